// More questions to states: amplitudes, distributions, expectations, correlations, chance
// and time. What stands alone in bind_state.c is what exercises ask as well.
#include "jail/bind_values.h"

#include "circuit/run.h"
#include "circuit/short_form.h"
#include "quantum/closed_form.h"
#include "quantum/evolve.h"
#include "quantum/marginal.h"
#include "quantum/observable.h"
#include "quantum/parts.h"
#include "quantum/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_TERMS = 256,     // of a sum of Pauli strings
    MOST_SHOTS = 1000000, // of one call
    MOST_OUTCOMES = 4096,
    RUN_BRANCHES = 1024,
    RUN_BYTES = 32 << 20
};
static const double MOST_STEPS = 5e7; // of evolving: some 100 ms

// amplitude(state, bits)
static int amplitude(lua_State *L) {
    const State *state = bind_to_state(L, 1);
    push_complex(L, state_amplitude(state, to_bits(L, 2, state_qubits(state))));
    return 1;
}

// probability(state or density, bits, qubits)
static int probability(lua_State *L) {
    int chosen[MAX_QUBITS], count = to_qubits(L, 3, qubits_at(L, 1), chosen);
    uint32_t mask = part_mask(count, chosen);
    uint32_t wanted = (uint32_t)part_index(to_bits(L, 2, count), count, chosen);
    const Density *density = density_at(L, 1);
    lua_pushnumber(L, density ? density_probability(density, mask, wanted)
                              : state_probability(bind_to_state(L, 1), mask, wanted));
    return 1;
}

// The distribution of chosen qubits as a row of numbers on the top of the stack.
static Numbers *push_distribution(lua_State *L, int index, int list) {
    int chosen[MAX_QUBITS], count = to_qubits(L, list, qubits_at(L, index), chosen);
    Numbers *out = push_numbers(L, (size_t)1 << count);
    const Density *density = density_at(L, index);
    if (density)
        density_marginal(density, chosen, count, out->at);
    else
        state_marginal(bind_to_state(L, index), chosen, count, out->at);
    for (size_t i = 0; i < out->count; i++)
        if (out->at[i] < 0) out->at[i] = 0; // rounding
    cage_tick(L);
    return out;
}

static int distribution(lua_State *L) {
    push_distribution(L, 1, 2);
    return 1;
}

// sample(state or density, shots, seed, qubits): counts
static int sample(lua_State *L) {
    lua_Integer shots = luaL_checkinteger(L, 2);
    Rng rng = rng_seeded(to_seed(L, 3));
    const Numbers *weights = push_distribution(L, 1, 4);
    Numbers *out = push_numbers(L, weights->count);
    uint64_t *counts = lua_newuserdatauv(L, weights->count * sizeof *counts, 0);
    sample_counts(weights->at, weights->count, (uint64_t)shots, &rng, counts);
    for (size_t i = 0; i < out->count; i++)
        out->at[i] = (double)counts[i];
    cage_tick(L);
    lua_pop(L, 1);
    return 1;
}

// readings(state or density, shots, seed, qubits): the outcome of each shot, in order
static int readings(lua_State *L) {
    size_t shots = (size_t)luaL_checkinteger(L, 2);
    Rng rng = rng_seeded(to_seed(L, 3));
    const Numbers *weights = push_distribution(L, 1, 4);
    Numbers *out = push_numbers(L, shots);
    uint32_t *values = lua_newuserdatauv(L, shots * sizeof *values, 0);
    if (!sample_shots(weights->at, weights->count, shots, &rng, values))
        return fail(L, "language.memory", "%zu", shots * sizeof *values >> 20);
    for (size_t i = 0; i < shots; i++)
        out->at[i] = values[i];
    cage_tick(L);
    lua_pop(L, 1);
    return 1;
}

// bloch(state or density, qubit): x, y, z
static int bloch(lua_State *L) {
    lua_Integer qubit = luaL_optinteger(L, 2, 0);
    int qubits = qubits_at(L, 1);
    if (qubit < 0 || qubit >= qubits)
        return fail(L, "language.qubit", "%d\t%d", (int)qubit, qubits - 1);
    const Density *density = density_at(L, 1);
    Bloch b = density ? density_bloch(density, (int)qubit)
                      : state_bloch(bind_to_state(L, 1), (int)qubit);
    lua_pushnumber(L, b.x);
    lua_pushnumber(L, b.y);
    lua_pushnumber(L, b.z);
    return 3;
}

// --- Pauli sums

