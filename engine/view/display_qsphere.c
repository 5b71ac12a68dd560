#include "circuit/run_seen.h"
#include "lesson/describe.h"
#include "lesson/qsphere.h"
#include "view/ball.h"
#include "view/display_views.h"
#include "view/lit.h"
#include "view/orbit_spot.h"
#include "view/phase_mark.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

// The ball, the room that kets take around it, and the legend below.
typedef struct Plan {
    double radius, side, over, legend, height;
} Plan;

enum { MOST_STEMS = 10 }; // lines from the middle to the states that are there
static const double MOST_RADIUS = 150, LARGE_RADIUS = 420; // look book px

static uint32_t seen_wires(const DisplayModel *model) {
    return run_seen_wires(model->run, (uint32_t)model->options.wires);
}

static double ket_size(const Scene *scene, const DisplayModel *model) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    bool many = __builtin_popcount(seen_wires(model)) > 3;
    if (model->form == DISPLAY_LARGE)
        return many ? metrics->formula : metrics->display_formula;
    return many ? metrics->size[ROLE_LABEL] : metrics->formula;
}

// What the picture means, with the state whose phase was taken off; where that would take
// more than two lines, that state alone.
static const char *legend_words(Scene *scene, const char *ket, double width) {
    const char *whole = scene_say(scene, "qsphere.legend", "$%s$", ket);
    if (picture_sentence_height(scene, whole, width) < 2.5 * style_pitch(scene, ROLE_PANEL))
        return whole;
    return scene_say(scene, "qsphere.zero", "$%s$", ket);
}

// The same whatever the state is, so that the ball stands still.
static Plan plan_for(Scene *scene, const DisplayModel *model, double width, double height) {
    double unit = picture_unit(scene), em = ket_size(scene, model);
    bool thumb = model->form == DISPLAY_THUMB;
    Plan plan = {0};
    if (thumb) {
        plan.side = plan.over = 5 * unit;
    } else {
        const char *ket = basis_ket(scene, seen_wires(model), 0);
        plan.side = fmin(picture_tex(scene, ket, em).width + 8 * unit, 0.17 * width);
        plan.over = 1.7 * em;
        plan.legend =
            picture_sentence_height(scene, legend_words(scene, ket, width), width) +
            4 * unit;
        if (height < 150 * unit) plan.legend = 0;
    }
    double most = (model->form == DISPLAY_LARGE ? LARGE_RADIUS : MOST_RADIUS) * unit;
    double across = width / 2 - plan.side, high = (height - plan.legend) / 2 - plan.over;
    plan.radius = floor(fmin(thumb ? 1e5 : most, fmin(across, high)));
    plan.height = 2 * (plan.radius + plan.over) + plan.legend;
    return plan;
}

// Why there is no picture; NULL: there is one.
static const char *refusal(Scene *scene, const DisplayModel *model, Qsphere *sphere) {
    uint32_t wires = (uint32_t)model->options.wires;
    if (!qsphere_seen(model->run, model->after, wires, sphere))
        return scene_word(scene, "qsphere.mixed");
    if (!sphere->count) return scene_say(scene, "qsphere.many", "%d", QSPHERE_NODES);
    return NULL;
}

double qsphere_height(const Scene *scene, const DisplayModel *model, double width) {
    Scene *trial = scene_create(scene_look(scene));
    double height = plan_for(trial, model, width, INFINITY).height;
    scene_destroy(trial);
    return height;
}

// --- the ball with its circles of latitude

typedef struct GlobePart {
    Ball ball;
    int qubits;
    uint32_t heights; // bit w: the circle of states with w ones is drawn
    double unit;
} GlobePart;

static void draw_arc_at(Canvas *canvas, Ball ball, double height, double from, double to,
                        Stroke stroke) {
    enum { POINTS = 33 };
    double across = sqrt(fmax(0, 1 - height * height));
    Point points[POINTS];
    if (to - from < 1e-6) return;
    for (int i = 0; i < POINTS; i++) {
        double t = from + (to - from) * i / (POINTS - 1);
        Vector v = {across * cos(t), across * sin(t), height};
        points[i] = ball_at(ball, v, NULL);
    }
    draw_curve(canvas, points, POINTS, stroke);
}

