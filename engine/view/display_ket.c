// The state as a formula: a caption, a line or several for each branch, and what is left
// out.
#include "view/amplitudes.h"
#include "view/display_views.h"
#include "view/ket_lines.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include "circuit/run_seen.h"
#include "lesson/ket_plan.h"
#include "quantum/closed_form.h"
#include "quantum/gates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char head[] = "\\ket{\\psi} =";

// Where everything stands. The caption is beside the formula where that leaves it most of
// the width, else above.
typedef struct Sheet {
    const Kets *kets;
    KetLines lines[MOST_KETS];
    const char *before[MOST_KETS]; // "with probability 1/2"; NULL: it is the only one
    const char *caption;           // NULL: none
    double column;                 // width of what stands beside the formulas; 0: above
    double above;                  // height of the caption over them
    double between;                // … of what stands over each of several; 0: beside
    double width;                  // for the formulas
    const char *rest, *note;       // under them; NULL: nothing
    double height;
} Sheet;

static const char *ket_refusal(const Scene *scene, const DisplayModel *model,
                               const Kets *kets) {
    static const char *const keys[] = {[SEEN_PURE] = "ket.mixed",
                                       [SEEN_ENTANGLED] = "ket.entangled",
                                       [SEEN_BRANCHES] = "ket.mixed",
                                       [SEEN_NOISY] = "ket.noisy"};
    SeenAs seen = run_seen(model->run, model->after, (uint32_t)model->options.wires);
    return scene_word(scene, kets && kets->several ? "ket.branches" : keys[seen]);
}

static int usual_terms(DisplayForm form) {
    static const int terms[] = {
        [DISPLAY_NORMAL] = 8, [DISPLAY_THUMB] = 4, [DISPLAY_LARGE] = 32};
    return terms[form];
}

static const Kets *kets_of(const Scene *scene, const DisplayModel *model, int terms) {
    KetPlan plan = ket_plan(&model->options, model->circuit);
    plan.q0_left = scene_look(scene)->order == ORDER_FIRST_LEFT;
    plan.terms = terms;
    return run_seen_kets(model->run, model->after, &plan);
}

// "Now", or the moment's name; with the basis where it is not the usual one. Under a head
// that says what it is the basis alone, or nothing.
static const char *caption_of(Scene *scene, const DisplayModel *model) {
    const char *key = ket_plan_word(&model->options);
    const char *basis = key ? scene_word(scene, key) : NULL;
    if (model->headed && !model->label) return basis;
    const char *now = model->label ? model->label : scene_word(scene, "ket.now");
    return basis ? scene_say(scene, "ket.caption", "%s\t%s", now, basis) : now;
}

static const char *chance_text(Scene *scene, double weight) {
    char text[64], tex[96];
    if (!closed_form_real(weight, text, sizeof text, tex, sizeof tex) || strlen(text) > 6)
        snprintf(text, sizeof text, "%.1f %%", 100 * weight);
    return scene_say(scene, "ket.chance", "%s", text);
}

static Type label_type(const Scene *scene) {
    return style_type(scene, ROLE_LABEL, INK_SOFT);
}

// The widest of what might stand beside the formulas.
static double side_width(const Scene *scene, const Sheet *sheet) {
    Type type = label_type(scene);
    double wide =
        sheet->caption && !sheet->before[0] ? style_width(scene, sheet->caption, type) : 0;
    for (int i = 0; i < sheet->kets->count; i++)
        if (sheet->before[i]) wide = fmax(wide, style_width(scene, sheet->before[i], type));
    return ceil(wide + 28 * picture_unit(scene));
}

static void place_words(const Scene *scene, Sheet *sheet, double width) {
    double pitch = style_pitch(scene, ROLE_LABEL) + 4 * picture_unit(scene);
    double column = side_width(scene, sheet);
    bool beside = sheet->caption && column < 0.3 * width;
    bool several = sheet->before[0] != NULL;
    // A formula that needs all of the width has it.
    if (!several && sheet->kets->count && sheet->lines[0].whole > width - column)
        beside = false;
    sheet->column = beside ? column : 0;
    sheet->above = sheet->caption && (several || !beside) ? pitch : 0;
    sheet->between = several && !beside ? pitch : 0;
    sheet->width = width - sheet->column;
}

// One size for all: the full one where that fits, else down to 0.8 of it, else several
// lines.
static double size_for(const Scene *scene, const Sheet *sheet, double full) {
    double least = fmax(scene_look(scene)->metrics.least, 0.8 * full), whole = 0;
    for (int i = 0; i < sheet->kets->count; i++)
        whole = fmax(whole, sheet->lines[i].whole);
    double size = whole > sheet->width ? floor(full * sheet->width / whole) : full;
    return size < least ? fmax(least, round(0.9 * full)) : size;
}

