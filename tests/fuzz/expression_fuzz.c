// Every line is an expression, what a person types into a number field, and a question
// about a whole number: each has a value that is finite, or an error with its place.
#include "fuzz/input.h"

#include "circuit/expression.h"
#include "circuit/predicate.h"
#include "circuit/short_form.h"

#include <math.h>

static void check_place(const Error *err, const char *text) {
    assert(err->line == 1 && err->column >= 1);
    assert((size_t)err->column <= strlen(text) + 1);
}

// A Bell pair, worked out once.
static Asked pair_asked(void) {
    static Run *run;
    if (!run) {
        Circuit *pair = short_form_read("h 0; cx 0 1", 2, NULL, NULL);
        run = run_create(pair, (RunOptions){.most_branches = 0}, NULL);
        circuit_destroy(pair);
    }
    assert(run);
    return (Asked){.run = run, .after = run_columns(run), .qubits = 2};
}

static void read_expression(const char *text) {
    const Asked asked = pair_asked();
    const Name names[] = {{"a", 0.5, NULL},    {"theta_1", -2, NULL}, {"pi", 3, NULL},
                          {"none", NAN, NULL}, {"pair", 0, &asked},   {0}};
    double value = 0;
    bool used[5] = {false};
    Error err = {.key = ""}, other = {.key = ""};
    bool good = expression_value(text, names, &value, &err);
    input_check(good, &err);
    assert(!good || isfinite(value));
    if (!good) check_place(&err, text);
    bool checked = expression_check(text, names, used, &other);
    input_check(checked, &other);
    // What cannot be read has no value; what has none otherwise is no finite number.
    assert(!good || checked);
    assert(good || !checked || !strcmp(err.key, "expression.not_finite"));
    for (int i = 0; checked && i < 5; i++)
        assert(!used[i] || strstr(text, names[i].name));
}

static void read_number(const char *text) {
    for (int angle = 0; angle < 2; angle++) {
        double value = 0;
        Error err = {.key = ""};
        bool good = number_typed(text, angle, &value, &err);
        input_check(good, &err);
        assert(!good || isfinite(value));
    }
}

static void read_question(const char *text) {
    enum { BITS = 4 };
    bool marked[1 << BITS], again[1 << BITS];
    Error err = {.key = ""};
    bool good = predicate_table(text, BITS, marked, &err);
    input_check(good, &err);
    if (!good) {
        check_place(&err, text);
        return;
    }
    Buffer whole = {0}; // in brackets it asks the same; a byte order mark stands in front
    buffer_print(&whole, "(%s)", text + text_mark(text, strlen(text)));
    if (predicate_table(whole.data, BITS, again, &err))
        assert(!memcmp(marked, again, sizeof marked));
    else
        assert(!strcmp(err.key, "predicate.deep"));
    buffer_clear(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size), *rest = text;
    if (text_valid(text, strlen(text)))
        for (char *line; (line = strsep(&rest, "\n"));) {
            read_expression(line);
            read_number(line);
            read_question(line);
        }
    free(text);
    return 0;
}
