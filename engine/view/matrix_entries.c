#include "view/matrix_entries.h"

#include "quantum/closed_form.h"
#include "view/phase_mark.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

static const double nothing = 1e-6; // a modulus that counts as zero

void decimals_text(double complex entry, char *text, size_t size) {
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

// The largest size to `most` at which every entry is a formula that fits; 0: one is none.
static double formulas_size(const Scene *scene, const MatrixGrid *grid,
                            const double complex *entries, double most) {
    double wide = 1, high = 1, unit = picture_unit(scene);
    for (int i = 0; i < grid->size * grid->size; i++) {
        char text[96], tex[160];
        if (cabs(entries[i]) < nothing) continue;
        if (!closed_form_complex(entries[i], text, sizeof text, tex, sizeof tex)) return 0;
        TexSize is = picture_tex(scene, tex, most);
        wide = fmax(wide, is.width);
        high = fmax(high, is.height + is.depth);
    }
    double by = fmin((grid->cell_w - 6 * unit) / wide, (grid->cell_h - 4 * unit) / high);
    return floor(most * fmin(1, by));
}

static bool decimals_fit(const Scene *scene, const MatrixGrid *grid,
                         const double complex *entries, double size) {
    Type type = {.size = size, .face = FACE_WORDS};
    for (int i = 0; i < grid->size * grid->size; i++) {
        char text[64];
        decimals_text(entries[i], text, sizeof text);
        if (cabs(entries[i]) >= nothing &&
            style_width(scene, text, type) > grid->cell_w - 6 * picture_unit(scene))
            return false;
    }
    return 1.2 * size <= grid->cell_h;
}

typedef struct EntryPart {
    double x, baseline; // the middle of the words
    Rect room;          // below the words: a bar in it is as long as the entry is large
    double modulus, phase;
    bool formula;
    const char *words;
    Type type;
} EntryPart;

static void draw_entry(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const EntryPart *entry = with;
    Rect bar = entry->room;
    bar.w *= fmin(1, entry->modulus);
    if (bar.w > 1) draw_ground(canvas, bar, phase_fill(canvas, entry->phase));
    if (entry->formula)
        draw_tex(canvas, entry->words, entry->x, entry->baseline, entry->type);
    else
        draw_words(canvas, entry->words, entry->x, entry->baseline, entry->type);
}

static void add_entry(Scene *scene, const MatrixGrid *grid, int i, double complex entry,
                      double size, bool formula) {
    char text[96] = "0", tex[160] = "0";
    double unit = picture_unit(scene);
    Rect cell = matrix_cell(grid, i / grid->size, i % grid->size);
    bool none = cabs(entry) < nothing;
    if (formula && !none)
        closed_form_complex(entry, text, sizeof text, tex, sizeof tex);
    else if (!none)
        decimals_text(entry, tex, sizeof tex);
    EntryPart part = {
        .x = cell.x + cell.w / 2,
        .room = {cell.x + 3 * unit, cell.y + cell.h - 5 * unit, cell.w - 6 * unit,
                 3.5 * unit},
        .modulus = cabs(entry),
        .phase = phase_of(entry),
        .formula = formula,
        .words = scene_keep(scene, tex),
        .type = {.size = size, .ink = none ? INK_SOFT : INK_INK, .align = ALIGN_CENTRE}};
    TexSize is = {0, 0.72 * size, 0};
    if (formula) is = picture_tex(scene, part.words, size);
    part.baseline = cell.y + cell.h / 2 + (is.height - is.depth) / 2;
    scene_add(scene, cell, draw_entry, &part, sizeof part);
}

bool matrix_entries_add(Scene *scene, const MatrixGrid *grid,
                        const double complex *entries) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double size = formulas_size(scene, grid, entries, metrics->formula);
    bool formula = size >= metrics->least;
    if (!formula) size = fmax(metrics->least, 12 * picture_unit(scene));
    if (!formula && !decimals_fit(scene, grid, entries, size)) return false;
    for (int i = 0; i < grid->size * grid->size; i++)
        add_entry(scene, grid, i, entries[i], size, formula);
    return true;
}