static double rest_height(const Scene *scene, const char *words, double width) {
    return words ? picture_sentence_height(scene, words, width) + 4 * picture_unit(scene)
                 : 0;
}

// Never 0 or 100 of what is neither.
static const char *percent_text(Scene *scene, double p) {
    char text[32];
    percent_write(p, text, sizeof text);
    return scene_keep(scene, text);
}

static const char *rest_of(Scene *scene, const Kets *kets) {
    double others = 0, probability = 0;
    for (int i = 0; i < kets->count; i++) {
        others += kets->formula[i]->others;
        probability += kets->weight[i] * kets->formula[i]->others_probability;
    }
    if (others < 0.5) return NULL;
    return scene_say(scene, "ket.others", "%.0f\t%s", others,
                     percent_text(scene, probability));
}

static Sheet sheet_of(Scene *scene, const DisplayModel *model, double width, int terms) {
    bool thumb = model->form == DISPLAY_THUMB, large = model->form == DISPLAY_LARGE;
    Sheet sheet = {.kets = kets_of(scene, model, terms)};
    double full = scene_look(scene)->metrics.display_formula * (large ? 1.2 : 1);
    if (thumb) full = fmax(scene_look(scene)->metrics.least, 0.7 * full);
    sheet.caption = thumb ? NULL : caption_of(scene, model);
    for (int i = 0; i < sheet.kets->count; i++) {
        if (sheet.kets->count > 1 && !thumb)
            sheet.before[i] = chance_text(scene, sheet.kets->weight[i]);
        sheet.lines[i] = ket_lines(scene, sheet.kets->formula[i], thumb ? "" : head, full);
    }
    place_words(scene, &sheet, width);
    double size = size_for(scene, &sheet, full);
    sheet.height = sheet.above;
    for (int i = 0; i < sheet.kets->count; i++) {
        ket_lines_break(&sheet.lines[i], size, sheet.width);
        sheet.height += sheet.between + ket_lines_height(&sheet.lines[i]);
    }
    sheet.rest = thumb ? NULL : rest_of(scene, sheet.kets);
    sheet.note = large ? scene_word(scene, "ket.phase") : NULL;
    sheet.height +=
        rest_height(scene, sheet.rest, width) + rest_height(scene, sheet.note, width);
    return sheet;
}

static void sheet_end(Sheet *sheet) {
    for (int i = 0; i < sheet->kets->count; i++)
        ket_lines_free(&sheet->lines[i]);
}

// What the formula of one qubit turned by these angles takes.
static double height_at(Scene *scene, const DisplayModel *model, double width, double theta,
                        double phi) {
    State *state = state_create(1);
    if (!state) return 0;
    state_apply(state, gate_find("ry")->matrix(&theta), 0, (Controls){0});
    state_apply(state, gate_find("p")->matrix(&phi), 0, (Controls){0});
    KetFormula *formula = ket_formula(state, &(KetPlan){0});
    state_destroy(state);
    if (!formula) return 0;
    double full = scene_look(scene)->metrics.display_formula;
    Kets kets = {.count = 1, .formula = {formula}};
    Sheet sheet = {.kets = &kets, .caption = caption_of(scene, model)};
    sheet.lines[0] = ket_lines(scene, formula, head, full);
    place_words(scene, &sheet, width);
    ket_lines_break(&sheet.lines[0], size_for(scene, &sheet, full), sheet.width);
    double height = sheet.above + ket_lines_height(&sheet.lines[0]);
    sheet_end(&sheet);
    ket_formula_destroy(formula);
    return height;
}

// … where it is widest: a phase without a closed form, or one of many twelfths of π.
static double turned_height(Scene *scene, const DisplayModel *model, double width) {
    return fmax(height_at(scene, model, width, 2, 4),
                height_at(scene, model, width, M_PI / 8, 13 * M_PI / 12));
}

double ket_height(const Scene *scene, const DisplayModel *model, double width) {
    // Texts that are measured are kept with the scene that asks.
    Scene *own = scene_create(scene_look(scene));
    Sheet sheet = sheet_of(own, model, width, usual_terms(model->form));
    double height = sheet.height;
    if (!sheet.kets->count)
        height = picture_sentence_height(own, ket_refusal(own, model, sheet.kets), width);
    else if (run_qubits(model->run) == 1 && sheet.kets->count == 1)
        height = fmax(height, turned_height(own, model, width));
    sheet_end(&sheet);
    scene_destroy(own);
    return ceil(height);
}

