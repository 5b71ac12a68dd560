#include "app/present_check.h"

#include "app/screens.h"
#include "desk/preflight.h"

#include <SDL.h>
#include <stdio.h>

// Where there is no display at all, nothing is said of screens.
static bool find_screens(Screens *screens, bool *video) {
    Error err = {0};
    *video = !screens_file() && SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    return (screens_file() || *video) && screens_now(screens, &err);
}

int present_check(const CommandContext *context, const char *path, const char *lesson) {
    Error err = {0};
    Fonts *fonts = fonts_open(context->places->fonts, &err);
    if (!fonts) return command_failed(context, &err);
    Screens screens = {.count = 0};
    bool video, known = find_screens(&screens, &video);
    const char *names[MOST_SCREENS + 1] = {""};
    for (int i = 0; i < screens.count; i++)
        names[i] = screens.list[i].name[0] ? screens.list[i].name : "?";
    PreflightOptions options = {.places = context->places,
                                .words = context->words,
                                .fonts = fonts,
                                .lang = context->lang,
                                .path = path,
                                .lesson = lesson,
                                .screens = known ? names : NULL,
                                .screen_count = screens.count};
    Preflight found = hall_preflight(&options);
    for (int i = 0; i < found.count; i++)
        fprintf(context->out, "%s %s\n", preflight_sign(found.lines[i].mark),
                found.lines[i].words);
    int status = found.worst == PREFLIGHT_BAD;
    preflight_free(&found);
    if (video) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    fonts_close(fonts);
    return status;
}
