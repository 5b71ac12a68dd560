// Displays that stand in a circuit: they are steps with dots and wires, come back from
// every text, and to whatever runs, compares or counts a circuit they are nothing at all.
#include "circuit/inset.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/circuit_definitions.h"
#include "circuit/edit.h"
#include "circuit/equivalence.h"
#include "circuit/format_qasm.h"
#include "circuit/format_qiskit.h"
#include "circuit/format_quantikz.h"
#include "circuit/format_quirk.h"
#include "circuit/modify.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/shots.h"
#include "circuit/tool.h"
#include "slow_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static Circuit *circuit_of(const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

// Any display, on any wires, under any dots and conditions.
static Step random_display(const Circuit *circuit, Rng *rng, int column) {
    int row = (int)rng_below(rng, (uint64_t)inset_count());
    int wires = circuit_wires(circuit), first = (int)rng_below(rng, (uint64_t)wires);
    Step step = step_of(circuit, &inset_row(row)->gate, first, column);
    for (int wire = 0; wire < wires; wire++) {
        static const char axes[] = "zxy";
        ControlDot dot = {(DotKind)rng_below(rng, 4), axes[rng_below(rng, 3)]};
        if (!(step.block >> wire & 1) && dot.kind) step_add_dot(&step, wire, dot);
    }
    if (rng_below(rng, 4) == 0) step.if_mask = rng_below(rng, OUTCOMES);
    step.if_bits = step.if_mask & rng_below(rng, OUTCOMES);
    return step;
}

static int add_displays(Circuit *circuit, Rng *rng) {
    int before = circuit_steps(circuit);
    for (int i = 0; i < 24; i++) // refused ones are left out
        circuit_place(circuit, random_display(circuit, rng, (int)rng_below(rng, COLUMNS)),
                      NULL);
    for (int i = 0; i < 8; i++) { // and in columns of their own
        int column = (int)rng_below(rng, COLUMNS);
        circuit_insert_column(circuit, column, NULL);
        circuit_place(circuit, random_display(circuit, rng, column), NULL);
    }
    return circuit_steps(circuit) - before;
}

static void assert_same_state(const Run *a, const Run *b) {
    int after_a = run_columns(a), after_b = run_columns(b);
    int branches = run_branches(a, after_a);
    assert_int_equal(branches, run_branches(b, after_b));
    for (int i = 0; i < branches; i++) {
        double weight_a, weight_b;
        uint64_t bits_a, bits_b;
        const State *x = run_branch(a, after_a, i, &weight_a, &bits_a);
        const State *y = run_branch(b, after_b, i, &weight_b, &bits_b);
        assert_true(weight_a == weight_b && bits_a == bits_b);
        for (size_t k = 0; k < SIZE; k++)
            assert_true(state_amplitude(x, k) == state_amplitude(y, k));
    }
}

static void assert_same_distribution(const Circuit *plain, const Circuit *shown,
                                     bool at_the_end) {
    int count, count_shown;
    RunOptions options = {.distribution_only = at_the_end};
    Run *a = run_create(plain, options, NULL), *b = run_create(shown, options, NULL);
    Reading *p = run_distribution(a, &count), *q = run_distribution(b, &count_shown);
    assert_int_equal(count, count_shown);
    for (int i = 0; i < count; i++)
        assert_true(p[i].bits == q[i].bits && p[i].probability == q[i].probability);
    free(p);
    free(q);
    run_destroy(a);
    run_destroy(b);
}

static void assert_same_shots(const Circuit *plain, const Circuit *shown) {
    Rng first = rng_seeded(5), second = rng_seeded(5);
    uint64_t *a = shots_run(plain, 50, &first, NULL);
    uint64_t *b = shots_run(shown, 50, &second, NULL);
    assert_non_null(a);
    assert_memory_equal(a, b, 50 * sizeof *a);
    free(a);
    free(b);
}

