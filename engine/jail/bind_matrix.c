// Square matrices as values of the language: made from rows, circuits and Pauli strings,
// multiplied, compared, applied to states.
#include "jail/bind_values.h"

#include "circuit/equivalence.h"
#include "circuit/short_form.h"
#include "quantum/pauli.h"
#include "quantum/square.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MATRIX "kyubi.matrix"

MatrixValue *push_matrix(lua_State *L, int size) {
    if (size < 1 || size > MATRIX_ROWS)
        fail(L, "language.matrix_large", "%d\t%d", MATRIX_ROWS, size);
    size_t bytes =
        sizeof(MatrixValue) + (size_t)size * (size_t)size * sizeof(double complex);
    MatrixValue *matrix = lua_newuserdatauv(L, bytes, 0);
    memset(matrix, 0, bytes);
    matrix->size = size;
    luaL_setmetatable(L, MATRIX);
    return matrix;
}

MatrixValue *matrix_at(lua_State *L, int index) {
    return luaL_testudata(L, index, MATRIX);
}

MatrixValue *to_matrix(lua_State *L, int index) {
    MatrixValue *matrix = matrix_at(L, index);
    if (!matrix) fail(L, "language.needs_matrix_here", " ");
    return matrix;
}

int matrix_qubits(lua_State *L, const MatrixValue *matrix) {
    int qubits = 0;
    while (1 << qubits < matrix->size)
        qubits++;
    if (qubits == 0 || 1 << qubits != matrix->size)
        return fail(L, "language.matrix_qubits", "%d", matrix->size);
    return qubits;
}

static void check_alike(lua_State *L, const MatrixValue *a, const MatrixValue *b) {
    if (a->size != b->size) fail(L, "language.matrix_sizes", "%d\t%d", a->size, b->size);
}

static int refuse_rows(lua_State *L) {
    return fail(L, "language.matrix_rows", " ");
}

