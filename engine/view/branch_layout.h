// Where the nodes of a branch tree stand: levels from the left to the right, in each of
// them the likeliest nodes that find room, in their order.
#ifndef KYUBI_VIEW_BRANCH_LAYOUT_H
#define KYUBI_VIEW_BRANCH_LAYOUT_H

#include "base/rect.h"
#include "circuit/branch_tree.h"

typedef struct BranchPlace {
    bool shown;
    double y;
} BranchPlace;

typedef struct BranchLayout {
    const BranchTree *tree; // borrowed
    Rect rect;
    int levels;   // that are shown, with the start
    double pitch; // from level to level
    BranchPlace place[TREE_LEVELS + 1][TREE_NODES];
    int hidden[TREE_LEVELS + 1]; // nodes of the level that are not shown, folded ones too
    double hidden_weight[TREE_LEVELS + 1];
} BranchLayout;

// At least `across` px from level to level and `down` px from node to node.
BranchLayout branch_layout(const BranchTree *tree, Rect rect, double across, double down);
double branch_x(const BranchLayout *layout, int level);

#endif
