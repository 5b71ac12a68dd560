// Cards that are put in order, or into named places.
#include "base/mem.h"
#include "view/input_inside.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

enum { CARD_GAP = 8, CARD_PAD = 12, GRIP = 22 };

static int card_at(const AnswerModel *model, int slot) {
    return model->order ? model->order[slot] : model->exercise->start[slot];
}

static int place_of(const AnswerModel *model, int card) {
    return model->places ? model->places[card] : 0;
}

static ProseStyle card_style(const Scene *scene, double width) {
    return style_prose(scene, ROLE_PANEL, width, INK_INK);
}

static const Prose *card_prose(Scene *scene, const AnswerModel *model, int card,
                               double width) {
    ProseStyle style = card_style(scene, width);
    const char *words = answer_text(scene, model, &model->exercise->items[card]);
    return view_cache_prose(scene_look(scene)->cache, words, &style);
}

static double card_height(Scene *scene, const Prose *prose) {
    return fmax(scene_look(scene)->metrics.control, prose_height(prose) + 14);
}

// Two columns of dots: it can be taken.
static void draw_grip(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, step = rect.w * 0.3;
    for (int i = -1; i <= 1; i++)
        for (int side = -1; side <= 1; side += 2)
            draw_disc(canvas, x + side * step / 2, y + i * step, step / 4, INK_SOFT,
                      (Stroke){.ink = INK_NONE});
}

typedef struct CardLook {
    bool held;   // the hand has it: its place stays, empty
    bool picked; // it was pressed and waits for where to go
    bool ghost;  // what the hand has
} CardLook;

static void draw_ring(Canvas *canvas, Rect rect, const void *with) {
    const CardLook *look = with;
    Stroke held = {.ink = INK_ACCENT, .width = 1.7, .on = 6, .off = 4};
    Stroke picked = {.ink = INK_ACCENT, .width = 2.6};
    draw_box(canvas, rect, 8, INK_NONE, look->held ? held : picked);
}

static void draw_lift(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_shadow(canvas, rect, 8);
}

// The card itself in `rect`.
static void paint_card(Scene *scene, const AnswerModel *model, int card, Rect rect,
                       CardLook how) {
    const Look *look = scene_look(scene);
    Spot spot = {SPOT_CARD, model->index, card, 0, NULL};
    double k = style_scale(scene), grip = look->paper ? 0 : GRIP * k;
    bool hover = spot_same(look->hover, spot) || how.ghost;
    if (how.ghost) scene_add(scene, rect, draw_lift, NULL, 0);
    scene_box(scene, rect, 8, hover ? INK_TINT_ACCENT : INK_PAPER, INK_EDGE);
    if (how.held || how.picked) scene_add(scene, rect, draw_ring, &how, sizeof how);
    if (how.held) return;
    double width = rect.w - grip - 2 * CARD_PAD;
    const Prose *prose = card_prose(scene, model, card, width);
    if (grip > 0)
        scene_add(scene, (Rect){rect.x + 4, rect.y + (rect.h - grip) / 2, grip, grip},
                  draw_grip, NULL, 0);
    scene_quiet_terms(scene, true);
    scene_prose(scene, answer_text(scene, model, &model->exercise->items[card]),
                rect.x + grip + CARD_PAD, rect.y + (rect.h - prose_height(prose)) / 2,
                card_style(scene, width));
    scene_quiet_terms(scene, false);
}

static void add_card(Scene *scene, const AnswerModel *model, int card, Rect rect,
                     const char *name) {
    Spot spot = {SPOT_CARD, model->index, card, 0, NULL};
    CardLook how = {.held = model->held == card + 1, .picked = model->picked == card + 1};
    paint_card(scene, model, card, rect, how);
    if (scene_look(scene)->paper) return;
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    scene_ring(scene, rect, spot);
}

static double add_how(Scene *scene, double x, double y, double width, const char *key) {
    if (scene_look(scene)->paper) return 0;
    ProseStyle soft = style_prose(scene, ROLE_SMALL, width, INK_SOFT);
    return scene_prose(scene, scene_word(scene, key), x, y, soft).h + 8;
}

// --- an order

double input_order_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model) {
    double top = y, k = style_scale(scene), number = 30 * k;
    Type type = style_bold(scene, ROLE_PANEL, INK_SOFT);
    type.align = ALIGN_RIGHT;
    for (int slot = 0; slot < model->exercise->item_count; slot++) {
        int card = card_at(model, slot);
        double grip = scene_look(scene)->paper ? 0 : GRIP * k;
        double inner = width - number - grip - 2 * CARD_PAD;
        double high = card_height(scene, card_prose(scene, model, card, inner));
        char words[8];
        snprintf(words, sizeof words, "%d", slot + 1);
        scene_words(scene, words, x + number - 10, y + high / 2 + 0.36 * type.size, type);
        const char *text = answer_text(scene, model, &model->exercise->items[card]);
        add_card(scene, model, card, (Rect){x + number, y, width - number, high},
                 scene_say(scene, "answer.card_at", "%s\t%d", text, slot + 1));
        y += high + CARD_GAP;
    }
    y += add_how(scene, x, y, width, "answer.order_how");
    return y + input_actions_add(scene, x, y, x + width, model) - top;
}

