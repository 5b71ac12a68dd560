// Pulse sequences judged by closed forms, by the master equation (levels_test judges that),
// and by the numbers of the course map.
#include "quantum/levels.h"
#include "quantum/pulses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static const Bloch UP = {0, 0, 1};
static const double NV_GAMMA = 28.02495e9; // Hz/T

static double p1(Bloch r) {
    return (1 - r.z) / 2;
}

static void assert_near(Bloch a, Bloch b, double by) {
    assert_true(fabs(a.x - b.x) < by && fabs(a.y - b.y) < by && fabs(a.z - b.z) < by);
}

static Bloch end_of(Echoes echoes, AlternatingField field, Relaxation relaxation,
                    double detuning) {
    Segment segments[MAX_SEGMENTS];
    int count = pulses_echoes(echoes, segments);
    assert_int_equal(count, 2 * echoes.echoes + 3);
    Sequence sequence = {segments, count, relaxation, field};
    assert_true(pulses_check(&sequence, NULL));
    return pulses_end(&sequence, detuning, UP);
}

// The phase gathered in the waits, by reading both quadratures.
static double phase_of(Echoes echoes, AlternatingField field, double detuning) {
    echoes.last_phase = 0;
    double c = -end_of(echoes, field, (Relaxation){0}, detuning).z;
    echoes.last_phase = M_PI / 2;
    return atan2(-end_of(echoes, field, (Relaxation){0}, detuning).z, c);
}

// --- Rabi and Ramsey

static void rabi_is_the_closed_form(void **unused) {
    (void)unused;
    for (double d = -3; d <= 3; d += 0.5)
        for (double t = 0; t < 40; t += 0.7) {
            Segment drive = {.duration = t, .rabi = 1.3, .phase = 0.4, .detuning = d / 2};
            Sequence sequence = {&drive, 1};
            double w = hypot(1.3, d);
            assert_true(fabs(p1(pulses_end(&sequence, d / 2, UP)) -
                             pow(1.3 / w * sin(w * t / 2), 2)) < 1e-14);
        }
}

static void
n11_the_peak_is_a_half_at_delta_equal_omega_and_a_fifth_at_twice(void **unused) {
    (void)unused;
    static const double detunings[] = {1, 2}, peaks[] = {0.5, 0.2};
    for (int i = 0; i < 2; i++) {
        Segment drive = {.duration = 20, .rabi = 1};
        Sequence sequence = {&drive, 1};
        Bloch path[4001];
        double highest = 0;
        pulses_path(&sequence, detunings[i], UP, 4000, path);
        for (int k = 0; k <= 4000; k++)
            highest = fmax(highest, p1(path[k]));
        assert_true(fabs(highest - peaks[i]) < 1e-5);
    }
}

static void a_phase_is_the_axis(void **unused) {
    (void)unused;
    Segment about_x = {.turn = M_PI / 2}, about_y = {.turn = M_PI / 2, .phase = M_PI / 2};
    assert_near(pulses_end(&(Sequence){&about_x, 1}, 9, UP), (Bloch){0, -1, 0}, 1e-15);
    assert_near(pulses_end(&(Sequence){&about_y, 1}, 9, UP), (Bloch){1, 0, 0}, 1e-15);
    Segment wait = {.duration = 1};
    assert_near(pulses_end(&(Sequence){&wait, 1}, M_PI / 2, (Bloch){1, 0, 0}),
                (Bloch){0, 1, 0}, 1e-15);
}

static void ramsey_fringes_go_with_the_phase(void **unused) {
    (void)unused;
    for (double d = -4; d < 4; d += 0.3)
        for (double wait = 0; wait < 8; wait += 0.9) {
            Bloch r = end_of((Echoes){0, wait}, (AlternatingField){0}, (Relaxation){0}, d);
            assert_true(fabs(p1(r) - (1 + cos(d * wait)) / 2) < 1e-14);
            r = end_of((Echoes){0, wait, M_PI / 2}, (AlternatingField){0}, (Relaxation){0},
                       d);
            assert_true(fabs(p1(r) - (1 + sin(d * wait)) / 2) < 1e-14);
        }
}

static void c24_a_fringe_of_half_a_microsecond_is_71_microtesla(void **unused) {
    (void)unused;
    double detuning = 2 * M_PI * NV_GAMMA * 71.36498013377366e-6;
    for (int k = 0; k < 10; k++) {
        Echoes ramsey = {0, 250e-9 * k};
        Bloch r = end_of(ramsey, (AlternatingField){0}, (Relaxation){0}, detuning);
        assert_true(fabs(p1(r) - (k % 2 ? 0 : 1)) < 1e-12);
    }
}

