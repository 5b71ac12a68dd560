#include "view/display_sheet.h"

#include "base/mem.h"
#include "circuit/short_form.h"
#include "lesson/display_options.h"
#include "view/picture.h"
#include "view/shelf_view.h"
#include "view/style.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// On the laptop; style_scale times as large elsewhere.
enum { MARGIN = 24, CELL = 400, HIGH = 280, SMALL = 58, GAP = 16, TITLE = 30 };

typedef struct Example {
    const char *title, *text;
    int wires;
    double noise; // the rate of depolarising
} Example;

static const Example EXAMPLES[] = {
    {"1", "ry(60 deg) 0; p(75 deg) 0", 1, 0},
    {"2", "ry(60 deg) 0; cx 0 1; s 1", 2, 0},
    {"5", "h 0; h 1; cp(pi/3) 0 1; cx 1 2; ry(1) 3; cx 3 4; t 4; h 1", 5, 0},
    {"12",
     "ry(0.4) 0; ry(0.8) 1; ry(1.2) 2; ry(1.6) 3; h 4; h 5; cx 4 6; cx 5 7; t 6; x 8; h 9; "
     "cx 9 10; cx 10 11; s 11",
     12, 0},
    {"20",
     "h 0; h 1; h 2; h 3; h 4; ry(0.3) 5; ry(0.6) 6; ry(0.9) 7; cx 0 8; cx 1 9; cx 2 10; "
     "cp(pi/4) 3 11; h 12; h 13; cp(pi/2) 12 13; t 12; x 14; h 15; cx 15 16; cx 16 17; h "
     "18; s 18; ry(2) 19",
     20, 0},
    {"3, measured", "h 0; cx 0 1; ry(1) 2; measure 0; if (c0 == 1) x 2; t 1", 3, 0},
    {"2, noisy", "ry(60 deg) 0; cx 0 1; s 1", 2, 0.1},
};
enum { EXAMPLE_COUNT = sizeof EXAMPLES / sizeof *EXAMPLES };

struct DisplaySheet {
    Circuit *circuits[EXAMPLE_COUNT];
    Run *runs[EXAMPLE_COUNT];
};

DisplaySheet *display_sheet_create(void) {
    DisplaySheet *sheet = mem_new(sizeof *sheet);
    for (int i = 0; i < EXAMPLE_COUNT; i++) {
        const Example *example = &EXAMPLES[i];
        RunOptions options = {.most_branches = 0};
        options.noise.rates[noise_find("depolarising")] = example->noise;
        sheet->circuits[i] = short_form_read(example->text, example->wires, NULL, NULL);
        assert(sheet->circuits[i]);
        sheet->runs[i] = run_create(sheet->circuits[i], options, NULL);
        if (!sheet->runs[i]) mem_out();
    }
    return sheet;
}

void display_sheet_destroy(DisplaySheet *sheet) {
    if (!sheet) return;
    for (int i = 0; i < EXAMPLE_COUNT; i++) {
        run_destroy(sheet->runs[i]);
        circuit_destroy(sheet->circuits[i]);
    }
    free(sheet);
}

// --- the choices of a display: all as usual, then one other at a time

typedef struct Variant {
    const DisplayOption *option; // NULL: all as usual
    int value;
} Variant;

enum { MOST_VARIANTS = 24 };

static int variants_of(const DisplayKind *kind, Variant out[MOST_VARIANTS]) {
    int count = 1;
    out[0] = (Variant){NULL, 0};
    for (int i = 0; i < display_options(); i++) {
        const DisplayOption *option = display_option(i);
        bool flag = option->kind == OPTION_FLAG, choice = option->kind == OPTION_CHOICE;
        if (!display_takes(kind, option) || !(flag || choice)) continue;
        int values = flag ? 2 : display_choices(option);
        for (int value = 0; value < values && count < MOST_VARIANTS; value++)
            if (value != option->usual) out[count++] = (Variant){option, value};
    }
    return count;
}

