#include "app/small_picture.h"

#include <string.h>

// Of `size` pixels, tile i begins at this one.
static int begin_of(int i, int size) {
    return (i * size + SMALL_TILES - 1) / SMALL_TILES;
}

static int tile_of(int pixel, int size) {
    return pixel * SMALL_TILES / size;
}

// Tiles first … last of a row.
static uint64_t bits(int first, int last) {
    return UINT64_MAX << first & UINT64_MAX >> (SMALL_TILES - 1 - last);
}

// What waits twice is made once.
static bool add(SmallPicture *small, Patch patch) {
    int w = small->at.w, h = small->at.h;
    patch.x -= small->at.x;
    patch.y -= small->at.y;
    if (!patch_cut(&patch, w, h)) return false;
    uint64_t row = bits(tile_of(patch.x, w), tile_of(patch.x + patch.w - 1, w));
    int last = tile_of(patch.y + patch.h - 1, h);
    for (int i = tile_of(patch.y, h); i <= last; i++)
        small->tiles[i] |= row;
    small->waits = true;
    return true;
}

static void forget(SmallPicture *small) {
    memset(small->tiles, 0, sizeof small->tiles);
    small->waits = small->moved = false;
}

void small_place(SmallPicture *small, Patch at) {
    Patch was = small->at;
    if (was.x == at.x && was.y == at.y && was.w == at.w && was.h == at.h) return;
    small->at = at;
    forget(small);
    small->moved = true;
    add(small, at);
}

void small_drawn(SmallPicture *small, Patch patch, int width, int height) {
    Pixels to = {.width = small->at.w, .height = small->at.h};
    if (to.width <= 0 || to.height <= 0) return;
    Patch covered = shrink_covers(patch, width, height, &to);
    if (!covered.w) return;
    covered.x += small->at.x;
    covered.y += small->at.y;
    add(small, covered);
}

void small_painted(SmallPicture *small, Patch patch) {
    if (add(small, patch)) small->moved = true;
}

// The first tile of `row` from i on that waits, or does not; SMALL_TILES: none.
static int next_tile(uint64_t row, int i, bool waiting) {
    uint64_t found = i < SMALL_TILES ? (waiting ? row : ~row) >> i : 0;
    return found ? i + __builtin_ctzll(found) : SMALL_TILES;
}

static Patch around(Patch a, Patch b) {
    if (!a.w) return b;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    Patch both = {a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, 0, 0};
    both.w = right - both.x;
    both.h = bottom - both.y;
    return both;
}

// The tiles that wait in rows first … end - 1, which are alike.
static Patch make_rows(const SmallPicture *small, const Pixels *from, const Pixels *to,
                       int first, int end) {
    uint64_t row = small->tiles[first];
    int top = begin_of(first, to->height), bottom = begin_of(end, to->height);
    Patch made = {0};
    for (int i = next_tile(row, 0, true), after; i < SMALL_TILES && bottom > top;
         i = next_tile(row, after, true)) {
        after = next_tile(row, i, false);
        int left = begin_of(i, to->width), right = begin_of(after, to->width);
        Patch patch = {left, top, right - left, bottom - top};
        if (right == left) continue; // a small one has fewer pixels than tiles
        shrink(from, to, patch);
        made = around(made, patch);
    }
    return made;
}

static Patch make_all(const SmallPicture *small, const Pixels *from, const Pixels *to) {
    Patch made = {0};
    for (int row = 0, end; row < SMALL_TILES; row = end) {
        for (end = row + 1; end < SMALL_TILES; end++)
            if (small->tiles[end] != small->tiles[row]) break;
        Patch rows = make_rows(small, from, to, row, end);
        if (rows.w) made = around(made, rows);
    }
    return made;
}

Patch small_make(SmallPicture *small, const Pixels *from, const Pixels *window) {
    Patch at = small->at, made = {0};
    bool lies_on = patch_cut(&at, window->width, window->height) && at.w == small->at.w &&
                   at.h == small->at.h;
    Pixels to = {(char *)window->data + (ptrdiff_t)at.y * window->stride +
                     (ptrdiff_t)at.x * 4,
                 at.w, at.h, window->stride};
    if (lies_on && small->waits) made = make_all(small, from, &to);
    made.x += at.x;
    made.y += at.y;
    forget(small);
    return made;
}
