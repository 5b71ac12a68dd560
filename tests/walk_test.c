// Lesson C01 from the library to its end, by gestures alone: every question answered wrong
// in every way that the lesson lists, then right; verdicts are read from what is drawn.
#include "desk_bench.h"

static const char *verdict_words(Bench *b, VerdictKind kind) {
    static const char *const rows[] = {
        [VERDICT_RIGHT] = "verdict.right",
        [VERDICT_NEAR] = "verdict.near",
        [VERDICT_WRONG] = "verdict.wrong",
        [VERDICT_UNREADABLE] = "verdict.unreadable",
    };
    return words_in(b->words, b->desk->lang, rows[kind]);
}

static void type_number(Bench *b, int exercise, const char *text) {
    click(b, (Spot){.kind = SPOT_FIELD, .a = exercise});
    key(b, KEY_END, 0);
    while (b->desk->study.answers[exercise].field.text[0])
        key(b, KEY_BACKSPACE, 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = text});
}

static void choose(Bench *b, int exercise, const Data *chosen) {
    const Exercise *about = &study_lesson(&b->desk->study)->exercises[exercise];
    uint32_t wanted = 0;
    for (size_t i = 0; i < data_count(chosen); i++)
        wanted |= 1u << data_integer(data_at(chosen, i), 0);
    for (int i = 0; i < about->option_count; i++) {
        uint32_t now = b->desk->study.answers[exercise].chosen;
        bool change = about->several ? ((now ^ wanted) >> i & 1) : (wanted >> i & 1);
        if (change) click(b, (Spot){SPOT_OPTION, exercise, i, 0, NULL});
    }
    assert_int_equal(b->desk->study.answers[exercise].chosen, wanted);
}

typedef struct Tip {
    double x, y; // on the page
    bool back;
} Tip;

static Tip tip_of(const SpotArea *ball, double theta, double phi, double reach) {
    double x, y, depth, r = ball->rect.w / 2;
    ball_project(sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta), &x, &y, &depth);
    return (Tip){ball->rect.x + r + reach * r * x, ball->rect.y + r - reach * r * y,
                 depth < 0};
}

// Takes the tip and carries it there; to the other half it goes out over the rim and in
// again.
static void turn(Bench *b, int source, double theta, double phi) {
    Spot spot = {.kind = SPOT_ARROW, .a = source};
    bring_into_sight(b, spot);
    const SpotArea *ball = spot_of(b, spot);
    const Workpiece *piece = &b->desk->study.pieces[source];
    Tip from = tip_of(ball, piece->theta, piece->phi, 1);
    Tip to = tip_of(ball, theta, phi, 1), out = tip_of(ball, theta, phi, 4);
    feed_at(b, GESTURE_DOWN, from.x, from.y);
    if (from.back != to.back) feed_at(b, GESTURE_MOVE, out.x, out.y);
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    feed_at(b, GESTURE_UP, to.x, to.y);
    assert_float_equal(piece->theta, theta, 1e-6);
    if (sin(theta) > 1e-6)
        assert_float_equal(remainder(piece->phi - phi, 2 * M_PI), 0, 1e-6);
}

static void answer(Bench *b, int exercise, const Data *data) {
    const Exercise *about = &study_lesson(&b->desk->study)->exercises[exercise];
    switch (about->input) {
    case INPUT_NUMBER:
        type_number(b, exercise, data_text(data_get(data, "text"), ""));
        break;
    case INPUT_CHOICE:
        choose(b, exercise, data_get(data, "chosen"));
        break;
    case INPUT_ARROW:
        turn(b, about->source, data_number(data_get(data, "theta"), 0),
             data_number(data_get(data, "phi"), 0));
        break;
    default:
        fail_msg("C01 has no question of this kind");
    }
}

static void play(Bench *b, int exercise, const Play *play) {
    answer(b, exercise, play->answer);
    if (play->expected !=
        VERDICT_RIGHT) // the last verdict is gone with the answer it was of
        assert_false(reads(b, verdict_words(b, play->expected)));
    click(b, (Spot){.kind = SPOT_CHECK, .a = exercise});
    bool said = reads(b, verdict_words(b, play->expected));
    if (!said)
        print_error("exercise %d, play from line %d: not \"%s\"\n", exercise, play->line,
                    verdict_words(b, play->expected));
    assert_true(said);
}

