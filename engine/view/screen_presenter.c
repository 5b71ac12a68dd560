#include "view/screen_presenter.h"

#include "view/bars.h"
#include "view/lens_view.h"
#include "view/picture.h"
#include "view/presenter_parts.h"

#include <math.h>
#include <stdio.h>

enum { BAR = 56, GAP = 32, RIGHT = 208, WIDE_RIGHT = 260, AIR = 12 };

const char *presenter_time(Scene *scene, double seconds) {
    long whole = lround(floor(fmax(0, fmin(seconds, 359999))));
    if (whole < 3600) return scene_print(scene, "%ld:%02ld", whole / 60, whole % 60);
    return scene_print(scene, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
}

double presenter_label(Scene *scene, const char *key, double x, double y, Ink ink) {
    Type type = style_type(scene, ROLE_LABEL, ink);
    scene_words(scene, scene_word(scene, key), x, y + 1.05 * type.size, type);
    return style_pitch(scene, ROLE_LABEL) + 4;
}

double presenter_button(Scene *scene, double x, double y, Button button) {
    double wide = scene_button_width(scene, button);
    scene_button(scene, (Rect){x, y, wide, scene_look(scene)->metrics.control}, button);
    return wide;
}

static double margin_of(const Metrics *m) {
    return m->stacked ? 16 : 32;
}

// --- the bar on top

static double bar_buttons(Scene *scene, const PresenterModel *model, double right) {
    const Metrics *m = &scene_look(scene)->metrics;
    const Button buttons[] = {
        {.kind = BUTTON_BAR,
         .words = "?",
         .spot = presenter_spot(SHOW_KEYS, 0, 0),
         .name = scene_word(scene, "present.keys")},
        {.kind = BUTTON_BAR,
         .words =
             scene_word(scene, model->rehearsal ? "present.to_show" : "present.rehearse"),
         .spot = presenter_spot(SHOW_REHEARSE, 0, 0)},
        {.kind = BUTTON_BAR,
         .words = scene_word(scene, m->stacked ? "bar.lang_brief" : "bar.lang"),
         .spot = presenter_spot(SHOW_LANG, 0, 0),
         .name = scene_word(scene, "bar.lang")}};
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        double wide = scene_button_width(scene, buttons[i]);
        right -= wide;
        scene_button(scene, (Rect){right, (BAR - m->control) / 2, wide, m->control},
                     buttons[i]);
    }
    return right;
}

static double screens_add(Scene *scene, const PresenterModel *model, double left,
                          double right) {
    Ink ink = model->screens_good ? INK_RIGHT : INK_WARN;
    Type type = style_type(scene, ROLE_LABEL, ink);
    double wide = style_width(scene, model->screens, type);
    if (right - wide - 40 < left) return right;
    double x = right - wide - 12;
    scene_words(scene, model->screens, x, BAR / 2.0 + 0.38 * type.size, type);
    Dot dot = {.fill = ink, .stroke = {.ink = INK_NONE}, .radius = 5};
    scene_add(scene, (Rect){x - 18, BAR / 2.0 - 6, 12, 12}, style_dot, &dot, sizeof dot);
    return x - 24;
}

