// The cards of a learner by a clock of the test's own: what is due when, what a day holds,
// and what a power cut may take.
#include "learner/deck.h"

#include "base/rng.h"
#include "forgetful_disk.h"
#include "record_bench.h"

#include <math.h>
#include <time.h>

enum { DAY = 86400, HOUR = 3600, BEGAN = 1764288000 };

// The test's days begin at four, in a place without summer time.
static int set_place(void **state) {
    setenv("TZ", "JST-9", 1);
    tzset();
    *state = progress_open_memory();
    return 0;
}

static int close_record(void **state) {
    progress_close(*state);
    return 0;
}

static bool enter(Progress *progress, const char *card, FsrsGrade grade, int64_t when) {
    return deck_enter(progress, "core.one", card, grade, when, NULL);
}

static int due_at(const Progress *progress, int64_t now, DeckCard *cards) {
    DeckTime time = deck_time(now);
    return deck_due(progress, &time, cards, 100);
}

static DeckCard answer_at(Progress *progress, const DeckCard *card, FsrsGrade grade,
                          int64_t now) {
    DeckCard next;
    Error err = {0};
    DeckAnswer answer = {.card = card, .grade = grade, .seed = 7, .answer = "{}"};
    assert_true(deck_answer(progress, &answer, now, &next, &err));
    return next;
}

static void a_day_begins_at_four_in_the_morning(void **state) {
    (void)state;
    DeckTime noon = deck_time(BEGAN + 3 * HOUR);               // 12:00 in Japan
    DeckTime night = deck_time(BEGAN + 18 * HOUR + 50 * 60);   // 03:50
    DeckTime morning = deck_time(BEGAN + 19 * HOUR + 10 * 60); // 04:10
    assert_int_equal(noon.today, BEGAN - 5 * HOUR);
    assert_int_equal(noon.tomorrow - noon.today, DAY);
    assert_int_equal(night.today, noon.today);
    assert_int_equal(morning.today, noon.tomorrow);
}

static void a_card_is_due_all_day_but_not_the_day_before(void **state) {
    DeckCard cards[4];
    int64_t evening = BEGAN + 11 * HOUR; // 20:00
    assert_true(enter(*state, "half", FSRS_GOOD, evening));
    assert_int_equal(due_at(*state, evening + 60, cards), 0);
    assert_int_equal(due_at(*state, evening + DAY, cards), 0);
    int64_t morning = evening + 2 * DAY - 13 * HOUR; // S = 2.3 days: two days later, 07:00
    assert_int_equal(due_at(*state, morning, cards), 1);
    assert_string_equal(cards[0].lesson, "core.one");
    assert_string_equal(cards[0].card, "half");
    assert_int_equal(cards[0].memory.reps, 1);
    assert_int_equal(cards[0].memory.state, FSRS_REVIEW);
}

static void a_card_enters_once(void **state) {
    DeckCard cards[4];
    assert_true(enter(*state, "half", FSRS_HARD, BEGAN));
    assert_true(enter(*state, "half", FSRS_EASY, BEGAN + DAY));
    assert_int_equal(due_at(*state, BEGAN + 30 * DAY, cards), 1);
    assert_true(fabs(cards[0].memory.stability - 1.2931) < 1e-9); // still the first answer
}

static void the_most_overdue_comes_first(void **state) {
    DeckCard cards[4];
    enter(*state, "young", FSRS_GOOD, BEGAN + 3 * DAY);
    enter(*state, "old", FSRS_GOOD, BEGAN);
    enter(*state, "middle", FSRS_GOOD, BEGAN + DAY);
    assert_int_equal(due_at(*state, BEGAN + 9 * DAY, cards), 3);
    assert_string_equal(cards[0].card, "old");
    assert_string_equal(cards[1].card, "middle");
    assert_string_equal(cards[2].card, "young");
    DeckTime time = deck_time(BEGAN + 9 * DAY);
    assert_int_equal(deck_due(*state, &time, cards, 2), 2);
}

static void a_failed_card_comes_again_after_ten_minutes(void **state) {
    DeckCard cards[4];
    enter(*state, "half", FSRS_GOOD, BEGAN);
    int64_t now = BEGAN + 5 * DAY;
    due_at(*state, now, cards);
    DeckCard next = answer_at(*state, &cards[0], FSRS_AGAIN, now);
    assert_int_equal(next.memory.state, FSRS_RELEARNING);
    assert_int_equal(due_at(*state, now + 9 * 60, cards), 0);
    assert_int_equal(due_at(*state, now + 10 * 60, cards), 1);
    next = answer_at(*state, &cards[0], FSRS_GOOD, now + 11 * 60);
    assert_int_equal(next.memory.state, FSRS_REVIEW);
    assert_int_equal(due_at(*state, now + 12 * 60, cards), 0);
}

