#include "circuit/ket_slots.h"

#include "quantum/gates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LABELLED = 3 }; // wires that a label names; a longer one says no more

static int lowest(uint32_t mask) {
    return __builtin_ctz(mask);
}

static int highest(uint32_t mask) {
    return 31 - __builtin_clz(mask);
}

static void find_wires(KetSlots *slots, uint32_t wires) {
    for (int q = 0; q < slots->qubits; q++) {
        slots->wires[q] = wires ? lowest(wires) : q;
        wires &= wires - 1;
    }
}

// The qubits that stand for wires of a mask.
static uint32_t qubits_of(const KetSlots *slots, uint32_t wires) {
    uint32_t qubits = 0;
    for (int q = 0; q < slots->qubits; q++)
        if (wires >> slots->wires[q] & 1) qubits |= UINT32_C(1) << q;
    return qubits;
}

// A name as a subscript: one letter as in a formula, else upright. What TeX would act on
// is no letter of it.
static void name_tex(char *out, size_t size, const char *name) {
    char plain[NAME_SIZE + 8] = "";
    size_t end = 0;
    for (const char *at = name; *at && end + 1 < sizeof plain; at++)
        if (!strchr("\\{}$%#&^~_", *at)) plain[end++] = *at;
    bool letter = end == 1 && ((*plain | 32) >= 'a' && (*plain | 32) <= 'z');
    snprintf(out, size, letter ? "%s" : "\\text{%s}", plain);
}

static void wire_tex(char *out, size_t size, const Circuit *circuit, int wire) {
    char label[WIRE_LABEL];
    circuit_wire_label(circuit, wire, label);
    char *end;
    long number = label[0] == 'q' ? strtol(label + 1, &end, 10) : -1;
    if (number >= 0 && label[1] && !*end)
        snprintf(out, size, "q_{%ld}", number);
    else
        name_tex(out, size, label);
}

static void add_slot(KetSlots *slots, KetSlot slot) {
    if (slot.qubits) slots->at[slots->count++] = slot;
}

// The names of all its wires, left to right as the ket has them.
static void wires_tex(KetSlot *slot, const KetSlots *slots, const Circuit *circuit) {
    size_t used = 0;
    for (int i = 0; i < slots->qubits; i++) {
        int q = slots->q0_left ? i : slots->qubits - 1 - i;
        if (!(slot->qubits >> q & 1)) continue;
        char name[48];
        wire_tex(name, sizeof name, circuit, slots->wires[q]);
        size_t size = strlen(name);
        if (used + size >= sizeof slot->label) break;
        memcpy(slot->label + used, name, size + 1);
        used += size;
    }
}

static void add_named(KetSlots *slots, const KetPlan *plan, uint32_t qubits, bool number) {
    KetSlot slot = {.qubits = qubits, .number = number && (qubits & (qubits - 1))};
    if (__builtin_popcount(qubits) <= MOST_LABELLED) wires_tex(&slot, slots, plan->circuit);
    add_slot(slots, slot);
}

// A register that is there as a whole, by its name; of others each wire by its own.
static void add_register(KetSlots *slots, const KetPlan *plan, Register r, uint32_t left) {
    uint32_t wires = ((UINT32_C(1) << r.size) - 1) << r.first;
    uint32_t qubits = qubits_of(slots, wires) & left;
    bool whole = __builtin_popcount(qubits) == r.size && r.size > 1;
    bool plain = strcmp(r.name, "q") == 0 && r.first > 0;
    if (whole && !plain) {
        KetSlot slot = {.qubits = qubits, .number = plan->groups == KET_NUMBERS};
        name_tex(slot.label, sizeof slot.label, r.name);
        add_slot(slots, slot);
        return;
    }
    for (; qubits; qubits &= qubits - 1)
        add_named(slots, plan, qubits & -qubits, false);
}

static void add_registers(KetSlots *slots, const KetPlan *plan, uint32_t left) {
    Register registers[MAX_WIRES] = {
        {.name = "q", .size = slots->wires[slots->qubits - 1] + 1}};
    int count = plan->circuit ? circuit_qubit_registers(plan->circuit, registers) : 1;
    for (int i = 0; i < count; i++)
        add_register(slots, plan, registers[i], left);
}

// The two qubits that are a pair; 0: none.
static uint32_t pair_of(const KetSlots *slots, const KetPlan *plan) {
    uint32_t pair = qubits_of(slots, plan->bell);
    if (!plan->bell && plan->basis == KET_BELL && slots->qubits > 1) pair = 3;
    return __builtin_popcount(pair) == 2 ? pair : 0;
}

static void find_bases(KetSlots *slots, const KetPlan *plan, uint32_t pair) {
    uint32_t x = qubits_of(slots, plan->x), y = qubits_of(slots, plan->y);
    for (int q = 0; q < slots->qubits; q++) {
        KetBasis usual = plan->basis == KET_BELL ? KET_Z : plan->basis;
        slots->basis[q] = pair >> q & 1 ? KET_BELL
                          : x >> q & 1  ? KET_X
                          : y >> q & 1  ? KET_Y
                                        : usual;
    }
}

static int by_lowest(const void *x, const void *y) {
    const KetSlot *a = x, *b = y;
    return lowest(a->qubits) - lowest(b->qubits);
}

