// What an audience sees of a page: no tools of one learner's, votes, the countdown, and a
// plan that holds still.
#include "desk_bench.h"

#include "view/hall_vote.h"
#include "view/scene_faults.h"

static const char lesson_text[] =
    "lesson { id = 'own.one', title = { en = 'One' } }\n"
    "page 'ask' { en = 'Can you beat 75%?', hall = true }\n"
    "vote 'beat' { ask = { en = 'Can you?' }, right = 1, rehearse = { 18, 15 },\n"
    "  options = { { en = 'Yes' }, { en = 'No' } } }\n"
    "step()\n"
    "prose { en = 'With entanglement.' }\n"
    "page 'talk' { en = 'Why?', hall = true }\n"
    "activity { minutes = 2, say = { en = 'Tell your neighbour.' } }\n"
    "page 'pair' { en = 'Two', hall = true }\n"
    "prose { en = 'See [the glossary](term:qubit) of a qubit.' }\n"
    "local pair = circuit { qubits = 2, start = 'h 0; cx 0 1' }\n"
    "display.histogram { of = pair, shots = 1000 }\n"
    "step()\n"
    "local ball = input.arrow { theta = '60 deg' }\n"
    "display.bloch { of = ball }\n"
    "exercise.number 'half' { ask = { en = 'What is one half?' }, answer = '0.5',\n"
    "  hints = { { en = 'Divide one by two.' } } }\n"
    "page 'long' { en = 'Long', hall = true }\n"
    "prose { en = [[ TOO_LONG ]] }\n"
    "page 'narrow' { en = 'Narrow', hall = true }\n"
    "activity { seconds = 60, say = { en = 'Look.' } }\n"
    "display.bloch { of = circuit { qubits = 1, start = 'h 0' } }\n"
    "page 'crowd' { en = 'A crowd' }\n"
    "local many = circuit { qubits = 3, start = 'h 0; cx 0 1; ry(1) 2', only = 'learner' "
    "}\n"
    "display.bloch { of = many }\n"
    "display.amplitudes { of = many }\n"
    "display.histogram { of = many }\n"
    "display.means { of = many, wires = { 0, 1 } }\n"
    "display.correlations { of = many, wires = { 0, 1 } }\n"
    "display.qsphere { of = many }\n"
    "display.phases { of = many, wires = { 0, 1 } }\n"
    "display.entanglement { of = many }\n"
    "display.density { of = many, wires = { 0, 1 } }\n"
    "display.branches { of = many }\n";

static Bench *hall_open(int width, int height) {
    Buffer text = {0};
    const char *at = strstr(lesson_text, "TOO_LONG");
    buffer_add(&text, lesson_text, (size_t)(at - lesson_text));
    for (int i = 0; i < 120; i++)
        buffer_print(&text, "word%d and more, ", i);
    buffer_print(&text, "%s", at + strlen("TOO_LONG"));
    char *lesson = buffer_take(&text);
    Bench *b = bench_open(lesson);
    free(lesson);
    desk_destroy(b->desk);
    Error err = {0};
    b->desk = desk_create((DeskOptions){.places = &b->places,
                                        .words = b->words,
                                        .fonts = b->fonts,
                                        .lang = LANG_EN,
                                        .theme = -1,
                                        .ruby = -1,
                                        .still = true,
                                        .hall = true,
                                        .width = width,
                                        .height = height},
                          &err);
    assert_non_null(b->desk);
    if (!desk_open_lesson(b->desk, "own.one", &err)) print_error("%s\n", err.key);
    if (desk_error(b->desk)) print_error("%s\n", desk_error(b->desk)->args);
    assert_int_equal(desk_pages(b->desk), 6);
    return b;
}

static int begin(void **state) {
    *state = hall_open(1920, 1080);
    return 0;
}

static int end(void **state) {
    bench_close(*state, true);
    return 0;
}

static void turn_to(Bench *b, int page, int step) {
    desk_turn_to(b->desk, page);
    desk_show_step(b->desk, step);
    desk_wait(b->desk);
}

// --- marks of the scene, by what they say

typedef struct Found {
    const char *words;
    Rect rect;
    double size;
    Ink ink;
    int count;
} Found;

static void find_mark(void *to, int part, const Mark *mark) {
    (void)part;
    Found *found = to;
    if (!strstr(mark->words, found->words)) return;
    found->count++;
    found->rect = mark->rect;
    found->size = mark->size;
    found->ink = mark->ink;
}

static Found find(Bench *b, const char *words) {
    Found found = {.words = words};
    scene_marks(desk_scene(b->desk), find_mark, &found);
    return found;
}

static bool answers(Bench *b, SpotKind kind) {
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == kind) return true;
    return false;
}

