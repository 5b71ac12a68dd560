// Every line is a state as people write it, of length 1, or an error with its place; its
// amplitudes written out are the same state.
#include "fuzz/input.h"

#include "circuit/ket_text.h"

#include <complex.h>
#include <math.h>

static void check_again(const State *state) {
    int qubits = state_qubits(state);
    size_t count = (size_t)1 << qubits;
    double norm = 0;
    Buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        double complex a = state_amplitude(state, i);
        norm += creal(a) * creal(a) + cimag(a) * cimag(a);
        buffer_print(&text, "%s(%.17g + %.17g i)|", i ? " + " : "", creal(a), cimag(a));
        for (int q = qubits - 1; q >= 0; q--)
            buffer_print(&text, "%d", (int)(i >> q & 1));
        buffer_print(&text, ">");
    }
    assert(fabs(norm - 1) < 1e-9);
    State *again = qubits <= 4 ? ket_text_read(text.data, NULL) : NULL;
    assert(again || qubits > 4);
    for (size_t i = 0; again && i < count; i++)
        assert(cabs(state_amplitude(again, i) - state_amplitude(state, i)) < 1e-9);
    state_destroy(again);
    buffer_clear(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size), *rest = text;
    if (text_valid(text, strlen(text)))
        for (char *line; (line = strsep(&rest, "\n"));) {
            Error err = {.key = ""};
            State *state = ket_text_read(line, &err);
            input_check(state, &err);
            assert(state || (err.line == 1 && err.column >= 1));
            if (state) check_again(state);
            state_destroy(state);
        }
    free(text);
    return 0;
}
