// Answers that are made of things moved about: bars that predict, cards in an order, cards
// in places. What each touch makes of them; nothing here asks the jail or draws.
#ifndef KYUBI_DESK_RESPONSE_H
#define KYUBI_DESK_RESPONSE_H

#include "desk/study.h"

// As the exercise gives it: bars down, cards as they lie at first, none in a place.
void response_start(Answer *answer, const Exercise *exercise);
// What was moved before the lesson was read again, where the exercise is the same.
void response_inherit(Answer *answer, const Exercise *now, const Answer *old,
                      const Exercise *before);
// What the jail is told: {"bars"}, {"order"} or {"places"}; nothing of another input.
void response_put(const Answer *answer, const Exercise *exercise, Data *data);
// Takes such an object as its own; false, with nothing changed, when it does not fit.
bool response_take(Answer *answer, const Exercise *exercise, const Data *data);

enum { BAR_STEPS = 20 }; // steps of a bar's whole height; fine ones are five times as many

// Bar `bar` at `value`, 0 … the exercise's top.
void response_bar(Answer *answer, const Exercise *exercise, int bar, double value);
// Before it is locked: where the exercise normalises, all bars are scaled to make 1.
void response_settle(Answer *answer, const Exercise *exercise);
// Card `card` to the place `slot` of the order, from 0; the others close up.
void response_card_to(Answer *answer, const Exercise *exercise, int card, int slot);
// Card `card` into `place`, from 1; 0: out of them. Where a place holds one card, the one
// that was there goes out.
void response_card_in(Answer *answer, const Exercise *exercise, int card, int place);
int response_slot(const Answer *answer, const Exercise *exercise, int card);

#endif
