#include "lesson/picture_files.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

// Opens below the folder's handle and follows no link, so that nothing outside the pack is
// read, whatever happens to the folder meanwhile; a pipe does not make us wait.
static char *read_below(int folder, const char *name, size_t most, size_t *size) {
    int handle = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0) return NULL;
    struct stat about;
    char *bytes = NULL;
    bool good = !fstat(handle, &about) && S_ISREG(about.st_mode) && about.st_size >= 0 &&
                (unsigned long long)about.st_size <= most;
    if (good) {
        *size = (size_t)about.st_size;
        bytes = read_all(handle, *size);
    }
    close(handle);
    return bytes;
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

void picture_files_read(const char *folder,
                        bool (*take)(void *to, const char *name, const char *bytes,
                                     size_t size),
                        void *to) {
    char **names = file_list(folder, ".png", NULL);
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    size_t left = PICTURE_FILES_BYTES;
    int count = 0;
    for (int i = 0; handle >= 0 && names && names[i] && count < PICTURE_FILES; i++) {
        size_t size;
        if (!picture_name_valid(names[i], strlen(names[i]))) continue;
        char *bytes =
            read_below(handle, names[i], smaller(left, PICTURE_FILE_BYTES), &size);
        if (!bytes) continue;
        left -= size;
        count++;
        bool more = take(to, names[i], bytes, size);
        free(bytes);
        if (!more) break;
    }
    if (handle >= 0) close(handle);
    free(names);
}
