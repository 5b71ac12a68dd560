#include "circuit/format_qiskit.h"

#include "circuit/angle_text.h"
#include "circuit/lower.h"
#include "circuit/refusal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// What the program imports besides what every one does.
typedef struct Writer {
    const Circuit *circuit;
    Buffer body;
    uint64_t classes; // bit i: the class of classes[i] is used
    bool expressions;
} Writer;

static const char indent[] = "    ";

// A gate's class in qiskit.circuit.library, and the methods of a circuit that place it with
// no, one and two controls; NULL: there is no such method.
// clang-format off
static const struct Class { const char *gate, *name, *methods[3]; } classes[] = {
    {"h",    "HGate",    {"h",    "ch"}},   {"x",   "XGate",     {"x",   "cx",   "ccx"}},
    {"y",    "YGate",    {"y",    "cy"}},   {"z",   "ZGate",     {"z",   "cz",   "ccz"}},
    {"s",    "SGate",    {"s",    "cs"}},   {"sdg", "SdgGate",   {"sdg", "csdg"}},
    {"t",    "TGate",    {"t"}},            {"tdg", "TdgGate",   {"tdg"}},
    {"sx",   "SXGate",   {"sx",   "csx"}},  {"sxdg", "SXdgGate", {"sxdg"}},
    {"p",    "PhaseGate", {"p",   "cp"}},   {"rx",  "RXGate",    {"rx",  "crx"}},
    {"ry",   "RYGate",   {"ry",   "cry"}},  {"rz",  "RZGate",    {"rz",  "crz"}},
    {"u",    "UGate",    {"u"}},            {"id",  "IGate",     {"id"}},
    {"swap", "SwapGate", {"swap", "cswap"}},
};
enum { CLASSES = sizeof classes / sizeof *classes, MOST_CONTROLS = 2 };
// clang-format on

static int class_of(const Gate *gate) {
    int i = 0;
    while (i < CLASSES && strcmp(classes[i].gate, gate->name) != 0)
        i++;
    assert(i < CLASSES);
    return i;
}

// --- Gates

static void write_angles(Buffer *out, const Step *step) {
    for (int i = 0; i < step->gate->angles; i++) {
        if (i) buffer_print(out, ", ");
        angle_print(out, step->angles[i].value);
    }
}

// "0, 2, 1": controls from the lowest, then targets.
static void write_wires(Buffer *out, const Step *step) {
    uint32_t controls = step->controls | step->anticontrols;
    for (; controls; controls &= controls - 1)
        buffer_print(out, "%d, ", __builtin_ctz(controls));
    buffer_print(out, "%d", step->targets[0]);
    if (step->gate->kind == GATE_SWAP) buffer_print(out, ", %d", step->targets[1]);
}

// ".control(2, ctrl_state="01")": the highest control first; what must be 1 goes without
// saying.
static void write_control(Buffer *out, const Step *step) {
    uint32_t controls = step->controls | step->anticontrols;
    if (!controls) return;
    buffer_print(out, ".control(%d", __builtin_popcount(controls));
    if (step->anticontrols) buffer_print(out, ", ctrl_state=\"");
    for (int wire = MAX_WIRES - 1; step->anticontrols && wire >= 0; wire--)
        if (controls >> wire & 1)
            buffer_print(out, "%d", (int)(step->controls >> wire & 1));
    buffer_print(out, step->anticontrols ? "\")" : ")");
}

// The method of a circuit that places this gate, or NULL.
static const char *method_of(const Step *step) {
    int controls = __builtin_popcount(step->controls);
    if (step->powered || step->anticontrols || controls > MOST_CONTROLS) return NULL;
    return classes[class_of(step->gate)].methods[controls];
}

static void write_plain(Writer *w, const Step *step, const char *method) {
    buffer_print(&w->body, "qc.%s(", method);
    write_angles(&w->body, step);
    if (step->gate->angles) buffer_print(&w->body, ", ");
    write_wires(&w->body, step);
    buffer_print(&w->body, ")\n");
}

static void write_appended(Writer *w, const Step *step) {
    int class = class_of(step->gate);
    w->classes |= UINT64_C(1) << class;
    buffer_print(&w->body, "qc.append(%s(", classes[class].name);
    write_angles(&w->body, step);
    buffer_print(&w->body, ")");
    if (step->powered) {
        buffer_print(&w->body, ".power(");
        ratio_print(&w->body, step->power.value);
        buffer_print(&w->body, ")");
    }
    write_control(&w->body, step);
    buffer_print(&w->body, ", [");
    write_wires(&w->body, step);
    buffer_print(&w->body, "])\n");
}

