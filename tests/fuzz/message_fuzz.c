// What a child sends, through a real socket: any bytes are messages within the limits of
// their kinds, or a breach with a sentence; nothing is kept beyond one gulp and one
// message. Bytes that begin with M are bodies, each behind its type and the two bytes of
// its length, so that frames are right. Drawings and bands that were taken are written
// again as the same bytes, and files are files by name.
#include "fuzz/input.h"

#include "lesson/drawing.h"
#include "lesson/picture.h"
#include "lesson/wire.h"

#include <math.h>
#include <sys/socket.h>
#include <unistd.h>

static void check_drawing(const Message *message) {
    unsigned char *bytes = mem_new(DRAWING_BYTES);
    Drawing drawing = {(const unsigned char *)message->body, message->size};
    DrawingPen pen;
    DrawingItem item;
    size_t at = 0;
    drawing_begin(&pen, bytes);
    if (drawing_moving(drawing)) drawing_set_moving(&pen);
    while (drawing_next(drawing, &at, &item)) {
        assert(item.kind < DRAWING_KINDS && isfinite(item.width));
        for (int i = 0; i < 5; i++)
            assert(isfinite(item.n[i]));
        for (int i = 0; i < 2 * item.count; i++)
            assert(fabs((double)item.points[i]) <= DRAWING_REACH);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            assert(!item.words[lang] ||
                   text_valid(item.words[lang], strlen(item.words[lang])));
        assert(drawing_put(&pen, &item));
    }
    assert(drawing_scan((Drawing){bytes, pen.size}));
    free(bytes);
}

static void check_band(const Message *message, Pictures *pictures) {
    Band band;
    size_t size;
    assert(band_read(message->body, message->size, &band));
    assert(picture_name_valid(band.name, strlen(band.name)));
    if (band.rows <= band_most_rows(band.width)) {
        char *again = band_write(&band, &size);
        assert(size == message->size && !memcmp(again, message->body, size));
        free(again);
    }
    Error err = {.key = ""};
    input_check(pictures_add(pictures, &band, &err), &err);
    assert(pictures->bytes <= PICTURE_BYTES && pictures->count <= MAX_PICTURES);
}

static void check_entry(const Message *message) {
    char name[256];
    const char *bytes;
    size_t size;
    assert(message_file_read(message, name, &bytes, &size));
    assert(bytes >= message->body && bytes + size == message->body + message->size);
    assert(name[0] && name[0] != '/' && strncmp(name, "../", 3) != 0 &&
           !strstr(name, "/../"));
    char *again = message_file(name, bytes, size, &size);
    assert(size == message->size && !memcmp(again, message->body, size));
    free(again);
}

static void check_message(const Message *message, Pictures *pictures) {
    const MessageKind *kind = message_kind(message->type);
    assert(kind->from_child && message->size <= kind->most &&
           !message->body[message->size]);
    assert((kind->body == BODY_JSON) == (message->data != NULL));
    if (kind->body == BODY_DRAWING) check_drawing(message);
    if (kind->body == BODY_BAND) check_band(message, pictures);
    if (kind->body == BODY_FILE) check_entry(message);
    if (kind->body == BODY_TEXT) assert(text_valid(message->body, message->size));
}

static void receive(int socket, size_t sent) {
    Wire wire;
    Message message;
    Pictures pictures = {0};
    WireNext next = WIRE_NOTHING;
    size_t taken = 0;
    wire_open(&wire, socket);
    while (next != WIRE_BROKEN && wire_receive(&wire)) {
        assert(wire.in.size <= 2 * WIRE_GULP + MESSAGE_BYTES);
        Error err = {.key = ""};
        while ((next = wire_next(&wire, &message, &err)) == WIRE_MESSAGE) {
            taken += FRAME_BYTES + message.size;
            check_message(&message, &pictures);
            message_clear(&message);
        }
        input_check(next != WIRE_BROKEN, &err);
    }
    assert(taken <= sent);
    pictures_clear(&pictures);
    wire_close(&wire);
}

// The bodies in frames, through the queue that sends; what the socket does not hold is left
// out. Returns how many bytes went.
static size_t send_bodies(int socket, const uint8_t *data, size_t size) {
    Wire wire;
    size_t queued = 0;
    wire_open(&wire, socket);
    for (uint32_t id = 1; size >= 3; id++) {
        size_t length = data[1] | (size_t)data[2] << 8;
        if (length > size - 3) length = size - 3;
        Frame frame = {.type = (MessageType)data[0], .id = id, .size = length};
        assert(wire_send(&wire, frame, data + 3));
        queued += FRAME_BYTES + length;
        data += 3 + length;
        size -= 3 + length;
    }
    wire_flush(&wire);
    if (wire_unsent(&wire)) queued -= wire.out.size - wire.sent;
    wire_close(&wire);
    return queued;
}

static size_t send_bytes(int socket, const uint8_t *data, size_t size) {
    size_t sent = 0;
    while (sent < size) {
        ssize_t n = send(socket, data + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n <= 0) break;
        sent += (size_t)n;
    }
    close(socket);
    return sent;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int ends[2];
    assert(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    bool bodies = size && data[0] == 'M';
    size_t sent =
        bodies ? send_bodies(ends[0], data + 1, size - 1) : send_bytes(ends[0], data, size);
    receive(ends[1], sent);
    return 0;
}
