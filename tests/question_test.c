// What expressions ask circuits, judged by brute force on three qubits.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "circuit/expression.h"
#include "circuit/short_form.h"
#include "slow_run.h"

#include <stdio.h>

#include <cmocka.h>

static double slow_probability(const Slow *slow, const char *bits) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
        bool fits = true;
        for (int q = 0; q < WIRES; q++) {
            char letter = bits[WIRES - 1 - q];
            fits = fits && (letter == '*' || letter - '0' == (i >> q & 1));
        }
        if (fits) sum += creal(slow->density[i][i]);
    }
    return sum;
}

// The entry (row, column) of a Pauli matrix.
static double complex pauli(char letter, int row, int column) {
    if (letter == 'X') return row != column;
    if (letter == 'Y') return row == column ? 0 : row ? I : -I;
    if (letter == 'Z') return row != column ? 0 : row ? -1 : 1;
    return row == column;
}

// tr(ρ P), entry by entry.
static double slow_expectation(const Slow *slow, const char *letters) {
    double complex sum = 0;
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++) {
            double complex product = slow->density[i][j];
            for (int q = 0; q < WIRES; q++)
                product *= pauli(letters[WIRES - 1 - q], j >> q & 1, i >> q & 1);
            sum += product;
        }
    return creal(sum);
}

static double ask(const Asked *asked, const char *text) {
    double value;
    Error err = {.key = ""};
    const Name names[] = {{.name = "c", .circuit = asked}, {NULL}};
    if (!expression_value(text, names, &value, &err))
        fail_msg("%s: %s %s", text, err.key, err.args);
    return value;
}

static void check_probabilities(const Asked *asked, const Slow *slow) {
    for (int i = 0; i < 27; i++) {
        char bits[4] = "", text[32];
        for (int q = 0, rest = i; q < WIRES; q++, rest /= 3)
            bits[q] = "01*"[rest % 3];
        snprintf(text, sizeof text, "p(c, \"%s\")", bits);
        assert_float_equal(ask(asked, text), slow_probability(slow, bits), 1e-12);
    }
}

static void check_means(const Asked *asked, const Slow *slow) {
    for (int i = 0; i < 64; i++) {
        char letters[4] = "", text[32];
        for (int q = 0, rest = i; q < WIRES; q++, rest /= 4)
            letters[q] = "IXYZ"[rest % 4];
        snprintf(text, sizeof text, "expect(c, '%s')", letters);
        assert_float_equal(ask(asked, text), slow_expectation(slow, letters), 1e-12);
    }
    for (int q = 0; q < WIRES; q++)
        for (int axis = 0; axis < 3; axis++) {
            char letters[4] = "III", text[32];
            letters[WIRES - 1 - q] = "XYZ"[axis];
            snprintf(text, sizeof text, "%c(c, %d)", "xyz"[axis], q);
            assert_float_equal(ask(asked, text), slow_expectation(slow, letters), 1e-12);
        }
}

static void every_question_agrees_with_brute_force(void **state) {
    (void)state;
    static const char *const circuits[] = {
        "h 0; cx 0 1; ry(0.7) 2",
        "ry(0.3) 0; rx(1.1) 1; cx 0 1; p(2) 1; cx 1 2; h 0",
        "h 0; cx 0 1; measure 0; ry(1) 2; if (c0 == 1) x 2",
        "ry(1) 0; ry(2) 1; cx 0 1; reset 0; h 2",
    };
    for (size_t i = 0; i < sizeof circuits / sizeof *circuits; i++) {
        Circuit *circuit = short_form_read(circuits[i], WIRES, NULL, NULL);
        Run *run = run_create(circuit, (RunOptions){0}, NULL);
        Slow *slow = slow_of(circuit, COLUMNS);
        Asked asked = {.run = run, .after = run_columns(run)};
        check_probabilities(&asked, slow);
        check_means(&asked, slow);
        assert_float_equal(
            ask(&asked, "2*p(c,\"111\") - cos(x(c, 1))"),
            2 * slow_probability(slow, "111") - cos(slow_expectation(slow, "IXI")), 1e-12);
        free(slow);
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

typedef struct Wrong {
    const char *text, *key, *args;
} Wrong;

static void a_question_asked_wrongly_says_how_it_is_written(void **state) {
    (void)state;
    Asked asked = {.qubits = 2};
    const Name names[] = {{.name = "pair", .circuit = &asked}, {.name = "n"}, {NULL}};
    static const Wrong rows[] = {
        {"p(pair, \"1\")", "question.bits", "2\t1\t"},
        {"p(pair, \"12\")", "question.bits", "2\t12\t"},
        {"expect(pair, \"ZA\")", "question.letters", "2\tZA\t"},
        {"x(pair, 2)", "question.qubit", "1\t2\t"},
        {"x(pair, \"0\")", "expression.question", NULL},
        {"p(pair, 11)", "expression.question", NULL},
        {"p(pair)", "expression.question", NULL},
        {"p(pair, \"11\"", "expression.question", NULL},
        {"p(pair, \"11)", "expression.question", NULL},
        {"p(n, \"11\")", "expression.asks", NULL},
        {"p(3, \"11\")", "expression.asks", NULL},
        {"p(paar, \"11\")", "expression.unknown_near", "paar\tpair"},
        {"pair + 1", "expression.circuit", "pair\t"},
        {"p(pair, \"11\") +", "expression.end", NULL},
        {"q(pair, \"11\")", "expression.unknown", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {.key = ""};
        bool used[2];
        assert_false(expression_check(rows[i].text, names, used, &err));
        assert_string_equal(err.key, rows[i].key);
        if (rows[i].args) assert_string_equal(err.args, rows[i].args);
        assert_int_equal(err.line, 1);
    }
}

static void a_check_tells_which_names_stand_in_it(void **state) {
    (void)state;
    Asked asked = {.qubits = 1};
    const Name names[] = {
        {.name = "pair", .circuit = &asked}, {.name = "n"}, {.name = "z"}, {NULL}};
    bool used[3] = {false};
    assert_true(expression_check("1 / n + z(pair, 0)", names, used, NULL));
    assert_true(used[0] && used[1] && !used[2]); // z( … ) is the question
    assert_true(expression_check("z", names, used, NULL));
    assert_true(used[2]);
}

static void every_row_is_found_by_its_name_and_says_how_it_is_written(void **state) {
    (void)state;
    for (int i = 0; i < question_count(); i++) {
        const Question *row = question_row(i);
        size_t size = strlen(row->name);
        assert_ptr_equal(question_find(row->name, size), row);
        assert_int_equal(strncmp(row->form, row->name, size), 0);
        Asked asked = {.qubits = 2};
        const Name names[] = {{.name = "pair", .circuit = &asked}, {NULL}};
        assert_true(expression_check(row->form, names, NULL, NULL));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_agrees_with_brute_force),
        cmocka_unit_test(a_question_asked_wrongly_says_how_it_is_written),
        cmocka_unit_test(a_check_tells_which_names_stand_in_it),
        cmocka_unit_test(every_row_is_found_by_its_name_and_says_how_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
