#include "quantum/euler.h"

#include <math.h>
#include <stddef.h>

// Into -π < φ ≤ π; `turns` counts how often 2π was taken away or added.
static double wrapped(double angle, int *turns) {
    double whole = ceil((angle - M_PI) / (2 * M_PI));
    *turns += (int)whole;
    return angle - 2 * M_PI * whole;
}

// A full turn of a rotation is -1, half a turn of the phase.
static Euler in_range(Euler angles) {
    int turns = 0, whole = 0;
    angles.first = wrapped(angles.first, &turns);
    angles.last = wrapped(angles.last, &turns);
    angles.phase = wrapped(angles.phase + (turns % 2 ? M_PI : 0), &whole);
    return angles;
}

static Euler zyz_of(Matrix2 u) {
    const double nothing = 1e-13; // below this an entry's phase is rounding
    double complex det = u.m[0][0] * u.m[1][1] - u.m[0][1] * u.m[1][0];
    double phase = carg(det) / 2;
    double cosine = cabs(u.m[1][1]), sine = cabs(u.m[1][0]);
    double half_sum = carg(u.m[1][1]) - phase, half_difference = carg(u.m[1][0]) - phase;
    if (cosine < nothing) half_sum = half_difference;
    if (sine < nothing) half_difference = half_sum;
    return in_range((Euler){phase, half_sum + half_difference, 2 * atan2(sine, cosine),
                            half_sum - half_difference});
}

static Matrix2 hadamard_turned(Matrix2 u) {
    Matrix2 h = gate_find("h")->matrix(NULL);
    return matrix2_product(matrix2_product(h, u), h);
}

// Rx(β) = Rz(-π/2) Ry(β) Rz(π/2), and H turns Z into X and Y into -Y.
Euler euler_of(Matrix2 u, EulerAxes axes) {
    Euler angles = zyz_of(axes == EULER_XYX ? hadamard_turned(u) : u);
    if (axes == EULER_XYX) angles.middle = -angles.middle;
    if (axes != EULER_ZXZ) return angles;
    angles.first += M_PI_2;
    angles.last -= M_PI_2;
    return in_range(angles);
}

Matrix2 euler_matrix(Euler angles, EulerAxes axes) {
    static const char *const outer[EULER_COUNT] = {"rz", "rz", "rx"};
    static const char *const inner[EULER_COUNT] = {"ry", "rx", "ry"};
    const Gate *out = gate_find(outer[axes]), *in = gate_find(inner[axes]);
    Matrix2 product =
        matrix2_product(out->matrix(&angles.first), in->matrix(&angles.middle));
    product = matrix2_product(product, out->matrix(&angles.last));
    for (int i = 0; i < 4; i++)
        product.m[i / 2][i % 2] *= cexp(I * angles.phase);
    return product;
}
