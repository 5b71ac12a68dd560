#include "view/scene.h"

#include "base/mem.h"
#include "circuit/names.h"
#include "view/scene_inside.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool spot_same(Spot x, Spot y) {
    return x.kind == y.kind && x.a == y.a && x.b == y.b && x.c == y.c;
}

Scene *scene_create(const Look *look) {
    Scene *scene = mem_new(sizeof *scene);
    scene->look = *look;
    scene->plain = look->words;
    scene->scroll = -1;
    scene->prints = mem_new(sizeof *scene->prints);
    scene->look.focus.target = scene_keep(scene, look->focus.target);
    scene->look.hover.target = scene_keep(scene, look->hover.target);
    scene->look.pressed.target = scene_keep(scene, look->pressed.target);
    return scene;
}

// Ever larger ones, for many scenes only measure a few words.
static Room *next_room(Room *before, size_t least) {
    enum { FIRST = 512, MOST = 32 << 10 };
    size_t size = !before ? FIRST : before->size < MOST ? 2 * before->size : MOST;
    if (size < least) size = least;
    Room *room = mem_grow(NULL, 1, sizeof *room + size);
    *room = (Room){before, 0, size};
    return room;
}

// A copy of some bytes.
static void *roomed(Scene *scene, const void *bytes, size_t size) {
    size_t unit = sizeof(max_align_t), whole = (size + unit - 1) / unit * unit;
    if (!scene->room || scene->room->size - scene->room->used < whole)
        scene->room = next_room(scene->room, whole);
    void *copy = (char *)scene->room->bytes + scene->room->used;
    scene->room->used += whole;
    return size ? memcpy(copy, bytes, size) : copy;
}

// … of a text, which is freed.
static const char *room_text(Scene *scene, char *text) {
    const char *copy = scene_keep(scene, text);
    free(text);
    return copy;
}

static void leave_rooms(Room *room) {
    while (room) {
        Room *before = room->before;
        free(room);
        room = before;
    }
}

void scene_destroy(Scene *scene) {
    if (!scene) return;
    leave_rooms(scene->room);
    for (int i = 0; i < scene->kept_count; i++)
        free(scene->kept[i]);
    free(scene->prints->of);
    free(scene->prints);
    free(scene->parts);
    free(scene->spots);
    free(scene->texts);
    free(scene->said);
    free(scene->scrolls);
    free(scene->kept);
    free(scene->terms);
    free(scene->blocks);
    free(scene->movers);
    words_close(scene->naming);
    free(scene);
}

void scene_lay_over(Scene *scene, const Scene *under) {
    scene->under = under;
    if (under) scene->look.lens = under->look.lens;
}

const Look *scene_look(const Scene *scene) {
    return &scene->look;
}

// Room for one more row in an array that doubles.
enum { SCROLL_END = 24 }; // air below the last thing that a region holds

static void *one_more(void *rows, int count, int *room, size_t bytes) {
    if (count < *room) return rows;
    *room = *room ? 2 * *room : 64;
    return mem_grow(rows, (size_t)*room, bytes);
}

// The region grows with what is put into it.
static void note_bottom(Scene *scene, Rect rect) {
    if (scene->scroll >= 0)
        scene->scroll_bottom = fmax(scene->scroll_bottom, rect.y + rect.h);
}

void *scene_add(Scene *scene, Rect rect, PartDraw *draw, const void *with, size_t size) {
    assert(!scene->prints->of);
    void *copy = roomed(scene, with, size);
    scene->parts =
        one_more(scene->parts, scene->part_count, &scene->part_room, sizeof(Part));
    scene->parts[scene->part_count++] = (Part){rect, scene->scroll, draw, copy};
    note_bottom(scene, rect);
    return copy;
}

void scene_set_rect(Scene *scene, int part, Rect rect) {
    assert(part >= 0 && part < scene->part_count);
    scene->parts[part].rect = rect;
    note_bottom(scene, rect);
}

static Rect moved(const Scene *scene, int scroll, Rect rect) {
    if (scroll >= 0) rect.y -= scene->scrolls[scroll].offset;
    return rect;
}

static Rect finger_rect(Rect r) {
    double w = fmax(r.w, 44), h = fmax(r.h, 44);
    return (Rect){r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h};
}

// Puts a spot of a scroll region where the region shows it.
static void settle(const Scene *scene, SpotRow *row, int scroll) {
    Rect view = scene->scrolls[scroll].rect;
    Rect own = moved(scene, scroll, row->own);
    row->scroll = scroll;
    row->area.rect = rect_cut(row->area.finger ? finger_rect(own) : own, view);
    row->own = rect_cut(own, view);
}

