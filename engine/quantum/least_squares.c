#include "quantum/least_squares.h"

#include <math.h>
#include <string.h>

// Turns row i of the triangle and the new row so that the latter's entry i becomes 0.
static void rotate(LeastSquares *system, int i, double *row, double *right) {
    double length = sqrt(system->r[i][i] * system->r[i][i] + row[i] * row[i]);
    if (length == 0) return;
    double c = system->r[i][i] / length, s = row[i] / length;
    for (int j = i; j < system->unknowns; j++) {
        double kept = system->r[i][j];
        system->r[i][j] = c * kept + s * row[j];
        row[j] = c * row[j] - s * kept;
    }
    double kept = system->right[i];
    system->right[i] = c * kept + s * *right;
    *right = c * *right - s * kept;
}

void least_squares_add(LeastSquares *system, const double *row, double right) {
    double left[MAX_UNKNOWNS];
    memcpy(left, row, (size_t)system->unknowns * sizeof *left);
    for (int i = 0; i < system->unknowns; i++)
        if (left[i] != 0) rotate(system, i, left, &right);
    system->rest += right * right;
}

double least_squares_length(const LeastSquares *system, int column) {
    double squares = 0;
    for (int i = 0; i <= column; i++)
        squares += system->r[i][column] * system->r[i][column];
    return sqrt(squares);
}

static bool is_determined(const LeastSquares *system) {
    const double least = 1e-10; // of a column's length, left by the columns before it
    for (int j = 0; j < system->unknowns; j++)
        if (!(fabs(system->r[j][j]) > least * least_squares_length(system, j)))
            return false;
    return true;
}

// Solves R x = right.
static void back_substitute(const LeastSquares *system, const double *right, double *x) {
    for (int i = system->unknowns - 1; i >= 0; i--) {
        x[i] = right[i];
        for (int j = i + 1; j < system->unknowns; j++)
            x[i] -= system->r[i][j] * x[j];
        x[i] /= system->r[i][i];
    }
}

bool least_squares_solve(const LeastSquares *system, double *x) {
    if (!is_determined(system)) return false;
    back_substitute(system, system->right, x);
    return true;
}

// (RᵀR)⁻¹ = R⁻¹ R⁻ᵀ, the columns of R⁻¹ being found one by one.
bool least_squares_covariance(const LeastSquares *system,
                              double covariance[MAX_UNKNOWNS][MAX_UNKNOWNS]) {
    if (!is_determined(system)) return false;
    double inverse[MAX_UNKNOWNS][MAX_UNKNOWNS]; // [column][row]
    for (int k = 0; k < system->unknowns; k++) {
        double unit[MAX_UNKNOWNS] = {0};
        unit[k] = 1;
        back_substitute(system, unit, inverse[k]);
    }
    for (int i = 0; i < system->unknowns; i++)
        for (int j = 0; j < system->unknowns; j++) {
            covariance[i][j] = 0;
            for (int k = 0; k < system->unknowns; k++)
                covariance[i][j] += inverse[k][i] * inverse[k][j];
        }
    return true;
}
