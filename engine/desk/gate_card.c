#include "desk/gate_card.h"

#include "base/mem.h"
#include "circuit/blocks.h"
#include "circuit/names.h"
#include "circuit/parameters.h"
#include "desk/desk_inside.h"
#include "desk/gate_edit.h"
#include "view/circuit_parts.h"
#include "view/gate_card.h"
#include "view/gate_view.h"
#include "view/inset_view.h"
#include "view/palette_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Workpiece *piece_of(Desk *desk) {
    return desk_piece(desk, desk->gate_card.source);
}

// The step that the card is of; NULL: it is a tool's, or the step is gone.
static const Step *step_of_card(Desk *desk) {
    const Workpiece *piece = piece_of(desk);
    return desk->gate_card.tool == NO_TOOL ? gate_chosen(piece) : NULL;
}

static bool may_change(Desk *desk) {
    const Workpiece *piece = piece_of(desk);
    const Step *step = step_of_card(desk);
    return step && piece->editable && !step->locked;
}

// --- Opened and closed

static bool choose_step(Desk *desk, Spot spot, GateCard *card) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece || !piece->editable) return false;
    const Circuit *now = history_now(piece->history);
    if (piece->preview || spot.a < 0 || spot.a >= circuit_steps(now)) return false;
    const Step *step = circuit_step(now, spot.a);
    card->source = spot.c;
    card->tool = NO_TOOL;
    card->dot = step_dot(step, spot.b);
    chosen_one(piece, spot.a);
    piece->cursor_wire = spot.b;
    piece->cursor_column = step->column;
    return true;
}

bool gate_card_open(Desk *desk, Spot spot) {
    GateCard card = {.open = true, .from = desk->focus, .by_key = desk->focus_shown};
    hand_cancel(&desk->hand);
    gate_card_close(desk);
    Tool tool;
    if (spot.kind == SPOT_PALETTE && tool_at(spot.a, &tool)) {
        card.tool = tool.code;
        card.source = spot.b;
        card.dot = tool.dot;
    } else if (spot.kind != SPOT_STEP || !choose_step(desk, spot, &card)) {
        return false;
    }
    const SpotArea *area = scene_find(desk_scene(desk), spot);
    if (area) card.at = area->rect;
    card.from.target = NULL;
    desk->gate_card = card;
    desk_focus(desk, (Spot){.kind = SPOT_CLOSE});
    desk_hush(desk);
    return true;
}

void gate_card_forget(Desk *desk) {
    desk->gate_card = (GateCard){.open = false};
    desk->dirty = true;
}

void gate_card_close(Desk *desk) {
    GateCard *card = &desk->gate_card;
    if (!card->open) return;
    Spot from = card->from;
    bool back = card->by_key && from.kind;
    desk_focus(desk, (Spot){0}); // takes what was typed
    gate_card_forget(desk);
    if (desk->gates.open)
        desk_focus(desk, (Spot){.kind = SPOT_GATE_FIELD});
    else if (back)
        desk_focus_by_key(desk, from);
}

// --- Its fields

static Modifier modifier_of(Spot spot) {
    return (Modifier){(ModifierKind)spot.a, spot.b};
}

Field *gate_card_field(Desk *desk) {
    bool has = desk->gate_card.open && desk->focus.kind == SPOT_CARD_FIELD;
    return has && may_change(desk) ? &desk->gate_card.field : NULL;
}

void gate_card_enter(Desk *desk) {
    const Step *step = step_of_card(desk);
    char text[MODIFIER_TEXT] = "";
    if (step) modifier_text(step, modifier_of(desk->focus), text);
    desk->gate_card.why = (Error){0};
    field_set(&desk->gate_card.field, text);
}

// The step with what is typed. False: it cannot be read.
static bool typed_step(Desk *desk, Step *step, Error *err) {
    Name names[CIRCUIT_NAMES];
    *step = *step_of_card(desk);
    circuit_names(history_now(piece_of(desk)->history), names);
    return modifier_read(step, modifier_of(desk->focus), desk->gate_card.field.text, names,
                         err);
}