static void read_term(lua_State *L, int index, int qubits, PauliTerm *term) {
    const char *letters = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
    if (strlen(letters) > MAX_QUBITS || !pauli_read(letters, term))
        fail(L, "language.pauli", "%.30s", letters);
    if (strlen(letters) != (size_t)qubits)
        fail(L, "language.pauli_size", "%.30s\t%d", letters, qubits);
}

// "ZZ", or { { 0.5, "ZZ" }, { 1, "XI" } }
static PauliSum read_sum(lua_State *L, int index, int qubits, PauliTerm *terms) {
    if (!lua_istable(L, index)) {
        read_term(L, index, qubits, terms);
        return (PauliSum){terms, 1};
    }
    size_t count = lua_rawlen(L, index);
    if (count < 1 || count > MOST_TERMS)
        fail(L, "language.pauli_terms", "%d\t%d", MOST_TERMS, (int)count);
    for (size_t i = 0; i < count; i++) {
        int number = 0;
        if (lua_rawgeti(L, index, (lua_Integer)i + 1) == LUA_TTABLE) {
            lua_rawgeti(L, -1, 1);
            lua_rawgeti(L, -2, 2);
            double weight = lua_tonumberx(L, -2, &number);
            number = number && isfinite(weight);
            if (number) read_term(L, -1, qubits, &terms[i]);
            terms[i].coefficient = weight;
            lua_pop(L, 2);
        }
        if (!number) fail(L, "language.pauli", "%s", "{ }");
        lua_pop(L, 1);
    }
    return (PauliSum){terms, (int)count};
}

// expectation(state or density, pauli)
static int expectation(lua_State *L) {
    PauliTerm terms[MOST_TERMS] = {{0}};
    PauliSum sum = read_sum(L, 2, qubits_at(L, 1), terms);
    const Density *density = density_at(L, 1);
    double mean = 0;
    if (density) {
        mean = density_mean(density, sum);
    } else {
        const State *state = bind_to_state(L, 1);
        for (int i = 0; i < sum.count; i++) {
            mean += pauli_mean((PauliSum){&terms[i], 1}, state);
            cage_tick(L);
        }
    }
    lua_pushnumber(L, mean);
    return 1;
}

static int variance(lua_State *L) {
    PauliTerm terms[MOST_TERMS] = {{0}};
    const State *state = bind_to_state(L, 1);
    PauliSum sum = read_sum(L, 2, state_qubits(state), terms);
    Error err = {.key = ""};
    double value = 0;
    if (ldexp(sum.count, state_qubits(state)) > MOST_STEPS)
        return fail(L, "language.evolve_long", " ");
    if (!observable_variance(sum, state, &value, &err)) return bind_raise(L, &err);
    cage_tick(L);
    lua_pushnumber(L, fmax(value, 0));
    return 1;
}

// correlation(state or density, a, b, first, second): the mean of the product of both
// results, ±1 each, measured along the directions a and b (rad, from z towards x).
static int correlation(lua_State *L) {
    double a = luaL_checknumber(L, 2), b = luaL_checknumber(L, 3);
    int pair[2] = {(int)luaL_checkinteger(L, 4), (int)luaL_checkinteger(L, 5)};
    int qubits = qubits_at(L, 1);
    for (int i = 0; i < 2; i++)
        if (pair[i] < 0 || pair[i] >= qubits)
            return fail(L, "language.qubit", "%d\t%d", pair[i], qubits - 1);
    if (pair[0] == pair[1]) return fail(L, "language.qubit_twice", "%d", pair[0]);
    uint32_t p = 1U << pair[0], r = 1U << pair[1];
    PauliTerm terms[4] = {{0, p | r, cos(a) * cos(b)},
                          {r, p, cos(a) * sin(b)},
                          {p, r, sin(a) * cos(b)},
                          {p | r, 0, sin(a) * sin(b)}};
    PauliSum sum = {terms, 4};
    const Density *density = density_at(L, 1);
    double mean =
        density ? density_mean(density, sum) : pauli_mean(sum, bind_to_state(L, 1));
    lua_pushnumber(L, mean);
    return 1;
}

// --- making states

// Amplitudes of normal chance: the direction is even over all states (Haar).
static double normal(Rng *rng) {
    double u = 1 - rng_unit(rng), v = rng_unit(rng);
    return sqrt(-2 * log(u)) * cos(2 * 3.14159265358979323846 * v);
}

static void fill_normal(double complex *out, size_t count, Rng *rng) {
    for (size_t i = 0; i < count; i++) {
        double re = normal(rng);
        out[i] = CMPLX(re, normal(rng));
    }
}

