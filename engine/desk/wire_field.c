#include "desk/wire_field.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/names.h"
#include "circuit/start.h"
#include "desk/desk_inside.h"
#include "desk/naming.h"
#include "desk/typed_angle.h"
#include "view/palette_view.h"
#include "view/start_view.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The circuit and wire that a spot at its left means; NULL.
static Workpiece *piece_at(Desk *desk, Spot spot) {
    bool left =
        spot.kind == SPOT_START || spot.kind == SPOT_WIRE || spot.kind == SPOT_WIRE_FIELD;
    Workpiece *piece = left ? desk_piece(desk, spot.c) : NULL;
    if (!piece || piece->arrow || !piece->editable) return NULL;
    return spot.a >= 0 && spot.a < circuit_wires(workpiece_shown(piece)) ? piece : NULL;
}

static Circuit *copy_of(const Workpiece *piece) {
    return circuit_copy(history_now(piece->history));
}

// --- Starts

bool starts_are_free(const Workpiece *piece) {
    if (piece->index < 0) return true;
    return piece->palette && palette_offers(piece->palette, "start");
}

static void say_start(Desk *desk, const Workpiece *piece, int wire) {
    WireStart start = circuit_start(workpiece_shown(piece), wire);
    char words[START_WORDS];
    start_words(&start, false, words);
    desk_say(desk, "start.now", "%d\t%s", wire, words);
}

static bool commit(Desk *desk, Workpiece *piece, Circuit *next, bool good, Error *err) {
    bool done = desk_commit(desk, piece, next, good, err);
    if (done) desk_changed(desk, piece);
    return done;
}

static bool set_start(Desk *desk, Workpiece *piece, Circuit *next, int wire,
                      WireStart start) {
    Error err = {.key = ""};
    bool free = starts_are_free(piece) || error_set(&err, "start.locked", "%s", "");
    bool good = free && circuit_set_start(next, wire, start, &err);
    if (!commit(desk, piece, next, good, &err)) return false;
    say_start(desk, piece, wire);
    return true;
}

static void choose_named(Desk *desk, Workpiece *piece, int wire, const char *name) {
    WireStart start;
    if (start_find(name, strlen(name), &start))
        set_start(desk, piece, copy_of(piece), wire, start);
}

static const char *const order[] = {"0", "1", "+", "-", "i", "-i"};
enum { ORDER = sizeof order / sizeof *order };

// The cursor is on the wire, in front of its first column.
static void take_cursor(Workpiece *piece, int wire) {
    piece->cursor_wire = wire;
    piece->cursor_column = 0;
    piece->chosen = NO_STEP;
}

void wire_act_start(Desk *desk, Spot spot) {
    Workpiece *piece = piece_at(desk, spot);
    if (!piece) return;
    WireStart start = circuit_start(workpiece_shown(piece), spot.a);
    const char *name = start_name(&start);
    int next = 0; // behind an arrow
    for (int i = 0; name && i < ORDER; i++)
        if (!strcmp(order[i], name)) next = (i + 1) % ORDER;
    take_cursor(piece, spot.a);
    choose_named(desk, piece, spot.a, order[next]);
}

void wire_start_back(Desk *desk, Spot spot) {
    Workpiece *piece = piece_at(desk, spot);
    if (piece) choose_named(desk, piece, spot.a, "0");
}

void wire_to_start(Desk *desk, int wire) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || wire < 0 || wire >= circuit_wires(workpiece_shown(piece))) return;
    take_cursor(piece, wire);
    desk_focus_by_key(desk, (Spot){.kind = SPOT_START, .a = wire, .c = piece->index});
    say_start(desk, piece, wire);
}

static bool move_key(Desk *desk, Workpiece *piece, const Gesture *gesture) {
    if (gesture->key == KEY_UP) return wire_to_start(desk, desk->focus.a - 1), true;
    if (gesture->key == KEY_DOWN) return wire_to_start(desk, desk->focus.a + 1), true;
    if (gesture->key != KEY_RIGHT) return gesture->key == KEY_LEFT;
    Spot cell = {SPOT_CELL, desk->focus.a, 0, piece->index, NULL};
    desk_act(desk, cell);
    desk->focus_shown = true;
    return true;
}

// Keys as they come without and with Shift, on keyboards of both kinds: + is Shift+= or
// Shift+;.
static const struct {
    int key, mods;
    const char *name;
} start_keys[] = {
    {'0', 0, "0"},          {'1', 0, "1"},         {'+', 0, "+"},
    {'+', MOD_SHIFT, "+"},  {'=', MOD_SHIFT, "+"}, {';', 0, "+"},
    {';', MOD_SHIFT, "+"},  {'-', 0, "-"},         {'i', 0, "i"},
    {'i', MOD_SHIFT, "-i"}, {KEY_DELETE, 0, "0"},  {KEY_BACKSPACE, 0, "0"},
};

bool wire_start_key(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk->focus.kind == SPOT_START ? piece_at(desk, desk->focus) : NULL;
    if (!piece) return false;
    if (!gesture->mods && move_key(desk, piece, gesture)) return true;
    if (gesture->key == KEY_ENTER && !gesture->mods) return wire_open_at(desk, desk->focus);
    for (size_t i = 0; i < sizeof start_keys / sizeof *start_keys; i++) {
        if (start_keys[i].key != gesture->key || start_keys[i].mods != gesture->mods)
            continue;
        choose_named(desk, piece, desk->focus.a, start_keys[i].name);
        return true;
    }
    return false;
}

