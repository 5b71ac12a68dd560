// The desk: everything a learner sees and does, without a window. Gestures go in, a scene
// comes out. It alone changes models. `kyubi render` and the tests use it as the window
// does.
#ifndef KYUBI_DESK_DESK_H
#define KYUBI_DESK_DESK_H

#include "base/places.h"
#include "circuit/worker.h"
#include "desk/gesture.h"
#include "view/paper.h"
#include "view/scene.h"
#include "view/screen_hall.h"
#include "view/screen_lesson.h"

typedef struct Desk Desk;

typedef struct DeskOptions {
    const Places *places; // needed by desk_create alone
    const Words *words;
    Fonts *fonts;
    const char *profile;   // folder; NULL: nothing is kept
    bool asks;             // where there are several learners: who is there
    const char *installed; // the profile whose packs are shown; NULL: that of `profile`
    const Error *unkept; // why nothing is kept: the library's page says so; NULL: no matter
    int lang;            // a Lang, or -1: as the learner left it (Japanese at first)
    int theme;           // a Theme, or -1
    int text;            // percent, 0: as left (100)
    int ruby;            // a Ruby, or -1: as left (all)
    bool wide;           // wide spacing; false: as left (normal)
    int width, height;   // device pixels
    uint64_t seed;       // of everything random in lessons; 0: 1
    bool still;          // stages stand at the moment that is printed, and do not move
    bool hall; // lesson pages are drawn as an audience sees them (view/screen_hall.h), in
               // the projector theme where none is asked for
    Worker *worker; // for large circuits, borrowed; NULL: all is worked out at once
} DeskOptions;

// Fails where the profile's record cannot be opened (progress.…).
Desk *desk_create(DeskOptions options, Error *err);
void desk_destroy(Desk *desk);

void desk_feed(Desk *desk, const Gesture *gesture);

// Takes in what the jail said; call it every few milliseconds while desk_busy.
void desk_poll(Desk *desk);
bool desk_busy(const Desk *desk);
// Milliseconds until desk_poll has something to do though nothing happens; -1: never.
int desk_wakes(const Desk *desk);
void desk_wait(Desk *desk); // until it is not busy; for programs without a window

// What is to be seen now; borrowed until the next call of any of these. The same scene
// comes back while nothing changed.
const Scene *desk_scene(Desk *desk);

// Where the scene differs from the one this was last asked for: what the window must paint
// again, at most `most` rects (view/scene.h).
int desk_damage(Desk *desk, Rect *rects, int most);

// Where text goes, when it goes somewhere: the caret, or the clause that an input method
// works at, whose window goes below. False: no field has the keyboard.
bool desk_field(const Desk *desk, Rect *rect);
bool desk_pastes(const Desk *desk);   // a circuit would take the text of a GESTURE_PASTE
bool desk_asks_clipboard(Desk *desk); // one was asked for, once
bool desk_quits(const Desk *desk);
char *desk_clipboard(
    Desk *desk); // text to be copied, once; yours to free, NULL when there is none

// A setting kept with the record ("window"), for the window; yours to free, NULL when not
// set.
char *desk_setting(const Desk *desk, const char *key);
void desk_set_setting(Desk *desk, const char *key, const char *text);

// Opens a pack folder, a lesson file or a circuit, as `kyubi open` does. Fails with the
// place.
bool desk_open(Desk *desk, const char *path, Error *err);

// While an author works at the pack that desk_open was given: the folder to watch (NULL: no
// pack was opened so), and what to call once a file in it has changed. The lesson is read
// again as study_reload does, with pack.json, glossary and pictures; what does not read
// shows the error card, and the page that was read before stays behind it.
const char *desk_watched(const Desk *desk);
void desk_set_watching(Desk *desk, bool watching); // the card says that saving is enough
void desk_files_changed(Desk *desk);

// The file that the author wants to edit, once, and the line; yours to free. NULL: none.
char *desk_edit(Desk *desk, int *line);
// Says that no editor could be started; `command` is what was tried, NULL: none is known.
void desk_edit_failed(Desk *desk, const char *command);

