#include "app/supervisor.h"

#include "app/fresh.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROOM_BYTES = 1 << 20, FLUSH_MS = 10 };
#define NEVER (-1.0)

struct Supervisor {
    char *const *words;
    char *told;
    SupervisorState state;
    bool done;
    pid_t pid;
    Link *link;
    double late; // when it is too late; NEVER: it may sleep
    double starts[SUPERVISOR_RESTARTS];
    int count;
};

// The descriptor that the process gets is laid out above its number first.
static bool make_pair(int ends[2]) {
    int low[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, low)) return false;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, SUPERVISOR_HANDLE + 1);
        close(low[i]);
        int room = ROOM_BYTES;
        setsockopt(ends[i], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

static int spawn(char *const *words, int end, pid_t *pid) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, end, SUPERVISOR_HANDLE);
    return fresh_start(words, &files, 0, pid);
}

static bool start(Supervisor *supervisor, double now, Error *err) {
    int ends[2];
    if (!make_pair(ends)) return error_set(err, "present.start", "%s", strerror(errno));
    int failed = spawn(supervisor->words, ends[1], &supervisor->pid);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        supervisor->pid = 0;
        return error_set(err, "present.start", "%s", strerror(failed));
    }
    supervisor->link = link_create(ends[0], false);
    supervisor->starts[supervisor->count++ % SUPERVISOR_RESTARTS] = now;
    supervisor->state = SUPERVISOR_STARTING;
    supervisor->late = now + SUPERVISOR_START_MS;
    // Always, so that it knows that there is none.
    link_send_text(supervisor->link, LINK_STATE_BEFORE,
                   supervisor->told ? supervisor->told : "");
    return true;
}

Supervisor *supervisor_create(char *const *words, const char *state, double now,
                              Error *err) {
    Supervisor *supervisor = mem_new(sizeof *supervisor);
    supervisor->words = words;
    supervisor->told = mem_text(state);
    if (start(supervisor, now, err)) return supervisor;
    supervisor_destroy(supervisor);
    return NULL;
}

// A stopped process dies of this, too.
static void end_process(Supervisor *supervisor) {
    link_destroy(supervisor->link);
    supervisor->link = NULL;
    if (!supervisor->pid) return;
    kill(supervisor->pid, SIGKILL);
    while (waitpid(supervisor->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    supervisor->pid = 0;
}

void supervisor_destroy(Supervisor *supervisor) {
    if (!supervisor) return;
    end_process(supervisor);
    free(supervisor->told);
    free(supervisor);
}

SupervisorState supervisor_state(const Supervisor *supervisor) {
    return supervisor->state;
}

bool supervisor_is_done(const Supervisor *supervisor) {
    return supervisor->state == SUPERVISOR_ENDED && supervisor->done;
}

int supervisor_pid(const Supervisor *supervisor) {
    return (int)supervisor->pid;
}

int supervisor_starts(const Supervisor *supervisor) {
    return supervisor->count;
}

Link *supervisor_link(Supervisor *supervisor) {
    return supervisor->link;
}

const char *supervisor_told(const Supervisor *supervisor) {
    return supervisor->told;
}

void supervisor_send(Supervisor *supervisor, const LinkMessage *message, double now) {
    if (!supervisor->link) return;
    link_send(supervisor->link, message);
    if (supervisor->late == NEVER) supervisor->late = now + SUPERVISOR_HANG_MS;
}

static bool too_often(const Supervisor *supervisor, double now) {
    int oldest = supervisor->count % SUPERVISOR_RESTARTS;
    return supervisor->count >= SUPERVISOR_RESTARTS &&
           now - supervisor->starts[oldest] < SUPERVISOR_SPAN_MS;
}

static void replace(Supervisor *supervisor, double now) {
    end_process(supervisor);
    supervisor->late = NEVER;
    if (too_often(supervisor, now) || !start(supervisor, now, NULL))
        supervisor->state = SUPERVISOR_GIVEN_UP;
}

void supervisor_again(Supervisor *supervisor, double now) {
    if (supervisor->state != SUPERVISOR_GIVEN_UP) return;
    supervisor->count = 0;
    if (!start(supervisor, now, NULL)) supervisor->state = SUPERVISOR_GIVEN_UP;
}

// The process ends by itself behind these words; only a late one is ended.
static void conclude(Supervisor *supervisor, bool done) {
    supervisor->state = SUPERVISOR_ENDED;
    supervisor->done = done;
    supervisor->late = NEVER;
    waitpid(supervisor->pid, NULL, WNOHANG);
}

static void keep_told(Supervisor *supervisor) {
    free(supervisor->told);
    supervisor->told = mem_text(link_text(supervisor->link));
}

// True: it is for whoever has the windows.
static bool take(Supervisor *supervisor, const LinkMessage *message, double now) {
    switch (message->kind) {
    case LINK_READY:
        supervisor->state = SUPERVISOR_RUNNING;
        supervisor->late = now + SUPERVISOR_HANG_MS;
        return true;
    case LINK_ALIVE:
        if (supervisor->state == SUPERVISOR_STARTING) return false;
        supervisor->late =
            message->body.ms < 0 ? NEVER : now + message->body.ms + SUPERVISOR_HANG_MS;
        return false;
    case LINK_ENDED:
        return conclude(supervisor, true), false;
    case LINK_FAILED:
        return conclude(supervisor, false), false;
    default:
        return true;
    }
}

bool supervisor_hear(Supervisor *supervisor, double now, LinkMessage *message) {
    while (supervisor->link && supervisor->state != SUPERVISOR_ENDED) {
        link_flush(supervisor->link);
        LinkNext next = link_next(supervisor->link, message);
        bool late = supervisor->late != NEVER && now >= supervisor->late;
        if (next == LINK_OVER || (next == LINK_NOTHING && late)) {
            replace(supervisor, now);
            return false;
        }
        if (next == LINK_NOTHING) return false;
        if (next == LINK_TEXT_WHOLE) {
            keep_told(supervisor);
            return true;
        }
        if (take(supervisor, message, now)) return true;
    }
    return false;
}

int supervisor_wait(const Supervisor *supervisor, double now) {
    if (!supervisor->link || supervisor->state == SUPERVISOR_ENDED) return -1;
    if (link_unsent(supervisor->link)) return FLUSH_MS;
    if (supervisor->late == NEVER) return -1;
    double left = supervisor->late - now;
    return left > 0 ? (int)left + 1 : 0;
}
