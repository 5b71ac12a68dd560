// The frames that the parent and its jailed child exchange over one stream socket, and the
// limits that hold for each kind. Both sides are built from this file. A frame is
// u32 length of the body, u32 request, u8 type, u8 flags (0), u16 zero, all little endian,
// then the body. Flags and the zero are refused when they are anything else.
#ifndef KYUBI_LESSON_MESSAGE_H
#define KYUBI_LESSON_MESSAGE_H

#include "base/data.h"

#include <stdint.h>

enum {
    FRAME_BYTES = 12,
    MESSAGE_BYTES = 256 * 1024,  // a body, but for MESSAGE_FILE and MESSAGE_ARCHIVE
    FILE_BYTES = 8 * 1024 * 1024 // name and bytes of one file
};

typedef enum MessageType {
    MESSAGE_HELLO,   // JSON {"build", "seed", "language": false only to unpack} and
                     // lesson/limits.h's of memory and bytes
    MESSAGE_FILE,    // u16 length of the name, the name, the file's bytes
    MESSAGE_LOAD,    // request; JSON {"file", "ms"}
    MESSAGE_CALL,    // request; JSON {"function", "ms", "arg"}
    MESSAGE_QUIT,    // no body
    MESSAGE_ARCHIVE, // bytes of a .kyubi file, behind those that came before
    MESSAGE_UNPACK,  // request; JSON {"ms"}

    MESSAGE_READY,   // JSON {"build", "locked", "landlock"}; once
    MESSAGE_PAGE,    // JSON, a part of the lesson; any number before a load's outcome
    MESSAGE_OUTCOME, // JSON, outcome.h, "result" and, of a watched child, "ran"
                     // (lesson/ran.h); ends a request
    MESSAGE_PRINT,  // UTF-8 text that the script printed; of a watched child, behind a line
                    // that says where (lesson/author_log.h)
    MESSAGE_WORDS,  // JSON {"file", "line"}: last words after SIGUSR1
    MESSAGE_FAILED, // JSON {"key"}: the child could not start
    MESSAGE_PIXELS, // lesson/picture.h's band; any number before a load's outcome
    MESSAGE_DRAWING, // lesson/drawing.h; at most one before a call's outcome
    MESSAGE_ENTRY,   // like a file: more bytes of that one; before an unpacking's outcome
    MESSAGE_TYPES
} MessageType;

typedef enum MessageBody {
    BODY_NONE,
    BODY_JSON,
    BODY_TEXT,
    BODY_FILE,
    BODY_BYTES, // anything
    BODY_BAND,
    BODY_DRAWING
} MessageBody;

typedef struct MessageKind {
    const char *name;
    bool from_child;
    MessageBody body;
    size_t most; // bytes
} MessageKind;

const MessageKind *message_kind(MessageType type); // asserts type < MESSAGE_TYPES

// What both sides must have in common; compared when a child says that it is ready.
const char *message_build(void);

typedef struct Frame {
    MessageType type;
    uint32_t id;
    size_t size; // of the body
} Frame;

void frame_write(Frame frame, unsigned char out[FRAME_BYTES]);

// Fails (jail.protocol, the argument says what) on an unknown type, one that this side
// must not send, a length over the kind's limit, or bits that must be zero.
bool frame_read(const unsigned char in[FRAME_BYTES], bool from_child, Frame *frame,
                Error *err);

// One message with its body, scanned. Borrowed: see who gives it.
typedef struct Message {
    MessageType type;
    uint32_t id;
    char *body; // a zero byte stands behind it
    size_t size;
    Data *data; // the body of a JSON kind, parsed; else NULL
} Message;

// Scans and parses `message->body` by its kind's rules: UTF-8, JSON of at most 32 levels
// and 60000 elements, a file's name. In text, controls but tab and newline become '?'.
// Fails: jail.protocol.
bool message_scan(Message *message, Error *err);
void message_clear(Message *message); // frees body and data

// A file's body and back. The reader borrows from `message`, false where the name is
// empty, over 200 bytes, absolute, has a part "..", a sign that no file of Windows has, or
// a control character. Every name of lesson/pack_rules.h passes.
char *message_file(const char *name, const void *bytes, size_t size, size_t *body_size);
bool message_file_read(const Message *message, char name[256], const char **bytes,
                       size_t *size);

#endif
