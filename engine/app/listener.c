#include "app/listener.h"

#include "base/mem.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct Listener {
    int handle, again, stop;
    Uint32 kind;
    pthread_t thread;
};

static void ring(int bell) {
    uint64_t one = 1;
    while (write(bell, &one, sizeof one) < 0 && errno == EINTR) {
    }
}

// Waits for `handle`, or for the end: false.
static bool wait_for(const Listener *listener, int handle) {
    struct pollfd on[] = {{.fd = handle, .events = POLLIN},
                          {.fd = listener->stop, .events = POLLIN}};
    while (poll(on, 2, -1) < 0)
        if (errno != EINTR) return false;
    return !on[1].revents;
}

static void *run(void *with) {
    Listener *listener = with;
    while (wait_for(listener, listener->handle)) {
        SDL_Event event = {.type = listener->kind};
        SDL_PushEvent(&event);
        uint64_t rung;
        if (!wait_for(listener, listener->again)) break;
        if (read(listener->again, &rung, sizeof rung) < 0 && errno != EINTR) break;
    }
    return NULL;
}

static void discard(Listener *listener) {
    if (listener->again >= 0) close(listener->again);
    if (listener->stop >= 0) close(listener->stop);
    free(listener);
}

Listener *listener_start(int handle, Uint32 kind) {
    Listener *listener = mem_new(sizeof *listener);
    *listener = (Listener){.handle = handle,
                           .again = eventfd(0, EFD_CLOEXEC),
                           .stop = eventfd(0, EFD_CLOEXEC),
                           .kind = kind};
    if (listener->again >= 0 && listener->stop >= 0 &&
        !pthread_create(&listener->thread, NULL, run, listener))
        return listener;
    discard(listener);
    return NULL;
}

void listener_again(Listener *listener) {
    ring(listener->again);
}

void listener_end(Listener *listener) {
    if (!listener) return;
    ring(listener->stop);
    pthread_join(listener->thread, NULL);
    discard(listener);
}