static void a_hall_sees_no_tools_of_one_learner(void **state) {
    Bench *b = *state;
    static const SpotKind never[] = {
        SPOT_BACK,   SPOT_NEXT, SPOT_PAGE,     SPOT_CHECK,   SPOT_HINT, SPOT_FIELD,
        SPOT_ASPECT, SPOT_LAB,  SPOT_LIBRARY,  SPOT_PALETTE, SPOT_SEED, SPOT_SEED_FIELD,
        SPOT_TERM,   SPOT_LINK, SPOT_CONTINUE, SPOT_LOAN,    SPOT_THROW};
    turn_to(b, 2, 1);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(answers(b, never[i]));
    assert_int_equal(find(b, "seed").count, 0);
    assert_int_equal(find(b, "Divide").count, 0);
    assert_true(find(b, "one half").count > 0); // what is asked stays
    assert_true(answers(b, SPOT_ARROW) && answers(b, SPOT_CELL));
}

static void the_question_is_on_top_and_body_and_labels_keep_the_rules(void **state) {
    Bench *b = *state;
    turn_to(b, 0, 0);
    Found title = find(b, "Can"), ask = find(b, "you?");
    assert_true(title.count > 0 && ask.count > 0);
    const Metrics *m = &scene_look(desk_scene(b->desk))->metrics;
    assert_float_equal(m->height, 1080, 1e-9);
    assert_true(ask.size >= 54);
    assert_true(m->least >= 36);
    assert_true(find(b, "75%?").rect.y < ask.rect.y);
    assert_int_equal(scene_look(desk_scene(b->desk))->theme, THEME_PROJECTOR);
}

static void a_press_in_the_picture_turns_the_arrow(void **state) {
    Bench *b = *state;
    turn_to(b, 2, 1);
    const Workpiece *piece = NULL;
    const Lesson *lesson = desk_lesson(b->desk);
    for (int i = 0; i < lesson->source_count; i++)
        if (b->desk->study.pieces[i].arrow) piece = &b->desk->study.pieces[i];
    assert_non_null(piece);
    double before = piece->theta;
    Rect tip = {0};
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == SPOT_ARROW)
            tip = scene_spot_at(scene, i)->rect;
    double x = tip.x + tip.w / 2, y = tip.y + tip.h / 2, radius = tip.w / 2, tx, ty, depth;
    ball_project(sin(before), 0, cos(before), &tx, &ty, &depth);
    feed_at(b, GESTURE_DOWN, x + radius * tx, y - radius * ty);
    ball_project(1, 0, 0, &tx, &ty, &depth);
    feed_at(b, GESTURE_MOVE, x + radius * tx, y - radius * ty);
    feed_at(b, GESTURE_UP, x + radius * tx, y - radius * ty);
    assert_float_equal(piece->theta, M_PI / 2, 1e-9);
}

static void nothing_opens_over_the_picture(void **state) {
    Bench *b = *state;
    turn_to(b, 2, 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_MENU, .x = 960, .y = 300});
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = '?', .mods = MOD_SHIFT});
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = 'k', .mods = MOD_CTRL});
    assert_false(desk_covered(b->desk));
    assert_true(find(b, "Two").count > 0);
}

static void a_step_moves_nothing_that_stood(void **state) {
    Bench *b = *state;
    turn_to(b, 2, 0);
    Rect before = find(b, "Outcomes").rect;
    turn_to(b, 2, 1);
    Rect after = find(b, "Outcomes").rect;
    assert_true(before.w > 0);
    assert_float_equal(before.x, after.x, 1e-9);
    assert_float_equal(before.y, after.y, 1e-9);
}

static void hands_are_counted_beside_bars_and_stay_beside_the_truth(void **state) {
    Bench *b = *state;
    turn_to(b, 0, 0);
    assert_int_equal(find(b, "18").count, 0);
    desk_rehearse_votes(b->desk);
    assert_int_equal(find(b, "18").count, 1);
    assert_int_equal(find(b, "15").count, 1);
    assert_int_equal(find(b, "right").count, 0);
    Found yes = find(b, "18"), no = find(b, "15");
    assert_true(yes.rect.x > no.rect.x); // behind longer bars on one axis
    turn_to(b, 0, 1);
    assert_int_equal(find(b, "right").count, 1);
    assert_float_equal(find(b, "right").rect.y, yes.rect.y, 1);
    assert_float_equal(find(b, "18").rect.x, yes.rect.x, 1e-9);
    assert_true(find(b, "right").ink == INK_RIGHT);
}

