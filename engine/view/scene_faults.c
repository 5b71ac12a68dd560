#include "view/scene_faults.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NO_REGION = -1 };
static const double SLACK = 1; // px, for rounding to device pixels

typedef enum SeenKind {
    SEEN_TEXT,
    SEEN_RUBY,
    SEEN_ICON,
    SEEN_BOX,
    SEEN_GROUND,
    SEEN_DISC,
    SEEN_OTHER
} SeenKind;

// A mark as it stands in the window.
typedef struct Seen {
    SeenKind kind;
    int part, region;
    Rect rect;  // of a text: where its ink may be
    Rect clip;  // what its part lets be seen; not yet cut by a region
    Rect view;  // of its region, or the window
    Rect limit; // beyond this its part is cut off
    Ink ink, fill;
    double size;
    bool opaque;
    char *words;
} Seen;

typedef struct Judge {
    const Scene *scene;
    Seen *seen;
    int count, room;
    void (*each)(void *to, const SceneFault *fault);
    void *to;
} Judge;

// --- collecting

static SeenKind kind_of(const char *verb) {
    static const struct {
        const char *verb;
        SeenKind kind;
    } kinds[] = {{"text", SEEN_TEXT},     {"prose", SEEN_TEXT},   {"formula", SEEN_TEXT},
                 {"ruby", SEEN_RUBY},     {"icon", SEEN_ICON},    {"box", SEEN_BOX},
                 {"ground", SEEN_GROUND}, {"shade", SEEN_GROUND}, {"disc", SEEN_DISC}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].verb, verb)) return kinds[i].kind;
    return SEEN_OTHER;
}

static bool blank(const char *words) {
    while (*words == ' ' || !strncmp(words, "　", 3))
        words += *words == ' ' ? 1 : 3;
    return !*words;
}

// Line boxes are taller than what is written in them: ascenders and accents of fonts that
// no word here uses. The em box keeps within 0.86 above and 0.14 below the baseline.
static Rect ink_rect(const Mark *mark) {
    if (!strcmp(mark->verb, "formula")) return mark->rect;
    Rect r = mark->rect;
    double air = fmax(0, r.h - mark->size) / 2 + 0.06 * mark->size;
    return (Rect){r.x, r.y + air, r.w, fmax(1, r.h - 2 * air)};
}

static void collect(void *to, int part, const Mark *mark) {
    Judge *judge = to;
    SeenKind kind = kind_of(mark->verb);
    if (kind == SEEN_OTHER) return;
    bool text = kind == SEEN_TEXT || kind == SEEN_RUBY;
    if (text && blank(mark->words)) return;
    if (judge->count == judge->room) {
        judge->room = judge->room ? 2 * judge->room : 256;
        judge->seen = mem_grow(judge->seen, (size_t)judge->room, sizeof *judge->seen);
    }
    double beyond = 3 * fmax(1, scene_look(judge->scene)->metrics.stroke);
    Seen *seen = &judge->seen[judge->count++];
    *seen = (Seen){.kind = kind,
                   .part = part,
                   .rect = text                ? ink_rect(mark)
                           : kind == SEEN_ICON ? rect_inset(mark->rect, mark->rect.w / 8)
                                               : mark->rect,
                   .clip = mark->clip,
                   .limit = rect_inset(scene_part_rect(judge->scene, part), -beyond),
                   .ink = mark->ink,
                   .fill = mark->fill,
                   .size = mark->size,
                   .opaque = mark->fill != INK_NONE && mark->cover > 0.99,
                   .words = mem_text(mark->words)};
    seen->region = scene_part_region(judge->scene, part, &seen->view);
}

static bool is_text(const Seen *seen) {
    return seen->kind == SEEN_TEXT || seen->kind == SEEN_RUBY;
}

// --- geometry

static bool holds(Rect outer, Rect inner) {
    return inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK &&
           inner.x + inner.w <= outer.x + outer.w + SLACK &&
           inner.y + inner.h <= outer.y + outer.h + SLACK;
}

