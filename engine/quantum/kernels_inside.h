// What the kernels of one width offer, for this room only. Amplitudes are split into real
// and imaginary parts at addresses that 64 divides, with room for at least a vector of 8.
#ifndef KYUBI_QUANTUM_KERNELS_INSIDE_H
#define KYUBI_QUANTUM_KERNELS_INSIDE_H

#include "quantum/columns.h"
#include "quantum/combine.h"
#include "quantum/density_kernels_inside.h"
#include "quantum/kernels.h"
#include "quantum/ladder.h"
#include "quantum/operation.h"

typedef struct Amplitudes {
    double *re, *im;
    size_t size;
} Amplitudes;

// A rotation [[c, −s], [s, c]] without its larger factor: c·[[1, −t], [t, 1]] with t = s/c,
// or where it is steep s·[[t, −1], [1, t]] with t = c/s. Zero does nothing.
typedef struct Shear {
    double tangent; // 0 … 1
    bool steep;
} Shear;

// Where rotations act: qubits from `qubit` on (out of the lanes) of an array of `size` real
// or imaginary parts; of each run of 2^qubit neighbours only from … to−1 (multiples of 8).
typedef struct Rotated {
    size_t size;
    int qubit;
    size_t from, to;
} Rotated;

typedef void Act(const Amplitudes *a, const Operation *operation);

struct Kernels {
    KernelWidth width;
    Act *act[ACT_COUNT]; // by OperationKind

    // Doubles a table: table[half + x] = table[x] · factor for x below `half`.
    void (*grow)(double *re, double *im, size_t half, double complex factor);
    // Multiplies a tile by a table of its size and by `by`, then shears its qubits 0 …
    // near−1.
    int near;
    void (*turn)(const Amplitudes *tile, const double *table_re, const double *table_im,
                 double complex by, const Shear *shears);
    // Shears `count` (1 to 3) qubits, shears[0] being the lowest's.
    void (*rotate)(double *part, const Rotated *on, const Shear *shears, int count);
    // Only on the share of the state where the controls, high qubits but the ladder's own,
    // are met.
    void (*ladder)(const Amplitudes *a, const Ladder *ladder, Controls share);

    // Sum of the squared moduli where the controls are met.
    double (*weight)(const Amplitudes *a, Controls controls);
    // Times `by` where the controls are met, 0 elsewhere.
    void (*keep)(const Amplitudes *a, Controls controls, double by);
    void (*weights)(const Amplitudes *a, double *out);                   // squared moduli
    double complex (*overlap)(const Amplitudes *a, const Amplitudes *b); // ⟨a|b⟩
    // Σ |a − turn·b|².
    double (*distance)(const Amplitudes *a, const Amplitudes *b, double complex turn);
    // Adds this array's part of ⟨X⟩/2, ⟨Y⟩/2 and ⟨Z⟩ of one qubit.
    void (*bloch)(const Amplitudes *a, int qubit, Bloch *sum);
    // The same for three qubits from `qubit` (out of the lanes) on; of each run of
    // 2^qubit neighbours only those from … to−1 (multiples of 8).
    void (*bloch3)(const Amplitudes *a, int qubit, size_t from, size_t to, Bloch sums[3]);

    // out = Σ weights[k] · parts[k] over `count` (1 to MOST_COMBINED) of them; `out` may be
    // one.
    void (*combine)(const Amplitudes *parts, const double complex *weights, int count,
                    const Amplitudes *out);

    // On a density matrix (density_kernels.h): moves one after the other; a matrix on one
    // digit, and on two; weights.
    void (*digits_move)(double *r, const DigitWalk *walk, const TransferMove *moves,
                        int count);
    void (*digits_turn)(double *r, const DigitWalk *walk, const double matrix[16]);
    void (*digits_rows)(double *r, const DigitWalk *walk, const DigitRows *rows);
    void (*digits_weigh)(double *r, const DigitWeights *by);

    // As columns_run (columns.h).
    void (*run_columns)(const Columns *columns, const CliffordStep *steps, size_t count);
};

extern const Kernels kernels_sse2;
#ifdef __x86_64__
extern const Kernels kernels_avx2, kernels_avx512;
#endif

#endif
