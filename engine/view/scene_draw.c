// A scene painted, told, and compared with the one before.
#include "base/mem.h"
#include "view/scene_inside.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double shift_of(const Scene *scene, const Part *part) {
    return part->scroll < 0 ? 0 : scene->scrolls[part->scroll].offset;
}

void part_draw(const Scene *scene, const Part *part, Canvas *canvas) {
    double up = shift_of(scene, part);
    if (up != 0) canvas_shift(canvas, 0, -up);
    part->draw(canvas, part->rect, part->with);
    if (up != 0) canvas_shift(canvas, 0, up);
}

static double device_scale(const Scene *scene) {
    return scene->look.metrics.scale > 0 ? scene->look.metrics.scale : 1;
}

// A lens in px: what it shows is `by` times as large, from (x, y) of the page on.
typedef struct Sight {
    double by, x, y;
} Sight;

// The page begins on a whole device pixel.
static Sight sight_of(const Scene *scene) {
    const Look *look = &scene->look;
    double by = lens_scale(look->lens), s = by * device_scale(scene);
    if (by == 1) return (Sight){1, 0, 0};
    return (Sight){by, round(look->lens.x * look->metrics.width * s) / s,
                   round(look->lens.y * look->metrics.height * s) / s};
}

// From the page to the window.
static Rect sighted(const Sight *sight, Rect rect) {
    double by = sight->by;
    return (Rect){by * (rect.x - sight->x), by * (rect.y - sight->y), by * rect.w,
                  by * rect.h};
}

void scene_through(const Scene *scene, double *x, double *y) {
    Sight sight = sight_of(scene);
    *x = sight.x + *x / sight.by;
    *y = sight.y + *y / sight.by;
}

// A scene to be drawn piece by piece, and where its parts show.
typedef struct Showing {
    const Scene *scene;
    Sight sight;
    Rect *shown;           // one a part, on the page
    struct Showing *under; // on the same page; NULL: paper
} Showing;

static Showing *showing_of(const Scene *scene) {
    Showing *showing = mem_new(sizeof *showing);
    showing->scene = scene;
    showing->sight = sight_of(scene);
    showing->shown = mem_new(((size_t)scene->part_count + 1) * sizeof(Rect));
    for (int i = 0; i < scene->part_count; i++)
        showing->shown[i] = part_shown(scene, &scene->parts[i]);
    if (scene->under) showing->under = showing_of(scene->under);
    return showing;
}

static void showing_end(Showing *showing) {
    if (!showing) return;
    showing_end(showing->under);
    free(showing->shown);
    free(showing);
}

static void draw_list(Canvas *canvas, Rect rect, const Showing *showing) {
    if (showing->under) draw_list(canvas, rect, showing->under);
    for (int i = 0; i < showing->scene->part_count; i++) {
        if (!rect_meets(showing->shown[i], rect)) continue;
        canvas_clip(canvas, showing->shown[i]);
        part_draw(showing->scene, &showing->scene->parts[i], canvas);
        canvas_unclip(canvas);
    }
}

// The parts that show in `rect`, which is on a canvas that is enlarged, and the paper
// under them.
static void draw_parts(Canvas *canvas, Rect rect, const void *with) {
    const Showing *showing = with;
    const Sight *sight = &showing->sight;
    draw_ground(canvas, rect, INK_PAPER);
    rect.x += sight->x;
    rect.y += sight->y;
    canvas_shift(canvas, -sight->x, -sight->y);
    draw_list(canvas, rect, showing);
    canvas_shift(canvas, sight->x, sight->y);
}

static Rect whole(const Scene *scene) {
    return (Rect){0, 0, scene->look.metrics.width, scene->look.metrics.height};
}

// `rect` of the window on whole device pixels, outwards, within the window.
static Rect outwards(const Scene *scene, Rect rect) {
    double s = device_scale(scene);
    double left = floor(rect.x * s + 1e-6), right = ceil((rect.x + rect.w) * s - 1e-6);
    double top = floor(rect.y * s + 1e-6), bottom = ceil((rect.y + rect.h) * s - 1e-6);
    Rect snapped = {left / s, top / s, (right - left) / s, (bottom - top) / s};
    return rect_cut(snapped, whole(scene));
}

