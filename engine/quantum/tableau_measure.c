// Measuring a tableau: which rows anticommute with a Pauli string, and what follows.
#include "quantum/tableau.h"
#include "quantum/tableau_inside.h"

#include <assert.h>
#include <string.h>

// One bit a row.
typedef struct Rows {
    uint64_t words[TABLEAU_WORDS];
} Rows;

static bool row_bit(const uint64_t *words, int row) {
    return words[row / 64] >> row % 64 & 1;
}

static void add_column(Rows *rows, const uint64_t *column, int words) {
    for (int w = 0; w < words; w++)
        rows->words[w] ^= column[w];
}

// The rows that anticommute with P.
static Rows anticommuting(const Tableau *tableau, const PauliString *p) {
    const Columns *columns = &tableau->columns;
    assert(p->qubits == columns->qubits);
    Rows rows = {0};
    for (int q = 0; q < columns->qubits; q++) {
        if (row_bit(p->x, q))
            add_column(&rows, columns_z(columns, q), columns_words(columns));
        if (row_bit(p->z, q))
            add_column(&rows, columns_x(columns, q), columns_words(columns));
    }
    return rows;
}

void tableau_pauli(Tableau *tableau, const PauliString *p) {
    Rows rows = anticommuting(tableau, p);
    for (int w = 0; w < columns_words(&tableau->columns); w++)
        tableau->columns.signs[w] ^= rows.words[w];
}

// The first stabiliser among the rows; -1: none.
static int first_stabiliser(const Tableau *tableau, const Rows *rows) {
    for (int w = tableau_half_words(tableau); w < columns_words(&tableau->columns); w++)
        if (rows->words[w]) return 64 * w + __builtin_ctzll(rows->words[w]);
    return -1;
}

// Bit k of the result: the sum of bits 0 … k-1 of `bits`, starting from *carry, which then
// is the sum of all.
static uint64_t sums_before(uint64_t bits, uint64_t *carry) {
    uint64_t sums = bits;
    for (int by = 1; by < 64; by *= 2)
        sums ^= sums << by;
    uint64_t before = (sums << 1) ^ (*carry ? UINT64_MAX : 0);
    *carry ^= sums >> 63;
    return before;
}

// What one qubit's letters add to the power of i in front of a product of stabilisers in
// the order of their rows: i for each Y (Y = i X Z), -1 for each Z that an X of a later row
// passes.
static int letters_quarters(const Tableau *tableau, int qubit, const Rows *destabilisers) {
    int half = tableau_half_words(tableau), quarters = 0;
    const uint64_t *xs = columns_x(&tableau->columns, qubit) + half;
    const uint64_t *zs = columns_z(&tableau->columns, qubit) + half;
    uint64_t carry = 0;
    for (int w = 0; w < half; w++) {
        uint64_t x = xs[w] & destabilisers->words[w], z = zs[w] & destabilisers->words[w];
        quarters += __builtin_popcountll(x & z);
        quarters += 2 * __builtin_popcountll(x & sums_before(z, &carry));
    }
    return quarters;
}

// Where P commutes with all stabilisers it is, up to its sign, the product of those whose
// destabilisers anticommute with it. Whether that sign is another than P has.
static bool is_minus(const Tableau *tableau, const PauliString *p, const Rows *rows) {
    int half = tableau_half_words(tableau), quarters = 2 * p->minus;
    for (int w = 0; w < half; w++)
        quarters +=
            2 * __builtin_popcountll(tableau->columns.signs[half + w] & rows->words[w]);
    for (int q = 0; q < p->qubits; q++) {
        quarters += letters_quarters(tableau, q, rows);
        quarters -= row_bit(p->x, q) && row_bit(p->z, q);
    }
    assert(quarters % 2 == 0);
    return quarters & 2;
}

