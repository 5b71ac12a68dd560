// Review by hand and keys, with the real jail: which cards enter, what an answer comes to,
// and that a card shows its question and no page.
#include "desk_bench.h"

#include "learner/deck.h"

#include <time.h>

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "prose \"The answer is written here.\"\n"
    "local coin = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "exercise.number \"double\" {\n"
    "  given = { n = between(2, 40) }, review = true,\n"
    "  ask = \"Twice {=n}?\", answer = \"2*n\", hints = { \"Add it to itself.\" },\n"
    "  explain = \"It is {=2*n}.\",\n"
    "}\n"
    "exercise.number \"plain\" { ask = \"One?\", answer = \"1\" }\n"
    "page \"second\" \"Second\"\n"
    "exercise.build \"flip\" { review = true,\n"
    "  ask = \"Make a one.\", qubits = 1, palette = \"h x\", goal = state \"|1>\",\n"
    "  solution = \"x 0\",\n"
    "}\n"
    "page \"third\" \"Third\"\n"
    "exercise.predict \"bars\" { review = true,\n"
    "  ask = \"Predict.\", circuit = \"h 0; h 0\",\n"
    "}\n";

enum { DOUBLE, PLAIN, FLIP, BARS, DAY = 86400 };

static int setup(void **state) {
    *state = bench_open(LESSON);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static const Study *study_of(Bench *b) {
    return &b->desk->study;
}

static bool enter(Bench *b, const char *card, int days) {
    return deck_enter(b->desk->progress, "own.one", card, FSRS_GOOD,
                      (int64_t)time(NULL) - (int64_t)days * DAY, NULL);
}

// The card as it is, whenever it is due.
static FsrsCard memory_of(Bench *b, const char *name) {
    DeckCard cards[9];
    DeckTime all = deck_time((int64_t)time(NULL) + 30000LL * DAY);
    int count = deck_due(b->desk->progress, &all, cards, 9);
    for (int i = 0; i < count; i++)
        if (!strcmp(cards[i].card, name)) return cards[i].memory;
    return (FsrsCard){.reps = 0};
}

static Spot act(ReviewAct act) {
    return (Spot){.kind = SPOT_REVIEW, .a = (int)act};
}

static void begin(Bench *b) {
    assert_true(desk_show(b->desk, "library"));
    click(b, act(REVIEW_BEGIN));
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_true(study_of(b)->alone >= 0);
}

static int drawn_number(Bench *b) {
    const Answer *answer = &study_of(b)->answers[DOUBLE];
    assert_int_equal(answer->given_count, 1);
    return (int)answer->given[0].number;
}

static void type_number(Bench *b, int number) {
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    desk_focus(b->desk, (Spot){.kind = SPOT_FIELD, .a = DOUBLE});
    key(b, 'a', MOD_CTRL);
    type(b, text);
    key(b, KEY_ENTER, 0);
}

// --- how cards enter

static void an_exercise_marked_for_review_enters_once_it_is_right(void **state) {
    Bench *b = *state;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    type_number(b, 1);
    assert_int_equal(memory_of(b, "double").reps, 0);
    type_number(b, 2 * drawn_number(b));
    FsrsCard card = memory_of(b, "double");
    assert_int_equal(card.reps, 1);
    assert_true(fabs(card.stability - 1.2931) < 1e-9); // not at the first try: hard
    assert_int_equal(memory_of(b, "plain").reps, 0);
    assert_true(desk_show(b->desk, "library"));
    assert_true(reads_key(b, "review.title"));
    assert_false(has_spot(b, act(REVIEW_BEGIN))); // nothing is due yet
}

static void what_was_right_before_its_lesson_marked_it_enters_when_it_opens(void **state) {
    Bench *b = *state;
    int64_t then = (int64_t)time(NULL) - 50 * DAY;
    Attempt attempt = {.lesson = "own.one",
                       .exercise = "double",
                       .answer = "{}",
                       .right = true,
                       .when = then};
    assert_true(progress_attempt(b->desk->progress, &attempt, NULL));
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_int_equal(memory_of(b, "double").last, then);
    begin(b);
    assert_int_equal(study_of(b)->alone, DOUBLE);
}

static void a_learner_without_cards_hears_how_they_come(void **state) {
    Bench *b = *state;
    assert_true(desk_show(b->desk, "library"));
    assert_false(reads_key(b, "review.title"));
    assert_true(desk_show(b->desk, "review"));
    assert_string_equal(desk_screen(b->desk), "review");
    assert_true(reads_key(b, "review.empty"));
    click(b, (Spot){.kind = SPOT_LIBRARY});
    assert_string_equal(desk_screen(b->desk), "library");
}

// --- a card

static void a_card_shows_its_question_and_nothing_of_its_page(void **state) {
    Bench *b = *state;
    enter(b, "double", 30);
    begin(b);
    assert_true(reads(b, "Twice"));
    assert_false(reads(b, "written here"));
    assert_false(reads(b, "One?"));
    assert_false(reads(b, "First"));
    for (int source = 0; source < 2; source++) // the page's circuit is not the card's
        assert_false(desk_on_page(b->desk, source));
    assert_false(has_spot(b, (Spot){.kind = SPOT_OTHER, .a = DOUBLE}));
    assert_false(has_spot(b, (Spot){.kind = SPOT_NEXT}));
}

static void a_card_says_what_it_shows(void **state) {
    Bench *b = *state;
    enter(b, "double", 30);
    begin(b);
    char *said = desk_aloud(b->desk, 0, 2);
    assert_non_null(strstr(said, "Twice"));
    assert_null(strstr(said, "written here"));
    assert_null(strstr(said, "Make a one"));
    free(said);
}

static void right_at_once_is_good_and_leaves_the_record_of_the_page_alone(void **state) {
    Bench *b = *state;
    enter(b, "double", 30);
    begin(b);
    Rect caret;
    desk_scene(b->desk);                      // as it was presented
    assert_true(desk_field(b->desk, &caret)); // ready for the number
    type_number(b, 2 * drawn_number(b));
    FsrsCard card = memory_of(b, "double");
    assert_int_equal(card.reps, 2);
    assert_int_equal(card.lapses, 0);
    assert_true(card.stability > 10);
    assert_int_equal(progress_exercise(b->desk->progress, "own.one", "double").tries, 0);
    assert_false(progress_place(b->desk->progress, "own.one", NULL, NULL));
    key(b, KEY_ENTER, 0); // the way on has the keyboard
    assert_string_equal(desk_screen(b->desk), "review");
    assert_true(reads_key(b, "review.done"));
}

static void each_review_draws_other_numbers(void **state) {
    Bench *b = *state;
    enter(b, "double", 90);
    int before = 0;
    for (int i = 0; i < 2; i++) {
        begin(b);
        int now = drawn_number(b);
        assert_int_not_equal(now, before);
        before = now;
        key(b, KEY_ENTER, MOD_CTRL | MOD_SHIFT); // given up: it comes again
        DeckCard card = {.lesson = "own.one", .card = "double"};
        card.memory = memory_of(b, "double");
        DeckAnswer answer = {.card = &card, .grade = FSRS_GOOD}; // and is due by now
        assert_true(deck_answer(b->desk->progress, &answer, (int64_t)time(NULL) - 40 * DAY,
                                NULL, NULL));
    }
}

static void right_after_an_error_or_a_hint_is_hard(void **state) {
    Bench *b = *state;
    for (int way = 0; way < 2; way++) {
        deck_drop(b->desk->progress, "own.one", "double", NULL);
        enter(b, "double", 30);
        FsrsCard before = memory_of(b, "double");
        begin(b);
        if (way == 0) type_number(b, 1);
        if (way == 1) key(b, KEY_F7, 0);
        assert_int_equal(memory_of(b, "double").reps, 1); // it can still be mended
        type_number(b, 2 * drawn_number(b));
        FsrsCard hard = memory_of(b, "double");
        assert_int_equal(hard.reps, 2);
        assert_int_equal(hard.lapses, 0);
        FsrsCard expected = fsrs_answer(&before, FSRS_HARD, hard.last, &(FsrsPlan){{0}});
        assert_true(fabs(hard.stability - expected.stability) < 1e-9);
    }
}

static void giving_up_after_a_wrong_try_leaves_nothing_to_check(void **state) {
    Bench *b = *state;
    enter(b, "double", 30);
    begin(b);
    type_number(b, 1);
    assert_true(reads_key(b, "verdict.wrong"));
    click(b, act(REVIEW_GIVE_UP));
    assert_true(reads_key(b, "review.again_soon"));
    assert_false(reads_key(b, "verdict.stale"));
    assert_false(reads_key(b, "verdict.wrong"));
}

static void giving_up_shows_the_answer_and_the_card_comes_again(void **state) {
    Bench *b = *state;
    enter(b, "double", 30);
    begin(b);
    int number = drawn_number(b);
    click(b, act(REVIEW_GIVE_UP));
    FsrsCard card = memory_of(b, "double");
    assert_int_equal(card.lapses, 1);
    assert_int_equal(card.state, FSRS_RELEARNING);
    char right[16];
    snprintf(right, sizeof right, "%d", 2 * number);
    assert_string_equal(study_of(b)->answers[DOUBLE].field.text, right);
    assert_true(reads_key(b, "review.again_soon"));
    key(b, KEY_ENTER, MOD_CTRL); // to check what was filled in changes nothing
    assert_int_equal(memory_of(b, "double").reps, 2);
    click(b, act(REVIEW_NEXT));
    assert_string_equal(desk_screen(b->desk), "review");
}

static void a_card_that_keeps_failing_offers_its_page(void **state) {
    Bench *b = *state;
    enter(b, "flip", 300);
    for (int i = 1; i < DECK_LEECH; i++) {
        DeckCard card = {.lesson = "own.one", .card = "flip"};
        card.memory = memory_of(b, "flip");
        int64_t then = (int64_t)time(NULL) - (int64_t)(200 - 50 * i) * DAY;
        DeckAnswer answer = {.card = &card, .grade = FSRS_AGAIN};
        assert_true(deck_answer(b->desk->progress, &answer, then, &card, NULL));
        answer.grade = FSRS_GOOD;
        assert_true(deck_answer(b->desk->progress, &answer, then + 600, NULL, NULL));
    }
    begin(b);
    assert_false(reads_key(b, "review.leech"));
    click(b, act(REVIEW_GIVE_UP));
    assert_true(reads_key(b, "review.leech"));
    click(b, act(REVIEW_PAGE));
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_false(b->desk->reviewing.on);
    assert_int_equal(study_of(b)->page, 1);
    assert_int_equal(study_of(b)->alone, -1);
    assert_true(reads(b, "Second"));
}

static void a_circuit_is_built_on_a_card_as_on_its_page(void **state) {
    Bench *b = *state;
    enter(b, "flip", 30);
    begin(b);
    int source = study_lesson(study_of(b))->exercises[FLIP].source;
    assert_true(desk_on_page(b->desk, source));
    drag(b, gate_tile("x", source), cell(0, 0, source));
    feed_on(b, GESTURE_UP, cell(0, 0, source));
    key(b, KEY_ENTER, MOD_CTRL);
    assert_int_equal(memory_of(b, "flip").reps, 2);
    assert_int_equal(memory_of(b, "flip").lapses, 0);
}

static void a_prediction_that_was_locked_is_what_it_is(void **state) {
    Bench *b = *state;
    enter(b, "bars", 30);
    begin(b);
    study_bar(&b->desk->study, BARS, 1, 1); // it will be 0
    key(b, KEY_ENTER, MOD_CTRL);
    assert_true(study_of(b)->answers[BARS].locked);
    assert_int_equal(memory_of(b, "bars").lapses, 1);
}

// --- from card to card

static void cards_follow_each_other_until_none_is_due(void **state) {
    Bench *b = *state;
    enter(b, "double", 40);
    enter(b, "flip", 30);
    begin(b);
    assert_int_equal(study_of(b)->alone, DOUBLE);
    key(b, KEY_PAGE_DOWN, 0); // not before it was answered
    assert_int_equal(study_of(b)->alone, DOUBLE);
    assert_true(reads_key(b, "review.not_yet"));
    type_number(b, 2 * drawn_number(b));
    key(b, KEY_PAGE_DOWN, 0);
    assert_int_equal(study_of(b)->alone, FLIP);
    click(b, act(REVIEW_GIVE_UP));
    key(b, KEY_PAGE_DOWN, 0);
    assert_string_equal(desk_screen(b->desk), "review");
    assert_true(reads_key(b, "review.done"));
}

static void a_card_that_is_left_stays_due_and_what_was_answered_is_kept(void **state) {
    Bench *b = *state;
    enter(b, "double", 40);
    enter(b, "flip", 30);
    begin(b);
    type_number(b, 2 * drawn_number(b));
    bench_again(b); // the window is closed without another word
    assert_int_equal(memory_of(b, "double").reps, 2);
    begin(b);
    assert_int_equal(study_of(b)->alone, FLIP);
    click(b, (Spot){.kind = SPOT_LIBRARY});
    assert_false(b->desk->studying);
    assert_int_equal(memory_of(b, "flip").reps, 1);
    begin(b);
    assert_int_equal(study_of(b)->alone, FLIP);
}

static void a_card_that_its_lesson_lost_leaves_the_deck(void **state) {
    Bench *b = *state;
    enter(b, "gone", 50);
    enter(b, "flip", 30);
    assert_true(desk_show(b->desk, "review"));
    desk_wait(b->desk);
    assert_int_equal(study_of(b)->alone, FLIP);
    assert_int_equal(memory_of(b, "gone").reps, 0);
}

static void when_the_last_card_is_lost_the_review_ends(void **state) {
    Bench *b = *state;
    enter(b, "gone", 50);
    assert_true(desk_show(b->desk, "review"));
    desk_wait(b->desk);
    assert_false(b->desk->studying);
    assert_string_equal(desk_screen(b->desk), "review");
}

static void cards_of_a_lesson_that_is_not_there_wait_without_a_word(void **state) {
    Bench *b = *state;
    assert_true(
        deck_enter(b->desk->progress, "other.lesson", "far", FSRS_GOOD, 1000, NULL));
    assert_true(desk_show(b->desk, "library"));
    assert_false(has_spot(b, act(REVIEW_BEGIN)));
    assert_true(desk_show(b->desk, "review"));
    assert_string_equal(desk_screen(b->desk), "review");
    assert_int_equal(memory_of(b, "far").reps, 1);
}

static void the_lesson_opens_as_a_lesson_after_its_card(void **state) {
    Bench *b = *state;
    enter(b, "flip", 30);
    begin(b);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_false(b->desk->reviewing.on);
    assert_true(reads(b, "written here"));
    assert_true(study_of(b)->options.progress == b->desk->progress);
}

static void going_to_the_lab_and_back_keeps_the_card(void **state) {
    Bench *b = *state;
    enter(b, "double", 30);
    begin(b);
    key(b, KEY_F9, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, KEY_F9, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_true(b->desk->reviewing.on);
    assert_true(reads(b, "Twice"));
}

static void cards_of_a_lesson_that_cannot_be_read_are_passed_over(void **state) {
    Bench *b = *state;
    enter(b, "flip", 30);
    bench_write(b, "lessons/own/01-one.lua", "lesson {");
    assert_true(desk_show(b->desk, "review"));
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "review");
    assert_int_equal(memory_of(b, "flip").reps, 1); // it stays due
    assert_false(b->desk->studying);
}

static void what_is_found_while_a_card_is_open_opens_its_page(void **state) {
    Bench *b = *state;
    enter(b, "flip", 30);
    begin(b);
    key(b, 'f', MOD_CTRL);
    assert_true(b->desk->seek.open);
    type(b, "written");
    desk_wait(b->desk);
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->reviewing.on);
    assert_int_equal(study_of(b)->page, 0);
    assert_true(reads(b, "written here"));
    assert_int_equal(memory_of(b, "flip").reps, 1);
}

