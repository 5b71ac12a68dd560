// Steps said by plainer ones, against the whole matrix of what they mean.
#include "circuit/lower.h"

#include "base/rng.h"
#include "circuit/equivalence.h"
#include "circuit/format_qasm.h"
#include "circuit/format_qiskit.h"
#include "circuit/format_quantikz.h"
#include "circuit/format_quirk.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/slide.h"
#include "slow_step.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { WIRES = 4, DOTS = 10 };

static Circuit *circuit_of(const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static void assert_matrix(const Circuit *circuit, Square wanted, const char *what) {
    Error err = {0};
    double complex *got = circuit_matrix(circuit, &err);
    assert_non_null(got);
    double distance = square_distance(wanted, got);
    if (!(distance < 1e-12)) fail_msg("%s is off by %g", what, distance);
    free(got);
}

static bool is_plain(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (!step_plain(circuit_step(circuit, i))) return false;
    return true;
}

// As it is run, and as plain steps say it.
static void assert_means(const Circuit *circuit, const char *what) {
    Error err = {0};
    Square wanted = square_circuit(circuit);
    assert_matrix(circuit, wanted, what);
    Circuit *plain = circuit_lower(circuit, step_plain, false, &err);
    assert_non_null(plain);
    assert_true(is_plain(plain));
    assert_matrix(plain, wanted, what);
    circuit_destroy(plain);
    free(wanted.at);
}

// Dot number 0 … 9 of a wire: none, or a control, an anti-control, a parity of each axis.
static ControlDot dot_number(int number) {
    if (number == 0) return (ControlDot){DOT_NONE, 'z'};
    return (ControlDot){(DotKind)(DOT_CONTROL + (number - 1) / 3), "xyz"[(number - 1) % 3]};
}

static Step step_with(const Circuit *circuit, const Gate *gate, Rng *rng) {
    Step step = step_of(circuit, gate, 0, 0);
    for (int i = 0; i < gate->angles; i++)
        step.angles[i] = (Angle){"", 6 * rng_unit(rng) - 3};
    return step;
}

static void assert_step_means(Circuit *circuit, const Step *step) {
    char what[80];
    snprintf(what, sizeof what, "%s, dots %x %x %x, axes %x %x", step->gate->name,
             step->controls, step->anticontrols, step->parity, step->x_axis, step->y_axis);
    assert_int_equal(circuit_place(circuit, *step, NULL), 0);
    assert_means(circuit, what);
    circuit_remove(circuit, 0, NULL);
}

static void every_pair_of_dots_lets_through_what_it_names(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    Circuit *circuit = circuit_create(WIRES);
    for (int first = 0; first < DOTS; first++)
        for (int second = 0; second < DOTS; second++) {
            Step step = step_with(circuit, gate_find("u"), &rng);
            step.targets[0] = 1;
            step_add_dot(&step, 0, dot_number(first));
            step_add_dot(&step, 3, dot_number(second));
            assert_step_means(circuit, &step);
        }
    circuit_destroy(circuit);
}

static void every_gate_acts_under_dots_of_every_kind(void **state) {
    (void)state;
    Rng rng = rng_seeded(4);
    Circuit *circuit = circuit_create(WIRES);
    for (int i = 0; i < gate_count() * 4; i++) {
        const Gate *gate = gate_row(i / 4);
        if (gate->kind != GATE_MATRIX && gate->kind != GATE_SWAP) continue;
        Step step = step_with(circuit, gate, &rng);
        int first = gate->kind == GATE_SWAP ? 2 : 1;
        for (int wire = first; wire < WIRES; wire++)
            step_add_dot(&step, wire, dot_number((int)rng_below(&rng, DOTS)));
        step.powered = i % 4 == 3;
        step.power = (Angle){"", 2 * rng_unit(&rng) - 1};
        assert_step_means(circuit, &step);
    }
    circuit_destroy(circuit);
}

static void the_text_says_dots_both_ways(void **state) {
    (void)state;
    static const char *const texts[] = {
        "ctrlx @ x 0 1",
        "ctrl @ negctrl @ ctrlx @ negctrlx @ ctrly @ negctrly @ h 0 1 2 3 4 5 6",
        "par @ par @ parx @ pary @ x 0 1 2 3 4",
        "negctrlx @ pow(1/3) @ swap 1 0 2",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Circuit *c = circuit_of(texts[i], 0);
        char *got = short_form_write(c, true);
        assert_string_equal(got, texts[i]);
        free(got);
        circuit_destroy(c);
    }
    Circuit *c = circuit_of("parx(2) @ ctrly @ z 3 1 0 2", 0);
    const Step *step = circuit_step(c, 0);
    assert_int_equal(step->parity, 10);
    assert_int_equal(step->x_axis, 10);
    assert_int_equal(step->y_axis, 1);
    assert_int_equal(step->controls, 1);
    circuit_destroy(c);
    Error err = {0};
    assert_null(short_form_read("par @ ctrl @ x 0 0 1", 0, NULL, &err));
    assert_string_equal(err.key, "circuit.same_wire");
}

static void dots_are_put_and_taken_away(void **state) {
    (void)state;
    Circuit *c = circuit_of("x 1", 3);
    for (int number = 0; number < DOTS; number++) {
        ControlDot dot = dot_number(number);
        assert_int_equal(circuit_set_dot(c, 0, 2, dot, NULL), 0);
        ControlDot got = step_dot(circuit_step(c, 0), 2);
        assert_int_equal(got.kind, dot.kind);
        assert_int_equal(got.axis, dot.axis);
    }
    assert_int_equal(circuit_set_control(c, 0, 2, -1, NULL), 0);
    assert_true(step_dots_plain(circuit_step(c, 0)));
    assert_int_equal(circuit_set_dot(c, 0, 2, (ControlDot){DOT_PARITY, 'y'}, NULL), 0);
    assert_int_equal(circuit_move(c, 0, 0, 3, NULL), 0);
    assert_int_equal(circuit_step(c, 0)->parity, 2);
    assert_int_equal(circuit_step(c, 0)->y_axis, 2);
    circuit_destroy(c);
}

// --- Texts of other programs

static const char *const circuits[] = {
    "ctrlx @ negctrly @ h 0 2 1; t 2; par @ pary @ x 0 1 2",
    "h 1; negctrlx @ gphase(pi/3) 0 1; parx @ gphase(pi/2) 2 0",
    "par @ par @ swap 0 3 1 2; ctrly @ u(0.3, 1, 2) 3 0; ctrlx @ rz(0.7) 1 2",
};
enum { CIRCUITS = sizeof circuits / sizeof *circuits };

static void assert_same(const Circuit *a, const Circuit *b, const char *text) {
    Equivalence found;
    Error err = {0};
    assert_int_equal(circuit_wires(a), circuit_wires(b));
    if (!circuit_compare(a, b, (EquivalenceOptions){0}, &found, &err) ||
        found.difference != DIFFERENCE_NONE)
        fail_msg("%s: %s %d", text, err.key, found.difference);
}

static void formats_that_can_be_read_back_mean_the_same(void **state) {
    (void)state;
    for (int i = 0; i < CIRCUITS; i++) {
        Circuit *c = circuit_of(circuits[i], 4);
        Error err = {0};
        char *qasm = qasm_write(c, (FormatOptions){0}, &err);
        char *quirk = quirk_write(c, (FormatOptions){0}, &err);
        if (!qasm || !quirk) fail_msg("%s: %s %s", circuits[i], err.key, err.args);
        Circuit *of_qasm = qasm_read(qasm, NULL, (FormatOptions){0}, &err);
        Circuit *of_quirk = quirk_read(quirk, NULL, (FormatOptions){0}, &err);
        if (!of_qasm || !of_quirk) fail_msg("%s %s\n%s", err.key, err.args, quirk);
        assert_same(c, of_qasm, qasm);
        assert_same(c, of_quirk, quirk);
        circuit_destroy(of_qasm);
        circuit_destroy(of_quirk);
        circuit_destroy(c);
        free(qasm);
        free(quirk);
    }
}

static void formats_that_only_write_say_plain_steps(void **state) {
    (void)state;
    Error err = {0};
    Circuit *c = circuit_of("ctrlx @ x 0 1", 2);
    char *python = qiskit_write(c, (FormatOptions){0}, &err);
    char *tex = quantikz_write(c, (FormatOptions){0}, &err);
    assert_non_null(strstr(python, "qc.h(0)\nqc.cx(0, 1)\nqc.h(0)\n"));
    assert_non_null(strstr(tex, "\\gate{H} & \\ctrl{1} & \\gate{H}"));
    free(python);
    free(tex);
    circuit_destroy(c);
}

static void conditions_go_with_all_that_says_the_step(void **state) {
    (void)state;
    Error err = {0};
    Circuit *c = circuit_of("measure 0; if (c0 == 1) ctrlx @ x 1 2; measure 2", 3);
    Circuit *plain = circuit_lower(c, step_plain, false, &err);
    char *got = short_form_write(plain, false);
    assert_string_equal(got, "measure 0; if (c0 == 1) h 1; if (c0 == 1) cx 1 2; "
                             "if (c0 == 1) h 1; measure 2");
    free(got);
    assert_same(c, plain, "conditions");
    circuit_destroy(c);
    circuit_destroy(plain);
}

// --- Slides

static void a_slide_under_any_dots_is_the_edited_circuit(void **state) {
    (void)state;
    Circuit *c =
        circuit_of("h 0; h 1; t 1; ry(0.4) 2; ctrlx @ par @ pary @ rx(0.3) 0 1 2 3; "
                   "cx 3 1; h 0",
                   4);
    int index = 0;
    while (circuit_step(c, index)->gate != gate_find("rx"))
        index++;
    Run *run = run_create(c, (RunOptions){0}, NULL);
    Slide *slide = slide_create(c, run, index, 0, (SlideOptions){0});
    assert_non_null(slide);
    for (double angle = -2; angle < 3; angle += 1.3) {
        Step step = *circuit_step(c, index);
        step.angles[0] = (Angle){"", angle};
        assert_int_equal(circuit_replace(c, index, step, NULL), index);
        Square whole = square_circuit(c);
        const State *at = slide_at(slide, angle);
        for (size_t i = 0; i < whole.size; i++)
            assert_true(cabs(state_amplitude(at, i) - whole.at[i * whole.size]) < 1e-12);
        free(whole.at);
    }
    slide_destroy(slide);
    run_destroy(run);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_dots_lets_through_what_it_names),
        cmocka_unit_test(every_gate_acts_under_dots_of_every_kind),
        cmocka_unit_test(the_text_says_dots_both_ways),
        cmocka_unit_test(dots_are_put_and_taken_away),
        cmocka_unit_test(formats_that_can_be_read_back_mean_the_same),
        cmocka_unit_test(formats_that_only_write_say_plain_steps),
        cmocka_unit_test(conditions_go_with_all_that_says_the_step),
        cmocka_unit_test(a_slide_under_any_dots_is_the_edited_circuit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
