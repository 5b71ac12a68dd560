#include "view/ball.h"

#include "view/picture.h"

#include <math.h>

// Parallel projection, camera azimuth 32°, elevation 17° (look book, Recipes): rows are the
// page's right, the page's up, and towards the eye.
typedef struct Vector {
    double x, y, z;
} Vector;

static const double azimuth = 32 * M_PI / 180, elevation = 17 * M_PI / 180;

static Vector page_right(void) {
    return (Vector){-sin(azimuth), cos(azimuth), 0};
}

static Vector page_up(void) {
    return (Vector){-sin(elevation) * cos(azimuth), -sin(elevation) * sin(azimuth),
                    cos(elevation)};
}

static Vector to_eye(void) {
    return (Vector){cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth),
                    sin(elevation)};
}

static double dot(Vector a, Vector b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

void ball_project(double bx, double by, double bz, double *x, double *y, double *depth) {
    Vector b = {bx, by, bz};
    *x = dot(b, page_right());
    *y = dot(b, page_up());
    *depth = dot(b, to_eye());
}

void ball_pick(double x, double y, bool back, double *theta, double *phi) {
    double length = hypot(x, y);
    if (length > 1) {
        x /= length;
        y /= length;
    }
    double depth = sqrt(fmax(0, 1 - x * x - y * y)) * (back ? -1 : 1);
    Vector r = page_right(), u = page_up(), e = to_eye();
    Vector b = {x * r.x + y * u.x + depth * e.x, x * r.y + y * u.y + depth * e.y,
                x * r.z + y * u.z + depth * e.z};
    *theta = atan2(hypot(b.x, b.y), b.z);
    *phi = atan2(b.y, b.x);
    if (*phi < 0) *phi += 2 * M_PI;
    if (*phi >= 2 * M_PI) *phi = 0; // a hair below zero rounds up to the full turn
}

static Point on_page(Ball ball, Vector b, double *depth) {
    double x, y;
    ball_project(b.x, b.y, b.z, &x, &y, depth);
    return (Point){ball.x + x * ball.radius, ball.y - y * ball.radius};
}

static Point at(Ball ball, double x, double y, double z) {
    double depth;
    return on_page(ball, (Vector){x, y, z}, &depth);
}

// What the drawing must know beside the ball: sizes that the scene's look decides.
typedef struct BallPart {
    Ball ball;
    double unit, em; // em: of the labels
    Ink ground;      // what it lies on
} BallPart;

typedef struct ArrowPart {
    BallPart still;
    BallArrow arrow;
} ArrowPart;

static double laptop_radius(const BallPart *part) {
    return part->ball.radius / part->unit + 0.01; // as whole px may lie just below
}

// Half of a great circle, the points cos(t) u + sin(t) v from t = `start` on.
static void draw_half(Canvas *canvas, Ball ball, Vector u, Vector v, double start,
                      Stroke stroke) {
    enum { POINTS = 33 };
    Point points[POINTS];
    for (int i = 0; i < POINTS; i++) {
        double t = start + M_PI * i / (POINTS - 1), c = cos(t), s = sin(t);
        points[i] = at(ball, c * u.x + s * v.x, c * u.y + s * v.y, c * u.z + s * v.z);
    }
    draw_curve(canvas, points, POINTS, stroke);
}

// The circle through the unit vectors u and v: solid in front, dashed behind the ball.
static void draw_great_circle(Canvas *canvas, Ball ball, Vector u, Vector v) {
    double nearest = atan2(dot(v, to_eye()), dot(u, to_eye()));
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
        Vector a = axis_states[i].at, b = axis_states[i + 1].at;
        Point from = at(part->ball, a.x, a.y, a.z), to = at(part->ball, b.x, b.y, b.z);
        draw_line(canvas, from.x, from.y, to.x, to.y,
                  (Stroke){.ink = INK_EDGE, .width = 0.9});
    }
}

