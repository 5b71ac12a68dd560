// How long a show has lasted, each of its pages, and the last rehearsal of them; and the
// clock of what the hall does for a while.
#ifndef KYUBI_DESK_SHOW_CLOCK_H
#define KYUBI_DESK_SHOW_CLOCK_H

#include "base/data.h"
#include "lesson/page.h"

typedef struct ShowTimes {
    bool begun; // the first step was left, or somebody said so
    bool paused;
    double last;    // of the clock, when it was last looked at; 0: never
    double elapsed; // seconds
    double since;   // … on the shown page, this time
    double spent[MAX_PAGES];
    double rehearsed[MAX_PAGES]; // of the last rehearsal; 0: none
} ShowTimes;

// Takes the clock's `now` while `page` is shown. True when a whole second has gone by.
bool show_times_advance(ShowTimes *times, double now, int page);
// Milliseconds until the next whole second of what runs.
int show_times_due(const ShowTimes *times);

Data *show_times_data(const ShowTimes *times, int pages); // yours
void show_times_read(ShowTimes *times, const Data *data, int pages);
// Seconds of pages, as the record keeps them: a JSON list, yours; and back.
char *show_times_text(const double *seconds, int pages);
void show_times_take(double *seconds, int pages, const char *text);

typedef struct ShowTimer {
    int activity; // index into Lesson.activities; -1: none
    double left;  // seconds; 0: it is over
    bool running;
} ShowTimer;
void show_timer_start(ShowTimer *timer, int activity, double seconds); // it runs
bool show_timer_advance(ShowTimer *timer, double by);                  // true: a new second

#endif
