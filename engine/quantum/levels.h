// Driven systems of two to four levels: Schrödinger's equation for a pure state and the
// master equation of Lindblad for a mixed one, with any Hamiltonian in time. ħ = 1:
// Hamiltonians are angular frequencies and rates are events per unit of time, both in the
// inverse of whatever time is measured in (rad/s with s, rad/ns with ns). Level 0 is the
// first row. All is worked out to an error below 1e-9 (quantum/integrate.h).
#ifndef KYUBI_QUANTUM_LEVELS_H
#define KYUBI_QUANTUM_LEVELS_H

#include "base/error.h"

#include <complex.h>

enum { MAX_LEVELS = 4 };

// An operator, m[row][column]; of a system with fewer levels only the first are looked at.
typedef struct LevelMatrix {
    double complex m[MAX_LEVELS][MAX_LEVELS];
} LevelMatrix;

LevelMatrix level_transition(int row, int column); // |row⟩⟨column|
LevelMatrix level_pauli(char letter);              // 'X', 'Y' or 'Z' of levels 0 and 1
LevelMatrix level_lowering(int levels);            // a = Σ √k |k-1⟩⟨k|
LevelMatrix level_scaled(double complex by, LevelMatrix a);
LevelMatrix level_sum(LevelMatrix a, double complex by, LevelMatrix b); // a + by·b

// What happens by chance, `rate` (at least 0) times per unit of time: ρ gains
// rate·(LρL† - ½L†Lρ - ½ρL†L). Decay of level 1 within T1: |0⟩⟨1| at 1/T1; loss of phase
// within T_φ: Z at 1/(2T_φ), so that 1/T2 = 1/(2T1) + 1/T_φ.
typedef struct Jump {
    LevelMatrix matrix;
    double rate;
} Jump;

// The Hamiltonian, Hermitian at every time, is written to `h`, which is all zeros before.
typedef void LevelHamiltonian(const void *with, double time, LevelMatrix *h);

typedef struct LevelSystem {
    int levels; // 2 … MAX_LEVELS
    LevelHamiltonian *hamiltonian;
    const void *with;
    const Jump *jumps; // borrowed, at most 16; for levels_evolve there are none
    int jump_count;
} LevelSystem;

// d|ψ⟩/dt = -iH|ψ⟩ from `psi`, the state at times[0]. Row k of `out` (count rows of
// system->levels amplitudes) is the state at times[k]; they rise. The solver chooses its
// steps, but stops at every time asked for: name one within each pulse that is shorter than
// a tenth of the time between two others. Fails: levels.steps (the time it came to) where
// 200000 steps do not suffice, or H is not a number.
bool levels_evolve(const LevelSystem *system, const double complex *psi,
                   const double *times, int count, double complex *out, Error *err);

// dρ/dt = -i[H, ρ] and the jumps (Lindblad, Commun. Math. Phys. 48, 119 (1976); Nielsen and
// Chuang, §8.4.1), likewise; `rho` is Hermitian.
bool levels_evolve_mixed(const LevelSystem *system, LevelMatrix rho, const double *times,
                         int count, LevelMatrix *out, Error *err);

// --- Hamiltonians ready to use; `with` is the struct of that name

// still + Σ envelope_k(t)·matrix_k.
typedef struct Drive {
    LevelMatrix matrix;
    double (*envelope)(const void *with, double time);
    const void *with;
} Drive;
typedef struct Driven {
    LevelMatrix still;
    const Drive *drives;
    int count;
} Driven;
void driven_hamiltonian(const void *with, double time, LevelMatrix *h);

// A transmon in the frame of its drive: ½(Ωx - iΩy)a + ½(Ωx + iΩy)a† + Σ (detuning·k +
// anharmonicity·k(k-1)/2)|k⟩⟨k| with a raised cosine Ωx = (area/duration)(1 - cos(2πt /
// duration)) from 0 to `duration`, and its derivative Ωy = -derivative·Ωx'/anharmonicity on
// the other quadrature (Motzoi, Gambetta, Rebentrost and Wilhelm, PRL 103, 110501 (2009)).
typedef struct Transmon {
    int levels;
    double anharmonicity; // negative for a real transmon, never 0
    double detuning;      // of levels 0 and 1 from the drive
    double duration;
    double area; // the angle that it turns levels 0 and 1 by, were there no others: π
    double derivative; // 0: none
} Transmon;
void transmon_hamiltonian(const void *with, double time, LevelMatrix *h);

#endif
