#include "circuit/tool.h"

#include "base/words.h"
#include "circuit/blocks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void a_tool_is_known_by_its_code_and_by_its_name(void **state) {
    (void)state;
    Tool tools[MOST_TOOLS];
    assert_int_equal(tools_all(tools), tool_count());
    for (int i = 0; i < tool_count(); i++) {
        Tool tool = tools[i], same;
        assert_int_not_equal(tool.code, NO_TOOL);
        assert_true(tool_at(tool.code, &same));
        assert_string_equal(same.name, tool.name);
        assert_true(tool_find(tool.name, &same));
        assert_int_equal(same.code, tool.code);
        assert_true((tool.gate != NULL) != (tool.dot.kind != DOT_NONE));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(tools[j].name, tool.name);
    }
    Tool none;
    assert_false(tool_at(NO_TOOL, &none));
    assert_false(tool_at(TOOL_OWN, &none));
    assert_false(tool_find("cx", &none));
}

static void every_gate_block_and_dot_is_a_tool(void **state) {
    (void)state;
    for (int i = 0; i < gate_count(); i++)
        assert_ptr_equal(tool_named(gate_row(i)->name).gate, gate_row(i));
    for (int i = 0; i < block_count(); i++)
        assert_ptr_equal(tool_named(block_row(i)->gate.name).gate, &block_row(i)->gate);
    for (int kind = DOT_CONTROL; kind <= DOT_PARITY; kind++)
        for (const char *axis = "zxy"; *axis; axis++) {
            Tool tool = tool_named(tool_of_dot((ControlDot){(DotKind)kind, *axis}));
            assert_int_equal(tool.dot.kind, kind);
            assert_int_equal(tool.dot.axis, *axis);
        }
}

static void tools_stand_by_group(void **state) {
    (void)state;
    Tool tools[MOST_TOOLS];
    int groups = 0, all = tools_all(tools);
    for (int i = 0; i < all; i++) {
        bool next = !i || tools[i].group != tools[i - 1].group;
        if (i) assert_true(tools[i].group >= tools[i - 1].group);
        groups += next;
    }
    assert_int_equal(groups, TOOL_GROUPS - 1); // but a circuit's own
    assert_int_equal(tool_named("powmod").group, TOOLS_MODULAR);
    assert_int_equal(tool_named("mul").group, TOOLS_ARITHMETIC);
    assert_int_equal(tool_named("eq").group, TOOLS_COMPARE);
}

static void the_everyday_ones_are_tools(void **state) {
    (void)state;
    char names[256];
    snprintf(names, sizeof names, "%s", TOOLS_EVERYDAY);
    Tool tool;
    for (char *name = strtok(names, " "); name; name = strtok(NULL, " "))
        assert_true(tool_find(name, &tool));
}

static void every_tool_has_words(void **state) {
    (void)state;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    Tool tools[MOST_TOOLS];
    int all = tools_all(tools);
    for (int i = 0; i < all; i++) {
        char key[64];
        snprintf(key, sizeof key, "gate.%s", tools[i].name);
        assert_true(words_has(words, key));
        snprintf(key, sizeof key, "gate.%s.about", tools[i].name);
        assert_true(words_has(words, key));
    }
    words_close(words);
}

// As often as the root says, its step is the gate itself.
static void a_root_put_down_often_enough_is_its_gate(void **state) {
    (void)state;
    static const struct {
        const char *tool, *gate;
        int times;
    } rows[] = {{"sy", "y", 2}, {"tx", "x", 4}, {"ty", "y", 4}, {"sydg", "y", 2}};
    Circuit *circuit = circuit_create(1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tool tool = tool_named(rows[i].tool);
        Step step = tool_step(circuit, &tool, 0, 0);
        Matrix2 once = step_matrix(&step), all = once;
        for (int k = 1; k < rows[i].times; k++)
            all = matrix2_product(once, all);
        Matrix2 gate = gate_find(rows[i].gate)->matrix(NULL);
        for (int k = 0; k < 4; k++)
            assert_true(cabs(all.m[k / 2][k % 2] - gate.m[k / 2][k % 2]) < 1e-12);
    }
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tool_is_known_by_its_code_and_by_its_name),
        cmocka_unit_test(every_gate_block_and_dot_is_a_tool),
        cmocka_unit_test(tools_stand_by_group),
        cmocka_unit_test(the_everyday_ones_are_tools),
        cmocka_unit_test(every_tool_has_words),
        cmocka_unit_test(a_root_put_down_often_enough_is_its_gate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