static void answer_exercise(Bench *b, Visit *visit, int exercise) {
    const Exercise *about = &study_lesson(&b->desk->study)->exercises[exercise];
    int count, tries = 0;
    Error err = {0};
    Play *plays = visit_plays(visit, about->id, &count, &err);
    assert_non_null(plays);
    assert_true(count > 1);
    for (int i = 1; i < count; i++, tries++)
        play(b, exercise, &plays[i]);
    assert_false(progress_exercise(b->desk->progress, "core.qubit", about->id).right);
    assert_int_equal(plays[0].expected, VERDICT_RIGHT);
    play(b, exercise, &plays[0]);
    ExerciseRecord record = progress_exercise(b->desk->progress, "core.qubit", about->id);
    assert_true(record.right);
    assert_false(record.right_first);
    assert_int_equal(record.tries, tries + 1);
    plays_free(plays, count);
}

static void read_page(Bench *b, Visit *visit, int page) {
    const Lesson *lesson = study_lesson(&b->desk->study);
    assert_int_equal(b->desk->study.page, page);
    for (int i = 0; i < lesson->exercise_count; i++)
        if (lesson->exercises[i].page == page) answer_exercise(b, visit, i);
}

static void c01_is_walked_through_by_hand(void **state) {
    Bench *b = *state;
    Visit *visit = visit_open((VisitOptions){.jail = KYUBI_BUILD "/kyubi-jail",
                                             .folder = KYUBI_SOURCE "/lessons/core",
                                             .file = "01-qubit.lua",
                                             .seed = 1});
    visit_wait(visit);
    click(b, (Spot){.kind = SPOT_LESSON, .a = 0, .b = 0});
    assert_string_equal(desk_screen(b->desk), "lesson");
    int pages = desk_pages(b->desk);
    assert_true(pages > 1);
    for (int page = 0; page < pages; page++) {
        read_page(b, visit, page);
        click(b, (Spot){.kind = SPOT_NEXT});
    }
    assert_string_equal(desk_screen(b->desk), "library");
    assert_true(progress_finished(b->desk->progress, "core.qubit"));
    visit_close(visit);
}

static void what_was_walked_is_remembered(void **state) {
    Bench *b = *state;
    bench_again(b);
    assert_true(progress_finished(b->desk->progress, "core.qubit"));
    assert_int_equal(progress_right_count(b->desk->progress, "core.qubit"), 5);
    click(b, (Spot){.kind = SPOT_LESSON, .a = 0, .b = 0});
    for (int page = 0; page < desk_pages(b->desk); page++) {
        desk_turn_to(b->desk, page);
        int exercise = study_page_exercise(&b->desk->study);
        if (exercise >= 0) assert_true(reads_key(b, "verdict.before"));
    }
}

// Formula and disks have the same height for every arrow: what is turned must not move.
static void the_ball_stands_still_while_its_arrow_turns(void **state) {
    static const int sizes[][2] = {{1280, 800}, {1024, 768}, {1920, 1080}, {700, 900}};
    Bench *b = *state;
    for (int i = 0; i < 4; i++) {
        desk_feed(b->desk, &(Gesture){.kind = GESTURE_RESIZE,
                                      .width = sizes[i][0],
                                      .height = sizes[i][1]});
        desk_turn_to(b->desk, 0);
        Workpiece *piece = &b->desk->study.pieces[0];
        Spot ball = {.kind = SPOT_ARROW, .a = 0};
        Rect first = spot_of(b, ball)->rect;
        for (int k = 0; k < 400; k++) {
            int down = k / 24, round = k % 24;
            workpiece_turn(piece, down * M_PI / 16, round * M_PI / 12, true);
            b->desk->dirty = true;
            Rect now = spot_of(b, ball)->rect;
            if (now.y != first.y || now.h != first.h)
                print_error("%d: theta %g phi %g\n", sizes[i][0], piece->theta, piece->phi);
            assert_float_equal(now.y, first.y, 1e-9);
            assert_float_equal(now.h, first.h, 1e-9);
        }
    }
}

static int setup(void **state) {
    *state = bench_open(NULL);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, false);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c01_is_walked_through_by_hand),
        cmocka_unit_test(what_was_walked_is_remembered),
        cmocka_unit_test(the_ball_stands_still_while_its_arrow_turns),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
