#include "base/data.h"
#include "base/mem.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Data *read_text(const char *text, DataLimits limits, Error *err) {
    return data_read(text, strlen(text), limits, "x.json", err);
}

static void check_refused(const char *text, DataLimits limits, const char *key, int line) {
    Error err = {0};
    assert_null(read_text(text, limits, &err));
    assert_string_equal(err.key, key);
    assert_string_equal(err.file, "x.json");
    assert_int_equal(err.line, line);
}

static void a_document_is_read_and_looked_at(void **state) {
    (void)state;
    Data *data =
        read_text("{\"a\":[1,2.5,\"三\",true,null],\"b\":{}}", (DataLimits){0}, NULL);
    const Data *list = data_get(data, "a");
    assert_true(data_is_object(data) && data_is_array(list));
    assert_int_equal(data_count(list), 5);
    assert_int_equal(data_count(data), 2);
    assert_int_equal(data_integer(data_at(list, 0), 9), 1);
    assert_true(data_number(data_at(list, 0), 9) == 1.0);
    assert_true(data_number(data_at(list, 1), 9) == 2.5);
    assert_int_equal(data_integer(data_at(list, 1), 9), 9); // 2.5 is no whole number
    assert_string_equal(data_text(data_at(list, 2), "x"), "三");
    assert_true(data_bool(data_at(list, 3), false));
    assert_true(data_is_number(data_at(list, 1)) && data_is_text(data_at(list, 2)));
    const Data *value = NULL;
    assert_string_equal(data_key(data, 0, &value), "a");
    assert_ptr_equal(value, list);
    assert_string_equal(data_key(data, 1, NULL), "b");
    assert_null(data_key(data, 2, NULL));
    data_free(data);
}

static void nothing_and_the_wrong_kind_give_the_default(void **state) {
    (void)state;
    Data *text = data_new_text("x");
    const Data *odd[] = {NULL, text};
    for (int i = 0; i < 2; i++) {
        assert_null(data_get(odd[i], "a"));
        assert_null(data_at(odd[i], 0));
        assert_int_equal(data_count(odd[i]), 0);
        assert_true(data_number(odd[i], 1.5) == 1.5);
        assert_int_equal(data_integer(odd[i], 7), 7);
        assert_true(data_bool(odd[i], true));
        assert_false(data_is_array(odd[i]) || data_is_object(odd[i]) ||
                     data_is_number(odd[i]));
        assert_null(data_key(odd[i], 0, NULL));
    }
    assert_null(data_text(NULL, NULL));
    assert_false(data_is_text(NULL));
    data_free(text);
    data_free(NULL);
}

static void broken_documents_name_their_line(void **state) {
    (void)state;
    check_refused("{\n\"a\":1,\n}", (DataLimits){0}, "json.broken", 3);
    check_refused("", (DataLimits){0}, "json.broken", 1);
    check_refused("[1]x", (DataLimits){0}, "json.broken", 1);
    check_refused("{\"a\":1,\"a\":2}", (DataLimits){0}, "json.broken", 1);
    check_refused("[\"\xff\"]", (DataLimits){0}, "json.broken", 1);
    check_refused("[\n\"\xed\xa0\x80\"]", (DataLimits){0}, "json.broken", 2);
    Error err = {.key = ""};
    assert_null(data_read("{\"a\":\"\xfb\"}", 9, (DataLimits){0}, "a", &err));
    for (const char *c = err.args; *c; c++)
        assert_true((unsigned char)*c < 0x80); // what is no text is not quoted
    check_refused("[NaN]", (DataLimits){0}, "json.broken", 1);
    check_refused("[1e999]", (DataLimits){0}, "json.broken", 1);
    check_refused("]]]]", (DataLimits){0}, "json.broken", 1);
    check_refused("[\"a", (DataLimits){0}, "json.broken", 1);
}

static void a_zero_byte_is_refused_wherever_it_stands(void **state) {
    (void)state;
    const char *const zeros[] = {"[1\n@]", "[\n\"@\"]", "[\n\"\\@\"]", "[\n@]", "[1]\n@"};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        char text[16];
        size_t size = strlen(zeros[i]);
        memcpy(text, zeros[i], size);
        *(char *)memchr(text, '@', size) = 0;
        Error err = {0};
        assert_null(data_read(text, size, (DataLimits){0}, "a.json", &err));
        assert_string_equal(err.key, "json.zero");
        assert_int_equal(err.line, 2);
    }
}

