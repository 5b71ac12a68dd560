#include "lesson/ran.h"

#include <limits.h>
#include <string.h>

enum { LINES = 10000000 };

static const double MOST_MS = 1e9;

static const char *const names[RAN_KINDS] = {
    [RAN_LOAD] = "load",   [RAN_VALUE] = "value",       [RAN_BUTTON] = "button",
    [RAN_TIMER] = "timer", [RAN_DRAW] = "draw",         [RAN_TOUCH] = "touch",
    [RAN_CHECK] = "check", [RAN_PROPERTY] = "property", [RAN_REFERENCE] = "reference"};

const char *ran_name(RanKind kind) {
    return names[kind];
}

bool ran_named(const char *name, RanKind *kind) {
    for (int i = 0; i < RAN_KINDS; i++)
        if (!strcmp(names[i], name)) return *kind = (RanKind)i, true;
    return false;
}

void ran_set_read(RanRow *row, int variable) {
    if (variable < 0 || variable >= RAN_VARIABLES) return;
    row->reads[variable / 8] |= (uint8_t)(1 << variable % 8);
}

bool ran_reads(const RanRow *row, int variable) {
    if (variable < 0 || variable >= RAN_VARIABLES) return false;
    return row->reads[variable / 8] >> variable % 8 & 1;
}

RanRow *ran_row(RanRow *rows, int *count, RanKind kind, int line) {
    for (int i = 0; i < *count; i++)
        if (rows[i].kind == kind && rows[i].line == line) return &rows[i];
    if (*count == RAN_ROWS) return NULL;
    rows[*count] = (RanRow){.kind = kind, .line = line};
    return &rows[(*count)++];
}

RanRow *ran_add(RanRow *rows, int *count, const RanRow *more) {
    RanRow *row = ran_row(rows, count, more->kind, more->line);
    if (!row) return NULL;
    row->count = more->count < INT_MAX - row->count ? row->count + more->count : INT_MAX;
    row->last = more->last;
    if (more->most > row->most) row->most = more->most;
    memcpy(row->reads, more->reads, sizeof row->reads);
    return row;
}

static Data *write_row(const RanRow *row) {
    Data *data = data_new_object(), *reads = data_new_array();
    data_put(data, "of", data_new_text(names[row->kind]));
    data_put(data, "line", data_new_integer(row->line));
    data_put(data, "count", data_new_integer(row->count));
    data_put(data, "last", data_new_number(row->last));
    data_put(data, "most", data_new_number(row->most));
    for (int i = 0; i < RAN_VARIABLES; i++)
        if (ran_reads(row, i)) data_push(reads, data_new_integer(i));
    if (data_count(reads))
        data_put(data, "reads", reads);
    else
        data_free(reads);
    return data;
}

Data *ran_write(const RanRow *rows, int count) {
    Data *list = data_new_array();
    for (int i = 0; i < count; i++)
        data_push(list, write_row(&rows[i]));
    return list;
}

static double ms_in(const Data *data, const char *name) {
    double ms = data_number(data_get(data, name), 0);
    return ms >= 0 && ms < MOST_MS ? ms : 0;
}

static bool read_row(const Data *data, RanRow *row) {
    *row = (RanRow){.count = 0};
    if (!ran_named(data_text(data_get(data, "of"), ""), &row->kind)) return false;
    long long line = data_integer(data_get(data, "line"), -1);
    long long count = data_integer(data_get(data, "count"), 0);
    if (line < 0 || line > LINES || count < 1 || count > INT_MAX) return false;
    row->line = (int)line;
    row->count = (int)count;
    row->last = ms_in(data, "last");
    row->most = ms_in(data, "most");
    const Data *reads = data_get(data, "reads");
    for (size_t i = 0; i < data_count(reads) && i < RAN_VARIABLES; i++) {
        long long variable = data_integer(data_at(reads, i), -1);
        if (variable >= 0 && variable < RAN_VARIABLES) ran_set_read(row, (int)variable);
    }
    return true;
}

int ran_read(const Data *list, RanRow *rows, int most) {
    int count = 0;
    for (size_t i = 0; i < data_count(list) && count < most; i++)
        if (read_row(data_at(list, i), &rows[count])) count++;
    return count;
}
