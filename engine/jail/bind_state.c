#include "jail/bind_values.h"

#include "circuit/ket_text.h"

#include <math.h>
#include <string.h>

#define STATE "kyubi.state"

typedef struct Box {
    State *state;
    ptrdiff_t charged;
} Box;

static int box_free(lua_State *L) {
    Box *box = luaL_checkudata(L, 1, STATE);
    state_destroy(box->state);
    box->state = NULL;
    cage_charge(cage_of(L), -box->charged);
    box->charged = 0;
    return 0;
}

// An empty box with room for a state of `qubits` on the books.
static Box *push_box(lua_State *L, int qubits) {
    Box *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = (Box){NULL, 0};
    luaL_setmetatable(L, STATE);
    ptrdiff_t bytes = (ptrdiff_t)(sizeof(double complex) << qubits);
    if (!cage_charge(cage_of(L), bytes)) fail(L, "state.memory", "%d", qubits);
    box->charged = bytes;
    return box;
}

State **bind_push_state(lua_State *L, int qubits) {
    Box *box = push_box(L, qubits);
    box->state = state_create(qubits);
    if (!box->state) fail(L, "state.memory", "%d", qubits);
    return &box->state;
}

State *bind_to_state(lua_State *L, int index) {
    Box *box = luaL_testudata(L, index, STATE);
    if (box && box->state) return box->state;
    fail(L, "language.state", " ");
    return NULL; // not reached
}

State *state_at(lua_State *L, int index) {
    const Box *box = luaL_testudata(L, index, STATE);
    return box ? box->state : NULL;
}

static int state(lua_State *L) {
    const char *text = luaL_checkstring(L, 1);
    Box *box = push_box(L, KET_QUBITS);
    Error err = {.key = ""};
    box->state = ket_text_read(text, &err);
    return box->state ? 1 : bind_raise(L, &err);
}

// cos(θ/2)|0⟩ + e^{iφ} sin(θ/2)|1⟩ (Nielsen and Chuang, eq. 1.4).
static int arrow(lua_State *L) {
    double theta = luaL_checknumber(L, 1);
    double phi = luaL_checknumber(L, 2);
    if (!isfinite(theta) || !isfinite(phi)) return fail(L, "language.state", " ");
    Box *box = push_box(L, 1);
    double complex a[2] = {cos(theta / 2), cexp(I * phi) * sin(theta / 2)};
    box->state = state_from(1, a);
    return box->state ? 1 : fail(L, "state.memory", "%d", 1);
}

static int is_state(lua_State *L) {
    lua_pushboolean(L, luaL_testudata(L, 1, STATE) != NULL);
    return 1;
}

static int qubits(lua_State *L) {
    lua_pushinteger(L, state_qubits(bind_to_state(L, 1)));
    return 1;
}

static void check_alike(lua_State *L, const State *a, const State *b) {
    if (state_qubits(a) != state_qubits(b))
        fail(L, "language.sizes", "%d\t%d", state_qubits(a), state_qubits(b));
}

static int overlap(lua_State *L) {
    const State *a = bind_to_state(L, 1), *b = bind_to_state(L, 2);
    check_alike(L, a, b);
    lua_pushnumber(L, state_fidelity(a, b));
    return 1;
}

static int inner(lua_State *L) {
    const State *a = bind_to_state(L, 1), *b = bind_to_state(L, 2);
    check_alike(L, a, b);
    push_complex(L, state_overlap(a, b));
    return 1;
}

static int same(lua_State *L) {
    const State *a = bind_to_state(L, 1), *b = bind_to_state(L, 2);
    double distance = luaL_checknumber(L, 3);
    lua_pushboolean(L, state_qubits(a) == state_qubits(b) && state_same(a, b, distance));
    return 1;
}

// θ and φ of qubit 0's arrow, φ in 0 … 2π.
static int angles(lua_State *L) {
    Bloch b = state_bloch(bind_to_state(L, 1), 0);
    double across = hypot(b.x, b.y);
    double phi = across < 1e-9 ? 0 : atan2(b.y, b.x);
    lua_pushnumber(L, atan2(across, b.z));
    lua_pushnumber(L, phi < 0 ? phi + 2 * 3.14159265358979323846 : phi + 0.0); // no -0
    return 2;
}

void bind_state(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"state", state},   {"arrow", arrow},     {"is_state", is_state},
        {"qubits", qubits}, {"overlap", overlap}, {"same", same},
        {"inner", inner},   {"angles", angles},   {NULL, NULL}};
    luaL_newmetatable(L, STATE);
    lua_pushcfunction(L, box_free);
    lua_setfield(L, -2, "__gc");
    lua_pushliteral(L, "state");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
}
