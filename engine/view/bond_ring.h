// Wires on a ring, the first on top, and a line between two that hang together, as thick as
// they do, with its number; outside each wire its entropy.
#ifndef KYUBI_VIEW_BOND_RING_H
#define KYUBI_VIEW_BOND_RING_H

#include "view/bond_picture.h"

enum { RING_WIRES = 8 };

double bond_ring_height(const Scene *scene, const BondPicture *picture, double width);
void bond_ring_add(Scene *scene, Rect rect, const BondPicture *picture);

#endif
