#include "learner/deck.h"

#include "learner/progress_inside.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    DAY = 86400,
    DAWN = 4 * 3600,    // when a learner's day begins
    USUAL_SECONDS = 45, // of a card, before this learner is known
    LEAST_SECONDS = 15, // what is quicker, or slower, says little of the cards
    MOST_SECONDS = 180,
    LONGEST_PAUSE = 300, // between two answers of one sitting
    MOST_REPS = 1000000
};

// The learner's answer on the page was the first; a card counts days from there.
static const FsrsPlan PLAN = {.relearning = {10}};

DeckTime deck_time(int64_t now) {
    time_t seconds = (time_t)(now - DAWN);
    struct tm day;
    if (!localtime_r(&seconds, &day)) return (DeckTime){now, now - DAY, now + DAY};
    day.tm_hour = day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    struct tm after = day;
    after.tm_mday++;
    return (DeckTime){now, (int64_t)mktime(&day) + DAWN, (int64_t)mktime(&after) + DAWN};
}

// --- rows

#define FIELDS "due, stability, difficulty, state, step, last, lapses, reps"

static void bind_memory(sqlite3_stmt *statement, const FsrsCard *memory) {
    if (!statement) return;
    sqlite3_bind_int64(statement, 3, memory->due);
    sqlite3_bind_double(statement, 4, memory->stability);
    sqlite3_bind_double(statement, 5, memory->difficulty);
    sqlite3_bind_int(statement, 6, (int)memory->state);
    sqlite3_bind_int(statement, 7, memory->step);
    sqlite3_bind_int64(statement, 8, memory->last);
    sqlite3_bind_int(statement, 9, memory->lapses);
    sqlite3_bind_int(statement, 10, memory->reps);
}

static bool write_card(Progress *progress, const char *lesson, const char *card,
                       const FsrsCard *memory, Error *err) {
    sqlite3_stmt *statement =
        store_ask(&progress->store,
                  "INSERT OR REPLACE INTO card (lesson, card, " FIELDS
                  ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                  TEXTS(lesson, card));
    bind_memory(statement, memory);
    return store_write(&progress->store, statement, err);
}

static int within(int number, int least, int most) {
    return number < least ? least : number > most ? most : number;
}

// Another hand may have written anything: what no answer leaves behind is brought back to
// where one could.
static FsrsCard memory_at(sqlite3_stmt *row, int column) {
    double stability = sqlite3_column_double(row, column + 1);
    double difficulty = sqlite3_column_double(row, column + 2);
    return (FsrsCard){.due = sqlite3_column_int64(row, column),
                      .stability = stability >= 0.001 && stability < 1e9 ? stability : 1,
                      .difficulty = difficulty >= 1 && difficulty <= 10 ? difficulty : 5,
                      .state = (FsrsState)within(sqlite3_column_int(row, column + 3),
                                                 FSRS_LEARNING, FSRS_RELEARNING),
                      .step =
                          within(sqlite3_column_int(row, column + 4), 0, FSRS_STEPS - 1),
                      .last = sqlite3_column_int64(row, column + 5),
                      .lapses = within(sqlite3_column_int(row, column + 6), 0, MOST_REPS),
                      .reps = within(sqlite3_column_int(row, column + 7), 1, MOST_REPS)};
}

static bool read_id(sqlite3_stmt *row, int column, char *id) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    size_t size = text ? strlen(text) + 1 : 0;
    if (size < 2 || size > DECK_ID) return false;
    memcpy(id, text, size);
    return true;
}

static bool read_card(sqlite3_stmt *row, DeckCard *card) {
    card->memory = memory_at(row, 2);
    return read_id(row, 0, card->lesson) && read_id(row, 1, card->card);
}

// --- in and out

static bool is_in(const Progress *progress, const char *lesson, const char *card) {
    return store_number(store_ask(&progress->store,
                                  "SELECT 1 FROM card WHERE lesson = ?1 AND card = ?2",
                                  TEXTS(lesson, card))) == 1;
}

bool deck_enter(Progress *progress, const char *lesson, const char *card, FsrsGrade grade,
                int64_t when, Error *err) {
    if (is_in(progress, lesson, card)) return true;
    FsrsCard memory = fsrs_answer(&(FsrsCard){.reps = 0}, grade, when, &PLAN);
    return write_card(progress, lesson, card, &memory, err);
}

bool deck_drop(Progress *progress, const char *lesson, const char *card, Error *err) {
    return store_write(&progress->store,
                       store_ask(&progress->store,
                                 "DELETE FROM card WHERE lesson = ?1 AND card = ?2",
                                 TEXTS(lesson, card)),
                       err);
}

// --- what is due

