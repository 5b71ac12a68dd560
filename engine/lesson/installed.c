#include "lesson/installed.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/pack_version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ENDING ".kyubi"

char *installed_folder(const char *profile) {
    return file_join(profile, "packs");
}

char *installed_path(const char *profile, const char *id) {
    Buffer name = {0};
    buffer_print(&name, "%s" ENDING, id);
    char *folder = installed_folder(profile), *path = file_join(folder, name.data);
    free(folder);
    buffer_clear(&name);
    return path;
}

// Whether a file can be called after the id, on any system; it is no hidden one.
static bool good_id(const char *id) {
    PackLimits limits = pack_limits();
    return !strchr(id, '/') && pack_name(id, strlen(id), &limits, NULL);
}

bool newcomer_read(const char *path, const char *jail, Newcomer *newcomer, Error *err) {
    *newcomer = (Newcomer){0};
    if (file_exists(path) && (file_is_folder(path) || !pack_is_archive(path))) {
        error_set(err, "installed.not_packed", "%s", path);
        return error_at(err, path, 0, 0);
    }
    newcomer->bytes = file_read(path, pack_limits().archive, &newcomer->size, err);
    if (!newcomer->bytes) return false;
    newcomer->pack = pack_of_bytes(path, newcomer->bytes, newcomer->size, jail, err);
    bool good = newcomer->pack != NULL;
    if (good && !good_id(newcomer->pack->id)) {
        error_set(err, "installed.name", "%s", newcomer->pack->id);
        good = error_at(err, path, 0, 0);
    }
    if (!good) newcomer_end(newcomer);
    return good;
}

void newcomer_end(Newcomer *newcomer) {
    pack_close(newcomer->pack);
    free(newcomer->bytes);
    *newcomer = (Newcomer){0};
}

// Held until it is closed: -1 where the folder cannot be opened. What a process that was
// ended left half written belongs to nobody then, and goes.
static int lock_folder(const char *folder) {
    int handle = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (handle < 0) return -1;
    flock(handle, LOCK_EX);
    char **names = file_list(folder, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        if (!strstr(*name, ENDING ".part-")) continue;
        unlinkat(handle, *name, 0);
    }
    free(names);
    return handle;
}

static bool same_bytes(const char *path, const Newcomer *newcomer) {
    size_t size;
    char *bytes = file_read(path, pack_limits().archive, &size, NULL);
    bool same = bytes && size == newcomer->size && !memcmp(bytes, newcomer->bytes, size);
    free(bytes);
    return same;
}

// What installing it is, beside what stands at the path.
static Installed compare(const char *path, const Newcomer *newcomer, const char *jail) {
    Installed found = {.kind = INSTALL_NEW};
    if (!file_exists(path)) return found;
    bool same = same_bytes(path, newcomer); // then the jail has read them already
    Pack *old = same ? NULL : pack_of_archive(path, jail, NULL);
    const Pack *former = same ? newcomer->pack : old;
    found.kind = INSTALL_MENDED;
    if (former) {
        int order = pack_version_compare(newcomer->pack->version, former->version);
        found.kind = same        ? INSTALL_SAME
                     : order > 0 ? INSTALL_UPDATED
                     : order < 0 ? INSTALL_OLDER
                                 : INSTALL_REPLACED;
        snprintf(found.former, sizeof found.former, "%s", former->version);
    }
    pack_close(old);
    return found;
}

static bool keep(const char *path, const Newcomer *newcomer, const char *jail,
                 bool downgrade, Installed *installed, Error *err) {
    *installed = compare(path, newcomer, jail);
    if (installed->kind == INSTALL_SAME) return true;
    if (installed->kind == INSTALL_OLDER && !downgrade) {
        error_set(err, "installed.older", "%s\t%s\t%s", newcomer->pack->id,
                  newcomer->pack->version, installed->former);
        return error_at(err, newcomer->pack->folder, 0, 0);
    }
    return file_write(path, newcomer->bytes, newcomer->size, err);
}

bool installed_keep(const Newcomer *newcomer, const char *profile, const char *jail,
                    bool downgrade, Installed *installed, Error *err) {
    char *folder = installed_folder(profile);
    char *path = installed_path(profile, newcomer->pack->id);
    bool good = file_make_folder(folder, err);
    int lock = good ? lock_folder(folder) : -1;
    if (good && lock < 0) good = error_set(err, "file.unwritable", "%s", folder);
    good = good && keep(path, newcomer, jail, downgrade, installed, err);
    if (lock >= 0) close(lock);
    free(path);
    free(folder);
    return good;
}

bool installed_remove(const char *profile, const char *id, Error *err) {
    char *path = good_id(id) ? installed_path(profile, id) : NULL;
    bool gone = path && !unlink(path);
    if (!path || (!gone && errno == ENOENT))
        error_set(err, "installed.none", "%s", id);
    else if (!gone)
        error_set(err, "file.unwritable", "%s", path);
    free(path);
    return gone;
}

char **installed_names(const char *profile) {
    char *folder = installed_folder(profile);
    char **names = file_list(folder, ENDING, NULL);
    free(folder);
    return names;
}

Pack *installed_open(const char *profile, const char *name, const char *jail, Error *err) {
    char *folder = installed_folder(profile), *path = file_join(folder, name);
    Pack *pack = pack_of_archive(path, jail, err);
    size_t size = strlen(name) - strlen(ENDING);
    if (pack && (strlen(pack->id) != size || strncmp(pack->id, name, size) != 0)) {
        error_set(err, "installed.misnamed", "%s", pack->id);
        error_at(err, path, 0, 0);
        pack_close(pack);
        pack = NULL;
    }
    free(path);
    free(folder);
    return pack;
}
