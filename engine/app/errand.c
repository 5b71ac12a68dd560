#include "app/errand.h"

#include "app/fresh.h"
#include "app/listener.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SAID = 64 << 10 };

struct Errand {
    pid_t pid; // 0: it is over
    int status;
    int said; // a file in memory: a pipe that nobody reads any more would end it
    int life; // readable once it is over
    Listener *listener;
};

static int spawn(char *const *words, int said, pid_t *pid) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, said, 1);
    posix_spawn_file_actions_adddup2(&files, said, 2);
    return fresh_start(words, &files, POSIX_SPAWN_SETSID, pid);
}

Errand *errand_start(char *const *words, uint32_t kind, Error *err) {
    Errand *errand = mem_new(sizeof *errand);
    *errand = (Errand){.said = memfd_create("errand", MFD_CLOEXEC), .life = -1};
    int failed = errand->said < 0 ? errno : spawn(words, errand->said, &errand->pid);
    if (!failed) errand->life = pidfd_open(errand->pid, 0);
    if (!failed && errand->life >= 0) {
        fcntl(errand->life, F_SETFD, FD_CLOEXEC);
        errand->listener = listener_start(errand->life, kind);
        return errand;
    }
    error_set(err, "errand.start", "%s\t%s", words[0], strerror(failed ? failed : errno));
    errand_end(errand);
    return NULL;
}

void errand_end(Errand *errand) {
    if (!errand) return;
    listener_end(errand->listener);
    if (errand->life >= 0) close(errand->life);
    if (errand->said >= 0) close(errand->said);
    free(errand);
}

bool errand_is_over(Errand *errand, int *status) {
    int how;
    if (errand->pid && waitpid(errand->pid, &how, WNOHANG) == errand->pid) {
        errand->pid = 0;
        errand->status = WIFEXITED(how) ? WEXITSTATUS(how) : 1;
    }
    *status = errand->status;
    return !errand->pid;
}

char *errand_said(const Errand *errand) {
    char *text = mem_new(MOST_SAID + 1);
    ssize_t size = pread(errand->said, text, MOST_SAID, 0);
    text[size > 0 ? size : 0] = 0;
    char *end = text + strlen(text);
    while (end > text && end[-1] == '\n')
        *--end = 0;
    char *line = strrchr(text, '\n');
    char *last = mem_text(line ? line + 1 : text);
    free(text);
    return last;
}
