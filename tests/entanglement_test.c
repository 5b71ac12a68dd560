// Entanglement of pure states judged by the whole density matrix, and by states whose
// numbers are known.
#include "quantum/distribution.h"
#include "quantum/entanglement.h"
#include "quantum/mixture.h"

#include "matrix_bench.h"

#include <stdlib.h>

static const Controls none = {0};

static void apply(State *state, const char *gate, int target, Controls controls) {
    state_apply(state, gate_find(gate)->matrix(NULL), target, controls);
}

static Controls on(int qubit) {
    return (Controls){.ones = 1u << qubit};
}

static void whole_matrix(const State *state, double complex *rho) {
    int size = 1 << state_qubits(state);
    for (int i = 0; i < size * size; i++)
        rho[i] = state_amplitude(state, (size_t)(i / size)) *
                 conj(state_amplitude(state, (size_t)(i % size)));
}

static void reduced_matrices_are_partial_traces(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    static const struct {
        int count, kept[5];
    } rows[] = {{1, {3}}, {2, {1, 3}}, {2, {4, 0}}, {3, {2, 4, 1}}, {5, {4, 2, 0, 1, 3}}};
    State *state = random_state(&rng, 5);
    double complex whole[1024], slow[1024], rho[1024];
    whole_matrix(state, whole);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int size = 1 << rows[i].count;
        mixture_trace_out(5, whole, rows[i].count, rows[i].kept, slow);
        state_reduced(state, rows[i].count, rows[i].kept, rho);
        assert_near(far_apart(size * size, rho, slow), 0, 1e-15);
    }
    state_destroy(state);
}

static void check_schmidt(const State *state, int count, const int *part, int rest,
                          const int *others) {
    Schmidt s;
    assert_true(schmidt_create(&s, state, count, part, NULL));
    assert_int_equal(s.count, 1 << (count < rest ? count : rest));
    for (int a = 0; a < s.part_size; a++)
        for (int b = 0; b < s.rest_size; b++) {
            size_t place = 0;
            for (int k = 0; k < count; k++)
                place |= (size_t)(a >> k & 1) << part[k];
            for (int k = 0; k < rest; k++)
                place |= (size_t)(b >> k & 1) << others[k];
            double complex sum = 0;
            for (int k = 0; k < s.count; k++)
                sum +=
                    s.values[k] * s.part[k * s.part_size + a] * s.rest[k * s.rest_size + b];
            assert_near(cabs(sum - state_amplitude(state, place)), 0, 1e-14);
        }
    for (int k = 0; k < s.count; k++)
        for (int l = 0; l < s.count; l++) {
            const double complex *part_k = s.part + (ptrdiff_t)k * s.part_size;
            const double complex *rest_k = s.rest + (ptrdiff_t)k * s.rest_size;
            assert_near(cabs(inner(s.part_size, part_k, s.part + l * s.part_size)), k == l,
                        1e-13);
            assert_near(cabs(inner(s.rest_size, rest_k, s.rest + l * s.rest_size)), k == l,
                        1e-13);
        }
    schmidt_destroy(&s);
    assert_null(s.values);
}

static void schmidt_vectors_build_the_state_again(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    State *state = random_state(&rng, 5);
    check_schmidt(state, 2, (int[]){3, 1}, 3, (int[]){0, 2, 4});
    check_schmidt(state, 1, (int[]){2}, 4, (int[]){0, 1, 3, 4});
    check_schmidt(state, 4, (int[]){4, 1, 0, 2}, 1, (int[]){3});
    state_destroy(state);
}

static void both_sides_of_a_cut_have_the_same_entropy(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    State *state = random_state(&rng, 5);
    double complex rho[64];
    double here, there, slow;
    assert_true(state_entropy(state, 2, (int[]){3, 1}, &here, NULL));
    assert_true(state_entropy(state, 3, (int[]){0, 2, 4}, &there, NULL));
    state_reduced(state, 3, (int[]){0, 2, 4}, rho);
    assert_true(mixture_entropy(8, rho, &slow, NULL));
    assert_near(here, there, 1e-13);
    assert_near(here, slow, 1e-12);
    state_destroy(state);
}

// Map row C07 E3 and oracle purity: t = π/8 → 0.6008760, concurrence 0.7071068.
static void a_tilted_pair_has_the_entropy_of_the_course(void **unused) {
    (void)unused;
    double t = M_PI / 8, bits;
    State *state = state_from(2, (double complex[]){cos(t), 0, 0, sin(t)});
    PairBond bond;
    Schmidt schmidt;
    assert_true(state_entropy(state, 1, (int[]){0}, &bits, NULL));
    assert_near(bits, 0.6008760366928562, 1e-14);
    assert_true(state_pair(state, 0, 1, &bond, NULL));
    assert_near(bond.concurrence, 0.7071067811865475, 1e-14);
    assert_near(bond.information, 2 * 0.6008760366928562, 1e-13);
    assert_near(bond.entropy, 0, 1e-13);
    assert_true(schmidt_create(&schmidt, state, 1, (int[]){1}, NULL));
    assert_near(schmidt.values[0], cos(t), 1e-15);
    assert_near(schmidt.values[1], sin(t), 1e-15);
    assert_int_equal(schmidt_rank(&schmidt, 1e-9), 2);
    assert_int_equal(schmidt_rank(&schmidt, 0.5), 1);
    assert_near(schmidt_entropy(&schmidt), bits, 1e-14);
    schmidt_destroy(&schmidt);
    state_destroy(state);
}

