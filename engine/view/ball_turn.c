#include "view/ball_turn.h"

#include "view/ball_inside.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>

static const double AXIS = 1.18; // its half, in radii
enum { TRAIL_POINTS = 33, TRAIL_DOTS = 5 };

static Rect around(Ball ball, double reach) {
    double r = ball.radius * AXIS + reach;
    return (Rect){ball.x - r, ball.y - r, 2 * r, 2 * r};
}

// --- a turn

typedef struct TurnPart {
    Ball ball;
    Turn turn;
    double fraction, unit;
} TurnPart;

static void draw_axis(Canvas *canvas, const TurnPart *part) {
    const double *n = part->turn.axis;
    Vector axis = vector_scaled((Vector){n[0], n[1], n[2]}, AXIS);
    Point from = ball_at(part->ball, vector_scaled(axis, -1), NULL);
    Point to = ball_at(part->ball, axis, NULL);
    draw_line(canvas, from.x, from.y, to.x, to.y,
              (Stroke){.ink = INK_ROTATE, .width = 1.8, .on = 8, .off = 4});
}

static Point trail_point(const TurnPart *part, double share) {
    Bloch b = turn_at(&part->turn, share * part->fraction);
    return ball_at(part->ball, (Vector){b.x, b.y, b.z}, NULL);
}

// From where the arrow stood to where it is now; an arrow along the axis leaves none.
static void draw_trail(Canvas *canvas, const TurnPart *part) {
    Point points[TRAIL_POINTS];
    double length = 0;
    for (int i = 0; i < TRAIL_POINTS; i++) {
        points[i] = trail_point(part, (double)i / (TRAIL_POINTS - 1));
        if (i)
            length += hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    }
    if (length < 2 * part->unit) return;
    draw_curve(canvas, points, TRAIL_POINTS,
               (Stroke){.ink = INK_FOX, .width = 2, .opacity = 0.55});
    for (int i = 0; i < TRAIL_DOTS; i++) {
        Point p = trail_point(part, (double)i / TRAIL_DOTS);
        draw_disc(canvas, p.x, p.y, fmin(3 * part->unit, 0.06 * part->ball.radius), INK_FOX,
                  (Stroke){.ink = INK_NONE});
    }
}

static void draw_turn(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    draw_axis(canvas, with);
    draw_trail(canvas, with);
}

void ball_turn_add(Scene *scene, Ball ball, const Turn *turn, double fraction) {
    TurnPart part = {ball, *turn, fraction, picture_unit(scene)};
    scene_add(scene, around(ball, 2), draw_turn, &part, sizeof part);
}

// --- the last moments

enum { TRAIL_COLUMNS = 5, TRAIL_PIECES = 16 };

typedef struct TrailPart {
    Ball ball;
    double unit;
    Bloch way[(TRAIL_COLUMNS + 1) * TRAIL_PIECES + 1]; // in pieces, oldest first
    int count;
    Bloch dots[TRAIL_COLUMNS]; // where the arrow stood at each moment
    int dot_count;
} TrailPart;

static void draw_last_way(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const TrailPart *part = with;
    Point before = {0};
    for (int i = 0; i < part->count; i++) {
        Bloch b = part->way[i];
        Point at = ball_at(part->ball, (Vector){b.x, b.y, b.z}, NULL);
        if (i)
            draw_line(canvas, before.x, before.y, at.x, at.y,
                      (Stroke){.ink = INK_FOX, .width = 2, .opacity = 0.55});
        before = at;
    }
    for (int i = 0; i < part->dot_count; i++) {
        Bloch b = part->dots[i];
        Point at = ball_at(part->ball, (Vector){b.x, b.y, b.z}, NULL);
        draw_disc(canvas, at.x, at.y, fmin(3 * part->unit, 0.06 * part->ball.radius),
                  INK_FOX, (Stroke){.ink = INK_NONE});
    }
}