static void bar_add(Scene *scene, const PresenterModel *model, double margin) {
    const Metrics *m = &scene_look(scene)->metrics;
    double right = bar_buttons(scene, model, m->width - margin + 12);
    double x = margin;
    scene_icon(scene, "kyubi", x, BAR / 2.0 - 16, 32, INK_FOX);
    x += 44;
    const char *count = scene_say(scene, "present.count", "%d\t%d", model->page + 1,
                                  model->lesson->page_count);
    int more = model->lesson->pages[model->page].steps;
    if (more)
        count = scene_say(scene, "present.count_step", "%s\t%d\t%d", count, model->step + 1,
                          more + 1);
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    Type title = style_bold(scene, ROLE_PANEL, INK_INK);
    double needs = style_width(scene, count, soft) + 20;
    double sign = model->rehearsal ? 70 : 0;
    title.width = fmax(60, right - x - needs - sign);
    double y = BAR / 2.0 + 0.38 * title.size;
    Rect name = scene_words(scene, model->title, x, y, title);
    x += fmin(name.w, title.width) + 14;
    soft.width = fmax(10, right - x - sign);
    x += scene_words(scene, count, x, y, soft).w + 14;
    if (model->rehearsal) {
        Type mark = style_bold(scene, ROLE_LABEL, INK_WARN);
        const char *words = scene_word(scene, "present.rehearsing");
        double wide = style_width(scene, words, mark);
        scene_box(scene, (Rect){x, BAR / 2.0 - 13, wide + 16, 26}, 5, INK_TINT_WARN,
                  INK_WARN);
        scene_words(scene, words, x + 8, BAR / 2.0 + 0.38 * mark.size, mark);
        x += wide + 30;
    }
    if (model->screens[0]) screens_add(scene, model, x, right);
    scene_rule(scene, 0, BAR, m->width, BAR);
}

// --- the audience's picture

typedef struct MirrorPart {
    const Picture *picture;
} MirrorPart;

static void draw_mirror(Canvas *canvas, Rect rect, const void *with) {
    const MirrorPart *part = with;
    draw_picture(canvas, rect, part->picture, "");
}

static const char *const cover_words[] = {[PRESENTER_LIVE] = "present.seen",
                                          [PRESENTER_BLACK] = "present.seen_black",
                                          [PRESENTER_WHITE] = "present.seen_white",
                                          [PRESENTER_FROZEN] = "present.seen_frozen",
                                          [PRESENTER_STILL] = "present.seen_still"};

static double mirror_rim(const PresenterModel *model) {
    return model->cover == PRESENTER_LIVE ? 2 : 5;
}

// What is said over the picture, and beside it how large that is seen: over its right end
// where both have room.
static void mirror_head(Scene *scene, const PresenterModel *model, double x, double y,
                        double width, Rect picture) {
    enum { BETWEEN = 12, OVER = 13 };
    bool live = model->cover == PRESENTER_LIVE;
    Type type = live ? style_type(scene, ROLE_LABEL, INK_SOFT)
                     : style_bold(scene, ROLE_LABEL, INK_FOX);
    const char *words = scene_word(scene, cover_words[model->cover]);
    double sign = lens_sign_wide(scene, model->zoom), room = sign > 0 ? sign + BETWEEN : 0;
    type.width = width - room;
    double used = scene_words(scene, words, x, y + 1.05 * type.size, type).w;
    double right = fmin(width, fmax(picture.w, used + room));
    lens_sign_add(scene, model->zoom, presenter_spot(SHOW_ZOOM, 1, 0), x + right - sign,
                  picture.y - mirror_rim(model) - OVER);
}

// The picture with its rim: orange and thin while it is what the audience sees, thick with
// a sentence over it while that is something else.
static Rect mirror_add(Scene *scene, const PresenterModel *model, double x, double y,
                       double width, double height) {
    double top = y + style_pitch(scene, ROLE_LABEL) + 4;
    double wide = fmin(width, (height - (top - y)) * model->hall);
    Rect rect = {round(x), round(top), floor(wide), floor(wide / model->hall)};
    mirror_head(scene, model, x, y, width, rect);
    scene_box(scene, rect_inset(rect, -mirror_rim(model)), 4, INK_FOX, INK_NONE);
    scene_box(scene, rect, 0, INK_SHEET, INK_NONE);
    MirrorPart part = {model->mirror};
    if (model->mirror) scene_add(scene, rect, draw_mirror, &part, sizeof part);
    lens_frame_add(scene, rect, model->frame);
    return rect;
}

// --- trouble

// What it was, which no sign in it turns into Markdown; of a lesson that has stopped first
// what the audience sees.
static const char *trouble_words(Scene *scene, const PresenterModel *model) {
    const char *why = scene_take(scene, style_escaped(model->trouble));
    if (!model->dead) return why;
    return scene_print(scene, "%s\n\n%s", scene_word(scene, "present.trouble_seen"), why);
}

