// How long a loop of events may wait, in ms, where -1 is for ever: until a time is over, or
// until a press that rests is a long one.
#ifndef KYUBI_APP_WAITS_H
#define KYUBI_APP_WAITS_H

#include "desk/gesture.h"

// The shorter of two waits.
int sooner(int a, int b);

// What is left at `now` of `ms` that began at `since`; 0: nothing. Both are ticks, which
// begin again at 0 behind the largest.
int wait_left(unsigned since, int ms, unsigned now);

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

#endif
