#include "desk/playing.h"

#include <math.h>

enum { COLUMN_MS = 600, FRAME_MS = 16, MOST_MS = 250 };

static const double speeds[] = {0.5, 1, 2, 4};

const double *playing_speeds(int *count) {
    *count = sizeof speeds / sizeof *speeds;
    return speeds;
}

double playing_speed(const Playing *playing) {
    return playing->speed > 0 ? playing->speed : 1;
}

static double column_ms(const Playing *playing) {
    return COLUMN_MS / playing_speed(playing);
}

void playing_start(Playing *playing, Workpiece *piece, double now) {
    double time = workpiece_time(piece), end = circuit_columns(workpiece_shown(piece));
    if (playing->back && time <= 0) workpiece_to_time(piece, end);
    if (!playing->back && time >= end) workpiece_to_time(piece, 0);
    playing->on = end > 0;
    playing->source = piece->index;
    playing->last = now;
}

// The way since it was last moved, in columns. A window that stood still for long does not
// leap.
static double way(Playing *playing, bool cuts, double now) {
    double passed = fmax(0, now - playing->last), column = column_ms(playing);
    if (cuts && passed < column) return 0;
    playing->last = now;
    return cuts ? 1 : fmin(passed, MOST_MS) / column;
}

static bool is_stop(const Times *times, double columns) {
    return columns == floor(columns) && times_stops(times, (int)columns - 1);
}

bool playing_advance(Playing *playing, Workpiece *piece, bool cuts, double now) {
    double by = playing->on ? way(playing, cuts, now) : 0;
    if (by <= 0) return false;
    double end = circuit_columns(workpiece_shown(piece)), from = workpiece_time(piece);
    double goal = playing->back ? fmax(0, from - by) : fmin(end, from + by);
    if (cuts) goal = playing->back ? ceil(goal) : floor(goal);
    double to = times_stop_on_way(&piece->times, from, goal);
    workpiece_to_time(piece, to);
    bool over = playing->back ? to <= 0 : to >= end;
    playing->on = !over && !is_stop(&piece->times, to);
    return true;
}

int playing_due(const Playing *playing, bool cuts, double now) {
    if (!playing->on) return -1;
    double wait = playing->last + (cuts ? column_ms(playing) : FRAME_MS) - now;
    return (int)ceil(fmax(0, wait));
}
