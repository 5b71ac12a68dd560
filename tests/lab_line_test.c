// The lab's line of words, and the buttons of its wires: a refusal has its time and is read
// whole, and what is pressed again stays under the pointer.
#include "circuit/short_form.h"
#include "desk_bench.h"

static void lab_of(Bench *b, const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    assert_true(workpiece_commit(&b->desk->lab.piece, c, &err));
    desk_changed(b->desk, &b->desk->lab.piece);
}

// A dot for what has none.
static void be_refused(Bench *b) {
    lab_of(b, "display matrix 0", 2);
    drag(b, gate_tile("control", -1), cell(1, 0, -1));
    feed_on(b, GESTURE_UP, cell(1, 0, -1));
    desk_wait(b->desk);
    assert_true(b->desk->refused);
}

static void a_refusal_goes_with_the_next_act_and_not_with_the_pointer(void **state) {
    Bench *b = *state;
    be_refused(b);
    for (int column = 2; column < 6; column++)
        feed_on(b, GESTURE_MOVE, cell(0, column, -1));
    assert_true(b->desk->refused && b->desk->status);
    click(b, cell(0, 3, -1));
    assert_false(b->desk->refused);
    assert_null(b->desk->status);
    be_refused(b);
    key(b, KEY_RIGHT, 0);
    assert_null(b->desk->status);
    be_refused(b);
    be_refused(b); // refused again it stands again
    click(b, (Spot){.kind = SPOT_WIRES, .a = 1});
    assert_false(b->desk->refused);
}

static void why_a_thing_is_off_goes_with_the_next_act_too(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_UNDO});
    assert_non_null(b->desk->status);
    feed_on(b, GESTURE_MOVE, cell(0, 3, -1));
    assert_non_null(b->desk->status);
    key(b, KEY_NONE, 0); // Shift alone
    assert_non_null(b->desk->status);
    click(b, cell(0, 3, -1));
    assert_null(b->desk->status);
}

static void wires_are_added_and_taken_away_in_one_place(void **state) {
    Bench *b = *state;
    Spot more = {.kind = SPOT_WIRES, .a = 1}, fewer = {.kind = SPOT_WIRES, .a = -1};
    int before = circuit_wires(lab_circuit(b));
    for (int way = 0; way < 2; way++) {
        Point at = middle(b, way ? fewer : more);
        for (int i = 0; i < 9; i++) {
            feed_at(b, GESTURE_DOWN, at.x, at.y);
            feed_at(b, GESTURE_UP, at.x, at.y);
            desk_wait(b->desk);
        }
        assert_int_equal(circuit_wires(lab_circuit(b)), way ? before : before + 9);
    }
}

static void note_cut(void *to, int part, const Mark *mark) {
    (void)part;
    if (mark->ink != INK_WRONG) return;
    size_t size = mark->words ? strlen(mark->words) : 0;
    if (size >= 3 && strcmp(mark->words + size - 3, "…") == 0) *(bool *)to = true;
}

// Its last words are there, and no line of it is cut off.
static void a_long_refusal_is_read_whole_in_every_theme(void **state) {
    Bench *b = *state;
    static const int sizes[][2] = {{1280, 800}, {1920, 1080}};
    be_refused(b);
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int i = 0; i < 4; i++) {
            desk_set_view(b->desk, sizes[i / 2][0], sizes[i / 2][1], (Theme)theme,
                          (Lang)(i % 2));
            be_refused(b);
            const char *tail = i % 2 == LANG_EN ? "them." : "い。";
            bool cut = false;
            scene_marks(desk_scene(b->desk), note_cut, &cut);
            if (cut || !reads(b, tail)) fail_msg("theme %d, view %d", theme, i);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(a_refusal_goes_with_the_next_act_and_not_with_the_pointer),
        IN_LAB(why_a_thing_is_off_goes_with_the_next_act_too),
        IN_LAB(wires_are_added_and_taken_away_in_one_place),
        IN_LAB(a_long_refusal_is_read_whole_in_every_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
