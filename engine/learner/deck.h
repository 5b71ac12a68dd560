// The cards of one learner: exercises that are asked again when they are about to be
// forgotten. A card enters once its exercise was right, and is scheduled by FSRS-6
// (learner/fsrs.h) from then on: that answer was its first. The deck knows names and days;
// what a card asks, its lesson says.
#ifndef KYUBI_LEARNER_DECK_H
#define KYUBI_LEARNER_DECK_H

#include "learner/fsrs.h"
#include "learner/progress.h"

enum {
    DECK_MINUTES = 10, // a day
    DECK_LEECH = 3,    // lapses after which the page is a better teacher than the card
    DECK_ID = 64
};

typedef struct DeckCard {
    char lesson[DECK_ID], card[DECK_ID];
    FsrsCard memory;
} DeckCard;

// A moment, and when the learner's day then began and ends: cards that count days are due
// all day.
typedef struct DeckTime {
    int64_t now, today, tomorrow;
} DeckTime;
// The learner's own day there, which begins at four in the morning.
DeckTime deck_time(int64_t now);

// Puts a card in as answered at `when`; one that is in already stays as it is. Fails as
// progress_attempt.
bool deck_enter(Progress *progress, const char *lesson, const char *card, FsrsGrade grade,
                int64_t when, Error *err);

// Cards that are due, at most `most`, the most overdue first. One that was failed is due
// again after ten minutes. Returns how many there are.
int deck_due(const Progress *progress, const DeckTime *time, DeckCard *cards, int most);

typedef struct DeckAnswer {
    const DeckCard *card; // as deck_due gave it
    FsrsGrade grade;
    uint64_t seed;
    const char *answer; // JSON
} DeckAnswer;
// Returns only when the answer and the card's next day are on the disk, both or neither;
// `next` is the card from then on. Fails as progress_attempt.
bool deck_answer(Progress *progress, const DeckAnswer *answer, int64_t now, DeckCard *next,
                 Error *err);

// Takes a card out whose lesson has it no more. Fails as progress_attempt.
bool deck_drop(Progress *progress, const char *lesson, const char *card, Error *err);

bool deck_leech(const DeckCard *card); // keeps failing

typedef struct DeckDay {
    int cards;      // in the deck
    int answered;   // since the day began
    int room;       // how many more the day's minutes hold
    int seconds;    // that a card usually takes this learner
    int64_t next;   // when the first is due that is not now; 0: none is
    int next_count; // how many are until the end of that day
} DeckDay;
DeckDay deck_day(const Progress *progress, const DeckTime *time);

#endif
