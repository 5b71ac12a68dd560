// What review adds to the page of a lesson that shows one card alone: its heading, what an
// answer means for the card, the bar below; and the page at its end.
#ifndef KYUBI_VIEW_SCREEN_REVIEW_H
#define KYUBI_VIEW_SCREEN_REVIEW_H

#include "view/scene.h"

// Spots of SPOT_REVIEW: a.
typedef enum ReviewAct {
    REVIEW_BEGIN,
    REVIEW_GIVE_UP,
    REVIEW_NEXT,
    REVIEW_PAGE // the page that the card is of
} ReviewAct;

typedef struct ReviewModel {
    int exercise;       // index into Lesson.exercises: all that is shown of the page
    int left;           // cards of today that come after this one
    int minutes;        // that they and this one usually take
    bool graded;        // it was answered, or given up
    bool failed;        // … and not recalled
    int days;           // once graded: until it is asked again; 0: today
    bool leech;         // it keeps failing: its page is offered
    const char *lesson; // "C01  The qubit …"
} ReviewModel;

// Each returns the height it takes.
double review_heading_add(Scene *scene, const ReviewModel *model, double x, double y,
                          double width);
double review_note_add(Scene *scene, const ReviewModel *model, double x, double y,
                       double width);
void review_bar(Scene *scene, const ReviewModel *model);

// The end of today's review.
typedef struct ReviewEnd {
    int cards;    // in the deck
    int answered; // today
    int waiting;  // that are due, but beyond the minutes of today
    int days;     // until the next is due; 0: today, at `time` ("18:05"); -1: none is
    int next;     // … and how many then
    char time[8];
} ReviewEnd;
void screen_review_end(Scene *scene, const ReviewEnd *model);
// When the next are due, as a sentence.
const char *review_next(Scene *scene, const ReviewEnd *model);

#endif
