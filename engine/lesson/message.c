#include "lesson/message.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/drawing.h"
#include "lesson/picture.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRINT_BYTES = 64 * 1024 };

// clang-format off
static const MessageKind kinds[MESSAGE_TYPES] = {
    [MESSAGE_HELLO]   = {"hello",   false, BODY_JSON, 1024},
    [MESSAGE_FILE]    = {"file",    false, BODY_FILE, FILE_BYTES},
    [MESSAGE_LOAD]    = {"load",    false, BODY_JSON, 1024},
    [MESSAGE_CALL]    = {"call",    false, BODY_JSON, MESSAGE_BYTES},
    [MESSAGE_QUIT]    = {"quit",    false, BODY_NONE, 0},
    [MESSAGE_ARCHIVE] = {"archive", false, BODY_BYTES, FILE_BYTES},
    [MESSAGE_UNPACK]  = {"unpack",  false, BODY_JSON, 1024},
    [MESSAGE_READY]   = {"ready",   true,  BODY_JSON, 1024},
    [MESSAGE_PAGE]    = {"page",    true,  BODY_JSON, MESSAGE_BYTES},
    [MESSAGE_OUTCOME] = {"outcome", true,  BODY_JSON, MESSAGE_BYTES},
    [MESSAGE_PRINT]   = {"print",   true,  BODY_TEXT, PRINT_BYTES},
    [MESSAGE_WORDS]   = {"words",   true,  BODY_JSON, 1024},
    [MESSAGE_FAILED]  = {"failed",  true,  BODY_JSON, 4096},
    [MESSAGE_PIXELS]  = {"pixels",  true,  BODY_BAND, MESSAGE_BYTES},
    [MESSAGE_DRAWING] = {"drawing", true,  BODY_DRAWING, DRAWING_BYTES},
    [MESSAGE_ENTRY]   = {"entry",   true,  BODY_FILE, MESSAGE_BYTES},
};
// clang-format on

const MessageKind *message_kind(MessageType type) {
    assert(type < MESSAGE_TYPES);
    return &kinds[type];
}

const char *message_build(void) {
    return KYUBI_VERSION "/5";
}

static void put32(unsigned char *out, uint32_t value) {
    for (int i = 0; i < 4; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

static uint32_t take32(const unsigned char *in) {
    return in[0] | (uint32_t)in[1] << 8 | (uint32_t)in[2] << 16 | (uint32_t)in[3] << 24;
}

void frame_write(Frame frame, unsigned char out[FRAME_BYTES]) {
    put32(out, (uint32_t)frame.size);
    put32(out + 4, frame.id);
    put32(out + 8, frame.type);
}

static bool breach(Error *err, const char *what) {
    return error_set(err, "jail.protocol", "%s", what);
}

bool frame_read(const unsigned char in[FRAME_BYTES], bool from_child, Frame *frame,
                Error *err) {
    uint32_t size = take32(in), type = in[8];
    if (type >= MESSAGE_TYPES || in[9] || in[10] || in[11]) return breach(err, "type");
    if (kinds[type].from_child != from_child) return breach(err, "side");
    if (size > kinds[type].most) return breach(err, "length");
    *frame = (Frame){.type = (MessageType)type, .id = take32(in + 4), .size = size};
    return true;
}

static void soften(char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < ' ' && c != '\t' && c != '\n') || c == 127) text[i] = '?';
    }
}

bool message_scan(Message *message, Error *err) {
    char name[256];
    const char *bytes;
    size_t size;
    Band band;
    switch (message_kind(message->type)->body) {
    case BODY_NONE:
    case BODY_BYTES:
        return true;
    case BODY_FILE:
        return message_file_read(message, name, &bytes, &size) || breach(err, "file");
    case BODY_BAND:
        return band_read(message->body, message->size, &band) || breach(err, "pixels");
    case BODY_DRAWING:
        return drawing_scan((Drawing){(unsigned char *)message->body, message->size}) ||
               breach(err, "drawing");
    case BODY_TEXT:
        if (!text_valid(message->body, message->size)) return breach(err, "utf-8");
        soften(message->body, message->size);
        return true;
    case BODY_JSON:
        if (!text_valid(message->body, message->size)) return breach(err, "utf-8");
        message->data =
            data_read(message->body, message->size, (DataLimits){0}, NULL, NULL);
        return message->data || breach(err, "json");
    }
    return false;
}

void message_clear(Message *message) {
    free(message->body);
    data_free(message->data);
    *message = (Message){0};
}

char *message_file(const char *name, const void *bytes, size_t size, size_t *body_size) {
    size_t length = strlen(name);
    assert(length < 1 << 16);
    const char head[] = {(char)(length & 255), (char)(length >> 8)};
    Buffer body = {0};
    buffer_add(&body, head, sizeof head);
    buffer_add(&body, name, length);
    if (size) buffer_add(&body, bytes, size);
    *body_size = body.size;
    return body.data;
}

// A part that is ".." leads out; "a..b" is a name like any other.
static bool leads_out(const char *name, size_t length) {
    for (size_t from = 0, end; from < length; from = end + 1) {
        for (end = from; end < length && name[end] != '/'; end++)
            ;
        if (end - from == 2 && !memcmp(name + from, "..", 2)) return true;
    }
    return false;
}

static bool name_is_clean(const char *name, size_t length) {
    if (!length || length > 200 || name[0] == '/' || !text_valid(name, length))
        return false;
    if (leads_out(name, length)) return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)name[i] < ' ' || name[i] == 127 || strchr("\\:*?\"<>|", name[i]))
            return false;
    return true;
}

bool message_file_read(const Message *message, char name[256], const char **bytes,
                       size_t *size) {
    const unsigned char *body = (const unsigned char *)message->body;
    if (message->size < 2) return false;
    size_t length = body[0] | (size_t)body[1] << 8;
    if (2 + length > message->size || !name_is_clean(message->body + 2, length))
        return false;
    snprintf(name, 256, "%.*s", (int)length, message->body + 2);
    *bytes = message->body + 2 + length;
    *size = message->size - 2 - length;
    return true;
}
