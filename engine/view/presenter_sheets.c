// What lies over the presenter's window: all pages in small, a page's number, the keys, and
// the question whether the show is over.
#include "view/presenter_parts.h"

#include "view/picture.h"
#include "view/sheet.h"

#include <math.h>

enum { PAD = 24, CARD_GAP = 16, CARD = 232 };

static Rect sheet_at(const Scene *scene, double width, double height) {
    const Metrics *m = &scene_look(scene)->metrics;
    width = fmin(width, m->width - 24);
    height = fmin(height, m->height - 24);
    return (Rect){round((m->width - width) / 2), round((m->height - height) / 2), width,
                  height};
}

// A sheet that wants an answer has no cross.
static double title_add(Scene *scene, const char *words, Rect sheet, bool cross) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type type = style_bold(scene, ROLE_HEADING, INK_INK);
    type.width = sheet.w - 2 * PAD - (cross ? m->control : 0);
    scene_words(scene, words, sheet.x + PAD,
                sheet.y + 10 + m->control / 2 + 0.38 * type.size, type);
    if (cross) sheet_cross_add(scene, sheet.x + sheet.w - m->control - 10, sheet.y + 10);
    return m->control + 20;
}

static double head_add(Scene *scene, const char *key, Rect sheet) {
    return title_add(scene, scene_word(scene, key), sheet, true);
}

// --- all pages

typedef struct ThumbPart {
    const Picture *picture;
} ThumbPart;

static void draw_thumb(Canvas *canvas, Rect rect, const void *with) {
    const ThumbPart *part = with;
    draw_picture(canvas, rect, part->picture, "");
}

// The steps of a page, each to be pressed; as many as there is room for.
static void steps_add(Scene *scene, const PresenterModel *model, int page, Rect row) {
    int steps = model->lesson->pages[page].steps + 1, before = 0;
    for (int i = 0; i < page; i++)
        before += model->lesson->pages[i].steps + 1;
    int most = (int)fmax(1, floor((row.w + 4) / (row.h + 4)));
    for (int i = 0; i < steps && i < most && steps > 1; i++) {
        Rect at = {row.x + i * (row.h + 4), row.y, row.h, row.h};
        bool chosen = before + i == model->chosen;
        scene_button(scene, at,
                     (Button){.kind = chosen ? BUTTON_CHOSEN : BUTTON_BAR,
                              .words = scene_print(scene, "%d", i + 1),
                              .spot = presenter_spot(SHOW_STEP, before + i, 0)});
    }
}

static void card_add(Scene *scene, const PresenterModel *model, int page, Rect card) {
    const Metrics *m = &scene_look(scene)->metrics;
    int before = 0;
    for (int i = 0; i < page; i++)
        before += model->lesson->pages[i].steps + 1;
    bool chosen = model->chosen >= before &&
                  model->chosen <= before + model->lesson->pages[page].steps;
    const char *title =
        scene_in_words(scene, style_text(scene, &model->lesson->pages[page].title));
    const char *words = scene_print(scene, "%d  %s", page + 1, title);
    double head = style_pitch(scene, ROLE_LABEL) + 8;
    Rect picture = {card.x, card.y + head, card.w, card.w / model->hall};
    Button ground = {.kind = chosen ? BUTTON_CHOSEN : BUTTON_CHOICE,
                     .spot = presenter_spot(SHOW_PAGE, page, 1),
                     .name = words};
    Rect all = {card.x - 6, card.y - 4, card.w + 12, head + picture.h + 10};
    scene_button(scene, all, ground);
    Type type = page == model->page ? style_bold(scene, ROLE_LABEL, INK_FOX)
                                    : style_type(scene, ROLE_LABEL, INK_INK);
    type.width = card.w;
    scene_words(scene, words, card.x, card.y + type.size + 2, type);
    ThumbPart part = {&model->thumbs[page]};
    if (part.picture->pixels) {
        scene_add(scene, picture, draw_thumb, &part, sizeof part);
    } else {
        ProseStyle style = style_prose(scene, ROLE_LABEL, card.w - 24, INK_SOFT);
        scene_box(scene, picture, 4, INK_PAPER, INK_LINE);
        scene_words(scene, scene_word(scene, "present.not_seen"), picture.x + 12,
                    picture.y + picture.h / 2 + 0.4 * style.size,
                    (Type){.size = style.size, .ink = INK_SOFT, .width = card.w - 24});
    }
    steps_add(scene, model, page,
              (Rect){card.x, picture.y + picture.h + 12, card.w, m->control});
}

