#include "quantum/levels.h"

#include "quantum/integrate.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

_Static_assert(MAX_EQUATIONS >= MAX_LEVELS * MAX_LEVELS, "for a density matrix");

// Complex multiplication written out: C's own also mends infinities, at three times the
// cost.
static double complex times(double complex a, double complex b) {
    return CMPLX(creal(a) * creal(b) - cimag(a) * cimag(b),
                 creal(a) * cimag(b) + cimag(a) * creal(b));
}

LevelMatrix level_transition(int row, int column) {
    LevelMatrix matrix = {0};
    matrix.m[row][column] = 1;
    return matrix;
}

LevelMatrix level_pauli(char letter) {
    switch (letter) {
    case 'X':
        return (LevelMatrix){{{0, 1}, {1, 0}}};
    case 'Y':
        return (LevelMatrix){{{0, -I}, {I, 0}}};
    default:
        assert(letter == 'Z');
        return (LevelMatrix){{{1, 0}, {0, -1}}};
    }
}

LevelMatrix level_lowering(int levels) {
    LevelMatrix matrix = {0};
    for (int k = 1; k < levels; k++)
        matrix.m[k - 1][k] = sqrt(k);
    return matrix;
}

LevelMatrix level_scaled(double complex by, LevelMatrix a) {
    return level_sum((LevelMatrix){0}, by, a);
}

LevelMatrix level_sum(LevelMatrix a, double complex by, LevelMatrix b) {
    for (int i = 0; i < MAX_LEVELS; i++)
        for (int j = 0; j < MAX_LEVELS; j++)
            a.m[i][j] += times(by, b.m[i][j]);
    return a;
}

static LevelMatrix product(int n, const LevelMatrix *a, const LevelMatrix *b) {
    LevelMatrix c = {0};
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            for (int j = 0; j < n; j++)
                c.m[i][j] += times(a->m[i][k], b->m[k][j]);
    return c;
}

static LevelMatrix adjoint(int n, const LevelMatrix *a) {
    LevelMatrix c = {0};
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            c.m[i][j] = conj(a->m[j][i]);
    return c;
}

static LevelMatrix hamiltonian_at(const LevelSystem *system, double time) {
    LevelMatrix h = {0};
    system->hamiltonian(system->with, time, &h);
    return h;
}

static void pure_slope(const void *with, double time, const double complex *psi,
                       double complex *slope) {
    const LevelSystem *system = with;
    LevelMatrix h = hamiltonian_at(system, time);
    for (int i = 0; i < system->levels; i++) {
        double complex sum = 0;
        for (int j = 0; j < system->levels; j++)
            sum += times(h.m[i][j], psi[j]);
        slope[i] = CMPLX(cimag(sum), -creal(sum));
    }
}

// The jumps as the master equation takes them: √rate·L of each with its adjoint, and
// -½ΣL†L.
enum { MAX_JUMPS = MAX_LEVELS * MAX_LEVELS };
typedef struct Master {
    const LevelSystem *system;
    LevelMatrix jump[MAX_JUMPS], back[MAX_JUMPS], loss;
} Master;

static Master master_of(const LevelSystem *system) {
    Master master = {.system = system};
    int n = system->levels;
    for (int k = 0; k < system->jump_count; k++) {
        assert(system->jumps[k].rate >= 0);
        LevelMatrix *jump = &master.jump[k], *back = &master.back[k];
        *jump = level_scaled(sqrt(system->jumps[k].rate), system->jumps[k].matrix);
        *back = adjoint(n, jump);
        master.loss = level_sum(master.loss, -0.5, product(n, back, jump));
    }
    return master;
}