// --- places

// Cards from left to right, as many on a line as fit; returns the height they take.
static double flow_cards(Scene *scene, const AnswerModel *model, int place, Rect room,
                         int *count) {
    double k = style_scale(scene), grip = scene_look(scene)->paper ? 0 : GRIP * k;
    double x = room.x, y = room.y, line = 0, frame = grip + 2 * CARD_PAD;
    *count = 0;
    for (int slot = 0; slot < model->exercise->item_count; slot++) {
        int card = card_at(model, slot);
        if (place_of(model, card) != place) continue;
        double inner = ceil(prose_width(card_prose(scene, model, card, 0))) + 1;
        inner = fmin(inner, room.w - frame);
        double wide = inner + frame,
               high = card_height(scene, card_prose(scene, model, card, inner));
        if (x > room.x && x + wide > room.x + room.w + 0.5) {
            x = room.x;
            y += line + CARD_GAP;
            line = 0;
        }
        const char *text = answer_text(scene, model, &model->exercise->items[card]);
        const char *where =
            place ? answer_text(scene, model, &model->exercise->places[place - 1])
                  : scene_word(scene, "answer.tray");
        add_card(scene, model, card, (Rect){x, y, wide, high},
                 scene_say(scene, "answer.card_in", "%s\t%s", text, where));
        x += wide + CARD_GAP;
        line = fmax(line, high);
        ++*count;
    }
    return y + line - room.y;
}

// A place: its name, a box, the cards in it.
static double add_place(Scene *scene, double x, double y, double width,
                        const AnswerModel *model, int place) {
    const Look *look = scene_look(scene);
    Spot spot = {SPOT_PLACE, model->index, place, 0, NULL};
    const char *name = place
                           ? answer_text(scene, model, &model->exercise->places[place - 1])
                           : scene_word(scene, "answer.tray");
    ProseStyle style = style_prose(scene, ROLE_PANEL, width - 2 * CARD_PAD, INK_SOFT);
    if (place) style.face = FACE_BOLD, style.ink = INK_INK;
    int ground = scene_parts(scene), count;
    bool waits = model->picked || model->held;
    bool over = (model->held && model->over == place) ||
                (model->picked && spot_same(look->hover, spot));
    scene_box(scene, (Rect){x, y, width, 0}, 10, over ? INK_TINT_ACCENT : INK_SHEET,
              waits ? INK_ACCENT : INK_LINE);
    double top = y;
    y += 8;
    scene_quiet_terms(scene, true);
    y += scene_prose(scene, name, x + CARD_PAD, y, style).h + 6;
    scene_quiet_terms(scene, false);
    Rect room = {x + CARD_PAD, y, width - 2 * CARD_PAD, 0};
    Scene *trial = scene_create(look);
    double high = flow_cards(trial, model, place, room, &count);
    scene_destroy(trial);
    double least = look->metrics.control;
    Rect box = {x, top, width, y - top + fmax(high, least) + CARD_PAD};
    if (!look->paper)
        scene_spot(scene,
                   (SpotArea){.rect = box, .spot = spot, .quiet = true, .name = name});
    flow_cards(scene, model, place, room, &count);
    if (!count && !look->paper) {
        Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
        const char *key = place ? "answer.place_empty" : "answer.tray_empty";
        scene_words(scene, scene_word(scene, key), room.x, y + least / 2 + 0.36 * soft.size,
                    soft);
    }
    scene_set_rect(scene, ground, box);
    return box.h;
}

double input_places_add(Scene *scene, double x, double y, double width,
                        const AnswerModel *model) {
    double top = y;
    y += add_place(scene, x, y, width, model, 0) + CARD_GAP;
    for (int place = 1; place <= model->exercise->place_count; place++)
        y += add_place(scene, x, y, width, model, place) + CARD_GAP;
    y += add_how(scene, x, y, width, "answer.places_how");
    return y + input_actions_add(scene, x, y, x + width, model) - top;
}

// --- what the hand has

void answer_view_hand(Scene *scene, const AnswerModel *model) {
    bool cards =
        model->exercise->input == INPUT_ORDER || model->exercise->input == INPUT_PLACES;
    if (!cards || !model->held) return;
    Spot spot = {SPOT_CARD, model->index, model->held - 1, 0, NULL};
    const SpotArea *area = scene_find(scene, spot);
    if (!area) return;
    Rect rect = {model->held_x, model->held_y, area->rect.w, area->rect.h};
    paint_card(scene, model, model->held - 1, rect, (CardLook){.ghost = true});
}