// random_state(qubits, seed)
static int random_state(lua_State *L) {
    int qubits = (int)luaL_checkinteger(L, 1);
    Rng rng = rng_seeded(to_seed(L, 2));
    State **box = bind_push_state(L, qubits);
    double complex *amplitudes =
        lua_newuserdatauv(L, state_size(qubits) * sizeof *amplitudes, 0);
    fill_normal(amplitudes, state_size(qubits), &rng);
    State *made = state_from(qubits, amplitudes);
    if (!made) return fail(L, "state.memory", "%d", qubits);
    state_destroy(*box);
    *box = made;
    lua_pop(L, 1);
    return 1;
}

// Gram and Schmidt on rows of normal chance: even over all unitaries (Mezzadri, Notices of
// the AMS 54, 592).
static void orthogonalise(int size, double complex *rows) {
    for (int r = 0; r < size; r++) {
        double complex *row = rows + (size_t)r * (size_t)size;
        double length = 0;
        for (int twice = 0; twice < 2; twice++) // once more against rounding
            for (int k = 0; k < r; k++) {
                const double complex *other = rows + (size_t)k * (size_t)size;
                double complex along = 0;
                for (int c = 0; c < size; c++)
                    along += conj(other[c]) * row[c];
                for (int c = 0; c < size; c++)
                    row[c] -= along * other[c];
            }
        for (int c = 0; c < size; c++)
            length += creal(row[c]) * creal(row[c]) + cimag(row[c]) * cimag(row[c]);
        for (int c = 0; c < size; c++)
            row[c] /= sqrt(length);
    }
}

static int random_unitary(lua_State *L) {
    Rng rng = rng_seeded(to_seed(L, 2));
    MatrixValue *out = push_matrix(L, 1 << luaL_checkinteger(L, 1));
    fill_normal(out->at, (size_t)out->size * (size_t)out->size, &rng);
    orthogonalise(out->size, out->at);
    cage_tick(L);
    return 1;
}

static State **push_copy(lua_State *L, const State *state) {
    State **box = bind_push_state(L, state_qubits(state));
    State *copy = state_copy(state);
    if (!copy) fail(L, "state.memory", "%d", state_qubits(state));
    state_destroy(*box);
    *box = copy;
    return box;
}

// evolve(state, pauli, time)
static int evolve(lua_State *L) {
    PauliTerm terms[MOST_TERMS] = {{0}};
    const State *state = bind_to_state(L, 1);
    PauliSum sum = read_sum(L, 2, state_qubits(state), terms);
    double time = luaL_checknumber(L, 3), radius = 0;
    for (int i = 0; i < sum.count; i++)
        radius += fabs(terms[i].coefficient);
    double steps = (radius * fabs(time) + 40) * ldexp(sum.count, state_qubits(state));
    if (!(steps <= MOST_STEPS)) return fail(L, "language.evolve_long", " ");
    Error err = {.key = ""};
    State **box = push_copy(L, state);
    if (!evolve_exact(*box, sum, time, &err)) return bind_raise(L, &err);
    cage_tick(L);
    return 1;
}

// project(state, bits, qubits): the state after these readings, and how likely they were;
// nil and 0 where they cannot be.
static int project(lua_State *L) {
    const State *state = bind_to_state(L, 1);
    int chosen[MAX_QUBITS], count = to_qubits(L, 3, state_qubits(state), chosen);
    uint32_t mask = part_mask(count, chosen);
    uint32_t wanted = (uint32_t)part_index(to_bits(L, 2, count), count, chosen);
    State **box = push_copy(L, state);
    double kept = state_project(*box, mask, wanted);
    if (kept < 1e-15) {
        lua_pushnil(L);
        lua_pushnumber(L, 0);
        return 2;
    }
    lua_pushnumber(L, kept);
    return 2;
}

// tensor_state(a, b): b on the lower qubits.
static int tensor(lua_State *L) {
    const State *a = bind_to_state(L, 1), *b = bind_to_state(L, 2);
    int qubits = state_qubits(a) + state_qubits(b);
    if (qubits > DESK_QUBITS)
        return fail(L, "language.state_large", "%d\t%d", DESK_QUBITS, qubits);
    StateParts out = state_parts(*bind_push_state(L, qubits));
    for (size_t i = 0; i < state_size(qubits); i++) {
        double complex z = state_amplitude(a, i >> state_qubits(b)) *
                           state_amplitude(b, i & (state_size(state_qubits(b)) - 1));
        out.re[i] = creal(z);
        out.im[i] = cimag(z);
    }
    cage_tick(L);
    return 1;
}

