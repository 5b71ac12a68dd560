#include "desk_bench.h"

static const Spot HISTORY = {.kind = SPOT_HISTORY}, PLAY = {.kind = SPOT_HISTORY_PLAY};

static Spot revision(int number) {
    return (Spot){.kind = SPOT_REVISION, .a = number};
}

static int place(const Bench *b) {
    return history_place(b->desk->lab.piece.history);
}

// Three gates, one a column: four revisions.
static void build(Bench *b) {
    key(b, 'h', 0);
    key(b, KEY_RIGHT, 0);
    key(b, 'x', 0);
    key(b, KEY_RIGHT, 0);
    key(b, 'z', 0);
    assert_int_equal(history_count(b->desk->lab.piece.history), 4);
}

static void it_opens_by_key_and_by_its_button_and_closes(void **state) {
    Bench *b = *state;
    build(b);
    key(b, 'h', MOD_CTRL);
    assert_true(has_spot(b, revision(0)));
    assert_true(has_spot(b, revision(3)));
    key(b, KEY_ESCAPE, 0);
    assert_false(has_spot(b, revision(0)));
    assert_string_equal(desk_screen(b->desk), "lab");
    Rect button = spot_of(b, HISTORY)->rect;
    assert_true(button.w >= 44 && button.h >= 44);
    click(b, HISTORY);
    assert_true(b->desk->rewind.open);
    key(b, 'h', MOD_CTRL);
    assert_false(b->desk->rewind.open);
    assert_int_equal(circuit_steps(lab_circuit(b)), 3); // Ctrl+H is no gate
}

static void a_click_goes_to_any_revision_and_nothing_is_lost(void **state) {
    Bench *b = *state;
    build(b);
    click(b, HISTORY);
    click(b, revision(1));
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    click(b, revision(0));
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    click(b, revision(3));
    assert_int_equal(circuit_steps(lab_circuit(b)), 3);
    assert_int_equal(history_count(b->desk->lab.piece.history), 4);
    key(b, 'z', MOD_CTRL); // undo goes on from there
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
    assert_int_equal(place(b), 2);
}

static void arrows_home_and_end_go_there_too(void **state) {
    Bench *b = *state;
    build(b);
    key(b, 'h', MOD_CTRL);
    int wire = b->desk->lab.piece.cursor_wire, column = b->desk->lab.piece.cursor_column;
    key(b, KEY_LEFT, 0);
    assert_int_equal(place(b), 2);
    key(b, KEY_HOME, 0);
    assert_int_equal(place(b), 0);
    key(b, KEY_LEFT, 0); // there is none before
    assert_int_equal(place(b), 0);
    key(b, KEY_RIGHT, 0);
    assert_int_equal(place(b), 1);
    key(b, KEY_END, 0);
    assert_int_equal(place(b), 3);
    assert_int_equal(b->desk->lab.piece.cursor_wire, wire); // the strip has the arrows
    assert_int_equal(b->desk->lab.piece.cursor_column, column);
    key(b, KEY_ESCAPE, 0);
    key(b, KEY_LEFT, 0);
    assert_int_equal(b->desk->lab.piece.cursor_column, column - 1);
}

static void tick(Bench *b) {
    b->desk->rewind.next = 0; // its time has come
    desk_poll(b->desk);
}

static void play_shows_them_one_after_the_other_and_stops(void **state) {
    Bench *b = *state;
    build(b);
    click(b, HISTORY);
    assert_int_equal(desk_wakes(b->desk), -1);
    click(b, PLAY);
    assert_int_equal(place(b), 0);
    int wait = desk_wakes(b->desk);
    assert_true(wait >= 0 && wait <= REPLAY_MS);
    for (int i = 1; i <= 3; i++) {
        tick(b);
        assert_int_equal(place(b), i);
    }
    assert_false(b->desk->rewind.playing);
    assert_int_equal(desk_wakes(b->desk), -1);
    key(b, ' ', 0);
    tick(b);
    key(b, ' ', 0); // pause
    tick(b);
    assert_int_equal(place(b), 1);
    key(b, ' ', 0); // goes on from there
    tick(b);
    assert_int_equal(place(b), 2);
}

static void each_stamp_says_what_changed(void **state) {
    Bench *b = *state;
    build(b);
    key(b, KEY_DELETE, 0);
    key(b, 'h', MOD_CTRL);
    assert_true(reads_key(b, "history.begin"));
    assert_true(reads(b, "＋ H"));
    assert_true(reads(b, "＋ X"));
    assert_true(reads(b, "− Z"));
    assert_true(reads(b, "5 / 5"));
}

static void an_edit_after_going_back_begins_from_there(void **state) {
    Bench *b = *state;
    build(b);
    click(b, HISTORY);
    click(b, revision(1));
    key(b, 'y', 0);
    assert_int_equal(history_count(b->desk->lab.piece.history), 3);
    assert_true(has_spot(b, revision(2)));
    assert_false(has_spot(b, revision(3)));
}

static void of_many_revisions_those_around_the_present_are_shown(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 60; i++)
        key(b, i % 2 ? 'x' : 'z', 0), key(b, KEY_DELETE, 0);
    key(b, 'h', MOD_CTRL);
    int count = history_count(b->desk->lab.piece.history);
    assert_true(count > 100);
    assert_true(has_spot(b, revision(count - 1)));
    assert_false(has_spot(b, revision(0)));
    key(b, KEY_HOME, 0);
    assert_true(has_spot(b, revision(0)));
}

static void a_lesson_s_circuit_has_it_and_another_page_puts_it_away(void **state) {
    Bench *b = *state;
    key(b, 'x', 0);
    key(b, 'h', MOD_CTRL);
    assert_true(has_spot(b, revision(0)));
    const Workpiece *coin = &b->desk->study.pieces[0];
    int before = history_place(coin->history);
    key(b, KEY_HOME, 0);
    assert_true(before == 0 || history_place(coin->history) == 0);
    key(b, KEY_PAGE_DOWN, 0);
    desk_wait(b->desk);
    assert_false(b->desk->rewind.open);
}

static void the_lab_as_it_was_gone_back_to_is_what_is_kept(void **state) {
    Bench *b = *state;
    build(b);
    click(b, HISTORY);
    click(b, revision(2));
    bench_again(b);
    key(b, KEY_F9, 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(it_opens_by_key_and_by_its_button_and_closes),
        IN_LAB(a_click_goes_to_any_revision_and_nothing_is_lost),
        IN_LAB(arrows_home_and_end_go_there_too),
        IN_LAB(play_shows_them_one_after_the_other_and_stops),
        IN_LAB(each_stamp_says_what_changed),
        IN_LAB(an_edit_after_going_back_begins_from_there),
        IN_LAB(of_many_revisions_those_around_the_present_are_shown),
        IN_LESSON(a_lesson_s_circuit_has_it_and_another_page_puts_it_away),
        IN_LAB(the_lab_as_it_was_gone_back_to_is_what_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
