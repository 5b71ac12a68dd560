// The basis states of a state that are worth naming when there is no room for all.
#ifndef KYUBI_QUANTUM_LIKELIEST_H
#define KYUBI_QUANTUM_LIKELIEST_H

#include <stddef.h>
#include <stdint.h>

typedef struct Likeliest {
    size_t all;         // basis states that are there: more likely than 1e-12
    int count;          // of those that were chosen
    double probability; // … and what they come to together
} Likeliest;

// The `most` likeliest of `size` numbers |re + i·im|² (im NULL: re are probabilities), by
// rising index; of equals the lower ones. One pass, and most² steps for each that is
// replaced.
Likeliest likeliest(const double *re, const double *im, size_t size, int most,
                    uint32_t *index);

#endif
