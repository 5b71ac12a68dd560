#include "view/inset_view.h"

#include "base/mem.h"
#include "circuit/inset.h"
#include "lesson/display_options.h"
#include "view/circuit_parts.h"
#include "view/display.h"
#include "view/gate_view.h"
#include "view/inset_icon.h"
#include "view/picture.h"
#include "view/shelf_view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

Rect inset_box(const CircuitLayout *layout, const Step *step) {
    int first = __builtin_ctz(step->block), last = 31 - __builtin_clz(step->block);
    double air = 2.0 / 58 * layout->cell, side = layout->cell - 2 * air;
    // A classical condition stands over it, as over a gate.
    bool reads = step->if_mask || step->unless_mask;
    double above = reads ? (layout->cell - layout->gate) / 2 - air : 0;
    double top = circuit_y(layout, first) - side / 2 + above;
    return (Rect){circuit_x(layout, step->column) - side / 2, top, side,
                  (last - first) * layout->cell + side - above};
}

// Whole in sight, so that nothing is cut through.
static bool in_sight(const CircuitLayout *layout, const Step *step) {
    double across = step->column - layout->scroll;
    int last = 31 - __builtin_clz(step->block);
    return across > -0.01 && across + 1 < layout->columns + 0.01 && last < layout->wires;
}

// The name of a display that has no picture yet would be drawn as its icon.
static const DisplayView *view_of(const Step *step) {
    bool known = display_find(step->gate->name);
    return known ? display_view_find(step->gate->name) : NULL;
}

InsetLook inset_look(const Scene *scene, const CircuitLayout *layout,
                     const CircuitModel *model, int index, bool dashed) {
    const Step *step = circuit_step(model->circuit, index);
    const InsetSight *sight = inset_sight(model->insets, index);
    InsetLook look = {.gate = step->gate,
                      .box = inset_box(layout, step),
                      .ground = scene_look(scene)->paper ? INK_SHEET : INK_PAPER,
                      .least = scene_look(scene)->metrics.least,
                      .dashed = dashed};
    if (!sight) return look;
    look.pictured = sight->run && view_of(step) && in_sight(layout, step);
    look.given = sight->given;
    look.chance = sight->chance;
    look.never = sight->never;
    return look;
}

// --- The box

// The height that the chance of its condition takes at its foot; 0: there is no room for
// it, and a bar alone tells.
static double foot_of(const InsetLook *look) {
    double line = 1.2 * look->least;
    return look->given && !look->never && look->box.h >= 3.2 * line ? line : 0;
}

// How thick the bar of that chance is.
static double bar_of(const InsetLook *look) {
    return fmax(3, round(0.07 * look->box.w));
}

// How much of the width is that chance; in words too where there is room.
static void draw_chance(Canvas *canvas, const InsetLook *look) {
    double foot = foot_of(look), in = 3, bar = bar_of(look);
    Rect box = rect_inset(look->box, in);
    double y = box.y + box.h - bar;
    draw_box(canvas, (Rect){box.x, y, box.w, bar}, 0, INK_LINE, (Stroke){.ink = INK_NONE});
    draw_box(canvas, (Rect){box.x, y, fmax(1, look->chance * box.w), bar}, 0, INK_INK,
             (Stroke){.ink = INK_NONE});
    if (!foot) return;
    char text[16];
    double percent = 100 * look->chance;
    bool whole = fabs(percent - round(percent)) < 0.05 || percent >= 10;
    snprintf(text, sizeof text, whole ? "%.0f%%" : "%.1f%%", percent);
    draw_words(
        canvas, text, box.x + box.w / 2, y - 0.16 * look->least,
        (Type){
            .size = look->least, .face = FACE_BOLD, .ink = INK_INK, .align = ALIGN_CENTRE});
}

// What it waits for never happens: an empty set.
static void draw_never(Canvas *canvas, const InsetLook *look) {
    double x = look->box.x + look->box.w / 2, y = look->box.y + look->box.h / 2;
    double line = 1.2 * look->least, r = 0.2 * look->box.w;
    bool words = look->box.h >= 2 * r + 1.6 * line;
    if (words) y -= line / 2;
    Stroke stroke = {.ink = INK_SOFT, .width = 2, .round = true};
    draw_disc(canvas, x, y, r, INK_NONE, stroke);
    draw_line(canvas, x - 1.15 * r, y + 1.15 * r, x + 1.15 * r, y - 1.15 * r, stroke);
    if (words)
        draw_words(canvas, "0%", x, y + 1.2 * r + line,
                   (Type){.size = look->least,
                          .face = FACE_BOLD,
                          .ink = INK_SOFT,
                          .align = ALIGN_CENTRE});
}

