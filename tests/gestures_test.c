// A desk under a storm: random keys, pointers, texts and window sizes, in the lab and in
// the lessons. Nothing of it may crash, hang, or leave a circuit that undo cannot take
// back.
#include "desk_bench.h"

#include "base/rng.h"

// Something of every kind.
static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "exercise.build \"bell\" {\n"
    "  qubits = 2, palette = \"h x rx control anticontrol\", ask = \"Make it.\",\n"
    "  goal = state \"(|00> + |11>)/sqrt(2)\", limit = { gates = 3 },\n"
    "  solution = \"h 0; cx 0 1\",\n"
    "}\n"
    "page \"second\" \"Second\"\n"
    "prose \"[a](term:qubit) [b](page:first) [c](lesson:none) [d](term:none)\"\n"
    "local coin = circuit { qubits = 1, start = \"h 0\" }\n"
    "display.histogram { of = coin, shots = 100, seed = 5 }\n"
    "exercise.number \"quarter\" {\n"
    "  ask = \"A quarter?\", answer = \"1/4\", hints = { \"Small.\", \"1/4.\" },\n"
    "}\n"
    "page \"third\" \"Third\"\n"
    "local arrow = input.arrow { theta = 1, phi = 0 }\n"
    "display.bloch { of = arrow }\n"
    "display.ket { of = arrow }\n"
    "display.amplitudes { of = arrow }\n"
    "exercise.choice \"even\" {\n"
    "  ask = \"Which are even?\", several = true,\n"
    "  options = { { en = \"two\", right = true }, { en = \"three\", say = \"Odd.\" } },\n"
    "}\n"
    "page \"cards\" \"Cards\"\n"
    "exercise.predict \"bars\" { ask = \"?\", circuit = \"h 0; cx 0 1\",\n"
    "  wrong = { { when = { 0.25, 0.25, 0.25, 0.25 }, say = \"x\",\n"
    "    try = demo { circuit = \"h 0\", display.bloch {}, seconds = 1 } } } }\n"
    "exercise.sort \"order\" { ask = \"?\", items = { { en = \"a\" }, { en = \"b\" }, { en "
    "= "
    "\"c\" } } }\n"
    "exercise.place \"places\" { ask = \"?\", places = { \"p\", \"q\" }, once = true,\n"
    "  items = { { en = \"a\", place = 1 }, { en = \"b\", place = 2 } } }\n"
    "exercise.number \"drawn\" { given = { n = between(1, 9) }, ask = \"{=n}?\", answer = "
    "\"n\" }\n";

static int below(Rng *rng, int n) {
    return (int)rng_below(rng, (uint64_t)n);
}

// Keys that an editor gets, with those that go elsewhere rarer.
static int random_key(Rng *rng) {
    static const char letters[] = "hxyzstpcorvumiad.,;-+=?/0123456789 ";
    if (below(rng, 3)) return letters[below(rng, (int)sizeof letters - 1)];
    return KEY_ENTER + below(rng, KEY_INSERT - KEY_ENTER + 1);
}

static bool can_be_held(SpotKind kind) {
    return kind == SPOT_PALETTE || kind == SPOT_STEP || kind == SPOT_ARROW ||
           kind == SPOT_CELL || kind == SPOT_WIRE || kind == SPOT_MOMENT ||
           kind == SPOT_BAR || kind == SPOT_CARD;
}

// On a spot of the scene more often than anywhere, on what can be dragged most often.
static void random_place(Bench *b, Rng *rng, Gesture *gesture) {
    const Scene *scene = desk_scene(b->desk);
    gesture->x = below(rng, 4200) - 100;
    gesture->y = below(rng, 2400) - 100;
    if (!scene_spots(scene) || !below(rng, 10)) return;
    int at = below(rng, scene_spots(scene));
    for (int i = 0; i < 40 && !can_be_held(scene_spot_at(scene, at)->spot.kind); i++)
        at = below(rng, scene_spots(scene));
    if (!below(rng, 4)) at = below(rng, scene_spots(scene));
    Rect r = scene_spot_at(scene, at)->rect;
    gesture->x = r.x + r.w * below(rng, 100) / 100.0;
    gesture->y = r.y + r.h * below(rng, 100) / 100.0;
}

