#include "view/theme.h"

#include <assert.h>
#include <math.h>

// A column of the look book's table "Type".
typedef struct TypeColumn {
    double size[ROLE_COUNT], pitch[ROLE_COUNT];
    double formula, display_formula;
} TypeColumn;

// Title, heading, prose, panel, label, small.
// clang-format off
static const TypeColumn laptop    = {{26, 20, 18, 15, 14, 13}, {36, 29, 29, 24, 20, 18}, 17, 21};
static const TypeColumn desktop   = {{30, 22, 20, 16, 15, 14}, {42, 32, 32, 26, 22, 20}, 19, 23};
static const TypeColumn projector = {{60, 44, 36, 34, 32, 32}, {80, 60, 58, 54, 46, 46}, 36, 44};
static const TypeColumn hall      = {{60, 56, 54, 44, 36, 36}, {80, 78, 78, 62, 50, 48}, 40, 54};
// clang-format on

// A row of the table "Layout by window": the text column counts characters of prose.
typedef struct WindowRow {
    double width, margin, gutter, characters;
} WindowRow;
static const WindowRow windows[] = {
    {1000, 24, 24, 456.0 / 18},
    {1024, 24, 24, 468.0 / 18},
    {1280, 40, 40, 548.0 / 18},
    {1920, 80, 64, 640.0 / 20},
};
enum { WINDOW_ROWS = sizeof windows / sizeof *windows };

// Larger text is for reading: what stands around it and what is touched grows this far, so
// that it leaves the page some room.
static const double most_furniture = 1.75;

static const double least_picture = 320; // the text column leaves the picture this much
static const double least_column = 18;   // characters; where there are fewer, it is stacked

static double between(double a, double b, double t) {
    return a + (b - a) * t;
}

static double within(double x, double low, double high) {
    return fmin(fmax(x, low), high);
}

static WindowRow window_row(double width) {
    if (width <= windows[0].width) return windows[0];
    for (int i = 1; i < WINDOW_ROWS; i++) {
        WindowRow a = windows[i - 1], b = windows[i];
        if (width > b.width) continue;
        double t = (width - a.width) / (b.width - a.width);
        return (WindowRow){width, round(between(a.margin, b.margin, t)),
                           round(between(a.gutter, b.gutter, t)),
                           between(a.characters, b.characters, t)};
    }
    return windows[WINDOW_ROWS - 1];
}

static double furniture(double text) {
    return fmin(text, most_furniture);
}

// Larger type needs less contrast between its roles, but a title is never below its prose
// and what is read beside it never far.
static double grown(const Metrics *m, Role role, double size, double text) {
    if (role == ROLE_PROSE) return text * size;
    static const double of_prose[ROLE_COUNT] = {
        [ROLE_TITLE] = 1.15, [ROLE_HEADING] = 1, [ROLE_PANEL] = 0.75};
    return fmax(furniture(text) * size, of_prose[role] * m->size[ROLE_PROSE]);
}

// Types between two columns of the table, on whole px at text 100 %.
static void set_type(Metrics *m, const TypeColumn *a, const TypeColumn *b, double t,
                     double text) {
    m->size[ROLE_PROSE] =
        text * round(between(a->size[ROLE_PROSE], b->size[ROLE_PROSE], t));
    for (int i = 0; i < ROLE_COUNT; i++) {
        double size = round(between(a->size[i], b->size[i], t));
        m->size[i] = grown(m, (Role)i, size, text);
        m->pitch[i] =
            round(m->size[i] / size * round(between(a->pitch[i], b->pitch[i], t)));
    }
    double beside = furniture(text); // these stand in pictures; prose sets its own
    m->formula = beside * round(between(a->formula, b->formula, t));
    m->display_formula = beside * round(between(a->display_formula, b->display_formula, t));
}

static void set_stacked(Metrics *m, double margin, double text) {
    m->stacked = true;
    m->margin = m->gutter = margin;
    m->picture = m->width - 2 * margin;
    m->text_column = fmin(m->picture, fmax(684 * text, 26 * m->size[ROLE_PROSE]));
}

static void set_columns(Metrics *m, double text) {
    WindowRow row = window_row(m->width);
    if (m->width < windows[0].width) {
        set_stacked(m, 24, text);
        return;
    }
    m->margin = row.margin;
    m->gutter = row.gutter;
    double both = m->width - 2 * m->margin - m->gutter;
    double most = both - least_picture * fmax(1, furniture(text));
    if (most < least_column * m->size[ROLE_PROSE]) {
        set_stacked(m, row.margin, text);
        return;
    }
    m->text_column = fmin(round(row.characters * m->size[ROLE_PROSE]), most);
    m->picture = both - m->text_column;
}

