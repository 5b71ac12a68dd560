#include "lesson/message.h"

#include "base/mem.h"
#include "lesson/outcome.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void every_kind_has_a_name_and_fits_its_side(void **state) {
    (void)state;
    for (int i = 0; i < MESSAGE_TYPES; i++) {
        const MessageKind *kind = message_kind((MessageType)i);
        assert_non_null(kind->name);
        assert_int_equal(kind->from_child, i >= MESSAGE_READY);
        assert_int_equal(kind->most == 0, kind->body == BODY_NONE);
        unsigned char head[FRAME_BYTES];
        Frame frame = {.type = (MessageType)i, .id = 0x01020304, .size = kind->most}, back;
        frame_write(frame, head);
        assert_true(frame_read(head, kind->from_child, &back, NULL));
        assert_int_equal(back.type, i);
        assert_int_equal(back.id, 0x01020304);
        assert_int_equal(back.size, kind->most);
    }
}

static void a_frame_is_little_endian(void **state) {
    (void)state;
    unsigned char head[FRAME_BYTES];
    frame_write((Frame){.type = MESSAGE_CALL, .id = 258, .size = 513}, head);
    static const unsigned char expected[] = {1, 2, 0, 0, 2, 1, 0, 0, MESSAGE_CALL, 0, 0, 0};
    assert_memory_equal(head, expected, FRAME_BYTES);
}

static void refuses_frame(int at, unsigned char byte, bool from_child, const char *what) {
    unsigned char head[FRAME_BYTES] = {2, 0, 0, 0, 1, 0, 0, 0, MESSAGE_PAGE, 0, 0, 0};
    head[at] = byte;
    Frame frame;
    Error err;
    assert_false(frame_read(head, from_child, &frame, &err));
    assert_string_equal(err.key, "jail.protocol");
    assert_string_equal(err.args, what);
}

static void a_frame_with_wrong_bits_is_refused(void **state) {
    (void)state;
    refuses_frame(8, MESSAGE_TYPES, true, "type");
    refuses_frame(8, MESSAGE_LOAD, true, "side");
    refuses_frame(8, MESSAGE_PAGE, false, "side");
    refuses_frame(9, 1, true, "type");
    refuses_frame(10, 1, true, "type");
    refuses_frame(11, 1, true, "type");
    refuses_frame(2, 4, true, "length"); // 256 kB and two bytes
    refuses_frame(3, 255, true, "length");
}

static bool scan(MessageType type, const char *body, size_t size, Message *message,
                 Error *err) {
    *message = (Message){.type = type, .size = size, .body = mem_new(size + 1)};
    memcpy(message->body, body, size);
    return message_scan(message, err);
}

static void refuses(MessageType type, const char *body, size_t size, const char *what) {
    Message message;
    Error err;
    assert_false(scan(type, body, size, &message, &err));
    assert_string_equal(err.key, "jail.protocol");
    assert_string_equal(err.args, what);
    message_clear(&message);
}

static void repeated(const char *unit, size_t size) {
    Buffer body = {0};
    while (body.size < size)
        buffer_add(&body, unit, strlen(unit));
    refuses(MESSAGE_PAGE, body.data, body.size, "json");
    buffer_clear(&body);
}

static void bodies_are_scanned_before_a_parser_sees_them(void **state) {
    (void)state;
    repeated("[", 200000);
    repeated("{},", 200000);
    refuses(MESSAGE_PAGE, "\"\xff\"", 3, "utf-8");
    refuses(MESSAGE_PAGE, "\"\0\"", 3, "utf-8");
    refuses(MESSAGE_PAGE, "", 0, "json");
    refuses(MESSAGE_PAGE, "{\"a\":1,\"a\":2}", 13, "json");
    refuses(MESSAGE_PAGE, "[1e999]", 7, "json");
    refuses(MESSAGE_PAGE, "[NaN]", 5, "json");
    refuses(MESSAGE_PRINT, "\xed\xa0\x80", 3, "utf-8");
}

static void a_good_body_is_parsed(void **state) {
    (void)state;
    Message message;
    assert_true(scan(MESSAGE_PAGE, "{\"a\":[1,2]}", 11, &message, NULL));
    assert_int_equal(data_count(data_get(message.data, "a")), 2);
    message_clear(&message);
    assert_null(message.body);
}

