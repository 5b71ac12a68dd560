#include "view/histogram_legend.h"

#include "view/picture.h"
#include "view/style.h"

#include <math.h>

typedef void Sample(Canvas *canvas, double x, double y, double unit);

static void box_of(Canvas *canvas, double x, double y, double unit, Ink fill, Stroke line) {
    draw_box(canvas, (Rect){x, y - 7 * unit, 22 * unit, 14 * unit}, 0, fill, line);
}

static void draw_expected(Canvas *canvas, double x, double y, double unit) {
    box_of(canvas, x, y, unit, INK_NONE, (Stroke){.ink = INK_EXPECTED, .width = 2});
}

static void draw_observed(Canvas *canvas, double x, double y, double unit) {
    box_of(canvas, x, y, unit, INK_OBSERVED, (Stroke){.ink = INK_NONE});
}

static void draw_spread(Canvas *canvas, double x, double y, double unit) {
    Stroke ink = {.ink = INK_INK, .width = 1.7};
    draw_line(canvas, x + 11 * unit, y - 8 * unit, x + 11 * unit, y + 8 * unit, ink);
    for (int side = -1; side <= 1; side += 2)
        draw_line(canvas, x + 5 * unit, y + side * 8 * unit, x + 17 * unit,
                  y + side * 8 * unit, ink);
}

static void draw_predicted(Canvas *canvas, double x, double y, double unit) {
    box_of(canvas, x, y, unit, INK_NONE,
           (Stroke){.ink = INK_PREDICTED, .width = 2.4, .on = 5, .off = 3});
}

static const struct {
    const char *word;
    Sample *draw;
} ROWS[] = {{"histogram.expected", draw_expected},
            {"histogram.observed", draw_observed},
            {"histogram.spread", draw_spread},
            {"histogram.predicted", draw_predicted}};
enum { MARKS = sizeof ROWS / sizeof *ROWS };
enum { EXPECTED = 1, OBSERVED = 2, SPREAD = 4, PREDICTED = 8 };

int histogram_marks(const Bars *bars) {
    if (bars->predicted == PREDICTED_COVERED) return 0;
    int observed = bars->shots > 0 ? EXPECTED | OBSERVED | SPREAD : 0;
    return bars->predicted ? observed | EXPECTED | PREDICTED : observed;
}

// The marks that there are; `row` beside each other, else below each other.
typedef struct Legend {
    int count;
    Sample *draw[MARKS];
    const char *words[MARKS];
    double wide[MARKS];
    double step;  // from mark to mark downwards; 0: they stand in rows
    double pitch; // of rows
    double unit;
    Type type;
} Legend;

static Legend legend_of(const Scene *scene, int marks, double step) {
    Legend legend = {.step = step,
                     .pitch = style_pitch(scene, ROLE_SMALL) + 4 * picture_unit(scene),
                     .unit = picture_unit(scene),
                     .type = style_type(scene, ROLE_SMALL, INK_INK)};
    for (int i = 0; i < MARKS; i++) {
        if (!(marks >> i & 1)) continue;
        int at = legend.count++;
        legend.draw[at] = ROWS[i].draw;
        legend.words[at] = scene_word(scene, ROWS[i].word);
        legend.wide[at] = style_width(scene, legend.words[at], legend.type);
    }
    return legend;
}

double histogram_legend_width(const Scene *scene, int marks) {
    Legend legend = legend_of(scene, marks, 0);
    double wide = 0;
    for (int i = 0; i < legend.count; i++)
        wide = fmax(wide, legend.wide[i]);
    return wide + 60 * legend.unit;
}

// Whether mark `i` starts another row; `x`, from the left edge, goes to its place.
static bool breaks(const Legend *legend, int i, double *x, double width) {
    double u = legend->unit;
    if (i > 0) *x += 32 * u + legend->wide[i - 1] + 22 * u;
    if (i == 0 || *x + 32 * u + legend->wide[i] + 2 <= width) return false;
    *x = 2;
    return true;
}

static void draw_legend(Canvas *canvas, Rect rect, const void *with) {
    const Legend *legend = with;
    double u = legend->unit, y = rect.y + 10 * u, along = 2;
    for (int i = 0; i < legend->count; i++) {
        if (legend->step <= 0 && breaks(legend, i, &along, rect.w)) y += legend->pitch;
        double x = rect.x + along;
        legend->draw[i](canvas, x, y, u);
        draw_words(canvas, legend->words[i], x + 32 * u, y + 0.36 * legend->type.size,
                   legend->type);
        if (legend->step > 0) y += legend->step;
    }
}

double histogram_legend_high(const Scene *scene, int marks, double width) {
    Legend legend = legend_of(scene, marks, 0);
    double x = 2;
    int rows = 1;
    for (int i = 0; i < legend.count; i++)
        if (breaks(&legend, i, &x, width)) rows++;
    return rows * legend.pitch;
}

void histogram_legend_add(Scene *scene, Rect rect, int marks, double step) {
    Legend legend = legend_of(scene, marks, step);
    if (step > 0) rect.h = legend.count * step;
    scene_add(scene, rect, draw_legend, &legend, sizeof legend);
}
