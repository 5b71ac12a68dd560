// Whole programs: the widths agree with each other, layers, ladders, tiles and threads with
// gate by gate, long runs keep the length, and circuits whose results other simulators gave
// come out the same.
#include "full_matrix.h"
#include "measured_states.h"
#include "quantum/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void assert_near(const State *a, const State *b, double tolerance) {
    for (size_t i = 0; i < state_size(state_qubits(a)); i++)
        assert_true(cabs(state_amplitude(a, i) - state_amplitude(b, i)) < tolerance);
}

static void run_with(Program *program, State *state, ProgramRun run) {
    program_run(program, 0, program_size(program), state, &run);
}

// --- random programs, each operation also applied by itself to `slow`, and as a whole
// matrix to `vector`; either may be NULL

typedef struct Pen {
    Program *program;
    State *slow;
    double complex *vector;
    Rng rng;
} Pen;

static int any_qubit(Pen *pen, uint32_t *used) {
    int q;
    do
        q = (int)rng_below(&pen->rng, (uint64_t)program_qubits(pen->program));
    while (*used >> q & 1);
    *used |= 1u << q;
    return q;
}

// `count` more qubits as controls or, one in three, anticontrols.
static Controls any_controls(Pen *pen, uint32_t used, int count) {
    Controls controls = {0};
    for (int k = 0; k < count; k++) {
        uint32_t *side = rng_below(&pen->rng, 3) ? &controls.ones : &controls.zeros;
        *side |= 1u << any_qubit(pen, &used);
    }
    return controls;
}

static void write_matrix(Pen *pen, Matrix2 u, int target, Controls controls) {
    program_matrix(pen->program, u, target, (Guard){.controls = controls});
    if (pen->slow) state_apply(pen->slow, u, target, controls);
    if (!pen->vector) return;
    int qubits = program_qubits(pen->program);
    full_apply(pen->vector, &u.m[0][0], &target, 1, controls, qubits);
}

static void write_swap(Pen *pen, int a, int b, Controls controls) {
    program_swap(pen->program, a, b, (Guard){.controls = controls});
    if (pen->slow) state_swap(pen->slow, a, b, controls);
    static const double complex u[] = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    int targets[] = {a, b}, qubits = program_qubits(pen->program);
    if (pen->vector) full_apply(pen->vector, u, targets, 2, controls, qubits);
}

// A phase, as a matrix on its last control.
static void write_phase(Pen *pen, double theta, Controls controls) {
    program_phase(pen->program, theta, (Guard){.controls = controls});
    double complex whole = cexp(I * theta);
    int qubits = program_qubits(pen->program);
    if (pen->vector) full_apply(pen->vector, &whole, NULL, 0, controls, qubits);
    if (!pen->slow) return;
    uint32_t *side = controls.ones ? &controls.ones : &controls.zeros;
    int target = __builtin_ctz(*side);
    double complex turn = cexp(I * theta);
    Matrix2 u = {{{controls.ones ? 1 : turn, 0}, {0, controls.ones ? turn : 1}}};
    *side &= *side - 1;
    state_apply(pen->slow, u, target, controls);
}

static Matrix2 any_gate(Pen *pen) {
    double angles[] = {6 * rng_unit(&pen->rng), 6 * rng_unit(&pen->rng),
                       6 * rng_unit(&pen->rng)};
    const Gate *gate;
    do
        gate = gate_row((int)rng_below(&pen->rng, (uint64_t)gate_count()));
    while (gate->kind != GATE_MATRIX);
    return gate->matrix(angles);
}

// What layers take most often; `most` controls at most.
static void write_any(Pen *pen, int most) {
    uint32_t used = 0;
    int qubits = program_qubits(pen->program);
    int controls = (int)rng_below(&pen->rng, (uint64_t)(most < qubits ? most + 1 : qubits));
    uint64_t kind = rng_below(&pen->rng, 8);
    int target = any_qubit(pen, &used);
    if (kind < 4) {
        write_matrix(pen, any_gate(pen), target, (Controls){0});
    } else if (kind < 5) {
        Matrix2 x = gate_find("x")->matrix(NULL);
        write_matrix(pen, x, target, any_controls(pen, used, controls));
    } else if (kind < 6) {
        double angle = rng_unit(&pen->rng);
        Matrix2 rz = gate_find("rz")->matrix(&angle);
        write_matrix(pen, rz, target, any_controls(pen, used, controls));
    } else {
        write_phase(pen, 6 * rng_unit(&pen->rng), any_controls(pen, 0, controls + 1));
    }
}

