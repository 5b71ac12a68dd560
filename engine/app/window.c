#include "app/window.h"

#include "app/errand.h"
#include "app/keymap.h"
#include "app/launch.h"
#include "app/painting.h"
#include "app/show_lock.h"
#include "app/video.h"
#include "app/waits.h"
#include "app/watch.h"
#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    FIRST_WIDTH = 1280,
    FIRST_HEIGHT = 800,
    LEAST_WIDTH = 640,
    LEAST_HEIGHT = 480,
    BUSY_MS = 3
};

struct Window {
    Desk *desk;
    SDL_Window *sdl;
    bool whole;  // everything must be presented: new, resized, uncovered
    bool typing; // SDL delivers text
    Hold hold;
    Watch *watch;   // of an author's files; NULL
    Uint32 changed; // SDL's number for the event that they changed
    Errand *show;   // that was started last; NULL
    Uint32 over;    // SDL's number for the event that it is
    long pictures;  // painted so far
};

typedef struct Place {
    int x, y, w, h, maximised;
} Place;

static Place place_of(const Desk *desk) {
    Place place = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, FIRST_WIDTH,
                   FIRST_HEIGHT, 0};
    char *text = desk_setting(desk, "window");
    Place kept;
    bool read = text && sscanf(text, "%d %d %d %d %d", &kept.x, &kept.y, &kept.w, &kept.h,
                               &kept.maximised) == 5;
    free(text);
    if (!read || kept.w < LEAST_WIDTH || kept.h < LEAST_HEIGHT) return place;
    // A screen that is gone: keep the size, forget where.
    SDL_Point middle = {kept.x + kept.w / 2, kept.y + kept.h / 2};
    for (int i = 0; i < SDL_GetNumVideoDisplays(); i++) {
        SDL_Rect bounds;
        if (!SDL_GetDisplayBounds(i, &bounds) && SDL_PointInRect(&middle, &bounds))
            return kept;
    }
    place.w = kept.w;
    place.h = kept.h;
    return place;
}

Window *window_open(Desk *desk, Error *err) {
    if (!video_open(err)) return NULL;
    Window *window = mem_new(sizeof *window);
    window->desk = desk;
    window->whole = true;
    window->over = SDL_RegisterEvents(1);
    Place place = place_of(desk);
    Uint32 flags = SDL_WINDOW_RESIZABLE | (place.maximised ? SDL_WINDOW_MAXIMIZED : 0);
    window->sdl = SDL_CreateWindow("Kyubi", place.x, place.y, place.w, place.h, flags);
    if (!window->sdl) {
        error_set(err, "window.failed", "%s", SDL_GetError());
        free(window);
        SDL_Quit();
        return NULL;
    }
    SDL_SetWindowMinimumSize(window->sdl, LEAST_WIDTH, LEAST_HEIGHT);
    SDL_StopTextInput();
    int width, height;
    SDL_GetWindowSize(window->sdl, &width, &height);
    desk_feed(desk, &(Gesture){.kind = GESTURE_RESIZE, .width = width, .height = height});
    return window;
}

static void remember_place(Window *window) {
    Place place;
    SDL_GetWindowPosition(window->sdl, &place.x, &place.y);
    SDL_GetWindowSize(window->sdl, &place.w, &place.h);
    place.maximised = (SDL_GetWindowFlags(window->sdl) & SDL_WINDOW_MAXIMIZED) != 0;
    char text[80];
    snprintf(text, sizeof text, "%d %d %d %d %d", place.x, place.y, place.w, place.h,
             place.maximised);
    desk_set_setting(window->desk, "window", text);
}

// The window is hidden and left to the end of the process, not destroyed. SDL ends its own
// waits by a message to the window on a second connection to the X server, which may be
// read long after the first: one that came to a window already gone would end the program
// with an error.
// On the watch's thread: SDL's queue is the only thing it touches.
static void push_changed(void *to) {
    Window *window = to;
    SDL_Event event = {.type = window->changed};
    SDL_PushEvent(&event);
}

void window_watch(Window *window) {
    const char *path = desk_watched(window->desk);
    window->changed = SDL_RegisterEvents(1);
    if (!path || window->changed == (Uint32)-1) return;
    char *folder = file_is_folder(path) ? mem_text(path) : file_folder(path);
    window->watch = watch_start(
        (WatchOptions){.folder = folder, .changed = push_changed, .to = window});
    desk_set_watching(window->desk, window->watch != NULL);
    free(folder);
}

void window_close(Window *window) {
    if (!window) return;
    watch_end(window->watch);
    errand_end(window->show);
    remember_place(window);
    SDL_HideWindow(window->sdl);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    free(window);
}

