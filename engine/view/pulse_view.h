// A row of pulses and waits under the learner's hands: the row itself, what a touch does to
// it, and its picture with the buttons of what is chosen.
#ifndef KYUBI_VIEW_PULSE_VIEW_H
#define KYUBI_VIEW_PULSE_VIEW_H

#include "lesson/page.h"
#include "view/scene.h"

// A turn about an axis of the equator by so many steps of the exercise's angle, or a wait
// of so many steps of its time.
typedef struct Pulse {
    bool wait;
    int axis; // 0 … 3: x, y, -x, -y
    int steps;
} Pulse;

typedef struct PulseRow {
    Pulse pulses[MAX_PULSES];
    int count, chosen; // chosen: a place in it; meaningless while it is empty
} PulseRow;

typedef enum PulseAct {
    PULSE_CHOOSE,   // the one at `place`
    PULSE_ADD_TURN, // behind the chosen one: a quarter turn about x
    PULSE_ADD_WAIT,
    PULSE_AXIS, // the chosen one's next axis
    PULSE_MORE,
    PULSE_LESS,
    PULSE_DELETE
} PulseAct;

// Whether the row is another now; choosing changes nothing. What does not fit is not done.
bool pulse_act(PulseRow *row, const Exercise *exercise, int place, PulseAct act);

// Returns the height.
double pulse_view_add(Scene *scene, double x, double y, double width, const PulseRow *row,
                      const Exercise *exercise, int index);

#endif