static void draw_instead(Canvas *canvas, const InsetLook *look) {
    double x = look->box.x + look->box.w / 2, y = look->box.y + look->box.h / 2;
    GateLook plain = {.gate = look->gate, .side = 0.6 * look->box.w, .least = look->least};
    if (!draw_inset_icon(canvas, x, y, 0.6 * look->box.w, look->gate, INK_SOFT))
        draw_gate(canvas, x, y, &plain);
}

void draw_inset(Canvas *canvas, const InsetLook *look) {
    Stroke stroke = {.ink = look->dashed ? INK_ACCENT : INK_EDGE, .width = 1.3};
    bool broken = look->dashed || look->never;
    if (broken) stroke.on = 4, stroke.off = 3;
    draw_box(canvas, look->box, 6, look->ground, stroke);
    if (look->never) {
        draw_never(canvas, look);
        return;
    }
    if (look->given) draw_chance(canvas, look);
    if (!look->pictured) draw_instead(canvas, look);
}

// --- What it shows

// A table of what depends on what: its columns are the lower half of the wires.
static void split_wires(DisplayOptions *options, uint32_t wires) {
    uint32_t lower = 0;
    for (int left = __builtin_popcount(wires) / 2; left > 0; left--)
        lower |= (wires & ~lower) & (~(wires & ~lower) + 1);
    options->given = (int)lower;
    options->wires = (int)(wires & ~lower);
}

static bool takes(const Step *step, const char *name) {
    const DisplayOption *option = display_option_find(name);
    return option && display_takes(display_find(step->gate->name), option);
}

static DisplayModel model_of(const CircuitModel *model, const Step *step,
                             const InsetSight *sight, uint32_t wires) {
    bool one = !(wires & (wires - 1));
    DisplayModel display = {.run = sight->run,
                            .after = sight->after,
                            .options = display_options_usual(),
                            .form = DISPLAY_THUMB,
                            .source = model->source,
                            .circuit = model->circuit};
    display.options.qubit = one ? __builtin_ctz(wires) : -1;
    if (takes(step, "wires")) display.options.wires = (int)wires;
    if (takes(step, "given")) split_wires(&display.options, wires);
    return display;
}

bool inset_display(const CircuitModel *model, int index, const DisplayKind **kind,
                   DisplayModel *display) {
    const Step *step = circuit_step(model->circuit, index);
    if (step->gate->kind != GATE_DISPLAY) return false;
    const InsetSight *sight = inset_sight(model->insets, index);
    *kind = display_find(step->gate->name);
    if (!*kind || !sight || !sight->run) return false;
    *display = model_of(model, step, sight, step->block);
    display->form = DISPLAY_NORMAL;
    return true;
}

static void draw_icon_part(Canvas *canvas, Rect rect, const void *with) {
    InsetLook look = *(const InsetLook *)with;
    look.box = rect;
    draw_instead(canvas, &look);
}

// The part of the box for the picture that is one of `count` below each other. Without a
// chance at the foot each is beside its wire.
static Rect picture_rect(const InsetLook *look, int place, int count) {
    double in = 2.0 / 54 * look->box.w,
           foot = look->given ? foot_of(look) + bar_of(look) + 1 : 0;
    double each = (look->box.h - foot) / count;
    Rect rect = {look->box.x, look->box.y + place * each, look->box.w, each};
    return rect_inset(rect, in);
}

