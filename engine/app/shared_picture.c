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

static bool map(SharedPicture *picture) {
    if (picture->pixels) return true;
    void *pixels = mmap(NULL, bytes_of(picture->width, picture->height),
                        PROT_READ | PROT_WRITE, MAP_SHARED, picture->handle, 0);
    if (pixels == MAP_FAILED) return false;
    picture->pixels = pixels;
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
    SharedPicture one = {handle, width, height, NULL};
    if (!picture_size_is_good(width, height) ||
        !is_such_memory(handle, bytes_of(width, height)) || !map(&one))
        return close(handle), false;
    *picture = one;
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

// Rows that touch each other in both places are one run.
static void copy_rows(char *to, ptrdiff_t to_stride, const char *from,
                      ptrdiff_t from_stride, int width, int height) {
    size_t row = (size_t)width * PIXEL;
    if (to_stride == from_stride && (size_t)to_stride == row) {
        memcpy(to, from, row * (size_t)height);
        return;
    }
    for (int y = 0; y < height; y++)
        memcpy(to + y * to_stride, from + y * from_stride, row);
}

bool picture_read(SharedPicture *picture, Patch patch, void *pixels, int stride) {
    check(picture, patch);
    if (!map(picture)) return false;
    ptrdiff_t own = (ptrdiff_t)picture->width * PIXEL, left = (ptrdiff_t)patch.x * PIXEL;
    copy_rows((char *)pixels + (ptrdiff_t)patch.y * stride + left, stride,
              (const char *)picture->pixels + patch.y * own + left, own, patch.w, patch.h);
    return true;
}

bool picture_write(SharedPicture *picture, Patch patch, const void *pixels, int stride) {
    check(picture, patch);
    if (!map(picture)) return false;
    ptrdiff_t own = (ptrdiff_t)picture->width * PIXEL, left = (ptrdiff_t)patch.x * PIXEL;
    copy_rows((char *)picture->pixels + patch.y * own + left, own,
              (const char *)pixels + (ptrdiff_t)patch.y * stride + left, stride, patch.w,
              patch.h);
    return true;
}

void picture_rest(SharedPicture *picture) {
    if (picture->pixels)
        madvise(picture->pixels, bytes_of(picture->width, picture->height), MADV_DONTNEED);
}