// A circle around the z axis at that height, solid in front and dashed behind. Its depth is
// a cos(t - nearest) + b, so it goes behind where the cosine is -b/a.
static void draw_latitude(Canvas *canvas, Ball ball, double height) {
    Vector eye = camera_eye(ball.camera);
    double across = sqrt(fmax(0, 1 - height * height));
    double a = across * hypot(eye.x, eye.y), b = height * eye.z;
    double nearest = atan2(eye.y, eye.x);
    double half = a > 1e-9 ? acos(fmax(-1, fmin(1, -b / a))) : b > 0 ? M_PI : 0;
    draw_arc_at(canvas, ball, height, nearest - half, nearest + half,
                (Stroke){.ink = INK_EDGE, .width = 1});
    draw_arc_at(canvas, ball, height, nearest + half, nearest + 2 * M_PI - half,
                (Stroke){.ink = INK_EDGE, .width = 0.8, .on = 2, .off = 4});
}

static void draw_globe(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const GlobePart *part = with;
    draw_disc(canvas, part->ball.x, part->ball.y, part->ball.radius, INK_BALL,
              (Stroke){.ink = INK_EDGE, .width = 1.5});
    if (part->ball.radius < 30 * part->unit && part->qubits > 3) return;
    for (int ones = 1; ones < part->qubits; ones++)
        if (part->heights >> ones & 1)
            draw_latitude(canvas, part->ball, 1 - 2.0 * ones / part->qubits);
}

static void draw_globe_part(Canvas *canvas, Rect rect, const void *with) {
    const GlobePart *part = with;
    uint64_t key =
        kept_mix(kept_mix(kept_mix(12, part->ball.radius), part->unit), part->qubits);
    key = kept_mix(key, part->heights);
    key = kept_mix(kept_mix(key, part->ball.camera.turn), part->ball.camera.tilt);
    draw_kept(canvas, key, rect, INK_NONE, draw_globe, with);
}

// --- its nodes

typedef struct NodePart {
    Ball ball;
    Point at;
    double radius, needle, phase, unit;
    bool there, behind, lit;
} NodePart;

static void draw_node(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const NodePart *node = with;
    double x = node->at.x, y = node->at.y;
    if (!node->there) {
        draw_disc(canvas, x, y, node->radius, INK_BALL,
                  (Stroke){.ink = INK_EDGE, .width = node->behind ? 0.8 : 1.2});
    } else {
        // Opaque, so that no line of the ball is read as part of the disk.
        draw_disc(canvas, x, y, fmax(node->radius, 2), INK_SHEET,
                  (Stroke){.ink = INK_NONE});
        draw_phase_mark(canvas, (PhaseMark){x, y, fmax(node->radius, 2), node->needle,
                                            node->phase, node->unit});
    }
    if (!node->lit) return;
    double r = fmax(node->radius, node->needle) + 4 * node->unit;
    draw_disc(canvas, x, y, r, INK_NONE, (Stroke){.ink = INK_FOX, .width = 3});
}

static void draw_stem(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const NodePart *node = with;
    Stroke stroke = {.ink = INK_INK, .width = 1.3};
    if (node->behind) stroke.on = stroke.off = 3;
    draw_line(canvas, node->ball.x, node->ball.y, node->at.x, node->at.y, stroke);
}

static Rect between(Point a, Point b, double room) {
    return (Rect){fmin(a.x, b.x) - room, fmin(a.y, b.y) - room, fabs(a.x - b.x) + 2 * room,
                  fabs(a.y - b.y) + 2 * room};
}

// A node with what it takes to draw it, from the back to the front.
typedef struct Placed {
    const QsphereNode *node;
    NodePart part;
    double depth;
} Placed;

static int by_depth(const void *a, const void *b) {
    double x = ((const Placed *)a)->depth, y = ((const Placed *)b)->depth;
    return (x > y) - (x < y);
}

static int by_weight(const void *a, const void *b) {
    const Placed *x = a, *y = b;
    double p = x->node->probability, q = y->node->probability;
    if (fabs(p - q) > 1e-9) return p < q ? 1 : -1;
    return (x->depth < y->depth) - (x->depth > y->depth);
}

static Placed placed(const Scene *scene, const DisplayModel *model, Ball ball,
                     const QsphereNode *node, uint32_t wires) {
    double unit = picture_unit(scene), R = ball.radius;
    Placed all = {.node = node};
    NodePart *part = &all.part;
    part->ball = ball;
    part->at = ball_at(ball, vector_towards(node->theta, node->phi), &all.depth);
    part->unit = unit;
    part->behind = all.depth < -0.02;
    part->there = node->probability > QSPHERE_NOTHING;
    double most = fmin(0.21 * R, 46 * unit);
    part->radius = part->there ? most * sqrt(node->probability) : fmin(3 * unit, 0.06 * R);
    part->needle = part->there ? fmax(part->radius, fmin(8 * unit, 0.14 * R)) : 0;
    part->phase = node->phase;
    part->lit = lit_has(scene, model->source, wires, basis_spread(wires, node->index));
    return all;
}

