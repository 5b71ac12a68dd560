#include "lesson/unpack.h"

#include "base/file.h"
#include "lesson/child.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WAIT_MS = 50 };

typedef struct Unpacking {
    Child *child;
    PackFiles *files;
    bool done;
    Outcome outcome;
} Unpacking;

static void take(Unpacking *unpacking, const Message *message) {
    char name[256];
    const char *bytes;
    size_t size;
    if (message->type == MESSAGE_ENTRY && message_file_read(message, name, &bytes, &size))
        pack_files_add(unpacking->files, name, bytes, size);
    if (message->type != MESSAGE_OUTCOME) return;
    unpacking->done = true;
    outcome_read(message->data, &unpacking->outcome); // child_next has seen to it
}

// The child's watchdog sees to it that this ends.
static bool wait_until_done(Unpacking *unpacking, Error *err) {
    Message message;
    while (!unpacking->done) {
        child_wait(unpacking->child, WAIT_MS);
        while (child_next(unpacking->child, &message))
            take(unpacking, &message);
        if (unpacking->done || !child_gone(unpacking->child)) continue;
        if (!child_error(unpacking->child, err)) error_set(err, "jail.crashed", "exit");
        return false;
    }
    if (err) *err = unpacking->outcome.error;
    return unpacking->outcome.status == OUTCOME_OK;
}

static bool ask(Unpacking *unpacking, const void *bytes, size_t size,
                const PackLimits *limits, Error *err) {
    if (size > limits->archive || !child_archive(unpacking->child, bytes, size))
        return error_set(err, "pack.archive_large", "%zu", limits->archive >> 20);
    return child_unpack(unpacking->child) && wait_until_done(unpacking, err) &&
           pack_files_settle(unpacking->files, limits, err);
}

// The rule's own place is a file within the archive.
static void name_place(Error *err, const PackFiles *files) {
    const char *path = pack_files_path(files);
    if (!err || !strncmp(err->file, path, strlen(path))) return;
    char *place = err->file[0] ? pack_files_place(files, err->file) : NULL;
    err->file[0] = '\0';
    error_at(err, place ? place : path, 0, 0);
    free(place);
}

PackFiles *unpack_bytes(const char *path, const void *bytes, size_t size, const char *jail,
                        Error *err) {
    PackLimits limits = pack_limits();
    Error why = {.key = ""};
    Unpacking unpacking = {.files = pack_files_of_archive(path)};
    unpacking.child = child_start((ChildOptions){.program = jail, .unpacks = true}, &why);
    bool good = unpacking.child && ask(&unpacking, bytes, size, &limits, &why);
    child_close(unpacking.child);
    if (good) return unpacking.files;
    name_place(&why, unpacking.files);
    if (err) *err = why;
    pack_files_close(unpacking.files);
    return NULL;
}

PackFiles *unpack(const char *path, const char *jail, Error *err) {
    size_t size = 0;
    char *bytes = file_read(path, pack_limits().archive, &size, err);
    PackFiles *files = bytes ? unpack_bytes(path, bytes, size, jail, err) : NULL;
    free(bytes);
    return files;
}
