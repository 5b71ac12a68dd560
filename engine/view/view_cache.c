#include "view/view_cache.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 256, OLDEST = 100, ASKED = 256, WAYS = 4 };

typedef struct ProseRow {
    struct ProseRow *next;
    char *text;
    ProseStyle style;
    uint64_t hash;
    long asked; // the scene in which it was last asked for
    bool outdated;
    Prose *prose;
} ProseRow;

typedef struct Picture {
    uint64_t key;
    void *picture;
    size_t bytes;
    void (*destroy)(void *picture);
    long asked; // a count of askings, so that two pictures of one scene have an order
} Picture;

struct ViewCache {
    Fonts *fonts;
    ProseRow *prose[BUCKETS];
    long scene, asking;
    Picture *pictures;
    int picture_count;
    size_t bytes;
    // Keys of pictures that were asked for, by their low bits; each row the last one first.
    uint64_t once[ASKED][WAYS];
};

ViewCache *view_cache_create(Fonts *fonts) {
    ViewCache *cache = mem_new(sizeof *cache);
    cache->fonts = fonts;
    return cache;
}

static void prose_row_free(ProseRow *row) {
    prose_destroy(row->prose);
    free(row->text);
    free(row);
}

void view_cache_destroy(ViewCache *cache) {
    if (!cache) return;
    for (int i = 0; i < BUCKETS; i++) {
        for (ProseRow *row = cache->prose[i], *next; row; row = next) {
            next = row->next;
            prose_row_free(row);
        }
    }
    for (int i = 0; i < cache->picture_count; i++)
        cache->pictures[i].destroy(cache->pictures[i].picture);
    free(cache->pictures);
    free(cache);
}

Fonts *view_cache_fonts(const ViewCache *cache) {
    return cache->fonts;
}

// FNV-1a (Fowler, Noll, Vo).
static uint64_t text_hash(const char *text) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    return hash;
}

static bool style_same(const ProseStyle *a, const ProseStyle *b) {
    return a->width == b->width && a->size == b->size && a->pitch == b->pitch &&
           a->formula == b->formula && a->face == b->face && a->ink == b->ink &&
           a->ruby == b->ruby && a->grade == b->grade && a->furigana == b->furigana &&
           !memcmp(&a->seen, &b->seen, sizeof a->seen) && a->gap == b->gap &&
           a->letter == b->letter && a->lexicon == b->lexicon;
}

const Prose *view_cache_prose(ViewCache *cache, const char *text, const ProseStyle *style) {
    uint64_t hash = text_hash(text);
    ProseRow **bucket = &cache->prose[hash % BUCKETS];
    for (ProseRow *row = *bucket; row; row = row->next) {
        if (row->hash != hash || row->outdated || !style_same(&row->style, style)) continue;
        if (strcmp(row->text, text) != 0) continue;
        row->asked = cache->scene;
        return row->prose;
    }
    ProseRow *row = mem_new(sizeof *row);
    *row = (ProseRow){.next = *bucket,
                      .text = mem_text(text),
                      .style = *style,
                      .hash = hash,
                      .asked = cache->scene,
                      .prose = prose_create(cache->fonts, text, style)};
    *bucket = row;
    return row->prose;
}

void view_cache_age(ViewCache *cache) {
    cache->scene++;
    for (int i = 0; i < BUCKETS; i++) {
        for (ProseRow **at = &cache->prose[i]; *at;) {
            ProseRow *row = *at;
            if (cache->scene - row->asked <= OLDEST) {
                at = &row->next;
                continue;
            }
            *at = row->next;
            prose_row_free(row);
        }
    }
}

void view_cache_renew(ViewCache *cache) {
    for (int i = 0; i < BUCKETS; i++)
        for (ProseRow *row = cache->prose[i]; row; row = row->next)
            row->outdated = true;
}

const void *view_cache_picture(ViewCache *cache, uint64_t key) {
    for (int i = 0; i < cache->picture_count; i++) {
        if (cache->pictures[i].key != key) continue;
        cache->pictures[i].asked = ++cache->asking;
        return cache->pictures[i].picture;
    }
    return NULL;
}

bool view_cache_again(ViewCache *cache, uint64_t key) {
    uint64_t *row = cache->once[key % ASKED];
    int at = 0;
    while (at < WAYS - 1 && row[at] != key)
        at++;
    bool again = row[at] == key;
    memmove(row + 1, row, (size_t)at * sizeof *row);
    row[0] = key;
    return again;
}

static void forget_oldest(ViewCache *cache) {
    int oldest = 0;
    for (int i = 1; i < cache->picture_count; i++)
        if (cache->pictures[i].asked < cache->pictures[oldest].asked) oldest = i;
    Picture gone = cache->pictures[oldest];
    cache->pictures[oldest] = cache->pictures[--cache->picture_count];
    cache->bytes -= gone.bytes;
    gone.destroy(gone.picture);
}

void view_cache_keep(ViewCache *cache, uint64_t key, void *picture, size_t bytes,
                     void (*destroy)(void *picture)) {
    assert(!view_cache_picture(cache, key));
    while (cache->picture_count && cache->bytes + bytes > VIEW_CACHE_BYTES)
        forget_oldest(cache);
    if (bytes > VIEW_CACHE_BYTES) { // larger than all we may keep
        destroy(picture);
        return;
    }
    cache->pictures = mem_grow(cache->pictures, (size_t)cache->picture_count + 1,
                               sizeof *cache->pictures);
    cache->pictures[cache->picture_count++] =
        (Picture){key, picture, bytes, destroy, ++cache->asking};
    cache->bytes += bytes;
}

size_t view_cache_bytes(const ViewCache *cache) {
    return cache->bytes;
}
