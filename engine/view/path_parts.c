#include "view/path_parts.h"

#include "view/phase_mark.h"

#include <math.h>

static const double nothing = 1e-6;
static const double arrows_from = 7; // px of a radius that has room for several arrows

// --- nodes

static Point tip_of(Point from, double complex arrow, double radius) {
    return (Point){from.x + radius * creal(arrow), from.y - radius * cimag(arrow)};
}

static Rect square_at(double x, double y, double r) {
    return (Rect){x - r, y - r, 2 * r, 2 * r};
}

// A projector's strokes are 2.5 times as wide; short arrows would be all head.
static double slim(const Canvas *canvas) {
    return canvas_theme(canvas) == THEME_PROJECTOR ? 0.6 : 1;
}

// One after the other, beside the sum; what goes back on its way is moved a little more.
static void draw_chain(Canvas *canvas, const PathNode *node) {
    double complex along = node->cancelled ? node->arrows[0] : node->sum;
    double complex aside = I * along / cabs(along), at = 0.2 * aside,
                   first = node->arrows[0];
    Stroke stroke = {.ink = INK_ACCENT,
                     .width = slim(canvas) * fmax(1.3, 0.04 * node->radius / node->unit),
                     .on = node->cancelled ? 3 : 0,
                     .off = 2};
    double head = slim(canvas) * fmax(5 * node->unit, 0.16 * node->radius);
    for (int i = 0; i < node->count; i++) {
        double complex arrow = node->arrows[i];
        // Against the first: a lane of its own.
        if (i && creal(conj(first) * arrow) < -0.99 * cabs(first) * cabs(arrow))
            at -= 0.2 * aside * (node->cancelled ? 2 : 1);
        Point from = tip_of((Point){node->x, node->y}, at, node->radius);
        Point to = tip_of((Point){node->x, node->y}, at + arrow, node->radius);
        draw_arrow(canvas, from, to, stroke, fmin(head, 0.6 * cabs(arrow) * node->radius));
        at += arrow;
    }
}

static void draw_sum(Canvas *canvas, const PathNode *node) {
    double length = cabs(node->sum) * node->radius, r = node->radius / node->unit;
    if (cabs(node->sum) < nothing) return;
    draw_phase_disc(canvas, node->x, node->y, length, phase_of(node->sum), node->unit);
    Point to = tip_of((Point){node->x, node->y}, node->sum, node->radius);
    double width = fmax(1.3, fmin(2.2, 0.3 * r)) + 0.02 * r;
    double head = slim(canvas) * fmax(7 * node->unit, 0.24 * node->radius);
    draw_arrow(canvas, (Point){node->x, node->y}, to,
               (Stroke){.ink = INK_INK, .width = slim(canvas) * width, .round = true},
               fmin(head, 0.55 * length));
    if (node->count > 1 && node->radius >= arrows_from * node->unit)
        draw_chain(canvas, node);
}

// ⊖ at the upper right.
static void draw_cancelled(Canvas *canvas, const PathNode *node) {
    double r = fmax(3.5 * node->unit, fmin(6.5 * node->unit, 0.34 * node->radius));
    double x = node->x + 0.78 * node->radius, y = node->y - 0.78 * node->radius;
    draw_disc(canvas, x, y, r, INK_SHEET, (Stroke){.ink = INK_WRONG, .width = 1.5});
    draw_line(canvas, x - 0.55 * r, y, x + 0.55 * r, y,
              (Stroke){.ink = INK_WRONG, .width = 1.5});
}

static bool is_empty(const PathNode *node) {
    return !node->count && cabs(node->sum) < nothing;
}

static void draw_rim(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const PathNode *node = with;
    bool empty = is_empty(node);
    double r = empty ? 0.45 * node->radius : node->radius;
    draw_disc(canvas, node->x, node->y, r, empty ? INK_NONE : INK_SHEET,
              (Stroke){.ink = node->lit ? INK_FOX
                              : empty   ? INK_LINE
                                        : INK_EDGE,
                       .width = node->lit ? 2.6 : 1.2,
                       .on = node->cancelled ? 3 : 0});
}