static void draw_snaps(Canvas *canvas, const BallPart *part) {
    for (int i = 0; i < AXIS_STATES; i++) {
        double depth;
        Point p = on_page(part->ball, axis_states[i].at, &depth);
        draw_disc(canvas, p.x, p.y, 4.5 * part->unit, INK_BALL,
                  (Stroke){.ink = depth < 0 ? INK_EDGE : INK_INK, .width = 1.3});
    }
}

// The poles' labels stand above and below the rim; the others on the ray from the centre
// through their state, outside the rim.
static Point label_centre(const BallPart *part, int state, double wide) {
    Ball ball = part->ball;
    // A small ball's round tip would touch the label at the recipe's 0.62 em.
    double above = laptop_radius(part) >= BALL_FULL ? 0.62 : 0.8;
    if (state == 0) return (Point){ball.x, ball.y - ball.radius - above * part->em};
    if (state == 1) return (Point){ball.x, ball.y + ball.radius + 0.75 * part->em};
    Vector a = axis_states[state].at;
    double x, y, depth;
    ball_project(a.x, a.y, a.z, &x, &y, &depth);
    double length = hypot(x, y);
    // In front of and behind the ball the state's point lies well inside the rim, so the
    // label stands beside that point instead.
    double from = length > 0.8 ? 1 : length;
    double gap = from < 1 ? 1.0 : 0.42;
    double away = from * ball.radius + gap * part->em + wide / 2;
    return (Point){ball.x + away * x / length,
                   ball.y - (from * ball.radius + 0.75 * part->em) * y / length};
}

static void draw_labels(Canvas *canvas, const BallPart *part, int count) {
    for (int i = 0; i < count; i++) {
        Vector a = axis_states[i].at;
        double wide = tex_wide(canvas, axis_states[i].ket, part->em);
        Point p = label_centre(part, i, wide);
        bool behind = i > 1 && dot(a, to_eye()) < 0;
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
    double radius = laptop_radius(part);
    draw_disc(canvas, ball.x, ball.y, ball.radius, INK_BALL,
              (Stroke){.ink = INK_EDGE, .width = radius < BALL_POLES ? 1.2 : 1.5});
    draw_great_circle(canvas, ball, (Vector){1, 0, 0}, (Vector){0, 1, 0});
    draw_axes(canvas, part);
    if (radius >= BALL_FULL) draw_snaps(canvas, part);
    draw_labels(canvas, part,
                radius >= BALL_FULL    ? AXIS_STATES
                : radius >= BALL_POLES ? 2
                                       : 0);
}

// Where it stands is the rect's matter.
static uint64_t part_key(const BallPart *part) {
    return kept_mix(kept_mix(kept_mix(1, part->ball.radius), part->unit), part->em);
}

static void draw_ball_part(Canvas *canvas, Rect rect, const void *with) {
    draw_kept(canvas, part_key(with), rect, ((const BallPart *)with)->ground, draw_still,
              with);
}

static BallPart ball_part(const Scene *scene, Ball ball) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    return (BallPart){ball, picture_unit(scene), metrics->formula, INK_PAPER};
}

BallRoom ball_room(const Scene *scene, double radius) {
    BallPart part = ball_part(scene, (Ball){0, 0, radius});
    double rim = ceil(2 * scene_look(scene)->metrics.stroke);
    if (laptop_radius(&part) < BALL_POLES) return (BallRoom){rim, rim, rim};
    BallRoom room = {ceil(1.5 * part.em), ceil(1.45 * part.em), rim};
    if (laptop_radius(&part) >= BALL_FULL) room.side = ceil(2.5 * part.em);
    return room;
}

void ball_add_on(Scene *scene, Ball ball, Ink ground) {
    BallPart part = ball_part(scene, ball);
    part.ground = ground;
    BallRoom room = ball_room(scene, ball.radius);
    double r = ball.radius;
    Rect rect = {ball.x - r - room.side, ball.y - r - room.above, 2 * (r + room.side),
                 2 * r + room.above + room.below};
    scene_add(scene, rect, draw_ball_part, &part, sizeof part);
}

