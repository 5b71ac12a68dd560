// What must hold of every text that somebody takes for a circuit of Quirk: it is read or
// refused with a sentence, and what was read and can be written reads back.
#ifndef KYUBI_TESTS_FUZZ_QUIRK_PLAY_H
#define KYUBI_TESTS_FUZZ_QUIRK_PLAY_H

#include "circuit/format_quirk.h"

#include <assert.h>
#include <stdlib.h>

// A longer one may be more than the reader takes once its gates are taken apart.
enum { MOST_STEPS = 1000 };

static void quirk_play(const char *text) {
    Error err = {0};
    FormatOptions options = {0};
    Circuit *circuit = quirk_read(text, "text", options, &err);
    assert(!circuit == (err.key[0] != 0));
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

#endif
