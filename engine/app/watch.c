#include "app/watch.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct Watch {
    WatchOptions options;
    char *folder;
    int notes;     // of inotify; -1: it looks every WATCH_POLL_MS instead
    int root;      // inotify's number of the folder itself
    int stop[2];   // a pipe: its end is the thread's
    uint64_t seen; // the folder's fingerprint when `changed` was last called
    pthread_t thread;
};

// FNV-1a (Fowler, Noll, Vo).
static uint64_t mix(uint64_t hash, const void *bytes, size_t size) {
    for (const unsigned char *at = bytes; size; size--)
        hash = (hash ^ *at++) * 0x100000001B3u;
    return hash;
}

static bool belongs(const char *name) {
    static const char *const endings[] = {".lua", ".json", ".tsv", ".png"};
    if (name[0] == '.') return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (file_ends_in(name, endings[i])) return true;
    return false;
}

static uint64_t mix_file(uint64_t hash, const char *folder, const char *name) {
    char *path = file_join(folder, name);
    struct stat about = {0};
    if (!stat(path, &about)) {
        hash = mix(hash, name, strlen(name) + 1);
        hash = mix(hash, &about.st_size, sizeof about.st_size);
        hash = mix(hash, &about.st_ino, sizeof about.st_ino);
        hash = mix(hash, &about.st_mtim, sizeof about.st_mtim);
    }
    free(path);
    return hash;
}

// --- the folder and those within

enum { MOST_FOLDERS = 64, MOST_DEEP = 8 };

typedef struct Folders {
    char *paths[MOST_FOLDERS];
    int count;
} Folders;

static bool has_manifest(const char *folder) {
    char *path = file_join(folder, "pack.json");
    bool there = file_exists(path);
    free(path);
    return there;
}

// No links: they could lead round.
static bool real_folder(const char *path) {
    struct stat about;
    return !lstat(path, &about) && S_ISDIR(about.st_mode);
}

static void add_within(Folders *folders, const char *folder, int depth) {
    char **names = depth < MOST_DEEP ? file_list(folder, NULL, NULL) : NULL;
    for (char **name = names; name && *name && folders->count < MOST_FOLDERS; name++) {
        char *path = file_join(folder, *name);
        if ((*name)[0] == '.' || !real_folder(path)) {
            free(path);
            continue;
        }
        folders->paths[folders->count++] = path;
        add_within(folders, path, depth + 1);
    }
    free(names);
}

static Folders folders_of(const char *folder) {
    Folders folders = {.paths = {mem_text(folder)}, .count = 1};
    if (has_manifest(folder)) add_within(&folders, folder, 1);
    return folders;
}

static void folders_free(Folders *folders) {
    for (int i = 0; i < folders->count; i++)
        free(folders->paths[i]);
}

static uint64_t fingerprint(const char *folder) {
    uint64_t hash = 0xCBF29CE484222325u;
    Folders folders = folders_of(folder);
    for (int i = 0; i < folders.count; i++) {
        char **names = file_list(folders.paths[i], NULL, NULL);
        for (char **name = names; name && *name; name++)
            if (belongs(*name)) hash = mix_file(hash, folders.paths[i], *name);
        free(names);
    }
    folders_free(&folders);
    return hash;
}

// --- what the system tells

enum {
    NOTED = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVE | IN_DELETE_SELF |
            IN_MOVE_SELF | IN_ONLYDIR
};

// One that is noted already stays so.
static void note_within(Watch *watch) {
    Folders folders = folders_of(watch->folder);
    for (int i = 1; i < folders.count; i++)
        inotify_add_watch(watch->notes, folders.paths[i], NOTED | IN_DONT_FOLLOW);
    folders_free(&folders);
}

// The folder is known by its number: one that was moved away is no longer told of.
static void open_notes(Watch *watch) {
    watch->notes = watch->options.polling ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->notes < 0) return;
    watch->root = inotify_add_watch(watch->notes, watch->folder, NOTED);
    note_within(watch);
    if (watch->root >= 0) return;
    close(watch->notes);
    watch->notes = -1;
}

// Takes all that was told. From a folder that is gone nothing more will come.
static void take_notes(Watch *watch) {
    char room[4096] __attribute__((aligned(8)));
    uint32_t all = 0;
    bool within = false; // a folder came, or went
    ssize_t size;
    while ((size = read(watch->notes, room, sizeof room)) > 0) {
        for (char *at = room; at < room + size;) {
            const struct inotify_event *note = (const void *)at;
            if (note->wd == watch->root) all |= note->mask;
            if (note->mask & IN_ISDIR) within = true;
            at += sizeof *note + note->len;
        }
    }
    if (within) note_within(watch);
    if (!(all & (IN_IGNORED | IN_MOVE_SELF | IN_DELETE_SELF))) return;
    close(watch->notes);
    watch->notes = -1;
}

// Whether the folder became another since it was last told.
static void tell(Watch *watch) {
    uint64_t now = fingerprint(watch->folder);
    if (now == watch->seen) return;
    watch->seen = now;
    watch->options.changed(watch->options.to);
}

// Waits for a note, for quiet behind one, or for the next look; false: it is over.
static bool wait_next(Watch *watch, int timeout, bool *noted) {
    struct pollfd on[] = {{.fd = watch->stop[0], .events = POLLIN},
                          {.fd = watch->notes, .events = POLLIN}};
    int count = poll(on, watch->notes >= 0 ? 2 : 1, timeout);
    if (count < 0 && errno != EINTR) return false;
    *noted = count > 0 && on[1].revents && watch->notes >= 0;
    return !on[0].revents;
}

static void *run(void *with) {
    Watch *watch = with;
    bool unquiet = false, noted;
    while (wait_next(watch,
                     unquiet             ? WATCH_QUIET_MS
                     : watch->notes >= 0 ? -1
                                         : WATCH_POLL_MS,
                     &noted)) {
        if (noted) take_notes(watch);
        bool quiet = !noted && (unquiet || watch->notes < 0);
        unquiet = noted;
        if (quiet) tell(watch);
    }
    return NULL;
}

static void discard(Watch *watch) {
    if (watch->notes >= 0) close(watch->notes);
    close(watch->stop[0]);
    close(watch->stop[1]);
    free(watch->folder);
    free(watch);
}

Watch *watch_start(WatchOptions options) {
    Watch *watch = mem_new(sizeof *watch);
    watch->options = options;
    if (pipe2(watch->stop, O_CLOEXEC)) return free(watch), NULL;
    watch->folder = mem_text(options.folder);
    open_notes(watch);
    watch->seen = fingerprint(watch->folder);
    if (!pthread_create(&watch->thread, NULL, run, watch)) return watch;
    discard(watch);
    return NULL;
}

void watch_end(Watch *watch) {
    if (!watch) return;
    while (write(watch->stop[1], "x", 1) < 0 && errno == EINTR) {
    }
    pthread_join(watch->thread, NULL);
    discard(watch);
}
