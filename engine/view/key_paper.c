#include "view/key_paper.h"

#include "view/key_lines.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

// Margins are narrower than a lesson's: nothing is written into them. In px of 1/96 inch;
// type from 9 points down to 7.
static const double MARGIN = 48, COLUMN_GAP = 28, HEAD = 44, FOOT = 26;
static const double LARGEST = 12, SMALLEST = 9.5, STEP = 0.5;

typedef struct Layout {
    KeyLayout keys;
    Rect body;
    int columns; // that the lines take; two on a sheet
} Layout;

static Layout at_size(const Scene *scene, const KeysModel *model, double size) {
    const Metrics *m = &scene_look(scene)->metrics;
    Layout layout = {.body = {MARGIN, MARGIN + HEAD, m->width - 2 * MARGIN,
                              m->height - 2 * MARGIN - HEAD - FOOT}};
    double column = (layout.body.w - COLUMN_GAP) / 2;
    layout.keys = key_layout(scene, model, size, column, COLUMN_GAP);
    layout.keys.limit = layout.body.h;
    layout.columns = key_lines_columns(scene, model, &layout.keys, NULL);
    return layout;
}

// The largest type with which all fit so many columns; where none does, the smallest.
static Layout fitted(const Scene *scene, const KeysModel *model, int columns) {
    Layout layout = at_size(scene, model, LARGEST);
    for (double size = LARGEST; layout.columns > columns && size >= SMALLEST; size -= STEP)
        layout = at_size(scene, model, size);
    return layout;
}

// On as few sheets as there can be; on a single one in columns as high as each other.
static Layout laid_out(const Scene *scene, const KeysModel *model) {
    int fewest = fitted(scene, model, 0).columns;
    Layout layout = fitted(scene, model, fewest + fewest % 2);
    if (layout.columns > 2) return layout;
    KeyLayout shorter = layout.keys;
    while (shorter.limit > 200 && key_lines_columns(scene, model, &shorter, NULL) <= 2) {
        layout.keys.limit = shorter.limit;
        shorter.limit -= layout.keys.size;
    }
    layout.columns = key_lines_columns(scene, model, &layout.keys, NULL);
    return layout;
}

static void add_head(Scene *scene, Rect body) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type title = {.size = 20, .face = FACE_BOLD, .ink = INK_INK};
    double baseline = MARGIN + 18, mark = 26;
    scene_icon(scene, "kyubi", body.x, baseline - 21, mark, INK_INK);
    scene_words(scene, scene_word(scene, "keys.paper_title"), body.x + mark + 10, baseline,
                title);
    Type soft = {.size = 11, .ink = INK_SOFT, .align = ALIGN_RIGHT};
    scene_words(scene, scene_word(scene, "keys.paper_note"), m->width - MARGIN, baseline,
                soft);
}

static void add_foot(Scene *scene, Rect body, int sheet, int sheets) {
    if (sheets < 2) return;
    char words[32];
    snprintf(words, sizeof words, "%d / %d", sheet + 1, sheets);
    Type soft = {.size = 11, .ink = INK_SOFT, .align = ALIGN_CENTRE};
    scene_words(scene, words, body.x + body.w / 2, body.y + body.h + FOOT, soft);
}

int key_paper_draw(Canvas *canvas, const Look *look, const KeysModel *model) {
    Scene *measure = scene_create(look);
    Layout layout = laid_out(measure, model);
    scene_destroy(measure);
    int sheets = (layout.columns + 1) / 2;
    for (int i = 0; i < sheets; i++) {
        Scene *scene = scene_create(look);
        add_head(scene, layout.body);
        key_lines_add(scene, model, &layout.keys, 2 * i, 2, layout.body.x, layout.body.y);
        add_foot(scene, layout.body, i, sheets);
        if (i) canvas_new_sheet(canvas);
        scene_draw_strip(scene, canvas, 0, look->metrics.height, 0);
        scene_destroy(scene);
    }
    return sheets;
}
