// Steps of noise, and rates that wires have of their own, judged by whole density matrices;
// what is said of them in texts, and what is refused.
#include "slow_noisy.h"

#include "circuit/branch_tree.h"
#include "circuit/circuit_noise.h"
#include "circuit/edit.h"
#include "circuit/format.h"
#include "circuit/parameters.h"
#include "circuit/shots.h"

static void compare(const char *text) {
    Circuit *circuit = circuit_of(text);
    Noise none = {{0}};
    check_circuit(text, noise_any(circuit_noise(circuit)) ? *circuit_noise(circuit) : none);
    circuit_destroy(circuit);
}

static void every_step_of_noise_agrees_with_whole_density_matrices(void **unused) {
    (void)unused;
    static const char *const steps[] = {
        "bit_flip(0.2)",        "phase_flip(0.3)",
        "bit_phase_flip(0.15)", "dephasing(0.4)",
        "depolarising(0.1)",    "amplitude_damping(0.3)",
        "idling(1, 3, 4)",      "generalised_damping(0.3, 0.8)"};
    assert_int_equal(noise_gate_count(), sizeof steps / sizeof *steps);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        char text[256];
        snprintf(text, sizeof text, "h 0; cx 0 1; ry(1) 2; %s 0; %s 2; cx 1 2; %s 1",
                 steps[i], steps[i], steps[i]);
        compare(text);
        snprintf(text, sizeof text,
                 "h 0; ry(1) 1; %s 1; measure 0; if (c0 == 1) %s 0; h 0; measure 1",
                 steps[i], steps[i]);
        compare(text);
    }
}

static void wires_have_rates_of_their_own(void **unused) {
    (void)unused;
    compare("noise depolarising(0.1); noise depolarising(0) 1; noise readout(0.2) 0; "
            "noise bit_flip(0.3) 2; h 0; cx 0 1; ry(0.4) 2; measure 0; measure 1");
    compare("noise times(2, 7, 9); noise phase_flip(0.1) 0 2; h 0; cx 0 1; cx 1 2; "
            "depolarising(0.1) 1; h 2; measure 2 -> 1; measure 0");
}

static void each_channel_of_one_qubit_has_a_step(void **unused) {
    (void)unused;
    for (int i = 0; i < channel_kind_count(); i++) {
        const ChannelKind *kind = channel_kind(i);
        const Gate *gate = noise_gate_find(kind->name);
        assert_true((gate != NULL) == (kind->qubits == 1));
        if (!gate) continue;
        assert_int_equal(gate->angles, kind->parameters);
        assert_ptr_equal(noise_gate_kind(gate), kind);
        Circuit *circuit = circuit_create(1);
        assert_true(circuit_place(circuit, step_of(circuit, gate, 0, 0), NULL) != NO_STEP);
        circuit_destroy(circuit);
    }
}

static void a_parameter_drives_a_rate_and_cannot_leave_its_range(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("let p = 0.25 in 0:2; h 0; phase_flip(p/2) 0");
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    assert_near(run_bloch(run, 2, 0).x, 1 - 2 * 0.125);
    run_destroy(run);
    Error err = {.key = ""};
    assert_true(circuit_set_parameter(circuit, 0, (Angle){.value = 1}, &err));
    assert_near(circuit_step(circuit, 1)->angles[0].value, 0.5);
    assert_true(circuit_set_parameter(circuit, 0, (Angle){.value = 2}, &err));
    assert_near(circuit_step(circuit, 1)->angles[0].value, 1);
    circuit_destroy(circuit);
    circuit = circuit_of("let p = 0.25 in 0:2; h 0; phase_flip(p) 0");
    assert_false(circuit_set_parameter(circuit, 0, (Angle){.value = 1.5}, &err));
    assert_string_equal(err.key, "channel.range");
    assert_near(circuit_step(circuit, 1)->angles[0].value, 0.25);
    assert_near(circuit_parameter(circuit, 0).now.value, 0.25);
    circuit_destroy(circuit);
}

static void the_short_form_gives_noise_back(void **unused) {
    (void)unused;
    static const char *const texts[] = {
        "noise depolarising(0.1); noise depolarising(0) 1; h 0; bit_flip(1/8) 2",
        "let p = 0.5 in 0:1; noise amplitude_damping(0.25); noise dephasing(0.5); "
        "noise readout(0.125) 0; if (c0 == 1) depolarising(p) 0",
        "idling(1, 2, 3) 0; generalised_damping(0.5, 1) 1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Circuit *circuit = circuit_of(texts[i]);
        char *text = short_form_write(circuit, false);
        Circuit *again = circuit_of(text);
        assert_true(circuit_equal(circuit, again));
        circuit_destroy(again);
        free(text);
        circuit_destroy(circuit);
    }
}

static void assert_text_refused(const char *text, const char *key) {
    Error err = {.key = ""};
    Circuit *circuit = short_form_read(text, QUBITS, NULL, &err);
    if (circuit || strcmp(err.key, key) != 0) fail_msg("%s: %s", text, err.key);
}

