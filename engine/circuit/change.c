#include "circuit/change.h"

#include <string.h>

// A stretch of a circuit's steps: those between what both circuits begin and end with.
typedef struct Middle {
    const Circuit *circuit;
    int from, to;
} Middle;

static bool has(const Middle *middle, const Step *step) {
    for (int i = middle->from; i < middle->to; i++)
        if (step_equal(circuit_step(middle->circuit, i), step)) return true;
    return false;
}

// How many steps of `a` are not in `b`; the first of them.
static int missing(const Middle *a, const Middle *b, const Step **first) {
    int count = 0;
    for (int i = a->from; i < a->to; i++) {
        const Step *step = circuit_step(a->circuit, i);
        if (has(b, step)) continue;
        if (!count++) *first = step;
    }
    return count;
}

static void cut(Middle *a, Middle *b) {
    while (a->from < a->to && b->from < b->to &&
           step_equal(circuit_step(a->circuit, a->from), circuit_step(b->circuit, b->from)))
        a->from++, b->from++;
    while (a->from < a->to && b->from < b->to &&
           step_equal(circuit_step(a->circuit, a->to - 1),
                      circuit_step(b->circuit, b->to - 1)))
        a->to--, b->to--;
}

static bool same_angles(const Step *a, const Step *b) {
    for (int i = 0; i < MAX_ANGLES; i++)
        if (a->angles[i].value != b->angles[i].value ||
            strcmp(a->angles[i].text, b->angles[i].text) != 0)
            return false;
    return a->powered == b->powered && a->power.value == b->power.value;
}

// One step became another.
static Change became(const Step *was, const Step *is) {
    if (was->gate != is->gate) return (Change){CHANGE_PLACED, is->gate, 1};
    bool stays = was->column == is->column && was->targets[0] == is->targets[0] &&
                 was->block == is->block;
    if (!stays) return (Change){CHANGE_MOVED, is->gate, 1};
    ChangeKind kind = same_angles(was, is) ? CHANGE_DOTS : CHANGE_ANGLE;
    return (Change){kind, is->gate, 1};
}

Change circuit_change(const Circuit *before, const Circuit *after) {
    Middle a = {before, 0, circuit_steps(before)}, b = {after, 0, circuit_steps(after)};
    int wires = circuit_wires(after);
    cut(&a, &b);
    const Step *went = NULL, *came = NULL;
    int gone = missing(&a, &b, &went), come = missing(&b, &a, &came);
    if (wires != circuit_wires(before) && gone + come < 2)
        return (Change){CHANGE_WIRES, NULL, wires};
    if (gone + come == 0 && !circuit_same_starts(before, after))
        return (Change){CHANGE_START, NULL, 0};
    if (gone + come == 0) return (Change){CHANGE_OTHER, NULL, 0};
    if (gone == 0 && come == 1) return (Change){CHANGE_PLACED, came->gate, 1};
    if (gone == 1 && come == 0) return (Change){CHANGE_REMOVED, went->gate, 1};
    if (gone == 1 && come == 1) return became(went, came);
    return (Change){CHANGE_SEVERAL, NULL, gone > come ? gone : come};
}
