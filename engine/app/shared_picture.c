#include "app/shared_picture.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIXEL = 4 };

static size_t bytes_of(int width, int height) {
    return (size_t)width * (size_t)height * PIXEL;
}

bool picture_size_is_good(int width, int height) {
    return width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
}

// Sealed: whoever maps it would be ended by a signal if it became shorter.
bool picture_create(SharedPicture *picture, int width, int height, Error *err) {
    *picture = (SharedPicture){-1, 0, 0, NULL};
    if (!picture_size_is_good(width, height))
        return error_set(err, "window.failed", "%d × %d", width, height);
    int handle = memfd_create("kyubi-hall", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (handle < 0 || ftruncate(handle, (off_t)bytes_of(width, height)) ||
        fcntl(handle, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)) {
        error_set(err, "window.failed", "%s", strerror(errno));
        if (handle >= 0) close(handle);
        return false;
    }
    *picture = (SharedPicture){handle, width, height, NULL};
    return true;
}

static bool is_such_memory(int handle, size_t bytes) {
    struct stat about;
    int seals = fcntl(handle, F_GET_SEALS);
    return seals >= 0 && seals & F_SEAL_SHRINK && !fstat(handle, &about) &&
           (size_t)about.st_size == bytes;
}

bool picture_open(SharedPicture *picture, int handle, int width, int height) {
    *picture = (SharedPicture){-1, 0, 0, NULL};
    void *pixels = MAP_FAILED;
    if (picture_size_is_good(width, height) &&
        is_such_memory(handle, bytes_of(width, height)))
        pixels = mmap(NULL, bytes_of(width, height), PROT_READ | PROT_WRITE, MAP_SHARED,
                      handle, 0);
    if (pixels == MAP_FAILED) return close(handle), false;
    *picture = (SharedPicture){handle, width, height, pixels};
    return true;
}

void picture_close(SharedPicture *picture) {
    if (picture->pixels) munmap(picture->pixels, bytes_of(picture->width, picture->height));
    if (picture->handle >= 0) close(picture->handle);
    *picture = (SharedPicture){-1, 0, 0, NULL};
}

// Along one side; in 64 bits, where no sum of two ints overflows.
static bool cut_side(int *from, int *size, int most) {
    int64_t begin = *from, end = begin + *size;
    if (begin < 0) begin = 0;
    if (end > most) end = most;
    *from = (int)begin;
    *size = end > begin ? (int)(end - begin) : 0;
    return *size > 0;
}

bool patch_cut(Patch *patch, int width, int height) {
    if (patch->w <= 0 || patch->h <= 0) return false;
    return cut_side(&patch->x, &patch->w, width) && cut_side(&patch->y, &patch->h, height);
}

static void check(const SharedPicture *picture, Patch patch) {
    Patch cut = patch;
    bool lies_on = patch_cut(&cut, picture->width, picture->height);
    assert(picture->handle >= 0 && lies_on && cut.w == patch.w && cut.h == patch.h);
}

static off_t place_of(const SharedPicture *picture, int x, int y) {
    return ((off_t)y * picture->width + x) * PIXEL;
}

// Rows that touch each other in both places are one run.
static bool is_one_run(const SharedPicture *picture, Patch patch, int stride) {
    return patch.w == picture->width && stride == patch.w * PIXEL;
}

typedef enum Way { OUT, IN } Way;

static bool move_run(int handle, Way way, char *pixels, size_t size, off_t at) {
    while (size) {
        ssize_t moved =
            way == OUT ? pread(handle, pixels, size, at) : pwrite(handle, pixels, size, at);
        if (moved < 0 && errno == EINTR) continue;
        if (moved <= 0) return false;
        pixels += moved;
        at += moved;
        size -= (size_t)moved;
    }
    return true;
}

static bool move(const SharedPicture *picture, Way way, Patch patch, char *pixels,
                 int stride) {
    check(picture, patch);
    bool one = is_one_run(picture, patch, stride);
    int runs = one ? 1 : patch.h;
    size_t size = bytes_of(patch.w, one ? patch.h : 1);
    for (int y = patch.y; y < patch.y + runs; y++) {
        char *row = pixels + (ptrdiff_t)y * stride + (ptrdiff_t)patch.x * PIXEL;
        if (!move_run(picture->handle, way, row, size, place_of(picture, patch.x, y)))
            return false;
    }
    return true;
}

bool picture_read(const SharedPicture *picture, Patch patch, void *pixels, int stride) {
    return move(picture, OUT, patch, pixels, stride);
}

bool picture_write(const SharedPicture *picture, Patch patch, const void *pixels,
                   int stride) {
    return move(picture, IN, patch, (char *)pixels, stride);
}
