#include "app/seat_window.h"

#include "app/video.h"

enum { LEAST_WIDTH = 640, LEAST_HEIGHT = 480 };

// All of the screen but what its panels take; one that a file tells has none.
static SDL_Rect place_on(const Screen *screen) {
    SDL_Rect place = {screen->x, screen->y, screen->w, screen->h}, free_of;
    int display = screens_file() ? -1 : SDL_GetRectDisplayIndex(&place);
    if (display >= 0 && !SDL_GetDisplayUsableBounds(display, &free_of)) return free_of;
    return place;
}

SDL_Window *seat_window_open(const char *title, const Screen *at, Error *err) {
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // the audience process hears of them
    if (!video_open(err)) return NULL;
    static const Screen small = {.w = 1280, .h = 800};
    SDL_Rect place = place_on(at->w ? at : &small);
    Uint32 flags = SDL_WINDOW_RESIZABLE | (screens_file() ? 0 : SDL_WINDOW_MAXIMIZED);
    SDL_Window *window = SDL_CreateWindow(title, place.x, place.y, place.w, place.h, flags);
    if (!window) {
        error_set(err, "window.failed", "%s", SDL_GetError());
        return NULL;
    }
    SDL_SetWindowMinimumSize(window, LEAST_WIDTH, LEAST_HEIGHT);
    SDL_StopTextInput();
    return window;
}

void seat_window_move(SDL_Window *window, const Screen *to) {
    if (!window || !to->w) return;
    SDL_Rect place = place_on(to);
    SDL_RestoreWindow(window);
    SDL_SetWindowPosition(window, place.x, place.y);
    SDL_SetWindowSize(window, place.w, place.h);
    if (!screens_file()) SDL_MaximizeWindow(window);
}
