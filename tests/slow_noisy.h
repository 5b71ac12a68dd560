// Circuits with noise worked out the slow way: whole density matrices multiplied out by the
// textbook's operators, one for each record of two bits; and a run compared with them.
#ifndef KYUBI_TESTS_SLOW_NOISY_H
#define KYUBI_TESTS_SLOW_NOISY_H

#include "slow_density.h"

#include "circuit/noise_gate.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <stdio.h>
#include <stdlib.h>

enum { QUBITS = 3, ROWS = 1 << QUBITS };

static Circuit *circuit_of(const char *text) {
    Error err = {.key = ""};
    Circuit *circuit = short_form_read(text, QUBITS, NULL, &err);
    if (!circuit) fail_msg("%s: %s %s", text, err.key, err.args);
    return circuit;
}

static Run *run_with(const char *text, Noise noise, bool end_alone) {
    Circuit *circuit = circuit_of(text);
    Error err = {.key = ""};
    Run *run = run_create(
        circuit, (RunOptions){.noise = noise, .distribution_only = end_alone}, &err);
    if (!run) fail_msg("%s: %s %s", text, err.key, err.args);
    circuit_destroy(circuit);
    return run;
}

// --- the slow way: ρ times the chance of each record of two bits

typedef struct SlowNoisy {
    Slow of[4];
} SlowNoisy;

static void slow_start(SlowNoisy *slow) {
    memset(slow, 0, sizeof *slow);
    for (int b = 0; b < 4; b++)
        slow->of[b].rows = ROWS;
    slow->of[0].m[0][0] = 1;
}

static void slow_act(SlowNoisy *slow, int b, const double complex *u, int count,
                     const int *targets, Controls controls) {
    Slow whole = slow_operator(QUBITS, u, count, targets, controls);
    slow->of[b] = slow_conjugated(&whole, &slow->of[b]);
}

static const double complex I2[4] = {1, 0, 0, 1}, X2[4] = {0, 1, 1, 0},
                            Y2[4] = {0, -I, I, 0}, Z2[4] = {1, 0, 0, -1};

// Σ K ρ K† by the textbook's operators, written down once more.
static void slow_channel(SlowNoisy *slow, int b, const char *name, double p, int qubit) {
    double complex kraus[4][4] = {{0}};
    const double complex *flips[3] = {X2, Y2, Z2};
    double weight[3] = {0};
    if (!strcmp(name, "bit_flip")) weight[0] = p;
    if (!strcmp(name, "bit_phase_flip")) weight[1] = p;
    if (!strcmp(name, "phase_flip")) weight[2] = p;
    for (int k = 0; !strcmp(name, "depolarising") && k < 3; k++)
        weight[k] = p / 3;
    bool damps = !strcmp(name, "amplitude_damping"), fades = !strcmp(name, "dephasing");
    for (int i = 0; i < 4; i++) {
        kraus[0][i] = sqrt(1 - weight[0] - weight[1] - weight[2]) * I2[i];
        for (int k = 0; k < 3; k++)
            kraus[k + 1][i] = sqrt(weight[k]) * flips[k][i];
    }
    if (damps || fades) kraus[0][3] = sqrt(1 - p);
    if (damps) kraus[1][1] = sqrt(p);
    if (fades) kraus[1][3] = sqrt(p);
    Slow sum = {.rows = ROWS};
    for (int k = 0; k < 4; k++) {
        Slow whole = slow_operator(QUBITS, kraus[k], 1, &qubit, (Controls){0});
        slow_add_conjugated(&sum, &whole, &slow->of[b]);
    }
    slow->of[b] = sum;
}

static void slow_noise(SlowNoisy *slow, int b, const Noise *noise, uint32_t wires) {
    for (int i = 0; i < NOISE_RATES - 1; i++)
        for (int q = 0; q < QUBITS; q++)
            if (wires >> q & 1)
                slow_channel(slow, b, noise_name(i), noise_rate(noise, q, i), q);
}

static void slow_measure(SlowNoisy *slow, const Noise *noise, int qubit, int bit) {
    SlowNoisy after;
    slow_start(&after);
    after.of[0].m[0][0] = 0;
    double wrong = noise_rate(noise, qubit, NOISE_RATES - 1);
    for (int b = 0; b < 4; b++)
        for (int was = 0; was < 2; was++)
            for (int read = 0; read < 2; read++) {
                int to = (b & ~(1 << bit)) | read << bit;
                double chance = read == was ? 1 - wrong : wrong;
                for (int i = 0; i < ROWS; i++)
                    for (int j = 0; j < ROWS; j++)
                        if ((i >> qubit & 1) == was && (j >> qubit & 1) == was)
                            after.of[to].m[i][j] += chance * slow->of[b].m[i][j];
            }
    *slow = after;
}

static void slow_gate(SlowNoisy *slow, const Noise *noise, int b, const Step *step) {
    double complex u[16] = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    int count = step->gate->kind == GATE_SWAP ? 2 : 1;
    Matrix2 one = {{{0}}};
    if (count == 1) one = step_matrix(step), memcpy(u, one.m, sizeof one.m);
    slow_act(slow, b, u, count, step->targets,
             (Controls){step->controls, step->anticontrols});
    slow_noise(slow, b, noise, step_wires(step));
}

