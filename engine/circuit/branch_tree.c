#include "circuit/branch_tree.h"

#include "base/mem.h"
#include "circuit/circuit_noise.h"
#include "circuit/compile.h"
#include "circuit/moment.h"
#include "circuit/noise_gate.h"
#include "circuit/run_inside.h"
#include "circuit/run_memo.h"

#include <stdlib.h>

// A branch that is being followed: a moment of its own, NULL in what is folded.
typedef struct Leaf {
    Moment *moment;
    BranchNode node;
} Leaf;

typedef struct Leaves {
    Leaf *at;
    int count;
    BranchEdge *edges;
    int edge_count;
} Leaves;

typedef struct Growth {
    MomentWork work;
    const Circuit *circuit;
    int *numbers, *marks;
    int done; // of the program
    int most; // nodes of a level
    Leaves leaves;
    BranchTree *tree;
} Growth;

static const char tree_kind[] = "tree";
static const double same_state = 1e-11; // as moments are merged

// --- leaves

static Moment *alone(Branch branch) {
    Moment *moment = mem_new(sizeof *moment);
    *moment = (Moment){
        .branches = mem_new(sizeof branch), .count = 1, .room = 1, .holders = 1, .kept = 1};
    branch.weight = 1;
    moment->branches[0] = branch;
    return moment;
}

static void leaves_clear(Leaves *leaves) {
    for (int i = 0; i < leaves->count; i++)
        moment_release(leaves->at[i].moment);
    free(leaves->at);
    free(leaves->edges);
    *leaves = (Leaves){0};
}

static bool same_branch(const Branch *a, const Branch *b) {
    if (a->bits != b->bits) return false;
    return a->density || state_same(a->state, b->state, same_state);
}

// Two ways become one node; the likelier way is the one that is told.
static void node_join(BranchNode *node, const BranchNode *other) {
    node->weight += other->weight;
    node->ways += other->ways;
    if (other->path_weight <= node->path_weight * (1 + 1e-9)) return;
    node->path = other->path;
    node->path_weight = other->path_weight;
}

// Takes the branch as a leaf, or as part of one it cannot be told from; says which.
static int leaves_take(Leaves *leaves, Branch branch, const BranchNode *node) {
    for (int i = 0; i < leaves->count; i++) {
        Leaf *leaf = &leaves->at[i];
        Branch *twin = &leaf->moment->branches[0];
        if (!same_branch(twin, &branch)) continue;
        double share = node->weight / (node->weight + leaf->node.weight);
        if (branch.density) density_mix(twin->density, share, branch.density);
        branch_clear(&branch);
        node_join(&leaf->node, node);
        return i;
    }
    leaves->at = mem_grow(leaves->at, (size_t)leaves->count + 1, sizeof *leaves->at);
    leaves->at[leaves->count] = (Leaf){alone(branch), *node};
    return leaves->count++;
}

// The same two nodes may be joined by two edges (a reset finds 0 or 1 and leaves |0⟩).
static void leaves_edge(Leaves *leaves, BranchEdge edge) {
    leaves->edges =
        mem_grow(leaves->edges, (size_t)leaves->edge_count + 1, sizeof *leaves->edges);
    leaves->edges[leaves->edge_count++] = edge;
}

// --- one step

// The branch goes on with this finding; false where memory is short. An impossible one
// makes no edge.
static bool grow_way(Growth *growth, Leaves *next, int from, const Step *step, int finding,
                     int value, BranchMark mark) {
    const Leaf *leaf = &growth->leaves.at[from];
    Error why = {0};
    MomentWork work = growth->work;
    work.err = &why;
    work.finding = value == NO_FINDING ? NO_FINDING : 0;
    work.held = value == NO_FINDING ? (Record){0} : (Record){1, (uint64_t)value};
    Moment *moment = moment_copy(&work, leaf->moment);
    if (!moment) return false;
    moment->kept = 1;
    if (!moment_step(&work, moment, step)) {
        moment_release(moment);
        return true;
    }
    BranchNode node = leaf->node;
    double part = moment->kept;
    node.weight *= part;
    node.path_weight *= part;
    if (value != NO_FINDING && finding != NO_FINDING)
        node.path = record_with(node.path, finding, value);
    Branch branch = moment->branches[0];
    moment->count = 0; // it is the next leaf's
    moment_release(moment);
    node.bits = branch.bits;
    int to = leaves_take(next, branch, &node);
    leaves_edge(next, (BranchEdge){from, to, part, mark});
    return true;
}

