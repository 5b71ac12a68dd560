// `kyubi render --display NAME CIRCUIT -o OUT`: one display of a circuit's end as a picture
// (.png, .svg, .pdf) or its numbers (.csv).
#ifndef KYUBI_CLI_RENDER_DISPLAY_H
#define KYUBI_CLI_RENDER_DISPLAY_H

#include "cli/command.h"
#include "view/canvas.h"

typedef struct DisplayWish {
    const char *display;       // as a line of lesson/shelf.h: "histogram shots=1000"
    const char *circuit, *out; // paths
    Theme theme;
} DisplayWish;

// Fails: render.display (what was asked, the names there are), render.no_circuit,
// shelf.too_large, render.display_ending, and as circuit_read, run_create and export_scene
// do.
bool render_display(const DisplayWish *wish, Fonts *fonts, const CommandContext *context,
                    Error *err);

#endif