// "pi/3, pi/2", also one of the six names, or θ alone.
static bool read_start(TypedAngle *typed, const char *text, WireStart *start, Error *err) {
    int depth = 0;
    const char *comma = text;
    if (start_find(text, strlen(text), start)) return true;
    for (; *comma && (depth || *comma != ','); comma++)
        depth += (*comma == '(') - (*comma == ')');
    char first[FIELD_SIZE];
    snprintf(first, sizeof first, "%.*s", (int)(comma - text), text);
    *start = (WireStart){0};
    if (!angle_typed(typed, first, &start->theta, err)) return false;
    return !*comma || angle_typed(typed, comma + 1, &start->phi, err);
}

static bool take_start(Desk *desk, Workpiece *piece) {
    const WireField *own = &desk->wire_field;
    Error err = {.key = ""};
    TypedAngle typed = {.piece = piece,
                        .live = piece->index < 0 ? NULL : desk->study.live,
                        .next = copy_of(piece)};
    WireStart start = circuit_start(typed.next, own->wire);
    typed.before = start.theta.value;
    char *plain = text_plain(own->field.text);
    bool read = read_start(&typed, plain, &start, &err);
    free(plain);
    if (!read) {
        circuit_destroy(typed.next);
        desk_refuse(desk, &err);
        return false;
    }
    if (!set_start(desk, piece, typed.next, own->wire, start)) return false;
    desk_told_parameters(desk, piece, &typed);
    return true;
}

// --- Names

static bool take_name(Desk *desk, Workpiece *piece) {
    const WireField *own = &desk->wire_field;
    Error err = {.key = ""};
    Circuit *next = copy_of(piece);
    bool good = circuit_name_wire(next, own->wire, own->field.text, &err);
    return commit(desk, piece, next, good, &err);
}

void wire_rename(Desk *desk, int by) {
    (void)by;
    Workpiece *piece = desk_editable(desk);
    if (piece)
        wire_open_at(desk,
                     (Spot){.kind = SPOT_WIRE, .a = piece->cursor_wire, .c = piece->index});
}

// --- The field

bool wire_open_at(Desk *desk, Spot spot) {
    Workpiece *piece = piece_at(desk, spot);
    bool start = spot.kind == SPOT_START;
    if (!piece || spot.kind == SPOT_WIRE_FIELD) return false;
    if (start && !starts_are_free(piece)) {
        desk_say(desk, "start.locked", " ");
    } else if (!start && naming_is_lessons(desk, spot.c)) {
        desk_say(desk, "name.lessons", " ");
    } else {
        take_cursor(piece, spot.a);
        Spot field = {.kind = SPOT_WIRE_FIELD, .a = spot.a, .b = start, .c = spot.c};
        desk_focus(desk, field);
        desk_say(desk, start ? "start.how" : "name.how", "%d", spot.a);
    }
    return true;
}

Field *wire_field(Desk *desk) {
    return desk->wire_field.open && piece_at(desk, desk->focus) ? &desk->wire_field.field
                                                                : NULL;
}

void wire_open_field(Desk *desk, Spot spot) {
    Workpiece *piece = piece_at(desk, spot);
    WireField *own = &desk->wire_field;
    if (!piece) return;
    *own = (WireField){.open = true, .start = spot.b, .source = spot.c, .wire = spot.a};
    char text[FIELD_SIZE];
    const Circuit *circuit = workpiece_shown(piece);
    WireStart start = circuit_start(circuit, spot.a);
    if (own->start)
        start_typed(&start, text, sizeof text);
    else
        circuit_wire_label(circuit, spot.a, text);
    field_set(&own->field, text);
    field_select_all(&own->field);
    desk->dirty = true;
}

bool wire_take_field(Desk *desk) {
    WireField *own = &desk->wire_field;
    Spot spot = {
        .kind = SPOT_WIRE_FIELD, .a = own->wire, .b = own->start, .c = own->source};
    Workpiece *piece = own->open ? piece_at(desk, spot) : NULL;
    if (!piece) return true;
    desk_hush(desk);
    own->wrong = !(own->start ? take_start : take_name)(desk, piece);
    return !own->wrong;
}

void wire_enter_field(Desk *desk) {
    WireField *own = &desk->wire_field;
    if (!wire_take_field(desk)) return;
    char *said = desk->status ? mem_text(desk->status) : NULL;
    wire_close_field(desk);
    desk_focus_by_key(desk, (Spot){.kind = own->start ? SPOT_START : SPOT_CELL,
                                   .a = own->wire,
                                   .c = own->source});
    if (said) desk_say(desk, "desk.plain", "%s", said);
    free(said);
}

void wire_close_field(Desk *desk) {
    desk->wire_field.open = desk->wire_field.wrong = false;
    desk->dirty = true;
}

WireFieldModel wire_field_model(const Desk *desk, const Workpiece *piece) {
    const WireField *own = &desk->wire_field;
    if (!own->open || own->source != piece->index) return (WireFieldModel){.open = false};
    Spot spot = {
        .kind = SPOT_WIRE_FIELD, .a = own->wire, .b = own->start, .c = own->source};
    return (WireFieldModel){.open = true,
                            .wrong = own->wrong,
                            .start = own->start,
                            .wire = own->wire,
                            .field = desk_field_model(desk, &own->field, spot)};
}
