// LaTeX with quantikz: cells by hand, and the structure of every document: as many cells in
// every row, braces in pairs, and links that end on another cell of their column.
#include "circuit/format_quantikz.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static const FormatOptions no_options = {0};
static const char head[] = "\\documentclass{standalone}\n\\usepackage{tikz}\n"
                           "\\usetikzlibrary{quantikz2}\n\\begin{document}\n"
                           "\\begin{quantikz}\n";
static const char foot[] = "\\end{quantikz}\n\\end{document}\n";

static Circuit *of_short_form(const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s\n%s %s", text, err.key, err.args);
    return c;
}

// The rows between the head and the foot.
static char *rows_of(const Circuit *circuit) {
    Error err = {0};
    char *document = quantikz_write(circuit, no_options, &err);
    if (!document) fail_msg("%s %s", err.key, err.args);
    assert_memory_equal(document, head, strlen(head));
    size_t size = strlen(document), end = size - strlen(foot);
    assert_string_equal(document + end, foot);
    document[end] = 0;
    memmove(document, document + strlen(head), end - strlen(head) + 1);
    return document;
}

static void assert_rows(const char *short_form, int wires, const char *rows) {
    Circuit *c = of_short_form(short_form, wires);
    char *got = rows_of(c);
    assert_string_equal(got, rows);
    free(got);
    circuit_destroy(c);
}

static void a_bell_pair_reads_like_the_manual(void **state) {
    (void)state;
    assert_rows(
        "h 0; cx 0 1; measure 0; measure 1", 2,
        "\\lstick{$q_{0}$} & \\gate{H} & \\ctrl{1} & \\meter{\\ensuremath{c_{0}}} & "
        "\\\\\n"
        "\\lstick{$q_{1}$} &  & \\targ{} & \\meter{\\ensuremath{c_{1}}} &\n");
}

static void gates_have_their_symbols(void **state) {
    (void)state;
    assert_rows("id 0; y 0; sdg 0; sxdg 0; reset 0; post1 0; post0 0", 1,
                "\\lstick{$q_{0}$} & \\gate{I} & \\gate{Y} & \\gate{S^\\dagger} & "
                "\\gate{\\sqrt{X}^\\dagger} & \\gate{|0\\rangle} & \\gate{\\langle 1|} & "
                "\\gate{\\langle 0|} &\n");
    assert_rows("rx(pi/2) 0; u(-3*pi/4, 0, 0.5) 0; p(2*pi) 0; gphase(-pi) 0", 1,
                "\\lstick{$q_{0}$} & \\gate{R_x(\\pi/2)} & \\gate{U(-3\\pi/4, 0, 0.5)} & "
                "\\gate{P(2\\pi)} & \\gate{\\mathrm{Ph}(-\\pi)} &\n");
    assert_rows(
        "pow(1/3) @ x 0; pow(0.3) @ sdg 0; pow(-2) @ rz(1) 0", 1,
        "\\lstick{$q_{0}$} & \\gate{X^{1/3}} & \\gate{\\left(S^\\dagger\\right)^{3/10}} "
        "& \\gate{\\left(R_z(1)\\right)^{-2}} &\n");
}

static void controls_reach_for_the_target_from_both_sides(void **state) {
    (void)state;
    assert_rows(
        "ctrl @ negctrl @ ctrl @ h 0 1 3 2", 4,
        "\\lstick{$q_{0}$} & \\ctrl{2} & \\\\\n\\lstick{$q_{1}$} & \\octrl{1} & \\\\\n"
        "\\lstick{$q_{2}$} & \\gate{H} & \\\\\n\\lstick{$q_{3}$} & \\ctrl{-1} &\n");
    assert_rows(
        "ctrl @ negctrl @ swap 3 0 1 2", 4,
        "\\lstick{$q_{0}$} & \\octrl{1} & \\\\\n\\lstick{$q_{1}$} & \\swap{1} & \\\\\n"
        "\\lstick{$q_{2}$} & \\targX{} & \\\\\n\\lstick{$q_{3}$} & \\ctrl{-1} &\n");
    assert_rows("ctrl @ pow(1/2) @ x 0 1", 2,
                "\\lstick{$q_{0}$} & \\ctrl{1} & \\\\\n\\lstick{$q_{1}$} & \\gate{X^{1/2}} "
                "&\n");
}

static void barriers_are_slices_and_conditions_frames(void **state) {
    (void)state;
    assert_rows("h 1; barrier 0 1; x 0", 2,
                "\\lstick{$q_{0}$} &  & \\slice{} & \\gate{X} & \\\\\n"
                "\\lstick{$q_{1}$} & \\gate{H} &  &  &\n");
    assert_rows("if (c0 == 1 && c1 == 0) cx 0 1", 2,
                "\\lstick{$q_{0}$} & \\ctrl{1}\\gategroup[2,steps=1,style={dashed,inner "
                "sep=2pt}]{$c_{0}=1, c_{1}=0$} & \\\\\n\\lstick{$q_{1}$} & \\targ{} &\n");
    assert_rows(
        "if (!(c0 == 1)) z 0; if (c1 == 1 && !(c0 == 0)) pow(1/2) @ swap 0 1", 2,
        "\\lstick{$q_{0}$} & \\gate{Z}\\gategroup[1,steps=1,style={dashed,inner "
        "sep=2pt}]{$\\lnot(c_{0}=1)$} & \\swap{1}\\gategroup[2,steps=1,style={dashed,"
        "inner sep=2pt}]{$\\left(\\mathrm{SWAP}\\right)^{1/2}:\\ c_{1}=1,\\ "
        "\\lnot(c_{0}=0)$} & \\\\\n\\lstick{$q_{1}$} &  & \\targX{} &\n");
}

