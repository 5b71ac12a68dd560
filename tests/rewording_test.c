// Files with some of their strings said anew: what changes, to the byte.
#include "lesson/rewording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static bool takes(const void *of, const char *word) {
    (void)of;
    return !strcmp(word, "prose") || !strcmp(word, "page") ||
           !strcmp(word, "circuit.label") || !strcmp(word, ".title");
}

static const struct {
    bool json;
    const char *source, *ja, *en, *result; // of the first text
} cases[] = {
    {false, "-- é\nprose { ja = '一', en = \"one\" } -- end", "二", NULL,
     "-- é\nprose { ja = \"二\", en = \"one\" } -- end"},
    {false, "prose { ja = \"一\" }", NULL, "one", "prose { ja = \"一\", en = \"one\" }"},
    {false, "prose { en = \"one\" , }", "一", NULL,
     "prose { ja = \"一\", en = \"one\" , }"},
    {false, "prose {\n  ja = [[ 一 ]],\n}", NULL, "a\n\n- b\n- c",
     "prose {\n  ja = [[ 一 ]],\n  en = [[\n    a\n\n    - b\n    - c\n  ]],\n}"},
    {false, "prose { ja = \"一\" }", NULL, "$\\theta$",
     "prose { ja = \"一\", en = [[ $\\theta$ ]] }"},
    {false, "prose { ja = \"一\" }", NULL, "a ]] \\ ]=]",
     "prose { ja = \"一\", en = [==[ a ]] \\ ]=] ]==] }"},
    {false, "prose { ja = \"一\" }", NULL, "say \"no\"",
     "prose { ja = \"一\", en = \"say \\\"no\\\"\" }"},
    {false, "prose [[ 一 ]]", NULL, "one", "prose { ja = [[ 一 ]], en = \"one\" }"},
    {false, "prose \"one\"", "一", NULL, "prose { ja = \"一\", en = \"one\" }"},
    {false, "prose \"one\"", NULL, "two", "prose \"two\""},
    {false, "prose \"one\"", "一", "two", "prose { ja = \"一\", en = \"two\" }"},
    {false, "page 'a' 'A title'", "題", NULL, "page 'a' { ja = \"題\", en = 'A title' }"},
    {false, "circuit { start = 'hh', label = 'A label' }", "名", NULL,
     "circuit { start = 'hh', label = { ja = \"名\", en = 'A label' } }"},
    {true, "{ \"title\" : {\"ja\" : \"一\"} }", NULL, "a \"b\" \\",
     "{ \"title\" : {\"ja\" : \"一\", \"en\": \"a \\\"b\\\" \\\\\"} }"},
    {true, "{\"title\": \"My course\"}", "私", NULL,
     "{\"title\": { \"ja\": \"私\", \"en\": \"My course\" }}"},
};

static void only_the_strings_that_are_asked_for_change(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *source = cases[i].source;
        TextWords words = {.takes = takes};
        PlacedTexts texts = placed_texts(source, strlen(source), cases[i].json, words);
        if (texts.count != 1) fail_msg("%s: %d", source, texts.count);
        NewWords wanted = {{cases[i].ja, cases[i].en}};
        Error err = {.key = ""};
        size_t size;
        char *result = reworded(source, strlen(source), cases[i].json, words, &texts,
                                &wanted, &size, &err);
        if (!result) fail_msg("%s: %s", source, err.key);
        assert_string_equal(result, cases[i].result);
        assert_int_equal(size, strlen(result));
        free(result);
        placed_texts_free(&texts);
    }
}

static void values_and_formulas_are_compared(void **state) {
    (void)state;
    static const struct {
        const char *ja, *en, *key;
    } pairs[] = {{"角は {=theta:angle}", "the angle is {= theta:angle}", NULL},
                 {"{=a} と {=b}", "{=b} and {=a}", NULL},
                 {"{=a}", "{=b}", "texts.values"},
                 {"{=a}", "a", "texts.values"},
                 {"$x$ と $x$", "$ x $", NULL},
                 {"$$x$$", "$x$", NULL},
                 {"$x$", "$y$", "texts.formulas"},
                 {"\\$5 $x$", "$x$ for \\$5", NULL},
                 {"$x", "{=", "texts.values"},
                 {"", "", NULL}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *key = words_differ(pairs[i].ja, pairs[i].en);
        if (!key != !pairs[i].key || (key && strcmp(key, pairs[i].key)))
            fail_msg("%s / %s: %s", pairs[i].ja, pairs[i].en, key ? key : "alike");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_strings_that_are_asked_for_change),
        cmocka_unit_test(values_and_formulas_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