// What the column does to the arrow, as far as `share` of it.
static void add_column(TrailPart *part, const Run *run, int column, int qubit,
                       double share) {
    Turn turn;
    bool turns = run_turn(run, column, qubit, &turn);
    for (int i = 1; i <= TRAIL_PIECES && turns; i++)
        part->way[part->count++] = turn_at(&turn, share * i / TRAIL_PIECES);
    if (!turns && share == 1) part->way[part->count++] = run_bloch(run, column + 1, qubit);
}

void ball_trail_add(Scene *scene, Ball ball, const Sight *sight, int qubit) {
    const Run *run = sight->whole ? sight->whole : sight->run;
    if (!run || run_qubits(run) > TRAIL_QUBITS) return;
    int last = sight->whole ? sight->column : sight->after;
    int first = last > TRAIL_COLUMNS ? last - TRAIL_COLUMNS : 0;
    TrailPart part = {.ball = ball, .unit = picture_unit(scene)};
    part.way[part.count++] = run_bloch(run, first, qubit);
    for (int column = first; column < last; column++) {
        part.dots[part.dot_count++] = run_bloch(run, column, qubit);
        add_column(&part, run, column, qubit, 1);
    }
    if (sight->whole && sight->fraction > 0)
        add_column(&part, run, last, qubit, sight->fraction);
    scene_add(scene, around(ball, 2), draw_last_way, &part, sizeof part);
}

// --- another moment

typedef struct PinnedPart {
    Ball ball;
    Bloch bloch;
    double unit;
    Type letter;
} PinnedPart;

void ball_hollow(Canvas *canvas, Point from, Point to, double unit, Ink ink) {
    double length = hypot(to.x - from.x, to.y - from.y), shaft = 2.6 * unit;
    double head = fmin(13 * unit, 0.7 * length), wide = 0.5 * head;
    double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    const double outline[][2] = {
        {0, shaft},  {length - head, shaft}, {length - head, wide},
        {length, 0}, {length - head, -wide}, {length - head, -shaft},
        {0, -shaft}};
    Point points[7];
    for (int i = 0; i < 7; i++) {
        double along = outline[i][0], across = outline[i][1];
        points[i] =
            (Point){from.x + along * ux - across * uy, from.y + along * uy + across * ux};
    }
    draw_path(canvas, points, 7, true, INK_BALL, (Stroke){.ink = ink, .width = 1.6});
}

// Beside the shaft, where neither the pole's label nor the other arrow's tip is; of an
// arrow too short to be seen at the left.
static Point letter_place(const PinnedPart *part, Point tip, double along) {
    Ball ball = part->ball;
    double away = 0.75 * part->letter.size;
    if (along < 6 * part->unit) return (Point){ball.x - 1.6 * away, ball.y - away};
    double ux = (tip.x - ball.x) / along, uy = (tip.y - ball.y) / along;
    double side = uy <= 0 ? 1 : -1; // to the left of the page
    return (Point){ball.x + 0.45 * (tip.x - ball.x) + side * away * uy,
                   ball.y + 0.45 * (tip.y - ball.y) - side * away * ux};
}

static void draw_pinned(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const PinnedPart *part = with;
    Ball ball = part->ball;
    Bloch b = part->bloch;
    Point tip = ball_at(ball, (Vector){b.x, b.y, b.z}, NULL);
    double dx = tip.x - ball.x, dy = tip.y - ball.y, along = hypot(dx, dy);
    double unit = fmin(part->unit, ball.radius / 40);
    if (along < 6 * unit)
        draw_disc(canvas, ball.x, ball.y, 6 * unit, INK_BALL,
                  (Stroke){.ink = INK_FOX, .width = 1.6});
    else
        ball_hollow(canvas, (Point){ball.x, ball.y}, tip, unit, INK_FOX);
    Point at = letter_place(part, tip, along);
    draw_words(canvas, "A", at.x, at.y + 0.36 * part->letter.size, part->letter);
}

void ball_pinned_add(Scene *scene, Ball ball, Bloch bloch) {
    PinnedPart part = {ball, bloch, picture_unit(scene),
                       style_bold(scene, ROLE_SMALL, INK_FOX)};
    part.letter.align = ALIGN_CENTRE;
    scene_add(scene, around(ball, 1.6 * part.letter.size), draw_pinned, &part, sizeof part);
}