static void a_card_that_keeps_failing_is_known_for_it(void **state) {
    DeckCard cards[4];
    enter(*state, "half", FSRS_GOOD, BEGAN);
    int64_t now = BEGAN;
    for (int lapse = 1; lapse <= DECK_LEECH; lapse++) {
        now += 40 * DAY;
        assert_int_equal(due_at(*state, now, cards), 1);
        assert_false(deck_leech(&cards[0]));
        DeckCard next = answer_at(*state, &cards[0], FSRS_AGAIN, now);
        assert_int_equal(deck_leech(&next), lapse == DECK_LEECH);
        next = answer_at(*state, &next, FSRS_GOOD, now + 600);
    }
    due_at(*state, now + 90 * DAY, cards);
    assert_true(deck_leech(&cards[0])); // also when it is read back
}

static void a_dropped_card_is_gone(void **state) {
    DeckCard cards[4];
    enter(*state, "half", FSRS_GOOD, BEGAN);
    enter(*state, "other", FSRS_GOOD, BEGAN);
    assert_true(deck_drop(*state, "core.one", "half", NULL));
    assert_int_equal(due_at(*state, BEGAN + 9 * DAY, cards), 1);
    assert_string_equal(cards[0].card, "other");
}

// Of a learner who is not known yet a card is said to take 45 s: 13 fill ten minutes.
static void a_day_holds_ten_minutes_of_cards(void **state) {
    int64_t now = BEGAN + 3 * HOUR;
    for (int i = 0; i < 20; i++) {
        char card[8];
        snprintf(card, sizeof card, "c%d", i);
        enter(*state, card, FSRS_GOOD, now - 20 * DAY);
    }
    DeckTime time = deck_time(now);
    DeckDay day = deck_day(*state, &time);
    assert_int_equal(day.cards, 20);
    assert_int_equal(day.seconds, 45);
    assert_int_equal(day.room, 13);
    DeckCard cards[20];
    assert_int_equal(deck_due(*state, &time, cards, 20), 20);
    for (int i = 0; i < 6; i++) // a minute each
        answer_at(*state, &cards[i], FSRS_GOOD, now + 60 * i);
    day = deck_day(*state, &time);
    assert_int_equal(day.answered, 6);
    assert_int_equal(day.seconds, 60);
    assert_int_equal(day.room, 4);
    time = deck_time(now + DAY);
    day = deck_day(*state, &time);
    assert_int_equal(day.answered, 0); // another day, the same pace
    assert_int_equal(day.room, 10);
}

static void the_day_tells_when_the_next_are_due(void **state) {
    DeckTime time = deck_time(BEGAN);
    assert_int_equal(deck_day(*state, &time).next, 0);
    enter(*state, "one", FSRS_GOOD, BEGAN);
    enter(*state, "two", FSRS_GOOD, BEGAN + HOUR);
    enter(*state, "late", FSRS_EASY, BEGAN);
    DeckDay day = deck_day(*state, &time);
    assert_int_equal(day.next, BEGAN + 2 * DAY);
    assert_int_equal(day.next_count, 2);
}

// A year of a learner who recalls each card with the chance that the formulas say.
static void a_year_of_review_asks_ever_more_seldom(void **state) {
    Rng rng = rng_seeded(11);
    int asked[4] = {0}, right = 0, all = 0;
    DeckCard cards[40];
    for (int i = 0; i < 20; i++) {
        char card[8];
        snprintf(card, sizeof card, "c%d", i);
        enter(*state, card, FSRS_GOOD, BEGAN + i * HOUR / 10);
    }
    for (int day = 1; day <= 365; day++) {
        int64_t now = BEGAN + (int64_t)day * DAY + 9 * HOUR;
        int count = due_at(*state, now, cards);
        for (int i = 0; i < count; i++, now += 40) {
            bool good = rng_unit(&rng) < fsrs_recall(&cards[i].memory, now);
            DeckCard next =
                answer_at(*state, &cards[i], good ? FSRS_GOOD : FSRS_AGAIN, now);
            if (!good) answer_at(*state, &next, FSRS_GOOD, next.memory.due);
            asked[(day - 1) / 92]++;
            right += good;
            all++;
        }
    }
    assert_true(asked[0] > 2 * asked[1] && asked[1] > asked[3]);
    assert_in_range(all, 80, 260); // twenty cards: a few minutes a week, then a month
    assert_in_range(100 * right / all, 84, 96);
    assert_int_equal(due_at(*state, BEGAN + 4000LL * DAY, cards), 20);
}

