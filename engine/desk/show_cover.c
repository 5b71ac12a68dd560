#include "desk/show_cover.h"

#include "base/mem.h"
#include "desk/desk_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STILL_WIDE = 1920 }; // px of a still at most: it is scaled up beyond

static const double REST = 0.4; // seconds without a change until a still is taken

static void drop(Picture *picture) {
    free(picture->pixels);
    *picture = (Picture){0};
}

void show_cover_start(ShowCover *cover) {
    *cover = (ShowCover){.still_step = -1};
}

void show_cover_end(ShowCover *cover) {
    drop(&cover->frozen);
    drop(&cover->still);
    for (int i = 0; i < MAX_PAGES; i++)
        drop(&cover->thumbs[i]);
    scene_destroy(cover->scene);
    cover->scene = NULL;
}

// --- pictures

static double device_width(const Scene *scene) {
    const Metrics *m = &scene_look(scene)->metrics;
    return round(m->width * m->scale);
}

static Picture picture_of(const Scene *scene, double width, bool whole) {
    const Look *look = scene_look(scene);
    const Metrics *m = &look->metrics;
    Picture picture = {.width = (int)lround(fmax(width, 16))};
    picture.height = (int)lround(fmax(picture.width * m->height / m->width, 9));
    Canvas *canvas = canvas_open_into(view_cache_fonts(look->cache), look->theme,
                                      picture.width / m->width, &picture);
    if (whole)
        scene_draw_whole(scene, canvas);
    else
        scene_draw(scene, canvas);
    canvas_close(canvas, NULL);
    return picture;
}

Picture show_cover_picture(const Scene *scene, double width) {
    return picture_of(scene, width, false);
}

// Of a step all is to be there, whatever part of it is seen just now.
static Picture still_of(const Scene *page) {
    return picture_of(page, fmin(STILL_WIDE, device_width(page)), true);
}

// The mean of what lies under each pixel of the small one.
static Picture shrunk(const Picture *from, int width) {
    Picture small = {.width = width};
    small.height = (int)lround((double)width * from->height / from->width);
    size_t wide = (size_t)small.width, high = (size_t)small.height;
    small.pixels = mem_new((wide * high + 1) * sizeof *small.pixels);
    small.rows = small.height;
    for (size_t y = 0; y < high; y++)
        for (size_t x = 0; x < wide; x++) {
            size_t x0 = x * (size_t)from->width / wide;
            size_t x1 = (x + 1) * (size_t)from->width / wide;
            size_t y0 = y * (size_t)from->height / high;
            size_t y1 = (y + 1) * (size_t)from->height / high;
            uint32_t sum[3] = {0}, count = 0;
            for (size_t v = y0; v < y1; v++)
                for (size_t u = x0; u < x1; u++, count++)
                    for (int c = 0; c < 3; c++)
                        sum[c] += from->pixels[v * (size_t)from->width + u] >> 8 * c & 255;
            uint32_t pixel = 0xFF000000u;
            for (int c = 0; c < 3 && count; c++)
                pixel |= sum[c] / count << 8 * c;
            small.pixels[y * wide + x] = pixel;
        }
    return small;
}

static void take_still(ShowCover *cover, Desk *desk, int step) {
    drop(&cover->still);
    cover->still = still_of(desk_scene(desk));
    cover->still_step = step;
    cover->still_of = desk->builds;
    Picture *thumb = &cover->thumbs[desk->study.page];
    drop(thumb);
    if (cover->still.width > THUMB_WIDE) *thumb = shrunk(&cover->still, THUMB_WIDE);
}

// A picture that moves on and on is taken once, soon after it was come to.
void show_cover_poll(ShowCover *cover, Desk *desk, int step, double now) {
    if (desk_busy(desk) || desk_error(desk) || cover->held == COVER_STILL) return;
    desk_scene(desk);
    bool other = cover->still_step != step;
    if (cover->seen != desk->builds && !(other && cover->seen_at > 0)) cover->seen_at = now;
    cover->seen = desk->builds;
    bool wanted = other || cover->still_of != desk->builds;
    if (!wanted || now - cover->seen_at < REST) return;
    take_still(cover, desk, step);
    cover->seen_at = now;
}

int show_cover_due(const ShowCover *cover, double now) {
    if (cover->still_step >= 0 && cover->still_of == cover->seen) return -1;
    return (int)ceil(1000 * fmax(0, cover->seen_at + REST - now)) + 1;
}

// --- what is seen

CoverKind show_cover_kind(const ShowCover *cover) {
    return cover->blank ? cover->blank : cover->held;
}

static void anew(ShowCover *cover) {
    scene_destroy(cover->scene);
    cover->scene = NULL;
    cover->presented = false;
}

void show_cover_resized(ShowCover *cover) {
    anew(cover);
}

void show_cover_blank(ShowCover *cover, CoverKind kind) {
    cover->blank = cover->blank == kind ? COVER_NONE : kind;
    anew(cover);
}

void show_cover_hold(ShowCover *cover, const Scene *page, CoverKind kind) {
    cover->held = cover->held == kind ? COVER_NONE : kind;
    drop(&cover->frozen);
    if (cover->held == COVER_FROZEN)
        cover->frozen = show_cover_picture(page, device_width(page));
    if (cover->held == COVER_STILL && !cover->still.pixels) cover->still = still_of(page);
    anew(cover);
}

void show_cover_lift(ShowCover *cover) {
    if (!show_cover_kind(cover)) return;
    cover->blank = cover->held = COVER_NONE;
    drop(&cover->frozen);
    anew(cover);
}

typedef struct CoverPart {
    const Picture *picture; // NULL: a ground
    Ink ink;
} CoverPart;

static void draw_cover(Canvas *canvas, Rect rect, const void *with) {
    const CoverPart *part = with;
    if (part->picture)
        draw_picture(canvas, rect, part->picture, "");
    else
        draw_ground(canvas, rect, part->ink);
}

// Black and white are those of the projector theme, whatever the page is drawn in.
const Scene *show_cover_scene(ShowCover *cover, Desk *desk) {
    if (cover->scene) return cover->scene;
    Look look = desk_look(desk);
    CoverKind kind = show_cover_kind(cover);
    bool lost = kind == COVER_FROZEN && !cover->frozen.pixels;
    if (cover->blank || lost) look.theme = THEME_PROJECTOR;
    cover->scene = scene_create(&look);
    CoverPart part = {.ink = kind == COVER_BLACK ? INK_INK : INK_PAPER};
    if (lost) part.ink = INK_INK;
    if (kind == COVER_FROZEN && !lost) part.picture = &cover->frozen;
    if (kind == COVER_STILL) part.picture = &cover->still;
    Rect all = {0, 0, look.metrics.width, look.metrics.height};
    scene_add(cover->scene, all, draw_cover, &part, sizeof part);
    return cover->scene;
}
