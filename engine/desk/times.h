// What a workpiece's time line has beside its moment: the fraction of a column, the column
// that is glanced at, the time that is compared with, and where playing stops.
#ifndef KYUBI_DESK_TIMES_H
#define KYUBI_DESK_TIMES_H

#include "circuit/between.h"

enum { MOST_STOPS = 32 };

typedef enum SightKind { SIGHT_HERE, SIGHT_PINNED, SIGHTS } SightKind;

typedef struct Times {
    double fraction; // of the column behind the moment, 0 … 1 (less than 1)
    int glance;      // 1 + the column whose end is looked at for a moment; 0: none
    bool pins;       // two moments are compared:
    double pinned;   // … this one, in columns, with that of the time line
    int stops[MOST_STOPS], stop_count; // columns behind which playing stops, in order
    struct Partway *kept;              // of SIGHTS moments partway, the runs
} Times;

Times times_create(void);
void times_end(Times *times);
void times_inherit(Times *times, const Times *old); // but what is kept and glanced at

// What is to be seen `columns` (0 … run_columns) into the run; `shown` is a number that
// changes with it. The same run comes back while nothing changed.
Sight times_sight(const Times *times, SightKind kind, const Run *run, uint64_t shown,
                  double columns);

bool times_stops(const Times *times, int column);
// Puts a stop there, or takes it away; false where there are as many as can be.
bool times_toggle_stop(Times *times, int column);
// The first stop on the way from one time to another (in columns), that one included, the
// other not; else `to`.
double times_stop_on_way(const Times *times, double from, double to);

#endif