// The rim stays while what is in it moves.
static void draw_node(Canvas *canvas, const PathNode *node) {
    uint64_t key = kept_mix(kept_mix(0x70617468, node->radius), node->unit);
    key = kept_mix(key, 4 * is_empty(node) + 2 * node->lit + node->cancelled);
    draw_kept(canvas, key, square_at(node->x, node->y, ceil(node->radius) + 4), INK_NONE,
              draw_rim, node);
    if (node->cancelled && node->radius >= arrows_from * node->unit)
        draw_chain(canvas, node);
    if (node->cancelled)
        draw_cancelled(canvas, node);
    else
        draw_sum(canvas, node);
}

// --- edges

// The amplitude as an arrow in a small clear disc, at a third of the way.
static void draw_carried(Canvas *canvas, const PathLink *link, Point from, Point to) {
    double share = 0.3, r = 0.42 * link->radius, length = cabs(link->carried);
    Point at = {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
    double reach = r * (0.45 + 0.55 * length);
    draw_disc(canvas, at.x, at.y, r + 1.5 * link->unit, INK_PAPER, (Stroke){INK_NONE});
    Point half = {reach * creal(link->carried) / length,
                  -reach * cimag(link->carried) / length};
    double width = fmax(1.6, 0.045 * link->radius / link->unit);
    double head = fmin(fmax(6 * link->unit, 0.2 * link->radius), 1.2 * reach);
    draw_arrow(canvas, (Point){at.x - half.x, at.y - half.y},
               (Point){at.x + half.x, at.y + half.y},
               (Stroke){.ink = INK_ACCENT, .width = slim(canvas) * width, .round = true},
               slim(canvas) * head);
}

static void draw_link(Canvas *canvas, const PathLink *link) {
    double dx = link->to.x - link->from.x, dy = link->to.y - link->from.y;
    double length = hypot(dx, dy), out = link->radius + 1;
    if (length <= 2 * out) return;
    Point from = {link->from.x + dx / length * out, link->from.y + dy / length * out};
    Point to = {link->to.x - dx / length * out, link->to.y - dy / length * out};
    Stroke stroke = {.ink = link->lit     ? INK_FOX
                            : link->faded ? INK_LINE
                                          : INK_EDGE,
                     .width = slim(canvas) *
                              ((link->lit ? 1.6 : 0.8) + 1.6 * cabs(link->carried)),
                     .on = link->cancelled ? 4 : 0,
                     .off = 3};
    if (link->arrow)
        draw_arrow(canvas, from, to, stroke, slim(canvas) * 6 * link->unit);
    else
        draw_line(canvas, from.x, from.y, to.x, to.y, stroke);
    if (link->arrow) draw_carried(canvas, link, from, to);
}

// --- the whole

static void draw_graph(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const PathGraph *graph = with;
    for (int i = 0; i < graph->link_count; i++)
        draw_link(canvas, &graph->links[i]);
    for (int i = 0; i < graph->node_count; i++)
        draw_node(canvas, &graph->nodes[i]);
}

// Round all nodes; edges go from one to another.
static Rect graph_rect(const PathGraph *graph) {
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    for (int i = 0; i < graph->node_count; i++) {
        const PathNode *node = &graph->nodes[i];
        double reach = 1.3 * node->radius + 4 * node->unit;
        left = fmin(left, node->x - reach);
        right = fmax(right, node->x + reach);
        top = fmin(top, node->y - reach);
        bottom = fmax(bottom, node->y + reach);
    }
    return (Rect){left, top, right - left, bottom - top};
}

void path_graph_add(Scene *scene, PathGraph graph) {
    scene_take(scene, (char *)graph.links);
    scene_take(scene, (char *)graph.nodes);
    if (graph.node_count)
        scene_add(scene, graph_rect(&graph), draw_graph, &graph, sizeof graph);
}