// How far `inner` reaches out of `outer`, px.
static double outside(Rect outer, Rect inner) {
    double across = fmax(outer.x - inner.x, inner.x + inner.w - outer.x - outer.w);
    double down = fmax(outer.y - inner.y, inner.y + inner.h - outer.y - outer.h);
    return fmax(0, fmax(across, down));
}

// Things in one region are compared as if nothing were scrolled: it can all be reached.
static Rect shown(const Seen *seen, int region) {
    Rect rect = rect_cut(seen->rect, rect_cut(seen->clip, seen->limit));
    return region == seen->region ? rect : rect_cut(rect, seen->view);
}

static bool fills(const Seen *seen, double x, double y, int region) {
    if (!seen->opaque || !rect_has(shown(seen, region), x, y)) return false;
    if (seen->kind != SEEN_DISC) return true;
    double r = seen->rect.w / 2;
    return hypot(x - seen->rect.x - r, y - seen->rect.y - r) < r;
}

// --- what need not be judged

// Words drawn again at the same place: the first were the rim around the second.
static bool is_rim(const Judge *judge, int index) {
    const Seen *seen = &judge->seen[index];
    for (int i = index + 1; i < judge->count; i++) {
        const Seen *again = &judge->seen[i];
        if (again->part != seen->part) return false;
        if (is_text(again) && !strcmp(again->words, seen->words) &&
            fabs(again->rect.x - seen->rect.x) < 4 &&
            fabs(again->rect.y - seen->rect.y) < 4)
            return true;
    }
    return false;
}

// Whether something opaque, drawn after `from` and before `to`, lies all over `rect`.
static bool covered(const Judge *judge, Rect rect, int region, int from, int to) {
    for (int i = from + 1; i < to; i++) {
        const Seen *seen = &judge->seen[i];
        if (seen->opaque && seen->kind != SEEN_DISC && holds(shown(seen, region), rect))
            return true;
    }
    return false;
}

static bool judged(const Judge *judge, int index) {
    const Seen *seen = &judge->seen[index];
    if (!is_text(seen) && seen->kind != SEEN_ICON) return false;
    Rect rect = shown(seen, seen->region);
    if (rect.w <= SLACK || rect.h <= SLACK) return false;
    return !is_rim(judge, index) &&
           !covered(judge, rect, seen->region, index, judge->count);
}

// --- the faults

static void tell(const Judge *judge, const char *key, const Seen *seen, double found,
                 double limit) {
    SceneFault fault = {key, seen->words, "", found, limit};
    judge->each(judge->to, &fault);
}

static void judge_size(const Judge *judge, const Seen *seen) {
    double least = scene_look(judge->scene)->metrics.least;
    if (seen->kind == SEEN_TEXT && seen->size < least - 0.01)
        tell(judge, "layout.small", seen, seen->size, least);
}

// A region scrolls up and down only: what leaves it sideways is never seen.
static void judge_window(const Judge *judge, const Seen *seen) {
    Rect room = seen->view, rect = rect_cut(seen->rect, seen->clip);
    if (seen->region != NO_REGION) {
        room.y = rect.y;
        room.h = rect.h;
    }
    double out = outside(room, rect);
    if (out > SLACK) tell(judge, "layout.window", seen, out, 0);
}

static void judge_part(const Judge *judge, const Seen *seen) {
    double out = outside(seen->limit, rect_cut(seen->rect, seen->clip));
    if (out > SLACK) tell(judge, "layout.cut", seen, out, 0);
}

// The last box drawn before `index` that is under a point and could hold that mark; -1.
static int box_at(const Judge *judge, int index, double x, double y) {
    const Seen *seen = &judge->seen[index];
    for (int i = index - 1; i >= 0; i--) {
        const Seen *box = &judge->seen[i];
        bool larger = box->rect.w * box->rect.h > seen->rect.w * seen->rect.h;
        if (box->kind == SEEN_BOX && (larger || is_text(seen)) &&
            rect_has(shown(box, seen->region), x, y))
            return i;
    }
    return -1;
}

// The card, button or field that a mark stands in: under its middle, else under its ends.
static int box_under(const Judge *judge, int index) {
    static const double along[] = {0.5, 0.02, 0.98};
    Rect rect = shown(&judge->seen[index], judge->seen[index].region);
    int box = -1;
    for (int i = 0; i < 3 && box < 0; i++)
        box = box_at(judge, index, rect.x + along[i] * rect.w, rect.y + rect.h / 2);
    return box;
}

