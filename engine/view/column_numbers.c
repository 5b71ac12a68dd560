// The numbers over a circuit's columns: pressed, they show what is behind the column; over
// them stand the signs of stops.
#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

double circuit_numbers_height(const Scene *scene) {
    return ceil(style_pitch(scene, ROLE_SMALL) + 8 * picture_unit(scene));
}

typedef struct NumbersPart {
    CircuitLayout layout;
    int current;
    bool more_left, more_right;
    Type type;
} NumbersPart;

static void draw_numbers(Canvas *canvas, Rect rect, const void *with) {
    const NumbersPart *part = with;
    const CircuitLayout *layout = &part->layout;
    double baseline = rect.y + 1.05 * part->type.size;
    int first = (int)ceil(layout->scroll);
    for (int c = first; c + 1 <= layout->scroll + layout->columns + 0.01; c++) {
        char number[8];
        Type type = part->type;
        snprintf(number, sizeof number, "%d", c + 1);
        if (c == part->current) {
            type.face = FACE_BOLD;
            type.ink = INK_ACCENT;
        }
        draw_words(canvas, number, circuit_x(layout, c), baseline, type);
    }
}

static void add_numbers(Scene *scene, const CircuitLayout *layout,
                        const CircuitModel *model) {
    NumbersPart part = {.layout = *layout,
                        .current = circuit_current_column(model),
                        .type = style_type(scene, ROLE_SMALL, INK_SOFT)};
    part.type.align = ALIGN_CENTRE;
    Rect rect = {layout->left, layout->rect.y, layout->columns * layout->cell,
                 layout->top - layout->rect.y};
    scene_add(scene, rect, draw_numbers, &part, sizeof part);
    // Columns out of sight are told by an arrow head at that end of the row.
    double icon = 1.1 * part.type.size, y = layout->rect.y + 0.1 * part.type.size;
    if (layout->scroll > 0.01)
        scene_icon(scene, "back", layout->left - icon, y, icon, INK_SOFT);
    if (circuit_columns(model->circuit) > layout->scroll + layout->columns + 0.01)
        scene_icon(scene, "next",
                   fmin(rect.x + rect.w - icon / 2, layout->rect.x + layout->rect.w - icon),
                   y, icon, INK_SOFT);
}

// A stop is a triangle that points at its column; one that could be put there an outline.
typedef struct StopPart {
    double x, y, side;
    bool there;
} StopPart;

static void draw_stop(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const StopPart *part = with;
    double s = part->side, x = part->x, y = part->y;
    const Point points[] = {{x - 0.6 * s, y - s}, {x + 0.6 * s, y - s}, {x, y}};
    draw_path(canvas, points, 3, true, part->there ? INK_INK : INK_SHEET,
              (Stroke){.ink = INK_INK, .width = 1.5});
}

static bool has_stop(const CircuitModel *model, int column) {
    for (int i = 0; i < model->time.stop_count; i++)
        if (model->time.stops[i] == column) return true;
    return false;
}

static void add_stop(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                     int column) {
    double unit = picture_unit(scene), side = 8 * unit, x = circuit_x(layout, column);
    Spot spot = {SPOT_STOP, column, 0, model->source, NULL};
    bool there = has_stop(model, column), over = spot_same(scene_look(scene)->hover, spot);
    double y = layout->rect.y - unit; // clear of the number
    Rect rect = {x - layout->cell / 2, y - 10 * unit, layout->cell, 14 * unit};
    StopPart part = {x, y, side, there};
    if (there || over) scene_add(scene, rect, draw_stop, &part, sizeof part);
    const char *word = there ? "circuit.stop_off" : "circuit.stop_on";
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .quiet = true,
                                 .name = scene_say(scene, word, "%d", column + 1)});
}

static void add_column(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                       int column) {
    double unit = picture_unit(scene);
    Rect rect = {circuit_x(layout, column - 0.5), layout->rect.y + 3 * unit, layout->cell,
                 layout->top - layout->rect.y - 3 * unit};
    const char *name = scene_say(scene, "circuit.moment", "%d", column + 1);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = {SPOT_COLUMN, column, 0, model->source, NULL},
                                 .quiet = true,
                                 .name = name});
}

void column_numbers_add(Scene *scene, const CircuitLayout *layout,
                        const CircuitModel *model) {
    add_numbers(scene, layout, model);
    int first = (int)ceil(layout->scroll), used = circuit_columns(model->circuit);
    for (int c = first; model->time_line && c < used; c++) {
        if (c + 1 > layout->scroll + layout->columns + 0.01) return;
        add_column(scene, layout, model, c);
        add_stop(scene, layout, model, c);
    }
}
