// The window that the hall sees: no frame, all of a screen, and in it a copy of the shared
// picture. It takes out of that only what it is told was drawn anew, so that what stands in
// it is always a whole picture, also when whoever draws has died.
#ifndef KYUBI_APP_HALL_WINDOW_H
#define KYUBI_APP_HALL_WINDOW_H

#include "app/hall_link.h"

#include <SDL.h>

enum {
    POINTER_MS = 2000, // how long a pointer that rests is seen
    REST_MS = 150      // without a new picture, before the shared one is let go
};

typedef struct HallWindow {
    SDL_Window *sdl;
    SharedPicture picture;
    Screen at;         // where it is, or was
    bool wanted, seen; // it has a screen; it is on it (once something was drawn)
    bool above;        // over the presenter's window
    bool drawn;        // the picture is one
    bool pointer;      // … of the mouse is seen
    Uint32 rests;      // since when, ticks
    bool read;         // the shared picture was read,
    Uint32 read_at;    // ticks
    long pictures;     // how often something was shown
} HallWindow;

// Not seen yet. SDL's video is open. Fails: window.failed.
bool hall_open(HallWindow *hall, const char *title, const Screen *at, Error *err);
void hall_close(HallWindow *hall);

// On all of that screen; NULL: nowhere. `above`: over another window there, with the
// keyboard. True when the shared picture is another one afterwards, of the screen's size;
// until it is drawn, what was seen last is seen in the new size.
bool hall_place(HallWindow *hall, const Screen *screen, bool above);

// What was drawn anew. Whatever does not lie on the picture is left out.
void hall_damage(HallWindow *hall, const LinkDamage *damage);

// Sees to the window itself; true as hall_place.
bool hall_event(HallWindow *hall, const SDL_Event *event);

// Whoever drew died: what is seen goes back into the shared picture.
void hall_restore(HallWindow *hall);

// ms until hall_tick has something to do (a pointer that rests, a picture that does); -1:
// never.
int hall_wait(const HallWindow *hall);
void hall_tick(HallWindow *hall);

#endif
