// `kyubi check` over packs with one mistake a lesson.
#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACKS KYUBI_TESTS "/packs"

typedef struct Ran {
    int status;
    char *out, *err;
} Ran;

// Runs `kyubi check` with up to four words.
static Ran ran(const char *one, const char *two, const char *three, const char *four) {
    const char *given[] = {one, two, three, four, NULL};
    char *argv[4];
    int argc = 0;
    while (given[argc]) {
        argv[argc] = mem_text(given[argc]);
        argc++;
    }
    char program[] = KYUBI_BUILD, assets[] = KYUBI_SOURCE "/assets";
    char fonts[] = KYUBI_BUILD "/fonts", lessons[] = KYUBI_SOURCE "/lessons";
    Places places = {program, assets, fonts, lessons};
    Ran ran = {0};
    size_t out, err;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = LANG_EN,
                              .out = open_memstream(&ran.out, &out),
                              .err = open_memstream(&ran.err, &err)};
    ran.status = command_find("check")->run(argc, argv, &context);
    fclose(context.out);
    fclose(context.err);
    words_close(words);
    for (int i = 0; i < argc; i++)
        free(argv[i]);
    return ran;
}

static void ran_free(Ran *ran) {
    free(ran->out);
    free(ran->err);
}

static Data *ran_data(const Ran *ran) {
    Data *data = data_read(ran->out, strlen(ran->out), (DataLimits){0}, "out", NULL);
    assert_non_null(data);
    return data;
}

// What must be found, and nothing else, in this order.
typedef struct Expected {
    const char *file, *code;
    int line;
    bool warning;
} Expected;

// Every finding stands on standard error too; one that begins with the file's name says
// "this file" there.
static void expect_line(const Ran *ran, const Data *finding) {
    Buffer line = {0};
    const char *file = data_text(data_get(finding, "file"), "");
    const char *message = data_text(data_get(finding, "message"), "");
    long long number = data_integer(data_get(finding, "line"), -1);
    bool named = !strncmp(message, file, strlen(file));
    buffer_print(&line, "%s", file);
    if (number) buffer_print(&line, ":%lld", number);
    buffer_print(&line, ": ");
    if (!named) buffer_print(&line, "%s\n", message);
    if (!strstr(ran->err, line.data)) fail_msg("not on standard error: %s", line.data);
    buffer_clear(&line);
}

static void expect(const Ran *ran, const char *folder, const Expected *expected,
                   size_t count) {
    Data *data = ran_data(ran);
    const Data *findings = data_get(data, "findings");
    for (size_t i = 0; i < count && i < data_count(findings); i++) {
        const Data *finding = data_at(findings, i);
        char *file = file_join(folder, expected[i].file);
        assert_string_equal(data_text(data_get(finding, "file"), ""), file);
        assert_string_equal(data_text(data_get(finding, "code"), ""), expected[i].code);
        assert_true(finding_is(expected[i].code)); // kyubi doc --findings tells of it
        assert_int_equal(data_integer(data_get(finding, "line"), -1), expected[i].line);
        assert_string_equal(data_text(data_get(finding, "severity"), ""),
                            expected[i].warning ? "warning" : "error");
        expect_line(ran, finding);
        free(file);
    }
    assert_int_equal(data_count(findings), count);
    data_free(data);
}

#define EXPECT(ran, folder, expected) \
    expect(ran, folder, expected, sizeof(expected) / sizeof *(expected))

