// How far the averages of a run by chance may be off.
#include "base/mem.h"
#include "circuit/bits_seen.h"
#include "circuit/portion.h"
#include "circuit/run_inside.h"
#include "quantum/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The trials that are left: a selection takes some away.
static int trials_of(const Moment *moment) {
    int trials = 0;
    for (int i = 0; i < moment->count; i++)
        trials += moment->branches[i].trials;
    return trials;
}

static double error_of(double spread, int trials) {
    return trials > 1 ? sqrt(fmax(spread, 0) / (trials - 1)) : 0;
}

// Σ w (x − mean)² over the branches, mean and all; Welford's way would not be more exact
// here, where numbers are at most 1.
void run_portion_reading_errors(const Run *run, int after, uint32_t wires, double *out) {
    int list[MAX_WIRES], count = run_portion(run, wires, list);
    const Moment *moment = run_moment(run, after);
    size_t whole = state_size(run->qubits), size = state_size(count);
    memset(out, 0, size * sizeof *out);
    if (!run_trials(run)) return;
    double *all = mem_new(whole * sizeof *all);
    double *mean = mem_new(size * sizeof *mean), *part = mem_new(size * sizeof *part);
    run_portion_readings(run, after, wires, mean);
    for (int i = 0; i < moment->count; i++) {
        branch_probabilities(&moment->branches[i], all);
        read_wrongly(run, run->qubits, NULL, all);
        part_sums(run->qubits, all, count, list, part);
        for (size_t k = 0; k < size; k++)
            out[k] +=
                moment->branches[i].weight * (part[k] - mean[k]) * (part[k] - mean[k]);
    }
    int trials = trials_of(moment);
    for (size_t k = 0; k < size; k++)
        out[k] = error_of(out[k], trials);
    free(all);
    free(mean);
    free(part);
}

void run_reading_errors(const Run *run, int after, double *out) {
    run_portion_reading_errors(run, after, 0, out);
}

// Every trial has one value, so that Σ w (x − p)² is p (1 − p).
void run_bits_errors(const Run *run, int after, int which, double *out) {
    int first, count = circuit_bits_seen(run->circuit, which, &first);
    bool sampled = run_trials(run);
    run_bits_seen(run, after, which, out);
    int trials = trials_of(run_moment(run, after));
    for (size_t k = 0; k < (size_t)1 << count; k++)
        out[k] = sampled ? error_of(out[k] * (1 - out[k]), trials) : 0;
}

double run_mean_error(const Run *run, int after, PauliSum sum) {
    if (!run_trials(run)) return 0;
    const Moment *moment = run_moment(run, after);
    double mean = run_mean(run, after, sum), spread = 0;
    for (int i = 0; i < moment->count; i++)
        spread += moment->branches[i].weight *
                  pow(branch_mean(&moment->branches[i], sum) - mean, 2);
    return error_of(spread, trials_of(moment));
}

Bloch run_bloch_error(const Run *run, int after, int qubit) {
    const Moment *moment = run_moment(run, after);
    Bloch mean = run_bloch(run, after, qubit), spread = {0};
    if (!run_trials(run)) return spread;
    for (int i = 0; i < moment->count; i++) {
        Bloch part = state_bloch(moment->branches[i].state, qubit);
        double weight = moment->branches[i].weight;
        spread.x += weight * pow(part.x - mean.x, 2);
        spread.y += weight * pow(part.y - mean.y, 2);
        spread.z += weight * pow(part.z - mean.z, 2);
    }
    int trials = trials_of(moment);
    return (Bloch){error_of(spread.x, trials), error_of(spread.y, trials),
                   error_of(spread.z, trials)};
}
