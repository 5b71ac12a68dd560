// `kyubi bench`: its table, its numbers and its words. How quick anything is, is no
// business of a test.
#include "app/app.h"
#include "app/bench_report.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void every_row_can_be_measured(void **unused) {
    (void)unused;
    for (int i = 0; i < bench_count(); i++) {
        const BenchRow *row = bench_row(i);
        static const char *const units[] = {"ns", "us", "ms", "s", "count", "MB"};
        bool known = false;
        for (size_t k = 0; k < sizeof units / sizeof *units; k++)
            known = known || !strcmp(row->unit, units[k]);
        assert_true(known);
        assert_non_null(row->measure);
        assert_true(row->runs > 0 && row->runs <= BENCH_MOST_RUNS);
        assert_int_equal(row->width > 0, row->height > 0);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(row->name, bench_row(k)->name);
    }
    assert_null(bench_row(-1));
    assert_null(bench_row(bench_count()));
}

static void a_name_may_be_the_beginning_of_a_row(void **unused) {
    (void)unused;
    BenchRow row = {.name = "frame_one"};
    assert_true(bench_named(&row, "frame_one"));
    assert_true(bench_named(&row, "frame"));
    assert_false(bench_named(&row, "frame_one_4k"));
    assert_false(bench_named(&row, "one"));
}

// The slow way: for each value, count how many are not above it.
static double slow_quantile(const double *values, int count, double q) {
    double best = 0;
    bool found = false;
    for (int i = 0; i < count; i++) {
        int below = 0;
        for (int k = 0; k < count; k++)
            below += values[k] <= values[i];
        if (below < q * count || (found && values[i] >= best)) continue;
        best = values[i];
        found = true;
    }
    return best;
}

static void quantiles_are_values_that_were_measured(void **unused) {
    (void)unused;
    const double odd[] = {5, 1, 3, 2, 4}, one[] = {7};
    assert_true(bench_quantile(odd, 5, 0.5) == 3);
    assert_true(bench_quantile(odd, 5, 0.95) == 5);
    assert_true(bench_quantile(odd, 5, 0) == 1);
    assert_true(bench_quantile(odd, 4, 0.5) == 2);
    assert_true(bench_quantile(one, 1, 0.5) == 7);
    assert_true(odd[0] == 5); // left as they were
    double many[100];
    for (int i = 0; i < 100; i++)
        many[i] = i * 37 % 100 + 1;
    assert_true(bench_quantile(many, 100, 0.95) == 95);
    assert_true(bench_quantile(many, 100, 0.5) == 50);
    for (int count = 1; count <= 40; count++)
        for (double q = 0.03; q <= 1; q += 0.0701)
            assert_true(bench_quantile(many, count, q) == slow_quantile(many, count, q));
}

static void a_promise_is_judged_by_its_own_clock(void **unused) {
    (void)unused;
    Samples samples = {0};
    for (int i = 1; i <= 20; i++)
        bench_take(&samples, 10 * i, i);
    BenchRow row = {.of = BENCH_CPU, .median = 10, .p95 = BENCH_NO_LIMIT};
    assert_true(bench_holds(&row, &samples));
    row.p95 = 18;
    assert_false(bench_holds(&row, &samples));
    row.p95 = 19;
    assert_true(bench_holds(&row, &samples));
    row.of = BENCH_WALL;
    assert_false(bench_holds(&row, &samples));
    row = (BenchRow){.of = BENCH_WALL, .median = BENCH_NO_LIMIT, .p95 = 190};
    assert_true(bench_holds(&row, &samples));
}

static void json_tells_both_clocks_and_the_promise(void **unused) {
    (void)unused;
    Samples samples = {0};
    for (int i = 1; i <= 4; i++)
        bench_take(&samples, 2 * i, i);
    BenchRow row = {.name = "frame_one",
                    .unit = "ms",
                    .of = BENCH_CPU,
                    .median = 1,
                    .p95 = BENCH_NO_LIMIT};
    Data *data = bench_result(&row, &samples, 0);
    char *text = data_write(data);
    assert_string_equal(
        text, "{\"name\":\"frame_one\",\"unit\":\"ms\",\"median\":2.0,\"p95\":4.0,"
              "\"runs\":4,\"of\":\"cpu\",\"cpu\":{\"median\":2.0,\"p95\":4.0},"
              "\"wall\":{\"median\":4.0,\"p95\":8.0},\"promise\":{\"median\":1.0},"
              "\"holds\":false}");
    free(text);
    data_free(data);
    row = (BenchRow){.name = "idle_wakeups", .unit = "count", .of = BENCH_COUNT, .p95 = 0};
    samples = (Samples){.runs = 1};
    data = bench_result(&row, &samples, 0);
    text = data_write(data);
    assert_string_equal(text,
                        "{\"name\":\"idle_wakeups\",\"unit\":\"count\",\"median\":0.0,"
                        "\"p95\":0.0,\"runs\":1,\"promise\":{\"median\":0.0,"
                        "\"p95\":0.0},\"holds\":true}");
    free(text);
    data_free(data);
}

