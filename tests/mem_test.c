#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void new_memory_is_zero(void **state) {
    (void)state;
    char *bytes = mem_new(1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
    free(mem_new(0));
}

static void too_much_is_refused_by_mem_try(void **state) {
    (void)state;
    volatile size_t many = SIZE_MAX / 2; // hidden from the compiler, which would warn
    assert_null(mem_try(many, 4));
    int *some = mem_try(3, sizeof *some);
    assert_int_equal(some[2], 0);
    free(some);
}

static void grown_memory_keeps_what_was_there(void **state) {
    (void)state;
    int *numbers = NULL;
    for (int i = 0; i < 100; i++) {
        numbers = mem_grow(numbers, (size_t)i + 1, sizeof *numbers);
        numbers[i] = i * i;
    }
    for (int i = 0; i < 100; i++)
        assert_int_equal(numbers[i], i * i);
    free(numbers);
}

// In a child, because it ends the program: with status 1 and a word on standard error.
static void growing_beyond_memory_ends_the_program_with_a_word(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        dup2(ends[1], STDERR_FILENO);
        volatile size_t many = SIZE_MAX;
        free(mem_grow(NULL, many, 2));
        _exit(0);
    }
    close(ends[1]);
    char said[200] = "";
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    assert_non_null(strstr(said, "Out of memory"));
}

static void a_text_is_copied(void **state) {
    (void)state;
    assert_null(mem_text(NULL));
    char from[] = "abc";
    char *copy = mem_text(from);
    from[0] = 'x';
    assert_string_equal(copy, "abc");
    free(copy);
}

static void a_buffer_grows_with_what_is_added(void **state) {
    (void)state;
    Buffer buffer = {0};
    char expected[4000] = "";
    for (int i = 0; i < 500; i++) {
        buffer_print(&buffer, "%d,", i);
        snprintf(expected + strlen(expected), 8, "%d,", i);
        assert_int_equal(strlen(buffer.data), buffer.size);
    }
    assert_string_equal(buffer.data, expected);
    buffer_add(&buffer, "\0x", 2);
    assert_int_equal(buffer.size, strlen(expected) + 2);
    assert_int_equal(buffer.data[buffer.size], 0);
    buffer_clear(&buffer);
    assert_null(buffer.data);
    assert_int_equal(buffer.size, 0);
}

static void a_taken_buffer_is_empty_again(void **state) {
    (void)state;
    Buffer buffer = {0};
    char *nothing = buffer_take(&buffer);
    assert_string_equal(nothing, "");
    free(nothing);
    buffer_add(&buffer, "ab", 2);
    char *text = buffer_take(&buffer);
    assert_string_equal(text, "ab");
    assert_null(buffer.data);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zero),
        cmocka_unit_test(too_much_is_refused_by_mem_try),
        cmocka_unit_test(grown_memory_keeps_what_was_there),
        cmocka_unit_test(growing_beyond_memory_ends_the_program_with_a_word),
        cmocka_unit_test(a_text_is_copied),
        cmocka_unit_test(a_buffer_grows_with_what_is_added),
        cmocka_unit_test(a_taken_buffer_is_empty_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