void ball_add(Scene *scene, Ball ball) {
    ball_add_on(scene, ball, INK_PAPER);
}

static Vector direction(const BallArrow *arrow, double theta) {
    return (Vector){sin(theta) * cos(arrow->phi), sin(theta) * sin(arrow->phi), cos(theta)};
}

// A letter outside an arc: beyond its middle, seen from the ball's centre.
static void draw_letter(Canvas *canvas, const BallPart *part, Vector middle,
                        const char *tex) {
    double depth;
    Point p = on_page(part->ball, middle, &depth);
    double dx = p.x - part->ball.x, dy = p.y - part->ball.y;
    double away = 0.85 * part->em / fmax(1, hypot(dx, dy));
    draw_tex(canvas, tex, p.x + dx * away, p.y + dy * away + 0.28 * part->em,
             (Type){.size = part->em, .ink = INK_INK, .align = ALIGN_CENTRE});
}

static Vector scaled(Vector v, double by) {
    return (Vector){v.x * by, v.y * by, v.z * by};
}

// θ from the pole in the state's meridian, φ from the x axis in the equator, both at 0.42
// R.
static void draw_angle(Canvas *canvas, const BallPart *part, const BallArrow *arrow,
                       bool polar) {
    enum { POINTS = 17 };
    Point points[POINTS];
    double end = polar ? arrow->theta : arrow->phi;
    if (end * 0.42 * part->ball.radius < 8 * part->unit) return;
    BallArrow along = *arrow;
    Vector v = {0};
    for (int i = 0; i < POINTS; i++) {
        double t = end * i / (POINTS - 1);
        if (!polar) along.phi = t;
        v = scaled(direction(&along, polar ? t : M_PI / 2), 0.42);
        points[i] = at(part->ball, v.x, v.y, v.z);
    }
    draw_curve(canvas, points, POINTS, (Stroke){.ink = INK_INK, .width = 1.7});
    if (!polar) along.phi = end / 2;
    v = scaled(direction(&along, polar ? end / 2 : M_PI / 2), 0.42);
    draw_letter(canvas, part, v, polar ? "\\theta" : "\\varphi");
}

static void draw_shadow_lines(Canvas *canvas, const BallPart *part,
                              const BallArrow *arrow) {
    Bloch b = arrow->bloch;
    Point tip = at(part->ball, b.x, b.y, b.z), foot = at(part->ball, b.x, b.y, 0);
    Stroke dashed = {.ink = INK_INK, .width = 1.1, .on = 3, .off = 3};
    draw_line(canvas, tip.x, tip.y, foot.x, foot.y, dashed);
    draw_line(canvas, part->ball.x, part->ball.y, foot.x, foot.y, dashed);
}

// The ball's lines that belong to the state: its meridian, its drop line, its angles.
static void draw_guides(Canvas *canvas, const BallPart *part, const BallArrow *arrow) {
    draw_great_circle(canvas, part->ball, direction(arrow, 0), direction(arrow, M_PI / 2));
    draw_shadow_lines(canvas, part, arrow);
    if (!arrow->arcs) return;
    draw_angle(canvas, part, arrow, true);
    draw_angle(canvas, part, arrow, false);
}

// A round tip says that the state is pure; behind the ball it is a ring, for a parallel
// projection alone cannot tell.
static void draw_tip(Canvas *canvas, const BallPart *part, Point tip, bool behind) {
    double radius = laptop_radius(part) >= BALL_FULL    ? 6
                    : laptop_radius(part) >= BALL_POLES ? 4.5
                                                        : 2.5;
    Stroke rim = {.ink = INK_FOX, .width = behind ? 2 : 0.1};
    draw_disc(canvas, tip.x, tip.y, (radius - (behind ? 1 : 0)) * part->unit,
              behind ? INK_BALL : INK_FOX, rim);
}

