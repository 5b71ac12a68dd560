#include "lesson/child.h"

#include "base/mem.h"
#include "lesson/pack_rules.h"
#include "lesson/spawn.h"
#include "lesson/watchdog.h"
#include "lesson/wire.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIXEL_FRAMES = 1024 * 1024 }; // bytes that frame and name the pixels

typedef struct Letter { // an arrived message, waiting to be taken
    Message message;
    struct Letter *next;
} Letter;

struct Child {
    ChildOptions options;
    pid_t pid;
    int status; // waitpid's, once `reaped`
    bool reaped, quitting, killed;
    ChildState state;
    Wire wire;
    Watchdog watchdog;
    double started;               // wall ms
    uint32_t open, last;          // the open request (0: none); the last id given out
    double budget;                // of the open request
    size_t pages, prints, pixels; // bytes in this request
    int drawings;                 // in this request
    size_t entries, most_entries; // bytes of unpacked files, and what may come
    Letter *first, **tail;        // what child_next gives
    Message taken;                // what it gave last
    char file[256];               // the lesson, for errors without a place
    Error error;
};

// Being told to die is not death: the state becomes DEAD or CRASHED once it is reaped.
static void kill_it(Child *child) {
    if (child->reaped || child->killed) return;
    child->killed = true;
    child->state = CHILD_KILLED;
    kill(child->pid, SIGKILL);
}

static void breach(Child *child, const char *what) {
    if (!child->error.key[0]) error_set(&child->error, "jail.protocol", "%s", what);
    kill_it(child);
}

static void watch(Child *child) {
    watchdog_start(&child->watchdog, child->pid, child->budget);
    child->state = CHILD_BUSY;
}

static void take_ready(Child *child, const Message *message) {
    const Data *data = message->data;
    if (child->state != CHILD_STARTING) return breach(child, "ready");
    bool locked = data_bool(data_get(data, "locked"), false);
#ifdef KYUBI_JAIL_UNLOCKED
    locked = true; // the sanitizers and the lock do not go together
#endif
    if (!locked) {
        error_set(&child->error, "jail.unlocked", "%s", "seccomp");
        return kill_it(child);
    }
    if (strcmp(data_text(data_get(data, "build"), ""), message_build()) != 0)
        return breach(child, "build");
    child->state = CHILD_READY;
    if (child->open) watch(child); // it waited for the start
}

static void take_failed(Child *child, const Message *message) {
    bool unlocked =
        strcmp(data_text(data_get(message->data, "key"), ""), "jail.unlocked") == 0;
    if (child->state != CHILD_STARTING) return breach(child, "failed");
    if (unlocked)
        error_set(&child->error, "jail.unlocked", "%s", "seccomp");
    else
        error_set(&child->error, "jail.start", "%s\t%s", child->options.program, "failed");
    kill_it(child);
}

static void time_is_up(Child *child, const char *file, int line) {
    if (child->error.key[0]) return;
    error_set(&child->error, "jail.time", "%g", child->budget / 1000);
    error_at(&child->error, file, line, 0);
}

static void take_words(Child *child, const Message *message) {
    if (child->state != CHILD_LATE) return breach(child, "words");
    Data *as_outcome = outcome_write(&(Outcome){.status = OUTCOME_TIME});
    data_put(as_outcome, "key", data_new_text("jail.time"));
    data_put(as_outcome, "file",
             data_new_text(data_text(data_get(message->data, "file"), "")));
    data_put(as_outcome, "line",
             data_new_integer(data_integer(data_get(message->data, "line"), 0)));
    Outcome words; // the same checks for the same fields
    bool clean = outcome_read(as_outcome, &words);
    data_free(as_outcome);
    if (!clean) return breach(child, "words");
    time_is_up(child, words.error.file, words.error.line);
    kill_it(child);
}

static void deliver(Child *child, Message *message) {
    Letter *letter = mem_new(sizeof *letter);
    letter->message = *message;
    *message = (Message){0};
    *child->tail = letter;
    child->tail = &letter->next;
}

