#include "desk/display_card.h"

#include "circuit/bits_seen.h"
#include "circuit/names.h"
#include "desk/desk_inside.h"

#include <stdio.h>

// Of numbers with a wide range these are offered, as far as they are in it.
static const long long steps[] = {0, 10, 100, 1000, 10000, 100000};
enum { STEPS = sizeof steps / sizeof *steps, FEW = 10 };

bool display_card_open(Desk *desk, Spot spot) {
    Shown shown;
    if (!shown_find(desk, spot, &shown)) return false;
    if (desk->choices.open == CHOICES_DISPLAY) choices_close(desk);
    desk->display_card = display_spot(DISPLAY_GROUND, spot.b, spot.c);
    choices_open(desk, CHOICES_DISPLAY, (Spot){.kind = SPOT_CLOSE});
    return true;
}

// --- pressed

static long long toggled(const Shown *shown, const DisplayOption *option, int wire) {
    long long all = (1LL << run_qubits(shown->model.run)) - 1;
    long long mask = display_option_value(&shown->model.options, option);
    if (wire < 0) return 0;
    mask = mask ? mask ^ (1LL << wire) : 1LL << wire;
    return mask == all && !option->choices ? 0 : mask;
}

static void set_option(Desk *desk, int index, int value) {
    Shown shown;
    if (index < 0 || index >= display_options()) return;
    const DisplayOption *option = display_option(index);
    if (!shown_find(desk, desk->display_card, &shown)) return;
    long long next = option->kind == OPTION_WIRES ? toggled(&shown, option, value) : value;
    shown_set(desk, &shown, option, next);
}

static void step(Desk *desk, int by) {
    Shelf next = desk->shelving.now;
    Spot *subject = &desk->display_card;
    if (subject->c != DISPLAY_SHELVED || subject->b >= next.count) return;
    subject->b = shelf_step(&next, subject->b, by);
    shelving_change(desk, &next);
}

static void other_side(Desk *desk) {
    Shelf next = desk->shelving.now;
    Spot subject = desk->display_card;
    if (subject.c != DISPLAY_SHELVED || subject.b >= next.count) return;
    next.at[subject.b].below = !next.at[subject.b].below;
    shelving_change(desk, &next);
}

void display_card_press(Desk *desk, Spot spot) {
    if (spot.a == DISPLAY_OPTION) set_option(desk, spot.b, spot.c);
    if (spot.a == DISPLAY_STEP) step(desk, spot.b);
    if (spot.a == DISPLAY_SIDE) other_side(desk);
}

// --- drawn

static void add(ChoiceRow *row, const char *words, DisplayAct act, int b, int c, bool on) {
    if (row->count == MOST_CHOICES) return;
    row->choices[row->count++] =
        (Choice){.words = words, .spot = display_spot(act, b, c), .on = on};
}

static void add_words(Scene *scene, ChoiceRow *row, int index, long long value) {
    const DisplayOption *option = display_option(index);
    static const char *const flags[] = {"option.off", "option.on"};
    if (option->kind == OPTION_FLAG)
        for (int i = 0; i < 2; i++)
            add(row, scene_word(scene, flags[i]), DISPLAY_OPTION, index, i, value == i);
    if (option->kind != OPTION_CHOICE) return;
    for (int i = 0; i < display_choices(option); i++) {
        char word[CHOICE_TEXT], key[64];
        display_choice(option, i, word);
        snprintf(key, sizeof key, "option.%s.%s", option->name, word);
        add(row, scene_word(scene, key), DISPLAY_OPTION, index, i, value == i);
    }
}

// By their names; first of all, all of them, or what none of them means.
static void add_wires(Scene *scene, ChoiceRow *row, int index, long long value,
                      const Shown *shown) {
    const DisplayOption *option = display_option(index);
    bool mask = option->kind == OPTION_WIRES;
    const char *none = mask && option->choices ? option->choices : "all";
    char key[64];
    snprintf(key, sizeof key, "option.%s", none);
    add(row, scene_word(scene, key), DISPLAY_OPTION, index, -1, mask ? !value : value < 0);
    for (int w = 0; w < run_qubits(shown->model.run); w++) {
        char name[WIRE_LABEL];
        circuit_wire_label(shown->model.circuit, w, name);
        add(row, scene_keep(scene, name), DISPLAY_OPTION, index, w,
            mask ? value >> w & 1 : value == w);
    }
}