static void limits_are_kept(void **state) {
    (void)state;
    check_refused("[1,2,3]", (DataLimits){.bytes = 6}, "json.too_large", 0);
    check_refused("[[[]]]", (DataLimits){.depth = 2}, "json.too_deep", 1);
    check_refused("[\n[\n[]]]", (DataLimits){.depth = 2}, "json.too_deep", 3);
    check_refused("[1,2,3]", (DataLimits){.elements = 2}, "json.too_deep", 1);
    check_refused("{\"a\":{},\"b\":{}}", (DataLimits){.elements = 5}, "json.too_deep", 1);
    Data *data = read_text("[[\"]]]][[[[,,,,\\\"[\"]]",
                           (DataLimits){.depth = 2, .elements = 2}, NULL);
    assert_non_null(data); // brackets in a string count for nothing
    data_free(data);
}

static void the_usual_limits_hold_without_being_told(void **state) {
    (void)state;
    Buffer deep = {0}, many = {0}, large = {0};
    for (int i = 0; i < 33; i++)
        buffer_print(&deep, "[");
    buffer_print(&many, "[0");
    for (int i = 0; i < 60000; i++)
        buffer_print(&many, ",0");
    buffer_print(&many, "]");
    for (int i = 0; i < (256 << 10) + 1; i++)
        buffer_print(&large, " ");
    check_refused(deep.data, (DataLimits){0}, "json.too_deep", 1);
    check_refused(many.data, (DataLimits){0}, "json.too_deep", 1);
    check_refused(large.data, (DataLimits){0}, "json.too_large", 0);
    buffer_clear(&deep);
    buffer_clear(&many);
    buffer_clear(&large);
}

static void what_is_made_is_written_in_order(void **state) {
    (void)state;
    Data *data = data_new_object(), *list = data_new_array();
    data_push(list, data_new_integer(-3));
    data_push(list, data_new_number(0.5));
    data_push(list, data_new_number((double)NAN));
    data_push(list, data_new_number((double)INFINITY));
    data_push(list, data_new_bool(false));
    data_put(data, "z", list);
    data_put(data, "a", data_new_text("q\"三\n"));
    Data *copy = data_copy(data);
    data_put(data, "a", data_new_text("bad \xff text"));
    char *written = data_write(data);
    assert_string_equal(written, "{\"z\":[-3,0.5,null,null,false],\"a\":\"bad ? text\"}");
    free(written);
    written = data_write(copy);
    assert_string_equal(written, "{\"z\":[-3,0.5,null,null,false],\"a\":\"q\\\"三\\n\"}");
    Data *again = read_text(written, (DataLimits){0}, NULL);
    char *twice = data_write(again);
    assert_string_equal(twice, written);
    free(twice);
    free(written);
    data_free(again);
    data_free(copy);
    data_free(data);
}

static void a_number_keeps_all_its_bits(void **state) {
    (void)state;
    static const double numbers[] = {0.1, 1.0 / 3, 1e-300, 6.02214076e23, -2.5e-7};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Data *list = data_new_array();
        data_push(list, data_new_number(numbers[i]));
        char *written = data_write(list);
        Data *again = read_text(written, (DataLimits){0}, NULL);
        assert_true(data_number(data_at(again, 0), 0) == numbers[i]);
        free(written);
        data_free(again);
        data_free(list);
    }
}

static void a_copy_of_nothing_is_nothing(void **state) {
    (void)state;
    assert_null(data_copy(NULL));
    Data *data = read_text("{\"a\":1}", (DataLimits){0}, NULL);
    assert_null(data_copy(data_get(data, "b")));
    data_free(data);
}

static void what_steers_a_terminal_is_written_as_an_escape(void **state) {
    (void)state;
    Data *data = data_new_object();
    data_put(data, "a\u202e",
             data_new_text("é\xc2\x9b"
                           "31m\u2066\x7f\x1b 漢"));
    char *text = data_write_harmless(data);
    assert_string_equal(text, "{\"a\\u202e\":\"é\\u009b31m\\u2066\\u007f\\u001B 漢\"}");
    data_free(data);
    data = data_read(text, strlen(text), (DataLimits){0}, "x", NULL);
    assert_string_equal(data_text(data_get(data, "a\u202e"), ""), "é\xc2\x9b"
                                                                  "31m\u2066\x7f\x1b 漢");
    data_free(data);
    free(text);
}

static void preparing_twice_does_no_harm(void **state) {
    (void)state;
    data_prepare();
    data_prepare();
    Data *data = read_text("{\"a\":1}", (DataLimits){0}, NULL);
    assert_int_equal(data_integer(data_get(data, "a"), 0), 1);
    data_free(data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_read_and_looked_at),
        cmocka_unit_test(nothing_and_the_wrong_kind_give_the_default),
        cmocka_unit_test(broken_documents_name_their_line),
        cmocka_unit_test(a_zero_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(the_usual_limits_hold_without_being_told),
        cmocka_unit_test(what_is_made_is_written_in_order),
        cmocka_unit_test(a_number_keeps_all_its_bits),
        cmocka_unit_test(a_copy_of_nothing_is_nothing),
        cmocka_unit_test(what_steers_a_terminal_is_written_as_an_escape),
        cmocka_unit_test(preparing_twice_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
