// Review: cards that are due, one after the other, each as a live exercise without its page
// and with numbers of its own, at most ten minutes a day. The grade follows from what
// happened: right at once is good, right after an error or a hint is hard, given up is
// again. It is on the disk before the next card can be asked for; a card that is left
// before stays due.
#ifndef KYUBI_DESK_REVIEWING_H
#define KYUBI_DESK_REVIEWING_H

#include "desk/gesture.h"
#include "learner/deck.h"
#include "view/screen_library.h"
#include "view/screen_review.h"

typedef struct Desk Desk;

typedef struct Reviewing {
    bool on;         // the lesson that is open is a card's
    DeckCard card;   // once it is graded, as it is from then on
    FsrsGrade grade; // 0: not yet
    Progress *aside; // what its lesson writes is no part of the record
    int pack, lesson;
    int skipped;       // due cards whose lesson could not be read, in this sitting
    int left, minutes; // cards of today that are not answered, and what they usually take
} Reviewing;

void reviewing_begin(Desk *desk); // the first that is due, or the page that says none is
void reviewing_act(Desk *desk, Spot spot); // SPOT_REVIEW
void reviewing_meet(Desk *desk);           // its lesson was read
void reviewing_poll(Desk *desk);           // a verdict may have come
void reviewing_end(Desk *desk);            // the lesson of the card is closed
// Leaves review for that page of the card's lesson; false: no card is shown.
bool reviewing_turn(Desk *desk, int page);

// What the page shows of it; false where no card is shown.
bool reviewing_model(const Desk *desk, Scene *scene, ReviewModel *model);
bool reviewing_settled(const Desk *desk); // the card was not recalled
ReviewEnd reviewing_summary(const Desk *desk);
ReviewOffer reviewing_offer(const Desk *desk);

#endif
