// C04 of the course map: the numbers that the lesson tells, worked out by the engine, and
// every right and every listed wrong answer played through the real jail.
#include "lesson_bench.h"

#include "circuit/equivalence.h"
#include "quantum/entanglement.h"

static int open_c04(void **state) {
    return lesson_open(state, "core", "04-many-qubits.lua");
}

static bool same_matrix(const char *a, const char *b) {
    Circuit *first = short_form_read(a, 2, NULL, NULL);
    Circuit *second = short_form_read(b, 2, NULL, NULL);
    double complex *u = circuit_matrix(first, NULL), *v = circuit_matrix(second, NULL);
    double complex trace = 0;
    for (int i = 0; i < 16; i++)
        trace += conj(u[i]) * v[i];
    free(u);
    free(v);
    circuit_destroy(first);
    circuit_destroy(second);
    return cabs(trace) / 4 > 1 - 1e-9; // |Tr(U†V)|/2ⁿ
}

static void map_c04_e1_three_equal_shares(void **state) {
    (void)state;
    const char *made = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0";
    for (uint32_t bits = 0; bits < 3; bits++)
        assert_float_equal(chance(made, 2, bits), 1 / 3.0, 1e-12);
    assert_float_equal(chance(made, 2, 3), 0, 1e-12);
}

static void map_c04_e2_the_w_state_with_three_gates(void **state) {
    (void)state;
    const char *made = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0; negctrl(2) @ x 0 1 2";
    for (uint32_t bits = 0; bits < 8; bits++) {
        bool one = bits == 1 || bits == 2 || bits == 4;
        assert_float_equal(chance(made, 3, bits), one ? 1 / 3.0 : 0, 1e-12);
    }
}

static void map_c04_e3_three_cnots_are_a_swap(void **state) {
    (void)state;
    assert_true(same_matrix("cx 0 1; cx 1 0; cx 0 1", "swap 0 1"));
    assert_true(same_matrix("cx 1 0; cx 0 1; cx 1 0", "swap 0 1"));
    assert_false(same_matrix("cx 0 1; cx 1 0", "swap 0 1"));
}

static void map_c04_e4_h_around_turns_a_cnot(void **state) {
    (void)state;
    assert_true(same_matrix("h 0; h 1; cx 0 1; h 0; h 1", "cx 1 0"));
    assert_true(same_matrix("h 1; cx 0 1; h 1", "cz 0 1")); // as the second wrong row says
}

// α00 α11 - α01 α10 decides; so does the length of an arrow, which the page shows.
static void map_c04_e5_three_of_five_come_apart(void **state) {
    (void)state;
    static const struct {
        double a[4];
        bool apart;
    } rows[] = {{{1, 1, 1, 1}, true},
                {{1, 0, 0, 1}, false},
                {{1, 1, 0, 0}, true},
                {{1, -1, 1, -1}, true},
                {{1, 1, 1, -1}, false}};
    for (int i = 0; i < 5; i++) {
        double complex a[4];
        double norm = 0;
        for (int k = 0; k < 4; k++)
            norm += rows[i].a[k] * rows[i].a[k];
        for (int k = 0; k < 4; k++)
            a[k] = rows[i].a[k] / sqrt(norm);
        State *s = state_from(2, a);
        assert_int_equal(fabs(bloch_length(state_bloch(s, 0)) - 1) < 1e-9, rows[i].apart);
        assert_int_equal(cabs(a[0] * a[3] - a[1] * a[2]) < 1e-9, rows[i].apart);
        state_destroy(s);
    }
}

static void map_c04_a_state_takes_16_bytes_an_amplitude(void **state) {
    (void)state;
    assert_int_equal(sizeof(double complex) * state_size(16), 1 << 20);   // 1 MiB
    assert_int_equal(sizeof(double complex) * (1ull << 30), 16ull << 30); // 16 GiB
    assert_int_equal(sizeof(double complex) * (1ull << 48), 4ull << 50);  // 4 PiB
}

static void the_lesson_has_eight_pages_and_six_exercises(void **state) {
    static const char *const kinds[] = {"build", "build", "choice",
                                        "build", "build", "number"};
    expect_lesson(*state, "core.many-qubits", "C04", 8, 6, kinds);
}

static void e4_takes_any_circuit_with_the_right_matrix(void **state) {
    Visit *visit = *state;
    expect_right(build(visit, "reverse", "h 0; h 1; @column 3 cx 0 1; @column 4 h 0; h 1"));
    expect_wrong(build(visit, "reverse", "h 0; @column 3 cx 0 1; @column 4 h 0"), 0, "");
    expect_wrong(build(visit, "reverse", "h 1; @column 3 cx 0 1; @column 4 h 1"), 1, "");
    expect_wrong(build(visit, "reverse", "h 0; h 1; @column 3 cx 0 1"), 2, "");
    assert_int_equal(build(visit, "reverse", "@column 3 cx 0 1")->kind, VERDICT_WRONG);
}

static void the_cnot_of_e4_cannot_be_moved(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    const Source *source = &lesson->sources[lesson->exercises[0].source];
    assert_int_equal(circuit_steps(source->start), 1);
    assert_true(circuit_step(source->start, 0)->locked);
}

static void e3_takes_three_cnots_either_way_and_no_more(void **state) {
    Visit *visit = *state;
    expect_right(build(visit, "swap", "cx 0 1; cx 1 0; cx 0 1"));
    expect_right(build(visit, "swap", "cx 1 0; cx 0 1; cx 1 0"));
    expect_wrong(build(visit, "swap", "cx 0 1"), 0, "M14");
    expect_wrong(build(visit, "swap", "cx 0 1; cx 1 0"), 1, "");
    expect_wrong(build(visit, "swap", "cx 1 0; cx 0 1"), 2, "");
    expect_wrong(build(visit, "swap", "cx 0 1; cx 0 1"), 3, "");
    assert_int_equal(build(visit, "swap", "cx 0 1; cx 1 0; cx 0 1; x 0; x 0")->kind,
                     VERDICT_NEAR);
}

