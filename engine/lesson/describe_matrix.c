// How the matrix of a circuit says itself, and its numbers.
#include "lesson/describe.h"
#include "quantum/closed_form.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void number_tex(double complex a, char *out, size_t size) {
    char text[96];
    if (closed_form_complex(a, text, sizeof text, out, size)) return;
    if (fabs(cimag(a)) < 1e-9)
        snprintf(out, size, "%.2f", creal(a));
    else
        snprintf(out, size, "%.2f %c %.2fi", creal(a), cimag(a) < 0 ? '-' : '+',
                 fabs(cimag(a)));
}

// " + \frac{1}{\sqrt{2}}\ket{11}": one entry of a column before its ket.
void say_term(Buffer *sum, double complex a, const char *ket) {
    char tex[160];
    number_tex(a, tex, sizeof tex);
    bool minus = tex[0] == '-', several = strstr(tex, " + ") || strstr(tex, " - ");
    const char *number = tex + (minus && !several ? 1 : 0);
    if (sum->size) buffer_print(sum, " %c ", minus && !several ? '-' : '+');
    if (!sum->size && minus && !several) buffer_print(sum, "-");
    bool one = !strcmp(number, "1") && *ket;
    buffer_print(sum, several ? "(%s)%s" : "%s%s", one ? "" : number, ket);
}

// "$\ket{01}$ → $\ket{11}$": where one column of the matrix leads.
static char *say_column(const double complex *matrix, size_t size, size_t column,
                        int qubits) {
    Buffer sum = {NULL};
    char ket[MAX_QUBITS + 8];
    int terms = 0;
    for (size_t row = 0; row < size; row++) {
        double complex entry = matrix[row * size + column];
        if (cabs(entry) <= 1e-6 || terms++ > SPOKEN) continue;
        if (terms > SPOKEN) buffer_print(&sum, " + \\cdots");
        if (terms > SPOKEN) continue;
        ket_tex_name(ket, sizeof ket, row, qubits);
        say_term(&sum, entry, ket);
    }
    char *to = buffer_take(&sum);
    ket_tex_name(ket, sizeof ket, column, qubits);
    buffer_print(&sum, "$%s$ → $%s$", ket, to);
    free(to);
    return buffer_take(&sum);
}

// The first column it is of; -1: everything.
static int first_column(int after, DisplayOptions options) {
    if (options.part != MATRIX_OF_COLUMN) return -1;
    return after > 0 ? after - 1 : 0;
}

char *describe_matrix(const Words *words, Lang lang, const Run *run, int after,
                      DisplayOptions options) {
    const double complex *matrix =
        run_matrix_kept(run, first_column(after, options), after);
    const char *none = run_noise(run) ? "describe.matrix.noisy" : "describe.matrix.none";
    if (!matrix) return mem_text(words_in(words, lang, none));
    Speech speech = {.words = words, .lang = lang};
    size_t size = state_size(run_qubits(run));
    for (size_t column = 0; column < size; column++)
        if (say_room(&speech))
            say_item(&speech, say_column(matrix, size, column, run_qubits(run)));
    const char *key =
        options.part == MATRIX_OF_COLUMN ? "describe.matrix.column" : "describe.matrix";
    return say_list(&speech, key);
}

void matrix_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                 DisplayOptions options) {
    static const char *const heads[] = {"matrix.output", "matrix.input", "rows.real",
                                        "rows.imaginary", NULL};
    const double complex *matrix =
        run_matrix_kept(run, first_column(after, options), after);
    int qubits = run_qubits(run);
    size_t size = state_size(qubits);
    put_heads(table, words, lang, heads);
    for (size_t i = 0; matrix && i < size * size; i++) {
        char row[MAX_QUBITS + 1], column[MAX_QUBITS + 1];
        value_bits(row, i / size, qubits);
        value_bits(column, i % size, qubits);
        table_text(table, row);
        table_text(table, column);
        table_number(table, creal(matrix[i]));
        table_number(table, cimag(matrix[i]));
        table_end_row(table);
    }
}