static void write_unitary(Writer *w, const Step *step, const char *space) {
    const char *method = method_of(step);
    buffer_print(&w->body, "%s", space);
    if (method)
        write_plain(w, step, method);
    else
        write_appended(w, step);
}

static double phase_of(const Step *step) {
    return step->powered ? carg(step_matrix(step).m[0][0]) : step->angles[0].value;
}

// A phase for all that the controls let through is a phase on one of them; where that one
// must be 0, between two X.
static void write_phase(Writer *w, const Step *step, const char *space) {
    uint32_t controls = step->controls ? step->controls : step->anticontrols;
    Step phase = {.gate = gate_find("p"), .angles = {{.value = phase_of(step)}}};
    phase.targets[0] = __builtin_ctz(controls);
    uint32_t others = ~(UINT32_C(1) << phase.targets[0]);
    phase.controls = step->controls & others;
    phase.anticontrols = step->anticontrols & others;
    bool zero = !step->controls;
    if (zero) buffer_print(&w->body, "%sqc.x(%d)\n", space, phase.targets[0]);
    write_unitary(w, &phase, space);
    if (zero) buffer_print(&w->body, "%sqc.x(%d)\n", space, phase.targets[0]);
}

static void write_global_phase(Writer *w, const Step *step) {
    buffer_print(&w->body, "qc.global_phase += ");
    angle_print(&w->body, phase_of(step));
    buffer_print(&w->body, "\n");
}

static void write_barrier(Writer *w, const Step *step) {
    const char *between = "qc.barrier(";
    for (int wire = 0; wire < MAX_WIRES; wire++) {
        if (!(step->block >> wire & 1)) continue;
        buffer_print(&w->body, "%s%d", between, wire);
        between = ", ";
    }
    buffer_print(&w->body, ")\n");
}

// --- Conditions

// "expr.logic_and(qc.clbits[0], expr.logic_not(qc.clbits[2]))": all bits of `mask` read so.
static void write_all(Buffer *out, uint64_t mask, uint64_t bits) {
    int open = 0;
    for (; mask; mask &= mask - 1) {
        int bit = __builtin_ctzll(mask);
        bool more = mask & (mask - 1);
        if (more) buffer_print(out, "expr.logic_and("), open++;
        const char *form =
            bits >> bit & 1 ? "qc.clbits[%d]" : "expr.logic_not(qc.clbits[%d])";
        buffer_print(out, form, bit);
        if (more) buffer_print(out, ", ");
    }
    while (open-- > 0)
        buffer_print(out, ")");
}

static void write_expression(Writer *w, const Step *step) {
    Buffer *out = &w->body;
    w->expressions = true;
    bool both = step->if_mask && step->unless_mask;
    if (both) buffer_print(out, "expr.logic_and(");
    write_all(out, step->if_mask, step->if_bits);
    if (both) buffer_print(out, ", ");
    if (step->unless_mask) {
        buffer_print(out, "expr.logic_not(");
        write_all(out, step->unless_mask, step->unless_bits);
        buffer_print(out, ")");
    }
    if (both) buffer_print(out, ")");
}

// The register whose bits are just those of `mask`, or -1.
static int register_of(const Circuit *circuit, uint64_t mask) {
    for (int i = 0; i < circuit_bit_registers(circuit); i++) {
        Register r = circuit_bit_register(circuit, i);
        if (mask == (~UINT64_C(0) >> (64 - r.size)) << r.first) return i;
    }
    return -1;
}

// One bit, or one whole register, is told by a pair; all else by an expression.
static void write_condition(Writer *w, const Step *step) {
    uint64_t mask = step->if_mask;
    int whole = register_of(w->circuit, mask);
    buffer_print(&w->body, "with qc.if_test(");
    if (!step->unless_mask && !(mask & (mask - 1))) {
        int bit = __builtin_ctzll(mask);
        buffer_print(&w->body, "(qc.clbits[%d], %d)", bit, (int)(step->if_bits >> bit & 1));
    } else if (!step->unless_mask && whole >= 0) {
        int first = circuit_bit_register(w->circuit, whole).first;
        buffer_print(&w->body, "(qc.cregs[%d], %llu)", whole,
                     (unsigned long long)(step->if_bits >> first));
    } else {
        write_expression(w, step);
    }
    buffer_print(&w->body, "):\n");
}

