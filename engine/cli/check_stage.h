// What `kyubi check` finds in the stages of a lesson: each is drawn at its beginning, its
// end and the moment that is printed, and again wherever an input was moved to.
#ifndef KYUBI_CLI_CHECK_STAGE_H
#define KYUBI_CLI_CHECK_STAGE_H

#include "cli/check.h"
#include "cli/check_text.h"
#include "lesson/visit.h"

typedef struct StageCheck {
    Check *check;
    Visit *visit;     // that is READY
    TextPlace *place; // of the lesson
    bool failed[MAX_STAGES];
} StageCheck;

// What does not draw, and texts that are drawn: missing translations, formulas, furigana.
// False when the jail ended over it, which is among the findings then.
bool check_stages(StageCheck *stages);
// The same after something changed: only what fails now and did not before.
bool check_stages_again(StageCheck *stages);

#endif
