#include "lesson/unpack.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/child.h"
#include "lesson/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// How much is done in one poll: some milliseconds of each.
enum { WAIT_MS = 50, READ_BYTES = 1 << 20, JUDGED_BYTES = 1 << 20, TAKEN_BYTES = 1 << 20 };

typedef enum Stage { READING, WAITING, JUDGING, DONE } Stage;

struct Unpacking {
    Stage stage;
    bool good;
    Error err;
    PackLimits limits;
    Child *child;
    PackFiles *files;
    int handle;        // of the archive while it is read; -1: it is no more
    ArchiveHash *hash; // of what was read so far; NULL: nobody asks
    char *wanted;      // the hash that it must have
    size_t read, received;
    Outcome outcome;
    PackTally *tally;
    size_t judged; // files
};

static void settle(Unpacking *unpacking, bool good) {
    unpacking->stage = DONE;
    unpacking->good = good;
}

// --- reading

static void fail_reading(Unpacking *unpacking, const char *key) {
    error_set(&unpacking->err, key, "%s", pack_files_path(unpacking->files));
    settle(unpacking, false);
}

static void end_reading(Unpacking *unpacking) {
    char hash[ARCHIVE_HASH] = "";
    if (unpacking->hash) archive_hash_end(unpacking->hash, hash);
    unpacking->hash = NULL;
    if (unpacking->wanted && strcmp(hash, unpacking->wanted) != 0) {
        error_set(&unpacking->err, "installed.changed", " ");
        settle(unpacking, false);
        return;
    }
    child_unpack(unpacking->child); // one that is gone says why
    unpacking->stage = WAITING;
}

static bool send(Unpacking *unpacking, const char *bytes, size_t size) {
    unpacking->read += size;
    bool room = unpacking->read <= unpacking->limits.archive;
    if (room &&
        (child_gone(unpacking->child) || child_archive(unpacking->child, bytes, size)))
        return true;
    error_set(&unpacking->err, "pack.archive_large", "%zu",
              unpacking->limits.archive >> 20);
    settle(unpacking, false);
    return false;
}

static void read_more(Unpacking *unpacking) {
    char *bytes = mem_new(READ_BYTES);
    ssize_t size;
    do
        size = read(unpacking->handle, bytes, READ_BYTES);
    while (size < 0 && errno == EINTR);
    if (size < 0)
        fail_reading(unpacking, "file.unreadable");
    else if (size == 0)
        end_reading(unpacking);
    else if (send(unpacking, bytes, (size_t)size) && unpacking->hash)
        archive_hash_add(unpacking->hash, bytes, (size_t)size);
    free(bytes);
}

// --- unpacking and judging

static void take(Unpacking *unpacking, const Message *message) {
    char name[256];
    const char *bytes;
    size_t size;
    if (message->type == MESSAGE_ENTRY && message_file_read(message, name, &bytes, &size)) {
        pack_files_add(unpacking->files, name, bytes, size);
        unpacking->received += size;
    }
    if (message->type != MESSAGE_OUTCOME) return;
    outcome_read(message->data, &unpacking->outcome); // child_next has seen to it
    if (unpacking->outcome.status == OUTCOME_OK) {
        unpacking->stage = JUDGING;
        unpacking->tally = pack_tally_create(&unpacking->limits);
        return;
    }
    unpacking->err = unpacking->outcome.error;
    settle(unpacking, false);
}

// The child's watchdog sees to it that this ends.
static void take_more(Unpacking *unpacking) {
    Message message;
    size_t before = unpacking->received;
    while (unpacking->stage == WAITING && unpacking->received - before < TAKEN_BYTES &&
           child_next(unpacking->child, &message))
        take(unpacking, &message);
    if (unpacking->stage != WAITING || !child_gone(unpacking->child)) return;
    if (!child_error(unpacking->child, &unpacking->err))
        error_set(&unpacking->err, "jail.crashed", "exit");
    settle(unpacking, false);
}

