#include "quantum/combine.h"

#include "quantum/kernels_inside.h"

#include <assert.h>

void state_combine(const StateSum *sum, StateParts out, const Kernels *kernels) {
    assert(sum->count >= 1 && sum->count <= MOST_COMBINED);
    Amplitudes parts[MOST_COMBINED], to = {out.re, out.im, 0};
    to.size = state_size(state_qubits(sum->parts[0]));
    for (int k = 0; k < sum->count; k++) {
        assert(state_qubits(sum->parts[k]) == state_qubits(sum->parts[0]));
        parts[k] = (Amplitudes){(double *)state_re(sum->parts[k]),
                                (double *)state_im(sum->parts[k]), to.size};
    }
    if (!kernels) kernels = kernels_best();
    kernels->combine(parts, sum->by, sum->count, &to);
}
