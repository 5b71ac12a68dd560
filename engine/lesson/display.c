#include "lesson/display.h"

#include "lesson/describe.h"

#include <string.h>

static const DisplayKind KINDS[] = {
    {"bloch", DESK_QUBITS, "qubit wires angles components trail cloud", describe_bloch,
     rows_bloch},
    {"amplitudes", 5, "", describe_amplitudes, NULL},
    {"histogram", DESK_QUBITS, "wires shots seed sort falls", describe_histogram,
     histogram_rows},
    {"conditional", DESK_QUBITS, "wires given table", describe_conditional,
     conditional_rows},
    {"means", DESK_QUBITS, "wires pauli shots seed", describe_means, means_rows},
    {"branches", 16, "", describe_branches, branches_rows},
    {"ket", DESK_QUBITS, "", describe_ket, NULL},
    {"matrix", 3, "large", describe_matrix, NULL},
    {"correlations", DESK_QUBITS, "wires connected", describe_correlations,
     rows_correlations},
    {"qsphere", DESK_QUBITS, "wires", describe_qsphere, rows_qsphere},
    {"phases", DESK_QUBITS, "wires", describe_phases, rows_phases},
};

int display_kinds(void) {
    return (int)(sizeof KINDS / sizeof *KINDS);
}

const DisplayKind *display_kind(int index) {
    return &KINDS[index];
}

const DisplayKind *display_find(const char *name) {
    for (int i = 0; i < display_kinds(); i++)
        if (!strcmp(KINDS[i].name, name)) return &KINDS[i];
    return NULL;
}
