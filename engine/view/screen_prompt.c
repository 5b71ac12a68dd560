#include "view/screen_prompt.h"

#include "view/key_caps.h"
#include "view/sheet.h"
#include "view/style.h"

#include <math.h>

// A row's padding; widths in letters.
enum { ROW_PAD = 12, GAP = 16, WIDE_EM = 50, GROUP_EM = 8, EDGE = 16 };

static double row_height(const Scene *scene) {
    double line = style_pitch(scene, ROLE_PANEL) + 12;
    return fmax(scene_look(scene)->metrics.control, line);
}

// The caps at the right end and the group before them; returns where words may go to.
static double add_right(Scene *scene, const PromptRow *row, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    Fonts *fonts = view_cache_fonts(scene_look(scene)->cache);
    double middle = rect.y + rect.h / 2, size = m->size[ROLE_SMALL];
    double right = rect.x + rect.w;
    if (row->keys[0]) {
        double wide = key_caps(NULL, fonts, row->keys, size, 0, 0);
        key_caps(scene, fonts, row->keys, size, right - wide, middle);
        right -= wide + GAP;
    }
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    double wide = style_width(scene, row->group, soft);
    double left = rect.x + rect.w - GROUP_EM * m->size[ROLE_PANEL] - wide;
    if (row->why) return right;
    left = fmin(left, right - wide);
    scene_words(scene, row->group, left, middle + 0.36 * soft.size, soft);
    return left - GAP;
}

// Its name, then what it is called in the other language, or why it cannot be done.
static void add_words(Scene *scene, const PromptRow *row, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    double right = add_right(scene, row, rect), x = rect.x;
    double baseline = rect.y + rect.h / 2 + 0.36 * m->size[ROLE_PANEL];
    Type type = style_type(scene, ROLE_PANEL, row->why ? INK_SOFT : INK_INK);
    x = found_line_add(scene, &row->name, x, baseline, right - x, type);
    Type soft = style_type(scene, ROLE_LABEL, row->why ? INK_WARN : INK_SOFT);
    double room = right - x - GAP;
    if (room < 4 * soft.size) return;
    FoundLine why = {row->why ? row->why : "", "", ""};
    found_line_add(scene, row->why ? &why : &row->other, x + GAP, baseline, room, soft);
}

static void add_row(Scene *scene, const PromptModel *model, int i, Rect rect) {
    const Look *look = scene_look(scene);
    const PromptRow *row = &model->rows[i];
    Spot spot = {.kind = SPOT_PROMPT_ROW, .a = i};
    bool ring = look->focus_shown && spot_same(look->focus, spot);
    bool chosen = i == model->chosen, hovered = spot_same(look->hover, spot);
    found_ground_add(scene, rect, chosen || hovered || ring, chosen);
    add_words(scene, row, (Rect){rect.x + ROW_PAD, rect.y, rect.w - 2 * ROW_PAD, rect.h});
    if (ring) scene_box(scene, rect, 8, INK_NONE, INK_FOX);
    const char *name = scene_say(scene, "prompt.row", "%s%s%s\t%s", row->name.before,
                                 row->name.match, row->name.after, row->group);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .name = name});
}

static void add_head(Scene *scene, const PromptModel *model, Rect sheet) {
    SheetHead head = {.icon = "prompt",
                      .field = &model->field,
                      .spot = {.kind = SPOT_PROMPT_FIELD},
                      .name = scene_word(scene, "prompt.field"),
                      .note = model->note,
                      .refused = model->refused};
    sheet_head_add(scene, sheet, &head);
}

// Where not all rows fit, half of one shows that there are more.
void screen_prompt(Scene *scene, const PromptModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_PANEL], m->width - 2 * EDGE);
    double row = row_height(scene), head = sheet_head_height(scene);
    double top = fmin(m->top_bar + 12, m->height / 8);
    double room = (m->height - top - EDGE - 2 * SHEET_PAD - head) / row;
    double most = fmax(1, fmin(11.5, floor(room - 0.5) + 0.5));
    double rows = model->count <= most ? model->count : most;
    Rect sheet = {round((m->width - width) / 2), top, width,
                  head + rows * row + 2 * SHEET_PAD};
    sheet_add(scene, sheet);
    add_head(scene, model, sheet);
    double y = sheet.y + SHEET_PAD + head;
    Rect view = {sheet.x + 8, y, sheet.w - 16, fmax(0, sheet.y + sheet.h - 8 - y)};
    scene_scroll(scene, view, SCROLL_FOUND, model->scroll);
    for (int i = 0; i < model->count; i++)
        add_row(scene, model, i, (Rect){view.x, view.y + i * row, view.w, row});
    scene_scroll_end(scene);
}
