#include "quantum/tomography.h"

#include "base/mem.h"
#include "quantum/decompose.h"
#include "quantum/sample.h"
#include "quantum/square.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { AXES = 3, MOST_ROWS = 1 << TOMOGRAPHY_QUBITS };

static void check_qubits(int qubits) {
    assert(qubits >= 1 && qubits <= TOMOGRAPHY_QUBITS);
}

int tomography_settings(int qubits) {
    check_qubits(qubits);
    int settings = 1;
    for (int q = 0; q < qubits; q++)
        settings *= AXES;
    return settings;
}

static int axis_of(int setting, int qubit) {
    for (int q = 0; q < qubit; q++)
        setting /= AXES;
    return setting % AXES;
}

void tomography_letters(int qubits, int setting, char *letters) {
    for (int q = 0; q < qubits; q++)
        letters[qubits - 1 - q] = "XYZ"[axis_of(setting, q)];
    letters[qubits] = 0;
}

// ---- experiment

// ⟨value|read⟩: amplitudes of the states that X, Y and Z read as 0 and as 1.
static double complex amplitude(int axis, int read, int value) {
    if (axis == 2) return read == value;
    double complex low = axis == 0 ? 1 : I;
    return M_SQRT1_2 * (value ? (read ? -low : low) : 1);
}

static void outcome_vector(int qubits, int setting, int outcome, double complex *vector) {
    for (int row = 0; row < 1 << qubits; row++) {
        vector[row] = 1;
        for (int q = 0; q < qubits; q++)
            vector[row] *= amplitude(axis_of(setting, q), outcome >> q & 1, row >> q & 1);
    }
}

void tomography_probabilities(int qubits, const double complex *rho, int setting,
                              double *out) {
    check_qubits(qubits);
    int size = 1 << qubits;
    double complex vector[MOST_ROWS];
    for (int outcome = 0; outcome < size; outcome++) {
        outcome_vector(qubits, setting, outcome, vector);
        double complex sum = 0;
        for (int i = 0; i < size * size; i++)
            sum += conj(vector[i / size]) * rho[i] * vector[i % size];
        out[outcome] = fmax(0, creal(sum));
    }
}

void tomography_simulate(int qubits, const double complex *rho, int shots, Rng *rng,
                         uint64_t *counts) {
    double weights[MOST_ROWS];
    for (int setting = 0; setting < tomography_settings(qubits); setting++) {
        tomography_probabilities(qubits, rho, setting, weights);
        sample_counts(weights, (size_t)1 << qubits, (uint64_t)shots, rng,
                      counts + (setting << qubits));
    }
}

// ---- inversion

// A Pauli string by the qubits where it has a letter, and the setting that has these
// letters there (and anything elsewhere).
typedef struct String {
    int letters[TOMOGRAPHY_QUBITS]; // an axis, or AXES for the identity
    int support;                    // its qubits as bits
} String;

static String string_of(int qubits, int index) {
    String string = {0};
    for (int q = 0; q < qubits; q++) {
        string.letters[q] = index >> 2 * q & AXES;
        if (string.letters[q] < AXES) string.support |= 1 << q;
    }
    return string;
}

static bool shows(int qubits, int setting, const String *string) {
    for (int q = 0; q < qubits; q++)
        if (string->support >> q & 1 && axis_of(setting, q) != string->letters[q])
            return false;
    return true;
}

static double string_mean(int qubits, const uint64_t *counts, const String *string) {
    double sum = 0, shots = 0;
    for (int setting = 0; setting < tomography_settings(qubits); setting++) {
        if (!shows(qubits, setting, string)) continue;
        for (int outcome = 0; outcome < 1 << qubits; outcome++) {
            double seen = (double)counts[(setting << qubits) + outcome];
            sum += __builtin_parity((unsigned)(outcome & string->support)) ? -seen : seen;
            shots += seen;
        }
    }
    return sum / shots;
}

// rho += weight · P, a letter at a time: its column is the row but for the flips of X and
// Y.
static void add_string(int qubits, const String *string, double weight,
                       double complex *rho) {
    for (int row = 0; row < 1 << qubits; row++) {
        double complex entry = weight;
        int column = row;
        for (int q = 0; q < qubits; q++) {
            int letter = string->letters[q], one = row >> q & 1;
            if (letter < 2) column ^= 1 << q;
            if (letter == 1) entry *= one ? I : -I;
            if (letter == 2 && one) entry = -entry;
        }
        rho[(row << qubits) + column] += entry;
    }
}

static bool all_measured(int qubits, const uint64_t *counts, Error *err) {
    for (int setting = 0; setting < tomography_settings(qubits); setting++) {
        long long shots = 0;
        for (int outcome = 0; outcome < 1 << qubits; outcome++)
            shots += counts[(setting << qubits) + outcome];
        char letters[TOMOGRAPHY_QUBITS + 1];
        tomography_letters(qubits, setting, letters);
        if (shots == 0) return error_set(err, "tomography.no_shots", "%s", letters);
    }
    return true;
}

bool tomography_invert(int qubits, const uint64_t *counts, double complex *rho,
                       Error *err) {
    int size = 1 << qubits;
    if (!all_measured(qubits, counts, err)) return false;
    memset(rho, 0, (size_t)(size * size) * sizeof *rho);
    for (int index = 0; index < size * size; index++) {
        String string = string_of(qubits, index);
        add_string(qubits, &string, string_mean(qubits, counts, &string) / size, rho);
    }
    return true;
}

// ---- projection

// The nearest numbers that are not negative and add up to the same: the least are set to 0
// while what they lacked, shared among the others, would take them below it. `values` rise.
static void lift(int size, double *values) {
    double lacking = 0;
    int least = 0;
    while (least < size - 1 && values[least] + lacking / (size - least) < 0) {
        lacking += values[least];
        values[least++] = 0;
    }
    for (int k = least; k < size; k++)
        values[k] += lacking / (size - least);
}

bool tomography_project(int size, const double complex *matrix, double complex *out,
                        Error *err) {
    double complex *vectors = square_create(size, err);
    if (!vectors) return false;
    double *values = mem_new((size_t)size * sizeof *values);
    double complex *weights = mem_new((size_t)size * sizeof *weights);
    bool done = hermitian_eigen(size, matrix, values, vectors, err);
    if (done) lift(size, values);
    for (int k = 0; k < size; k++)
        weights[k] = values[k];
    if (done) hermitian_compose(size, weights, vectors, out);
    free(weights);
    free(values);
    free(vectors);
    return done;
}
