// Every display at once (tests/bench/everything.lua), all of them moving: a slider turns
// the circuit that they show.
#include "app/bench.h"

#include "app/bench_stand.h"
#include "base/file.h"

#include <math.h>
#include <stdlib.h>

static char *everything(const Bench *bench) {
    return file_join(bench->context->places->lessons, "../tests/bench/everything.lua");
}

// The knob goes up and down the slider, so that every run is a change.
static void drag_along(Stand *stand, int runs, Samples *samples) {
    enum { WARM = 20, STEPS = 60 };
    Rect r = stand_rect(stand->desk, SPOT_INPUT);
    double y = r.y + r.h / 2;
    stand_settle(stand);
    stand_turn(stand, stand_button(stand, r.x + 0.3 * r.w, y, true), NULL);
    for (int i = 0; i < WARM + runs; i++) {
        double share = 0.5 + 0.3 * sin(2 * M_PI * i / STEPS);
        stand_turn(stand, stand_motion(stand, r.x + share * r.w, y),
                   i < WARM ? NULL : samples);
    }
    stand_turn(stand, stand_button(stand, r.x + 0.5 * r.w, y, false), NULL);
}

bool bench_everything(const Bench *bench, const BenchRow *row, Samples *samples,
                      Error *err) {
    Stand stand;
    if (!stand_open(bench, row, &stand, err)) return false;
    char *path = everything(bench);
    bool good = desk_open(stand.desk, path, err);
    if (good) desk_wait(stand.desk);
    if (good && desk_error(stand.desk)) {
        *err = *desk_error(stand.desk);
        good = false;
    }
    if (good) drag_along(&stand, row->runs, samples);
    free(path);
    stand_close(&stand);
    return good;
}
