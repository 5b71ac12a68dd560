// What an error says, for tests that read its sentence.
#ifndef KYUBI_TESTS_SENTENCE_H
#define KYUBI_TESTS_SENTENCE_H

#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

static inline void assert_sentence(const Error *err, const char *key,
                                   const char *sentence) {
    assert_string_equal(err->key, key);
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    char *said = words_error(words, LANG_EN, err);
    assert_string_equal(said, sentence);
    free(said);
    words_close(words);
}

#endif
