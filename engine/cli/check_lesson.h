// One lesson read and played through in its jail: what the jail reports, texts that do not
// read, answers that are not judged as the lesson says.
#ifndef KYUBI_CLI_CHECK_LESSON_H
#define KYUBI_CLI_CHECK_LESSON_H

#include "cli/check.h"

// What the jail said to the answers that were played, for the layout check.
typedef struct Said {
    int exercise;
    Verdict verdict;
} Said;
typedef struct SaidList {
    Said *rows;
    int count;
} SaidList;
void said_free(SaidList *said);

// What pack.json itself says: its texts, and lessons that others require.
void check_pack(Check *check, const Target *target);

// False when the lesson could not be read at all. `said` is filled, yours to free.
bool check_lesson(Check *check, const Target *target, int index, SaidList *said);

#endif
