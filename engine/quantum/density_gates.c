// What changes a density: gates, maps, projections.
#include "quantum/density.h"
#include "quantum/density_inside.h"
#include "quantum/density_kernels.h"
#include "quantum/operator.h"

#include <assert.h>

// --- maps

void density_transfer(Density *density, const Transfer *transfer, const int *targets) {
    Digits digits = {density->r, density->qubits, transfer->qubits, targets};
    // On one of the lowest two qubits the matrix was measured to be faster than moves.
    bool near = transfer->qubits == 1 && targets[0] < 2;
    if (transfer->move_count >= 0 && !near)
        kernel_moves(density->kernels, digits, transfer->moves, transfer->move_count);
    else
        kernel_matrix(density->kernels, digits, transfer->r);
}

static bool is_diagonal(const double *r, int size) {
    for (int i = 0; i < size * size; i++)
        if (i % (size + 1) && r[i] != 0) return false;
    return true;
}

void density_transfer_each(Density *density, const Transfer *transfer) {
    assert(transfer->qubits == 1);
    const double *r = transfer->r;
    if (is_diagonal(r, 4)) {
        kernel_weights(density->kernels, density->r, density->qubits,
                       (double[]){r[0], r[5], r[10], r[15]});
        return;
    }
    for (int q = 0; q < density->qubits; q++)
        density_transfer(density, transfer, &q);
}

static void act_matrix(Density *density, const double matrix[16], int qubit) {
    kernel_matrix(density->kernels, (Digits){density->r, density->qubits, 1, &qubit},
                  matrix);
}