static bool within(size_t *total, size_t more, size_t most) {
    *total += more + FRAME_BYTES; // empty messages count as well
    return *total <= most;
}

static void take_answer(Child *child, Message *message) {
    const JailLimits *limits = &child->options.limits;
    Outcome outcome;
    if (!child->open || message->id != child->open || child->state == CHILD_STARTING)
        return breach(child, "request");
    if (message->type == MESSAGE_PAGE &&
        !within(&child->pages, message->size, limits->page_bytes))
        return breach(child, "page");
    if (message->type == MESSAGE_PRINT &&
        !within(&child->prints, message->size, limits->print_bytes))
        return breach(child, "print");
    if (message->type == MESSAGE_PIXELS &&
        !within(&child->pixels, message->size, limits->pixel_bytes + PIXEL_FRAMES))
        return breach(child, "pixels");
    if (message->type == MESSAGE_DRAWING && child->drawings++)
        return breach(child, "drawing");
    if (message->type == MESSAGE_ENTRY &&
        !within(&child->entries, message->size, child->most_entries))
        return breach(child, "entry");
    if (message->type == MESSAGE_OUTCOME) {
        if (!outcome_read(message->data, &outcome)) return breach(child, "outcome");
        child->open = 0;
        child->state = CHILD_READY;
        watchdog_stop(&child->watchdog);
    }
    deliver(child, message);
}

static void take(Child *child, Message *message) {
    if (child->killed && message->type != MESSAGE_WORDS) return;
    if (message->type == MESSAGE_READY)
        take_ready(child, message);
    else if (message->type == MESSAGE_FAILED)
        take_failed(child, message);
    else if (message->type == MESSAGE_WORDS)
        take_words(child, message);
    else
        take_answer(child, message);
}

// False when a whole message may still be waiting.
static bool take_all(Child *child) {
    for (int i = 0; i < child->options.limits.messages; i++) {
        Message message = {0};
        Error err;
        WireNext next = wire_next(&child->wire, &message, &err);
        if (next == WIRE_BROKEN) breach(child, err.args);
        if (next != WIRE_MESSAGE) return true;
        take(child, &message);
        message_clear(&message);
    }
    return false;
}

static void ask_last_words(Child *child) {
    if (child->reaped) return;
    child->state = CHILD_LATE;
    kill(child->pid, SIGUSR1);
}

static void tend_clock(Child *child) {
    if (child->reaped || child->killed) return;
    if (child->state == CHILD_STARTING &&
        watchdog_wall() - child->started > child->options.limits.start_ms) {
        error_set(&child->error, "jail.start", "%s\t%s", child->options.program, "slow");
        return kill_it(child);
    }
    WatchdogVerdict verdict = watchdog_verdict(&child->watchdog);
    if (verdict == WATCHDOG_LATE && child->state == CHILD_BUSY) ask_last_words(child);
    if (verdict != WATCHDOG_OVER) return;
    time_is_up(child, NULL, 0);
    kill_it(child);
}

// The socket ended: whatever is left of the process has nothing to live for. An exit status
// is settled before the kernel closes the files, so this kill cannot overwrite it.
static void reap(Child *child) {
    if (child->reaped) return;
    if (child->wire.ended) kill(child->pid, SIGKILL);
    pid_t got = waitpid(child->pid, &child->status, WNOHANG);
    // ECHILD: somebody else reaped it; its fate is unknown, but it is gone.
    child->reaped = got == child->pid || (got < 0 && errno == ECHILD);
}

static void name_signal(Child *child, int signal) {
    const char *name = sigabbrev_np(signal);
    if (signal == SIGSYS)
        error_set(&child->error, "jail.rules", "%s", "seccomp");
    else
        error_set(&child->error, "jail.crashed", "SIG%s", name ? name : "?");
}

