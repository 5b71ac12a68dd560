#include "view/maker_sheet.h"

#include "view/sheet.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

enum { PAD = 24, EDGE = 16, WIDE_EM = 38, GAP = 8, ROW_GAP = 12, BALL = 168 };

typedef struct Pen {
    Scene *scene;
    double x, y, width;
} Pen;

// --- The sphere, seen from a little above: x comes out to the lower left, y goes right, z
// up.

typedef struct BallPart {
    double axis[3], angle;
    bool turns;
} BallPart;

static Point seen(const double v[3], Point centre, double r) {
    static const double right[3] = {-0.42, 0.907, 0}, up[3] = {-0.28, -0.13, 0.951};
    double x = 0, y = 0;
    for (int i = 0; i < 3; i++) {
        x += right[i] * v[i];
        y += up[i] * v[i];
    }
    return (Point){centre.x + r * x, centre.y - r * y};
}

// A circle around `normal` with its centre at `height` along it, as far as `turn` goes.
static void draw_circle(Canvas *canvas, Point centre, double r, const double normal[3],
                        double height, double turn, Stroke stroke) {
    enum { PARTS = 48 };
    Point points[PARTS + 1];
    double side[3] = {-normal[1], normal[0], 0}, length = hypot(normal[0], normal[1]);
    if (length < 1e-6) side[0] = 1, side[1] = 0, length = 1;
    for (int i = 0; i < 3; i++)
        side[i] /= length;
    double across[3] = {normal[1] * side[2] - normal[2] * side[1],
                        normal[2] * side[0] - normal[0] * side[2],
                        normal[0] * side[1] - normal[1] * side[0]};
    double wide = sqrt(fmax(0, 1 - height * height));
    for (int k = 0; k <= PARTS; k++) {
        double a = turn * k / PARTS, v[3];
        for (int i = 0; i < 3; i++)
            v[i] = height * normal[i] + wide * (cos(a) * side[i] + sin(a) * across[i]);
        points[k] = seen(v, centre, r);
    }
    draw_path(canvas, points, PARTS + 1, false, INK_NONE, stroke);
}

static void draw_axis(Canvas *canvas, Point from, Point to, Stroke stroke) {
    double dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy);
    draw_line(canvas, from.x, from.y, to.x, to.y, stroke);
    if (length < 1) return;
    dx *= 9 / length, dy *= 9 / length;
    Point head[] = {{to.x, to.y},
                    {to.x - dx - 0.5 * dy, to.y - dy + 0.5 * dx},
                    {to.x - dx + 0.5 * dy, to.y - dy - 0.5 * dx}};
    draw_path(canvas, head, 3, true, stroke.ink, (Stroke){.ink = INK_NONE});
}