void density_dephase(Density *density, int qubit) {
    act_matrix(density, (double[]){1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, qubit);
}

void density_reset(Density *density, int qubit) {
    act_matrix(density, (double[]){1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}, qubit);
}

void density_blur(Density *density, double probability) {
    assert(probability >= 0 && probability <= 1);
    for (size_t i = 1; i < operator_size(density->qubits); i++)
        density->r[i] *= 1 - probability;
}

// A projector (1 ± Z)/2 on both sides leaves of I and Z a half each way, of X and Y
// nothing.
double density_project(Density *density, uint32_t mask, uint32_t bits) {
    double probability = density_probability(density, mask, bits);
    if (probability < 1e-15) return probability;
    for (int q = 0; q < density->qubits; q++) {
        double z = bits >> q & 1 ? -0.5 : 0.5;
        if (mask >> q & 1)
            act_matrix(density,
                       (double[]){0.5, 0, z, 0, 0, 0, 0, 0, z, 0, 0.5, 0, 0, 0, 0, 0}, q);
    }
    for (size_t i = 0; i < operator_size(density->qubits); i++)
        density->r[i] /= probability;
    return probability;
}

// --- gates on one or two qubits

// A permutation of the 16 strings of two qubits, under signs.
typedef struct Permutation {
    int from[MAX_TRANSFER_SIZE];
    double sign[MAX_TRANSFER_SIZE];
} Permutation;

static void permute(Density *density, const Permutation *permutation, int a, int b) {
    TransferMove moves[MAX_TRANSFER_MOVES];
    int count =
        transfer_moves(MAX_TRANSFER_SIZE, permutation->from, permutation->sign, moves);
    kernel_moves(density->kernels, (Digits){density->r, density->qubits, 2, (int[]){a, b}},
                 moves, count);
}

// Whether u is exactly X, Y or Z; then its digit, else 0.
static int pauli_digit(Matrix2 u) {
    double complex a = u.m[0][0], b = u.m[0][1], c = u.m[1][0], d = u.m[1][1];
    if (b == 0 && c == 0 && a == 1 && d == -1) return 2;
    if (a != 0 || d != 0) return 0;
    if (b == 1 && c == 1) return 1;
    return b == -I && c == I ? 3 : 0;
}

// A controlled Pauli operator P turns a string A ⊗ B into A Z^c ⊗ P^x B: X and Y on the
// control bring P along (x = 1), and what does not commute with P on the target brings Z on
// the control (c = 1). With both, X Z = -iY or Y Z = iX meets P B, which is i times the
// third letter where B follows P in the round X Y Z, else -i times it.
static void apply_controlled_pauli(Density *density, int digit, int control, int target) {
    static const int next[4] = {0, 3, 1, 2};
    Permutation permutation;
    for (int i = 0; i < MAX_TRANSFER_SIZE; i++) {
        int a = i & 3, b = i >> 2;
        bool brings = a & 1, against = b && b != digit;
        int image = (against ? a ^ 2 : a) | (brings ? b ^ digit : b) << 2;
        bool turned = brings && against && (a == 3) == (b == next[digit]);
        permutation.from[image] = i;
        permutation.sign[image] = turned ? -1 : 1;
    }
    permute(density, &permutation, control, target);
}

static void swap_digits(Density *density, int a, int b) {
    Permutation permutation;
    for (int i = 0; i < MAX_TRANSFER_SIZE; i++) {
        permutation.from[i] = i >> 2 | (i & 3) << 2;
        permutation.sign[i] = 1;
    }
    permute(density, &permutation, a, b);
}

static void apply_free(Density *density, Matrix2 u, int target) {
    Transfer transfer;
    transfer_gate(&transfer, u);
    density_transfer(density, &transfer, &target);
}

static void apply_small(Density *density, const double complex *u, int count,
                        const int *targets) {
    Transfer transfer;
    transfer_kraus(&transfer, count, u, 1);
    density_transfer(density, &transfer, targets);
}

// --- gates on more qubits
//
// Let C project on all controls being 1, so that U = 1 + C ⊗ (u - 1). Where a control
// carries I or Z, these are first turned into the parts |0⟩⟨0| and |1⟩⟨1|, which stand in
// the digits 0 and 2. A part with |0⟩⟨0| on some control stays. One with |1⟩⟨1| on all of
// them becomes uAu†. Where the controls of a set M carry X or Y and the rest |1⟩⟨1|, the
// operators A = Σ_s i^(Ys of s) r_s, s over the strings of X and Y on M, stand at
// |1…1⟩⟨0…0| of M and become uA; their adjoints stand opposite.

typedef struct Acting {
    Density *density;
    const double complex *u;
    int count;
    uint32_t controls;
    size_t place[1 << 2 * MAX_TARGETS]; // of every string of the targets
} Acting;

enum { MOST_STRINGS = 1 << 2 * MAX_TARGETS };

static const double complex turns[4] = {1, I, -1, -I};

// Where the string with X on `both`, but Y on `ys` among them, begins.
static size_t string_start(const Acting *acting, size_t rest, uint32_t both, uint32_t ys) {
    return rest + operator_digits(both) +
           2 * operator_digits(ys | (acting->controls & ~both));
}

static void gather(const Acting *acting, size_t rest, uint32_t both, double complex *a) {
    uint32_t ys = 0;
    for (size_t t = 0; t < operator_size(acting->count); t++)
        a[t] = 0;
    do {
        const double *r = acting->density->r + string_start(acting, rest, both, ys);
        double complex turn = turns[__builtin_popcount(ys) & 3];
        for (size_t t = 0; t < operator_size(acting->count); t++)
            a[t] += turn * r[acting->place[t]];
        ys = (ys - both) & both;
    } while (ys);
}

// Adds what A has gained, and its adjoint, to the strings: |1…1⟩⟨0…0| is 2^-m Σ (-i)^(Ys) s
// for m qubits.
static void scatter(const Acting *acting, size_t rest, uint32_t both,
                    const double complex *gain) {
    uint32_t ys = 0;
    double weight = both ? 2 / (double)state_size(__builtin_popcount(both)) : 1;
    do {
        double *r = acting->density->r + string_start(acting, rest, both, ys);
        double complex turn = weight * turns[-__builtin_popcount(ys) & 3];
        for (size_t t = 0; t < operator_size(acting->count); t++)
            r[acting->place[t]] += creal(turn * gain[t]);
        ys = (ys - both) & both;
    } while (ys);
}

static void act_on_set(const Acting *acting, size_t rest, uint32_t both) {
    double complex before[MOST_STRINGS], after[MOST_STRINGS];
    gather(acting, rest, both, before);
    for (size_t t = 0; t < operator_size(acting->count); t++)
        after[t] = before[t];
    operator_from_paulis(acting->count, after);
    operator_left(acting->count, acting->u, after);
    if (!both) operator_right(acting->count, acting->u, after);
    operator_to_paulis(acting->count, after);
    for (size_t t = 0; t < operator_size(acting->count); t++)
        after[t] -= before[t];
    scatter(acting, rest, both, after);
}

static void act_on_controls(Density *density, uint32_t controls, const double matrix[16]) {
    for (int q = 0; q < density->qubits; q++)
        if (controls >> q & 1) act_matrix(density, matrix, q);
}

static void apply_wide(Density *density, const double complex *u, int count,
                       const int *targets, uint32_t controls) {
    static const double to_parts[16] = {1, 0, 1, 0, 0, 1, 0, 0, 1, 0, -1, 0, 0, 0, 0, 1};
    static const double back[16] = {0.5, 0, 0.5,  0, 0, 1, 0, 0,
                                    0.5, 0, -0.5, 0, 0, 0, 0, 1};
    Acting acting = {density, u, count, controls, {0}};
    size_t busy = 3 * operator_digits(controls);
    for (size_t t = 0; t < operator_size(count); t++) {
        for (int k = 0; k < count; k++)
            acting.place[t] |= (t >> 2 * k & 3) << 2 * targets[k];
        busy |= acting.place[t];
    }
    act_on_controls(density, controls, to_parts);
    for (size_t rest = 0; rest < operator_size(density->qubits); rest++) {
        if (rest & busy) continue;
        uint32_t both = 0;
        do {
            act_on_set(&acting, rest, both);
            both = (both - controls) & controls;
        } while (both);
    }
    act_on_controls(density, controls, back);
}

// --- what the header promises

static void check(const Density *density, int count, const int *targets,
                  Controls controls) {
    uint32_t all = controls.ones | controls.zeros;
    assert(all < state_size(density->qubits) && (controls.ones & controls.zeros) == 0);
    for (int k = 0; k < count; k++) {
        assert(targets[k] >= 0 && targets[k] < density->qubits && !(all >> targets[k] & 1));
        all |= 1u << targets[k];
    }
}

static const Matrix2 flip = {{{0, 1}, {1, 0}}};

static void flip_all(Density *density, uint32_t qubits) {
    for (int q = 0; q < density->qubits; q++)
        if (qubits >> q & 1) apply_free(density, flip, q);
}

void density_apply(Density *density, Matrix2 u, int target, Controls controls) {
    int digit = pauli_digit(u);
    bool one_control = __builtin_popcount(controls.ones) == 1 && !controls.zeros;
    check(density, 1, &target, controls);
    if (!controls.ones && !controls.zeros)
        apply_free(density, u, target);
    else if (one_control && digit)
        apply_controlled_pauli(density, digit, __builtin_ctz(controls.ones), target);
    else
        density_apply_matrix(density, &u.m[0][0], 1, &target, controls);
}

// 1 + C ⊗ (u - 1) for one control, which is the lower bit.
static void apply_controlled(Density *density, const double complex *u, int control,
                             int target) {
    const double complex both[16] = {1, 0, 0, 0, 0, u[0], 0, u[1],
                                     0, 0, 1, 0, 0, u[2], 0, u[3]};
    apply_small(density, both, 2, (int[]){control, target});
}

void density_apply_matrix(Density *density, const double complex *u, int count,
                          const int *targets, Controls controls) {
    assert(count >= 1 && count <= MAX_TARGETS);
    check(density, count, targets, controls);
    uint32_t all = controls.ones | controls.zeros;
    flip_all(density, controls.zeros);
    if (!all && count <= MAX_TRANSFER_QUBITS)
        apply_small(density, u, count, targets);
    else if (count == 1 && __builtin_popcount(all) == 1)
        apply_controlled(density, u, __builtin_ctz(all), targets[0]);
    else
        apply_wide(density, u, count, targets, all);
    flip_all(density, controls.zeros);
}

void density_swap(Density *density, int a, int b, Controls controls) {
    static const double complex exchange[16] = {1, 0, 0, 0, 0, 0, 1, 0,
                                                0, 1, 0, 0, 0, 0, 0, 1};
    check(density, 2, (int[]){a, b}, controls);
    if (controls.ones || controls.zeros)
        density_apply_matrix(density, exchange, 2, (int[]){a, b}, controls);
    else
        swap_digits(density, a, b);
}
