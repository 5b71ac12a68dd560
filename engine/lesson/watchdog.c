#include "lesson/watchdog.h"

#include <time.h>

enum { WALL_FACTOR = 4 };

static double ms_of(clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return -1;
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double watchdog_wall(void) {
    return ms_of(CLOCK_MONOTONIC);
}

// -1 when the process is gone; the wall clock still counts then.
static double cpu_of(pid_t pid) {
    clockid_t clock;
    return clock_getcpuclockid(pid, &clock) == 0 ? ms_of(clock) : -1;
}

void watchdog_start(Watchdog *watchdog, pid_t pid, double budget_ms) {
    double cpu = cpu_of(pid);
    *watchdog = (Watchdog){
        .pid = pid, .budget = budget_ms, .wall = watchdog_wall(), .cpu = cpu < 0 ? 0 : cpu};
}

void watchdog_stop(Watchdog *watchdog) {
    watchdog->budget = 0;
}

WatchdogVerdict watchdog_verdict(const Watchdog *watchdog) {
    if (watchdog->budget <= 0) return WATCHDOG_CALM;
    double cpu = cpu_of(watchdog->pid);
    double used = cpu < 0 ? 0 : cpu - watchdog->cpu;
    double wall = watchdog_waited(watchdog) / WALL_FACTOR;
    if (wall > used) used = wall;
    if (used > 2 * watchdog->budget + 250) return WATCHDOG_OVER;
    return used > 1.5 * watchdog->budget ? WATCHDOG_LATE : WATCHDOG_CALM;
}

double watchdog_waited(const Watchdog *watchdog) {
    return watchdog->budget > 0 ? watchdog_wall() - watchdog->wall : 0;
}
