#include "view/screen_lab.h"

#include "view/bars.h"
#include "view/gate_view.h"
#include "view/palette_view.h"
#include "view/style.h"
#include "view/time_tools.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { GAP = 20, MARGIN = 32 };

typedef struct StepButton {
    const char *word;
    Spot spot;
    bool made; // only of a gate that the circuit defines
    bool one;  // only of one step
} StepButton;

// A measurement or a reset is held at 0 or at 1; what it is held at is let go.
static double add_hold_buttons(Scene *scene, double x, double y, const LabModel *model) {
    const CircuitModel *circuit = &model->piece.circuit;
    int finding = circuit_step_finding(circuit->circuit, circuit->chosen);
    if (finding == NO_FINDING) return x;
    int held = record_value(model->piece.holding.held, finding);
    for (int value = 0; value < 2; value++) {
        bool is = held == value;
        Button button = {.kind = is ? BUTTON_CHOSEN : BUTTON_CHOICE,
                         .words = scene_word(scene, value ? "hold.at_1" : "hold.at_0"),
                         .spot = {SPOT_HOLD, circuit->source, is ? HOLD_DROP : HOLD_ONE,
                                  2 * finding + value, NULL}};
        x += scene_button(scene, (Rect){x, y, 0, 0}, button).w + 8;
    }
    return x;
}

// As many as have room, the most needed first; all are commands and keys too.
static void add_step_buttons(Scene *scene, double x, double y, double right,
                             const Step *step) {
    static const StepButton buttons[] = {
        {"lab.open_gate", {.kind = SPOT_OWN_OPEN}, true, true},
        {"lab.card", {.kind = SPOT_GATE_CARD}, false, true},
        {"lab.delete", {.kind = SPOT_DELETE}, false, false},
        {"lab.duplicate", {.kind = SPOT_STEPS, .a = STEPS_DUPLICATE}, false, false},
        {"lab.copy", {.kind = SPOT_STEPS, .a = STEPS_COPY}, false, false},
    };
    bool made = step && step->gate->kind == GATE_DEFINED;
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        const StepButton *row = &buttons[i];
        if ((row->made && !made) || (row->one && !step)) continue;
        Button button = {.kind = BUTTON_OUTLINE,
                         .words = scene_word(scene, row->word),
                         .spot = row->spot};
        if (x + scene_button_width(scene, button) > right) return;
        x += scene_button(scene, (Rect){x, y, 0, 0}, button).w + 8;
    }
}

// What the gate under the pointer is; NULL when it is on none.
static const char *about_hovered(Scene *scene, const Circuit *circuit) {
    Spot spot = scene_look(scene)->hover;
    if (spot.kind != SPOT_PALETTE) return NULL;
    Tool tool;
    if (!circuit_tool(circuit, spot.a, &tool)) return NULL;
    return scene_say(scene, "lab.about_gate", "%s\t%s", tool_title(scene, &tool),
                     tool_about(scene, &tool));
}

static const char *status_words(Scene *scene, const LabModel *model) {
    const char *words =
        model->status ? model->status : about_hovered(scene, model->piece.circuit.circuit);
    if (!words) words = model->time;
    return words ? words : scene_word(scene, "circuit.how");
}

// Whether the note of saving finds room behind the status.
static bool saved_below(Scene *scene, const LabModel *model, double width) {
    Type type = style_type(scene, ROLE_PANEL, INK_INK);
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    return model->saved && style_width(scene, status_words(scene, model), type) + 24 +
                                   style_width(scene, model->saved, soft) <
                               width;
}

// At the right, beside a line of words or a row of tools; returns the room it takes.
static double add_saved(Scene *scene, const LabModel *model, double right,
                        double baseline) {
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    soft.align = ALIGN_RIGHT;
    return scene_words(scene, model->saved, right, baseline, soft).w;
}

// All of what it says, in two lines or, where those are too short, in more; returns its
// height, which is that of two at least so that nothing below moves with what is said.
static double add_status(Scene *scene, const LabModel *model, double x, double y,
                         double width) {
    double pitch = style_pitch(scene, ROLE_PANEL), baseline = y + 0.75 * pitch;
    const char *words = status_words(scene, model);
    ProseStyle style =
        style_prose(scene, ROLE_PANEL, width, model->status_refused ? INK_WRONG : INK_INK);
    style.letter = 0; // a line of the desk, spaced as its other lines are
    style.lexicon = NULL;
    style.furigana = NULL;
    char *prose = style_escaped(words);
    double high = scene_prose(scene, prose, x, y, style).h;
    free(prose);
    if (saved_below(scene, model, width)) add_saved(scene, model, x + width, baseline);
    return fmax(high, 2 * pitch);
}

// Where the row of tools goes on: from x to right, its words on one baseline.
typedef struct ToolRow {
    double x, y, right, high;
    double baseline;
    Type label;
} ToolRow;

static void add_label(Scene *scene, ToolRow *row, const char *words, double gap) {
    row->x += scene_words(scene, words, row->x, row->baseline, row->label).w + gap;
}

// What the chosen step is, its angle, and what can be done with it.
static void add_step_tools(Scene *scene, const LabModel *model, ToolRow row) {
    const CircuitModel *circuit = &model->piece.circuit;
    const Step *step = circuit_step(circuit->circuit, circuit->chosen);
    const Look *look = scene_look(scene);
    const char *key = step_dots(step) ? "lab.chosen_controlled" : "lab.chosen";
    add_label(scene, &row,
              scene_say(scene, key, "%s\t%d\t%d",
                        gate_words(look->words, look->lang, step->gate), step->targets[0],
                        step->column + 1),
              16);
    if (step->gate->angles) {
        double wide = 120 * style_scale(scene);
        field_view_add(scene, (Rect){row.x, row.y, wide, row.high}, &model->angle,
                       (Spot){.kind = SPOT_ANGLE}, model->angle_wrong,
                       scene_word(scene, "lab.angle"));
        row.x += wide + 12;
    }
    row.x = add_hold_buttons(scene, row.x, row.y, model);
    add_step_buttons(scene, row.x, row.y, row.right, step);
}

