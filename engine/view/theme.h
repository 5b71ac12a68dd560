// Themes: what colour each ink has, and how large type and space are in a window of a given
// size. The figures are the look book's tables.
#ifndef KYUBI_VIEW_THEME_H
#define KYUBI_VIEW_THEME_H

#include "quantum/gates.h"
#include "type/ink.h"

#include <stdbool.h>

// THEME_COUNT of them are for screens. The others are for pictures in files, and no screen
// is asked for by their names: THEME_SHEET is light on a white page, THEME_PRINT black and
// greys on white.
typedef enum Theme {
    THEME_LIGHT,
    THEME_DARK,
    THEME_PROJECTOR,
    THEME_COUNT,
    THEME_SHEET = THEME_COUNT,
    THEME_PRINT
} Theme;

const char *theme_name(Theme theme); // "light"
bool theme_find(const char *name, Theme *theme);

// INK_COUNT rows of red, green, blue in 0 … 1.
const double (*theme_colours(Theme theme))[3];
double ink_contrast(Theme theme, Ink a, Ink b); // WCAG 2.1 contrast ratio, 1 … 21

// The name that lessons and goldens write: "ink", "tint-accent", "hue-45"; "-" for
// INK_NONE.
const char *ink_name(Ink ink);
bool ink_find(const char *name, Ink *ink);
// The hue of a phase in radians, rounded to the nearest of the wheel's eight.
Ink phase_ink(double phase);

Ink family_ink(GateFamily family);
Ink family_fill(GateFamily family);

// Roles of type. Sizes are logical px at text 100 %.
typedef enum Role {
    ROLE_TITLE,
    ROLE_HEADING,
    ROLE_PROSE,
    ROLE_PANEL,
    ROLE_LABEL,
    ROLE_SMALL,
    ROLE_COUNT
} Role;

// The measures of one window. Logical pixels; a 3840×2160 window is 1920×1080 at scale 2,
// and so in proportion from 1920×1080 on. The projector theme is laid out 1080 logical px
// high, whatever the window, so that its prose is 1/30 of the picture (at least 24 device
// px).
typedef struct Metrics {
    double width, height; // logical
    double scale;         // device pixels per logical pixel
    double size[ROLE_COUNT], pitch[ROLE_COUNT];
    double formula, display_formula;             // px, of pictures' labels
    double margin, gutter, text_column, picture; // picture: width of the picture column
    bool stacked; // below 1000 px wide: the picture stands above the prose
    double top_bar, page_bar;
    double control; // height of a button or a field: 44 at text 100 %, projector 88
    double stroke;  // multiplies all strokes: 1, projector 2.5
    double least;   // the smallest type allowed here, ruby aside
} Metrics;

// `width`×`height` in device pixels; text in percent.
Metrics metrics_for(int width, int height, Theme theme, int text);
// What an audience sees, laid out 1080 logical px high, or higher where the window is
// narrower than 4:3, in the type of hall pages: body 1/20 of the height, labels 1/30. Above
// 100 % text grows, below it does not shrink. `stroke` is the projector theme's.
Metrics metrics_hall(int width, int height, Theme theme, int text);
enum { HALL_BODY = 54, HALL_LABEL = 36 }; // px at 1080: the least that may stand there

// The measures of a page that has only a part of the window, in logical px: type, bars and
// what is touched stay as large, columns fit into it.
Metrics metrics_within(const Metrics *whole, double width, double height, Theme theme,
                       int text);

// Sizes of text that a learner chooses from, in percent of the look book's: the steps of
// web browsers. What is set at any percent between the ends is laid out as well.
enum { TEXT_LEAST = 80, TEXT_USUAL = 100, TEXT_MOST = 250 };
// The next larger (by > 0) or smaller step beside `text`; the last one stays.
int text_step(int text, int by);

#endif
