// The parent's end of the socket to a child: frames out through a queue with a cap, frames
// in with all limits checked. Never blocks. Uses recv, so that a passed file descriptor
// cannot arrive.
#ifndef KYUBI_LESSON_WIRE_H
#define KYUBI_LESSON_WIRE_H

#include "base/mem.h"
#include "lesson/message.h"

enum {
    WIRE_QUEUE = 65 * 1024 * 1024, // bytes waiting to be sent: a pack and 1 MB
    WIRE_GULP = 256 * 1024         // bytes received at one time
};

typedef struct Wire {
    int fd;         // -1: closed
    Buffer out, in; // `sent` and `taken` bytes of them are done with
    size_t sent, taken;
    bool ended; // the other side is closed
} Wire;

// Takes the socket.
void wire_open(Wire *wire, int fd);
void wire_close(Wire *wire);

// Queues one frame and sends what goes without waiting. False when the queue is full.
bool wire_send(Wire *wire, Frame frame, const void *body);
void wire_flush(Wire *wire);
bool wire_unsent(const Wire *wire);

// Takes in what has arrived, at most WIRE_GULP bytes. True when there was something.
bool wire_receive(Wire *wire);

typedef enum WireNext { WIRE_NOTHING, WIRE_MESSAGE, WIRE_BROKEN } WireNext;

// The next whole message, scanned; yours to clear. BROKEN fills `err` (jail.protocol).
WireNext wire_next(Wire *wire, Message *message, Error *err);

#endif
