// Stabiliser states as values: Clifford circuits of many qubits, their generators, and
// measurements.
#include "jail/bind_values.h"

#include "circuit/short_form.h"
#include "quantum/tableau.h"

#include <stdio.h>
#include <string.h>

static void destroy(void *tableau) {
    tableau_destroy(tableau);
}

static void read_gone(void *circuit) {
    circuit_destroy(circuit);
}

static const BoxKind TABLEAU_BOX = {"kyubi.tableau", destroy};
static const BoxKind CLIFFORD_BOX = {"kyubi.clifford", read_gone};

static Tableau *to_tableau(lua_State *L, int index) {
    Tableau *tableau = box_at(L, index, &TABLEAU_BOX);
    if (!tableau) fail(L, "language.needs_tableau_here", " ");
    return tableau;
}

static void **push_tableau(lua_State *L, int qubits) {
    return box_push(L, &TABLEAU_BOX, (size_t)qubits * 256 + 4096);
}

// The step as a gate of the tableau; false where it is none.
static bool clifford_of(const Step *step, CliffordStep *out) {
    CliffordOp op;
    char name[16];
    if (step->anticontrols || step->powered || !step_dots_plain(step)) return false;
    if (step->controls & (step->controls - 1)) return false; // two or more
    bool controlled = step->controls != 0;
    snprintf(name, sizeof name, "%s%s", controlled ? "c" : "", step->gate->name);
    if (!clifford_find(name, &op)) return false;
    *out = (CliffordStep){.op = (uint16_t)op, .a = (uint16_t)step->targets[0]};
    if (controlled) {
        out->a = (uint16_t)__builtin_ctz(step->controls);
        out->b = (uint16_t)step->targets[0];
    } else if (step->gate->kind == GATE_SWAP) {
        out->b = (uint16_t)step->targets[1];
    }
    return true;
}

static void act(lua_State *L, Tableau *tableau, const Step *step, Rng *rng, char *bits) {
    CliffordStep gate;
    if (!step_acts(step)) return;
    if (step_reads(step)) fail(L, "language.not_clifford", "%s", "if");
    if (step->gate->kind == GATE_MEASURE)
        bits[step->bit] = tableau_measure(tableau, step->targets[0], rng).one ? '1' : '0';
    else if (step->gate->kind == GATE_RESET)
        tableau_reset(tableau, step->targets[0], rng);
    else if (step_unitary(step) && clifford_of(step, &gate))
        tableau_run(tableau, &gate, 1);
    else
        fail(L, "language.not_clifford", "%s", step->gate->name);
}

// tableau(circuit, qubits, seed): the state, and the bits measured ("-": not measured)
static int tableau(lua_State *L) {
    Error err = {.key = ""};
    Rng rng = rng_seeded(to_seed(L, 3));
    void **read = box_push(L, &CLIFFORD_BOX, 0);
    const Circuit *circuit = *read =
        short_form_read(luaL_checkstring(L, 1), (int)luaL_optinteger(L, 2, 0), NULL, &err);
    if (!circuit) return bind_raise(L, &err);
    char bits[64], text[64];
    int count = circuit_bits(circuit);
    memset(bits, '-', sizeof bits);
    void **box = push_tableau(L, circuit_wires(circuit));
    *box = tableau_create(circuit_wires(circuit));
    if (!*box) return fail(L, "language.memory", "%d", 1);
    if (circuit_starts(circuit)) fail(L, "language.not_clifford", "%s", "init");
    for (int i = 0; i < circuit_steps(circuit); i++)
        act(L, *box, circuit_step(circuit, i), &rng, bits);
    for (int i = 0; i < count; i++)
        text[i] = bits[count - 1 - i];
    lua_pushlstring(L, text, (size_t)count);
    return 2;
}

// generators(tableau): { "+XX", "+ZZ" }, the same list for equal states
static int generators(lua_State *L) {
    const Tableau *of = to_tableau(L, 1);
    int qubits = tableau_qubits(of);
    PauliString *rows = lua_newuserdatauv(L, (size_t)qubits * sizeof *rows, 0);
    char text[PAULI_QUBITS + 2];
    tableau_canonical(of, rows);
    lua_createtable(L, qubits, 0);
    for (int i = 0; i < qubits; i++) {
        pauli_string_write(&rows[i], text);
        lua_pushstring(L, text);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

static PauliString to_pauli(lua_State *L, int index, const Tableau *of) {
    PauliString p = {0};
    const char *text = luaL_checkstring(L, index);
    if (strlen(text) > PAULI_QUBITS || !pauli_string_read(text, &p))
        fail(L, "language.pauli", "%.30s", text);
    if (p.qubits != tableau_qubits(of))
        fail(L, "language.pauli_size", "%.30s\t%d", text, tableau_qubits(of));
    return p;
}

// stabiliser_mean(tableau, pauli): -1, 0 or 1
static int mean(lua_State *L) {
    const Tableau *of = to_tableau(L, 1);
    PauliString p = to_pauli(L, 2, of);
    lua_pushinteger(L, tableau_mean(of, &p));
    return 1;
}

// stabiliser_measure(tableau, pauli, seed): result ±1, whether it was chance, state after
static int measure(lua_State *L) {
    const Tableau *of = to_tableau(L, 1);
    PauliString p = to_pauli(L, 2, of);
    Rng rng = rng_seeded(to_seed(L, 3));
    void **box = push_tableau(L, tableau_qubits(of));
    *box = tableau_copy(of);
    if (!*box) return fail(L, "language.memory", "%d", 1);
    Finding found = tableau_measure_pauli(*box, &p, &rng);
    lua_pushinteger(L, found.one ? -1 : 1);
    lua_pushboolean(L, found.random);
    lua_pushvalue(L, -3);
    return 3;
}

static int is_tableau(lua_State *L) {
    lua_pushboolean(L, box_at(L, 1, &TABLEAU_BOX) != NULL);
    return 1;
}

void bind_tableau(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"tableau", tableau},       {"generators", generators},
        {"stabiliser_mean", mean},  {"stabiliser_measure", measure},
        {"is_tableau", is_tableau}, {NULL, NULL}};
    box_register(L, &TABLEAU_BOX);
    box_register(L, &CLIFFORD_BOX);
    luaL_setfuncs(L, functions, 0);
}
