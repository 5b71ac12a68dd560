#include "quantum/gates.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static Matrix2 matrix2(double complex a, double complex b, double complex c,
                       double complex d) {
    return (Matrix2){{{a, b}, {c, d}}};
}

// e^{i·angle}; C's cexp takes three times as long.
static double complex turned_by(double angle) {
    return CMPLX(cos(angle), sin(angle));
}

static double complex times(double complex a, double complex b) {
    return CMPLX(creal(a) * creal(b) - cimag(a) * cimag(b),
                 creal(a) * cimag(b) + cimag(a) * creal(b));
}

static Matrix2 identity(const double *angles) {
    (void)angles;
    return matrix2(1, 0, 0, 1);
}

static Matrix2 hadamard(const double *angles) {
    (void)angles;
    return matrix2(M_SQRT1_2, M_SQRT1_2, M_SQRT1_2, -M_SQRT1_2);
}

static Matrix2 pauli_x(const double *angles) {
    (void)angles;
    return matrix2(0, 1, 1, 0);
}

static Matrix2 pauli_y(const double *angles) {
    (void)angles;
    return matrix2(0, -I, I, 0);
}

static Matrix2 pauli_z(const double *angles) {
    (void)angles;
    return matrix2(1, 0, 0, -1);
}

static Matrix2 quarter(const double *angles) {
    (void)angles;
    return matrix2(1, 0, 0, I);
}

static Matrix2 quarter_back(const double *angles) {
    (void)angles;
    return matrix2(1, 0, 0, -I);
}

static Matrix2 eighth(const double *angles) {
    (void)angles;
    return matrix2(1, 0, 0, M_SQRT1_2 + M_SQRT1_2 * I);
}

static Matrix2 eighth_back(const double *angles) {
    (void)angles;
    return matrix2(1, 0, 0, M_SQRT1_2 - M_SQRT1_2 * I);
}

// e^{iθ} for both: nothing that can be seen, but under a control it is a phase on the
// control.
static Matrix2 global_phase(const double *angles) {
    double complex turn = cexp(I * angles[0]);
    return matrix2(turn, 0, 0, turn);
}

static Matrix2 phase(const double *angles) {
    return matrix2(1, 0, 0, turned_by(angles[0]));
}

// The root of X whose square is X itself: e^{iπ/4} Rx(π/2).
static Matrix2 root_x(const double *angles) {
    (void)angles;
    return matrix2(0.5 + 0.5 * I, 0.5 - 0.5 * I, 0.5 - 0.5 * I, 0.5 + 0.5 * I);
}

static Matrix2 root_x_back(const double *angles) {
    (void)angles;
    return matrix2(0.5 - 0.5 * I, 0.5 + 0.5 * I, 0.5 + 0.5 * I, 0.5 - 0.5 * I);
}

static Matrix2 rotate_x(const double *angles) {
    double c = cos(angles[0] / 2), s = sin(angles[0] / 2);
    return matrix2(c, -I * s, -I * s, c);
}

static Matrix2 rotate_y(const double *angles) {
    double c = cos(angles[0] / 2), s = sin(angles[0] / 2);
    return matrix2(c, -s, s, c);
}

static Matrix2 rotate_z(const double *angles) {
    return matrix2(turned_by(-0.5 * angles[0]), 0, 0, turned_by(0.5 * angles[0]));
}

// U(θ, φ, λ) with a real upper left corner. The phase matters under a control: this one
// makes `ctrl @ u` the cu3 of qelib1.inc; OpenQASM 3's built-in U is e^{iθ/2} times it.
static Matrix2 general(const double *angles) {
    double c = cos(angles[0] / 2), s = sin(angles[0] / 2);
    double complex phi = turned_by(angles[1]), lambda = turned_by(angles[2]);
    return matrix2(c, -lambda * s, phi * s, times(phi, lambda) * c);
}

