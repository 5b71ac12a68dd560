// The branches of a circuit as a tree: what each measurement and reset may find, and which
// gates their conditions let act, from the start to the end. A level is made by one step;
// its nodes are the branches behind that step. Branches that cannot be told apart any more
// are one node, as the engine merges them (circuit/moment.h: the same bits and the same
// state; under noise the same bits), so a node may have several edges into it. What is held
// changes no probability here: the tree only says which nodes and edges agree with it.
#ifndef KYUBI_CIRCUIT_BRANCH_TREE_H
#define KYUBI_CIRCUIT_BRANCH_TREE_H

#include "circuit/record.h"
#include "circuit/run.h"

// Nodes of one level and levels that are followed; TREE_SIZE bounds nodes × 2^n (× 4^n
// under noise), so that making a tree takes less than a tenth of a second.
enum { TREE_NODES = 64, TREE_LEVELS = 24, TREE_SIZE = 1 << 18 };

typedef enum BranchMark {
    BRANCH_ZERO,     // the finding was 0
    BRANCH_ONE,      // … 1
    BRANCH_ACTS,     // the condition of a gate held
    BRANCH_RESTS,    // … did not hold: it did nothing
    BRANCH_SELECTED, // a post-selection agreed
    BRANCH_PASSES    // an assignment; a reset under noise
} BranchMark;

typedef struct BranchNode {
    double weight;      // the probability of being here, under the selections so far
    uint64_t bits;      // the classical bits
    Record path;        // what its likeliest way here found
    double path_weight; // … and the probability of that way
    int ways;           // how many ways from the start lead here
    double y;           // where it stands among the nodes of its level, 0 … 1
    bool agrees;        // some way to it agrees with what is held
} BranchNode;

typedef struct BranchEdge {
    int from, to;       // nodes of the level before and of this one, from 0
    double probability; // of going on so, once at `from`
    BranchMark mark;
    bool agrees; // comes from a node that agrees and finds nothing else than is held
} BranchEdge;

typedef struct BranchLevel {
    int step; // that makes it; NO_STEP: the start
    int nodes, edges;
    BranchNode *node;
    BranchEdge *edge;
    int folded;           // so many less likely nodes at least are left out …
    double folded_weight; // … which are so likely together
} BranchLevel;

typedef struct BranchTree {
    int levels;
    BranchLevel level[TREE_LEVELS + 1]; // level 0 is the start
    int more;                           // so many further steps would make levels
} BranchTree;

// NULL where a post-selection never holds, memory is short, or there is noise on more than
// NOISY_QUBITS qubits. No noise, or NULL: the
// circuit's own. Yours.
BranchTree *branch_tree_create(const Circuit *circuit, const Noise *noise, Record held);
void branch_tree_destroy(BranchTree *tree); // NULL is allowed
// That of a run's circuit, made when it is first asked for and kept with the run: borrowed
// until the next run_memo_keep (circuit/run_memo.h).
const BranchTree *run_tree(const Run *run);

// The node of `level` that a node of a later level comes from by its likeliest way.
int branch_parent(const BranchTree *tree, int level, int node);
// The level that stands right before the moment `after` (circuit/run.h).
int branch_level_at(const BranchTree *tree, const Circuit *circuit, int after);

#endif