// matrix(rows): from a table of rows of numbers.
static int make(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t size = lua_rawlen(L, 1);
    MatrixValue *out = push_matrix(L, size > MATRIX_ROWS ? MATRIX_ROWS + 1 : (int)size);
    for (size_t r = 0; r < size; r++) {
        lua_rawgeti(L, 1, (lua_Integer)r + 1);
        if (!lua_istable(L, -1) || lua_rawlen(L, -1) != size) return refuse_rows(L);
        for (size_t c = 0; c < size; c++) {
            lua_rawgeti(L, -1, (lua_Integer)c + 1);
            if (!is_complex(L, -1)) return refuse_rows(L);
            out->at[r * size + c] = to_complex(L, -1);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    return 1;
}

static int circuit_gone(lua_State *L) {
    void **box = luaL_checkudata(L, 1, "kyubi.matrix_circuit");
    circuit_destroy(box[0]);
    free(box[1]);
    box[0] = box[1] = NULL;
    return 0;
}

// unitary(circuit, qubits)
static int unitary(lua_State *L) {
    Error err = {.key = ""};
    const char *text = luaL_checkstring(L, 1);
    int wires = (int)luaL_optinteger(L, 2, 0);
    void **box = lua_newuserdatauv(L, 2 * sizeof(void *), 0);
    box[0] = box[1] = NULL;
    luaL_setmetatable(L, "kyubi.matrix_circuit");
    Circuit *circuit = box[0] = short_form_read(text, wires, NULL, &err);
    if (!circuit) return bind_raise(L, &err);
    int size = circuit_wires(circuit) > 10 ? MATRIX_ROWS + 1 : 1 << circuit_wires(circuit);
    MatrixValue *out = push_matrix(L, size);
    box[1] = circuit_matrix(circuit, &err);
    if (!box[1]) return bind_raise(L, &err);
    memcpy(out->at, box[1], (size_t)size * (size_t)size * sizeof(double complex));
    cage_tick(L);
    return 1;
}

// A Pauli string sends |c⟩ to i^(number of Y) (-1)^(z·c) |c ⊕ x⟩.
static int pauli(lua_State *L) {
    PauliTerm term;
    const char *letters = luaL_checkstring(L, 1);
    size_t count = strlen(letters);
    if (count > 7 || !pauli_read(letters, &term))
        return fail(L, "language.pauli", "%.30s", letters);
    static const double complex turns[4] = {1, I, -1, -I};
    MatrixValue *out = push_matrix(L, 1 << count);
    int ys = __builtin_popcount(term.x & term.z);
    for (int c = 0; c < out->size; c++) {
        int minus = __builtin_popcount(term.z & (unsigned)c) & 1;
        out->at[((unsigned)c ^ term.x) * (unsigned)out->size + (unsigned)c] =
            turns[(ys + 2 * minus) % 4];
    }
    return 1;
}

static int identity(lua_State *L) {
    MatrixValue *out = push_matrix(L, (int)luaL_checkinteger(L, 1));
    for (int i = 0; i < out->size; i++)
        out->at[i * out->size + i] = 1;
    return 1;
}

static int product(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1), *b = to_matrix(L, 2);
    check_alike(L, a, b);
    MatrixValue *out = push_matrix(L, a->size);
    square_product(a->size, a->at, b->at, out->at);
    cage_tick(L);
    return 1;
}

int matrix_times(lua_State *L) {
    const MatrixValue *a = matrix_at(L, 1), *b = matrix_at(L, 2);
    if (a && b) return product(L);
    double complex by = to_complex(L, a ? 2 : 1);
    const MatrixValue *matrix = a ? a : b;
    MatrixValue *out = push_matrix(L, matrix->size);
    for (int i = 0; i < matrix->size * matrix->size; i++)
        out->at[i] = by * matrix->at[i];
    return 1;
}

static int combine(lua_State *L, double sign) {
    const MatrixValue *a = to_matrix(L, 1), *b = to_matrix(L, 2);
    check_alike(L, a, b);
    MatrixValue *out = push_matrix(L, a->size);
    for (int i = 0; i < a->size * a->size; i++)
        out->at[i] = a->at[i] + sign * b->at[i];
    return 1;
}

static int plus(lua_State *L) {
    return combine(L, 1);
}

static int minus(lua_State *L) {
    return combine(L, -1);
}

static int adjoint(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1);
    MatrixValue *out = push_matrix(L, a->size);
    square_adjoint(a->size, a->at, out->at);
    return 1;
}

static int trace(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1);
    push_complex(L, square_trace(a->size, a->at));
    return 1;
}

// tensor(a, b) of matrices: b on the lower qubits, as in |ab⟩.
static int tensor(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1), *b = to_matrix(L, 2);
    int m = b->size, n = a->size * m;
    MatrixValue *out = push_matrix(L, n);
    for (int r = 0; r < n; r++)
        for (int c = 0; c < n; c++)
            out->at[r * n + c] = a->at[r / m * a->size + c / m] * b->at[r % m * m + c % m];
    cage_tick(L);
    return 1;
}

static int check_entry(lua_State *L, const MatrixValue *a, int index) {
    lua_Integer at = luaL_checkinteger(L, index);
    if (at < 0 || at >= a->size)
        return fail(L, "language.matrix_entry", "%d\t%d", a->size - 1, (int)at);
    return (int)at;
}

// entry(matrix, row, column), from 0.
static int entry(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1);
    int row = check_entry(L, a, 2), column = check_entry(L, a, 3);
    push_complex(L, a->at[row * a->size + column]);
    return 1;
}

static int size(lua_State *L) {
    lua_pushinteger(L, to_matrix(L, 1)->size);
    return 1;
}

// Distance of the entries once the phase that fits best is turned away (or not).
static double distance(const MatrixValue *a, const MatrixValue *b, bool strict) {
    double complex overlap = square_overlap(a->size, a->at, b->at);
    double complex turn = strict || cabs(overlap) < 1e-300 ? 1 : overlap / cabs(overlap);
    double most = 0;
    for (int i = 0; i < a->size * a->size; i++)
        most = fmax(most, cabs(a->at[i] * turn - b->at[i]));
    return most;
}