// What they do not.
static void write_odd(Pen *pen) {
    uint32_t used = 0;
    int a = any_qubit(pen, &used);
    Controls controls = any_controls(pen, used, program_qubits(pen->program) > 3);
    if (program_qubits(pen->program) > 2 && rng_below(&pen->rng, 2)) {
        used |= controls.ones | controls.zeros;
        write_swap(pen, a, any_qubit(pen, &used), controls);
    } else {
        write_matrix(pen, any_gate(pen), a, controls);
    }
}

static Pen pen_of(int qubits, uint64_t seed, const State *start) {
    Pen pen = {.program = program_create(qubits), .rng = rng_seeded(seed)};
    if (start) pen.slow = state_copy(start);
    return pen;
}

static void random_programs_equal_the_whole_matrices(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(30);
    for (int n = 6; n <= 8; n++)
        for (int width = 0; width < WIDTH_COUNT; width++) {
            ProgramRun run = {.kernels = kernels_of((KernelWidth)width)};
            if (!run.kernels) continue;
            double complex vector[1 << 8];
            State *state = full_random(&rng, n, vector);
            Pen pen = pen_of(n, 300 + (uint64_t)width, NULL);
            pen.vector = vector;
            for (int i = 0; i < 60; i++)
                i % 3 ? write_any(&pen, 3) : write_odd(&pen);
            run_with(pen.program, state, run);
            assert_true(full_distance(state, vector) < 1e-12);
            program_destroy(pen.program);
            state_destroy(state);
        }
}

// A denormal number is one again once the program has run, and counts as zero meanwhile.
static void the_processor_is_left_as_it_was(void **unused) {
    (void)unused;
    volatile double tiny = 1e-310;
    int zero = 0;
    State *state = state_create(4);
    state_parts(state).re[1] = tiny;
    Program *program = program_create(4);
    program_gate(program, gate_find("ry"), (double[]){0.1}, &zero, (Guard){0});
    run_with(program, state, (ProgramRun){0});
    assert_true(tiny / 2 > 0);
    assert_true(fabs(state_probability(state, 0, 0) - 1) < 1e-15);
    program_destroy(program);
    state_destroy(state);
}

static void widths_agree_on_random_programs(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(31);
    for (int n = 1; n <= 14; n++) {
        State *start = full_random(&rng, n, NULL);
        Pen pen = pen_of(n, (uint64_t)n, start);
        for (int i = 0; i < 300; i++)
            i % 50 == 49 ? write_odd(&pen) : write_any(&pen, 2);
        for (int width = 0; width < WIDTH_COUNT; width++) {
            const Kernels *kernels = kernels_of((KernelWidth)width);
            if (!kernels) continue;
            assert_int_equal(kernels_width(kernels), width);
            State *state = state_copy(start);
            run_with(pen.program, state, (ProgramRun){.kernels = kernels});
            assert_near(state, pen.slow, 1e-12);
            state_destroy(state);
        }
        program_destroy(pen.program);
        state_destroy(pen.slow);
        state_destroy(start);
    }
}

// Dense layers, so that layers pay: matrices on all qubits, then phases and flips.
static void write_dense(Pen *pen) {
    int qubits = program_qubits(pen->program);
    for (int q = 0; q < qubits; q++)
        if (rng_below(&pen->rng, 8)) write_matrix(pen, any_gate(pen), q, (Controls){0});
    for (int i = 0; i < qubits; i++)
        write_any(pen, 2);
}

static void layers_and_threads_agree_with_gate_by_gate(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(32);
    Pool *pool = pool_create(3);
    assert_non_null(pool);
    for (int n = 11; n <= 17; n++) {
        State *start = full_random(&rng, n, NULL), *state = state_copy(start);
        Pen pen = pen_of(n, 100 + (uint64_t)n, start);
        for (int i = 0; i < 6; i++) {
            write_dense(&pen);
            if (i % 3 == 2) write_odd(&pen);
        }
        run_with(pen.program, state, (ProgramRun){.pool = n >= 16 ? pool : NULL});
        assert_near(state, pen.slow, 1e-12);
        for (int width = 0; width < WIDTH_COUNT; width++) {
            State *again = state_copy(start);
            ProgramRun run = {.kernels = kernels_of((KernelWidth)width)};
            if (run.kernels) run_with(pen.program, again, run);
            if (run.kernels) assert_near(again, pen.slow, 1e-12);
            state_destroy(again);
        }
        program_destroy(pen.program);
        state_destroy(pen.slow);
        state_destroy(start);
        state_destroy(state);
    }
    pool_destroy(pool);
}

