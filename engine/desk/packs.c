// The packs that a desk has.
#include "desk/desk_inside.h"

#include "lesson/catalogue.h"

#include <stdio.h>

static void take_pack(Desk *desk, CatalogueRow *row) {
    if (row->pack && desk->pack_count < MAX_PACKS) {
        desk->packs[desk->pack_count++] = row->pack;
        row->pack = NULL; // the desk's now
        return;
    }
    if (row->pack) error_set(&row->error, "library.many_packs", "%d", MAX_PACKS);
    if (!row->installed && !desk->pack_error.key[0]) desk->pack_error = row->error;
    if (!row->installed || desk->broken_count == MAX_BROKEN) return;
    BrokenPack *broken = &desk->broken[desk->broken_count++];
    snprintf(broken->id, sizeof broken->id, "%s", row->name);
    broken->error = row->error;
}

// Opens every pack that comes with Kyubi or is installed; one that does not read is named
// on the library's page.
void packs_open(Desk *desk, const char *folder) {
    const char *profile = desk->options.installed;
    if (!profile) profile = desk->options.profile;
    Catalogue catalogue = catalogue_open(folder, profile, desk->jail);
    for (int i = 0; i < catalogue.count; i++)
        take_pack(desk, &catalogue.rows[i]);
    catalogue_close(&catalogue);
    desk->options.installed = NULL; // the caller's
}

// A pack that it uses and that is not there is no reason to keep it shut, but is told.
void packs_tell_lack(Desk *desk, const Pack *pack) {
    int from = 0;
    Error lack = {.key = ""};
    if (pack_lacks(pack, desk->packs, desk->pack_count, &from, &lack))
        desk_refuse(desk, &lack);
}
