// A check under way: the packs that were named, what their links may lead to, and what was
// found so far. What is looked for stands in check_text, check_lesson and check_layout.
#ifndef KYUBI_CLI_CHECK_H
#define KYUBI_CLI_CHECK_H

#include "base/command.h"
#include "cli/findings.h"
#include "lesson/glossary.h"
#include "lesson/pack.h"
#include "lesson/visit.h"
#include "type/fonts.h"
#include "type/furigana.h"

#include <stdint.h>

// A pack that was named, or one lesson of it.
typedef struct Target {
    Pack *pack;
    int only;           // index of the lesson that was named; -1: all of them
    bool lone;          // a lesson file that no pack.json names
    Glossary *glossary; // the pack's own; NULL
} Target;

typedef struct Check {
    const CommandContext *context;
    Budgets budgets; // zero: those of a learner's visit
    char *jail;
    Fonts *fonts;
    Glossary *glossary;
    Furigana *furigana; // the kanji of the school grades, and the courses' terms
    Target *targets;
    int target_count;
    Pack **known; // the courses that come with Kyubi: links may lead there
    int known_count;
    Findings findings;
    int lessons, exercises;
    int64_t began; // of the progress line, ms
    bool shown;    // it stands on the terminal
} Check;

// Fails where the fonts or the glossary are missing.
bool check_begin(Check *check, const CommandContext *context, Error *err);
void check_end(Check *check);

// A pack's folder, a folder of packs, or a lesson file. What cannot be read is a finding.
void check_add_path(Check *check, const char *path);

// Everything in what was added; with `layout` every page is laid out for every screen, too.
void check_all(Check *check, bool layout);

void check_found(Check *check, const Error *about);

bool check_knows_lesson(const Check *check, const char *id);
bool check_knows_term(const Check *check, const Target *target, const char *key);

// "what" on a terminal's last line once the check has taken a second; NULL takes it away.
void check_progress(Check *check, const char *what);

#endif