void scene_still(Scene *scene, bool still) {
    scene->still = still;
}

bool scene_bare(const Scene *scene) {
    return scene->look.paper || scene->look.hall;
}

// What of a hall's picture answers whoever presses in it.
static bool answers_a_hall(SpotKind kind) {
    static const bool rows[SPOT_KINDS] = {
        [SPOT_SCROLL] = true, [SPOT_ARROW] = true,  [SPOT_ORBIT] = true,
        [SPOT_CELL] = true,   [SPOT_STEP] = true,   [SPOT_SIZE] = true,
        [SPOT_MOMENT] = true, [SPOT_START] = true,  [SPOT_PARAMETER] = true,
        [SPOT_INPUT] = true,  [SPOT_STAGE] = true,  [SPOT_BASIS] = true,
        [SPOT_MEAN] = true,   [SPOT_BRANCH] = true, [SPOT_DISPLAY] = true,
        [SPOT_MAP] = true,    [SPOT_BAR] = true};
    return rows[kind];
}

void scene_spot(Scene *scene, SpotArea area) {
    if (scene->still) return;
    if (scene->look.hall && !answers_a_hall(area.spot.kind)) return;
    Rect own = area.rect;
    if (area.finger) area.rect = finger_rect(own);
    area.name = scene_keep(scene, area.name);
    area.spot.target = scene_keep(scene, area.spot.target);
    scene->spots =
        one_more(scene->spots, scene->spot_count, &scene->spot_room, sizeof(SpotRow));
    scene->spots[scene->spot_count++] = (SpotRow){area, own, own, -1};
}

char *scene_take(Scene *scene, char *text) {
    if (!text) return NULL;
    scene->kept =
        one_more(scene->kept, scene->kept_count, &scene->kept_room, sizeof *scene->kept);
    scene->kept[scene->kept_count++] = text;
    return text;
}

const char *scene_keep(Scene *scene, const char *text) {
    return text ? roomed(scene, text, strlen(text) + 1) : NULL;
}

const char *scene_say(Scene *scene, const char *key, const char *format, ...) {
    Buffer args = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&args, format, list);
    va_end(list);
    const char *with = args.data ? args.data : "";
    char *said = words_fill(scene->look.words, scene->look.lang, key, with);
    buffer_clear(&args);
    return room_text(scene, said);
}

const char *scene_print(Scene *scene, const char *format, ...) {
    Buffer text = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&text, format, list);
    va_end(list);
    return room_text(scene, buffer_take(&text));
}

void scene_call_wires(Scene *scene, const Circuit *circuit) {
    words_close(scene->naming);
    scene->naming = NULL;
    scene->look.words = scene->plain;
    if (!circuit || !scene->plain || !circuit_has_names(circuit)) return;
    scene->naming = words_naming(scene->plain, circuit_wire_names(circuit));
    scene->look.words = scene->naming;
}

const char *scene_word(const Scene *scene, const char *key) {
    return words_in(scene->look.words, scene->look.lang, key);
}

void scene_scroll(Scene *scene, Rect rect, int which, double offset) {
    assert(scene->scroll < 0);
    scene_spot(scene,
               (SpotArea){.rect = rect, .spot = {SPOT_SCROLL, which}, .quiet = true});
    scene->scrolls =
        mem_grow(scene->scrolls, (size_t)scene->scroll_count + 1, sizeof *scene->scrolls);
    scene->scroll = scene->scroll_count++;
    scene->scrolls[scene->scroll] = (ScrollRegion){rect, offset, scene->spot_count - 1};
    scene->scroll_bottom = rect.y;
}

// How far it is scrolled is known once all that it holds is there: at most to its end, by
// whole device pixels.
double scene_scroll_end(Scene *scene) {
    assert(scene->scroll >= 0);
    int scroll = scene->scroll;
    ScrollRegion *region = &scene->scrolls[scroll];
    double scale = scene->look.metrics.scale > 0 ? scene->look.metrics.scale : 1;
    double height = scene->scroll_bottom - region->rect.y;
    if (height > region->rect.h) height += SCROLL_END;
    double most = fmax(0, height - region->rect.h);
    region->offset = round(fmin(fmax(region->offset, 0), most) * scale) / scale;
    scene->scroll = -1;
    scene->spots[region->spot].area.spot.b = (int)ceil(height);
    scene->spots[region->spot].area.spot.c = (int)round(region->offset);
    for (int i = region->spot + 1; i < scene->spot_count; i++)
        settle(scene, &scene->spots[i], scroll);
    return height;
}

