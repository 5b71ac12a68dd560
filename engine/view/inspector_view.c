#include "view/inspector_view.h"

#include "base/text.h"
#include "view/screen_search.h"
#include "view/sheet.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

enum { PAD = 16, ROW_PAD = 8, GAP = 12, EDGE = 8 }; // EDGE: the ring goes there

static const double WIDE_SHARE = 0.32; // of the window
static const double LOW_SHARE = 0.45;  // of its height, where it is below
static const double LEAST_EM = 23, MOST_EM = 34, PAGE_EM = 34; // of the panel's type
static const double DETAIL_SHARE = 0.3;                        // of the panel, at most

InspectorSplit inspector_split(const Metrics *whole) {
    const Metrics *m = whole; // of the window
    double em = m->size[ROLE_PANEL];
    double width = fmin(fmax(WIDE_SHARE * m->width, LEAST_EM * em), MOST_EM * em);
    width = round(width);
    if (m->width - width >= PAGE_EM * em)
        return (InspectorSplit){{0, 0, m->width - width, m->height},
                                {m->width - width, 0, width, m->height}};
    double high = round(LOW_SHARE * m->height);
    return (InspectorSplit){{0, 0, m->width, m->height - high},
                            {0, m->height - high, m->width, high}};
}

void inspector_outline_add(Scene *scene, Rect block) {
    scene_box(scene, rect_inset(block, -3), 6, INK_NONE, INK_FOX);
}

const char *inspector_path(Scene *scene, const char *path, Type type, double width) {
    if (style_width(scene, path, type) <= width) return path;
    size_t size = strlen(path);
    for (size_t head = size / 3, tail = size / 3;; tail++) {
        const char *start = path + tail;
        while (((unsigned char)*start & 0xC0) == 0x80)
            start++;
        while (head && ((unsigned char)path[head] & 0xC0) == 0x80)
            head--;
        const char *cut = scene_print(scene, "%.*s…%s", (int)head, path, start);
        if (!*start || style_width(scene, cut, type) <= width) return cut;
        if (head > 4) head--;
    }
}

// --- the ground

static void draw_panel(Canvas *canvas, Rect rect, const void *with) {
    const bool *below = with;
    draw_ground(canvas, rect, INK_SHEET);
    double right = *below ? rect.x + rect.w : rect.x,
           bottom = *below ? rect.y : rect.y + rect.h;
    draw_line(canvas, rect.x, rect.y, right, bottom, (Stroke){.ink = INK_EDGE});
}

// --- parts

static void draw_tab_line(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_ACCENT);
}

static void add_tab(Scene *scene, Rect rect, InspectorPart part, bool chosen) {
    static const char *const names[INSPECT_PARTS] = {"inspector.page", "inspector.values",
                                                     "inspector.times", "inspector.log"};
    Spot spot = {.kind = SPOT_INSPECTOR, .a = INSPECTOR_PART, .b = part};
    bool over = spot_same(scene_look(scene)->hover, spot);
    Type type = chosen ? style_bold(scene, ROLE_LABEL, INK_INK)
                       : style_type(scene, ROLE_LABEL, over ? INK_INK : INK_SOFT);
    type.align = ALIGN_CENTRE;
    type.width = rect.w - 4;
    const char *name = scene_word(scene, names[part]);
    scene_words(scene, name, rect.x + rect.w / 2, rect.y + rect.h / 2 + 0.36 * type.size,
                type);
    if (chosen)
        scene_add(scene, (Rect){rect.x + 4, rect.y + rect.h - 3, rect.w - 8, 3},
                  draw_tab_line, NULL, 0);
    scene_ring(scene, rect_inset(rect, 6), spot);
    const char *said = chosen ? scene_say(scene, "inspector.part_open", "%s", name) : name;
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = said});
}

static double add_head(Scene *scene, const InspectorModel *model, Rect panel) {
    const Metrics *m = &scene_look(scene)->metrics;
    double high = m->control, y = panel.y + 4;
    double cross = panel.x + panel.w - 4 - high,
           each = (cross - panel.x - 8) / INSPECT_PARTS;
    for (int i = 0; i < INSPECT_PARTS; i++)
        add_tab(scene, (Rect){panel.x + 8 + i * each, y, each, high}, (InspectorPart)i,
                model->part == (InspectorPart)i);
    Button close = {.kind = BUTTON_PLAIN,
                    .icon = "close",
                    .spot = {.kind = SPOT_INSPECTOR, .a = INSPECTOR_CLOSE},
                    .name = scene_word(scene, "inspector.close")};
    scene_button(scene, (Rect){cross, y, high, high}, close);
    scene_rule(scene, panel.x + 1, y + high + 4, panel.x + panel.w, y + high + 4);
    return high + 9;
}

// --- bars

typedef struct Share {
    double share;
    bool wrong;
} Share;

static void draw_share(Canvas *canvas, Rect rect, const void *with) {
    const Share *share = with;
    double full = fmin(fmax(share->share, 0), 1) * rect.w;
    draw_ground(canvas, rect, INK_LINE);
    if (full > 0)
        draw_ground(canvas, (Rect){rect.x, rect.y, fmax(full, 1), rect.h},
                    share->wrong ? INK_WRONG : INK_ACCENT);
}

