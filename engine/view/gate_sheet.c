#include "view/gate_sheet.h"

#include "view/palette_view.h"
#include "view/picture.h"
#include "view/sheet.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

// The sheet's padding; how wide it is at most; between groups.
enum { PAD = 24, EDGE = 16, WIDE = 1010, GROUP_GAP = 18, ROW_GAP = 12 };

// Where the next group stands.
typedef struct Pen {
    double left, right; // between which tiles stand
    double x, y, row;   // and the height of the row begun
} Pen;

static double caption_height(const Scene *scene) {
    return style_pitch(scene, ROLE_SMALL) + 2 * picture_unit(scene);
}

// The tiles of one group from `first` on, as many as `count`.
static double group_width(const Scene *scene, const GateSheetModel *model, int first,
                          int count, double most) {
    double width = 0;
    for (int i = 0; i < count; i++) {
        Tool tool;
        tool_at(model->codes[first + i], &tool);
        width += tile_width(scene, &tool);
    }
    return fmin(width, most);
}

static void next_row(Scene *scene, Pen *pen) {
    pen->x = pen->left;
    pen->y += pen->row + ROW_GAP * picture_unit(scene);
    pen->row = 0;
}

static void add_tiles(Scene *scene, const GateSheetModel *model, int first, int count,
                      Pen *pen) {
    double side = tile_side(scene), begin = pen->x, y = pen->y + caption_height(scene);
    for (int i = 0; i < count; i++) {
        Tool tool;
        tool_at(model->codes[first + i], &tool);
        double width = tile_width(scene, &tool);
        if (pen->x > begin && pen->x + width > pen->right + 0.5) {
            pen->x = begin;
            y += side;
        }
        tile_add(scene, &tool, (Rect){pen->x, y, width, side},
                 (TileLook){.source = model->source,
                            .sheet = true,
                            .chosen = model->chosen == tool.code});
        pen->x += width;
    }
    pen->row = fmax(pen->row, y + side - pen->y);
}

// A group goes to a new row where it does not fit this one whole.
static void add_group(Scene *scene, const GateSheetModel *model, int first, int count,
                      Pen *pen) {
    double unit = picture_unit(scene), all = pen->right - pen->left;
    Tool tool;
    tool_at(model->codes[first], &tool);
    const char *words = tool_group_title(scene, tool.group);
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double tiles = group_width(scene, model, first, count, all);
    double width = fmax(tiles, style_width(scene, words, type) + 8 * unit);
    if (pen->x > pen->left && pen->x + width > pen->right + 0.5) next_row(scene, pen);
    double inset = (tile_side(scene) - tile_gate(scene)) / 2, x = pen->x;
    type.width = all;
    scene_words(scene, words, x + inset, pen->y + type.size, type);
    add_tiles(scene, model, first, count, pen);
    pen->x = x + width + GROUP_GAP * unit;
    if (width >= all - 0.5) pen->x = pen->right + 1;
}

// All tiles from (x, y) on; returns their height.
static double add_groups(Scene *scene, const GateSheetModel *model, double x, double y,
                         double width) {
    double inset = (tile_side(scene) - tile_gate(scene)) / 2;
    Pen pen = {x - inset, x + width + inset, x - inset, y, 0};
    for (int i = 0; i < model->count;) {
        Tool tool, other;
        int count = 0;
        tool_at(model->codes[i], &tool);
        while (i + count < model->count && tool_at(model->codes[i + count], &other) &&
               other.group == tool.group)
            count++;
        add_group(scene, model, i, count, &pen);
        i += count;
    }
    return pen.y + pen.row - y;
}

static double groups_height(const Scene *scene, const GateSheetModel *model, double width) {
    Scene *trial = scene_create(scene_look(scene));
    double height = add_groups(trial, model, 0, 0, width);
    scene_destroy(trial);
    return height;
}

// What the line below says: what was done, else what is under the hand or the cursor.
static const char *line_of(Scene *scene, const GateSheetModel *model, Ink *ink) {
    Spot hover = scene_look(scene)->hover;
    Tool tool;
    *ink = INK_INK;
    bool over = hover.kind == SPOT_PALETTE && tool_at(hover.a, &tool);
    if (!over && model->status) {
        *ink = model->refused ? INK_WRONG : INK_INK;
        return model->status;
    }
    if (!over && !tool_at(model->chosen, &tool))
        return scene_word(scene, model->count ? "gates.how" : "gates.none");
    return scene_say(scene, "lab.about_gate", "%s\t%s", tool_title(scene, &tool),
                     tool_about(scene, &tool));
}

static void add_head(Scene *scene, const GateSheetModel *model, Rect sheet) {
    const Metrics *m = &scene_look(scene)->metrics;
    double x = sheet.x + PAD, y = sheet.y + PAD / 2.0, control = m->control;
    double right = sheet.x + sheet.w - PAD / 2.0 - control;
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    double field = fmin(320 * style_scale(scene), 0.5 * (right - x));
    title.width = right - 16 - field - x - 3 * m->size[ROLE_PANEL];
    scene_words(scene, scene_word(scene, "gates.title"), x,
                y + control / 2 + 0.38 * title.size, title);
    double left = right - 16 - field, sign = 1.2 * m->size[ROLE_PANEL];
    field_view_add(scene, (Rect){left, y, field, control}, &model->field,
                   (Spot){.kind = SPOT_GATE_FIELD}, false,
                   scene_word(scene, "gates.field"));
    scene_icon(scene, "search", left - sign - 12, y + (control - sign) / 2, sign, INK_SOFT);
    if (!model->field.text[0] && !model->field.compose) {
        Type hint = style_type(scene, ROLE_LABEL, INK_SOFT);
        hint.width = field - 36;
        scene_words(scene, scene_word(scene, "gates.hint"), left + 20,
                    y + control / 2 + 0.36 * hint.size, hint);
    }
    sheet_cross_add(scene, right, y);
}

void gate_sheet_add(Scene *scene, const GateSheetModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE * picture_unit(scene), m->width - 2 * EDGE);
    double inner = width - 2 * PAD, head = m->control + PAD;
    double line = 2 * style_pitch(scene, ROLE_PANEL), foot = line + PAD;
    double high = groups_height(scene, model, inner);
    double room = m->height - 2 * EDGE - head - foot;
    Rect sheet = {round((m->width - width) / 2), 0, width, head + fmin(high, room) + foot};
    sheet.y = round(fmax(EDGE, fmin(m->top_bar + 8, (m->height - sheet.h) / 2)));
    sheet_add(scene, sheet);
    add_head(scene, model, sheet);
    Rect view = {sheet.x + 4, sheet.y + head, sheet.w - 8, fmin(high, room) + 4};
    scene_scroll(scene, view, SCROLL_GATES, model->scroll);
    add_groups(scene, model, sheet.x + PAD, view.y, inner);
    scene_scroll_end(scene);
    Ink ink;
    const char *words = line_of(scene, model, &ink);
    ProseStyle style = style_prose(scene, ROLE_PANEL, inner, ink);
    style.lexicon = NULL;
    style.furigana = NULL;
    char *prose = style_escaped(words);
    scene_prose(scene, prose, sheet.x + PAD, sheet.y + sheet.h - foot + PAD / 2.0, style);
    free(prose);
}
