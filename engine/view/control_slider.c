// A knob on a line, and a number in a field.
#include "view/control_view.h"

#include "base/mem.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

enum { KNOB = 10, MOST_TICKS = 25, LEAST_TRACK = 160, FINEST = 200, FIELD_WIDTH = 120 };

// Where a slider's number stands on its line.
typedef struct Track {
    double at, zero; // of its length, from 0 to 1; zero: where the filled part begins
    int ticks;       // 0: none
    double knob;     // radius, px
    bool held, hover;
} Track;

static double track_x(Rect rect, const Track *track, double at) {
    return rect.x + track->knob + at * (rect.w - 2 * track->knob);
}

static void draw_track(Canvas *canvas, Rect rect, const void *with) {
    const Track *track = with;
    double y = rect.y + rect.h / 2, x = track_x(rect, track, track->at);
    Stroke line = {.ink = INK_EDGE, .width = 2, .round = true};
    Stroke done = {.ink = INK_ACCENT, .width = 4, .round = true};
    draw_line(canvas, track_x(rect, track, 0), y, track_x(rect, track, 1), y, line);
    for (int i = 0; i < track->ticks; i++) {
        double tick = track_x(rect, track, i / (track->ticks - 1.0));
        draw_line(canvas, tick, y + 7, tick, y + 11, (Stroke){.ink = INK_EDGE, .width = 1});
    }
    draw_line(canvas, track_x(rect, track, track->zero), y, x, y, done);
    Stroke rim = {.ink = track->held ? INK_FOX : INK_SHEET, .width = 2};
    double radius = track->hover || track->held ? track->knob + 1 : track->knob;
    draw_disc(canvas, x, y, radius, INK_ACCENT, rim);
}

static double share(const Variable *about, double number) {
    return (number - about->from) / (about->to - about->from);
}

static void add_track(Scene *scene, Rect rect, const Control *control) {
    const Variable *about = control->about;
    Spot spot = control->spot;
    double steps = about->step > 0 ? (about->to - about->from) / about->step : MOST_TICKS;
    Track track = {.at = share(about, control->number),
                   .zero = fmin(fmax(share(about, 0), 0), 1),
                   .ticks = steps < MOST_TICKS - 0.5 ? (int)round(steps) + 1 : 0,
                   .knob = KNOB * style_scale(scene),
                   .held = control->held,
                   .hover = spot_same(scene_look(scene)->hover, spot)};
    scene_add(scene, rect, draw_track, &track, sizeof track);
    control_spot(scene, rect, spot, control);
}

double slider_number_at(const Scene *scene, Rect rect, const Variable *about, double x) {
    double knob = KNOB * style_scale(scene), room = rect.w - 2 * knob;
    double at = room > 0 ? fmin(fmax((x - rect.x - knob) / room, 0), 1) : 0;
    double number = about->from + at * (about->to - about->from);
    if (about->step > 0 || at <= 0 || at >= 1) return number;
    // One without steps stands on short numbers, as fine as the hand can tell.
    double fine = pow(10, floor(log10((about->to - about->from) / FINEST)));
    return round(number / fine) * fine;
}

// On one line where there is room for the track; else the track has a line of its own.
double slider_control(Scene *scene, double x, double y, double width, const Control *c) {
    double high = scene_look(scene)->metrics.control, k = style_scale(scene);
    double label = control_label_width(scene, c), number = control_number_width(scene, c);
    label = fmax(label, c->label_wide);
    if (c->typed) number = fmax(number, FIELD_WIDTH * k);
    control_label(scene, c, x, y, high);
    Rect value = {x + width - number, y, number, high};
    control_number(scene, value, c);
    double room = width - label - number - 8;
    if (room >= LEAST_TRACK * k) {
        add_track(scene, (Rect){x + label, y, room, high}, c);
        return high;
    }
    add_track(scene, (Rect){x, y + high, width, high}, c);
    return 2 * high;
}

double field_control(Scene *scene, double x, double y, double width, const Control *c) {
    double high = scene_look(scene)->metrics.control, k = style_scale(scene);
    Spot spot = {.kind = SPOT_INPUT_FIELD, .a = c->variable};
    double at = x + control_label(scene, c, x, y, high);
    double room = fmin(150 * k, fmax(90 * k, width - (at - x)));
    char *value = control_value(c->about, scene_look(scene)->lang, c->number, false);
    FieldModel resting = {.text = scene_take(scene, value)};
    const char *name = scene_say(scene, "input.says", "%s\t%s", c->label, c->value);
    field_view_add(scene, (Rect){at, y, room, high}, c->typed ? c->field : &resting, spot,
                   c->wrong, name);
    const char *unit = style_text(scene, &c->about->unit);
    Type type = style_type(scene, ROLE_PROSE, INK_INK);
    if (control_turn(c->about) == 360) unit = "°";
    scene_words(scene, unit, at + room + 8, y + high / 2 + type.size * 0.36, type);
    return high;
}