static void conclude(Child *child) {
    bool late = child->state == CHILD_LATE;
    bool starting = child->state == CHILD_STARTING;
    bool in_order =
        child->quitting && WIFEXITED(child->status) && !WEXITSTATUS(child->status);
    // It ended on our signal without words, or with words that were cut off.
    bool heard = WIFSIGNALED(child->status) && WTERMSIG(child->status) == SIGUSR1;
    if (late && (WIFEXITED(child->status) || heard)) time_is_up(child, NULL, 0);
    if (!child->error.key[0] && !in_order) {
        if (WIFSIGNALED(child->status))
            name_signal(child, WTERMSIG(child->status));
        else if (starting)
            error_set(&child->error, "jail.start", "%s\t%s", child->options.program,
                      "ended");
        else
            error_set(&child->error, "jail.crashed", "%s", "exit");
    }
    if (child->error.key[0]) error_at(&child->error, child->file, 0, 0);
    bool time = strcmp(child->error.key, "jail.time") == 0;
    child->state = in_order || time ? CHILD_DEAD : CHILD_CRASHED;
    watchdog_stop(&child->watchdog);
    wire_close(&child->wire);
    child->open = 0;
}

static bool concluded(const Child *child) {
    return child->state == CHILD_DEAD || child->state == CHILD_CRASHED;
}

bool child_poll(Child *child) {
    if (concluded(child)) return false;
    ChildState before = child->state;
    wire_flush(&child->wire);
    bool arrived = wire_receive(&child->wire);
    bool drained = take_all(child);
    tend_clock(child);
    reap(child);
    // Last words and outcomes may still be in the socket of a process that is gone.
    if (child->reaped && drained && child->wire.ended) conclude(child);
    return arrived || !drained || child->state != before;
}

bool child_wait(Child *child, int ms) {
    if (!concluded(child)) {
        short events = POLLIN | (wire_unsent(&child->wire) ? POLLOUT : 0);
        bool dying = child->wire.ended; // its end stays readable until it is reaped
        struct pollfd handle = {.fd = dying ? -1 : child->wire.fd, .events = events};
        poll(&handle, 1, dying && ms > 1 ? 1 : ms);
    }
    return child_poll(child);
}

static bool send_data(Child *child, MessageType type, uint32_t id, Data *data) {
    char *text = data_write(data);
    data_free(data);
    Frame frame = {.type = type, .id = id, .size = strlen(text)};
    bool sent =
        frame.size <= message_kind(type)->most && wire_send(&child->wire, frame, text);
    free(text);
    return sent;
}

static void send_hello(Child *child) {
    const JailLimits *limits = &child->options.limits;
    Data *hello = data_new_object();
    data_put(hello, "build", data_new_text(message_build()));
    data_put(hello, "seed", data_new_integer((long long)child->options.seed));
    data_put(hello, "language", data_new_bool(!child->options.unpacks));
    if (child->options.watched) data_put(hello, "watched", data_new_bool(true));
    data_put(hello, "memory_mb", data_new_integer(limits->memory_mb));
    data_put(hello, "page_bytes", data_new_integer((long long)limits->page_bytes));
    data_put(hello, "print_bytes", data_new_integer((long long)limits->print_bytes));
    data_put(hello, "pixel_bytes", data_new_integer((long long)limits->pixel_bytes));
    send_data(child, MESSAGE_HELLO, 0, hello);
}

Child *child_start(ChildOptions options, Error *err) {
    int socket = -1;
    pid_t pid = spawn_jailed(options.program, &socket, err);
    if (pid <= 0) return NULL;
    Child *child = mem_new(sizeof *child);
    child->options = options;
    child->options.program = mem_text(options.program);
    child->options.limits = jail_limits_filled(options.limits);
    child->pid = pid;
    child->tail = &child->first;
    child->started = watchdog_wall();
    wire_open(&child->wire, socket);
    send_hello(child);
    return child;
}

static void drop_letters(Child *child) {
    while (child->first) {
        Letter *letter = child->first;
        child->first = letter->next;
        message_clear(&letter->message);
        free(letter);
    }
}

void child_close(Child *child) {
    if (!child) return;
    kill_it(child);
    while (!child->reaped)
        if (waitpid(child->pid, &child->status, 0) >= 0 || errno != EINTR)
            child->reaped = true;
    wire_close(&child->wire);
    drop_letters(child);
    message_clear(&child->taken);
    free((char *)child->options.program);
    free(child);
}

