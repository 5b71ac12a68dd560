// A desk and its window in this process, for rows about frames: driven by pushed events, a
// whole turn of the window each.
#ifndef KYUBI_APP_BENCH_STAND_H
#define KYUBI_APP_BENCH_STAND_H

#include "app/bench.h"
#include "app/window.h"

#include <SDL.h>

typedef struct Stand {
    Desk *desk;
    Window *window;
} Stand;

Desk *stand_desk(const Bench *bench, const BenchRow *row, Error *err);
// Fails: bench.small_screen.
bool stand_open(const Bench *bench, const BenchRow *row, Stand *stand, Error *err);
void stand_close(Stand *stand);
void stand_settle(Stand *stand);
double stand_scale(Desk *desk);

// One turn of the window for the event; `samples` NULL: it is not measured.
void stand_turn(Stand *stand, SDL_Event event, Samples *samples);
// Places in logical px, as the scene has them.
SDL_Event stand_motion(Stand *stand, double x, double y);
SDL_Event stand_button(Stand *stand, double x, double y, bool down);
SDL_Event stand_key(SDL_Keycode key);
Rect stand_rect(Desk *desk, SpotKind kind); // of the first such spot; w 0: none

#endif
