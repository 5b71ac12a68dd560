#include "view/display_views.h"
#include "view/lit.h"
#include "view/matrix_entries.h"
#include "view/matrix_map.h"
#include "view/phase_mark.h"
#include "view/picture.h"
#include "view/style.h"

#include "base/mem.h"
#include "quantum/closed_form.h"

#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A modulus that all entries share but those that are nothing stands before the matrix, as
// 1/√2 does before that of H; what is left are phases. A matrix is written in one manner
// throughout: as formulas where all its entries are recognised and have room, else as
// decimals, else as disks with needles.
enum { WRITTEN_QUBITS = 3 }; // more are drawn as a map
typedef enum Manner { FORMULAS, DECIMALS, DISKS } Manner;

typedef struct Plan {
    int size;         // rows, and columns
    double left, top; // what the kets of the rows and of the columns take
    double cell_width, cell_height;
    double ket, entry; // sizes of type
    Manner manner;
    char factor[64]; // TeX of what is before the matrix; "" where nothing is
    double factor_width;
    bool phases; // entries are phases or nothing
    bool under;  // their disks lie under their words, which are no wider
} Plan;

static const double nothing = 1e-6; // a modulus that counts as zero

static bool is_nothing(double complex entry) {
    return cabs(entry) < nothing;
}

// --- the factor

// The modulus of all entries but those that are nothing; 0 where they differ.
static double common_modulus(const double complex *matrix, int count) {
    double modulus = 0;
    for (int i = 0; i < count; i++) {
        if (is_nothing(matrix[i])) continue;
        if (modulus > 0 && fabs(cabs(matrix[i]) - modulus) > 1e-9) return 0;
        if (modulus == 0) modulus = cabs(matrix[i]);
    }
    return modulus;
}

static void take_factor(const Scene *scene, double complex *matrix, Plan *plan) {
    int count = plan->size * plan->size;
    double modulus = common_modulus(matrix, count);
    char text[64];
    plan->phases = modulus > 0;
    if (!plan->phases || fabs(modulus - 1) < 1e-9) return;
    plan->phases =
        closed_form_real(modulus, text, sizeof text, plan->factor, sizeof plan->factor);
    if (!plan->phases) return;
    for (int i = 0; i < count; i++)
        matrix[i] /= modulus;
    plan->factor_width = picture_tex(scene, plan->factor, plan->ket).width;
}

// --- how large the entries can be

// The disk of an entry that does not lie under its words is at their left.
static double disk_radius(const Scene *scene, const Plan *plan) {
    double unit = picture_unit(scene);
    double most = fmin(plan->cell_width, plan->cell_height) / 2 - 2 * unit;
    return plan->under || plan->manner == DISKS ? most : fmin(most, 11 * unit);
}

static double words_room(const Scene *scene, const Plan *plan) {
    double unit = picture_unit(scene);
    double disk = plan->under ? 0 : 2 * disk_radius(scene, plan) + 4 * unit;
    return plan->cell_width - disk - 4 * unit;
}

// The largest size, to `most`, at which every entry is a formula that fits; 0 when one is
// not recognised.
static double entry_size(const Scene *scene, const double complex *matrix, const Plan *plan,
                         double most) {
    double wide = 1, high = 1, unit = picture_unit(scene);
    for (int i = 0; i < plan->size * plan->size; i++) {
        char text[96], tex[160];
        if (!closed_form_complex(matrix[i], text, sizeof text, tex, sizeof tex)) return 0;
        TexSize is = picture_tex(scene, tex, most);
        wide = fmax(wide, is.width);
        high = fmax(high, is.height + is.depth);
    }
    double by = fmin(words_room(scene, plan) / wide, (plan->cell_height - 4 * unit) / high);
    return floor(most * fmin(1, by));
}

static bool decimals_fit(const Scene *scene, const double complex *matrix,
                         const Plan *plan) {
    Type type = {.size = plan->entry, .face = FACE_WORDS};
    for (int i = 0; i < plan->size * plan->size; i++) {
        char text[64];
        decimals_text(matrix[i], text, sizeof text);
        if (style_width(scene, text, type) > words_room(scene, plan)) return false;
    }
    return true;
}

// Whether each entry lies inside its disk, at that size.
static bool words_lie_inside(const Scene *scene, const double complex *matrix,
                             const Plan *plan, double size) {
    double inside = 1.8 * disk_radius(scene, plan);
    for (int i = 0; i < plan->size * plan->size; i++) {
        char text[96], tex[160];
        if (!closed_form_complex(matrix[i], text, sizeof text, tex, sizeof tex)) continue;
        if (picture_tex(scene, tex, size).width > inside) return false;
    }
    return true;
}

