// The stages of a lesson that is open: their clocks, what each shows, and what waits to be
// asked of the jail. One question is open at a time. A stage on the shown page is asked for
// a drawing when it has none, after a touch, when something it may have read has changed,
// and at most 60 times a second while it moves; else nothing happens at all. A drawing that
// fails leaves the last one standing, with the reason over it, until the next touch.
//
// Time comes in as `now`, milliseconds of a clock that never goes back. What the jail says
// beside a drawing is { reads = { variables = { … }, sources = { … } }, news }, `news` as
// live_take takes it.
#ifndef KYUBI_DESK_STAGES_H
#define KYUBI_DESK_STAGES_H

#include "lesson/live.h"
#include "lesson/visit.h"

typedef struct StageState {
    unsigned char *bytes; // of the drawing shown; NULL: none yet
    size_t size;
    Error error; // why there is no newer one; key "" when there is
    double t;    // seconds
    double from; // … when the page's step that is shown appeared
    bool wanted; // it must be drawn anew
    bool moving; // the last drawing asked for the next
    bool playing;
    double speed;
    bool reads_all; // what it reads is not known
    bool reads[MAX_VARIABLES], reads_source[MAX_SOURCES];
    double stepped, asked; // now, when the clock last went on and a drawing was last asked
} StageState;

enum { MOST_TOUCHES = 16 };

typedef struct Stages {
    const Lesson *lesson; // borrowed
    StageState *rows;     // one a stage
    StageAsk touches[MOST_TOUCHES];
    int touch_count;
    bool still;        // every stage stands at the moment that is printed
    int page, step;    // what is shown
    uint64_t revision; // live_revision when the jail is asked
    bool set;          // an answer changed variables; its reader takes that away
    bool held;         // a hand holds an area: what it sets is one action, once it lets go
    bool acted;        // such an action may be taken back; its reader takes that away
    double *before;    // one a variable: before that action, NAN where it set none
} Stages;

void stages_start(Stages *stages, const Lesson *lesson, bool still);
void stages_end(Stages *stages);
// After a reload: the times of the stages that are the same as before.
void stages_inherit(Stages *stages, const Stages *before);

// What is shown: only that is drawn, and only that moves. Another page or step is drawn
// anew, and its seconds count from 0.
void stages_show(Stages *stages, int page, int step);
// Takes what came and asks for what is due; waits at most a quarter of a frame for the
// answer. `live` takes what a touch set. True when something is to be seen.
bool stages_poll(Stages *stages, Visit *visit, Live *live, double now);
// An answer is awaited, or one will be asked for at once.
bool stages_busy(const Stages *stages, const Visit *visit);
// Something shown must be drawn, but for what only moves on.
bool stages_wanted(const Stages *stages);
// Milliseconds until the next drawing of what moves; -1: nothing does.
int stages_due(const Stages *stages, const Visit *visit, double now);

// Variables and sources that are other now, as live_news and the jail's answers list them
// ("variables", "sources", "values", "sets"): what read them is drawn anew.
void stages_changed(Stages *stages, const Data *news);

// A touch of an area of the drawing that is shown; drags that wait are one.
void stages_touch(Stages *stages, const StageAsk *touch);
// The area with that number; false when the drawing has none.
bool stages_area(const Stages *stages, int stage, int area, DrawingItem *item);

void stages_play(Stages *stages, int stage, double now); // or pause; from the end: again
void stages_seek(Stages *stages, int stage, double t);
void stages_faster(Stages *stages, int stage); // the next of the speeds

#endif
