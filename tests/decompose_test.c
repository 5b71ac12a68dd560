// Decompositions judged by multiplying them together again, and by spectra that are known.
#include "quantum/decompose.h"
#include "quantum/gates.h"

#include "matrix_bench.h"

#include <stdlib.h>

enum { SIZE = 8, ENTRIES = SIZE * SIZE };

static void random_hermitian(Rng *rng, double complex *h) {
    double complex a[ENTRIES];
    random_entries(rng, ENTRIES, a);
    for (int i = 0; i < ENTRIES; i++)
        h[i] = a[i] + conj(a[i % SIZE * SIZE + i / SIZE]);
}

static void identity(int size, double complex *out) {
    for (int i = 0; i < size * size; i++)
        out[i] = i % (size + 1) == 0;
}

static void eigenvectors_are_stretched_by_their_values(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    double complex h[ENTRIES], vectors[ENTRIES], gram[ENTRIES], one[ENTRIES];
    double values[SIZE], alone[SIZE];
    random_hermitian(&rng, h);
    assert_true(hermitian_eigen(SIZE, h, values, vectors, NULL));
    assert_true(hermitian_eigen(SIZE, h, alone, NULL, NULL));
    for (int k = 0; k < SIZE; k++) {
        const double complex *vector = vectors + (ptrdiff_t)k * SIZE;
        for (int row = 0; row < SIZE; row++) {
            double complex image = 0;
            for (int column = 0; column < SIZE; column++)
                image += h[row * SIZE + column] * vector[column];
            assert_near(cabs(image - values[k] * vector[row]), 0, 1e-13);
        }
        assert_near(alone[k], values[k], 1e-13);
        assert_true(k == 0 || values[k] >= values[k - 1]);
    }
    multiply(SIZE, vectors, vectors, true, gram);
    identity(SIZE, one);
    assert_near(far_apart(ENTRIES, gram, one), 0, 1e-13);
}

static void only_the_hermitian_part_counts(void **unused) {
    (void)unused;
    double values[2];
    assert_true(hermitian_eigen(2, (double complex[]){0, 2, 0, 0}, values, NULL, NULL));
    assert_near(values[0], -1, 1e-15);
    assert_near(values[1], 1, 1e-15);
}

static void check_singular(Rng *rng, int rows, int columns) {
    int rank = rows < columns ? rows : columns;
    double complex m[ENTRIES] = {0}, left[ENTRIES], right[ENTRIES], gram[ENTRIES],
                   one[ENTRIES];
    double values[SIZE], alone[SIZE];
    random_entries(rng, rows * columns, m);
    assert_true(singular_values(rows, columns, m, values, left, right, NULL));
    assert_true(singular_values(rows, columns, m, alone, NULL, NULL, NULL));
    for (int i = 0; i < rows * columns; i++) {
        double complex sum = 0;
        for (int k = 0; k < rank; k++)
            sum +=
                left[i / columns * rank + k] * values[k] * right[k * columns + i % columns];
        assert_near(cabs(sum - m[i]), 0, 1e-14);
    }
    for (int k = 0; k < rank; k++) {
        assert_near(alone[k], values[k], 1e-14);
        assert_true(values[k] >= 0 && (k == 0 || values[k] <= values[k - 1]));
        for (int l = 0; l < rank; l++)
            gram[k * rank + l] = inner(columns, right + (ptrdiff_t)k * columns,
                                       right + (ptrdiff_t)l * columns);
    }
    identity(rank, one);
    assert_near(far_apart(rank * rank, gram, one), 0, 1e-14);
}

static void singular_values_build_the_matrix_again(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    check_singular(&rng, 5, 5);
    check_singular(&rng, 3, 7);
    check_singular(&rng, 7, 3);
    check_singular(&rng, 1, 4);
    double norm; // of (3 4; 0 5)/…: σ² are the roots of x² - 50 x + 225
    assert_true(trace_norm(2, (double complex[]){3, 4, 0, 5}, &norm, NULL));
    assert_near(norm, sqrt(45) + sqrt(5), 1e-14);
}

static void a_root_squared_is_the_matrix(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    double complex rho[ENTRIES], root[ENTRIES], squared[ENTRIES];
    for (int rank = 1; rank <= SIZE; rank++) {
        random_mixture(&rng, SIZE, rank, rho);
        assert_true(hermitian_root(SIZE, rho, root, NULL));
        multiply(SIZE, root, root, false, squared);
        assert_near(far_apart(ENTRIES, squared, rho), 0, 1e-14);
    }
}

static double complex cubed(double value, const void *context) {
    return *(const double *)context * value * value * value;
}

static void a_function_of_a_matrix_is_that_of_its_products(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    double complex h[ENTRIES], square[ENTRIES], cube[ENTRIES], out[ENTRIES];
    double factor = 1;
    random_hermitian(&rng, h);
    multiply(SIZE, h, h, false, square);
    multiply(SIZE, square, h, false, cube);
    assert_true(hermitian_function(SIZE, h, cubed, &factor, out, NULL));
    assert_near(far_apart(ENTRIES, out, cube), 0, 1e-11);
    assert_true(hermitian_function(SIZE, h, cubed, &factor, h, NULL));
    assert_near(far_apart(ENTRIES, h, cube), 0, 1e-11);
}

