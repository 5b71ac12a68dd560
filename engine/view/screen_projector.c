#include "view/screen_projector.h"

#include "view/style.h"

#include <math.h>
#include <stdio.h>

enum {
    TOP = 40,
    SIDE = 80,
    GUTTER = 56,
    CORNER = 56, // px of the triangles in the corners
    PATTERN = 190
};

// --- the edges of the picture

static void draw_edges(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    Stroke none = {.ink = INK_NONE};
    double x1 = rect.x + rect.w, y1 = rect.y + rect.h, c = CORNER, thin = 4;
    const Point corners[4][3] = {{{rect.x, rect.y}, {c, rect.y}, {rect.x, c}},
                                 {{x1, rect.y}, {x1 - c, rect.y}, {x1, c}},
                                 {{rect.x, y1}, {c, y1}, {rect.x, y1 - c}},
                                 {{x1, y1}, {x1 - c, y1}, {x1, y1 - c}}};
    for (int i = 0; i < 4; i++)
        draw_path(canvas, corners[i], 3, true, INK_FOX, none);
    draw_ground(canvas, (Rect){rect.x, rect.y, rect.w, thin}, INK_FOX);
    draw_ground(canvas, (Rect){rect.x, y1 - thin, rect.w, thin}, INK_FOX);
    draw_ground(canvas, (Rect){rect.x, rect.y, thin, rect.h}, INK_FOX);
    draw_ground(canvas, (Rect){x1 - thin, rect.y, thin, rect.h}, INK_FOX);
}

// --- a circle in the two usual shapes of a picture

static void draw_round(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, radius = rect.h / 2 - 10;
    Stroke line = {.ink = INK_INK, .width = 1.6};
    Stroke dashed = {.ink = INK_EDGE, .width = 1.3, .on = 6, .off = 4};
    double high = rect.h - 8;
    double shapes[] = {high * 4 / 3, high * 16 / 9};
    for (int i = 0; i < 2; i++)
        draw_box(canvas, (Rect){x - shapes[i] / 2, rect.y + 4, shapes[i], high}, 0,
                 INK_NONE, dashed);
    draw_disc(canvas, x, y, radius, INK_NONE, line);
    draw_line(canvas, x - radius, y, x + radius, y, line);
    draw_line(canvas, x, y - radius, x, y + radius, line);
}

static void add_round(Scene *scene, Rect rect) {
    double wide = fmin(rect.w, rect.h * 16 / 9);
    Rect shape = {rect.x, rect.y, wide, rect.h};
    scene_add(scene, shape, draw_round, NULL, 0);
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double beside = rect.x + wide + 16, middle = rect.y + rect.h / 2;
    if (beside + 90 > rect.x + rect.w) return;
    scene_words(scene, "16:9", beside, middle - 12, type);
    scene_words(scene, "4:3", beside, middle + 40, type);
}

// --- greys

typedef struct Grey {
    double black; // 0 … 1
} Grey;

static void draw_grey(Canvas *canvas, Rect rect, const void *with) {
    const Grey *grey = with;
    draw_ground(canvas, rect, INK_SHEET);
    if (grey->black > 0) draw_ground_faint(canvas, rect, INK_INK, grey->black);
}

// A low part has one row where a high one has two.
static bool is_low(Rect rect) {
    return rect.h < PATTERN - 0.5;
}

// From black to white in tenths, each named by its brightness.
static void add_greys(Scene *scene, Rect rect) {
    enum { STEPS = 11 };
    int first = is_low(rect) ? STEPS : 6;
    double line = style_pitch(scene, ROLE_SMALL), wide = floor(rect.w / first);
    double high = floor(rect.h / (is_low(rect) ? 1 : 2) - line);
    Type type = style_type(scene, ROLE_SMALL, INK_INK);
    type.align = ALIGN_CENTRE;
    for (int i = 0; i < STEPS; i++) {
        int row = i >= first, column = i - row * first;
        Rect step = {rect.x + column * wide, rect.y + row * (high + line), wide, high};
        Grey grey = {1 - i / 10.0};
        scene_add(scene, step, draw_grey, &grey, sizeof grey);
        bool named = !is_low(rect) || i < 2 || i == 5 || i > STEPS - 3;
        if (!named) continue;
        scene_words(scene, scene_print(scene, "%d", 10 * i), step.x + wide / 2,
                    step.y + high + type.size, type);
    }
}