int tableau_mean(const Tableau *tableau, const PauliString *p) {
    Rows rows = anticommuting(tableau, p);
    if (first_stabiliser(tableau, &rows) >= 0) return 0;
    return is_minus(tableau, p, &rows) ? -1 : 1;
}

// Powers of i, modulo 4, one for each row: bit `twos` counts twice.
typedef struct Quarters {
    Rows ones, twos;
} Quarters;

// Multiplies one qubit's letter of `row` into `chosen` rows. Where the letters anticommute
// the product has an i or, if it is XZ, YX or ZY, a -i.
static void multiply_letter(Columns *columns, int qubit, int row, const Rows *chosen,
                            Quarters *quarters) {
    uint64_t *xs = columns_x(columns, qubit), *zs = columns_z(columns, qubit);
    uint64_t px = row_bit(xs, row) ? UINT64_MAX : 0, pz = row_bit(zs, row) ? UINT64_MAX : 0;
    if (!px && !pz) return;
    for (int w = 0; w < columns_words(columns); w++) {
        uint64_t x = xs[w], z = zs[w], take = chosen->words[w];
        uint64_t odd = ((x & pz) ^ (z & px)) & take;
        uint64_t back = odd & ((pz & ~px & ~z) | (px & ~pz & x) | (px & pz & ~x));
        quarters->twos.words[w] ^= (quarters->ones.words[w] & odd) ^ back;
        quarters->ones.words[w] ^= odd;
        xs[w] ^= px & take;
        zs[w] ^= pz & take;
    }
}

static void multiply_rows(Columns *columns, int row, const Rows *chosen) {
    Quarters quarters = {0};
    for (int q = 0; q < columns->qubits; q++)
        multiply_letter(columns, q, row, chosen, &quarters);
    uint64_t minus = row_bit(columns->signs, row) ? UINT64_MAX : 0;
    for (int w = 0; w < columns_words(columns); w++)
        columns->signs[w] ^= quarters.twos.words[w] ^ (minus & chosen->words[w]);
}

// Aaronson and Gottesman's case I: every other row that anticommutes with P takes
// stabiliser `row` along; that becomes the destabiliser of what it makes room for, ±P.
static void collapse(Tableau *tableau, const PauliString *p, Rows *rows, int row,
                     bool one) {
    rows->words[row / 64] ^= UINT64_C(1) << row % 64;
    multiply_rows(&tableau->columns, row, rows);
    PauliString partner = columns_row(&tableau->columns, row), kept = *p;
    columns_set_row(&tableau->columns, row - tableau_stabiliser_row(tableau, 0), &partner);
    kept.minus ^= one;
    columns_set_row(&tableau->columns, row, &kept);
}

double tableau_project(Tableau *tableau, const PauliString *p, bool one) {
    Rows rows = anticommuting(tableau, p);
    int row = first_stabiliser(tableau, &rows);
    if (row < 0) return is_minus(tableau, p, &rows) == one ? 1 : 0;
    collapse(tableau, p, &rows, row, one);
    return 0.5;
}

Finding tableau_measure_pauli(Tableau *tableau, const PauliString *p, Rng *rng) {
    Rows rows = anticommuting(tableau, p);
    int row = first_stabiliser(tableau, &rows);
    if (row < 0) return (Finding){.one = is_minus(tableau, p, &rows)};
    Finding reading = {.one = rng_bits(rng) >> 63, .random = true};
    collapse(tableau, p, &rows, row, reading.one);
    return reading;
}

Finding tableau_measure(Tableau *tableau, int qubit, Rng *rng) {
    PauliString z = pauli_string_single(tableau->columns.qubits, qubit, 'Z');
    return tableau_measure_pauli(tableau, &z, rng);
}

void tableau_reset(Tableau *tableau, int qubit, Rng *rng) {
    if (!tableau_measure(tableau, qubit, rng).one) return;
    PauliString x = pauli_string_single(tableau->columns.qubits, qubit, 'X');
    tableau_pauli(tableau, &x);
}
