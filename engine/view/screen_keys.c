#include "view/screen_keys.h"

#include "view/key_caps.h"
#include "view/sheet.h"

#include <math.h>
#include <string.h>

// Measures of the sheet, in px.
typedef struct Sheet {
    Fonts *fonts;
    double cap_size;
    double row, heading; // heights
    double caps;         // width of the widest row of caps
    double column;       // width of a column
    int columns;
} Sheet;

enum { PAD = 28, COLUMN_GAP = 36, WORDS_GAP = 16 };

static bool begins_group(const KeysModel *model, int i) {
    return i == 0 || strcmp(model->lines[i - 1].group, model->lines[i].group) != 0;
}

static Sheet measured(const Scene *scene, const KeysModel *model, double width) {
    const Look *look = scene_look(scene);
    const Metrics *m = &look->metrics;
    double size = m->size[ROLE_SMALL];
    Sheet sheet = {.fonts = view_cache_fonts(look->cache),
                   .cap_size = size,
                   .row = round(2.5 * size),
                   .heading = m->pitch[ROLE_PANEL] + 16};
    for (int i = 0; i < model->count; i++) {
        double caps = key_caps(NULL, sheet.fonts, model->lines[i].keys, size, 0, 0);
        sheet.caps = fmax(sheet.caps, caps);
    }
    sheet.columns = width >= 2 * (sheet.caps + 14 * size) ? 2 : 1;
    sheet.column = (width - (sheet.columns - 1) * COLUMN_GAP) / sheet.columns;
    return sheet;
}

static double group_height(const Sheet *sheet, const KeysModel *model, int from, int *to) {
    int i = from + 1;
    while (i < model->count && !begins_group(model, i))
        i++;
    *to = i;
    return sheet->heading + (i - from) * sheet->row;
}

static void add_line(Scene *scene, const Sheet *sheet, const KeyLine *line, double x,
                     double middle) {
    const Metrics *m = &scene_look(scene)->metrics;
    key_caps(scene, sheet->fonts, line->keys, sheet->cap_size, x, middle);
    double left = sheet->caps + WORDS_GAP;
    Type type = {.size = m->size[ROLE_PANEL],
                 .ink = INK_INK,
                 .width = fmax(1, sheet->column - left)};
    scene_words(scene, scene_word(scene, line->words), x + left, middle + 0.38 * type.size,
                type);
}

static void add_group(Scene *scene, const Sheet *sheet, const KeysModel *model, int from,
                      int to, double x, double y) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type bold = {.size = m->size[ROLE_PANEL], .face = FACE_BOLD, .ink = INK_INK};
    scene_words(scene, scene_word(scene, model->lines[from].group), x,
                y + m->pitch[ROLE_PANEL], bold);
    double rule = y + m->pitch[ROLE_PANEL] + 8;
    scene_rule(scene, x, rule, x + sheet->column, rule);
    for (int i = from; i < to; i++)
        add_line(scene, sheet, &model->lines[i], x,
                 y + sheet->heading + (i - from + 0.5) * sheet->row);
}

// Groups one below the other; a second column begins where the first has half of all.
// Returns the height of the higher column; `scene` NULL: it is only measured.
static double add_groups(Scene *scene, const Sheet *sheet, const KeysModel *model, double x,
                         double y) {
    double all = 0, used = 0, highest = 0, limit;
    int to, column = 0;
    for (int i = 0; i < model->count; i = to)
        all += group_height(sheet, model, i, &to);
    limit = sheet->columns == 2 ? all / 2 : all;
    for (int i = 0; i < model->count; i = to) {
        double height = group_height(sheet, model, i, &to);
        if (column == 0 && used > 0 && used + height / 2 > limit) {
            column = 1;
            used = 0;
        }
        double left = x + column * (sheet->column + COLUMN_GAP);
        if (scene) add_group(scene, sheet, model, i, to, left, y + used);
        used += height;
        highest = fmax(highest, used);
    }
    return highest;
}

static void add_head(Scene *scene, Rect card) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type type = {.size = m->size[ROLE_HEADING], .face = FACE_BOLD, .ink = INK_INK};
    scene_words(scene, scene_word(scene, "keys.title"), card.x + PAD,
                card.y + 12 + m->control / 2 + 0.38 * type.size, type);
    Button close = {.kind = BUTTON_PLAIN,
                    .icon = "close",
                    .spot = {SPOT_CLOSE},
                    .words = scene_word(scene, "keys.close")};
    double width = scene_button_width(scene, close);
    scene_button(
        scene, (Rect){card.x + card.w - width - 12, card.y + 12, width, m->control}, close);
}

void screen_keys(Scene *scene, const KeysModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double edge = m->stacked ? 16 : 40;
    double width = fmin(m->width - 2 * edge, 76 * m->size[ROLE_PANEL]);
    Sheet sheet = measured(scene, model, width - 2 * PAD);
    double head = m->control + 20, foot = 20;
    double need = add_groups(NULL, &sheet, model, 0, 0);
    double height = fmin(m->height - 2 * fmin(edge, 24), head + need + foot);
    Rect card = {round((m->width - width) / 2), round((m->height - height) / 2), width,
                 height};
    sheet_add(scene, card);
    add_head(scene, card);
    Rect view = {card.x + 8, card.y + head, card.w - 16, card.h - head - 12};
    scene_scroll(scene, view, SCROLL_KEYS, model->scroll);
    add_groups(scene, &sheet, model, card.x + PAD, view.y);
    scene_scroll_end(scene);
}
