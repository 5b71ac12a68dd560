// The short form: read, refused, and written so that it reads back.
#include "circuit/short_form.h"

#include "base/mem.h"
#include "base/rng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, 0, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static void statements_become_steps(void **state) {
    (void)state;
    Circuit *c = read("h 0; cx 0 1;\n rx(pi/2) 2; // comment\n measure 0 -> 2; reset 1;");
    assert_int_equal(circuit_wires(c), 3);
    assert_int_equal(circuit_steps(c), 5);
    const Step *rx = circuit_step(c, 1);
    assert_string_equal(rx->gate->name, "rx");
    assert_string_equal(rx->angles[0].text, "pi/2");
    assert_int_equal(rx->column, 0);
    const Step *cx = circuit_step(c, 2);
    assert_int_equal(cx->controls, 1);
    assert_int_equal(cx->targets[0], 1);
    assert_int_equal(circuit_step(c, 3)->bit, 2);
    circuit_destroy(c);
}

static void modifiers_become_controls_and_inverses(void **state) {
    (void)state;
    Circuit *c = read(
        "ctrl @ negctrl @ x 0 1 2; inv @ s 0; inv @ u(1, 2, pi-3) 1; ctrl(2) @ z 0 1 2");
    assert_int_equal(circuit_step(c, 0)->controls, 1);
    assert_int_equal(circuit_step(c, 0)->anticontrols, 2);
    assert_string_equal(circuit_step(c, 1)->gate->name, "sdg");
    const Step *u = circuit_step(c, 2);
    assert_true(u->angles[0].value == -1 && u->angles[1].value == 3 - acos(-1) &&
                u->angles[2].value == -2);
    assert_string_equal(u->angles[1].text, "-(pi-3)");
    assert_int_equal(circuit_step(c, 3)->controls, 3);
    circuit_destroy(c);
}

static void conditions_name_bits(void **state) {
    (void)state;
    Circuit *c = read("measure 0; measure 1; if (c0 == 1 && c1 == 0) x 2");
    const Step *x = circuit_step(c, 2);
    assert_int_equal(x->if_mask, 3);
    assert_int_equal(x->if_bits, 1);
    assert_int_equal(x->column, 1);
    circuit_destroy(c);
}

static void powers_exceptions_and_constants_are_said(void **state) {
    (void)state;
    const char *text = "pow(1/2) @ swap 0 1; measure 0; "
                       "if (c0 == 1 && !(c1 == 0 && c2 == 1)) x 1; c2 = 1; post1 0; "
                       "ctrl @ pow(-0.5) @ z 1 0";
    Circuit *c = read(text);
    const Step *swap = circuit_step(c, 0), *x = circuit_step(c, circuit_at(c, 1, 2));
    assert_true(swap->powered && swap->power.value == 0.5);
    assert_int_equal(x->if_mask, 1);
    assert_int_equal(x->unless_mask, 6);
    assert_int_equal(x->unless_bits, 4);
    assert_true(step_allowed(x, 1) && !step_allowed(x, 5) && step_allowed(x, 7));
    char *back = short_form_write(c, true);
    Circuit *again = read(back);
    assert_true(circuit_equal(c, again));
    free(back);
    circuit_destroy(again);
    circuit_destroy(c);
    c = read("inv @ pow(1/3) @ inv @ s 0");
    assert_string_equal(circuit_step(c, 0)->gate->name, "sdg");
    assert_string_equal(circuit_step(c, 0)->power.text, "-1/3");
    circuit_destroy(c);
}

static void names_stay_in_the_text_of_an_angle(void **state) {
    (void)state;
    const Name names[] = {{"theta", 0.25}, {0}};
    Circuit *c = short_form_read("ry(2*theta) 0", 1, names, NULL);
    assert_string_equal(circuit_step(c, 0)->angles[0].text, "2*theta");
    assert_true(circuit_step(c, 0)->angles[0].value == 0.5);
    char *text = short_form_write(c, false);
    assert_string_equal(text, "ry(2*theta) 0");
    free(text);
    circuit_destroy(c);
}

static void columns_can_be_asked_for(void **state) {
    (void)state;
    Circuit *c = read("h 0; @column 4 x 0; barrier; y 1");
    assert_int_equal(circuit_step(c, 1)->column, 3);
    assert_int_equal(circuit_step(c, 2)->column, 4);
    assert_int_equal(circuit_step(c, 3)->column, 5);
    char *text = short_form_write(c, true);
    assert_string_equal(text, "h 0; @column 4 x 0; barrier 0; @column 6 y 1");
    free(text);
    text = short_form_write(c, false);
    assert_string_equal(text, "h 0; x 0; barrier 0; y 1");
    free(text);
    circuit_destroy(c);
}

