// The two processes' words to each other: whole, in order, and refused where they break a
// rule.
#include "app/hall_link.h"

#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Pair {
    Link *audience, *presenter;
    int raw; // the presenter's socket, for whoever writes what a link would not
} Pair;

static Pair make_pair(void) {
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
    return (Pair){link_create(ends[0], false), link_create(ends[1], true), ends[1]};
}

static void end_pair(Pair *pair) {
    link_destroy(pair->audience);
    link_destroy(pair->presenter);
}

static void damage_arrives_with_its_patches_alone(void **state) {
    (void)state;
    Pair pair = make_pair();
    LinkMessage sent = {.kind = LINK_DAMAGE}, got;
    sent.body.damage.number = 7;
    sent.body.damage.count = 2;
    sent.body.damage.patches[1] = (Patch){1, 2, 3, 4};
    assert_true(link_send(pair.presenter, &sent));
    assert_int_equal(link_next(pair.audience, &got), LINK_MESSAGE);
    assert_int_equal(got.kind, LINK_DAMAGE);
    assert_int_equal(got.body.damage.number, 7);
    assert_int_equal(got.body.damage.patches[1].h, 4);
    assert_int_equal(link_next(pair.audience, &got), LINK_NOTHING);
    end_pair(&pair);
}

static void a_gesture_keeps_its_text(void **state) {
    (void)state;
    Pair pair = make_pair();
    LinkMessage sent = {.kind = LINK_GESTURE}, got;
    sent.body.gesture.gesture = (Gesture){.kind = GESTURE_TEXT, .text = (char *)0x10};
    sent.body.gesture.has_text = true;
    strcpy(sent.body.gesture.text, "量子");
    assert_true(link_send(pair.audience, &sent));
    assert_int_equal(link_next(pair.presenter, &got), LINK_MESSAGE);
    assert_string_equal(got.body.gesture.gesture.text, "量子");
    sent.body.gesture.has_text = false;
    assert_true(link_send(pair.audience, &sent));
    assert_int_equal(link_next(pair.presenter, &got), LINK_MESSAGE);
    assert_null(got.body.gesture.gesture.text);
    end_pair(&pair);
}

static void the_pictures_memory_comes_along(void **state) {
    (void)state;
    Pair pair = make_pair();
    SharedPicture picture, opened;
    assert_true(picture_create(&picture, 6, 4, NULL));
    LinkMessage sent = {.kind = LINK_PICTURE, .handle = picture.handle}, got;
    sent.body.size.width = 6;
    sent.body.size.height = 4;
    assert_true(link_send(pair.audience, &sent));
    assert_int_equal(link_next(pair.presenter, &got), LINK_MESSAGE);
    assert_true(picture_open(&opened, got.handle, 6, 4));
    opened.pixels[9] = 99;
    uint32_t shown[24] = {0};
    assert_true(picture_read(&picture, (Patch){0, 0, 6, 4}, shown, 24));
    assert_int_equal(shown[9], 99);
    picture_close(&opened);
    picture_close(&picture);
    end_pair(&pair);
}

static char *long_text(size_t size) {
    char *text = malloc(size + 1);
    assert_non_null(text);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)('a' + i % 23);
    text[size] = 0;
    return text;
}

// Longer than the socket holds: what waits goes as the other end reads.
static void a_state_of_any_length_comes_whole(void **state) {
    (void)state;
    const size_t sizes[] = {0, 1, LINK_PART - 1, LINK_PART, LINK_PART + 1, 3000000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Pair pair = make_pair();
        char *text = long_text(sizes[i]);
        assert_true(link_send_text(pair.presenter, LINK_STATE_NOW, text));
        LinkMessage got;
        LinkNext next;
        while ((next = link_next(pair.audience, &got)) == LINK_NOTHING)
            link_flush(pair.presenter);
        assert_int_equal(next, LINK_TEXT_WHOLE);
        assert_string_equal(link_text(pair.audience), text);
        assert_false(link_unsent(pair.presenter));
        free(text);
        end_pair(&pair);
    }
}

