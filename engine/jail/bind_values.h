// Values of the lesson language that are more than a number: boxes around what the engine
// made, complex numbers, square matrices and long rows of numbers. For the bind_… files.
#ifndef KYUBI_JAIL_BIND_VALUES_H
#define KYUBI_JAIL_BIND_VALUES_H

#include "jail/bind.h"
#include "quantum/density.h"

#include <complex.h>

enum {
    MIXED_QUBITS = 6,       // a density matrix has 64 rows at most
    MATRIX_ROWS = 128,      // 7 qubits; a product takes some ms
    NUMBERS_MOST = 4000000, // of one row of numbers
    TICK_EVERY = 1 << 16    // numbers between two looks at the clock
};

// A kind of box: what Lua says of such a value, and how it is given back.
typedef struct BoxKind {
    const char *name;
    void (*destroy)(void *thing);
} BoxKind;

void box_register(lua_State *L, const BoxKind *kind);
// An empty box on the top of the stack, with `bytes` charged to the pack's memory; put what
// it shall own into the place returned. Raises language.memory.
void **box_push(lua_State *L, const BoxKind *kind, size_t bytes);
void *box_at(lua_State *L, int index, const BoxKind *kind); // NULL: no such value there
void box_close(lua_State *L, int index); // gives back what it holds, and the charge

extern const BoxKind DENSITY_BOX;
extern const BoxKind BYTES_BOX; // what free() gives back

// A complex number, from a plain number too; raises language.needs_complex_here.
void push_complex(lua_State *L, double complex z);
double complex to_complex(lua_State *L, int index);
bool is_complex(lua_State *L, int index); // plain numbers count

// A square matrix of `size` rows, row by row, as in quantum/square.h. Lua owns it.
typedef struct MatrixValue {
    int size;
    double complex at[];
} MatrixValue;
MatrixValue *push_matrix(lua_State *L, int size); // all 0; raises language.matrix_large
MatrixValue *matrix_at(lua_State *L, int index);  // NULL: no matrix
MatrixValue *to_matrix(lua_State *L, int index);  // raises
int matrix_times(lua_State *L); // matrix * matrix, matrix * number, number * matrix
// The matrix's qubits; raises language.matrix_qubits where its rows are no power of 2.
int matrix_qubits(lua_State *L, const MatrixValue *matrix);

// A long row of numbers. Lua owns it. In a lesson a[1] is the first, and of a distribution
// a["01"] the one of these bits.
typedef struct Numbers {
    size_t count;
    double at[];
} Numbers;
Numbers *push_numbers(lua_State *L, size_t count); // all 0; raises language.numbers_long
Numbers *numbers_at(lua_State *L, int index);      // NULL: none
// The numbers at `index`: such a row, or a table of plain numbers, copied into a new row on
// the top of the stack. Either way the row is pushed. Raises language.needs_numbers_here.
Numbers *to_numbers(lua_State *L, int index);

// A density matrix, or NULL where there is none at `index`.
Density *density_at(lua_State *L, int index);
// A new one on the top of the stack, owned by Lua once it stands in the place returned.
Density **push_density(lua_State *L, int qubits); // raises language.mixed_large
// The density matrix at `index`; of a state, its own is made and pushed (else nil is).
Density *to_density(lua_State *L, int index);
// The state at `index`, or NULL.
State *state_at(lua_State *L, int index);
// Qubits of the state or density matrix at `index`; raises.
int qubits_at(lua_State *L, int index);
// The rows of the state's or density's matrix on the top of the stack.
MatrixValue *push_rho(lua_State *L, int index);

// A list of different qubits, each below `qubits`, from a table or one number; nil or none:
// all of them. Returns how many. Raises language.qubit, language.qubit_twice.
int to_qubits(lua_State *L, int index, int qubits, int *out);
// A string of 0 and 1 of that length; the rightmost is bit 0. Raises language.bits.
uint32_t to_bits(lua_State *L, int index, int count);
// The seed at `index`.
uint64_t to_seed(lua_State *L, int index);

// Each adds its functions to the table on the top of the stack. bind_values adds all.
void bind_values(lua_State *L);
void bind_complex(lua_State *L);
void bind_matrix(lua_State *L);
void bind_numbers(lua_State *L);
void bind_mixed(lua_State *L);
void bind_pure(lua_State *L);
void bind_chance(lua_State *L);
void bind_whole(lua_State *L);
void bind_tableau(lua_State *L);
void bind_code(lua_State *L);
void bind_devices(lua_State *L);
void bind_pulses(lua_State *L);

#endif
