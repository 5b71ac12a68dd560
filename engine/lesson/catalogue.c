#include "lesson/catalogue.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/installed.h"
#include "lesson/pack_version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static CatalogueRow *add(Catalogue *catalogue, const char *name, bool installed) {
    size_t count = (size_t)catalogue->count + 1;
    catalogue->rows = mem_grow(catalogue->rows, count, sizeof *catalogue->rows);
    CatalogueRow *row = &catalogue->rows[catalogue->count++];
    *row = (CatalogueRow){.installed = installed};
    pack_name_shown(name, strlen(name) - (installed ? strlen(".kyubi") : 0), row->name);
    return row;
}

static void add_built_in(Catalogue *catalogue, const char *lessons) {
    char **names = file_list(lessons, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        char *path = file_join(lessons, *name);
        if (file_is_folder(path)) {
            CatalogueRow *row = add(catalogue, *name, false);
            row->pack = pack_open(path, &row->error);
        }
        free(path);
    }
    free(names);
}

static void add_installed(Catalogue *catalogue, const char *profile, const char *jail) {
    char **names = installed_names(profile);
    Signers signers = signers_read(profile);
    for (char **name = names; name && *name; name++) {
        CatalogueRow *row = add(catalogue, *name, true);
        row->pack = installed_open(profile, *name, &signers, jail, &row->error);
    }
    signers_free(&signers);
    free(names);
}

Catalogue catalogue_open(const char *lessons, const char *profile, const char *jail) {
    Catalogue catalogue = {0};
    add_built_in(&catalogue, lessons);
    if (profile) add_installed(&catalogue, profile, jail);
    return catalogue;
}

void catalogue_close(Catalogue *catalogue) {
    for (int i = 0; i < catalogue->count; i++)
        pack_close(catalogue->rows[i].pack);
    free(catalogue->rows);
    *catalogue = (Catalogue){0};
}

// The newest of that id; NULL: there is none.
static const Pack *newest(Pack *const *packs, int count, const char *id) {
    const Pack *found = NULL;
    for (int i = 0; i < count; i++) {
        if (!packs[i] || strcmp(packs[i]->id, id) != 0) continue;
        if (!found || pack_version_compare(packs[i]->version, found->version) > 0)
            found = packs[i];
    }
    return found;
}

static bool lacks(const PackUse *use, const Pack *there, Error *err) {
    bool any = !use->version[0];
    if (!there)
        error_set(err, any ? "uses.missing" : "uses.missing_from", "%s\t%s", use->id,
                  use->version);
    else if (!any && pack_version_compare(there->version, use->version) < 0)
        error_set(err, pack_files_packed(there->files) ? "uses.old" : "uses.old_kyubi",
                  "%s\t%s\t%s", use->id, use->version, there->version);
    else
        return false;
    return true;
}

bool pack_lacks(const Pack *pack, Pack *const *others, int count, int *from, Error *err) {
    while (*from < pack->use_count) {
        const PackUse *use = &pack->uses[(*from)++];
        if (lacks(use, newest(others, count, use->id), err)) return true;
    }
    return false;
}
