#include "quantum/square.h"

#include "base/mem.h"

#include <assert.h>
#include <string.h>

double complex *square_create(int size, Error *err) {
    double complex *square = mem_try((size_t)size * (size_t)size, sizeof *square);
    if (!square) error_set(err, "matrix.unsolved", "%d", size);
    return square;
}

void square_product(int size, const double complex *a, const double complex *b,
                    double complex *out) {
    assert(out != a && out != b);
    memset(out, 0, (size_t)size * (size_t)size * sizeof *out);
    for (int row = 0; row < size; row++)
        for (int k = 0; k < size; k++) {
            double complex factor = a[row * size + k];
            for (int column = 0; column < size; column++)
                out[row * size + column] += factor * b[k * size + column];
        }
}

void square_adjoint(int size, const double complex *a, double complex *out) {
    assert(out != a);
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++)
            out[row * size + column] = conj(a[column * size + row]);
}

double complex square_trace(int size, const double complex *a) {
    double complex sum = 0;
    for (int i = 0; i < size; i++)
        sum += a[i * size + i];
    return sum;
}

double complex square_overlap(int size, const double complex *a, const double complex *b) {
    double complex sum = 0;
    for (int i = 0; i < size * size; i++)
        sum += conj(a[i]) * b[i];
    return sum;
}
