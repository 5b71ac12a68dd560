// Any bytes given to the reader of Quirk's circuits become a circuit or an error; and what
// was read and can be written reads back.
#include "fuzz/input.h"

#include "circuit/format_quirk.h"

// A longer one may be more than the reader takes once its gates are taken apart.
enum { MOST_STEPS = 1000 };

static void quirk_play(const char *text) {
    Error err = {0};
    FormatOptions options = {0};
    Circuit *circuit = quirk_read(text, "text", options, &err);
    input_check(circuit, &err);
    if (!circuit || circuit_steps(circuit) > MOST_STEPS) {
        circuit_destroy(circuit);
        return;
    }
    char *json = quirk_write(circuit, options, &err);
    char *link = quirk_write_link(circuit, options, NULL);
    assert(json && link);
    Circuit *back = quirk_read(json, "json", options, &err);
    Circuit *again = quirk_read(link, "link", options, &err);
    assert(back && again && circuit_equal(back, again));
    assert(circuit_wires(back) == circuit_wires(circuit));
    circuit_destroy(circuit);
    circuit_destroy(back);
    circuit_destroy(again);
    free(json);
    free(link);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size);
    quirk_play(text);
    free(text);
    return 0;
}
