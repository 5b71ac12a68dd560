// Switches, menus and buttons.
#include "view/control_view.h"

#include "view/choice_mark.h"
#include "view/style.h"

#include <math.h>

enum { SWITCH = 44, CHIP_PAD = 14, MARK_ROOM = 26, CHIP_GAP = 8 };

typedef struct Switch {
    bool on, hover;
    double k;
} Switch;

// The knob's side says it; colour and word say it again.
static void draw_switch(Canvas *canvas, Rect rect, const void *with) {
    const Switch *a = with;
    double high = 24 * a->k, y = rect.y + rect.h / 2;
    Rect pill = {rect.x, y - high / 2, rect.w, high};
    draw_box(canvas, pill, high / 2, a->on ? INK_ACCENT : INK_SHEET,
             (Stroke){.ink = a->on ? INK_ACCENT : INK_EDGE, .width = a->hover ? 2.5 : 1.5});
    double x = a->on ? rect.x + rect.w - high / 2 : rect.x + high / 2;
    Stroke rim = {.ink = INK_EDGE, .width = 1.5};
    draw_disc(canvas, x, y, high / 2 - 4, a->on ? INK_SHEET : INK_EDGE,
              a->on ? (Stroke){.ink = INK_NONE} : rim);
}

double toggle_control(Scene *scene, double x, double y, double width, const Control *c) {
    double high = scene_look(scene)->metrics.control, k = style_scale(scene);
    Spot spot = {.kind = SPOT_INPUT, .a = c->variable};
    Switch a = {c->number > 0.5, spot_same(scene_look(scene)->hover, spot), k};
    Rect box = {x, y, SWITCH * k, high};
    scene_add(scene, box, draw_switch, &a, sizeof a);
    double at = x + box.w + 12;
    scene_quiet_terms(scene, true);
    double label = control_label(scene, c, at, y, high);
    scene_quiet_terms(scene, false);
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    scene_words(scene, c->value, at + label, y + high / 2 + soft.size * 0.36, soft);
    double whole = at - x + label + style_width(scene, c->value, soft) + 8;
    control_spot(scene, (Rect){x, y, fmin(whole, width), high}, spot, c);
    return high;
}

static const Prose *chip_prose(Scene *scene, const Control *c, int option,
                               ProseStyle *style, const char **words) {
    *style = style_prose(scene, ROLE_PROSE, 0, INK_INK);
    *words = style_text(scene, &c->about->options[option]);
    return view_cache_prose(scene_look(scene)->cache, *words, style);
}

static double chip_width(Scene *scene, const Control *c, int option) {
    ProseStyle style;
    const char *words;
    const Prose *prose = chip_prose(scene, c, option, &style, &words);
    return prose_width(prose) + (2 * CHIP_PAD + MARK_ROOM) * style_scale(scene);
}

static void add_chip(Scene *scene, Rect rect, const Control *c, int option) {
    ProseStyle style;
    const char *words;
    const Prose *prose = chip_prose(scene, c, option, &style, &words);
    double k = style_scale(scene);
    Spot spot = {.kind = SPOT_INPUT, .a = c->variable, .b = option};
    bool chosen = (int)c->number == option + 1;
    bool hover = spot_same(scene_look(scene)->hover, spot);
    scene_box(scene, rect, 8, chosen || hover ? INK_TINT_ACCENT : INK_SHEET,
              chosen ? INK_ACCENT : INK_EDGE);
    Rect ring = {rect.x + CHIP_PAD * k - 4, rect.y, MARK_ROOM * k - 4, rect.h};
    choice_mark_add(scene, ring, 8 * k, chosen);
    double top = rect.y + rect.h / 2 + style.size * 0.36 - prose_baseline(prose);
    scene_quiet_terms(scene, true);
    scene_prose(scene, words, rect.x + (CHIP_PAD + MARK_ROOM) * k, top, style);
    scene_quiet_terms(scene, false);
    scene_ring(scene, rect, spot);
    scene_spot(scene,
               (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = words});
}

// The options stand behind the label, as many to a line as fit.
double menu_control(Scene *scene, double x, double y, double width, const Control *c) {
    double high = scene_look(scene)->metrics.control;
    double at = x + control_label(scene, c, x, y, high), top = y, left = at;
    double widest = 0;
    for (int i = 0; i < c->about->option_count; i++)
        widest = fmax(widest, chip_width(scene, c, i));
    if (at + widest > x + width) {
        left = at = x;
        y += high;
    }
    for (int i = 0; i < c->about->option_count; i++) {
        double chip = fmin(chip_width(scene, c, i), width);
        if (at > left && at + chip > x + width) {
            at = left;
            y += high + CHIP_GAP;
        }
        add_chip(scene, (Rect){at, y, chip, high}, c, i);
        at += chip + CHIP_GAP;
    }
    return y + high - top;
}

double button_control(Scene *scene, double x, double y, double width, const Control *c) {
    (void)width;
    Button button = {.kind = BUTTON_OUTLINE,
                     .words = c->label,
                     .spot = {.kind = SPOT_INPUT, .a = c->variable}};
    return scene_button(scene, (Rect){x, y, 0, 0}, button).h;
}