// The words that start a show of a lesson (kyubi present), once it is asked for here;
// NULL-ended, yours to free, each of them too. NULL: none is. Then what became of that;
// `err`: of SHOW_NOT_STARTED.
typedef enum ShowStarted { SHOW_BEGINS, SHOW_ON_ALREADY, SHOW_NOT_STARTED } ShowStarted;
char **desk_show_words(Desk *desk);
const char *desk_profile(const Desk *desk); // that shows go by; NULL: none
void desk_show_said(Desk *desk, ShowStarted what, const Error *err);

// For `render` and `check`: goes straight to a screen ("library", "lesson", "lab", "error",
// "keys"), a sheet over the library ("record", "learners") or a page; a hall's desk also to
// "projector-test", and back to its "lesson".
bool desk_show(Desk *desk, const char *screen);
const char *desk_screen(const Desk *desk);
// Opens lesson `id` (NULL: the first with a file) and waits for it. False when there is no
// such lesson; one that fails to load shows the error card.
bool desk_open_lesson(Desk *desk, const char *id, Error *err);
// Why the open lesson could not be read or judged; NULL when all is well.
const Error *desk_error(const Desk *desk);
int desk_pages(const Desk *desk); // of the open lesson; 0 when none is
void desk_turn_to(Desk *desk, int page);

// How a hall's desk shares its picture out for the shown page (view/screen_hall.h); false
// where it shows none, or is no hall's.
bool desk_hall_plan(Desk *desk, HallPlan *plan);
// Every vote of the open lesson that tells counts to rehearse with has them.
void desk_rehearse_votes(Desk *desk);
// On a hall's desk: displays of the shown page that wait for a prediction are seen, or not.
void desk_uncover(Desk *desk, bool seen);
// The time that is left for what a hall does just now, and of how much, in seconds; `of` 0:
// it has not begun. For a hall's desk, as often as it is to be seen.
void desk_set_countdown(Desk *desk, double left, double of);
// On a hall's desk: what of the page is seen, and drawn for that size. Gestures tell points
// of the page.
void desk_set_lens(Desk *desk, Lens lens);

int desk_jail(const Desk *desk); // the process of the open lesson; 0 when there is none
const Lesson *desk_lesson(const Desk *desk); // the open one; NULL when none is

// Writes pages of the open lesson, unanswered, as a document (PDF) with bookmarks, text
// that can be selected and its own fonts. Fails where the file cannot be written.
typedef struct PrintOptions {
    const char *path;
    PaperKind paper;
    int first, last; // pages, from 0
} PrintOptions;
bool desk_print(Desk *desk, PrintOptions options, Error *err);

// The keys as a document (PDF) of one sheet or two. Fails where the file cannot be written.
bool desk_print_keys(Desk *desk, const char *path, PaperKind paper, Error *err);

// Pages of the open lesson (from 0) in words and in reading order, formulas as they are
// read, pictures as they describe themselves: for readers aloud and for braille. On another
// screen, that screen; first and last are then nothing. Yours to free.
char *desk_aloud(Desk *desk, int first, int last);

// For the layout check: the same desk in another window, theme and language.
void desk_set_view(Desk *desk, int width, int height, Theme theme, Lang lang);
void desk_set_text(Desk *desk, int percent, bool wide);
void desk_set_furigana(Desk *desk, Ruby level);
// Shows the page up to that step, from 0; more than it has: all of it.
void desk_show_step(Desk *desk, int step);
// Moves an input of the shown page as the learner would; nothing where it is none.
void desk_set_input(Desk *desk, int variable, double number);
double desk_number(const Desk *desk, int variable); // its present number; NAN: none
// An exercise of the open lesson as it looks with a verdict (copied; NULL: unanswered):
// with all its hints open and, once it is right, the explanation. Nothing of it is
// recorded.
void desk_show_verdict(Desk *desk, int exercise, const Verdict *verdict);
// Opens all that looks behind on the shown page, or closes it.
void desk_look_behind(Desk *desk, bool open);
// What the shown page needs and has (view/screen_lesson.h); false when no lesson is shown.
bool desk_fit(Desk *desk, Fit *fit);

#endif
