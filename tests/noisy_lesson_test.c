// Circuits with noise in lessons: what a lesson may write, what a slider does in the same
// frame, what displays say of a mixture.
#include "language_bench.h"

#include "desk_bench.h"

static Spot input(int variable) {
    return (Spot){.kind = SPOT_INPUT, .a = variable};
}

// --- the language

#define CIRCUIT PAGE "local c = circuit { qubits = 1,\n start = 'h 0', noise = "

static void mistakes_are_said_with_their_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *key, *args;
        int line;
    } rows[] = {
        {CIRCUIT "{ depolarising = 0.1 } }", "", NULL, 0},
        {CIRCUIT "{ } }", "", NULL, 0},
        {CIRCUIT "{\n depolarising = 1.5 } }", "language.range",
         "circuit noise\tdepolarising\t0\t1\t1.5", 5},
        {CIRCUIT "{ readout = -0.1 } }", "language.range", NULL, 4},
        {CIRCUIT "{ depolarizing = 0.1 } }", "language.field_near",
         "circuit noise\tdepolarizing\tdepolarising", 4},
        {CIRCUIT "{ xyzzy_things = 0.1 } }", "language.field", NULL, 4},
        {CIRCUIT "0.1 }", "language.needs_noise", "circuit\tnoise\t0.1", 4},
        {CIRCUIT "{ dephasing = true } }", "language.needs_expression", NULL, 4},
        {CIRCUIT "{ dephasing = 'p' } }", "expression.unknown", NULL, 4},
        {CIRCUIT "{ dephasing = input.slider { from = 0, to = 1, label = 'p' } } }",
         "language.needs_expression", NULL, 4},
        {PAGE "circuit { qubits = 17,\n noise = { readout = 0 } }", "noise.qubits",
         "16\t17", 4},
        {CIRCUIT
         "{ readout = 0.1 } }\nvalue(function()\n return q.probability(c, '1') end)",
         "language.noisy", "q.probability", 5},
        {CIRCUIT "{ readout = 0.1 } }\nvalue(function()\n return q.outcomes(c)['1'] end)",
         "language.noisy", "q.outcomes", 6},
        {CIRCUIT "{ readout = 0.1 } }\nvalue(function()\n"
                 " return q.outcomes(c.circuit)['1'] end)",
         "", NULL, 0},
        {CIRCUIT "{ readout = 0.1 } }\nexercise.predict 'b' { ask = '?', of = c }",
         "language.noisy_predict", "exercise.predict", 5},
        {CIRCUIT "{\n times = { gate = 1, t1 = 50, t2 = 100 } } }", "", NULL, 0},
        {CIRCUIT "{\n times = { gate = 1, t1 = 50, t2 = 101 } } }", "noise.t2", "101\t100",
         5},
        {CIRCUIT "{ times = { gate = 1, t1 = 0, t2 = 1 } } }", "noise.times", "T1\t0", 4},
        {CIRCUIT "{ times = { t1 = 5, t2 = 1 } } }", "noise.times", "t\t0", 4},
        {CIRCUIT "{ times = { gate = 1, t1 = 5 } } }", "language.missing",
         "circuit noise times\tt2", 4},
        {CIRCUIT "{ times = 3 } }", "language.needs_times", NULL, 4},
        {CIRCUIT "{ times = { gate = 1, t1 = 5, t2 = 5 },\n dephasing = 0.1 } }",
         "noise.both", "dephasing", 4},
        {CIRCUIT "{ wires = { { wire = 0, readout = 0.1 } } } }", "", NULL, 0},
        {CIRCUIT "{ wires = { { readout = 0.1 } } } }", "language.missing", NULL, 4},
        {CIRCUIT "{ wires = {\n { wire = 1, readout = 0.1 } } } }", "noise.wire", "1\t1",
         5},
        {CIRCUIT "{ wires = { { wire = 0 },\n { wire = 0 } } } }", "noise.twice", "0", 5},
        {CIRCUIT "{ wires = { { wire = 0,\n readout = 7 } } } }", "language.range", NULL,
         5},
        {CIRCUIT "{ wires = { { wire = 0,\n times = { gate = 1, t1 = 1, t2 = 3 } } } } }",
         "noise.t2", "3\t2", 5},
        {CIRCUIT "{ wires = 0.1 } }", "language.needs_list", NULL, 4},
        {CIRCUIT "{ wires = { 0.1 } } }", "language.needs_noise", NULL, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = error_of(rows[i].text);
        if (strcmp(err.key, rows[i].key) != 0 || err.line != rows[i].line ||
            (rows[i].args && strcmp(err.args, rows[i].args) != 0))
            fail_msg("%s\n%s:%d: %s [%s]", rows[i].text, err.file, err.line, err.key,
                     err.args);
    }
}

