#include "circuit/branch.h"

size_t branch_bytes(int qubits, bool mixed) {
    size_t size = state_size(qubits);
    return sizeof(double) * (mixed ? size * size : 2 * size);
}

Branch branch_start(int qubits, bool mixed) {
    if (mixed) return (Branch){.density = density_create(qubits), .weight = 1};
    return (Branch){.state = state_create(qubits), .weight = 1};
}

Branch branch_copy(const Branch *branch) {
    Branch copy = *branch;
    if (branch->density)
        copy.density = density_copy(branch->density);
    else
        copy.state = state_copy(branch->state);
    return copy;
}

void branch_clear(Branch *branch) {
    state_destroy(branch->state);
    density_destroy(branch->density);
    branch->state = NULL;
    branch->density = NULL;
}

bool branch_there(const Branch *branch) {
    return branch->state || branch->density;
}

int branch_qubits(const Branch *branch) {
    return branch->density ? density_qubits(branch->density) : state_qubits(branch->state);
}

double branch_probability(const Branch *branch, uint32_t mask, uint32_t bits) {
    return branch->density ? density_probability(branch->density, mask, bits)
                           : state_probability(branch->state, mask, bits);
}

double branch_project(Branch *branch, uint32_t mask, uint32_t bits) {
    return branch->density ? density_project(branch->density, mask, bits)
                           : state_project(branch->state, mask, bits);
}

void branch_probabilities(const Branch *branch, double *out) {
    if (branch->density) {
        density_probabilities(branch->density, out);
        return;
    }
    state_probabilities(branch->state, out);
}

void branch_bloch(const Branch *branch, Bloch *out) {
    if (!branch->density) {
        state_bloch_all(branch->state, out, NULL, NULL);
        return;
    }
    for (int q = 0; q < density_qubits(branch->density); q++)
        out[q] = density_bloch(branch->density, q);
}

double branch_mean(const Branch *branch, PauliSum sum) {
    return branch->density ? density_mean(branch->density, sum)
                           : pauli_mean(sum, branch->state);
}