static void what_a_card_lent_to_the_lab_is_not_brought_to_the_next(void **state) {
    Bench *b = *state;
    enter(b, "flip", 40);
    enter(b, "bars", 30);
    begin(b);
    int source = study_lesson(study_of(b))->exercises[FLIP].source;
    desk_act(b->desk, (Spot){.kind = SPOT_LOAN, .a = LOAN_OPEN, .b = source + 1});
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, KEY_F9, 0);
    click(b, act(REVIEW_GIVE_UP));
    click(b, act(REVIEW_NEXT));
    assert_int_equal(study_of(b)->alone, BARS);
    assert_false(loan_is_out(b->desk));
}

#define ON_DESK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_DESK(an_exercise_marked_for_review_enters_once_it_is_right),
        ON_DESK(what_was_right_before_its_lesson_marked_it_enters_when_it_opens),
        ON_DESK(a_learner_without_cards_hears_how_they_come),
        ON_DESK(a_card_shows_its_question_and_nothing_of_its_page),
        ON_DESK(a_card_says_what_it_shows),
        ON_DESK(right_at_once_is_good_and_leaves_the_record_of_the_page_alone),
        ON_DESK(each_review_draws_other_numbers),
        ON_DESK(right_after_an_error_or_a_hint_is_hard),
        ON_DESK(giving_up_after_a_wrong_try_leaves_nothing_to_check),
        ON_DESK(giving_up_shows_the_answer_and_the_card_comes_again),
        ON_DESK(a_card_that_keeps_failing_offers_its_page),
        ON_DESK(a_circuit_is_built_on_a_card_as_on_its_page),
        ON_DESK(a_prediction_that_was_locked_is_what_it_is),
        ON_DESK(cards_follow_each_other_until_none_is_due),
        ON_DESK(a_card_that_is_left_stays_due_and_what_was_answered_is_kept),
        ON_DESK(a_card_that_its_lesson_lost_leaves_the_deck),
        ON_DESK(when_the_last_card_is_lost_the_review_ends),
        ON_DESK(cards_of_a_lesson_that_is_not_there_wait_without_a_word),
        ON_DESK(the_lesson_opens_as_a_lesson_after_its_card),
        ON_DESK(cards_of_a_lesson_that_cannot_be_read_are_passed_over),
        ON_DESK(what_is_found_while_a_card_is_open_opens_its_page),
        ON_DESK(what_a_card_lent_to_the_lab_is_not_brought_to_the_next),
        ON_DESK(going_to_the_lab_and_back_keeps_the_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