static void slow_reset(SlowNoisy *slow, int b, int qubit) {
    Slow sum = {.rows = ROWS};
    const double complex zero[4] = {1, 0, 0, 0}, falls[4] = {0, 1, 0, 0};
    const double complex *both[2] = {zero, falls};
    for (int k = 0; k < 2; k++) {
        Slow whole = slow_operator(QUBITS, both[k], 1, &qubit, (Controls){0});
        slow_add_conjugated(&sum, &whole, &slow->of[b]);
    }
    slow->of[b] = sum;
}

// What is off the diagonal of the qubit shrinks by `coherence`; of what is in |1⟩ `left`
// stays there, and of what is in |0⟩ `up` goes there.
static void slow_relax(SlowNoisy *slow, int b, int qubit, double coherence, double left,
                       double up) {
    Slow before = slow->of[b], *after = &slow->of[b];
    int one = 1 << qubit;
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < ROWS; j++) {
            if ((i ^ j) & one) {
                after->m[i][j] *= coherence;
                continue;
            }
            double complex here = before.m[i][j], other = before.m[i ^ one][j ^ one];
            after->m[i][j] =
                i & one ? left * here + up * other : (1 - up) * here + (1 - left) * other;
        }
}

static void slow_noise_gate(SlowNoisy *slow, int b, const Step *step) {
    double n[3];
    for (int i = 0; i < 3; i++)
        n[i] = step->angles[i].value;
    int qubit = step->targets[0];
    if (!strcmp(step->gate->name, "idling"))
        slow_relax(slow, b, qubit, exp(-n[0] / n[2]), exp(-n[0] / n[1]), 0);
    else if (!strcmp(step->gate->name, "generalised_damping"))
        slow_relax(slow, b, qubit, sqrt(1 - n[0]), 1 - n[0] * n[1], n[0] * (1 - n[1]));
    else
        slow_channel(slow, b, step->gate->name, n[0], qubit);
}

static void slow_step(SlowNoisy *slow, const Noise *noise, const Step *step) {
    if (step->gate->kind == GATE_MEASURE) {
        slow_measure(slow, noise, step->targets[0], step->bit);
        return;
    }
    for (int b = 0; b < 4; b++) {
        if (!step_allowed(step, (uint64_t)b)) continue;
        if (step->gate->kind == GATE_NOISE)
            slow_noise_gate(slow, b, step);
        else if (step->gate->kind == GATE_RESET)
            slow_reset(slow, b, step->targets[0]);
        else
            slow_gate(slow, noise, b, step);
    }
}

static double slow_chance(const SlowNoisy *slow, int b) {
    double sum = 0;
    for (int i = 0; i < ROWS; i++)
        sum += creal(slow->of[b].m[i][i]);
    return sum;
}

// Tr ρP of the whole mixture.
static double slow_mean(const SlowNoisy *slow, const double complex *p, int qubit) {
    Slow whole = slow_operator(QUBITS, p, 1, &qubit, (Controls){0});
    double sum = 0;
    for (int b = 0; b < 4; b++) {
        Slow product = slow_product(&whole, &slow->of[b]);
        for (int i = 0; i < ROWS; i++)
            sum += creal(product.m[i][i]);
    }
    return sum;
}

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-11)

static void compare_moment(const Run *run, int after, const SlowNoisy *slow) {
    double p[ROWS];
    run_probabilities(run, after, p);
    for (int i = 0; i < ROWS; i++) {
        double sum = 0;
        for (int b = 0; b < 4; b++)
            sum += creal(slow->of[b].m[i][i]);
        assert_near(p[i], sum);
    }
    for (int q = 0; q < QUBITS; q++) {
        Bloch arrow = run_bloch(run, after, q);
        assert_near(arrow.x, slow_mean(slow, X2, q));
        assert_near(arrow.y, slow_mean(slow, Y2, q));
        assert_near(arrow.z, slow_mean(slow, Z2, q));
    }
}

static void compare_outcomes(const Run *run, const SlowNoisy *slow) {
    int count;
    double total = 0;
    Reading *list = run_distribution(run, &count);
    for (int i = 0; i < count; i++) {
        assert_near(list[i].probability, slow_chance(slow, (int)list[i].bits));
        total += list[i].probability;
    }
    assert_near(total, 1);
    free(list);
}

static void check_circuit(const char *text, Noise noise) {
    Run *run = run_with(text, noise, false), *end = run_with(text, noise, true);
    Circuit *circuit = circuit_of(text);
    SlowNoisy slow;
    slow_start(&slow);
    int done = 0;
    for (int after = 0; after <= run_columns(run); after++) {
        for (; done < circuit_steps(circuit); done++) {
            if (circuit_step(circuit, done)->column >= after) break;
            slow_step(&slow, &noise, circuit_step(circuit, done));
        }
        compare_moment(run, after, &slow);
    }
    if (run_measures(run)) {
        compare_outcomes(run, &slow);
        compare_outcomes(end, &slow);
    }
    run_destroy(run);
    run_destroy(end);
    circuit_destroy(circuit);
}

#endif
