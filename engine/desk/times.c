#include "desk/times.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Partway {
    Run *run; // NULL: none yet
    uint64_t shown;
    int column;
    double fraction;
} Partway;

Times times_create(void) {
    return (Times){.kept = mem_new(SIGHTS * sizeof(Partway))};
}

void times_end(Times *times) {
    for (int i = 0; times->kept && i < SIGHTS; i++)
        run_destroy(times->kept[i].run);
    free(times->kept);
    *times = (Times){0};
}

void times_inherit(Times *times, const Times *old) {
    Partway *kept = times->kept;
    *times = *old;
    times->kept = kept;
    times->glance = 0;
}

// --- what is seen

static bool is_kept(const Partway *kept, uint64_t shown, int column, double fraction) {
    return kept->run && kept->shown == shown && kept->column == column &&
           kept->fraction == fraction;
}

static const Run *partway(Partway *kept, const Run *run, uint64_t shown, int column,
                          double fraction) {
    if (is_kept(kept, shown, column, fraction)) return kept->run;
    run_destroy(kept->run);
    *kept = (Partway){run_between(run, column, fraction), shown, column, fraction};
    return kept->run;
}

Sight times_sight(const Times *times, SightKind kind, const Run *run, uint64_t shown,
                  double columns) {
    int column = (int)floor(columns);
    double fraction = columns - column;
    Sight sight = {run, column, run, column, 0};
    const Run *part =
        fraction > 0 ? partway(&times->kept[kind], run, shown, column, fraction) : NULL;
    if (!part) return sight;
    return (Sight){part, run_columns(part), run, column, fraction};
}

// --- stops

static int stop_place(const Times *times, int column) {
    int i = 0;
    while (i < times->stop_count && times->stops[i] < column)
        i++;
    return i;
}

bool times_stops(const Times *times, int column) {
    int i = stop_place(times, column);
    return i < times->stop_count && times->stops[i] == column;
}

bool times_toggle_stop(Times *times, int column) {
    int i = stop_place(times, column), *at = &times->stops[i];
    size_t behind = (size_t)(times->stop_count - i) * sizeof *at;
    if (times_stops(times, column)) {
        memmove(at, at + 1, behind - sizeof *at);
        times->stop_count--;
        return true;
    }
    if (times->stop_count == MOST_STOPS) return false;
    memmove(at + 1, at, behind);
    *at = column;
    times->stop_count++;
    return true;
}

double times_stop_on_way(const Times *times, double from, double to) {
    double nearest = to;
    for (int i = 0; i < times->stop_count; i++) {
        double stop = times->stops[i] + 1; // behind the column
        bool on_way =
            from < to ? stop > from && stop <= nearest : stop < from && stop >= nearest;
        if (on_way) nearest = stop;
    }
    return nearest;
}