static void follow_field(Window *window, double scale) {
    Rect rect;
    bool typing = desk_field(window->desk, &rect);
    if (typing) {
        SDL_Rect place = {(int)(rect.x * scale), (int)(rect.y * scale),
                          (int)(rect.w * scale), (int)(rect.h * scale)};
        SDL_SetTextInputRect(&place);
    }
    if (typing == window->typing) return;
    window->typing = typing;
    if (typing)
        SDL_StartTextInput();
    else
        SDL_StopTextInput();
}

static void copy_text(Window *window) {
    char *text = desk_clipboard(window->desk);
    if (text) SDL_SetClipboardText(text);
    free(text);
}

static void open_editor(Window *window) {
    int line;
    const char *tried;
    char *file = desk_edit(window->desk, &line);
    if (file && !launch_editor(file, line, &tried)) desk_edit_failed(window->desk, tried);
    free(file);
}

// Twice asked is once meant: the lock tells of a show that has begun, whoever began it, the
// errand of one that is about to.
static void start_show(Window *window) {
    char **words = desk_show_words(window->desk);
    if (!words) return;
    int status;
    Error err = {0};
    bool begins = window->show && !errand_is_over(window->show, &status);
    if (begins || show_lock_is_taken(desk_profile(window->desk))) {
        desk_show_said(window->desk, SHOW_ON_ALREADY, NULL);
    } else {
        errand_end(window->show);
        window->show = errand_start(words, window->over, &err);
        desk_show_said(window->desk, window->show ? SHOW_BEGINS : SHOW_NOT_STARTED, &err);
    }
    launch_words_free(words);
}

static void hear_show(Window *window) {
    int status;
    if (!window->show || !errand_is_over(window->show, &status)) return;
    char *said = errand_said(window->show);
    Error err = {0};
    error_set(&err, "errand.said", "%s", said);
    if (status) desk_show_said(window->desk, SHOW_NOT_STARTED, &err);
    free(said);
    errand_end(window->show);
    window->show = NULL;
}

long window_pictures(const Window *window) {
    return window->pictures;
}

void window_present(Window *window) {
    const Scene *scene = desk_scene(window->desk);
    double scale = scene_look(scene)->metrics.scale;
    SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
    if (!surface) return; // minimised on some systems; the next exposure paints
    Rect rects[MOST_DAMAGE];
    int count = desk_damage(window->desk, rects, MOST_DAMAGE);
    if (window->whole) {
        rects[0] = (Rect){0, 0, surface->w / scale, surface->h / scale};
        count = 1;
    }
    window->whole = false;
    follow_field(window, scale);
    if (!count) return;
    Pixels on = {surface->pixels, surface->w, surface->h, surface->pitch};
    painting_scene(scene, &on, rects, count);
    window->pictures++;
    Patch patches[MOST_DAMAGE];
    count = painting_patches(rects, count, scale, &on, patches);
    video_show(window->sdl, patches, count);
}

// Asks the program that has the clipboard, which may take long: only when a field or a
// circuit waits. What is copied goes there at once, so that it can be pasted by the next
// key.
static void feed(Window *window, Gesture *gesture) {
    Rect rect;
    bool paste = gesture->kind == GESTURE_PASTE;
    bool waits = desk_field(window->desk, &rect) || desk_pastes(window->desk);
    char *text = paste && waits ? SDL_GetClipboardText() : NULL;
    if (paste) gesture->text = text;
    desk_feed(window->desk, gesture);
    copy_text(window);
    open_editor(window);
    start_show(window);
    SDL_free(text);
    Gesture asked = {.kind = GESTURE_PASTE};
    if (!paste && desk_asks_clipboard(window->desk)) feed(window, &asked);
}

// Motions in a row are one: the desk sees the last. An exposed or resized window is painted
// whole.
static void handle(Window *window, SDL_Event *event) {
    keymap_skip_motions(event);
    if (video_bares(event)) window->whole = true;
    Gesture gesture;
    double scale = scene_look(desk_scene(window->desk))->metrics.scale;
    if (keymap_gesture(event, scale, &gesture)) {
        hold_watch(&window->hold, &gesture, SDL_GetTicks());
        feed(window, &gesture);
    }
    if (window->watch && event->type == window->changed) desk_files_changed(window->desk);
    if (event->type == window->over) hear_show(window);
    keymap_forget(event);
}

bool window_turn(Window *window) {
    SDL_Event event;
    bool busy = desk_busy(window->desk);
    int wait =
        busy ? BUSY_MS
             : sooner(hold_wait(&window->hold, SDL_GetTicks()), desk_wakes(window->desk));
    bool any = video_wait(&event, wait);
    while (any) {
        handle(window, &event);
        any = SDL_PollEvent(&event);
    }
    Gesture rested;
    if (hold_take(&window->hold, SDL_GetTicks(), &rested)) desk_feed(window->desk, &rested);
    desk_poll(window->desk);
    window_present(window);
    return !desk_quits(window->desk);
}
