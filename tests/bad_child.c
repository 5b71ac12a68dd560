// A child that speaks the protocol as far as "ready" and then breaks it: how is the name
// that it is started under. It is not locked, and it never trusts its parent to notice.
#include "base/mem.h"
#include "lesson/message.h"
#include "lesson/picture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SOCKET = 3 };

static void put(const void *bytes, size_t size) {
    for (const char *at = bytes; size;) {
        ssize_t n = write(SOCKET, at, size);
        if (n <= 0) _exit(1);
        at += n;
        size -= (size_t)n;
    }
}

static void say(MessageType type, uint32_t id, const char *body, size_t size) {
    unsigned char head[FRAME_BYTES];
    frame_write((Frame){.type = type, .id = id, .size = size}, head);
    put(head, sizeof head);
    put(body, size);
}

static void ready(const char *build) {
    char text[256];
    int size = snprintf(text, sizeof text,
                        "{\"build\":\"%s\",\"locked\":true,\"landlock\":1}", build);
    say(MESSAGE_READY, 0, text, (size_t)size);
}

// Skips to the next request; returns its id.
static uint32_t next_request(void) {
    for (;;) {
        unsigned char head[FRAME_BYTES];
        Frame frame;
        for (size_t got = 0; got < sizeof head;) {
            ssize_t n = read(SOCKET, head + got, sizeof head - got);
            if (n <= 0) _exit(1);
            got += (size_t)n;
        }
        if (!frame_read(head, false, &frame, NULL)) _exit(1);
        char byte;
        for (size_t i = 0; i < frame.size; i++)
            if (read(SOCKET, &byte, 1) != 1) _exit(1);
        if (frame.type == MESSAGE_QUIT) _exit(0);
        bool request = frame.type == MESSAGE_LOAD || frame.type == MESSAGE_CALL ||
                       frame.type == MESSAGE_UNPACK;
        if (request) return frame.id;
    }
}

static void repeat(MessageType type, uint32_t id, const char *body, size_t size) {
    for (;;)
        say(type, id, body, size);
}

static void flood(uint32_t id) {
    static char page[100000];
    memset(page, ' ', sizeof page);
    page[0] = '[';
    page[sizeof page - 1] = ']';
    repeat(MESSAGE_PAGE, id, page, sizeof page);
}

// The same first band for ever: the messages are in order, their sum is not.
static void flood_pixels(uint32_t id) {
    static unsigned char rgba[4 * PICTURE_SIDE * 15];
    Band band = {"a.png", PICTURE_SIDE, PICTURE_SIDE, 0, 15, rgba};
    size_t size;
    char *body = band_write(&band, &size);
    repeat(MESSAGE_PIXELS, id, body, size);
}

static void flood_entries(uint32_t id) {
    static const char bytes[200000];
    size_t size;
    char *body = message_file("a.lua", bytes, sizeof bytes, &size);
    repeat(MESSAGE_ENTRY, id, body, size);
}

// `size` bytes of `unit` again and again, after `start`.
static void long_body(MessageType type, uint32_t id, const char *start, const char *unit,
                      size_t size) {
    Buffer body = {0};
    buffer_add(&body, start, strlen(start));
    while (body.size + strlen(unit) <= size)
        buffer_add(&body, unit, strlen(unit));
    say(type, id, body.data, body.size);
}

static void wait_for_ever(void) {
    for (;;)
        pause();
}

static void spin(void) {
    for (volatile int i = 0;; i++)
        continue;
}

static void outcome(uint32_t id, const char *text) {
    say(MESSAGE_OUTCOME, id, text, strlen(text));
    next_request();
}

static void die_by(int number) {
    signal(number, SIG_DFL);
    raise(number);
}

static void half_a_message(void) {
    put("\x05", 1);
    wait_for_ever();
}

static void raw(const char *bytes, size_t size) {
    put(bytes, size);
    wait_for_ever();
}

// A good lesson, and then answers without what was asked for.
static void no_result(uint32_t id) {
    static const char *const parts[] = {
        "{\"part\":\"lesson\",\"id\":\"a\",\"title\":{\"en\":\"A\"}}",
        "{\"part\":\"page\",\"id\":\"p\",\"title\":{\"en\":\"P\"}}"};
    for (int i = 0; i < 2; i++)
        say(MESSAGE_PAGE, id, parts[i], strlen(parts[i]));
    say(MESSAGE_OUTCOME, id, "{\"status\":\"ok\"}", 15);
    say(MESSAGE_OUTCOME, next_request(), "{\"status\":\"ok\"}", 15);
    outcome(next_request(), "{\"status\":\"ok\",\"result\":{\"plays\":[{},7]}}");
}