static void e5_takes_the_first_the_third_and_the_fourth(void **state) {
    Visit *visit = *state;
    expect_right(choose(visit, "apart", "023"));
    expect_wrong(choose(visit, "apart", "23"), 0, "M10");
    expect_wrong(choose(visit, "apart", "0123"), 1, "M10");
    expect_wrong(choose(visit, "apart", "03"), 2, "M10");
    expect_wrong(choose(visit, "apart", "02"), 3, "");
    expect_wrong(choose(visit, "apart", "0234"), 4, "M05");
}

static void e1_takes_the_state_also_with_a_typed_angle(void **state) {
    Visit *visit = *state;
    expect_right(build(visit, "three", "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0"));
    expect_right(build(visit, "three", "ry(70.5 deg) 1; negctrl @ h 1 0"));
    expect_right(build(visit, "three", "ry(2*asin(1/sqrt(3))) 0; negctrl @ h 0 1"));
    assert_int_equal(build(visit, "three", "ry(60 deg) 1; negctrl @ h 1 0")->kind,
                     VERDICT_WRONG);
    expect_wrong(build(visit, "three", "h 0; h 1"), 0, "");
    expect_wrong(build(visit, "three", "h 1; negctrl @ h 1 0"), 1, "");
    expect_wrong(build(visit, "three", "h 1; ctrl @ h 1 0"), 2, "");
    expect_wrong(build(visit, "three", "ry(2*asin(1/sqrt(3))) 1"), 3, "");
}

static void e2_takes_the_w_state_with_at_most_eight_gates(void **state) {
    Visit *visit = *state;
    const char *begun = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0";
    char circuit[200];
    snprintf(circuit, sizeof circuit, "%s; negctrl(2) @ x 0 1 2", begun);
    expect_right(build(visit, "w", circuit));
    // Another way: two controlled rotations and CNOTs, without what is there at first.
    expect_right(
        build(visit, "w", "ry(2*acos(1/sqrt(3))) 0; ctrl @ h 0 1; cx 1 2; cx 0 1; x 0"));
    snprintf(circuit, sizeof circuit,
             "%s; negctrl(2) @ x 0 1 2; x 0; x 0; x 1; x 1; x 2; x 2", begun);
    assert_int_equal(build(visit, "w", circuit)->kind, VERDICT_NEAR);
    snprintf(circuit, sizeof circuit, "%s; x 2", begun);
    expect_wrong(build(visit, "w", circuit), 0, "");
    snprintf(circuit, sizeof circuit, "%s; negctrl @ x 0 2", begun);
    expect_wrong(build(visit, "w", circuit), 1, "");
    expect_wrong(build(visit, "w", "h 0; cx 0 1; cx 0 2"), 2, "M10");
    expect_wrong(build(visit, "w", "h 0; h 1; h 2"), 3, "");
}

static void e6_takes_ten_bits(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "bits", "10"));
    expect_right(type(visit, "bits", "１０"));
    expect_wrong(type(visit, "bits", "1024"), 0, "M12");
    expect_wrong(type(visit, "bits", "20"), 1, "M12");
    expect_wrong(type(visit, "bits", "1"), 2, "M12");
}

static void the_stage_says_what_ten_qubits_take(void **state) {
    Visit *visit = *state;
    assert_int_equal(stage_writes(visit, 0, "書く：16 KiB"), 1);
    assert_int_equal(stage_writes(visit, 0, "読む：10 ビット"), 1);
    assert_int_equal(stage_writes(visit, 0, "16: 1 MiB"), 1);
    assert_int_equal(stage_writes(visit, 0, "30: 16 GiB"), 1);
    assert_int_equal(stage_writes(visit, 0, "48: 4 PiB"), 1);
}

static void every_play_of_the_lesson_goes_as_it_says(void **state) {
    assert_int_equal(play_all(*state), 4 + 5 + 6 + 5 + 5 + 4);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_c04_e1_three_equal_shares),
        cmocka_unit_test(map_c04_e2_the_w_state_with_three_gates),
        cmocka_unit_test(map_c04_e3_three_cnots_are_a_swap),
        cmocka_unit_test(map_c04_e4_h_around_turns_a_cnot),
        cmocka_unit_test(map_c04_e5_three_of_five_come_apart),
        cmocka_unit_test(map_c04_a_state_takes_16_bytes_an_amplitude),
        cmocka_unit_test(the_lesson_has_eight_pages_and_six_exercises),
        cmocka_unit_test(e4_takes_any_circuit_with_the_right_matrix),
        cmocka_unit_test(the_cnot_of_e4_cannot_be_moved),
        cmocka_unit_test(e3_takes_three_cnots_either_way_and_no_more),
        cmocka_unit_test(e5_takes_the_first_the_third_and_the_fourth),
        cmocka_unit_test(e1_takes_the_state_also_with_a_typed_angle),
        cmocka_unit_test(e2_takes_the_w_state_with_at_most_eight_gates),
        cmocka_unit_test(e6_takes_ten_bits),
        cmocka_unit_test(the_stage_says_what_ten_qubits_take),
        cmocka_unit_test(every_play_of_the_lesson_goes_as_it_says),
        cmocka_unit_test(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, open_c04, lesson_close);
}
