// The present values of a lesson: texts that show them, circuits that follow them, what is
// taken back, and what the jail is told and says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "lesson/live.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { THETA, N, TEXT, NUMBER };

static const char *const PARTS[] = {
    "{\"part\":\"lesson\",\"id\":\"a\",\"title\":{\"en\":\"T\"}}",
    "{\"part\":\"page\",\"id\":\"p\",\"title\":{\"en\":\"P\"},\"variables\":["
    "{\"kind\":\"slider\",\"label\":{\"en\":\"t\"},\"from\":0,\"to\":3,\"step\":0.5,"
    "\"start\":1},"
    "{\"kind\":\"field\",\"label\":{\"en\":\"n\"},\"from\":-10,\"to\":10,\"start\":2},"
    "{\"kind\":\"value\",\"text\":\"**so**\"},{\"kind\":\"value\",\"number\":0.25}],"
    "\"sources\":[{\"kind\":\"circuit\",\"wires\":2,\"start\":\"ry(theta/2) 0; cx 0 1\","
    "\"locked\":true,\"names\":{\"theta\":{\"variable\":0}}},"
    "{\"kind\":\"arrow\",\"theta\":1,\"phi\":0,\"fixed\":true,\"bound\":{\"theta\":"
    "{\"text\":\"theta\",\"names\":{\"theta\":{\"variable\":0}}}}}]}",
    "{\"part\":\"page\",\"id\":\"q\",\"title\":{\"en\":\"Q\"},\"variables\":["
    "{\"kind\":\"toggle\",\"label\":{\"en\":\"o\"},\"from\":0,\"to\":1,\"step\":1}]}",
    "{\"part\":\"live\",\"expressions\":["
    "{\"text\":\"theta/2\",\"format\":\"2\",\"names\":{\"theta\":{\"variable\":0}}},"
    "{\"text\":\"word\",\"names\":{\"word\":{\"variable\":2}}},"
    "{\"text\":\"p(pair, "
    "'11')\",\"format\":\"percent\",\"names\":{\"pair\":{\"source\":0}}},"
    "{\"text\":\"word + 1\",\"names\":{\"word\":{\"variable\":2}}},"
    "{\"text\":\"-angle\",\"names\":{\"angle\":{\"given\":true}}},"
    "{\"text\":\"name\",\"names\":{\"name\":{\"given\":true}}},"
    "{\"text\":\"k*n\",\"names\":{\"k\":{\"number\":3},\"n\":{\"variable\":1}}}]}",
};

typedef struct Bench {
    Lesson *lesson;
    Live *live;
} Bench;

static int setup(void **state) {
    Bench *b = calloc(1, sizeof *b);
    b->lesson = lesson_create("a.lua");
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        Error err = {.key = ""};
        Data *part = data_read(PARTS[i], strlen(PARTS[i]), (DataLimits){0}, "part", NULL);
        if (!lesson_add(b->lesson, part, &err)) fail_msg("%s %s", err.key, err.args);
        data_free(part);
    }
    b->live = live_create(b->lesson);
    *state = b;
    return 0;
}

static int teardown(void **state) {
    Bench *b = *state;
    live_destroy(b->live);
    lesson_destroy(b->lesson);
    free(b);
    return 0;
}

static void check_text(const Bench *b, const char *words, const Drawn *drawn,
                       const char *expected) {
    Text text = {{[LANG_EN] = (char *)words}};
    char *filled = live_text(b->live, &text, LANG_JA, drawn); // the other language serves
    assert_string_equal(filled, expected);
    free(filled);
}

static void texts_show_what_is_now(void **state) {
    Bench *b = *state;
    check_text(b, "plain $x$", NULL, "plain $x$");
    check_text(b, "{=#0} and {=#6}", NULL, "0.50 and 6");
    live_set(b->live, THETA, 3);
    live_set(b->live, N, -0.5);
    check_text(b, "{=#0} and {=#6}", NULL, "1.50 and −1.5");
    check_text(b, "It is {=#1}.", NULL, "It is **so**.");
    check_text(b, "{=#3}", NULL, "—"); // a text is no number
    check_text(b, "{=#99}{=#-1}{=#x}", NULL, "——{=#x}");
}

static void within_a_formula_numbers_are_tex(void **state) {
    Bench *b = *state;
    check_text(b, "$p={=#2}$, {=#2}, $${=#2}$$ \\$ {=#2} $x \\$ {=#2}$", NULL,
               "$p=50\\%$, 50%, $$50\\%$$ \\$ 50% $x \\$ 50\\%$");
}

static void what_an_exercise_drew_stands_by_its_name(void **state) {
    Bench *b = *state;
    const Drawn drawn[] = {{"angle", 30, NULL}, {"name", 0, "Bell"}, {NULL}};
    check_text(b, "{=#4} {=#5}", drawn, "−30 Bell");
    check_text(b, "{=#4} {=#5}", NULL, "— —");
}