static void the_axis_of_hands_holds_still_while_one_counts(void **state) {
    (void)state;
    static const struct {
        int most, top;
    } rows[] = {{0, 10}, {10, 10}, {11, 20}, {33, 50}, {50, 50}, {120, 200}, {999, 1000}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(hall_vote_top(rows[i].most), rows[i].top);
}

static void an_activity_counts_down_what_the_show_gives(void **state) {
    Bench *b = *state;
    turn_to(b, 1, 0);
    assert_int_equal(find(b, "2:00").count, 1);
    desk_set_countdown(b->desk, 64.2, 120);
    assert_int_equal(find(b, "1:05").count, 1);
    const Scene *scene = desk_scene(b->desk);
    desk_set_countdown(b->desk, 64.1, 120); // nothing else is to be read
    assert_ptr_equal(desk_scene(b->desk), scene);
    desk_set_countdown(b->desk, -3, 120);
    assert_int_equal(find(b, "0:00").count, 1);
    assert_int_equal(find(b, "up.").count, 1);
    assert_true(find(b, "0:00").size > 2 * 54);
}

static void count_fault(void *to, const SceneFault *fault) {
    print_error("%s \"%s\" \"%s\"\n", fault->key, fault->words, fault->other);
    ++*(int *)to;
}

// Beside a picture the column is narrow: the words stand in the digits' place, whole.
static void in_a_narrow_column_the_end_takes_the_place_of_the_digits(void **state) {
    Bench *b = *state;
    turn_to(b, 4, 0);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *over = words_in(b->words, (Lang)lang, "hall.time_over");
        desk_set_view(b->desk, 1024, 768, THEME_PROJECTOR, (Lang)lang);
        desk_set_countdown(b->desk, 30, 60);
        assert_int_equal(find(b, "0:30").count, 1);
        desk_set_countdown(b->desk, -1, 60);
        int cut = 0;
        assert_int_equal(find(b, over).count, 1);
        scene_faults(desk_scene(b->desk), count_fault, &cut);
        assert_int_equal(cut, 0);
    }
}

static void a_page_that_is_too_full_shows_all_in_smaller_type_and_says_so(void **state) {
    Bench *b = *state;
    turn_to(b, 3, 0);
    assert_true(find(b, "word119").count > 0);
    assert_true(b->desk->hall.plan.too_full > 0);
    assert_true(b->desk->hall.plan.type < 1);
    turn_to(b, 0, 0);
    desk_scene(b->desk);
    assert_true(b->desk->hall.plan.too_full <= 0);
}

static void count_overlap(void *to, const SceneFault *fault) {
    if (!strcmp(fault->key, "layout.overlap")) count_fault(to, fault);
}

// Nobody should show so many at once, and `check` says so; but each can be told apart.
static void a_crowd_of_pictures_stands_beside_each_other(void **state) {
    Bench *b = *state;
    int overlaps = 0;
    turn_to(b, 5, 0);
    scene_faults(desk_scene(b->desk), count_overlap, &overlaps);
    assert_int_equal(overlaps, 0);
}

static void every_shape_of_screen_keeps_the_shares(void **state) {
    Bench *b = *state;
    static const int sizes[][2] = {
        {1920, 1080}, {1024, 768}, {1400, 1050}, {1280, 800}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        desk_feed(b->desk, &(Gesture){.kind = GESTURE_RESIZE,
                                      .width = sizes[i][0],
                                      .height = sizes[i][1]});
        turn_to(b, 0, 1);
        const Metrics *m = &scene_look(desk_scene(b->desk))->metrics;
        assert_float_equal(m->width * m->scale, sizes[i][0], 1e-6);
        assert_float_equal(m->height * m->scale, sizes[i][1], 1e-6);
        double body = find(b, "you?").size * m->scale;
        assert_true(body >= sizes[i][1] / 20.0 - 1e-6);
        assert_true(m->least * m->scale >= sizes[i][1] / 30.0 - 1e-6);
    }
}

static void a_picture_sets_the_projector_up_and_the_page_comes_back(void **state) {
    Bench *b = *state;
    assert_true(desk_show(b->desk, "projector-test"));
    assert_string_equal(desk_screen(b->desk), "projector-test");
    static const char *const named[] = {"Brightness", "Colour", "Shape", "Smallest",
                                        "Line",       "Focus",  "100",   "16:9"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        assert_true(find(b, named[i]).count > 0);
    assert_true(desk_show(b->desk, "lesson"));
    assert_true(find(b, "Can").count > 0);
}

int main(void) {
#define HALL(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        HALL(a_hall_sees_no_tools_of_one_learner),
        HALL(the_question_is_on_top_and_body_and_labels_keep_the_rules),
        HALL(a_press_in_the_picture_turns_the_arrow),
        HALL(nothing_opens_over_the_picture),
        HALL(a_step_moves_nothing_that_stood),
        HALL(hands_are_counted_beside_bars_and_stay_beside_the_truth),
        cmocka_unit_test(the_axis_of_hands_holds_still_while_one_counts),
        HALL(an_activity_counts_down_what_the_show_gives),
        HALL(in_a_narrow_column_the_end_takes_the_place_of_the_digits),
        HALL(a_page_that_is_too_full_shows_all_in_smaller_type_and_says_so),
        HALL(a_crowd_of_pictures_stands_beside_each_other),
        HALL(every_shape_of_screen_keeps_the_shares),
        HALL(a_picture_sets_the_projector_up_and_the_page_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
