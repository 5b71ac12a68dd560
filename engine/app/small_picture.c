#include "app/small_picture.h"

// Those that do not fit are made one with the last: too much is made anew, never too
// little.
static bool add(SmallPicture *small, Patch patch) {
    patch.x -= small->at.x;
    patch.y -= small->at.y;
    if (!patch_cut(&patch, small->at.w, small->at.h)) return false;
    if (small->count < SMALL_PATCHES) {
        small->patches[small->count++] = patch;
        return true;
    }
    Patch *last = &small->patches[SMALL_PATCHES - 1];
    int right = last->x + last->w, bottom = last->y + last->h;
    if (patch.x + patch.w > right) right = patch.x + patch.w;
    if (patch.y + patch.h > bottom) bottom = patch.y + patch.h;
    if (patch.x < last->x) last->x = patch.x;
    if (patch.y < last->y) last->y = patch.y;
    last->w = right - last->x;
    last->h = bottom - last->y;
    return true;
}

void small_place(SmallPicture *small, Patch at) {
    Patch was = small->at;
    if (was.x == at.x && was.y == at.y && was.w == at.w && was.h == at.h) return;
    small->at = at;
    small->count = 0;
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

int small_make(SmallPicture *small, const Pixels *from, const Pixels *window,
               Patch *changed) {
    Patch at = small->at;
    bool lies_on = patch_cut(&at, window->width, window->height) && at.w == small->at.w &&
                   at.h == small->at.h;
    int count = lies_on ? small->count : 0;
    Pixels to = {(char *)window->data + (ptrdiff_t)at.y * window->stride +
                     (ptrdiff_t)at.x * 4,
                 at.w, at.h, window->stride};
    for (int i = 0; i < count; i++) {
        Patch patch = small->patches[i];
        shrink(from, &to, patch);
        changed[i] = (Patch){patch.x + at.x, patch.y + at.y, patch.w, patch.h};
    }
    small->count = 0;
    small->moved = false;
    return count;
}
