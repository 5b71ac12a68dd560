// The graph of a picture of paths (circuit/paths.h): nodes with the arrows that arrive,
// head to tail, and their sum; edges with the arrows that they bring.
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

typedef struct PathLink {
    Point from, to; // centres of the nodes
    double radius;  // of both
    double unit;
    double complex carried;
    bool cancelled; // what it brings is cancelled where it arrives
    bool arrow;     // the amplitude is drawn on the way
    bool lit, faded;
} PathLink;

// All of it is one part of the scene: nearly all of it moves at once.
typedef struct PathGraph {
    PathLink *links; // drawn first
    PathNode *nodes;
    int link_count, node_count;
} PathGraph;
// Takes both lists (mem_new).
void path_graph_add(Scene *scene, PathGraph graph);

#endif
