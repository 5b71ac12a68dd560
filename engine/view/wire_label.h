// The name of a wire as it is drawn: a long one is clipped with an ellipsis, and told whole
// by what is said of the circuit.
#ifndef KYUBI_VIEW_WIRE_LABEL_H
#define KYUBI_VIEW_WIRE_LABEL_H

#include "view/circuit_view.h"

// The widest that a name may be beside its wire.
double wire_label_most(const Scene *scene);
// The name, or as much of it as fits into `width` with "…" behind it. Kept by the scene.
const char *wire_label_fit(Scene *scene, const char *name, Type type, double width);
// The names of the wires in `mask`, "q0 q1" or, the lowest last, "q1 q0". Kept by the
// scene.
const char *wire_labels(Scene *scene, const Circuit *circuit, uint32_t mask,
                        bool lowest_first);

// The spots of names and kets at the left of a circuit that is edited; and the field that
// is open there, which lies over all else of it.
void wire_spots_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model);
void wire_field_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model);

#endif
