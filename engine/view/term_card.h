// The card of a term: a small sheet beside the word that was touched, over the page.
#ifndef KYUBI_VIEW_TERM_CARD_H
#define KYUBI_VIEW_TERM_CARD_H

#include "lesson/glossary.h"
#include "view/scene.h"

typedef struct TermCard {
    const Term *term;
    Rect at;            // of the word
    const char *lesson; // title of the lesson that introduces it; NULL: none is known
    Spot to;   // opens that lesson; SPOT_NONE: it is not written yet, or open already
    bool here; // it is the lesson that is open
    double scroll;
} TermCard;

// Below the word, or above it where there is more room; never outside the window: what does
// not fit there scrolls.
void term_card_add(Scene *scene, const TermCard *card);

#endif
