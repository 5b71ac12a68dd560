#include "view/bond_ring.h"

#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

static const double shown_from = 0.005; // what is less is written 0.00
enum { MOST_NUMBERS = RING_WIRES * (RING_WIRES - 1) / 2 + RING_WIRES };

typedef struct Ring {
    const BondPicture *picture;
    Point at[RING_WIRES];
    double radius, node; // of the ring, of a wire's disc
    double unit;
    Type type; // of numbers
    Rect taken[MOST_NUMBERS + RING_WIRES];
    int count;
} Ring;

// Two lie beside each other.
static double angle_of(int wire, int wires) {
    return (wires == 2 ? M_PI : M_PI_2) - 2 * M_PI * wire / wires;
}

static Point on_ring(Point centre, double radius, int wire, int wires) {
    double angle = angle_of(wire, wires);
    return (Point){centre.x + radius * cos(angle), centre.y - radius * sin(angle)};
}

// The box around the wires of a ring of radius 1 about the origin: a triangle reaches less
// far down than up.
static Rect reach_of(int wires) {
    double left = 0, right = 0, top = 0, bottom = 0;
    for (int w = 0; w < wires && wires > 1; w++) {
        Point at = on_ring((Point){0, 0}, 1, w, wires);
        left = fmin(left, at.x), right = fmax(right, at.x);
        top = fmin(top, at.y), bottom = fmax(bottom, at.y);
    }
    double high = bottom - top;
    return (Rect){left, top, right - left, high < 1e-9 ? 0 : high};
}

// The widest name decides, so that all discs are alike.
static double node_radius(Scene *scene, const BondPicture *picture, Type type) {
    double wide = 0;
    for (int w = 0; picture->words && w < picture->bonds->wires; w++)
        wide = fmax(wide, style_width(scene, bond_wire(scene, picture, w), type));
    return fmin(fmax(15 * picture_unit(scene), wide / 2 + 4 * picture_unit(scene)),
                30 * picture_unit(scene));
}

static Ring ring_of(Scene *scene, Rect rect, const BondPicture *picture) {
    double unit = picture_unit(scene), side = fmin(rect.w, rect.h);
    Ring ring = {.picture = picture, .unit = unit};
    ring.type = style_type(scene, ROLE_LABEL, INK_INK);
    ring.type.align = ALIGN_CENTRE;
    ring.node = node_radius(scene, picture, ring.type);
    double outside = ring.node + (picture->words ? 1.5 * ring.type.size : 2 * unit);
    if (!picture->words) ring.node = outside = fmax(3, side / 10);
    Rect reach = reach_of(picture->bonds->wires);
    double by_h = reach.h > 0 ? (rect.h - 2 * outside) / reach.h : INFINITY;
    double number = style_width(scene, "0.00", ring.type) + 6 * unit;
    double half_w = rect.w / 2 - ring.node - (picture->words ? number : 0);
    double by_w = reach.w > 0 ? 2 * half_w / reach.w : INFINITY;
    ring.radius = fmax(4, fmin(fmin(by_h, by_w), 110 * unit));
    Point centre = {rect.x + rect.w / 2 - ring.radius * (reach.x + reach.w / 2),
                    rect.y + rect.h / 2 - ring.radius * (reach.y + reach.h / 2)};
    for (int w = 0; w < picture->bonds->wires; w++) {
        ring.at[w] = picture->bonds->wires > 1
                         ? on_ring(centre, ring.radius, w, picture->bonds->wires)
                         : centre;
        ring.taken[ring.count++] =
            (Rect){ring.at[w].x - ring.node, ring.at[w].y - ring.node, 2 * ring.node,
                   2 * ring.node};
    }
    return ring;
}

double bond_ring_height(const Scene *scene, const BondPicture *picture, double width) {
    double unit = picture_unit(scene);
    double most = picture->bonds->wires <= 2 ? 90 : picture->bonds->wires <= 4 ? 210 : 260;
    return fmin(width, most * unit);
}

// --- lines

typedef struct LinePart {
    Point from, to;
    double width;
    bool dashed; // no bond between both, but what they share with others
} LinePart;

static void draw_bond(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const LinePart *line = with;
    draw_line(
        canvas, line->from.x, line->from.y, line->to.x, line->to.y,
        (Stroke){
            .ink = INK_ACCENT, .width = line->width, .on = line->dashed ? 6 : 0, .off = 4});
}