static void add_share(Scene *scene, Rect rect, double of, bool wrong) {
    Share share = {of, wrong};
    if (of >= 0) scene_add(scene, rect, draw_share, &share, sizeof share);
}

static double add_summary(Scene *scene, const InspectorModel *model, Rect panel, double y) {
    if (!model->summary) return 0;
    bool much = model->share >= 0.5;
    Type type = style_type(scene, ROLE_LABEL, much ? INK_WRONG : INK_SOFT);
    type.width = panel.w - 2 * PAD;
    double pitch = style_pitch(scene, ROLE_LABEL);
    scene_words(scene, model->summary, panel.x + PAD, y + 6 + type.size, type);
    add_share(scene, (Rect){panel.x + PAD, y + pitch + 8, panel.w - 2 * PAD, 4},
              model->share, much);
    return pitch + 16;
}

// --- rows

static double row_height(const Scene *scene) {
    double lines = style_pitch(scene, ROLE_PANEL) + style_pitch(scene, ROLE_SMALL) + 6;
    return round(fmax(scene_look(scene)->metrics.control, lines));
}

// What stands at the right; returns where words may go to.
static double add_right(Scene *scene, const InspectorRow *row, Rect in, double first,
                        double second) {
    double right = in.x + in.w, least = right;
    Type type = style_type(scene, ROLE_PANEL, row->wrong ? INK_WRONG : INK_INK);
    type.align = ALIGN_RIGHT;
    type.width = 0.5 * in.w;
    if (row->value) {
        scene_words(scene, row->value, right, first, type);
        least = right - fmin(type.width, style_width(scene, row->value, type)) - GAP;
    }
    if (!row->place) return least;
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.align = ALIGN_RIGHT;
    soft.face = FACE_CODE;
    scene_words(scene, inspector_path(scene, row->place, soft, 0.5 * in.w), right, second,
                soft);
    return least;
}

static double place_width(Scene *scene, const InspectorRow *row, double most) {
    if (!row->place) return 0;
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.face = FACE_CODE;
    return fmin(style_width(scene, row->place, soft), most) + GAP;
}

static void add_row(Scene *scene, const InspectorModel *model, int index, Rect rect) {
    const Look *look = scene_look(scene);
    InspectorRow row = model->row(model->of, scene, index);
    Spot spot = {.kind = SPOT_INSPECTOR, .a = INSPECTOR_ROW, .b = index};
    bool chosen = index == model->chosen;
    bool over = spot_same(look->hover, spot) || row.lit;
    found_ground_add(scene, rect, chosen || over, chosen);
    double left = ROW_PAD + (row.within ? look->metrics.size[ROLE_PANEL] : 0);
    Rect in = {rect.x + left, rect.y, rect.w - left - ROW_PAD, rect.h};
    double panel = style_pitch(scene, ROLE_PANEL), small = style_pitch(scene, ROLE_SMALL);
    bool two = row.note || row.place;
    double top = rect.y + (rect.h - panel - (two ? small : 0)) / 2;
    double first = top + panel / 2 + 0.36 * look->metrics.size[ROLE_PANEL];
    double second = top + panel + small / 2 + 0.36 * look->metrics.size[ROLE_SMALL];
    double right = add_right(scene, &row, in, first, second);
    Type name = style_type(scene, ROLE_PANEL,
                           row.faint                 ? INK_SOFT
                           : row.wrong && !row.value ? INK_WRONG
                                                     : INK_INK);
    if (row.code) name.face = FACE_CODE;
    name.width = fmax(1, right - in.x);
    scene_words(scene, row.name, in.x, first, name);
    Type note = style_type(scene, ROLE_SMALL, INK_SOFT);
    note.width = fmax(1, in.w - place_width(scene, &row, 0.5 * in.w));
    if (row.note) scene_words(scene, row.note, in.x, second, note);
    add_share(scene, (Rect){in.x, rect.y + rect.h - 4, in.w, 3}, row.share, row.wrong);
    const char *said = scene_print(scene, "%s %s %s", row.name, row.value ? row.value : "",
                                   row.note ? row.note : "");
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .quiet = true, .name = said});
}

static void draw_nothing(Canvas *canvas, Rect rect, const void *with) {
    (void)canvas;
    (void)rect;
    (void)with;
}

