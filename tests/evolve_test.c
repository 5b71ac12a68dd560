// Time evolution judged by LAPACK's eigenvectors of the whole matrix, by closed forms and
// by the numbers of the course map.
#include "base/rng.h"
#include "quantum/evolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scarce_memory.h"
#include "spin_chain.h"

#include <lapacke.h>
#include <math.h>
#include <string.h>

enum { MOST_QUBITS = 6, MOST_SIZE = 1 << MOST_QUBITS };

static State *random_state(Rng *rng, int qubits) {
    double complex vector[MOST_SIZE];
    for (size_t k = 0; k < state_size(qubits); k++)
        vector[k] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(qubits, vector);
}

static Terms random_terms(Rng *rng, int qubits, int count) {
    Terms terms = {.count = 0};
    for (int t = 0; t < count; t++)
        terms_add(&terms, 2 * rng_unit(rng) - 1,
                  (uint32_t)rng_below(rng, state_size(qubits)),
                  (uint32_t)rng_below(rng, state_size(qubits)));
    return terms;
}

static double complex entry(PauliTerm term, int qubits, size_t row, size_t column) {
    static const double complex letters[4][2][2] = {
        {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};
    double complex product = term.coefficient;
    for (int q = 0; q < qubits; q++)
        product *= letters[(term.x >> q & 1) | (term.z >> q & 1) << 1][row >> q & 1]
                          [column >> q & 1];
    return product;
}

// V e^(-iEt) V† |ψ⟩.
static void by_eigenvectors(PauliSum sum, int qubits, double time, double complex *vector) {
    size_t n = state_size(qubits);
    static double complex v[MOST_SIZE * MOST_SIZE];
    double energies[MOST_SIZE];
    for (size_t k = 0; k < n * n; k++) {
        v[k] = 0;
        for (int t = 0; t < sum.count; t++)
            v[k] += entry(sum.terms[t], qubits, k % n, k / n);
    }
    assert_int_equal(
        LAPACKE_zheevd(LAPACK_COL_MAJOR, 'V', 'U', (int)n, v, (int)n, energies), 0);
    double complex out[MOST_SIZE] = {0};
    for (size_t j = 0; j < n; j++) {
        double complex part = 0;
        for (size_t k = 0; k < n; k++)
            part += conj(v[j * n + k]) * vector[k];
        for (size_t k = 0; k < n; k++)
            out[k] += cexp(-I * energies[j] * time) * part * v[j * n + k];
    }
    memcpy(vector, out, n * sizeof *out);
}

static double distance(const State *state, const double complex *vector) {
    double sum = 0;
    for (size_t k = 0; k < state_size(state_qubits(state)); k++)
        sum += pow(cabs(state_amplitude(state, k) - vector[k]), 2);
    return sqrt(sum);
}

static void exact_evolution_is_that_of_the_eigenvectors(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(31);
    static const double times[] = {0, 1e-9, 0.01, 0.3, -0.7, 2, 10, -40};
    for (int qubits = 1; qubits <= MOST_QUBITS; qubits++)
        for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
            Terms terms = random_terms(&rng, qubits, 1 + (int)rng_below(&rng, 30));
            State *state = random_state(&rng, qubits);
            double complex vector[MOST_SIZE];
            for (size_t k = 0; k < state_size(qubits); k++)
                vector[k] = state_amplitude(state, k);
            by_eigenvectors(terms_sum(&terms), qubits, times[i], vector);
            assert_true(evolve_exact(state, terms_sum(&terms), times[i], NULL));
            assert_true(distance(state, vector) < 1e-12);
            state_destroy(state);
        }
}

static void the_identity_alone_turns_the_phase(void **unused) {
    (void)unused;
    PauliTerm one = {0, 0, 3};
    State *state = state_create(2);
    assert_true(evolve_exact(state, (PauliSum){&one, 1}, 0.5, NULL));
    assert_true(cabs(state_amplitude(state, 0) - cexp(-1.5 * I)) < 1e-15);
    assert_true(evolve_exact(state, (PauliSum){NULL, 0}, 5, NULL));
    assert_true(cabs(state_amplitude(state, 0) - cexp(-1.5 * I)) < 1e-15);
    state_destroy(state);
}

