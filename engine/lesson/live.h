// What changes while a lesson is read, on the parent's side: the present values of inputs
// and of what the jail worked out, the circuits that expressions ask, and what of it the
// jail has not heard of yet. Expressions are worked out here, so that text, formulas and
// circuits follow a slider in the same frame; values of functions come later. Knows no
// gestures and no jail.
#ifndef KYUBI_LESSON_LIVE_H
#define KYUBI_LESSON_LIVE_H

#include "circuit/expression.h"
#include "lesson/given.h"
#include "lesson/page.h"

#include <stdint.h>

typedef struct Live Live;

Live *live_create(const Lesson *lesson); // borrows it; everything as it starts
void live_destroy(Live *live);

// --- values

double live_number(const Live *live, int variable);     // NAN where it is a text
const char *live_words(const Live *live, int variable); // NULL where it is a number
// Grows with every change of a variable or a circuit.
uint64_t live_revision(const Live *live);

// The number nearest to `number` that the variable may have: in its range, on its steps.
double live_fit(const Variable *variable, double number);
// Fits the number; true when the variable changed. Values of functions are not set.
bool live_set(Live *live, int variable, double number);

// Between live_hold and live_settle changes of a variable are one action, which undo takes
// back; live_release takes it back at once. live_settle tells whether anything changed.
void live_hold(Live *live, int variable);
bool live_settle(Live *live);
bool live_release(Live *live);
int live_held(const Live *live); // -1: none
// Sets all tallies of a vote, one number an option, as one action; whether any changed.
bool live_tally(Live *live, const Vote *vote, const double *hands);
// Whether a lone learner's guess stands beside the right option: its page at `step` has
// gone on past the vote, or they have guessed and read the page behind (`read`: one a
// page).
bool live_guess_stands(const Live *live, const Vote *vote, int step, const bool *read);
// The same for a change that a function of the lesson made under the hand: it was `before`.
bool live_note(Live *live, int variable, double before);
// Takes back, or does again, the last action on a page; which variable it was, or -1.
int live_undo(Live *live, int page);
int live_redo(Live *live, int page);

// Goes on with what was done to `old`, of the lesson read before: to every variable that
// has the same place on a page of the same name and begins as before.
void live_inherit(Live *live, const Live *old);

// --- circuits

// The circuit that is shown of a source, at a moment of its run, both borrowed until the
// next call. Tells whether it is another than before: `shown` is a number that changes with
// the run.
bool live_show(Live *live, int source, const Run *run, int after, uint64_t shown);
// The circuit with what follows names worked out anew; yours. NULL when nothing is another
// or can be worked out now.
Circuit *live_bind(const Live *live, int source, const Circuit *circuit);
// What the texts of that source's circuit may name: the lesson's names that it follows,
// then the circuit's own (circuit/parameters.h). Yours; names are borrowed from both.
Name *live_circuit_names(const Live *live, int source, const Circuit *circuit);
// As live_bind, of an arrow.
bool live_bind_arrow(const Live *live, int source, double *theta, double *phi);
// The same of the noise of a circuit; where a rate is not within 0 … 1 now, or times cannot
// be (noise_set_times), all of it stays as it was.
bool live_bind_noise(const Live *live, int source, Noise *noise);
// The circuit in the short form, what follows names as numbers; yours to free.
char *live_short_form(const Circuit *circuit);

// --- expressions and texts

// Names that an exercise has drawn: numbers, or texts where words is not NULL.
typedef struct Drawn {
    const char *name;
    double number;
    const char *words;
} Drawn;

// What was drawn, in that language, into the first rows of `drawn`.
void live_drawn(const Given *given, int count, Lang lang, Drawn *drawn);

// NAN where it has no value now. `drawn` ends with a NULL name; NULL: nothing was drawn.
double live_value(const Live *live, const Expression *expression, const Drawn *drawn);
// Whether a text holds expressions.
bool live_text_is_filled(const char *words);
// The text in that language with every {=#3} filled in; yours to free.
char *live_text(const Live *live, const Text *text, Lang lang, const Drawn *drawn);

// --- the jail

// Whether the lesson has functions that want to hear of changes.
bool live_listens(const Live *live);
// What it has not heard of yet: the argument of "changed" without its timer or button, with
// the present revision; yours. NULL: nothing. From then on it counts as heard.
// `circuits`: the short forms (live_short_form) and angles of sources, one a source.
typedef struct SourceNow {
    const Circuit *circuit;
    bool arrow;
    double theta, phi;
} SourceNow;
Data *live_news(Live *live, const SourceNow *sources);
bool live_has_news(const Live *live);
// What it said: values, and variables that its functions set, but for those that changed
// since. Nothing in it is trusted. False when nothing is another.
bool live_take(Live *live, const Data *answer);

#endif
