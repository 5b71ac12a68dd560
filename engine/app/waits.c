#include "app/waits.h"

enum {
    HOLD_MS = 500, // how long a finger rests for a long press
    HOLD_STRAY = 8 // px that it may tremble
};

int sooner(int a, int b) {
    if (a < 0 || b < 0) return a < 0 ? b : a;
    return a < b ? a : b;
}

int wait_left(unsigned since, int ms, unsigned now) {
    int over = (int)(now - since);
    return over < ms ? ms - over : 0;
}

// Notes where a press begins; one that moves on or ends is no long press.
void hold_watch(Hold *hold, const Gesture *gesture, unsigned now) {
    double dx = gesture->x - hold->x, dy = gesture->y - hold->y;
    if (gesture->kind == GESTURE_DOWN)
        *hold = (Hold){true, gesture->finger, now, gesture->x, gesture->y};
    else if (gesture->kind != GESTURE_MOVE || dx * dx + dy * dy > HOLD_STRAY * HOLD_STRAY)
        hold->held = false;
}

int hold_wait(const Hold *hold, unsigned now) {
    return hold->held ? wait_left(hold->since, HOLD_MS, now) : -1;
}

bool hold_take(Hold *hold, unsigned now, Gesture *gesture) {
    if (hold_wait(hold, now) != 0) return false;
    hold->held = false;
    *gesture =
        (Gesture){.kind = GESTURE_HOLD, .x = hold->x, .y = hold->y, .finger = hold->finger};
    return true;
}
