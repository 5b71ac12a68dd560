#include "view/gate_card.h"

#include "view/ball.h"
#include "view/gate_facts.h"
#include "view/gate_view.h"
#include "view/picture.h"
#include "view/sheet.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Padding as all cards have it; from the window's edge; from the gate.
enum { PAD_X = 24, PAD_Y = 18, EDGE = 16, AWAY = 14, WIDE_EM = 26, GAP = 8, NAME_EM = 6 };

typedef struct Pen {
    Scene *scene;
    double x, y, width;
} Pen;

static void put_words(Pen *pen, const char *words, Role role, Ink ink, double gap) {
    ProseStyle style = style_prose(pen->scene, role, pen->width, ink);
    style.lexicon = NULL;
    style.furigana = NULL;
    char *prose = style_escaped(words);
    pen->y += scene_prose(pen->scene, prose, pen->x, pen->y, style).h + gap;
    free(prose);
}

// --- What it is

typedef struct GlyphPart {
    GateLook look;
    ControlDot dot;
} GlyphPart;

static void draw_glyph(Canvas *canvas, Rect rect, const void *with) {
    const GlyphPart *glyph = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    if (glyph->look.gate)
        draw_gate(canvas, x, y, &glyph->look);
    else
        draw_dot_boxed(canvas, x, y, glyph->look.side, glyph->dot, glyph->look.least);
}

static void put_head(Pen *pen, const GateCardModel *model, double close) {
    Scene *scene = pen->scene;
    double side = round(42 * picture_unit(scene));
    GlyphPart glyph = {.look = {.gate = model->dot.kind ? NULL : model->step.gate,
                                .side = side,
                                .least = scene_look(scene)->metrics.least},
                       .dot = model->dot};
    if (glyph.look.gate) {
        gate_angles(&model->step, false, glyph.look.angle, sizeof glyph.look.angle);
        gate_whole_degrees(&model->step, glyph.look.degrees, sizeof glyph.look.degrees);
        gate_power(&model->step, glyph.look.power, sizeof glyph.look.power);
    }
    Rect box = {pen->x, pen->y, side * 1.3, side};
    scene_add(scene, box, draw_glyph, &glyph, sizeof glyph);
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    title.width = pen->width - box.w - 12 - close;
    scene_words(scene, model->title, pen->x + box.w + 12,
                pen->y + side / 2 + 0.36 * title.size, title);
    pen->y += side + 10;
}

// The axis that the gate turns about, through the ball.
typedef struct AxisPart {
    Ball ball;
    double x, y, unit;
} AxisPart;

static void draw_axis(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const AxisPart *axis = with;
    double far = 1.18 * axis->ball.radius;
    Stroke stroke = {.ink = family_ink(FAMILY_ROTATE), .width = 2.4, .on = 8, .off = 4};
    draw_line(canvas, axis->ball.x - far * axis->x, axis->ball.y + far * axis->y,
              axis->ball.x + far * axis->x, axis->ball.y - far * axis->y, stroke);
    draw_disc(canvas, axis->ball.x + far * axis->x, axis->ball.y - far * axis->y,
              3.5 * axis->unit, family_ink(FAMILY_ROTATE), (Stroke){.ink = INK_NONE});
}

static double put_ball(Scene *scene, const Rotation *turn, double right, double y) {
    double unit = picture_unit(scene), radius = round(49 * unit);
    BallRoom room = ball_room(scene, radius);
    Ball ball = {right - radius - fmax(room.side, 0.2 * radius), y + radius + room.above,
                 radius};
    ball_add(scene, ball);
    AxisPart axis = {.ball = ball, .unit = unit};
    double depth, reach = 1.3 * radius;
    ball_project(turn->axis[0], turn->axis[1], turn->axis[2], &axis.x, &axis.y, &depth);
    if (turn->angle > 1e-9)
        scene_add(scene, (Rect){ball.x - reach, ball.y - reach, 2 * reach, 2 * reach},
                  draw_axis, &axis, sizeof axis);
    return 2 * radius + room.above + room.below;
}

