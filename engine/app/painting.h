// Pieces of a scene onto pixels, and where on them these patches are; presses that rest.
#ifndef KYUBI_APP_PAINTING_H
#define KYUBI_APP_PAINTING_H

#include "app/shrink.h"
#include "desk/gesture.h"
#include "view/scene.h"

// Paints what lies in `rects` (logical px) of the scene.
void painting_scene(const Scene *scene, const Pixels *on, const Rect *rects, int count);

// The pixels that the rects lie on, cut at the edges; those outside are left out. Returns
// how many patches there are.
int painting_patches(const Rect *rects, int count, double scale, const Pixels *on,
                     Patch *patches);

// A press that rests where it went down becomes a GESTURE_HOLD after half a second.
typedef struct Hold {
    bool held; // a finger or the button rests where it went down
    bool finger;
    unsigned since; // ms, of the clock that the calls are told
    double x, y;
} Hold;
void hold_watch(Hold *hold, const Gesture *gesture, unsigned now);
int hold_wait(const Hold *hold, unsigned now); // ms; -1 while nothing is pressed
// True, once, when it is time: the gesture to feed.
bool hold_take(Hold *hold, unsigned now, Gesture *gesture);

// The shorter of two waits; below 0: for ever.
int sooner(int a, int b);

#endif
