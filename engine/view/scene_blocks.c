// Where the blocks of a page stand in a scene, and what moves there.
#include "base/mem.h"
#include "view/scene_inside.h"

#include <assert.h>

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

bool scene_block_whole(const Scene *scene, int index, Rect *whole) {
    const BlockPlace *block = find(scene, index);
    if (!block) return false;
    *whole = block->rect;
    if (block->scroll >= 0) whole->y -= scene->scrolls[block->scroll].offset;
    return true;
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

void scene_mover(Scene *scene, MoverKind kind, Rect rect) {
    if (!scene->look.hall) return;
    int number = 0;
    for (int i = 0; i < scene->mover_count; i++)
        number += scene->movers[i].kind == kind;
    scene->movers =
        mem_one_more(scene->movers, (size_t)scene->mover_count, sizeof *scene->movers);
    scene->movers[scene->mover_count++] = (Mover){kind, number, rect};
}

int scene_movers(const Scene *scene) {
    return scene->mover_count;
}

Mover scene_mover_at(const Scene *scene, int index) {
    assert(index >= 0 && index < scene->mover_count);
    return scene->movers[index];
}
