#include "circuit/names.h"

#include "circuit/circuit_inside.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

// As it is called without a name of its own.
static void plain_label(const Circuit *circuit, int wire, char label[WIRE_LABEL]) {
    const WireName *name = &circuit->names[wire];
    if (name->in_register[0])
        snprintf(label, WIRE_LABEL, "%s[%d]", name->in_register, name->place);
    else
        snprintf(label, WIRE_LABEL, "q%d", wire);
}

void circuit_wire_label(const Circuit *circuit, int wire, char label[WIRE_LABEL]) {
    bool there = circuit && wire >= 0 && wire < circuit->wires;
    if (!there)
        snprintf(label, WIRE_LABEL, "q%d", wire);
    else if (circuit->names[wire].own[0])
        snprintf(label, WIRE_LABEL, "%s", circuit->names[wire].own);
    else
        plain_label(circuit, wire, label);
}

int circuit_find_wire(const Circuit *circuit, const char *label) {
    char own[WIRE_LABEL];
    for (int wire = 0; wire < circuit->wires; wire++) {
        circuit_wire_label(circuit, wire, own);
        if (!strcmp(own, label)) return wire;
    }
    return -1;
}

static void name_wire(const void *of, int wire, char *text, size_t size) {
    char label[WIRE_LABEL];
    circuit_wire_label(of, wire, label);
    snprintf(text, size, "%s", label);
}

WireNames circuit_wire_names(const Circuit *circuit) {
    return (WireNames){name_wire, circuit};
}

bool circuit_has_names(const Circuit *circuit) {
    for (int wire = 0; wire < circuit->wires; wire++)
        if (circuit->names[wire].own[0] || circuit->names[wire].in_register[0]) return true;
    return false;
}

static bool signs_good(const char *name, size_t size) {
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)name[i] < ' ' || name[i] == 127 || name[i] == '"') return false;
    return true;
}

bool circuit_name_wire(Circuit *circuit, int wire, const char *name, Error *err) {
    if (wire < 0 || wire >= circuit->wires)
        return error_set(err, "circuit.no_wire", "%d\t%d\t%d", wire, circuit->wires,
                         circuit->wires - 1);
    while (isspace((unsigned char)*name))
        name++;
    size_t size = strlen(name);
    while (size && isspace((unsigned char)name[size - 1]))
        size--;
    if (!size) return error_set(err, "name.empty", "%s", "");
    if (size >= NAME_SIZE)
        return error_set(err, "name.long", "%d\t%d", NAME_SIZE - 1, (NAME_SIZE - 1) / 3);
    if (!signs_good(name, size)) return error_set(err, "name.sign", "%s", "");
    char own[WIRE_LABEL], plain[WIRE_LABEL];
    snprintf(own, sizeof own, "%.*s", (int)size, name);
    int other = circuit_find_wire(circuit, own);
    if (other >= 0 && other != wire)
        return error_set(err, "name.taken", "%s\t%d", own, other + 1);
    plain_label(circuit, wire, plain);
    if (!strcmp(plain, own)) own[0] = 0;
    snprintf(circuit->names[wire].own, NAME_SIZE, "%s", own);
    return true;
}

bool circuit_call_wire(Circuit *circuit, int wire, const char *name) {
    assert(wire >= 0 && wire < circuit->wires);
    size_t size = strlen(name) < NAME_SIZE ? strlen(name) : NAME_SIZE - 1;
    while (name[size] && ((unsigned char)name[size] & 0xc0) == 0x80)
        size--;
    char cut[NAME_SIZE];
    snprintf(cut, sizeof cut, "%.*s", (int)size, name);
    if (!strcmp(cut, circuit->names[wire].own)) return false;
    memcpy(circuit->names[wire].own, cut, sizeof cut);
    return true;
}

Circuit *circuit_called(const Circuit *circuit, const Text *names, Lang lang) {
    Circuit *called = circuit_copy(circuit);
    for (int wire = 0; names && wire < called->wires; wire++)
        circuit_call_wire(called, wire, text_in(&names[wire], lang));
    return called;
}

void circuit_add_qubit_register(Circuit *circuit, const char *name, int first, int size) {
    assert(first >= 0 && size >= 1 && first + size <= circuit->wires);
    if (first == 0 && !strcmp(name, "q")) return;
    if (size == 1 && circuit_name_wire(circuit, first, name, NULL)) return;
    for (int i = 0; i < size; i++) {
        WireName *wire = &circuit->names[first + i];
        *wire = (WireName){.place = i};
        snprintf(wire->in_register, NAME_SIZE, "%s", name);
    }
}

// Whether the wire goes on with the register that `r` has been so far.
static bool goes_on(const Circuit *circuit, const Register *r, int wire) {
    const WireName *name = &circuit->names[wire], *first = &circuit->names[r->first];
    if (name->own[0] || first->own[0] || first->place) return false;
    if (!name->in_register[0] && !first->in_register[0]) return r->first == 0;
    return !strcmp(name->in_register, first->in_register) && name->place == wire - r->first;
}

static Register begin_register(const Circuit *circuit, int wire) {
    const WireName *name = &circuit->names[wire];
    Register r = {.first = wire, .size = 1};
    bool whole = wire == 0 && !name->own[0] && !name->in_register[0];
    if (name->own[0])
        snprintf(r.name, sizeof r.name, "%s", name->own);
    else if (whole)
        snprintf(r.name, sizeof r.name, "q");
    else if (name->in_register[0] && !name->place)
        snprintf(r.name, sizeof r.name, "%s", name->in_register);
    else if (name->in_register[0])
        snprintf(r.name, sizeof r.name, "%.24s_%d", name->in_register, name->place);
    else
        snprintf(r.name, sizeof r.name, "q%d", wire);
    return r;
}

int circuit_qubit_registers(const Circuit *circuit, Register registers[MAX_WIRES]) {
    int count = 0;
    for (int wire = 0; wire < circuit->wires; wire++) {
        if (count && goes_on(circuit, &registers[count - 1], wire))
            registers[count - 1].size++;
        else
            registers[count++] = begin_register(circuit, wire);
    }
    return count;
}

void circuit_carry_names(Circuit *circuit, const int from[MAX_WIRES]) {
    WireName before[MAX_WIRES];
    memcpy(before, circuit->names, sizeof before);
    for (int wire = 0; wire < MAX_WIRES; wire++)
        circuit->names[wire] = wire < circuit->wires && from[wire] >= 0
                                   ? before[from[wire]]
                                   : (WireName){.place = 0};
}

void circuit_forget_names(Circuit *circuit, int from) {
    for (int wire = from; wire < MAX_WIRES; wire++)
        circuit->names[wire] = (WireName){.place = 0};
}

bool circuit_same_names(const Circuit *a, const Circuit *b) {
    char x[WIRE_LABEL], y[WIRE_LABEL];
    for (int wire = 0; wire < a->wires && wire < b->wires; wire++) {
        circuit_wire_label(a, wire, x);
        circuit_wire_label(b, wire, y);
        if (strcmp(x, y) != 0) return false;
    }
    return true;
}
