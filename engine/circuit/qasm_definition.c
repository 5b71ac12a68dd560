// Gates that a program defines, kept as gates of the circuit's own where they have no
// parameters: what their body says, once, on wires of its own.
#include "circuit/qasm_program.h"

#include <string.h>

// A phase of the whole stands on the first wire.
static bool place_phase(Circuit *inside, Frontier *frontier, const Step *phase) {
    Step gates[MAX_WIRES];
    int count = tape_phase(phase, gates);
    if (!count) {
        gates[count] = *phase;
        gates[count++].targets[0] = 0;
        gates[0].targets[1] = 0;
    }
    for (int i = 0; i < count; i++) {
        gates[i].column = frontier_column(frontier, &gates[i]);
        frontier_pass(frontier, &gates[i]);
        if (!circuit_append(inside, &gates[i], NULL)) return false;
    }
    return true;
}

// The tape's steps from `from` on, as far left as they can stand.
static bool fill(const Tape *tape, int from, Circuit *inside) {
    Frontier frontier = {0};
    for (int i = from; i < tape->count; i++) {
        Step step = tape->steps[i];
        if (step.targets[0] == NO_WIRE) {
            if (!place_phase(inside, &frontier, &step)) return false;
            continue;
        }
        step.column = frontier_column(&frontier, &step);
        frontier_pass(&frontier, &step);
        if (!circuit_append(inside, &step, NULL)) return false;
    }
    circuit_arrange(inside);
    return true;
}

static const Definition *made_of(const Tape *tape, int from, const QasmGate *gate) {
    char name[DEFINITION_NAME] = "";
    memcpy(name, gate->name.text, gate->name.size);
    Circuit *inside = circuit_create(gate->wires);
    bool some = tape->count > from && fill(tape, from, inside);
    const Definition *made = some ? definition_circuit(name, inside, NULL) : NULL;
    circuit_destroy(inside);
    return made;
}

// Names of this language that are taken here, long bodies and empty ones, and many wires
// are spelt out.
static bool may_be(const QasmProgram *p, const QasmGate *gate) {
    char name[DEFINITION_NAME] = "";
    bool fits = !gate->ours && !gate->parameters && !gate->spelt_out && gate->wires >= 1 &&
                gate->wires <= MAX_DEFINED_WIRES && gate->name.size < sizeof name &&
                circuit_definitions(p->circuit) < MAX_DEFINITIONS / 2;
    if (!fits) return false;
    memcpy(name, gate->name.text, gate->name.size);
    return definition_name_free(name, NULL);
}

const Definition *qasm_definition(QasmProgram *p, int index, bool *failed) {
    QasmGate gate = p->gates[index];
    if (gate.own) return gate.own;
    if (!may_be(p, &gate)) return NULL;
    int wires[MAX_DEFINED_WIRES], from = p->tape.count;
    for (int i = 0; i < gate.wires; i++)
        wires[i] = i;
    *failed = !qasm_expand(p, &gate, NULL, wires);
    const Definition *made = *failed ? NULL : made_of(&p->tape, from, &gate);
    p->tape.count = from;
    p->gates[index].own = made;
    p->gates[index].spelt_out = !made;
    return made;
}
