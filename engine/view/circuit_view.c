#include "view/circuit_view.h"

#include "base/mem.h"
#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/circuit_speech.h"
#include "view/gate_view.h"
#include "view/inset_view.h"
#include "view/picture.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Cells in look book px: as drawn, and the least that a finger can touch.
static const double cell_side = 58, least_cell = 44, gate_share = 42.0 / 58;
enum { FEW_COLUMNS = 6 };

int circuit_current_column(const CircuitModel *model) {
    if (model->ghost != GHOST_NONE) return model->ghost_column;
    if (model->time.glance) return model->time.glance - 1;
    if (model->time_line && model->time.fraction > 0) return model->moment;
    if (model->time_line && model->moment > 0) return model->moment - 1;
    return model->cursor_column;
}

double circuit_x(const CircuitLayout *layout, double column) {
    return layout->left + (column - layout->scroll + 0.5) * layout->cell;
}

double circuit_y(const CircuitLayout *layout, int wire) {
    return layout->top + (wire + 0.5) * layout->cell;
}

Rect circuit_window(const CircuitLayout *layout) {
    double bottom = layout->top + layout->wires * layout->cell;
    return (Rect){layout->left, layout->rect.y,
                  layout->columns * layout->cell + layout->tail,
                  bottom - layout->rect.y + 0.1 * layout->cell};
}

double circuit_cell_side(const Scene *scene) {
    return round(cell_side * picture_unit(scene));
}

double circuit_gate_side(double cell) {
    return round(cell * gate_share);
}

// Above an open gate stands its name, with the way back.
static double head_height(const Scene *scene, const CircuitModel *model) {
    bool inside = model->inside && *model->inside;
    return inside ? scene_look(scene)->metrics.control + 8 : 0;
}

static void add_head(Scene *scene, Rect rect, const CircuitModel *model) {
    if (!head_height(scene, model)) return;
    double high = scene_look(scene)->metrics.control;
    Button back = {.kind = BUTTON_OUTLINE,
                   .icon = "back",
                   .words = scene_word(scene, "inside.back"),
                   .spot = {.kind = SPOT_OWN, .c = model->source}};
    Type type = style_bold(scene, ROLE_PANEL, INK_INK);
    double x = rect.x + scene_button(scene, (Rect){rect.x, rect.y, 0, high}, back).w + 16;
    type.width = rect.x + rect.w - x;
    scene_words(scene, scene_say(scene, "inside.of", "%s", model->inside), x,
                rect.y + high / 2 + 0.36 * type.size, type);
}

double circuit_view_height(const Scene *scene, const CircuitModel *model) {
    double cell = circuit_cell_side(scene);
    double height = circuit_numbers_height(scene) + circuit_wires(model->circuit) * cell;
    if (model->time_line) height += time_line_height(scene);
    return ceil(height + 0.1 * cell) + circuit_noise_height(scene, model) +
           head_height(scene, model);
}

// Cells of a circuit that is edited do not depend on what stands in it, so that nothing
// moves under the hand; one that is only shown shrinks to fit.
static double cell_for(double room, double unit, const CircuitModel *model) {
    int columns = FEW_COLUMNS;
    if (!model->editable) columns = (int)fmax(1, circuit_columns(model->circuit));
    return floor(fmax(least_cell * unit, fmin(cell_side * unit, room / columns)));
}

// Of the widest name that is shown; without names that is the last.
double circuit_labels_width(const Scene *scene, const CircuitModel *model) {
    int wires = circuit_wires(model->circuit);
    double wide = 0;
    for (int w = circuit_has_names(model->circuit) ? 0 : wires - 1; w < wires; w++) {
        char name[WIRE_LABEL];
        circuit_wire_label(model->circuit, w, name);
        Type type = style_bold(scene, ROLE_PANEL, INK_INK);
        wide = fmax(wide, style_width(scene, name, type));
    }
    return ceil(fmin(wide, wire_label_most(scene)) + 42 * picture_unit(scene));
}

