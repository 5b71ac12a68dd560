// Quirk's own list of gates, row by row, and how each is said here: in the short form, or
// why it is not. What is said must read, and run.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/tool.h"
#include "lesson/display.h"

// A parameter stands for Quirk's time, which runs from 0 to 1; a slider moves it.
static const Name TIME[] = {{.name = "t", .value = 0.3}, {0}};

typedef struct Row {
    const char *quirk, *here; // the short form; NULL: not here
    const char *why;          // why not
} Row;

// clang-format off
static const Row rows[] = {
    // Probes
    {"Measure", "measure 0"}, {"|0⟩⟨0|", "post0 0"}, {"|1⟩⟨1|", "post1 0"},
    {"control", "cx 0 1"}, {"anti-control", "negctrl @ x 0 1"},
    // Half, quarter, eighth turns and smaller
    {"Z", "z 0"}, {"Y", "y 0"}, {"X", "x 0"}, {"H", "h 0"}, {"Swap", "swap 0 1"},
    {"S", "s 0"}, {"S^-1", "sdg 0"}, {"Y^½", "pow(1/2) @ y 0"}, {"Y^-½", "pow(-1/2) @ y 0"},
    {"X^½", "sx 0"}, {"X^-½", "sxdg 0"},
    {"T", "t 0"}, {"T^-1", "tdg 0"}, {"Y^¼", "pow(1/4) @ y 0"}, {"Y^-¼", "pow(-1/4) @ y 0"},
    {"X^¼", "pow(1/4) @ x 0"}, {"X^-¼", "pow(-1/4) @ x 0"},
    {"Z^⅛", "pow(1/8) @ z 0"}, {"Z^1/16", "pow(1/16) @ z 0"}, {"X^-⅛", "pow(-1/8) @ x 0"},
    // Spinning
    {"Z^t", "pow(t) @ z 0"}, {"Z^-t", "pow(-t) @ z 0"}, {"Y^t", "pow(t) @ y 0"},
    {"Y^-t", "pow(-t) @ y 0"}, {"X^t", "pow(t) @ x 0"}, {"X^-t", "pow(-t) @ x 0"},
    {"e^iXt", "rx(-2*pi*t) 0"}, {"e^-iYt", "ry(2*pi*t) 0"}, {"e^iZt", "rz(-2*pi*t) 0"},
    {"X^⌈t⌉", "pow(ceiling(t)) @ x 0"}, {"X^⌈t-¼⌉", "pow(ceiling(t-1/4)) @ x 0"},
    // Formulaic
    {"Z^f(t)", "pow(sin(pi*t)) @ z 0"}, {"Rz(f(t))", "rz(pi*t*t) 0"},
    {"Y^f(t)", "pow(sin(pi*t)) @ y 0"}, {"Ry(f(t))", "ry(pi*t*t) 0"},
    {"X^f(t)", "pow(sin(pi*t)) @ x 0"}, {"Rx(f(t))", "rx(pi*t*t) 0"},
    // Turned by A
    {"Z^(A/2^n)", "zturn 0, a=1:2"}, {"Z^(-A/2^n)", "zturndg 0, a=1:2"},
    {"Y^(A/2^n)", "yturn 0, a=1:2"}, {"Y^(-A/2^n)", "yturndg 0, a=1:2"},
    {"X^(A/2^n)", "xturn 0, a=1:2"}, {"X^(-A/2^n)", "xturndg 0, a=1:2"},
    // Sampling: a measurement here is one, and every run of the histogram draws it
    {"Z detector", "measure 0"}, {"X detector", "h 0; measure 0; h 0"},
    {"Y detector", "sx 0; measure 0; sxdg 0"},
    {"Z detect-control-reset", "measure 0; if (c0 == 1) x 1; reset 0"},
    {"X detect-control-reset", "h 0; measure 0; if (c0 == 1) x 1; reset 0"},
    {"Y detect-control-reset", "sx 0; measure 0; if (c0 == 1) x 1; reset 0"},
    {"detector's click", NULL, "a sound in a class of forty helps nobody; the bit is read on the wire"},
    // Parity
    {"Z parity", "par @ par @ x 0 1 2"}, {"X parity", "parx @ parx @ x 0 1 2"},
    {"Y parity", "pary @ pary @ x 0 1 2"},
    // X/Y probes
    {"X control", "ctrlx @ x 0 1"}, {"X anti-control", "negctrlx @ x 0 1"},
    {"Y control", "ctrly @ x 0 1"}, {"Y anti-control", "negctrly @ x 0 1"},
    {"|+⟩⟨+|", "h 0; post0 0; h 0"}, {"|-⟩⟨-|", "h 0; post1 0; h 0"},
    {"|i⟩⟨i|", "sx 0; post0 0; sxdg 0"}, {"|-i⟩⟨-i|", "sx 0; post1 0; sxdg 0"},
    // Order
    {"reverse bits", "reverse 0:3"}, {"rotate bits left", "rotl 0:3"}, {"rotate bits right", "rotr 0:3"},
    {"interleave", "weave 0:3"}, {"deinterleave", "split 0:3"},
    {"counting +⌈t⌉", NULL, "a picture of a clock, no operation: inc, put as often as wanted, and the time line count"},
    {"down-counting", NULL, "as counting"},
    {"time-shifting rotate", NULL, "as counting: rotl and rotr"},
    // Frequency
    {"QFT", "qft 0:3"}, {"QFT†", "qftdg 0:3"}, {"gradient ½", "grad 0:3"}, {"gradient -½", "graddg 0:3"},
    {"gradient t", "p(2*pi*t) 0; p(4*pi*t) 1; p(8*pi*t) 2"},
    // Inputs
    {"input A", "add 0:1, a=2:3"}, {"input B", "addmul 0:1, a=2:3, b=4:5"},
    {"input R", "incmod 0:1, r=2:3"}, {"input A reversed", "add 0:1, a=3:2"},
    {"default A", "add 0:1, a=5"}, {"default B", "addmul 0:1, a=1, b=3"}, {"default R", "incmod 0:1, r=3"},
    // Arithmetic
    {"+1", "inc 0:3"}, {"-1", "dec 0:3"}, {"+A", "add 0:2, a=3:4"}, {"-A", "sub 0:2, a=3:4"},
    {"+AB", "addmul 0:2, a=3:4, b=5:6"}, {"-AB", "submul 0:2, a=3:4, b=5:6"},
    {"×A", "mul 0:2, a=3"}, {"×A^-1", "muldg 0:2, a=3"}, {"b+=a", "add 0:1, a=2:3"},
    {"c+=ab", "addmul 0:1, a=2:3, b=4:5"}, {"+A²", "addsq 0:2, a=3:4"}, {"-A²", "subsq 0:2, a=3:4"},
    {"+1s(A)", "addones 0:2, a=3:4"}, {"-1s(A)", "subones 0:2, a=3:4"}, {"⊕A", "xor 0:1, a=2:3"},
    {"Flip<A", "flip 0:2, a=5"},
    // Compare
    {"⊕A<B", "lt 0, a=1:2, b=3:4"}, {"⊕A>B", "gt 0, a=1:2, b=3:4"}, {"⊕A≤B", "le 0, a=1:2, b=3:4"},
    {"⊕A≥B", "ge 0, a=1:2, b=3:4"}, {"⊕A=B", "eq 0, a=1:2, b=3:4"}, {"⊕A≠B", "ne 0, a=1:2, b=3:4"},
    // Modular
    {"+1 mod R", "incmod 0:3, r=11"}, {"-1 mod R", "decmod 0:3, r=11"},
    {"+A mod R", "addmod 0:3, a=4:5, r=11"}, {"-A mod R", "submod 0:3, a=4:5, r=11"},
    {"×A mod R", "mulmod 0:3, a=7, r=15"}, {"×A^-1 mod R", "mulmoddg 0:3, a=7, r=15"},
    {"×B^A mod R", "powmod 0:3, a=4:5, b=7, r=15"}, {"×B^-A mod R", "powmoddg 0:3, a=4:5, b=7, r=15"},
    {"+AB mod R", "addmulmod 0:3, a=4, b=5, r=11"}, {"-AB mod R", "submulmod 0:3, a=4, b=5, r=11"},
    // Scalar
    {"spacer …", "barrier 0"}, {"Ne (-1)", "gphase(pi) 0"}, {"i", "gphase(pi/2) 0"},
    {"-i", "gphase(-pi/2) 0"}, {"√i", "gphase(pi/4) 0"}, {"√-i", "gphase(-pi/4) 0"},
    {"0", NULL, "leaves no state to show; post0 and post1 of one wire say the same, and then why nothing is left"},
    {"universal NOT", NULL, "no device can do it: it would have to turn states it does not know into their opposites"},
    {"mystery gate", NULL, "a riddle; a lesson asks such by an exercise"},
    {"error injection", NULL, "the circuit's own noise, by rates that a lesson shows"},
    // Displays: beside the circuit, at every moment of the time line, not in a column
    {"Density", NULL, "display matrix and bloch beside the circuit follow the column under the hand"},
    {"Bloch", NULL, "display bloch"}, {"Chance", NULL, "display histogram"},
    {"Amps", NULL, "display amplitudes and ket"}, {"Sample", NULL, "the shots of display histogram"},
};
// clang-format on
enum { ROWS = sizeof rows / sizeof *rows };