static void what_makes_no_sense_is_refused(void **unused) {
    (void)unused;
    assert_text_refused("bit_flip(1.5) 0", "channel.range");
    assert_text_refused("bit_flip(-0.1) 0", "channel.range");
    assert_text_refused("bit_flip 0", "short.angles");
    assert_text_refused("idling(1, 2, 5) 0", "channel.t2");
    assert_text_refused("idling(1, 0, 0) 0", "channel.time");
    assert_text_refused("noise rust(0.1)", "qasm.noise");
    assert_text_refused("noise readout(2)", "noise.range");
    assert_text_refused("noise readout(0.1) 7", "circuit.no_wire");
    assert_text_refused("noise times(1, 2, 5)", "noise.t2");
    assert_text_refused("noise times(-1, 2, 2)", "noise.times");
    assert_text_refused("gate g 1 { bit_flip(0.1) 0 }", "definition.not_unitary");
    Circuit *circuit = circuit_of("bit_flip(0.1) 0");
    Error err = {.key = ""};
    assert_int_equal(circuit_set_control(circuit, 0, 1, 1, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.no_controls");
    circuit_destroy(circuit);
}

static void wires_take_their_noise_along(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("noise readout(0.1) 0; noise bit_flip(0.2) 2; h 2");
    int readout = noise_find("readout"), flip = noise_find("bit_flip");
    assert_true(circuit_move_wire(circuit, 0, 2, NULL));
    assert_true(noise_rate(circuit_noise(circuit), 2, readout) == 0.1);
    assert_true(noise_rate(circuit_noise(circuit), 1, flip) == 0.2);
    assert_true(noise_rate(circuit_noise(circuit), 0, readout) == 0);
    assert_true(circuit_insert_wire(circuit, 0, NULL));
    assert_true(noise_rate(circuit_noise(circuit), 3, readout) == 0.1);
    assert_true(circuit_remove_wire(circuit, 3, NULL));
    Noise left = *circuit_noise(circuit);
    noise_drop_own(&left, 2, flip);
    assert_false(noise_any(&left));
    circuit_destroy(circuit);
}

static void runs_with_and_without_steps_of_noise_share_nothing(void **unused) {
    (void)unused;
    Circuit *plain = circuit_of("h 0; cx 0 1; t 1"), *noisy = circuit_copy(plain);
    Step step = step_of(noisy, noise_gate_find("dephasing"), 0, 5);
    assert_true(circuit_place(noisy, step, NULL) != NO_STEP);
    Run *first = run_create(plain, (RunOptions){0}, NULL);
    Run *second = run_create(noisy, (RunOptions){.before = first}, NULL);
    assert_int_equal(run_shared(second), 0);
    assert_null(run_pure(second, run_columns(second)));
    Run *third = run_create(plain, (RunOptions){.before = second}, NULL);
    assert_int_equal(run_shared(third), 0);
    assert_non_null(run_pure(third, run_columns(third)));
    Circuit *quiet = circuit_without_noise(noisy);
    assert_true(circuit_equal(quiet, plain));
    run_destroy(first);
    run_destroy(second);
    run_destroy(third);
    circuit_destroy(quiet);
    circuit_destroy(plain);
    circuit_destroy(noisy);
}

static void formats_without_noise_leave_it_out_and_say_so(void **unused) {
    (void)unused;
    Circuit *noisy = circuit_of("noise readout(0.1); h 0; bit_flip(0.1) 0; cx 0 1");
    Circuit *quiet = circuit_of("h 0; @column 3 cx 0 1");
    for (int i = 0; i < format_count(); i++) {
        const Format *format = format_row(i);
        const char *left_out = format_leaves_out(format, noisy);
        assert_null(format_leaves_out(format, quiet));
        assert_true((left_out != NULL) == (strcmp(format->ending, ".qasm") != 0));
        if (!format->write || !left_out) continue;
        Error err = {.key = ""};
        char *text = format->write(noisy, (FormatOptions){0}, &err);
        if (!text) fail_msg("%s: %s", format->ending, err.key);
        assert_null(strstr(text, "bit_flip"));
        free(text);
    }
    assert_string_equal(circuit_leaves_out(noisy, "a.py"), "format.no_noise");
    assert_null(circuit_leaves_out(noisy, "a.svg"));
    circuit_destroy(noisy);
    circuit_destroy(quiet);
}

static void the_tree_of_branches_knows_steps_of_noise(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("x 0; bit_flip(0.2) 0; measure 0");
    BranchTree *tree = branch_tree_create(circuit, NULL, (Record){0});
    assert_non_null(tree);
    const BranchLevel *last = &tree->level[tree->levels - 1];
    assert_int_equal(last->nodes, 2);
    double zero = last->node[0].bits ? last->node[1].weight : last->node[0].weight;
    assert_near(zero, 0.2);
    branch_tree_destroy(tree);
    circuit_destroy(circuit);
}

static void shots_one_by_one_are_refused_where_there_is_noise(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("h 0; bit_flip(0.2) 0");
    Rng rng = rng_seeded(1);
    Error err = {.key = ""};
    assert_null(shots_run(circuit, 10, &rng, &err));
    assert_string_equal(err.key, "noise.qubits");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_of_noise_agrees_with_whole_density_matrices),
        cmocka_unit_test(wires_have_rates_of_their_own),
        cmocka_unit_test(each_channel_of_one_qubit_has_a_step),
        cmocka_unit_test(a_parameter_drives_a_rate_and_cannot_leave_its_range),
        cmocka_unit_test(the_short_form_gives_noise_back),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(wires_take_their_noise_along),
        cmocka_unit_test(formats_without_noise_leave_it_out_and_say_so),
        cmocka_unit_test(the_tree_of_branches_knows_steps_of_noise),
        cmocka_unit_test(shots_one_by_one_are_refused_where_there_is_noise),
        cmocka_unit_test(runs_with_and_without_steps_of_noise_share_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