// --- Steps

static bool can_say(const Step *step, Error *err) {
    GateKind kind = step->gate->kind;
    if (kind != GATE_POSTSELECT && kind != GATE_ASSIGN) return true;
    return refuse_gate("Qiskit", step, err);
}

static void write_step(Writer *w, const Step *step) {
    bool conditioned = step->if_mask || step->unless_mask;
    bool phase = strcmp(step->gate->name, "gphase") == 0;
    bool global = phase && !step->controls && !step->anticontrols;
    const char *space = conditioned ? indent : "";
    GateKind kind = step->gate->kind;
    if (kind == GATE_DISPLAY || kind == GATE_NOISE) return; // Qiskit has none
    if (global && conditioned) return;
    if (conditioned) write_condition(w, step);
    if (global)
        write_global_phase(w, step);
    else if (phase)
        write_phase(w, step, space);
    else if (step_unitary(step))
        write_unitary(w, step, space);
    else if (step->gate->kind == GATE_MEASURE)
        buffer_print(&w->body, "%sqc.measure(%d, %d)\n", space, step->targets[0],
                     step->bit);
    else if (step->gate->kind == GATE_RESET)
        buffer_print(&w->body, "%sqc.reset(%d)\n", space, step->targets[0]);
    else
        write_barrier(w, step);
}

// --- The program

static bool uses_bits(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step_writes(step) | step_reads(step)) return true;
    }
    return circuit_bit_registers(circuit) > 0;
}

// Qiskit takes no two registers of one name.
static bool name_taken(const Circuit *circuit, const char *name) {
    for (int i = 0; i < circuit_bit_registers(circuit); i++)
        if (strcmp(circuit_bit_register(circuit, i).name, name) == 0) return true;
    return false;
}

static void write_circuit(Buffer *out, const Circuit *circuit) {
    const char *qubits = name_taken(circuit, "q") ? "qubits" : "q";
    buffer_print(out, "qc = QuantumCircuit(QuantumRegister(%d, \"%s\")",
                 circuit_wires(circuit), qubits);
    int registers = circuit_bit_registers(circuit);
    for (int i = 0; i < registers; i++) {
        Register r = circuit_bit_register(circuit, i);
        buffer_print(out, ", ClassicalRegister(%d, \"%s\")", r.size, r.name);
    }
    if (!registers && uses_bits(circuit))
        buffer_print(out, ", ClassicalRegister(%d, \"c\")", circuit_bits(circuit));
    buffer_print(out, ")\n");
}

static void write_imports(Buffer *out, const Writer *w) {
    buffer_print(out, "from math import pi\n\nfrom qiskit import ClassicalRegister, "
                      "QuantumCircuit, QuantumRegister\n");
    if (w->expressions) buffer_print(out, "from qiskit.circuit.classical import expr\n");
    const char *between = "from qiskit.circuit.library import ";
    for (int i = 0; i < CLASSES; i++) {
        if (!(w->classes >> i & 1)) continue;
        buffer_print(out, "%s%s", between, classes[i].name);
        between = ", ";
    }
    buffer_print(out, w->classes ? "\n\n" : "\n");
}

static char *write_program(const Circuit *circuit, FormatOptions options, Error *err) {
    (void)options;
    Writer w = {.circuit = circuit};
    for (int i = 0; i < circuit_steps(circuit); i++) {
        if (!can_say(circuit_step(circuit, i), err)) {
            buffer_clear(&w.body);
            return NULL;
        }
        write_step(&w, circuit_step(circuit, i));
    }
    Buffer program = {0};
    write_imports(&program, &w);
    write_circuit(&program, circuit);
    buffer_add(&program, w.body.data, w.body.size);
    buffer_clear(&w.body);
    return buffer_take(&program);
}

char *qiskit_write(const Circuit *circuit, FormatOptions options, Error *err) {
    Circuit *copy = NULL;
    const Circuit *plain = circuit_lowered(circuit, step_plain, false, &copy, err);
    char *text = plain ? write_program(plain, options, err) : NULL;
    circuit_destroy(copy);
    return text;
}
