#include "lesson/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void wire_open(Wire *wire, int fd) {
    *wire = (Wire){.fd = fd};
}

void wire_close(Wire *wire) {
    if (wire->fd >= 0) close(wire->fd);
    wire->fd = -1;
    buffer_clear(&wire->out);
    buffer_clear(&wire->in);
    wire->sent = wire->taken = 0;
}

bool wire_send(Wire *wire, Frame frame, const void *body) {
    if (wire->fd < 0) return false;
    if (wire->out.size - wire->sent + FRAME_BYTES + frame.size > WIRE_QUEUE) return false;
    unsigned char head[FRAME_BYTES];
    frame_write(frame, head);
    buffer_add(&wire->out, head, sizeof head);
    if (frame.size) buffer_add(&wire->out, body, frame.size);
    wire_flush(wire);
    return true;
}

bool wire_unsent(const Wire *wire) {
    return wire->fd >= 0 && wire->out.size > wire->sent;
}

// Errors are not told here: a broken socket is seen as the other side's end on receiving.
void wire_flush(Wire *wire) {
    while (wire_unsent(wire)) {
        ssize_t n = send(wire->fd, wire->out.data + wire->sent, wire->out.size - wire->sent,
                         MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return;
        wire->sent += (size_t)n;
    }
    buffer_clear(&wire->out);
    wire->sent = 0;
}

// Moves what is not yet taken to the front, so the buffer stays a message and a gulp long.
static void compact(Wire *wire) {
    if (!wire->taken) return;
    wire->in.size -= wire->taken;
    memmove(wire->in.data, wire->in.data + wire->taken, wire->in.size);
    wire->taken = 0;
}

bool wire_receive(Wire *wire) {
    if (wire->fd < 0 || wire->ended) return false;
    compact(wire);
    char bytes[16 * 1024];
    size_t got = 0;
    // A flood of small messages is taken in no faster than it is read.
    while (got < WIRE_GULP && wire->in.size < WIRE_GULP + MESSAGE_BYTES) {
        ssize_t n = recv(wire->fd, bytes, sizeof bytes, MSG_DONTWAIT);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        if (n <= 0) {
            wire->ended = true;
            break;
        }
        buffer_add(&wire->in, bytes, (size_t)n);
        got += (size_t)n;
    }
    return got > 0 || wire->ended;
}

WireNext wire_next(Wire *wire, Message *message, Error *err) {
    size_t left = wire->in.size - wire->taken;
    if (left < FRAME_BYTES) return WIRE_NOTHING;
    const char *at = wire->in.data + wire->taken;
    Frame frame;
    if (!frame_read((const unsigned char *)at, true, &frame, err)) return WIRE_BROKEN;
    if (left - FRAME_BYTES < frame.size) return WIRE_NOTHING;
    *message = (Message){.type = frame.type, .id = frame.id, .size = frame.size};
    message->body = mem_new(frame.size + 1);
    memcpy(message->body, at + FRAME_BYTES, frame.size);
    wire->taken += FRAME_BYTES + frame.size;
    if (message_scan(message, err)) return WIRE_MESSAGE;
    message_clear(message);
    return WIRE_BROKEN;
}