static void plan_cells(const Scene *scene, Plan *plan, bool large, double width) {
    double unit = picture_unit(scene);
    plan->cell_width = fmin((width - plan->left - 10 * unit) / plan->size,
                            (plan->under ? 76 : 132) * (large ? 1.4 : 1) * unit);
}

// Heights of a cell for 1, 2 and 3 qubits, px of the look book.
static double cell_height(int qubits, bool large) {
    static const double high[] = {52, 36, 30};
    return high[qubits - 1] * (large ? 1.5 : 1);
}

// Takes the factor out of `matrix`.
static Plan plan_for(const Scene *scene, double complex *matrix, int qubits, bool large,
                     double width) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene);
    double formula = qubits < 3 ? metrics->formula : metrics->size[ROLE_LABEL];
    Plan plan = {.size = 1 << qubits, .ket = formula};
    take_factor(scene, matrix, &plan);
    Type caption = style_type(scene, ROLE_SMALL, INK_SOFT);
    double words = style_width(scene, scene_word(scene, "matrix.output"), caption);
    plan.left = fmax(basis_ket_width(scene, qubits, plan.ket), words) + 20 * unit;
    if (plan.factor_width > 0) plan.left += plan.factor_width + 12 * unit;
    plan.top = style_pitch(scene, ROLE_SMALL) + 1.7 * plan.ket;
    plan.cell_height = cell_height(qubits, large) * unit;
    double most = (large ? 1.3 : 1) * metrics->formula;
    plan.under = plan.phases;
    plan_cells(scene, &plan, large, width);
    if (plan.under && !words_lie_inside(scene, matrix, &plan, most)) {
        plan.under = false;
        plan_cells(scene, &plan, large, width);
    }
    plan.entry = entry_size(scene, matrix, &plan, most);
    if (plan.entry >= metrics->least) return plan;
    plan.entry = fmax(metrics->least, 12 * unit);
    plan.manner = DECIMALS;
    if (!decimals_fit(scene, matrix, &plan)) plan.manner = DISKS;
    return plan;
}

static double plan_height(const Scene *scene, const Plan *plan) {
    return ceil(plan->top + plan->size * plan->cell_height + 6 * picture_unit(scene));
}

static const char *matrix_refusal(const Scene *scene, const DisplayModel *model) {
    return scene_word(scene, run_noise(model->run) ? "matrix.noisy" : "matrix.none");
}

// The first column that it is of, -1: all that came before. What is partway through a
// column begins where that does.
static int first_column(const DisplayModel *model) {
    if (model->options.part != MATRIX_OF_COLUMN) return -1;
    if (model->sight.whole && model->sight.fraction > 0) return model->sight.column;
    return model->after > 0 ? model->after - 1 : 0;
}

static const double complex *matrix_of(const DisplayModel *model) {
    return run_matrix_kept(model->run, first_column(model), model->after);
}

// From which a factor may be taken.
static double complex *matrix_copy(const double complex *matrix, int qubits) {
    size_t bytes = sizeof *matrix << 2 * qubits;
    return memcpy(mem_new(bytes), matrix, bytes);
}

static bool is_large(const DisplayModel *model) {
    return model->options.large || model->form == DISPLAY_LARGE;
}

// Whether its entries are written, and not drawn as a map.
static bool is_written(const DisplayModel *model) {
    return run_qubits(model->run) <= WRITTEN_QUBITS && model->form != DISPLAY_THUMB;
}

double matrix_height(const Scene *scene, const DisplayModel *model, double width) {
    const double complex *matrix = matrix_of(model);
    if (!matrix) return picture_sentence_height(scene, matrix_refusal(scene, model), width);
    if (!is_written(model)) return matrix_map_height(scene, model, width);
    int qubits = run_qubits(model->run);
    double complex *copy = matrix_copy(matrix, qubits);
    Plan plan = plan_for(scene, copy, qubits, is_large(model), width);
    free(copy);
    return plan_height(scene, &plan);
}

// --- what is painted

// One entry: a disk whose radius is the modulus, in the hue of its phase, and its words.
typedef struct EntryPart {
    double x, y, radius, unit; // the disk
    double words_x;
    double modulus, phase;
    Manner manner;
    const char *words; // TeX or plain; NULL with DISKS
    double baseline;
    Type type;
} EntryPart;