static double reach_of(const NodePart *part) {
    return fmax(part->radius, part->needle) + 6 * part->unit;
}

static void add_node(Scene *scene, const DisplayModel *model, const Placed *all,
                     uint32_t wires) {
    const NodePart *part = &all->part;
    const QsphereNode *node = all->node;
    double reach = reach_of(part);
    Rect rect = {part->at.x - reach, part->at.y - reach, 2 * reach, 2 * reach};
    scene_add(scene, rect, draw_node, part, sizeof *part);
    if (model->form == DISPLAY_THUMB) return;
    uint32_t bits = basis_spread(wires, node->index);
    const char *name =
        scene_say(scene, "qsphere.node", "%s\t%.1f\t%d", basis_words(scene, wires, bits),
                  100 * node->probability, whole_degrees(node->phase));
    lit_spot_add(scene, rect, model->source, wires, bits, name);
}

// --- kets, where they meet nothing else

typedef struct Taken {
    Rect kets[QSPHERE_NODES];
    int count;
    const Placed *nodes;
    int node_count;
} Taken;

static bool on_node(const NodePart *node, Rect rect) {
    double x = fmax(rect.x, fmin(node->at.x, rect.x + rect.w));
    double y = fmax(rect.y, fmin(node->at.y, rect.y + rect.h));
    return hypot(node->at.x - x, node->at.y - y) <
           fmax(node->radius, node->needle) + 2 * node->unit;
}

static bool is_free(const Taken *taken, Rect rect, Rect within) {
    if (rect.x < within.x || rect.y < within.y || rect.x + rect.w > within.x + within.w ||
        rect.y + rect.h > within.y + within.h)
        return false;
    for (int i = 0; i < taken->count; i++)
        if (rect_meets(taken->kets[i], rect)) return false;
    for (int i = 0; i < taken->node_count; i++)
        if (on_node(&taken->nodes[i].part, rect)) return false;
    return true;
}

typedef struct KetPart {
    const char *tex;
    double x, baseline;
    Type type;
    uint32_t index;
    int qubits;
    bool left;   // the eye's order
    bool inside; // over the ball: on a piece of it, so that no circle strikes it out
} KetPart;

static void draw_ket(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const KetPart *ket = with;
    draw_tex(canvas, ket->tex, ket->x, ket->baseline, ket->type);
}

static void draw_ket_part(Canvas *canvas, Rect rect, const void *with) {
    const KetPart *ket = with;
    uint64_t key =
        kept_mix(kept_mix(kept_mix(13, ket->index), ket->qubits), ket->type.size);
    draw_kept(canvas, kept_mix(kept_mix(key, ket->type.ink), ket->left + 2 * ket->inside),
              rect, ket->inside ? INK_BALL : INK_NONE, draw_ket, ket);
}

// How much of a box lies in the ball: 0 nothing, 1 a part, 2 all of it.
static int in_ball(Ball ball, Rect box) {
    double near_x = fmax(box.x, fmin(ball.x, box.x + box.w)) - ball.x;
    double near_y = fmax(box.y, fmin(ball.y, box.y + box.h)) - ball.y;
    double far_x = fmax(fabs(box.x - ball.x), fabs(box.x + box.w - ball.x));
    double far_y = fmax(fabs(box.y - ball.y), fabs(box.y + box.h - ball.y));
    if (hypot(near_x, near_y) >= ball.radius) return 0;
    return hypot(far_x, far_y) < ball.radius - 2 ? 2 : 1;
}

// The side of a direction's sine or cosine on which a box stands: -1, 0 or 1.
static int side_of(double x) {
    return x > 0.38 ? 1 : x < -0.38 ? -1 : 0;
}

// Away from the middle first, then ever farther from that direction to both sides. `is`:
// how large all kets are. False where there is no room.
static bool place_ket(const Placed *all, TexSize is, Rect within, Taken *taken, Rect *box) {
    const NodePart *part = &all->part;
    double high = is.height + is.depth, unit = part->unit;
    double reach = fmax(part->radius, part->needle) + 3 * unit;
    double dx = part->at.x - part->ball.x, dy = part->at.y - part->ball.y;
    double out = hypot(dx, dy) < 2 ? -M_PI / 2 : atan2(dy, dx);
    for (int i = 0; i < 8; i++) {
        int steps = (i + 1) / 2; // of 45°
        double turn = out + (i % 2 ? steps : -steps) * M_PI / 4;
        double c = cos(turn), s = sin(turn);
        double x = part->at.x + c * reach + side_of(c) * is.width / 2;
        double y = part->at.y + s * reach + side_of(s) * high / 2;
        *box = (Rect){round(x - is.width / 2), round(y - high / 2), ceil(is.width),
                      ceil(high)};
        if (in_ball(part->ball, *box) == 1 || !is_free(taken, *box, within)) continue;
        taken->kets[taken->count++] = rect_inset(*box, -2 * unit);
        return true;
    }
    return false;
}

