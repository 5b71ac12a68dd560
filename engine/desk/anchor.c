#include "desk/anchor.h"

#include "desk/anchor_words.h"

#include <math.h>

// A stroke lies on what this share of its places are in; and goes round what is at least
// that much like the box around it.
static const double MOSTLY = 0.7, ALIKE = 0.22;
enum { LEAST_SIDE = 8 }; // px: smaller things are not marked, but what they stand in

static const Anchor page = {.kind = ANCHOR_PAGE};

static double area(Rect r) {
    return r.w * r.h;
}

Rect anchor_bounds(const Point *places, int count) {
    Rect r = {places[0].x, places[0].y, 0, 0};
    for (int i = 1; i < count; i++)
        r = rect_around(r, (Rect){places[i].x, places[i].y, 0, 0});
    return r;
}

static bool mostly_in(Rect rect, const Point *places, int count) {
    int in = 0;
    for (int i = 0; i < count; i++)
        in += rect_has(rect, places[i].x, places[i].y);
    return in >= MOSTLY * count;
}

// What two boxes share of all that they cover.
static double likeness(Rect a, Rect b) {
    double both = area(rect_cut(a, b)), all = area(a) + area(b) - both;
    return all > 0 ? both / all : 0;
}

typedef struct Search {
    const Point *places;
    int count;
    Rect bounds;
    Anchor round, on;     // what it goes round; what it lies on
    double alike, extent; // … how much; … of what area
} Search;

static bool goes_round(const Search *search, Rect rect) {
    double x = search->bounds.x + search->bounds.w / 2;
    double y = search->bounds.y + search->bounds.h / 2;
    return rect_has(rect, x, y) && !mostly_in(rect, search->places, search->count);
}

// Of several, what is most like the stroke; and the smallest that holds it.
static void try(Search *search, Anchor anchor, Rect rect) {
    if (rect.w < LEAST_SIDE || rect.h < LEAST_SIDE) return;
    double alike = likeness(rect, search->bounds);
    if (alike >= search->alike && goes_round(search, rect)) {
        search->alike = alike;
        search->round = anchor;
    }
    bool smaller = area(rect) < search->extent;
    if (smaller && mostly_in(rect, search->places, search->count)) {
        search->extent = area(rect);
        search->on = anchor;
    }
}

static Anchor spot_anchor(Spot spot) {
    return (Anchor){ANCHOR_SPOT, (int)spot.kind, spot.a, spot.b, spot.c};
}

static void try_all(Search *search, const Scene *scene) {
    Rect rect;
    for (int i = 0; i < MAX_BLOCKS; i++)
        if (scene_block_whole(scene, i, &rect))
            try(search, (Anchor){.kind = ANCHOR_BLOCK, .a = i}, rect);
    for (int i = 0; i < scene_spots(scene); i++) {
        Spot spot = scene_spot_at(scene, i)->spot;
        bool part = spot.kind != SPOT_SCROLL && !spot.target;
        if (part && scene_whole(scene, spot, &rect)) try(search, spot_anchor(spot), rect);
    }
    for (int i = 0; i < scene_movers(scene); i++) {
        Mover mover = scene_mover_at(scene, i);
        Anchor anchor = {.kind = ANCHOR_MOVER, .a = (int)mover.kind, .b = mover.number};
        try(search, anchor, mover.rect);
    }
}

static Anchor part_under(const Scene *scene, const Point *places, int count) {
    const Metrics *m = &scene_look(scene)->metrics;
    Search search = {.places = places,
                     .count = count,
                     .bounds = anchor_bounds(places, count),
                     .on = page,
                     .alike = ALIKE,
                     .extent = 0.9 * m->width * m->height};
    try_all(&search, scene);
    return search.alike > ALIKE ? search.round : search.on;
}

// --- where it is

static bool mover_rect(const Scene *scene, const Anchor *anchor, Rect *rect) {
    for (int i = 0; i < scene_movers(scene); i++) {
        Mover mover = scene_mover_at(scene, i);
        if ((int)mover.kind != anchor->a || mover.number != anchor->b) continue;
        *rect = mover.rect;
        return true;
    }
    return false;
}

static bool rect_of(const Scene *scene, const Anchor *anchor, Rect *rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    Spot spot = {(SpotKind)anchor->spot, anchor->a, anchor->b, anchor->c, NULL};
    *rect = (Rect){0, 0, m->width, m->height};
    if (anchor->kind == ANCHOR_BLOCK) return scene_block_whole(scene, anchor->a, rect);
    if (anchor->kind == ANCHOR_SPOT) return scene_whole(scene, spot, rect);
    if (anchor->kind == ANCHOR_MOVER) return mover_rect(scene, anchor, rect);
    return true;
}

Anchor anchor_of(const Scene *scene, const Point *places, int count, Point *parts) {
    Anchor anchor = page;
    Rect r;
    if (count < 1 || anchor_words(scene, places, count, &anchor, parts)) return anchor;
    anchor = part_under(scene, places, count);
    if (!rect_of(scene, &anchor, &r)) return page;
    for (int i = 0; i < count; i++)
        parts[i] =
            (Point){(places[i].x - r.x) / fmax(r.w, 1), (places[i].y - r.y) / fmax(r.h, 1)};
    return anchor;
}

int anchor_places(const Scene *scene, const Anchor *anchor, const Point *parts, int count,
                  Point *places, int room) {
    Rect r;
    if (anchor->kind == ANCHOR_WORDS)
        return anchor_words_places(scene, anchor, parts, count, places, room);
    if (!rect_of(scene, anchor, &r)) return 0;
    if (count > room) count = room;
    for (int i = 0; i < count; i++)
        places[i] =
            (Point){r.x + parts[i].x * fmax(r.w, 1), r.y + parts[i].y * fmax(r.h, 1)};
    return count;
}