// With ever fewer terms until it fits.
static Sheet fitting_sheet(Scene *scene, const DisplayModel *model, Rect rect) {
    int terms = usual_terms(model->form);
    Sheet sheet = sheet_of(scene, model, rect.w, terms);
    while (sheet.height > rect.h + 0.5 && terms > 1) {
        sheet_end(&sheet);
        terms /= 2;
        sheet = sheet_of(scene, model, rect.w, terms);
    }
    return sheet;
}

static double add_sentence(Scene *scene, const char *words, Rect rect, double y) {
    double gap = 4 * picture_unit(scene);
    if (!words) return y;
    double high = picture_sentence_height(scene, words, rect.w);
    if (y + gap + high > rect.y + rect.h + 0.5) return y;
    picture_sentence_add(scene, words, (Rect){rect.x, y + gap, rect.w, high});
    return y + gap + high;
}

static double add_one(Scene *scene, const Sheet *sheet, int index, Rect rect, double y,
                      int source) {
    const KetLines *lines = &sheet->lines[index];
    Type type = label_type(scene);
    type.width = rect.w;
    const char *before = sheet->before[index];
    if (!before && sheet->column > 0) before = sheet->caption;
    if (before)
        scene_words(scene, before, rect.x,
                    sheet->between > 0 ? y + 1.1 * type.size : y + lines->ascent, type);
    y += sheet->between;
    ket_lines_add(scene, lines, rect.x + sheet->column, y, sheet->width, source);
    return y + ket_lines_height(lines);
}

static void add_sheet(Scene *scene, const Sheet *sheet, Rect rect, int source) {
    double y = rect.y + sheet->above;
    Type type = label_type(scene);
    type.width = rect.w;
    if (sheet->above > 0)
        scene_words(scene, sheet->caption, rect.x, rect.y + 1.1 * type.size, type);
    for (int i = 0; i < sheet->kets->count; i++) {
        double high = sheet->between + ket_lines_height(&sheet->lines[i]);
        if (y + high > rect.y + rect.h + 0.5) break;
        y = add_one(scene, sheet, i, rect, y, source);
    }
    y = add_sentence(scene, sheet->rest, rect, y);
    add_sentence(scene, sheet->note, rect, y);
}

static const char *count_text(Scene *scene, double count) {
    char text[24];
    snprintf(text, sizeof text, "%.0f", count);
    return scene_keep(scene, text);
}

static void add_two_lines(Scene *scene, Rect rect, const char *first, const char *second) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double middle = rect.y + rect.h / 2 + 0.35 * type.size, step = 0.6 * type.size;
    bool two = first && rect.h >= 2.6 * type.size;
    if (first && style_width(scene, first, type) > rect.w)
        first = ">999"; // half of it lies
    type.align = ALIGN_CENTRE;
    type.width = rect.w;
    if (rect.h < 1.2 * type.size) return;
    if (first)
        scene_words(scene, first, rect.x + rect.w / 2, middle - (two ? step : 0), type);
    if (two || !first)
        scene_words(scene, second, rect.x + rect.w / 2, middle + (two ? step : 0), type);
}

// In a cell: the formula in the middle where it can be read, else how many terms it has.
static void add_thumb(Scene *scene, const Sheet *sheet, Rect rect, int source) {
    const KetLines *lines = &sheet->lines[0];
    double high = ket_lines_height(lines), wide = lines->widest;
    bool fits = sheet->kets->count == 1 && wide <= rect.w - 4 && high <= rect.h &&
                sheet->kets->formula[0]->others < 0.5;
    if (fits) {
        ket_lines_add(scene, lines, rect.x + (rect.w - wide) / 2,
                      rect.y + (rect.h - high) / 2, rect.w, source);
        return;
    }
    double terms = sheet->kets->count == 1 ? sheet->kets->formula[0]->all : 0;
    add_two_lines(scene, rect, terms > 0 ? count_text(scene, terms) : NULL,
                  scene_word(scene, terms > 0 ? "ket.terms" : "ket.mixture"));
}

void ket_add(Scene *scene, Rect rect, const DisplayModel *model) {
    Sheet sheet = fitting_sheet(scene, model, rect);
    if (model->form == DISPLAY_THUMB)
        add_thumb(scene, &sheet, rect, model->source);
    else if (sheet.kets->count)
        add_sheet(scene, &sheet, rect, model->source);
    else
        picture_sentence_add(scene, ket_refusal(scene, model, sheet.kets), rect);
    sheet_end(&sheet);
}
