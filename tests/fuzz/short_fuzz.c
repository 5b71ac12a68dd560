// Any text given to the reader of the short form becomes a circuit or an error with its
// place; and what is written of such a circuit is read as the same circuit. A first line
// that begins with a digit says how many wires there are.
#include "fuzz/input.h"

#include "circuit/short_form.h"

// A longer one would only take time.
enum { MOST_STEPS = 500 };

static Circuit *read_again(const Circuit *circuit, const Name *names, bool columns) {
    Error err = {.key = ""};
    char *text = short_form_write(circuit, columns);
    Circuit *back = short_form_read(text, circuit_wires(circuit), names, &err);
    assert(back && circuit_wires(back) == circuit_wires(circuit));
    free(text);
    return back;
}

// Without its columns a step may move left; from then on it stays.
static void check_again(const Circuit *circuit, const Name *names) {
    Circuit *same = read_again(circuit, names, true);
    Circuit *left = read_again(circuit, names, false);
    Circuit *again = read_again(left, names, false);
    assert(circuit_equal(same, circuit) && circuit_equal(again, left));
    circuit_destroy(same);
    circuit_destroy(left);
    circuit_destroy(again);
}

static void check_place(const Error *err, const char *text) {
    int lines = 1;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        lines++;
    assert(err->line >= 1 && err->line <= lines && err->column >= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const Name names[] = {{"theta", 0.5, NULL}, {"n", 3, NULL}, {0}};
    char *copy = input_text(data, size), *text = copy;
    int wires = *text >= '0' && *text <= '9' ? *text++ - '0' : 0;
    if (wires && *text == '\n') text++;
    Error err = {.key = ""};
    Circuit *circuit = short_form_read(text, wires, names, &err);
    input_check(circuit, &err);
    if (!circuit && strcmp(err.key, "short.not_text") != 0) check_place(&err, text);
    if (circuit && circuit_steps(circuit) <= MOST_STEPS) check_again(circuit, names);
    circuit_destroy(circuit);
    free(copy);
    return 0;
}
