#include "view/hall_tiles.h"

#include "view/page_pictures.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

enum { GAP = 40, MOST_ACROSS = 8 };
// A ball's labels take this much of its height; below LEAST_BALL px it loses them.
static const double LEAST_BALL = 380, LEAST_BARS = 360, LEAST_STAGE = 0.55, LEAD = 0.56;

// A picture, where it stands, and what of that it fills.
typedef struct Tile {
    const Block *block;
    Rect rect;
    double lacking;
} Tile;

typedef struct Tiles {
    Tile at[MAX_BLOCKS];
    int count;
} Tiles;

static bool is_named(const Block *block, const char *name) {
    return block->kind == BLOCK_DISPLAY && !strcmp(block->display->name, name);
}

static bool is_circuit(const LessonModel *model, const Block *block) {
    return block->kind == BLOCK_SOURCE &&
           model->lesson->sources[block->source].kind == SOURCE_CIRCUIT;
}

// The largest that the picture would use of a cell, and the least it can do with.
static double used_height(Scene *scene, const LessonModel *model, const Block *block,
                          Rect cell, double *least) {
    double wanted = page_picture_height(scene, model, block, cell.w);
    *least = wanted;
    if (block->kind == BLOCK_STAGE) {
        *least = LEAST_STAGE * wanted;
        return fmin(wanted, cell.h);
    }
    if (is_named(block, "bloch")) {
        *least = LEAST_BALL;
        return fmin(cell.h, cell.w);
    }
    if (!is_named(block, "histogram")) return fmin(wanted, cell.h);
    *least = fmin(wanted, LEAST_BARS);
    return fmin(cell.h, fmax(wanted, 0.6 * cell.w));
}

// In the middle of its cell.
static Tile tile_in(Scene *scene, const LessonModel *model, const Block *block, Rect cell) {
    Tile tile = {.block = block};
    double least, high = used_height(scene, model, block, cell, &least);
    tile.lacking = fmax(0, least - cell.h);
    tile.rect =
        (Rect){cell.x, floor(cell.y + (cell.h - high) / 2), cell.w, high + tile.lacking};
    return tile;
}

// What a tile fills: balls and stages keep their shape.
static double filled(const LessonModel *model, const Tile *tile) {
    Rect rect = tile->rect;
    if (tile->block->kind == BLOCK_STAGE) {
        const Stage *stage = model->stages[tile->block->stage].stage;
        double unit = fmin(rect.w / stage->width, rect.h / stage->height);
        return unit * unit * stage->width * stage->height;
    }
    if (is_named(tile->block, "bloch")) return pow(fmin(rect.w, rect.h), 2);
    return rect.w * rect.h;
}

static void add_tile(Tiles *tiles, Tile tile) {
    tiles->at[tiles->count++] = tile;
}

// Circuits first, as wide as the rect; returns the height they take.
static double place_circuits(Scene *scene, const LessonModel *model, Rect rect,
                             Tiles *tiles) {
    const Page *page = &model->lesson->pages[model->page];
    double y = rect.y;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!is_circuit(model, block) || !block_seen(block, true)) continue;
        double high = page_picture_height(scene, model, block, rect.w);
        double over = fmax(0, y + high - rect.y - rect.h);
        add_tile(tiles, (Tile){block, {rect.x, y, rect.w, high}, over});
        y += high + GAP;
    }
    return y - rect.y;
}

static int others(const LessonModel *model, const Block **blocks) {
    const Page *page = &model->lesson->pages[model->page];
    int count = 0;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool other = block->kind == BLOCK_DISPLAY || block->kind == BLOCK_STAGE;
        if (other && block_seen(block, true)) blocks[count++] = block;
    }
    return count;
}

// Ball and stage are what a hall looks at first.
static bool leads(const Block *block) {
    return block->kind == BLOCK_STAGE || is_named(block, "bloch");
}

