// A circuit or an arrow under the learner's hands: its history, what is shown of it now (a
// preview included), and what it does. The lab's circuit is one, and so is every source of
// a lesson.
#ifndef KYUBI_DESK_WORKPIECE_H
#define KYUBI_DESK_WORKPIECE_H

#include "circuit/history.h"
#include "circuit/inset_sight.h"
#include "circuit/run.h"
#include "circuit/step_set.h"
#include "circuit/tool.h"
#include "circuit/worker.h"
#include "desk/falling.h"
#include "desk/times.h"
#include "lesson/live.h"

enum { AT_END = -1, LARGE_QUBITS = 17 };

typedef struct Workpiece {
    int index; // of the lesson's source; -1: the lab
    bool arrow, editable;
    double snap;         // of an arrow, radians
    int most_gates;      // 0: no limit
    Noise noise;         // as it is now
    uint32_t noisy;      // bit i: rate i is shown (Source.noisy)
    const char *palette; // borrowed from the lesson; NULL: all
    History *history;
    const Circuit *base; // gates are placed in this one; NULL: the present
    Circuit *preview;    // what the hand would make of it; NULL
    Run *run;       // of what is shown; while a worker has that at work, of what was before
    Worker *worker; // borrowed: for circuits of LARGE_QUBITS or more; NULL: none
    int ticket;     // of the run that the worker has; 0: none
    int cursor_wire, cursor_column;
    int most_wires;  // wires may come, up to so many; 0: they stay as they are
    int chosen;      // a step of what is shown; NO_STEP
    StepSet several; // or several, of the revision several_of (desk/chosen.h)
    int several_of;
    StepSet held;    // steps of the preview that the hand holds
    bool stretching; // a box of cells is stretched by keys, from here
    int stretch_wire, stretch_column;
    int moment;            // the time line: behind this column; AT_END
    Times times;           // what else it shows of time (desk/times.h)
    double theta, phi;     // of an arrow; they stay put at the poles
    double scroll;         // columns
    uint64_t seed;         // of its histograms; 0: as the display says
    Record held_record;    // outcomes that are held (desk/holding.h), of the present
    bool by_shot;          // that shot is what is held
    int shot;              // the last one that was drawn to be held; 0: none
    Falling falling;       // shots that the learner makes (desk/falling.h)
    uint64_t shown;        // how many runs it has shown
    InsetSights *insets;   // what its displays see (workpiece_insets)
    bool cycles;           // its time t runs (circuit/parameters.h)
    struct Inside *inside; // what waits outside an open gate (desk/inside.h); NULL
} Workpiece;
typedef struct Inside Inside;

void workpiece_start(Workpiece *piece, int index,
                     const Source *source); // NULL: an empty lab
// The same, with what its first states may take; 0: as run_create says. A circuit that
// takes more is begun without its steps.
void workpiece_start_within(Workpiece *piece, int index, const Source *source,
                            size_t most_bytes);
void workpiece_end(Workpiece *piece);
// Goes on with what was done to `old`, the same source of a lesson read before; leaves
// `old` ended.
void workpiece_inherit(Workpiece *piece, Workpiece *old);

const Circuit *workpiece_shown(const Workpiece *piece);

// Each takes `next`. A circuit that cannot be run (run.memory, run.branches) is refused:
// nothing changes.
bool workpiece_preview(Workpiece *piece, Circuit *next, Error *err); // NULL: none any more
void workpiece_show_present(Workpiece *piece); // after another history came
void workpiece_put_back(Workpiece *piece);     // the present again, of an arrow too
// Parameters that nothing names any more go.
bool workpiece_commit(Workpiece *piece, Circuit *next, Error *err);

// The time t of what is shown, 0 … 1: no step of undo.
void workpiece_set_cycle(Workpiece *piece, double time);

// Works out again what is shown. Where what is held never comes out so and `strict` is not
// asked, all of it is let go.
bool workpiece_rerun(Workpiece *piece, bool strict, Error *err);

// What of it follows the lesson's variables is worked out anew, without a step of undo.
// Where that cannot be run it stays as it was.
void workpiece_follow(Workpiece *piece, const Live *live);

// Takes the run where it is the one that the piece waits for. A run that failed leaves what
// was before. False: it is not for this piece, and stays the caller's.
bool workpiece_receive(Workpiece *piece, const Finished *finished);

// The moment behind `column` columns; at or behind the end it is AT_END and grows with it.
void workpiece_to_moment(Workpiece *piece, int columns);
int workpiece_moment(const Workpiece *piece); // from 0 to what is shown's columns

// The same with fractions: so many columns, and that part of the next one.
void workpiece_to_time(Workpiece *piece, double columns);
double workpiece_time(const Workpiece *piece);

// What the displays show: the time line's moment, or what is glanced at instead. Borrowed
// until it is asked for again. Worked out once for each moment and run; where memory for a
// part of a column is short, the moment before it.
Sight workpiece_sight(const Workpiece *piece);
Sight workpiece_pinned(const Workpiece *piece); // run NULL: nothing is compared

// What the displays that stand in what is shown see, worked out once for each run. Borrowed
// until it is asked for again.
const InsetSights *workpiece_insets(const Workpiece *piece);

// Steps that are the learner's own, of what is shown; displays do not count.
int workpiece_gates(const Workpiece *piece);

bool workpiece_undo(Workpiece *piece);
bool workpiece_redo(Workpiece *piece);
bool workpiece_go(Workpiece *piece, int place); // of its history

// Turns the arrow; `settle` makes it the present (one step of undo), else it is a preview.
void workpiece_turn(Workpiece *piece, double theta, double phi, bool settle);

// Whether the learner may have so many gates more. Fails: desk.most_gates (most).
bool workpiece_room(const Workpiece *piece, int more, Error *err);
// Whether its wires may change places, come or go. Fails: desk.fixed_wires.
bool workpiece_may_rewire(const Workpiece *piece, Error *err);

// A copy of the present with something done to it, yours; NULL when it is refused. `cell`
// is where a step stands.
// A dot goes to the nearest step of that column. Fails with desk.not_offered (what),
// desk.most_gates (most), desk.no_target (column), circuit.….
Circuit *workpiece_put(const Workpiece *piece, const Tool *tool, int wire, int column,
                       Error *err);

#endif
