// How large a circuit is: its columns, wires and classical bits, and the bits' registers.
#include "circuit/circuit_inside.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

// A lesson's steps keep their place: columns before them cannot come or go.
static bool columns_free(const Circuit *circuit, int from, Error *err) {
    for (int i = circuit_from(circuit, from); i < circuit->count; i++)
        if (!circuit_step_free(&circuit->steps[i], err)) return false;
    return true;
}

bool circuit_insert_column(Circuit *circuit, int before, Error *err) {
    int columns = circuit_columns(circuit);
    if (before < 0 || before >= MAX_COLUMNS || (before < columns && columns >= MAX_COLUMNS))
        return error_set(err, "circuit.no_column", "%d", MAX_COLUMNS);
    if (!columns_free(circuit, before, err)) return false;
    for (int i = circuit_from(circuit, before); i < circuit->count; i++)
        circuit->steps[i].column++;
    return true;
}

bool circuit_delete_column(Circuit *circuit, int column, Error *err) {
    if (column < 0 || column >= MAX_COLUMNS)
        return error_set(err, "circuit.no_column", "%d", MAX_COLUMNS);
    if (!columns_free(circuit, column, err)) return false;
    int first = circuit_from(circuit, column), behind = circuit_from(circuit, column + 1);
    memmove(&circuit->steps[first], &circuit->steps[behind],
            (size_t)(circuit->count - behind) * sizeof(Step));
    circuit->count -= behind - first;
    for (int i = first; i < circuit->count; i++)
        circuit->steps[i].column--;
    return true;
}

// One more than the highest classical bit that a step reads or writes.
static int bits_used(const Circuit *circuit) {
    uint64_t used = 0;
    for (int i = 0; i < circuit->count; i++)
        used |= step_writes(&circuit->steps[i]) | step_reads(&circuit->steps[i]);
    return used ? 64 - __builtin_clzll(used) : 0;
}

static bool wires_unused(const Circuit *circuit, int from, Error *err) {
    for (int i = 0; i < circuit->count; i++) {
        const Step *step = &circuit->steps[i];
        uint32_t lost = step_wires(step) >> from;
        if (lost)
            return error_set(err, "circuit.wire_in_use", "%d\t%s\t%d",
                             from + __builtin_ctz(lost), step->gate->label,
                             step->column + 1);
    }
    return true;
}

bool circuit_set_wires(Circuit *circuit, int wires, Error *err) {
    if (wires < 1 || wires > MAX_WIRES)
        return error_set(err, "circuit.wires", "%d", MAX_WIRES);
    if (wires < circuit->wires && !wires_unused(circuit, wires, err)) return false;
    if (!circuit->registers && circuit->bits == circuit->wires) {
        int used = bits_used(circuit);
        circuit->bits = wires > used ? wires : used;
    }
    circuit_forget_starts(circuit, wires);
    circuit_forget_names(circuit, wires);
    circuit_forget_noise(circuit, wires);
    circuit->wires = wires;
    return true;
}

bool circuit_set_bits(Circuit *circuit, int bits, Error *err) {
    if (bits < 0 || bits > MAX_BITS) return error_set(err, "circuit.bits", "%d", MAX_BITS);
    int used = bits_used(circuit);
    if (bits < used) return error_set(err, "circuit.bit_in_use", "%d", used - 1);
    if (bits != circuit->bits) circuit->registers = 0;
    circuit->bits = bits;
    return true;
}

// --- Names of classical registers

int circuit_bit_registers(const Circuit *circuit) {
    return circuit->registers;
}

Register circuit_bit_register(const Circuit *circuit, int index) {
    assert(index >= 0 && index < circuit->registers);
    return circuit->bit_registers[index];
}

bool circuit_add_bit_register(Circuit *circuit, const char *name, int size, Error *err) {
    assert(size >= 1);
    int first = circuit->registers ? circuit->bits : 0;
    if (size > MAX_BITS - first) return error_set(err, "circuit.bits", "%d", MAX_BITS);
    if (circuit->registers == MAX_REGISTERS)
        return error_set(err, "circuit.registers", "%d", MAX_REGISTERS);
    int used = bits_used(circuit);
    if (first + size < used) return error_set(err, "circuit.bit_in_use", "%d", used - 1);
    Register *added = &circuit->bit_registers[circuit->registers++];
    *added = (Register){.first = first, .size = size};
    snprintf(added->name, sizeof added->name, "%s", name);
    circuit->bits = first + size;
    return true;
}

bool circuit_same_registers(const Circuit *a, const Circuit *b) {
    if (a->registers != b->registers) return false;
    for (int i = 0; i < a->registers; i++) {
        const Register *r = &a->bit_registers[i], *s = &b->bit_registers[i];
        if (r->size != s->size || strcmp(r->name, s->name) != 0) return false;
    }
    return true;
}
