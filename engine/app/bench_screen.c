#include "app/bench_screen.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TOLD_FD = 3, START_MS = 10000 };

// -displayfd: the server looks for a free number itself and tells it once it is ready.
static pid_t spawn_server(int told) {
    char *const words[] = {"Xvfb", "-displayfd",   "3",         "-noreset", "-screen",
                           "0",    "5760x2160x24", "-nolisten", "tcp",      NULL};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, told, TOLD_FD);
    pid_t pid = 0;
    if (posix_spawnp(&pid, words[0], &files, NULL, words, environ) != 0) pid = 0;
    posix_spawn_file_actions_destroy(&files);
    return pid;
}

// The number, a line of its own; false when the server ended or stayed silent.
static bool read_number(int from, char *display, size_t room) {
    char text[16] = "";
    for (size_t size = 0; size < sizeof text - 1 && !strchr(text, '\n');) {
        struct pollfd wait = {.fd = from, .events = POLLIN};
        if (poll(&wait, 1, START_MS) <= 0) return false;
        ssize_t more = read(from, text + size, sizeof text - 1 - size);
        if (more <= 0) return false;
        size += (size_t)more;
        text[size] = 0;
    }
    snprintf(display, room, ":%d", atoi(text));
    return true;
}

bool bench_screen_start(BenchScreen *screen, Error *err) {
    *screen = (BenchScreen){0};
    const char *there = getenv("DISPLAY");
    if (there && there[0]) return true;
    // Above the descriptor that the server is given, so that laying it out cannot hit
    // these.
    int low[2], told[2];
    if (pipe2(low, O_CLOEXEC) != 0) return error_set(err, "bench.no_screen", " ");
    for (int i = 0; i < 2; i++) {
        told[i] = fcntl(low[i], F_DUPFD_CLOEXEC, TOLD_FD + 1);
        close(low[i]);
    }
    screen->server = spawn_server(told[1]);
    close(told[1]);
    char display[24];
    bool good = screen->server && read_number(told[0], display, sizeof display);
    close(told[0]);
    if (good) {
        setenv("DISPLAY", display, 1);
        return true;
    }
    bench_screen_stop(screen);
    return error_set(err, "bench.no_screen", " ");
}

void bench_screen_stop(BenchScreen *screen) {
    if (!screen->server) return;
    kill(screen->server, SIGTERM);
    waitpid(screen->server, NULL, 0);
    unsetenv("DISPLAY");
    *screen = (BenchScreen){0};
}
