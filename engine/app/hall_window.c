#include "app/hall_window.h"

#include "app/shrink.h"
#include "app/video.h"
#include "app/waits.h"
#include "base/mem.h"

#include <stdlib.h>

bool hall_open(HallWindow *hall, const char *title, const Screen *at, Error *err) {
    *hall = (HallWindow){.at = *at, .picture = {.handle = -1}};
    if (!picture_create(&hall->picture, at->w, at->h, err)) return false;
    Uint32 flags = SDL_WINDOW_HIDDEN | SDL_WINDOW_BORDERLESS | SDL_WINDOW_RESIZABLE;
    hall->sdl = SDL_CreateWindow(title, at->x, at->y, at->w, at->h, flags);
    if (hall->sdl) return true;
    picture_close(&hall->picture);
    return error_set(err, "window.failed", "%s", SDL_GetError());
}

// Left to the end of the process, as window_close (app/window.c) explains.
void hall_close(HallWindow *hall) {
    SDL_ShowCursor(SDL_ENABLE);
    SDL_EnableScreenSaver();
    if (hall->sdl) SDL_HideWindow(hall->sdl);
    picture_close(&hall->picture);
}

// --- pixels

// The window's own pixels; false where there are none.
static bool pixels_of(HallWindow *hall, Pixels *pixels) {
    SDL_Surface *surface = SDL_GetWindowSurface(hall->sdl);
    if (!surface) return false;
    *pixels = (Pixels){surface->pixels, surface->w, surface->h, surface->pitch};
    return true;
}

static bool fits(const HallWindow *hall, const Pixels *pixels) {
    return pixels->width == hall->picture.width && pixels->height == hall->picture.height;
}

static bool read_patch(HallWindow *hall, Patch patch, const Pixels *to) {
    hall->read = true;
    hall->read_at = SDL_GetTicks();
    return picture_read(&hall->picture, patch, to->data, to->stride);
}

static Patch all_of(const HallWindow *hall) {
    return (Patch){0, 0, hall->picture.width, hall->picture.height};
}

static void show_whole(HallWindow *hall) {
    Pixels pixels;
    if (!hall->seen || !pixels_of(hall, &pixels) || !fits(hall, &pixels)) return;
    if (read_patch(hall, all_of(hall), &pixels)) SDL_UpdateWindowSurface(hall->sdl);
}

// All of a picture of another size, as large as it fits, black around it.
static void show_fitted(HallWindow *hall, SharedPicture *old) {
    Pixels to, from = {mem_try((size_t)old->width * (size_t)old->height, 4), old->width,
                       old->height, old->width * 4};
    Patch all = {0, 0, old->width, old->height};
    if (from.data && pixels_of(hall, &to) &&
        picture_read(old, all, from.data, from.stride)) {
        SDL_FillRect(SDL_GetWindowSurface(hall->sdl), NULL, 0);
        int64_t w = to.width, h = w * from.height / from.width;
        if (h > to.height) {
            h = to.height;
            w = h * from.width / from.height;
        }
        if (w < 1) w = 1;
        if (h < 1) h = 1;
        ptrdiff_t left = (to.width - w) / 2, top = (to.height - h) / 2;
        Pixels part = {(char *)to.data + top * to.stride + left * 4, (int)w, (int)h,
                       to.stride};
        shrink(&from, &part, (Patch){0, 0, part.width, part.height});
        SDL_UpdateWindowSurface(hall->sdl);
    }
    free(from.data);
}

// True: the picture has another size now.
static bool resize(HallWindow *hall, int width, int height) {
    if (hall->picture.width == width && hall->picture.height == height) return false;
    SharedPicture old = hall->picture;
    if (!picture_create(&hall->picture, width, height, NULL)) {
        hall->picture = old; // no memory: the old size, until the next chance
        return false;
    }
    if (hall->drawn && hall->seen) show_fitted(hall, &old);
    hall->drawn = false;
    picture_close(&old);
    return true;
}

