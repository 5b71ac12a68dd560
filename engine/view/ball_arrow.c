#include "view/ball_inside.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

typedef struct ArrowPart {
    BallPart still;
    BallArrow arrow;
} ArrowPart;

static Vector direction(const BallArrow *arrow, double theta) {
    return vector_towards(theta, arrow->phi);
}

static Vector tip_of(const BallArrow *arrow) {
    return (Vector){arrow->bloch.x, arrow->bloch.y, arrow->bloch.z};
}

// A letter outside an arc: beyond its middle, seen from the ball's centre.
static void draw_letter(Canvas *canvas, const BallPart *part, Vector middle,
                        const char *tex) {
    Point p = ball_at(part->ball, middle, NULL);
    double dx = p.x - part->ball.x, dy = p.y - part->ball.y;
    double away = 0.85 * part->em / fmax(1, hypot(dx, dy));
    draw_tex(canvas, tex, p.x + dx * away, p.y + dy * away + 0.28 * part->em,
             (Type){.size = part->em, .ink = INK_INK, .align = ALIGN_CENTRE});
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
        v = vector_scaled(direction(&along, polar ? t : M_PI / 2), 0.42);
        points[i] = ball_at(part->ball, v, NULL);
    }
    draw_curve(canvas, points, POINTS, (Stroke){.ink = INK_INK, .width = 1.7});
    if (!polar) along.phi = end / 2;
    v = vector_scaled(direction(&along, polar ? end / 2 : M_PI / 2), 0.42);
    draw_letter(canvas, part, v, polar ? "\\theta" : "\\varphi");
}

static void draw_shadow_lines(Canvas *canvas, const BallPart *part,
                              const BallArrow *arrow) {
    Vector b = tip_of(arrow);
    Point tip = ball_at(part->ball, b, NULL);
    Point foot = ball_at(part->ball, (Vector){b.x, b.y, 0}, NULL);
    Stroke dashed = {.ink = INK_INK, .width = 1.1, .on = 3, .off = 3};
    draw_line(canvas, tip.x, tip.y, foot.x, foot.y, dashed);
    draw_line(canvas, part->ball.x, part->ball.y, foot.x, foot.y, dashed);
}

// What the arrow measures along each axis: a thick line there from the centre, and a dashed
// one to it from the foot of the arrow's drop line, for z from the tip.
static void draw_shadows(Canvas *canvas, const BallPart *part, const BallArrow *arrow) {
    Vector b = tip_of(arrow);
    const Vector ends[] = {{b.x, 0, 0}, {0, b.y, 0}, {0, 0, b.z}};
    const Vector from[] = {{b.x, b.y, 0}, {b.x, b.y, 0}, b};
    for (int i = 0; i < 3; i++) {
        Point end = ball_at(part->ball, ends[i], NULL);
        Point start = ball_at(part->ball, from[i], NULL);
        draw_line(canvas, start.x, start.y, end.x, end.y,
                  (Stroke){.ink = INK_INK, .width = 1.1, .on = 3, .off = 3});
        draw_line(canvas, part->ball.x, part->ball.y, end.x, end.y,
                  (Stroke){.ink = INK_ACCENT, .width = 3.2});
        draw_disc(canvas, end.x, end.y, 3.4 * part->unit, INK_ACCENT,
                  (Stroke){.ink = INK_NONE});
    }
}

// The ball's lines that belong to the state: its meridian, its drop line, its angles.
static void draw_guides(Canvas *canvas, const BallPart *part, const BallArrow *arrow) {
    ball_great_circle(canvas, part->ball, direction(arrow, 0), direction(arrow, M_PI / 2));
    draw_shadow_lines(canvas, part, arrow);
    if (arrow->shadows) draw_shadows(canvas, part, arrow);
    if (!arrow->arcs) return;
    draw_angle(canvas, part, arrow, true);
    draw_angle(canvas, part, arrow, false);
}

