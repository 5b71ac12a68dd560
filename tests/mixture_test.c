// Density matrices judged by closed forms, by definitions taken the slow way, and by the
// numbers of the course.

#include "quantum/decompose.h"
#include "quantum/distribution.h"
#include "quantum/mixture.h"
#include "quantum/square.h"

#include "matrix_bench.h"

static const double complex zero[4] = {1, 0, 0, 0}, plus[4] = {0.5, 0.5, 0.5, 0.5};
static const double complex even[4] = {0.5, 0, 0, 0.5};

static void at(double x, double y, double z, double complex rho[4]) {
    rho[0] = (1 + z) / 2;
    rho[1] = CMPLX(x / 2, -y / 2);
    rho[2] = conj(rho[1]);
    rho[3] = (1 - z) / 2;
}

static void random_arrow(Rng *rng, double arrow[3]) {
    do {
        for (int i = 0; i < 3; i++)
            arrow[i] = 2 * rng_unit(rng) - 1;
    } while (arrow[0] * arrow[0] + arrow[1] * arrow[1] + arrow[2] * arrow[2] >= 1);
}

static void purity_and_entropy_follow_the_arrow(void **unused) {
    (void)unused; // map row C07: purity (1+r²)/2, 0.68 at r = 0.6; half a Bell pair r = 0
    double complex rho[4];
    double bits;
    for (int k = 0; k <= 10; k++) {
        double r = k / 10.0;
        at(0.6 * r, 0, 0.8 * r, rho);
        assert_near(mixture_purity(2, rho), (1 + r * r) / 2, 1e-15);
        assert_true(mixture_entropy(2, rho, &bits, NULL));
        assert_near(bits, binary_entropy((1 + r) / 2), 1e-14);
    }
    at(0, 0.6, 0, rho);
    assert_near(mixture_purity(2, rho), 0.68, 1e-15);
    assert_true(mixture_entropy(2, even, &bits, NULL));
    assert_near(bits, 1, 1e-15);
}

// Of qubits: F = Tr ρσ + 2 √(det ρ det σ); the distance is half that of the arrows.
static void qubits_have_closed_forms(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 20; trial++) {
        double a[3], b[3], squares[3] = {0}, dot = 0, fidelity, distance;
        double complex rho[4], sigma[4];
        random_arrow(&rng, a);
        random_arrow(&rng, b);
        at(a[0], a[1], a[2], rho);
        at(b[0], b[1], b[2], sigma);
        for (int i = 0; i < 3; i++) {
            squares[0] += a[i] * a[i];
            squares[1] += b[i] * b[i];
            squares[2] += (a[i] - b[i]) * (a[i] - b[i]);
            dot += a[i] * b[i];
        }
        double slow = (1 + dot + sqrt((1 - squares[0]) * (1 - squares[1]))) / 2;
        assert_true(mixture_fidelity(2, rho, sigma, &fidelity, NULL));
        assert_near(fidelity, slow, 1e-13);
        assert_true(mixture_distance(2, rho, sigma, &distance, NULL));
        assert_near(distance, sqrt(squares[2]) / 2, 1e-14);
    }
}

static void pure_states_overlap(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    double complex a[8], b[8], rho[64], sigma[64], mixed[64];
    double fidelity, distance;
    random_vector(&rng, 8, a);
    random_vector(&rng, 8, b);
    pure(8, a, rho);
    pure(8, b, sigma);
    double overlap = pow(cabs(inner(8, a, b)), 2);
    assert_true(mixture_fidelity(8, rho, sigma, &fidelity, NULL));
    assert_near(fidelity, overlap, 1e-13);
    assert_true(mixture_distance(8, rho, sigma, &distance, NULL));
    assert_near(distance, sqrt(1 - overlap), 1e-13);
    random_mixture(&rng, 8, 8, mixed); // with a pure one: ⟨a|σ|a⟩
    double complex slow = 0;
    for (int i = 0; i < 64; i++)
        slow += conj(a[i / 8]) * mixed[i] * a[i % 8];
    assert_true(mixture_fidelity(8, rho, mixed, &fidelity, NULL));
    assert_near(fidelity, creal(slow), 1e-13);
}