static void add_kets(Scene *scene, const DisplayModel *model, Placed *all, int count,
                     Rect within, uint32_t wires) {
    Taken taken = {.nodes = all, .node_count = count};
    qsort(all, (size_t)count, sizeof *all, by_weight);
    double size = ket_size(scene, model);
    TexSize is = picture_tex(scene, basis_ket(scene, wires, 0), size);
    for (int i = 0; i < count; i++) {
        Rect box;
        if (!all[i].part.there || !place_ket(&all[i], is, within, &taken, &box)) continue;
        uint32_t bits = basis_spread(wires, all[i].node->index);
        const char *tex = basis_ket(scene, wires, bits);
        KetPart ket = {
            .tex = tex,
            .x = box.x,
            .baseline = box.y + is.height,
            .type = {.size = size, .ink = all[i].depth < -0.35 ? INK_SOFT : INK_INK},
            .index = bits,
            .left = scene_look(scene)->order == ORDER_FIRST_LEFT,
            .qubits = __builtin_popcount(wires),
            .inside = in_ball(all[i].part.ball, box) == 2};
        scene_add(scene, rect_inset(box, -2), draw_ket_part, &ket, sizeof ket);
    }
}

static void add_nodes(Scene *scene, const DisplayModel *model, Ball ball,
                      const Qsphere *sphere, Rect within) {
    Placed all[QSPHERE_NODES];
    uint32_t wires = seen_wires(model);
    bool bare = model->form == DISPLAY_THUMB && sphere->qubits > 3;
    int count = 0;
    for (int i = 0; i < sphere->count; i++) {
        Placed one = placed(scene, model, ball, &sphere->at[i], wires);
        if (one.part.there || !bare) all[count++] = one;
    }
    qsort(all, (size_t)count, sizeof *all, by_depth);
    for (int i = 0; i < count && sphere->there <= MOST_STEMS; i++)
        if (all[i].part.there)
            scene_add(scene, between((Point){ball.x, ball.y}, all[i].part.at, 2), draw_stem,
                      &all[i].part, sizeof all[i].part);
    for (int i = 0; i < count; i++)
        add_node(scene, model, &all[i], wires);
    if (model->form != DISPLAY_THUMB) add_kets(scene, model, all, count, within, wires);
}

static uint32_t first_there(const Qsphere *sphere) {
    for (int i = 0; i < sphere->count; i++)
        if (sphere->at[i].probability > QSPHERE_NOTHING) return sphere->at[i].index;
    return 0;
}

static void add_legend(Scene *scene, Rect rect, const DisplayModel *model,
                       const Qsphere *sphere, double y) {
    uint32_t wires = seen_wires(model);
    const char *ket = basis_ket(scene, wires, basis_spread(wires, first_there(sphere)));
    picture_sentence_add(scene, legend_words(scene, ket, rect.w),
                         (Rect){rect.x, y, rect.w, 0});
}

void qsphere_add(Scene *scene, Rect rect, const DisplayModel *model) {
    Qsphere sphere;
    const char *why = refusal(scene, model, &sphere);
    if (why) {
        picture_sentence_add(scene, why, rect);
        return;
    }
    Plan plan = plan_for(scene, model, rect.w, rect.h);
    if (plan.radius < 8 * picture_unit(scene)) return;
    double top = rect.y + fmax(0, (rect.h - plan.height) / 2);
    Ball ball = {round(rect.x + rect.w / 2), floor(top + plan.over + plan.radius),
                 plan.radius, model->camera};
    GlobePart globe = {ball, sphere.qubits, 0, picture_unit(scene)};
    for (int i = 0; i < sphere.count; i++)
        globe.heights |= 1u << sphere.at[i].ones;
    double reach = plan.radius + 3 * scene_look(scene)->metrics.stroke;
    scene_add(scene, (Rect){ball.x - reach, ball.y - reach, 2 * reach, 2 * reach},
              draw_globe_part, &globe, sizeof globe);
    orbit_spot_add(scene, model, ball, true);
    Rect within = {rect.x, top, rect.w, plan.height - plan.legend};
    add_nodes(scene, model, ball, &sphere, within);
    if (plan.legend > 0)
        add_legend(scene, rect, model, &sphere,
                   top + plan.height - plan.legend + 4 * picture_unit(scene));
}
