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
        "\"noise\":{\"depolarising\":1.5}",
        "\"noise\":{\"sparks\":0.5}",
        "\"noise\":[0.5]",
        "\"noise_bound\":{\"readout\":{\"text\":\"1\"}}",
        "\"noise\":{\"readout\":0},\"noise_bound\":{\"dephasing\":{\"text\":\"1\"}}",
        "\"noise\":{\"readout\":0},\"noise_bound\":{\"readout\":{\"text\":\"a\",\"names\":"
        "{\"a\":{\"variable\":7}}}}",
        "\"wires\":17,\"noise\":{\"readout\":0}",
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