static void a_run_with_displays_is_bit_for_bit_the_run_without(void **state) {
    (void)state;
    Rng rng = rng_seeded(71);
    int displays = 0;
    for (int i = 0; i < 150; i++) {
        Circuit *plain = random_circuit(&rng), *shown = circuit_copy(plain);
        displays += add_displays(shown, &rng);
        Run *a = run_create(plain, (RunOptions){0}, NULL);
        Run *b = run_create(shown, (RunOptions){0}, NULL);
        assert_same_state(a, b);
        run_destroy(a);
        run_destroy(b);
        assert_same_distribution(plain, shown, false);
        assert_same_distribution(plain, shown, true);
        assert_same_shots(plain, shown);
        circuit_destroy(plain);
        circuit_destroy(shown);
    }
    assert_true(displays > 1000);
}

static void a_display_between_two_measurements_makes_no_branch(void **state) {
    (void)state;
    Circuit *c = circuit_of("h 0; measure 0; ctrl @ display bloch 0 1; display ket 0; "
                            "h 0; measure 0 -> 1; display histogram 0:1",
                            2);
    Run *run = run_create(c, (RunOptions){0}, NULL);
    for (int after = 1; after <= run_columns(run); after++)
        assert_true(run_branches(run, after) <= 4);
    assert_int_equal(run_branches(run, run_columns(run)), 4);
    for (int i = 0; i < 4; i++) {
        double weight;
        run_branch(run, run_columns(run), i, &weight, NULL);
        assert_true(fabs(weight - 0.25) < 1e-15);
    }
    run_destroy(run);
    circuit_destroy(c);
}

static void a_matrix_and_a_comparison_pass_over_displays(void **state) {
    (void)state;
    Circuit *plain = circuit_of("h 0; cx 0 1; t 1", 2);
    Circuit *shown = circuit_of("display ket 0:1; h 0; ctrlx @ display bloch 0 1; cx 0 1; "
                                "t 1; par @ display histogram 0 1",
                                2);
    double complex *a = circuit_matrix(plain, NULL), *b = circuit_matrix(shown, NULL);
    assert_non_null(b);
    for (int i = 0; i < 16; i++)
        assert_true(a[i] == b[i]);
    free(a);
    free(b);
    Equivalence result;
    EquivalenceOptions strict = {.strict = true};
    assert_true(circuit_compare(plain, shown, strict, &result, NULL));
    assert_int_equal(result.difference, DIFFERENCE_NONE);
    circuit_destroy(plain);
    circuit_destroy(shown);
}

static int shown_in(const Circuit *circuit) {
    int count = 0;
    for (int i = 0; i < circuit_steps(circuit); i++)
        count += circuit_step(circuit, i)->gate->kind == GATE_DISPLAY;
    return count;
}

static void the_short_form_and_openqasm_read_back_what_they_wrote(void **state) {
    (void)state;
    Rng rng = rng_seeded(72);
    int displays = 0;
    for (int i = 0; i < 60; i++) {
        Circuit *c = random_circuit(&rng);
        add_displays(c, &rng);
        displays += shown_in(c);
        char *text = short_form_write(c, true);
        Circuit *again = circuit_of(text, WIRES);
        circuit_set_bits(again, circuit_bits(c), NULL);
        char *written = short_form_write(again, true);
        assert_string_equal(text, written);
        assert_int_equal(shown_in(c), shown_in(again));
        free(text);
        free(written);
        circuit_destroy(again);
        circuit_destroy(c);
    }
    assert_true(displays > 200);
}

static void assert_qasm(const char *text, int version, const char *line) {
    Circuit *c = circuit_of(text, 3);
    FormatOptions options = {.qasm_version = version};
    char *qasm = qasm_write(c, options, NULL);
    if (!strstr(qasm, line)) fail_msg("%s has no %s", qasm, line);
    Error err = {0};
    Circuit *again = qasm_read(qasm, NULL, (FormatOptions){0}, &err);
    if (!again) fail_msg("%s: %s %s", qasm, err.key, err.args);
    assert_true(step_equal(circuit_step(c, circuit_steps(c) - 1),
                           circuit_step(again, circuit_steps(again) - 1)));
    circuit_destroy(again);
    free(qasm);
    circuit_destroy(c);
}

