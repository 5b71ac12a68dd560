// The screens that are there, and which of them is the hall's. A screen is known by its
// name and where it is; its index is never kept, for it changes when another is unplugged.
#ifndef KYUBI_APP_SCREENS_H
#define KYUBI_APP_SCREENS_H

#include "base/error.h"

enum { MOST_SCREENS = 16, SCREEN_NAME = 64, NO_SCREEN = -1 };

// Pixels of the desktop that all screens share.
typedef struct Screen {
    char name[SCREEN_NAME]; // "" where the system has none
    int x, y, w, h;
} Screen;

// The same piece of the desktop, whatever its name.
bool screen_same_place(const Screen *a, const Screen *b);

// Screens that show the same piece of the desktop (mirrored) are one: the first of them.
typedef struct Screens {
    Screen list[MOST_SCREENS];
    int count;
} Screens;

// Adds a screen unless it mirrors one that is there; one without an area is left out, as is
// all beyond MOST_SCREENS.
void screens_add(Screens *screens, const Screen *screen);

// A list as text, for tests and for systems that tell wrongly: a line "WIDTHxHEIGHT X Y
// NAME" for each screen; empty lines and those that begin with # say nothing. Fails with
// the line: screens.broken; nothing of `screens` is changed then.
bool screens_read(const char *text, const char *file, Screens *screens, Error *err);

// The screens now: those of the file that the variable KYUBI_SCREENS names, else SDL's (its
// video must be open), the system's first one in front. Fails as screens_read and
// file_read.
bool screens_now(Screens *screens, Error *err);
// That file; NULL: SDL is asked. Borrowed. That it changed is seen where its name ends as a
// lesson's files do (app/watch.h): .tsv.
const char *screens_file(void);

// Where a screen that was known before is now: the one of its name and place, else of its
// name, else (only where one of them has no name) of its place; else NO_SCREEN. A name that
// two screens share says nothing without the place.
int screens_find(const Screens *screens, const Screen *known);

// Who is where. Without a second screen the hall has none: `hall` is NO_SCREEN.
typedef struct Seats {
    int presenter, hall; // indices into the list they were chosen from
} Seats;

// The screens that they have, as they were last; with no area: none yet.
typedef struct Seated {
    Screen presenter, hall;
} Seated;

// The hall's screen is the one it has; else the first beside the presenter's. The
// presenter's is the one it has, else the first that is not the hall's. `swap`: the other
// way round.
Seats screens_seat(const Screens *screens, const Seated *seated, bool swap);

// Remembers them. A screen that was lent while one's own is away is not remembered, so that
// they go back once it is there again; after a swap (`for_good`) all are.
void seated_keep(Seated *seated, const Screens *screens, Seats seats, bool for_good);

#endif
