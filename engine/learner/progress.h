// What one learner did, kept in a folder of theirs (SQLite, full durability for answers):
// per exercise tried, hinted, right and when; the page to return to and what was opened on
// it; settings; the lab.
// Nothing here names a person.
#ifndef KYUBI_LEARNER_PROGRESS_H
#define KYUBI_LEARNER_PROGRESS_H

#include "base/error.h"

#include <stdint.h>

typedef struct Progress Progress;

// Opens (makes, if new) the record in `folder`. A damaged file is set aside under a name
// with the date; a new one is begun with what can be read of it and of its copies, and
// progress_recovered then gives that name. On media that cannot be written it is read.
// Fails: progress.folder, progress.newer (written by a later Kyubi), progress.busy.
Progress *progress_open(const char *folder, Error *err);
// A record in memory, to go on with when there is no folder to keep one in. Everything
// works and is gone at the end.
Progress *progress_open_memory(void);
// progress_open on another of SQLite's file systems ("disk"), by name: tests bring one that
// forgets.
Progress *progress_open_on(const char *folder, const char *disk, Error *err);
void progress_close(Progress *progress); // makes a copy, if anything was written
// Copies the record, if anything was written since the last copy: between two tasks, for it
// takes some 50 ms after a year. Never fails: the record itself is safe.
void progress_copy(Progress *progress, int64_t when);
void progress_copy_daily(Progress *progress, int64_t when); // once a day of a sitting
// The damaged file's name, "" where there was none any more but a copy; NULL when all was
// well. And the attempts that were found again.
const char *progress_recovered(const Progress *progress);
int progress_found_again(const Progress *progress);
// The sentence of both, a key of assets/words.tsv.
const char *progress_recovered_how(const Progress *progress);

// Who asks many things at once, as the library does, holds the record meanwhile: its file
// is locked once and not for each of them, which a network drive is slow at. Nothing is
// written until it is let go.
void progress_hold(const Progress *progress);
void progress_let_go(const Progress *progress);

typedef struct Attempt {
    const char *lesson, *exercise; // ids
    const char *answer;            // as the learner gave it, JSON
    const char *misconception;     // "M07", NULL or ""
    bool right;
    int hints; // hints seen before this attempt
    uint64_t seed;
    int64_t when; // seconds since 1970, from the caller
    int minutes;  // of work since the exercise's last attempt, without pauses
} Attempt;

// Returns only when the attempt is on the disk. Fails: progress.unwritable (disk full, read
// only …).
bool progress_attempt(Progress *progress, const Attempt *attempt, Error *err);

typedef struct ExerciseRecord {
    int tries;
    int hints;        // most hints seen
    bool right;       // ever
    bool right_first; // the first try was right, without hints
    int64_t last_when;
    int minutes; // of work in all
} ExerciseRecord;

// All zero when never tried.
ExerciseRecord progress_exercise(const Progress *progress, const char *lesson,
                                 const char *exercise);
int progress_right_count(const Progress *progress,
                         const char *lesson); // exercises ever right
bool progress_hint(Progress *progress, const char *lesson, const char *exercise, int hints,
                   Error *err);

// The page to return to, from 0, and how many there were; false when the lesson was never
// opened.
bool progress_place(const Progress *progress, const char *lesson, int *page, int *pages);
bool progress_set_place(Progress *progress, const char *lesson, int page, int pages,
                        int64_t when, Error *err);
// How many steps of that page the learner had gone on; set_place begins at 0.
int progress_step(const Progress *progress, const char *lesson);
bool progress_set_step(Progress *progress, const char *lesson, int page, int pages,
                       int step, int64_t when, Error *err); // both at once

// What looks behind on a page is open, or closed (again), as the learner left it. Unknown:
// closed.
bool progress_set_behind(Progress *progress, const char *lesson, const char *page,
                         const char *section, bool open, Error *err);
// Calls `each` for every section of the lesson that is open; its texts last for the call.
void progress_each_behind(const Progress *progress, const char *lesson,
                          void (*each)(void *to, const char *page, const char *section),
                          void *to);

bool progress_finish(Progress *progress, const char *lesson, int64_t when,
                     Error *err); // walked to its end
bool progress_finished(const Progress *progress, const char *lesson);
// It was opened again after it was done.
bool progress_reread(const Progress *progress, const char *lesson);
// The lesson opened last; "" when none was. Yours to free.
char *progress_last_lesson(const Progress *progress);
// The one opened last but `back`; "" when there were not so many. Yours to free.
char *progress_lesson_before(const Progress *progress, int back);

// Settings and saved texts: "lang", "theme", "window", "lab" … NULL when not set; yours to
// free.
char *progress_text(const Progress *progress, const char *key);
bool progress_set_text(Progress *progress, const char *key, const char *text, Error *err);

#endif