static void fidelity_and_distance_bound_each_other(void **unused) {
    (void)unused; // Fuchs and van de Graaf: 1 - √F ≤ D ≤ √(1 - F)
    Rng rng = rng_seeded(3);
    double complex rho[64], sigma[64];
    double there, back, distance;
    for (int rank = 1; rank <= 8; rank++) {
        random_mixture(&rng, 8, rank, rho);
        random_mixture(&rng, 8, 4, sigma);
        assert_true(mixture_fidelity(8, rho, sigma, &there, NULL));
        assert_true(mixture_fidelity(8, sigma, rho, &back, NULL));
        assert_true(mixture_distance(8, rho, sigma, &distance, NULL));
        assert_near(there, back, 1e-13);
        assert_true(1 - sqrt(there) <= distance + 1e-12);
        assert_true(distance <= sqrt(1 - there) + 1e-12);
        assert_true(mixture_fidelity(8, rho, rho, &there, NULL));
        assert_near(there, 1, 1e-12);
    }
}

static void relative_entropy_compares_with_a_guess(void **unused) {
    (void)unused;
    double bits;
    double complex p[4] = {0.75, 0, 0, 0.25}, rho[4];
    assert_true(mixture_relative_entropy(2, p, even, &bits, NULL)); // log₂ 2 - S
    assert_near(bits, 1 - binary_entropy(0.25), 1e-14);
    at(0.3, -0.4, 0.5, rho);
    assert_true(mixture_relative_entropy(2, rho, rho, &bits, NULL));
    assert_near(bits, 0, 1e-14);
    assert_true(mixture_relative_entropy(2, even, zero, &bits, NULL));
    assert_true(isinf(bits));
    assert_true(mixture_relative_entropy(2, zero, even, &bits, NULL));
    assert_near(bits, 1, 1e-14);
}

// ⟨P⟩ on the kept qubits is that of P with identities on the rest: here by sums over all
// values of the others, the kept qubits in an order of their own.
static void a_partial_trace_keeps_what_can_be_seen(void **unused) {
    (void)unused; // map row C07 E5
    Rng rng = rng_seeded(4);
    static const int kept[2] = {2, 0};
    double complex rho[64], out[16];
    random_mixture(&rng, 8, 3, rho);
    mixture_trace_out(3, rho, 2, kept, out);
    for (int row = 0; row < 4; row++)
        for (int column = 0; column < 4; column++) {
            int r = (row & 1) << 2 | row >> 1, c = (column & 1) << 2 | column >> 1;
            double complex sum = rho[r * 8 + c] + rho[(r | 2) * 8 + (c | 2)];
            assert_near(cabs(out[row * 4 + column] - sum), 0, 1e-15);
        }
    double complex all[64];
    mixture_trace_out(3, rho, 3, (int[]){0, 1, 2}, all);
    assert_near(far_apart(64, all, rho), 0, 0);
}

static void a_partial_transpose_exchanges_the_bits_of_its_part(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    double complex rho[16], out[16], whole[16];
    random_mixture(&rng, 4, 2, rho);
    mixture_transpose(2, rho, 1, (int[]){1}, out);
    assert_true(out[0 * 4 + 2] == rho[2 * 4 + 0]); // |00⟩⟨10| was |10⟩⟨00|
    assert_true(out[0 * 4 + 3] == rho[2 * 4 + 1]);
    assert_true(out[0 * 4 + 1] == rho[0 * 4 + 1]);
    mixture_transpose(2, out, 1, (int[]){0}, whole);
    for (int i = 0; i < 16; i++)
        assert_true(whole[i] == rho[i % 4 * 4 + i / 4]);
}

// Map row C07: N and C of cos t|00⟩ + sin t|11⟩ are ½ sin 2t and sin 2t: 0.7071 at π/8.
static void pure_pairs_have_closed_forms(void **unused) {
    (void)unused;
    for (int k = 0; k <= 8; k++) {
        double t = k * M_PI / 16, concurrence;
        double complex rho[16];
        Negativity negativity;
        pure(4, (double complex[]){cos(t), 0, 0, I * sin(t)}, rho);
        assert_true(mixture_concurrence(rho, &concurrence, NULL));
        assert_near(concurrence, sin(2 * t), 1e-14);
        if (k == 2) assert_near(concurrence, 0.7071067811865475, 1e-14);
        assert_true(mixture_negativity(2, rho, 1, (int[]){0}, &negativity, NULL));
        assert_near(negativity.negativity, sin(2 * t) / 2, 1e-14);
        assert_near(negativity.logarithmic, log2(1 + sin(2 * t)), 1e-14);
    }
}

