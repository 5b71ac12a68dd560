#include "lesson/display.h"

#include "circuit/equivalence.h"
#include "circuit/paths.h"
#include "lesson/describe.h"

#include <string.h>

static const DisplayKind KINDS[] = {
    {"bloch", DESK_QUBITS, "qubit angles", describe_bloch, NULL},
    {"amplitudes", 5, "", describe_amplitudes, NULL},
    {"histogram", DESK_QUBITS, "shots seed", describe_histogram, NULL},
    {"ket", DESK_QUBITS, "", describe_ket, NULL},
    {"matrix", MATRIX_QUBITS, "part large", describe_matrix, rows_matrix},
    {"entanglement", DESK_QUBITS, "wires measure shape", describe_entanglement,
     rows_entanglement},
    {"paths", PATH_WIRES, "", describe_paths, rows_paths},
    {"density", DESK_QUBITS, "wires style height", describe_density, rows_density},
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
