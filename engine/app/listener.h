// Wakes a loop that waits for SDL's events when a handle has something to be read: a thread
// looks at the handle, and an event of one's own comes into SDL's queue. It looks again
// only once it is told to, so that it never tells twice of the same.
#ifndef KYUBI_APP_LISTENER_H
#define KYUBI_APP_LISTENER_H

#include <SDL.h>
#include <stdbool.h>

typedef struct Listener Listener;

// `kind`: what SDL_RegisterEvents gave. The handle stays yours, and must live as long. NULL
// where no thread can be started.
Listener *listener_start(int handle, Uint32 kind);
void listener_again(Listener *listener); // all was read: look again
void listener_end(Listener *listener);   // waits for its thread; NULL is allowed

#endif