static void engines_are_judged_by_their_least_time(void **unused) {
    (void)unused;
    Samples samples = {0};
    for (int i = 4; i >= 2; i--)
        bench_take(&samples, i, i);
    BenchRow row = {.name = "sim_h_4",
                    .unit = "ns",
                    .of = BENCH_LEAST,
                    .median = 2.5,
                    .p95 = BENCH_NO_LIMIT,
                    .size = 4,
                    .pass = PASS_STATE};
    assert_true(bench_holds(&row, &samples));
    assert_int_equal(bench_pass_bytes(&row), 256);
    Data *data = bench_result(&row, &samples, 0.5);
    char *text = data_write(data);
    assert_string_equal(text, "{\"name\":\"sim_h_4\",\"unit\":\"ns\",\"median\":3.0,"
                              "\"p95\":4.0,\"runs\":3,\"least\":2.0,\"goal\":2.5,"
                              "\"passes\":4.0,\"holds\":true}");
    free(text);
    data_free(data);
}

static void narrow_kernels_may_take_longer(void **unused) {
    (void)unused;
    BenchRow row = {.of = BENCH_LEAST, .median = 10, .size = 12};
    assert_true(bench_goal(&row, WIDTH_AVX512).median == 10);
    assert_true(bench_goal(&row, WIDTH_AVX2).median == 16);
    assert_true(bench_goal(&row, WIDTH_SSE2).median == 35);
    row.size = 4;
    assert_true(bench_goal(&row, WIDTH_SSE2).median == BENCH_NO_LIMIT);
}

// Every width gives the values that others found for the same circuits.
static void the_circuits_are_built_and_run_right(void **unused) {
    (void)unused;
    for (int width = 0; width < WIDTH_COUNT; width++) {
        Bench bench = {.kernels = kernels_of((KernelWidth)width)};
        if (!bench.kernels) {
            print_message("no %s here\n", kernels_name((KernelWidth)width));
            continue;
        }
        SimCheck checks[SIM_CHECKS];
        assert_true(sim_checks(&bench, checks));
        for (int i = 0; i < SIM_CHECKS; i++)
            assert_true(cabs(checks[i].value - checks[i].expected) < 1e-9);
    }
}

// Runs `kyubi bench` with one word; what it says on standard error is yours.
static int ran(char *word, char **err) {
    size_t size;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    Places places;
    assert_true(places_find(&places, NULL));
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = LANG_EN,
                              .out = stdout,
                              .err = open_memstream(err, &size)};
    int status = command_bench.run(1, &word, &context);
    fclose(context.err);
    places_free(&places);
    words_close(words);
    return status;
}

static void wrong_words_are_answered_with_the_names_there_are(void **unused) {
    (void)unused;
    char *err, name[] = "warp", option[] = "--fast";
    assert_int_equal(ran(name, &err), 2);
    assert_non_null(strstr(err, "No measurement begins with \"warp\""));
    for (int i = 0; i < bench_count(); i++) {
        char family[64];
        snprintf(family, sizeof family, "%.*s", bench_family(bench_row(i)),
                 bench_row(i)->name);
        assert_non_null(strstr(err, family));
    }
    assert_null(strstr(err, "sim_h_2")); // named by "sim_h"
    free(err);
    assert_int_equal(ran(option, &err), 2);
    assert_non_null(strstr(err, "There is no option --fast."));
    free(err);
}

// What the reader's eye passes: bytes that begin a character; of {words|reading} the words,
// of a formula one, and neither stars nor line ends.
static int characters(const char *text, int *formulas, int *readings) {
    int count = 0;
    bool formula = false, reading = false;
    for (; *text; text++) {
        if (*text == '$' && !formula) ++*formulas, count++;
        if (*text == '$') formula = !formula;
        if (*text == '|' && !formula) reading = true, ++*readings;
        if (*text == '}' && !formula) reading = false;
        bool sign = strchr("${|}*\n", *text) != NULL;
        bool begins = ((unsigned char)*text & 0xC0) != 0x80;
        count += !formula && !reading && !sign && begins;
    }
    return count;
}

static void the_page_is_as_long_as_the_promise_says(void **unused) {
    (void)unused;
    char *text = bench_page();
    int formulas = 0, readings = 0;
    assert_int_equal(characters(text, &formulas, &readings), 1200);
    assert_int_equal(formulas, 12);
    assert_true(readings >= 24);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_can_be_measured),
        cmocka_unit_test(a_name_may_be_the_beginning_of_a_row),
        cmocka_unit_test(quantiles_are_values_that_were_measured),
        cmocka_unit_test(a_promise_is_judged_by_its_own_clock),
        cmocka_unit_test(engines_are_judged_by_their_least_time),
        cmocka_unit_test(narrow_kernels_may_take_longer),
        cmocka_unit_test(the_circuits_are_built_and_run_right),
        cmocka_unit_test(json_tells_both_clocks_and_the_promise),
        cmocka_unit_test(wrong_words_are_answered_with_the_names_there_are),
        cmocka_unit_test(the_page_is_as_long_as_the_promise_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