static void c24_one_microtesla_turns_by_1_76_in_ten_microseconds(void **unused) {
    (void)unused;
    Echoes ramsey = {0, 10e-6};
    double detuning = 2 * M_PI * NV_GAMMA * 1e-6;
    double phase = phase_of(ramsey, (AlternatingField){0}, detuning);
    assert_true(fabs(phase - 1.7608595407444254) < 1e-12);
    phase = phase_of(ramsey, (AlternatingField){0}, 3.5682490066886827 * detuning);
    assert_true(fabs(phase) < 1e-12); // a full fringe
}

static void n16_ten_microseconds_at_25_kilohertz_are_a_right_angle(void **unused) {
    (void)unused;
    Segment drive = {.duration = 10e-6, .rabi = 2 * M_PI * 25e3};
    assert_near(pulses_end(&(Sequence){&drive, 1}, 0, UP), (Bloch){0, -1, 0}, 1e-14);
}

// --- echoes

static void echoes_cancel_a_still_detuning(void **unused) {
    (void)unused;
    for (int echoes = 1; echoes <= 9; echoes++)
        for (double d = -50; d < 50; d += 7.3) {
            Bloch r =
                end_of((Echoes){echoes, 3}, (AlternatingField){0}, (Relaxation){0}, d);
            assert_near(r, (Bloch){0, 0, -1}, 1e-12);
        }
}

static void short_turns_come_near_ideal_ones(void **unused) {
    (void)unused;
    Echoes echoes = {2, 1, 0, 1e7};
    Bloch r = end_of(echoes, (AlternatingField){0}, (Relaxation){0}, 5);
    assert_near(r, (Bloch){0, 0, -1}, 1e-5);
    Segment segments[MAX_SEGMENTS];
    Sequence sequence = {segments, pulses_echoes(echoes, segments)};
    assert_true(fabs(pulses_duration(&sequence) - 1 - 3 * M_PI / 1e7) < 1e-12);
    echoes.rabi = 0;
    pulses_echoes(echoes, segments);
    assert_true(fabs(pulses_duration(&sequence) - 1) < 1e-15);
}

static void n11_the_echo_of_100_nanotesla_at_10_kilohertz_has_1_121_radians(void **unused) {
    (void)unused;
    AlternatingField field = {2 * M_PI * NV_GAMMA * 100e-9, 2 * M_PI * 1e4, 0};
    double phase = phase_of((Echoes){1, 1e-4}, field, 12345);
    assert_true(fabs(fabs(phase) - 1.120998) < 1e-6);
}

// The field times the sign that the echoes gave it, added up in small steps.
static double slow_phase(Echoes echoes, AlternatingField field) {
    int steps = 20000 * (echoes.echoes ? 2 * echoes.echoes : 1); // no turn within a step
    double sum = 0, step = echoes.wait / steps;
    for (int k = 0; k < steps; k++) {
        double t = (k + 0.5) * step;
        int passed = (int)floor(t / echoes.wait * echoes.echoes + 0.5);
        double sign = (echoes.echoes - passed) % 2 ? -1 : 1;
        sum += sign * field.amplitude * sin(field.frequency * t + field.phase) * step;
    }
    return sum;
}

static void cpmg_filters_as_its_signs_say(void **unused) {
    (void)unused;
    for (int echoes = 0; echoes <= 8; echoes++)
        for (double frequency = 0; frequency < 40; frequency += 3.7) {
            AlternatingField field = {1.1, frequency, 0.6};
            Echoes cpmg = {echoes, 2};
            double slow = slow_phase(cpmg, field);
            assert_true(fabs(phase_of(cpmg, field, echoes ? 0.8 : 0) - slow) < 1e-7);
        }
}

static void cpmg_in_step_gathers_two_over_pi(void **unused) {
    (void)
        unused; // the turns fall on the zeros of the field: 2/π of its amplitude all along
    for (int echoes = 1; echoes <= 16; echoes++) {
        AlternatingField field = {0.7, M_PI * echoes / 3, M_PI / 2};
        double phase = phase_of((Echoes){echoes, 3}, field, 4);
        assert_true(fabs(fabs(phase) - 2 / M_PI * 0.7 * 3) < 1e-12);
    }
}

// --- ensembles

enum { SPINS = 1000 };

static double ramsey_contrast(const Spin *spins, double wait, int echoes) {
    Segment segments[MAX_SEGMENTS];
    Sequence sequence = {segments, pulses_echoes((Echoes){echoes, wait}, segments)};
    return -pulses_ensemble(&sequence, spins, SPINS, UP).z;
}

