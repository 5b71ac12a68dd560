// A learner's visit to one lesson, seen from the parent: starts the jail, sends it the
// pack, collects the lesson, asks for verdicts. Never blocks (but visit_wait). A visit that
// failed keeps its error for the error card; reloading is a new visit, and the old one
// stays until the new one is ready.
#ifndef KYUBI_LESSON_VISIT_H
#define KYUBI_LESSON_VISIT_H

#include "lesson/drawing.h"
#include "lesson/outcome.h"
#include "lesson/pack_files.h"
#include "lesson/page.h"
#include "lesson/watching.h"

#include <stdint.h>

typedef struct VisitOptions {
    const char *jail;       // the program kyubi-jail
    const char *folder;     // the pack's folder
    const char *file;       // the lesson's file in it: "01-qubit.lua"
    const PackFiles *files; // the pack's, borrowed for the opening; NULL: the folder's
    uint64_t seed;
    Budgets budgets;
    AuthorLog *log; // of an author who looks on, borrowed; NULL: nobody does
    bool tested;    // the lesson's tests are sent too, where the pack has some
} VisitOptions;

typedef enum VisitState {
    VISIT_OPENING, // the jail is reading
    VISIT_READY,   // lesson is there, nothing asked
    VISIT_ASKED,   // an answer or a verdict is being worked out
    VISIT_FAILED   // visit_error says why; the child is gone
} VisitState;

typedef struct Visit Visit;

// Never NULL; a visit that cannot start is VISIT_FAILED at once.
Visit *visit_open(VisitOptions options);
void visit_close(Visit *visit); // ends the child, waits for it

VisitState visit_state(const Visit *visit);
const Error *visit_error(const Visit *visit);
const Trace *visit_trace(const Visit *visit); // of the same failure; often empty
const Lesson *
visit_lesson(const Visit *visit); // NULL until ready; stays when a later call fails
// Milliseconds since the outstanding call was made, 0 when there is none (a busy sign after
// 300 ms).
int visit_waiting(const Visit *visit);

// Takes in what has arrived and keeps the watchdog's clock; true when the state changed.
// Call it whenever `visit_handle` is readable, and every few milliseconds while OPENING or
// ASKED.
bool visit_poll(Visit *visit);
int visit_handle(const Visit *visit); // for poll(2); -1 when there is none
int visit_pid(const Visit *visit);    // of the process; 0 when there is none

// Asks for a verdict on `answer` (an object; borrowed): number {"text"}, choice
// {"chosen":[0,2]} counted from 0, aim {"theta","phi"} radians, build {"circuit": short
// form}. Only when READY. The verdict comes with visit_verdict once READY again; it belongs
// to the visit until the next visit_ask. An answer that no message holds (256 kB) is
// unreadable at once.
void visit_ask(Visit *visit, const char *exercise, const Data *answer, uint64_t seed);
const Verdict *visit_verdict(const Visit *visit);

// Calls another of the language's functions ("changed", …) with `arg` (borrowed). Only when
// READY. What it gives comes with visit_answer once READY again. A mistake of the lesson's
// in it does not end the visit: visit_answer is NULL then, and visit_mistake says what it
// was. `budget_ms` 0: that of a call.
void visit_call(Visit *visit, const char *function, const Data *arg, int budget_ms);
const Data *visit_answer(const Visit *visit);   // of the last visit_call; until the next
const Error *visit_mistake(const Visit *visit); // key "" when there was none

// How a file that the jail names is called where people read it. Yours.
char *visit_place(const Visit *visit, const char *file);

// What a stage shows at a moment, or after a touch of one of its areas. This goes on beside
// everything else: the state stays READY meanwhile, and what is asked for in between waits
// for the stage's answer. A drawing that fails (its error has the line) fails alone.
typedef enum StageTouch {
    STAGE_TICK,  // nothing was touched
    STAGE_PRESS, // x, y: where, in units
    STAGE_DRAG,
    STAGE_NUDGE // x, y: steps of the arrow keys, -1 … 1
} StageTouch;
typedef struct StageAsk {
    int stage;
    double t;     // seconds of its clock
    int step;     // of its page, as far as it is shown
    double since; // seconds of its clock since that step was shown
    StageTouch touch;
    int area; // the number that the drawing gave it
    double x, y;
    uint64_t revision; // of what the jail may set (lesson/live.h)
} StageAsk;
typedef struct StageAnswer {
    StageAsk ask;
    unsigned char *bytes; // a drawing, yours to free; NULL when it failed
    size_t size;
    Data *said;  // yours: what it read, and what a touch set (desk/stages.h); NULL: failed
    Error error; // key "" when it went well
} StageAnswer;
void stage_answer_free(StageAnswer *answer);
bool visit_ask_stage(Visit *visit, const StageAsk *ask); // false: not now, ask again
bool visit_awaits_stage(const Visit *visit);
bool visit_take_stage(Visit *visit, StageAnswer *answer); // once; false: none has come
// For programs without a window: asks, and waits for it. False when the visit failed.
bool visit_draw(Visit *visit, int stage, double t, StageAnswer *answer);

// For `kyubi check`: what the lesson itself says should happen. Asks the jail for an
// exercise's plays: answers with the expected verdict, the right one first, then one for
// each wrong row (or option); a handout's may have none. Yours to free; NULL with `err`
// when the jail failed.
typedef struct Play {
    Data *answer;
    VerdictKind expected;
    int wrong; // the row that must speak; -1
    int line;  // of the exercise or the row
} Play;
Play *visit_plays(Visit *visit, const char *exercise, int *count, Error *err); // waits
void plays_free(Play *plays, int count);
// What the jail itself finds wrong with the lesson (answer unlike computed …), as a list of
// errors; waits. Yours to free.
Error *visit_findings(Visit *visit, int *count);

// For an author who looks on (VisitOptions.log).
const Watching *visit_watching(const Visit *visit);

// Waits until not OPENING and not ASKED.
void visit_wait(Visit *visit);
// Waits at most so long until nothing is awaited, a stage's answer neither.
void visit_wait_for(Visit *visit, int ms);

#endif