static void sparse_programs_agree_on_many_qubits(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(33);
    Pool *pool = pool_create(2);
    for (int n = 11; n <= 17; n++) {
        State *start = full_random(&rng, n, NULL), *state = state_copy(start);
        Pen pen = pen_of(n, 200 + (uint64_t)n, start);
        for (int i = 0; i < 120; i++)
            i % 4 == 3 ? write_odd(&pen) : write_any(&pen, 4);
        run_with(pen.program, state, (ProgramRun){.pool = pool});
        assert_near(state, pen.slow, 1e-12);
        program_destroy(pen.program);
        state_destroy(pen.slow);
        state_destroy(start);
        state_destroy(state);
    }
    pool_destroy(pool);
}

static void running_range_by_range_is_the_same(void **unused) {
    (void)unused;
    for (int n = 5; n <= 13; n += 8) {
        State *state = state_create(n);
        Pen pen = pen_of(n, 34, state);
        for (int i = 0; i < 5; i++) {
            int from = program_size(pen.program);
            write_dense(&pen); // room grows after earlier ranges were prepared
            ProgramRun run = {0};
            program_run(pen.program, from, program_size(pen.program), state, &run);
        }
        assert_near(state, pen.slow, 1e-12);
        state_reset(state);
        run_with(pen.program, state, (ProgramRun){0});
        assert_near(state, pen.slow, 1e-12);
        program_destroy(pen.program);
        state_destroy(pen.slow);
        state_destroy(state);
    }
}

static void ten_thousand_gates_keep_the_length(void **unused) {
    (void)unused;
    Pen pen = pen_of(10, 35, NULL);
    for (int i = 0; i < 10000; i++)
        write_any(&pen, 2);
    for (int width = 0; width < WIDTH_COUNT; width++) {
        ProgramRun run = {.kernels = kernels_of((KernelWidth)width)};
        if (!run.kernels) continue;
        State *state = state_create(10);
        run_with(pen.program, state, run);
        assert_true(fabs(state_probability(state, 0, 0) - 1) < 1e-12);
        state_destroy(state);
    }
    program_destroy(pen.program);
}

// --- quantum Fourier transforms

static void write_textbook_fourier(Program *program, int n) {
    for (int j = n - 1; j >= 0; j--) {
        program_gate(program, gate_find("h"), NULL, &j, (Guard){0});
        for (int k = j - 1; k >= 0; k--)
            program_phase(program, M_PI / (1 << (j - k)),
                          (Guard){.controls.ones = 1u << k | 1u << j});
    }
    for (int i = 0; i < n / 2; i++)
        program_swap(program, i, n - 1 - i, (Guard){0});
}

// Amplitude by amplitude, 2^{-n/2} Σ e^{±2πi·xy/2^n} over the value of the chosen qubits.
static void fourier_matrix(double complex *u, int count, bool inverse) {
    size_t size = (size_t)1 << count;
    for (size_t y = 0; y < size; y++)
        for (size_t x = 0; x < size; x++) {
            double part = (double)(x * y % size) / (double)size;
            u[y * size + x] =
                cexp((inverse ? -2 : 2) * M_PI * I * part) / sqrt((double)size);
        }
}

static void a_fourier_transform_is_its_matrix(void **unused) {
    (void)unused;
    static const int chosen[][5] = {{0, 1, 2, 3, 4}, {4, 2, 0, 1, 3}, {1, 3, 0}, {2}};
    static const int counts[] = {5, 5, 3, 1};
    Rng rng = rng_seeded(36);
    for (int trial = 0; trial < 4 * WIDTH_COUNT * 2; trial++) {
        int which = trial % 4, count = counts[which];
        bool inverse = trial / 4 % 2;
        ProgramRun run = {.kernels = kernels_of((KernelWidth)(trial / 8))};
        if (!run.kernels) continue;
        double complex u[1 << 10], vector[1 << 5];
        Guard guard = {.controls = {.ones = count < 4 ? 1u << 4 : 0}};
        Program *program = program_create(5);
        program_fourier(program, (Qubits){chosen[which], count}, inverse, guard);
        State *state = full_random(&rng, 5, vector);
        fourier_matrix(u, count, inverse);
        full_apply(vector, u, chosen[which], count, guard.controls, 5);
        run_with(program, state, run);
        assert_true(full_distance(state, vector) < 1e-13);
        state_destroy(state);
        program_destroy(program);
    }
}