// Twelve spins in fields of their own: a product of one-qubit turns
// cos(wt) - i sin(wt) (a·σ)/w.
static void twelve_lone_spins_turn_each_for_itself(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(32);
    Terms terms = {.count = 0};
    State *fast = state_create(12), *slow = state_create(12);
    static const double time = 20;
    for (int q = 0; q < 12; q++) {
        double x = rng_unit(&rng), y = rng_unit(&rng), z = rng_unit(&rng);
        terms_add(&terms, x, 1u << q, 0);
        terms_add(&terms, y, 1u << q, 1u << q);
        terms_add(&terms, z, 0, 1u << q);
        double w = sqrt(x * x + y * y + z * z);
        double complex c = cos(w * time), s = -I * sin(w * time) / w;
        Matrix2 turn = {{{c + s * z, s * (x - I * y)}, {s * (x + I * y), c - s * z}}};
        state_apply(slow, turn, q, (Controls){0});
    }
    assert_true(evolve_exact(fast, terms_sum(&terms), time, NULL));
    double complex overlap = state_overlap(slow, fast);
    assert_true(cabs(overlap - 1) < 1e-12);
    assert_true(fabs(creal(state_overlap(fast, fast)) - 1) < 1e-12);
    state_destroy(fast);
    state_destroy(slow);
}

static void there_and_back_is_where_it_began(void **unused) {
    (void)unused;
    Terms chain = open_chain(12, 1, 0.8);
    State *state = state_create(12);
    assert_true(evolve_exact(state, terms_sum(&chain), 40, NULL)); // R·t = 824
    double energy = pauli_mean(terms_sum(&chain), state);
    assert_true(fabs(energy + 11) < 1e-10); // as at the start
    assert_true(evolve_exact(state, terms_sum(&chain), -40, NULL));
    assert_true(cabs(state_amplitude(state, 0) - 1) < 1e-12);
    state_destroy(state);
}

static void one_term_is_exact(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(33);
    for (int trial = 0; trial < 60; trial++) {
        int qubits = 1 + trial % 4;
        Terms term = random_terms(&rng, qubits, 1);
        State *state = random_state(&rng, qubits);
        double complex vector[MOST_SIZE];
        for (size_t k = 0; k < state_size(qubits); k++)
            vector[k] = state_amplitude(state, k);
        by_eigenvectors(terms_sum(&term), qubits, 1.7, vector);
        evolve_term(state, term.list[0], 1.7);
        assert_true(distance(state, vector) < 1e-13);
        state_destroy(state);
    }
}

static double infidelity(const Terms *terms, int qubits, int steps, int order) {
    State *exact = state_create(qubits), *split = state_create(qubits);
    assert_true(evolve_exact(exact, terms_sum(terms), 1, NULL));
    evolve_trotter(split, terms_sum(terms), 1, steps, order);
    double lost = 1 - state_fidelity(exact, split);
    state_destroy(exact);
    state_destroy(split);
    return lost;
}

static void c15_trotter_steps_lose_the_fidelity_of_the_map(void **unused) {
    (void)unused;
    static const double first[] = {0.3629534517894595, 0.05520867578787492,
                                   0.011920325152773081, 0.002897695354727947,
                                   0.0007230555658529481};
    static const double second[] = {0.2930788217271171, 0.011845194087363509,
                                    0.0006274814108306881, 3.759148289583791e-05,
                                    2.324646355300608e-06};
    Terms chain = open_chain(2, 1, 1);
    for (int i = 0; i < 5; i++) {
        assert_true(fabs(infidelity(&chain, 2, 1 << i, 1) - first[i]) < 1e-12);
        assert_true(fabs(infidelity(&chain, 2, 1 << i, 2) - second[i]) < 1e-12);
    }
}

static void c15_the_slopes_are_minus_two_and_minus_four(void **unused) {
    (void)unused;
    Terms chain = open_chain(2, 1, 1);
    for (int order = 1; order <= 2; order++) {
        double slope =
            log2(infidelity(&chain, 2, 32, order) / infidelity(&chain, 2, 16, order));
        assert_true(fabs(slope + 2 * order) < 0.05);
    }
}

static void the_first_term_acts_first(void **unused) {
    (void)unused; // X by π/2, then Z by π/4: -i|1⟩, then -i e^{iπ/4}|1⟩
    PauliTerm terms[] = {{1, 0, 2}, {0, 1, 1}};
    State *state = state_create(1);
    evolve_trotter(state, (PauliSum){terms, 2}, M_PI / 4, 1, 1);
    assert_true(cabs(state_amplitude(state, 1) + I * cexp(I * M_PI / 4)) < 1e-15);
    state_destroy(state);
}

// --- QAOA on a ring by turns of single terms: exp(-iγ cut), cut = Σ(1 - ZZ)/2, and then
// exp(-iβX) on every qubit.