// --- what a jail might send

static void a_broken_noise_is_refused(void **state) {
    (void)state;
    static const char *const broken[] = {
        "\"noise\":[{\"rate\":\"depolarising\",\"start\":1.5}]",
        "\"noise\":[{\"rate\":\"sparks\",\"start\":0.5}]",
        "\"noise\":[{\"start\":0.5}]",
        "\"noise\":[0.5]",
        "\"noise\":{\"readout\":0}",
        "\"noise\":[{\"rate\":\"readout\"},{\"rate\":\"readout\"}]",
        "\"noise\":[{\"rate\":\"readout\",\"wire\":1}]",
        "\"noise\":[{\"rate\":\"readout\",\"follows\":{\"text\":\"a\",\"names\":"
        "{\"a\":{\"variable\":7}}}}]",
        "\"noise\":[{\"rate\":\"t1\",\"start\":1},{\"rate\":\"t2\",\"start\":1}]",
        "\"noise\":[{\"rate\":\"gate\",\"start\":1},{\"rate\":\"t1\",\"start\":1},"
        "{\"rate\":\"t2\",\"start\":3}]",
        "\"noise\":[{\"rate\":\"gate\",\"start\":-1},{\"rate\":\"t1\",\"start\":1},"
        "{\"rate\":\"t2\",\"start\":1}]",
        "\"wires\":17,\"noise\":[{\"rate\":\"readout\"}]",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "{\"part\":\"page\",\"id\":\"p\",\"title\":{\"en\":\"P\"},\"sources\":["
                 "{\"kind\":\"circuit\",\"start\":\"\",%s}]}",
                 broken[i]);
        Data *part = data_read(text, strlen(text), (DataLimits){0}, "part", NULL);
        assert_non_null(part);
        static const char head[] =
            "{\"part\":\"lesson\",\"id\":\"a\",\"title\":{\"en\":\"T\"}}";
        Data *first = data_read(head, strlen(head), (DataLimits){0}, "part", NULL);
        Lesson *lesson = lesson_create("a.lua");
        Error err = {.key = ""};
        assert_true(lesson_add(lesson, first, &err));
        if (lesson_add(lesson, part, &err)) fail_msg("%s is taken", broken[i]);
        assert_string_equal(err.key, "page.broken");
        lesson_destroy(lesson);
        data_free(first);
        data_free(part);
    }
}

// --- the desk

static const char SLIDING[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local g = input.slider { from = 0, to = 2, step = 0.25, label = 'G' }\n"
    "local c = circuit { qubits = 1, start = 'h 0', noise = { dephasing = 'g', readout = "
    "0.1 "
    "} }\n"
    "display.bloch { of = c }\n"
    "display.ket { of = c }\n"
    "display.amplitudes { of = c }\n"
    "display.matrix { of = c }\n"
    "prose 'x={=x(c, 0):2} p={=p(c, \"1\"):2}'\n";

static void press(Bench *b, int code) { // the next frame comes before any answer
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = code});
}

static double arrow(Bench *b) {
    desk_scene(b->desk);
    const Workpiece *piece = &b->desk->study.pieces[0];
    return bloch_length(run_bloch(piece->run, 1, 0));
}

