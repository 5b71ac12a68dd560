// A lesson presented in front of people, without any window: one picture for the audience,
// one for who presents. It owns a desk that shows the lesson as a hall sees it, knows where
// the show is, keeps what belongs to each step, and says in a text how to go on from there.
//
// A show is a walk over steps: every page has one, and one more for each of its own steps.
// What a step was left with (inputs, circuits, votes, seeds, clocks of stages) is there
// again when it is come back to, from whichever side.
#ifndef KYUBI_DESK_SHOW_H
#define KYUBI_DESK_SHOW_H

#include "base/places.h"
#include "circuit/worker.h"
#include "desk/gesture.h"
#include "desk/handout.h"
#include "view/scene.h"

typedef struct Show Show;

typedef enum ShowWindow { SHOW_AUDIENCE, SHOW_PRESENTER, SHOW_WINDOWS } ShowWindow;

// The time that a show goes by; NULL where the computer's own is meant.
typedef struct ShowClock {
    double (*seconds)(void *of);  // of any moment on; never goes back
    int (*minute)(void *of);      // of the day, 0 … 1439
    long long (*epoch)(void *of); // seconds since 1970
    void *of;
} ShowClock;

typedef struct ShowOptions {
    const Places *places; // needed by show_create alone
    const Words *words;
    Fonts *fonts;
    const char *profile; // whose packs are shown, and where rehearsed times and the state
                         // are kept; NULL: nothing is kept
    const char *path;   // what is presented: a pack folder, a .kyubi file, a lesson's .lua;
                        // NULL: what comes with Kyubi
    const char *lesson; // its id; NULL: the first that is written
    const char *state;  // of show_state, to go on from; NULL, or of another lesson: none.
                        // One with a "cut" is asked about first (desk/show_cut.h)
    int page, step;     // to begin at without a state, from 0
    int lang;           // a Lang; -1: Japanese
    int text;           // of the hall, percent; 0: 100
    int theme;          // of the presenter's window, a Theme; -1: dark
    int hall_theme;     // of the audience's; -1: projector
    bool rehearsal;
    bool mirrored;     // the presenter's scene draws the audience's picture itself
    int width, height; // of the presenter's window, device pixels
    int hall_width, hall_height; // of the audience's
    uint64_t seed;               // of everything random in the lesson; 0: 1
    Worker *worker;              // borrowed; NULL: none
    ShowClock clock;
} ShowOptions;

// Opens the lesson and waits for it. Fails as desk_open does, with desk.no_lesson, and as
// the lesson itself does.
Show *show_create(ShowOptions options, Error *err);
void show_destroy(Show *show);

// Keys mean the same in both windows. A pointer in the audience's picture is the hall's
// own; one in the presenter's picture of it (show_mirror) goes there as well.
void show_feed(Show *show, ShowWindow window, const Gesture *gesture);
void show_poll(Show *show);
bool show_busy(const Show *show); // poll again within milliseconds
int show_wakes(const Show *show); // as desk_wakes
void show_wait(Show *show);       // until it is not busy; for programs without a window

// As desk_scene and desk_damage, of either window. While the picture is frozen, blank or a
// still, the audience's scene is just that.
const Scene *show_scene(Show *show, ShowWindow window);
int show_damage(Show *show, ShowWindow window, Rect *rects, int most);

// Where the presenter's scene leaves room for the audience's picture, logical px, as wide
// to high as that; w 0: nothing of it is to be seen. What lies over it (a sheet) is drawn
// by the scene, and the window then leaves it alone: covered.
typedef struct Mirror {
    Rect rect;
    bool covered;
} Mirror;
Mirror show_mirror(Show *show);

// What the show wishes of whoever has windows. A number that has changed is a wish.
typedef struct WindowWish {
    unsigned swaps;   // the screens change places
    unsigned screens; // how they are used is asked for: another one of the possible ways
} WindowWish;
WindowWish show_window_wish(const Show *show);
// What the presenter reads of it, such as "EPSON 1920×1080", in the language that is chosen
// now or later: the show's from here on. `good` false: there is no second screen, and the
// words say what is done instead.
void show_say_screens(Show *show, Text words, bool good);

// A handout that is wished, to be written to `path` by somebody else while the show goes
// on; false: none is. Another number is another wish. Texts are borrowed until the next
// call.
typedef struct HandoutWish {
    unsigned number;
    HandoutKind kind;
    const char *path, *lesson;
    Lang lang;
} HandoutWish;
bool show_handout_wish(const Show *show, HandoutWish *wish);
void show_say_handout(Show *show, int at, int all); // so many sheets of all are written
void show_say_handout_done(Show *show, const Error *err); // err NULL: the file is there

bool show_quits(const Show *show);

// Everything that is needed to go on from here: JSON of one line; yours to free. The number
// grows when it would be another; the clock alone changes it every few seconds.
char *show_state(Show *show);
uint64_t show_state_number(const Show *show);

// Where the show is, from 0; how many steps stand before that, and how many there are.
typedef struct ShowPlace {
    int page, step;
    int number, count; // of steps
    int pages;
} ShowPlace;
ShowPlace show_place(const Show *show);

#endif
