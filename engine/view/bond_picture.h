// What the ring and the map of pairs of wires (view/bond_ring.h, view/bond_map.h) show.
#ifndef KYUBI_VIEW_BOND_PICTURE_H
#define KYUBI_VIEW_BOND_PICTURE_H

#include "circuit/bonds.h"
#include "view/scene.h"

typedef struct BondPicture {
    const Bonds *bonds;
    BondMeasure measure;
    uint32_t chosen;        // wires that are looked at against the rest; 0: none
    const Circuit *circuit; // what wires are called; NULL: q0, q1 …
    bool words;             // names and numbers are written
} BondPicture;

double bond_value(const BondPicture *picture, int a, int b); // of a pair
double bond_share(const BondPicture *picture, int a, int b); // of the most it can be
double bond_entropy(const BondPicture *picture, int wire);   // of one wire, bits
// What the wire is called; kept with the scene.
const char *bond_wire(Scene *scene, const BondPicture *picture, int wire);
const char *bond_number(Scene *scene, double number); // two places

#endif
