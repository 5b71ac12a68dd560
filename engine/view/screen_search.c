#include "view/screen_search.h"

#include "view/sheet.h"
#include "view/style.h"

#include <math.h>

// The sheet's padding; a row's air above and below its two lines.
enum { PAD = 20, ROW_AIR = 8, ROW_PAD = 12, WIDE_EM = 50, EDGE = 16 };

typedef struct RowPart {
    Ink tint;
    bool chosen;
} RowPart;

// The chosen row has a bar before it besides its tint.
static void draw_row(Canvas *canvas, Rect rect, const void *with) {
    const RowPart *row = with;
    draw_box(canvas, rect, 8, row->tint, (Stroke){.ink = INK_NONE});
    Rect bar = {rect.x, rect.y + 6, 4, rect.h - 12};
    if (row->chosen) draw_box(canvas, bar, 2, INK_ACCENT, (Stroke){.ink = INK_NONE});
}

static void draw_match(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 3, INK_TINT_FOX, (Stroke){.ink = INK_NONE});
}

static double row_height(const Scene *scene) {
    double lines = style_pitch(scene, ROLE_PANEL) + style_pitch(scene, ROLE_LABEL);
    return fmax(scene_look(scene)->metrics.control, lines + 2 * ROW_AIR);
}

// Words before, the match on its ground, words after, as far as there is room.
static void add_context(Scene *scene, const FoundRow *row, double x, double baseline,
                        double width) {
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT),
         bold = style_bold(scene, ROLE_LABEL, INK_INK);
    double right = x + width;
    if (row->before[0]) x += scene_words(scene, row->before, x, baseline, soft).w;
    if (row->match[0]) {
        double wide = fmin(style_width(scene, row->match, bold), right - x);
        Rect ground = {x - 1, baseline - 0.95 * bold.size, wide + 2, 1.25 * bold.size};
        scene_add(scene, ground, draw_match, NULL, 0);
        bold.width = fmax(1, right - x);
        x += scene_words(scene, row->match, x, baseline, bold).w + 1;
    }
    soft.width = right - x;
    if (row->after[0] && soft.width > soft.size)
        scene_words(scene, row->after, x, baseline, soft);
}

static void add_title(Scene *scene, const FoundRow *row, double x, double baseline,
                      double width) {
    Type title = style_bold(scene, ROLE_PANEL, INK_INK),
         where = style_type(scene, ROLE_LABEL, INK_SOFT);
    double need = style_width(scene, row->title, title);
    title.width = width;
    scene_words(scene, row->title, x, baseline, title);
    where.width = width - need - 2 * where.size;
    where.align = ALIGN_RIGHT;
    if (where.width > 4 * where.size)
        scene_words(scene, row->where, x + width, baseline, where);
}

static void add_row(Scene *scene, const SearchModel *model, int i, Rect rect) {
    const Look *look = scene_look(scene);
    const FoundRow *row = &model->rows[i];
    Spot spot = {.kind = SPOT_FOUND, .a = i};
    bool ring = look->focus_shown && spot_same(look->focus, spot);
    bool chosen = i == model->chosen, hovered = spot_same(look->hover, spot);
    RowPart part = {chosen || hovered || ring ? INK_TINT_ACCENT : INK_NONE, chosen};
    scene_add(scene, rect, draw_row, &part, sizeof part);
    double x = rect.x + ROW_PAD, width = rect.w - 2 * ROW_PAD, y = rect.y + ROW_AIR;
    double panel = style_pitch(scene, ROLE_PANEL), label = style_pitch(scene, ROLE_LABEL);
    double below = 0.36 * look->metrics.size[ROLE_PANEL];
    add_title(scene, row, x, y + panel / 2 + below, width);
    below = 0.36 * look->metrics.size[ROLE_LABEL];
    add_context(scene, row, x, y + panel + label / 2 + below, width);
    if (ring) scene_box(scene, rect, 8, INK_NONE, INK_FOX);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .name = row->title});
}

static double head_height(const Scene *scene) {
    return scene_look(scene)->metrics.control + style_pitch(scene, ROLE_LABEL) + 12;
}

// The field with its sign, the cross, and the note below them.
static void add_head(Scene *scene, const SearchModel *model, Rect sheet) {
    const Metrics *m = &scene_look(scene)->metrics;
    double x = sheet.x + PAD, y = sheet.y + PAD, control = m->control;
    double sign = 1.2 * m->size[ROLE_PANEL];
    scene_icon(scene, "search", x, y + (control - sign) / 2, sign, INK_SOFT);
    double left = x + sign + 12, right = sheet.x + sheet.w - PAD - control - 8;
    field_view_add(scene, (Rect){left, y, right - left, control}, &model->field,
                   (Spot){.kind = SPOT_SEARCH_FIELD}, false,
                   scene_word(scene, "search.field"));
    Button close = {.kind = BUTTON_PLAIN, .icon = "close", .spot = {SPOT_CLOSE}};
    scene_button(scene, (Rect){right + 8, y, control, control}, close);
    Type note = style_type(scene, ROLE_LABEL, INK_SOFT);
    note.width = sheet.w - 2 * PAD;
    scene_words(scene, model->note, x, y + control + 8 + note.size, note);
}

void screen_search(Scene *scene, const SearchModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_PANEL], m->width - 2 * EDGE);
    double row = row_height(scene), head = head_height(scene);
    double top = fmin(m->top_bar + 12, m->height / 8);
    double need = PAD + head + model->count * row + PAD;
    Rect sheet = {round((m->width - width) / 2), top, width,
                  fmin(need, m->height - top - EDGE)};
    sheet_add(scene, sheet);
    add_head(scene, model, sheet);
    double y = sheet.y + PAD + head;
    Rect view = {sheet.x + 8, y, sheet.w - 16, fmax(0, sheet.y + sheet.h - 8 - y)};
    scene_scroll(scene, view, SCROLL_FOUND, model->scroll);
    for (int i = 0; i < model->count; i++)
        add_row(scene, model, i, (Rect){view.x, view.y + i * row, view.w, row});
    scene_scroll_end(scene);
}

void search_box_add(Scene *scene, Rect rect) {
    const Look *look = scene_look(scene);
    Spot spot = {.kind = SPOT_SEARCH};
    bool touched = spot_same(look->hover, spot) || spot_same(look->pressed, spot);
    bool ring = look->focus_shown && spot_same(look->focus, spot);
    scene_box(scene, rect, 8, touched ? INK_TINT_ACCENT : INK_SHEET, INK_EDGE);
    if (ring) scene_box(scene, rect_inset(rect, -3), 10, INK_NONE, INK_FOX);
    double sign = 1.2 * look->metrics.size[ROLE_LABEL], middle = rect.y + rect.h / 2;
    scene_icon(scene, "search", rect.x + 12, middle - sign / 2, sign, INK_SOFT);
    Type words = style_type(scene, ROLE_LABEL, INK_SOFT);
    double x = rect.x + 12 + sign + 8;
    words.width = rect.x + rect.w - 12 - x;
    scene_words(scene, scene_word(scene, "search.box"), x, middle + 0.36 * words.size,
                words);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_word(scene, "search.field")});
}
