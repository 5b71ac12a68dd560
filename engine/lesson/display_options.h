// What can be set of displays: the only list of it. From its rows come the fields of the
// lesson words (jail/api/words_display.lua says them to people), what a page may carry, the
// card of a display on the desk, and what the lab remembers.
//
// To add one: a field of DisplayOptions (lesson/display.h), a row here, its words
// `option.NAME` (and for a choice `option.NAME.CHOICE` of each), its name in the rows of
// the displays that take it (lesson/display.c), and a field of their lesson words.
#ifndef KYUBI_LESSON_DISPLAY_OPTIONS_H
#define KYUBI_LESSON_DISPLAY_OPTIONS_H

#include "lesson/display.h"
#include "lesson/fields.h"

typedef enum DisplayOptionKind {
    OPTION_FLAG,   // 0 or 1
    OPTION_CHOICE, // the place of a word of `choices`
    OPTION_WIRES,  // a mask of wires; 0: what `choices` says
    OPTION_WIRE,   // one, or -1
    OPTION_NUMBER, // whole, `from` … `to`
    OPTION_SEED,   // 0 … 2^53
    OPTION_PAULI,  // a Pauli string (circuit/means.h); 0: none
    OPTION_BITS,   // which classical bits (circuit/bits_seen.h); 0: none
    OPTION_BARS    // what is predicted of bars (lesson/prediction.h); 0: nothing yet
} DisplayOptionKind;

typedef struct DisplayOption {
    const char *name; // "basis"; also the field of a lesson word
    DisplayOptionKind kind;
    size_t offset; // in DisplayOptions; an int there, but of OPTION_SEED, OPTION_PAULI and
                   // OPTION_BARS a uint64_t
    const char *choices; // OPTION_CHOICE: "z x y", blanks between; OPTION_WIRES: what no
                         // wire means ("none": the words option.none), NULL: all of them
    long long from, to;
    long long usual; // what it is where nothing is said
} DisplayOption;

int display_options(void);
const DisplayOption *display_option(int index);
const DisplayOption *display_option_find(const char *name); // NULL: there is none such
bool display_takes(const DisplayKind *kind, const DisplayOption *option);

DisplayOptions display_options_usual(void);
long long display_option_value(const DisplayOptions *options, const DisplayOption *option);
// False where the value is out of its range (wires: of `qubits`), and nothing is changed.
bool display_option_set(DisplayOptions *options, const DisplayOption *option,
                        long long value, int qubits);

// How many words an OPTION_CHOICE has, the place of one (-1: none such), and the word at a
// place.
enum { CHOICE_TEXT = 24 };
int display_choices(const DisplayOption *option);
int display_choice_find(const DisplayOption *option, const char *word);
void display_choice(const DisplayOption *option, int place, char word[CHOICE_TEXT]);

// The names of all, behind those of `own` (NULL-ended): the fields that may be there.
enum { MOST_DISPLAY_FIELDS = 96, MAX_SHOTS = 1000000 };
void display_field_names(const char *const *own, const char *names[MOST_DISPLAY_FIELDS]);

// Reads those that the kind takes from a page's fields: a flag as true or false, a choice
// by its word, wires as a mask, the rest as numbers. Faults are the fields' own.
DisplayOptions display_options_read(Fields *fields, const DisplayKind *kind, int qubits);

#endif