// Map row C07: W3 pair 2/3, GHZ3 pair 0.
static void w_pairs_are_entangled_and_ghz_pairs_are_not(void **unused) {
    (void)unused;
    State *w = state_from(3, (double complex[]){0, 1, 1, 0, 1, 0, 0, 0});
    State *ghz = state_from(3, (double complex[]){1, 0, 0, 0, 0, 0, 0, 1});
    PairBond bonds[9];
    assert_true(state_pairs(w, bonds, NULL));
    for (int i = 0; i < 9; i++) {
        assert_near(bonds[i].concurrence, i % 4 == 0 ? 0 : 2.0 / 3, 1e-14);
        assert_near(bonds[i].entropy, binary_entropy(1.0 / 3), 1e-14);
    }
    assert_true(state_pairs(ghz, bonds, NULL));
    for (int i = 0; i < 9; i++) {
        assert_near(bonds[i].concurrence, 0, 1e-14);
        assert_near(bonds[i].information, i % 4 == 0 ? 0 : 1, 1e-14);
    }
    state_destroy(w);
    state_destroy(ghz);
}

static void pair_maps_agree_with_partial_traces(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    enum { N = 5 };
    State *state = random_state(&rng, N);
    PairBond bonds[N * N], bond;
    assert_true(state_pairs(state, bonds, NULL));
    for (int a = 0; a < N; a++)
        for (int b = 0; b < N; b++) {
            double complex rho[16], one[4];
            double pair, alone[2], concurrence;
            state_reduced(state, 1, &a, one);
            assert_true(mixture_entropy(2, one, &alone[0], NULL));
            if (a == b) assert_near(bonds[a * N + a].entropy, alone[0], 1e-13);
            if (a == b) continue;
            state_reduced(state, 1, &b, one);
            assert_true(mixture_entropy(2, one, &alone[1], NULL));
            state_reduced(state, 2, (int[]){a, b}, rho);
            assert_true(mixture_entropy(4, rho, &pair, NULL));
            assert_true(mixture_concurrence(rho, &concurrence, NULL));
            assert_true(state_pair(state, a, b, &bond, NULL));
            assert_near(bond.entropy, pair, 1e-13);
            assert_near(bond.information, alone[0] + alone[1] - pair, 1e-13);
            assert_near(bond.concurrence, concurrence, 1e-12);
            assert_near(bonds[a * N + b].concurrence, bond.concurrence, 1e-13);
            assert_near(bonds[b * N + a].information, bond.information, 1e-13);
        }
    state_destroy(state);
}

static void products_are_told_from_entangled_states(void **unused) {
    (void)unused; // map row C04 E5
    bool product;
    State *state = state_create(4);
    apply(state, "h", 0, none);
    apply(state, "h", 2, none);
    apply(state, "x", 3, on(2));
    assert_true(state_is_product(state, 2, (int[]){0, 1}, 1e-9, &product, NULL));
    assert_true(product);
    assert_true(state_is_product(state, 2, (int[]){1, 2}, 1e-9, &product, NULL));
    assert_false(product);
    apply(state, "x", 3, on(2));
    assert_true(state_is_product(state, 2, (int[]){1, 2}, 1e-9, &product, NULL));
    assert_true(product);
    state_destroy(state);
}

// Map row C06 E5: pairs 0-1 and 2-3; a Bell measurement on 1 and 2, then corrections on 3
// leave 0 and 3 a Bell pair, whatever was read.
static void swapping_leaves_the_far_qubits_a_bell_pair(void **unused) {
    (void)unused;
    for (uint32_t read = 0; read < 4; read++) {
        State *state = state_create(4);
        for (int q = 0; q < 4; q += 2) {
            apply(state, "h", q, none);
            apply(state, "x", q + 1, on(q));
        }
        apply(state, "x", 2, on(1));
        apply(state, "h", 1, none);
        assert_near(state_project(state, 6, read << 1), 0.25, 1e-15);
        if (read & 2) apply(state, "x", 3, none);
        if (read & 1) apply(state, "z", 3, none);
        double complex bell[16], far[16];
        double fidelity;
        pure(4, (double complex[]){M_SQRT1_2, 0, 0, M_SQRT1_2}, bell);
        state_reduced(state, 2, (int[]){0, 3}, far);
        assert_true(mixture_fidelity(4, far, bell, &fidelity, NULL));
        assert_near(fidelity, 1, 1e-13);
        state_destroy(state);
    }
}

