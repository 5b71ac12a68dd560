// What the kernels of one width offer, for this room only. Amplitudes are split into real
// and imaginary parts at addresses that 64 divides, with room for at least a vector of 8.
#ifndef KYUBI_QUANTUM_KERNELS_INSIDE_H
#define KYUBI_QUANTUM_KERNELS_INSIDE_H

#include "quantum/kernels.h"
#include "quantum/operation.h"

typedef struct Amplitudes {
    double *re, *im;
    size_t size;
} Amplitudes;

typedef void Act(const Amplitudes *a, const Operation *operation);

struct Kernels {
    KernelWidth width;
    Act *act[ACT_COUNT]; // by OperationKind

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
};

extern const Kernels kernels_sse2;
#ifdef __x86_64__
extern const Kernels kernels_avx2, kernels_avx512;
#endif

#endif
