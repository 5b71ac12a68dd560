#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>

double time_line_height(const Scene *scene) {
    return ceil(scene_look(scene)->metrics.control + 16 * picture_unit(scene));
}

// Ticks stand at the columns' edges: moment k is behind column k-1.
typedef struct LinePart {
    CircuitLayout layout;
    double y, unit;
    double moment;
} LinePart;

static double moment_x(const CircuitLayout *layout, double moment) {
    return circuit_x(layout, moment - 0.5);
}

static void draw_time_line(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const LinePart *part = with;
    const CircuitLayout *layout = &part->layout;
    double y = part->y, u = part->unit, left = layout->left;
    double right = left + layout->columns * layout->cell;
    double here = fmax(left, fmin(right, moment_x(layout, part->moment)));
    draw_line(canvas, left, y, right, y, (Stroke){.ink = INK_EDGE, .width = 2});
    for (int m = (int)ceil(layout->scroll); m <= layout->scroll + layout->columns + 0.01;
         m++) {
        double x = moment_x(layout, m);
        draw_line(canvas, x, y - 5 * u, x, y + 5 * u,
                  (Stroke){.ink = INK_EDGE, .width = 1.2});
    }
    draw_line(canvas, left, y, here, y, (Stroke){.ink = INK_ACCENT, .width = 4});
    draw_disc(canvas, here, y, 9 * u, INK_SHEET, (Stroke){.ink = INK_ACCENT, .width = 3});
}

static void add_play(Scene *scene, Rect rect, int source) {
    double icon = 18 * picture_unit(scene);
    Spot spot = {SPOT_MOMENT, MOMENT_NEXT, 0, source, NULL};
    scene_box(scene, rect, 8, INK_SHEET, INK_EDGE);
    scene_icon(scene, "next", rect.x + (rect.w - icon) / 2, rect.y + (rect.h - icon) / 2,
               icon, INK_INK);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_word(scene, "circuit.play")});
    picture_focus_add(scene, rect, 8, spot);
}

static void add_ticks(Scene *scene, const CircuitLayout *layout, Rect rect, int source) {
    int first = (int)ceil(layout->scroll);
    for (int m = first; m <= layout->scroll + layout->columns + 0.01; m++) {
        const char *name = m ? scene_say(scene, "circuit.moment", "%d", m)
                             : scene_word(scene, "circuit.moment.start");
        Rect tick = {moment_x(layout, m) - layout->cell / 2, rect.y, layout->cell, rect.h};
        Spot spot = {SPOT_MOMENT, m, 0, source, NULL};
        scene_spot(scene,
                   (SpotArea){.rect = tick, .spot = spot, .quiet = true, .name = name});
    }
}

void time_line_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    double control = scene_look(scene)->metrics.control, unit = picture_unit(scene);
    double top = layout->top + (layout->wires + 0.1) * layout->cell + 6 * unit;
    int end = circuit_columns(model->circuit);
    int moment = model->moment < 0 || model->moment > end ? end : model->moment;
    LinePart part = {*layout, top + control / 2, unit, moment + model->fraction};
    Rect all = {layout->left - 11 * unit, top, layout->columns * layout->cell + 22 * unit,
                control};
    scene_add(scene, all, draw_time_line, &part, sizeof part);
    if (model->bare) return;
    add_ticks(scene, layout, all, model->source);
    Rect play = {layout->rect.x, top,
                 fmin(control, layout->left - layout->rect.x - 12 * unit), control};
    add_play(scene, play, model->source);
}