static Metrics desk_metrics(int width, int height, double text) {
    // From full HD on everything grows together; below 640×480 it shrinks instead of
    // breaking.
    double scale = fmax(1, fmin(width / 1920.0, height / 1080.0));
    scale = fmin(scale, fmin(width / 640.0, height / 480.0));
    Metrics m = {.width = width / scale, .height = height / scale, .scale = scale};
    double t = fmin((m.width - 1280) / 640, (m.height - 800) / 280);
    set_type(&m, &laptop, &desktop, within(t, 0, 1), text);
    set_columns(&m, text);
    m.control = round(44 * fmax(1, furniture(text))); // never too small for a finger
    m.top_bar = m.control + 8;
    m.page_bar = m.control + 20;
    m.stroke = 1;
    m.least = 12 * fmin(1, text);
    return m;
}

static void set_hall_columns(Metrics *m, double text) {
    double margin = round(within(m->width / 24, 24, 80));
    if (m->width < 1400) {
        set_stacked(m, margin, 2 * text);
        return;
    }
    m->margin = margin;
    m->gutter = round(0.8 * margin);
    double both = m->width - 2 * m->margin - m->gutter;
    m->text_column = round(within(24 * m->size[ROLE_PROSE], 0.5 * both, 0.6 * both));
    m->picture = both - m->text_column;
}

// The page is 1080 high, so that 36 px are 1/30 of the picture; wide enough for 30
// characters; and never so small that prose falls below 24 device px, 4/3 of the laptop's.
static Metrics projector_metrics(int width, int height, double text) {
    double scale = fmax(fmin(height / 1080.0, width / 1280.0), 24.0 / 36);
    Metrics m = {.width = width / scale, .height = height / scale, .scale = scale};
    set_type(&m, &projector, &projector, 0, text);
    set_hall_columns(&m, text);
    m.control = round(88 * fmax(1, text));
    m.top_bar = m.control + 16;
    m.page_bar = m.control + 40;
    m.stroke = 2.5;
    m.least = 32 * fmin(1, text);
    return m;
}

// The wish for a hall is a share of the picture's height, so the scale follows the height;
// a window higher than 4:3 is laid out as wide as 4:3 is.
Metrics metrics_hall(int width, int height, Theme theme, int text) {
    assert(width > 0 && height > 0);
    double share = fmin(fmax(text, 100), 150) / 100;
    double scale = fmin(height / 1080.0, width / 1440.0);
    Metrics m = {.width = width / scale, .height = height / scale, .scale = scale};
    set_type(&m, &hall, &hall, 0, share);
    m.margin = round(within(m.width / 24, 56, 80));
    m.gutter = round(0.8 * m.margin);
    m.text_column = round(0.4 * (m.width - 2 * m.margin - m.gutter));
    m.picture = m.width - 2 * m.margin - m.gutter - m.text_column;
    m.control = 88;
    m.stroke = theme == THEME_PROJECTOR ? 2.5 : 1;
    m.least = HALL_LABEL;
    return m;
}

int text_step(int text, int by) {
    static const int steps[] = {TEXT_LEAST, 90,  TEXT_USUAL, 110,      125,
                                150,        175, 200,        TEXT_MOST};
    enum { STEPS = sizeof steps / sizeof *steps };
    int next = text;
    for (int i = 0; i < STEPS && by > 0 && next <= text; i++)
        if (steps[i] > text) next = steps[i];
    for (int i = STEPS - 1; i >= 0 && by < 0 && next >= text; i--)
        if (steps[i] < text) next = steps[i];
    return next;
}

// A hall's type is large already: half as large again is the most that leaves a page.
static double text_share(Theme theme, int text) {
    return (theme == THEME_PROJECTOR ? fmin(text, 150) : text) / 100.0;
}

Metrics metrics_within(const Metrics *whole, double width, double height, Theme theme,
                       int text) {
    Metrics m = *whole;
    m.width = width;
    m.height = height;
    m.stacked = false;
    if (theme == THEME_PROJECTOR)
        set_hall_columns(&m, text_share(theme, text));
    else
        set_columns(&m, text_share(theme, text));
    return m;
}

Metrics metrics_for(int width, int height, Theme theme, int text) {
    assert(width > 0 && height > 0 && text > 0);
    double share = text_share(theme, text);
    return theme == THEME_PROJECTOR ? projector_metrics(width, height, share)
                                    : desk_metrics(width, height, share);
}
