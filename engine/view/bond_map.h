// Pairs of wires as a square table: a square in each cell as large as the two hang
// together, with its number where there is room; on the diagonal a disc, the entropy of the
// wire alone.
#ifndef KYUBI_VIEW_BOND_MAP_H
#define KYUBI_VIEW_BOND_MAP_H

#include "view/bond_picture.h"

double bond_map_height(const Scene *scene, const BondPicture *picture, double width);
void bond_map_add(Scene *scene, Rect rect, const BondPicture *picture);

#endif
