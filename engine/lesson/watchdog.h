// The clock over one request of a child, or over its start. It counts the child's own CPU
// time, so a busy machine is no fault of a lesson, and four times as much wall time for a
// child that only waits.
#ifndef KYUBI_LESSON_WATCHDOG_H
#define KYUBI_LESSON_WATCHDOG_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct Watchdog {
    pid_t pid;
    double budget;    // ms of CPU; 0: not watching
    double wall, cpu; // clocks at the start, ms
} Watchdog;

typedef enum WatchdogVerdict {
    WATCHDOG_CALM,
    WATCHDOG_LATE, // over 1.5 × the budget: time for last words
    WATCHDOG_OVER  // over 2 × the budget + 250 ms: time for the kill
} WatchdogVerdict;

void watchdog_start(Watchdog *watchdog, pid_t pid, double budget_ms);
void watchdog_stop(Watchdog *watchdog);
WatchdogVerdict watchdog_verdict(const Watchdog *watchdog);
double watchdog_waited(const Watchdog *watchdog); // wall ms since the start; 0 when stopped

double watchdog_wall(void); // ms of the monotonic clock

#endif
