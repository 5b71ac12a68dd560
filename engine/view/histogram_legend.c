#include "view/histogram_legend.h"

#include "view/picture.h"
#include "view/style.h"

#include <math.h>

double histogram_legend_width(const Scene *scene) {
    static const char *const keys[] = {"histogram.expected", "histogram.observed",
                                       "histogram.spread"};
    double wide = 0;
    for (int i = 0; i < 3; i++)
        wide = fmax(wide, style_width(scene, scene_word(scene, keys[i]),
                                      style_type(scene, ROLE_SMALL, INK_INK)));
    return wide + 60 * picture_unit(scene);
}

double histogram_legend_row(const Scene *scene) {
    static const char *const keys[] = {"histogram.expected", "histogram.observed",
                                       "histogram.spread"};
    double wide = 0;
    for (int i = 0; i < 3; i++)
        wide += style_width(scene, scene_word(scene, keys[i]),
                            style_type(scene, ROLE_SMALL, INK_INK));
    return wide + (3 * 32 + 2 * 22 + 4) * picture_unit(scene);
}

// Samples of the three marks; `row` beside each other, else below each other.
typedef struct Legend {
    const char *words[3];
    double step; // from mark to mark downwards; 0: they stand in a row
    double unit;
    Type type;
} Legend;

static void draw_legend(Canvas *canvas, Rect rect, const void *with) {
    const Legend *legend = with;
    double u = legend->unit, x = rect.x + 2, y = rect.y + 10 * u;
    for (int i = 0; i < 3; i++) {
        Rect box = {x, y - 7 * u, 22 * u, 14 * u};
        Stroke ink = {.ink = INK_INK, .width = 1.7};
        if (i == 0)
            draw_box(canvas, box, 0, INK_NONE, (Stroke){.ink = INK_EXPECTED, .width = 2});
        if (i == 1) draw_box(canvas, box, 0, INK_OBSERVED, (Stroke){.ink = INK_NONE});
        for (int side = -1; i == 2 && side <= 1; side += 2) {
            draw_line(canvas, x + 11 * u, y, x + 11 * u, y + side * 8 * u, ink);
            draw_line(canvas, x + 5 * u, y + side * 8 * u, x + 17 * u, y + side * 8 * u,
                      ink);
        }
        double wide = draw_words(canvas, legend->words[i], x + 32 * u,
                                 y + 0.36 * legend->type.size, legend->type);
        if (legend->step > 0)
            y += legend->step;
        else
            x += 32 * u + wide + 22 * u;
    }
}

void histogram_legend_add(Scene *scene, Rect rect, double step) {
    Legend legend = {.words = {scene_word(scene, "histogram.expected"),
                               scene_word(scene, "histogram.observed"),
                               scene_word(scene, "histogram.spread")},
                     .step = step,
                     .unit = picture_unit(scene),
                     .type = style_type(scene, ROLE_SMALL, INK_INK)};
    scene_add(scene, rect, draw_legend, &legend, sizeof legend);
}
