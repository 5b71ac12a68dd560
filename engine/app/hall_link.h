// What the audience process and the presenter process say to each other: packets over one
// socket of the kind SOCK_SEQPACKET, which keeps their bounds. Both are the same program,
// and neither trusts the other: a packet of a wrong kind, side, size or value is refused,
// and a file descriptor is taken with LINK_PICTURE only. Nothing here blocks.
#ifndef KYUBI_APP_HALL_LINK_H
#define KYUBI_APP_HALL_LINK_H

#include "app/screens.h"
#include "app/shared_picture.h"
#include "desk/gesture.h"

enum {
    LINK_PATCHES = 64,          // of one damage
    LINK_TEXT = 256,            // of a gesture, with its zero byte
    LINK_PART = 16 * 1024,      // of a state
    LINK_STATE = 4 << 20,       // a whole state, bytes
    LINK_QUEUE = 1024,          // packets that wait to be sent
    LINK_MOST_MS = 24 * 3600000 // that anyone says to sleep
};

typedef enum LinkKind {
    // from the audience process
    LINK_STATE_BEFORE, // text: what to go on from, in parts; before the first LINK_PICTURE
    LINK_PICTURE,      // size, with its memory: draw all of it
    LINK_SEATS,        // seats: who is on which screen now
    LINK_GESTURE,      // gesture: made over the hall's window
    LINK_SHOWN,        // number: that damage stands in the window; the next may come
    LINK_FINISH,       // keep the state, and end
    // from the presenter process
    LINK_READY,     // the lesson is open
    LINK_DAMAGE,    // damage: drawn anew in the shared picture
    LINK_ALIVE,     // ms: the next packet comes before so many are over; -1: only when
                    // something happens
    LINK_STATE_NOW, // text: what to go on from now, in parts
    LINK_WISH,      // wish
    LINK_ENDED,     // the show is over, as was asked for: nothing is to be gone on with
    LINK_FAILED,    // the lesson cannot be shown; it was said why
    LINK_KINDS
} LinkKind;

typedef struct LinkDamage {
    uint32_t number;
    int32_t count;
    Patch patches[LINK_PATCHES];
} LinkDamage;

typedef struct LinkSeats {
    Screen presenter, hall; // the hall's without an area: it has none
    int32_t screens;
    int32_t full; // the hall's picture is over the presenter's screen, as was wished
} LinkSeats;

typedef struct LinkWish {
    int32_t full;  // with one screen: the hall's picture on it
    int32_t swaps; // a number that is another one each time that a swap is wished
} LinkWish;

typedef struct LinkGesture {
    Gesture gesture; // its text is `text`, where it has one
    int32_t has_text;
    char text[LINK_TEXT];
} LinkGesture;

typedef struct LinkText {
    int32_t last; // the end of it comes with this part
    int32_t size;
    char bytes[LINK_PART];
} LinkText;

typedef union LinkBody {
    struct {
        int32_t width, height;
    } size;
    LinkSeats seats;
    LinkGesture gesture;
    uint32_t number;
    LinkDamage damage;
    int32_t ms;
    LinkText text;
    LinkWish wish;
} LinkBody;

typedef struct LinkMessage {
    LinkKind kind;
    int handle; // of LINK_PICTURE; the receiver's to close. Else -1.
    LinkBody body;
} LinkMessage;

typedef struct Link Link;

// Takes the socket. `presents`: this is the presenter's end.
Link *link_create(int socket, bool presents);
void link_destroy(Link *link); // closes it; NULL is allowed
int link_socket(const Link *link);

// Sends at once, or as soon as link_flush finds room; the parts of `message` that its kind
// has. False, and nothing is sent, where LINK_QUEUE packets wait, or the other end is gone.
bool link_send(Link *link, const LinkMessage *message);
bool link_send_kind(Link *link, LinkKind kind);
// A text in its parts. False: it is longer than LINK_STATE, or as above.
bool link_send_text(Link *link, LinkKind kind, const char *text);
void link_flush(Link *link);
bool link_unsent(const Link *link);

typedef enum LinkNext {
    LINK_NOTHING,
    LINK_MESSAGE,
    LINK_TEXT_WHOLE, // link_text is all of it
    LINK_OVER        // the other end is gone, or broke the rules
} LinkNext;

// The next packet. Parts of a text are put together: the last gives LINK_TEXT_WHOLE.
LinkNext link_next(Link *link, LinkMessage *message);
const char *link_text(const Link *link); // the last whole one; borrowed until the next

#endif
