// Every row of the table of blocks: as it is run, as plain gates say it, in the short form,
// in Quirk's, and undone.
#include "circuit/blocks.h"

#include "base/mem.h"
#include "base/words.h"
#include "circuit/equivalence.h"
#include "circuit/format_qasm.h"
#include "circuit/format_quirk.h"
#include "circuit/short_form.h"
#include "slow_step.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { WIRES = 7 };

static Circuit *circuit_of(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, WIRES, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static void assert_matrix(const Circuit *circuit, Square wanted, const char *what) {
    Error err = {0};
    double complex *got = circuit_matrix(circuit, &err);
    assert_non_null(got);
    double distance = square_distance(wanted, got);
    if (!(distance < 1e-11)) fail_msg("%s is off by %g", what, distance);
    free(got);
}

// What operands are written behind a row, in several ways; the wires 0 … are the targets'.
static const struct Way {
    int targets; // of a row that may have several
    const char *dots, *dot_wires;
    const char *operands[OPERANDS];
} ways[] = {
    {3, "", "", {"3", "5", "6"}},
    {3, "", "", {"7", "3", "5"}},
    {3, "ctrl @ ", " 6", {"3:4", "3", "7"}},
    {2, "", "", {"3:2", "4:5", "3"}},
    {2, "parx @ negctrly @ ", " 6 5", {"2:3", "2", "4:4"}},
    {4, "", "", {"5:6", "0", "11"}},
};
enum { WAYS = sizeof ways / sizeof *ways };

static char *text_of(const BlockGate *block, const struct Way *way) {
    Buffer text = {0};
    int targets = block->single ? 1 : way->targets;
    buffer_print(&text, "%s%s%s", way->dots, block->gate.name, way->dot_wires);
    buffer_print(&text, targets > 1 ? " 0:%d" : " 0", targets - 1);
    for (int i = 0; i < OPERANDS; i++) {
        const char *operand = way->operands[i];
        if (block->kind == BLOCK_TURN && !strchr(operand, ':')) operand = "3:5";
        if (block->operands >> i & 1) buffer_print(&text, ", %c=%s", "abr"[i], operand);
    }
    return buffer_take(&text);
}

static void assert_lowered(const Circuit *circuit, Square wanted, const char *text) {
    Error err = {0};
    Circuit *plain = circuit_lower(circuit, step_plain, false, &err);
    if (!plain) fail_msg("%s: %s %s", text, err.key, err.args);
    for (int i = 0; i < circuit_steps(plain); i++)
        assert_true(step_plain(circuit_step(plain, i)));
    assert_matrix(plain, wanted, text);
    circuit_destroy(plain);
}

static void every_row_does_what_counting_says(void **state) {
    (void)state;
    for (int i = 0; i < block_count() * WAYS; i++) {
        char *text = text_of(block_row(i / WAYS), &ways[i % WAYS]);
        Circuit *c = circuit_of(text);
        Square wanted = square_step(WIRES, circuit_step(c, 0));
        assert_matrix(c, wanted, text);
        assert_lowered(c, wanted, text);
        free(wanted.at);
        circuit_destroy(c);
        free(text);
    }
}

static void every_row_is_undone_by_its_inverse(void **state) {
    (void)state;
    for (int i = 0; i < block_count(); i++) {
        const BlockGate *block = block_row(i);
        const Gate *inverse = block_find(block->gate.inverse);
        assert_non_null(inverse);
        assert_ptr_equal(block_find(inverse->inverse), &block->gate);
        assert_ptr_equal(block_of(&block->gate), block);
        assert_null(gate_find(block->gate.name));
        char *text = text_of(block, &ways[2]);
        Buffer both = {0};
        buffer_print(&both, "%s; inv @ %s", text, text);
        Circuit *c = circuit_of(both.data);
        Square one = square_one(WIRES);
        assert_matrix(c, one, both.data);
        free(one.at);
        circuit_destroy(c);
        buffer_clear(&both);
        free(text);
    }
}

static void every_row_reads_back_from_the_short_form(void **state) {
    (void)state;
    for (int i = 0; i < block_count() * WAYS; i++) {
        char *text = text_of(block_row(i / WAYS), &ways[i % WAYS]);
        Circuit *c = circuit_of(text);
        char *written = short_form_write(c, true);
        Circuit *again = circuit_of(written);
        if (!circuit_equal(c, again)) fail_msg("%s became %s", text, written);
        circuit_destroy(again);
        circuit_destroy(c);
        free(written);
        free(text);
    }
    Circuit *c = circuit_of("add 0:2, a=5:3; ctrl @ mulmod 6 0:1, a=7, r=3");
    char *written = short_form_write(c, true);
    assert_string_equal(written, "add 0:2, a=5:3; ctrl @ mulmod 6 0:1, a=7, r=3");
    free(written);
    circuit_destroy(c);
}

static void every_row_goes_to_quirk_and_back(void **state) {
    (void)state;
    for (int i = 0; i < block_count() * WAYS; i++) {
        Error err = {0};
        char *text = text_of(block_row(i / WAYS), &ways[i % WAYS]);
        Circuit *c = circuit_of(text);
        char *json = quirk_write(c, (FormatOptions){0}, &err);
        if (!json) fail_msg("%s: %s %s", text, err.key, err.args);
        Circuit *again = quirk_read(json, NULL, (FormatOptions){0}, &err);
        if (!again) fail_msg("%s: %s %s", json, err.key, err.args);
        assert_true(circuit_set_wires(again, WIRES, NULL));
        Square wanted = square_step(WIRES, circuit_step(c, 0));
        assert_matrix(again, wanted, json);
        free(wanted.at);
        circuit_destroy(again);
        circuit_destroy(c);
        free(json);
        free(text);
    }
}

static void openqasm_says_blocks_by_gates(void **state) {
    (void)state;
    static const char *const texts[] = {"qft 0:3", "ctrl @ add 6 0:2, a=3:4",
                                        "addmod 1:3, a=5, r=7", "xturn 0, a=2:4"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Error err = {0};
        Circuit *c = circuit_of(texts[i]);
        char *qasm = qasm_write(c, (FormatOptions){0}, &err);
        Circuit *again = qasm ? qasm_read(qasm, NULL, (FormatOptions){0}, &err) : NULL;
        if (!again) fail_msg("%s: %s %s", texts[i], err.key, err.args);
        Square wanted = square_circuit(c);
        assert_matrix(again, wanted, qasm);
        free(wanted.at);
        circuit_destroy(again);
        circuit_destroy(c);
        free(qasm);
    }
}

// --- Refusals

static const struct Refused {
    const char *text, *sentence;
} refused[] = {
    {"add 0:3", "kyubi:1:1: “add” needs A. Add its small letter with = and a number or a "
                "range of wires such as 4:7."},
    {"mulmod 0:3, a=2", "kyubi:1:1: “mulmod” needs R. Add its small letter with = and a "
                        "number or a range of wires such as 4:7."},
    {"qft 3:0",
     "kyubi:1:1: Give the wires of “qft” from the lowest number to the highest."},
    {"lt 0:1, a=1, b=2", "kyubi:1:1: A<B stands on one wire. Choose a single wire."},
    {"xturn 0, a=3", "kyubi:1:1: X^A reads A from wires. Give a range of wires such as "
                     "a=4:7, not a number."},
    {"pow(1/2) @ qft 0:1", "kyubi:1:1: QFT cannot be raised to a power. Place it without "
                           "one."},
    {"add 0:9, a=10:19", "kyubi:1:1: +A would use 20 wires, more than 16. Make its ranges "
                         "of wires smaller."},
};

static void what_cannot_be_is_refused_with_a_sentence(void **state) {
    const Words *words = *state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Error err = {0};
        assert_null(short_form_read(refused[i].text, 0, NULL, &err));
        char *sentence = words_error_line(words, LANG_EN, &err);
        assert_string_equal(sentence, refused[i].sentence);
        free(sentence);
    }
    static const char *const wrong[] = {
        "qft 0:3, a=2",           "add 0:3, b=2", "add 0:3, a=",
        "add 0:3, a=1, a=2",      "add 0:",       "add, a=2",
        "add 0:3, a=99999999999", "add 0:2 a=3"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_null(short_form_read(wrong[i], 0, NULL, &(Error){0}));
    Error err = {0};
    assert_null(short_form_read("add 0:3, a=3:4", 0, NULL, &err));
    assert_string_equal(err.key, "circuit.same_wire");
    assert_null(short_form_read("ctrl @ add 4 0:3, a=4:5", 0, NULL, &err));
    assert_string_equal(err.key, "circuit.same_wire");
}

static void what_plain_gates_cannot_say_is_refused_by_formats(void **state) {
    const Words *words = *state;
    Error err = {0};
    Circuit *c = short_form_read("add 0:4, a=5:9", 0, NULL, &err);
    assert_null(qasm_write(c, (FormatOptions){0}, &err));
    char *sentence = words_error_line(words, LANG_EN, &err);
    assert_string_equal(sentence,
                        "kyubi: +A uses 10 wires, too many to be written with plain "
                        "gates. Use at most 8 wires, or choose the format of Quirk.");
    free(sentence);
    circuit_destroy(c);
}

static void a_block_that_is_moved_takes_its_operands_along(void **state) {
    (void)state;
    Circuit *c = circuit_of("ctrl @ add 6 1:2, a=3:5");
    assert_int_equal(circuit_move(c, 0, 0, 0, NULL), 0);
    char *written = short_form_write(c, true);
    assert_string_equal(written, "ctrl @ add 5 0:1, a=2:4");
    free(written);
    Error err = {0};
    assert_int_equal(circuit_move(c, 0, 4, 0, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.no_wire");
    circuit_destroy(c);
}

// As the desk makes them: on any wire of any circuit.
static void every_row_can_be_placed_where_there_is_room(void **state) {
    (void)state;
    for (int i = 0; i < block_count(); i++)
        for (int wires = 2; wires < 5; wires++)
            for (int wire = 0; wire < wires; wire++) {
                Circuit *c = circuit_create(wires);
                Step step = step_of(c, &block_row(i)->gate, wire, 0);
                assert_int_equal(circuit_place(c, step, NULL), 0);
                circuit_destroy(c);
            }
}

static void every_row_has_words(void **state) {
    const Words *words = *state;
    for (int i = 0; i < block_count(); i++) {
        char key[48];
        snprintf(key, sizeof key, "gate.%s", block_row(i)->gate.name);
        assert_true(words_has(words, key));
        snprintf(key, sizeof key, "gate.%s.about", block_row(i)->gate.name);
        assert_true(words_has(words, key));
    }
}

static int open_words(void **state) {
    *state = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    return *state ? 0 : -1;
}

static int close_words(void **state) {
    words_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_does_what_counting_says),
        cmocka_unit_test(every_row_is_undone_by_its_inverse),
        cmocka_unit_test(every_row_reads_back_from_the_short_form),
        cmocka_unit_test(every_row_goes_to_quirk_and_back),
        cmocka_unit_test(openqasm_says_blocks_by_gates),
        cmocka_unit_test(what_cannot_be_is_refused_with_a_sentence),
        cmocka_unit_test(what_plain_gates_cannot_say_is_refused_by_formats),
        cmocka_unit_test(a_block_that_is_moved_takes_its_operands_along),
        cmocka_unit_test(every_row_can_be_placed_where_there_is_room),
        cmocka_unit_test(every_row_has_words),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