CircuitLayout circuit_view_layout(const Scene *scene, Rect rect,
                                  const CircuitModel *model) {
    double unit = picture_unit(scene), numbers = circuit_numbers_height(scene);
    int wires = circuit_wires(model->circuit);
    rect.y += head_height(scene, model);
    rect.h -= circuit_noise_height(scene, model) + head_height(scene, model);
    CircuitLayout layout = {.rect = rect,
                            .left = floor(rect.x + circuit_labels_width(scene, model)),
                            .top = floor(rect.y + numbers)};
    double room = rect.x + rect.w - layout.left;
    double high = rect.h - numbers - (model->time_line ? time_line_height(scene) : 0);
    layout.cell = fmin(round(cell_side * unit), cell_for(room, unit, model));
    // Where there is too little height, cells shrink to what a finger needs, then wires go.
    layout.cell = fmax(fmin(layout.cell, floor(high / (wires + 0.1))),
                       fmin(layout.cell, least_cell * unit));
    layout.gate = circuit_gate_side(layout.cell);
    layout.wires = (int)fmax(0, fmin(wires, floor((high + 0.5) / layout.cell)));
    int used = circuit_columns(model->circuit);
    layout.columns = (int)fmin(fmax(1, floor(room / layout.cell)), MAX_COLUMNS);
    if (!model->editable) layout.columns = (int)fmin(layout.columns, fmax(1, used));
    if (room < layout.cell) layout.columns = 0;
    double last = fmax(0, used + (model->editable ? 1 : 0) - layout.columns);
    layout.scroll = fmax(0, fmin(model->scroll, last));
    return layout;
}

bool circuit_view_hit(const CircuitLayout *layout, double x, double y, int *wire,
                      int *column) {
    double across = (x - layout->left) / layout->cell;
    double down = (y - layout->top) / layout->cell;
    if (across < 0 || across >= layout->columns || down < 0 || down >= layout->wires)
        return false;
    *column = (int)floor(across + layout->scroll);
    *wire = (int)floor(down);
    return true;
}

static void add_cell_spots(Scene *scene, const CircuitLayout *layout,
                           const CircuitModel *model) {
    int first = (int)ceil(layout->scroll - 0.5);
    char wire[WIRE_LABEL];
    for (int w = 0; w < layout->wires; w++)
        for (int c = first; c < first + layout->columns; c++) {
            Rect rect = {circuit_x(layout, c - 0.5),
                         circuit_y(layout, w) - layout->cell / 2, layout->cell,
                         layout->cell};
            circuit_wire_label(model->circuit, w, wire);
            scene_spot(scene, (SpotArea){.rect = rect,
                                         .spot = {SPOT_CELL, w, c, model->source, NULL},
                                         .quiet = true,
                                         .name = scene_say(scene, "circuit.cell", "%s\t%d",
                                                           wire, c + 1)});
        }
}

// While the hand holds something, the line under the last wire stands for one wire more.
static void add_row_below(Scene *scene, const CircuitLayout *layout,
                          const CircuitModel *model) {
    if (!model->grows || layout->wires < circuit_wires(model->circuit)) return;
    int wire = layout->wires, first = (int)ceil(layout->scroll - 0.5);
    for (int c = first; c < first + layout->columns; c++) {
        Rect rect = {circuit_x(layout, c - 0.5), layout->top + wire * layout->cell,
                     layout->cell, layout->cell};
        scene_spot(scene, (SpotArea){.rect = rect,
                                     .spot = {SPOT_CELL, wire, c, model->source, NULL},
                                     .quiet = true});
    }
}

// Behind what is said of the steps: what their displays show.
static char *with_displays(Scene *scene, const CircuitModel *model, char *words) {
    Buffer out = {0};
    const char *between = scene_look(scene)->lang == LANG_EN ? " " : "";
    buffer_print(&out, "%s", words);
    free(words);
    for (int i = 0; i < circuit_steps(model->circuit); i++) {
        if (circuit_step(model->circuit, i)->gate->kind != GATE_DISPLAY) continue;
        const char *shown = inset_words(scene, model, i);
        if (shown) buffer_print(&out, "%s%s", between, shown);
    }
    return buffer_take(&out);
}

// What is said of it, noise included; yours. NULL where nobody listens.
static char *aloud(Scene *scene, const CircuitModel *model) {
    const Look *look = scene_look(scene);
    if (!look->aloud) return NULL;
    char *words = circuit_words(look->words, look->lang, model->circuit, model->degrees);
    words = with_displays(scene, model, words);
    char *noise = circuit_noise_words(look->words, look->lang, model);
    if (!noise) return words;
    Buffer both = {0};
    buffer_print(&both, look->lang == LANG_EN ? "%s %s" : "%s%s", words, noise);
    free(words);
    free(noise);
    return buffer_take(&both);
}