// A rect of the window on a canvas that is enlarged.
static Rect glass(const Sight *sight, Rect rect) {
    double by = sight->by;
    return (Rect){rect.x / by, rect.y / by, rect.w / by, rect.h / by};
}

static OuterCanvas begin(const Showing *showing, Canvas *canvas) {
    double by = showing->sight.by;
    canvas_use_cache(canvas, showing->scene->look.cache);
    return by == 1 ? (OuterCanvas){0} : canvas_enlarge(canvas, by);
}

static void end(Showing *showing, Canvas *canvas, OuterCanvas outer) {
    if (showing->sight.by != 1) canvas_enlarge_end(canvas, outer);
    canvas_use_cache(canvas, NULL);
    showing_end(showing);
}

static void draw_all(Showing *showing, Canvas *canvas) {
    OuterCanvas outer = begin(showing, canvas);
    draw_parts(canvas, glass(&showing->sight, whole(showing->scene)), showing);
    end(showing, canvas, outer);
}

void scene_draw(const Scene *scene, Canvas *canvas) {
    Showing *showing = showing_of(scene);
    draw_all(showing, canvas);
}

void scene_draw_whole(const Scene *scene, Canvas *canvas) {
    Showing *showing = showing_of(scene);
    showing->sight = (Sight){1, 0, 0};
    draw_all(showing, canvas);
}

void scene_draw_strip(const Scene *scene, Canvas *canvas, double from, double to,
                      double top) {
    Rect strip = {0, from, scene->look.metrics.width, to - from};
    canvas_shift(canvas, 0, top - from);
    for (int i = 0; i < scene->part_count; i++) {
        Rect shown = part_shown(scene, &scene->parts[i]);
        if (!rect_meets(shown, strip)) continue;
        canvas_clip(canvas, rect_cut(shown, strip));
        part_draw(scene, &scene->parts[i], canvas);
        canvas_unclip(canvas);
    }
    canvas_shift(canvas, 0, from - top);
}

static bool is_whole(const Scene *scene, Rect rect) {
    Rect all = whole(scene);
    return rect.w >= all.w && rect.h >= all.h;
}

static bool any_whole(const Scene *scene, const Rect *rects, int count) {
    for (int i = 0; i < count; i++)
        if (is_whole(scene, outwards(scene, rects[i]))) return true;
    return false;
}

void scene_draw_in(const Scene *scene, Canvas *canvas, const Rect *rects, int count) {
    if (any_whole(scene, rects, count)) {
        scene_draw(scene, canvas);
        return;
    }
    Showing *showing = showing_of(scene);
    OuterCanvas outer = begin(showing, canvas);
    for (int i = 0; i < count; i++) {
        Rect piece = glass(&showing->sight, outwards(scene, rects[i]));
        draw_piece(canvas, piece, draw_parts, showing);
    }
    end(showing, canvas, outer);
}

typedef struct Telling {
    void (*each)(void *to, int part, const Mark *mark);
    void *to;
    int part;
} Telling;

static void tell_mark(void *to, const Mark *mark) {
    Telling *telling = to;
    telling->each(telling->to, telling->part, mark);
}

void scene_marks(const Scene *scene, void (*each)(void *to, int part, const Mark *mark),
                 void *to) {
    Telling telling = {each, to, 0};
    Canvas *canvas = canvas_open_marks(view_cache_fonts(scene->look.cache),
                                       scene->look.theme, tell_mark, &telling);
    for (int i = 0; i < scene->part_count; i++) {
        telling.part = i;
        part_draw(scene, &scene->parts[i], canvas);
    }
    canvas_close(canvas, NULL);
}

static void print_part(const Scene *scene, const Part *part, Canvas *canvas) {
    canvas_print_anew(canvas);
    canvas_clip(canvas, part_shown(scene, part));
    part_draw(scene, part, canvas);
    canvas_unclip(canvas);
}

static const uint64_t *prints_of(const Scene *scene) {
    Prints *prints = scene->prints;
    if (prints->of) return prints->of;
    prints->of = mem_new(((size_t)scene->part_count + 1) * sizeof *prints->of);
    uint64_t print;
    Canvas *canvas = canvas_open_print(view_cache_fonts(scene->look.cache), &print);
    for (int i = 0; i < scene->part_count; i++) {
        print_part(scene, &scene->parts[i], canvas);
        prints->of[i] = print;
    }
    canvas_close(canvas, NULL);
    return prints->of;
}

