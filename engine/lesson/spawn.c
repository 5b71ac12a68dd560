#include "lesson/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CHILD_FD = 3 };

static char *const environment[] = {
    "LANG=C", "TZ=UTC0",
#ifdef KYUBI_JAIL_UNLOCKED
    "ASAN_OPTIONS=detect_leaks=0", // the leak checker needs ptrace and a second process
#endif
    NULL};

// A pair above the standard descriptors, so that laying those out cannot hit it.
static bool make_pair(int pair[2]) {
    int low[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, low) != 0) return false;
    for (int i = 0; i < 2; i++)
        pair[i] = fcntl(low[i], F_DUPFD_CLOEXEC, CHILD_FD + 1);
    for (int i = 0; i < 2; i++)
        close(low[i]);
    if (pair[0] >= 0 && pair[1] >= 0) return true;
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0) close(pair[i]);
    return false;
}

static void lay_out_files(posix_spawn_file_actions_t *files, int socket) {
    posix_spawn_file_actions_init(files);
    posix_spawn_file_actions_addopen(files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(files, 1, "/dev/null", O_WRONLY, 0);
#ifndef KYUBI_JAIL_UNLOCKED // there the sanitizer's reports should be seen
    posix_spawn_file_actions_addopen(files, 2, "/dev/null", O_WRONLY, 0);
#endif
    posix_spawn_file_actions_adddup2(files, socket, CHILD_FD);
    posix_spawn_file_actions_addclosefrom_np(files, CHILD_FD + 1);
}

static void lay_out_signals(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(attributes);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int spawn(const char *program, int socket, pid_t *pid) {
    char parent[16];
    snprintf(parent, sizeof parent, "%d", (int)getpid());
    char *const words[] = {(char *)program, parent, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    lay_out_files(&files, socket);
    lay_out_signals(&attributes);
    int failure = posix_spawn(pid, program, &files, &attributes, words, environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

pid_t spawn_jailed(const char *program, int *socket, Error *err) {
    int pair[2];
    if (!make_pair(pair))
        return error_set(err, "jail.start", "%s\t%s", program, strerror(errno)), -1;
    pid_t pid = -1;
    int failure = spawn(program, pair[1], &pid);
    close(pair[1]);
    if (!failure) {
        *socket = pair[0];
        return pid;
    }
    close(pair[0]);
    error_set(err, "jail.start", "%s\t%s", program, strerror(failure));
    return -1;
}
