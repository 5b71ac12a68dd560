#include "view/screen_search.h"

#include "view/sheet.h"
#include "view/style.h"

#include <math.h>

// A row's air above and below its two lines, and its padding.
enum { ROW_AIR = 8, ROW_PAD = 12, WIDE_EM = 50, EDGE = 16 };

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

double found_line_add(Scene *scene, const FoundLine *line, double x, double baseline,
                      double width, Type type) {
    double right = x + width;
    Type match = style_bold(scene, ROLE_LABEL, INK_INK);
    match.size = type.size;
    type.width = width;
    if (line->before[0]) x += scene_words(scene, line->before, x, baseline, type).w;
    match.width = right - x;
    if (line->match[0] && match.width > match.size) {
        double wide = fmin(style_width(scene, line->match, match), match.width);
        Rect ground = {x - 1, baseline - 0.95 * match.size, wide + 2, 1.25 * match.size};
        scene_add(scene, ground, draw_match, NULL, 0);
        x += scene_words(scene, line->match, x, baseline, match).w;
    }
    type.width = right - x;
    if (line->after[0] && type.width > type.size)
        x += scene_words(scene, line->after, x, baseline, type).w;
    return x;
}

void found_ground_add(Scene *scene, Rect rect, bool tinted, bool chosen) {
    RowPart part = {tinted ? INK_TINT_ACCENT : INK_NONE, chosen};
    scene_add(scene, rect, draw_row, &part, sizeof part);
}

static bool is_empty(const FoundLine *line) {
    return !line->before[0] && !line->match[0] && !line->after[0];
}

// Where it is stands at the right of the title; in place of words where there are none.
static void add_words(Scene *scene, const FoundRow *row, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    double panel = style_pitch(scene, ROLE_PANEL), label = style_pitch(scene, ROLE_LABEL);
    double first = rect.y + panel / 2 + 0.36 * m->size[ROLE_PANEL];
    double second = rect.y + panel + label / 2 + 0.36 * m->size[ROLE_LABEL];
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    double end = found_line_add(scene, &row->title, rect.x, first, rect.w,
                                style_bold(scene, ROLE_PANEL, INK_INK));
    Type where = soft;
    where.width = rect.x + rect.w - end - 2 * soft.size;
    where.align = ALIGN_RIGHT;
    FoundLine alone = {row->where, "", ""};
    bool empty = is_empty(&row->words);
    found_line_add(scene, empty ? &alone : &row->words, rect.x, second, rect.w, soft);
    if (!empty && where.width > 4 * where.size)
        scene_words(scene, row->where, rect.x + rect.w, first, where);
}

static void add_row(Scene *scene, const SearchModel *model, int i, Rect rect) {
    const Look *look = scene_look(scene);
    const FoundRow *row = &model->rows[i];
    Spot spot = {.kind = SPOT_FOUND, .a = i};
    bool ring = look->focus_shown && spot_same(look->focus, spot);
    bool chosen = i == model->chosen, hovered = spot_same(look->hover, spot);
    found_ground_add(scene, rect, chosen || hovered || ring, chosen);
    add_words(scene, row,
              (Rect){rect.x + ROW_PAD, rect.y + ROW_AIR, rect.w - 2 * ROW_PAD, rect.h});
    if (ring) scene_box(scene, rect, 8, INK_NONE, INK_FOX);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .name = row->where});
}

static void add_head(Scene *scene, const SearchModel *model, Rect sheet) {
    SheetHead head = {.icon = "search",
                      .field = &model->field,
                      .spot = {.kind = SPOT_SEARCH_FIELD},
                      .name = scene_word(scene, "search.field"),
                      .note = model->note};
    sheet_head_add(scene, sheet, &head);
}

// Where not all rows fit, half of one shows that there are more.
void screen_search(Scene *scene, const SearchModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_PANEL], m->width - 2 * EDGE);
    double row = row_height(scene), head = sheet_head_height(scene);
    double top = fmin(m->top_bar + 12, m->height / 8);
    double room = (m->height - top - EDGE - 2 * SHEET_PAD - head) / row;
    double rows = model->count <= room ? model->count : fmax(1, floor(room - 0.5) + 0.5);
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
