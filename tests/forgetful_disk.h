// A disk for SQLite, in memory, that keeps only what was synced: a test cuts its power
// before any change it likes, starts it again, and looks at what is left. It syncs a folder
// where SQLite's own unix file system does (at the first sync of a new journal, and when a
// file is deleted with that wish), and may also be full or read only. One connection at a
// time.
#ifndef KYUBI_TESTS_FORGETFUL_DISK_H
#define KYUBI_TESTS_FORGETFUL_DISK_H

#include "base/mem.h"
#include "base/rng.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bytes {
    char *data;
    size_t size;
} Bytes;

// A write of `bytes` at `at`, or a new size where `bytes` is NULL.
typedef struct Change {
    size_t at, size;
    char *bytes;
} Change;

typedef struct DiskFile {
    char name[300], kept_name[300]; // as the program sees it, and as the folder on the disk
                                    // has it; "" is no name
    Bytes seen, kept;
    Change *changes; // since the last sync
    int count;
} DiskFile;

typedef struct Disk {
    sqlite3_vfs vfs;
    DiskFile *files[64];
    int count;
    long changes, cut_before; // the power goes before this change; 0: never
    bool off, full, read_only;
    int lock; // what asking for a lock gives, as on network drives; 0: there it is
} Disk;

typedef struct DiskHandle {
    sqlite3_file base;
    Disk *disk;
    DiskFile *file;
    bool sync_folder;
} DiskHandle;

static void bytes_resize(Bytes *bytes, size_t size) {
    bytes->data = mem_grow(bytes->data, size + 1, 1);
    if (size > bytes->size) memset(bytes->data + bytes->size, 0, size - bytes->size);
    bytes->size = size;
}

static void bytes_set(Bytes *to, const Bytes *from) {
    bytes_resize(to, from->size);
    if (from->size) memcpy(to->data, from->data, from->size);
}

static void bytes_change(Bytes *bytes, const Change *change) {
    if (!change->bytes) {
        bytes_resize(bytes, change->size);
        return;
    }
    if (bytes->size < change->at + change->size)
        bytes_resize(bytes, change->at + change->size);
    memcpy(bytes->data + change->at, change->bytes, change->size);
}

static void disk_forget_changes(DiskFile *file) {
    for (int i = 0; i < file->count; i++)
        free(file->changes[i].bytes);
    free(file->changes);
    file->changes = NULL;
    file->count = 0;
}

static bool disk_has_power(Disk *disk) {
    if (!disk->off && ++disk->changes == disk->cut_before) disk->off = true;
    return !disk->off;
}

static DiskFile *disk_find(Disk *disk, const char *name) {
    for (int i = 0; i < disk->count; i++)
        if (!strcmp(disk->files[i]->name, name)) return disk->files[i];
    return NULL;
}

static void disk_sync_folder(Disk *disk) {
    for (int i = 0; i < disk->count; i++)
        memcpy(disk->files[i]->kept_name, disk->files[i]->name,
               sizeof disk->files[i]->name);
}

static int disk_close(sqlite3_file *base) {
    (void)base;
    return SQLITE_OK;
}

