// Bit columns of every width judged by matrices and by rows of their own.
#include "clifford_matrices.h"
#include "every_width.h"

#include "quantum/columns.h"

#include <math.h>

static void a_row_is_read_as_it_was_set(void **kernels) {
    Columns columns;
    PauliString string;
    assert_true(columns_open(&columns, 5, 2, true));
    columns_use(&columns, *kernels);
    assert_int_equal(columns_words(&columns), 8);
    static const int rows[] = {0, 63, 64, 511};
    static const char *const texts[] = {"+XIYZI", "-ZZZZZ", "-IIIII", "+YXYXY"};
    for (int i = 0; i < 4; i++) {
        assert_true(pauli_string_read("-YYYYY", &string));
        columns_set_row(&columns, rows[i], &string);
        assert_true(pauli_string_read(texts[i], &string));
        columns_set_row(&columns, rows[i], &string);
    }
    Columns copy;
    assert_true(columns_copy(&copy, &columns));
    assert_ptr_equal(copy.kernels, *kernels);
    columns_close(&columns);
    for (int i = 0; i < 4; i++) {
        char text[8];
        string = columns_row(&copy, rows[i]);
        pauli_string_write(&string, text);
        assert_string_equal(text, texts[i]);
    }
    string = columns_row(&copy, 100);
    assert_int_equal(pauli_string_weight(&string), 0);
    columns_close(&copy);
}

// ± of the string that the letters of row `index` became.
static void assert_image(const Columns *columns, unsigned index, const Matrix4 *turned) {
    PauliString image = columns_row(columns, (int)index);
    Matrix2 a = pauli_matrices[(image.x[0] & 1) | (image.z[0] & 1) << 1];
    Matrix2 b = pauli_matrices[(image.x[0] >> 1 & 1) | (image.z[0] >> 1 & 1) << 1];
    Matrix4 said = kronecker(&b, &a);
    double sign = image.minus ? -1 : 1;
    for (int i = 0; i < 16; i++)
        assert_true(cabs(sign * said.m[i / 4][i % 4] - turned->m[i / 4][i % 4]) < 1e-12);
}

// Row index has letter index & 3 on a and index >> 2 on b.
static PauliString pair_of(unsigned index) {
    return (PauliString){.qubits = 2,
                         .x = {(index & 1) | (index >> 2 & 1) << 1},
                         .z = {(index >> 1 & 1) | (index >> 3 & 1) << 1}};
}

static void assert_op(const Kernels *kernels, CliffordOp op, int units) {
    Columns columns;
    assert_true(columns_open(&columns, 2, units, true));
    columns_use(&columns, kernels);
    Matrix4 g = clifford_matrix(op), back = matrix4_adjoint(&g);
    for (unsigned i = 0; i < 16; i++) {
        PauliString pair = pair_of(i);
        columns_set_row(&columns, (int)i, &pair);
    }
    columns_run(&columns, &(CliffordStep){(uint16_t)op, 0, 1}, 1);
    for (unsigned i = 0; i < 16; i++) {
        Matrix4 p = kronecker(&pauli_matrices[i >> 2], &pauli_matrices[i & 3]);
        Matrix4 half = matrix4_product(&g, &p), turned = matrix4_product(&half, &back);
        assert_image(&columns, i, &turned);
    }
    columns_close(&columns);
}

static void every_gate_turns_every_pair_of_letters_as_its_matrix(void **kernels) {
    for (int op = 0; op < CLIFFORD_OPS; op++)
        for (int units = 1; units <= 4; units++)
            assert_op(*kernels, (CliffordOp)op, units);
}

// One random circuit, in columns of every size, with and without signs.
static void all_sizes_do_the_same(void **kernels) {
    enum { QUBITS = 70, STEPS = 3000 };
    Rng rng = rng_seeded(31);
    CliffordStep steps[STEPS];
    PauliString start = {.qubits = QUBITS}, end = {0};
    for (int i = 0; i < STEPS; i++)
        steps[i] = random_step(&rng, QUBITS);
    start.x[0] = rng_bits(&rng), start.z[0] = rng_bits(&rng);
    start.x[1] = rng_bits(&rng) & 63;
    for (int units = 1; units <= 8; units++)
        for (int with_signs = 0; with_signs < 2; with_signs++) {
            Columns columns;
            assert_true(columns_open(&columns, QUBITS, units, with_signs));
            columns_use(&columns, *kernels);
            int row = UNIT_ROWS * units - 3;
            columns_set_row(&columns, row, &start);
            columns_run(&columns, steps, STEPS);
            PauliString found = columns_row(&columns, row);
            if (with_signs && units == 1) end = found;
            if (!with_signs) found.minus = end.minus;
            if (end.qubits) assert_true(pauli_string_same(&found, &end));
            columns_close(&columns);
        }
}

int main(void) {
    struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_read_as_it_was_set),
        cmocka_unit_test(every_gate_turns_every_pair_of_letters_as_its_matrix),
        cmocka_unit_test(all_sizes_do_the_same),
    };
    return RUN_ON_EVERY_WIDTH(tests);
}
