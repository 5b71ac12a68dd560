// All packs that a learner has: those that come with Kyubi, each in a folder, and those
// installed (lesson/installed.h). One that cannot be opened stands there with its error and
// hinders no other.
#ifndef KYUBI_LESSON_CATALOGUE_H
#define KYUBI_LESSON_CATALOGUE_H

#include "lesson/pack.h"

typedef struct CatalogueRow {
    Pack *pack;     // NULL: it cannot be opened, and `error` says why
    char name[256]; // of its folder or its file without the ending
    bool installed;
    Error error;
} CatalogueRow;

typedef struct Catalogue {
    CatalogueRow *rows; // built in first; each kind in the order of its names
    int count;
} Catalogue;

// `lessons`: the folder of what comes with Kyubi. `profile`: NULL for none. Each installed
// pack is read in a jail of its own. Yours.
Catalogue catalogue_open(const char *lessons, const char *profile, const char *jail);
void catalogue_close(Catalogue *catalogue);

// The first pack that `pack` uses, from its use `*from` on, and that is not among the
// others or is too old; `*from` is the next use to ask for then. False: there is none.
// Tells uses.missing (what it uses), uses.missing_from (…, the version), uses.old (…, the
// version, the one that is there) or, where that comes with Kyubi, uses.old_kyubi.
bool pack_lacks(const Pack *pack, Pack *const *others, int count, int *from, Error *err);

#endif