void hall_damage(HallWindow *hall, const LinkDamage *damage) {
    Patch shown[LINK_PATCHES];
    int count = 0;
    Pixels pixels;
    bool first = !hall->drawn;
    hall->drawn = true;
    hall->pictures++;
    if (first && hall->wanted && !hall->seen) {
        Screen at = hall->at;
        hall_place(hall, &at, hall->above);
        return;
    }
    if (!hall->seen || !pixels_of(hall, &pixels) || !fits(hall, &pixels)) return;
    for (int i = 0; i < damage->count; i++) {
        Patch patch = damage->patches[i];
        if (!patch_cut(&patch, pixels.width, pixels.height)) continue;
        if (read_patch(hall, patch, &pixels)) shown[count++] = patch;
    }
    video_show(hall->sdl, shown, count);
}

void hall_restore(HallWindow *hall) {
    Pixels pixels;
    if (!hall->seen || !hall->drawn || !pixels_of(hall, &pixels) || !fits(hall, &pixels))
        return;
    picture_write(&hall->picture, all_of(hall), pixels.data, pixels.stride);
    hall->read = true;
    hall->read_at = SDL_GetTicks();
}

// --- the window

static void hide(HallWindow *hall) {
    if (!hall->seen) return;
    hall->seen = false;
    SDL_SetWindowFullscreen(hall->sdl, 0);
    SDL_HideWindow(hall->sdl);
    SDL_EnableScreenSaver();
}

// A screen that is told by a file is none to the system: the window is as large as it, and
// no window manager makes it full.
static void go(HallWindow *hall) {
    SDL_SetWindowFullscreen(hall->sdl, 0);
    SDL_SetWindowPosition(hall->sdl, hall->at.x, hall->at.y);
    SDL_SetWindowSize(hall->sdl, hall->at.w, hall->at.h);
}

static void show(HallWindow *hall, bool above) {
    if (!hall->seen) {
        SDL_SetHint(SDL_HINT_WINDOW_NO_ACTIVATION_WHEN_SHOWN, above ? "0" : "1");
        SDL_ShowWindow(hall->sdl);
        SDL_SetWindowPosition(hall->sdl, hall->at.x,
                              hall->at.y); // whatever the manager thought
        SDL_DisableScreenSaver();
        hall->rests = SDL_GetTicks();
        hall->pointer = true;
    }
    hall->seen = true;
    if (!screens_file()) SDL_SetWindowFullscreen(hall->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
    if (above) SDL_RaiseWindow(hall->sdl);
}

bool hall_place(HallWindow *hall, const Screen *screen, bool above) {
    hall->wanted = screen != NULL;
    hall->above = above;
    if (!screen) return hide(hall), false;
    bool moved = !screen_same_place(&hall->at, screen);
    hall->at = *screen;
    if (moved || !hall->seen) go(hall);
    if (!hall->seen && !hall->drawn) return resize(hall, screen->w, screen->h);
    if (moved || !hall->seen || above) show(hall, above);
    if (resize(hall, screen->w, screen->h)) return true;
    show_whole(hall);
    return false;
}

static void see_pointer(HallWindow *hall) {
    hall->rests = SDL_GetTicks();
    if (hall->pointer) return;
    hall->pointer = true;
    SDL_ShowCursor(SDL_ENABLE);
}

bool hall_event(HallWindow *hall, const SDL_Event *event) {
    if (event->type == SDL_MOUSEMOTION) see_pointer(hall);
    if (event->type != SDL_WINDOWEVENT || !hall->seen) return false;
    if (event->window.event == SDL_WINDOWEVENT_EXPOSED) SDL_UpdateWindowSurface(hall->sdl);
    if (event->window.event != SDL_WINDOWEVENT_SIZE_CHANGED) return false;
    int width, height; // as it is by now
    SDL_GetWindowSize(hall->sdl, &width, &height);
    if (resize(hall, width, height)) return true;
    if (hall->drawn) show_whole(hall);
    return false;
}

static int pointer_wait(const HallWindow *hall) {
    return hall->pointer ? wait_left(hall->rests, POINTER_MS, SDL_GetTicks()) : -1;
}

static int picture_wait(const HallWindow *hall) {
    return hall->read ? wait_left(hall->read_at, REST_MS, SDL_GetTicks()) : -1;
}

int hall_wait(const HallWindow *hall) {
    return sooner(pointer_wait(hall), picture_wait(hall));
}

void hall_tick(HallWindow *hall) {
    if (pointer_wait(hall) == 0) {
        hall->pointer = false;
        SDL_ShowCursor(SDL_DISABLE);
    }
    if (picture_wait(hall) == 0) {
        hall->read = false;
        picture_rest(&hall->picture);
    }
}
