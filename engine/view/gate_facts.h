// What the card of a gate says of the operation itself: its matrix, its turn of the Bloch
// sphere, what undoes it.
#ifndef KYUBI_VIEW_GATE_FACTS_H
#define KYUBI_VIEW_GATE_FACTS_H

#include "circuit/step.h"
#include "view/scene.h"

// How many wires the matrix of the gate has, controls not counted; 0: it has none.
int gate_matrix_wires(const Step *step);
// Its matrix as TeX, entries recognised where they can be; NULL with more than two wires.
// Kept by the scene.
const char *gate_matrix_tex(Scene *scene, const Step *step);
// The turn that a gate of one wire is; false: it is none.
bool gate_rotation(const Step *step, Rotation *rotation);
// Sentences, one below the other, kept by the scene: its turn, its inverse. `most` or
// fewer.
int gate_facts(Scene *scene, const Step *step, const char **lines, int most);

#endif