// Map rows C06, C07: entangled iff V > 1/3, by both measures: C = (3V-1)/2, N half of it.
static void werner_states_are_entangled_above_a_third(void **unused) {
    (void)unused;
    for (int k = 0; k <= 60; k++) {
        double v = k / 60.0, concurrence, expected = fmax(0, (3 * v - 1) / 2);
        double complex rho[16];
        Negativity negativity;
        werner(v, rho);
        assert_true(mixture_concurrence(rho, &concurrence, NULL));
        assert_near(concurrence, expected, 1e-14);
        assert_true(mixture_negativity(2, rho, 1, (int[]){1}, &negativity, NULL));
        assert_near(negativity.negativity, expected / 2, 1e-14);
        assert_int_equal(negativity.negativity > 1e-12, k > 20);
        double fidelity; // oracle Werner: (1+3V)/4 with the pair itself
        double complex pair[16];
        werner(1, pair);
        assert_true(mixture_fidelity(4, rho, pair, &fidelity, NULL));
        assert_near(fidelity, (1 + 3 * v) / 4, 1e-13);
    }
}

// Map row C06: teleporting over a Werner pair turns ρ into Vρ + (1-V)/2: (1+V)/2, 2/3 at ⅓.
// Bob's qubit as the protocol leaves it, from the three-qubit density matrix: qubit 2 holds
// ψ, 1 and 0 the pair; Alice finds |Ψ⁻⟩ on 2 and 1, which needs no correction.
static void teleporting_over_a_werner_pair_keeps_half_of_its_visibility(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(6);
    for (int trial = 0; trial < 20; trial++) {
        double v = trial == 0 ? 1.0 / 3 : rng_unit(&rng), fidelity, chance;
        double complex psi[2], sent[4], pair[16], bob[4] = {0};
        random_vector(&rng, 2, psi);
        pure(2, psi, sent);
        werner(v, pair);
        for (int i = 0; i < 4; i++) // Σ over ⟨Ψ⁻| and |Ψ⁻⟩ on (2, 1): signs + 01, - 10
            for (int b = 0; b < 4; b++) {
                int row2 = i & 1, row1 = !row2, column2 = i >> 1, column1 = !column2;
                double sign = row2 == column2 ? 0.5 : -0.5;
                bob[b] += sign * sent[row2 * 2 + column2] *
                          pair[(row1 * 2 + b / 2) * 4 + column1 * 2 + b % 2];
            }
        chance = creal(bob[0] + bob[3]);
        assert_near(chance, 0.25, 1e-14);
        for (int b = 0; b < 4; b++)
            bob[b] /= chance;
        assert_true(mixture_fidelity(2, sent, bob, &fidelity, NULL));
        assert_near(fidelity, (1 + v) / 2, 1e-12);
        if (trial == 0) assert_near(fidelity, 2.0 / 3, 1e-12);
    }
}

static void formation_costs_a_bell_pair_at_most(void **unused) {
    (void)unused;
    assert_near(entanglement_of_formation(0), 0, 1e-15);
    assert_near(entanglement_of_formation(1), 1, 1e-15);
    assert_near(entanglement_of_formation(sin(M_PI / 4)), 0.6008760366928562, 1e-14); // C07
}

static void products_are_not_entangled(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(7);
    for (int trial = 0; trial < 10; trial++) {
        double complex a[4], b[4], rho[16];
        double concurrence;
        Negativity negativity;
        random_mixture(&rng, 2, 2, a);
        random_mixture(&rng, 2, 1 + trial % 2, b);
        for (int i = 0; i < 16; i++)
            rho[i] = a[(i / 8) * 2 + i % 4 / 2] * b[i / 4 % 2 * 2 + i % 2];
        assert_true(mixture_concurrence(rho, &concurrence, NULL));
        assert_near(concurrence, 0, 1e-12);
        assert_true(mixture_negativity(2, rho, 1, (int[]){0}, &negativity, NULL));
        assert_near(negativity.negativity, 0, 1e-12);
    }
}

