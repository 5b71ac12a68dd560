// `kyubi render --screen presenter`: what who presents a lesson has in front of them, as a
// picture, with the audience's in it.
#ifndef KYUBI_CLI_RENDER_SHOW_H
#define KYUBI_CLI_RENDER_SHOW_H

#include "cli/command.h"
#include "view/canvas.h"

typedef struct ShowPicture {
    const char *path, *lesson; // NULL: what comes with Kyubi, the first that is written
    const char *out;           // .png, .svg, .pdf
    int page, step;            // from 0
    int width, height;         // device pixels
    int theme;                 // a Theme; -1: dark
} ShowPicture;

// Fails: render.ending, render.page, and as show_create does.
bool render_show(const ShowPicture *wish, Fonts *fonts, const CommandContext *context,
                 Error *err);

#endif
