// The rows of the table of words for the verbs of a stage's pen, held against what the pen
// itself says: the verbs it names, the options each takes, their ranges, and the examples.
#include "language_bench.h"

#include "lesson/drawing.h"

#define TICK "{\"stage\":0,\"t\":1.5,\"touch\":\"tick\",\"area\":0,\"x\":0,\"y\":0}"

// What drawing `body` ends with; key "" when it is drawn.
static Error drawing_error(const char *body) {
    Buffer text = {0};
    buffer_print(&text, PAGE "stage { label = 'L', draw = function(g, t)\n%s\nend }\n",
                 body);
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    Error err = {.key = ""};
    if (!load(cage, text.data, parts, &out))
        fail_msg("%s [%s]", out.error.key, out.error.args);
    char *json = NULL;
    if (!language_call(cage, "stage", TICK, strlen(TICK), 250, &json, &out))
        err = out.error;
    free(json);
    data_free(parts);
    cage_destroy(cage);
    buffer_clear(&text);
    return err;
}

static bool is_verb(const Data *word) {
    return !strcmp(data_text(data_get(word, "form"), ""), "verb");
}

static const char *name_of(const Data *row) {
    return data_text(data_get(row, "name"), "");
}

static const Data *options_of(const Data *word) {
    const Data *fields = data_get(word, "fields");
    if (!data_count(fields)) return NULL;
    const Data *last = data_at(fields, data_count(fields) - 1);
    return strcmp(name_of(last), "options") != 0 ? NULL : data_get(last, "fields");
}

static void each_verb(void (*check)(const Data *word)) {
    Cage *cage = new_cage();
    Data *words = call(cage, "words", "null");
    const Data *list = data_get(words, "words");
    for (size_t i = 0; i < data_count(list); i++)
        if (is_verb(data_at(list, i))) check(data_at(list, i));
    data_free(words);
    cage_destroy(cage);
}

// "a, b, c": how many, and whether `name` is one of them.
static int names_in(const char *list, const char *name, bool *found) {
    int count = 0;
    *found = false;
    for (const char *at = list; *at; count++) {
        size_t size = strcspn(at, ",");
        *found = *found || (strlen(name) == size && !strncmp(at, name, size));
        at += size;
        at += strspn(at, ", ");
    }
    return count;
}

static void the_rows_are_the_verbs_that_the_pen_has(void **state) {
    (void)state;
    Error err = drawing_error("g:xxxxxxxxxxxxxx()");
    assert_string_equal(err.key, "stage.verb");
    const char *list = strchr(err.args, '\t') + 1;
    Cage *cage = new_cage();
    Data *words = call(cage, "words", "null");
    const Data *rows = data_get(words, "words");
    int told = 0, has = 0;
    for (size_t i = 0; i < data_count(rows); i++) {
        if (!is_verb(data_at(rows, i))) continue;
        bool found;
        has = names_in(list, name_of(data_at(rows, i)) + strlen("g:"), &found);
        if (!found) fail_msg("the pen has no %s", name_of(data_at(rows, i)));
        told++;
    }
    assert_int_equal(told, has);
    data_free(words);
    cage_destroy(cage);
}

static void draw_example(const Data *word) {
    const char *example = data_text(data_get(word, "example"), "");
    assert_non_null(strstr(example, name_of(word)));
    Error err = drawing_error(example);
    if (err.key[0]) fail_msg("%s: %s [%s]", name_of(word), err.key, err.args);
}

static void every_example_is_drawn(void **state) {
    (void)state;
    each_verb(draw_example);
}

// A call with the positional arguments of the row, then `options`.
static char *call_of(const Data *word, const char *options) {
    static const struct {
        const char *type, *value;
    } values[] = {{"number", "1"},     {"word", "'x'"},
                  {"text", "'x'"},     {"words_or_number", "'x'"},
                  {"choice", "'fox'"}, {"points", "{ 1, 1, 2, 2 }"},
                  {"options", NULL},   {"segments", "{ 'move', 1, 1, 'line', 2, 2 }"}};
    const Data *fields = data_get(word, "fields");
    Buffer out = {0};
    buffer_print(&out, "%s(", name_of(word));
    for (size_t i = 0; i < data_count(fields); i++) {
        const char *type = data_text(data_get(data_at(fields, i), "type"), "");
        const char *value = "?";
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            if (!strcmp(values[k].type, type)) value = values[k].value;
        buffer_print(&out, "%s%s", i ? ", " : "", value ? value : options);
    }
    buffer_print(&out, ")");
    return buffer_take(&out);
}

