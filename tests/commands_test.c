#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void every_command_is_found_and_told_of(void **unused) {
    (void)unused;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    assert_non_null(words);
    for (int i = 0; i < command_count(); i++) {
        const Command *command = command_row(i);
        assert_ptr_equal(command_find(command->name), command);
        assert_non_null(command->run);
        size_t length = strlen(command->name);
        assert_memory_equal(command->usage, command->name, length);
        assert_true(command->usage[length] == ' ' || !command->usage[length]);
        char key[64];
        snprintf(key, sizeof key, "command.%s", command->name);
        assert_true(words_has(words, key));
    }
    words_close(words);
    assert_null(command_row(-1));
    assert_null(command_row(command_count()));
    assert_null(command_find("fly"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_is_found_and_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