// clang-format off
static const Gate gates[] = {
    // name     label   kind          family           angles matrix     inverse  clifford  key  controlled
    {"h",       "H",    GATE_MATRIX,  FAMILY_SUPERPOSE, 0, hadamard,     "h",     "+Z +X",  'h'},
    {"sx",      "√X",   GATE_MATRIX,  FAMILY_SUPERPOSE, 0, root_x,       "sxdg",  "+X -Y",  'v'},
    {"sxdg",    "√X†",  GATE_MATRIX,  FAMILY_SUPERPOSE, 0, root_x_back,  "sx",    "+X +Y",  'V'},
    {"x",       "X",    GATE_MATRIX,  FAMILY_FLIP,      0, pauli_x,      "x",     "+X -Z",  'x', "⊕"},
    {"y",       "Y",    GATE_MATRIX,  FAMILY_FLIP,      0, pauli_y,      "y",     "-X -Z",  'y'},
    {"z",       "Z",    GATE_MATRIX,  FAMILY_FLIP,      0, pauli_z,      "z",     "-X +Z",  'z'},
    {"id",      "I",    GATE_MATRIX,  FAMILY_FLIP,      0, identity,     "id",    "+X +Z",  'I'},
    {"s",       "S",    GATE_MATRIX,  FAMILY_PHASE,     0, quarter,      "sdg",   "+Y +Z",  's'},
    {"sdg",     "S†",   GATE_MATRIX,  FAMILY_PHASE,     0, quarter_back, "s",     "-Y +Z",  'S'},
    {"t",       "T",    GATE_MATRIX,  FAMILY_PHASE,     0, eighth,       "tdg",   NULL,     't'},
    {"tdg",     "T†",   GATE_MATRIX,  FAMILY_PHASE,     0, eighth_back,  "t",     NULL,     'T'},
    {"p",       "P",    GATE_MATRIX,  FAMILY_PHASE,     1, phase,        "p",     NULL,     'p'},
    {"gphase",  "e^iθ", GATE_MATRIX,  FAMILY_PHASE,     1, global_phase, "gphase", NULL,    0},
    {"rx",      "Rx",   GATE_MATRIX,  FAMILY_ROTATE,    1, rotate_x,     "rx",    NULL,     'X'},
    {"ry",      "Ry",   GATE_MATRIX,  FAMILY_ROTATE,    1, rotate_y,     "ry",    NULL,     'Y'},
    {"rz",      "Rz",   GATE_MATRIX,  FAMILY_ROTATE,    1, rotate_z,     "rz",    NULL,     'Z'},
    {"u",       "U",    GATE_MATRIX,  FAMILY_ROTATE,    3, general,      "u",     NULL,     'u'},
    {"swap",    "×",    GATE_SWAP,    FAMILY_LINK,      0, NULL,         "swap",  NULL,     'w'},
    {"measure", "M",    GATE_MEASURE, FAMILY_MEASURE,   0, NULL,         NULL,    NULL,     'm'},
    {"reset",   "|0⟩",  GATE_RESET,   FAMILY_MEASURE,   0, NULL,         NULL,    NULL,     'r'},
    {"post0",   "⟨0|",  GATE_POSTSELECT, FAMILY_MEASURE, 0, NULL,        NULL,    NULL,     0, NULL, 0},
    {"post1",   "⟨1|",  GATE_POSTSELECT, FAMILY_MEASURE, 0, NULL,        NULL,    NULL,     0, NULL, 1},
    {"set0",    "c=0",  GATE_ASSIGN,  FAMILY_MEASURE,   0, NULL,         NULL,    NULL,     0, NULL, 0},
    {"set1",    "c=1",  GATE_ASSIGN,  FAMILY_MEASURE,   0, NULL,         NULL,    NULL,     0, NULL, 1},
    {"barrier", "┆",    GATE_BARRIER, FAMILY_LINK,      0, NULL,         "barrier", NULL,   0},
};
// clang-format on

int gate_count(void) {
    return sizeof gates / sizeof *gates;
}

const Gate *gate_row(int index) {
    return index >= 0 && index < gate_count() ? &gates[index] : NULL;
}

const Gate *gate_find(const char *name) {
    for (int i = 0; name && i < gate_count(); i++)
        if (strcmp(gates[i].name, name) == 0) return &gates[i];
    return NULL;
}

