#include "lesson/shelf.h"

#include "base/mem.h"
#include "lesson/display_options.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAB_SHOTS = 1000 };

static const char *const folds[SHELF_FOLDS] = {
    [SHELF_FOLDED] = "folded", [SHELF_FITTING] = "fitting"};
static const char below_word[] = "below";

// --- what is usual

static const struct {
    const char *name;
    ShelfFold fold;
    bool below;
} usual[] = {
    {"bloch", SHELF_OPEN, false},    {"correlations", SHELF_FITTING, false},
    {"ket", SHELF_OPEN, false},      {"amplitudes", SHELF_FOLDED, false},
    {"histogram", SHELF_OPEN, true},
};

static DisplayOptions options_of(const DisplayKind *kind) {
    DisplayOptions options = display_options_usual();
    const DisplayOption *shots = display_option_find("shots");
    if (display_takes(kind, shots))
        display_option_set(&options, shots, LAB_SHOTS, MAX_WIRES);
    if (display_takes(kind, display_option_find("falls"))) options.falls = 1;
    return options;
}

Shelf shelf_usual(void) {
    Shelf shelf = {.count = 0};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        const DisplayKind *kind = display_find(usual[i].name);
        if (!kind) continue;
        shelf.at[shelf.count++] = (Shelved){.kind = kind,
                                            .options = options_of(kind),
                                            .fold = usual[i].fold,
                                            .below = usual[i].below};
    }
    return shelf;
}

// --- changes

static bool same_options(const DisplayOptions *a, const DisplayOptions *b) {
    for (int i = 0; i < display_options(); i++)
        if (display_option_value(a, display_option(i)) !=
            display_option_value(b, display_option(i)))
            return false;
    return true;
}

bool shelf_same(const Shelf *a, const Shelf *b) {
    if (a->count != b->count) return false;
    for (int i = 0; i < a->count; i++) {
        const Shelved *x = &a->at[i], *y = &b->at[i];
        if (x->kind != y->kind || x->fold != y->fold || x->below != y->below) return false;
        if (!same_options(&x->options, &y->options)) return false;
    }
    return true;
}

bool shelf_add(Shelf *shelf, const DisplayKind *kind, bool below, Error *err) {
    if (shelf->count == MOST_SHELVED)
        return error_set(err, "shelf.full", "%d", MOST_SHELVED);
    shelf->at[shelf->count++] =
        (Shelved){.kind = kind, .options = options_of(kind), .below = below};
    return true;
}

void shelf_remove(Shelf *shelf, int index) {
    assert(index >= 0 && index < shelf->count);
    shelf->count--;
    for (int i = index; i < shelf->count; i++)
        shelf->at[i] = shelf->at[i + 1];
}

int shelf_move(Shelf *shelf, int index, int before, bool below) {
    Shelved moved = shelf->at[index];
    shelf_remove(shelf, index);
    if (before > index) before--;
    for (int i = shelf->count; i > before; i--)
        shelf->at[i] = shelf->at[i - 1];
    moved.below = below;
    shelf->at[before] = moved;
    shelf->count++;
    return before;
}

int shelf_holds(const Shelf *shelf, const DisplayKind *kind) {
    int count = 0;
    for (int i = 0; i < shelf->count; i++)
        count += shelf->at[i].kind == kind;
    return count;
}

int shelf_step(Shelf *shelf, int index, int by) {
    bool below = shelf->at[index].below;
    int to = index + by;
    while (to >= 0 && to < shelf->count && shelf->at[to].below != below)
        to += by;
    if (to < 0 || to >= shelf->count) return index;
    return shelf_move(shelf, index, by > 0 ? to + 1 : to, below);
}

// --- as a circuit has it

DisplayOptions shelf_options(const Shelved *shelved, int qubits) {
    DisplayOptions options = shelved->options, start = display_options_usual();
    for (int i = 0; i < display_options(); i++) {
        const DisplayOption *option = display_option(i);
        long long value = display_option_value(&options, option);
        if (option->kind == OPTION_WIRES) value &= (1LL << qubits) - 1;
        if (!display_option_set(&options, option, value, qubits))
            display_option_set(&options, option, display_option_value(&start, option),
                               qubits);
    }
    return options;
}

// --- its text

static void write_option(Buffer *text, const Shelved *shelved,
                         const DisplayOption *option) {
    DisplayOptions start = display_options_usual();
    long long value = display_option_value(&shelved->options, option);
    char word[CHOICE_TEXT];
    if (value == display_option_value(&start, option)) return;
    if (option->kind == OPTION_CHOICE) {
        display_choice(option, (int)value, word);
        buffer_print(text, " %s=%s", option->name, word);
    } else {
        buffer_print(text, " %s=%lld", option->name, value);
    }
}

char *shelf_write(const Shelf *shelf) {
    Buffer text = {0};
    for (int i = 0; i < shelf->count; i++) {
        const Shelved *shelved = &shelf->at[i];
        buffer_print(&text, "%s", shelved->kind->name);
        if (shelved->below) buffer_print(&text, " %s", below_word);
        if (shelved->fold) buffer_print(&text, " %s", folds[shelved->fold]);
        for (int k = 0; k < display_options(); k++)
            if (display_takes(shelved->kind, display_option(k)))
                write_option(&text, shelved, display_option(k));
        buffer_print(&text, "\n");
    }
    return buffer_take(&text);
}

static void read_option(Shelved *shelved, const char *name, const char *value) {
    const DisplayOption *option = display_option_find(name);
    char *end;
    if (!option || !display_takes(shelved->kind, option)) return;
    long long number = strtoll(value, &end, 10);
    if (option->kind == OPTION_CHOICE)
        number = display_choice_find(option, value);
    else if (*end || end == value)
        return;
    display_option_set(&shelved->options, option, number, MAX_WIRES);
}

static void read_word(Shelved *shelved, char *word) {
    char *value = strchr(word, '=');
    if (!strcmp(word, below_word)) shelved->below = true;
    for (int i = SHELF_FOLDED; i < SHELF_FOLDS; i++)
        if (!strcmp(word, folds[i])) shelved->fold = (ShelfFold)i;
    if (!value) return;
    *value = '\0';
    read_option(shelved, word, value + 1);
}

static void read_line(Shelf *shelf, char *line) {
    char *rest;
    char *name = strtok_r(line, " ", &rest), *word;
    const DisplayKind *kind = name ? display_find(name) : NULL;
    if (!kind || shelf->count == MOST_SHELVED) return;
    Shelved *shelved = &shelf->at[shelf->count++];
    *shelved = (Shelved){.kind = kind, .options = display_options_usual()};
    while ((word = strtok_r(NULL, " ", &rest)))
        read_word(shelved, word);
}

Shelf shelf_read(const char *text) {
    Shelf shelf = {.count = 0};
    char *copy = mem_text(text), *rest;
    for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        read_line(&shelf, line);
    free(copy);
    return shelf;
}
