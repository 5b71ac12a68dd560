// Any bytes given to the OpenQASM reader become a circuit or an error; and what is written
// of such a circuit is read as the same circuit.
#include "fuzz/input.h"

#include "circuit/format_qasm.h"

// The text of the circuit that `text` is read as.
static char *written_again(const char *text, FormatOptions options) {
    Error err = {0};
    Circuit *back = qasm_read(text, NULL, options, &err);
    assert(back);
    char *again = qasm_write(back, options, &err);
    assert(again);
    circuit_destroy(back);
    return again;
}

// Written, read and written again, it has the same text. Version 2 may say less, and puts
// other gates in the place of some, which then move left on their own: it is the same from
// the second time on.
static void check_round(const Circuit *circuit, int version) {
    Error err = {0};
    FormatOptions options = {.qasm_version = version};
    char *first = qasm_write(circuit, options, &err);
    input_check(first, &err);
    if (!first) return;
    char *second = written_again(first, options);
    char *third = written_again(second, options);
    assert(strcmp(version == 3 ? first : third, second) == 0);
    free(third);
    free(second);
    free(first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const Name inputs[] = {{"theta", 0.5}, {"n", 3}, {0}};
    char *text = input_text(data, size);
    Error err = {0};
    Circuit *circuit = qasm_read(text, "a.qasm", (FormatOptions){.inputs = inputs}, &err);
    input_check(circuit, &err);
    if (circuit && circuit_steps(circuit) < 2000) { // longer ones would only take time
        check_round(circuit, 3);
        check_round(circuit, 2);
    }
    circuit_destroy(circuit);
    free(text);
    return 0;
}
