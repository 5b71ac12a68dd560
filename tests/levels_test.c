// Driven levels judged by closed forms, and by the numbers of the course map.
#include "quantum/levels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static const double GOOD = 1e-9;

static double weight(double complex amplitude) {
    return creal(amplitude) * creal(amplitude) + cimag(amplitude) * cimag(amplitude);
}

static double one(const void *unused, double time) {
    (void)unused;
    (void)time;
    return 1;
}

// What is in each level at `time`, from level 0.
static void populations(LevelSystem system, double time, double *out) {
    double times[2] = {0, time};
    double complex psi[MAX_LEVELS] = {1}, states[2 * MAX_LEVELS];
    assert_true(levels_evolve(&system, psi, times, 2, states, NULL));
    double sum = 0;
    for (int k = 0; k < system.levels; k++)
        sum += out[k] = weight(states[system.levels + k]);
    assert_true(fabs(sum - 1) < GOOD);
}

// --- Rabi

// H = ½(ΔZ + ΩX): P1 = Ω²/(Ω²+Δ²) sin²(√(Ω²+Δ²)t/2).
static void rabi_is_the_closed_form(void **unused) {
    (void)unused;
    static const double detunings[] = {0, 1, 2, -0.3, 5};
    enum { COUNT = 200 };
    for (int i = 0; i < 5; i++) {
        double d = detunings[i], w = sqrt(1 + d * d), times[COUNT];
        LevelMatrix still = level_scaled(d / 2, level_pauli('Z'));
        Drive drive = {level_scaled(0.5, level_pauli('X')), one, NULL};
        Driven driven = {still, &drive, 1};
        LevelSystem system = {2, driven_hamiltonian, &driven};
        double complex psi[2] = {1}, out[2 * COUNT];
        for (int k = 0; k < COUNT; k++)
            times[k] = 1.5 * k;
        assert_true(levels_evolve(&system, psi, times, COUNT, out, NULL));
        for (int k = 0; k < COUNT; k++) {
            double p = pow(sin(w * times[k] / 2) / w, 2);
            assert_true(fabs(weight(out[2 * k + 1]) - p) < GOOD);
            assert_true(fabs(weight(out[2 * k]) - 1 + p) < GOOD);
        }
    }
}

static void
n11_the_peak_is_a_half_at_delta_equal_omega_and_a_fifth_at_twice(void **unused) {
    (void)unused;
    static const double detunings[] = {1, 2}, peaks[] = {0.5, 0.2};
    for (int i = 0; i < 2; i++) {
        double d = detunings[i], p[2];
        LevelMatrix h = level_sum(level_pauli('X'), d, level_pauli('Z'));
        Driven still = {level_scaled(0.5, h), NULL, 0};
        populations((LevelSystem){2, driven_hamiltonian, &still}, M_PI / sqrt(1 + d * d),
                    p);
        assert_true(fabs(p[1] - peaks[i]) < GOOD);
    }
}

// A drive cos(ωt)X in the laboratory frame, by the rotating one: H = ½ΩX exactly when the
// field itself rotates, ½Ω(cos ωt X + sin ωt Y) - ½ω(-Z).
static double cosine(const void *frequency, double time) {
    return cos(*(const double *)frequency * time);
}
static double sine(const void *frequency, double time) {
    return sin(*(const double *)frequency * time);
}

static void a_rotating_field_is_a_still_one_in_its_own_frame(void **unused) {
    (void)unused;
    static const double frequency = 30, rabi = 1;
    Drive drives[] = {
        {level_scaled(rabi / 2, level_pauli('X')), cosine, &frequency},
        {level_scaled(rabi / 2, level_pauli('Y')), sine, &frequency},
    };
    Driven driven = {level_scaled(frequency / 2, level_pauli('Z')), drives, 2};
    for (double time = 0.5; time < 30; time *= 2) {
        double p[2];
        populations((LevelSystem){2, driven_hamiltonian, &driven}, time, p);
        assert_true(fabs(p[1] - pow(sin(rabi * time / 2), 2)) < GOOD);
    }
}

// --- Landau and Zener: H = ½(v t Z + Δ X) from -200 to 200

typedef struct Crossing {
    double gap, speed;
} Crossing;

static void crossing_hamiltonian(const void *with, double time, LevelMatrix *h) {
    const Crossing *crossing = with;
    h->m[0][0] = crossing->speed * time / 2;
    h->m[1][1] = -h->m[0][0];
    h->m[0][1] = h->m[1][0] = crossing->gap / 2;
}

