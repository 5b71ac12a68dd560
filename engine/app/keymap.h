// From SDL's events to gestures: keys, modifiers, places.
#ifndef KYUBI_APP_KEYMAP_H
#define KYUBI_APP_KEYMAP_H

#include "desk/gesture.h"

#include <SDL.h>

int keymap_key(SDL_Keycode code); // a Key or an ASCII character, KEY_NONE for what Kyubi
                                  // has no use for
int keymap_mods(Uint16 mods);

// False for events that are no gesture. A GESTURE_PASTE is still without its text. `scale`:
// device pixels per logical pixel.
bool keymap_gesture(const SDL_Event *event, double scale, Gesture *gesture);

// Gives back what an event brought along, once its gesture is done with.
void keymap_forget(SDL_Event *event);

// Motions in a row are one: makes of the first of them the last, and takes the others away.
void keymap_skip_motions(SDL_Event *event);

#endif
