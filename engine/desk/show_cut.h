// A show that was cut off (the power, the whole program) and was started again: before it
// goes on, who presents is asked, and the audience sees black meanwhile, neither a question
// nor a page that may be the wrong one. A presenter's window that died alone is no such
// show: it goes on at once.
#ifndef KYUBI_DESK_SHOW_CUT_H
#define KYUBI_DESK_SHOW_CUT_H

#include "desk/show.h"

enum { CUT_OLD_SECONDS = 12 * 3600 }; // nobody goes on with a show that long ago

typedef struct ShowCut {
    char *state;       // of show_state, that is asked about; NULL: nothing is
    int number, count; // of its step, from 0; of all
    int minute;        // of the day, when it was cut off
} ShowCut;

void show_cut_end(ShowCut *cut);

// Looks at the state that a show is begun with. One that says when it was cut off (its
// "cut", seconds since 1970) is asked about; one that is too old, or of another version of
// the lesson, is not to be gone on with, and that is said once the show has begun.
typedef enum CutVerdict { CUT_GOES_ON, CUT_ASKS, CUT_OLD, CUT_OTHER } CutVerdict;
CutVerdict show_cut_judge(Show *show, const char *state);
void show_cut_ask(Show *show, const char *state);
void show_cut_tell(Show *show, CutVerdict verdict);
void show_cut_answer(Show *show, bool goes_on); // else from the start

bool show_cut_key(Show *show, const Gesture *gesture); // false: it is not the question's

#endif
