// Mixed states: density matrices from states, mixtures and parts, channels on them, and how
// mixed or entangled they are. Where a density matrix may stand, a state may too.
#include "jail/bind_values.h"

#include "quantum/channel_kinds.h"
#include "quantum/distribution.h"
#include "quantum/entanglement.h"
#include "quantum/mixture.h"

#include <math.h>
#include <string.h>

enum { REDUCED_STEPS = 24 }; // of 2^n: qubits of the state and of its part together

static void destroy(void *density) {
    density_destroy(density);
}

const BoxKind DENSITY_BOX = {"kyubi.density", destroy};

Density *density_at(lua_State *L, int index) {
    return box_at(L, index, &DENSITY_BOX);
}

Density **push_density(lua_State *L, int qubits) {
    if (qubits > MIXED_QUBITS)
        fail(L, "language.mixed_large", "%d\t%d", MIXED_QUBITS, qubits);
    return (Density **)box_push(L, &DENSITY_BOX, sizeof(double) << 2 * qubits);
}

static Density *filled(lua_State *L, Density **box, Density *density, int qubits) {
    *box = density;
    if (!density) fail(L, "state.memory", "%d", qubits);
    return density;
}

Density *to_density(lua_State *L, int index) {
    index = lua_absindex(L, index);
    Density *density = density_at(L, index);
    if (density) return lua_pushnil(L), density;
    const State *state = bind_to_state(L, index);
    int qubits = state_qubits(state);
    Density **box = push_density(L, qubits);
    return filled(L, box, density_from_state(state), qubits);
}

int qubits_at(lua_State *L, int index) {
    const Density *density = density_at(L, index);
    return density ? density_qubits(density) : state_qubits(bind_to_state(L, index));
}

MatrixValue *push_rho(lua_State *L, int index) {
    const Density *density = to_density(L, index);
    MatrixValue *rho = push_matrix(L, 1 << density_qubits(density));
    density_matrix(density, rho->at);
    lua_remove(L, -2);
    return rho;
}

static int is_mixed(lua_State *L) {
    lua_pushboolean(L, density_at(L, 1) != NULL);
    return 1;
}

// density(state or matrix)
static int density(lua_State *L) {
    const MatrixValue *rows = matrix_at(L, 1);
    if (!rows) {
        if (density_at(L, 1)) return lua_settop(L, 1), 1;
        to_density(L, 1);
        return 1;
    }
    Error err = {.key = ""};
    int qubits = matrix_qubits(L, rows);
    Density **box = push_density(L, qubits);
    *box = density_from_matrix(qubits, rows->at, &err);
    cage_tick(L);
    return *box ? 1 : bind_raise(L, &err);
}

// mixture({ weight, … }, { state, … }): weights of any positive sum.
static int mixture(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2);
    double sum = 0;
    MatrixValue *total = NULL;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i);
        double weight = lua_tonumber(L, -1);
        if (!(weight >= 0 && weight < 1e300)) return fail(L, "language.weights", " ");
        lua_rawgeti(L, 2, (lua_Integer)i);
        const MatrixValue *rho = push_rho(L, -1);
        if (!total) {
            total = push_matrix(L, rho->size);
            lua_insert(L, 3); // stays there
        }
        if (total->size != rho->size)
            return fail(L, "language.sizes", "%d\t%d", matrix_qubits(L, total),
                        matrix_qubits(L, rho));
        for (int k = 0; k < rho->size * rho->size; k++)
            total->at[k] += weight * rho->at[k];
        sum += weight;
        lua_settop(L, 3);
    }
    if (!total || !(sum > 0)) return fail(L, "language.weights", " ");
    for (int k = 0; k < total->size * total->size; k++)
        total->at[k] /= sum;
    Error err = {.key = ""};
    int qubits = matrix_qubits(L, total);
    Density **box = push_density(L, qubits);
    *box = density_from_matrix(qubits, total->at, &err);
    cage_tick(L);
    return *box ? 1 : bind_raise(L, &err);
}