static void every_mistake_is_found_at_its_line(void **unused) {
    (void)unused;
    static const Expected expected[] = {
        {"pack.json", "check.dead_lesson", 16, false},
        {"01-syntax.lua", "lua.syntax", 7, false},
        {"02-word.lua", "language.unknown_near", 6, false},
        {"03-loop.lua", "jail.time", 6, false},
        {"04-translation.lua", "check.translation", 6, false},
        {"05-formula.lua", "formula.unknown", 10, false},
        {"05-formula.lua", "formula.brace", 12, false},
        {"05-formula.lua", "formula.script", 17, false},
        {"05-formula.lua", "formula.argument", 20, false},
        {"06-furigana.lua", "ruby.empty", 5, false},
        {"06-furigana.lua", "ruby.brace", 6, false},
        {"07-links.lua", "check.dead_lesson", 10, false},
        {"07-links.lua", "check.dead_page", 11, false},
        {"07-links.lua", "check.dead_term", 12, false},
        {"07-links.lua", "check.link", 13, false},
        {"08-solution.lua", "check.solution_state", 9, false},
        {"09-computed.lua", "check.computed", 9, false},
        {"10-wrong.lua", "check.example", 11, false},
        {"11-names.lua", "check.id", 2, false},
        {"11-names.lua", "check.title", 3, true},
        {"11-names.lua", "check.dead_lesson", 4, false},
        {"12-dollar.lua", "check.dollar", 10, true},
        {"13-silent.lua", "check.option_silent", 8, true},
        {"14-price.lua", "formula.character", 6, false},
        {"14-price.lua", "check.dollar", 6, true},
        {"14-price.lua", "check.dollar", 8, true},
        {"14-price.lua", "formula.dollar", 9, false},
    };
    Ran it = ran(PACKS "/mistakes", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/mistakes", expected);
    Data *data = ran_data(&it);
    assert_false(data_bool(data_get(data, "ok"), true));
    assert_int_equal(data_integer(data_get(data, "lessons"), 0), 14);
    assert_int_equal(data_integer(data_get(data, "exercises"), 0), 5);
    data_free(data);
    ran_free(&it);
}

static void mistakes_in_stages_are_found_where_they_are_drawn(void **unused) {
    (void)unused;
    static const Expected expected[] = {
        {"01-stages.lua", "stage.ink_near", 9, false},
        {"01-stages.lua", "stage.verb_near", 13, false},
        {"01-stages.lua", "stage.number", 17, false},
        {"01-stages.lua", "check.translation", 20, false},
        {"01-stages.lua", "formula.unknown", 20, false},
        {"01-stages.lua", "check.translation_of", 25, false},
    };
    Ran it = ran(PACKS "/stage-mistakes", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/stage-mistakes", expected);
    ran_free(&it);
}

static void a_file_that_pack_json_names_must_be_there(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"pack.json", "pack.no_file", 2, false}};
    Ran it = ran("--json", PACKS "/lost", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/lost", expected);
    ran_free(&it);
}

static void a_pack_json_that_does_not_parse_is_named_with_its_line(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"pack.json", "json.broken", 3, false}};
    Ran it = ran("--json", PACKS "/torn", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/torn", expected);
    ran_free(&it);
}

static void one_lesson_is_checked_as_its_pack_has_it(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"11-names.lua", "check.id", 2, false},
                                        {"11-names.lua", "check.title", 3, true},
                                        {"11-names.lua", "check.dead_lesson", 4, false}};
    Ran it = ran(PACKS "/mistakes/11-names.lua", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/mistakes", expected);
    ran_free(&it);
}

static void a_warning_alone_is_no_failure(void **unused) {
    (void)unused;
    Ran it = ran(PACKS "/mistakes/12-dollar.lua", NULL, NULL, NULL);
    assert_int_equal(it.status, 0);
    assert_non_null(strstr(it.err, "12-dollar.lua:10: This $ is read as"));
    assert_string_equal(it.out, "0 errors, 1 warning (1 lesson, 0 exercises).\n");
    ran_free(&it);
}

static void a_circle_and_an_unnamed_lesson_are_found(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"pack.json", "check.circle", 4, false},
                                        {"pack.json", "check.circle", 12, false},
                                        {"pack.json", "check.unnamed", 0, true}};
    Ran it = ran(PACKS "/circle", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/circle", expected);
    assert_non_null(strstr(it.err, "circle.a → circle.c → circle.b → circle.a"));
    assert_non_null(strstr(it.err, "02-left.lua"));
    assert_null(strstr(it.err, "notes.lua"));
    ran_free(&it);
}

static void furigana_that_is_mistyped_is_a_warning_with_its_line(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"01-furigana.lua", "check.furigana", 8, true},
                                        {"01-furigana.lua", "check.furigana", 9, true},
                                        {"01-furigana.lua", "check.furigana", 10, true},
                                        {"01-furigana.lua", "check.furigana", 11, true}};
    Ran it = ran(PACKS "/furigana", "--json", NULL, NULL);
    EXPECT(&it, PACKS "/furigana", expected);
    ran_free(&it);
}

// Texts of every block are looked at: what is closed at first, and both columns.
static void a_table_without_a_rule_and_dead_links_in_any_block_are_found(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"01-table.lua", "check.table", 9, false},
                                        {"01-table.lua", "check.dead_page", 23, false},
                                        {"01-table.lua", "check.dead_lesson", 24, false},
                                        {"01-table.lua", "check.dead_term", 28, false}};
    Ran it = ran(PACKS "/table", "--json", NULL, NULL);
    EXPECT(&it, PACKS "/table", expected);
    ran_free(&it);
}

