#include "lesson/author_log.h"

#include "base/mem.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES = 10000000 };

struct AuthorLog {
    LogRow rows[LOG_ROWS]; // a ring
    int first, count;
    int page;
    unsigned long stamp;
};

AuthorLog *log_create(void) {
    AuthorLog *log = mem_new(sizeof *log);
    log->page = -1;
    return log;
}

void log_destroy(AuthorLog *log) {
    free(log);
}

void log_clear(AuthorLog *log) {
    log->count = 0;
    log->stamp++;
}

int log_rows(const AuthorLog *log) {
    return log->count;
}

const LogRow *log_row(const AuthorLog *log, int index) {
    return &log->rows[(log->first + index) % LOG_ROWS];
}

unsigned long log_stamp(const AuthorLog *log) {
    return log->stamp;
}

void log_turn(AuthorLog *log, int page) {
    log->page = page;
}

static bool same(const LogRow *a, const LogRow *b) {
    return a->kind == b->kind && a->of == b->of && a->line == b->line &&
           a->page == b->page && a->error.line == b->error.line &&
           !strcmp(a->text, b->text) && !strcmp(a->error.key, b->error.key) &&
           !strcmp(a->error.args, b->error.args) && !strcmp(a->error.file, b->error.file);
}

static void add(AuthorLog *log, LogRow *row) {
    row->page = log->page;
    row->count = 1;
    log->stamp++;
    LogRow *last = &log->rows[(log->first + log->count + LOG_ROWS - 1) % LOG_ROWS];
    if (log->count && same(last, row)) {
        if (last->count < INT_MAX) last->count++;
        return;
    }
    if (log->count == LOG_ROWS)
        log->first = (log->first + 1) % LOG_ROWS;
    else
        log->count++;
    log->rows[(log->first + log->count - 1) % LOG_ROWS] = *row;
}

void log_read(AuthorLog *log) {
    add(log, &(LogRow){.kind = LOG_READ});
}

void log_mistake(AuthorLog *log, const Error *error) {
    add(log, &(LogRow){.kind = LOG_MISTAKE, .error = *error});
}

void log_slow(AuthorLog *log, const RanRow *row, double limit_ms) {
    LogRow slow = {.kind = LOG_SLOW, .of = row->kind, .line = row->line};
    error_set(&slow.error, "inspector.slow", "%.1f\t%.0f", row->most, limit_ms);
    slow.error.line = row->line;
    add(log, &slow);
}

void log_place_write(char out[LOG_PLACE], const char *file, int line, RanKind of,
                     int of_line) {
    snprintf(out, LOG_PLACE, "%.255s\t%d\t%s\t%d\n", file, line, ran_name(of), of_line);
}

static bool line_in(const char *text, int *line) {
    char *end;
    long number = strtol(text, &end, 10);
    *line = (int)number;
    return end != text && !*end && number >= 0 && number <= LINES;
}

// Cuts `head`, the first line of a message, at its tabs. False: it is none such.
static bool read_place(char *head, LogRow *row) {
    char *parts[4];
    for (int i = 0; i < 4; i++) {
        parts[i] = head;
        char *tab = head ? strchr(head, '\t') : NULL;
        if ((i < 3) != (tab != NULL)) return false;
        if (tab) *tab = 0, head = tab + 1;
    }
    if (!line_in(parts[1], &row->error.line) || !line_in(parts[3], &row->line))
        return false;
    snprintf(row->error.file, sizeof row->error.file, "%s", parts[0]);
    return ran_named(parts[2], &row->of);
}

// Whole characters only.
static void take_text(LogRow *row, const char *text, size_t size) {
    if (size >= LOG_TEXT) {
        size = LOG_TEXT - 1;
        while (size && ((unsigned char)text[size] & 0xC0) == 0x80)
            size--;
    }
    memcpy(row->text, text, size);
    row->text[size] = 0;
    for (char *c = row->text; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127) *c = ' ';
}

void log_print(AuthorLog *log, const char *message, size_t size) {
    LogRow row = {.kind = LOG_PRINT};
    char head[LOG_PLACE];
    const char *at = message, *end = message + size;
    const char *first = memchr(at, '\n', size);
    size_t long_ = first ? (size_t)(first - at) : LOG_PLACE;
    if (long_ < LOG_PLACE) {
        memcpy(head, at, long_);
        head[long_] = 0;
        if (read_place(head, &row))
            at = first + 1;
        else
            row = (LogRow){.kind = LOG_PRINT};
    }
    while (at < end) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        take_text(&row, at, (size_t)((next ? next : end) - at));
        LogRow one = row;
        add(log, &one);
        at = next ? next + 1 : end;
    }
}