// A lesson that has failed, and the way on: over the middle of the window.
static double trouble_add(Scene *scene, const PresenterModel *model, double x, double y,
                          double width) {
    if (!model->trouble) return 0;
    const Metrics *m = &scene_look(scene)->metrics;
    Callout callout = {
        .ink = INK_WRONG,
        .tint = INK_TINT_WRONG,
        .icon = "warning",
        .head = scene_word(scene, model->dead ? "present.trouble" : "present.fault"),
        .text = trouble_words(scene, model)};
    double used = callout_add(scene, x, y, width, &callout);
    if (!model->dead) return used + AIR;
    Button go = {.kind = BUTTON_FILLED,
                 .words = scene_word(scene, "present.mend"),
                 .icon = "replay",
                 .spot = presenter_spot(SHOW_MEND, 0, 0)};
    presenter_button(scene, x, y + used + AIR, go);
    return used + m->control + 2 * AIR;
}

// --- the columns

typedef double AddPart(Scene *scene, const PresenterModel *model, double x, double y,
                       double width);

static void region(Scene *scene, const PresenterModel *model, Rect rect, int which,
                   AddPart *add) {
    scene_scroll(scene, rect, which, model->scroll[which]);
    add(scene, model, rect.x, rect.y, rect.w);
    scene_scroll_end(scene);
}

static Rect left_add(Scene *scene, const PresenterModel *model, Rect column) {
    double label = style_pitch(scene, ROLE_LABEL) + 4;
    Rect mirror = mirror_add(scene, model, column.x, column.y, column.w,
                             fmax(0.5 * column.h, column.h - 220));
    double y = mirror.y + mirror.h + 20;
    double half = floor((column.w - 24) / 2), height = column.y + column.h - y - label;
    if (height < 60) return mirror;
    presenter_label(scene, "present.next_scene", column.x, y, INK_SOFT);
    presenter_label(scene, "present.flow", column.x + half + 24, y, INK_SOFT);
    Rect next = {column.x, y + label, half, height};
    Rect pages = {column.x + half + 24, y + label, half, height};
    scene_box(scene, next, 12, INK_SHEET, INK_LINE);
    scene_box(scene, pages, 12, INK_SHEET, INK_LINE);
    region(scene, model, rect_inset(next, 6), SCROLL_PICTURE, presenter_next_add);
    region(scene, model, rect_inset(pages, 6), SCROLL_SCREEN, presenter_pages_add);
    return mirror;
}

static double notes_head(Scene *scene, const PresenterModel *model, double x, double y,
                         double width) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    scene_words(scene, scene_word(scene, "present.notes"), x,
                y + m->control / 2 + 0.36 * type.size, type);
    const Button buttons[] = {
        {.kind = BUTTON_BAR,
         .words = scene_word(scene, model->notes_hidden ? "present.notes_show"
                                                        : "present.notes_hide"),
         .spot = presenter_spot(SHOW_NOTES, 0, 0)},
        {.kind = BUTTON_BAR,
         .words = "A+",
         .spot = presenter_spot(SHOW_NOTES_TEXT, 1, 0),
         .name = scene_word(scene, "present.notes_larger")},
        {.kind = BUTTON_BAR,
         .words = "A−",
         .spot = presenter_spot(SHOW_NOTES_TEXT, -1, 0),
         .name = scene_word(scene, "present.notes_smaller")}};
    double right = x + width;
    for (int i = 0; i < (model->notes_hidden ? 1 : 3); i++) {
        double wide = scene_button_width(scene, buttons[i]);
        right -= wide;
        scene_button(scene, (Rect){right, y, wide, m->control}, buttons[i]);
    }
    return m->control;
}

