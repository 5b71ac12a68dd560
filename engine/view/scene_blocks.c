// Where the blocks of a page stand in a scene.
#include "base/mem.h"
#include "view/scene_inside.h"

void scene_measure(Scene *scene, const Metrics *metrics) {
    scene->look.metrics = *metrics;
}

void scene_block(Scene *scene, int index, Rect rect) {
    scene->blocks =
        mem_one_more(scene->blocks, (size_t)scene->block_count, sizeof *scene->blocks);
    scene->blocks[scene->block_count++] = (BlockPlace){index, scene->scroll, rect};
}

static const BlockPlace *find(const Scene *scene, int index) {
    for (int i = scene->block_count - 1; i >= 0; i--)
        if (scene->blocks[i].index == index) return &scene->blocks[i];
    return NULL;
}

bool scene_block_at(const Scene *scene, int index, Rect *seen) {
    const BlockPlace *block = find(scene, index);
    if (!block) return false;
    *seen = block->rect;
    if (block->scroll < 0) return true;
    const ScrollRegion *region = &scene->scrolls[block->scroll];
    seen->y -= region->offset;
    *seen = rect_cut(*seen, region->rect);
    return seen->w > 0 && seen->h > 0;
}

bool scene_block_reveal(const Scene *scene, int index, int *which, double *offset) {
    const BlockPlace *block = find(scene, index);
    return block && scene_reveal_in(scene, block->scroll, block->rect, which, offset);
}
