#include "lesson/pack_folder.h"

#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_SEEN = 20000 }; // things in one folder that are looked at

static int open_below(int folder, const char *name, int flags) {
    return openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags);
}

static int open_folder(const char *path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

// --- one file

// NULL when the file ends before `size` bytes.
static char *read_all(int handle, size_t size) {
    char *bytes = mem_try(size + 1, 1);
    for (size_t at = 0; bytes && at < size;) {
        ssize_t got = read(handle, bytes + at, size - at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            free(bytes);
            return NULL;
        }
        at += (size_t)got;
    }
    return bytes;
}

// Moves on to one part; closes what it came from.
static int open_next(int folder, const char *part, int flags) {
    bool up = !strcmp(part, "..") || !part[0];
    int next = up ? -1 : open_below(folder, part, flags);
    int why = up ? ENOENT : errno;
    close(folder);
    errno = why;
    return next;
}

// Takes the folder.
static int open_along(int folder, const char *name) {
    char *parts = mem_text(name), *part = parts;
    for (char *slash; folder >= 0 && (slash = strchr(part, '/')); part = slash + 1) {
        *slash = 0;
        folder = open_next(folder, part, O_DIRECTORY);
    }
    int handle = folder >= 0 ? open_next(folder, part, 0) : -1;
    free(parts);
    return handle;
}

static const char *key_of(int why) {
    if (why == ELOOP || why == ENXIO) return "pack.not_file"; // a link, a socket
    return why == ENOENT || why == ENOTDIR ? "file.missing" : "file.unreadable";
}

static char *read_open(int handle, size_t most, size_t *size, const char **key) {
    struct stat about;
    *key = "pack.not_file";
    if (fstat(handle, &about) || !S_ISREG(about.st_mode)) return NULL;
    *key = "file.too_large";
    if (about.st_size < 0 || (unsigned long long)about.st_size > most) return NULL;
    *key = "file.unreadable";
    if (size) *size = (size_t)about.st_size;
    return read_all(handle, (size_t)about.st_size);
}

char *pack_folder_read(const char *folder, const char *name, size_t most, size_t *size,
                       const char **key) {
    int root = open_folder(folder);
    int handle = root >= 0 ? open_along(root, name) : -1;
    if (handle < 0) {
        *key = key_of(errno);
        return NULL;
    }
    char *bytes = read_open(handle, most, size, key);
    close(handle);
    return bytes;
}

// --- all files

typedef struct Walk {
    const char *folder;
    bool deep;
    const PackLimits *limits;
    PackTally *tally;
    PackWalk walk;
} Walk;

static void tell(const Walk *walk, const char *name, Error *about) {
    if (!walk->walk.fault) return;
    char *place = file_join(walk->folder, name);
    error_at(about, place, 0, 0);
    walk->walk.fault(walk->walk.to, about);
    free(place);
}

static void refuse_kind(const Walk *walk, const char *name) {
    Error about;
    char shown[128];
    error_set(&about, "pack.not_file", "%s", pack_name_shown(name, strlen(name), shown));
    tell(walk, name, &about);
}

static void meet_file(const Walk *walk, const char *name, size_t bytes) {
    Error about = {.key = ""};
    if (!pack_tally_file(walk->tally, name, strlen(name), bytes, &about))
        tell(walk, name, &about);
    else if (walk->walk.found)
        walk->walk.found(walk->walk.to, name, bytes);
}

static bool left_beside(const char *name) {
    size_t size = strlen(name);
    return name[0] == '.' || name[size - 1] == '~';
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// The names in it, sorted; takes the handle.
static char **names_in(int handle, size_t *count) {
    DIR *folder = fdopendir(handle);
    char **names = NULL;
    *count = 0;
    if (!folder) {
        close(handle);
        return NULL;
    }
    for (struct dirent *entry; *count < MOST_SEEN && (entry = readdir(folder));) {
        if (left_beside(entry->d_name)) continue;
        names = mem_grow(names, *count + 1, sizeof *names);
        names[(*count)++] = mem_text(entry->d_name);
    }
    closedir(folder);
    if (*count) qsort(names, *count, sizeof *names, by_name);
    return names;
}

static void walk_folder(const Walk *walk, int handle, const char *below);

static void enter(const Walk *walk, int folder, const char *part, const char *name) {
    Error about = {.key = ""};
    if (!walk->deep) return;
    if (!pack_name(name, strlen(name), walk->limits, &about)) {
        tell(walk, name, &about); // not looked into
        return;
    }
    int handle = open_below(folder, part, O_DIRECTORY);
    if (handle >= 0) walk_folder(walk, handle, name);
}

static void meet(const Walk *walk, int folder, const char *part, const char *name) {
    struct stat about;
    if (pack_tally_full(walk->tally)) return;                       // told once
    if (fstatat(folder, part, &about, AT_SYMLINK_NOFOLLOW)) return; // gone again
    if (S_ISDIR(about.st_mode))
        enter(walk, folder, part, name);
    else if (S_ISREG(about.st_mode))
        meet_file(walk, name, (size_t)about.st_size);
    else
        refuse_kind(walk, name);
}

// Takes the handle. No deeper than names may be, since pack_name has looked at each.
static void walk_folder(const Walk *walk, int handle, const char *below) {
    size_t count;
    int listed = dup(handle);
    char **names = listed >= 0 ? names_in(listed, &count) : NULL;
    for (size_t i = 0; names && i < count; i++) {
        char *name = below[0] ? file_join(below, names[i]) : mem_text(names[i]);
        meet(walk, handle, names[i], name);
        free(name);
        free(names[i]);
    }
    free(names);
    close(handle);
}

bool pack_folder_walk(const char *folder, bool deep, const PackLimits *limits,
                      PackWalk walk, Error *err) {
    int root = open_folder(folder);
    if (root < 0) {
        error_set(err, "file.missing", "%s", folder);
        return error_at(err, folder, 0, 0);
    }
    Walk whole = {folder, deep, limits, pack_tally_create(limits), walk};
    walk_folder(&whole, root, "");
    pack_tally_destroy(whole.tally);
    return true;
}