static void n12_landau_and_zener_are_met(void **unused) {
    (void)unused;
    static const Crossing crossings[] = {{0.5, 1}, {1, 1}};
    static const double integrated[] = {0.6740364475027179, 0.2058684589712557};
    for (int i = 0; i < 2; i++) {
        LevelSystem system = {2, crossing_hamiltonian, &crossings[i]};
        double times[] = {-200, 200};
        double complex psi[2] = {1}, out[4];
        assert_true(levels_evolve(&system, psi, times, 2, out, NULL));
        double gap = crossings[i].gap, stays = weight(out[2]);
        assert_true(fabs(stays - integrated[i]) < 1e-6);
        assert_true(fabs(stays - exp(-M_PI * gap * gap / 2)) < 0.003);
        assert_true(fabs(stays + weight(out[3]) - 1) < GOOD);
    }
}

// --- transmon

static void leaks(double nanoseconds, double derivative, double *p) {
    Transmon transmon = {.levels = 3,
                         .anharmonicity = -2 * M_PI * 0.25,
                         .duration = nanoseconds,
                         .area = M_PI,
                         .derivative = derivative};
    populations((LevelSystem){3, transmon_hamiltonian, &transmon}, nanoseconds, p);
}

static void c22_short_pulses_leak_as_in_the_map(void **unused) {
    (void)unused; // duration, λ, P1, P2
    static const double rows[][4] = {
        {6, 0, 8.592e-1, 7.483e-2},    {6, 1, 8.976e-1, 7.304e-4},
        {6, 0.5, 9.806e-1, 1.602e-2},  {8, 0, 9.495e-1, 6.956e-3},
        {8, 1, 9.463e-1, 8.476e-6},    {8, 0.5, 9.974e-1, 1.491e-3},
        {10, 0, 9.704e-1, 4.474e-4},   {10, 1, 9.670e-1, 1.036e-5},
        {10, 0.5, 9.994e-1, 1.596e-4}, {20, 0, 9.925e-1, 8.721e-6},
        {20, 1, 9.923e-1, 3.165e-10},  {20, 0.5, 1.0, 2.210e-6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double p[3];
        leaks(rows[i][0], rows[i][1], p);
        assert_true(fabs(p[1] - rows[i][2]) <= 0.51e-4);
        assert_true(fabs(p[2] - rows[i][3]) <= 0.51e-3 * rows[i][3]);
    }
}

static void a_transmon_of_two_levels_turns_by_the_area(void **unused) {
    (void)unused;
    Transmon transmon = {.levels = 2, .anharmonicity = -1, .duration = 7, .area = 1.2};
    double p[2];
    populations((LevelSystem){2, transmon_hamiltonian, &transmon}, 7, p);
    assert_true(fabs(p[1] - pow(sin(0.6), 2)) < GOOD);
    populations((LevelSystem){2, transmon_hamiltonian, &transmon}, 50,
                p); // the pulse is over
    assert_true(fabs(p[1] - pow(sin(0.6), 2)) < GOOD);
}

static void a_transmon_of_four_levels_has_its_ladder(void **unused) {
    (void)unused;
    Transmon transmon = {4, -0.2, 0.1, 1, 1, 0};
    LevelMatrix h = {0};
    transmon_hamiltonian(&transmon, 0.5, &h);
    assert_true(creal(h.m[3][3]) == 3 * 0.1 - 0.2 * 3);
    assert_true(fabs(creal(h.m[2][3]) - sqrt(3)) < 1e-15); // ½·Ωx·√3 with Ωx = 2
    assert_true(h.m[0][2] == 0 && h.m[1][3] == 0);
}

// --- Lindblad

static LevelMatrix at_end(LevelSystem system, LevelMatrix rho, double time) {
    double times[2] = {0, time};
    LevelMatrix out[2];
    assert_true(levels_evolve_mixed(&system, rho, times, 2, out, NULL));
    double complex trace = 0;
    for (int k = 0; k < system.levels; k++)
        trace += out[1].m[k][k];
    assert_true(cabs(trace - 1) < GOOD);
    return out[1];
}

static LevelMatrix near_plus(void) {
    return (LevelMatrix){{{0.3, 0.4 - 0.1 * I}, {0.4 + 0.1 * I, 0.7}}};
}

static void amplitude_damping_is_the_closed_form(void **unused) {
    (void)unused; // ρ11 e^{-γt}, ρ01 e^{-γt/2 + iωt}
    static const double rate = 0.4, frequency = 3;
    Jump jump = {level_lowering(2), rate};
    Driven still = {level_scaled(frequency, level_transition(1, 1)), NULL, 0};
    LevelSystem system = {2, driven_hamiltonian, &still, &jump, 1};
    for (double t = 0; t < 20; t += 1.7) {
        LevelMatrix rho = at_end(system, near_plus(), t), start = near_plus();
        double complex coherence =
            start.m[0][1] * cexp(CMPLX(-rate * t / 2, frequency * t));
        assert_true(cabs(rho.m[1][1] - start.m[1][1] * exp(-rate * t)) < GOOD);
        assert_true(cabs(rho.m[0][1] - coherence) < GOOD);
        assert_true(rho.m[1][0] == conj(rho.m[0][1]));
    }
}

static void t1_and_t_phi_make_t2(void **unused) {
    (void)unused; // 1/T2 = 1/(2·50) + 1/100 = 1/50 (map, T2limit)
    Jump jumps[] = {{level_lowering(2), 1.0 / 50}, {level_pauli('Z'), 1.0 / 200}};
    Driven still = {{{{0}}}, NULL, 0};
    LevelSystem system = {2, driven_hamiltonian, &still, jumps, 2};
    LevelMatrix rho = at_end(system, near_plus(), 50), start = near_plus();
    assert_true(cabs(rho.m[0][1] - start.m[0][1] * exp(-1)) < GOOD);
    assert_true(cabs(rho.m[1][1] - start.m[1][1] * exp(-1)) < GOOD);
}

// Driven and decaying: s/2/(1 + s) with s = 2Ω²/Γ²/(1 + 4Δ²/Γ²) (Steck, Quantum and Atom
// Optics, §5.5).
static void a_driven_atom_settles_as_the_optical_bloch_equations_say(void **unused) {
    (void)unused;
    static const double decay = 1, rabi = 0.8, detuning = 0.6;
    Jump jump = {level_lowering(2), decay};
    LevelMatrix h = level_scaled(rabi / 2, level_pauli('X'));
    Driven still = {level_sum(h, detuning, level_transition(1, 1)), NULL, 0};
    LevelSystem system = {2, driven_hamiltonian, &still, &jump, 1};
    LevelMatrix rho = at_end(system, near_plus(), 60);
    double s = 2 * rabi * rabi / (decay * decay + 4 * detuning * detuning);
    assert_true(fabs(creal(rho.m[1][1]) - s / 2 / (1 + s)) < GOOD);
}

static void without_jumps_a_pure_state_stays_pure(void **unused) {
    (void)unused;
    Transmon transmon = {3, -1.5, 0.2, 8, M_PI, 0.5};
    LevelSystem system = {3, transmon_hamiltonian, &transmon};
    double times[2] = {0, 8};
    double complex psi[3] = {1}, out[6];
    assert_true(levels_evolve(&system, psi, times, 2, out, NULL));
    LevelMatrix rho = at_end(system, level_transition(0, 0), 8);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            assert_true(cabs(rho.m[i][j] - out[3 + i] * conj(out[3 + j])) < GOOD);
}

static void a_ladder_of_four_decays_binomially(void **unused) {
    (void)unused; // √k jumps: each quantum is lost by itself with 1 - e^{-γt}
    Jump jump = {level_lowering(4), 0.3};
    Driven still = {{{{0}}}, NULL, 0};
    LevelSystem system = {4, driven_hamiltonian, &still, &jump, 1};
    LevelMatrix rho = at_end(system, level_transition(3, 3), 2);
    static const double choose[] = {1, 3, 3, 1};
    double kept = exp(-0.6);
    for (int k = 0; k < 4; k++)
        assert_true(fabs(creal(rho.m[k][k]) -
                         choose[k] * pow(kept, k) * pow(1 - kept, 3 - k)) < GOOD);
}

// Whoever asks for more times forces other, shorter steps.
static void shorter_steps_change_nothing(void **unused) {
    (void)unused;
    enum { MANY = 161 };
    Transmon transmon = {4, -1.5, 0.2, 8, M_PI, 0.7};
    Jump jump = {level_lowering(4), 0.1};
    LevelSystem system = {4, transmon_hamiltonian, &transmon, &jump, 1};
    LevelMatrix end = at_end(system, level_transition(0, 0), 8), out[MANY];
    double times[MANY];
    for (int k = 0; k < MANY; k++)
        times[k] = 0.05 * k;
    assert_true(
        levels_evolve_mixed(&system, level_transition(0, 0), times, MANY, out, NULL));
    for (int i = 0; i < 16; i++)
        assert_true(cabs(out[MANY - 1].m[i / 4][i % 4] - end.m[i / 4][i % 4]) < GOOD);
}

// --- what fails, and edges

static double edge(const void *at, double time) {
    return time < *(const double *)at ? 0 : 1;
}

static void a_sudden_edge_is_no_obstacle(void **unused) {
    (void)unused;
    static const double at = 1.234567;
    Drive drive = {level_scaled(0.5, level_pauli('X')), edge, &at};
    Driven driven = {{{{0}}}, &drive, 1};
    double p[2];
    populations((LevelSystem){2, driven_hamiltonian, &driven}, 3, p);
    assert_true(fabs(p[1] - pow(sin((3 - at) / 2), 2)) < GOOD);
}

static double broken(const void *unused, double time) {
    (void)unused;
    return time > 1 ? NAN : 0;
}

static void what_cannot_be_solved_is_said(void **unused) {
    (void)unused;
    Drive drive = {level_pauli('X'), broken, NULL};
    Driven driven = {{{{0}}}, &drive, 1};
    LevelSystem system = {2, driven_hamiltonian, &driven};
    double times[2] = {0, 2};
    double complex psi[2] = {1}, out[4];
    LevelMatrix rho[2];
    Error err = {0};
    assert_false(levels_evolve(&system, psi, times, 2, out, &err));
    assert_string_equal(err.key, "levels.steps");
    assert_string_equal(err.args, "1");
    err = (Error){0};
    assert_false(levels_evolve_mixed(&system, level_transition(0, 0), times, 2, rho, &err));
    assert_string_equal(err.key, "levels.steps");
    Driven fast = {level_scaled(1e9, level_pauli('X')), NULL, 0};
    system.with = &fast;
    assert_false(levels_evolve(&system, psi, times, 2, out, &err));
}

static void one_time_gives_the_start(void **unused) {
    (void)unused;
    Driven still = {level_pauli('X'), NULL, 0};
    LevelSystem system = {2, driven_hamiltonian, &still};
    double time = 5;
    double complex psi[2] = {0.6, 0.8 * I}, out[2];
    assert_true(levels_evolve(&system, psi, &time, 1, out, NULL));
    assert_true(out[0] == psi[0] && out[1] == psi[1]);
}

static void operators_are_those_of_the_textbook(void **unused) {
    (void)unused;
    LevelMatrix a = level_lowering(4), y = level_pauli('Y');
    assert_true(a.m[0][1] == 1 && a.m[1][2] == sqrt(2) && a.m[2][3] == sqrt(3));
    assert_true(a.m[1][0] == 0 && a.m[0][2] == 0);
    assert_true(y.m[0][1] == -I && y.m[1][0] == I);
    assert_true(level_transition(2, 1).m[2][1] == 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rabi_is_the_closed_form),
        cmocka_unit_test(n11_the_peak_is_a_half_at_delta_equal_omega_and_a_fifth_at_twice),
        cmocka_unit_test(a_rotating_field_is_a_still_one_in_its_own_frame),
        cmocka_unit_test(n12_landau_and_zener_are_met),
        cmocka_unit_test(c22_short_pulses_leak_as_in_the_map),
        cmocka_unit_test(a_transmon_of_two_levels_turns_by_the_area),
        cmocka_unit_test(a_transmon_of_four_levels_has_its_ladder),
        cmocka_unit_test(amplitude_damping_is_the_closed_form),
        cmocka_unit_test(t1_and_t_phi_make_t2),
        cmocka_unit_test(a_driven_atom_settles_as_the_optical_bloch_equations_say),
        cmocka_unit_test(without_jumps_a_pure_state_stays_pure),
        cmocka_unit_test(a_ladder_of_four_decays_binomially),
        cmocka_unit_test(shorter_steps_change_nothing),
        cmocka_unit_test(a_sudden_edge_is_no_obstacle),
        cmocka_unit_test(what_cannot_be_solved_is_said),
        cmocka_unit_test(one_time_gives_the_start),
        cmocka_unit_test(operators_are_those_of_the_textbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