// A box outside the region that a text scrolls in does not hold it up and down.
static double out_of_box(const Seen *box, const Seen *seen) {
    Rect rect = shown(seen, box->region);
    return rect.h > SLACK ? outside(box->rect, rect) : 0;
}

// Text must keep within its box, and a button within its card.
static void judge_box(const Judge *judge, int index) {
    const Seen *seen = &judge->seen[index];
    int box = box_under(judge, index), card = box < 0 ? -1 : box_under(judge, box);
    if (box < 0) return;
    double out = out_of_box(&judge->seen[box], seen);
    if (card >= 0) out = fmax(out, out_of_box(&judge->seen[card], &judge->seen[box]));
    if (out > SLACK) tell(judge, "layout.box", seen, out, 0);
}

// What scrolls is compared with what does not where both can be seen.
static Ink ground_at(const Judge *judge, int index, double x, double y) {
    const Seen *seen = &judge->seen[index];
    Rect view = seen->view;
    double near = fmin(fmax(y, view.y), view.y + view.h - SLACK);
    for (int i = index - 1; i >= 0; i--) {
        const Seen *under = &judge->seen[i];
        double at = under->region == seen->region ? y : near;
        if (fills(under, x, at, seen->region)) return under->fill;
    }
    return INK_PAPER; // every scene stands on it
}

static void judge_contrast(const Judge *judge, int index) {
    enum { ACROSS = 7, DOWN = 3 };
    const Seen *seen = &judge->seen[index];
    Theme theme = scene_look(judge->scene)->theme;
    Rect rect = shown(seen, seen->region);
    double limit = theme == THEME_PROJECTOR ? 7 : 4.5, least = limit;
    for (int i = 0; i < ACROSS * DOWN; i++) {
        int column = i % ACROSS, row = i / ACROSS;
        double x = rect.x + rect.w * (column + 0.5) / ACROSS;
        double y = rect.y + rect.h * (row + 0.5) / DOWN;
        Ink ground = ground_at(judge, index, x, y);
        least = fmin(least, ink_contrast(theme, seen->ink, ground));
    }
    if (least < limit) tell(judge, "layout.contrast", seen, least, limit);
}

static void judge_overlap(const Judge *judge, int one, int other) {
    const Seen *a = &judge->seen[one], *b = &judge->seen[other];
    if (!is_text(a) && !is_text(b)) return;
    int region = a->region == b->region ? a->region : -2;
    Rect both = rect_cut(shown(a, region), shown(b, region));
    if (both.w <= SLACK || both.h <= SLACK) return;
    if (covered(judge, both, region, one, other)) return;
    SceneFault fault = {"layout.overlap", a->words, b->words, fmin(both.w, both.h), 0};
    judge->each(judge->to, &fault);
}

static void judge_text(const Judge *judge, int index) {
    const Seen *seen = &judge->seen[index];
    judge_size(judge, seen);
    judge_window(judge, seen);
    judge_part(judge, seen);
    judge_box(judge, index);
    judge_contrast(judge, index);
}

static void judge_all(const Judge *judge, const bool *judged_of) {
    for (int i = 0; i < judge->count; i++) {
        if (!judged_of[i]) continue;
        if (is_text(&judge->seen[i])) judge_text(judge, i);
        for (int k = i + 1; k < judge->count; k++)
            if (judged_of[k]) judge_overlap(judge, i, k);
    }
}

void scene_faults(const Scene *scene, void (*each)(void *to, const SceneFault *fault),
                  void *to) {
    Judge judge = {.scene = scene, .each = each, .to = to};
    scene_marks(scene, collect, &judge);
    bool *judged_of = mem_new((size_t)judge.count + 1);
    for (int i = 0; i < judge.count; i++)
        judged_of[i] = judged(&judge, i);
    judge_all(&judge, judged_of);
    free(judged_of);
    for (int i = 0; i < judge.count; i++)
        free(judge.seen[i].words);
    free(judge.seen);
}