#define assert_close(a, b) assert_true(fabs((a) - (b)) < 1e-9)

static void a_slider_changes_the_length_of_the_arrow_in_the_same_frame(void **state) {
    (void)state;
    Bench *b = bench_open(SLIDING);
    b->desk->lang = LANG_EN;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    assert_close(arrow(b), 1);
    assert_true(reads(b, "dephasing 0 %"));
    assert_true(reads(b, "readout error 10 %"));
    assert_false(reads_key(b, "ket.noisy"));
    press(b, KEY_RIGHT);
    assert_close(arrow(b), sqrt(0.75));
    assert_true(reads(b, "dephasing 25 %"));
    assert_true(reads(b, "x=0.87 p=0.50"));
    press(b, KEY_RIGHT);
    press(b, KEY_RIGHT);
    assert_close(arrow(b), sqrt(0.25));
    desk_wait(b->desk);
    bench_close(b, true);
}

static void a_rate_beyond_1_leaves_the_noise_as_it_was(void **state) {
    (void)state;
    Bench *b = bench_open(SLIDING);
    b->desk->lang = LANG_EN;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    for (int i = 0; i < 3; i++)
        press(b, KEY_RIGHT), desk_scene(b->desk);
    press(b, KEY_END);
    assert_close(arrow(b), sqrt(0.25));
    assert_true(reads(b, "dephasing 75 %"));
    bench_close(b, true);
}

