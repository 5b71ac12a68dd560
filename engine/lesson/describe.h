// How displays say themselves in words: the describers that lesson/display.c puts into its
// rows, one file a display where it needs more than a few lines, and what they share. Each
// gives one sentence of prose, formulas between dollars; yours to free.
#ifndef KYUBI_LESSON_DESCRIBE_H
#define KYUBI_LESSON_DESCRIBE_H

#include "base/mem.h"
#include "lesson/display.h"

DisplayDescribe describe_bloch, describe_amplitudes, describe_ket, describe_matrix;
DisplayRows rows_bloch;
// describe_correlations.c, describe_qsphere.c, describe_phases.c
DisplayDescribe describe_correlations, describe_qsphere, describe_phases;
DisplayRows rows_correlations, rows_qsphere, rows_phases;
// describe_histogram.c, describe_conditional.c, describe_branches.c
DisplayDescribe describe_histogram, describe_conditional, describe_means, describe_branches;
DisplayRows histogram_rows, conditional_rows, means_rows, branches_rows;
// describe_amplitudes.c, describe_ket.c
DisplayRows rows_amplitudes, rows_ket;

enum { SPOKEN = 8 }; // most things that one sentence lists

typedef struct Speech {
    const Words *words;
    Lang lang;
    Buffer out; // the list so far
} Speech;

// Appends `words` (taken) to a sentence, `between` before all but the first.
void say_more(Buffer *out, const char *between, char *words);
// The sentence `key` (NULL: none) around the list, which ends in "and so many more" where
// `more` > 0.
char *say_list(Speech *speech, const char *key, int more);
// Why there is no single state: branches, or noise.
char *say_mixture(const Words *words, Lang lang, const Run *run);

void ket_name(char *out, size_t size, uint64_t index, int qubits); // "$\\ket{01}$"
int whole_degrees(double radians);                                 // 0 … 359

#endif