static void draw_needle(Canvas *canvas, const EntryPart *entry) {
    double head = 6 * entry->unit / (canvas_theme(canvas) == THEME_PROJECTOR ? 2 : 1);
    Point tip = {entry->x + entry->radius * cos(entry->phase),
                 entry->y - entry->radius * sin(entry->phase)};
    draw_arrow(canvas, (Point){entry->x, entry->y}, tip,
               (Stroke){.ink = INK_INK, .width = 1.6, .round = true}, head);
}

static void draw_entry(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const EntryPart *entry = with;
    if (entry->modulus >= 0.02 && phase_lined(canvas) && entry->manner == DISKS)
        draw_phase_disc(canvas, entry->x, entry->y, entry->radius * entry->modulus,
                        entry->phase, entry->unit);
    else if (entry->modulus >= 0.02 && !phase_lined(canvas))
        draw_disc_faint(canvas, entry->x, entry->y, entry->radius * entry->modulus,
                        phase_ink(entry->phase), 0.38);
    if (entry->manner == DISKS && entry->modulus >= 0.02) draw_needle(canvas, entry);
    if (!entry->words) return;
    if (entry->manner == FORMULAS)
        draw_tex(canvas, entry->words, entry->words_x, entry->baseline, entry->type);
    else
        draw_words(canvas, entry->words, entry->words_x, entry->baseline, entry->type);
}

static const char *entry_words(Scene *scene, const Plan *plan, double complex entry) {
    char text[96], tex[160];
    if (is_nothing(entry)) return "0";
    if (plan->manner == DISKS) return NULL;
    if (plan->manner == FORMULAS)
        closed_form_complex(entry, text, sizeof text, tex, sizeof tex);
    else
        decimals_text(entry, text, sizeof text);
    return scene_keep(scene, plan->manner == FORMULAS ? tex : text);
}

static void add_entry(Scene *scene, const Plan *plan, Rect cell, double complex entry) {
    double unit = picture_unit(scene);
    Ink ink = is_nothing(entry) ? INK_SOFT : INK_INK;
    EntryPart part = {
        .x = cell.x + cell.w / 2,
        .y = cell.y + cell.h / 2,
        .radius = disk_radius(scene, plan),
        .words_x = cell.x + cell.w / 2,
        .unit = unit,
        .modulus = cabs(entry),
        .phase = carg(entry),
        .manner = is_nothing(entry) && plan->manner == DISKS ? DECIMALS : plan->manner,
        .words = entry_words(scene, plan, entry),
        .type = {.size = plan->entry, .ink = ink, .align = ALIGN_CENTRE},
    };
    if (!plan->under && plan->manner != DISKS && !is_nothing(entry)) {
        part.x = cell.x + part.radius + 4 * unit;
        part.words_x = (part.x + part.radius + cell.x + cell.w) / 2;
    }
    TexSize is = {0, 0.72 * plan->entry, 0};
    if (part.manner == FORMULAS) is = picture_tex(scene, part.words, plan->entry);
    part.baseline = part.y + (is.height - is.depth) / 2;
    scene_add(scene, cell, draw_entry, &part, sizeof part);
}

// The brackets at both sides.
typedef struct Brackets {
    double arm;
} Brackets;

static void draw_brackets(Canvas *canvas, Rect rect, const void *with) {
    const Brackets *brackets = with;
    double right = rect.x + rect.w, bottom = rect.y + rect.h, arm = brackets->arm;
    Stroke stroke = {.ink = INK_EDGE, .width = 1.5};
    Point at_left[] = {
        {rect.x + arm, rect.y}, {rect.x, rect.y}, {rect.x, bottom}, {rect.x + arm, bottom}};
    Point at_right[] = {
        {right - arm, rect.y}, {right, rect.y}, {right, bottom}, {right - arm, bottom}};
    draw_path(canvas, at_left, 4, false, INK_NONE, stroke);
    draw_path(canvas, at_right, 4, false, INK_NONE, stroke);
}

// What is touched marks its row and its column.
static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_TINT_FOX);
}

static uint32_t all_wires(int qubits) {
    return (UINT32_C(1) << qubits) - 1;
}

static void add_marks(Scene *scene, const Plan *plan, Rect body, int qubits, int source) {
    for (int i = 0; i < plan->size; i++) {
        if (!lit_has(scene, source, all_wires(qubits), (uint32_t)i)) continue;
        Rect row = {body.x, body.y + i * plan->cell_height, body.w, plan->cell_height};
        Rect column = {body.x + i * plan->cell_width, body.y, plan->cell_width, body.h};
        scene_add(scene, row, draw_mark, &(int){0}, sizeof(int));
        scene_add(scene, column, draw_mark, &(int){0}, sizeof(int));
    }
}

