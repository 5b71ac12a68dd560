// Fences that grow with what they hold.
#include "type/formula_lay.h"

#include <math.h>
#include <stddef.h>

// Rule 19: a fence covers 0.901 of what it holds (\delimiterfactor) and falls short by so
// many em at most (\delimitershortfall, 5 pt of a 10 pt face). Around rows it does so by
// less, as MathJax has it: TeX's own faces have sizes 0.6 em apart, of which the next
// larger one covers the first and the last row; pieces of ours fit what is asked for, no
// more.
static const double FACTOR = 0.901, SHORT = 0.5, SHORT_OF_ROWS = 0.1;

static double covering(const Layout *l, Box inside, double size, double most) {
    double middle = maths_axis(l, size);
    double reach = fmax(inside.height - middle, inside.depth + middle);
    return fmax(2 * reach * FACTOR, 2 * reach - most * size);
}

double fence_height_of_rows(const Layout *l, Box inside, double size) {
    return covering(l, inside, size, SHORT_OF_ROWS);
}

// Where nothing grows a fence stands as the face has it, on the baseline.
static Box fence_box(Layout *l, uint32_t character, double height, double size) {
    Box box = maths_box_tall(l, character, height, size);
    return height > 0 ? maths_box_centred(l, box, size) : box;
}

Box lay_fences(Layout *l, Box inside, uint32_t left, uint32_t right, double height,
               double size) {
    Box out = {.from = inside.from, .height = -INFINITY, .depth = -INFINITY};
    double x = 0;
    if (left) {
        Box fence = fence_box(l, left, height, size);
        maths_box_put(l, &out, fence, 0, 0);
        x = fence.width;
    }
    maths_box_put(l, &out, inside, x, 0);
    x += inside.width + inside.italic;
    if (right) {
        Box fence = fence_box(l, right, height, size);
        maths_box_put(l, &out, fence, x, 0);
        x += fence.width;
    }
    return maths_box_done(out, x);
}

static const Node *middle_from(const Node *node) {
    while (node && node->form != FORM_MIDDLE)
        node = node->next;
    return node;
}

enum { RUNS = 32 };

// The stretches between the \middle fences, each by itself; returns how many.
static int lay_runs(Layout *l, const Node *base, Style style, Box runs[RUNS]) {
    const Node *first = base->first;
    int count = 0;
    for (;;) {
        const Node *end = count < RUNS - 1 ? middle_from(first) : NULL;
        runs[count++] = lay_run(l, (Run){first, end, false}, style, NULL);
        if (!end) return count;
        first = end->next;
    }
}

static Box all_of(const Box *runs, int count) {
    Box all = {.height = -INFINITY, .depth = -INFINITY};
    for (int i = 0; i < count; i++) {
        all.height = fmax(all.height, runs[i].height);
        all.depth = fmax(all.depth, runs[i].depth);
    }
    return all;
}

static bool has_rows(const Node *node) {
    if (node->form != FORM_LIST) return node->form == FORM_ARRAY;
    for (const Node *at = node->first; at; at = at->next)
        if (has_rows(at)) return true;
    return false;
}

// A ket keeps its size over letters with scripts; \left and \right grow sooner.
static double growth_of(const Layout *l, const Node *node, Box inside, double size) {
    double height = covering(l, inside, size, has_rows(node->base) ? SHORT_OF_ROWS : SHORT);
    return height < size * (node->atom == ATOM_INNER ? 0.95 : 1.2) ? 0 : height;
}

Box lay_fence(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), x = 0;
    if (node->base->form != FORM_LIST) {
        Box base = lay(l, node->base, style);
        return lay_fences(l, base, node->left, node->right, growth_of(l, node, base, size),
                          size);
    }
    Box runs[RUNS], out = maths_box_new(l);
    int count = lay_runs(l, node->base, style, runs);
    double height = growth_of(l, node, all_of(runs, count), size);
    const Node *middle = node->base->first;
    out.from = runs[0].from;
    for (int i = 0; i < count; i++) {
        maths_box_put(l, &out, runs[i], x, 0);
        x += runs[i].width + runs[i].italic;
        if (i + 1 == count) break;
        middle = middle_from(middle);
        Box fence = fence_box(l, middle->character, height, size);
        maths_box_put(l, &out, fence, x, 0);
        x += fence.width;
        middle = middle->next;
    }
    out.to = l->count;
    return lay_fences(l, maths_box_done(out, x), node->left, node->right, height, size);
}

Box lay_sized(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    if (!node->character) return maths_box_done(maths_box_new(l), 0);
    return maths_box_centred(l, maths_box_tall(l, node->character, node->em * size, size),
                             size);
}
