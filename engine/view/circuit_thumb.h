// A circuit as small as a stamp: wires, boxes in their families' colours, dots and links;
// no letters. Many columns become narrow ones.
#ifndef KYUBI_VIEW_CIRCUIT_THUMB_H
#define KYUBI_VIEW_CIRCUIT_THUMB_H

#include "circuit/circuit.h"
#include "view/scene.h"

// What it draws is copied: the circuit may go before the scene does.
void circuit_thumb_add(Scene *scene, Rect rect, const Circuit *circuit);

#endif
