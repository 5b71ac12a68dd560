#include "base/file.h"

#include "base/mem.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static char *fail_read(const char *path, const char *key, int handle, Error *err) {
    if (handle >= 0) close(handle);
    error_set(err, key, "%s", path);
    error_at(err, path, 0, 0);
    return NULL;
}

static bool read_all(int handle, char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        ssize_t got = read(handle, bytes + at, size - at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += (size_t)got;
    }
    return true;
}

char *file_read(const char *path, size_t most, size_t *size, Error *err) {
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        return fail_read(path, missing ? "file.missing" : "file.unreadable", -1, err);
    }
    struct stat about;
    if (fstat(handle, &about) || !S_ISREG(about.st_mode))
        return fail_read(path, "file.not_regular", handle, err);
    if ((unsigned long long)about.st_size > most)
        return fail_read(path, "file.too_large", handle, err);
    size_t length = (size_t)about.st_size;
    char *bytes = mem_new(length + 1);
    if (!read_all(handle, bytes, length)) {
        free(bytes);
        return fail_read(path, "file.unreadable", handle, err);
    }
    close(handle);
    if (size) *size = length;
    return bytes;
}

static bool write_all(int handle, const char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        ssize_t put = write(handle, bytes + at, size - at);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        at += (size_t)put;
    }
    return true;
}

// A new name is only safe from a power cut once the folder that holds it is synced.
static void sync_folder(const char *path) {
    char *folder = file_folder(path);
    int handle = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (handle >= 0) {
        fsync(handle);
        close(handle);
    }
    free(folder);
}

bool file_write(const char *path, const void *bytes, size_t size, Error *err) {
    Buffer name = {0};
    buffer_print(&name, "%s.part-%d", path, (int)getpid());
    int handle = open(name.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool good = handle >= 0 && write_all(handle, bytes, size) && !fsync(handle);
    if (handle >= 0 && close(handle)) good = false;
    if (good && rename(name.data, path)) good = false;
    if (good) sync_folder(path);
    if (!good) {
        unlink(name.data);
        error_set(err, "file.unwritable", "%s", path);
        error_at(err, path, 0, 0);
    }
    buffer_clear(&name);
    return good;
}

enum { MOST_NAMES = 10000 }; // of new files that are called alike

// "name.pdf", "name (2).pdf", …
static char *numbered(const char *folder, const char *name, const char *ending, int n) {
    Buffer full = {0};
    buffer_print(&full, "%s", name);
    if (n > 1) buffer_print(&full, " (%d)", n);
    buffer_print(&full, "%s", ending);
    char *path = file_join(folder, full.data);
    buffer_clear(&full);
    return path;
}

char *file_next(const char *folder, const char *name, const char *ending) {
    for (int n = 1;; n++) {
        char *path = numbered(folder, name, ending, n);
        if (n == MOST_NAMES || !file_exists(path)) return path;
        free(path);
    }
}

char *file_new(const char *folder, const char *name, const char *ending, Error *err) {
    for (int n = 1;; n++) {
        char *path = numbered(folder, name, ending, n);
        int handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (handle >= 0) {
            close(handle);
            return path;
        }
        bool taken = errno == EEXIST && n < MOST_NAMES;
        if (!taken) error_set(err, "file.unwritable", "%s", path);
        free(path);
        if (!taken) return NULL;
    }
}

// What Windows and the file systems of USB sticks refuse, and what hides a file.
static uint32_t name_sign(uint32_t c, bool first) {
    enum { FULL_WIDTH = 0xFEE0 }; // from ASCII to the full-width forms
    bool refused = c < 0x80 && strchr("/\\:*?\"<>|", (int)c);
    return refused || (first && c == '.') ? c + FULL_WIDTH : c;
}

char *file_name_from(const char *title) {
    enum { MOST_BYTES = 180 }; // of 255; a number and an ending are added
    Buffer name = {0};
    while (*title) {
        uint32_t c = text_next(&title);
        char sign[5];
        if (c < 0x20 || c == 0x7F || (c == ' ' && !name.size)) continue;
        size_t size = (size_t)text_put(name_sign(c, !name.size), sign);
        if (name.size + size > MOST_BYTES) break;
        buffer_add(&name, sign, size);
    }
    while (name.size &&
           (name.data[name.size - 1] == ' ' || name.data[name.size - 1] == '.'))
        name.data[--name.size] = 0;
    if (!name.size) buffer_print(&name, "Kyubi");
    return buffer_take(&name);
}

uint64_t file_stamp(const char *path) {
    struct stat about;
    if (stat(path, &about)) return 0;
    const uint64_t parts[] = {(uint64_t)about.st_mtim.tv_sec,
                              (uint64_t)about.st_mtim.tv_nsec, (uint64_t)about.st_size,
                              (uint64_t)about.st_ino};
    uint64_t stamp = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        stamp = (stamp ^ parts[i]) * 0x9E3779B97F4A7C15u; // Knuth, TAOCP 6.4
    return stamp ? stamp : 1;
}

bool file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

bool file_is_folder(const char *path) {
    struct stat about;
    return !stat(path, &about) && S_ISDIR(about.st_mode);
}

static void make_one(const char *path) {
    if (!mkdir(path, 0755)) sync_folder(path);
}

bool file_make_folder(const char *path, Error *err) {
    char *copy = mem_text(path);
    for (char *slash = copy; *slash; slash++) {
        if (*slash != '/' || slash == copy) continue;
        *slash = 0;
        make_one(copy);
        *slash = '/';
    }
    make_one(copy);
    free(copy);
    if (file_is_folder(path)) return true;
    error_set(err, "file.unwritable", "%s", path);
    return error_at(err, path, 0, 0);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Copies pointers and names into one block, so that one free() gives everything back.
static char **in_one_block(char **names, size_t count, size_t bytes) {
    char **block = mem_new((count + 1) * sizeof *block + bytes);
    char *at = (char *)(block + count + 1);
    for (size_t i = 0; i < count; i++) {
        block[i] = at;
        at = stpcpy(at, names[i]) + 1;
        free(names[i]);
    }
    free(names);
    return block;
}

char **file_list(const char *path, const char *suffix, Error *err) {
    DIR *folder = opendir(path);
    if (!folder) {
        error_set(err, "file.missing", "%s", path);
        error_at(err, path, 0, 0);
        return NULL;
    }
    char **names = NULL;
    size_t count = 0, bytes = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *name = entry->d_name;
        if (!strcmp(name, ".") || !strcmp(name, "..")) continue;
        if (suffix && !file_ends_in(name, suffix)) continue;
        names = mem_grow(names, count + 1, sizeof *names);
        names[count++] = mem_text(name);
        bytes += strlen(name) + 1;
    }
    closedir(folder);
    if (count) qsort(names, count, sizeof *names, by_name);
    return in_one_block(names, count, bytes);
}

char *file_join(const char *folder, const char *name) {
    Buffer path = {0};
    size_t size = strlen(folder);
    buffer_print(&path, "%s%s%s", folder, size && folder[size - 1] == '/' ? "" : "/", name);
    return buffer_take(&path);
}

const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *file_stem(const char *path) {
    char *name = mem_text(file_name(path)), *dot = strrchr(name, '.');
    if (dot && dot > name) *dot = 0;
    return name;
}

char *file_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return mem_text(".");
    if (slash == path) return mem_text("/");
    char *folder = mem_text(path);
    folder[slash - path] = 0;
    return folder;
}

bool file_ends_in(const char *path, const char *ending) {
    size_t size = strlen(path), tail = strlen(ending);
    return size >= tail && !strcasecmp(path + size - tail, ending);
}
