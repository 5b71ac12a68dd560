#include "quantum/pauli_string.h"

#include <assert.h>
#include <string.h>

static bool bit_at(const uint64_t *words, int bit) {
    return words[bit / 64] >> bit % 64 & 1;
}

static void bit_set(uint64_t *words, int bit, bool value) {
    words[bit / 64] |= (uint64_t)value << bit % 64;
}

static int words_of(int qubits) {
    return (qubits + 63) / 64;
}

static void set_letter(PauliString *string, int qubit, char letter) {
    bit_set(string->x, qubit, letter == 'X' || letter == 'Y');
    bit_set(string->z, qubit, letter == 'Z' || letter == 'Y');
}

bool pauli_string_read(const char *text, PauliString *string) {
    *string = (PauliString){.minus = text[0] == '-'};
    if (text[0] == '-' || text[0] == '+') text++;
    size_t qubits = strlen(text);
    if (!qubits || qubits > PAULI_QUBITS || strspn(text, "IXYZ") < qubits) return false;
    string->qubits = (int)qubits;
    for (int q = 0; q < string->qubits; q++)
        set_letter(string, q, text[string->qubits - 1 - q]);
    return true;
}

void pauli_string_write(const PauliString *string, char *text) {
    text[0] = string->minus ? '-' : '+';
    for (int q = 0; q < string->qubits; q++)
        text[string->qubits - q] = pauli_string_letter(string, q);
    text[string->qubits + 1] = 0;
}

PauliString pauli_string_single(int qubits, int qubit, char letter) {
    assert(qubits >= 1 && qubits <= PAULI_QUBITS && qubit >= 0 && qubit < qubits);
    PauliString string = {.qubits = qubits};
    set_letter(&string, qubit, letter);
    return string;
}

char pauli_string_letter(const PauliString *string, int qubit) {
    return "IXZY"[bit_at(string->x, qubit) | bit_at(string->z, qubit) << 1];
}

int pauli_string_weight(const PauliString *string) {
    int weight = 0;
    for (int w = 0; w < words_of(string->qubits); w++)
        weight += __builtin_popcountll(string->x[w] | string->z[w]);
    return weight;
}

bool pauli_string_same(const PauliString *a, const PauliString *b) {
    size_t size = (size_t)words_of(a->qubits) * sizeof *a->x;
    return a->qubits == b->qubits && a->minus == b->minus && !memcmp(a->x, b->x, size) &&
           !memcmp(a->z, b->z, size);
}

bool pauli_string_commute(const PauliString *a, const PauliString *b) {
    assert(a->qubits == b->qubits);
    uint64_t crossed = 0;
    for (int w = 0; w < words_of(a->qubits); w++)
        crossed ^= (a->x[w] & b->z[w]) ^ (a->z[w] & b->x[w]);
    return !__builtin_parityll(crossed);
}

// A string is i^(number of Y) X^x Z^z; moving Z^(a.z) past X^(b.x) costs a sign for each
// qubit they share.
void pauli_string_multiply(PauliString *a, const PauliString *b) {
    assert(a->qubits == b->qubits);
    int quarters = 0; // the power of i in front of the product
    for (int w = 0; w < words_of(a->qubits); w++) {
        quarters += __builtin_popcountll(a->x[w] & a->z[w]);
        quarters += __builtin_popcountll(b->x[w] & b->z[w]);
        quarters += 2 * __builtin_popcountll(a->z[w] & b->x[w]);
        a->x[w] ^= b->x[w];
        a->z[w] ^= b->z[w];
        quarters -= __builtin_popcountll(a->x[w] & a->z[w]);
    }
    assert(quarters % 2 == 0);
    a->minus ^= b->minus ^ (quarters & 2) / 2;
}

PauliColumn pauli_column(int qubits, int column) {
    return (PauliColumn){qubits - 1 - column % qubits, column >= qubits};
}

static bool has(const PauliString *row, PauliColumn column) {
    return bit_at(column.z ? row->z : row->x, column.qubit);
}

static void exchange(PauliString *rows, uint64_t (*made_of)[PAULI_WORDS], int a, int b) {
    PauliString kept = rows[a];
    rows[a] = rows[b];
    rows[b] = kept;
    for (int w = 0; made_of && w < PAULI_WORDS; w++) {
        uint64_t word = made_of[a][w];
        made_of[a][w] = made_of[b][w];
        made_of[b][w] = word;
    }
}

// Takes the column out of all rows but `from`.
static void clear_column(PauliString *rows, int count, uint64_t (*made_of)[PAULI_WORDS],
                         PauliColumn column, int from) {
    for (int r = 0; r < count; r++) {
        if (r == from || !has(&rows[r], column)) continue;
        pauli_string_multiply(&rows[r], &rows[from]);
        for (int w = 0; made_of && w < PAULI_WORDS; w++)
            made_of[r][w] ^= made_of[from][w];
    }
}

int pauli_strings_reduce(PauliString *rows, int count, int *pivots,
                         uint64_t (*made_of)[PAULI_WORDS]) {
    assert(count <= PAULI_QUBITS);
    for (int r = 0; made_of && r < count; r++) {
        memset(made_of[r], 0, sizeof made_of[r]);
        bit_set(made_of[r], r, true);
    }
    int rank = 0;
    for (int c = 0; count && c < 2 * rows[0].qubits && rank < count; c++) {
        PauliColumn column = pauli_column(rows[0].qubits, c);
        int row = rank;
        while (row < count && !has(&rows[row], column))
            row++;
        if (row == count) continue;
        exchange(rows, made_of, rank, row);
        clear_column(rows, count, made_of, column, rank);
        pivots[rank++] = c;
    }
    return rank;
}
