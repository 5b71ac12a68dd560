// The corpus of every fuzzer (tests/fuzz), played once.
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define LLVMFuzzerTestOneInput qasm_fuzz
#include "fuzz/qasm_fuzz.c"
#undef LLVMFuzzerTestOneInput

static const struct {
    const char *folder;
    int (*play)(const uint8_t *data, size_t size);
} fuzzers[] = {
    {KYUBI_TESTS "/fuzz/corpus/qasm", qasm_fuzz},
};

static void every_file_of_the_corpus_is_a_circuit_or_an_error(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof fuzzers / sizeof *fuzzers; i++) {
        char **names = file_list(fuzzers[i].folder, NULL, NULL);
        assert_non_null(names);
        assert_non_null(names[0]);
        for (char **name = names; *name; name++) {
            char *path = file_join(fuzzers[i].folder, *name);
            size_t size;
            char *bytes = file_read(path, 1 << 20, &size, NULL);
            assert_non_null(bytes);
            assert_int_equal(fuzzers[i].play((const uint8_t *)bytes, size), 0);
            free(bytes);
            free(path);
        }
        free(names);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_of_the_corpus_is_a_circuit_or_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
