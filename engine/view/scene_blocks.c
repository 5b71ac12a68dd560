// Where the blocks of a page stand in a scene.
#include "base/mem.h"
#include "view/scene_inside.h"

#include <math.h>

enum { AIR = 12 }; // the outline around what is shown

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

bool scene_block_reveal(const Scene *scene, int index, int *which, double *offset) {
    for (int i = scene->block_count - 1; i >= 0; i--) {
        const BlockPlace *block = &scene->blocks[i];
        if (block->index != index) continue;
        if (block->scroll < 0) return false;
        const ScrollRegion *region = &scene->scrolls[block->scroll];
        double top = block->rect.y - AIR - region->rect.y;
        double bottom = top + block->rect.h + 2 * AIR - region->rect.h;
        double to = fmin(fmax(region->offset, bottom), fmax(0, top));
        *which = scene->spots[region->spot].area.spot.a;
        *offset = to;
        return fabs(to - region->offset) >= 1;
    }
    return false;
}
