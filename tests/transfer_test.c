// Pauli transfer matrices judged by their definition, Tr(P_i M(P_j)) / 2^k over whole
// matrices.
#include "quantum/transfer.h"

#include "slow_density.h"

static const double complex letters[4][2][2] = {
    {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};

static Slow string_of(int qubits, int index) {
    Slow string = {.rows = 1 << qubits};
    for (int i = 0; i < string.rows; i++)
        for (int j = 0; j < string.rows; j++) {
            string.m[i][j] = 1;
            for (int q = 0; q < qubits; q++)
                string.m[i][j] *= letters[index >> 2 * q & 3][i >> q & 1][j >> q & 1];
        }
    return string;
}

static double by_definition(int qubits, const double complex *kraus, int count, int row,
                            int column) {
    Slow out = string_of(qubits, row), in = string_of(qubits, column);
    Slow image = {.rows = in.rows};
    for (int k = 0; k < count; k++) {
        Slow matrix = {.rows = in.rows};
        for (int i = 0; i < in.rows * in.rows; i++)
            matrix.m[i / in.rows][i % in.rows] = kraus[k * in.rows * in.rows + i];
        slow_add_conjugated(&image, &matrix, &in);
    }
    Slow product = slow_product(&out, &image);
    double complex trace = 0;
    for (int i = 0; i < in.rows; i++)
        trace += product.m[i][i];
    return creal(trace) / in.rows;
}

static void assert_defined(const Transfer *transfer, const double complex *kraus,
                           int count) {
    int size = transfer_size(transfer->qubits);
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++) {
            double expected = by_definition(transfer->qubits, kraus, count, row, column);
            assert_true(fabs(transfer->r[row * size + column] - expected) < 1e-13);
        }
}

static void kraus_matrices_give_the_traces_of_the_definition(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 8; trial++) {
        int qubits = 1 + trial % 2, count = 1 + trial / 2;
        double complex kraus[4 * 16];
        for (int i = 0; i < count * transfer_size(qubits); i++)
            kraus[i] = slow_number(&rng);
        Transfer transfer;
        transfer_kraus(&transfer, qubits, kraus, count);
        assert_defined(&transfer, kraus, count);
        assert_int_equal(transfer.move_count, -1);
    }
}

static void a_gate_gives_the_same_as_its_only_kraus_matrix(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    for (int trial = 0; trial < 20; trial++) {
        Matrix2 u;
        slow_unitary(1, &rng, &u.m[0][0]);
        Transfer transfer;
        transfer_gate(&transfer, u);
        assert_defined(&transfer, &u.m[0][0], 1);
    }
}

// The moves, done one after the other on numbered strings, against the matrix.
static void assert_moves_say_the_matrix(const Transfer *transfer) {
    int size = transfer_size(transfer->qubits);
    double numbers[MAX_TRANSFER_SIZE];
    for (int i = 0; i < size; i++)
        numbers[i] = 1 + i;
    for (int m = 0; m < transfer->move_count; m++) {
        TransferMove move = transfer->moves[m];
        double kept = numbers[move.a];
        numbers[move.a] = move.a_sign * numbers[move.b];
        if (move.a != move.b) numbers[move.b] = move.b_sign * kept;
    }
    for (int row = 0; row < size; row++) {
        double sum = 0;
        for (int column = 0; column < size; column++)
            sum += transfer->r[row * size + column] * (1 + column);
        assert_true(numbers[row] == sum);
    }
}

static void clifford_gates_are_moves(void **unused) {
    (void)unused;
    for (int row = 0; row < gate_count(); row++) {
        const Gate *gate = gate_row(row);
        if (gate->kind != GATE_MATRIX || gate->angles) continue;
        Transfer transfer;
        transfer_gate(&transfer, gate->matrix(NULL));
        assert_int_equal(transfer.move_count >= 0, gate->clifford != NULL);
        if (gate->clifford) assert_moves_say_the_matrix(&transfer);
    }
}

// Random products of Cliffords on two qubits, whose cycles are of many lengths.
static void products_of_clifford_gates_are_moves(void **unused) {
    (void)unused;
    static const char *const names[] = {"h", "s", "sx"};
    static const double complex cx[16] = {1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
    Rng rng = rng_seeded(3);
    Transfer product, step;
    transfer_kraus(&product, 2, cx, 1);
    for (int trial = 0; trial < 200; trial++) {
        Matrix2 u = gate_find(names[rng_below(&rng, 3)])->matrix(NULL);
        int target = (int)rng_below(&rng, 2);
        Slow full = slow_operator(2, &u.m[0][0], 1, &target, (Controls){0});
        double complex rows[16];
        for (int i = 0; i < 16; i++)
            rows[i] = full.m[i / 4][i % 4];
        transfer_kraus(&step, 2, trial % 3 ? rows : cx, 1);
        transfer_product(&product, &step, &product);
        assert_true(product.move_count >= 0);
        assert_moves_say_the_matrix(&product);
    }
}

static void the_identity_needs_no_move(void **unused) {
    (void)unused;
    Transfer transfer;
    transfer_gate(&transfer, gate_find("id")->matrix(NULL));
    assert_int_equal(transfer.move_count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kraus_matrices_give_the_traces_of_the_definition),
        cmocka_unit_test(a_gate_gives_the_same_as_its_only_kraus_matrix),
        cmocka_unit_test(clifford_gates_are_moves),
        cmocka_unit_test(products_of_clifford_gates_are_moves),
        cmocka_unit_test(the_identity_needs_no_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
