#include "desk/ink.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void ink_step_end(InkStep *ink) {
    for (int i = 0; i < ink->count; i++)
        free(ink->strokes[i].points);
    free(ink->strokes);
    *ink = (InkStep){0};
}

bool ink_is_seen(const InkStep *ink, int stroke) {
    const InkStroke *s = &ink->strokes[stroke];
    return s->came <= ink->edit && (!s->went || s->went > ink->edit);
}

int ink_seen(const InkStep *ink) {
    int count = 0;
    for (int i = 0; i < ink->count; i++)
        count += ink_is_seen(ink, i);
    return count;
}

// --- edits

static void drop(InkStep *ink, int stroke) {
    free(ink->strokes[stroke].points);
    ink->count--;
    memmove(&ink->strokes[stroke], &ink->strokes[stroke + 1],
            (size_t)(ink->count - stroke) * sizeof *ink->strokes);
}

// What was undone is over once something else is done.
static void begin_edit(InkStep *ink) {
    for (int i = ink->count - 1; i >= 0; i--) {
        InkStroke *s = &ink->strokes[i];
        if (s->went > ink->edit) s->went = 0;
        if (s->came > ink->edit) drop(ink, i);
    }
    ink->newest = ++ink->edit;
}

// Room for one more: what is gone longest is forgotten, and with it that it can come back.
static void make_room(InkStep *ink) {
    while (ink->count >= INK_KEPT) {
        int oldest = -1;
        for (int i = 0; i < ink->count; i++) {
            bool gone = ink->strokes[i].went && ink->strokes[i].went <= ink->edit;
            bool older = oldest < 0 || ink->strokes[i].went < ink->strokes[oldest].went;
            if (gone && older) oldest = i;
        }
        if (oldest < 0) return;
        drop(ink, oldest);
    }
}

static void put(InkStep *ink, InkStroke stroke) {
    ink->strokes = mem_one_more(ink->strokes, (size_t)ink->count, sizeof *ink->strokes);
    ink->strokes[ink->count++] = stroke;
}

bool ink_clear(InkStep *ink) {
    if (!ink_seen(ink)) return false;
    begin_edit(ink);
    for (int i = 0; i < ink->count; i++)
        if (!ink->strokes[i].went) ink->strokes[i].went = ink->edit;
    return true;
}

// Edits whose strokes were forgotten change nothing, and are passed over.
static bool step_to(InkStep *ink, int by) {
    for (int to = ink->edit + by; to >= 0 && to <= ink->newest; to += by) {
        int changed = by > 0 ? to : to + 1;
        ink->edit = to;
        for (int i = 0; i < ink->count; i++)
            if (ink->strokes[i].came == changed || ink->strokes[i].went == changed)
                return true;
    }
    return false;
}

bool ink_undo(InkStep *ink) {
    return step_to(ink, -1);
}

bool ink_redo(InkStep *ink) {
    return step_to(ink, 1);
}

// --- drawing

static double away(Point p, Point a, Point b) {
    double x = b.x - a.x, y = b.y - a.y, length = x * x + y * y;
    double t = length > 0 ? ((p.x - a.x) * x + (p.y - a.y) * y) / length : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(p.x - a.x - t * x, p.y - a.y - t * y);
}

// Douglas and Peucker (1973): of all between two kept places the farthest from the line is
// kept too, where that is more than `most` px.
static void keep_between(const Point *points, bool *kept, int from, int to, double most) {
    int farthest = -1;
    double far = most;
    for (int i = from + 1; i < to; i++) {
        double d = away(points[i], points[from], points[to]);
        if (d > far) far = d, farthest = i;
    }
    if (farthest < 0) return;
    kept[farthest] = true;
    keep_between(points, kept, from, farthest, most);
    keep_between(points, kept, farthest, to, most);
}

static int simplify(const Point *points, int count, double most, Point *out) {
    bool *kept = mem_new((size_t)count);
    int left = 0;
    kept[0] = kept[count - 1] = true;
    keep_between(points, kept, 0, count - 1, most);
    for (int i = 0; i < count; i++)
        if (kept[i]) out[left++] = points[i];
    free(kept);
    return left;
}

// The least simple that still has room.
static int simple(const Point *points, int count, Point *out) {
    static const double FINEST = 0.6; // px
    double most = FINEST;
    int left;
    while ((left = simplify(points, count, most, out)) > INK_POINTS)
        most *= 1.5;
    return left;
}

bool ink_draw(InkStep *ink, const Scene *scene, InkPen pen, const Point *points,
              int count) {
    if (count < 1 || ink_seen(ink) >= INK_STROKES) return false;
    Point *places = mem_new((size_t)count * sizeof *places);
    InkStroke stroke = {.pen = pen, .count = simple(points, count, places)};
    stroke.points = mem_new((size_t)stroke.count * sizeof *stroke.points);
    stroke.anchor = anchor_of(scene, places, stroke.count, stroke.points);
    for (int i = 0; i < stroke.count; i++)
        stroke.points[i] = ink_rounded(stroke.points[i], stroke.anchor.kind);
    free(places);
    begin_edit(ink);
    make_room(ink);
    stroke.came = ink->edit;
    put(ink, stroke);
    return true;
}

// --- where it is

int ink_places(const InkStep *ink, int stroke, const Scene *scene, Point *places) {
    const InkStroke *s = &ink->strokes[stroke];
    return anchor_places(scene, &s->anchor, s->points, s->count, places, INK_PLACES);
}

// How many places there are up to where the stroke is parted.
static int run_of(const Point *places, int count) {
    int run = 0;
    while (run < count && !isnan(places[run].x))
        run++;
    return run;
}

static bool is_near(const Point *places, int count, Point at, double reach) {
    for (int i = 0; i < count; i++) {
        int before = i > 0 && !isnan(places[i - 1].x) ? i - 1 : i;
        if (!isnan(places[i].x) && away(at, places[before], places[i]) <= reach)
            return true;
    }
    return false;
}

bool ink_erase(InkStep *ink, const Scene *scene, Point at, double reach, bool first) {
    Point places[INK_PLACES];
    for (int i = ink->count - 1; i >= 0; i--) {
        if (!ink_is_seen(ink, i)) continue;
        double half = ink_half(scene_look(scene), ink->strokes[i].pen);
        int count = ink_places(ink, i, scene, places);
        if (!is_near(places, count, at, half + reach)) continue;
        if (first) {
            int stroke = i; // what was undone, and goes now, may stand before it
            for (int k = 0; k < i; k++)
                stroke -= ink->strokes[k].came > ink->edit;
            begin_edit(ink);
            i = stroke;
        }
        ink->strokes[i].went = ink->edit;
        return true;
    }
    return false;
}

void ink_step_add(const InkStep *ink, const Scene *page, Scene *onto) {
    Point places[INK_PLACES];
    for (int i = 0; i < ink->count; i++) {
        if (!ink_is_seen(ink, i)) continue;
        int count = ink_places(ink, i, page, places);
        for (int from = 0, run; from < count; from += run + 1) {
            run = run_of(places + from, count - from);
            ink_add(onto, ink->strokes[i].pen, places + from, run, false);
        }
    }
}