int scene_add_text(Scene *scene, const Prose *prose, double x, double y) {
    scene->texts =
        one_more(scene->texts, scene->text_count, &scene->text_room, sizeof(TextRow));
    scene->texts[scene->text_count] = (TextRow){prose, x, y, scene->scroll};
    return scene->text_count++;
}

int scene_texts(const Scene *scene) {
    return scene->text_count;
}

SceneText scene_text_at(const Scene *scene, int index) {
    assert(index >= 0 && index < scene->text_count);
    const TextRow *row = &scene->texts[index];
    const Metrics *m = &scene->look.metrics;
    SceneText text = {row->prose, row->x, row->y, 0, {0, 0, m->width, m->height}};
    if (row->scroll < 0) return text;
    const ScrollRegion *region = &scene->scrolls[row->scroll];
    text.y -= region->offset;
    text.region = scene->spots[region->spot].area.spot.a;
    text.view = region->rect;
    return text;
}

int scene_parts(const Scene *scene) {
    return scene->part_count;
}

Rect scene_part_rect(const Scene *scene, int index) {
    assert(index >= 0 && index < scene->part_count);
    return moved(scene, scene->parts[index].scroll, scene->parts[index].rect);
}

int scene_part_region(const Scene *scene, int index, Rect *view) {
    assert(index >= 0 && index < scene->part_count);
    int region = scene->parts[index].scroll;
    const Metrics *m = &scene->look.metrics;
    *view = region < 0 ? (Rect){0, 0, m->width, m->height} : scene->scrolls[region].rect;
    return region;
}

Rect part_shown(const Scene *scene, const Part *part) {
    double beyond = 3 * fmax(1, scene->look.metrics.stroke);
    Rect rect = moved(scene, part->scroll, rect_inset(part->rect, -beyond));
    return part->scroll < 0 ? rect : rect_cut(rect, scene->scrolls[part->scroll].rect);
}

int scene_spots(const Scene *scene) {
    return scene->spot_count;
}

const SpotArea *scene_spot_at(const Scene *scene, int index) {
    assert(index >= 0 && index < scene->spot_count);
    return &scene->spots[index].area;
}

// A point in the margin that a finger was given belongs rather to a neighbour that really
// is there; but not to what lies under both, such as a card.
static const SpotRow *nearer(const Scene *scene, const SpotRow *top, double x, double y) {
    double cx = top->own.x + top->own.w / 2, cy = top->own.y + top->own.h / 2;
    for (int i = scene->spot_count - 1; i >= 0; i--) {
        const SpotRow *row = &scene->spots[i];
        if (rect_has(row->own, x, y)) return rect_has(row->own, cx, cy) ? top : row;
    }
    return top;
}

const SpotArea *scene_hit(const Scene *scene, double x, double y) {
    for (int i = scene->spot_count - 1; i >= 0; i--) {
        const SpotRow *row = &scene->spots[i];
        if (!rect_has(row->area.rect, x, y)) continue;
        return &(rect_has(row->own, x, y) ? row : nearer(scene, row, x, y))->area;
    }
    return NULL;
}

const SpotArea *scene_find(const Scene *scene, Spot spot) {
    for (int i = 0; i < scene->spot_count; i++)
        if (spot_same(scene->spots[i].area.spot, spot)) return &scene->spots[i].area;
    return NULL;
}

bool scene_whole(const Scene *scene, Spot spot, Rect *rect) {
    for (int i = 0; i < scene->spot_count; i++) {
        const SpotRow *row = &scene->spots[i];
        if (!spot_same(row->area.spot, spot)) continue;
        *rect = row->whole;
        if (row->scroll >= 0) rect->y -= scene->scrolls[row->scroll].offset;
        return true;
    }
    return false;
}

bool scene_reveal_in(const Scene *scene, int scroll, Rect whole, int *which,
                     double *offset) {
    const double air = 12; // the ring or the outline around what is shown
    if (scroll < 0) return false;
    const ScrollRegion *region = &scene->scrolls[scroll];
    double top = whole.y - air - region->rect.y;
    double bottom = whole.y + whole.h + air - region->rect.y - region->rect.h;
    double to = region->offset;
    if (to < bottom) to = bottom;
    if (to > top) to = fmax(0, top);
    if (fabs(to - region->offset) < 1) return false;
    *which = scene->spots[region->spot].area.spot.a;
    *offset = to;
    return true;
}

bool scene_reveal(const Scene *scene, Spot spot, int *which, double *offset) {
    for (int i = 0; i < scene->spot_count; i++) {
        const SpotRow *row = &scene->spots[i];
        if (spot_same(row->area.spot, spot))
            return scene_reveal_in(scene, row->scroll, row->whole, which, offset);
    }
    return false;
}
