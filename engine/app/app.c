#include "app/app.h"

#include "app/window.h"
#include "base/mem.h"

#include <SDL2/SDL.h>
#include <stdlib.h>

// A record on a read-only disk, of a later Kyubi or in use is no reason to turn a learner
// away: then nothing is kept, and the library says so.
static Desk *make_desk(const CommandContext *context, Fonts *fonts, const char *profile,
                       Worker *worker) {
    DeskOptions options = {.places = context->places,
                           .words = context->words,
                           .fonts = fonts,
                           .profile = profile,
                           .lang = context->lang_asked ? (int)context->lang : -1,
                           .theme = -1,
                           .ruby = -1,
                           .width = 1280,
                           .height = 800,
                           .worker = worker,
                           .asks = true};
    Error err = {0};
    Desk *desk = desk_create(options, &err);
    if (desk) return desk;
    options.profile = NULL;
    options.installed = profile;
    options.unkept = &err;
    return desk_create(options, NULL);
}

// Opens the desk and, where there is a path, what stands there; then the window until it is
// closed.
static int run(const CommandContext *context, const char *path) {
    Error err = {0};
    char *profile = places_profile(context->places, context->profile, &err);
    if (!profile && context->profile) return command_failed(context, &err);
    if (!profile) profile = mem_text(err.file);
    Fonts *fonts = fonts_open(context->places->fonts, &err);
    Worker *worker = worker_create(SDL_GetCPUCount());
    Desk *desk = fonts ? make_desk(context, fonts, profile, worker) : NULL;
    bool good = desk && (!path || desk_open(desk, path, &err));
    Window *window = good ? window_open(desk, &err) : NULL;
    if (window) {
        if (path) window_watch(window);
        window_present(window);
        while (window_turn(window)) {
        }
        window_close(window);
    }
    desk_destroy(desk);
    worker_destroy(worker);
    if (fonts) fonts_close(fonts);
    free(profile);
    return window ? 0 : command_failed(context, &err);
}

int app_library(const CommandContext *context) {
    return run(context, NULL);
}

static int open_path(int argc, char **argv, const CommandContext *context) {
    if (argc != 1) {
        Error err = {0};
        error_set(&err, argc ? "command.too_many" : "command.no_path", "%s",
                  argc ? argv[1] : "open");
        return command_misused(context, &command_open, &err);
    }
    return run(context, argv[0]);
}

const Command command_open = {"open", open_path, "open PATH"};
