// The packs that a learner has installed: the very bytes of each .kyubi file, in the folder
// `packs` of the profile, named after the pack's id. What a learner did is no part of it
// (learner/progress.h, by the ids of lessons and exercises), so a pack can be replaced or
// removed and nothing of that is lost.
#ifndef KYUBI_LESSON_INSTALLED_H
#define KYUBI_LESSON_INSTALLED_H

#include "lesson/pack.h"

// The folder of installed packs, and the path of one. Yours.
char *installed_folder(const char *profile);
char *installed_path(const char *profile, const char *id);

// A .kyubi file read once: what is shown of it and what is kept are the same bytes.
typedef struct Newcomer {
    Pack *pack; // as the jail has read it
    char *bytes;
    size_t size;
} Newcomer;

// Fails as pack_of_archive, and with installed.not_packed (no .kyubi file) and
// installed.name (an id that no file can be called after).
bool newcomer_read(const char *path, const char *jail, Newcomer *newcomer, Error *err);
void newcomer_end(Newcomer *newcomer);

// What came of installing one.
typedef enum InstallKind {
    INSTALL_NEW,      // there was none of that id
    INSTALL_UPDATED,  // an older one was
    INSTALL_OLDER,    // a newer one was, and `downgrade` allowed it
    INSTALL_SAME,     // the same bytes were there already; nothing is written
    INSTALL_REPLACED, // the same version with other bytes
    INSTALL_MENDED,   // what was there could not be read
    INSTALL_KINDS
} InstallKind;

typedef struct Installed {
    InstallKind kind;
    char former[32]; // the version that was there; "" where none was or it was broken
} Installed;

// Keeps the newcomer's bytes. They are written beside, synced and renamed: whenever the
// power goes, the old file or the new one is there, whole. One installation at a time: a
// second one waits. Fails: installed.older (id, its version, the newer one that is there),
// file.unwritable.
bool installed_keep(const Newcomer *newcomer, const char *profile, const char *jail,
                    bool downgrade, Installed *installed, Error *err);

// Removes a pack; what the learner did stays. Fails: installed.none (id), file.unwritable.
bool installed_remove(const char *profile, const char *id, Error *err);

// The names of the files of installed packs, sorted; a NULL-ended list, one free() for all.
// NULL: none was ever installed.
char **installed_names(const char *profile);

// Opens one of them. Fails as pack_of_archive, and with installed.misnamed (a file of
// another id).
Pack *installed_open(const char *profile, const char *name, const char *jail, Error *err);

#endif
