// The window: presents the desk's scene, only where it changed, and feeds the desk what the
// hand does. Waits without waking while nothing happens.
#ifndef KYUBI_APP_WINDOW_H
#define KYUBI_APP_WINDOW_H

#include "desk/desk.h"

typedef struct Window Window;

// Opens where it was last (1280 × 800 the first time). Fails: window.failed with SDL's
// reason.
Window *window_open(Desk *desk, Error *err);
void window_close(Window *window); // remembers its place

// From now on the pack that the desk was told to open is read again whenever its files
// change.
void window_watch(Window *window);

void window_present(Window *window);
long window_pictures(const Window *window); // how often something was painted so far
// Handles what has happened; waits for it when nothing has. False when the desk quits.
bool window_turn(Window *window);

#endif