static Terms ring_cut(int qubits) {
    Terms cut = {.count = 0};
    terms_add(&cut, qubits / 2.0, 0, 0);
    for (int q = 0; q < qubits; q++)
        terms_add(&cut, -0.5, 0, 1u << q | 1u << (q + 1) % qubits);
    return cut;
}

static State *all_plus(int qubits) {
    State *state = state_create(qubits);
    for (size_t k = 0; k < state_size(qubits); k++)
        state_parts(state).re[k] = 1 / sqrt((double)state_size(qubits));
    return state;
}

static double qaoa_ratio(int qubits, int layers, const double *gammas,
                         const double *betas) {
    Terms cut = ring_cut(qubits);
    State *state = all_plus(qubits);
    for (int p = 0; p < layers; p++) {
        evolve_trotter(state, terms_sum(&cut), gammas[p], 1, 1);
        for (int q = 0; q < qubits; q++)
            evolve_term(state, (PauliTerm){1u << q, 0, 1}, betas[p]);
    }
    double ratio = pauli_mean(terms_sum(&cut), state) / qubits;
    state_destroy(state);
    return ratio;
}

static void c17_one_layer_cuts_all_that_can_be_of_a_triangle(void **unused) {
    (void)unused;
    double best = 0;
    for (int g = 0; g < 60; g++)
        for (int b = 0; b < 60; b++) {
            double gamma = M_PI * g / 60, beta = M_PI * b / 60;
            best = fmax(best, 3 * qaoa_ratio(3, 1, &gamma, &beta));
        }
    assert_true(best <= 2 + 1e-12 && best > 1.999);
}

static void c17_one_layer_of_qaoa_cuts_three_quarters_of_a_ring(void **unused) {
    (void)unused;
    static const double gamma[] = {M_PI / 4}, beta[] = {5 * M_PI / 8};
    assert_true(fabs(qaoa_ratio(4, 1, gamma, beta) - 0.75) < 1e-12);
    assert_true(fabs(qaoa_ratio(6, 1, gamma, beta) - 0.75) < 1e-12);
}

// The best of two layers, found by walking uphill along each angle in turn.
static void c17_two_layers_of_qaoa_cut_five_sixths_of_a_ring(void **unused) {
    (void)unused;
    double x[4] = {0.5, 0.9, 2.4, 1.8};
    double best = qaoa_ratio(6, 2, x, x + 2);
    for (double step = 0.3; step > 1e-6; step /= 2)
        for (bool better = true; better;) {
            better = false;
            for (int i = 0; i < 8; i++) {
                double old = x[i / 2];
                x[i / 2] += i % 2 ? step : -step;
                double ratio = qaoa_ratio(6, 2, x, x + 2);
                bool up = ratio > best + 1e-13;
                if (!up) x[i / 2] = old;
                if (up) best = ratio;
                better |= up;
            }
        }
    assert_true(fabs(best - 5.0 / 6) < 1e-9);
}

// --- annealing

// What is found among the ground states of the diagonal `to` after a whole sweep.
static double anneal(const Terms *to, int qubits, double time) {
    Terms from = {.count = 0};
    for (int q = 0; q < qubits; q++)
        terms_add(&from, -1, 1u << q, 0);
    State *state = all_plus(qubits);
    Sweep sweep = {terms_sum(&from), terms_sum(to), time, 0, 1};
    double distance_left;
    assert_true(evolve_sweep(state, &sweep, 1e-8, &distance_left, NULL));
    assert_true(distance_left <= 1e-8);
    assert_true(fabs(creal(state_overlap(state, state)) - 1) < 1e-12);
    double least = INFINITY, found = 0;
    for (size_t k = 0; k < state_size(qubits); k++) {
        double energy = 0;
        for (int t = 0; t < to->count; t++)
            energy += creal(entry(to->list[t], qubits, k, k));
        double weight = pow(cabs(state_amplitude(state, k)), 2);
        if (energy < least - 1e-9) found = 0;
        if (energy < least + 1e-9) found += weight;
        least = fmin(least, energy);
    }
    state_destroy(state);
    return found;
}

static void n12_a_chain_of_four_is_annealed_as_in_the_map(void **unused) {
    (void)unused;
    Terms chain = open_chain(4, 1, 0);
    chain.count = 3;
    terms_add(&chain, -0.5, 0, 1);
    static const double times[] = {0.5, 1, 2, 5, 10, 20};
    static const double found[] = {0.07933, 0.12725, 0.26152, 0.48861, 0.67837, 0.85959};
    for (int i = 0; i < 6; i++)
        assert_true(fabs(anneal(&chain, 4, times[i]) - found[i]) < 1e-5);
}