static Error call_error(const Data *word, const char *options) {
    char *body = call_of(word, options);
    Error err = drawing_error(body);
    free(body);
    return err;
}

// The pen refuses an option it has not by naming those it has.
static void check_options(const Data *word) {
    const Data *options = options_of(word);
    if (!options) return;
    Error err = call_error(word, "{ zzzzzz = 1 }");
    assert_string_equal(err.key, "stage.option");
    const char *list = strchr(strchr(err.args, '\t') + 1, '\t') + 1;
    int has = 0;
    for (size_t i = 0; i < data_count(options); i++) {
        bool found;
        has = names_in(list, name_of(data_at(options, i)), &found);
        if (!found) fail_msg("%s takes no %s", name_of(word), name_of(data_at(options, i)));
    }
    if ((int)data_count(options) != has)
        fail_msg("%s takes %s; the row tells %d", name_of(word), list,
                 (int)data_count(options));
}

static void the_options_of_a_row_are_those_that_the_pen_takes(void **state) {
    (void)state;
    each_verb(check_options);
}

static void check_needed(const Data *word) {
    const Data *fields = data_get(word, "fields");
    int needed = 0, given = (int)data_count(fields);
    for (size_t i = 0; i < data_count(fields); i++)
        needed += data_bool(data_get(data_at(fields, i), "needed"), false);
    Buffer few = {0};
    buffer_print(&few, "%s(", name_of(word));
    for (int i = 0; i + 1 < needed; i++)
        buffer_print(&few, "%s1", i ? ", " : "");
    buffer_print(&few, ")");
    if (needed && !drawing_error(few.data).key[0]) fail_msg("%s was drawn", few.data);
    buffer_clear(&few);
    if (needed == given) return; // area and button need their options
    Error err = call_error(word, "nil");
    if (err.key[0]) fail_msg("%s: %s [%s]", name_of(word), err.key, err.args);
}

static void what_a_row_calls_needed_is_needed_and_enough(void **state) {
    (void)state;
    each_verb(check_needed);
}

// One step out of the range that is told, the pen refuses with the same range.
static void check_ranges(const Data *word) {
    const Data *options = options_of(word);
    for (size_t i = 0; i < data_count(options); i++) {
        const Data *option = data_at(options, i);
        if (!data_get(option, "to")) continue;
        double from = data_number(data_get(option, "from"), -1);
        double to = data_number(data_get(option, "to"), -1);
        char given[80], range[80];
        for (int side = 0; side < 2; side++) {
            snprintf(given, sizeof given, "{ %s = %g }", name_of(option),
                     side ? to + 1 : from - 0.01);
            snprintf(range, sizeof range, "\t%g … %g\t", from, to);
            Error err = call_error(word, given);
            if (strcmp(err.key, "stage.option_value") != 0 || !strstr(err.args, range))
                fail_msg("%s %s: %s [%s]", name_of(word), given, err.key, err.args);
            snprintf(given, sizeof given, "{ %s = %g }", name_of(option), side ? to : from);
            err = call_error(word, given);
            if (err.key[0]) fail_msg("%s %s: %s", name_of(word), given, err.key);
        }
    }
}

static void the_ranges_of_options_are_those_of_the_pen(void **state) {
    (void)state;
    each_verb(check_ranges);
}

static void check_inks(const Data *word) {
    if (strcmp(name_of(word), "g:ink") != 0) return;
    const Data *names = data_get(data_at(data_get(word, "fields"), 0), "names");
    size_t count = 0;
    while (drawing_inks()[count])
        count++;
    assert_int_equal(data_count(names), count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(data_text(data_at(names, i), ""), drawing_inks()[i]);
}

static void the_inks_are_told(void **state) {
    (void)state;
    each_verb(check_inks);
}

// The lesson itself has no g.
static void a_verb_outside_draw_is_an_unknown_name(void **state) {
    (void)state;
    Error err = error_of(PAGE "g:line(1, 1, 2, 2)");
    assert_string_equal(err.key, "language.unknown");
    assert_int_equal(err.line, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_are_the_verbs_that_the_pen_has),
        cmocka_unit_test(every_example_is_drawn),
        cmocka_unit_test(the_options_of_a_row_are_those_that_the_pen_takes),
        cmocka_unit_test(what_a_row_calls_needed_is_needed_and_enough),
        cmocka_unit_test(the_ranges_of_options_are_those_of_the_pen),
        cmocka_unit_test(the_inks_are_told),
        cmocka_unit_test(a_verb_outside_draw_is_an_unknown_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
