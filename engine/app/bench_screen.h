// A screen for the measurements where there is none: an X server without a monitor.
#ifndef KYUBI_APP_BENCH_SCREEN_H
#define KYUBI_APP_BENCH_SCREEN_H

#include "base/error.h"

#include <sys/types.h>

typedef struct BenchScreen {
    pid_t server; // 0: the screen was there before
} BenchScreen;

// Where DISPLAY names a screen, that one is taken. Else starts Xvfb (found on PATH, free
// display number, room for a 4K window beside another) and sets DISPLAY for this process
// and those it starts. Fails: bench.no_screen.
bool bench_screen_start(BenchScreen *screen, Error *err);
void bench_screen_stop(BenchScreen *screen);

#endif
