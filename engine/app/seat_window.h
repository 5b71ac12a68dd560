// The presenter's window, on the screen that who presents has.
#ifndef KYUBI_APP_SEAT_WINDOW_H
#define KYUBI_APP_SEAT_WINDOW_H

#include "app/screens.h"
#include "base/error.h"

#include <SDL.h>

// `at` without an area: there is no screen. Fails: window.failed.
SDL_Window *seat_window_open(const char *title, const Screen *at, Error *err);
void seat_window_move(SDL_Window *window, const Screen *to);

#endif
