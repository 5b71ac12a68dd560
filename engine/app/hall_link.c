#include "app/hall_link.h"

#include "base/mem.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct Packet { // one that waits
    struct Packet *next;
    int handle; // ours, a copy
    size_t size;
    char bytes[];
} Packet;

struct Link {
    int socket;
    bool presents;
    bool gone;   // the other end takes no more; what it said before may still come
    bool broken; // … it broke the rules
    Packet *first, **tail;
    int waiting;
    Buffer coming; // parts of a text
    char *text;
};

static bool size_is_good(const LinkBody *body) {
    return picture_size_is_good(body->size.width, body->size.height);
}

static bool screen_is_good(const Screen *screen) {
    return memchr(screen->name, 0, sizeof screen->name) &&
           text_valid(screen->name, strlen(screen->name));
}

static bool seats_are_good(const LinkBody *body) {
    return screen_is_good(&body->seats.presenter) && screen_is_good(&body->seats.hall) &&
           body->seats.screens >= 0 && body->seats.screens <= MOST_SCREENS;
}

static bool gesture_is_good(const LinkBody *body) {
    const Gesture *gesture = &body->gesture.gesture;
    const char *text = body->gesture.text;
    return (unsigned)gesture->kind <= GESTURE_QUIT && isfinite(gesture->x) &&
           isfinite(gesture->y) && isfinite(gesture->wheel) && isfinite(gesture->pinch) &&
           memchr(text, 0, LINK_TEXT) && text_valid(text, strlen(text));
}

static bool ms_are_good(const LinkBody *body) {
    return body->ms >= -1 && body->ms <= LINK_MOST_MS;
}

// Of a body that says itself how much of it there is.
#define NO_SIZE SIZE_MAX // it says what cannot be
static size_t damage_size(const LinkBody *body) {
    int count = body->damage.count;
    if (count < 0 || count > LINK_PATCHES) return NO_SIZE;
    return offsetof(LinkDamage, patches) + (size_t)count * sizeof(Patch);
}

static size_t text_size(const LinkBody *body) {
    int bytes = body->text.size;
    if (bytes < 0 || bytes > LINK_PART) return NO_SIZE;
    return offsetof(LinkText, bytes) + (size_t)bytes;
}

static const struct {
    bool presenter; // says it
    size_t size;    // of every body; where they differ, `sized` tells it
    size_t (*sized)(const LinkBody *body);
    bool (*good)(const LinkBody *body); // NULL: any
} kinds[LINK_KINDS] = {
    [LINK_STATE_BEFORE] = {false, .sized = text_size},
    [LINK_PICTURE] = {false, 8, .good = size_is_good},
    [LINK_SEATS] = {false, sizeof(LinkSeats), .good = seats_are_good},
    [LINK_GESTURE] = {false, sizeof(LinkGesture), .good = gesture_is_good},
    [LINK_SHOWN] = {false, 4},
    [LINK_FINISH] = {false, 0},
    [LINK_READY] = {true, 0},
    [LINK_DAMAGE] = {true, .sized = damage_size},
    [LINK_ALIVE] = {true, 4, .good = ms_are_good},
    [LINK_STATE_NOW] = {true, .sized = text_size},
    [LINK_WISH] = {true, sizeof(LinkWish)},
    [LINK_ENDED] = {true, 0},
    [LINK_FAILED] = {true, 0},
};

static size_t size_of(uint32_t kind, const LinkBody *body) {
    return kinds[kind].sized ? kinds[kind].sized(body) : kinds[kind].size;
}

Link *link_create(int socket, bool presents) {
    Link *link = mem_new(sizeof *link);
    link->socket = socket;
    link->presents = presents;
    link->tail = &link->first;
    return link;
}

int link_socket(const Link *link) {
    return link->socket;
}

static void drop_first(Link *link) {
    Packet *packet = link->first;
    link->first = packet->next;
    if (!link->first) link->tail = &link->first;
    if (packet->handle >= 0) close(packet->handle);
    free(packet);
    link->waiting--;
}

void link_destroy(Link *link) {
    if (!link) return;
    while (link->first)
        drop_first(link);
    close(link->socket);
    buffer_clear(&link->coming);
    free(link->text);
    free(link);
}

// --- out

typedef union Ancillary { // aligned as the system wants it
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr align;
} Ancillary;

static void put_handle(struct msghdr *head, Ancillary *room, int handle) {
    head->msg_control = room->bytes;
    head->msg_controllen = sizeof room->bytes;
    struct cmsghdr *part = CMSG_FIRSTHDR(head);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof handle);
    memcpy(CMSG_DATA(part), &handle, sizeof handle);
}

// False: there is no room now. Once the other end is gone all is thrown away.
static bool send_packet(Link *link, const Packet *packet) {
    struct iovec bytes = {(void *)packet->bytes, packet->size};
    struct msghdr head = {.msg_iov = &bytes, .msg_iovlen = 1};
    Ancillary room = {{0}};
    if (packet->handle >= 0) put_handle(&head, &room, packet->handle);
    ssize_t sent;
    do
        sent = sendmsg(link->socket, &head, MSG_DONTWAIT | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent >= 0) return true;
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS) return false;
    link->gone = true;
    return true;
}

