// The one pure state of a moment, where it has one.
#include "base/mem.h"
#include "circuit/run_inside.h"

#include <math.h>
#include <stdlib.h>

static const double same_density = 1e-9;

// Whether all branches are one density matrix, and that a pure one.
static bool is_pure(const Moment *moment) {
    const Density *first = moment->branches[0].density;
    for (int i = 0; i < moment->count; i++)
        if (density_overlap(first, moment->branches[i].density) < 1 - same_density)
            return false;
    return true;
}

// |ψ⟩ of |ψ⟩⟨ψ|, up to a phase: the column of the largest entry on the diagonal.
static void read_pure(const Density *density, State *state) {
    size_t size = state_size(density_qubits(density)), at = 0;
    double complex *rows = mem_new(size * size * sizeof *rows);
    density_matrix(density, rows);
    for (size_t i = 1; i < size; i++)
        if (creal(rows[i * size + i]) > creal(rows[at * size + at])) at = i;
    StateParts parts = state_parts(state);
    for (size_t i = 0; i < size; i++) {
        double complex a = rows[i * size + at] / sqrt(creal(rows[at * size + at]));
        parts.re[i] = creal(a);
        parts.im[i] = cimag(a);
    }
    free(rows);
}

const State *run_pure(const Run *run, int after) {
    const Moment *moment = run_moment(run, after);
    if (!run_mixed(run)) return moment_pure(moment);
    if (!is_pure(moment)) return NULL;
    if (!run->lately->pure) run->lately->pure = state_create(run->qubits);
    if (!run->lately->pure) mem_out();
    read_pure(moment->branches[0].density, run->lately->pure);
    return run->lately->pure;
}
