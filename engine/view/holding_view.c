#include "view/holding_view.h"

#include "view/circuit_parts.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

enum { GAP = 8 };

// "c0 = 1"; of a bit that is written again "c0 (2) = 1", of a reset "q1 → |0⟩ from 1".
static const char *finding_words(Scene *scene, const HoldingModel *model, int finding) {
    const Step *step =
        circuit_step(model->circuit, circuit_finding_step(model->circuit, finding));
    int turn = circuit_finding_turn(model->circuit, finding);
    int value = record_value(model->held, finding);
    if (step->gate->kind == GATE_RESET)
        return scene_say(scene, "hold.reset", "%d\t%d", step->targets[0], value);
    if (turn)
        return scene_say(scene, "hold.bit.again", "%d\t%d\t%d", step->bit, value, turn + 1);
    return scene_say(scene, "hold.bit", "%d\t%d", step->bit, value);
}

// Where the next thing stands: behind the last one, or on a line of its own.
typedef struct Row {
    Rect rect;
    double x, y;
    bool add;
} Row;

static void row_button(Scene *scene, Row *row, Button button) {
    double wide = scene_button_width(scene, button);
    double high = scene_look(scene)->metrics.control;
    if (row->x > row->rect.x && row->x + wide > row->rect.x + row->rect.w) {
        row->x = row->rect.x;
        row->y += high + GAP;
    }
    if (row->add) scene_button(scene, (Rect){row->x, row->y, wide, 0}, button);
    row->x += wide + GAP;
}

static void row_chip(Scene *scene, Row *row, const HoldingModel *model, int finding) {
    const char *words = finding_words(scene, model, finding);
    int value = record_value(model->held, finding);
    Spot drop = {SPOT_HOLD, model->source, HOLD_DROP, 2 * finding + value, NULL};
    row_button(scene, row,
               (Button){.kind = BUTTON_OUTLINE,
                        .words = scene_say(scene, "hold.chip", "%s", words),
                        .icon = "close",
                        .icon_after = true,
                        .spot = drop,
                        .name = scene_say(scene, "hold.drop", "%s", words)});
}

static void row_buttons(Scene *scene, Row *row, const HoldingModel *model) {
    Spot shot = {SPOT_HOLD, model->source, HOLD_SHOT, 0, NULL};
    row_button(scene, row,
               (Button){.kind = BUTTON_OUTLINE,
                        .words = scene_word(scene, model->shot ? "hold.next" : "hold.shot"),
                        .spot = shot,
                        .name = scene_word(scene, "hold.shot.name")});
    if (!model->shot) return;
    shot.b = HOLD_REPLAY;
    row_button(scene, row,
               (Button){.kind = BUTTON_BAR,
                        .words = scene_word(scene, "hold.replay"),
                        .icon = "replay",
                        .spot = shot,
                        .name = scene_word(scene, "hold.replay.name")});
}

// What is pinned can be held, and what is held by it let go.
static void row_lit(Scene *scene, Row *row, const HoldingModel *model) {
    char bits[MAX_WIRES + 1];
    Record lit = model->lit;
    if (!lit.mask) return;
    basis_bits(scene, model->lit_mask, model->lit_bits, bits, sizeof bits);
    bool held = record_has(model->held, lit);
    row_button(scene, row,
               (Button){.kind = held ? BUTTON_CHOSEN : BUTTON_OUTLINE,
                        .words = scene_say(scene, "hold.lit", "%s", bits),
                        .spot = {SPOT_HOLD, model->source, HOLD_LIT, 0, NULL},
                        .name = scene_say(scene, held ? "hold.lit.drop" : "hold.lit.name",
                                          "%s", bits)});
}

// How likely that is, and by which shot it came.
static const char *chance_words(Scene *scene, const HoldingModel *model) {
    char seed[24];
    if (!model->shot) return scene_say(scene, "hold.chance", "%.3g", model->chance);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)model->seed);
    return scene_say(scene, "hold.chance.shot", "%.3g\t%d\t%s", model->chance, model->shot,
                     seed);
}

static double rows_add(Scene *scene, Rect rect, const HoldingModel *model, bool add) {
    Row row = {rect, rect.x, rect.y + GAP, add};
    if (model->offers) row_buttons(scene, &row, model);
    row_lit(scene, &row, model);
    int held = 0;
    for (int i = 0; i < MOST_FINDINGS; i++)
        if (record_value(model->held, i) != NO_FINDING &&
            circuit_finding_step(model->circuit, i) != NO_STEP) {
            row_chip(scene, &row, model, i);
            held++;
        }
    if (held > 1)
        row_button(scene, &row,
                   (Button){.kind = BUTTON_BAR,
                            .words = scene_word(scene, "hold.drop_all"),
                            .spot = {SPOT_HOLD, model->source, HOLD_DROP_ALL, 0, NULL}});
    double y = row.y + scene_look(scene)->metrics.control;
    if (!held) return y - rect.y;
    Type type = style_type(scene, ROLE_PANEL, INK_INK);
    type.width = rect.w;
    if (add)
        scene_words(scene, chance_words(scene, model), rect.x, y + GAP + type.size, type);
    return y + GAP + style_pitch(scene, ROLE_PANEL) - rect.y;
}

static bool stands(const Scene *scene, const HoldingModel *model) {
    return !scene_bare(scene) && (model->held.mask || model->offers || model->lit.mask);
}

double holding_view_height(const Scene *scene, const HoldingModel *model, double width) {
    if (!stands(scene, model)) return 0;
    Scene *measured = scene_create(scene_look(scene));
    double high = rows_add(measured, (Rect){0, 0, width, 0}, model, false);
    scene_destroy(measured);
    return high;
}

void holding_view_add(Scene *scene, Rect rect, const HoldingModel *model) {
    if (stands(scene, model)) rows_add(scene, rect, model, true);
}

// --- at the gates

typedef struct MarkPart {
    double radius;
    bool one;
} MarkPart;

// Outcome 0 is a ring, 1 a disc (look book).
static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    const MarkPart *mark = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    draw_disc(canvas, x, y, mark->radius + 3, INK_SHEET, (Stroke){.ink = INK_NONE});
    draw_disc(canvas, x, y, mark->radius, mark->one ? INK_FOX : INK_SHEET,
              (Stroke){.ink = INK_FOX, .width = 2.5});
}

void holding_marks_add(Scene *scene, const CircuitLayout *layout,
                       const HoldingModel *model) {
    for (int i = 0; i < MOST_FINDINGS; i++) {
        int value = record_value(model->held, i);
        int index = circuit_finding_step(model->circuit, i);
        if (value == NO_FINDING || index == NO_STEP) continue;
        const Step *step = circuit_step(model->circuit, index);
        double at = step->column - layout->scroll;
        if (at < -0.25 || at >= layout->columns) continue;
        MarkPart part = {.radius = 0.13 * layout->gate, .one = value};
        double x = circuit_x(layout, step->column) + 0.46 * layout->gate;
        double y = circuit_y(layout, step->targets[0]) - 0.46 * layout->gate;
        double half = part.radius + 5;
        scene_add(scene, (Rect){x - half, y - half, 2 * half, 2 * half}, draw_mark, &part,
                  sizeof part);
    }
}
