// Things that take long to set, found again by the words they are set from: those last
// asked for are kept, a few of them in each slot of a hash. For line.c and formula.c only.
#ifndef KYUBI_TYPE_RECENT_H
#define KYUBI_TYPE_RECENT_H

#include <stdbool.h>

// What a thing is set from; all of it is compared.
typedef struct RecentKey {
    const char *words; // borrowed
    double size, column;
    int how; // its face, or its style
} RecentKey;

typedef struct Recent Recent;
Recent *recent_create(int most, void (*destroy)(void *thing)); // most: a multiple of 4
void recent_destroy(Recent *recent); // and every thing in it; NULL is allowed

void *recent_find(Recent *recent, RecentKey key); // NULL: it is not here
// Takes a thing that is not here yet; that of its slot which was not asked for the longest
// time makes room.
void recent_keep(Recent *recent, RecentKey key, void *thing);

#endif
