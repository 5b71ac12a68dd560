#include "view/screen_keys.h"

#include "view/screen_lesson.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PAD = 28, CAP_HEIGHT = 24 };

static void draw_cap(Canvas *canvas, Rect rect, const void *with) {
    const Type *type = with;
    Stroke edge = {.ink = INK_EDGE, .width = 1.3};
    draw_box(canvas, rect_inset(rect, 1), 5, INK_SHEET, edge);
    draw_line(canvas, rect.x + 5, rect.y + rect.h - 2.2, rect.x + rect.w - 5,
              rect.y + rect.h - 2.2, (Stroke){.ink = INK_EDGE, .width = 2});
    (void)type;
}

// One cap with its words; returns where the next begins.
static double add_cap(Scene *scene, const char *words, size_t size, double x, double y) {
    char text[32];
    snprintf(text, sizeof text, "%.*s", (int)size, words);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    type.face = FACE_CODE;
    double height = CAP_HEIGHT * type.size / 14,
           wide = fmax(style_width(scene, text, type) + 14, height);
    scene_add(scene, (Rect){x, y - height / 2, wide, height}, draw_cap, &type, sizeof type);
    type.align = ALIGN_CENTRE;
    scene_words(scene, text, x + wide / 2, y + type.size * 0.34, type);
    return x + wide + 6;
}

// "Ctrl+Z Ctrl+Y": caps between blanks; a '+' inside joins caps pressed together.
static void add_keys(Scene *scene, const char *keys, double x, double y) {
    while (*keys) {
        size_t size = strcspn(keys, " ");
        const char *end = keys + size;
        while (keys < end) {
            const char *plus = memchr(keys + 1, '+', (size_t)(end - keys - 1));
            if (plus && plus + 1 == end + 0) plus = NULL;
            size_t cap = plus ? (size_t)(plus - keys) : (size_t)(end - keys);
            x = add_cap(scene, keys, cap, x, y);
            keys += cap + (plus ? 1 : 0);
        }
        while (*keys == ' ')
            keys++;
        x += 4;
    }
}

static double line_height(const Scene *scene) {
    return style_pitch(scene, ROLE_PANEL) + 8;
}

// The groups stand one below the other, in as many columns as fit.
static double add_group(Scene *scene, const KeysModel *model, int from, int to, double x,
                        double y, double width) {
    Type head = style_bold(scene, ROLE_PANEL, INK_INK),
         type = style_type(scene, ROLE_LABEL, INK_INK);
    double keys = 150 * type.size / 14, line = line_height(scene);
    scene_words(scene, scene_word(scene, model->lines[from].group), x, y + head.size, head);
    y += line;
    type.width = width - keys - 8;
    for (int i = from; i < to; i++, y += line) {
        double middle = y + line / 2 - 4;
        add_keys(scene, model->lines[i].keys, x, middle);
        scene_words(scene, scene_word(scene, model->lines[i].words), x + keys,
                    middle + type.size * 0.36, type);
    }
    return y;
}

static int group_end(const KeysModel *model, int from) {
    int to = from;
    while (to < model->count && !strcmp(model->lines[to].group, model->lines[from].group))
        to++;
    return to;
}

static double add_groups(Scene *scene, const KeysModel *model, Rect rect) {
    int columns = rect.w >= 900 ? 3 : rect.w >= 620 ? 2 : 1;
    double width = rect.w / columns, lowest = rect.y;
    double at[3] = {rect.y, rect.y, rect.y};
    for (int from = 0; from < model->count;) {
        int to = group_end(model, from), column = 0;
        for (int i = 1; i < columns; i++)
            if (at[i] < at[column]) column = i;
        at[column] = add_group(scene, model, from, to, rect.x + column * width, at[column],
                               width - 16) +
                     16;
        lowest = fmax(lowest, at[column]);
        from = to;
    }
    return lowest - rect.y;
}

static void draw_veil(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_PAPER);
}

void screen_keys(Scene *scene, const KeysModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    scene_add(scene, (Rect){0, 0, m->width, m->height}, draw_veil, NULL, 0);
    scene_spot(scene, (SpotArea){.rect = {0, 0, m->width, m->height},
                                 .spot = {.kind = SPOT_CLOSE},
                                 .quiet = true,
                                 .name = scene_word(scene, "keys.close")});
    Rect card = rect_inset((Rect){0, 0, m->width, m->height}, fmin(m->margin, 40));
    scene_box(scene, card, 12, INK_SHEET, INK_LINE);
    double x = card.x + PAD, y = card.y + PAD;
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    scene_words(scene, scene_word(scene, "keys.title"), x, y + title.size, title);
    Button close = {.kind = BUTTON_FILLED,
                    .words = scene_word(scene, "keys.close"),
                    .spot = {.kind = SPOT_CLOSE}};
    double width = scene_button_width(scene, close);
    scene_button(scene, (Rect){card.x + card.w - PAD - width, y - 8, width, 44}, close);
    y += 52;
    Rect region = {x, y, card.w - 2 * PAD, card.y + card.h - y - 12};
    scene_scroll(scene, region, SCROLL_SCREEN, model->scroll);
    add_groups(scene, model, region);
    scene_scroll_end(scene);
}
