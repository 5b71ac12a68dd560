// When the desk has something to do though nothing happens.
#include "desk/chance_actions.h"
#include "desk/desk_inside.h"

#include <math.h>

// The sooner of two waits; a negative one is none.
static int sooner(int a, int b) {
    if (a < 0 || b < 0) return a < 0 ? b : a;
    return a < b ? a : b;
}

int desk_wakes(const Desk *desk) {
    int cycle = sliders_due((Desk *)desk, desk_now()); // which only looks
    int time = sooner(sooner(desk_time_due(desk), rewind_wakes(desk)), cycle);
    time = sooner(time, chance_due(desk));
    if (!desk->studying || desk->screen != SCREEN_LESSON) return time;
    const Study *study = &desk->study;
    double wait = study_wait(study);
    int timer = wait < 0 ? -1 : (int)ceil(1000 * wait);
    int frame = stages_due(&study->stages, study->visit, desk_now());
    return sooner(sooner(timer, frame), time);
}
