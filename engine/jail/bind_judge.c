// What exercises judge circuits by: exact distributions, and how two circuits differ.
#include "jail/bind.h"

#include "base/rng.h"
#include "circuit/compile.h"
#include "circuit/equivalence.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define JUDGED "kyubi.judged"

enum { RUN_BYTES = 32 << 20 };

// What one C function holds while it looks at circuits; the box frees it whatever happens.
typedef struct Judged {
    Circuit *first, *second;
    Run *run;
    Reading *readings;
    Program *program;
} Judged;

static int judged_free(lua_State *L) {
    Judged *judged = luaL_checkudata(L, 1, JUDGED);
    circuit_destroy(judged->first);
    circuit_destroy(judged->second);
    run_destroy(judged->run);
    free(judged->readings);
    program_destroy(judged->program);
    *judged = (Judged){NULL};
    return 0;
}

static Judged *push_judged(lua_State *L) {
    Judged *judged = lua_newuserdatauv(L, sizeof *judged, 0);
    *judged = (Judged){NULL};
    luaL_setmetatable(L, JUDGED);
    return judged;
}

static int wires_at(lua_State *L, int index) {
    lua_Integer wires = luaL_optinteger(L, index, 0);
    return wires < 0 || wires > DESK_QUBITS ? 0 : (int)wires;
}

// The classical bits that are written by a measurement; the qubits where nothing measures.
static uint64_t bits_read(const Circuit *circuit, const Run *run) {
    uint64_t bits = 0;
    if (!run_measures(run)) return (UINT64_C(1) << circuit_wires(circuit)) - 1;
    for (int i = 0; i < circuit_steps(circuit); i++)
        bits |= step_writes(circuit_step(circuit, i));
    return bits;
}

// distribution(text, wires, names): a table from outcome (a whole number) to its exact
// probability, and the list of the bits that it is made of, lowest first: classical bits
// where the circuit measures, else its qubits. Raises when it cannot be read or worked out.
static int distribution(lua_State *L) {
    Error err = {.key = ""};
    const char *text = luaL_checkstring(L, 1);
    int wires = wires_at(L, 2), count = 0, place = 0;
    lua_settop(L, 3);
    Judged *judged = push_judged(L);
    judged->first = short_form_read(text, wires, bind_names(L, 3), &err);
    if (!judged->first) return bind_raise(L, &err);
    RunOptions options = {.most_bytes = RUN_BYTES, .distribution_only = true};
    judged->run = run_create(judged->first, options, &err);
    if (!judged->run) return bind_raise(L, &err);
    judged->readings = run_distribution(judged->run, &count);
    if (!judged->readings) return fail(L, "state.memory", "%d", wires);
    cage_tick(L);
    lua_createtable(L, 0, count);
    for (int i = 0; i < count; i++) {
        lua_pushnumber(L, judged->readings[i].probability);
        lua_rawseti(L, -2, (lua_Integer)judged->readings[i].bits);
    }
    lua_newtable(L);
    uint64_t bits = bits_read(judged->first, judged->run);
    for (int bit = 0; bit < MAX_BITS; bit++) {
        if (!(bits >> bit & 1)) continue;
        lua_pushinteger(L, bit);
        lua_rawseti(L, -2, ++place);
    }
    return 2;
}

static const char *const DIFFERENCES[] = {
    [DIFFERENCE_NONE] = "none",       [DIFFERENCE_BASIS] = "basis",
    [DIFFERENCE_PAIR] = "pair",       [DIFFERENCE_PHASE] = "phase",
    [DIFFERENCE_RANDOM] = "random",   [DIFFERENCE_START] = "random",
    [DIFFERENCE_OUTCOME] = "outcome",
};

// compare(text, text, wires, strict, names): how two circuits differ as operations: "none",
// "phase" (strict only), "basis" and "pair" (with one or two basis states as inputs that
// show it), "random", "outcome"; nil when one of them cannot be compared so. Raises when
// one cannot be read.
static int compare(lua_State *L) {
    Error err = {.key = ""};
    const char *a = luaL_checkstring(L, 1), *b = luaL_checkstring(L, 2);
    int wires = wires_at(L, 3);
    lua_settop(L, 5);
    EquivalenceOptions options = {.strict = lua_toboolean(L, 4)};
    Equivalence found;
    Judged *judged = push_judged(L);
    const Name *names = bind_names(L, 5);
    judged->first = short_form_read(a, wires, names, &err);
    if (judged->first) judged->second = short_form_read(b, wires, names, &err);
    if (!judged->second) return bind_raise(L, &err);
    cage_tick(L);
    // With measurements they would only be compared from |0…0⟩.
    bool pure = circuit_pure(judged->first) && circuit_pure(judged->second);
    bool good =
        pure && circuit_compare(judged->first, judged->second, options, &found, &err);
    cage_tick(L);
    if (!good) return lua_pushnil(L), 1;
    lua_pushstring(L, DIFFERENCES[found.difference]);
    lua_pushinteger(L, (lua_Integer)found.input);
    lua_pushinteger(L, (lua_Integer)found.other);
    return 3;
}

