// A circuit drawn and touched: wires, gates, links, the place where a gate in
// hand would stand.
#ifndef KYUBI_VIEW_CIRCUIT_VIEW_H
#define KYUBI_VIEW_CIRCUIT_VIEW_H

#include "circuit/circuit.h"
#include "circuit/inset_sight.h"
#include "circuit/noise.h"
#include "circuit/step_set.h"
#include "view/answer_view.h"
#include "view/scene.h"

typedef enum GhostKind { GHOST_NONE, GHOST_PLACED, GHOST_REFUSED } GhostKind;

// What the time line shows beside its moment (desk/times.h). Zero: nothing.
typedef struct TimeModel {
    double fraction; // of the column behind the moment
    int glance;      // 1 + the column whose end is shown instead for a moment; 0: none
    bool pins;       // two moments are compared: this one, in columns, and the handle's
    double pinned;
    const int *stops; // columns behind which playing stops
    int stop_count;
    bool playing, back; // back: it plays, or would, the other way round
    double speed;
} TimeModel;

typedef enum GhostSpan { SPAN_CELL, SPAN_COLUMN, SPAN_WIRE } GhostSpan;

// A wire's name, or what it starts in, while it is typed (view/wire_label.h).
typedef struct WireFieldModel {
    bool open, wrong, start;
    int wire;
    FieldModel field;
} WireFieldModel;

typedef struct CircuitModel {
    const Circuit *circuit; // as it would be, preview included
    const char *inside;     // the gate whose inside it is; "" or NULL: none
    int most_gates, gates;  // its limit and how many stand there; 0: no limit is told
    int source;             // -1: the lab's
    int cursor_wire, cursor_column; // the grid cursor; -1: none
    int chosen;                     // chosen step, NO_STEP if none
    int moment;                     // time line: as in circuit/run.h; -1: at the end
    bool time_line;                 // draw the time line under the columns
    TimeModel time;
    const Gate *hand;      // what the hand holds; NULL: nothing, or a dot
    ControlDot hand_dot;   // what it holds instead: a dot, from the palette or of a step
    double hand_x, hand_y; // where the hand is
    GhostKind ghost;       // where it would stand: at (ghost_wire, ghost_column)
    int ghost_wire, ghost_column;
    GhostSpan span;         // what of the circuit would stand there
    const StepSet *several; // chosen steps, where they are more than one; NULL
    const StepSet *held;    // steps that the hand holds, in `circuit`; NULL: see ghost
    int hand_count;         // how many those are
    const char *hand_wire;  // SPAN_WIRE: the name of that in the hand
    bool boxed;             // a box of cells is being drawn: this one
    CellBox box;
    bool grows;   // what the hand holds may go below the last wire
    bool degrees; // the eye's unit of angles
    bool editable;
    WireFieldModel typed;
    Noise noise;               // as it is now
    uint32_t noisy;            // bit i: rate i of it is told under the circuit
    double scroll;             // columns scrolled to the left
    const InsetSights *insets; // what its displays see; NULL: nothing is known of that
    bool bare;                 // without column numbers and buttons, as a picture in a file
} CircuitModel;

typedef struct CircuitLayout {
    Rect rect;          // all of it
    double left;        // x of column 0's left edge
    double top;         // y of wire 0's cell top
    double cell;        // side of a cell (58)
    double gate;        // side of a gate (42)
    int columns, wires; // cells shown
    double scroll;      // first column shown, kept within what there is
    double tail;        // how far wires go on behind the last cell, px
} CircuitLayout;

double circuit_view_height(const Scene *scene, const CircuitModel *model);
CircuitLayout circuit_view_layout(const Scene *scene, Rect rect, const CircuitModel *model);
// Adds the circuit with its spots (SPOT_CELL, SPOT_STEP, SPOT_MOMENT); the hand's gate is
// added by circuit_view_hand, last of all, so that it lies on top.
void circuit_view_add(Scene *scene, Rect rect, const CircuitModel *model);
void circuit_view_hand(Scene *scene, const CircuitModel *model);
// The cell under a point; false outside the grid.
bool circuit_view_hit(const CircuitLayout *layout, double x, double y, int *wire,
                      int *column);

#endif
