// Someone who starts the program, presses its keys and looks at its window, by way of the X
// server: the program is the real one and does not know. Pixels are read as they stand in
// the server; what a monitor and a compositor add is not in the numbers.
#ifndef KYUBI_APP_ONLOOKER_H
#define KYUBI_APP_ONLOOKER_H

#include "base/error.h"

#include <stdint.h>

typedef struct Onlooker Onlooker;

// A piece of the window in device pixels.
typedef struct View {
    int x, y, w, h;
} View;

// Fails: bench.no_screen.
Onlooker *onlooker_create(Error *err);
void onlooker_destroy(Onlooker *onlooker);

// Starts `words` (NULL-ended, words[0] the program's path), its caches and its home in
// `folder`. Fails: bench.silent. Ends with onlooker_stop.
bool onlooker_start(Onlooker *onlooker, char *const words[], const char *folder,
                    Error *err);
// Closes the program as a signal would, and waits until it is gone.
void onlooker_stop(Onlooker *onlooker);

// Waits for a window of the program with that many pixels. Fails: bench.silent (none came),
// bench.small_screen.
bool onlooker_find(Onlooker *onlooker, int width, int height, Error *err);

// A fingerprint of the pixels in the views, now; 0 while the window cannot be seen.
uint64_t onlooker_look(Onlooker *onlooker, const View *views, int count);
// Looks until nothing has changed for `quiet` ms. Fails: bench.silent.
bool onlooker_settle(Onlooker *onlooker, const View *views, int count, double quiet,
                     uint64_t *print, Error *err);
// Looks until the fingerprint is (`same`) or is no longer `print`, or 5 s are over.
bool onlooker_await(Onlooker *onlooker, const View *views, int count, uint64_t print,
                    bool same, Error *err);

// Real key and button events (XTEST). Fails: bench.no_keys.
bool onlooker_can_press(const Onlooker *onlooker, Error *err);
void onlooker_key(Onlooker *onlooker, const char *keysym, bool down);
void onlooker_tap(Onlooker *onlooker, const char *keysym);
void onlooker_click(Onlooker *onlooker, int x, int y); // in the window

// Of the program and what it started: CPU of the program alone in ms, resident MB, and how
// often any of their threads went to sleep (so: was woken) so far.
double onlooker_cpu(const Onlooker *onlooker);
double onlooker_megabytes(const Onlooker *onlooker);
double onlooker_sleeps(const Onlooker *onlooker);

#endif