static void displays_say_that_noise_mixes(void **state) {
    (void)state;
    Bench *b = bench_open(SLIDING);
    b->desk->lang = LANG_EN;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    press(b, KEY_RIGHT);
    desk_scene(b->desk);
    const Run *run = b->desk->study.pieces[0].run;
    static const struct {
        const char *display, *key;
    } rows[] = {{"ket", "describe.noisy"},
                {"amplitudes", "describe.noisy"},
                {"matrix", "describe.matrix.noisy"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *said = display_find(rows[i].display)
                         ->describe(b->words, LANG_EN, run, 1, (DisplayOptions){0});
        const char *mixed = words_in(b->words, LANG_EN, rows[i].key);
        assert_int_equal(strncmp(said, mixed, strlen(mixed)), 0);
        free(said);
    }
    char *ball = display_find("bloch")->describe(b->words, LANG_EN, run, 1,
                                                 (DisplayOptions){.qubit = -1});
    assert_non_null(strstr(ball, "0.87"));
    free(ball);
    assert_true(reads(b, "Noise mixes several states"));
    assert_true(reads(b, "With noise there is no single matrix"));
    bench_close(b, true);
}

static void an_edit_runs_under_the_noise(void **state) {
    (void)state;
    Bench *b = bench_open(SLIDING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    press(b, KEY_RIGHT);
    desk_scene(b->desk);
    Workpiece *piece = &b->desk->study.pieces[0];
    Circuit *next = placed(piece, "z", 0, 1, NULL);
    assert_true(workpiece_commit(piece, next, NULL));
    assert_close(run_bloch(piece->run, 2, 0).x, -0.75);
    assert_true(workpiece_undo(piece));
    assert_close(run_bloch(piece->run, 1, 0).x, sqrt(0.75));
    bench_close(b, true);
}

// --- T1, T2 and wires, against their laws

static const char TIMED[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local t2 = input.slider { from = 10, to = 150, step = 10, start = 30, label = 'T2' }\n"
    "local p = input.slider { from = 0, to = 1, step = 0.25, label = 'P' }\n"
    "local c = circuit { qubits = 4, start = 'x 0; x 1; h 2; h 3; bit_flip(p) 2',\n"
    " noise = { times = { gate = 2, t1 = 50, t2 = 't2' },\n"
    "  wires = { { wire = 1, times = { t1 = 7, t2 = 14 } },\n"
    "   { wire = 3, times = { gate = 3, t1 = 40, t2 = 't2/2' }, readout = 0.05 } } } }\n"
    "display.bloch { of = c }\n";

static Bloch timed(Bench *b, int wire) {
    desk_scene(b->desk);
    const Run *run = b->desk->study.pieces[0].run;
    return run_bloch(run, run_columns(run), wire);
}

// What was 1 is left with e^{−t/T1}, what was + points along x with e^{−t/T2} (one gate,
// of t, on every wire).
static void check_laws(Bench *b, double t2) {
    assert_close((1 - timed(b, 0).z) / 2, exp(-2.0 / 50));
    assert_close((1 - timed(b, 1).z) / 2, exp(-2.0 / 7));
    assert_close(timed(b, 2).x, exp(-2.0 / t2));
    assert_close(timed(b, 3).x, exp(-3.0 / (t2 / 2)));
    assert_close(timed(b, 2).z, 1 - exp(-2.0 / 50));
    assert_close(timed(b, 3).z, 1 - exp(-3.0 / 40));
}

static void times_of_a_lesson_decay_by_their_laws_and_follow_a_slider(void **state) {
    (void)state;
    Bench *b = bench_open(TIMED);
    b->desk->lang = LANG_EN;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    check_laws(b, 30);
    assert_true(reads(b, "T1 50, T2 30 (gate 2)"));
    assert_true(reads(b, "q3: readout error 5 %"));
    press(b, KEY_RIGHT);
    check_laws(b, 40);
    press(b, KEY_HOME);
    check_laws(b, 10);
    bench_close(b, true);
}

static void times_that_cannot_be_leave_the_noise_as_it_was(void **state) {
    (void)state;
    Bench *b = bench_open(TIMED);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    press(b, KEY_RIGHT);
    check_laws(b, 40);
    press(b, KEY_END); // 150 is longer than 2 · 50
    check_laws(b, 40);
    bench_close(b, true);
}

// A flip of + does nothing, and of what damping left of z turns it round.
static void noise_at_one_place_follows_a_slider(void **state) {
    (void)state;
    Bench *b = bench_open(TIMED);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(1));
    press(b, KEY_RIGHT);
    assert_close(timed(b, 2).x, exp(-2.0 / 30));
    assert_close(timed(b, 2).z, (1 - 2 * 0.25) * (1 - exp(-2.0 / 50)));
    press(b, KEY_END);
    assert_close(timed(b, 2).z, -(1 - exp(-2.0 / 50)));
    bench_close(b, true);
}

static char *with_noise(const char *lesson, const char *noise) {
    Buffer text = {0};
    const char *at = strstr(lesson, "noise = "), *end = strstr(at, "} }");
    buffer_add(&text, lesson, (size_t)(at - lesson));
    buffer_print(&text, "noise = { %s %s", noise, end);
    return buffer_take(&text);
}

static void a_lesson_read_again_has_its_new_noise(void **state) {
    (void)state;
    Bench *b = bench_open(SLIDING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_close(arrow(b), 1);
    char *text = with_noise(SLIDING, "phase_flip = 0.25");
    bench_write(b, "lessons/own/01-one.lua", text);
    free(text);
    key(b, KEY_F5, 0);
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_close(arrow(b), 0.5);
    bench_close(b, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_said_with_their_line),
        cmocka_unit_test(a_broken_noise_is_refused),
        cmocka_unit_test(a_slider_changes_the_length_of_the_arrow_in_the_same_frame),
        cmocka_unit_test(a_rate_beyond_1_leaves_the_noise_as_it_was),
        cmocka_unit_test(displays_say_that_noise_mixes),
        cmocka_unit_test(an_edit_runs_under_the_noise),
        cmocka_unit_test(a_lesson_read_again_has_its_new_noise),
        cmocka_unit_test(times_of_a_lesson_decay_by_their_laws_and_follow_a_slider),
        cmocka_unit_test(times_that_cannot_be_leave_the_noise_as_it_was),
        cmocka_unit_test(noise_at_one_place_follows_a_slider),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