// Wootters' λ from √ρ itself, which its eigenvectors give: the singular values of
// √ρ^T (Y⊗Y) √ρ.
static double concurrence_by_the_root(const double complex *rho) {
    double complex root[16], half[16], spun[16], turned[16];
    const double complex yy[16] = {[3] = -1, [6] = 1, [9] = 1, [12] = -1};
    double values[4];
    assert_true(hermitian_root(4, rho, root, NULL));
    for (int i = 0; i < 16; i++)
        turned[i] = root[i % 4 * 4 + i / 4];
    square_product(4, yy, root, half);
    square_product(4, turned, half, spun);
    assert_true(singular_values(4, 4, spun, values, NULL, NULL, NULL));
    return fmax(0, values[0] - values[1] - values[2] - values[3]);
}

static void concurrence_is_the_same_whatever_vectors_a_mixture_is_of(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(11);
    for (int trial = 0; trial < 40; trial++) {
        double complex rho[16];
        double concurrence;
        random_mixture(&rng, 4, 1 + trial % 4, rho);
        assert_true(mixture_concurrence(rho, &concurrence, NULL));
        assert_near(concurrence, concurrence_by_the_root(rho), 1e-12);
        if (trial % 4 == 0) assert_true(concurrence > 0.01);
    }
}

static void faults_say_how_far_a_matrix_is_from_a_state(void **unused) {
    (void)unused;
    MixtureFaults faults;
    assert_true(mixture_faults(2, plus, &faults, NULL));
    assert_true(mixture_is_physical(faults, 1e-15));
    double complex rho[4] = {0.75, 0.1, 0.3, 0.5};
    assert_true(mixture_faults(2, rho, &faults, NULL));
    assert_near(faults.trace, 0.25, 1e-15);
    assert_near(faults.skew, 0.2, 1e-15);
    assert_false(mixture_is_physical(faults, 0.1));
    at(0, 0, 1.2, rho);
    assert_true(mixture_faults(2, rho, &faults, NULL));
    assert_near(faults.least, -0.1, 1e-15);
    assert_false(mixture_is_physical(faults, 0.05));
    assert_true(mixture_is_physical(faults, 0.11));
}

static void what_is_not_finite_is_refused(void **unused) {
    (void)unused;
    double complex bad[16] = {[5] = NAN}, fine[16] = {1};
    double out;
    Negativity negativity;
    MixtureFaults faults;
    Error errors[7] = {0};
    assert_false(mixture_faults(4, bad, &faults, &errors[0]));
    assert_false(mixture_entropy(4, bad, &out, &errors[1]));
    assert_false(mixture_relative_entropy(4, fine, bad, &out, &errors[2]));
    assert_false(mixture_fidelity(4, fine, bad, &out, &errors[3]));
    assert_false(mixture_distance(4, bad, fine, &out, &errors[4]));
    assert_false(mixture_negativity(2, bad, 1, (int[]){0}, &negativity, &errors[5]));
    assert_false(mixture_concurrence(bad, &out, &errors[6]));
    for (int k = 0; k < 7; k++)
        assert_string_equal(errors[k].key, "matrix.not_finite");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(purity_and_entropy_follow_the_arrow),
        cmocka_unit_test(qubits_have_closed_forms),
        cmocka_unit_test(pure_states_overlap),
        cmocka_unit_test(fidelity_and_distance_bound_each_other),
        cmocka_unit_test(relative_entropy_compares_with_a_guess),
        cmocka_unit_test(a_partial_trace_keeps_what_can_be_seen),
        cmocka_unit_test(a_partial_transpose_exchanges_the_bits_of_its_part),
        cmocka_unit_test(pure_pairs_have_closed_forms),
        cmocka_unit_test(werner_states_are_entangled_above_a_third),
        cmocka_unit_test(teleporting_over_a_werner_pair_keeps_half_of_its_visibility),
        cmocka_unit_test(formation_costs_a_bell_pair_at_most),
        cmocka_unit_test(products_are_not_entangled),
        cmocka_unit_test(concurrence_is_the_same_whatever_vectors_a_mixture_is_of),
        cmocka_unit_test(faults_say_how_far_a_matrix_is_from_a_state),
        cmocka_unit_test(what_is_not_finite_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
