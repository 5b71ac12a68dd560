// Every text that the fuzzer of Quirk's reader starts from, played once.
#include "fuzz/quirk_play.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void every_text_is_read_or_refused_with_a_sentence(void **state) {
    (void)state;
    const char *folder = KYUBI_TESTS "/fuzz/corpus/quirk";
    char **names = file_list(folder, NULL, NULL);
    assert_non_null(names);
    int count = 0;
    for (; names[count]; count++) {
        char *path = file_join(folder, names[count]);
        char *text = file_read(path, 1 << 20, NULL, NULL);
        assert_non_null(text);
        quirk_play(text);
        free(text);
        free(path);
    }
    assert_true(count > 50);
    free(names);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_read_or_refused_with_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