static bool is_finding(const Growth *growth, const Step *step) {
    GateKind kind = step->gate->kind;
    return kind == GATE_MEASURE || (kind == GATE_RESET && !growth->work.noise);
}

static bool grow_leaf(Growth *growth, Leaves *next, int from, int index) {
    const Step *step = circuit_step(growth->circuit, index);
    const Branch *branch = &growth->leaves.at[from].moment->branches[0];
    int finding = growth->numbers[index];
    if (!step_allowed(step, branch->bits))
        return grow_way(growth, next, from, step, finding, NO_FINDING, BRANCH_RESTS);
    if (is_finding(growth, step))
        return grow_way(growth, next, from, step, finding, 0, BRANCH_ZERO) &&
               grow_way(growth, next, from, step, finding, 1, BRANCH_ONE);
    bool selects = step->gate->kind == GATE_POSTSELECT;
    BranchMark mark = selects ? BRANCH_SELECTED : BRANCH_PASSES;
    return grow_way(growth, next, from, step, finding, NO_FINDING, mark);
}

// A gate under a condition leaves the branches apart as they are.
static void grow_condition(Growth *growth, Leaves *next, int index) {
    const Step *step = circuit_step(growth->circuit, index);
    *next = growth->leaves;
    growth->leaves = (Leaves){0};
    next->edge_count = 0;
    for (int i = 0; i < next->count; i++) {
        bool acts = step_allowed(step, next->at[i].node.bits);
        leaves_edge(next, (BranchEdge){i, i, 1, acts ? BRANCH_ACTS : BRANCH_RESTS});
    }
}

// --- one level

// After a selection what is left is the whole.
static double leaves_weight(const Leaves *leaves) {
    double sum = 0;
    for (int i = 0; i < leaves->count; i++)
        sum += leaves->at[i].node.weight;
    return sum;
}

static void leaves_scale(Leaves *leaves, double by) {
    for (int i = 0; i < leaves->count; i++) {
        leaves->at[i].node.weight *= by;
        leaves->at[i].node.path_weight *= by;
    }
}

static int least_likely(const Leaves *leaves) {
    int least = 0;
    for (int i = 1; i < leaves->count; i++)
        if (leaves->at[i].node.weight <= leaves->at[least].node.weight) least = i;
    return least;
}

static void drop_leaf(Leaves *leaves, int gone) {
    moment_release(leaves->at[gone].moment);
    for (int i = gone; i + 1 < leaves->count; i++)
        leaves->at[i] = leaves->at[i + 1];
    leaves->count--;
    int kept = 0;
    for (int i = 0; i < leaves->edge_count; i++) {
        BranchEdge edge = leaves->edges[i];
        if (edge.to == gone) continue;
        edge.to -= edge.to > gone;
        leaves->edges[kept++] = edge;
    }
    leaves->edge_count = kept;
}

static void fold(Growth *growth, Leaves *next, BranchLevel *level) {
    const BranchLevel *before = level - 1;
    level->folded = before->folded;
    level->folded_weight = before->folded_weight;
    while (next->count > growth->most) {
        int least = least_likely(next);
        level->folded++;
        level->folded_weight += next->at[least].node.weight;
        drop_leaf(next, least);
    }
}

static void level_write(BranchLevel *level, const Leaves *leaves) {
    level->nodes = leaves->count;
    level->edges = leaves->edge_count;
    level->node = mem_new((size_t)leaves->count * sizeof *level->node);
    level->edge = mem_new((size_t)(leaves->edge_count + 1) * sizeof *level->edge);
    for (int i = 0; i < leaves->count; i++) {
        level->node[i] = leaves->at[i].node;
        level->node[i].y = (i + 0.5) / leaves->count;
    }
    for (int i = 0; i < leaves->edge_count; i++)
        level->edge[i] = leaves->edges[i];
}