static void n12_two_spins_are_annealed_as_in_the_map(void **unused) {
    (void)unused;
    Terms pair = {.count = 0};
    terms_add(&pair, -1, 0, 3);
    terms_add(&pair, -0.3, 0, 1);
    terms_add(&pair, 0.1, 0, 2);
    static const double times[] = {1, 5, 20}, found[] = {0.32692, 0.59013, 0.84752};
    for (int i = 0; i < 3; i++)
        assert_true(fabs(anneal(&pair, 2, times[i]) - found[i]) < 1e-5);
}

static Terms strong_and_weak_cluster(void) {
    Terms terms = {.count = 0};
    for (int a = 0; a < 3; a++)
        for (int b = a + 1; b < 3; b++) {
            terms_add(&terms, -1, 0, 1u << a | 1u << b);
            terms_add(&terms, -1, 0, 8u << a | 8u << b);
        }
    for (int a = 0; a < 3; a++) {
        terms_add(&terms, -1, 0, 9u << a);
        terms_add(&terms, -0.44, 0, 1u << a);
        terms_add(&terms, 0.9, 0, 8u << a);
    }
    return terms;
}

static void n12_the_cluster_of_six_is_annealed_as_in_the_map(void **unused) {
    (void)unused;
    Terms cluster = strong_and_weak_cluster();
    static const double times[] = {5, 20, 50, 100};
    static const double found[] = {0.4003, 0.8768, 0.9952, 1.0};
    for (int i = 0; i < 4; i++)
        assert_true(fabs(anneal(&cluster, 6, times[i]) - found[i]) < 1e-4);
}

// Many exact steps of H held at the middle of each, twice as many, and Richardson's limit.
static void by_halved_steps(const Terms *a, const Terms *b, double time, int steps,
                            double complex *vector, int qubits) {
    for (int k = 0; k < steps; k++) {
        double s = (k + 0.5) / steps;
        Terms mixed = {.count = 0};
        for (int t = 0; t < a->count; t++)
            terms_add(&mixed, (1 - s) * a->list[t].coefficient, a->list[t].x, a->list[t].z);
        for (int t = 0; t < b->count; t++)
            terms_add(&mixed, s * b->list[t].coefficient, b->list[t].x, b->list[t].z);
        by_eigenvectors(terms_sum(&mixed), qubits, time / steps, vector);
    }
}

static void a_sweep_is_the_limit_of_many_still_steps(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(34);
    for (int trial = 0; trial < 3; trial++) {
        Terms a = random_terms(&rng, 2, 5), b = random_terms(&rng, 2, 6);
        double complex once[MOST_SIZE], twice[MOST_SIZE];
        State *state = random_state(&rng, 2);
        for (size_t k = 0; k < 4; k++)
            once[k] = twice[k] = state_amplitude(state, k);
        by_halved_steps(&a, &b, 3, 1500, once, 2);
        by_halved_steps(&a, &b, 3, 3000, twice, 2);
        for (size_t k = 0; k < 4; k++)
            twice[k] += (twice[k] - once[k]) / 3;
        Sweep sweep = {terms_sum(&a), terms_sum(&b), 3, 0, 1};
        double left;
        assert_true(evolve_sweep(state, &sweep, 1e-10, &left, NULL));
        assert_true(left <= 1e-10);
        assert_true(distance(state, twice) < 1e-9);
        state_destroy(state);
    }
}

static void two_halves_of_a_sweep_are_the_whole(void **unused) {
    (void)unused;
    Terms from = open_chain(3, 0, 1), to = open_chain(3, 1, 0.2);
    State *whole = all_plus(3), *parts = all_plus(3);
    Sweep sweep = {terms_sum(&from), terms_sum(&to), 4, 0, 1};
    assert_true(evolve_sweep(whole, &sweep, 1e-11, NULL, NULL));
    sweep.time = 1;
    sweep.end = 0.25;
    assert_true(evolve_sweep(parts, &sweep, 1e-11, NULL, NULL));
    sweep = (Sweep){sweep.from, sweep.to, 3, 0.25, 1};
    assert_true(evolve_sweep(parts, &sweep, 1e-11, NULL, NULL));
    assert_true(cabs(state_overlap(whole, parts) - 1) < 1e-10);
    state_destroy(whole);
    state_destroy(parts);
}

