#include "desk/reviewing.h"

#include "desk/desk_inside.h"

#include "base/mem.h"
#include "desk/attempt.h"
#include "desk/command_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_DUE = 200, DAY = 86400 };

static DeckTime present(void) {
    return deck_time((int64_t)time(NULL));
}

// --- what is due

// Of a lesson that is there and can be opened.
static bool find_lesson(const Desk *desk, const char *id, int *pack, int *lesson) {
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; k < desk->packs[i]->lesson_count; k++) {
            const PackLesson *row = &desk->packs[i]->lessons[k];
            if (!row->file || strcmp(row->id, id) != 0) continue;
            *pack = i;
            *lesson = k;
            return true;
        }
    return false;
}

// Those that are due and whose lesson is there; returns how many.
static int due_here(const Desk *desk, const DeckTime *time, DeckCard *cards) {
    int kept = 0, pack, lesson;
    int count = deck_due(desk->progress, time, cards, MOST_DUE);
    for (int i = 0; i < count; i++)
        if (find_lesson(desk, cards[i].lesson, &pack, &lesson)) cards[kept++] = cards[i];
    return kept;
}

// What the deck says of this day.
typedef struct Today {
    DeckTime time;
    DeckDay day;
    int due; // whose lesson is there, also what the day has no room for
} Today;

// `next`: the first that is due behind those that were skipped, if there is one; or NULL.
static Today ask_today(const Desk *desk, DeckCard *next) {
    Today today = {.time = present()};
    DeckCard *cards = mem_new(MOST_DUE * sizeof *cards);
    int skipped = desk->reviewing.skipped;
    today.day = deck_day(desk->progress, &today.time);
    today.due = due_here(desk, &today.time, cards);
    if (next && skipped < today.due) *next = cards[skipped];
    free(cards);
    return today;
}

// How many are still to be asked, `skipped` left out.
static int left_of(const Today *today, int skipped) {
    int count = today->due - skipped, room = today->day.room;
    return count < 0 ? 0 : count < room ? count : room;
}

static int minutes_of(const Today *today, int cards) {
    int seconds = cards * today->day.seconds;
    return seconds < 60 ? 1 : (seconds + 30) / 60;
}

// --- from card to card

static bool next_card(const Desk *desk, DeckCard *card) {
    Today today = ask_today(desk, card);
    return left_of(&today, desk->reviewing.skipped) > 0;
}

// Each review draws other numbers: seeds that follow each other do.
static uint64_t seed_of(const DeckCard *card) {
    return (uint64_t)card->memory.reps + 1;
}

// Counted when a card comes and when it is graded: what is drawn asks no disk.
static void count_left(Desk *desk) {
    Reviewing *reviewing = &desk->reviewing;
    Today today = ask_today(desk, NULL);
    reviewing->left = left_of(&today, reviewing->skipped);
    reviewing->minutes = minutes_of(&today, reviewing->left);
}

static void open_card(Desk *desk, const DeckCard *card) {
    Reviewing *reviewing = &desk->reviewing;
    int skipped = reviewing->skipped;
    reviewing_end(desk);
    *reviewing = (Reviewing){
        .on = true, .card = *card, .skipped = skipped, .aside = progress_open_memory()};
    find_lesson(desk, card->lesson, &reviewing->pack, &reviewing->lesson);
    count_left(desk);
    desk_study(desk, reviewing->pack,
               (StudyOptions){.lesson = reviewing->lesson,
                              .progress = reviewing->aside,
                              .alone = reviewing->card.card,
                              .seed = seed_of(card)});
}

// A pack whose files are shut is unpacked first, and this called again then.
static void go_on(Desk *desk) {
    DeckCard card = {.lesson = ""};
    int pack, lesson;
    bool any = next_card(desk, &card) && find_lesson(desk, card.lesson, &pack, &lesson);
    if (!any) {
        desk_go(desk, SCREEN_REVIEW);
        return;
    }
    const PackFiles *files = desk->packs[pack]->files;
    if (files && pack_files_hash(files)) {
        unwrap_pack(desk, pack, lesson);
        desk->unwrap.review = true;
        return;
    }
    open_card(desk, &card);
}

void reviewing_begin(Desk *desk) {
    desk->reviewing.skipped = 0;
    go_on(desk);
}

void reviewing_end(Desk *desk) {
    Reviewing *reviewing = &desk->reviewing;
    if (!reviewing->on) return;
    hand_cancel(&desk->hand);
    desk->studying = false;
    study_close(&desk->study);
    progress_close(reviewing->aside);
    *reviewing = (Reviewing){.skipped = reviewing->skipped};
}

void reviewing_meet(Desk *desk) {
    const Study *study = &desk->study;
    const Reviewing *reviewing = &desk->reviewing;
    if (!reviewing->on || reviewing->grade || study->alone < 0) return;
    Spot field = {.kind = SPOT_FIELD, .a = study->alone};
    bool typed = study_lesson(study)->exercises[study->alone].input == INPUT_NUMBER;
    if (typed) desk_focus(desk, field);
}

// One that its lesson has no more leaves the deck.
static void drop_card(Desk *desk) {
    const DeckCard *card = &desk->reviewing.card;
    Error err = {0};
    bool good = deck_drop(desk->progress, card->lesson, card->card, &err);
    desk_wrote(desk, good, &err);
    if (!good) desk->reviewing.skipped++;
    go_on(desk);
}

// --- grades