static int ket(lua_State *L) {
    const State *state = bind_to_state(L, 1);
    void **box = box_push(L, &BYTES_BOX, 0);
    const char *tex = *box = ket_tex(state, (KetOptions){0});
    lua_pushstring(L, tex);
    return 1;
}

// --- circuits with measurements

static void run_gone(void *run) {
    run_destroy(run);
}

static void circuit_gone(void *circuit) {
    circuit_destroy(circuit);
}

static const BoxKind RUN_BOX = {"kyubi.run", run_gone};
static const BoxKind READ_BOX = {"kyubi.read", circuit_gone};

static Run *push_run(lua_State *L, RunOptions options, Circuit **circuit) {
    Error err = {.key = ""};
    void **read = box_push(L, &READ_BOX, 0);
    *circuit = *read =
        short_form_read(luaL_checkstring(L, 1), (int)luaL_optinteger(L, 2, 0), NULL, &err);
    if (!*read) return bind_raise(L, &err), NULL;
    if (ldexp(circuit_steps(*circuit), circuit_wires(*circuit)) > MOST_STEPS)
        return fail(L, "language.evolve_long", " "), NULL;
    options.most_branches = RUN_BRANCHES;
    options.most_bytes = RUN_BYTES;
    options.cache_bytes = 1;
    void **run = box_push(L, &RUN_BOX,
                          run_least_bytes(*circuit) < RUN_BYTES ? run_least_bytes(*circuit)
                                                                : RUN_BYTES);
    *run = run_create(*circuit, options, &err);
    if (!*run) bind_raise(L, &err);
    cage_tick(L);
    return *run;
}

static void push_outcome(lua_State *L, const Circuit *circuit, bool measures,
                         uint64_t bits) {
    void **box = box_push(L, &BYTES_BOX, 0);
    *box = outcome_text(circuit, measures, bits);
    lua_pushstring(L, *box);
    lua_remove(L, -2);
}

// outcomes(circuit, qubits): outcome → probability
static int outcomes(lua_State *L) {
    Circuit *circuit = NULL;
    const Run *run = push_run(L, (RunOptions){.distribution_only = true}, &circuit);
    int count = 0;
    void **box = box_push(L, &BYTES_BOX, 0);
    const Reading *found = *box = run_distribution(run, &count);
    if (!found) return fail(L, "language.memory", "%d", RUN_BYTES >> 20);
    if (count > MOST_OUTCOMES)
        return fail(L, "language.outcomes_many", "%d", MOST_OUTCOMES);
    lua_createtable(L, 0, count);
    for (int i = 0; i < count; i++) {
        push_outcome(L, circuit, run_measures(run), found[i].bits);
        lua_pushnumber(L, found[i].probability);
        lua_rawset(L, -3);
    }
    return 1;
}

// branches(circuit, qubits): { { bits, probability, state }, … }
static int branches(lua_State *L) {
    Circuit *circuit = NULL;
    Run *run = push_run(L, (RunOptions){0}, &circuit);
    int after = run_columns(run), count = run_branches(run, after);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        double weight;
        uint64_t bits;
        const State *state = run_branch(run, after, i, &weight, &bits);
        lua_createtable(L, 0, 3);
        push_outcome(L, circuit, true, bits);
        lua_setfield(L, -2, "bits");
        lua_pushnumber(L, weight);
        lua_setfield(L, -2, "probability");
        push_copy(L, state);
        lua_setfield(L, -2, "state");
        lua_rawseti(L, -2, i + 1);
        cage_tick(L);
    }
    return 1;
}

void bind_pure(lua_State *L) {
    static const luaL_Reg functions[] = {{"amplitude", amplitude},
                                         {"probability", probability},
                                         {"distribution_of", distribution},
                                         {"sample", sample},
                                         {"readings", readings},
                                         {"bloch", bloch},
                                         {"expectation", expectation},
                                         {"variance", variance},
                                         {"correlation", correlation},
                                         {"even_state", random_state},
                                         {"random_unitary", random_unitary},
                                         {"evolve", evolve},
                                         {"project", project},
                                         {"tensor_state", tensor},
                                         {"ket", ket},
                                         {"outcomes", outcomes},
                                         {"branches", branches},
                                         {NULL, NULL}};
    box_register(L, &RUN_BOX);
    box_register(L, &READ_BOX);
    luaL_setfuncs(L, functions, 0);
}