static void openqasm_has_a_comment_for_a_display_and_reads_it_back(void **state) {
    (void)state;
    for (int version = 2; version <= 3; version++) {
        assert_qasm("h 0; display matrix 0:1", version,
                    "\n// kyubi: display matrix q[0], q[1];\n");
        assert_qasm("h 0; display paths 2", version, "\n// kyubi: display paths q[2];\n");
        assert_qasm("measure 0; display branches 0", version,
                    "\n// kyubi: display branches q[0];\n");
        assert_qasm("h 0; ctrl @ display conditional 0 1:2", version,
                    "\n// kyubi: display ctrl @ conditional q[0], q[1], q[2];\n");
        assert_qasm("h 0; cx 0 1; display bloch 0", version,
                    "\n// kyubi: display bloch q[0];\n");
        assert_qasm("h 0; ctrl @ negctrly @ display ket 2 0 1", version,
                    "\n// kyubi: display negctrly @ ctrl @ ket q[0], q[2], q[1];\n");
        assert_qasm("h 0; parx @ parx @ display histogram 0 1 2", version,
                    "\n// kyubi: display parx @ parx @ histogram q[0], q[1], q[2];\n");
    }
    assert_qasm("measure 0; if (c0 == 1) display histogram 1:2", 3,
                "\nif (c[0] == 1) {\n// kyubi: display histogram q[1], q[2];\n}\n");
}

static void openqasm_2_leaves_out_a_display_under_a_classical_condition(void **state) {
    (void)state;
    Circuit *c = circuit_of("measure 0; if (c0 == 1) display bloch 1", 3);
    char *text = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
    assert_non_null(text);
    assert_null(strstr(text, "display"));
    free(text);
    circuit_destroy(c);
}