static void a_fourier_transform_and_back_is_nothing(void **unused) {
    (void)unused;
    int qubits[16];
    for (int q = 0; q < 16; q++)
        qubits[q] = q;
    Rng rng = rng_seeded(37);
    Pool *pool = pool_create(2);
    for (int n = 2; n <= 16; n++)
        for (int width = 0; width < WIDTH_COUNT; width++) {
            ProgramRun run = {.kernels = kernels_of((KernelWidth)width)};
            if (!run.kernels) continue;
            State *start = full_random(&rng, n, NULL), *state = state_copy(start);
            Program *program = program_create(n);
            write_textbook_fourier(program, n);
            program_fourier(program, (Qubits){qubits, n}, true, (Guard){0});
            run.pool = pool;
            run_with(program, state, run);
            assert_near(state, start, 1e-12);
            program_destroy(program);
            state_destroy(start);
            state_destroy(state);
        }
    pool_destroy(pool);
}

// The other order of the phases, with the partners above.
static void a_ladder_may_lean_on_higher_qubits(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(38);
    for (int n = 4; n <= 14; n += 5) {
        State *state = full_random(&rng, n, NULL);
        Pen pen = pen_of(n, 39, state);
        for (int j = 0; j < n; j++) {
            write_matrix(&pen, gate_find("h")->matrix(NULL), j, (Controls){0});
            for (int k = 0; k < n; k++)
                if (k != j)
                    write_phase(&pen, 0.1 * (j + 1) + k, (Controls){1u << j | 1u << k});
        }
        run_with(pen.program, state, (ProgramRun){0});
        assert_near(state, pen.slow, 1e-12);
        program_destroy(pen.program);
        state_destroy(pen.slow);
        state_destroy(state);
    }
}

// --- circuits that other simulators ran too (their weighted sums to nine decimals)

static double complex weighted_sum(const State *state) {
    uint64_t seed = 5;
    double complex sum = 0;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++)
        sum += measured_number(&seed) * state_amplitude(state, i);
    return sum;
}

static void assert_sum(const State *state, double re, double im) {
    double complex sum = weighted_sum(state);
    assert_true(fabs(creal(sum) - re) < 1e-9 && fabs(cimag(sum) - im) < 1e-9);
}

static void write_layer(Program *program, int layer, uint64_t *seed) {
    int n = program_qubits(program);
    for (int q = 0; q < n; q++) {
        double angles[3];
        for (int k = 0; k < 3; k++)
            angles[k] = 2 * M_PI * measured_unit(seed);
        program_gate(program, gate_find("u"), angles, &q, (Guard){0});
    }
    for (int q = layer % 2; q + 1 < n; q += 2) {
        Guard guard = {.controls.ones = 1u << q};
        program_gate(program, gate_find(layer % 2 ? "x" : "z"), NULL, (int[]){q + 1},
                     guard);
    }
}

static State *random_circuit(int n) {
    uint64_t seed = 7000 + (uint64_t)n;
    State *state = state_create(n);
    Program *program = program_create(n);
    for (int layer = 0; layer < 40; layer++)
        write_layer(program, layer, &seed);
    run_with(program, state, (ProgramRun){0});
    program_destroy(program);
    return state;
}

static void forty_random_layers_give_what_others_gave(void **unused) {
    (void)unused;
    State *eight = random_circuit(8), *ten = random_circuit(10);
    assert_sum(eight, 0.037498859, 0.057917109);
    assert_sum(ten, 0.442684396, 0.122465115);
    state_destroy(eight);
    state_destroy(ten);
}

static void the_fourier_transform_gives_what_others_gave(void **unused) {
    (void)unused;
    static const double sums[2][2] = {{0.174956632, 0.168649892},
                                      {0.300061837, 0.019516129}};
    for (int i = 0; i < 2; i++) {
        int n = 8 + 2 * i;
        State *state = measured_start(n);
        Program *program = program_create(n);
        write_textbook_fourier(program, n);
        run_with(program, state, (ProgramRun){0});
        assert_sum(state, sums[i][0], sums[i][1]);
        program_destroy(program);
        state_destroy(state);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_programs_equal_the_whole_matrices),
        cmocka_unit_test(the_processor_is_left_as_it_was),
        cmocka_unit_test(widths_agree_on_random_programs),
        cmocka_unit_test(layers_and_threads_agree_with_gate_by_gate),
        cmocka_unit_test(sparse_programs_agree_on_many_qubits),
        cmocka_unit_test(running_range_by_range_is_the_same),
        cmocka_unit_test(ten_thousand_gates_keep_the_length),
        cmocka_unit_test(a_fourier_transform_is_its_matrix),
        cmocka_unit_test(a_fourier_transform_and_back_is_nothing),
        cmocka_unit_test(a_ladder_may_lean_on_higher_qubits),
        cmocka_unit_test(forty_random_layers_give_what_others_gave),
        cmocka_unit_test(the_fourier_transform_gives_what_others_gave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