static void a_normal_ensemble_fades_by_the_square(void **unused) {
    (void)unused;
    static const double t2_star = 1.7;
    Spin spins[SPINS];
    ensemble_normal(sqrt(2) / t2_star, NULL, spins, SPINS);
    for (double t = 0; t < 20; t += 0.3) {
        assert_true(fabs(ramsey_contrast(spins, t, 0) - exp(-pow(t / t2_star, 2))) < 1e-12);
        assert_true(fabs(ramsey_contrast(spins, t, 1) - 1) < 1e-12);
    }
}

static void a_lorentz_ensemble_fades_by_the_exponential(void **unused) {
    (void)unused;
    Spin spins[SPINS];
    ensemble_lorentz(1 / 1.7, NULL, spins, SPINS);
    for (double t = 0; t < 20; t += 0.3)
        assert_true(fabs(ramsey_contrast(spins, t, 0) - exp(-t / 1.7)) < 2e-3);
}

static void ensembles_by_chance_fade_alike(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(41), again = rng_seeded(41);
    Spin spins[SPINS], same[SPINS];
    ensemble_normal(1, &rng, spins, SPINS);
    ensemble_normal(1, &again, same, SPINS);
    for (int k = 0; k < SPINS; k++)
        assert_true(spins[k].detuning == same[k].detuning);
    double most = 4 / sqrt(SPINS); // standard deviations of a mean of cosines, at the most
    for (double t = 0; t < 5; t += 0.5)
        assert_true(fabs(ramsey_contrast(spins, t, 0) - exp(-t * t / 2)) < most);
    ensemble_lorentz(1, &rng, spins, SPINS);
    for (double t = 0; t < 5; t += 0.5)
        assert_true(fabs(ramsey_contrast(spins, t, 0) - exp(-t)) < most);
}

// --- relaxation

static void an_inverted_spin_passes_zero_after_ln_2_t1(void **unused) {
    (void)unused; // map row N16, E3
    Segment segments[] = {{.turn = M_PI}, {.duration = 0.6931471805599453 * 4}};
    Sequence sequence = {segments, 2, {4, 0, 1}};
    assert_true(fabs(pulses_end(&sequence, 3, UP).z) < 1e-14);
}

// What the last of many equal turns, TR = 0.2 T1 apart, brings into the plane.
static double repeated_signal(double angle) {
    enum { TURNS = 200 };
    Segment segments[2 * TURNS + 1];
    for (int k = 0; k < TURNS; k++) {
        segments[2 * k] = (Segment){.turn = angle};
        segments[2 * k + 1] = (Segment){.duration = 0.2};
    }
    segments[2 * TURNS] = segments[0];
    Sequence sequence = {segments, 2 * TURNS + 1, {1, 1e-3, 1}};
    return -pulses_end(&sequence, 0, UP).y;
}

static void n16_ernst_s_angle_is_35_degrees(void **unused) {
    (void)unused;
    double best = 35.0420616365515 * M_PI / 180, apart = 1e-3;
    double signal = repeated_signal(best);
    assert_true(signal > repeated_signal(best - apart));
    assert_true(signal > repeated_signal(best + apart));
}

static void the_echo_decays_by_t2_and_ramsey_too(void **unused) {
    (void)unused;
    Relaxation relaxation = {50, 30, 0};
    for (int echoes = 0; echoes < 4; echoes++)
        for (double t = 0; t < 100; t += 9) {
            Bloch r = end_of((Echoes){echoes, t}, (AlternatingField){0}, relaxation, 0);
            assert_true(fabs(r.z + exp(-t / 30)) < 1e-14);
        }
}

static void t1_alone_brings_the_longest_t2(void **unused) {
    (void)unused;
    Bloch r = end_of((Echoes){0, 10}, (AlternatingField){0}, (Relaxation){5, 0, 1}, 0);
    assert_true(fabs(r.z + exp(-1)) < 1e-14);
}

