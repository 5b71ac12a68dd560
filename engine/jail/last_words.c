#include "jail/last_words.h"

#include "base/mem.h"
#include "jail/inside.h"
#include "lesson/message.h"

#include <signal.h>
#include <ucontext.h>
#include <unistd.h>

enum { STACK_BYTES = 64 * 1024, LATE_EXIT = 9 };

// A signal handler is given no context of ours, but it is told which stack it stands on:
// so this stands at the bottom of that stack, and nothing is a global.
struct LastWords {
    Cage *volatile speaker;           // NULL: no request is running
    volatile uint32_t about;          // the request
    volatile sig_atomic_t held, came; // a message is being written; the signal came then
};

static char *add(char *at, const char *end, const char *text) {
    for (; *text && at < end; text++)
        *at++ = (unsigned char)*text < ' ' || *text == '\\' ? '?' : *text;
    return at;
}

static char *add_number(char *at, const char *end, int number) {
    char digits[12];
    int count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    while (count && at < end)
        *at++ = digits[--count];
    return at;
}

// lua_getstack and lua_getinfo are not promised to be safe in a handler. The process ends
// right after, so the worst is a crash in place of a line.
static void speak(const LastWords *words) {
    char file[256] = "", message[FRAME_BYTES + 400];
    int line = 0;
    lua_State *running = words->speaker->running;
    if (running) cage_place(running, file, &line);
    for (char *c = file; *c; c++)
        if (*c == '"') *c = '?';
    char *body = message + FRAME_BYTES, *end = message + sizeof message;
    char *at = add(body, end, "{\"file\":\"");
    at = add(at, end, file);
    at = add(at, end, "\",\"line\":");
    at = add_number(at, end, line);
    at = add(at, end, "}");
    Frame frame = {.type = MESSAGE_WORDS, .id = words->about, .size = (size_t)(at - body)};
    frame_write(frame, (unsigned char *)message);
    ssize_t sent = write(3, message, (size_t)(at - message));
    _exit(sent > 0 ? LATE_EXIT : LATE_EXIT + 1);
}

static void heard(int signal, siginfo_t *info, void *context) {
    (void)signal, (void)info;
    LastWords *words = ((ucontext_t *)context)->uc_stack.ss_sp;
    if (words->held)
        words->came = 1;
    else if (words->speaker)
        speak(words);
}

void words_begin(LastWords *words, Cage *cage, uint32_t id) {
    words->about = id;
    words->came = 0;
    words->speaker = cage;
}

void words_end(LastWords *words) {
    words->speaker = NULL;
}

void words_hold(LastWords *words) {
    words->held = 1;
}

void words_release(LastWords *words) {
    words->held = 0;
    if (words->came && words->speaker) speak(words);
}

LastWords *words_prepare(void) {
    LastWords *words = mem_new(STACK_BYTES);
    stack_t stack = {.ss_sp = words, .ss_size = STACK_BYTES};
    struct sigaction action = {.sa_sigaction = heard,
                               .sa_flags = SA_ONSTACK | SA_RESTART | SA_SIGINFO};
    sigaltstack(&stack, NULL);
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, NULL);
    return words;
}
