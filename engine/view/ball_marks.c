#include "view/ball_marks.h"

#include "view/ball_inside.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

typedef struct MarkPart {
    BallPart still;
    Vector from, to; // of a vector and a point both are the place
    BallMarkKind kind;
    bool hollow;
} MarkPart;

static double length_of(Vector v) {
    return sqrt(vector_dot(v, v));
}

// The point a share of the way along the shorter great circle (Shoemake's slerp, SIGGRAPH
// 1985), lengths going evenly from one to the other. Of opposite ends any circle will do.
static Vector along_arc(Vector a, Vector b, double share) {
    double la = length_of(a), lb = length_of(b), length = la + (lb - la) * share;
    if (la < 1e-9 || lb < 1e-9) return vector_scaled(la < lb ? b : a, share);
    a = vector_scaled(a, 1 / la);
    b = vector_scaled(b, 1 / lb);
    double between = acos(fmax(-1, fmin(1, vector_dot(a, b))));
    if (between > M_PI - 1e-6) { // by way of the pole, or of |+⟩ from one pole to the other
        b = fabs(a.z) < 0.9 ? (Vector){0, 0, 1} : (Vector){1, 0, 0};
        double dot = vector_dot(a, b), s = sqrt(1 - dot * dot);
        b = (Vector){(b.x - dot * a.x) / s, (b.y - dot * a.y) / s, (b.z - dot * a.z) / s};
        Vector x = vector_scaled(a, cos(M_PI * share)),
               y = vector_scaled(b, sin(M_PI * share));
        return vector_scaled((Vector){x.x + y.x, x.y + y.y, x.z + y.z}, length);
    }
    double s = sin(between), p = s < 1e-9 ? 1 - share : sin((1 - share) * between) / s;
    double q = s < 1e-9 ? share : sin(share * between) / s;
    return vector_scaled((Vector){p * a.x + q * b.x, p * a.y + q * b.y, p * a.z + q * b.z},
                         length);
}

// In pieces: those behind the ball's middle are thinner and every other one is left out.
static void draw_arc_mark(Canvas *canvas, const MarkPart *part) {
    enum { PIECES = 32 };
    for (int i = 0; i < PIECES; i++) {
        double d0, d1;
        Vector a = along_arc(part->from, part->to, (double)i / PIECES);
        Vector b = along_arc(part->from, part->to, (i + 1.0) / PIECES);
        Point p = ball_at(part->still.ball, a, &d0), q = ball_at(part->still.ball, b, &d1);
        bool behind = d0 + d1 < -0.02;
        if (behind && i % 2) continue;
        draw_line(canvas, p.x, p.y, q.x, q.y,
                  (Stroke){.ink = INK_ACCENT, .width = behind ? 1.4 : 2.4, .round = true});
    }
}

static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const MarkPart *part = with;
    Ball ball = part->still.ball;
    double depth, unit = fmin(part->still.unit, ball.radius / 40);
    Point at = ball_at(ball, part->from, &depth), middle = {ball.x, ball.y};
    double along = hypot(at.x - middle.x, at.y - middle.y);
    bool full = ball_laptop_radius(&part->still) >= BALL_FULL;
    if (part->kind == MARK_ARC) {
        draw_arc_mark(canvas, part);
    } else if (part->kind == MARK_POINT || along < 6 * unit) {
        bool behind = depth < -0.02;
        draw_disc(canvas, at.x, at.y, (full ? 5 : 3.5) * unit,
                  behind ? INK_BALL : INK_ACCENT,
                  (Stroke){.ink = INK_ACCENT, .width = 1.8});
    } else if (part->hollow) {
        ball_hollow(canvas, middle, at, unit, INK_ACCENT);
    } else {
        double head = fmin(13 * unit, 0.5 * along);
        if (canvas_theme(canvas) == THEME_PROJECTOR) head /= 2; // draw_arrow doubles it
        draw_arrow(canvas, middle, at,
                   (Stroke){.ink = INK_ACCENT, .width = full ? 2.6 : 2, .round = true},
                   head);
    }
}

static bool value_of(const Scene *scene, const Expression *expression, double *value) {
    const Live *live = scene_look(scene)->live;
    if (!live || !expression->text) return false;
    *value = live_value(live, expression, NULL);
    return isfinite(*value) && fabs(*value) <= 1 + 1e-9;
}

static bool place_of(const Scene *scene, const Expression at[3], Vector *v) {
    return value_of(scene, &at[0], &v->x) && value_of(scene, &at[1], &v->y) &&
           value_of(scene, &at[2], &v->z);
}

// A label is one formula between dollars, or plain words. It stands beyond its mark, seen
// from the ball's centre.
static void add_label(Scene *scene, const MarkPart *part, const Text *label) {
    const char *words = style_text(scene, label);
    if (!words || !*words) return;
    double em = part->still.em, size = strlen(words);
    Vector v = part->kind == MARK_ARC ? along_arc(part->from, part->to, 0.5) : part->from;
    Point at = ball_at(part->still.ball, v, NULL);
    double dx = at.x - part->still.ball.x, dy = at.y - part->still.ball.y;
    double length = hypot(dx, dy), unit = part->still.unit;
    double ux = length > 1 ? dx / length : 0.7, uy = length > 1 ? dy / length : -0.7;
    Type type = style_bold(scene, ROLE_LABEL, INK_ACCENT);
    bool formula = size > 2 && words[0] == '$' && words[(int)size - 1] == '$';
    char *tex = (char *)scene_keep(scene, words + (formula ? 1 : 0));
    if (formula) tex[(int)size - 2] = '\0';
    if (formula) type.size = em;
    double wide =
        formula ? picture_tex(scene, tex, em).width : style_width(scene, tex, type);
    double x = at.x + ux * (7 * unit + wide / 2),
           y = at.y + uy * (7 * unit + 0.5 * type.size);
    type.align = ALIGN_CENTRE;
    if (formula)
        picture_tex_add(scene, tex, x, y + 0.32 * type.size, type);
    else
        scene_words(scene, tex, x, y + 0.36 * type.size, type);
}

void ball_marks_add(Scene *scene, Ball ball, const BallMarks *marks) {
    for (int i = 0; marks && i < marks->count; i++) {
        const BallMark *mark = &marks->at[i];
        MarkPart part = {
            .still = ball_part(scene, ball), .kind = mark->kind, .hollow = mark->hollow};
        if (!place_of(scene, mark->at, &part.from)) continue;
        part.to = part.from;
        if (mark->kind == MARK_ARC && !place_of(scene, &mark->at[3], &part.to)) continue;
        double reach =
            ball.radius * 1.75 + 8 * part.still.unit; // a corner of the axes' box
        double most = fmax(length_of(part.from), length_of(part.to));
        if (most <= 1 + 1e-9) reach = ball.radius + 8 * part.still.unit;
        scene_add(scene, (Rect){ball.x - reach, ball.y - reach, 2 * reach, 2 * reach},
                  draw_mark, &part, sizeof part);
        if (ball_laptop_radius(&part.still) >= BALL_POLES)
            add_label(scene, &part, &mark->label);
    }
}