static bool is_gate(const Step *step, const char *name) {
    bool controlled = step_dots(step) != 0;
    if (!strcmp(step->gate->name, name)) return !controlled;
    // "cx" is an x with a control.
    size_t skipped = strspn(name, "c");
    return controlled && skipped && !strcmp(step->gate->name, name + skipped);
}

// cost(text, wires, gate): {gates, measurements, queries}: how many unitary steps,
// measurements, and steps of that gate (as it is spelt: "cz") the circuit has.
static int cost(lua_State *L) {
    Error err = {.key = ""};
    int gates = 0, measurements = 0, queries = 0;
    const char *text = luaL_checkstring(L, 1), *name = luaL_optstring(L, 3, "");
    lua_settop(L, 3);
    Judged *judged = push_judged(L);
    judged->first = short_form_read(text, wires_at(L, 2), NULL, &err);
    if (!judged->first) return bind_raise(L, &err);
    for (int i = 0; i < circuit_steps(judged->first); i++) {
        const Step *step = circuit_step(judged->first, i);
        gates += step_unitary(step);
        measurements += step->gate->kind == GATE_MEASURE;
        queries += name[0] && is_gate(step, name);
    }
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, gates);
    lua_setfield(L, -2, "gates");
    lua_pushinteger(L, measurements);
    lua_setfield(L, -2, "measurements");
    lua_pushinteger(L, queries);
    lua_setfield(L, -2, "queries");
    return 1;
}

// random_state(qubits, seed): any direction as likely as any other (normal amplitudes,
// scaled: Muller, Communications of the ACM 2(4), 1959).
static int random_state(lua_State *L) {
    lua_Integer qubits = luaL_checkinteger(L, 1);
    Rng rng = rng_seeded((uint64_t)luaL_checkinteger(L, 2));
    if (qubits < 1 || qubits > DESK_QUBITS)
        return fail(L, "state.memory", "%d", (int)qubits);
    StateParts parts = state_parts(*bind_push_state(L, (int)qubits));
    size_t size = state_size((int)qubits);
    double sum = 0;
    for (size_t i = 0; i < size; i++) {
        double far = sqrt(-2 * log(1 - rng_unit(&rng))), turn = 2 * M_PI * rng_unit(&rng);
        parts.re[i] = far * cos(turn);
        parts.im[i] = far * sin(turn);
        sum += far * far;
    }
    for (size_t i = 0; i < size; i++) {
        parts.re[i] /= sqrt(sum);
        parts.im[i] /= sqrt(sum);
    }
    cage_tick(L);
    return 1;
}

// acted(text, state): what the circuit makes of the state, which has as many qubits; nil
// when measurement leaves no single state. Raises when it cannot be read.
static int acted(lua_State *L) {
    Error err = {.key = ""};
    const char *text = luaL_checkstring(L, 1);
    const State *before = bind_to_state(L, 2);
    int qubits = state_qubits(before);
    Judged *judged = push_judged(L);
    judged->first = short_form_read(text, qubits, NULL, &err);
    if (!judged->first) return bind_raise(L, &err);
    bool fits = circuit_wires(judged->first) == qubits && circuit_pure(judged->first);
    if (!fits) return lua_pushnil(L), 1;
    int columns = circuit_columns(judged->first);
    int *marks = lua_newuserdatauv(L, ((size_t)columns + 1) * sizeof *marks, 0);
    judged->program = circuit_compile(judged->first, marks);
    State *after = *bind_push_state(L, qubits);
    StateParts parts = state_parts(after);
    memcpy(parts.re, state_re(before), state_size(qubits) * sizeof *parts.re);
    memcpy(parts.im, state_im(before), state_size(qubits) * sizeof *parts.im);
    for (int column = 0; column < columns; column++) {
        cage_tick(L);
        program_run(judged->program, marks[column], marks[column + 1], after,
                    &(ProgramRun){0});
    }
    return 1;
}

void bind_judge(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"distribution", distribution}, {"compare", compare}, {"cost", cost},
        {"random_state", random_state}, {"acted", acted},     {NULL, NULL}};
    luaL_newmetatable(L, JUDGED);
    lua_pushcfunction(L, judged_free);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
}
