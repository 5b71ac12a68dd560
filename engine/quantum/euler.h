// A 2×2 unitary as three rotations about two axes, and back.
#ifndef KYUBI_QUANTUM_EULER_H
#define KYUBI_QUANTUM_EULER_H

#include "quantum/gates.h"

// Which axes: ZYZ is Rz(first) Ry(middle) Rz(last).
typedef enum EulerAxes { EULER_ZYZ, EULER_ZXZ, EULER_XYX, EULER_COUNT } EulerAxes;

// U = e^{i phase} R(first) R(middle) R(last); as always in a product, `last` acts first.
typedef struct Euler {
    double phase, first, middle, last;
} Euler;

// The angles of a unitary (Nielsen and Chuang, theorem 4.1; the other axes by turning these
// onto Z and Y). `middle` is in 0 … π (XYX: -π … 0), the others in -π < φ ≤ π. Where only
// the sum or difference of `first` and `last` is fixed, `last` is made 0 for Z axes. The
// product of euler_matrix is U to 1e-13.
Euler euler_of(Matrix2 u, EulerAxes axes);
Matrix2 euler_matrix(Euler angles, EulerAxes axes);

#endif