static bool grow_level(Growth *growth, int index) {
    const Step *step = circuit_step(growth->circuit, index);
    BranchLevel *level = &growth->tree->level[growth->tree->levels];
    Leaves next = {0};
    bool good = true;
    if (step_unitary(step))
        grow_condition(growth, &next, index);
    else
        for (int i = 0; good && i < growth->leaves.count; i++)
            good = grow_leaf(growth, &next, i, index);
    leaves_clear(&growth->leaves);
    growth->leaves = next;
    if (!good || !next.count) return false;
    *level = (BranchLevel){.step = index};
    fold(growth, &growth->leaves, level);
    if (step->gate->kind == GATE_POSTSELECT) {
        double whole = leaves_weight(&growth->leaves) + level->folded_weight;
        leaves_scale(&growth->leaves, 1 / whole);
        level->folded_weight /= whole;
    }
    level_write(level, &growth->leaves);
    growth->tree->levels++;
    return true;
}

// --- all of it

static bool makes_level(const Step *step) {
    if (!step_acts(step) || step->gate->kind == GATE_NOISE) return false;
    return !step_unitary(step) || step_reads(step);
}

static void run_leaves(Growth *growth, int to) {
    for (int i = 0; i < growth->leaves.count; i++)
        moment_run(&growth->work, growth->leaves.at[i].moment, growth->done, to);
    if (to > growth->done) growth->done = to;
}

// Under noise every gate acts by itself; else gates run together, up to the end of the
// column of the next step that is none: in one column all steps are free of each other.
static void run_gates(Growth *growth, int index) {
    const Step *step = circuit_step(growth->circuit, index);
    if (!growth->work.noise) {
        if (!step_unitary(step)) run_leaves(growth, growth->marks[step->column + 1]);
        return;
    }
    bool noise = step->gate->kind == GATE_NOISE;
    if (!step_unitary(step) && !noise) return;
    for (int i = 0; i < growth->leaves.count; i++)
        (noise ? moment_step : moment_gate)(&growth->work, growth->leaves.at[i].moment,
                                            step);
}

static bool grow(Growth *growth) {
    run_leaves(growth, growth->marks[0]);
    for (int i = 0; i < circuit_steps(growth->circuit); i++) {
        const Step *step = circuit_step(growth->circuit, i);
        if (!makes_level(step)) {
            if (step_acts(step) && !growth->tree->more) run_gates(growth, i);
            continue;
        }
        if (growth->tree->levels > TREE_LEVELS) {
            growth->tree->more++;
            continue;
        }
        bool condition = step_unitary(step);
        if (!condition) run_gates(growth, i);
        if (!grow_level(growth, i)) return false;
        if (condition) run_gates(growth, i);
    }
    return true;
}

// A finding that is held is the only one that agrees.
static bool edge_finds(const BranchEdge *edge, int held) {
    if (held == NO_FINDING || (edge->mark != BRANCH_ZERO && edge->mark != BRANCH_ONE))
        return true;
    return held == (edge->mark == BRANCH_ONE);
}

static void tell_agreement(const Growth *growth, Record held) {
    growth->tree->level[0].node[0].agrees = true;
    for (int k = 1; k < growth->tree->levels; k++) {
        BranchLevel *level = &growth->tree->level[k];
        int value = record_value(held, growth->numbers[level->step]);
        for (int i = 0; i < level->edges; i++) {
            BranchEdge *edge = &level->edge[i];
            edge->agrees = level[-1].node[edge->from].agrees && edge_finds(edge, value);
            level->node[edge->to].agrees |= edge->agrees;
        }
    }
}

static int most_nodes(const Circuit *circuit, bool noisy) {
    int bits = circuit_wires(circuit) * (noisy ? 2 : 1);
    int most = bits < 18 ? TREE_SIZE >> bits : 1;
    return most < 2 ? 2 : most > TREE_NODES ? TREE_NODES : most;
}

