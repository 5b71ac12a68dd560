#include "app/show_lock.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

// -1: none can be had; *taken: another process has it.
static int lock(const char *profile, bool *taken) {
    char *path = profile ? file_join(profile, "show.lock") : NULL;
    int handle = path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    free(path);
    *taken = handle >= 0 && flock(handle, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK;
    if (!*taken) return handle;
    close(handle);
    return -1;
}

bool show_lock_take(const char *profile) {
    bool taken;
    lock(profile, &taken);
    return !taken;
}

bool show_lock_is_taken(const char *profile) {
    bool taken;
    int handle = lock(profile, &taken);
    if (handle >= 0) close(handle);
    return taken;
}
