// Archives that are written: the bytes that they must have, and read again.
#include "lesson/archive_write.h"

#include "jail/archive_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool take(void *to, const char *name, const void *bytes, size_t size) {
    buffer_print(to, "%s=", name);
    if (size) buffer_add(to, bytes, size);
    buffer_print(to, ";");
    return true;
}

static void what_is_written_is_read_again_sorted(void **state) {
    (void)state;
    ArchiveFile files[] = {{"pack.json", "{}", 2},
                           {"b/語.txt", "日本", 6},
                           {"a.lua", "", 0},
                           {"01-a.lua", "x = 1\n", 6}};
    Buffer zip = archive_write(files, 4), got = {0};
    PackLimits limits = pack_limits();
    Error err = {.key = ""};
    if (!archive_read(zip.data, zip.size, &limits, take, &got, &err))
        fail_msg("%s %s", err.key, err.args);
    assert_string_equal(got.data, "01-a.lua=x = 1\n;a.lua=;b/語.txt=日本;pack.json={};");
    buffer_clear(&got);
    buffer_clear(&zip);
}

// Written out by hand from APPNOTE.TXT; the CRC of "{}" by Python's zlib.
static void the_bytes_are_always_the_same(void **state) {
    (void)state;
    static const unsigned char expected[] = {
        'P',  'K',  3,   4,   20,  0,   0,    8,    0,    0,    0,   0,   33, 0, 0x43, 0xbf,
        0xa6, 0xa3, 2,   0,   0,   0,   2,    0,    0,    0,    6,   0,   0,  0, 'a',  '.',
        'j',  's',  'o', 'n', '{', '}', 'P',  'K',  1,    2,    20,  3,   20, 0, 0,    8,
        0,    0,    0,   0,   33,  0,   0x43, 0xbf, 0xa6, 0xa3, 2,   0,   0,  0, 2,    0,
        0,    0,    6,   0,   0,   0,   0,    0,    0,    0,    0,   0,   0,  0, 0xa4, 0x81,
        0,    0,    0,   0,   'a', '.', 'j',  's',  'o',  'n',  'P', 'K', 5,  6, 0,    0,
        0,    0,    1,   0,   1,   0,   52,   0,    0,    0,    38,  0,   0,  0, 0,    0};
    ArchiveFile files[] = {{"a.json", "{}", 2}};
    Buffer zip = archive_write(files, 1);
    assert_int_equal(zip.size, sizeof expected);
    assert_memory_equal(zip.data, expected, sizeof expected);
    buffer_clear(&zip);
}

static void the_order_in_which_files_come_makes_no_difference(void **state) {
    (void)state;
    ArchiveFile some[] = {{"a.txt", "1", 1}, {"b.txt", "2", 1}, {"pack.json", "{}", 2}};
    ArchiveFile same[] = {{"pack.json", "{}", 2}, {"b.txt", "2", 1}, {"a.txt", "1", 1}};
    Buffer one = archive_write(some, 3), other = archive_write(same, 3);
    assert_int_equal(one.size, other.size);
    assert_memory_equal(one.data, other.data, one.size);
    buffer_clear(&one);
    buffer_clear(&other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again_sorted),
        cmocka_unit_test(the_bytes_are_always_the_same),
        cmocka_unit_test(the_order_in_which_files_come_makes_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