void link_flush(Link *link) {
    while (link->first && send_packet(link, link->first))
        drop_first(link);
}

bool link_unsent(const Link *link) {
    return link->first != NULL;
}

bool link_send(Link *link, const LinkMessage *message) {
    uint32_t kind = message->kind;
    size_t size = size_of(kind, &message->body);
    assert(kinds[kind].presenter == link->presents && size != NO_SIZE);
    if (link->gone || link->broken || link->waiting == LINK_QUEUE) return false;
    Packet *packet = mem_new(sizeof *packet + sizeof kind + size);
    packet->handle = kind == LINK_PICTURE ? dup(message->handle) : -1;
    packet->size = sizeof kind + size;
    memcpy(packet->bytes, &kind, sizeof kind);
    memcpy(packet->bytes + sizeof kind, &message->body, size);
    *link->tail = packet;
    link->tail = &packet->next;
    link->waiting++;
    link_flush(link);
    return !link->gone;
}

bool link_send_kind(Link *link, LinkKind kind) {
    LinkMessage message = {.kind = kind};
    return link_send(link, &message);
}

bool link_send_text(Link *link, LinkKind kind, const char *text) {
    size_t left = strlen(text);
    size_t parts = left / LINK_PART + 1;
    if (left > LINK_STATE || (size_t)link->waiting + parts > LINK_QUEUE) return false;
    bool sent = true;
    for (size_t i = 0; i < parts && sent; i++) {
        LinkMessage part = {.kind = kind};
        size_t size = left < LINK_PART ? left : LINK_PART;
        part.body.text.last = i + 1 == parts;
        part.body.text.size = (int32_t)size;
        memcpy(part.body.text.bytes, text, size);
        text += size;
        left -= size;
        sent = link_send(link, &part);
    }
    return sent;
}

// --- in

// The one handle that came, or -1. Any that came beside it is closed.
static int take_handle(struct msghdr *head) {
    int taken = -1;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(head); part; part = CMSG_NXTHDR(head, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int handle;
            memcpy(&handle, CMSG_DATA(part) + i * sizeof handle, sizeof handle);
            if (taken >= 0) close(taken);
            taken = handle;
        }
    }
    return taken;
}

// What `message` has beyond its size is zero.
static bool is_good(const Link *link, const LinkMessage *message, uint32_t kind,
                    size_t size) {
    if (kind >= LINK_KINDS || kinds[kind].presenter == link->presents) return false;
    if (size != size_of(kind, &message->body)) return false;
    if ((message->handle >= 0) != (kind == LINK_PICTURE)) return false;
    return !kinds[kind].good || kinds[kind].good(&message->body);
}

static LinkNext refuse(Link *link, LinkMessage *message) {
    if (message->handle >= 0) close(message->handle);
    message->handle = -1;
    link->broken = true;
    return LINK_OVER;
}

static LinkNext take_part(Link *link, const LinkText *part) {
    buffer_add(&link->coming, part->bytes, (size_t)part->size);
    if (!part->last) return LINK_NOTHING;
    free(link->text);
    link->text = buffer_take(&link->coming);
    return LINK_TEXT_WHOLE;
}

// A process that ended with packets unread is told once as an error, before what it said.
static ssize_t receive(int socket, struct msghdr *head) {
    struct msghdr fresh = *head;
    ssize_t size = recvmsg(socket, head, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (size >= 0 || errno != ECONNRESET) return size;
    *head = fresh;
    return recvmsg(socket, head, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
}

static LinkNext take_one(Link *link, LinkMessage *message) {
    uint32_t kind = LINK_KINDS;
    *message = (LinkMessage){.handle = -1};
    struct iovec bytes[] = {{&kind, sizeof kind}, {&message->body, sizeof message->body}};
    Ancillary room;
    struct msghdr head = {.msg_iov = bytes,
                          .msg_iovlen = 2,
                          .msg_control = room.bytes,
                          .msg_controllen = sizeof room.bytes};
    ssize_t size = receive(link->socket, &head);
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return LINK_NOTHING;
    if (size > 0) message->handle = take_handle(&head);
    bool cut = size < (ssize_t)sizeof kind || head.msg_flags & (MSG_TRUNC | MSG_CTRUNC);
    if (cut || !is_good(link, message, kind, (size_t)size - sizeof kind))
        return refuse(link, message);
    message->kind = (LinkKind)kind;
    return LINK_MESSAGE;
}

LinkNext link_next(Link *link, LinkMessage *message) {
    LinkNext next = link->broken ? LINK_OVER : take_one(link, message);
    while (next == LINK_MESSAGE &&
           (message->kind == LINK_STATE_BEFORE || message->kind == LINK_STATE_NOW)) {
        size_t size = link->coming.size + (size_t)message->body.text.size;
        if (size > LINK_STATE) return refuse(link, message);
        next = take_part(link, &message->body.text);
        if (next == LINK_NOTHING) next = take_one(link, message);
    }
    if (next == LINK_MESSAGE && message->kind == LINK_GESTURE) {
        LinkGesture *made = &message->body.gesture;
        made->gesture.text = made->has_text ? made->text : NULL;
    }
    return next;
}

const char *link_text(const Link *link) {
    return link->text ? link->text : "";
}
