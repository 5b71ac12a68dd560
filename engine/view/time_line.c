#include "view/time_line.h"

#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>

double time_line_height(const Scene *scene) {
    return ceil(scene_look(scene)->metrics.control + 16 * picture_unit(scene));
}

static double moment_x(const CircuitLayout *layout, double columns) {
    return circuit_x(layout, columns - 0.5);
}

static double line_end(const CircuitLayout *layout) {
    return layout->left + layout->columns * layout->cell;
}

static bool is_in_sight(const CircuitLayout *layout, double columns) {
    return columns > layout->scroll - 0.01 &&
           columns < layout->scroll + layout->columns + 0.01;
}

// Where the handle stands, in columns.
static double handle_at(const CircuitModel *model) {
    int end = circuit_columns(model->circuit);
    if (model->moment < 0 || model->moment >= end) return end;
    return fmin(model->moment + model->time.fraction, end);
}

// --- through the circuit

typedef struct MarkPart {
    double x, from, to;
} MarkPart;

static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const MarkPart *part = with;
    draw_line(canvas, part->x, part->from, part->x, part->to,
              (Stroke){.ink = INK_ACCENT, .width = 2});
}

void time_mark_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    double at = handle_at(model);
    bool shown = model->time_line && model->time.fraction > 0 && !model->time.glance;
    if (!shown || !is_in_sight(layout, at)) return;
    Rect window = circuit_window(layout);
    double x = moment_x(layout, at);
    MarkPart part = {x, layout->top - 0.1 * layout->cell, window.y + window.h};
    scene_add(scene, (Rect){x - 2, part.from, 4, part.to - part.from}, draw_mark, &part,
              sizeof part);
}

// --- the line

// Ticks stand at the columns' edges: moment k is behind column k-1.
typedef struct LinePart {
    CircuitLayout layout;
    double y, unit, at, pinned, glance; // in columns; pinned, glance below 0: none
    Type letter;
} LinePart;

static void draw_ticks(Canvas *canvas, const LinePart *part) {
    const CircuitLayout *layout = &part->layout;
    double y = part->y, u = part->unit;
    for (int m = (int)ceil(layout->scroll); is_in_sight(layout, m); m++) {
        double x = moment_x(layout, m);
        draw_line(canvas, x, y - 5 * u, x, y + 5 * u,
                  (Stroke){.ink = INK_EDGE, .width = 1.2});
    }
}

static void draw_knob(Canvas *canvas, const LinePart *part, double at, double radius,
                      Stroke stroke, const char *letter) {
    if (!is_in_sight(&part->layout, at)) return;
    double x = moment_x(&part->layout, at);
    draw_disc(canvas, x, part->y, radius * part->unit, INK_SHEET, stroke);
    if (letter)
        draw_words(canvas, letter, x, part->y + 0.36 * part->letter.size, part->letter);
}

static void draw_time_line(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const LinePart *part = with;
    const CircuitLayout *layout = &part->layout;
    double y = part->y, left = layout->left, right = line_end(layout);
    double here = fmax(left, fmin(right, moment_x(layout, part->at)));
    bool two = part->pinned >= 0;
    draw_line(canvas, left, y, right, y, (Stroke){.ink = INK_EDGE, .width = 2});
    draw_ticks(canvas, part);
    draw_line(canvas, left, y, here, y, (Stroke){.ink = INK_ACCENT, .width = 4});
    if (part->glance >= 0)
        draw_knob(canvas, part, part->glance, 6,
                  (Stroke){.ink = INK_ACCENT, .width = 1.5, .on = 2, .off = 2}, NULL);
    if (two)
        draw_knob(canvas, part, part->pinned, 10, (Stroke){.ink = INK_FOX, .width = 2},
                  "A");
    draw_knob(canvas, part, part->at, two ? 10 : 9, (Stroke){.ink = INK_ACCENT, .width = 3},
              two ? "B" : NULL);
}

// Room on both sides for a handle at the very end.
static Rect line_rect(const CircuitLayout *layout, double top, double height, double unit) {
    return (Rect){layout->left - 12 * unit, top,
                  line_end(layout) - layout->left + 24 * unit, height};
}

