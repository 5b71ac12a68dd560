// How displays say themselves in words: the describers that lesson/display.c puts into its
// rows, one file a display where it needs more than a few lines, and what they share. Each
// gives one sentence of prose, formulas between dollars; yours to free.
#ifndef KYUBI_LESSON_DESCRIBE_H
#define KYUBI_LESSON_DESCRIBE_H

#include "base/mem.h"
#include "lesson/display.h"

DisplayDescribe describe_bloch, describe_amplitudes, describe_ket;
DisplayRows rows_bloch;
// describe_correlations.c, describe_qsphere.c, describe_phases.c
DisplayDescribe describe_correlations, describe_qsphere, describe_phases;
DisplayRows rows_correlations, rows_qsphere, rows_phases;
// describe_histogram.c, describe_conditional.c, describe_branches.c
DisplayDescribe describe_histogram, describe_conditional, describe_means, describe_branches;
DisplayRows histogram_rows, conditional_rows, means_rows, branches_rows;
// describe_matrix.c, describe_density.c, describe_entanglement.c, describe_paths.c
DisplayDescribe describe_matrix, describe_density, describe_entanglement, describe_paths;
DisplayRows matrix_rows, density_rows, entanglement_rows, paths_rows;
// describe_amplitudes.c, describe_ket.c
DisplayRows rows_amplitudes, rows_ket;

enum { SPOKEN = 8 }; // most things that one sentence lists

typedef struct Speech {
    const Words *words;
    Lang lang;
    Buffer out; // the list so far
    int told;   // what say_room let in
    int more;   // … and what it did not
} Speech;

// Appends `words` (taken) to a sentence, `between` before all but the first.
void say_more(Buffer *out, const char *between, char *words);
const char *say_comma(Lang lang); // what stands between the things of a list
// Whether the list has room for one thing more; where it has none, that is counted.
bool say_room(Speech *speech);
void say_item(Speech *speech, char *words); // one thing of the list; taken
// The sentence `key` (NULL: none) around the list, which ends in "and so many more" where
// there are more.
char *say_list(Speech *speech, const char *key);
// Why there is no single state: branches, or noise.
char *say_mixture(const Words *words, Lang lang, const Run *run);

void ket_tex_name(char *out, size_t size, uint64_t index, int qubits); // "\\ket{01}"
void ket_name(char *out, size_t size, uint64_t index, int qubits);     // "$\\ket{01}$"
// Adds " + \frac{1}{2}\ket{01}" to a sum in TeX, the number recognised where it can be;
// ket "": the number alone.
void say_term(Buffer *sum, double complex a, const char *ket);
void value_bits(char *out, size_t value, int count); // "01", the highest bit first
char *say_wires(const Words *words, Lang lang, uint32_t mask); // "q0, q2"; yours
int whole_degrees(double radians);                             // 0 … 359
// The first row of a table: the words of the keys (NULL-ended).
void put_heads(Table *table, const Words *words, Lang lang, const char *const *keys);

#endif
