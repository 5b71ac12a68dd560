#include "view/ball_inside.h"

#include "view/picture.h"

#include <math.h>

void ball_project(double bx, double by, double bz, double *x, double *y, double *depth) {
    camera_project((Camera){0}, (Vector){bx, by, bz}, x, y, depth);
}

Point ball_at(Ball ball, Vector point, double *depth) {
    double x, y, z;
    camera_project(ball.camera, point, &x, &y, &z);
    if (depth) *depth = z;
    return (Point){ball.x + x * ball.radius, ball.y - y * ball.radius};
}

double ball_laptop_radius(const BallPart *part) {
    return part->ball.radius / part->unit + 0.01; // as whole px may lie just below
}

// Half of a great circle, the points cos(t) u + sin(t) v from t = `start` on.
static void draw_half(Canvas *canvas, Ball ball, Vector u, Vector v, double start,
                      Stroke stroke) {
    enum { POINTS = 33 };
    Point points[POINTS];
    for (int i = 0; i < POINTS; i++) {
        double t = start + M_PI * i / (POINTS - 1), c = cos(t), s = sin(t);
        Vector b = {c * u.x + s * v.x, c * u.y + s * v.y, c * u.z + s * v.z};
        points[i] = ball_at(ball, b, NULL);
    }
    draw_curve(canvas, points, POINTS, stroke);
}

void ball_great_circle(Canvas *canvas, Ball ball, Vector u, Vector v) {
    Vector eye = camera_eye(ball.camera);
    double nearest = atan2(vector_dot(v, eye), vector_dot(u, eye));
    draw_half(canvas, ball, u, v, nearest - M_PI / 2,
              (Stroke){.ink = INK_EDGE, .width = 1.1});
    draw_half(canvas, ball, u, v, nearest + M_PI / 2,
              (Stroke){.ink = INK_EDGE, .width = 0.8, .on = 2, .off = 4});
}

// The six states at the ends of the axes.
typedef struct AxisState {
    Vector at;
    const char *ket;
} AxisState;
static const AxisState axis_states[] = {
    {{0, 0, 1}, "\\ket{0}"},  {{0, 0, -1}, "\\ket{1}"}, {{1, 0, 0}, "\\ket{+}"},
    {{-1, 0, 0}, "\\ket{-}"}, {{0, 1, 0}, "\\ket{i}"},  {{0, -1, 0}, "\\ket{-i}"},
};
enum { AXIS_STATES = 6 };

static void draw_axes(Canvas *canvas, const BallPart *part) {
    for (int i = 0; i < AXIS_STATES; i += 2) {
        Point from = ball_at(part->ball, axis_states[i].at, NULL);
        Point to = ball_at(part->ball, axis_states[i + 1].at, NULL);
        draw_line(canvas, from.x, from.y, to.x, to.y,
                  (Stroke){.ink = INK_EDGE, .width = 0.9});
    }
}

static void draw_snaps(Canvas *canvas, const BallPart *part) {
    for (int i = 0; i < AXIS_STATES; i++) {
        double depth;
        Point p = ball_at(part->ball, axis_states[i].at, &depth);
        draw_disc(canvas, p.x, p.y, 4.5 * part->unit, INK_BALL,
                  (Stroke){.ink = depth < 0 ? INK_EDGE : INK_INK, .width = 1.3});
    }
}

// A label stands outside the rim on the ray from the centre through its state, the poles'
// farther from it; where the state's point lies well inside the rim, in front of or behind
// the ball, beside that point instead. Of two points on one line of sight the nearer one's
// label is above them.
static Point label_centre(const BallPart *part, int state, double wide) {
    Ball ball = part->ball;
    double x, y, depth;
    camera_project(ball.camera, axis_states[state].at, &x, &y, &depth);
    double length = hypot(x, y);
    bool on_line = length < 1e-6;
    double ux = on_line ? 0 : x / length, uy = on_line ? (depth > 0 ? 1 : -1) : y / length;
    // A small ball's round tip would touch the label at the recipe's 0.62 em.
    double above = ball_laptop_radius(part) >= BALL_FULL ? 0.62 : 0.8;
    if (fabs(y) > 0.8 && fabs(x) < 0.1)
        return (Point){ball.x + ux * ball.radius,
                       y > 0 ? ball.y - ball.radius - above * part->em
                             : ball.y + ball.radius + 0.75 * part->em};
    double from = length > 0.8 ? 1 : length;
    double gap = from < 1 ? 1.0 : 0.42;
    double away = from * ball.radius + gap * part->em + wide / 2;
    return (Point){ball.x + away * ux,
                   ball.y - (from * ball.radius + 0.75 * part->em) * uy};
}

static void draw_labels(Canvas *canvas, const BallPart *part, int count) {
    Vector eye = camera_eye(part->ball.camera);
    for (int i = 0; i < count; i++) {
        double wide = tex_wide(canvas, axis_states[i].ket, part->em);
        Point p = label_centre(part, i, wide);
        bool behind = vector_dot(axis_states[i].at, eye) < -0.3;
        draw_tex(canvas, axis_states[i].ket, p.x, p.y + 0.3 * part->em,
                 (Type){.size = part->em,
                        .ink = behind ? INK_SOFT : INK_INK,
                        .align = ALIGN_CENTRE});
    }
}

static void draw_still(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const BallPart *part = with;
    Ball ball = part->ball;
    double radius = ball_laptop_radius(part);
    draw_disc(canvas, ball.x, ball.y, ball.radius, INK_BALL,
              (Stroke){.ink = INK_EDGE, .width = radius < BALL_POLES ? 1.2 : 1.5});
    ball_great_circle(canvas, ball, (Vector){1, 0, 0}, (Vector){0, 1, 0});
    draw_axes(canvas, part);
    if (radius >= BALL_FULL) draw_snaps(canvas, part);
    draw_labels(canvas, part,
                radius >= BALL_FULL    ? AXIS_STATES
                : radius >= BALL_POLES ? 2
                                       : 0);
}

// Where it stands is the rect's matter.
static uint64_t part_key(const BallPart *part) {
    Camera camera = part->ball.camera;
    uint64_t sizes =
        kept_mix(kept_mix(kept_mix(1, part->ball.radius), part->unit), part->em);
    return kept_mix(kept_mix(sizes, camera.turn), camera.tilt);
}

static void draw_ball_part(Canvas *canvas, Rect rect, const void *with) {
    draw_kept(canvas, part_key(with), rect, INK_NONE, draw_still, with);
}

BallPart ball_part(const Scene *scene, Ball ball) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    return (BallPart){ball, picture_unit(scene), metrics->formula};
}

BallRoom ball_room(const Scene *scene, double radius) {
    BallPart part = ball_part(scene, (Ball){0, 0, radius});
    double rim = ceil(2 * scene_look(scene)->metrics.stroke);
    if (ball_laptop_radius(&part) < BALL_POLES) return (BallRoom){rim, rim, rim};
    BallRoom room = {ceil(1.5 * part.em), ceil(1.45 * part.em), rim};
    if (ball_laptop_radius(&part) >= BALL_FULL) room.side = ceil(2.5 * part.em);
    return room;
}

void ball_add(Scene *scene, Ball ball) {
    BallPart part = ball_part(scene, ball);
    BallRoom room = ball_room(scene, ball.radius);
    double r = ball.radius;
    Rect rect = {ball.x - r - room.side, ball.y - r - room.above, 2 * (r + room.side),
                 2 * r + room.above + room.below};
    scene_add(scene, rect, draw_ball_part, &part, sizeof part);
}