static void a_state_that_is_too_long_is_not_sent(void **state) {
    (void)state;
    Pair pair = make_pair();
    char *text = long_text(LINK_STATE + 1);
    assert_false(link_send_text(pair.presenter, LINK_STATE_NOW, text));
    free(text);
    LinkMessage got;
    assert_int_equal(link_next(pair.audience, &got), LINK_NOTHING);
    end_pair(&pair);
}

static void who_reads_nothing_is_not_waited_for(void **state) {
    (void)state;
    Pair pair = make_pair();
    LinkMessage gesture = {.kind = LINK_GESTURE};
    int sent = 0;
    while (sent < 100000 && link_send(pair.audience, &gesture))
        sent++;
    assert_true(sent >= LINK_QUEUE && sent < 100000);
    LinkMessage got;
    assert_int_equal(link_next(pair.presenter, &got), LINK_MESSAGE);
    end_pair(&pair);
}

static void last_words_are_read_though_the_other_end_is_gone(void **state) {
    (void)state;
    Pair pair = make_pair();
    assert_true(link_send_kind(pair.audience, LINK_FINISH)); // which nobody reads
    assert_true(link_send_kind(pair.presenter, LINK_ENDED));
    link_destroy(pair.presenter);
    pair.presenter = NULL;
    LinkMessage got;
    assert_int_equal(link_next(pair.audience, &got), LINK_MESSAGE);
    assert_int_equal(got.kind, LINK_ENDED);
    assert_int_equal(link_next(pair.audience, &got), LINK_OVER);
    assert_false(link_send_kind(pair.audience, LINK_FINISH));
    end_pair(&pair);
}

typedef struct Raw {
    uint32_t kind;
    LinkBody body;
} Raw;

// As it goes over the socket: nothing stands between the kind and the body.
static void send_raw(int socket, const Raw *raw, size_t size) {
    unsigned char bytes[sizeof *raw];
    memcpy(bytes, &raw->kind, sizeof raw->kind);
    memcpy(bytes + sizeof raw->kind, &raw->body, sizeof raw->body);
    assert_int_equal(send(socket, bytes, size, 0), size);
}

static void expect_refused(const Raw *raw, size_t size) {
    Pair pair = make_pair();
    LinkMessage got;
    send_raw(pair.raw, raw, size);
    assert_int_equal(link_next(pair.audience, &got), LINK_OVER);
    assert_int_equal(got.handle, -1);
    // … for good.
    Raw good = {.kind = LINK_READY};
    send_raw(pair.raw, &good, 4);
    assert_int_equal(link_next(pair.audience, &got), LINK_OVER);
    end_pair(&pair);
}

static void what_breaks_a_rule_is_refused(void **state) {
    (void)state;
    Raw raw = {.kind = LINK_KINDS};
    expect_refused(&raw, 4);
    raw.kind = UINT32_MAX;
    expect_refused(&raw, 4);
    raw.kind = LINK_FINISH; // the wrong side
    expect_refused(&raw, 4);
    raw.kind = LINK_READY; // too long
    expect_refused(&raw, 5);
    expect_refused(&raw, 2); // too short
    raw.kind = LINK_ALIVE;
    expect_refused(&raw, 4);
    raw.body.ms = -2;
    expect_refused(&raw, 8);
    raw.body.ms = LINK_MOST_MS + 1;
    expect_refused(&raw, 8);
    raw = (Raw){.kind = LINK_DAMAGE};
    raw.body.damage.count = -1;
    expect_refused(&raw, 12);
    raw.body.damage.count = LINK_PATCHES + 1;
    expect_refused(&raw, 4 + sizeof(LinkDamage));
    raw.body.damage.count = 3; // more than are there
    expect_refused(&raw, 12 + 2 * sizeof(Patch));
    raw = (Raw){.kind = LINK_STATE_NOW};
    raw.body.text.size = LINK_PART + 1;
    expect_refused(&raw, 4 + sizeof(LinkText));
    raw.body.text.size = -1;
    expect_refused(&raw, 12);
    raw.body.text.size = 0;
    expect_refused(&raw, sizeof raw);
}