static void judge_more(Unpacking *unpacking) {
    bool good = pack_files_settle(unpacking->files, unpacking->tally, &unpacking->judged,
                                  JUDGED_BYTES, &unpacking->err);
    if (!good || unpacking->judged == pack_files_count(unpacking->files))
        settle(unpacking, good);
}

// One part of the work; what the child has to say is waited for at most `ms`.
static void work(Unpacking *unpacking, int ms) {
    if (unpacking->stage == READING || unpacking->stage == WAITING)
        child_wait(unpacking->child, unpacking->stage == WAITING ? ms : 0);
    if (unpacking->stage == READING)
        read_more(unpacking);
    else if (unpacking->stage == WAITING)
        take_more(unpacking);
    else if (unpacking->stage == JUDGING)
        judge_more(unpacking);
}

// --- start and end

static Unpacking *start(const char *path, const char *jail) {
    Unpacking *unpacking = mem_new(sizeof *unpacking);
    unpacking->handle = -1;
    unpacking->limits = pack_limits();
    unpacking->files = pack_files_of_archive(path);
    unpacking->child =
        child_start((ChildOptions){.program = jail, .unpacks = true}, &unpacking->err);
    if (!unpacking->child) settle(unpacking, false);
    return unpacking;
}

// A pipe would be waited for, and a device has no end.
static void open_archive(Unpacking *unpacking, const char *path) {
    struct stat about;
    unpacking->handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (unpacking->handle < 0)
        fail_reading(unpacking, errno == ENOENT ? "file.missing" : "file.unreadable");
    else if (fstat(unpacking->handle, &about) || !S_ISREG(about.st_mode))
        fail_reading(unpacking, "file.not_regular");
    else if ((uint64_t)about.st_size > unpacking->limits.archive)
        fail_reading(unpacking, "file.too_large");
}

Unpacking *unpacking_start(const char *path, const char *hash, const char *jail) {
    Unpacking *unpacking = start(path, jail);
    unpacking->wanted = mem_text(hash);
    if (hash) unpacking->hash = archive_hash_start();
    if (unpacking->stage != DONE) open_archive(unpacking, path);
    return unpacking;
}

bool unpacking_poll(Unpacking *unpacking, int ms) {
    work(unpacking, ms);
    return unpacking->stage == DONE;
}

size_t unpacking_bytes(const Unpacking *unpacking) {
    return unpacking->received;
}

// The rule's own place is a file within the archive.
static void name_place(Error *err, const PackFiles *files) {
    const char *path = pack_files_path(files);
    if (!err->key[0] || !strncmp(err->file, path, strlen(path))) return;
    char *place = err->file[0] ? pack_files_place(files, err->file) : NULL;
    err->file[0] = '\0';
    error_at(err, place ? place : path, 0, 0);
    free(place);
}

PackFiles *unpacking_end(Unpacking *unpacking, Error *err) {
    PackFiles *files = unpacking->files;
    bool good = unpacking->stage == DONE && unpacking->good;
    if (!good) {
        name_place(&unpacking->err, files);
        if (err) *err = unpacking->err;
        pack_files_close(files);
    }
    child_close(unpacking->child);
    if (unpacking->hash) archive_hash_end(unpacking->hash, NULL);
    if (unpacking->handle >= 0) close(unpacking->handle);
    pack_tally_destroy(unpacking->tally);
    free(unpacking->wanted);
    free(unpacking);
    return good ? files : NULL;
}

static PackFiles *finish(Unpacking *unpacking, Error *err) {
    while (unpacking->stage != DONE)
        work(unpacking, WAIT_MS);
    return unpacking_end(unpacking, err);
}

PackFiles *unpack(const char *path, const char *jail, Error *err) {
    return finish(unpacking_start(path, NULL, jail), err);
}

PackFiles *unpack_bytes(const char *path, const void *bytes, size_t size, const char *jail,
                        Error *err) {
    Unpacking *unpacking = start(path, jail);
    if (unpacking->stage != DONE && send(unpacking, bytes, size)) end_reading(unpacking);
    return finish(unpacking, err);
}
