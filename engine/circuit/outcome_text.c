#include "circuit/run.h"

#include "base/mem.h"

static void print_bits(Buffer *out, uint64_t bits, int first, int size) {
    for (int bit = first + size - 1; bit >= first; bit--)
        buffer_print(out, "%d", (int)(bits >> bit & 1));
}

char *outcome_text(const Circuit *circuit, bool measures, uint64_t bits) {
    Buffer out = {0};
    int registers = measures ? circuit_bit_registers(circuit) : 0;
    for (int i = registers - 1; i >= 0; i--) {
        Register r = circuit_bit_register(circuit, i);
        print_bits(&out, bits, r.first, r.size);
        if (i > 0) buffer_print(&out, " ");
    }
    int size = measures ? circuit_bits(circuit) : circuit_wires(circuit);
    if (!registers) print_bits(&out, bits, 0, size);
    return buffer_take(&out);
}