// Assignments and bits hang on how many wires there are.
static void wires_named_later_count_from_the_beginning(void **state) {
    (void)state;
    const char *const texts[] = {
        "c4 = 1; if (c5 == 0 && c1 == 1) measure 1",
        "measure 0 -> 1; h 2",
        "c1 = 1; h 0; gate twice 1 { x 0; x 0 }; twice 3",
        "c3 = 0; @column 1 h 0; h 1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Circuit *c = read(texts[i]);
        for (int columns = 0; columns < 2; columns++) {
            char *text = short_form_write(c, columns);
            Circuit *back = short_form_read(text, circuit_wires(c), NULL, NULL);
            if (!back || !circuit_equal(c, back)) fail_msg("%s\n%s", texts[i], text);
            circuit_destroy(back);
            free(text);
        }
        circuit_destroy(c);
    }
}

static void faults_have_a_key_and_a_place(void **state) {
    (void)state;
    const struct {
        const char *text, *key;
        int line, column;
    } rows[] = {
        {"h", "short.end", 1, 2},
        {"h 0; ;\n  foo 0", "short.gate", 2, 3},
        {"csz 0 1", "short.gate_near", 1, 1},
        {"h 0 cx 0 1", "short.syntax", 1, 5},
        {"cx 0", "short.wires", 1, 1},
        {"h 0 1", "short.wires", 1, 1},
        {"rx 0", "short.angles", 1, 4},
        {"h(1) 0", "short.angles", 1, 2},
        {"h 0; rx(pi/) 0", "expression.end", 1, 12},
        {"h 0;\nrx(1 +\n tehta) 0", "expression.unknown", 3, 2},
        {"h 3", "circuit.no_wire", 1, 3},
        {"cx 1 1", "circuit.same_wire", 1, 1},
        {"ctrl @ ctrl @ x 0 0 1", "circuit.same_wire", 1, 1},
        {"h 0; @column 1 x 0", "short.column", 1, 16},
        {"@column 1048577 x 0", "short.syntax", 1, 9},
        {"@column 0 x 0", "short.syntax", 1, 9},
        {"pow(2) @ pow(2) @ x 0", "short.pow", 1, 10},
        {"if (!(c0 == 1) && !(c1 == 1)) x 0", "short.unless", 1, 20},
        {"c0 = 2", "short.syntax", 1, 6},
        {"c64 = 1", "circuit.bits", 1, 1},
        {"ctrl(99) @ x 0", "short.syntax", 1, 6},
        {"ctrl(24) @ ctrl @ x 0", "short.controls", 1, 12},
        {"ctrl @ measure 0", "short.gate", 1, 8},
        {"measure 0 -> 64", "circuit.bits", 1, 14},
        {"if (c0 == 2) x 0", "short.syntax", 1, 11},
        {"if c0 == 1 x 0", "short.syntax", 1, 4},
        {"rx(1 0", "expression.syntax", 1, 6},
        {"h 0 /* never ends", "short.syntax", 1, 5},
        {"h é", "short.syntax", 1, 3},
        {"h \xff", "short.not_text", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {0};
        assert_null(short_form_read(rows[i].text, 3, NULL, &err));
        if (strcmp(err.key, rows[i].key) != 0 || err.line != rows[i].line ||
            err.column != rows[i].column)
            fail_msg("%s: %s %d:%d", rows[i].text, err.key, err.line, err.column);
    }
    Error err = {0};
    assert_null(short_form_read("h 24", 0, NULL, &err));
    assert_string_equal(err.key, "circuit.wires");
    assert_null(short_form_read("h 0", 25, NULL, &err));
    assert_string_equal(err.key, "circuit.wires");
}

// Each wire with one chance in four.
static uint32_t some_wires(Rng *rng, int wires) {
    uint64_t a = rng_bits(rng), b = rng_bits(rng);
    return (uint32_t)(a & b) & ((1u << wires) - 1);
}

static Step random_step(Rng *rng, const Circuit *c) {
    int wires = circuit_wires(c);
    const Gate *gate = gate_row((int)rng_below(rng, (uint64_t)gate_count()));
    Step s =
        step_of(c, gate, (int)rng_below(rng, (uint64_t)wires), (int)rng_below(rng, 12));
    s.targets[1] = (int)rng_below(rng, (uint64_t)wires);
    if (gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP) {
        s.controls = some_wires(rng, wires);
        s.anticontrols = some_wires(rng, wires);
    }
    for (int i = 0; i < gate->angles; i++)
        if (rng_below(rng, 2)) s.angles[i] = (Angle){"", rng_unit(rng) * 20 - 10};
    if (gate->kind == GATE_BARRIER) {
        s.block |= some_wires(rng, wires);
        s.targets[0] = __builtin_ctz(s.block);
        return s;
    }
    s.bit = (int)rng_below(rng, (uint64_t)wires);
    if (gate->kind == GATE_ASSIGN) s.targets[0] = circuit_assign_wire(c, s.bit);
    s.powered = step_unitary(&s) && rng_below(rng, 4) == 0;
    if (s.powered) s.power = (Angle){"1/2", 0.5};
    if (s.powered && rng_below(rng, 2)) s.power = (Angle){"", rng_unit(rng) * 8 - 4};
    if (rng_below(rng, 4) == 0) s.unless_mask = rng_bits(rng) & ((1u << wires) - 1);
    s.unless_bits = rng_bits(rng) & s.unless_mask;
    if (rng_below(rng, 4) == 0) s.if_mask = rng_bits(rng) & ((1u << wires) - 1);
    s.if_bits = rng_bits(rng) & s.if_mask;
    return s;
}

static Circuit *random_circuit(Rng *rng) {
    Circuit *c = circuit_create(1 + (int)rng_below(rng, 6));
    for (int i = (int)rng_below(rng, 60); i > 0; i--)
        circuit_place(c, random_step(rng, c), NULL);
    return c;
}

static void what_is_written_reads_back_as_the_same_circuit(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    for (int i = 0; i < 2000; i++) {
        Circuit *c = random_circuit(&rng);
        char *text = short_form_write(c, true);
        Error err = {0};
        Circuit *back = short_form_read(text, circuit_wires(c), NULL, &err);
        if (!back) fail_msg("%s\n%s %s", text, err.key, err.args);
        if (!circuit_equal(c, back)) fail_msg("%s", text);
        circuit_destroy(back);
        circuit_destroy(c);
        free(text);
    }
}

static bool steps_conflict(const Step *a, const Step *b) {
    return step_span(a) & step_span(b) || step_writes(a) & step_reads(b) ||
           step_writes(b) & step_reads(a) || step_writes(a) & step_writes(b);
}

// Whatever does not stand in the first column meets something in the column before.
static void without_columns_every_step_stands_as_far_left_as_it_can(void **state) {
    (void)state;
    Rng rng = rng_seeded(8);
    for (int i = 0; i < 500; i++) {
        Circuit *c = random_circuit(&rng);
        char *text = short_form_write(c, false);
        Circuit *left = short_form_read(text, circuit_wires(c), NULL, NULL);
        assert_int_equal(circuit_steps(left), circuit_steps(c));
        for (int j = 0; j < circuit_steps(left); j++) {
            const Step *s = circuit_step(left, j);
            bool met = s->column == 0;
            for (int k = 0; k < j; k++)
                met |= circuit_step(left, k)->column == s->column - 1 &&
                       steps_conflict(circuit_step(left, k), s);
            assert_true(met);
        }
        circuit_destroy(left);
        circuit_destroy(c);
        free(text);
    }
}

static void random_text_is_a_circuit_or_an_error(void **state) {
    (void)state;
    Rng rng = rng_seeded(21);
    const char *pieces[] = {"h",       " ",          "0",    "1",   "2",       ";",
                            "cx ",     "rx(",        "pi",   ")",   ",",       "ctrl",
                            "@",       "if",         "(c0",  "==",  "measure", "reset",
                            "->",      "swap ",      "&&",   "inv", "\xe2",    "column",
                            "barrier", "99",         "/*",   "\"",  "\n",      "-",
                            "u(",      "negctrl @ ", "pow(", "!(",  "c1 =",    "post1"};
    for (int i = 0; i < 20000; i++) {
        Buffer words = {0};
        for (int j = (int)rng_below(&rng, 20); j > 0; j--)
            buffer_print(&words, "%s",
                         pieces[rng_below(&rng, sizeof pieces / sizeof *pieces)]);
        char *text = buffer_take(&words);
        Error err = {0};
        Circuit *c = short_form_read(text, (int)rng_below(&rng, 4), NULL, &err);
        assert_true(c ? !err.key[0] : err.key[0] != 0);
        circuit_destroy(c);
        free(text);
    }
}

static void one_changed_byte_is_a_circuit_or_an_error(void **state) {
    (void)state;
    Rng rng = rng_seeded(22);
    for (int i = 0; i < 5000; i++) {
        Circuit *c = random_circuit(&rng);
        char *text = short_form_write(c, true);
        size_t size = strlen(text);
        if (size) text[rng_below(&rng, size)] = (char)(1 + rng_below(&rng, 255));
        Error err = {0};
        Circuit *back = short_form_read(text, 0, NULL, &err);
        assert_true(back ? !err.key[0] : err.key[0] != 0);
        circuit_destroy(back);
        circuit_destroy(c);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_become_steps),
        cmocka_unit_test(modifiers_become_controls_and_inverses),
        cmocka_unit_test(conditions_name_bits),
        cmocka_unit_test(powers_exceptions_and_constants_are_said),
        cmocka_unit_test(names_stay_in_the_text_of_an_angle),
        cmocka_unit_test(columns_can_be_asked_for),
        cmocka_unit_test(wires_named_later_count_from_the_beginning),
        cmocka_unit_test(faults_have_a_key_and_a_place),
        cmocka_unit_test(what_is_written_reads_back_as_the_same_circuit),
        cmocka_unit_test(without_columns_every_step_stands_as_far_left_as_it_can),
        cmocka_unit_test(random_text_is_a_circuit_or_an_error),
        cmocka_unit_test(one_changed_byte_is_a_circuit_or_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