static int mixed(lua_State *L) {
    int qubits = (int)luaL_checkinteger(L, 1);
    Density **box = push_density(L, qubits);
    filled(L, box, density_mixed(qubits), qubits);
    return 1;
}

static int rho(lua_State *L) {
    push_rho(L, 1);
    return 1;
}

// part(state or density, qubits): the others traced out.
static int part(lua_State *L) {
    int kept[MAX_QUBITS], qubits = qubits_at(L, 1);
    int count = to_qubits(L, 2, qubits, kept);
    const Density *whole = density_at(L, 1);
    if (whole) {
        Density **box = push_density(L, count);
        filled(L, box, density_part(whole, kept, count), count);
        return 1;
    }
    if (count > MIXED_QUBITS || qubits + count > REDUCED_STEPS)
        return fail(L, "language.mixed_large", "%d\t%d", MIXED_QUBITS, count);
    Error err = {.key = ""};
    MatrixValue *rows = push_matrix(L, 1 << count);
    state_reduced(bind_to_state(L, 1), count, kept, rows->at);
    cage_tick(L);
    Density **box = push_density(L, count);
    *box = density_from_matrix(count, rows->at, &err);
    cage_tick(L);
    return *box ? 1 : bind_raise(L, &err);
}

// The channel, in a box of its own while it acts.
static void channel_gone(void *channel) {
    channel_destroy(channel);
}

static const BoxKind CHANNEL_BOX = {"kyubi.channel", channel_gone};

static void read_values(lua_State *L, const ChannelKind *kind, double *values) {
    bool list = lua_istable(L, 3);
    int given = list ? (int)lua_rawlen(L, 3) : 1;
    if (given != kind->parameters)
        fail(L, "language.channel_values", "%s\t%d\t%d", kind->name, kind->parameters,
             given);
    for (int i = 0; i < given; i++) {
        if (list) lua_rawgeti(L, 3, i + 1);
        values[i] = lua_tonumber(L, list ? -1 : 3);
        if (list) lua_pop(L, 1);
    }
}

// channel(name, state or density, values, qubits): one qubit's channel acts on each.
static int channel(lua_State *L) {
    const ChannelKind *kind = channel_kind_find(luaL_checkstring(L, 1));
    double values[MAX_CHANNEL_PARAMETERS] = {0};
    int targets[MAX_QUBITS], qubits = qubits_at(L, 2);
    if (!kind) return fail(L, "language.channel", "%.40s", lua_tostring(L, 1));
    read_values(L, kind, values);
    int count = to_qubits(L, 4, qubits, targets);
    if (count % kind->qubits)
        return fail(L, "language.apply_qubits", "%d\t%d", kind->qubits, count);
    Error err = {.key = ""};
    void **made = box_push(L, &CHANNEL_BOX, 4096);
    *made = channel_named(kind, values, &err);
    if (!*made) return bind_raise(L, &err);
    const Density *before = to_density(L, 2);
    Density **box = push_density(L, qubits);
    Density *after = filled(L, box, density_copy(before), qubits);
    for (int i = 0; i < count; i += kind->qubits)
        density_channel(after, *made, targets + i);
    cage_tick(L);
    return 1;
}