static void draw_ball(Canvas *canvas, Rect rect, const void *with) {
    const BallPart *ball = with;
    static const double axes[3][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    static const char *const names[] = {"x", "y", "z"};
    double r = 0.38 * rect.w;
    Point centre = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    Stroke thin = {.ink = INK_EDGE, .width = 1.3};
    draw_disc(canvas, centre.x, centre.y, r, INK_SHEET, thin);
    draw_circle(canvas, centre, r, axes[2], 0, 2 * M_PI, thin);
    for (int i = 0; i < 3; i++) {
        Point end = seen(axes[i], centre, r);
        double far[3] = {1.22 * axes[i][0], 1.22 * axes[i][1], 1.22 * axes[i][2]};
        Point name = seen(far, centre, r);
        draw_line(canvas, centre.x, centre.y, end.x, end.y, thin);
        draw_words(canvas, names[i], name.x, name.y + 5,
                   (Type){.size = 14, .ink = INK_SOFT, .align = ALIGN_CENTRE});
    }
    if (!ball->turns) return;
    double turn = fmax(-2 * M_PI, fmin(ball->angle, 2 * M_PI));
    draw_circle(canvas, centre, r, ball->axis, 0.45, turn,
                (Stroke){.ink = INK_FOX, .width = 2.5});
    double back[3] = {-ball->axis[0], -ball->axis[1], -ball->axis[2]};
    draw_axis(canvas, seen(back, centre, r), seen(ball->axis, centre, r),
              (Stroke){.ink = INK_ACCENT, .width = 3});
}

// --- Rows

static void put_label(Pen *pen, const char *words, double width, double high) {
    Type type = style_type(pen->scene, ROLE_LABEL, INK_SOFT);
    type.width = width;
    scene_words(pen->scene, words, pen->x, pen->y + high / 2 + 0.38 * type.size, type);
}

static void put_choices(Pen *pen, const Choice *choices, int count) {
    double x = pen->x, high = scene_look(pen->scene)->metrics.control;
    for (int i = 0; i < count; i++) {
        Button button = {.kind = choices[i].on ? BUTTON_CHOSEN : BUTTON_CHOICE,
                         .icon = choices[i].on ? "check" : NULL,
                         .words = choices[i].words,
                         .spot = choices[i].spot};
        double width = scene_button_width(pen->scene, button);
        if (x > pen->x && x + width > pen->x + pen->width) {
            x = pen->x;
            pen->y += high + GAP;
        }
        scene_button(pen->scene, (Rect){x, pen->y, width, high}, button);
        x += width + GAP;
    }
    pen->y += high + ROW_GAP;
}

static void put_field(Pen *pen, const MakerModel *model, int field, const char *label,
                      double left, double width) {
    double high = scene_look(pen->scene)->metrics.control;
    put_label(pen, label, left - GAP, high);
    field_view_add(pen->scene, (Rect){pen->x + left, pen->y, width - left, high},
                   &model->fields[field], (Spot){.kind = SPOT_OWN_FIELD, .a = field}, false,
                   label);
    pen->y += high + GAP;
}

static void put_matrix(Pen *pen, const MakerModel *model, double left) {
    put_label(pen, scene_word(pen->scene, "maker.wires"), left - GAP,
              scene_look(pen->scene)->metrics.control);
    Pen beside = {pen->scene, pen->x + left, pen->y, pen->width - left};
    put_choices(&beside, model->wires, 3);
    pen->y = beside.y;
    for (int i = MAKER_FIRST; i < model->count; i++)
        put_field(pen, model, i, scene_say(pen->scene, "maker.row", "%d", i), left,
                  pen->width);
}

static void put_turn(Pen *pen, const MakerModel *model, double left) {
    static const char *const labels[] = {"maker.x", "maker.y", "maker.z", "maker.angle"};
    double top = pen->y, ball = fmin(BALL, pen->width / 2);
    BallPart part = {
        {model->axis[0], model->axis[1], model->axis[2]}, model->angle, model->turns};
    for (int i = 0; i < 4; i++)
        put_field(pen, model, MAKER_FIRST + i, scene_word(pen->scene, labels[i]), left,
                  pen->width - ball - PAD);
    double high = pen->y - GAP - top, side = fmin(ball, high);
    Rect rect = {pen->x + pen->width - ball + (ball - side) / 2, top + (high - side) / 2,
                 side, side};
    scene_add(pen->scene, rect, draw_ball, &part, sizeof part);
}

static void put_note(Pen *pen, const MakerModel *model) {
    ProseStyle style = style_prose(pen->scene, ROLE_LABEL, pen->width,
                                   model->refused ? INK_WRONG : INK_INK);
    style.lexicon = NULL;
    style.furigana = NULL;
    pen->y += 4;
    char *prose = plain_prose(model->note);
    pen->y += scene_prose(pen->scene, prose, pen->x, pen->y, style).h + ROW_GAP;
    free(prose);
    if (!model->nearest) return;
    double high = scene_look(pen->scene)->metrics.control;
    scene_button(pen->scene, (Rect){pen->x, pen->y, 0, high}, *model->nearest);
    pen->y += high + ROW_GAP;
}

static void put_buttons(Pen *pen, const MakerModel *model) {
    double x = pen->x + pen->width, high = scene_look(pen->scene)->metrics.control;
    for (int i = 0; i < 2; i++) {
        double width = scene_button_width(pen->scene, model->buttons[i]);
        x -= width;
        scene_button(pen->scene, (Rect){x, pen->y, width, high}, model->buttons[i]);
        x -= GAP;
    }
    pen->y += high;
}

static double put_content(Scene *scene, const MakerModel *model, double x, double y,
                          double width) {
    Pen pen = {scene, x, y, width};
    double control = scene_look(scene)->metrics.control;
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    double left = 7 * style_type(scene, ROLE_LABEL, INK_SOFT).size;
    scene_words(scene, scene_word(scene, "maker.title"), x,
                y + control / 2 + 0.38 * title.size, title);
    pen.y += control + GAP;
    put_choices(&pen, model->kinds, MAKER_KINDS);
    put_field(&pen, model, MAKER_NAME, scene_word(scene, "maker.name"), left, width);
    if (model->kind == MAKER_MATRIX) put_matrix(&pen, model, left);
    if (model->kind == MAKER_TURN) put_turn(&pen, model, left);
    put_note(&pen, model);
    put_buttons(&pen, model);
    return pen.y - y;
}

void maker_sheet_add(Scene *scene, const MakerModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_PANEL], m->width - 2 * EDGE);
    double inner = width - 2 * PAD, control = m->control, top = 0.5 * PAD;
    Scene *trial = scene_create(scene_look(scene));
    double height = put_content(trial, model, 0, 0, inner) + top + PAD;
    scene_destroy(trial);
    height = fmin(height, m->height - 2 * EDGE);
    double y = fmax(EDGE, fmin(m->top_bar + EDGE, m->height - EDGE - height));
    Rect rect = {round((m->width - width) / 2), round(y), width, height};
    sheet_add(scene, rect);
    Rect view = {rect.x + 4, rect.y + 4, rect.w - 8, rect.h - 8};
    scene_scroll(scene, view, SCROLL_CHOICES, model->scroll);
    put_content(scene, model, rect.x + PAD, rect.y + top, inner);
    scene_scroll_end(scene);
    sheet_cross_add(scene, rect.x + rect.w - control - 8, rect.y + top);
}