static void printed_controls_become_question_marks(void **state) {
    (void)state;
    Message message;
    assert_true(scan(MESSAGE_PRINT, "a\x1b[2J\tb\nc\x7f", 10, &message, NULL));
    assert_string_equal(message.body, "a?[2J\tb\nc?");
    message_clear(&message);
}

static void a_file_goes_there_and_back(void **state) {
    (void)state;
    Message message = {.type = MESSAGE_FILE};
    message.body = message_file("pictures/\xe7\x90\x83.lua", "a\0b", 3, &message.size);
    char name[256];
    const char *bytes;
    size_t size;
    assert_true(message_file_read(&message, name, &bytes, &size));
    assert_string_equal(name, "pictures/\xe7\x90\x83.lua");
    assert_int_equal(size, 3);
    assert_memory_equal(bytes, "a\0b", 3);
    assert_true(message_scan(&message, NULL));
    message_clear(&message);
}

static void dots_within_a_name_lead_nowhere(void **state) {
    (void)state;
    const char *const names[] = {"a..b.txt", "...", "a/b../c", "..a/b", "a/.../b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Message message = {.type = MESSAGE_FILE};
        message.body = message_file(names[i], "x", 1, &message.size);
        assert_true(message_scan(&message, NULL));
        message_clear(&message);
    }
}

static void bad_file_names_are_refused(void **state) {
    (void)state;
    char long_name[300];
    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = 0;
    const char *const names[] = {"",     "/etc/passwd", "../a", "a/../b", "a/..",   "..",
                                 "a\\b", "a\nb",        "a:b",  "\xff",   long_name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Message message = {.type = MESSAGE_FILE};
        message.body = message_file(names[i], "x", 1, &message.size);
        assert_false(message_scan(&message, NULL));
        message_clear(&message);
    }
    refuses(MESSAGE_FILE, "\1", 1, "file");
    refuses(MESSAGE_FILE, "\x09\0abc", 5, "file"); // a name longer than the body
}

static void an_outcome_goes_there_and_back(void **state) {
    (void)state;
    Outcome outcome = {.status = OUTCOME_MEMORY, .ms = 1.5, .kb = 7}, back;
    error_set(&outcome.error, "gate.unknown", "%s\t%d", "ああ", 3);
    error_at(&outcome.error, "01.lua", 12, 0);
    Data *data = outcome_write(&outcome);
    assert_true(outcome_read(data, &back));
    data_free(data);
    assert_int_equal(back.status, OUTCOME_MEMORY);
    assert_string_equal(back.error.key, "gate.unknown");
    assert_string_equal(back.error.args, "ああ\t3");
    assert_string_equal(back.error.file, "01.lua");
    assert_int_equal(back.error.line, 12);
    assert_int_equal(back.kb, 7);
}

static void long_outcome_texts_are_cut_between_letters(void **state) {
    (void)state;
    Data *data = outcome_write(&(Outcome){.status = OUTCOME_ERROR, .error = {.key = "x"}});
    Buffer text = {0};
    for (int i = 0; i < 400; i++)
        buffer_print(&text, "あ");
    data_put(data, "args", data_new_text(text.data));
    Outcome back;
    assert_true(outcome_read(data, &back));
    assert_int_equal(strlen(back.error.args), 510); // 170 letters of three bytes
    data_free(data);
    buffer_clear(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_a_name_and_fits_its_side),
        cmocka_unit_test(a_frame_is_little_endian),
        cmocka_unit_test(a_frame_with_wrong_bits_is_refused),
        cmocka_unit_test(bodies_are_scanned_before_a_parser_sees_them),
        cmocka_unit_test(a_good_body_is_parsed),
        cmocka_unit_test(printed_controls_become_question_marks),
        cmocka_unit_test(a_file_goes_there_and_back),
        cmocka_unit_test(dots_within_a_name_lead_nowhere),
        cmocka_unit_test(bad_file_names_are_refused),
        cmocka_unit_test(an_outcome_goes_there_and_back),
        cmocka_unit_test(long_outcome_texts_are_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