static Gesture random_gesture(Bench *b, Rng *rng) {
    static const char *const texts[] = {
        "1", "π/3",  "０．５", "量子", "\n",          "9999",
        "-", "\xff", "1e400",  "",     "h 0; cx 0 1", "qubit[2] q; h q[1];"};
    static const GestureKind kinds[] = {
        GESTURE_MOVE,  GESTURE_MOVE,  GESTURE_MOVE, GESTURE_DOWN,    GESTURE_DOWN,
        GESTURE_UP,    GESTURE_KEY,   GESTURE_TEXT, GESTURE_COMPOSE, GESTURE_PASTE,
        GESTURE_WHEEL, GESTURE_LEAVE, GESTURE_HOLD, GESTURE_MIDDLE};
    Gesture gesture = {.kind = kinds[below(rng, (int)(sizeof kinds / sizeof *kinds))]};
    random_place(b, rng, &gesture);
    gesture.text = texts[below(rng, (int)(sizeof texts / sizeof *texts))];
    gesture.key = random_key(rng);
    gesture.mods = below(rng, 3) ? 0 : below(rng, 8);
    gesture.wheel = below(rng, 9) - 4;
    gesture.finger = !below(rng, 4);
    gesture.clicks = 1 + !below(rng, 4);
    if (!below(rng, 150)) {
        gesture.kind = GESTURE_RESIZE;
        gesture.width = 320 + below(rng, 3680);
        gesture.height = 240 + below(rng, 1920);
    }
    return gesture;
}

// The lab is kept small: a large one would only make the storm slow.
static void tidy(Bench *b) {
    Workpiece *piece = &b->desk->lab.piece;
    if (circuit_wires(history_now(piece->history)) < 6) return;
    hand_cancel(&b->desk->hand);
    assert_true(workpiece_commit(piece, circuit_create(2), NULL));
    desk_changed(b->desk, piece);
}

static void undo_all(Workpiece *piece) {
    int count = 0;
    while (workpiece_redo(piece)) { // what the storm itself had undone
    }
    while (workpiece_undo(piece))
        assert_true(++count < 100000);
    assert_false(history_can_undo(piece->history));
    while (workpiece_redo(piece))
        count--;
    assert_int_equal(count, 0);
}

static void storm(Bench *b, uint64_t seed, int gestures) {
    Rng rng = rng_seeded(seed);
    Rect rects[MOST_DAMAGE], field;
    for (int i = 0; i < gestures; i++) {
        Gesture gesture = random_gesture(b, &rng);
        desk_feed(b->desk, &gesture);
        if (!below(&rng, 8)) desk_poll(b->desk);
        if (!below(&rng, 40)) desk_wait(b->desk);
        if (!below(&rng, 5)) desk_damage(b->desk, rects, MOST_DAMAGE);
        desk_field(b->desk, &field);
        tidy(b);
        if (!below(&rng, 100)) { // back to where there is something to do
            key(b, KEY_ESCAPE, 0);
            Error err = {0};
            if (below(&rng, 2))
                desk_open_lesson(b->desk, NULL, &err);
            else
                desk_show(b->desk, "lab");
        }
    }
    hand_cancel(&b->desk->hand);
    undo_all(&b->desk->lab.piece);
    const Lesson *lesson = b->desk->studying ? study_lesson(&b->desk->study) : NULL;
    for (int i = 0; lesson && i < lesson->source_count; i++)
        undo_all(&b->desk->study.pieces[i]);
}

// The sanitizers make each many times slower: the plain build has them all.
#ifdef __SANITIZE_ADDRESS__
enum { GESTURES = 800 };
#else
enum { GESTURES = 5000 };
#endif

static void ten_thousand_random_gestures_do_no_harm(void **state) {
    Bench *b = *state;
    if (GESTURES < 5000)
        print_message("%d gestures a storm, for the sanitizers\n", GESTURES);
    const char *more = getenv("KYUBI_STORM"); // a longer storm, by hand
    int storms = more ? atoi(more) : 2;
    for (int i = 0; i < storms; i++)
        storm(b, 1 + (uint64_t)i, GESTURES);
}

static void nor_do_they_in_a_lesson_with_everything(void **state) {
    ten_thousand_random_gestures_do_no_harm(state);
    Bench *b = *state;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_null(desk_error(b->desk));
}

static int setup(void **state) {
    *state = bench_open(NULL);
    return 0;
}

static int setup_own(void **state) {
    *state = bench_open(LESSON);
    return 0;
}

static int teardown_own(void **state) {
    bench_close(*state, true);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, false);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ten_thousand_random_gestures_do_no_harm, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(nor_do_they_in_a_lesson_with_everything, setup_own,
                                        teardown_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