typedef struct Damage {
    Rect *rects;
    int count, most;
} Damage;

static double area(Rect r) {
    return r.w * r.h;
}

// How many px more one rect over both has than the two.
static double waste(Rect a, Rect b) {
    return area(rect_around(a, b)) - area(a) - area(b);
}

// A piece takes about as long, beside its pixels, as so many px more of another.
static const double PIECE_WORTH = 4000;

// Rects that fit together become one; when there is no more room, those that fit best.
static void add_damage(Damage *damage, Rect rect) {
    if (rect.w <= 0 || rect.h <= 0) return;
    int best = -1;
    double least = 0;
    for (int i = 0; i < damage->count; i++) {
        double more = waste(damage->rects[i], rect);
        if (best < 0 || more < least) best = i, least = more;
    }
    bool room = damage->count < damage->most;
    if (best < 0 || (room && least > PIECE_WORTH)) {
        damage->rects[damage->count++] = rect;
        return;
    }
    rect = rect_around(damage->rects[best], rect);
    damage->rects[best] = damage->rects[--damage->count];
    add_damage(damage, rect);
}

static void add_part(Damage *damage, const Scene *scene, int index) {
    Sight sight = sight_of(scene);
    Rect shown = part_shown(scene, &scene->parts[index]);
    add_damage(damage, outwards(scene, sighted(&sight, shown)));
}

typedef struct Row {
    uint64_t print;
    int index;
} Row;

static int by_print(const void *a, const void *b) {
    const Row *x = a, *y = b;
    if (x->print != y->print) return x->print < y->print ? -1 : 1;
    return x->index - y->index;
}

// The first row of `rows` with `print` and an index above `after`; -1 if there is none.
static int find_after(const Row *rows, int count, uint64_t print, int after) {
    int low = 0, high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        Row row = rows[middle];
        bool less = row.print < print || (row.print == print && row.index <= after);
        if (less)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && rows[low].print == print ? low : -1;
}

typedef struct Span {
    const Scene *scene;
    const uint64_t *prints;
    int from, to; // parts in question
} Span;

static Row *sorted_rows(const Span *span) {
    int count = span->to - span->from;
    Row *rows = mem_new(((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++)
        rows[i] = (Row){span->prints[span->from + i], span->from + i};
    qsort(rows, (size_t)count, sizeof *rows, by_print);
    return rows;
}

// Parts that stand in both in the same order are left alone; all others are damage.
static void compare(const Span *before, const Span *now, Damage *damage) {
    int count = before->to - before->from, last = before->from - 1;
    Row *rows = sorted_rows(before);
    bool *stays = mem_new((size_t)before->to + 1);
    for (int i = now->from; i < now->to; i++) {
        int row = find_after(rows, count, now->prints[i], last);
        if (row < 0) {
            add_part(damage, now->scene, i);
            continue;
        }
        last = rows[row].index;
        stays[last] = true;
    }
    for (int i = before->from; i < before->to; i++)
        if (!stays[i]) add_part(damage, before->scene, i);
    free(stays);
    free(rows);
}

static bool same_window(const Look *a, const Look *b) {
    return a->theme == b->theme && a->metrics.width == b->metrics.width &&
           a->metrics.height == b->metrics.height && a->metrics.scale == b->metrics.scale &&
           lens_same(a->lens, b->lens);
}

int scene_damage(const Scene *before, const Scene *now, Rect *rects, int most) {
    assert(most > 0);
    const uint64_t *prints = prints_of(now);
    if (!before || !same_window(&before->look, &now->look)) {
        rects[0] = outwards(now, whole(now));
        return 1;
    }
    Span a = {before, prints_of(before), 0, before->part_count};
    Span b = {now, prints, 0, now->part_count};
    while (a.from < a.to && b.from < b.to && a.prints[a.from] == b.prints[b.from])
        a.from++, b.from++;
    while (a.from < a.to && b.from < b.to && a.prints[a.to - 1] == b.prints[b.to - 1])
        a.to--, b.to--;
    Damage damage = {rects, 0, most};
    compare(&a, &b, &damage);
    return damage.count;
}
