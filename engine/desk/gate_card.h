// The card of a gate while it is open: of the chosen step of a circuit, whose modifiers can
// be changed on it, or of a tool. Each change is one step of undo.
#ifndef KYUBI_DESK_GATE_CARD_H
#define KYUBI_DESK_GATE_CARD_H

#include "circuit/modify.h"
#include "circuit/tool.h"
#include "desk/field.h"
#include "view/scene.h"

typedef struct GateCard {
    bool open;
    int source;     // of the circuit
    int tool;       // the code of a tool; NO_TOOL: the card is of the chosen step …
    ControlDot dot; // … or of its dot on the wire that was touched
    Rect at;        // where it was touched
    Spot from;      // had the focus
    bool by_key;
    double scroll;
    Field field; // the modifier that has the keyboard
    Error why;   // why what is typed there is refused; key "": it is not
    Error note;  // why the last change was; key "": it was not
} GateCard;

struct Desk;

// Of what the spot means: a step, a dot of one, a tile. False: it has no card.
bool gate_card_open(struct Desk *desk, Spot spot);
void gate_card_chosen(struct Desk *desk, Spot spot); // … of the chosen step
void gate_card_close(struct Desk *desk);
void gate_card_forget(struct Desk *desk);  // closed, without giving the focus back
Field *gate_card_field(struct Desk *desk); // that has the keyboard; NULL
void gate_card_enter(struct Desk *desk);   // the focus came to the field …
void gate_card_typed(struct Desk *desk);   // … its text is another
bool gate_card_take(struct Desk *desk);    // … and is taken; false: refused
void gate_card_act(struct Desk *desk, Spot spot);
void gate_card_build(struct Desk *desk, Scene *scene);

#endif
