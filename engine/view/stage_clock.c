#include "view/stage_clock.h"

#include "view/picture.h"
#include "view/style.h"

#include <math.h>

enum { GAP = 12 }; // px on the laptop

static const double speeds[] = {0.25, 0.5, 1, 2};

const double *stage_speeds(int *count) {
    *count = sizeof speeds / sizeof *speeds;
    return speeds;
}

double stage_clock_height(const Scene *scene) {
    return ceil(scene_look(scene)->metrics.control + 8 * picture_unit(scene));
}

double stage_view_moment(const Stage *stage, Rect rect, double x) {
    double part = rect.w > 0 ? (x - rect.x) / rect.w : 0;
    return stage->duration * fmax(0, fmin(1, part));
}

typedef struct LinePart {
    double at, knob; // how much of it is over, 0 … 1; the knob's radius
} LinePart;

enum { KNOB_RULE = 3 }; // px, around the knob

static double beside_line(double knob) {
    return knob + KNOB_RULE;
}

// The line, with room at both ends for the knob.
static void draw_clock_line(Canvas *canvas, Rect rect, const void *with) {
    const LinePart *part = with;
    double left = rect.x + beside_line(part->knob), y = rect.y + rect.h / 2;
    double length = rect.w - 2 * beside_line(part->knob), here = left + part->at * length;
    draw_line(canvas, left, y, left + length, y, (Stroke){.ink = INK_EDGE, .width = 2});
    draw_line(canvas, left, y, here, y, (Stroke){.ink = INK_ACCENT, .width = 4});
    draw_disc(canvas, here, y, part->knob, INK_SHEET,
              (Stroke){.ink = INK_ACCENT, .width = KNOB_RULE});
}

static void add_play(Scene *scene, Rect rect, const StageModel *model) {
    double icon = 18 * picture_unit(scene);
    Spot spot = {.kind = SPOT_STAGE_PLAY, .a = model->index};
    scene_box(scene, rect, 8, INK_SHEET, INK_EDGE);
    scene_icon(scene, model->playing ? "pause" : "play", rect.x + (rect.w - icon) / 2,
               rect.y + (rect.h - icon) / 2, icon, INK_INK);
    const char *name = scene_word(scene, model->playing ? "stage.pause" : "stage.play");
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    picture_focus_add(scene, rect, 8, spot);
}

static void add_speed(Scene *scene, Rect rect, const StageModel *model) {
    Spot spot = {.kind = SPOT_STAGE_SPEED, .a = model->index};
    const char *words = scene_say(scene, "stage.speed", "%g", model->speed);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    type.align = ALIGN_CENTRE;
    scene_box(scene, rect, 8, INK_SHEET, INK_EDGE);
    scene_words(scene, words, rect.x + rect.w / 2, rect.y + rect.h / 2 + 0.36 * type.size,
                type);
    const char *name = scene_say(scene, "stage.speed_name", "%g", model->speed);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    picture_focus_add(scene, rect, 8, spot);
}

static void add_line(Scene *scene, Rect rect, const StageModel *model) {
    double unit = picture_unit(scene), knob = 9 * unit;
    double at = fmax(0, fmin(1, model->t / model->stage->duration));
    Spot spot = {.kind = SPOT_STAGE_TIME, .a = model->index};
    LinePart part = {at, knob};
    Rect drawn = {rect.x - beside_line(knob), rect.y, rect.w + 2 * beside_line(knob),
                  rect.h};
    scene_add(scene, drawn, draw_clock_line, &part, sizeof part);
    const char *name =
        scene_say(scene, "stage.time_name", "%.1f\t%g", model->t, model->stage->duration);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .name = name});
    Rect ring = {rect.x + at * rect.w - knob, rect.y + rect.h / 2 - knob, 2 * knob,
                 2 * knob};
    picture_focus_add(scene, ring, knob, spot);
}

// The seconds keep their place while they run: as wide as the longest.
static double seconds_width(const Scene *scene, const StageModel *model, Type type) {
    double digits = 1 + fmax(0, floor(log10(fmax(1, model->stage->duration))));
    return style_width(scene, "0", type) * (digits + 1) + style_width(scene, ". s", type);
}

void stage_clock_add(Scene *scene, Rect rect, const StageModel *model) {
    double control = scene_look(scene)->metrics.control, unit = picture_unit(scene);
    double gap = GAP * unit, y = rect.y + 8 * unit;
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    type.align = ALIGN_RIGHT;
    Rect play = {rect.x, y, control, control};
    Rect speed = {rect.x + rect.w - 1.3 * control, y, 1.3 * control, control};
    double end = speed.x - gap, left = play.x + play.w + gap + 9 * unit;
    double right = end - seconds_width(scene, model, type) - gap - 9 * unit;
    add_play(scene, play, model);
    add_line(scene, (Rect){left, y, fmax(10, right - left), control}, model);
    scene_words(scene, scene_say(scene, "stage.seconds", "%.1f", model->t), end,
                y + control / 2 + 0.36 * type.size, type);
    add_speed(scene, speed, model);
}