// Notes above, the page's inputs below them: they take what they need, up to half.
static void middle_add(Scene *scene, const PresenterModel *model, Rect column) {
    double y = column.y - 10;
    y += trouble_add(scene, model, column.x, y + 10, column.w);
    y += notes_head(scene, model, column.x, y, column.w);
    double bottom = column.y + column.h, room = bottom - y, controls = 0;
    if (model->input_count) {
        const Look *look = scene_look(scene);
        Scene *trial = scene_create(look);
        double need = presenter_controls_add(trial, model, 0, 0, column.w);
        scene_destroy(trial);
        double most = model->notes_hidden ? room : 0.55 * room;
        controls = fmin(need, most);
    }
    Rect notes = {column.x, y, column.w, room - controls - (controls > 0 ? AIR : 0)};
    if (!model->notes_hidden && notes.h > 40)
        region(scene, model, notes, SCROLL_TEXT, presenter_notes_add);
    if (controls <= 0) return;
    Rect rest = {column.x, bottom - controls, column.w, controls};
    if (model->notes_hidden) rest.y = y;
    scene_rule(scene, rest.x, rest.y - AIR / 2.0, rest.x + rest.w, rest.y - AIR / 2.0);
    region(scene, model, rest, SCROLL_CHOICES, presenter_controls_add);
}

static void right_add(Scene *scene, const PresenterModel *model, Rect column) {
    Scene *trial = scene_create(scene_look(scene));
    double counts = presenter_counts_add(trial, model, 0, 0, column.w);
    double ringed = presenter_time_add(trial, model, 0, 0, column.w, true);
    scene_destroy(trial);
    double used = presenter_time_add(scene, model, column.x, column.y, column.w,
                                     ringed + AIR + counts <= column.h);
    Rect rest = {column.x, column.y + used + AIR, column.w, column.h - used - AIR};
    if (rest.h > 40) region(scene, model, rest, SCROLL_CARD, presenter_counts_add);
}

static Rect columns_add(Scene *scene, const PresenterModel *model, Rect body) {
    double right = body.w > 1500 ? WIDE_RIGHT : RIGHT;
    double left = floor(0.43 * body.w);
    Rect columns[3] = {
        {body.x, body.y, left, body.h},
        {body.x + left + GAP, body.y, body.w - left - right - 2 * GAP, body.h},
        {body.x + body.w - right, body.y, right, body.h}};
    Rect mirror = left_add(scene, model, columns[0]);
    middle_add(scene, model, columns[1]);
    right_add(scene, model, columns[2]);
    return mirror;
}

// --- narrow windows: one column, of which all but the picture scrolls

static double stack_parts(Scene *scene, const PresenterModel *model, double x, double y,
                          double width) {
    double top = y;
    y += trouble_add(scene, model, x, y, width);
    y += notes_head(scene, model, x, y, width);
    if (!model->notes_hidden) y += presenter_notes_add(scene, model, x, y, width) + AIR;
    if (model->input_count) y += presenter_controls_add(scene, model, x, y, width) + AIR;
    y += presenter_counts_add(scene, model, x, y, width) + AIR;
    y += presenter_label(scene, "present.next_scene", x, y, INK_SOFT);
    y += presenter_next_add(scene, model, x, y, width) + AIR;
    y += presenter_label(scene, "present.flow", x, y, INK_SOFT);
    y += presenter_pages_add(scene, model, x, y, width);
    return y - top;
}

static Rect stack_add(Scene *scene, const PresenterModel *model, Rect body) {
    Rect mirror = mirror_add(scene, model, body.x, body.y, body.w, 0.45 * body.h);
    double y = mirror.y + mirror.h + AIR;
    y += presenter_time_line(scene, model, body.x, y, body.w) + AIR;
    Rect rest = {body.x, y, body.w, body.y + body.h - y};
    region(scene, model, rest, SCROLL_TEXT, stack_parts);
    return mirror;
}

void screen_presenter(Scene *scene, const PresenterModel *model, Rect *mirror) {
    const Metrics *m = &scene_look(scene)->metrics;
    double margin = margin_of(m), top = BAR + (m->stacked ? 8 : 18);
    bar_add(scene, model, margin);
    double bottom = presenter_keys_add(scene, model, margin);
    Rect body = {margin, top, m->width - 2 * margin, bottom - top};
    *mirror = m->stacked ? stack_add(scene, model, body) : columns_add(scene, model, body);
    presenter_sheet_add(scene, model);
}
