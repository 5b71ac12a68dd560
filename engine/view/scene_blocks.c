// Where the blocks of a page stand in a scene.
#include "base/mem.h"
#include "view/scene_inside.h"

void scene_measure(Scene *scene, const Metrics *metrics) {
    scene->look.metrics = *metrics;
}

void scene_block(Scene *scene, int index, Rect rect) {
    if (scene->block_count == scene->block_room) {
        scene->block_room = scene->block_room ? 2 * scene->block_room : 64;
        scene->blocks =
            mem_grow(scene->blocks, (size_t)scene->block_room, sizeof *scene->blocks);
    }
    scene->blocks[scene->block_count++] = (BlockPlace){index, scene->scroll, rect};
}

bool scene_block_at(const Scene *scene, int index, Rect *seen) {
    for (int i = scene->block_count - 1; i >= 0; i--) {
        const BlockPlace *block = &scene->blocks[i];
        if (block->index != index) continue;
        *seen = block->rect;
        if (block->scroll < 0) return true;
        const ScrollRegion *region = &scene->scrolls[block->scroll];
        seen->y -= region->offset;
        *seen = rect_cut(*seen, region->rect);
        return seen->w > 0 && seen->h > 0;
    }
    return false;
}