static void draw_state(Canvas *canvas, const BallPart *part, const BallArrow *arrow) {
    Ball ball = part->ball;
    Bloch b = arrow->bloch;
    double depth, r = bloch_length(b), unit = part->unit;
    Point tip = on_page(ball, (Vector){b.x, b.y, b.z}, &depth);
    double along = hypot(tip.x - ball.x, tip.y - ball.y);
    double width = laptop_radius(part) >= BALL_FULL    ? 3.2
                   : laptop_radius(part) >= BALL_POLES ? 2.4
                                                       : 1.8;
    double head = fmin(15 * unit, 0.16 * ball.radius);
    // Wide enough to be seen at its shaft, which a projector makes 2.5 times as wide.
    double shaft = width * (canvas_theme(canvas) == THEME_PROJECTOR ? 2.5 : 1);
    head = fmin(fmax(head, 3.6 * shaft), 0.6 * along);
    if (r < 0.97)
        draw_disc(canvas, ball.x, ball.y, fmin(3 * unit, 0.07 * ball.radius), INK_FOX,
                  (Stroke){.ink = INK_NONE});
    // draw_arrow doubles a head on a projector; ours has grown with the unit already.
    if (canvas_theme(canvas) == THEME_PROJECTOR) head /= 2;
    // The head ends at the round tip, not under it.
    double cut = r > 0.97 && along > 0 ? fmin(5 * unit, 0.04 * ball.radius) / along : 0;
    Point end = {tip.x - (tip.x - ball.x) * cut, tip.y - (tip.y - ball.y) * cut};
    if (along > 2 * unit)
        draw_arrow(canvas, (Point){ball.x, ball.y}, end,
                   (Stroke){.ink = INK_FOX, .width = width, .round = true}, head);
    if (r > 0.97) draw_tip(canvas, part, tip, depth < -1e-9);
}

static void draw_arrow_part(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const ArrowPart *part = with;
    const BallPart *still = &part->still;
    Bloch b = part->arrow.bloch;
    double r = bloch_length(b);
    if (r < 0.03) {
        draw_disc(canvas, still->ball.x, still->ball.y,
                  fmin(4.5 * still->unit, 0.14 * still->ball.radius), INK_FOX,
                  (Stroke){.ink = INK_NONE});
        return;
    }
    if (laptop_radius(still) >= BALL_FULL) draw_guides(canvas, still, &part->arrow);
    draw_state(canvas, still, &part->arrow);
    if (!part->arrow.held) return;
    Point tip = at(still->ball, b.x, b.y, b.z);
    double ring = fmin(17 * still->unit, 0.3 * still->ball.radius);
    draw_disc(canvas, tip.x, tip.y, ring, INK_NONE,
              (Stroke){.ink = INK_FOX, .width = 2, .opacity = 0.55});
}

// How far left and right of the middle the arrow and its meridian go, in px. The vertical
// axis projects upright, so a meridian is as wide as its direction in the equator; letters
// stand outside their arcs and take what room there is.
static double arrow_across(const BallArrow *arrow, Ball ball) {
    if (arrow->arcs) return ball.radius;
    Vector level = direction(arrow, M_PI / 2);
    double meridian = fabs(at(ball, level.x, level.y, level.z).x - ball.x);
    Bloch b = arrow->bloch;
    return fmax(meridian, fabs(at(ball, b.x, b.y, b.z).x - ball.x));
}

void ball_arrow_add(Scene *scene, Ball ball, BallArrow arrow) {
    ArrowPart part = {ball_part(scene, ball), arrow};
    double room = (arrow.held ? 19 : 9) * part.still.unit;
    double across = arrow_across(&arrow, ball) + room, reach = ball.radius + room;
    Rect rect = {ball.x - across, ball.y - reach, 2 * across, 2 * reach};
    scene_add(scene, rect, draw_arrow_part, &part, sizeof part);
}