void circuit_view_add(Scene *scene, Rect rect, const CircuitModel *model) {
    CircuitLayout layout = circuit_view_layout(scene, rect, model);
    if (layout.wires < 1 || layout.columns < 1) return;
    scene_call_wires(scene, model->circuit);
    char *words = aloud(scene, model);
    scene_describe(scene, words);
    free(words);
    circuit_wires_add(scene, &layout, model);
    if (model->editable) add_cell_spots(scene, &layout, model);
    if (model->editable && !model->bare && !scene_bare(scene))
        wire_spots_add(scene, &layout, model);
    circuit_steps_add(scene, &layout, model);
    if (model->time_line) time_line_add(scene, &layout, model);
    add_row_below(scene, &layout, model);
    circuit_noise_add(scene,
                      (Rect){rect.x, layout.rect.y + layout.rect.h, rect.w,
                             rect.y + rect.h - layout.rect.y - layout.rect.h},
                      model);
    add_head(scene, rect, model);
    wire_field_add(scene, &layout, model);
    scene_described(scene);
    scene_call_wires(scene, NULL);
}

typedef struct HandPart {
    GateLook look; // gate NULL: a dot
    ControlDot dot;
    int count; // gates in the hand: those behind the first show their edges
} HandPart;

static void draw_hand(Canvas *canvas, Rect rect, const void *with) {
    const HandPart *hand = with;
    double s = hand->look.side, x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    draw_shadow(canvas, (Rect){x - s / 2, y - s / 2, s, s}, 0.15 * s);
    for (int i = hand->count > 2 ? 2 : hand->count - 1; i > 0; i--)
        draw_box(canvas, (Rect){x - s / 2 + 4 * i, y - s / 2 - 4 * i, s, s}, 0.1 * s,
                 INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 1.3});
    if (hand->look.gate) {
        draw_gate(canvas, x, y, &hand->look);
        return;
    }
    draw_dot_boxed(canvas, x, y, s, hand->dot, hand->look.least);
}

typedef struct NamePart {
    char name[WIRE_LABEL + 4];
    Type type;
} NamePart;

static void draw_name(Canvas *canvas, Rect rect, const void *with) {
    const NamePart *part = with;
    Rect box = rect_inset(rect, 6);
    draw_shadow(canvas, box, 8);
    draw_box(canvas, box, 8, INK_SHEET, (Stroke){.ink = INK_INK, .width = 1.5});
    draw_words(canvas, part->name, box.x + box.w / 2,
               box.y + box.h / 2 + 0.36 * part->type.size, part->type);
}

// A wire is held by its name.
static void add_wire_in_hand(Scene *scene, const CircuitModel *model) {
    NamePart part = {.type = style_bold(scene, ROLE_PANEL, INK_INK)};
    const char *shown =
        wire_label_fit(scene, model->hand_wire, part.type, wire_label_most(scene));
    snprintf(part.name, sizeof part.name, "%s", shown);
    double wide = style_width(scene, part.name, part.type) + 32;
    double high = 36 * picture_unit(scene) + 12;
    part.type.align = ALIGN_CENTRE;
    Rect rect = {model->hand_x - wide / 2, model->hand_y - high / 2, wide, high};
    scene_add(scene, rect, draw_name, &part, sizeof part);
}

void circuit_view_hand(Scene *scene, const CircuitModel *model) {
    if (model->hand_wire) add_wire_in_hand(scene, model);
    if (!model->hand && !model->hand_dot.kind) return;
    // A display is seen where it would stand, with what it would show.
    bool display = model->hand && model->hand->kind == GATE_DISPLAY;
    if (display && model->ghost == GHOST_PLACED && model->hand_count < 2) return;
    double side = round(42 * picture_unit(scene)), reach = side / 2 + 14;
    HandPart hand = {.look = {.gate = model->hand_dot.kind ? NULL : model->hand,
                              .side = side,
                              .least = scene_look(scene)->metrics.least},
                     .dot = model->hand_dot,
                     .count = model->hand_count};
    if (hand.look.gate)
        snprintf(hand.look.angle, sizeof hand.look.angle, "%s",
                 gate_angle_letters(hand.look.gate));
    Rect rect = {model->hand_x - reach, model->hand_y - reach, 2 * reach, 2 * reach};
    scene_add(scene, rect, draw_hand, &hand, sizeof hand);
}