void gate_card_typed(Desk *desk) {
    GateCard *card = &desk->gate_card;
    Step step;
    int chosen;
    card->why = card->note = (Error){0};
    if (gate_card_field(desk) && typed_step(desk, &step, &card->why))
        circuit_destroy(gate_would_be(piece_of(desk), &step, &chosen, &card->why));
    desk->dirty = true;
}

bool gate_card_take(Desk *desk) {
    GateCard *card = &desk->gate_card;
    char before[MODIFIER_TEXT];
    Step step;
    if (!gate_card_field(desk)) return true;
    modifier_text(step_of_card(desk), modifier_of(desk->focus), before);
    if (!strcmp(before, card->field.text)) return true;
    card->why = card->note = (Error){0};
    bool good = typed_step(desk, &step, &card->why) &&
                gate_become(desk, piece_of(desk), &step, &card->why);
    if (good)
        gate_card_enter(desk);
    else
        card->note = card->why;
    return good;
}

// --- Its buttons

// The next kind of dot that the circuit's palette offers; behind the last, none.
static ControlDot next_dot(const Workpiece *piece, ControlDot dot) {
    Tool tool;
    int code = dot.kind ? tool_named(tool_of_dot(dot)).code - 1 : TOOL_CONTROL;
    for (; tool_at(code, &tool); code--)
        if (palette_offers(piece->palette, tool.name)) return tool.dot;
    return (ControlDot){DOT_NONE, 'z'};
}

static bool changed_step(const Workpiece *piece, Spot spot, Step *step, Error *err) {
    int wires = circuit_wires(history_now(piece->history));
    ControlDot next;
    switch ((CardAct)spot.a) {
    case CARD_INVERT:
        return gate_invert(step, err);
    case CARD_SMALLER:
        return gate_resize(step, wires, -1, err);
    case CARD_LARGER:
        return gate_resize(step, wires, 1, err);
    default:
        next = next_dot(piece, step_dot(step, spot.b));
        step_remove_dot(step, spot.b);
        step_add_dot(step, spot.b, next);
        return true;
    }
}

void gate_card_act(Desk *desk, Spot spot) {
    GateCard *card = &desk->gate_card;
    if (!card->open || !may_change(desk)) return;
    Workpiece *piece = piece_of(desk);
    Step step = *step_of_card(desk);
    card->note = (Error){0};
    if (changed_step(piece, spot, &step, &card->note))
        gate_become(desk, piece, &step, &card->note);
    desk->dirty = true;
}

// --- Drawn

static const char *field_name(Scene *scene, const Step *step, Modifier modifier) {
    static const char *const keys[MODIFIER_KINDS] = {
        [MODIFIER_ANGLE] = "gate_card.angle",
        [MODIFIER_POWER] = "gate_card.power",
        [MODIFIER_CONDITION] = "gate_card.condition",
        [MODIFIER_BIT] = "gate_card.bit",
        [MODIFIER_RANGE] = "gate_card.range",
        [MODIFIER_OPERAND] = "gate_card.operand"};
    static const char *const letters[] = {"θ", "φ", "λ"};
    if (modifier.kind == MODIFIER_OPERAND)
        return scene_say(scene, keys[modifier.kind], "%c", operand_letter(modifier.index));
    bool several = modifier.kind == MODIFIER_ANGLE && step->gate->angles > 1;
    const char *name = scene_word(scene, keys[modifier.kind]);
    if (!several) return name;
    return scene_say(scene, "gate_card.angle_of", "%s\t%s", name, letters[modifier.index]);
}

static const char *sentence(const Desk *desk, Scene *scene, const Error *err) {
    if (!err->key[0]) return NULL;
    return scene_take(scene, words_error(desk->options.words, desk->lang, err));
}