static void grade(Desk *desk, FsrsGrade grade, const char *text) {
    Reviewing *reviewing = &desk->reviewing;
    DeckAnswer answer = {.card = &reviewing->card,
                         .grade = grade,
                         .seed = attempt_seed(&desk->study, desk->study.alone),
                         .answer = text};
    DeckCard next = reviewing->card;
    Error err = {0};
    bool good = deck_answer(desk->progress, &answer, (int64_t)time(NULL), &next, &err);
    desk_wrote(desk, good, &err);
    reviewing->card = next;
    reviewing->grade = grade;
    count_left(desk);
    desk->study.text_scroll = 1e6; // what it comes to stands at the end
    desk_focus(desk, (Spot){.kind = SPOT_REVIEW, .a = REVIEW_NEXT});
    desk->dirty = true;
}

// What an answer comes to; 0: it may still be mended. A prediction that was locked cannot.
static FsrsGrade grade_of(const Answer *answer) {
    if (answer->right) return answer->first ? FSRS_GOOD : FSRS_HARD;
    if (!answer->locked || !answer->fresh) return 0;
    if (answer->verdict.kind == VERDICT_NEAR) return FSRS_HARD;
    return answer->verdict.kind == VERDICT_WRONG ? FSRS_AGAIN : 0;
}

void reviewing_poll(Desk *desk) {
    const Reviewing *reviewing = &desk->reviewing;
    const Study *study = &desk->study;
    if (!reviewing->on || reviewing->grade) return;
    if (study_failed(study) && !study_lesson(study)) { // its author's matter, another day
        desk->reviewing.skipped++;
        go_on(desk);
        return;
    }
    if (!study_lesson(study)) return;
    if (study->alone < 0) {
        drop_card(desk);
        return;
    }
    FsrsGrade earned = grade_of(&study->answers[study->alone]);
    if (earned) grade(desk, earned, study->asked_answer);
}

// The right answer comes into the learner's place, with the explanation.
static void give_up(Desk *desk) {
    Study *study = &desk->study;
    if (!desk->reviewing.on || desk->reviewing.grade || study->alone < 0) return;
    char *text = study_answer_text(study, study->alone);
    grade(desk, FSRS_AGAIN, text);
    free(text);
    if (study_lesson(study)->exercises[study->alone].unsolved) return;
    study_fill(study, study->alone);
    study->answers[study->alone].explain = true;
}

bool reviewing_turn(Desk *desk, int page) {
    if (!desk->reviewing.on) return false;
    int pack = desk->reviewing.pack, lesson = desk->reviewing.lesson;
    reviewing_end(desk);
    desk_begin(desk, pack, lesson);
    desk_turn_when_read(desk, page);
    return true;
}

void reviewing_act(Desk *desk, Spot spot) {
    const Study *study = &desk->study;
    if (spot.a == REVIEW_BEGIN) reviewing_begin(desk);
    if (spot.a == REVIEW_GIVE_UP) give_up(desk);
    if (spot.a == REVIEW_NEXT && desk->reviewing.grade) go_on(desk);
    if (spot.a == REVIEW_PAGE && desk->reviewing.on && study->alone >= 0)
        reviewing_turn(desk, study_lesson(study)->exercises[study->alone].page);
}

// --- what is shown

// Whole days of the learner's from one moment to another.
static int days_to(const DeckTime *from, int64_t to) {
    DeckTime then = deck_time(to);
    return (int)((then.today - from->today + DAY / 2) / DAY);
}

bool reviewing_model(const Desk *desk, Scene *scene, ReviewModel *model) {
    const Reviewing *reviewing = &desk->reviewing;
    const Study *study = &desk->study;
    if (!reviewing->on || study->alone < 0) return false;
    DeckTime time = present();
    bool graded = reviewing->grade != 0;
    char *name = desk_lesson_name(desk);
    *model = (ReviewModel){.exercise = study->alone,
                           .left = graded ? reviewing->left : reviewing->left - 1,
                           .minutes = reviewing->minutes,
                           .graded = graded,
                           .failed = reviewing->grade == FSRS_AGAIN,
                           .days = days_to(&time, reviewing->card.memory.due),
                           .leech = deck_leech(&reviewing->card),
                           .lesson = scene_take(scene, name)};
    return true;
}

bool reviewing_settled(const Desk *desk) {
    return desk->reviewing.on && desk->reviewing.grade == FSRS_AGAIN;
}

static ReviewEnd end_of(const Desk *desk, const Today *today) {
    const DeckDay *day = &today->day;
    ReviewEnd end = {.cards = day->cards,
                     .answered = day->answered,
                     .waiting = today->due - desk->reviewing.skipped,
                     .days = day->next ? days_to(&today->time, day->next) : -1,
                     .next = day->next_count};
    time_t seconds = (time_t)day->next;
    struct tm clock;
    if (localtime_r(&seconds, &clock))
        snprintf(end.time, sizeof end.time, "%d:%02d", clock.tm_hour % 24,
                 clock.tm_min % 60);
    return end;
}

ReviewEnd reviewing_summary(const Desk *desk) {
    Today today = ask_today(desk, NULL);
    return end_of(desk, &today);
}

ReviewOffer reviewing_offer(const Desk *desk) {
    Today today = ask_today(desk, NULL);
    int due = left_of(&today, 0);
    return (ReviewOffer){.cards = today.day.cards,
                         .due = due,
                         .minutes = minutes_of(&today, due),
                         .end = end_of(desk, &today)};
}