static void a_path_that_is_no_lesson_is_named(void **unused) {
    (void)unused;
    static const Expected none[] = {{"nowhere.lua", "file.missing", 0, false}};
    Ran it = ran(PACKS "/nowhere.lua", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS, none);
    ran_free(&it);
    it = ran(PACKS "/nowhere", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    static const Expected folder[] = {{"nowhere", "file.missing", 0, false}};
    EXPECT(&it, PACKS, folder);
    ran_free(&it);
    static const Expected other[] = {{"pack.json", "pack.not_lesson", 0, false}};
    it = ran(PACKS "/tall/pack.json", "--json", NULL, NULL);
    assert_int_equal(it.status, 1);
    EXPECT(&it, PACKS "/tall", other);
    ran_free(&it);
}

static void wrong_words_are_refused_with_the_usage(void **unused) {
    (void)unused;
    Ran it = ran("--fast", "lessons", NULL, NULL);
    assert_int_equal(it.status, 2);
    assert_string_equal(it.out, "");
    assert_non_null(strstr(it.err, "--fast"));
    ran_free(&it);
    it = ran("--json", NULL, NULL, NULL);
    assert_int_equal(it.status, 2);
    assert_string_equal(it.out, "");
    assert_non_null(strstr(it.err, "Nothing to check was named"));
    assert_non_null(strstr(it.err, "check PATH..."));
    ran_free(&it);
}

static void the_lessons_of_kyubi_have_no_finding(void **unused) {
    (void)unused;
    Ran it = ran(KYUBI_SOURCE "/lessons", "--json", NULL, NULL);
    assert_string_equal(it.err, "");
    assert_int_equal(it.status, 0);
    Data *data = ran_data(&it);
    assert_true(data_bool(data_get(data, "ok"), false));
    assert_true(data_integer(data_get(data, "lessons"), 0) >= 1);
    assert_true(data_integer(data_get(data, "exercises"), 0) >= 5);
    data_free(data);
    ran_free(&it);
}

// --- --layout

static int count_of(const Data *findings, const char *code, const char *words) {
    int count = 0;
    for (size_t i = 0; i < data_count(findings); i++) {
        const Data *finding = data_at(findings, i);
        if (!strcmp(data_text(data_get(finding, "code"), ""), code) &&
            strstr(data_text(data_get(finding, "message"), ""), words))
            count++;
    }
    return count;
}

// Both functions are right while nothing is moved.
static void a_function_that_fails_at_an_end_of_an_input_is_found(void **unused) {
    (void)unused;
    static const Expected expected[] = {{"01-value.lua", "language.needs_value", 6, false},
                                        {"01-value.lua", "language.needs_value", 9, false}};
    Ran it = ran(PACKS "/live", "--json", NULL, NULL);
    EXPECT(&it, PACKS "/live", expected);
    ran_free(&it);
}

// The formula is long only where the slider is at its end.
static void pages_are_looked_at_with_every_input_at_its_ends(void **unused) {
    (void)unused;
    Ran it = ran(PACKS "/live/02-wide.lua", "--layout", "--json", NULL);
    Data *data = ran_data(&it);
    const Data *findings = data_get(data, "findings");
    assert_true(count_of(findings, "layout.small", "“wide” (ja 1280x800 light") > 0);
    for (size_t i = 0; i < data_count(findings); i++)
        assert_null(strstr(data_text(data_get(data_at(findings, i), "message"), ""),
                           "page “steps”"));
    data_free(data);
    ran_free(&it);
}

// The tall pack takes long to lay out: two tests read what one run of it said, the group's
// state.
static int lay_out_tall(void **state) {
    Ran *tall = mem_new(sizeof *tall);
    *tall = ran(PACKS "/tall", "--layout", "--json", NULL);
    *state = tall;
    return 0;
}

static int clear_tall(void **state) {
    ran_free(*state);
    free(*state);
    return 0;
}

static void a_page_that_does_not_fit_is_found_with_where(void **state) {
    const Ran *tall = *state;
    assert_int_equal(tall->status, 1);
    Data *data = ran_data(tall);
    const Data *findings = data_get(data, "findings");
    // Too long in Japanese alone; too many pictures in both languages; the last page fits.
    assert_int_equal(
        count_of(findings, "layout.text_room", "page “text” (ja 1280x800 light +11)"), 1);
    assert_int_equal(count_of(findings, "layout.text_room", "“text” (en"), 0);
    assert_int_equal(
        count_of(findings, "layout.picture_room", "“pictures” (ja 1280x800 light +11)"), 1);
    assert_int_equal(
        count_of(findings, "layout.picture_room", "“pictures” (en 1280x800 light +11)"), 1);
    for (size_t i = 0; i < data_count(findings); i++)
        assert_null(strstr(data_text(data_get(data_at(findings, i), "message"), ""),
                           "page “fine”"));
    const Data *first = data_at(findings, 0);
    assert_string_equal(data_text(data_get(first, "file"), ""), PACKS "/tall/01-tall.lua");
    assert_int_equal(data_integer(data_get(first, "line"), 0), 5);
    data_free(data);
}

static void a_table_that_is_wider_than_its_column_is_found(void **unused) {
    (void)unused;
    Ran it = ran(PACKS "/table", "--layout", "--json", NULL);
    Data *data = ran_data(&it);
    const Data *findings = data_get(data, "findings");
    assert_true(count_of(findings, "layout.small", "“wide” (en 1280x800 light") > 0);
    assert_true(count_of(findings, "layout.overlap", "“wide” (en 1024x768 projector") > 0);
    for (size_t i = 0; i < data_count(findings); i++)
        assert_null(strstr(data_text(data_get(data_at(findings, i), "message"), ""),
                           "page “fine”"));
    assert_int_equal(count_of(findings, "layout.text_room", "“rule”"), 0);
    data_free(data);
    ran_free(&it);
}

// Every window, theme and size of text is walked with all readings: 17 ways in Japanese. At
// the other levels, which show none on these pages, the 12 of the usual size once more.
static void pages_are_looked_at_at_every_level_of_furigana(void **unused) {
    (void)unused;
    Ran it = ran(PACKS "/readings", "--layout", "--json", NULL);
    Data *data = ran_data(&it);
    const Data *findings = data_get(data, "findings");
    assert_int_equal(
        count_of(findings, "layout.cut", "“read” (ja 1280x800 light furigana all +16)"), 1);
    assert_int_equal(count_of(findings, "layout.small",
                              "“wide” (ja 1280x800 light furigana all +25), “\\text{and"),
                     1);
    assert_int_equal(count_of(findings, "layout.cut", "(en"), 0);
    data_free(data);
    ran_free(&it);
}

// A hint and the words to a wrong answer hold formulas that no column holds: both are only
// seen once the question was answered.
static void pages_are_looked_at_with_their_hints_and_verdicts_too(void **state) {
    Data *data = ran_data(*state);
    const Data *findings = data_get(data, "findings");
    assert_int_equal(
        count_of(findings, "layout.small", "“wide” (ja 1280x800 light +9), “a_{1}=a_{2}"),
        1);
    assert_int_equal(count_of(findings, "layout.small",
                              "“wide” (ja 1280x800 light +13), “\\text{another"),
                     1);
    assert_int_equal(count_of(findings, "layout.small", "(en 1280x800 light +13), “\\text"),
                     0);
    assert_true(count_of(findings, "layout.window", "1280x800 projector") > 0);
    assert_true(count_of(findings, "layout.cut", "1280x800 projector") > 0);
    data_free(data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_found_at_its_line),
        cmocka_unit_test(mistakes_in_stages_are_found_where_they_are_drawn),
        cmocka_unit_test(a_file_that_pack_json_names_must_be_there),
        cmocka_unit_test(a_pack_json_that_does_not_parse_is_named_with_its_line),
        cmocka_unit_test(one_lesson_is_checked_as_its_pack_has_it),
        cmocka_unit_test(a_warning_alone_is_no_failure),
        cmocka_unit_test(a_circle_and_an_unnamed_lesson_are_found),
        cmocka_unit_test(furigana_that_is_mistyped_is_a_warning_with_its_line),
        cmocka_unit_test(a_table_without_a_rule_and_dead_links_in_any_block_are_found),
        cmocka_unit_test(a_table_that_is_wider_than_its_column_is_found),
        cmocka_unit_test(a_path_that_is_no_lesson_is_named),
        cmocka_unit_test(wrong_words_are_refused_with_the_usage),
        cmocka_unit_test(the_lessons_of_kyubi_have_no_finding),
        cmocka_unit_test(a_function_that_fails_at_an_end_of_an_input_is_found),
        cmocka_unit_test(pages_are_looked_at_with_every_input_at_its_ends),
        cmocka_unit_test(a_page_that_does_not_fit_is_found_with_where),
        cmocka_unit_test(pages_are_looked_at_at_every_level_of_furigana),
        cmocka_unit_test(pages_are_looked_at_with_their_hints_and_verdicts_too),
    };
    return cmocka_run_group_tests(tests, lay_out_tall, clear_tall);
}