static void add_fields(Desk *desk, Scene *scene, const Step *step, GateCardModel *model) {
    Modifier modifiers[MOST_MODIFIERS];
    model->field_count = modifiers_of(step, modifiers);
    for (int i = 0; i < model->field_count; i++) {
        CardField *field = &model->fields[i];
        Modifier modifier = modifiers[i];
        Spot spot = {SPOT_CARD_FIELD, (int)modifier.kind, modifier.index, 0, NULL};
        char text[MODIFIER_TEXT];
        modifier_text(step, modifier, text);
        bool focused = spot_same(desk->focus, spot);
        *field = (CardField){.name = field_name(scene, step, modifier), .spot = spot};
        if (modifier.kind == MODIFIER_POWER) field->hint = "1";
        if (modifier.kind == MODIFIER_CONDITION)
            field->hint = scene_word(scene, "gate_card.always");
        field->field = focused ? desk_field_model(desk, &desk->gate_card.field, spot)
                               : (FieldModel){.text = scene_keep(scene, text)};
        if (focused) field->why = sentence(desk, scene, &desk->gate_card.why);
    }
}

static void add_wires(Scene *scene, const Workpiece *piece, const Step *step,
                      GateCardModel *model) {
    const Circuit *now = history_now(piece->history);
    uint32_t taken = step_wires(step) & ~step_dots(step);
    if (!step_unitary(step) && step->gate->kind != GATE_DISPLAY) return;
    for (int w = 0; w < circuit_wires(now); w++) {
        char label[WIRE_LABEL];
        if (taken >> w & 1) continue;
        circuit_wire_label(now, w, label);
        model->wires[model->wire_count++] =
            (CardWire){w, scene_keep(scene, label), step_dot(step, w)};
    }
}

// Of a display that stands in the circuit.
static const char *shown_by(Desk *desk, Scene *scene) {
    const Workpiece *piece = piece_of(desk);
    const Circuit *now = workpiece_shown(piece);
    if (circuit_step(now, piece->chosen)->gate->kind != GATE_DISPLAY) return NULL;
    CircuitModel model = desk_circuit_model(desk, piece);
    scene_call_wires(scene, now);
    const char *words = inset_card_words(scene, &model, piece->chosen);
    scene_call_wires(scene, NULL);
    return words;
}

static void of_step(Desk *desk, Scene *scene, const Step *step, GateCardModel *model) {
    const GateCard *card = &desk->gate_card;
    char condition[72];
    circuit_condition(step, condition, sizeof condition);
    model->step = *step;
    model->condition = scene_keep(scene, condition);
    model->title = gate_words(desk->options.words, desk->lang, step->gate);
    model->about = gate_about(desk->options.words, desk->lang, step->gate);
    model->modifiers = may_change(desk);
    model->shown = shown_by(desk, scene);
    model->enlarge = placed_spot(desk, piece_of(desk), piece_of(desk)->chosen);
    model->sized = step->gate->kind == GATE_BLOCK || !step_acts(step);
    if (model->modifiers) {
        add_fields(desk, scene, step, model);
        add_wires(scene, piece_of(desk), step, model);
    }
    Error locked;
    error_set(&locked, "circuit.locked", "%s\t%d\t%d", step->gate->label, step->targets[0],
              step->column + 1);
    bool shown = card->note.key[0] && strcmp(card->note.key, card->why.key) != 0;
    model->note = step->locked ? sentence(desk, scene, &locked)
                  : shown      ? sentence(desk, scene, &card->note)
                               : NULL;
}

static void of_tool(Scene *scene, const Tool *tool, GateCardModel *model) {
    Circuit *circuit = circuit_create(3);
    if (tool->gate) model->step = tool_step(circuit, tool, 0, 0);
    circuit_destroy(circuit);
    model->condition = "";
    model->title = tool_title(scene, tool);
    model->about = tool_about(scene, tool);
}

void gate_card_build(Desk *desk, Scene *scene) {
    GateCard *card = &desk->gate_card;
    if (!card->open) return;
    const Step *step = step_of_card(desk);
    Tool tool;
    bool known = card->tool != NO_TOOL && tool_at(card->tool, &tool);
    if (!step && !known) { // it was taken away
        card->open = false;
        return;
    }
    GateCardModel model = {.at = card->at, .dot = card->dot, .scroll = card->scroll};
    if (known)
        of_tool(scene, &tool, &model);
    else
        of_step(desk, scene, step, &model);
    if (!known && card->dot.kind) {
        tool = tool_named(tool_of_dot(card->dot));
        model.title = tool_title(scene, &tool);
        model.about = tool_about(scene, &tool);
    }
    gate_card_add(scene, &model);
}
