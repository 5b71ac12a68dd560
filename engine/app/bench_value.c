// An edit reaches a function of the lesson and what it works out comes back: a slider turns
// a circuit, the jail is told, and the value stands on the page. Nothing is painted.
#include "app/bench_stand.h"

#include "base/file.h"
#include "desk/desk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SLIDER, VALUE };

static const char lesson[] =
    "lesson { id = 'bench.value', title = 'Value' }\n"
    "page 'p' 'P'\n"
    "local theta = input.slider { from = 0, to = 3, start = 0, label = 'T' }\n"
    "local c = circuit { qubits = 3, start = 'ry(theta) 0; cx 0 1; cx 1 2' }\n"
    "local v = value(function() return q.probability(c, '111') end)\n"
    "prose '{=v:4}'\n";

static Desk *open_desk(const Bench *bench, const BenchRow *row, const char *path,
                       Error *err) {
    Desk *desk = stand_desk(bench, row, err);
    if (!desk) return NULL;
    bool good = desk_open(desk, path, err);
    if (good) desk_wait(desk);
    if (good && desk_lesson(desk)) return desk;
    if (good && desk_error(desk)) *err = *desk_error(desk);
    desk_destroy(desk);
    return NULL;
}

static bool measure(Desk *desk, int runs, Samples *samples, Error *err) {
    enum { WARM = 5 };
    for (int i = 0; i < WARM + runs; i++) {
        double theta = 0.1 + 0.01 * i, wall = bench_wall(), cpu = bench_cpu();
        desk_set_input(desk, SLIDER, theta);
        desk_wait(desk);
        if (i >= WARM) bench_take(samples, bench_wall() - wall, bench_cpu() - cpu);
        double expected = pow(sin(theta / 2), 2);
        if (!(fabs(desk_number(desk, VALUE) - expected) < 1e-9))
            return error_set(err, "bench.no_value", " ");
    }
    return true;
}

bool bench_value(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    char *path = file_join(bench->folder, "value.lua");
    Desk *desk = NULL;
    if (file_write(path, lesson, strlen(lesson), err))
        desk = open_desk(bench, row, path, err);
    bool good = desk && measure(desk, row->runs, samples, err);
    desk_destroy(desk);
    free(path);
    return good;
}
