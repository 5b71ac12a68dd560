// What `kyubi check` found: errors with their place, in the order they were found until
// they are sorted. A key's severity stands in one table here; everything that is not named
// there is an error. What can be found at all is told from the same tables (`kyubi doc
// --findings`).
#ifndef KYUBI_CLI_FINDINGS_H
#define KYUBI_CLI_FINDINGS_H

#include "base/command.h"
#include "base/data.h"

#include <stdio.h>

// Zero is an empty list.
typedef struct Findings {
    Error *rows;
    int count, room;
    int errors; // how many are no mere warnings
} Findings;

// Adds a copy.
void findings_add(Findings *findings, const Error *about);
void findings_clear(Findings *findings);

// By file, in the order in which files first come, and by line; what has no line is last.
// What is alike in both stays as it was found.
void findings_sort(Findings *findings);

bool finding_warns(const char *key); // a warning does not fail the check

// One line each, "file:line: sentence", and below it, set in, what helps with a usual
// mistake (lesson/mistakes.h).
void findings_print(const Findings *findings, const Words *words, Lang lang, FILE *to);

// The list of `kyubi check --json`: objects of code, severity, file, line (0: none),
// message and, where there is one, hint. Yours.
Data *findings_data(const Findings *findings, const Words *words, Lang lang);

// Whether a key of the words is the code of a finding.
bool finding_is(const char *key);

// All codes with their severity and what to do, to the context's `out`: for a terminal, as
// a table in both languages, and as a list of objects of code, severity, ja and en.
void findings_text(const CommandContext *context);
void findings_markdown(const CommandContext *context);
void findings_json(const CommandContext *context);

#endif