static void every_row_reads_and_runs_or_says_why_not(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        assert_true((rows[i].here != NULL) != (rows[i].why != NULL));
        if (!rows[i].here) continue;
        Error err = {0};
        Circuit *circuit = short_form_read(rows[i].here, 0, TIME, &err);
        if (!circuit) print_error("%s: %s %s\n", rows[i].quirk, err.key, err.args);
        assert_non_null(circuit);
        Run *run = run_create(circuit, (RunOptions){0}, &err);
        bool nothing = !strcmp(rows[i].quirk, "|1⟩⟨1|"); // |0⟩ is never found to be 1
        if (!run && !nothing) print_error("%s: %s %s\n", rows[i].quirk, err.key, err.args);
        assert_true(run || nothing);
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

// And each of them can be put down by hand: its gate is a tool.
static void what_is_said_is_made_of_tools(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        if (!rows[i].here) continue;
        Circuit *circuit = short_form_read(rows[i].here, 0, TIME, NULL);
        for (int k = 0; k < circuit_steps(circuit); k++) {
            const Step *step = circuit_step(circuit, k);
            assert_ptr_equal(tool_named(step->gate->name).gate, step->gate);
            for (uint32_t left = step_dots(step); left; left &= left - 1)
                assert_non_null(tool_of_dot(step_dot(step, __builtin_ctz(left))));
        }
        circuit_destroy(circuit);
    }
}

static bool is_display(const char *name) {
    for (int i = 0; i < display_kinds(); i++)
        if (!strcmp(display_kind(i)->name, name)) return true;
    return false;
}

static void the_displays_that_are_named_exist(void **state) {
    (void)state;
    static const char *const names[] = {"matrix", "bloch", "histogram", "amplitudes",
                                        "ket"};
    for (int i = 0; i < 5; i++)
        assert_true(is_display(names[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_reads_and_runs_or_says_why_not),
        cmocka_unit_test(what_is_said_is_made_of_tools),
        cmocka_unit_test(the_displays_that_are_named_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