static Rect bounds_of(Point a, Point b, double by) {
    Rect rect = {fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};
    return rect_inset(rect, -by);
}

static void add_line(Scene *scene, const Ring *ring, int a, int b) {
    LinePart part = {ring->at[a], ring->at[b], 1 + 6 * bond_share(ring->picture, a, b),
                     ring->picture->measure == BOND_ENTROPY};
    scene_add(scene, bounds_of(part.from, part.to, 4 * ring->unit), draw_bond, &part,
              sizeof part);
}

static bool is_free(const Ring *ring, Rect rect) {
    for (int i = 0; i < ring->count; i++)
        if (rect_meets(rect, ring->taken[i])) return false;
    return true;
}

// Where on the line there is room: in the middle, or nearer to one end.
static void add_number(Scene *scene, Ring *ring, int a, int b) {
    static const double places[] = {0.5, 0.36, 0.64, 0.28, 0.72};
    const char *words = bond_number(scene, bond_value(ring->picture, a, b));
    double wide = style_width(scene, words, ring->type) + 8 * ring->unit;
    double high = 1.25 * ring->type.size;
    for (int i = 0; i < 5; i++) {
        double t = places[i];
        Point p = {ring->at[a].x + t * (ring->at[b].x - ring->at[a].x),
                   ring->at[a].y + t * (ring->at[b].y - ring->at[a].y)};
        Rect box = {p.x - wide / 2, p.y - high / 2, wide, high};
        if (!is_free(ring, box)) continue;
        ring->taken[ring->count++] = box;
        scene_box(scene, box, 4, INK_PAPER, INK_NONE);
        scene_words(scene, words, p.x, p.y + 0.36 * ring->type.size, ring->type);
        return;
    }
}

// --- wires

typedef struct NodePart {
    double x, y, radius;
    bool chosen;
} NodePart;

static void draw_node(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const NodePart *node = with;
    draw_disc(canvas, node->x, node->y, node->radius,
              node->chosen ? INK_TINT_ACCENT : INK_SHEET,
              (Stroke){.ink = node->chosen ? INK_ACCENT : INK_EDGE,
                       .width = node->chosen ? 3 : 1.5});
}

static void add_node(Scene *scene, const Ring *ring, int wire) {
    Point at = ring->at[wire];
    NodePart part = {at.x, at.y, ring->node, ring->picture->chosen >> wire & 1};
    Rect rect = {at.x - ring->node, at.y - ring->node, 2 * ring->node, 2 * ring->node};
    scene_add(scene, rect, draw_node, &part, sizeof part);
    if (!ring->picture->words) return;
    Type type = ring->type;
    type.width = 2 * ring->node - 4 * ring->unit;
    scene_words(scene, bond_wire(scene, ring->picture, wire), at.x, at.y + 0.36 * type.size,
                type);
}

// Outside the ring, beside or below its wire.
static void add_entropy(Scene *scene, Ring *ring, int wire) {
    int wires = ring->picture->bonds->wires;
    double angle = angle_of(wire, wires), off = ring->node + 4 * ring->unit;
    Type type = ring->type;
    type.ink = INK_SOFT;
    bool level = fabs(sin(angle)) < 0.8;
    double x = ring->at[wire].x, y = ring->at[wire].y + 0.36 * type.size;
    if (level) x += cos(angle) > 0 ? off : -off;
    if (level) type.align = cos(angle) > 0 ? ALIGN_LEFT : ALIGN_RIGHT;
    if (!level) y = ring->at[wire].y + (sin(angle) > 0 ? -off : off + 0.8 * type.size);
    scene_words(scene, bond_number(scene, bond_entropy(ring->picture, wire)), x, y, type);
}

void bond_ring_add(Scene *scene, Rect rect, const BondPicture *picture) {
    Ring ring = ring_of(scene, rect, picture);
    int wires = picture->bonds->wires;
    for (int a = 0; a < wires; a++)
        for (int b = a + 1; b < wires; b++)
            if (bond_value(picture, a, b) >= shown_from) add_line(scene, &ring, a, b);
    for (int a = 0; a < wires; a++)
        for (int b = a + 1; picture->words && b < wires; b++)
            if (bond_value(picture, a, b) >= shown_from) add_number(scene, &ring, a, b);
    for (int w = 0; w < wires; w++) {
        add_node(scene, &ring, w);
        if (picture->words) add_entropy(scene, &ring, w);
    }
}