// channels(): the names there are.
static int channels(lua_State *L) {
    lua_newtable(L);
    for (int i = 0; i < channel_kind_count(); i++) {
        lua_pushstring(L, channel_kind(i)->name);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

static int answer(lua_State *L, bool good, double value, const Error *err) {
    cage_tick(L);
    if (!good) return bind_raise(L, err);
    lua_pushnumber(L, value);
    return 1;
}

static int purity(lua_State *L) {
    const Density *density_of = density_at(L, 1);
    lua_pushnumber(L, density_of ? density_purity(density_of) : 1);
    if (!density_of) bind_to_state(L, 1);
    return 1;
}

// The pure state's part and the rest have the same entropy: the smaller one counts.
static int entropy_of_part(lua_State *L, const State *state, const int *part, int count) {
    double bits = 0;
    Error err = {.key = ""};
    int qubits = state_qubits(state),
        least = count < qubits - count ? count : qubits - count;
    if (least == 0) return lua_pushnumber(L, 0), 1;
    if (least > MIXED_QUBITS || qubits + least > REDUCED_STEPS)
        return fail(L, "language.mixed_large", "%d\t%d", MIXED_QUBITS, least);
    bool good = state_entropy(state, count, part, &bits, &err);
    return answer(L, good, bits, &err);
}

// entropy(state or density, qubits): of that part, in bits.
static int entropy(lua_State *L) {
    int kept[MAX_QUBITS], qubits = qubits_at(L, 1);
    int count = to_qubits(L, 2, qubits, kept);
    const Density *whole = density_at(L, 1);
    if (!whole) return entropy_of_part(L, bind_to_state(L, 1), kept, count);
    Density **box = push_density(L, count);
    filled(L, box, density_part(whole, kept, count), count);
    const MatrixValue *rows = push_rho(L, -1);
    Error err = {.key = ""};
    double bits = 0;
    bool good = mixture_entropy(rows->size, rows->at, &bits, &err);
    return answer(L, good, fabs(bits) < 1e-12 ? 0 : bits, &err);
}

static void check_sizes(lua_State *L) {
    int a = qubits_at(L, 1), b = qubits_at(L, 2);
    if (a != b) fail(L, "language.sizes", "%d\t%d", a, b);
}

static int fidelity(lua_State *L) {
    check_sizes(L);
    if (state_at(L, 1) && state_at(L, 2)) {
        lua_pushnumber(L, state_fidelity(state_at(L, 1), state_at(L, 2)));
        return 1;
    }
    Error err = {.key = ""};
    double value = 0;
    const MatrixValue *a = push_rho(L, 1), *b = push_rho(L, 2);
    bool good = mixture_fidelity(a->size, a->at, b->at, &value, &err);
    return answer(L, good, fmin(fmax(value, 0), 1), &err);
}

static int distance(lua_State *L) {
    check_sizes(L);
    Error err = {.key = ""};
    double value = 0;
    const MatrixValue *a = push_rho(L, 1), *b = push_rho(L, 2);
    bool good = mixture_distance(a->size, a->at, b->at, &value, &err);
    return answer(L, good, value, &err);
}

static int concurrence(lua_State *L) {
    if (qubits_at(L, 1) != 2) return fail(L, "language.two_qubits", "%d", qubits_at(L, 1));
    Error err = {.key = ""};
    double value = 0;
    const MatrixValue *a = push_rho(L, 1);
    bool good = mixture_concurrence(a->at, &value, &err);
    return answer(L, good, value, &err);
}

// negativity(state or density, qubits of one part)
static int negativity(lua_State *L) {
    int part_of[MAX_QUBITS], qubits = qubits_at(L, 1);
    int count = to_qubits(L, 2, qubits, part_of);
    Error err = {.key = ""};
    Negativity value = {0};
    const MatrixValue *a = push_rho(L, 1);
    bool good = mixture_negativity(qubits, a->at, count, part_of, &value, &err);
    return answer(L, good, value.negativity, &err);
}

void bind_mixed(lua_State *L) {
    static const luaL_Reg functions[] = {{"density", density},
                                         {"mixture", mixture},
                                         {"mixed", mixed},
                                         {"rho", rho},
                                         {"part", part},
                                         {"channel", channel},
                                         {"channels", channels},
                                         {"purity", purity},
                                         {"entropy", entropy},
                                         {"fidelity", fidelity},
                                         {"trace_distance", distance},
                                         {"concurrence", concurrence},
                                         {"negativity", negativity},
                                         {"is_mixed", is_mixed},
                                         {NULL, NULL}};
    box_register(L, &CHANNEL_BOX);
    luaL_setfuncs(L, functions, 0);
}
