// What every fuzzer shares: its input as a text, and what must hold of every refusal.
#ifndef KYUBI_TESTS_FUZZ_INPUT_H
#define KYUBI_TESTS_FUZZ_INPUT_H

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// A copy with a zero byte behind it and not one byte more, so that a reader past its end is
// caught.
static inline char *input_text(const uint8_t *data, size_t size) {
    char *text = mem_new(size + 1);
    if (size) memcpy(text, data, size);
    return text;
}

static inline const Words *input_words(void) {
    static Words *words; // for the life of the program
    if (!words) words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    assert(words);
    return words;
}

// A sentence needs as many arguments as the highest of its places.
static inline int input_places(const char *sentence) {
    int most = 0;
    for (const char *at = sentence; (at = strchr(at, '{')); at++)
        if (at[1] >= '1' && at[1] <= '9' && at[2] == '}' && at[1] - '0' > most)
            most = at[1] - '0';
    return most;
}

// Nothing went wrong and nothing is said; or it did, and there is a sentence for it in both
// languages, with something for each of its places.
static inline void input_check(bool good, const Error *err) {
    assert(good == !err->key[0]);
    if (good) return;
    assert(words_has(input_words(), err->key));
    assert(text_valid(err->args, strlen(err->args)));
    assert(text_valid(err->file, strlen(err->file)));
    assert(err->line >= 0 && err->column >= 0);
    int args = 1;
    for (const char *at = err->args; (at = strchr(at, '\t')); at++)
        args++;
    for (int lang = 0; lang < LANG_COUNT; lang++)
        assert(input_places(words_in(input_words(), (Lang)lang, err->key)) <= args);
}

#endif