// One picture over all, or one on each wire.
void inset_view_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                    int index) {
    const Step *step = circuit_step(model->circuit, index);
    const InsetSight *sight = inset_sight(model->insets, index);
    InsetLook look = inset_look(scene, layout, model, index, false);
    if (!look.pictured) return;
    bool each = inset_of(step->gate)->each;
    int count = each ? __builtin_popcount(step->block) : 1;
    scene_still(scene, true);
    for (int i = 0; i < count; i++) {
        uint32_t wires = each ? UINT32_C(1) << (step->targets[0] + i) : step->block;
        DisplayModel display = model_of(model, step, sight, wires);
        Rect rect = picture_rect(&look, i, count);
        int before = scene_parts(scene);
        const char *no =
            display_too_large(scene, display_find(step->gate->name), sight->run);
        if (no) {
            picture_sentence_add(scene, no, rect);
            continue;
        }
        display_add(scene, rect, step->gate->name, &display);
        if (scene_parts(scene) == before) // it has no room
            scene_add(scene, rect, draw_icon_part, &look, sizeof look);
    }
    scene_still(scene, false);
}

void inset_spot_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                    int index) {
    const DisplayKind *kind;
    DisplayModel display;
    const Look *look = scene_look(scene);
    const Step *step = circuit_step(model->circuit, index);
    if (model->bare || scene_bare(scene) || !inset_display(model, index, &kind, &display))
        return;
    Spot spot = display_spot(DISPLAY_ENLARGE, index, model->source);
    Rect box = inset_box(layout, step);
    const char *title = gate_words(look->words, look->lang, step->gate);
    scene_spot(scene, (SpotArea){.rect = box,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_say(scene, "shelf.enlarge", "%s", title)});
    picture_focus_add(scene, box, 6, spot);
}

// --- In words

static char *shown_words(Scene *scene, const CircuitModel *model, const Step *step,
                         const InsetSight *sight) {
    const Look *look = scene_look(scene);
    const DisplayKind *kind = display_find(step->gate->name);
    const char *no = display_too_large(scene, kind, sight->run);
    if (no) return mem_text(no);
    Buffer out = {0};
    bool each = inset_of(step->gate)->each;
    for (uint32_t left = step->block; left; left &= left - 1) {
        uint32_t wires = each ? left & (~left + 1) : step->block;
        DisplayModel display = model_of(model, step, sight, wires);
        char *one = kind->describe(look->words, look->lang, display.run, display.after,
                                   display.options);
        buffer_print(&out, "%s%s", out.size && look->lang == LANG_EN ? " " : "", one);
        free(one);
        if (!each) break;
    }
    return buffer_take(&out);
}

// The sentences of a display among others, and on a card of its own.
typedef struct InsetKeys {
    const char *shows, *given, *never;
} InsetKeys;

static const char *say(Scene *scene, const CircuitModel *model, int index,
                       const InsetKeys *keys) {
    const Look *look = scene_look(scene);
    const Step *step = circuit_step(model->circuit, index);
    const InsetSight *sight = inset_sight(model->insets, index);
    if (!sight || !display_find(step->gate->name)) return NULL;
    const char *title = gate_words(look->words, look->lang, step->gate);
    if (sight->never)
        return scene_say(scene, keys->never, "%d\t%s", step->column + 1, title);
    if (!sight->run) return NULL;
    char *shown = shown_words(scene, model, step, sight);
    Buffer args = {0};
    buffer_print(&args, "%d\t%s\t%.1f\t%s", step->column + 1, title, 100 * sight->chance,
                 shown);
    free(shown);
    const char *key = sight->given ? keys->given : keys->shows;
    char *said = words_fill(look->words, look->lang, key, args.data);
    buffer_clear(&args);
    return scene_take(scene, said);
}

const char *inset_words(Scene *scene, const CircuitModel *model, int index) {
    static const InsetKeys keys = {"inset.shows", "inset.given", "inset.never"};
    return say(scene, model, index, &keys);
}

const char *inset_card_words(Scene *scene, const CircuitModel *model, int index) {
    static const InsetKeys keys = {"inset.card", "inset.card.given", "inset.card.never"};
    return say(scene, model, index, &keys);
}

const char *inset_spot_name(Scene *scene, const CircuitModel *model, int index, int wire) {
    const Circuit *circuit = model->circuit;
    Spot spot = {SPOT_STEP, index, wire, model->source, NULL};
    if (circuit_step(circuit, index)->gate->kind != GATE_DISPLAY) return NULL;
    bool cursor = circuit_at(circuit, model->cursor_wire, model->cursor_column) == index;
    if (!cursor && !spot_same(scene_look(scene)->hover, spot)) return NULL;
    const char *words = inset_words(scene, model, index);
    return words ? scene_in_words(scene, words) : NULL;
}
