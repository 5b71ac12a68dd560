#include "lesson/display_options.h"

#include "circuit/bits_seen.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define AT(field) offsetof(DisplayOptions, field)
static const DisplayOption ROWS[] = {
    {"qubit", OPTION_WIRE, AT(qubit), NULL, -1, 0, -1},
    {"wires", OPTION_WIRES, AT(wires), NULL, 0, 0, 0},
    {"shots", OPTION_NUMBER, AT(shots), NULL, 0, MAX_SHOTS, 0},
    {"seed", OPTION_SEED, AT(seed), NULL, 0, 1LL << 53, 1},
    {"sort", OPTION_CHOICE, AT(sort), "value likely", 0, 0, 0},
    {"falls", OPTION_FLAG, AT(falls), NULL, 0, 1, 0},
    {"bits", OPTION_BITS, AT(bits), NULL, 0, ALL_BITS + MAX_REGISTERS, 0},
    {"predict", OPTION_FLAG, AT(predict), NULL, 0, 1, 0},
    {"foreseen", OPTION_BARS, AT(foreseen), NULL, 0, (1LL << 57) - 1, 0},
    {"given", OPTION_WIRES, AT(given), "usual", 0, 0, 0},
    {"table", OPTION_CHOICE, AT(table), "column row joint", 0, 0, 0},
    {"pauli", OPTION_PAULI, AT(pauli), NULL, 0, 1LL << 40, 0},
    {"angles", OPTION_FLAG, AT(angles), NULL, 0, 1, 0},
    {"components", OPTION_FLAG, AT(components), NULL, 0, 1, 0},
    {"trail", OPTION_FLAG, AT(trail), NULL, 0, 1, 0},
    {"cloud", OPTION_FLAG, AT(cloud), NULL, 0, 1, 0},
    {"connected", OPTION_FLAG, AT(connected), NULL, 0, 1, 0},
    {"large", OPTION_FLAG, AT(large), NULL, 0, 1, 0},
    {"part", OPTION_CHOICE, AT(part), "until column", 0, 1, 0},
    {"measure", OPTION_CHOICE, AT(measure), "concurrence information entropy", 0, 2, 0},
    {"shape", OPTION_CHOICE, AT(shape), "ring map", 0, 1, 0},
    {"style", OPTION_CHOICE, AT(style), "city hinton table", 0, 2, 0},
    {"height", OPTION_CHOICE, AT(height), "modulus real imaginary", 0, 2, 0},
    {"form", OPTION_CHOICE, AT(form), "usual grid list map", 0, 3, 0},
    {"basis", OPTION_CHOICE, AT(basis), "z x y bell", 0, 3, 0},
    {"x_wires", OPTION_WIRES, AT(x_wires), "none", 0, 0, 0},
    {"y_wires", OPTION_WIRES, AT(y_wires), "none", 0, 0, 0},
    {"bell_wires", OPTION_WIRES, AT(bell_wires), "none", 0, 0, 0},
    {"groups", OPTION_CHOICE, AT(groups), "named one bits numbers", 0, 3, 0},
    {"joined", OPTION_FLAG, AT(joined), NULL, 0, 1, 0},
};
#undef AT

int display_options(void) {
    return (int)(sizeof ROWS / sizeof *ROWS);
}

const DisplayOption *display_option(int index) {
    return &ROWS[index];
}

const DisplayOption *display_option_find(const char *name) {
    for (int i = 0; i < display_options(); i++)
        if (!strcmp(ROWS[i].name, name)) return &ROWS[i];
    return NULL;
}

// --- lists of words with blanks between

static const char *word_at(const char *list, int place, size_t *length) {
    while (place-- > 0) {
        list += strcspn(list, " ");
        list += strspn(list, " ");
    }
    *length = strcspn(list, " ");
    return list;
}

static int place_of(const char *list, const char *word) {
    size_t length, wanted = strlen(word);
    for (int i = 0;; i++) {
        const char *at = word_at(list, i, &length);
        if (!length) return -1;
        if (length == wanted && !memcmp(at, word, length)) return i;
    }
}

bool display_takes(const DisplayKind *kind, const DisplayOption *option) {
    return place_of(kind->options, option->name) >= 0;
}

int display_choices(const DisplayOption *option) {
    size_t length;
    int count = 0;
    while (word_at(option->choices, count, &length) && length)
        count++;
    return count;
}

int display_choice_find(const DisplayOption *option, const char *word) {
    return place_of(option->choices, word);
}

void display_choice(const DisplayOption *option, int place, char word[CHOICE_TEXT]) {
    size_t length;
    const char *at = word_at(option->choices, place, &length);
    snprintf(word, CHOICE_TEXT, "%.*s", (int)length, at);
}

// --- values

static bool is_long(const DisplayOption *option) {
    return option->kind == OPTION_SEED || option->kind == OPTION_PAULI ||
           option->kind == OPTION_BARS;
}

long long display_option_value(const DisplayOptions *options, const DisplayOption *option) {
    const char *at = (const char *)options + option->offset;
    if (is_long(option)) return (long long)*(const uint64_t *)(const void *)at;
    return *(const int *)(const void *)at;
}

static void put(DisplayOptions *options, const DisplayOption *option, long long value) {
    char *at = (char *)options + option->offset;
    if (is_long(option))
        *(uint64_t *)(void *)at = (uint64_t)value;
    else
        *(int *)(void *)at = (int)value;
}

DisplayOptions display_options_usual(void) {
    DisplayOptions options = {0};
    for (int i = 0; i < display_options(); i++)
        put(&options, &ROWS[i], ROWS[i].usual);
    return options;
}

static long long most(const DisplayOption *option, int qubits) {
    switch (option->kind) {
    case OPTION_CHOICE:
        return display_choices(option) - 1;
    case OPTION_WIRES:
        return (1LL << qubits) - 1;
    case OPTION_WIRE:
        return qubits - 1;
    default:
        return option->to;
    }
}

bool display_option_set(DisplayOptions *options, const DisplayOption *option,
                        long long value, int qubits) {
    if (value < option->from || value > most(option, qubits)) return false;
    put(options, option, value);
    return true;
}

void display_field_names(const char *const *own, const char *names[MOST_DISPLAY_FIELDS]) {
    int count = 0;
    while (own[count]) {
        names[count] = own[count];
        count++;
    }
    assert(count + display_options() < MOST_DISPLAY_FIELDS);
    for (int i = 0; i < display_options(); i++)
        names[count++] = ROWS[i].name;
    names[count] = NULL;
}

static long long read_choice(Fields *fields, const DisplayOption *option) {
    char word[CHOICE_TEXT];
    if (!fields_has(fields, option->name)) return option->usual;
    fields_word(fields, option->name, word, sizeof word, true);
    int place = display_choice_find(option, word);
    if (place < 0) fields_fault(fields, option->name);
    return place < 0 ? option->usual : place;
}

static long long read_value(Fields *fields, const DisplayOption *option, int qubits) {
    if (option->kind == OPTION_FLAG)
        return fields_bool(fields, option->name, option->usual != 0);
    if (option->kind == OPTION_CHOICE) return read_choice(fields, option);
    return fields_integer(fields, option->name, option->from, most(option, qubits),
                          option->usual);
}

DisplayOptions display_options_read(Fields *fields, const DisplayKind *kind, int qubits) {
    DisplayOptions options = display_options_usual();
    for (int i = 0; i < display_options(); i++)
        if (display_takes(kind, &ROWS[i]))
            put(&options, &ROWS[i], read_value(fields, &ROWS[i], qubits));
    return options;
}
