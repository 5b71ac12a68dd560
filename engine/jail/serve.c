#include "jail/serve.h"

#include "base/mem.h"
#include "jail/archive_read.h"
#include "jail/language.h"
#include "jail/measure.h"
#include "lesson/author_log.h"
#include "lesson/limits.h"
#include "lesson/message.h"

#include <errno.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LANGUAGE_MS = 2000, // to open the language
    FILES_MOST = 2000
};

typedef struct Server {
    int fd;
    Lock lock;
    LastWords *words;
    JailLimits limits; // of bytes: the parent takes no more
    Cage *cage;
    bool watched;  // an author looks on
    bool language; // is open in it; not where the child is only to unpack
    LanguageFile *files;
    int file_count;
    Buffer archive;  // to be unpacked
    uint32_t id;     // of the open request
    size_t sent;     // page bytes in it
    size_t printed;  // and bytes of print
    bool overfull;   // a page did not fit
    bool done;       // told to quit
    bool cannot_say; // the socket is closed
} Server;

static bool read_all(int fd, void *bytes, size_t size) {
    for (char *at = bytes; size;) {
        ssize_t n = read(fd, at, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static bool write_all(int fd, const void *bytes, size_t size) {
    for (const char *at = bytes; size;) {
        ssize_t n = write(fd, at, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static bool send_frame(int fd, MessageType type, uint32_t id, const char *body,
                       size_t size) {
    unsigned char head[FRAME_BYTES];
    frame_write((Frame){.type = type, .id = id, .size = size}, head);
    return write_all(fd, head, sizeof head) && write_all(fd, body, size);
}

static void say(Server *server, MessageType type, const char *body, size_t size) {
    words_hold(server->words);
    if (!send_frame(server->fd, type, server->id, body, size)) server->cannot_say = true;
    words_release(server->words);
}

// Where print stands, and the function that runs it.
static void write_place(const Server *server, char place[LOG_PLACE]) {
    char file[256] = "";
    int line = 0, of_line;
    RanKind of;
    cage_place(cage_lua(server->cage), file, &line);
    measure_now(server->cage, &of, &of_line);
    log_place_write(place, file, line, of, of_line);
}

static void print(void *to, const char *text, size_t size) {
    Server *server = to;
    char place[LOG_PLACE] = "";
    if (server->watched) write_place(server, place);
    size_t head = strlen(place);
    server->printed += head + size + FRAME_BYTES;
    if (!server->id || server->printed > server->limits.print_bytes) return;
    Buffer body = {0};
    buffer_add(&body, place, head);
    buffer_add(&body, text, size);
    say(server, MESSAGE_PRINT, body.data, body.size);
    buffer_clear(&body);
}

static void send_part(void *to, const char *json, size_t size) {
    Server *server = to;
    server->sent += size + FRAME_BYTES;
    if (size > MESSAGE_BYTES || server->sent > server->limits.page_bytes)
        server->overfull = true;
    else
        say(server, MESSAGE_PAGE, json, size);
}

// Counted where they are made (bind_picture.c).
static void send_pixels(void *to, const char *band, size_t size) {
    say(to, MESSAGE_PIXELS, band, size);
}

static void refuse_size(const Server *server, Outcome *outcome, const char *file) {
    size_t most = server->limits.page_bytes + (1 << 20) - 1;
    outcome->status = OUTCOME_ERROR;
    error_set(&outcome->error, "jail.overfull", "%zu", most >> 20);
    error_at(&outcome->error, file, 0, 0);
}

static void add_ran(Server *server, Buffer *text) {
    Data *ran = server->cage ? measure_take(server->cage) : NULL;
    if (!ran) return;
    char *rows = data_write(ran);
    buffer_print(text, ",\"ran\":%s", rows);
    free(rows);
    data_free(ran);
}

// The result is JSON already, so it is laid beside the outcome's own fields as text.
static void send_outcome(Server *server, Outcome *outcome, const char *result) {
    Buffer text = {0};
    Data *data = outcome_write(outcome);
    char *fields = data_write(data);
    buffer_add(&text, fields, strlen(fields) - 1);
    if (result) buffer_print(&text, ",\"result\":%s", result);
    if (text.size < MESSAGE_BYTES / 2) add_ran(server, &text);
    buffer_add(&text, "}", 1);
    bool fits = text.size <= MESSAGE_BYTES;
    if (fits) say(server, MESSAGE_OUTCOME, text.data, text.size);
    buffer_clear(&text);
    free(fields);
    data_free(data);
    if (fits) return;
    refuse_size(server, outcome, NULL);
    send_outcome(server, outcome, NULL);
}

static int open_language(lua_State *L) {
    language_open(L);
    return 0;
}

static size_t bytes_in(const Data *hello, const char *name) {
    long long bytes = data_integer(data_get(hello, name), 0);
    return bytes > 0 ? (size_t)bytes : 0;
}

static JailLimits limits_in(const Data *hello) {
    return jail_limits_filled((JailLimits){.page_bytes = bytes_in(hello, "page_bytes"),
                                           .print_bytes = bytes_in(hello, "print_bytes"),
                                           .pixel_bytes = bytes_in(hello, "pixel_bytes")});
}

static bool start(Server *server, const Data *hello) {
    int usual = jail_limits().memory_mb;
    long long memory = data_integer(data_get(hello, "memory_mb"), usual);
    if (strcmp(data_text(data_get(hello, "build"), ""), message_build()) != 0) return false;
    if (memory < 1 || memory > JAIL_MEMORY_MOST_MB || server->cage) return false;
    server->watched = data_bool(data_get(hello, "watched"), false);
    CageOptions options = {.memory_bytes = (size_t)memory << 20,
                           .seed = (uint64_t)data_integer(data_get(hello, "seed"), 0),
                           .print = print,
                           .watched = server->watched,
                           .to = server};
    server->limits = limits_in(hello);
    server->cage = cage_create(options);
    if (!server->cage) return false;
    server->language = data_bool(data_get(hello, "language"), true);
    if (!server->language) return true;
    Outcome outcome;
    lua_pushcfunction(cage_lua(server->cage), open_language);
    return cage_call(server->cage, 0, 0, LANGUAGE_MS, &outcome);
}

static bool hello(Server *server, const Data *data) {
    if (!start(server, data)) return serve_failure(server->fd, "jail.start"), false;
    Data *ready = data_new_object();
    data_put(ready, "build", data_new_text(message_build()));
    data_put(ready, "locked", data_new_bool(server->lock.seccomp));
    data_put(ready, "landlock", data_new_integer(server->lock.landlock));
    char *text = data_write(ready);
    say(server, MESSAGE_READY, text, strlen(text));
    free(text);
    data_free(ready);
    return true;
}

// Keeps the message's body, in which the bytes stand.
static bool keep_file(Server *server, Message *message) {
    char name[256];
    const char *bytes;
    size_t size;
    if (server->file_count == FILES_MOST) return false;
    if (!message_file_read(message, name, &bytes, &size)) return false;
    size_t count = (size_t)server->file_count + 1;
    server->files = mem_grow(server->files, count, sizeof *server->files);
    server->files[server->file_count++] =
        (LanguageFile){.name = mem_text(name), .bytes = bytes, .size = size};
    message->body = NULL;
    return true;
}

static int budget_in(const Data *data) {
    long long ms = data_integer(data_get(data, "ms"), 100);
    return ms < 1 ? 1 : ms > 3600000 ? 3600000 : (int)ms;
}

static void load(Server *server, const Data *data) {
    Outcome outcome = {0};
    const char *file = data_text(data_get(data, "file"), "");
    LanguageSend send = {.part = send_part,
                         .pixels = send_pixels,
                         .most_pixels = server->limits.pixel_bytes,
                         .to = server};
    words_begin(server->words, server->cage, server->id);
    language_load(server->cage, server->files, server->file_count, file, budget_in(data),
                  &send, &outcome);
    words_end(server->words);
    if (server->overfull && outcome.status == OUTCOME_OK)
        refuse_size(server, &outcome, file);
    send_outcome(server, &outcome, NULL);
}

static void send_drawing(Server *server, const char *function, const Outcome *outcome) {
    const void *bytes;
    size_t size;
    if (strcmp(function, "stage") != 0 || outcome->status != OUTCOME_OK) return;
    if (language_drawing(server->cage, &bytes, &size))
        say(server, MESSAGE_DRAWING, bytes, size);
}

static void call(Server *server, const Data *data) {
    Outcome outcome = {0};
    const Data *arg = data_get(data, "arg");
    char *text = arg ? data_write(arg) : mem_text("null"), *result = NULL;
    words_begin(server->words, server->cage, server->id);
    language_call(server->cage, data_text(data_get(data, "function"), ""), text,
                  strlen(text), budget_in(data), &result, &outcome);
    words_end(server->words);
    send_drawing(server, data_text(data_get(data, "function"), ""), &outcome);
    send_outcome(server, &outcome, result);
    free(result);
    free(text);
}

// False when it is more than any archive may be.
static bool keep_archive(Server *server, const Message *message) {
    if (message->size) buffer_add(&server->archive, message->body, message->size);
    return server->archive.size <= pack_limits().archive;
}

// Empty or longer than a message: a file goes in as many parts as it takes.
static bool send_file(void *to, const char *name, const void *bytes, size_t size) {
    Server *server = to;
    const size_t most = MESSAGE_BYTES - 2 - strlen(name);
    size_t at = 0;
    do {
        size_t part = size - at < most ? size - at : most, whole;
        char *body = message_file(name, (const char *)bytes + at, part, &whole);
        say(server, MESSAGE_ENTRY, body, whole);
        free(body);
        at += part;
    } while (at < size && !server->cannot_say);
    return !server->cannot_say;
}

static void unpack(Server *server) {
    Outcome outcome = {0};
    PackLimits limits = pack_limits();
    words_begin(server->words, server->cage, server->id);
    if (!archive_read(server->archive.data, server->archive.size, &limits, send_file,
                      server, &outcome.error))
        outcome.status = OUTCOME_ERROR;
    words_end(server->words);
    buffer_clear(&server->archive);
    send_outcome(server, &outcome, NULL);
}

static bool answer(Server *server, Message *message) {
    server->id = message->id;
    server->sent = server->printed = 0;
    server->overfull = false;
    if (message->type == MESSAGE_HELLO) return hello(server, message->data);
    if (message->type == MESSAGE_QUIT) return server->done = true;
    if (!server->cage) return false;
    if (message->type == MESSAGE_FILE) return keep_file(server, message);
    if (message->type == MESSAGE_ARCHIVE) return keep_archive(server, message);
    if (message->type == MESSAGE_UNPACK)
        unpack(server);
    else if (!server->language)
        return false;
    else if (message->type == MESSAGE_LOAD)
        load(server, message->data);
    else
        call(server, message->data);
    return !server->cannot_say;
}

// False when the parent is gone or speaks nonsense, which only another program would.
static bool read_message(int fd, Message *message) {
    unsigned char head[FRAME_BYTES];
    Frame frame;
    if (!read_all(fd, head, sizeof head) || !frame_read(head, false, &frame, NULL))
        return false;
    *message = (Message){.type = frame.type, .id = frame.id, .size = frame.size};
    message->body = mem_try(frame.size + 1, 1);
    if (!message->body || !read_all(fd, message->body, frame.size)) return false;
    return message_scan(message, NULL);
}

int serve(int fd, Lock lock, LastWords *words) {
    Server server = {.fd = fd, .lock = lock, .words = words};
    bool good = true;
    while (good && !server.done) {
        Message message = {0};
        good = read_message(fd, &message) && answer(&server, &message);
        message_clear(&message);
    }
    return server.done ? 0 : 1; // the kernel takes back what the server held
}

void serve_failure(int fd, const char *key) {
    char text[128];
    int size = snprintf(text, sizeof text, "{\"key\":\"%s\"}", key);
    send_frame(fd, MESSAGE_FAILED, 0, text, (size_t)size);
}