static void a_number_stays_in_range_and_on_its_steps(void **state) {
    Bench *b = *state;
    const Variable *slider = &b->lesson->variables[THETA];
    static const double rows[][2] = {{-1, 0}, {0.2, 0}, {0.3, 0.5}, {2.9, 3}, {99, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_float_equal(live_fit(slider, rows[i][0]), rows[i][1], 0);
    Variable odd = {.kind = VARIABLE_SLIDER, .from = 1, .to = 2, .step = 0.3};
    assert_float_equal(live_fit(&odd, 2), 1.9, 1e-12); // its last step, not its end
    assert_false(live_set(b->live, THETA, NAN));
    assert_false(live_set(b->live, THETA, 1.1)); // where it stands
    assert_false(live_set(b->live, NUMBER, 1));  // a function's
    assert_float_equal(live_number(b->live, NUMBER), 0.25, 0);
}

static void a_drag_is_one_action(void **state) {
    Bench *b = *state;
    live_hold(b->live, THETA);
    for (int i = 0; i < 5; i++)
        live_set(b->live, THETA, 0.5 * i);
    assert_true(live_settle(b->live));
    assert_float_equal(live_number(b->live, THETA), 2, 0);
    live_hold(b->live, N);
    live_set(b->live, N, 7);
    assert_true(live_release(b->live)); // let go with Esc
    assert_float_equal(live_number(b->live, N), 2, 0);
    assert_int_equal(live_undo(b->live, 1), -1); // nothing on the other page
    assert_int_equal(live_undo(b->live, 0), THETA);
    assert_float_equal(live_number(b->live, THETA), 1, 0);
    assert_int_equal(live_undo(b->live, 0), -1);
    assert_int_equal(live_redo(b->live, 0), THETA);
    assert_float_equal(live_number(b->live, THETA), 2, 0);
    live_hold(b->live, N);
    assert_false(live_settle(b->live)); // nothing was changed: nothing to take back
}

static void a_long_afternoon_of_actions_keeps_the_last(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 1000; i++) {
        live_hold(b->live, N);
        live_set(b->live, N, i % 19 - 9);
        live_settle(b->live);
    }
    int undone = 0;
    while (live_undo(b->live, 0) >= 0)
        undone++;
    assert_in_range(undone, 100, 300);
}

static double angle_of(const Circuit *circuit) {
    return circuit_step(circuit, 0)->angles[0].value;
}

static void circuits_and_arrows_follow_their_names(void **state) {
    Bench *b = *state;
    const Circuit *start = b->lesson->sources[0].start;
    assert_float_equal(angle_of(start), 0.5, 0);
    assert_null(live_bind(b->live, 0, start));
    live_set(b->live, THETA, 3);
    Circuit *next = live_bind(b->live, 0, start);
    assert_float_equal(angle_of(next), 1.5, 0);
    assert_true(circuit_step(next, 0)->locked); // it follows though nobody may move it
    assert_string_equal(circuit_step(next, 0)->angles[0].text, "theta/2");
    char *text = live_short_form(next);
    assert_string_equal(text, "ry(1.5) 0; cx 0 1"); // for who knows no names
    free(text);
    assert_null(live_bind(b->live, 0, next));
    circuit_destroy(next);
    double theta = 1, phi = 0.25;
    assert_true(live_bind_arrow(b->live, 1, &theta, &phi));
    assert_float_equal(theta, 3, 0);
    assert_float_equal(phi, 0.25, 0);
    assert_false(live_bind_arrow(b->live, 1, &theta, &phi));
}

static void expressions_ask_the_circuit_that_is_shown(void **state) {
    Bench *b = *state;
    live_set(b->live, THETA, 3);
    Circuit *circuit = live_bind(b->live, 0, b->lesson->sources[0].start);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    live_show(b->live, 0, run, run_columns(run), 1);
    double expected = pow(sin(0.75), 2);
    assert_float_equal(live_value(b->live, &b->lesson->expressions[2], NULL), expected,
                       1e-12);
    check_text(b, "{=#2}", NULL, "46%");
    live_show(b->live, 0, run, 0, 1); // the moment before everything
    check_text(b, "{=#2}", NULL, "0%");
    run_destroy(run);
    circuit_destroy(circuit);
}

static Data *news_of(Bench *b) {
    const SourceNow sources[] = {{.circuit = b->lesson->sources[0].start},
                                 {.arrow = true, .theta = 1, .phi = 2}};
    return live_news(b->live, sources);
}

static void the_jail_is_told_each_change_once(void **state) {
    Bench *b = *state;
    assert_true(live_listens(b->live));
    assert_null(news_of(b));
    live_set(b->live, THETA, 2);
    live_show(b->live, 1, NULL, 0, 1); // as it began
    assert_true(live_show(b->live, 1, NULL, 0, 2));
    assert_false(live_show(b->live, 1, NULL, 0, 2));
    Data *news = news_of(b);
    char *text = data_write(news);
    assert_string_equal(text,
                        "{\"revision\":2,\"variables\":[{\"variable\":0,\"number\":2.0}],"
                        "\"sources\":[{\"source\":1,\"theta\":1.0,\"phi\":2.0}]}");
    free(text);
    data_free(news);
    assert_null(news_of(b));
}

static bool take(Bench *b, const char *text) {
    Data *data = data_read(text, strlen(text), (DataLimits){0}, "answer", NULL);
    assert_non_null(data);
    bool changed = live_take(b->live, data);
    data_free(data);
    return changed;
}

static void values_come_from_the_jail(void **state) {
    Bench *b = *state;
    assert_true(take(b, "{\"revision\":0,\"values\":[{\"variable\":2,\"number\":4},"
                        "{\"variable\":3,\"text\":\"x\"}],"
                        "\"sets\":[{\"variable\":1,\"number\":99}]}"));
    assert_float_equal(live_number(b->live, TEXT), 4, 0);
    assert_string_equal(live_words(b->live, NUMBER), "x");
    assert_true(isnan(live_number(b->live, NUMBER)));
    assert_float_equal(live_number(b->live, N), 10, 0); // in range, whatever the jail says
    assert_null(news_of(b));                            // it knows
}

static void what_the_hand_moved_since_stays(void **state) {
    Bench *b = *state;
    live_set(b->live, N, 1);
    live_set(b->live, N, 5);
    assert_false(take(b, "{\"revision\":1,\"sets\":[{\"variable\":1,\"number\":3}]}"));
    assert_float_equal(live_number(b->live, N), 5, 0);
    assert_true(take(b, "{\"revision\":2,\"sets\":[{\"variable\":1,\"number\":3}]}"));
    live_hold(b->live, N);
    assert_false(take(b, "{\"revision\":3,\"sets\":[{\"variable\":1,\"number\":4}]}"));
}

static void nonsense_from_the_jail_changes_nothing(void **state) {
    Bench *b = *state;
    static const char *const rows[] = {
        "{}",
        "[]",
        "{\"revision\":7,\"values\":[{\"variable\":2,\"number\":4}]}", // of the future
        "{\"revision\":-1,\"values\":[{\"variable\":2,\"number\":4}]}",
        "{\"revision\":0,\"values\":[{\"variable\":99,\"number\":4}]}",
        "{\"revision\":0,\"values\":[{\"variable\":-1,\"number\":4}]}",
        "{\"revision\":0,\"values\":[{\"variable\":0,\"number\":4}]}", // an input
        "{\"revision\":0,\"values\":[{\"variable\":2,\"text\":\"\\u0007\"}]}",
        "{\"revision\":0,\"sets\":[{\"variable\":2,\"number\":4}]}", // a value
        "{\"revision\":0,\"sets\":[{\"variable\":0,\"number\":\"4\"}]}",
        "{\"revision\":0,\"sets\":[4,null,[]]}",
        "{\"revision\":0,\"values\":\"x\",\"sets\":{\"a\":1}}",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_false(take(b, rows[i]));
    assert_float_equal(live_number(b->live, THETA), 1, 0);
    assert_string_equal(live_words(b->live, TEXT), "**so**");
}

static void another_reading_keeps_what_begins_as_before(void **state) {
    Bench *b = *state;
    void *other;
    setup(&other);
    Bench *now = other;
    now->lesson->variables[N].start = 3; // its author has changed it
    live_destroy(now->live);
    now->live = live_create(now->lesson);
    live_set(b->live, THETA, 2);
    live_set(b->live, N, 7);
    live_inherit(now->live, b->live);
    assert_float_equal(live_number(now->live, THETA), 2, 0);
    assert_float_equal(live_number(now->live, N), 3, 0);
    teardown(&other);
}

#define LIVE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        LIVE(texts_show_what_is_now),
        LIVE(within_a_formula_numbers_are_tex),
        LIVE(what_an_exercise_drew_stands_by_its_name),
        LIVE(a_number_stays_in_range_and_on_its_steps),
        LIVE(a_drag_is_one_action),
        LIVE(a_long_afternoon_of_actions_keeps_the_last),
        LIVE(circuits_and_arrows_follow_their_names),
        LIVE(expressions_ask_the_circuit_that_is_shown),
        LIVE(the_jail_is_told_each_change_once),
        LIVE(values_come_from_the_jail),
        LIVE(what_the_hand_moved_since_stays),
        LIVE(nonsense_from_the_jail_changes_nothing),
        LIVE(another_reading_keeps_what_begins_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
