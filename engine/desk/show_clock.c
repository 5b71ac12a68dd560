#include "desk/show_clock.h"

#include <math.h>
#include <string.h>

static const double LONGEST = 86400; // seconds that a text may speak of

bool show_times_advance(ShowTimes *times, double now, int page) {
    double by = times->last > 0 && now > times->last ? now - times->last : 0;
    times->last = now;
    if (times->paused) return false;
    double before = times->since;
    times->since += by;
    if (times->begun) {
        times->elapsed += by;
        if (page >= 0 && page < MAX_PAGES) times->spent[page] += by;
    }
    bool second = floor(times->elapsed) != floor(times->elapsed - by);
    return second || floor(before) != floor(times->since);
}

int show_times_due(const ShowTimes *times) {
    if (times->paused) return -1;
    double lead = times->begun ? times->elapsed : times->since;
    double other = times->since;
    double wait = fmin(floor(lead) + 1 - lead, floor(other) + 1 - other);
    return (int)ceil(1000 * wait) + 1;
}

// --- as data

static Data *list_of(const double *seconds, int pages) {
    Data *list = data_new_array();
    for (int i = 0; i < pages; i++)
        data_push(list, data_new_number(round(10 * seconds[i]) / 10));
    return list;
}

static double seconds_in(const Data *data) {
    double seconds = data_number(data, 0);
    return seconds > 0 && seconds < LONGEST ? seconds : 0;
}

static void read_list(double *seconds, int pages, const Data *list) {
    for (int i = 0; i < pages; i++)
        seconds[i] = seconds_in(data_at(list, (size_t)i));
}

Data *show_times_data(const ShowTimes *times, int pages) {
    Data *data = data_new_object();
    data_put(data, "begun", data_new_bool(times->begun));
    data_put(data, "paused", data_new_bool(times->paused));
    data_put(data, "elapsed", data_new_number(times->elapsed));
    data_put(data, "since", data_new_number(times->since));
    data_put(data, "spent", list_of(times->spent, pages));
    return data;
}

void show_times_read(ShowTimes *times, const Data *data, int pages) {
    times->begun = data_bool(data_get(data, "begun"), false);
    times->paused = data_bool(data_get(data, "paused"), false);
    times->elapsed = seconds_in(data_get(data, "elapsed"));
    times->since = seconds_in(data_get(data, "since"));
    read_list(times->spent, pages, data_get(data, "spent"));
}

char *show_times_text(const double *seconds, int pages) {
    Data *list = list_of(seconds, pages);
    char *text = data_write(list);
    data_free(list);
    return text;
}

void show_times_take(double *seconds, int pages, const char *text) {
    Data *list = text ? data_read(text, strlen(text), (DataLimits){0}, "", NULL) : NULL;
    if (data_count(list) == (size_t)pages) read_list(seconds, pages, list);
    data_free(list);
}

// --- the hall's

void show_timer_start(ShowTimer *timer, int activity, double seconds) {
    *timer = (ShowTimer){.activity = activity, .left = seconds, .running = true};
}

bool show_timer_advance(ShowTimer *timer, double by) {
    if (!timer->running) return false;
    double before = timer->left;
    timer->left = fmax(0, timer->left - by);
    if (timer->left <= 0) timer->running = false;
    return ceil(before) != ceil(timer->left) || !timer->running;
}
