#include "view/term_card.h"

#include "base/fold.h"
#include "view/sheet.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Padding as all cards have it.
enum { PAD_X = 24, PAD_Y = 20, EDGE = 16, AWAY = 8, WIDE_EM = 27 };

typedef struct Pen {
    Scene *scene;
    double x, y, width;
} Pen;

static void put_prose(Pen *pen, const char *words, ProseStyle style, double gap) {
    pen->y += scene_prose(pen->scene, words, pen->x, pen->y, style).h + gap;
}

// The reading of a word in kana says nothing that the word does not.
static bool needs_reading(const Term *term) {
    char *word = text_folded(term->in[LANG_JA], NULL);
    char *reading = text_folded(term->reading, NULL);
    bool needs = strcmp(word, reading) != 0;
    free(word);
    free(reading);
    return needs;
}

// The word in the look's language, its reading, and its name in the other language.
static void put_names(Pen *pen, const Term *term, double close) {
    Scene *scene = pen->scene;
    bool japanese = scene_look(scene)->lang == LANG_JA, reading = needs_reading(term);
    ProseStyle head = style_prose(scene, ROLE_HEADING, pen->width - close, INK_INK);
    head.face = FACE_BOLD;
    ProseStyle soft = style_prose(scene, ROLE_PANEL, pen->width, INK_SOFT);
    soft.lexicon = NULL;
    put_prose(pen, term->in[japanese ? LANG_JA : LANG_EN], head, 0);
    if (japanese && reading) put_prose(pen, term->reading, soft, 0);
    const char *other = japanese ? term->in[LANG_EN] : term->in[LANG_JA];
    if (!japanese && reading)
        other = scene_say(scene, "term.reading", "%s\t%s", other, term->reading);
    put_prose(pen, other, soft, 8);
}

static void put_meaning(Pen *pen, const Term *term) {
    const char *meaning = term->meaning[scene_look(pen->scene)->lang];
    if (!meaning[0]) return;
    put_prose(pen, meaning, style_prose(pen->scene, ROLE_PANEL, pen->width, INK_INK), 4);
}

// A button where it leads somewhere, else words that say why it does not.
static void put_lesson(Pen *pen, const TermCard *card) {
    Scene *scene = pen->scene;
    if (!card->lesson) return;
    pen->y += 8;
    scene_rule(scene, pen->x, pen->y, pen->x + pen->width, pen->y);
    pen->y += 10;
    ProseStyle soft = style_prose(scene, ROLE_LABEL, pen->width, INK_SOFT);
    put_prose(pen, scene_word(scene, "term.lesson"), soft, 0);
    if (card->to.kind == SPOT_NONE) {
        const char *key = card->here ? "term.here" : "term.planned";
        ProseStyle ink = style_prose(scene, ROLE_PANEL, pen->width, INK_INK);
        ink.lexicon = NULL;
        put_prose(pen, scene_say(scene, key, "%s", card->lesson), ink, 0);
        return;
    }
    Button button = {.kind = BUTTON_OUTLINE,
                     .icon = "next",
                     .icon_after = true,
                     .words = card->lesson,
                     .spot = card->to};
    double width = fmin(scene_button_width(scene, button), pen->width);
    pen->y += 6;
    pen->y += scene_button(scene, (Rect){pen->x, pen->y, width, 0}, button).h;
}

// All that the card says, from (x, y) on; returns its height.
static double put_content(Scene *scene, const TermCard *card, double x, double y,
                          double width, double close) {
    Pen pen = {scene, x, y, width};
    scene_forget_terms(scene);
    put_names(&pen, card->term, close);
    put_meaning(&pen, card->term);
    put_lesson(&pen, card);
    return pen.y - y;
}

static double height_of(const Scene *scene, const TermCard *card, double width,
                        double close) {
    Scene *trial = scene_create(scene_look(scene));
    double height = put_content(trial, card, 0, 0, width, close);
    scene_destroy(trial);
    return height;
}

static Rect placed(const Metrics *m, Rect at, double width, double height) {
    double most = m->height - 2 * EDGE;
    height = fmin(height, most);
    double x = at.x + at.w / 2 - width / 2;
    x = round(fmax(EDGE, fmin(x, m->width - EDGE - width)));
    double below = at.y + at.h + AWAY, above = at.y - AWAY - height;
    double y = below + height <= m->height - EDGE ? below : above;
    y = round(fmax(EDGE, fmin(y, m->height - EDGE - height)));
    return (Rect){x, y, width, height};
}

void term_card_add(Scene *scene, const TermCard *card) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(WIDE_EM * m->size[ROLE_PANEL] + 2 * PAD_X, m->width - 2 * EDGE);
    double inner = width - 2 * PAD_X, control = m->control;
    double height = height_of(scene, card, inner, control) + 2 * PAD_Y;
    Rect sheet = placed(m, card->at, width, height);
    sheet_add(scene, sheet);
    Rect view = {sheet.x + 4, sheet.y + 4, sheet.w - 8, sheet.h - 8};
    scene_scroll(scene, view, SCROLL_CARD, card->scroll);
    put_content(scene, card, sheet.x + PAD_X, sheet.y + PAD_Y, inner, control);
    scene_scroll_end(scene);
    sheet_cross_add(scene, sheet.x + sheet.w - control - 8, sheet.y + 8);
}
