#include "circuit/circuit_inside.h"
#include "circuit/start.h"

#include <assert.h>
#include <math.h>
#include <string.h>

WireStart circuit_start(const Circuit *circuit, int wire) {
    assert(wire >= 0 && wire < circuit->wires);
    return circuit->starts[wire];
}

bool circuit_starts(const Circuit *circuit) {
    for (int wire = 0; wire < circuit->wires; wire++)
        if (!start_equal(&circuit->starts[wire], &(WireStart){0})) return true;
    return false;
}

bool circuit_set_start(Circuit *circuit, int wire, WireStart start, Error *err) {
    if (wire < 0 || wire >= circuit->wires)
        return error_set(err, "circuit.no_wire", "%d\t%d\t%d", wire, circuit->wires,
                         circuit->wires - 1);
    if (!isfinite(start.theta.value) || !isfinite(start.phi.value))
        return error_set(err, "circuit.start", "%d", wire);
    circuit->starts[wire] = start;
    return true;
}

void circuit_forget_starts(Circuit *circuit, int from) {
    for (int wire = from; wire < MAX_WIRES; wire++)
        circuit->starts[wire] = (WireStart){0};
}

bool circuit_same_starts(const Circuit *a, const Circuit *b) {
    for (int wire = 0; wire < a->wires && wire < b->wires; wire++)
        if (!start_equal(&a->starts[wire], &b->starts[wire])) return false;
    return true;
}

bool circuit_same_start_texts(const Circuit *a, const Circuit *b) {
    for (int wire = 0; wire < a->wires && wire < b->wires; wire++) {
        if (!start_same(&a->starts[wire], &b->starts[wire])) return false;
    }
    return true;
}