// Map row C09: the best machine makes two copies of 5/6 of any state (Bužek and Hillery):
// |0⟩ → √(2/3)|00⟩|0⟩ + √(1/6)(|01⟩ + |10⟩)|1⟩, and the same with 0 and 1 exchanged.
static void the_best_cloner_makes_two_copies_of_five_sixths(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    for (int trial = 0; trial < 20; trial++) {
        double complex psi[2], out[8] = {0}, rho[4], sent[4];
        random_vector(&rng, 2, psi);
        pure(2, psi, sent);
        for (int b = 0; b < 2; b++) {
            int all = b ? 7 : 0;
            out[all ^ 0] += psi[b] * sqrt(2.0 / 3);
            out[all ^ 5] += psi[b] * sqrt(1.0 / 6);
            out[all ^ 6] += psi[b] * sqrt(1.0 / 6);
        }
        State *state = state_from(3, out);
        for (int copy = 0; copy < 2; copy++) {
            double fidelity;
            state_reduced(state, 1, &copy, rho);
            assert_true(mixture_fidelity(2, sent, rho, &fidelity, NULL));
            assert_near(fidelity, 5.0 / 6, 1e-12);
        }
        state_destroy(state);
    }
}

static void a_cnot_copies_half_of_plus(void **unused) {
    (void)unused; // map row C09 E3
    State *copy = state_create(2), *wanted = state_create(2);
    apply(copy, "h", 0, none);
    apply(copy, "x", 1, on(0));
    apply(wanted, "h", 0, none);
    apply(wanted, "h", 1, none);
    assert_near(state_fidelity(copy, wanted), 0.5, 1e-15);
    state_destroy(copy);
    state_destroy(wanted);
}

static void a_large_state_is_asked_as_a_small_one(void **unused) {
    (void)unused; // five Bell pairs, q and q + 5
    State *state = state_create(10);
    for (int q = 0; q < 5; q++) {
        apply(state, "h", q, none);
        apply(state, "x", q + 5, on(q));
    }
    double bits;
    assert_true(state_entropy(state, 5, (int[]){0, 1, 2, 3, 4}, &bits, NULL));
    assert_near(bits, 5, 1e-12);
    assert_true(state_entropy(state, 2, (int[]){5, 0}, &bits, NULL));
    assert_near(bits, 0, 1e-12);
    double complex *rho = malloc(sizeof *rho << 20);
    state_reduced(state, 10, (int[]){0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, rho);
    assert_near(mixture_purity(1 << 10, rho), 1, 1e-12);
    free(rho);
    state_destroy(state);
}

static void a_cut_with_two_large_sides_is_refused(void **unused) {
    (void)unused;
    State *state = state_create(22);
    int part[11];
    double bits;
    Error err;
    for (int k = 0; k < 11; k++)
        part[k] = k;
    assert_false(state_entropy(state, 11, part, &bits, &err));
    assert_string_equal(err.key, "entanglement.cut");
    assert_string_equal(err.args, "10");
    state_destroy(state);
}

static void amplitudes_that_are_not_finite_are_refused(void **unused) {
    (void)unused;
    State *state = state_create(3);
    state_parts(state).re[5] = NAN;
    Error errors[5] = {0};
    double bits;
    bool product;
    Schmidt schmidt;
    PairBond bonds[9];
    assert_false(state_entropy(state, 1, (int[]){0}, &bits, &errors[0]));
    assert_false(state_is_product(state, 1, (int[]){0}, 1e-9, &product, &errors[1]));
    assert_false(schmidt_create(&schmidt, state, 1, (int[]){0}, &errors[2]));
    assert_false(state_pair(state, 0, 1, bonds, &errors[3]));
    assert_false(state_pairs(state, bonds, &errors[4]));
    for (int i = 0; i < 5; i++)
        assert_string_equal(errors[i].key, "matrix.not_finite");
    state_destroy(state);
}

// 22 qubits are 64 MB, and there is no room for the matrix that is cut out of them.
static bool large_cut_is_refused(void) {
    State *state = state_create(22);
    double bits;
    Error err = {0};
    bool done = !state || state_entropy(state, 1, (int[]){0}, &bits, &err);
    state_destroy(state);
    return !done && strcmp(err.key, "matrix.unsolved") == 0;
}

static void a_cut_without_room_for_the_work_is_refused(void **unused) {
    (void)unused;
    with_little_memory(120, large_cut_is_refused);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reduced_matrices_are_partial_traces),
        cmocka_unit_test(schmidt_vectors_build_the_state_again),
        cmocka_unit_test(both_sides_of_a_cut_have_the_same_entropy),
        cmocka_unit_test(a_tilted_pair_has_the_entropy_of_the_course),
        cmocka_unit_test(w_pairs_are_entangled_and_ghz_pairs_are_not),
        cmocka_unit_test(pair_maps_agree_with_partial_traces),
        cmocka_unit_test(products_are_told_from_entangled_states),
        cmocka_unit_test(swapping_leaves_the_far_qubits_a_bell_pair),
        cmocka_unit_test(the_best_cloner_makes_two_copies_of_five_sixths),
        cmocka_unit_test(a_cnot_copies_half_of_plus),
        cmocka_unit_test(a_large_state_is_asked_as_a_small_one),
        cmocka_unit_test(a_cut_with_two_large_sides_is_refused),
        cmocka_unit_test(amplitudes_that_are_not_finite_are_refused),
        cmocka_unit_test(a_cut_without_room_for_the_work_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