// The matrix at the left, the turn at the right of it.
static void put_operation(Pen *pen, const GateCardModel *model) {
    Scene *scene = pen->scene;
    const Step *step = &model->step;
    Rotation turn;
    const char *tex = gate_matrix_tex(scene, step);
    bool turns = gate_rotation(step, &turn);
    if (!tex) return;
    double size = scene_look(scene)->metrics.display_formula, unit = picture_unit(scene);
    double room = pen->width - (turns ? 150 * unit : 0);
    TexSize is = picture_tex(scene, tex, size);
    if (is.width > room) {
        size = fmax(scene_look(scene)->metrics.least, size * room / is.width);
        is = picture_tex(scene, tex, size);
    }
    double high = is.height + is.depth;
    if (turns) high = fmax(high, put_ball(scene, &turn, pen->x + pen->width, pen->y));
    if (is.width <= room + 1)
        picture_tex_add(scene, tex, pen->x, pen->y + high / 2 + (is.height - is.depth) / 2,
                        (Type){.size = size, .ink = INK_INK});
    pen->y += high + 10;
}

// Formulas and all.
static void put_shown(Pen *pen, const char *sentence) {
    ProseStyle style = style_prose(pen->scene, ROLE_PANEL, pen->width, INK_INK);
    style.lexicon = NULL;
    style.furigana = NULL;
    pen->y += scene_prose(pen->scene, sentence, pen->x, pen->y, style).h + 8;
}

static void put_facts(Pen *pen, const GateCardModel *model) {
    const char *lines[4];
    const Step *step = &model->step;
    int count = gate_facts(pen->scene, step, lines, 4);
    for (int i = 0; i < count; i++)
        put_words(pen, lines[i], ROLE_LABEL, INK_INK, 2);
    if (step_writes(step))
        put_words(pen, scene_say(pen->scene, "gate_card.writes", "%d", step->bit),
                  ROLE_LABEL, INK_INK, 2);
    if (model->condition[0])
        put_words(pen, scene_say(pen->scene, "gate_card.reads", "%s", model->condition),
                  ROLE_LABEL, INK_INK, 2);
}

// --- What can be changed

static void put_field(Pen *pen, const CardField *field) {
    Scene *scene = pen->scene;
    const Metrics *m = &scene_look(scene)->metrics;
    Type name = style_type(scene, ROLE_LABEL, INK_SOFT);
    double left = NAME_EM * name.size;
    name.width = left - GAP;
    scene_words(scene, field->name, pen->x, pen->y + m->control / 2 + 0.36 * name.size,
                name);
    field_view_add(scene, (Rect){pen->x + left, pen->y, pen->width - left, m->control},
                   &field->field, field->spot, field->why != NULL, field->name);
    if (field->hint && !field->field.text[0] && !field->field.focused) {
        Type hint = style_type(scene, ROLE_LABEL, INK_SOFT);
        scene_words(scene, field->hint, pen->x + left + 16,
                    pen->y + m->control / 2 + 0.36 * hint.size, hint);
    }
    pen->y += m->control + 6;
    if (!field->why) return;
    Pen below = {scene, pen->x + left, pen->y, pen->width - left};
    put_words(&below, field->why, ROLE_LABEL, INK_WRONG, 4);
    pen->y = below.y;
}

static const char *dot_sign(ControlDot dot) {
    const char *name = dot.kind ? tool_of_dot(dot) : NULL;
    return name ? tool_named(name).label : "－";
}

// One button a wire: "q1 ●". Each press goes on to the next kind of dot.
static void put_wires(Pen *pen, const GateCardModel *model) {
    Scene *scene = pen->scene;
    double control = scene_look(scene)->metrics.control, x = pen->x;
    if (!model->wire_count) return;
    put_words(pen, scene_word(scene, "gate_card.controls"), ROLE_LABEL, INK_SOFT, 4);
    for (int i = 0; i < model->wire_count; i++) {
        const CardWire *wire = &model->wires[i];
        char words[64];
        snprintf(words, sizeof words, "%s %s", wire->label, dot_sign(wire->dot));
        Button button = {.kind = wire->dot.kind ? BUTTON_CHOSEN : BUTTON_CHOICE,
                         .words = scene_keep(scene, words),
                         .spot = {SPOT_CARD_ACT, CARD_DOT, wire->wire, 0, NULL}};
        double width = scene_button_width(scene, button);
        if (x > pen->x && x + width > pen->x + pen->width) {
            x = pen->x;
            pen->y += control + GAP;
        }
        scene_button(scene, (Rect){x, pen->y, width, control}, button);
        x += width + GAP;
    }
    pen->y += control + GAP;
}