// --- what another hand, and the power, may do

static void numbers_that_no_answer_leaves_are_brought_back(void **state) {
    begin_record(state, 1);
    const char *rows =
        "INSERT INTO card VALUES ('core.one', 'a', 5, 9e999, -3, 99, -7, 1, -5, NULL);"
        "INSERT INTO card VALUES ('core.one', 'b', NULL, 1, 5, 1, 0, 1, 0, 1);"
        "INSERT INTO card VALUES ('', '', 5, 1, 5, 1, 0, 1, 0, 1);"
        "INSERT INTO card VALUES (hex(zeroblob(500)), 'c', 5, 1, 5, 1, 0, 1, 0, 1);";
    change_record(state, rows);
    Progress *progress = progress_open(*state, NULL);
    DeckCard cards[9];
    assert_int_equal(due_at(progress, BEGAN, cards), 1);
    FsrsCard *memory = &cards[0].memory;
    assert_true(memory->stability > 0 && memory->stability < 1e9);
    assert_true(memory->difficulty >= 1 && memory->difficulty <= 10);
    assert_in_range(memory->state, FSRS_LEARNING, FSRS_RELEARNING);
    assert_true(memory->step >= 0 && memory->lapses == 0 && memory->reps == 1);
    answer_at(progress, &cards[0], FSRS_GOOD, BEGAN);
    progress_close(progress);
}

// Answers the first card, three times, and says how often it was told that all was kept.
static int answer_until_dark(const char *folder, const Disk *disk) {
    int told = 0;
    Progress *progress = progress_open_on(folder, disk->vfs.zName, NULL);
    if (!progress) return 0;
    DeckCard card[1];
    enter(progress, "half", FSRS_GOOD, BEGAN);
    for (int i = 1; i <= 3 && due_at(progress, BEGAN + 60LL * i * DAY, card); i++) {
        DeckAnswer answer = {.card = card, .grade = FSRS_GOOD, .answer = "{}"};
        if (!deck_answer(progress, &answer, BEGAN + 60LL * i * DAY, NULL, NULL)) break;
        told++;
    }
    progress_close(progress);
    return told;
}

// A card and the list of its answers speak of the same number of answers.
static void check_whole(const char *folder, const Disk *disk, int told) {
    Error err = {0};
    Progress *progress = progress_open_on(folder, disk->vfs.zName, &err);
    assert_string_equal(err.key, "");
    DeckCard card[1];
    int there = due_at(progress, BEGAN + 36500LL * DAY, card);
    DeckTime all = {.today = 0, .now = BEGAN, .tomorrow = BEGAN + 36500LL * DAY};
    int answers = deck_day(progress, &all).answered;
    if (told) assert_int_equal(there, 1);
    if (there) assert_int_equal(card[0].memory.reps, 1 + answers);
    assert_in_range(answers, told, told + 1);
    progress_close(progress);
}

static void every_cut_of_the_power_keeps_card_and_answer_together(void **state) {
    bool reached = true;
    long cut = 1;
    for (; reached; cut++) {
        Rng rng = rng_seeded((uint64_t)cut);
        Disk *disk = disk_new("forgetful-deck");
        disk->cut_before = cut;
        int told = answer_until_dark(*state, disk);
        reached = disk->off;
        disk_restart(disk, cut % 2 ? &rng : NULL);
        check_whole(*state, disk, told);
        disk_free(disk);
    }
    assert_in_range(cut, 40, 2000);
}

#define WITH_CARDS(test) cmocka_unit_test_setup_teardown(test, set_place, close_record)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_CARDS(a_day_begins_at_four_in_the_morning),
        WITH_CARDS(a_card_is_due_all_day_but_not_the_day_before),
        WITH_CARDS(a_card_enters_once),
        WITH_CARDS(the_most_overdue_comes_first),
        WITH_CARDS(a_failed_card_comes_again_after_ten_minutes),
        WITH_CARDS(a_card_that_keeps_failing_is_known_for_it),
        WITH_CARDS(a_dropped_card_is_gone),
        WITH_CARDS(a_day_holds_ten_minutes_of_cards),
        WITH_CARDS(the_day_tells_when_the_next_are_due),
        WITH_CARDS(a_year_of_review_asks_ever_more_seldom),
        IN_FOLDER(numbers_that_no_answer_leaves_are_brought_back),
        IN_FOLDER(every_cut_of_the_power_keeps_card_and_answer_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