static int disk_read(sqlite3_file *base, void *out, int size, sqlite3_int64 at) {
    DiskHandle *handle = (DiskHandle *)base;
    if (handle->disk->off) return SQLITE_IOERR_READ;
    const Bytes *seen = &handle->file->seen;
    size_t from = (size_t)at, there = from < seen->size ? seen->size - from : 0;
    if (there > (size_t)size) there = (size_t)size;
    memset(out, 0, (size_t)size);
    if (there) memcpy(out, seen->data + from, there);
    return there == (size_t)size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int disk_change(DiskHandle *handle, Change change) {
    DiskFile *file = handle->file;
    if (!disk_has_power(handle->disk)) {
        free(change.bytes);
        return SQLITE_IOERR_WRITE;
    }
    bytes_change(&file->seen, &change);
    file->changes = mem_grow(file->changes, (size_t)file->count + 1, sizeof change);
    file->changes[file->count++] = change;
    return SQLITE_OK;
}

static int disk_write(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 at) {
    DiskHandle *handle = (DiskHandle *)base;
    if (handle->disk->full) return SQLITE_FULL;
    char *copy = memcpy(mem_new((size_t)size), bytes, (size_t)size);
    return disk_change(handle, (Change){(size_t)at, (size_t)size, copy});
}

static int disk_truncate(sqlite3_file *base, sqlite3_int64 size) {
    return disk_change((DiskHandle *)base, (Change){0, (size_t)size, NULL});
}

static int disk_sync(sqlite3_file *base, int flags) {
    (void)flags;
    DiskHandle *handle = (DiskHandle *)base;
    if (!disk_has_power(handle->disk)) return SQLITE_IOERR_FSYNC;
    bytes_set(&handle->file->kept, &handle->file->seen);
    disk_forget_changes(handle->file);
    if (handle->sync_folder) disk_sync_folder(handle->disk);
    handle->sync_folder = false;
    return SQLITE_OK;
}

static int disk_size(sqlite3_file *base, sqlite3_int64 *size) {
    DiskHandle *handle = (DiskHandle *)base;
    *size = (sqlite3_int64)handle->file->seen.size;
    return handle->disk->off ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

static int disk_lock(sqlite3_file *base, int level) {
    (void)level;
    return ((DiskHandle *)base)->disk->lock;
}

static int disk_unlock(sqlite3_file *base, int level) {
    (void)base, (void)level;
    return SQLITE_OK;
}

static int disk_reserved(sqlite3_file *base, int *reserved) {
    (void)base;
    *reserved = 0;
    return SQLITE_OK;
}

static int disk_control(sqlite3_file *base, int what, void *argument) {
    (void)base, (void)what, (void)argument;
    return SQLITE_NOTFOUND;
}

static int disk_sector(sqlite3_file *base) {
    (void)base;
    return 4096;
}

static int disk_traits(sqlite3_file *base) {
    (void)base;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; // as SQLite's unix file system says of itself
}

static const sqlite3_io_methods disk_methods = {
    .iVersion = 1,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_reserved,
    .xFileControl = disk_control,
    .xSectorSize = disk_sector,
    .xDeviceCharacteristics = disk_traits,
};

static DiskFile *disk_create(Disk *disk, const char *name) {
    if (disk->count == 64 || disk->read_only || !disk_has_power(disk)) return NULL;
    DiskFile *file = mem_new(sizeof *file);
    snprintf(file->name, sizeof file->name, "%s", name);
    return disk->files[disk->count++] = file;
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags,
                     int *out_flags) {
    Disk *disk = vfs->pAppData;
    DiskHandle *handle = (DiskHandle *)base;
    *handle = (DiskHandle){.disk = disk};
    if (disk->off) return SQLITE_CANTOPEN;
    handle->file = name ? disk_find(disk, name) : NULL;
    if (!handle->file && (flags & SQLITE_OPEN_CREATE))
        handle->file = disk_create(disk, name ? name : "");
    if (!handle->file) return SQLITE_CANTOPEN;
    int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
    handle->sync_folder = (flags & SQLITE_OPEN_CREATE) && (flags & journals);
    base->pMethods = &disk_methods;
    if (out_flags)
        *out_flags = disk->read_only
                         ? (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY
                         : flags;
    return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
    Disk *disk = vfs->pAppData;
    if (!disk_has_power(disk)) return SQLITE_IOERR_DELETE;
    DiskFile *file = disk_find(disk, name);
    if (!file) return SQLITE_IOERR_DELETE_NOENT;
    file->name[0] = 0;
    if (sync_folder && disk_has_power(disk)) disk_sync_folder(disk);
    return disk->off ? SQLITE_IOERR_DIR_FSYNC : SQLITE_OK;
}

static int disk_access(sqlite3_vfs *vfs, const char *name, int flags, int *there) {
    Disk *disk = vfs->pAppData;
    DiskFile *file = disk_find(disk, name);
    *there = file && (flags != SQLITE_ACCESS_EXISTS || file->seen.size > 0);
    return disk->off ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

static int disk_full_name(sqlite3_vfs *vfs, const char *name, int size, char *out) {
    (void)vfs;
    snprintf(out, (size_t)size, "%s", name);
    return SQLITE_OK;
}

static int disk_chance(sqlite3_vfs *vfs, int size, char *out) {
    Disk *disk = vfs->pAppData;
    Rng rng = rng_seeded((uint64_t)disk->changes);
    for (int i = 0; i < size; i++)
        out[i] = (char)rng_bits(&rng);
    return size;
}

static int disk_sleep(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    return microseconds;
}

static int disk_clock(sqlite3_vfs *vfs, double *days) {
    (void)vfs;
    *days = 2460000;
    return SQLITE_OK;
}

// A new, empty disk that SQLite knows as `name` (kept by the caller).
static Disk *disk_new(const char *name) {
    Disk *disk = mem_new(sizeof *disk);
    disk->vfs = (sqlite3_vfs){
        .iVersion = 1,
        .szOsFile = sizeof(DiskHandle),
        .mxPathname = 256,
        .zName = name,
        .pAppData = disk,
        .xOpen = disk_open,
        .xDelete = disk_delete,
        .xAccess = disk_access,
        .xFullPathname = disk_full_name,
        .xRandomness = disk_chance,
        .xSleep = disk_sleep,
        .xCurrentTime = disk_clock,
    };
    sqlite3_vfs_register(&disk->vfs, 0);
    return disk;
}

static void disk_free(Disk *disk) {
    sqlite3_vfs_unregister(&disk->vfs);
    for (int i = 0; i < disk->count; i++) {
        disk_forget_changes(disk->files[i]);
        free(disk->files[i]->seen.data);
        free(disk->files[i]->kept.data);
        free(disk->files[i]);
    }
    free(disk);
}

static bool disk_name_kept(const Disk *disk, const char *name) {
    for (int i = 0; i < disk->count; i++)
        if (!strcmp(disk->files[i]->kept_name, name)) return true;
    return false;
}

// What the disk had not yet been told to keep may have reached it all the same, each change
// by chance.
static void disk_keep_some(Disk *disk, Rng *rng) {
    for (int i = 0; i < disk->count; i++) {
        DiskFile *file = disk->files[i];
        for (int c = 0; c < file->count; c++)
            if (rng_below(rng, 2)) bytes_change(&file->kept, &file->changes[c]);
        bool renamed = strcmp(file->name, file->kept_name) != 0;
        if (renamed && rng_below(rng, 2) &&
            !(file->name[0] && disk_name_kept(disk, file->name)))
            memcpy(file->kept_name, file->name, sizeof file->name);
    }
}

// The power comes back: all that was not synced is gone (`rng` NULL), or a part of it, by
// chance.
static void disk_restart(Disk *disk, Rng *rng) {
    if (rng) disk_keep_some(disk, rng);
    for (int i = 0; i < disk->count; i++) {
        DiskFile *file = disk->files[i];
        disk_forget_changes(file);
        bytes_set(&file->seen, &file->kept);
        memcpy(file->name, file->kept_name, sizeof file->name);
    }
    disk->off = false;
    disk->changes = disk->cut_before = 0;
}

#endif
