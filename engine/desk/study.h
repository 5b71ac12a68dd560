// A lesson under the learner's hands: the visit, the page, the pieces and the answers. It
// asks the jail and writes the record; it knows nothing of pointers and keys.
#ifndef KYUBI_DESK_STUDY_H
#define KYUBI_DESK_STUDY_H

#include "desk/editor.h"
#include "desk/field.h"
#include "desk/stages.h"
#include "desk/workpiece.h"
#include "learner/progress.h"
#include "lesson/given.h"
#include "lesson/live.h"
#include "lesson/pack.h"
#include "lesson/visit.h"
#include "view/pulse_view.h"

typedef struct Answer {
    Field field;
    Editor editor;          // INPUT_CODE
    uint32_t chosen;        // bit o: option or, of INPUT_MARKS, qubit o
    PulseRow pulses;        // INPUT_PULSES
    double bars[MAX_ITEMS]; // INPUT_BARS: the prediction
    int order[MAX_ITEMS];   // INPUT_ORDER, INPUT_PLACES: the cards, from the top
    int places[MAX_ITEMS];  // INPUT_PLACES: where each card is, from 1; 0: in no place
    int picked;             // a card that was pressed, from 1; 0: none
    bool locked;            // INPUT_BARS: the prediction cannot be changed any more
    bool shown;             // … and what it covered may be seen
    Given given[MAX_GIVEN]; // what this attempt has drawn
    int given_count;
    int draws;              // how often other numbers were asked for
    double demo_began;      // when the verdict's demo began, study.now; 0: it has ended
    bool to_draw, to_solve; // the jail is still to be asked
    bool anew;              // what was drawn last is not answered rightly yet
    int hints, tries;
    bool right, first; // ever right; at the first try without a hint
    bool explain;
    bool earlier; // right on another visit and not touched in this one
    bool fresh;   // `verdict` is of the answer as it stands
    Verdict verdict;
} Answer;

typedef struct StudyOptions {
    const char *jail;
    const Pack *pack; // borrowed
    int lesson;       // index into it
    Progress *progress;
    uint64_t seed;
    Worker *worker;    // for large circuits, borrowed; NULL: none
    AuthorLog *log;    // of an author who looks on, borrowed; NULL: nobody does
    bool still;        // stages stand at the moment that is printed
    bool hall;         // what is for a hall is shown, not what is for a lone learner
    bool tested;       // the pack's tests of the lesson are opened with it
    const char *alone; // the exercise that is asked without its page, borrowed; NULL: none
} StudyOptions;

// What the jail is working at.
typedef enum Calling {
    CALLING_NOTHING,
    CALLING_CHECK,
    CALLING_CHANGED,
    CALLING_DRAW,    // what an exercise's attempt draws
    CALLING_SOLUTION // a right answer
} Calling;

typedef struct Study {
    StudyOptions options;
    Visit *visit;      // the one shown
    Visit *next;       // a reload that is not ready yet; NULL
    Error error;       // why the last opening or reload failed; key "" when it did not
    Trace trace;       // … and what was running then
    bool loaded;       // pieces and answers are there
    Workpiece *pieces; // one a source
    Answer *answers;   // one an exercise
    Stages stages;
    bool read[MAX_PAGES];
    uint64_t opened[MAX_PAGES]; // bit b: block b of the page looks behind and is open
    int page;
    int alone; // the exercise that is asked without its page; -1: none, or it is not there
    double text_scroll, picture_scroll;
    Live *live;           // inputs, values, what expressions ask; with the pieces
    int steps[MAX_PAGES]; // how often the learner has gone on
    Calling calling;
    int attempting;          // the exercise that CALLING_DRAW and CALLING_SOLUTION are for
    int pressed;             // a button whose function is to run; -1
    double now;              // seconds, as study_advance said
    double spent[MAX_PAGES]; // seconds of work on the page since its last attempt
    double turned;           // when the page was turned to
    double due[MAX_TIMERS];
    int rounds;    // of the jail's answers since somebody's hand did something
    bool unsaved;  // something that is remembered has changed
    double saved;  // when it was last written
    Error mistake; // of a function of the lesson; key "" when all is well. The desk takes
                   // it away once it was said
    int asked;     // exercise whose verdict is awaited; -1
    Data *handed;  // its answer, until the jail is free to judge it; NULL
    char *asked_answer; // what was handed in, JSON
    Error trouble; // the record could not be written; key "" when all is well. The desk
                   // takes it away once it was said
    bool wrote;    // … and whether a later writing went well
    int loads;     // how often pieces and answers were made anew
} Study;

void study_open(Study *study, StudyOptions options);
void study_close(Study *study);

