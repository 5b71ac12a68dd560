#include "type/recent.h"

#include "base/mem.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { WAYS = 4 };

typedef struct Place {
    RecentKey key; // its words are ours
    void *thing;   // NULL: an empty place
} Place;

struct Recent {
    int slots;
    void (*destroy)(void *thing);
    Place (*at)[WAYS]; // each slot in the order of being asked for, the last first
};

Recent *recent_create(int most, void (*destroy)(void *thing)) {
    assert(most > 0 && most % WAYS == 0);
    Recent *recent = mem_new(sizeof *recent);
    recent->slots = most / WAYS;
    recent->destroy = destroy;
    recent->at = mem_new((size_t)recent->slots * sizeof *recent->at);
    return recent;
}

static void place_clear(const Recent *recent, const Place *place) {
    if (!place->thing) return;
    recent->destroy(place->thing);
    free((char *)place->key.words);
}

void recent_destroy(Recent *recent) {
    if (!recent) return;
    for (int i = 0; i < recent->slots * WAYS; i++)
        place_clear(recent, &recent->at[i / WAYS][i % WAYS]);
    free(recent->at);
    free(recent);
}

// FNV-1a over the words, the size and how they are set.
static Place *slot_of(const Recent *recent, RecentKey key) {
    uint32_t hash = 2166136261u ^ (uint32_t)key.how ^ ((uint32_t)(key.size * 64) << 4);
    for (const char *at = key.words; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    return recent->at[(hash ^ hash >> 16) % (uint32_t)recent->slots];
}

static bool is_at(const Place *place, RecentKey key) {
    return place->thing && place->key.size == key.size && place->key.how == key.how &&
           place->key.column == key.column && !strcmp(place->key.words, key.words);
}

static void put_first(Place *slot, int at) {
    Place first = slot[at];
    memmove(slot + 1, slot, (size_t)at * sizeof *slot);
    slot[0] = first;
}

void *recent_find(Recent *recent, RecentKey key) {
    Place *slot = slot_of(recent, key);
    for (int i = 0; i < WAYS; i++)
        if (is_at(&slot[i], key)) {
            put_first(slot, i);
            return slot[0].thing;
        }
    return NULL;
}

void recent_keep(Recent *recent, RecentKey key, void *thing) {
    Place *slot = slot_of(recent, key);
    place_clear(recent, &slot[WAYS - 1]);
    key.words = mem_text(key.words);
    slot[WAYS - 1] = (Place){key, thing};
    put_first(slot, WAYS - 1);
}