KetSlots ket_slots(int qubits, const KetPlan *plan) {
    KetSlots slots = {.qubits = qubits, .q0_left = plan->q0_left};
    find_wires(&slots, plan->wires);
    uint32_t all = (UINT32_C(1) << qubits) - 1, pair = pair_of(&slots, plan);
    find_bases(&slots, plan, pair);
    KetSlot bell = {.qubits = pair, .pair = true};
    if (pair != all) wires_tex(&bell, &slots, plan->circuit);
    add_slot(&slots, bell);
    bool named = plan->groups != KET_NAMED
                     ? plan->groups != KET_ONE
                     : plan->circuit && circuit_has_names(plan->circuit);
    if (named)
        add_registers(&slots, plan, all & ~pair);
    else if (pair)
        add_named(&slots, plan, all & ~pair, false);
    else
        add_slot(&slots, (KetSlot){.qubits = all});
    qsort(slots.at, (size_t)slots.count, sizeof *slots.at, by_lowest);
    return slots;
}

static void apply(State *state, const char *gate, int target, Controls controls) {
    state_apply(state, gate_find(gate)->matrix(NULL), target, controls);
}

// Φ± = (|00⟩ ± |11⟩)/√2 and Ψ± = (|01⟩ ± |10⟩)/√2 come from CX·(H ⊗ 1); that is undone.
static void turn_pair(State *state, int left, int right) {
    apply(state, "x", right, (Controls){.ones = UINT32_C(1) << left});
    apply(state, "h", left, (Controls){0});
}

static int left_of(const KetSlots *slots, uint32_t pair) {
    return slots->q0_left ? lowest(pair) : highest(pair);
}

State *ket_slots_turned(const State *state, const KetSlots *slots) {
    State *turned = state_copy(state);
    if (!turned) return NULL;
    for (int q = 0; q < slots->qubits; q++) {
        if (slots->basis[q] == KET_Y) apply(turned, "sdg", q, (Controls){0});
        if (slots->basis[q] == KET_X || slots->basis[q] == KET_Y)
            apply(turned, "h", q, (Controls){0});
    }
    for (int i = 0; i < slots->count; i++) {
        uint32_t pair = slots->at[i].qubits;
        if (!slots->at[i].pair) continue;
        int left = left_of(slots, pair);
        turn_pair(turned, left, left == lowest(pair) ? highest(pair) : lowest(pair));
    }
    return turned;
}

static bool has_basis(const KetSlots *slots, uint32_t qubits, KetBasis basis) {
    for (int q = 0; q < slots->qubits; q++)
        if (qubits >> q & 1 && slots->basis[q] == basis) return true;
    return false;
}

static unsigned value_of(uint32_t qubits, uint32_t index) {
    unsigned value = 0;
    for (int bit = 0; qubits; qubits &= qubits - 1, bit++)
        value |= (unsigned)(index >> lowest(qubits) & 1) << bit;
    return value;
}

static void write_letters(Buffer *out, const KetSlots *slots, uint32_t qubits,
                          uint32_t index) {
    static const char *const letters[][2] = {
        [KET_Z] = {"0", "1"},
        [KET_X] = {"{+}", "{-}"},
        [KET_Y] = {"i", "\\bar{i}"},
        [KET_BELL] = {"i", "{-}i"}}; // of one qubit alone
    bool alone = !(qubits & (qubits - 1)), first = true;
    // |−,i⟩ is not |−i⟩.
    bool commas = has_basis(slots, qubits, KET_X) && has_basis(slots, qubits, KET_Y);
    for (int i = 0; i < slots->qubits; i++) {
        int q = slots->q0_left ? i : slots->qubits - 1 - i;
        if (!(qubits >> q & 1)) continue;
        KetBasis basis = alone && slots->basis[q] == KET_Y ? KET_BELL : slots->basis[q];
        buffer_print(out, "%s%s", commas && !first ? "," : "",
                     letters[basis][index >> q & 1]);
        first = false;
    }
}

static void write_slot(Buffer *out, const KetSlots *slots, const KetSlot *slot,
                       uint32_t index) {
    bool plain =
        !has_basis(slots, slot->qubits, KET_X) && !has_basis(slots, slot->qubits, KET_Y);
    buffer_print(out, "\\ket{");
    if (slot->pair) {
        int left = left_of(slots, slot->qubits);
        uint32_t right = slot->qubits & ~(UINT32_C(1) << left);
        buffer_print(out, "\\%s^{%c}", index & right ? "Psi" : "Phi",
                     index >> left & 1 ? '-' : '+');
    } else if (slot->number && plain) {
        buffer_print(out, "%u", value_of(slot->qubits, index));
    } else {
        write_letters(out, slots, slot->qubits, index);
    }
    buffer_print(out, slot->label[0] ? "}_{%s}" : "}", slot->label);
}

void ket_slots_write(Buffer *out, const KetSlots *slots, uint32_t qubits, uint32_t index) {
    for (int i = 0; i < slots->count; i++) {
        const KetSlot *slot = &slots->at[slots->q0_left ? i : slots->count - 1 - i];
        if (slot->qubits & qubits) write_slot(out, slots, slot, index);
    }
}
