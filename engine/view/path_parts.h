// The parts of a picture of paths (circuit/paths.h): a node with the arrows that arrive,
// head to tail, and their sum; an edge with the arrow that it brings.
#ifndef KYUBI_VIEW_PATH_PARTS_H
#define KYUBI_VIEW_PATH_PARTS_H

#include "circuit/paths.h"
#include "view/scene.h"

typedef struct PathNode {
    double x, y, radius, unit; // the radius is that of modulus 1
    double complex sum;
    int count; // arrows that arrive
    double complex arrows[PATH_NODES];
    bool cancelled, lit;
} PathNode;
void path_node_add(Scene *scene, const PathNode *node);

typedef struct PathLink {
    Point from, to; // centres of the nodes
    double radius;  // of both
    double unit;
    double complex carried;
    bool cancelled; // what it brings is cancelled where it arrives
    bool arrow;     // the amplitude is drawn on the way
    bool lit, faded;
} PathLink;
void path_link_add(Scene *scene, const PathLink *link);

#endif