// --- colours that stand beside each other on pages

typedef struct Pair {
    Ink left, right;
    const char *key;
} Pair;
static const Pair pairs[] = {{INK_ZERO, INK_ONE, "projector.pair_outcomes"},
                             {INK_RIGHT, INK_WRONG, "projector.pair_verdicts"},
                             {INK_ACCENT, INK_FOX, "projector.pair_state"},
                             {INK_OBSERVED, INK_PREDICTED, "projector.pair_bars"}};
enum { PAIRS = sizeof pairs / sizeof *pairs };

static void draw_pair(Canvas *canvas, Rect rect, const void *with) {
    const Pair *pair = with;
    Stroke none = {.ink = INK_NONE};
    double half = floor(rect.w / 2);
    draw_box(canvas, (Rect){rect.x, rect.y, half, rect.h}, 0, pair->left, none);
    draw_box(canvas, (Rect){rect.x + half, rect.y, rect.w - half, rect.h}, 0, pair->right,
             none);
}

static void add_pairs(Scene *scene, Rect rect) {
    double line = is_low(rect) ? 12 : style_pitch(scene, ROLE_SMALL), gap = 16;
    double wide = (rect.w - gap) / 2, high = rect.h / 2 - line;
    for (int i = 0; i < PAIRS; i++) {
        int row = i / 2, column = i % 2;
        Rect place = {rect.x + column * (wide + gap), rect.y + row * (high + line), wide,
                      high};
        scene_add(scene, place, draw_pair, &pairs[i], sizeof pairs[i]);
        if (is_low(rect)) continue; // without their names
        Type type = style_type(scene, ROLE_SMALL, INK_INK);
        type.width = wide;
        scene_words(scene, scene_word(scene, pairs[i].key), place.x,
                    place.y + high + type.size, type);
    }
}

// --- type at the limits of the rules

static void add_type(Scene *scene, Rect rect) {
    static const struct {
        double size;
        const char *key;
    } rows[] = {{HALL_BODY, "projector.type_body"}, {HALL_LABEL, "projector.type_label"}};
    double y = rect.y;
    for (int i = 0; i < 2; i++) {
        Type type = {.size = rows[i].size, .ink = INK_INK, .width = rect.w};
        y += (is_low(rect) ? 0.95 : 1.3) * type.size;
        scene_words(scene, scene_word(scene, rows[i].key), rect.x, y, type);
        y += (is_low(rect) ? 0.2 : 0.35) * type.size;
    }
}

// --- lines

typedef struct Width {
    double px;
} Width;

static void draw_width(Canvas *canvas, Rect rect, const void *with) {
    const Width *width = with;
    double y = rect.y + rect.h / 2 - width->px / 2, tall = rect.h * 0.8;
    draw_ground(canvas, (Rect){rect.x, y, rect.w - 60, width->px}, INK_INK);
    draw_ground(canvas,
                (Rect){rect.x + rect.w - 30, rect.y + 0.1 * rect.h, width->px, tall},
                INK_INK);
}

static void add_widths(Scene *scene, Rect rect) {
    static const double widths[] = {2, 3, 5, 8};
    int rows = is_low(rect) ? 3 : 4;
    double high = rect.h / rows;
    Type type = style_type(scene, ROLE_SMALL, INK_INK);
    for (int i = 0; i < rows; i++) {
        Rect row = {rect.x + 100, rect.y + i * high, rect.w - 100, high};
        Width width = {widths[i]};
        scene_words(scene, scene_print(scene, "%.0f px", widths[i]), rect.x,
                    row.y + high / 2 + 0.36 * type.size, type);
        scene_add(scene, row, draw_width, &width, sizeof width);
    }
}

// --- sharpness

typedef enum Weave { WEAVE_UPRIGHT, WEAVE_LEVEL, WEAVE_GRID, WEAVES } Weave;
typedef struct Focus {
    Weave weave;
    double pixel; // a device pixel, in logical px
    int every;    // … so many of them black, so many white
} Focus;