// same_matrix(a, b, strict)
static int same(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1), *b = to_matrix(L, 2);
    check_alike(L, a, b);
    lua_pushboolean(L, distance(a, b, lua_toboolean(L, 3)) < 1e-9);
    return 1;
}

static bool is_unitary(const MatrixValue *a, MatrixValue *turned, MatrixValue *out) {
    square_adjoint(a->size, a->at, turned->at);
    square_product(a->size, a->at, turned->at, out->at);
    for (int r = 0; r < a->size; r++)
        for (int c = 0; c < a->size; c++)
            if (!(cabs(out->at[r * a->size + c] - (r == c)) < 1e-9)) return false;
    return true;
}

static int unitary_or_not(lua_State *L) {
    const MatrixValue *a = to_matrix(L, 1);
    MatrixValue *turned = push_matrix(L, a->size);
    MatrixValue *out = push_matrix(L, a->size);
    lua_pushboolean(L, is_unitary(a, turned, out));
    cage_tick(L);
    return 1;
}

// The state that a matrix of at most MAX_TARGETS qubits, or of all, makes.
static void act(lua_State *L, const MatrixValue *u, const int *targets, int count,
                const State *from, State *to) {
    if (count <= MAX_TARGETS) {
        for (size_t i = 0; i < state_size(state_qubits(from)); i++) {
            state_parts(to).re[i] = state_re(from)[i];
            state_parts(to).im[i] = state_im(from)[i];
        }
        state_apply_matrix(to, u->at, count, targets, (Controls){0});
        return;
    }
    if (count != state_qubits(from)) fail(L, "language.apply_some", "%d", MAX_TARGETS);
    for (int r = 0; r < u->size; r++) {
        double complex sum = 0;
        for (int c = 0; c < u->size; c++)
            sum += u->at[r * u->size + c] * state_amplitude(from, (size_t)c);
        state_parts(to).re[r] = creal(sum);
        state_parts(to).im[r] = cimag(sum);
    }
}

// apply(matrix, state, qubits)
static int apply(lua_State *L) {
    const MatrixValue *u = to_matrix(L, 1);
    const State *from = bind_to_state(L, 2);
    int targets[MAX_QUBITS], qubits = state_qubits(from);
    int needed = matrix_qubits(L, u), count = to_qubits(L, 3, qubits, targets);
    if (count != needed) return fail(L, "language.apply_qubits", "%d\t%d", needed, count);
    MatrixValue *turned = push_matrix(L, u->size);
    MatrixValue *out = push_matrix(L, u->size);
    if (!is_unitary(u, turned, out)) return fail(L, "language.not_unitary", " ");
    State *to = *bind_push_state(L, qubits);
    act(L, u, targets, count, from, to);
    cage_tick(L);
    return 1;
}

static int is_matrix(lua_State *L) {
    lua_pushboolean(L, matrix_at(L, 1) != NULL);
    return 1;
}

void bind_matrix(lua_State *L) {
    static const luaL_Reg meta[] = {{"__mul", matrix_times},
                                    {"__add", plus},
                                    {"__sub", minus},
                                    {"__len", size},
                                    {NULL, NULL}};
    static const luaL_Reg functions[] = {{"matrix", make},
                                         {"unitary", unitary},
                                         {"pauli", pauli},
                                         {"identity", identity},
                                         {"product", product},
                                         {"adjoint", adjoint},
                                         {"trace", trace},
                                         {"tensor_matrix", tensor},
                                         {"entry", entry},
                                         {"same_matrix", same},
                                         {"is_unitary", unitary_or_not},
                                         {"apply", apply},
                                         {"is_matrix", is_matrix},
                                         {NULL, NULL}};
    luaL_newmetatable(L, MATRIX);
    luaL_setfuncs(L, meta, 0);
    lua_pushliteral(L, "matrix");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    luaL_newmetatable(L, "kyubi.matrix_circuit");
    lua_pushcfunction(L, circuit_gone);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 2);
    luaL_setfuncs(L, functions, 0);
}