static void overview_add(Scene *scene, const PresenterModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    Rect sheet = sheet_at(scene, m->width - 24, m->height - 24);
    sheet_add(scene, sheet);
    double head = head_add(scene, "present.overview", sheet);
    Rect view = {sheet.x + 8, sheet.y + head, sheet.w - 16, sheet.h - head - 12};
    double room = view.w - 2 * PAD;
    int across = (int)fmax(1, floor((room + CARD_GAP) / (CARD + CARD_GAP)));
    double wide = floor((room - (across - 1) * CARD_GAP) / across);
    double high = style_pitch(scene, ROLE_LABEL) + 8 + wide / model->hall + m->control + 28;
    scene_scroll(scene, view, SCROLL_SCREEN, model->scroll[SCROLL_SCREEN]);
    for (int i = 0; i < model->lesson->page_count; i++) {
        int row = i / across;
        card_add(scene, model, i,
                 (Rect){view.x + PAD + i % across * (wide + CARD_GAP),
                        view.y + 8 + row * high, wide, high});
    }
    scene_scroll_end(scene);
}

// --- a number, a question

static void number_add(Scene *scene, const PresenterModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    Rect sheet = sheet_at(scene, 460, 3 * m->control + 60);
    sheet_add(scene, sheet);
    double y = sheet.y + head_add(scene, "present.number_ask", sheet);
    Rect field = {sheet.x + PAD, y, 140, m->control};
    field_view_add(scene, field, &model->field, presenter_spot(SHOW_FIELD, 0, 0),
                   model->wrong, scene_word(scene, "present.number_ask"));
    Type type = style_type(scene, ROLE_PANEL, INK_SOFT);
    type.width = sheet.w - 2 * PAD - 156;
    scene_words(scene,
                scene_say(scene, "present.number_of", "%d", model->lesson->page_count),
                field.x + field.w + 16, y + m->control / 2 + 0.38 * type.size, type);
    Type wrong = style_type(scene, ROLE_LABEL, model->wrong ? INK_WRONG : INK_SOFT);
    wrong.width = sheet.w - 2 * PAD;
    const char *note = model->wrong && model->said
                           ? model->said
                           : scene_word(scene, "present.number_note");
    scene_words(scene, note, sheet.x + PAD, y + m->control + 12 + wrong.size, wrong);
}

static void quit_add(Scene *scene) {
    const Metrics *m = &scene_look(scene)->metrics;
    double line = style_pitch(scene, ROLE_PANEL);
    Button stay = {.kind = BUTTON_FILLED,
                   .words = scene_word(scene, "present.quit_no"),
                   .spot = presenter_spot(SHOW_CLOSE, 0, 0)};
    Button leave = {.kind = BUTTON_OUTLINE,
                    .words = scene_word(scene, "present.quit_yes"),
                    .spot = presenter_spot(SHOW_QUIT, 1, 0)};
    double wide = scene_button_width(scene, stay) + scene_button_width(scene, leave) + 12;
    Rect sheet = sheet_at(scene, fmax(480, wide + 2 * PAD), 2 * m->control + line + 66);
    sheet_add(scene, sheet);
    double y = sheet.y + head_add(scene, "present.quit_ask", sheet);
    Type type = style_type(scene, ROLE_PANEL, INK_SOFT);
    type.width = sheet.w - 2 * PAD;
    scene_words(scene, scene_word(scene, "present.quit_note"), sheet.x + PAD, y + type.size,
                type);
    y += line + 12;
    double x = sheet.x + PAD;
    x += presenter_button(scene, x, y, stay) + 12;
    presenter_button(scene, x, y, leave);
}

