#include "app/fresh.h"

#include <signal.h>
#include <unistd.h>

int fresh_start(char *const *words, posix_spawn_file_actions_t *files, short more,
                pid_t *pid) {
    posix_spawnattr_t how;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(
        &how, (short)(more | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setsigdefault(&how, &all);
    int failed = posix_spawn(pid, words[0], files, &how, words, environ);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(files);
    return failed;
}
