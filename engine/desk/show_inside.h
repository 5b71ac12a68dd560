// What a show is made of, for the files of desk/show_….
#ifndef KYUBI_DESK_SHOW_INSIDE_H
#define KYUBI_DESK_SHOW_INSIDE_H

#include "desk/desk_inside.h"
#include "desk/pace.h"
#include "desk/show.h"
#include "desk/show_clock.h"
#include "desk/show_cover.h"
#include "desk/show_cut.h"
#include "desk/show_handout.h"
#include "desk/show_lens.h"
#include "desk/show_steps.h"
#include "desk/show_tools.h"
#include "view/screen_presenter.h"

// A number that the presenter is typing.
typedef struct ShowTyping {
    PresenterTyping what;
    int variable; // TYPING_INPUT, TYPING_HANDS
    Field field;
    bool wrong;
} ShowTyping;

// What a lesson that failed gets back when it is read again.
typedef enum MendPut {
    MEND_ALL,   // what there was
    MEND_BEGIN, // … when its step began
    MEND_HANDS  // the hands that were counted alone
} MendPut;

// A lesson that failed while it was shown, and the way back.
typedef struct ShowMend {
    bool under_way; // it is being read again
    MendPut put;
    int step;         // on which it was; -1: it never failed
    int loads;        // of the study when that began
    StepState before; // what there was then
} ShowMend;

enum {
    SHOW_SCROLLS = SCROLL_INSPECTED + 1,
    NOTES_USUAL = 100,
    KEEP_EVERY = 5 // seconds after which the state is another though nothing was done
};

struct Show {
    ShowOptions options;
    Desk *desk;
    Progress *record; // where rehearsed times are kept
    ViewCache *cache; // of the presenter's window
    int width, height;
    Metrics metrics;
    Scene *scene, *shown; // of the presenter: the newest, and what its window shows
    uint64_t hall;        // desk.builds, when the presenter's was built
    bool dirty;
    int minute;        // of the day, when it was built
    bool hall_covered; // the audience's window has a cover
    Spot hover, pressed, focus;
    double x, y;   // the pointer, presenter's
    bool in_small; // … went down in the small picture, and is the hall's until it is up
    Rect mirror;   // in the scene
    Picture small; // the audience's, where the scene draws it; its print is desk.builds
    double scroll[SHOW_SCROLLS];
    ShowSteps steps;
    StepState entered; // what the shown step was come to with
    ShowTimes times;
    PacePlan plan;
    ShowTimer timer;
    ShowCover cover;
    ShowTools tools;
    unsigned marks; // tools.number, when the presenter's scene was built
    ShowLens lens;
    ShowTyping typing;
    ShowMend mend;
    ShowCut cut;
    ShowHandout handout;
    PresenterSheet sheet;
    int chosen; // on the overview: a step's number
    bool rehearsal, notes_hidden;
    int notes_text; // percent
    char *said;     // the sentence at the bottom; NULL
    bool said_wrong;
    WindowWish wish;
    Text screens; // as show_say_screens said; empty
    bool screens_good;
    bool quit;
    uint64_t number; // of the state
};

// show.c
void show_touch(Show *show); // something is another now: the state, the presenter's scene
void show_tell(Show *show, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void show_hush(Show *show);
double show_now(const Show *show);      // seconds
int show_minute(const Show *show);      // of the day
long long show_epoch(const Show *show); // seconds since 1970
void show_begin(Show *show);            // from where the options say
// The presenter's scene draws the audience's picture itself, in small.
bool show_draws_small(const Show *show);

// show_acts.c: what is pressed and what a key means does the same.
void show_act(Show *show, Spot spot);
bool show_key(Show *show, const Gesture *gesture); // show_keys.c; false: it means nothing

// show_walk.c: from step to step.
void show_go(Show *show, ShowStep to);
void show_walk(Show *show, int by); // steps
void show_again(Show *show);        // the step as it was come to
ShowStep show_here(const Show *show);
void show_see_page(Show *show);    // in the list of pages
int show_number(const Show *show); // of that step
void show_arrive(Show *show);      // at the step that is shown: what a rehearsal does there

// show_mend.c: a lesson that fails while it is shown.
void show_mend_poll(Show *show);
void show_mend(Show *show); // reads it again; also with another seed

// show_hands.c: votes.
const Vote *show_vote(const Show *show); // the last one up to here; NULL
bool show_votes_here(const Show *show);  // … and it is on the shown page
void show_hands(Show *show, int option); // types its count; -1: from the first, or no more
void show_count(Show *show, int variable, int by);
void show_count_set(Show *show, int variable, double count);
void show_rehearse_votes(Show *show);

// show_controls.c: the page's inputs, seeds.
int show_inputs(const Show *show, int *variables, int most); // those to be seen now
bool show_control_down(Show *show, Spot spot);               // false: it is not one to drag
void show_control_move(Show *show);
void show_control_up(Show *show);
void show_control_press(Show *show, Spot spot);
bool show_control_key(Show *show, const Gesture *gesture); // of the one with the focus
int show_seed_source(const Show *show); // whose histogram has one; -1: the lesson's
uint64_t show_seed(const Show *show);
void show_set_seed(Show *show, uint64_t seed);

// show_typing.c
void show_type(Show *show, PresenterTyping what, int variable, const char *text);
void show_type_end(Show *show);
bool show_typing_key(Show *show, const Gesture *gesture);

// show_sheets.c: what lies over the presenter's window.
void show_open(Show *show, PresenterSheet sheet); // open already: it closes
bool show_sheet_key(Show *show, const Gesture *gesture);
KeysModel show_keys_model(void);

// show_focus.c: what the keyboard is on.
bool show_focus_key(Show *show, const Gesture *gesture);
void show_see(Show *show, Spot spot); // scrolls it into sight
bool show_wheel(Show *show, const Gesture *gesture);

// show_models.c
Scene *show_build(Show *show);

#endif