// The same segment by the master equation.
static Bloch by_lindblad(Segment segment, Relaxation relaxation, Bloch r) {
    double along = 1 / relaxation.t1;
    Jump jumps[] = {{level_lowering(2), along},
                    {level_pauli('Z'), (1 / relaxation.t2 - along / 2) / 2}};
    LevelMatrix h = level_scaled(segment.detuning / 2, level_pauli('Z'));
    h = level_sum(h, segment.rabi / 2 * cos(segment.phase), level_pauli('X'));
    h = level_sum(h, segment.rabi / 2 * sin(segment.phase), level_pauli('Y'));
    Driven still = {h, NULL, 0};
    LevelSystem system = {2, driven_hamiltonian, &still, jumps, 2};
    LevelMatrix rho = {{{(1 + r.z) / 2, (r.x - I * r.y) / 2},
                        {(r.x + I * r.y) / 2, (1 - r.z) / 2}}},
                out[2];
    double times[] = {0, segment.duration};
    assert_true(levels_evolve_mixed(&system, rho, times, 2, out, NULL));
    return (Bloch){2 * creal(out[1].m[0][1]), -2 * cimag(out[1].m[0][1]),
                   creal(out[1].m[0][0] - out[1].m[1][1])};
}

static void drive_and_relaxation_are_the_master_equation(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(42);
    for (int trial = 0; trial < 40; trial++) {
        Segment segment = {.duration = 20 * rng_unit(&rng),
                           .rabi = 3 * rng_unit(&rng),
                           .phase = 6 * rng_unit(&rng),
                           .detuning = 4 * rng_unit(&rng) - 2};
        Relaxation relaxation = {.t1 = 1 + 20 * rng_unit(&rng), .rest = 1};
        relaxation.t2 = (0.05 + 1.95 * rng_unit(&rng)) * relaxation.t1;
        Bloch start = {0.3, -0.5, 0.6};
        Sequence sequence = {&segment, 1, relaxation};
        assert_near(pulses_end(&sequence, 0, start),
                    by_lindblad(segment, relaxation, start), 1e-9);
    }
}

// Excited: s/2/(1 + s), s = 2Ω²/Γ²/(1 + 4Δ²/Γ²).
static void a_driven_atom_settles_as_the_optical_bloch_equations_say(void **unused) {
    (void)unused;
    for (double rabi = 0.1; rabi < 10; rabi *= 2) {
        Segment drive = {.duration = 1e5, .rabi = rabi, .detuning = 0.6};
        Sequence sequence = {&drive, 1, {1, 2, 1}};
        double s = 2 * rabi * rabi / (1 + 4 * 0.36);
        assert_true(fabs(p1(pulses_end(&sequence, 0, UP)) - s / 2 / (1 + s)) < 1e-9);
    }
}

static void no_drive_is_so_strong_that_the_arrow_grows(void **unused) {
    (void)unused;
    Segment drive = {.duration = 1};
    Sequence sequence = {&drive, 1, {1, 1, 0}};
    for (drive.rabi = 1; drive.rabi < 1e300; drive.rabi *= 1e3)
        for (drive.detuning = 1; drive.detuning < 1e300; drive.detuning *= 1e7) {
            double length = bloch_length(pulses_end(&sequence, 0, UP));
            assert_true(fabs(length - exp(-1)) < 1e-3); // T1 = T2: as without drive
        }
}

// --- an alternating field in a drive, against Schrödinger's equation

static double waving(const void *with, double time) {
    const AlternatingField *field = with;
    return field->amplitude * sin(field->frequency * time + field->phase);
}

static void a_drive_feels_the_alternating_field(void **unused) {
    (void)unused;
    static const AlternatingField field = {0.9, 2.5, 0.3};
    Segment drive = {.duration = 9, .rabi = 1.2, .detuning = 0.4};
    Sequence sequence = {&drive, 1, {0}, field};
    Drive wave = {level_scaled(0.5, level_pauli('Z')), waving, &field};
    LevelMatrix h = level_scaled(0.6, level_pauli('X'));
    Driven driven = {level_sum(h, 0.2, level_pauli('Z')), &wave, 1};
    double times[] = {0, 9};
    double complex psi[2] = {1}, out[4];
    LevelSystem system = {2, driven_hamiltonian, &driven};
    assert_true(levels_evolve(&system, psi, times, 2, out, NULL));
    double excited = pow(cabs(out[3]), 2);
    assert_true(fabs(p1(pulses_end(&sequence, 0, UP)) - excited) < 1e-3);
}

static void a_second_segment_meets_the_field_later(void **unused) {
    (void)unused;
    Segment wait = {.duration = 5}, halves[] = {{.duration = 2}, {.duration = 3}};
    AlternatingField field = {1.3, 2, 0.1};
    Sequence whole = {&wait, 1, {0}, field}, parts = {halves, 2, {0}, field};
    Bloch start = {0.6, 0, 0.8};
    assert_near(pulses_end(&whole, 1, start), pulses_end(&parts, 1, start), 1e-14);
}

// --- paths