// With a spot: for a row over all its entries.
static void add_ket(Scene *scene, const Plan *plan, Rect body, int index, int qubits,
                    int source, bool row) {
    double unit = picture_unit(scene);
    uint32_t mask = all_wires(qubits);
    bool lit = lit_has(scene, source, mask, (uint32_t)index);
    Type type = {.size = plan->ket,
                 .ink = lit ? INK_FOX : INK_INK,
                 .align = row ? ALIGN_RIGHT : ALIGN_CENTRE};
    double wide = basis_ket_width(scene, qubits, plan->ket);
    double middle = row ? body.y + (index + 0.5) * plan->cell_height
                        : body.x + (index + 0.5) * plan->cell_width;
    double x = row ? body.x - 12 * unit : middle;
    double y = row ? middle + 0.33 * plan->ket : body.y - 0.55 * plan->ket;
    picture_tex_add(scene, basis_ket(scene, mask, (uint32_t)index), x, y, type);
    Rect area = {x - wide / 2, y - plan->ket, wide, 1.4 * plan->ket};
    if (row)
        area = (Rect){x - wide, middle - plan->cell_height / 2, wide + 12 * unit + body.w,
                      plan->cell_height};
    lit_spot_add(scene, area, source, mask, (uint32_t)index,
                 basis_words(scene, all_wires(qubits), (uint32_t)index));
}

static void add_factor(Scene *scene, const Plan *plan, Rect body) {
    if (plan->factor_width <= 0) return;
    Type type = {.size = plan->ket, .ink = INK_INK};
    picture_tex_add(scene, plan->factor, body.x - plan->left,
                    body.y + body.h / 2 + 0.33 * plan->ket, type);
}

static void add_captions(Scene *scene, const Plan *plan, Rect body) {
    Type caption = style_type(scene, ROLE_SMALL, INK_SOFT);
    caption.align = ALIGN_CENTRE;
    double line = body.y - plan->top + 0.75 * style_pitch(scene, ROLE_SMALL);
    scene_words(scene, scene_word(scene, "matrix.input"), body.x + body.w / 2, line,
                caption);
    caption.align = ALIGN_RIGHT;
    scene_words(scene, scene_word(scene, "matrix.output"),
                body.x - 12 * picture_unit(scene), body.y - 0.55 * plan->ket, caption);
}

static void add_frame(Scene *scene, const Plan *plan, Rect body, int qubits, int source) {
    double unit = picture_unit(scene);
    add_marks(scene, plan, body, qubits, source);
    for (int i = 0; i < plan->size; i++) {
        add_ket(scene, plan, body, i, qubits, source, false);
        add_ket(scene, plan, body, i, qubits, source, true);
    }
    add_factor(scene, plan, body);
    add_captions(scene, plan, body);
    Brackets brackets = {6 * unit};
    Rect outer = {body.x - 4 * unit, body.y, body.w + 8 * unit, body.h};
    scene_add(scene, outer, draw_brackets, &brackets, sizeof brackets);
}

static void add_written(Scene *scene, Rect rect, const DisplayModel *model,
                        double complex *matrix) {
    int qubits = run_qubits(model->run);
    Plan plan = plan_for(scene, matrix, qubits, is_large(model), rect.w);
    double wide = plan.size * plan.cell_width;
    Rect body = {rect.x + plan.left + (rect.w - plan.left - wide) / 2, rect.y + plan.top,
                 wide, plan.size * plan.cell_height};
    if (plan_height(scene, &plan) > rect.h + 0.5) {
        matrix_map_add(scene, rect, model, matrix_of(model));
        return;
    }
    add_frame(scene, &plan, body, qubits, model->source);
    for (int i = 0; i < plan.size * plan.size; i++) {
        int row = i / plan.size, column = i % plan.size;
        Rect cell = {body.x + column * plan.cell_width, body.y + row * plan.cell_height,
                     plan.cell_width, plan.cell_height};
        add_entry(scene, &plan, cell, matrix[i]);
    }
}

void matrix_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const double complex *matrix = matrix_of(model);
    if (!matrix) {
        picture_sentence_add(scene, matrix_refusal(scene, model), rect);
        return;
    }
    if (!is_written(model)) {
        matrix_map_add(scene, rect, model, matrix);
        return;
    }
    double complex *copy = matrix_copy(matrix, run_qubits(model->run));
    add_written(scene, rect, model, copy);
    free(copy);
}