Matrix2 matrix2_product(Matrix2 a, Matrix2 b) {
    Matrix2 product = {0};
    for (int row = 0; row < 2; row++)
        for (int column = 0; column < 2; column++)
            for (int k = 0; k < 2; k++)
                product.m[row][column] += a.m[row][k] * b.m[k][column];
    return product;
}

Matrix2 matrix2_adjoint(Matrix2 a) {
    return matrix2(conj(a.m[0][0]), conj(a.m[1][0]), conj(a.m[0][1]), conj(a.m[1][1]));
}

Matrix2 matrix2_scaled(Matrix2 a, double complex by) {
    return matrix2(by * a.m[0][0], by * a.m[0][1], by * a.m[1][0], by * a.m[1][1]);
}

double complex half_turns(double count) {
    count -= 2 * nearbyint(count / 2);
    double quarters = nearbyint(2 * count);
    double angle = M_PI * (count - quarters / 2);
    double complex turned = CMPLX(cos(angle), sin(angle));
    static const double complex quarter_turns[] = {1, I, -1, -I};
    return turned * quarter_turns[((int)quarters + 4) % 4];
}

// e^{i·power·α}, α as a part of π.
static double complex powered(double part, double power) {
    if (part <= -1 + 1e-12 / M_PI) part = 1;
    return half_turns(part * power);
}

// u = e^{iδ} (cos α I − i sin α n·σ) has the eigenvalues e^{i(δ∓α)} on (I ± n·σ) / 2.
Matrix2 matrix2_power(Matrix2 u, double power) {
    double complex turn = csqrt(u.m[0][0] * u.m[1][1] - u.m[0][1] * u.m[1][0]);
    double complex cosine = (u.m[0][0] + u.m[1][1]) / turn / 2;
    double sine[3] = {-cimag((u.m[0][1] + u.m[1][0]) / turn) / 2,
                      creal((u.m[1][0] - u.m[0][1]) / turn) / 2,
                      -cimag((u.m[0][0] - u.m[1][1]) / turn) / 2};
    double length = sqrt(sine[0] * sine[0] + sine[1] * sine[1] + sine[2] * sine[2]);
    double delta = carg(turn) / M_PI, alpha = atan2(length, creal(cosine)) / M_PI;
    double complex with = powered(remainder(delta - alpha, 2), power);
    double complex against = powered(remainder(delta + alpha, 2), power);
    double complex mean = (with + against) / 2;
    double complex half = length > 0 ? (with - against) / 2 / length : 0;
    return matrix2(mean + half * sine[2], half * (sine[0] - I * sine[1]),
                   half * (sine[0] + I * sine[1]), mean - half * sine[2]);
}

static double first_part(const double vector[3]) {
    for (int i = 0; i < 3; i++)
        if (fabs(vector[i]) > 1e-9) return vector[i];
    return 0;
}

Rotation matrix2_rotation(Matrix2 u) {
    // u = e^{iδ} (cos(a/2) I - i sin(a/2) n·σ); the root of the determinant is ±e^{iδ}.
    double complex turn = csqrt(u.m[0][0] * u.m[1][1] - u.m[0][1] * u.m[1][0]);
    double cosine = creal((u.m[0][0] + u.m[1][1]) / turn) / 2;
    double sine[3] = {-cimag((u.m[0][1] + u.m[1][0]) / turn) / 2,
                      creal((u.m[1][0] - u.m[0][1]) / turn) / 2,
                      -cimag((u.m[0][0] - u.m[1][1]) / turn) / 2};
    double length = sqrt(sine[0] * sine[0] + sine[1] * sine[1] + sine[2] * sine[2]);
    if (length < 1e-12) return (Rotation){{0, 0, 1}, 0};
    // The other root tells the same turn as 0 … π. A half turn has two axes: the one that
    // points along x (or else y, z) is named.
    double sign = cosine < 0 ? -1 : 1;
    if (fabs(cosine) < 1e-12) sign = first_part(sine) < 0 ? -1 : 1;
    Rotation rotation = {.angle = 2 * atan2(length, fabs(cosine))};
    for (int i = 0; i < 3; i++)
        rotation.axis[i] = sign * sine[i] / length;
    return rotation;
}
