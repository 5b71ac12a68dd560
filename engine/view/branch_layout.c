#include "view/branch_layout.h"

#include <math.h>

// The nodes of a level from the likeliest: whether node `index` is among the first `most`.
static bool among_likeliest(const BranchLevel *level, int index, int most) {
    int before = 0;
    double weight = level->node[index].weight;
    for (int i = 0; i < level->nodes; i++) {
        double other = level->node[i].weight;
        bool likelier = other > weight + 1e-12;
        if (likelier || (other > weight - 1e-12 && i < index)) before++;
    }
    return before < most;
}

static bool has_shown_parent(const BranchLayout *layout, int k, int node) {
    const BranchLevel *level = &layout->tree->level[k];
    for (int i = 0; k > 0 && i < level->edges; i++)
        if (level->edge[i].to == node && layout->place[k - 1][level->edge[i].from].shown)
            return true;
    return k == 0;
}

static void place_level(BranchLayout *layout, int k, int most) {
    const BranchLevel *level = &layout->tree->level[k];
    bool all = level->nodes + (level->folded > 0) <= most;
    int keep = all ? level->nodes : most - 1, shown = 0;
    layout->hidden[k] = level->folded;
    layout->hidden_weight[k] = level->folded_weight;
    for (int i = 0; i < level->nodes; i++) {
        bool here = among_likeliest(level, i, keep) && has_shown_parent(layout, k, i);
        layout->place[k][i].shown = here;
        shown += here;
        if (here) continue;
        layout->hidden[k]++;
        layout->hidden_weight[k] += level->node[i].weight;
    }
    int rows = shown + (layout->hidden[k] > 0), at = 0;
    for (int i = 0; i < level->nodes; i++)
        if (layout->place[k][i].shown)
            layout->place[k][i].y =
                layout->rect.y + layout->rect.h * (at++ + 0.5) / (rows ? rows : 1);
}

BranchLayout branch_layout(const BranchTree *tree, Rect rect, double across, double down) {
    BranchLayout layout = {.tree = tree, .rect = rect};
    int fit = 1 + (int)floor(rect.w / across), most = (int)floor(rect.h / down);
    layout.levels = tree->levels < fit ? tree->levels : fit;
    layout.pitch = layout.levels > 1 ? rect.w / (layout.levels - 1) : 0;
    if (layout.pitch > 2.6 * across) layout.pitch = 2.6 * across;
    for (int k = 0; k < layout.levels; k++)
        place_level(&layout, k, most < 2 ? 2 : most);
    return layout;
}

double branch_x(const BranchLayout *layout, int level) {
    return layout->rect.x + level * layout->pitch;
}
