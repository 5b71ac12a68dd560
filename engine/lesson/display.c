#include "lesson/display.h"

#include "circuit/equivalence.h"
#include "circuit/paths.h"
#include "lesson/describe.h"

#include <string.h>

static const DisplayKind KINDS[] = {
    {"bloch", DESK_QUBITS, "qubit wires angles components trail cloud", describe_bloch,
     rows_bloch},
    {"amplitudes", DESK_QUBITS, "wires form", describe_amplitudes, rows_amplitudes},
    {"histogram", DESK_QUBITS, "wires bits shots seed sort falls predict foreseen",
     describe_histogram, histogram_rows},
    {"conditional", DESK_QUBITS, "wires given table", describe_conditional,
     conditional_rows},
    {"means", DESK_QUBITS, "wires pauli shots seed", describe_means, means_rows},
    {"branches", 16, "", describe_branches, branches_rows},
    {"ket", DESK_QUBITS, "wires basis x_wires y_wires bell_wires groups joined",
     describe_ket, rows_ket},
    {"matrix", MATRIX_QUBITS, "part large", describe_matrix, matrix_rows},
    {"correlations", DESK_QUBITS, "wires connected", describe_correlations,
     rows_correlations},
    {"qsphere", DESK_QUBITS, "wires", describe_qsphere, rows_qsphere},
    {"phases", DESK_QUBITS, "wires", describe_phases, rows_phases},
    {"entanglement", DESK_QUBITS, "wires measure shape", describe_entanglement,
     entanglement_rows},
    {"paths", PATH_WIRES, "", describe_paths, paths_rows},
    {"density", DESK_QUBITS, "wires style height", describe_density, density_rows},
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
