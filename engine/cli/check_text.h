// What is wrong with a text of a lesson: formulas and furigana that do not parse, links
// that lead nowhere, dollar signs that became a formula unmeant, and furigana that did not
// become any.
#ifndef KYUBI_CLI_CHECK_TEXT_H
#define KYUBI_CLI_CHECK_TEXT_H

#include "cli/check.h"

// Where a text stands.
typedef struct TextPlace {
    const char *file;     // as errors name it
    const char *source;   // the text of that file; NULL: not at hand
    int line;             // of the block that the text belongs to
    const Target *target; // whose terms may be linked to
    const Lesson *lesson; // whose pages may be linked to; NULL: none
} TextPlace;

// A text in one language being looked through.
typedef struct Passage {
    Check *check;
    const TextPlace *place;
    const char *text;
} Passage;

// Finds `about` in line `line_within` (from 1) of the passage.
void passage_found(const Passage *passage, Error *about, int line_within);

// Looks through both languages.
void check_text(Check *check, const TextPlace *place, const Text *text);

// The line of `source` on which line `within` (from 1) of the string `words` stands, as its
// author wrote it, in quotes or long brackets, looking from line `from` on; `from` where it
// is not found.
int source_line(const char *source, int from, const char *words, int within);

#endif
