#include "view/display_views.h"
#include "view/picture.h"
#include "view/style.h"

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
typedef enum Manner { FORMULAS, DECIMALS, DISKS } Manner;

typedef struct Plan {
    int size;         // rows, and columns
    double left, top; // what the kets of the rows and of the columns take
    double cell_width, cell_height;
    double ket, entry; // sizes of type
    Manner manner;
    char factor[64]; // TeX of what is before the matrix; "" where nothing is
    double factor_width;
    bool phases; // entries are phases or nothing, their disks lie under their words
} Plan;

static const double nothing = 1e-6; // a modulus that counts as zero

static double ket_width(const Scene *scene, int qubits, double size) {
    char tex[40];
    snprintf(tex, sizeof tex, "\\ket{%0*d}", qubits, 0);
    return picture_tex(scene, tex, size).width;
}

static bool is_nothing(double complex entry) {
    return cabs(entry) < nothing;
}

static void decimals_text(double complex entry, char *text, size_t size) {
    double re = creal(entry), im = cimag(entry);
    const char *minus = re < 0 ? "−" : "";
    if (fabs(im) < nothing)
        snprintf(text, size, "%s%.2f", minus, fabs(re));
    else if (fabs(re) < nothing)
        snprintf(text, size, "%s%.2fi", im < 0 ? "−" : "", fabs(im));
    else
        snprintf(text, size, "%s%.2f%s%.2fi", minus, fabs(re), im < 0 ? "−" : "+",
                 fabs(im));
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

// The disk of an entry that is not under its words is at their left.
static double disk_radius(const Scene *scene, const Plan *plan) {
    double unit = picture_unit(scene);
    double most = fmin(plan->cell_width, plan->cell_height) / 2 - 2 * unit;
    return plan->phases || plan->manner == DISKS ? most : fmin(most, 11 * unit);
}

static double words_room(const Scene *scene, const Plan *plan) {
    double unit = picture_unit(scene);
    double disk = plan->phases ? 0 : 2 * disk_radius(scene, plan) + 4 * unit;
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
    plan.left = fmax(ket_width(scene, qubits, plan.ket), words) + 20 * unit;
    if (plan.factor_width > 0) plan.left += plan.factor_width + 12 * unit;
    plan.top = style_pitch(scene, ROLE_SMALL) + 1.7 * plan.ket;
    plan.cell_width = fmin((width - plan.left - 10 * unit) / plan.size,
                           (plan.phases ? 76 : 132) * (large ? 1.4 : 1) * unit);
    plan.cell_height = cell_height(qubits, large) * unit;
    plan.entry = entry_size(scene, matrix, &plan, (large ? 1.3 : 1) * metrics->formula);
    if (plan.entry >= metrics->least) return plan;
    plan.entry = fmax(metrics->least, 12 * unit);
    plan.manner = DECIMALS;
    if (!decimals_fit(scene, matrix, &plan)) plan.manner = DISKS;
    return plan;
}

static double plan_height(const Scene *scene, const Plan *plan) {
    return ceil(plan->top + plan->size * plan->cell_height + 6 * picture_unit(scene));
}

double matrix_height(const Scene *scene, const DisplayModel *model, double width) {
    double complex *matrix = run_matrix(model->run, model->after);
    if (!matrix)
        return picture_sentence_height(scene, scene_word(scene, "matrix.none"), width);
    Plan plan =
        plan_for(scene, matrix, run_qubits(model->run), model->options.large, width);
    free(matrix);
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
    if (entry->modulus >= 0.02)
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
    if (!plan->phases && plan->manner != DISKS && !is_nothing(entry)) {
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

static void add_ket(Scene *scene, int index, int qubits, double x, double baseline,
                    Type type) {
    char tex[40] = "\\ket{";
    size_t end = strlen(tex);
    for (int q = qubits - 1; q >= 0; q--)
        tex[end++] = index >> q & 1 ? '1' : '0';
    tex[end] = '}';
    picture_tex_add(scene, tex, x, baseline, type);
}

static void add_frame(Scene *scene, const Plan *plan, Rect body, int qubits) {
    double unit = picture_unit(scene);
    Type ket = {.size = plan->ket, .ink = INK_INK, .align = ALIGN_CENTRE};
    for (int i = 0; i < plan->size; i++)
        add_ket(scene, i, qubits, body.x + (i + 0.5) * plan->cell_width,
                body.y - 0.55 * plan->ket, ket);
    ket.align = ALIGN_RIGHT;
    for (int i = 0; i < plan->size; i++)
        add_ket(scene, i, qubits, body.x - 12 * unit,
                body.y + (i + 0.5) * plan->cell_height + 0.33 * plan->ket, ket);
    ket.align = ALIGN_LEFT;
    if (plan->factor_width > 0)
        picture_tex_add(scene, plan->factor, body.x - plan->left,
                        body.y + body.h / 2 + 0.33 * plan->ket, ket);
    Type caption = style_type(scene, ROLE_SMALL, INK_SOFT);
    caption.align = ALIGN_CENTRE;
    double line = body.y - plan->top + 0.75 * style_pitch(scene, ROLE_SMALL);
    scene_words(scene, scene_word(scene, "matrix.input"), body.x + body.w / 2, line,
                caption);
    caption.align = ALIGN_RIGHT;
    scene_words(scene, scene_word(scene, "matrix.output"), body.x - 12 * unit,
                body.y - 0.55 * plan->ket, caption);
    Brackets brackets = {6 * unit};
    Rect outer = {body.x - 4 * unit, body.y, body.w + 8 * unit, body.h};
    scene_add(scene, outer, draw_brackets, &brackets, sizeof brackets);
}

void matrix_add(Scene *scene, Rect rect, const DisplayModel *model) {
    double complex *matrix = run_matrix(model->run, model->after);
    if (!matrix) {
        picture_sentence_add(scene, scene_word(scene, "matrix.none"), rect);
        return;
    }
    int qubits = run_qubits(model->run);
    Plan plan = plan_for(scene, matrix, qubits, model->options.large, rect.w);
    double wide = plan.size * plan.cell_width;
    Rect body = {rect.x + plan.left + (rect.w - plan.left - wide) / 2, rect.y + plan.top,
                 wide, plan.size * plan.cell_height};
    if (plan_height(scene, &plan) <= rect.h + 0.5) {
        add_frame(scene, &plan, body, qubits);
        for (int i = 0; i < plan.size * plan.size; i++) {
            int row = i / plan.size, column = i % plan.size;
            Rect cell = {body.x + column * plan.cell_width, body.y + row * plan.cell_height,
                         plan.cell_width, plan.cell_height};
            add_entry(scene, &plan, cell, matrix[i]);
        }
    }
    free(matrix);
}