// The first that leads has LEAD of the width, the others share the rest's height as they
// want it.
static void place_lead(Scene *scene, const LessonModel *model, Rect rect,
                       const Block **blocks, int count, Tiles *tiles) {
    int lead = 0;
    while (lead < count - 1 && !leads(blocks[lead]))
        lead++;
    Rect left = {rect.x, rect.y, floor(LEAD * (rect.w - GAP)), rect.h};
    Rect right = {left.x + left.w + GAP, rect.y, rect.w - left.w - GAP, rect.h};
    double wanted[MAX_BLOCKS], all = 0, least;
    for (int i = 0; i < count; i++) {
        Rect whole = {0, 0, right.w, rect.h};
        wanted[i] = used_height(scene, model, blocks[i], whole, &least);
        if (i != lead) all += wanted[i];
    }
    double spare = (rect.h - GAP * (count - 2) - all) / fmax(1, count - 1);
    add_tile(tiles, tile_in(scene, model, blocks[lead], left));
    for (int i = 0; i < count; i++) {
        if (i == lead) continue;
        right.h = fmax(1, wanted[i] + spare);
        add_tile(tiles, tile_in(scene, model, blocks[i], right));
        right.y += right.h + GAP;
    }
}

static Tiles place(Scene *scene, const LessonModel *model, Rect rect, int across) {
    const Block *blocks[MAX_BLOCKS];
    Tiles tiles = {.count = 0};
    int count = others(model, blocks);
    double circuits = place_circuits(scene, model, rect, &tiles);
    rect.y += circuits;
    rect.h -= circuits;
    if (!count) return tiles;
    if (across == TILES_LEAD) {
        place_lead(scene, model, rect, blocks, count, &tiles);
        return tiles;
    }
    int rows = (count + across - 1) / across;
    double wide = (rect.w - GAP * (across - 1)) / across;
    double high = (rect.h - GAP * (rows - 1)) / rows;
    for (int i = 0; i < count; i++) {
        int row = i / across, column = i % across;
        Rect cell = {rect.x + column * (wide + GAP), rect.y + row * (high + GAP), wide,
                     fmax(1, high)};
        add_tile(&tiles, tile_in(scene, model, blocks[i], cell));
    }
    return tiles;
}

static HallTiles judge(Scene *scene, const LessonModel *model, Rect rect, int across) {
    Tiles tiles = place(scene, model, rect, across);
    HallTiles result = {.across = tiles.count ? across : 0};
    for (int i = 0; i < tiles.count; i++) {
        result.covered += filled(model, &tiles.at[i]) / (rect.w * rect.h);
        result.lacking = fmax(result.lacking, tiles.at[i].lacking);
    }
    return result;
}

static bool is_better(HallTiles a, HallTiles b) {
    if (fabs(a.lacking - b.lacking) > 0.5) return a.lacking < b.lacking;
    return a.covered > b.covered + 1e-9;
}

bool hall_has_tiles(const LessonModel *model) {
    const Page *page = &model->lesson->pages[model->page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool other = block->kind == BLOCK_DISPLAY || block->kind == BLOCK_STAGE;
        if (block_seen(block, true) && (other || is_circuit(model, block))) return true;
    }
    return false;
}

HallTiles hall_tiles_best(Scene *scene, const LessonModel *model, Rect rect) {
    const Block *blocks[MAX_BLOCKS];
    int most = others(model, blocks);
    Scene *trial = scene_create(scene_look(scene));
    HallTiles best = judge(trial, model, rect, 1);
    for (int across = 2; across <= most && across <= MOST_ACROSS; across++) {
        HallTiles next = judge(trial, model, rect, across);
        if (is_better(next, best)) best = next;
    }
    HallTiles lead = best;
    if (most > 1) lead = judge(trial, model, rect, TILES_LEAD);
    if (is_better(lead, best)) best = lead;
    scene_destroy(trial);
    return best;
}

void hall_tiles_add(Scene *scene, const LessonModel *model, Rect rect, int across) {
    if (!across) return;
    Tiles tiles = place(scene, model, rect, across);
    for (int i = 0; i < tiles.count; i++)
        if (block_is_shown(scene, model, tiles.at[i].block))
            page_picture_add(scene, model, tiles.at[i].block, tiles.at[i].rect);
}
