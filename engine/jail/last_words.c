// Where Lua is when the parent has lost patience. A signal handler is given no context, so
// this file keeps what it needs: the only changeable variables outside functions in the
// jail.
#include "jail/last_words.h"

#include "jail/inside.h"
#include "lesson/message.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STACK_BYTES = 64 * 1024, LATE_EXIT = 9 };

static struct {
    Cage *volatile speaker;           // NULL: no request is running
    volatile uint32_t about;          // the request
    volatile sig_atomic_t held, came; // a message is being written; the signal came then
} words;

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
static void speak(Cage *cage) {
    char file[256] = "", message[FRAME_BYTES + 400];
    int line = 0;
    if (cage->running) cage_place(cage->running, file, &line);
    for (char *c = file; *c; c++)
        if (*c == '"') *c = '?';
    char *body = message + FRAME_BYTES, *end = message + sizeof message;
    char *at = add(body, end, "{\"file\":\"");
    at = add(at, end, file);
    at = add(at, end, "\",\"line\":");
    at = add_number(at, end, line);
    at = add(at, end, "}");
    Frame frame = {.type = MESSAGE_WORDS, .id = words.about, .size = (size_t)(at - body)};
    frame_write(frame, (unsigned char *)message);
    ssize_t sent = write(3, message, (size_t)(at - message));
    _exit(sent > 0 ? LATE_EXIT : LATE_EXIT + 1);
}

static void heard(int signal) {
    (void)signal;
    if (words.held)
        words.came = 1;
    else if (words.speaker)
        speak(words.speaker);
}

void words_begin(Cage *cage, uint32_t id) {
    words.about = id;
    words.came = 0;
    words.speaker = cage;
}

void words_end(void) {
    words.speaker = NULL;
}

void words_hold(void) {
    words.held = 1;
}

void words_release(void) {
    words.held = 0;
    if (words.came && words.speaker) speak(words.speaker);
}

void words_prepare(void) {
    static char stack[STACK_BYTES];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action = {.sa_handler = heard, .sa_flags = SA_ONSTACK | SA_RESTART};
    sigaltstack(&alternate, NULL);
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, NULL);
}