// Of the circuit's wires, of all its bits, or of one of its registers.
static void add_bits(Scene *scene, ChoiceRow *row, int index, long long value,
                     const Circuit *circuit) {
    int registers = circuit_bit_registers(circuit);
    add(row, scene_word(scene, "option.bits.wires"), DISPLAY_OPTION, index, NO_BITS,
        value == NO_BITS);
    if (registers != 1)
        add(row, scene_word(scene, "option.bits.all"), DISPLAY_OPTION, index, ALL_BITS,
            value == ALL_BITS);
    for (int i = 0; i < registers; i++)
        add(row, scene_keep(scene, circuit_bit_register(circuit, i).name), DISPLAY_OPTION,
            index, FIRST_REGISTER + i, value == FIRST_REGISTER + i);
}

static void add_numbers(Scene *scene, ChoiceRow *row, int index, long long value) {
    const DisplayOption *option = display_option(index);
    bool few = option->to - option->from <= FEW;
    for (long long i = 0; i <= (few ? option->to - option->from : STEPS - 1); i++) {
        long long number = few ? option->from + i : steps[i];
        if (number < option->from || number > option->to) continue;
        bool none = !number && !few;
        const char *words = none ? scene_word(scene, "option.none")
                                 : scene_say(scene, "desk.plain", "%lld", number);
        add(row, words, DISPLAY_OPTION, index, (int)number, value == number);
    }
}

static void add_option(Scene *scene, ChoiceSheet *sheet, int index, const Shown *shown) {
    const DisplayOption *option = display_option(index);
    char key[64];
    snprintf(key, sizeof key, "option.%s", option->name);
    ChoiceRow *row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, key);
    long long value = display_option_value(&shown->model.options, option);
    bool wires = option->kind == OPTION_WIRES || option->kind == OPTION_WIRE;
    if (wires)
        add_wires(scene, row, index, value, shown);
    else if (option->kind == OPTION_BITS)
        add_bits(scene, row, index, value, run_circuit(shown->model.run));
    else if (option->kind == OPTION_NUMBER)
        add_numbers(scene, row, index, value);
    else
        add_words(scene, row, index, value);
}

static void add_place(Scene *scene, ChoiceSheet *sheet, bool below) {
    ChoiceRow *row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "display.place");
    add(row, scene_word(scene, "display.up"), DISPLAY_STEP, -1, 0, false);
    add(row, scene_word(scene, "display.down"), DISPLAY_STEP, 1, 0, false);
    add(row, scene_word(scene, below ? "display.to_right" : "display.to_below"),
        DISPLAY_SIDE, 0, 0, false);
}

// A circuit that measures nothing has no bits to read.
static bool has_choice(const Shown *shown, const DisplayOption *option) {
    return option->kind != OPTION_BITS || circuit_measures(run_circuit(shown->model.run)) ||
           display_option_value(&shown->model.options, option);
}

ChoiceSheet display_card_sheet(const Desk *looked, Scene *scene) {
    Desk *desk = (Desk *)looked; // looks only
    ChoiceSheet sheet = {.title = scene_word(scene, "shelf.title"), .done = -1};
    Spot subject = desk->display_card;
    Shown shown;
    const SpotArea *gear =
        scene_find(scene, display_spot(DISPLAY_CARD, subject.b, subject.c));
    if (!gear) gear = scene_find(scene, subject);
    if (gear) sheet.at = gear->rect;
    if (!shown_find(desk, subject, &shown)) return sheet;
    sheet.title = display_title(scene, shown.kind);
    sheet.note = display_about(scene, shown.kind);
    for (int i = 0; i < display_options() && sheet.count < MOST_CHOICE_ROWS - 1; i++)
        if (shown_may_set(desk, &shown, display_option(i)) &&
            has_choice(&shown, display_option(i)))
            add_option(scene, &sheet, i, &shown);
    if (subject.c == DISPLAY_SHELVED)
        add_place(scene, &sheet, desk->shelving.now.at[subject.b].below);
    sheet.buttons[sheet.button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .icon = "larger",
                 .words = scene_word(scene, "display.enlarge"),
                 .spot = display_spot(DISPLAY_ENLARGE, subject.b, subject.c)};
    sheet.buttons[sheet.button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .icon = "copy",
                 .words = scene_word(scene, "display.copy"),
                 .spot = display_spot(DISPLAY_COPY, subject.b, subject.c)};
    return sheet;
}