static void add_line(Scene *scene, const CircuitLayout *layout, Rect all,
                     const CircuitModel *model) {
    LinePart part = {.layout = *layout,
                     .y = all.y + all.h / 2,
                     .unit = picture_unit(scene),
                     .at = handle_at(model),
                     .pinned = model->time.pins ? model->time.pinned : -1,
                     .glance = model->time.glance ? model->time.glance : -1,
                     .letter = style_bold(scene, ROLE_SMALL, INK_INK)};
    part.letter.align = ALIGN_CENTRE;
    scene_add(scene, all, draw_time_line, &part, sizeof part);
}

// Spots of one tick each; those at the ends have the room beside the line too.
static void add_ticks(Scene *scene, const CircuitLayout *layout, Rect rect, int source) {
    for (int m = (int)ceil(layout->scroll); is_in_sight(layout, m); m++) {
        const char *name = m ? scene_say(scene, "circuit.moment", "%d", m)
                             : scene_word(scene, "circuit.moment.start");
        Rect tick = {moment_x(layout, m) - layout->cell / 2, rect.y, layout->cell, rect.h};
        Spot spot = {SPOT_MOMENT, m, 0, source, NULL};
        scene_spot(scene,
                   (SpotArea){.rect = tick, .spot = spot, .quiet = true, .name = name});
    }
}

// The handle has the keyboard for the whole line, wherever it is.
static void add_handle(Scene *scene, const CircuitLayout *layout, Rect all,
                       const CircuitModel *model) {
    double unit = picture_unit(scene), half = all.h / 2;
    double at =
        fmax(layout->scroll, fmin(layout->scroll + layout->columns, handle_at(model)));
    double x = moment_x(layout, at), y = all.y + half;
    Spot spot = {SPOT_MOMENT, MOMENT_HANDLE, 0, model->source, NULL};
    scene_spot(scene, (SpotArea){.rect = {x - half, all.y, all.h, all.h},
                                 .spot = spot,
                                 .name = scene_word(scene, "circuit.time")});
    double knob = 10 * unit;
    picture_focus_add(scene, (Rect){x - knob, y - knob, 2 * knob, 2 * knob}, knob, spot);
}

bool time_line_at(const Scene *scene, int source, double x, double *columns, double *cell) {
    bool any = false;
    double least = INFINITY;
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        Spot spot = area->spot;
        if (spot.kind != SPOT_MOMENT || spot.a < 0 || spot.c != source) continue;
        double off = x - (area->rect.x + area->rect.w / 2);
        if (fabs(off) >= least) continue;
        least = fabs(off);
        any = true;
        *cell = area->rect.w;
        *columns = spot.a + fmax(-0.5, fmin(0.5, off / area->rect.w));
    }
    return any;
}

// --- beside it

static void add_play(Scene *scene, Rect rect, const CircuitModel *model) {
    double icon = 18 * picture_unit(scene);
    const TimeModel *time = &model->time;
    Spot spot = {SPOT_PLAY, PLAY_GO, 0, model->source, NULL};
    const char *name = time->playing ? "circuit.pause"
                       : time->back  ? "circuit.play_back"
                                     : "circuit.play";
    scene_box(scene, rect, 8, INK_SHEET, INK_EDGE);
    scene_icon(scene,
               time->playing ? "pause"
               : time->back  ? "back_play"
                             : "play",
               rect.x + (rect.w - icon) / 2, rect.y + (rect.h - icon) / 2, icon, INK_INK);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_word(scene, name)});
    picture_focus_add(scene, rect, 8, spot);
}

void time_line_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    double control = scene_look(scene)->metrics.control, unit = picture_unit(scene);
    double top = layout->top + (layout->wires + 0.1) * layout->cell + 6 * unit;
    Rect all = line_rect(layout, top, control, unit);
    Rect play = {layout->rect.x, top,
                 fmin(control, layout->left - layout->rect.x - 14 * unit), control};
    add_line(scene, layout, all, model);
    if (model->bare) return;
    if (!scene_look(scene)->hall) add_play(scene, play, model);
    add_ticks(scene, layout, all, model->source);
    add_handle(scene, layout, all, model);
}