static void a_display_of_openqasm_that_cannot_be_is_refused_with_its_line(void **state) {
    (void)state;
    const struct {
        const char *line, *key;
    } rows[] = {{"display bloc q[0];", "qasm.display"},
                {"display bloch q[7];", "qasm.index"},
                {"display bloch q[0], q[0];", "circuit.same_wire"},
                {"display ctrl @ bloch q[0];", "qasm.display_wires"},
                {"display inv @ bloch q[0];", "qasm.syntax"},
                {"display bloch q[0]", "qasm.expected"},
                {"display ket q[0], q[2];", "circuit.display_size"},
                {"display bloch;", "qasm.syntax"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[200];
        Error err = {0};
        snprintf(text, sizeof text,
                 "OPENQASM 3.0; qubit[3] q; x q[0];\n// kyubi: %s\nx q[1];", rows[i].line);
        assert_null(qasm_read(text, NULL, (FormatOptions){0}, &err));
        if (strcmp(err.key, rows[i].key) != 0) fail_msg("%s: %s", rows[i].line, err.key);
        assert_true(err.line == 2 || err.line == 3);
    }
}

static void assert_quirk(const char *text, const char *json) {
    Circuit *c = circuit_of(text, 3);
    Error err = {0};
    char *wrote = quirk_write(c, (FormatOptions){0}, &err);
    if (!wrote) fail_msg("%s: %s %s", text, err.key, err.args);
    assert_non_null(wrote);
    if (!strstr(wrote, json)) fail_msg("%s has no %s", wrote, json);
    free(wrote);
    circuit_destroy(c);
}

static void quirk_gets_the_displays_that_it_has(void **state) {
    (void)state;
    assert_quirk("display bloch 0; display bloch 1:2", "[\"Bloch\",\"Bloch\",\"Bloch\"]");
    assert_quirk("h 0; ctrl @ display histogram 2 0:1", "[\"Chance2\",1,\"•\"]");
    assert_quirk("display histogram 0; ctrly @ display amplitudes 0 1:2",
                 "\"(/)\",\"Amps2\"");
    assert_quirk("x 0; par @ par @ display amplitudes 0 1 2",
                 "[\"zpar\",\"zpar\",\"Amps1\"]");
    assert_quirk("x 2; display ket 0:1", "[1,1,\"X\"]");
}

static void assert_from_quirk(const char *json, const char *form) {
    Error err = {0};
    Circuit *c = quirk_read(json, NULL, (FormatOptions){0}, &err);
    if (!c) fail_msg("%s: %s %s", json, err.key, err.args);
    char *text = short_form_write(c, false);
    assert_string_equal(text, form);
    free(text);
    circuit_destroy(c);
}

static void quirk_s_displays_come_in_with_their_controls(void **state) {
    (void)state;
    assert_from_quirk("{\"cols\":[[\"H\"],[\"Bloch\",\"•\"],[1,\"Chance2\"]]}",
                      "h 0; ctrl @ display bloch 1 0; display histogram 1:2");
    assert_from_quirk("{\"cols\":[[\"Amps3\",1,1,\"⊖\"]]}",
                      "ctrlx @ display amplitudes 3 0:2");
    assert_from_quirk("{\"cols\":[[\"Sample2\",1,\"Chance\"]]}",
                      "display histogram 0:1; display histogram 2");
}

static void qiskit_and_quantikz_leave_displays_out(void **state) {
    (void)state;
    Circuit *plain = circuit_of("h 0; cx 0 1", 2);
    Circuit *shown = circuit_of("h 0; @column 3 cx 0 1", 2);
    Step wide = step_of(shown, inset_find("ket"), 0, 1);
    assert_int_not_equal(circuit_place(shown, wide, NULL), NO_STEP);
    Step display = step_of(shown, inset_find("bloch"), 1, 0);
    assert_int_not_equal(circuit_place(shown, display, NULL), NO_STEP);
    char *a = qiskit_write(plain, (FormatOptions){0}, NULL);
    char *b = qiskit_write(shown, (FormatOptions){0}, NULL);
    assert_string_equal(a, b);
    free(a);
    free(b);
    a = quantikz_write(plain, (FormatOptions){0}, NULL);
    b = quantikz_write(shown, (FormatOptions){0}, NULL);
    assert_string_equal(a, b);
    free(a);
    free(b);
    circuit_destroy(plain);
    circuit_destroy(shown);
}

static void assert_refused(const char *text, const char *key) {
    Error err = {0};
    assert_null(short_form_read(text, 4, NULL, &err));
    assert_string_equal(err.key, key);
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    for (int lang = 0; lang < 2; lang++) {
        char *said = words_error(words, (Lang)lang, &err);
        assert_non_null(said);
        free(said);
    }
    words_close(words);
}

static void what_a_display_cannot_be_is_refused_with_a_sentence(void **state) {
    (void)state;
    assert_refused("display sphere 0", "short.display");
    assert_refused("pow(1/2) @ display bloch 0", "short.display_power");
    assert_refused("ctrl @ display bloch 0 0:1", "circuit.same_wire");
    assert_refused("display bloch 3:4", "circuit.no_wire");
    assert_refused("display conditional 0", "circuit.display_size");
    assert_refused("ctrl @ display matrix 0 1", "circuit.display_dots");
    assert_refused("negctrlx @ display paths 0 1:2", "circuit.display_dots");
    assert_refused("measure 0; if (c0 == 1) display branches 1", "circuit.display_dots");
    assert_refused("gate display 1 { x 0 }", "definition.taken");
    Circuit *wide = circuit_create(20);
    Step step = step_of(wide, inset_find("histogram"), 0, 0);
    step.block = (UINT32_C(1) << 17) - 1;
    Error err = {0};
    assert_int_equal(circuit_place(wide, step, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.display_size");
    step.block = 5; // no neighbours
    assert_int_equal(circuit_place(wide, step, &err), NO_STEP);
    circuit_destroy(wide);
}

static void a_display_moves_and_its_range_and_wires_change_as_a_block_s(void **state) {
    (void)state;
    Circuit *c = circuit_of("ctrl @ display ket 0 1:2", 4);
    assert_int_not_equal(circuit_move(c, 0, 2, 3, NULL), NO_STEP);
    char *text = short_form_write(c, true);
    assert_string_equal(text, "@column 4 ctrl @ display ket 1 2:3");
    free(text);
    Error err = {0};
    assert_false(circuit_insert_wire(c, 3, &err)); // between the two
    assert_string_equal(err.key, "circuit.torn");
    assert_true(circuit_insert_wire(c, 0, NULL));
    Step step = *circuit_step(c, 0);
    Modifier range = {MODIFIER_RANGE, 0};
    assert_true(modifier_read(&step, range, "q3", NULL, NULL));
    assert_int_equal(step.block, 8);
    circuit_destroy(c);
}

static void every_row_is_a_tool_that_can_be_placed(void **state) {
    (void)state;
    for (int i = 0; i < inset_count(); i++) {
        const Inset *inset = inset_row(i);
        Tool tool;
        assert_true(tool_find(inset->gate.name, &tool));
        assert_ptr_equal(tool.gate, &inset->gate);
        assert_int_equal(tool.group, TOOLS_SHOW);
        assert_null(gate_find(inset->gate.name));
        assert_true(1 <= inset->least && inset->least <= inset->first);
        assert_true(inset->first <= inset->most && inset->most <= MAX_WIRES);
        Circuit *one = circuit_create(4);
        for (int wire = 0; wire < 4; wire++) {
            Step step = tool_step(one, &tool, wire, wire);
            assert_int_not_equal(circuit_place(one, step, NULL), NO_STEP);
        }
        circuit_destroy(one);
    }
}

static void a_group_keeps_the_displays_of_its_wires(void **state) {
    (void)state;
    Circuit *c = circuit_of("h 0; cx 0 2; ctrl @ display bloch 0 2; display ket 0:1", 3);
    Error err = {0};
    const int all[] = {0, 1, 2, 3};
    if (circuit_group(c, all, 4, "mine", &err) == NO_STEP)
        fail_msg("%s %s", err.key, err.args);
    const Definition *mine = circuit_definition(c, 0);
    char *inside = short_form_write(mine->inside, false);
    assert_string_equal(inside, "h 0; cx 0 1; ctrl @ display bloch 0 1");
    free(inside);
    assert_true(circuit_ungroup(c, 0, NULL)); // and gives them back
    char *apart = short_form_write(c, false);
    assert_null(strstr(apart, "mine 0"));
    assert_non_null(strstr(apart, "ctrl @ display bloch 0 2"));
    free(apart);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_with_displays_is_bit_for_bit_the_run_without),
        cmocka_unit_test(a_display_between_two_measurements_makes_no_branch),
        cmocka_unit_test(a_matrix_and_a_comparison_pass_over_displays),
        cmocka_unit_test(the_short_form_and_openqasm_read_back_what_they_wrote),
        cmocka_unit_test(openqasm_has_a_comment_for_a_display_and_reads_it_back),
        cmocka_unit_test(openqasm_2_leaves_out_a_display_under_a_classical_condition),
        cmocka_unit_test(a_display_of_openqasm_that_cannot_be_is_refused_with_its_line),
        cmocka_unit_test(quirk_gets_the_displays_that_it_has),
        cmocka_unit_test(quirk_s_displays_come_in_with_their_controls),
        cmocka_unit_test(qiskit_and_quantikz_leave_displays_out),
        cmocka_unit_test(what_a_display_cannot_be_is_refused_with_a_sentence),
        cmocka_unit_test(a_display_moves_and_its_range_and_wires_change_as_a_block_s),
        cmocka_unit_test(every_row_is_a_tool_that_can_be_placed),
        cmocka_unit_test(a_group_keeps_the_displays_of_its_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