// With K = -iH - ½ΣL†L: dρ/dt = Kρ + (Kρ)† + ΣLρL†, as ρ is Hermitian.
static void mixed_slope(const void *with, double time, const double complex *y,
                        double complex *slope) {
    const Master *master = with;
    int n = master->system->levels;
    LevelMatrix rho = {0}, h = hamiltonian_at(master->system, time);
    for (int i = 0; i < n * n; i++)
        rho.m[i / n][i % n] = y[i];
    LevelMatrix k = level_sum(master->loss, -I, h), half = product(n, &k, &rho);
    for (int i = 0; i < n * n; i++)
        slope[i] = half.m[i / n][i % n] + conj(half.m[i % n][i / n]);
    for (int j = 0; j < master->system->jump_count; j++) {
        LevelMatrix part = product(n, &master->jump[j], &rho);
        part = product(n, &part, &master->back[j]);
        for (int i = 0; i < n * n; i++)
            slope[i] += part.m[i / n][i % n];
    }
}

static Integration begin(Equation equation, const double *when, int count) {
    static const double whole_tolerance = 1e-10;
    static const long most_steps = 200000;
    double whole = when[count - 1] - when[0];
    if (whole <= 0) whole = 1; // any will do: there is no way to go
    return (Integration){equation, when[0], whole_tolerance / whole, whole / 100,
                         most_steps};
}

static bool reach(Integration *run, double time, Error *err) {
    assert(time >= run->time);
    if (integrate_to(run, time)) return true;
    return error_set(err, "levels.steps", "%.4g", run->time);
}

bool levels_evolve(const LevelSystem *system, const double complex *psi, const double *when,
                   int count, double complex *out, Error *err) {
    int n = system->levels;
    assert(n >= 2 && n <= MAX_LEVELS && count >= 1 && !system->jump_count);
    Integration run = begin((Equation){n, pure_slope, system}, when, count);
    memcpy(run.y, psi, (size_t)n * sizeof *psi);
    for (int k = 0; k < count; k++) {
        if (!reach(&run, when[k], err)) return false;
        memcpy(out + (ptrdiff_t)k * n, run.y, (size_t)n * sizeof *psi);
    }
    return true;
}

bool levels_evolve_mixed(const LevelSystem *system, LevelMatrix rho, const double *when,
                         int count, LevelMatrix *out, Error *err) {
    int n = system->levels;
    assert(n >= 2 && n <= MAX_LEVELS && count >= 1 && system->jump_count <= MAX_JUMPS);
    Master master = master_of(system);
    Integration run = begin((Equation){n * n, mixed_slope, &master}, when, count);
    for (int i = 0; i < n * n; i++)
        run.y[i] = rho.m[i / n][i % n];
    for (int k = 0; k < count; k++) {
        if (!reach(&run, when[k], err)) return false;
        out[k] = (LevelMatrix){0};
        for (int i = 0; i < n * n; i++)
            out[k].m[i / n][i % n] = run.y[i];
    }
    return true;
}

// --- Hamiltonians

void driven_hamiltonian(const void *with, double time, LevelMatrix *h) {
    const Driven *driven = with;
    *h = driven->still;
    for (int k = 0; k < driven->count; k++) {
        const Drive *drive = &driven->drives[k];
        *h = level_sum(*h, drive->envelope(drive->with, time), drive->matrix);
    }
}

void transmon_hamiltonian(const void *with, double time, LevelMatrix *h) {
    const Transmon *transmon = with;
    double height = transmon->area / transmon->duration;
    double turn = 2 * M_PI / transmon->duration;
    bool on = time >= 0 && time <= transmon->duration;
    double x = on ? height * (1 - cos(turn * time)) : 0;
    double slope = on ? height * turn * sin(turn * time) : 0;
    double y = -transmon->derivative * slope / transmon->anharmonicity;
    for (int k = 0; k < transmon->levels; k++)
        h->m[k][k] = transmon->detuning * k + transmon->anharmonicity * k * (k - 1) / 2;
    for (int k = 1; k < transmon->levels; k++) {
        h->m[k - 1][k] = CMPLX(x, -y) * sqrt(k) / 2;
        h->m[k][k - 1] = CMPLX(x, y) * sqrt(k) / 2;
    }
}