// Each answer with its key. Where the screens are one, people may read this too: it says no
// more than it must.
static void cut_add(Scene *scene, const PresenterModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    Button on = {.kind = BUTTON_FILLED,
                 .words = scene_word(scene, "present.cut_on"),
                 .spot = presenter_spot(SHOW_CUT, 1, 0)};
    Button anew = {.kind = BUTTON_OUTLINE,
                   .words = model->cut_from ? scene_say(scene, "present.cut_from", "%d",
                                                        model->cut_from + 1)
                                            : scene_word(scene, "present.cut_anew"),
                   .spot = presenter_spot(SHOW_CUT, 0, 0)};
    ProseStyle style = style_prose(scene, ROLE_PANEL, 0, INK_INK);
    double wide = scene_button_width(scene, on) + scene_button_width(scene, anew) + 12;
    Rect sheet = sheet_at(scene, fmax(560, wide + 2 * PAD), 0);
    style.width = sheet.w - 2 * PAD;
    int page = model->cut_page;
    const char *words = scene_say(
        scene, "present.cut_where", "%d\t%d\t%s\t%s", model->cut + 1, model->steps,
        scene_print(scene, "%d:%02d", model->cut_minute / 60, model->cut_minute % 60),
        scene_in_words(scene, style_text(scene, &model->lesson->pages[page].title)));
    double high = prose_height(view_cache_prose(scene_look(scene)->cache, words, &style));
    sheet = sheet_at(scene, sheet.w, 2 * m->control + high + 66);
    sheet_add(scene, sheet);
    double y =
        sheet.y + title_add(scene, scene_word(scene, "present.cut_ask"), sheet, false);
    scene_prose(scene, words, sheet.x + PAD, y, style);
    y += high + 22;
    double x = sheet.x + PAD;
    x += presenter_button(scene, x, y, on) + 12;
    presenter_button(scene, x, y, anew);
}

// The sheet that makes the handout: a prose, what became of the last, two buttons.
static double words_add(Scene *scene, const char *words, double x, double y, double width,
                        Ink ink) {
    if (!words) return 0;
    return scene_prose(scene, words, x, y, style_prose(scene, ROLE_PANEL, width, ink)).h +
           16;
}

// From the sheet's top; its height comes back.
static double handout_parts(Scene *scene, const PresenterModel *model, Rect sheet) {
    const Metrics *m = &scene_look(scene)->metrics;
    bool busy = model->handout_busy;
    Button notes = {.kind = busy ? BUTTON_OUTLINE : BUTTON_FILLED,
                    .words = scene_word(scene, "present.handout_notes"),
                    .spot = presenter_spot(SHOW_HANDOUT, 1, 0),
                    .disabled = busy};
    Button blanks = {.kind = BUTTON_OUTLINE,
                     .words = scene_word(scene, "present.handout_blanks"),
                     .spot = presenter_spot(SHOW_HANDOUT, 2, 0),
                     .disabled = busy};
    double x = sheet.x + PAD, width = sheet.w - 2 * PAD;
    double y = sheet.y + head_add(scene, "present.handout_title", sheet);
    y +=
        words_add(scene, scene_word(scene, "present.handout_about"), x, y, width, INK_SOFT);
    const char *last =
        model->handout ? scene_take(scene, style_escaped(model->handout)) : NULL;
    y += words_add(scene, last, x, y, width, model->handout_failed ? INK_WRONG : INK_INK);
    double used = presenter_button(scene, x, y, notes) + 12;
    bool below = used + scene_button_width(scene, blanks) > width;
    if (below) y += m->control + 8;
    presenter_button(scene, below ? x : x + used, y, blanks);
    return y + m->control + PAD - sheet.y;
}

static void handout_add(Scene *scene, const PresenterModel *model) {
    enum { WIDE = 560 };
    Scene *trial = scene_create(scene_look(scene));
    Rect sheet = sheet_at(scene, WIDE, 0);
    double high = handout_parts(trial, model, sheet);
    scene_destroy(trial);
    sheet = sheet_at(scene, WIDE, high);
    sheet_add(scene, sheet);
    handout_parts(scene, model, sheet);
}

void presenter_sheet_add(Scene *scene, const PresenterModel *model) {
    if (model->sheet == PRESENTER_OVERVIEW) overview_add(scene, model);
    if (model->sheet == PRESENTER_NUMBER) number_add(scene, model);
    if (model->sheet == PRESENTER_KEYS) screen_keys(scene, &model->keys);
    if (model->sheet == PRESENTER_QUIT) quit_add(scene);
    if (model->sheet == PRESENTER_CUT) cut_add(scene, model);
    if (model->sheet == PRESENTER_HANDOUT) handout_add(scene, model);
}