bool child_file(Child *child, const char *name, const void *bytes, size_t size,
                Error *err) {
    size_t whole = 2 + strlen(name) + size;
    if (whole <= FILE_BYTES) {
        char *body = message_file(name, bytes, size, &whole);
        Frame frame = {.type = MESSAGE_FILE, .size = whole};
        bool sent = concluded(child) || wire_send(&child->wire, frame, body);
        free(body);
        if (sent) return true;
    }
    error_set(err, "jail.too_large", "%s\t%d", name, FILE_BYTES >> 20);
    return error_at(err, name, 0, 0);
}

bool child_archive(Child *child, const char *bytes, size_t size) {
    bool sent = true;
    for (size_t at = 0; sent && at < size && !concluded(child); at += FILE_BYTES) {
        size_t part = size - at < FILE_BYTES ? size - at : FILE_BYTES;
        sent = wire_send(&child->wire, (Frame){.type = MESSAGE_ARCHIVE, .size = part},
                         bytes + at);
    }
    return sent;
}

// All that a pack may hold, and what frames its parts and names it.
static size_t most_unpacked(void) {
    PackLimits limits = pack_limits();
    return limits.unpacked + limits.unpacked / 64 + limits.files * 2 * limits.name;
}

static uint32_t request(Child *child, MessageType type, Data *data, int budget) {
    data_put(data, "ms", data_new_integer(budget));
    bool free_to_ask = child->state == CHILD_STARTING || child->state == CHILD_READY;
    if (!free_to_ask || child->open || child->quitting) return data_free(data), 0;
    child->budget = budget;
    child->pages = child->prints = child->pixels = 0;
    child->drawings = 0;
    child->entries = 0;
    child->most_entries = type == MESSAGE_UNPACK ? most_unpacked() : 0;
    if (!send_data(child, type, child->last + 1, data)) return 0;
    child->open = ++child->last;
    if (child->state == CHILD_READY) watch(child);
    return child->open;
}

uint32_t child_unpack(Child *child) {
    return request(child, MESSAGE_UNPACK, data_new_object(),
                   child->options.limits.unpack_ms);
}

uint32_t child_load(Child *child, const char *file, int budget_ms) {
    Data *data = data_new_object();
    data_put(data, "file", data_new_text(file));
    snprintf(child->file, sizeof child->file, "%s", file);
    return request(child, MESSAGE_LOAD, data,
                   budget_ms ? budget_ms : child->options.limits.load_ms);
}

uint32_t child_call(Child *child, const char *function, const Data *arg, int budget_ms) {
    Data *data = data_new_object();
    data_put(data, "function", data_new_text(function));
    if (arg) data_put(data, "arg", data_copy(arg));
    return request(child, MESSAGE_CALL, data,
                   budget_ms ? budget_ms : child->options.limits.call_ms);
}

void child_quit(Child *child) {
    if (concluded(child) || child->quitting) return;
    child->quitting = true;
    wire_send(&child->wire, (Frame){.type = MESSAGE_QUIT}, NULL);
}

bool child_next(Child *child, Message *out) {
    message_clear(&child->taken);
    Letter *letter = child->first;
    if (!letter) return false;
    child->first = letter->next;
    if (!child->first) child->tail = &child->first;
    child->taken = letter->message;
    free(letter);
    *out = child->taken;
    return true;
}

int child_handle(const Child *child) {
    return child->wire.fd;
}

ChildState child_state(const Child *child) {
    return child->state;
}

bool child_gone(const Child *child) {
    return concluded(child) && !child->first;
}

bool child_error(const Child *child, Error *err) {
    if (!concluded(child) || !child->error.key[0]) return false;
    if (err) *err = child->error;
    return true;
}

int child_waiting(const Child *child) {
    return (int)watchdog_waited(&child->watchdog);
}

int child_pid(const Child *child) {
    return child->pid;
}
