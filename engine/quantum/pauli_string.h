// Signed Pauli strings of up to 1024 qubits: stabiliser generators, checks of a code,
// errors. In text the rightmost letter is q0: "-XIZ" has Z on q0 and X on q2. (Weighted
// strings on the qubits of a state vector are `PauliTerm`s.)
#ifndef KYUBI_QUANTUM_PAULI_STRING_H
#define KYUBI_QUANTUM_PAULI_STRING_H

#include <stdbool.h>
#include <stdint.h>

enum { PAULI_QUBITS = 1024, PAULI_WORDS = PAULI_QUBITS / 64 };

// A plain value. Bit q % 64 of word q / 64 of x alone is X on qubit q, of z alone Z, of
// both Y; bits beyond `qubits` are 0. Always Hermitian.
typedef struct PauliString {
    int qubits;
    bool minus;
    uint64_t x[PAULI_WORDS], z[PAULI_WORDS];
} PauliString;

// The string that `text` spells: + or - or nothing, then 1 to PAULI_QUBITS letters I X Y Z.
// False for anything else.
bool pauli_string_read(const char *text, PauliString *string);
// "+XIZ": always with its sign; room for qubits + 2 bytes.
void pauli_string_write(const PauliString *string, char *text);

// Only `letter` (I X Y Z) on `qubit`.
PauliString pauli_string_single(int qubits, int qubit, char letter);
char pauli_string_letter(const PauliString *string, int qubit);
int pauli_string_weight(const PauliString *string); // letters that are not I
bool pauli_string_same(const PauliString *a, const PauliString *b); // sign and letters

bool pauli_string_commute(const PauliString *a, const PauliString *b);
// a becomes the product a·b, of two that commute.
void pauli_string_multiply(PauliString *a, const PauliString *b);

// A column of the matrix whose rows are strings: 0 … qubits-1 are the X bits, qubits …
// 2·qubits-1 the Z bits, both from the highest qubit down.
typedef struct PauliColumn {
    int qubit;
    bool z;
} PauliColumn;
PauliColumn pauli_column(int qubits, int column);

// Makes `count` strings that commute into the reduced row echelon form of that matrix, by
// multiplying and exchanging them; the group that they generate stays, and two lists that
// generate the same group become the same. Returns the rank; what stands beyond it has no
// letter left. `pivots` (count numbers) is told the first column of each row; `made_of`
// (count rows, NULL: not asked) which of the given strings each is the product of. At most
// PAULI_QUBITS strings.
int pauli_strings_reduce(PauliString *rows, int count, int *pivots,
                         uint64_t (*made_of)[PAULI_WORDS]);

#endif
