// What density.c and density_gates.c share.
#ifndef KYUBI_QUANTUM_DENSITY_INSIDE_H
#define KYUBI_QUANTUM_DENSITY_INSIDE_H

#include "quantum/density.h"

struct Density {
    const Kernels *kernels;
    int qubits;
    double *r; // 4^qubits
};

#endif