// A round tip says that the state is pure; behind the ball it is a ring, for a parallel
// projection alone cannot tell.
static void draw_tip(Canvas *canvas, const BallPart *part, Point tip, bool behind) {
    double radius = ball_laptop_radius(part) >= BALL_FULL    ? 6
                    : ball_laptop_radius(part) >= BALL_POLES ? 4.5
                                                             : 2.5;
    Stroke rim = {.ink = INK_FOX, .width = behind ? 2 : 0.1};
    draw_disc(canvas, tip.x, tip.y, (radius - (behind ? 1 : 0)) * part->unit,
              behind ? INK_BALL : INK_FOX, rim);
}

static void draw_state(Canvas *canvas, const BallPart *part, const BallArrow *arrow) {
    Ball ball = part->ball;
    double depth, r = bloch_length(arrow->bloch), unit = part->unit;
    Point tip = ball_at(ball, tip_of(arrow), &depth);
    double along = hypot(tip.x - ball.x, tip.y - ball.y);
    double width = ball_laptop_radius(part) >= BALL_FULL    ? 3.2
                   : ball_laptop_radius(part) >= BALL_POLES ? 2.4
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
    if (bloch_length(part->arrow.bloch) < 0.03) {
        draw_disc(canvas, still->ball.x, still->ball.y,
                  fmin(4.5 * still->unit, 0.14 * still->ball.radius), INK_FOX,
                  (Stroke){.ink = INK_NONE});
        return;
    }
    if (ball_laptop_radius(still) >= BALL_FULL) draw_guides(canvas, still, &part->arrow);
    draw_state(canvas, still, &part->arrow);
    if (!part->arrow.held) return;
    Point tip = ball_at(still->ball, tip_of(&part->arrow), NULL);
    double ring = fmin(17 * still->unit, 0.3 * still->ball.radius);
    draw_disc(canvas, tip.x, tip.y, ring, INK_NONE,
              (Stroke){.ink = INK_FOX, .width = 2, .opacity = 0.55});
}

// How far left and right of the middle the arrow and its meridian go, in px; letters stand
// outside their arcs and take what room there is. A great circle reaches as far to a side
// as the two directions that span it allow.
static double arrow_across(const BallArrow *arrow, Ball ball) {
    if (arrow->arcs || arrow->shadows) return ball.radius;
    Vector right = camera_right(ball.camera);
    double level = vector_dot(direction(arrow, M_PI / 2), right);
    double pole = vector_dot(direction(arrow, 0), right);
    double meridian = hypot(level, pole) * ball.radius;
    return fmax(meridian, fabs(vector_dot(tip_of(arrow), right)) * ball.radius);
}

// As large as what one circles when one means the tip.
static Rect tip_rect(Ball ball, const BallArrow *arrow) {
    double half = 0.25 * ball.radius;
    Point tip = ball_at(ball, tip_of(arrow), NULL);
    return (Rect){tip.x - half, tip.y - half, 2 * half, 2 * half};
}

void ball_arrow_add(Scene *scene, Ball ball, BallArrow arrow) {
    ArrowPart part = {ball_part(scene, ball), arrow};
    double room = (arrow.held ? 19 : 9) * part.still.unit;
    double across = arrow_across(&arrow, ball) + room, reach = ball.radius + room;
    Rect rect = {ball.x - across, ball.y - reach, 2 * across, 2 * reach};
    scene_add(scene, rect, draw_arrow_part, &part, sizeof part);
    scene_mover(scene, MOVER_TIP, tip_rect(ball, &arrow));
}

const char *ball_length(Scene *scene, double length) {
    return scene_say(scene, "bloch.length", "%.2f", length);
}

double ball_length_width(const Scene *scene) {
    const Look *look = scene_look(scene);
    char *words = words_say(look->words, look->lang, "bloch.length", "%.2f", 0.5);
    double wide = style_width(scene, words, style_type(scene, ROLE_LABEL, INK_INK));
    free(words);
    return wide;
}