// Where the time line's tools keep their room.
static void add_noise_button(Scene *scene, ToolRow *row) {
    Button noise = {.kind = BUTTON_BAR,
                    .words = scene_word(scene, "noise.title"),
                    .spot = {.kind = SPOT_NOISE, .c = -1}};
    double room = 300 * style_scale(scene), wide = scene_button_width(scene, noise);
    if (row->x + wide + room > row->right) return;
    row->x += scene_button(scene, (Rect){row->x, row->y, 0, 0}, noise).w;
}

// Nothing is chosen: what is done to all of it, and the time line's tools.
static void add_circuit_tools(Scene *scene, const LabModel *model, ToolRow row,
                              double width) {
    const CircuitModel *circuit = &model->piece.circuit;
    Button clear = {.kind = BUTTON_BAR,
                    .words = scene_word(scene, "lab.clear"),
                    .spot = {.kind = SPOT_CLEAR},
                    .disabled = !circuit_steps(circuit->circuit)};
    row.x += scene_button(scene, (Rect){row.x, row.y, 0, 0}, clear).w;
    Button paste = {.kind = BUTTON_BAR,
                    .words = scene_word(scene, "lab.paste"),
                    .spot = {.kind = SPOT_STEPS, .a = STEPS_PASTE}};
    row.x += scene_button(scene, (Rect){row.x, row.y, 0, 0}, paste).w;
    add_noise_button(scene, &row);
    double note = style_width(scene, model->saved ? model->saved : "", row.label);
    double taken = row.x + time_tools_width(scene, circuit);
    if (model->saved && !saved_below(scene, model, width) && taken + note + 24 < row.right)
        row.right -= add_saved(scene, model, row.right, row.baseline) + 16;
    time_tools_add(scene, row.x, row.right, row.y, circuit);
}

static double add_tools(Scene *scene, const LabModel *model, double x, double y,
                        double width) {
    const CircuitModel *circuit = &model->piece.circuit;
    ToolRow row = {.x = x, .y = y, .right = x + width};
    row.high = scene_look(scene)->metrics.control;
    row.label = style_type(scene, ROLE_LABEL, INK_SOFT);
    row.baseline = y + row.high / 2 + row.label.size * 0.36;
    if (model->seed.open) {
        seed_view_add(scene, (Rect){x, y, width, row.high}, &model->seed);
    } else if (circuit->chosen != NO_STEP && !circuit->hand && !circuit->hand_dot.kind) {
        add_step_tools(scene, model, row);
    } else if (circuit->several) {
        add_label(scene, &row,
                  scene_say(scene, "lab.chosen_many", "%d", circuit->several->count), 16);
        add_step_buttons(scene, row.x, row.y, row.right, NULL);
    } else {
        add_circuit_tools(scene, model, row, width);
    }
    return row.high;
}

static double add_left(Scene *scene, const LabModel *model, double x, double y,
                       double width) {
    double top = y, height = circuit_view_height(scene, &model->piece.circuit);
    Rect circuit = {x, y, width, height};
    circuit_view_add(scene, circuit, &model->piece.circuit);
    CircuitLayout layout = circuit_view_layout(scene, circuit, &model->piece.circuit);
    holding_marks_add(scene, &layout, &model->piece.holding);
    y += height + 8;
    double held = holding_view_height(scene, &model->piece.holding, width);
    holding_view_add(scene, (Rect){x, y, width, held}, &model->piece.holding);
    y += held > 0 ? held + 10 : 0;
    parameter_view_add(scene, x, y, width, &model->piece.parameters);
    y += parameter_view_height(scene, &model->piece.parameters, width);
    scene_call_wires(scene, model->piece.circuit.circuit);
    y += add_tools(scene, model, x, y, width) + 8;
    scene_call_wires(scene, NULL);
    y += add_status(scene, model, x, y, width) + 8;
    scene_rule(scene, x, y, x + width, y);
    y += 6;
    y += shelf_view_add(scene, &model->shelf, true, x, y, width);
    return y - top;
}

void screen_lab(Scene *scene, const LabModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = m->width - 2 * MARGIN, y = m->top_bar + 10;
    bool wide = m->width >= 1000;
    double right = wide ? floor(fmin(560 * m->size[ROLE_PROSE] / 18, width * 0.33)) : width;
    double left = wide ? width - right - 46 : width;
    scene_scroll(scene, (Rect){0, m->top_bar, m->width, m->height - m->top_bar},
                 SCROLL_SCREEN, model->scroll);
    y += loan_view_add(scene, MARGIN, y, width, &model->loan);
    y +=
        palette_add(scene, (Rect){MARGIN, y, width, 200}, NULL, &model->piece.circuit) + 14;
    double used = add_left(scene, model, MARGIN, y, left);
    if (wide)
        shelf_view_add(scene, &model->shelf, false, MARGIN + left + 46, y - 6, right);
    else
        shelf_view_add(scene, &model->shelf, false, MARGIN, y + used + GAP, width);
    scene_scroll_end(scene);
    TopBar bar = {.title = scene_word(scene, "lab.title"),
                  .share = true,
                  .displays = true,
                  .undo = true,
                  .can_undo = model->can_undo,
                  .can_redo = model->can_redo};
    bar_top(scene, &bar);
    circuit_view_hand(scene, &model->piece.circuit);
    shelf_view_hand(scene, &model->shelf);
}
