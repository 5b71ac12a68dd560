// Every display at once (tests/bench/everything.lua), all of them moving: a timer turns the
// circuits that they show.
#include "app/bench.h"

#include "app/bench_stand.h"
#include "base/file.h"

#include <stdlib.h>

static char *everything(const Bench *bench) {
    return file_join(bench->context->places->lessons, "../tests/bench/everything.lua");
}

// From picture to picture, until so many were painted; never longer than MOST ms.
static bool run_frames(Stand *stand, int runs, Samples *samples) {
    enum { WARM = 20, MOST = 60000 };
    double begun = bench_wall(), wall = begun, cpu = bench_cpu();
    for (int i = 0; i < WARM + runs && bench_wall() < begun + MOST;) {
        const Scene *before = desk_scene(stand->desk);
        window_turn(stand->window);
        double wall_now = bench_wall(), cpu_now = bench_cpu();
        if (desk_scene(stand->desk) != before && i++ >= WARM)
            bench_take(samples, wall_now - wall, cpu_now - cpu);
        wall = wall_now;
        cpu = cpu_now;
    }
    return samples->runs == runs;
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
    if (good) desk_turn_to(stand.desk, 1);
    if (good) stand_settle(&stand);
    if (good && !run_frames(&stand, row->runs, samples))
        good = error_set(err, "bench.no_stage", "%s", path);
    free(path);
    stand_close(&stand);
    return good;
}
