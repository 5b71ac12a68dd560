// A look over a lesson before a show: pages keep the rules of a hall, nothing in it is left
// to a chance that is not fixed, planned minutes add up, notes are there in both languages,
// screens were found. Lines of ○ △ × with a sentence each.
#ifndef KYUBI_DESK_PREFLIGHT_H
#define KYUBI_DESK_PREFLIGHT_H

#include "desk/desk.h"

typedef enum PreflightMark {
    PREFLIGHT_GOOD,   // ○
    PREFLIGHT_ALMOST, // △ the show can go on, but somebody should know
    PREFLIGHT_BAD     // ×
} PreflightMark;

typedef struct PreflightLine {
    PreflightMark mark;
    char *words; // in the options' language, with the place where there is one
} PreflightLine;

typedef struct Preflight {
    PreflightLine *lines;
    int count;
    PreflightMark worst;
} Preflight;

typedef struct PreflightOptions {
    const Places *places;
    const Words *words;
    Fonts *fonts;
    Lang lang;
    const char *path;           // as of `kyubi present`; NULL: what comes with Kyubi
    const char *lesson;         // its id; NULL: the first that is written
    const char *const *screens; // names of those that were found; not told: NULL
    int screen_count;
    uint64_t seed; // as the show will have it; 0: 1
} PreflightOptions;

// Opens the lesson twice and looks. What cannot be opened is a line too. Given back with
// preflight_free.
Preflight hall_preflight(const PreflightOptions *options);
void preflight_free(Preflight *preflight);
const char *preflight_sign(PreflightMark mark); // "○"

#endif