// A card that counts days is due from the beginning of its day on, which is before ?1; one
// that counts minutes at its minute, before ?2.
#define IS_DUE "due < CASE WHEN state = 1 THEN ?1 ELSE ?2 END"
#define IS_LATER "due >= CASE WHEN state = 1 THEN ?1 ELSE ?2 END"

static sqlite3_stmt *ask_at(const Progress *progress, const char *sql,
                            const DeckTime *time) {
    sqlite3_stmt *statement = store_ask(&progress->store, sql, 0, NULL);
    if (!statement) return NULL;
    sqlite3_bind_int64(statement, 1, time->tomorrow);
    sqlite3_bind_int64(statement, 2, time->now + 1);
    return statement;
}

int deck_due(const Progress *progress, const DeckTime *time, DeckCard *cards, int most) {
    int count = 0;
    sqlite3_stmt *row = ask_at(progress,
                               "SELECT lesson, card, " FIELDS " FROM card WHERE " IS_DUE
                               " ORDER BY due, lesson, card",
                               time);
    while (row && count < most && sqlite3_step(row) == SQLITE_ROW)
        if (read_card(row, &cards[count])) count++;
    sqlite3_finalize(row);
    return count;
}

// --- answers

static bool plain(Progress *progress, const char *sql, Error *err) {
    return store_write(&progress->store, store_ask(&progress->store, sql, 0, NULL), err);
}

static bool write_review(Progress *progress, const DeckAnswer *answer, int64_t now,
                         Error *err) {
    sqlite3_stmt *statement =
        store_ask(&progress->store,
                  "INSERT INTO card_review (lesson, card, answer, when_, grade, seed)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                  TEXTS(answer->card->lesson, answer->card->card,
                        answer->answer ? answer->answer : ""));
    if (statement) {
        sqlite3_bind_int64(statement, 4, now);
        sqlite3_bind_int(statement, 5, (int)answer->grade);
        sqlite3_bind_int64(statement, 6, (sqlite3_int64)answer->seed);
    }
    return store_write(&progress->store, statement, err);
}

bool deck_answer(Progress *progress, const DeckAnswer *answer, int64_t now, DeckCard *next,
                 Error *err) {
    const DeckCard *card = answer->card;
    DeckCard after = *card;
    after.memory = fsrs_answer(&card->memory, answer->grade, now, &PLAN);
    if (!plain(progress, "BEGIN IMMEDIATE", err)) return false;
    bool good = write_review(progress, answer, now, err) &&
                write_card(progress, card->lesson, card->card, &after.memory, err) &&
                plain(progress, "COMMIT", err);
    if (good && next) *next = after;
    if (!good) plain(progress, "ROLLBACK", NULL);
    return good;
}

bool deck_leech(const DeckCard *card) {
    return card->memory.lapses >= DECK_LEECH;
}

// --- the day

// The mean time between two answers of one sitting, of the last fifty.
static int usual_seconds(const Progress *progress) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "SELECT cast(avg(gap) AS INTEGER) FROM (SELECT when_ - lag(when_) OVER (ORDER BY "
        "rowid) AS gap FROM (SELECT rowid, when_ FROM card_review ORDER BY rowid DESC "
        "LIMIT "
        "50)) WHERE gap BETWEEN 1 AND ?1",
        0, NULL);
    if (statement) sqlite3_bind_int(statement, 1, LONGEST_PAUSE);
    int64_t mean = store_number(statement);
    return mean > 0 ? within((int)mean, LEAST_SECONDS, MOST_SECONDS) : USUAL_SECONDS;
}

static int answered_in(const Progress *progress, const DeckTime *time) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "SELECT count(*) FROM card_review WHERE when_ >= ?1 AND when_ < ?2", 0, NULL);
    if (statement) {
        sqlite3_bind_int64(statement, 1, time->today);
        sqlite3_bind_int64(statement, 2, time->tomorrow);
    }
    return (int)store_number(statement);
}

// How many that are not due now will be before the end of the day of `next`.
static int count_until(const Progress *progress, const DeckTime *time, int64_t next) {
    sqlite3_stmt *statement =
        ask_at(progress, "SELECT count(*) FROM card WHERE " IS_LATER " AND due < ?3", time);
    if (statement) sqlite3_bind_int64(statement, 3, deck_time(next).tomorrow);
    return (int)store_number(statement);
}

DeckDay deck_day(const Progress *progress, const DeckTime *time) {
    DeckDay day = {.seconds = usual_seconds(progress)};
    day.cards = (int)store_number(
        store_ask(&progress->store, "SELECT count(*) FROM card", 0, NULL));
    day.answered = answered_in(progress, time);
    day.room = within(DECK_MINUTES * 60 / day.seconds - day.answered, 0, MOST_REPS);
    day.next = store_number(
        ask_at(progress, "SELECT ifnull(min(due), 0) FROM card WHERE " IS_LATER, time));
    if (day.next) day.next_count = count_until(progress, time, day.next);
    return day;
}
