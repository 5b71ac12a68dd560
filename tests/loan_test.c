// A page's circuit in the lab, and back: what goes along, what the page refuses, and that
// neither circuit is lost.
#include "desk_bench.h"

static Spot of(int a) {
    return (Spot){SPOT_LOAN, a, 0, 0, NULL};
}

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local pair = circuit { qubits = 2, start = \"h 0\", locked = true,\n"
    "  palette = \"h x control\" }\n"
    "page \"second\" \"Second\"\n"
    "prose \"Think.\"\n"
    "page \"third\" \"Third\"\n"
    "local seen = circuit { qubits = 1, start = \"y 0\", fixed = true }\n"
    "page \"fourth\" \"Fourth\"\n"
    "exercise.build \"flip\" { ask = \"Flip?\", qubits = 1, start = \"\", palette = \"h "
    "x\",\n"
    "  limit = { gates = 2 }, goal = state \"|1>\", solution = \"x 0\" }\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    if (desk_error(b->desk)) fail_msg("%s", desk_error(b->desk)->key);
    *state = b;
    return 0;
}

static const Circuit *page_circuit(Bench *b, int source) {
    return history_now(b->desk->study.pieces[source].history);
}

static bool in_lab(Bench *b) {
    return !strcmp(desk_screen(b->desk), "lab");
}

static void the_key_takes_it_along_and_undo_brings_the_labs_own_back(void **state) {
    Bench *b = *state;
    key(b, KEY_F9, 0);
    key(b, 'z', 0);
    key(b, KEY_F9, 0);
    key(b, 'l', MOD_CTRL);
    assert_true(in_lab(b));
    assert_int_equal(circuit_wires(lab_circuit(b)), 2);
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, "h");
    assert_false(circuit_step(lab_circuit(b), 0)->locked); // free here
    assert_non_null(strstr(b->desk->status, "元に戻す"));
    key(b, 'z', MOD_CTRL);
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, "z");
}

static void by_mouse_too_from_the_lab_that_was_entered_from_a_page(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_LAB});
    assert_false(has_spot(b, of(LOAN_BRING)));
    click(b, of(LOAN_OPEN));
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, "h");
    assert_true(has_spot(b, of(LOAN_BRING)));
    click(b, of(LOAN_BACK));
    assert_string_equal(desk_screen(b->desk), "lesson");
}

static void a_circuit_of_a_page_has_a_button_that_opens_it_in_the_lab(void **state) {
    Bench *b = *state;
    assert_true(reads_key(b, "loan.way"));
    click(b, (Spot){.kind = SPOT_LOAN, .a = LOAN_OPEN, .b = 1});
    assert_true(in_lab(b));
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, "h");
}

static void esc_and_f9_go_back_to_the_lesson(void **state) {
    Bench *b = *state;
    key(b, 'l', MOD_CTRL);
    key(b, KEY_F9, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    key(b, 'l', MOD_CTRL);
    for (int i = 0; i < 3 && in_lab(b); i++)
        key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
}

static void what_fits_is_taken_back_as_one_step_and_stays_locked(void **state) {
    Bench *b = *state;
    key(b, 'l', MOD_CTRL);
    desk_act(b->desk, cell(1, 1, -1));
    key(b, 'x', 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
    click(b, of(LOAN_BRING));
    assert_string_equal(desk_screen(b->desk), "lesson");
    const Circuit *page = page_circuit(b, 0);
    assert_int_equal(circuit_steps(page), 2);
    assert_true(circuit_step(page, 0)->locked);
    assert_false(circuit_step(page, 1)->locked);
    assert_string_equal(circuit_step(page, 1)->gate->name, "x");
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(page_circuit(b, 0)), 1);
}

// Each refusal leaves both circuits and the screen as they are.
static void assert_refused(Bench *b, int source, const char *because) {
    Circuit *page = circuit_copy(page_circuit(b, source));
    Circuit *lab = circuit_copy(lab_circuit(b));
    click(b, of(LOAN_BRING));
    assert_true(in_lab(b));
    assert_true(b->desk->refused);
    if (!strstr(b->desk->status, because)) fail_msg("%s", b->desk->status);
    assert_true(circuit_equal(page, page_circuit(b, source)));
    assert_true(circuit_equal(lab, lab_circuit(b)));
    circuit_destroy(page);
    circuit_destroy(lab);
}

static void what_the_page_does_not_allow_is_refused_with_a_sentence(void **state) {
    Bench *b = *state;
    key(b, 'l', MOD_CTRL);
    desk_act(b->desk, cell(1, 1, -1));
    key(b, 's', 0);
    assert_refused(b, 0, "S"); // the palette has none
    key(b, 'z', MOD_CTRL);
    desk_act(b->desk, (Spot){.kind = SPOT_WIRES, .a = 1});
    assert_refused(b, 0, "線の数がちがいます");
    key(b, 'z', MOD_CTRL);
    desk_act(b->desk, cell(0, 0, -1));
    key(b, 'x', 0); // in the place of what is locked there
    key(b, KEY_DELETE, 0);
    assert_refused(b, 0, "動かせない");
}

static void a_limit_of_gates_holds_for_what_comes_back(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 3);
    key(b, 'l', MOD_CTRL);
    for (int i = 0; i < 3; i++) {
        desk_act(b->desk, cell(0, i, -1));
        key(b, 'x', 0);
    }
    assert_refused(b, b->desk->loan.source, "ゲートが 3 個");
    key(b, KEY_DELETE, 0);
    click(b, of(LOAN_BRING));
    assert_int_equal(circuit_steps(page_circuit(b, b->desk->loan.source)), 2);
    assert_int_equal(b->desk->study.page, 3);
}

static void a_circuit_to_be_looked_at_opens_but_does_not_come_back(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    key(b, 'l', MOD_CTRL);
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, "y");
    key(b, 'x', 0);
    assert_refused(b, b->desk->loan.source, "見るためのもの");
}

static void a_page_without_a_circuit_says_so(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    key(b, 'l', MOD_CTRL);
    assert_false(in_lab(b));
    assert_non_null(strstr(b->desk->status, "このページには回路がありません。"));
}

static void another_reading_of_the_lesson_ends_the_loan(void **state) {
    Bench *b = *state;
    key(b, 'l', MOD_CTRL);
    study_reload(&b->desk->study);
    desk_wait(b->desk);
    assert_false(loan_is_out(b->desk));
    key(b, 'l', MOD_CTRL);
    assert_non_null(strstr(b->desk->status, "持ってかえる先"));
}

#define AT_PAGE(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT_PAGE(the_key_takes_it_along_and_undo_brings_the_labs_own_back),
        AT_PAGE(a_circuit_of_a_page_has_a_button_that_opens_it_in_the_lab),
        AT_PAGE(by_mouse_too_from_the_lab_that_was_entered_from_a_page),
        AT_PAGE(esc_and_f9_go_back_to_the_lesson),
        AT_PAGE(what_fits_is_taken_back_as_one_step_and_stays_locked),
        AT_PAGE(what_the_page_does_not_allow_is_refused_with_a_sentence),
        AT_PAGE(a_limit_of_gates_holds_for_what_comes_back),
        AT_PAGE(a_circuit_to_be_looked_at_opens_but_does_not_come_back),
        AT_PAGE(a_page_without_a_circuit_says_so),
        AT_PAGE(another_reading_of_the_lesson_ends_the_loan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
