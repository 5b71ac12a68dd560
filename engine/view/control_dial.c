// A knob that is turned. As on the phase wheel (look book) 0 is at the right, and angles
// grow anticlockwise.
#include "view/control_view.h"

#include "view/style.h"

#include <math.h>

enum { DIAL = 96, RIM = 8 };

typedef struct Wheel {
    double angle; // radians
    double from, to;
    bool held, hover;
} Wheel;

static void draw_wheel(Canvas *canvas, Rect rect, const void *with) {
    const Wheel *wheel = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, radius = rect.w / 2 - RIM;
    draw_disc(canvas, x, y, radius, INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 1.5});
    for (int i = 0; i < 24; i++) {
        double a = i * M_PI / 12, in = radius - (i % 6 ? 4 : 8);
        draw_line(canvas, x + in * cos(a), y - in * sin(a), x + radius * cos(a),
                  y - radius * sin(a), (Stroke){.ink = INK_EDGE, .width = 1});
    }
    double tip = radius - 10, tx = x + tip * cos(wheel->angle),
           ty = y - tip * sin(wheel->angle);
    draw_line(canvas, x, y, tx, ty, (Stroke){.ink = INK_ACCENT, .width = 3, .round = true});
    Stroke rim = {.ink = wheel->held ? INK_FOX : INK_SHEET, .width = 2};
    draw_disc(canvas, tx, ty, wheel->hover || wheel->held ? 9 : 8, INK_ACCENT, rim);
}

double dial_control(Scene *scene, double x, double y, double width, const Control *c) {
    double k = style_scale(scene), side = DIAL * k;
    double high = scene_look(scene)->metrics.control;
    Spot spot = {.kind = SPOT_INPUT, .a = c->variable};
    Wheel wheel = {.angle = c->number / control_turn(c->about) * 2 * M_PI,
                   .held = c->held,
                   .hover = spot_same(scene_look(scene)->hover, spot)};
    Rect rect = {x, y, side, side};
    scene_add(scene, rect, draw_wheel, &wheel, sizeof wheel);
    control_spot(scene, rect, spot, c);
    double at = x + side + 16 * k, number = control_number_width(scene, c);
    if (c->typed) number = fmax(number, 120 * k);
    control_label(scene, c, at, y + side / 2 - high, high);
    Rect value = {at - 10, y + side / 2, fmin(number, width - side), high};
    control_number(scene, value, c);
    return side;
}

double dial_number_at(Rect rect, const Variable *about, double now, double x, double y) {
    double turn = control_turn(about);
    double dx = x - rect.x - rect.w / 2, dy = rect.y + rect.h / 2 - y;
    if (hypot(dx, dy) < 4) return now; // at the hub every direction is as good
    double number = atan2(dy, dx) / (2 * M_PI) * turn;
    number += turn * round((now - number) / turn);
    if (number > about->to && number - turn >= about->from - 1e-9) number -= turn;
    if (number < about->from && number + turn <= about->to + 1e-9) number += turn;
    return number;
}
