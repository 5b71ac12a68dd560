#include "circuit/inset.h"

#include <stddef.h>
#include <string.h>

// clang-format off
#define SHOWN GATE_DISPLAY, FAMILY_SHOW, 0, NULL, NULL, NULL
static const Inset insets[] = {
    // name           label            key     least  most first each   whole
    {{"bloch",        "Bloch",   SHOWN, 'B'},  1,     24,  1,    true,  false},
    {{"histogram",    "Chance",  SHOWN, 'C'},  1,     16,  1,    false, false},
    {{"amplitudes",   "Amps",    SHOWN, 'A'},  1,     16,  2,    false, false},
    {{"ket",          "Ket",     SHOWN, 'K'},  1,     16,  2,    false, false},
    {{"means",        "Mean",    SHOWN},       1,     8,   1,    false, false},
    {{"density",      "Rho",     SHOWN, 'D'},  1,     5,   2,    false, false},
    {{"entanglement", "Bonds",   SHOWN, 'E'},  1,     20,  2,    false, false},
    {{"correlations", "Pair",    SHOWN},       2,     2,   2,    false, false},
    {{"qsphere",      "Qsphere", SHOWN},       1,     8,   2,    false, false},
    {{"phases",       "Phase",   SHOWN},       1,     24,  1,    true,  false},
    {{"conditional",  "Given",   SHOWN},       2,     8,   2,    false, false},
    {{"matrix",       "Matrix",  SHOWN},       1,     24,  2,    false, true},
    {{"paths",        "Paths",   SHOWN},       1,     24,  2,    false, true},
    {{"branches",     "Tree",    SHOWN},       1,     24,  2,    false, true},
};
#undef SHOWN
// clang-format on
enum { INSETS = sizeof insets / sizeof *insets };

int inset_count(void) {
    return INSETS;
}

const Inset *inset_row(int index) {
    return index >= 0 && index < INSETS ? &insets[index] : NULL;
}

// The gate is the first part of its row.
const Inset *inset_of(const Gate *gate) {
    return (const Inset *)gate;
}

const Gate *inset_find(const char *name) {
    for (int i = 0; name && i < INSETS; i++)
        if (strcmp(insets[i].gate.name, name) == 0) return &insets[i].gate;
    return NULL;
}

void inset_on(Step *step, int wires) {
    const Inset *inset = inset_of(step->gate);
    int first = step->targets[0], count = inset->first;
    // A wire that does not exist is refused by its number.
    bool there = first >= 0 && first < wires;
    if (there && first + count > wires) count = wires - first;
    if (there && count < inset->least && inset->least <= wires) {
        count = inset->least;
        first = wires - count;
    }
    count = count < 1 ? 1 : count;
    step->block = ((UINT32_C(1) << count) - 1) << (first & 31);
    step->targets[0] = step->targets[1] = first;
}

bool inset_fits(const Step *step, Error *err) {
    const Inset *inset = inset_of(step->gate);
    uint32_t from_first = step->block / (step->block & (~step->block + 1));
    int wires = __builtin_popcount(step->block);
    bool neighbours = !(from_first & (from_first + 1));
    if (inset->whole && (step_dots(step) || step_reads(step)))
        return error_set(err, "circuit.display_dots", "%s", inset->gate.label);
    if (neighbours && wires >= inset->least && wires <= inset->most) return true;
    return error_set(err, "circuit.display_size", "%s\t%d\t%d\t%d", inset->gate.label,
                     inset->least, inset->most, wires);
}
