// Circuits from files, by their ending.
#include "circuit/format.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char *in_folder(void **state, const char *name) {
    return file_join(*state, name);
}

static void write_and_read(void **state, const char *name, const char *bytes, size_t size,
                           const char *key) {
    char *path = in_folder(state, name);
    assert_true(file_write(path, bytes, size, NULL));
    Error err = {0};
    Circuit *c = circuit_read(path, (FormatOptions){0}, &err);
    assert_string_equal(err.key, key);
    assert_int_equal(c == NULL, key[0] != 0);
    if (!c) assert_string_equal(err.file, path);
    circuit_destroy(c);
    unlink(path);
    free(path);
}

static void every_row_has_an_ending_and_a_use(void **state) {
    (void)state;
    assert_true(format_count() > 0);
    for (int i = 0; i < format_count(); i++) {
        const Format *format = format_row(i);
        assert_int_equal(format->ending[0], '.');
        assert_true(format->read || format->write);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(format->ending, format_row(j)->ending);
    }
}

static void every_reader_refuses_what_is_no_circuit_with_the_files_name(void **state) {
    (void)state;
    for (int i = 0; i < format_count(); i++) {
        Error err = {0};
        if (!format_row(i)->read) continue;
        assert_null(format_row(i)->read("\x7f\x45LF !", "wrong", (FormatOptions){0}, &err));
        assert_string_not_equal(err.key, "");
        assert_string_equal(err.file, "wrong");
    }
}

static void files_are_read_by_their_ending(void **state) {
    static const char program[] =
        "\xef\xbb\xbfOPENQASM 2.0;\r\nqreg q[2];\r\nCX q[0],q[1];\r\n";
    write_and_read(state, "a.qasm", program, sizeof program - 1, "");
    write_and_read(state, "A.QASM", program, sizeof program - 1, "");
    write_and_read(state, "a.txt", program, sizeof program - 1, "format.unknown");
    write_and_read(state, "a.qasm", program, sizeof program, "format.binary");
    write_and_read(state, "a.qasm", "", 0, "qasm.version");
}

static void a_missing_file_says_so(void **state) {
    char *path = in_folder(state, "none.qasm");
    Error err = {0};
    assert_null(circuit_read(path, (FormatOptions){0}, &err));
    assert_string_equal(err.key, "file.missing");
    free(path);
}

static int make_folder(void **state) {
    *state = strdup("format-XXXXXX");
    return mkdtemp(*state) ? 0 : -1;
}

static int remove_folder(void **state) {
    int failed = rmdir(*state);
    free(*state);
    return failed;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_an_ending_and_a_use),
        cmocka_unit_test(every_reader_refuses_what_is_no_circuit_with_the_files_name),
        cmocka_unit_test(files_are_read_by_their_ending),
        cmocka_unit_test(a_missing_file_says_so),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
