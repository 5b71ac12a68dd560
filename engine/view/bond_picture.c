#include "view/bond_picture.h"

#include "circuit/names.h"

#include <math.h>
#include <stdio.h>

double bond_value(const BondPicture *picture, int a, int b) {
    return bond_measure(bonds_pair(picture->bonds, a, b), picture->measure);
}

double bond_share(const BondPicture *picture, int a, int b) {
    return fmin(1, bond_value(picture, a, b) / bond_most(picture->measure));
}

double bond_entropy(const BondPicture *picture, int wire) {
    return bonds_pair(picture->bonds, wire, wire)->entropy;
}

const char *bond_wire(Scene *scene, const BondPicture *picture, int wire) {
    char label[WIRE_LABEL];
    circuit_wire_label(picture->circuit, wire, label);
    return scene_keep(scene, label);
}

const char *bond_number(Scene *scene, double number) {
    char text[16];
    snprintf(text, sizeof text, "%.2f", fmax(0, number));
    return scene_keep(scene, text);
}
