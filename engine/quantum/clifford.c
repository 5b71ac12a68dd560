#include "quantum/clifford.h"

#include "quantum/gates.h"
#include "quantum/pauli.h"

#include <assert.h>
#include <string.h>

static const char *const names[CLIFFORD_OPS] = {
    "id", "x", "y", "z", "h", "s", "sdg", "sx", "sxdg", "cx", "cy", "cz", "swap", "iswap",
};

const char *clifford_name(CliffordOp op) {
    assert(op < CLIFFORD_OPS);
    return names[op];
}

bool clifford_find(const char *name, CliffordOp *op) {
    for (int i = 0; i < CLIFFORD_OPS; i++)
        if (strcmp(names[i], name) == 0) {
            *op = (CliffordOp)i;
            return true;
        }
    return false;
}

int clifford_qubits(CliffordOp op) {
    return op < CLIFFORD_SINGLES ? 1 : 2;
}

// "+Z" or "-Y", as the gate table writes images.
static PauliTerm image(const char *text) {
    PauliTerm term;
    bool read = pauli_read((char[]){text[1], 0}, &term);
    assert(read);
    term.coefficient = text[0] == '-' ? -1 : 1;
    return term;
}

static uint64_t mask(bool set) {
    return set ? UINT64_MAX : 0;
}

CliffordAction clifford_action(CliffordOp op) {
    assert(op < CLIFFORD_SINGLES);
    const char *images = gate_find(names[op])->clifford; // "+Z +X"
    PauliTerm x = image(images), z = image(images + 3);
    int quarters;
    PauliTerm y = pauli_product(x, z, &quarters); // Y = i X Z
    if (((quarters + 1) & 3) == 2) y.coefficient = -y.coefficient;
    bool x_minus = x.coefficient < 0, z_minus = z.coefficient < 0;
    return (CliffordAction){
        .x_to_x = mask(x.x),
        .x_to_z = mask(x.z),
        .z_to_x = mask(z.x),
        .z_to_z = mask(z.z),
        .x_sign = mask(x_minus),
        .z_sign = mask(z_minus),
        .y_sign = mask((y.coefficient < 0) != (x_minus != z_minus)),
    };
}