static bool grow_start(Growth *growth) {
    Moment *start = moment_create(&growth->work, circuit_wires(growth->circuit));
    if (!start) return false;
    growth->leaves.at = mem_new(sizeof *growth->leaves.at);
    growth->leaves.at[0] =
        (Leaf){start, {.weight = 1, .path_weight = 1, .ways = 1, .y = 0.5}};
    growth->leaves.count = 1;
    growth->tree->level[0] = (BranchLevel){.step = NO_STEP};
    level_write(&growth->tree->level[0], &growth->leaves);
    growth->tree->levels = 1;
    return true;
}

BranchTree *branch_tree_create(const Circuit *circuit, const Noise *noise, Record held) {
    if (!noise_any(noise)) noise = circuit_noise(circuit);
    bool any = noise_any(noise) || circuit_has_noise_gates(circuit);
    if (any && circuit_wires(circuit) > NOISY_QUBITS) return NULL;
    NoiseWork *noisy = any ? noise_work(noise, circuit_wires(circuit)) : NULL;
    Growth growth = {.circuit = circuit,
                     .numbers = circuit_number_findings(circuit),
                     .most = most_nodes(circuit, noisy),
                     .tree = mem_new(sizeof *growth.tree)};
    growth.marks = mem_new(((size_t)circuit_columns(circuit) + 1) * sizeof *growth.marks);
    Program *program = circuit_compile(circuit, growth.marks);
    growth.work = (MomentWork){.program = program,
                               .noise = noisy,
                               .most_branches = 2,
                               .most_bytes = SIZE_MAX,
                               .finding = NO_FINDING};
    bool grown = grow_start(&growth) && grow(&growth);
    if (grown) tell_agreement(&growth, held);
    leaves_clear(&growth.leaves);
    program_destroy(program);
    noise_work_destroy(noisy);
    free(growth.marks);
    free(growth.numbers);
    if (grown) return growth.tree;
    branch_tree_destroy(growth.tree);
    return NULL;
}

void branch_tree_destroy(BranchTree *tree) {
    for (int i = 0; tree && i < tree->levels; i++) {
        free(tree->level[i].node);
        free(tree->level[i].edge);
    }
    free(tree);
}

// That there is no tree is kept too.
typedef struct KeptTree {
    BranchTree *tree;
} KeptTree;

static size_t tree_bytes(const BranchTree *tree) {
    size_t bytes = sizeof *tree;
    for (int i = 0; tree && i < tree->levels; i++)
        bytes += (size_t)tree->level[i].nodes * sizeof(BranchNode) +
                 (size_t)tree->level[i].edges * sizeof(BranchEdge);
    return bytes;
}

static void kept_tree_end(void *thing) {
    KeptTree *kept = thing;
    branch_tree_destroy(kept->tree);
    free(kept);
}

const BranchTree *run_tree(const Run *run) {
    MemoKey key = {.kind = tree_kind};
    KeptTree *kept = run_memo(run, &key);
    if (!kept) {
        kept = mem_new(sizeof *kept);
        kept->tree =
            branch_tree_create(run->circuit, &run->options.noise, run->options.held);
        run_memo_keep(run, &key, kept, tree_bytes(kept->tree), kept_tree_end);
    }
    return kept->tree;
}

int branch_parent(const BranchTree *tree, int level, int node) {
    const BranchLevel *at = &tree->level[level];
    int best = -1;
    double most = -1;
    for (int i = 0; i < at->edges; i++) {
        const BranchEdge *edge = &at->edge[i];
        if (edge->to != node) continue;
        double way =
            tree->level[level - 1].node[edge->from].path_weight * edge->probability;
        if (way <= most) continue;
        most = way;
        best = edge->from;
    }
    return best;
}

int branch_level_at(const BranchTree *tree, const Circuit *circuit, int after) {
    int level = 0;
    while (level + 1 < tree->levels &&
           circuit_step(circuit, tree->level[level + 1].step)->column < after)
        level++;
    return level;
}