static void draw_focus(Canvas *canvas, Rect rect, const void *with) {
    const Focus *focus = with;
    double thick = focus->every * focus->pixel;
    for (double at = 0; at + thick <= rect.w && focus->weave != WEAVE_LEVEL;
         at += 2 * thick)
        draw_ground(canvas, (Rect){rect.x + at, rect.y, thick, rect.h}, INK_INK);
    for (double at = 0; at + thick <= rect.h && focus->weave != WEAVE_UPRIGHT;
         at += 2 * thick)
        draw_ground(canvas, (Rect){rect.x, rect.y + at, rect.w, thick}, INK_INK);
}

// Stripes of one pixel at the left, of two at the right.
static void add_focus(Scene *scene, Rect rect) {
    double scale = scene_look(scene)->metrics.scale, gap = 20;
    double pixel = 1 / (scale > 0 ? scale : 1);
    double side = floor(fmin(rect.h, (rect.w - 3 * gap) / 4));
    for (int i = 0; i < 4; i++) {
        Rect place = {round(rect.x + i * (side + gap)), round(rect.y), side, side};
        Focus focus = {i % 2 ? WEAVE_LEVEL : WEAVE_UPRIGHT, pixel, i / 2 + 1};
        scene_add(scene, place, draw_focus, &focus, sizeof focus);
    }
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double y = rect.y + side + 1.3 * type.size;
    if (y > rect.y + rect.h) return;
    scene_words(scene, "1 px", rect.x, y, type);
    scene_words(scene, "2 px", rect.x + 2 * (side + gap), y, type);
}

// --- all of it

typedef struct Trial {
    const char *name, *how;
    void (*add)(Scene *scene, Rect rect);
} Trial;
static const Trial cells[] = {
    {"projector.greys", "projector.greys_how", add_greys},
    {"projector.colours", "projector.colours_how", add_pairs},
    {"projector.round", "projector.round_how", add_round},
    {"projector.type", "projector.type_how", add_type},
    {"projector.lines", "projector.lines_how", add_widths},
    {"projector.focus", "projector.focus_how", add_focus},
};
enum { CELLS = sizeof cells / sizeof *cells };

static void add_cell(Scene *scene, Rect rect, const Trial *cell, double pattern) {
    Type name = style_bold(scene, ROLE_LABEL, INK_ACCENT);
    name.width = rect.w;
    scene_words(scene, scene_word(scene, cell->name), rect.x, rect.y + name.size, name);
    double y = rect.y + style_pitch(scene, ROLE_LABEL);
    cell->add(scene, (Rect){rect.x, y, rect.w, pattern});
    ProseStyle style = style_prose(scene, ROLE_LABEL, rect.w, INK_INK);
    scene_prose(scene, scene_word(scene, cell->how), rect.x, y + pattern + 12, style);
}

void screen_projector(Scene *scene) {
    const Metrics *m = &scene_look(scene)->metrics;
    scene_add(scene, (Rect){0, 0, m->width, m->height}, draw_edges, NULL, 0);
    double inner = m->width - 2 * SIDE, y = TOP;
    ProseStyle title = style_prose(scene, ROLE_HEADING, inner, INK_INK);
    title.face = FACE_BOLD;
    y += scene_prose(scene, scene_word(scene, "projector.title"), SIDE, y, title).h;
    ProseStyle style = style_prose(scene, ROLE_LABEL, inner, INK_INK);
    y +=
        scene_prose(scene, scene_word(scene, "projector.edges_how"), SIDE, y, style).h + 12;
    int across = m->width < 1700 ? 2 : 3, rows = CELLS / across;
    double wide = (inner - GUTTER * (across - 1)) / across;
    double high = (m->height - y - TOP) / rows;
    int lines = across == 2 ? 2 : 3; // of what is said under a part
    double pattern = fmin(PATTERN, high - (lines + 1.4) * style_pitch(scene, ROLE_LABEL));
    for (int i = 0; i < CELLS; i++) {
        int row = i / across, column = i % across;
        Rect place = {SIDE + column * (wide + GUTTER), y + row * high, wide, high};
        add_cell(scene, place, &cells[i], pattern);
    }
}