static void bits_have_the_names_of_their_registers(void **state) {
    (void)state;
    Circuit *c = circuit_create(1);
    circuit_add_bit_register(c, "m", 1, NULL);
    circuit_add_bit_register(c, "out_a", 2, NULL);
    Step step = step_of(c, gate_find("measure"), 0, 0);
    step.bit = 2;
    circuit_place(c, step, NULL);
    char *rows = rows_of(c);
    assert_non_null(strstr(rows, "\\meter{\\ensuremath{\\mathrm{out\\_a}_{1}}}"));
    free(rows);
    circuit_destroy(c);
}

// --- Structure

static void assert_balanced(const char *text) {
    int depth = 0;
    for (; *text; text++) {
        depth += (*text == '{') - (*text == '}');
        assert_true(depth >= 0);
    }
    assert_int_equal(depth, 0);
}

enum { MOST_CELLS = 64 };

static int cells_of(char *row, char *cells[MOST_CELLS]) {
    int count = 0;
    for (char *rest = row, *cell; (cell = strsep(&rest, "&"));) {
        assert_true(count < MOST_CELLS);
        assert_balanced(cell);
        cells[count++] = cell;
    }
    return count;
}

static void assert_link(char *cells[][MOST_CELLS], int wires, int wire, int column) {
    static const char *const links[] = {"\\ctrl{", "\\octrl{", "\\swap{"};
    for (size_t i = 0; i < 3; i++) {
        const char *at = strstr(cells[wire][column], links[i]);
        if (!at) continue;
        int end = wire + atoi(at + strlen(links[i]));
        assert_true(end != wire);
        assert_in_range(end, 0, wires - 1);
        assert_non_null(strchr(cells[end][column], '\\'));
    }
}

static void assert_structure(const Circuit *circuit) {
    char *rows = rows_of(circuit), *cells[MAX_WIRES][MOST_CELLS];
    int wires = 0, columns = 0;
    for (char *rest = rows, *row; (row = strsep(&rest, "\n")) && *row; wires++) {
        bool last = wires + 1 == circuit_wires(circuit);
        char *mark = strstr(row, "\\\\");
        assert_int_equal(mark == NULL, last);
        if (mark) *mark = 0;
        int count = cells_of(row, cells[wires]);
        if (wires) assert_int_equal(count, columns);
        columns = count;
    }
    assert_int_equal(wires, circuit_wires(circuit));
    for (int wire = 0; wire < wires; wire++)
        for (int column = 0; column < columns; column++)
            assert_link(cells, wires, wire, column);
    free(rows);
}

static Step random_step(Rng *rng, int wires) {
    const Gate *gate;
    do
        gate = gate_row((int)rng_below(rng, (uint64_t)gate_count()));
    while (gate->kind == GATE_ASSIGN);
    Step step = {.gate = gate, .column = (int)rng_below(rng, 20)};
    step.targets[0] = (int)rng_below(rng, (uint64_t)wires);
    step.targets[1] = (step.targets[0] + 1) % wires;
    if (gate->kind == GATE_BARRIER) step.block = UINT32_C(1) << step.targets[0];
    step.if_mask = gate->kind == GATE_BARRIER ? 0 : rng_below(rng, 4);
    step.if_bits = step.if_mask & rng_bits(rng);
    step.powered = step_unitary(&step) && rng_below(rng, 3) == 0;
    step.power.value = rng_unit(rng);
    uint32_t others = ((UINT32_C(1) << wires) - 1) & ~step_wires(&step);
    if (!step_unitary(&step)) return step;
    step.controls = others & (uint32_t)rng_bits(rng);
    step.anticontrols = others & ~step.controls & (uint32_t)rng_bits(rng);
    return step;
}

static void every_document_has_rows_of_the_same_length_and_paired_braces(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    for (int time = 0; time < 200; time++) {
        int wires = 2 + (int)rng_below(&rng, 6);
        Circuit *c = circuit_create(wires);
        for (int i = 0; i < 30; i++)
            circuit_place(c, random_step(&rng, wires), NULL);
        assert_structure(c);
        circuit_destroy(c);
    }
    Circuit *empty = circuit_create(3);
    assert_structure(empty);
    circuit_destroy(empty);
}

static void the_writing_of_a_bit_is_refused(void **state) {
    (void)state;
    Circuit *c = of_short_form("x 0; c0 = 1", 1);
    Error err = {0};
    assert_null(quantikz_write(c, no_options, &err));
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    char *sentence = words_error(words, LANG_EN, &err);
    assert_string_equal(sentence,
                        "quantikz has no set1 (on q0, column 2). Take it away, or "
                        "choose another format.");
    free(sentence);
    words_close(words);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bell_pair_reads_like_the_manual),
        cmocka_unit_test(gates_have_their_symbols),
        cmocka_unit_test(controls_reach_for_the_target_from_both_sides),
        cmocka_unit_test(barriers_are_slices_and_conditions_frames),
        cmocka_unit_test(bits_have_the_names_of_their_registers),
        cmocka_unit_test(every_document_has_rows_of_the_same_length_and_paired_braces),
        cmocka_unit_test(the_writing_of_a_bit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