// H = ½ (v t Z + Δ X), t from -200 to 200: from Z's coefficient -100 to 100 in 400.
static double stays(double gap) {
    PauliTerm from[] = {{0, 1, -100}, {1, 0, gap / 2}},
              to[] = {{0, 1, 100}, {1, 0, gap / 2}};
    State *state = state_create(1);
    Sweep sweep = {{from, 2}, {to, 2}, 400, 0, 1};
    assert_true(evolve_sweep(state, &sweep, 1e-7, NULL, NULL));
    double probability = state_probability(state, 1, 0);
    state_destroy(state);
    return probability;
}

static void n12_landau_and_zener_are_met(void **unused) {
    (void)unused;
    assert_true(fabs(stays(0.5) - 0.6740364475027179) < 1e-5);
    assert_true(fabs(stays(1) - 0.2058684589712557) < 1e-5);
    assert_true(fabs(stays(0.5) - exp(-M_PI * 0.25 / 2)) < 0.003);
    assert_true(fabs(stays(1) - exp(-M_PI / 2)) < 0.003);
}

// --- what fails

static void too_long_an_evolution_is_refused(void **unused) {
    (void)unused;
    Terms chain = open_chain(2, 1, 1);
    State *state = state_create(2);
    static const double times[] = {1e7, INFINITY, -1e300, NAN};
    for (int i = 0; i < 4; i++) {
        Error err = {0};
        Sweep sweep = {terms_sum(&chain), terms_sum(&chain), fabs(times[i]), 0, 1};
        assert_false(evolve_exact(state, terms_sum(&chain), times[i], &err));
        assert_string_equal(err.key, "evolve.long");
        assert_false(evolve_sweep(state, &sweep, 1e-8, NULL, &err));
        assert_string_equal(err.key, "evolve.long");
    }
    Error err = {0};
    Terms flips = open_chain(2, 0, 1);
    Sweep sweep = {terms_sum(&flips), terms_sum(&chain), 10, 0, 1};
    assert_false(evolve_sweep(state, &sweep, 1e-30, NULL, &err)); // never that near
    assert_string_equal(err.key, "evolve.long");
    assert_true(state_amplitude(state, 0) == 1);
    state_destroy(state);
}

static void short_memory_is_said(void **unused) {
    (void)unused;
    if (!memory_can_be_scarce()) return;
    Terms flips = {.count = 0};
    terms_add(&flips, 1, 1, 0);
    State *state = state_create(18); // 4 MB
    Sweep sweep = {terms_sum(&flips), terms_sum(&flips), 0.1, 0, 1};
    int failures[2] = {0};
    bool ok[2] = {false};
    for (size_t megabytes = 1; !(ok[0] && ok[1]) && megabytes < 64; megabytes += 3)
        for (int i = 0; i < 2; i++) {
            Error err = {0};
            memory_allow_more(megabytes << 20);
            ok[i] = i ? evolve_sweep(state, &sweep, 1e-8, NULL, &err)
                      : evolve_exact(state, terms_sum(&flips), 0.1, &err);
            memory_allow_all();
            if (ok[i]) continue;
            failures[i]++;
            assert_string_equal(err.key, "state.memory");
            assert_string_equal(err.args, "18");
        }
    assert_true(ok[0] && ok[1] && failures[0] >= 2 && failures[1] >= 2);
    state_destroy(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_evolution_is_that_of_the_eigenvectors),
        cmocka_unit_test(the_identity_alone_turns_the_phase),
        cmocka_unit_test(twelve_lone_spins_turn_each_for_itself),
        cmocka_unit_test(there_and_back_is_where_it_began),
        cmocka_unit_test(one_term_is_exact),
        cmocka_unit_test(c15_trotter_steps_lose_the_fidelity_of_the_map),
        cmocka_unit_test(c15_the_slopes_are_minus_two_and_minus_four),
        cmocka_unit_test(the_first_term_acts_first),
        cmocka_unit_test(c17_one_layer_cuts_all_that_can_be_of_a_triangle),
        cmocka_unit_test(c17_one_layer_of_qaoa_cuts_three_quarters_of_a_ring),
        cmocka_unit_test(c17_two_layers_of_qaoa_cut_five_sixths_of_a_ring),
        cmocka_unit_test(n12_a_chain_of_four_is_annealed_as_in_the_map),
        cmocka_unit_test(n12_two_spins_are_annealed_as_in_the_map),
        cmocka_unit_test(n12_the_cluster_of_six_is_annealed_as_in_the_map),
        cmocka_unit_test(a_sweep_is_the_limit_of_many_still_steps),
        cmocka_unit_test(two_halves_of_a_sweep_are_the_whole),
        cmocka_unit_test(n12_landau_and_zener_are_met),
        cmocka_unit_test(too_long_an_evolution_is_refused),
        cmocka_unit_test(short_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
