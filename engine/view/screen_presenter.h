// What who presents has in front of them: the audience's picture in small, what comes next,
// the pages, notes, time, votes, the page's inputs as large controls, and three keys as
// large as they are used. Sheets (the overview, the keys, a question) lie over it.
#ifndef KYUBI_VIEW_SCREEN_PRESENTER_H
#define KYUBI_VIEW_SCREEN_PRESENTER_H

#include "lesson/page.h"
#include "view/control_view.h"
#include "view/screen_keys.h"

// SPOT_SHOW's a; b, c: what of it.
typedef enum ShowAct {
    SHOW_NEXT,
    SHOW_BACK,
    SHOW_FIRST,
    SHOW_LAST,
    SHOW_AGAIN, // the step as it was come to
    SHOW_PAGE,  // b: to that page; c: 1 on the overview
    SHOW_STEP,  // b: to that step of all
    SHOW_BLACK,
    SHOW_WHITE,
    SHOW_FREEZE,
    SHOW_STILL,
    SHOW_LIVE, // the page itself again
    SHOW_REVEAL,
    SHOW_HANDS,      // b: types the count of that option; -1: of the first
    SHOW_COUNT,      // b: variable, c: that much more
    SHOW_TIMER,      // b: 0 start or rest, 1 from the start
    SHOW_CLOCK,      // b: 0 rest or go on, 1 from 0
    SHOW_NOTES,      // hidden or not
    SHOW_NOTES_TEXT, // b: a step larger or smaller
    SHOW_TEXT,       // … of the hall's
    SHOW_LANG,
    SHOW_SEED,  // b: 0 the next one, 1 typed
    SHOW_FIELD, // what is being typed
    SHOW_OVERVIEW,
    SHOW_NUMBER, // asks for a page by number
    SHOW_KEYS,
    SHOW_QUIT, // b: 0 asks, 1 does
    SHOW_CLOSE,
    SHOW_SWAP, // the screens change places
    SHOW_SCREENS,
    SHOW_REHEARSE,
    SHOW_MEND,    // goes on after a failure
    SHOW_TOOL,    // b: a PresenterTool: taken, or let go of
    SHOW_INK,     // b: an InkAct (desk/show_tools.h)
    SHOW_SPOT,    // b: the spotlight a notch larger or smaller
    SHOW_ZOOM,    // b: 0 what is pressed next is seen large, or all again; 1 all
    SHOW_CUT,     // b: 1 goes on with a show that was cut off, 0 from the start
    SHOW_HANDOUT, // b: 0 asks which one, 1 with notes, 2 to write on
    SHOW_ACTS
} ShowAct;

// What is held over the audience's picture; the hand: nothing is, and the page answers.
typedef enum PresenterTool {
    TOOL_HAND,
    TOOL_POINTER,
    TOOL_SPOTLIGHT,
    TOOL_PEN,
    TOOL_HIGHLIGHTER,
    TOOL_ERASER,
    PRESENTER_TOOLS
} PresenterTool;

typedef enum PresenterSheet {
    PRESENTER_PLAIN,
    PRESENTER_OVERVIEW,
    PRESENTER_NUMBER,
    PRESENTER_KEYS,
    PRESENTER_QUIT,
    PRESENTER_CUT,
    PRESENTER_HANDOUT
} PresenterSheet;

typedef enum PresenterTyping {
    TYPING_NOTHING,
    TYPING_INPUT,
    TYPING_HANDS,
    TYPING_SEED,
    TYPING_PAGE
} PresenterTyping;

// What the audience sees in place of the page.
typedef enum PresenterCover {
    PRESENTER_LIVE,
    PRESENTER_BLACK,
    PRESENTER_WHITE,
    PRESENTER_FROZEN,
    PRESENTER_STILL
} PresenterCover;

typedef enum PresenterPace {
    PRESENTER_UNPLANNED,
    PRESENTER_GOOD,
    PRESENTER_EARLY,
    PRESENTER_LATE,
    PRESENTER_OVER
} PresenterPace;

typedef struct PresenterModel {
    const Lesson *lesson;
    const Live *live;
    const char *title;     // of the lesson, with its place on the map
    int page, step;        // from 0
    int steps;             // in all
    int number;            // of this one
    double hall;           // the audience's picture: its width over its height
    const Picture *mirror; // … drawn small; NULL: the window does that
    PresenterCover cover;
    bool can_still;
    const char *screens; // what is said of the screens; "": nothing
    bool screens_good, rehearsal;
    // the middle
    double notes_text; // percent
    bool notes_hidden;
    const int *inputs; // variables
    int input_count;
    ControlModel control;
    // time
    bool begun, paused;
    double elapsed, planned;                   // seconds; planned 0: nothing is
    double here, here_planned, here_rehearsed; // … on this page; 0: not known
    PresenterPace pace;
    double behind;            // seconds late; below 0: early
    int minute;               // of the day
    const Vote *vote;         // NULL: none
    const Activity *activity; // NULL: none
    double left;              // … seconds
    bool running;
    uint64_t seed;
    bool covered;       // something on the page waits to be revealed
    PresenterTool tool; // that is held
    double zoom;        // how large the audience's picture is seen; 1: whole
    bool zooms;         // … is chosen by the next press in it
    Rect frame; // … what that would be, shares of the picture; w 0: not framed here
    PresenterTyping typing;
    int typed_variable;
    FieldModel field;
    bool wrong; // what was typed
    // the rest
    const double *scroll; // by SCROLL_…
    const char *trouble;  // why the lesson failed; NULL
    bool dead;            // … altogether: it is to be read again
    const char *said;     // the sentence at the bottom; NULL
    bool said_wrong;
    PresenterSheet sheet;
    int chosen;            // on the overview: a step
    const Picture *thumbs; // one a page; pixels NULL: none
    const char *handout;   // what became of the last handout; NULL: none was made
    bool handout_busy, handout_failed;
    int cut, cut_page; // the step and the page at which the show was cut off;
    int cut_from;      // … the page that the other answer begins at
    int cut_minute;    // … when, of the day
    KeysModel keys;
} PresenterModel;

// Adds it all; `mirror` becomes where the audience's picture is to be seen, w 0: nowhere.
void screen_presenter(Scene *scene, const PresenterModel *model, Rect *mirror);

// Minutes and seconds, "9:18", as long as the scene.
const char *presenter_time(Scene *scene, double seconds);

#endif