// Only rows that are seen are added; what is empty below keeps the height of all.
static void add_list(Scene *scene, const InspectorModel *model, Rect view, double row) {
    Spot list = {.kind = SPOT_INSPECTOR, .a = INSPECTOR_LIST};
    double whole = model->rows * row, from = fmin(fmax(model->scroll, 0), fmax(0, whole));
    int first = (int)fmax(0, floor(from / row) - 2);
    int last = (int)fmin(model->rows, ceil((from + view.h) / row) + 2);
    // At the end the region is scrolled less far than was asked.
    int fits = (int)ceil(view.h / row) + 3;
    if (first > model->rows - fits) first = model->rows > fits ? model->rows - fits : 0;
    scene_spot(scene,
               (SpotArea){.rect = view,
                          .spot = list,
                          .name = scene_say(scene, "inspector.list", "%d", model->rows)});
    scene_scroll(scene, view, SCROLL_INSPECTOR, model->scroll);
    for (int i = first; i < last; i++)
        add_row(scene, model, i, (Rect){view.x, view.y + i * row, view.w, row});
    scene_add(scene, (Rect){view.x, view.y + whole, view.w, 0}, draw_nothing, NULL, 0);
    scene_scroll_end(scene);
    scene_ring(scene, rect_inset(view, 1), list);
    if (model->rows || !model->empty) return;
    ProseStyle style = style_prose(scene, ROLE_LABEL, view.w - 2 * ROW_PAD, INK_SOFT);
    scene_prose(scene, model->empty, view.x + ROW_PAD, view.y + ROW_PAD, style);
}

// --- the foot: what there is to say of the chosen row, and what can be done

typedef struct FootButton {
    bool there;
    const char *words;
    InspectorAct act;
} FootButton;

// As many in a line as have room; returns their height. NULL: only that.
static double lay_buttons(Scene *scene, Scene *into, const FootButton *rows, int count,
                          Rect in) {
    const double high = scene_look(scene)->metrics.control;
    double x = in.x, y = in.y;
    for (int i = 0; i < count; i++) {
        if (!rows[i].there) continue;
        Button button = {.kind = BUTTON_OUTLINE,
                         .words = rows[i].words,
                         .spot = {.kind = SPOT_INSPECTOR, .a = rows[i].act}};
        double wide = fmin(scene_button_width(scene, button), in.w);
        if (x > in.x && x + wide > in.x + in.w + 0.5) x = in.x, y += high + 8;
        if (into) scene_button(into, (Rect){x, y, wide, high}, button);
        x += wide + 8;
    }
    return x > in.x ? y + high - in.y : 0;
}

static double add_buttons(Scene *scene, const InspectorModel *model, Rect foot) {
    const FootButton rows[] = {
        {model->edit != NULL, model->edit, INSPECTOR_EDIT},
        {model->log, scene_word(scene, "inspector.copy"), INSPECTOR_COPY},
        {model->log, scene_word(scene, "inspector.clear"), INSPECTOR_CLEAR}};
    enum { COUNT = sizeof rows / sizeof *rows };
    Rect in = {foot.x + PAD, foot.y, foot.w - 2 * PAD, foot.h};
    double high = lay_buttons(scene, NULL, rows, COUNT, in);
    in.y = foot.y + foot.h - 0.5 * PAD - high;
    lay_buttons(scene, scene, rows, COUNT, in);
    return high > 0 ? high + 0.5 * PAD + 8 : 8;
}

// Returns the height of the foot.
static double add_foot(Scene *scene, const InspectorModel *model, Rect panel, bool beside) {
    double buttons = add_buttons(scene, model, panel);
    if (!model->detail) return buttons;
    ProseStyle style = style_prose(scene, ROLE_LABEL, panel.w - 2 * PAD, INK_INK);
    const char *text = scene_take(scene, style_escaped(model->detail));
    Scene *trial = scene_create(scene_look(scene));
    double whole = scene_prose(trial, text, 0, 0, style).h;
    scene_destroy(trial);
    double high =
        fmin(whole, beside ? panel.h - buttons - 20 : floor(DETAIL_SHARE * panel.h));
    double y = beside ? panel.y + 12 : panel.y + panel.h - buttons - high - 4;
    if (!beside) scene_rule(scene, panel.x + 1, y - 8, panel.x + panel.w, y - 8);
    scene_scroll(scene, (Rect){panel.x + PAD, y, panel.w - 2 * PAD, high}, SCROLL_INSPECTED,
                 model->detail_scroll);
    scene_prose(scene, text, panel.x + PAD, y, style);
    scene_scroll_end(scene);
    return buttons + high + 14;
}

void inspector_view_add(Scene *scene, const InspectorModel *model, Rect panel, Rect *list,
                        double *row) {
    bool below = panel.x <= 0;
    scene_add(scene, panel, draw_panel, &below, sizeof below);
    scene_quiet_terms(scene, true);
    double y = panel.y + add_head(scene, model, panel), bottom = panel.y + panel.h;
    // A low panel has what there is to say at its right.
    Rect body = {panel.x, y, below ? floor(0.6 * panel.w) : panel.w, bottom - y};
    if (below) {
        double x = body.x + body.w;
        scene_rule(scene, x, y, x, bottom);
        add_foot(scene, model, (Rect){x, y, panel.w - body.w, body.h}, true);
    } else {
        body.h -= add_foot(scene, model, body, false);
    }
    double over = add_summary(scene, model, body, y);
    *row = row_height(scene);
    *list = (Rect){body.x + EDGE, y + over + 2, body.w - 2 * EDGE, body.h - over - EDGE};
    list->h = fmax(0, list->h);
    add_list(scene, model, *list, *row);
    scene_quiet_terms(scene, false);
}