static void exponentials_are_their_series(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    double complex h[ENTRIES], term[ENTRIES], next[ENTRIES], sum[ENTRIES], out[ENTRIES];
    double complex factor = -0.3 * I;
    random_hermitian(&rng, h);
    identity(SIZE, term);
    identity(SIZE, sum);
    for (int k = 1; k < 40; k++) {
        multiply(SIZE, term, h, false, next);
        for (int i = 0; i < ENTRIES; i++)
            sum[i] += term[i] = next[i] * factor / k;
    }
    assert_true(hermitian_exponential(SIZE, h, factor, out, NULL));
    assert_near(far_apart(ENTRIES, out, sum), 0, 1e-13);
}

static void phases_of_a_unitary_are_those_put_in(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(6);
    static const double in[SIZE] = {-2, -1.5, -1.5, 0, 0.1, 1, 3, M_PI};
    double complex basis[ENTRIES], u[ENTRIES], weights[SIZE];
    double phases[SIZE];
    random_unitary(&rng, SIZE, basis);
    for (int k = 0; k < SIZE; k++)
        weights[k] = cexp(I * in[k]);
    hermitian_compose(SIZE, weights, basis, u);
    assert_true(unitary_phases(SIZE, u, phases, NULL));
    for (int k = 0; k < SIZE; k++)
        assert_near(phases[k], in[k], 1e-13);
}

static void powers_of_unitaries_multiply(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(7);
    double complex u[ENTRIES], third[ENTRIES], two[ENTRIES], three[ENTRIES];
    random_unitary(&rng, SIZE, u);
    assert_true(unitary_power(SIZE, u, 1.0 / 3, third, NULL));
    multiply(SIZE, third, third, false, two);
    multiply(SIZE, two, third, false, three);
    assert_near(far_apart(ENTRIES, three, u), 0, 1e-13);
    assert_true(unitary_power(SIZE, u, -1, u, NULL));
    multiply(SIZE, three, u, false, two);
    identity(SIZE, three);
    assert_near(far_apart(ENTRIES, two, three), 0, 1e-13);
}

static void the_root_of_x_is_the_gate_of_that_name(void **unused) {
    (void)unused;
    Matrix2 x = gate_find("x")->matrix(NULL), sx = gate_find("sx")->matrix(NULL), root;
    assert_true(unitary_power(2, &x.m[0][0], 0.5, &root.m[0][0], NULL));
    assert_near(far_apart(4, &root.m[0][0], &sx.m[0][0]), 0, 1e-15);
}

static void the_same_input_gives_the_same_bits(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(8);
    double complex h[ENTRIES], vectors[2][ENTRIES];
    double values[2][SIZE];
    random_hermitian(&rng, h);
    for (int i = 0; i < 2; i++)
        assert_true(hermitian_eigen(SIZE, h, values[i], vectors[i], NULL));
    assert_memory_equal(values[0], values[1], sizeof values[0]);
    assert_memory_equal(vectors[0], vectors[1], sizeof vectors[0]);
}

static void what_is_not_finite_is_refused(void **unused) {
    (void)unused;
    double complex bad[2][4] = {{1, 0, CMPLX(0, NAN), 1}, {INFINITY, 0, 0, 1}}, out[4];
    double values[2];
    for (int i = 0; i < 2; i++) {
        Error errors[6] = {0};
        assert_false(hermitian_eigen(2, bad[i], values, NULL, &errors[0]));
        assert_false(singular_values(2, 2, bad[i], values, NULL, NULL, &errors[1]));
        assert_false(hermitian_root(2, bad[i], out, &errors[2]));
        assert_false(unitary_power(2, bad[i], 0.5, out, &errors[3]));
        assert_false(unitary_phases(2, bad[i], values, &errors[4]));
        assert_false(trace_norm(2, bad[i], values, &errors[5]));
        for (int k = 0; k < 6; k++)
            assert_string_equal(errors[k].key, "matrix.not_finite");
    }
}

// 4096 rows are 256 MB, and there is no room for a copy.
static bool large_matrix_is_refused(void) {
    enum { ROWS = 4096 };
    static double values[ROWS];
    double complex *m = calloc(ROWS, ROWS * sizeof *m);
    Error errors[3] = {0};
    bool done = !m || hermitian_eigen(ROWS, m, values, NULL, &errors[0]) ||
                singular_values(ROWS, ROWS, m, values, NULL, NULL, &errors[1]) ||
                unitary_phases(ROWS, m, values, &errors[2]);
    free(m);
    for (int i = 0; i < 3; i++)
        done = done || strcmp(errors[i].key, "matrix.unsolved") != 0;
    return !done;
}

static void a_matrix_without_room_for_the_work_is_refused(void **unused) {
    (void)unused;
    with_little_memory(400, large_matrix_is_refused);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eigenvectors_are_stretched_by_their_values),
        cmocka_unit_test(only_the_hermitian_part_counts),
        cmocka_unit_test(singular_values_build_the_matrix_again),
        cmocka_unit_test(a_root_squared_is_the_matrix),
        cmocka_unit_test(a_function_of_a_matrix_is_that_of_its_products),
        cmocka_unit_test(exponentials_are_their_series),
        cmocka_unit_test(phases_of_a_unitary_are_those_put_in),
        cmocka_unit_test(powers_of_unitaries_multiply),
        cmocka_unit_test(the_root_of_x_is_the_gate_of_that_name),
        cmocka_unit_test(the_same_input_gives_the_same_bits),
        cmocka_unit_test(what_is_not_finite_is_refused),
        cmocka_unit_test(a_matrix_without_room_for_the_work_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
