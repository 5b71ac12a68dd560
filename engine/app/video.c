#include "app/video.h"

#include <assert.h>
#include <stdlib.h>

static void set_hints(void) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION,
                "0"); // else every present goes through OpenGL
    // Without a screen SDL would settle for a driver that shows nothing, and Kyubi would
    // wait unseen.
    if (!getenv("SDL_VIDEODRIVER")) SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,wayland");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

bool video_open(Error *err) {
    set_hints();
    return !SDL_Init(SDL_INIT_VIDEO) ||
           error_set(err, "window.failed", "%s", SDL_GetError());
}

bool video_wait(SDL_Event *event, int wait) {
    return wait >= 0 ? SDL_WaitEventTimeout(event, wait) : SDL_WaitEvent(event);
}

bool video_bares(const SDL_Event *event) {
    return event->type == SDL_WINDOWEVENT &&
           (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
            event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED);
}

void video_show(SDL_Window *window, const Patch *patches, int count) {
    SDL_Rect rects[VIDEO_PATCHES];
    assert(count <= VIDEO_PATCHES);
    for (int i = 0; i < count; i++)
        rects[i] = (SDL_Rect){patches[i].x, patches[i].y, patches[i].w, patches[i].h};
    if (count) SDL_UpdateWindowSurfaceRects(window, rects, count);
}