static void put_enlarge(Pen *pen, const GateCardModel *model) {
    double control = scene_look(pen->scene)->metrics.control;
    if (!model->enlarge.kind) return;
    Button button = {.kind = BUTTON_OUTLINE,
                     .icon = "larger",
                     .words = scene_word(pen->scene, "gate_card.enlarge"),
                     .spot = model->enlarge};
    scene_button(pen->scene, (Rect){pen->x, pen->y, 0, control}, button);
    pen->y += control + GAP;
}

static void put_buttons(Pen *pen, const GateCardModel *model) {
    Scene *scene = pen->scene;
    double control = scene_look(scene)->metrics.control, x = pen->x;
    const struct {
        const char *key;
        CardAct act;
        bool there;
    } rows[] = {{"gate_card.invert", CARD_INVERT, step_unitary(&model->step)},
                {"gate_card.smaller", CARD_SMALLER, model->sized},
                {"gate_card.larger", CARD_LARGER, model->sized}};
    for (int i = 0; i < 3; i++) {
        if (!rows[i].there) continue;
        Button button = {.kind = BUTTON_OUTLINE,
                         .words = scene_word(scene, rows[i].key),
                         .spot = {SPOT_CARD_ACT, (int)rows[i].act, 0, 0, NULL}};
        x += scene_button(scene, (Rect){x, pen->y, 0, control}, button).w + GAP;
    }
    if (x > pen->x) pen->y += control + GAP;
}

static void put_modifiers(Pen *pen, const GateCardModel *model) {
    pen->y += 6;
    scene_rule(pen->scene, pen->x, pen->y, pen->x + pen->width, pen->y);
    pen->y += 10;
    for (int i = 0; i < model->field_count; i++)
        put_field(pen, &model->fields[i]);
    put_wires(pen, model);
    put_buttons(pen, model);
}

// All that the card says, from (x, y) on; returns its height.
static double put_content(Scene *scene, const GateCardModel *model, double x, double y,
                          double width, double close) {
    Pen pen = {scene, x, y, width};
    put_head(&pen, model, close);
    put_words(&pen, model->about, ROLE_PANEL, INK_INK, 8);
    if (model->shown) put_shown(&pen, model->shown);
    put_enlarge(&pen, model);
    if (!model->dot.kind) {
        put_operation(&pen, model);
        put_facts(&pen, model);
    }
    if (model->modifiers) put_modifiers(&pen, model);
    if (model->note) put_words(&pen, model->note, ROLE_LABEL, INK_WRONG, 0);
    return pen.y - y;
}

static double height_of(const Scene *scene, const GateCardModel *model, double width,
                        double close) {
    Scene *trial = scene_create(scene_look(scene));
    double height = put_content(trial, model, 0, 0, width, close);
    scene_destroy(trial);
    return height;
}

// Right of the gate, or left of it; where neither has room, below or above.
static Rect placed(const Metrics *m, Rect at, double width, double height) {
    height = fmin(height, m->height - 2 * EDGE);
    double right = at.x + at.w + AWAY, left = at.x - AWAY - width;
    double x = right, y = at.y + at.h / 2 - height / 3;
    if (right + width > m->width - EDGE) x = left;
    if (x < EDGE) {
        x = fmin(fmax(EDGE, at.x + at.w / 2 - width / 2), m->width - EDGE - width);
        y = at.y + at.h + AWAY;
        if (y + height > m->height - EDGE && at.y - AWAY - height >= EDGE)
            y = at.y - AWAY - height;
    }
    y = fmax(EDGE, fmin(y, m->height - EDGE - height));
    return (Rect){round(fmax(EDGE, x)), round(y), width, height};
}

void gate_card_add(Scene *scene, const GateCardModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_PANEL] + 2 * PAD_X, m->width - 2 * EDGE);
    double inner = width - 2 * PAD_X, control = m->control;
    double height = height_of(scene, model, inner, control) + 2 * PAD_Y;
    Rect sheet = placed(m, model->at, width, height);
    sheet_add(scene, sheet);
    Rect view = {sheet.x + 4, sheet.y + 4, sheet.w - 8, sheet.h - 8};
    scene_scroll(scene, view, SCROLL_CARD, model->scroll);
    put_content(scene, model, sheet.x + PAD_X, sheet.y + PAD_Y, inner, control);
    scene_scroll_end(scene);
    sheet_cross_add(scene, sheet.x + sheet.w - control - 8, sheet.y + 8);
}
