// The card of a gate: what it is (name, sentence, matrix, axis, inverse) and, of a step
// that may be changed, its modifiers as fields and buttons. It stands beside the gate.
#ifndef KYUBI_VIEW_GATE_CARD_H
#define KYUBI_VIEW_GATE_CARD_H

#include "circuit/modify.h"
#include "circuit/tool.h"
#include "view/answer_view.h"

typedef struct CardField {
    const char *name;
    const char *hint; // stands in an empty field; NULL
    FieldModel field;
    Spot spot;
    const char *why; // what is typed is refused; NULL
} CardField;

typedef struct CardWire {
    int wire;
    const char *label; // "q2"
    ControlDot dot;    // its own; kind DOT_NONE: none
} CardWire;

typedef struct GateCardModel {
    const char *title, *about;
    ControlDot dot;        // the card is a dot's; kind DOT_NONE: a gate's
    Step step;             // … this one; its gate NULL: of a dot alone
    const char *shown;     // what a placed display shows, a sentence of prose; NULL
    Spot enlarge;          // opens it large; SPOT_NONE
    const char *condition; // what holds it back, "c2=1"; "": nothing
    Rect at;               // of the gate on the window
    bool modifiers;        // it can be changed:
    CardField fields[MOST_MODIFIERS];
    int field_count;
    CardWire wires[MAX_WIRES]; // that can have dots
    int wire_count;
    bool sized;       // it has a range of wires
    const char *note; // what was refused last, or why it cannot be changed; NULL
    double scroll;
} GateCardModel;

// What a press of SPOT_CARD_ACT asks for.
typedef enum CardAct {
    CARD_INVERT,
    CARD_SMALLER,
    CARD_LARGER,
    CARD_DOT,
    CARD_ENLARGE
} CardAct;

void gate_card_add(Scene *scene, const GateCardModel *model);

#endif