// Says that an archive held one file of so many spaces, then that all is well.
static void unpacked(uint32_t id, const char *name, const char *bytes, size_t most) {
    size_t size, length = strlen(bytes);
    char *body = message_file(name, bytes, length, &size);
    for (size_t sent = 0; sent <= most; sent += length)
        say(MESSAGE_ENTRY, id, body, size);
    free(body);
    outcome(id, "{\"status\":\"ok\"}");
}

static void misbehave(const char *how, uint32_t id) {
    static const char good[] = "{\"status\":\"ok\",\"ms\":1,\"kb\":2,\"result\":[1]}";
    if (strcmp(how, "good") == 0) {
        say(MESSAGE_OUTCOME, id, good, sizeof good - 1);
        return;
    }
#define IS(name) (strcmp(how, name) == 0)
    if (IS("segv")) die_by(SIGSEGV);
    if (IS("abort")) die_by(SIGABRT);
    if (IS("sigsys")) die_by(SIGSYS);
    if (IS("exit")) _exit(3);
    if (IS("nonsense")) raw("nonsense, nonsense, nonsense", 28);
    if (IS("huge-length")) raw("\xff\xff\xff\xff\1\0\0\0\7\0\0\0", 12);
    if (IS("unknown-type")) raw("\0\0\0\0\1\0\0\0\x63\0\0\0", 12);
    if (IS("parent-type")) say(MESSAGE_LOAD, id, "{}", 2);
    if (IS("half")) half_a_message();
    if (IS("silence")) wait_for_ever();
    if (IS("spin")) signal(SIGUSR1, SIG_IGN), spin();
    if (IS("spin-loudly")) spin();
    if (IS("flood")) flood(id);
    if (IS("tiny")) repeat(MESSAGE_PRINT, id, "x", 1);
    if (IS("deep")) long_body(MESSAGE_PAGE, id, "", "[", 200000);
    if (IS("many")) long_body(MESSAGE_PAGE, id, "[{}", ",{}", 250000);
    if (IS("no-result")) no_result(id);
    if (IS("bad-drawing")) say(MESSAGE_DRAWING, id, "\0\0\0\0\2\0\0\0", 8);
    if (IS("two-drawings")) repeat(MESSAGE_DRAWING, id, "\0\0\0\0", 4);
    if (IS("bad-band")) say(MESSAGE_PIXELS, id, "\5\0a.png\1\0\1\0\0\0\1\0abc", 18);
    if (IS("pixels")) flood_pixels(id);
    if (IS("entry-outside")) unpacked(id, "a/../b.lua", "x", 0);
    if (IS("entry-device")) unpacked(id, "con.lua", "x", 0);
    if (IS("entry-program"))
        unpacked(id, "a.lua",
                 "\x7f"
                 "ELF",
                 0);
    if (IS("entry-type")) unpacked(id, "a.exe", "x", 0);
    if (IS("entry-large")) unpacked(id, "a.lua", "xxxxxxxxxxxxxxxx", 1 << 20);
    if (IS("entry-flood")) flood_entries(id);
    if (IS("bad-utf8")) say(MESSAGE_PRINT, id, "\xc0\xaf", 2);
    if (IS("bad-json")) outcome(id, "{\"status\":");
    if (IS("infinite")) outcome(id, "{\"status\":\"ok\",\"ms\":1e999}");
    if (IS("empty-outcome")) outcome(id, "{}");
    if (IS("odd-key")) outcome(id, "{\"status\":\"error\",\"key\":\"../x\"}");
    if (IS("wrong-id")) outcome(id + 1, "{\"status\":\"ok\"}");
    if (IS("two-outcomes")) repeat(MESSAGE_OUTCOME, id, "{\"status\":\"ok\"}", 15);
    if (IS("ready-twice")) ready(message_build());
    if (IS("early-words")) say(MESSAGE_WORDS, id, "{}", 2);
    if (IS("controls"))
        outcome(id,
                "{\"status\":\"error\",\"key\":\"lua.error\",\"args\":\"a\\u001b[2J\\tb\","
                "\"file\":\"x\\n.lua\",\"line\":3}");
#undef IS
    next_request(); // breaches so far are the parent's to notice
}

int main(int count, char **words) {
    (void)count;
    const char *how = strrchr(words[0], '/');
    how = how ? how + 1 : words[0];
    if (strcmp(how, "mute") == 0) wait_for_ever();
    if (strcmp(how, "stillborn") == 0) return 8;
    ready(strcmp(how, "other-build") == 0 ? "9.9.9/0" : message_build());
    for (;;)
        misbehave(how, next_request());
}