static void a_path_is_what_shorter_sequences_end_at(void **unused) {
    (void)unused;
    enum { POINTS = 5, COUNT = 3 };
    Segment segments[COUNT] = {
        {.turn = 1}, {.duration = 2, .rabi = 1.1, .phase = 0.4}, {.duration = 3}};
    Sequence sequence = {segments, COUNT, {9, 7, 1}, {0.8, 3, 0.2}};
    Bloch path[1 + POINTS * COUNT];
    pulses_path(&sequence, 0.3, UP, POINTS, path);
    assert_near(path[0], UP, 1e-15);
    assert_near(path[POINTS * COUNT], pulses_end(&sequence, 0.3, UP), 1e-15);
    for (int k = 0; k < COUNT; k++)
        for (int i = 1; i <= POINTS; i++) {
            Segment cut[COUNT] = {segments[0], segments[1], segments[2]};
            cut[k].turn *= (double)i / POINTS;
            cut[k].duration *= (double)i / POINTS;
            Sequence shorter = {cut, k + 1, sequence.relaxation, sequence.field};
            assert_near(path[k * POINTS + i], pulses_end(&shorter, 0.3, UP), 1e-14);
        }
}

// --- what is refused

static void assert_refused(Sequence sequence, const char *key, const char *args) {
    Error err = {0};
    assert_false(pulses_check(&sequence, &err));
    assert_string_equal(err.key, key);
    assert_string_equal(err.args, args);
}

static void impossible_sequences_are_refused(void **unused) {
    (void)unused;
    Segment good = {.duration = 1};
    Segment bad[] = {good, {.duration = -1}}, worse[] = {{.rabi = NAN}};
    assert_refused((Sequence){bad, 2}, "pulses.segment", "2");
    assert_refused((Sequence){worse, 1}, "pulses.segment", "1");
    assert_refused((Sequence){&good, 1, {5, 11, 0}}, "pulses.relaxation", "5\t11");
    assert_refused((Sequence){&good, 1, {-5, 1, 0}}, "pulses.relaxation", "-5\t1");
    assert_refused((Sequence){&good, 1, {INFINITY, 1, 0}}, "pulses.relaxation", "inf\t1");
    assert_refused((Sequence){&good, 1, {0}, {INFINITY, 1, 0}}, "pulses.field", "");
    assert_true(pulses_check(&(Sequence){&good, 1, {5, 10, 0}}, NULL));
    assert_true(pulses_check(&(Sequence){&good, 1, {0, 10, 0}}, NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rabi_is_the_closed_form),
        cmocka_unit_test(n11_the_peak_is_a_half_at_delta_equal_omega_and_a_fifth_at_twice),
        cmocka_unit_test(a_phase_is_the_axis),
        cmocka_unit_test(ramsey_fringes_go_with_the_phase),
        cmocka_unit_test(c24_a_fringe_of_half_a_microsecond_is_71_microtesla),
        cmocka_unit_test(c24_one_microtesla_turns_by_1_76_in_ten_microseconds),
        cmocka_unit_test(n16_ten_microseconds_at_25_kilohertz_are_a_right_angle),
        cmocka_unit_test(echoes_cancel_a_still_detuning),
        cmocka_unit_test(short_turns_come_near_ideal_ones),
        cmocka_unit_test(n11_the_echo_of_100_nanotesla_at_10_kilohertz_has_1_121_radians),
        cmocka_unit_test(cpmg_filters_as_its_signs_say),
        cmocka_unit_test(cpmg_in_step_gathers_two_over_pi),
        cmocka_unit_test(a_normal_ensemble_fades_by_the_square),
        cmocka_unit_test(a_lorentz_ensemble_fades_by_the_exponential),
        cmocka_unit_test(ensembles_by_chance_fade_alike),
        cmocka_unit_test(an_inverted_spin_passes_zero_after_ln_2_t1),
        cmocka_unit_test(n16_ernst_s_angle_is_35_degrees),
        cmocka_unit_test(the_echo_decays_by_t2_and_ramsey_too),
        cmocka_unit_test(t1_alone_brings_the_longest_t2),
        cmocka_unit_test(drive_and_relaxation_are_the_master_equation),
        cmocka_unit_test(a_driven_atom_settles_as_the_optical_bloch_equations_say),
        cmocka_unit_test(no_drive_is_so_strong_that_the_arrow_grows),
        cmocka_unit_test(a_drive_feels_the_alternating_field),
        cmocka_unit_test(a_second_segment_meets_the_field_later),
        cmocka_unit_test(a_path_is_what_shorter_sequences_end_at),
        cmocka_unit_test(impossible_sequences_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