static const char *variant_title(Scene *scene, const DisplayKind *kind, Variant variant) {
    char title[96], word[CHOICE_TEXT] = "";
    const DisplayOption *option = variant.option;
    if (option && option->kind == OPTION_CHOICE)
        display_choice(option, variant.value, word);
    snprintf(title, sizeof title, "%s%s%s %s", kind->name, option ? ": " : "",
             option ? option->name : "", word);
    return scene_keep(scene, title);
}

static DisplayModel model_of(const DisplaySheet *sheet, const DisplayKind *kind,
                             Variant variant, int example) {
    const Run *run = sheet->runs[example];
    DisplayOptions options = display_options_usual();
    int qubits = run_qubits(run);
    if (display_takes(kind, display_option_find("shots"))) options.shots = 1000;
    if (variant.option) display_option_set(&options, variant.option, variant.value, qubits);
    return (DisplayModel){.run = run,
                          .after = run_columns(run),
                          .sight = {.run = run,
                                    .after = run_columns(run),
                                    .whole = run,
                                    .column = run_columns(run)},
                          .options = options,
                          .source = example,
                          .circuit = sheet->circuits[example]};
}

// --- placing

static double scaled(const Scene *scene, double px) {
    return px * style_scale(scene);
}

double display_sheet_width(const Scene *scene) {
    return scaled(scene, 2 * MARGIN + EXAMPLE_COUNT * (CELL + SMALL + 2 * GAP) + GAP);
}

static double row_height(const Scene *scene) {
    return scaled(scene, TITLE + HIGH + GAP);
}

double display_sheet_height(const Scene *scene, int kind) {
    Variant variants[MOST_VARIANTS];
    return variants_of(display_kind(kind), variants) * row_height(scene);
}

// In its normal form, and beside it as a thumbnail of one wire and one of two.
static void add_cell(Scene *scene, const char *name, DisplayModel *model, double x,
                     double y) {
    double wide = scaled(scene, CELL), small = scaled(scene, SMALL);
    double high = display_view_find(name)->height(scene, model, wide);
    double most = scaled(scene, HIGH - 4);
    display_add(scene, (Rect){x, y, wide, high < most ? high : most}, name, model);
    model->form = DISPLAY_THUMB;
    for (int i = 0; i < 2; i++) {
        Rect rect = {x + wide + scaled(scene, GAP), y + i * (small + scaled(scene, GAP)),
                     small, (i + 1) * small};
        scene_box(scene, rect, 4, INK_SHEET, INK_EDGE);
        display_add(scene, rect_inset(rect, 3), name, model);
    }
}

static void add_title(Scene *scene, const char *title, int example, double x, double y) {
    Type type = style_bold(scene, ROLE_SMALL, INK_INK);
    type.width = scaled(scene, CELL);
    const char *words = scene_keep(scene, EXAMPLES[example].title);
    double used = scene_words(scene, words, x, y + 1.2 * type.size, type).w;
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.width = scaled(scene, CELL) - used - scaled(scene, GAP);
    scene_words(scene, title, x + used + scaled(scene, GAP), y + 1.2 * type.size, soft);
}

void display_sheet_add(Scene *scene, const DisplaySheet *sheet, int kind, double y) {
    const DisplayKind *row = display_kind(kind);
    Variant variants[MOST_VARIANTS];
    int count = variants_of(row, variants);
    for (int v = 0; v < count; v++, y += row_height(scene)) {
        const char *title = variant_title(scene, row, variants[v]);
        scene_rule(scene, scaled(scene, MARGIN), y,
                   display_sheet_width(scene) - scaled(scene, MARGIN), y);
        for (int i = 0; i < EXAMPLE_COUNT; i++) {
            double x = scaled(scene, MARGIN + i * (CELL + SMALL + 2 * GAP + 2));
            DisplayModel model = model_of(sheet, row, variants[v], i);
            add_title(scene, title, i, x, y);
            double top = y + scaled(scene, TITLE);
            const char *why = display_too_large(scene, row, model.run);
            Rect room = {x, top, scaled(scene, CELL), scaled(scene, HIGH)};
            if (why)
                picture_sentence_add(scene, why, room);
            else
                add_cell(scene, row->name, &model, x, top);
        }
    }
}