static void expect_gesture_refused(const LinkGesture *gesture) {
    Pair pair = make_pair();
    Raw raw = {.kind = LINK_GESTURE};
    raw.body.gesture = *gesture;
    LinkMessage got;
    send_raw(link_socket(pair.audience), &raw, 4 + sizeof *gesture);
    assert_int_equal(link_next(pair.presenter, &got), LINK_OVER);
    end_pair(&pair);
}

static void gestures_that_no_hand_makes_are_refused(void **state) {
    (void)state;
    LinkGesture gesture = {.gesture = {.kind = (GestureKind)77}};
    expect_gesture_refused(&gesture);
    gesture.gesture = (Gesture){.x = NAN};
    expect_gesture_refused(&gesture);
    gesture.gesture = (Gesture){.wheel = INFINITY};
    expect_gesture_refused(&gesture);
    gesture.gesture = (Gesture){0};
    memset(gesture.text, 'a', sizeof gesture.text); // no end
    expect_gesture_refused(&gesture);
    strcpy(gesture.text, "\xff");
    expect_gesture_refused(&gesture);
}

static int open_handles(void) {
    int count = 0;
    for (int i = 0; i < 256; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

static void send_handles(int socket, const Raw *raw, size_t size, int handle, int count) {
    struct iovec bytes = {(void *)raw, size};
    union {
        char bytes[CMSG_SPACE(4 * sizeof(int))];
        struct cmsghdr align;
    } room = {{0}};
    struct msghdr head = {.msg_iov = &bytes,
                          .msg_iovlen = 1,
                          .msg_control = room.bytes,
                          .msg_controllen = CMSG_SPACE((size_t)count * sizeof(int))};
    struct cmsghdr *part = CMSG_FIRSTHDR(&head);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
    for (int i = 0; i < count; i++)
        memcpy(CMSG_DATA(part) + (size_t)i * sizeof handle, &handle, sizeof handle);
    assert_int_equal(sendmsg(socket, &head, 0), size);
}

static void handles_that_nobody_asked_for_are_closed(void **state) {
    (void)state;
    for (int count = 1; count <= 3; count++) {
        Pair pair = make_pair();
        int before = open_handles();
        Raw raw = {.kind = LINK_READY};
        LinkMessage got;
        send_handles(pair.raw, &raw, 4, 0, count);
        assert_int_equal(link_next(pair.audience, &got), LINK_OVER);
        assert_int_equal(open_handles(), before);
        end_pair(&pair);
    }
}

static void any_bytes_are_refused_or_understood(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int i = 0; i < 3000; i++) {
        Pair pair = make_pair();
        unsigned char bytes[600];
        size_t size = seed % sizeof bytes + 1;
        for (size_t b = 0; b < size; b++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[b] = (unsigned char)(seed >> 24);
        }
        if (i % 2 && size > 8) { // a kind that there is
            memset(bytes, 0, 8);
            bytes[0] = (unsigned char)(seed >> 16) % LINK_KINDS;
        }
        bool to_presenter = i % 4 > 1;
        int from = to_presenter ? link_socket(pair.audience) : pair.raw;
        assert_int_equal(send(from, bytes, size, 0), size);
        LinkMessage got;
        link_next(to_presenter ? pair.presenter : pair.audience, &got);
        end_pair(&pair);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damage_arrives_with_its_patches_alone),
        cmocka_unit_test(a_gesture_keeps_its_text),
        cmocka_unit_test(the_pictures_memory_comes_along),
        cmocka_unit_test(a_state_of_any_length_comes_whole),
        cmocka_unit_test(a_state_that_is_too_long_is_not_sent),
        cmocka_unit_test(who_reads_nothing_is_not_waited_for),
        cmocka_unit_test(last_words_are_read_though_the_other_end_is_gone),
        cmocka_unit_test(what_breaks_a_rule_is_refused),
        cmocka_unit_test(gestures_that_no_hand_makes_are_refused),
        cmocka_unit_test(handles_that_nobody_asked_for_are_closed),
        cmocka_unit_test(any_bytes_are_refused_or_understood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
