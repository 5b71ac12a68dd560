// How far the averages of a run by chance may be off.
#include "base/mem.h"
#include "circuit/run_inside.h"

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
void run_reading_errors(const Run *run, int after, double *out) {
    const Moment *moment = run_moment(run, after);
    size_t size = state_size(run->qubits);
    memset(out, 0, size * sizeof *out);
    if (!run_trials(run)) return;
    double *mean = mem_new(size * sizeof *mean), *part = mem_new(size * sizeof *part);
    run_readings(run, after, mean);
    for (int i = 0; i < moment->count; i++) {
        branch_probabilities(&moment->branches[i], part);
        read_wrongly(run, run->qubits, NULL, part);
        for (size_t k = 0; k < size; k++)
            out[k] += moment->branches[i].weight * pow(part[k] - mean[k], 2);
    }
    int trials = trials_of(moment);
    for (size_t k = 0; k < size; k++)
        out[k] = error_of(out[k], trials);
    free(mean);
    free(part);
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
