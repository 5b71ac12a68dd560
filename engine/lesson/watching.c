#include "lesson/watching.h"

#include "base/mem.h"

#include <stdlib.h>

void watching_start(Watching *watching, AuthorLog *log, Budgets may) {
    *watching = (Watching){.log = log};
    if (!log) return;
    watching->ran = mem_new(RAN_ROWS * sizeof *watching->ran);
    watching->most_kb = (size_t)may.memory_mb << 10;
    for (int i = 0; i < RAN_KINDS; i++)
        watching->limits[i] = i == RAN_LOAD                     ? may.open
                              : i >= RAN_CHECK                  ? may.check
                              : i == RAN_DRAW || i == RAN_TOUCH ? may.stage
                                                                : may.call;
}

void watching_end(Watching *watching) {
    free(watching->ran);
    *watching = (Watching){.log = NULL};
}

static void add(Watching *watching, const RanRow *more) {
    const double half = watching->limits[more->kind] / 2;
    const RanRow *before = ran_row(watching->ran, &watching->count, more->kind, more->line);
    bool slow = before && before->most <= half && more->most > half;
    ran_add(watching->ran, &watching->count, more);
    if (slow) log_slow(watching->log, more, 2 * half);
}

void watching_take(Watching *watching, const Outcome *outcome, const Data *ran,
                   bool opening) {
    if (!watching->log) return;
    RanRow rows[RAN_ROWS];
    int count = ran_read(ran, rows, RAN_ROWS);
    watching->kb = outcome->kb;
    for (int i = 0; i < count; i++)
        add(watching, &rows[i]);
    if (!opening) return;
    add(watching, &(RanRow){.count = 1, .last = outcome->cpu, .most = outcome->cpu});
}

void watching_mistake(Watching *watching, const Error *err) {
    if (watching->log) log_mistake(watching->log, err);
}
