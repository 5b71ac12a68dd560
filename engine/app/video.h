// SDL's video, as every window of Kyubi opens it, waits for its events and shows what was
// painted.
#ifndef KYUBI_APP_VIDEO_H
#define KYUBI_APP_VIDEO_H

#include "app/shared_picture.h"

#include <SDL.h>

// Fails: window.failed with SDL's reason.
bool video_open(Error *err);

// The next event, at most `wait` ms from now (-1: whenever one comes); false: none came.
bool video_wait(SDL_Event *event, int wait);

// All of its window must be painted: it is new there, or has another size.
bool video_bares(const SDL_Event *event);

// Shows what was painted into the window's surface; VIDEO_PATCHES at most.
enum { VIDEO_PATCHES = 96 };
void video_show(SDL_Window *window, const Patch *patches, int count);

#endif