// Takes in what the jail said; true when something changed.
bool study_poll(Study *study);
bool study_busy(const Study *study);            // poll again within milliseconds
const Lesson *study_lesson(const Study *study); // NULL until it is there
bool study_failed(const Study *study);

// Reads the lesson again. Once that went well the page, what was done to every circuit that
// begins as before, what was typed and chosen, hints and tries are as they were; verdicts
// are gone, for the lesson may judge otherwise now. Else study_failed.
void study_reload(Study *study);
// Goes on with the page read before a reload that failed; false when its jail is gone.
bool study_forgive(Study *study);
void study_turn_to(Study *study, int page);
// Opens or closes what looks behind on the shown page; nothing where block is none such. It
// stays so on a reload, and the record keeps it for the next opening of the lesson.
void study_look_behind(Study *study, int block);
// study_end.c: at the end of the last page the lesson is done when every exercise is right;
// else the first that is not has its page turned to, its number comes back, and the lesson
// stays begun.
int study_finish(Study *study);
// About how many minutes are left of it for a lone learner, from what the lesson and its
// pages say they take and what of them was read and answered; 0: nothing is to be said.
int study_minutes_left(const Study *study);
void study_leave(Study *study); // what is remembered of it is written

// What the learner does to an answer; each unsettles its verdict.
void study_choose(Study *study, int exercise, int option);
void study_typed(Study *study, int exercise);
void study_pulse(Study *study, int exercise, int place, int act); // a PulseAct
void study_touched(Study *study, int source);                     // a piece changed
// INPUT_BARS, INPUT_ORDER, INPUT_PLACES (desk/response.h); nothing while it is locked.
void study_bar(Study *study, int exercise, int bar, double value);
void study_card_to(Study *study, int exercise, int card, int slot); // slot: in the order
void study_card_in(Study *study, int exercise, int card, int place);
void study_again(Study *study, int exercise);  // once more, from the start
void study_redraw(Study *study, int exercise); // … with other numbers (desk/attempt.h)
// How far the demo under a verdict has come, 0 … 1; and once more from its start.
double study_demo(const Study *study, int exercise);
void study_replay(Study *study, int exercise);
bool study_plays(const Study *study); // one on the shown page is running
// Fills a right answer in, after two tries; false before, and where there is no need.
bool study_solve(Study *study, int exercise);
void study_fill(Study *study, int exercise); // the same at once: for tests of a lesson
void study_hint(Study *study, int exercise);
void study_explain(Study *study, int exercise);
// handed_in.c: the answer as it stands, for the jail; yours.
Data *study_answer(const Study *study, int exercise);
char *study_answer_text(const Study *study, int exercise); // as JSON
void study_check(Study *study, int exercise); // asks; nothing while a verdict is awaited

// --- study_live.c: what changes by itself and by inputs

// What follows variables is as they are now, and expressions ask what is shown. Before
// anything is drawn or handed in.
void study_follow(Study *study);
// A variable is about to change under the hand, and has done so: one step of undo. The
// function of a button runs once the jail is free.
void study_set(Study *study, int variable, double number);
void study_press(Study *study, int variable);
// Sets the tallies of a vote, one an option, as one action; whether any changed.
bool study_tally(Study *study, int vote, const double *hands);
// The clock, in seconds from any moment: timers of the shown page run when they are due.
void study_advance(Study *study, double now);
// Seconds until a timer of the shown page is due; below 0: there is none.
double study_wait(const Study *study);
// Shows the page's next step; false when all is shown.
bool study_go_on(Study *study);
bool study_has_more(const Study *study);
bool study_shows(const Study *study, const Block *block); // of the shown page
// On the shown page, and not behind a step that is still to come.
bool study_asks(const Study *study, int exercise);
// study_cards.c, for study.c: an exercise that was just right, and those that were before
// their lesson marked them, enter the deck; which one is asked alone.
void study_enter_card(Study *study, int exercise);
void study_enter_cards(Study *study);
int study_find_alone(const Study *study, const Lesson *lesson);
// For study.c: what the record remembers; the jail's answers, and what to ask it next.
void study_remember_place(Study *study); // study.c: page and step are as they are now
// study.c, for the others: whether what was just written into the record is there, and why
// not.
void study_wrote(Study *study, bool good, const Error *err);
void live_turned(Study *study); // to another page: its timers begin
void live_inherit_steps(Study *study, const Lesson *old); // after a reload
void live_recall(Study *study);
void live_save(Study *study);
bool live_collect(Study *study);
void live_ask_next(Study *study);
bool live_waits(const Study *study);
void study_take_verdict(Study *study); // study.c: the one that the visit has now

// The page's first exercise that is not right yet, else its first; -1 when it has none.
int study_page_exercise(const Study *study);

#endif
