// What an author wants to read back: what the lesson printed, what went wrong, when it was
// read again. The last LOG_ROWS of it; what is the same as the row before is counted, so
// that a flood leaves room for the rest. Sentences are kept as errors, in no language.
#ifndef KYUBI_LESSON_AUTHOR_LOG_H
#define KYUBI_LESSON_AUTHOR_LOG_H

#include "base/error.h"
#include "lesson/ran.h"

#include <stddef.h>

enum {
    LOG_ROWS = 200,
    LOG_TEXT = 400 // bytes of a printed line that are kept, zero included
};

typedef enum LogKind {
    LOG_PRINT,   // error.file and line: where print stands; text
    LOG_MISTAKE, // error
    LOG_SLOW,    // of, line: a function took over half of its limit; error says so
    LOG_READ     // the lesson was read
} LogKind;

typedef struct LogRow {
    LogKind kind;
    RanKind of;  // the function that was running
    int line;    // … the line of its word; 0: the lesson's own text
    int page;    // that was open, from 0; -1: none yet
    int count;   // how often in a row
    Error error; // key "" where there is none
    char text[LOG_TEXT];
} LogRow;

typedef struct AuthorLog AuthorLog;

AuthorLog *log_create(void);
void log_destroy(AuthorLog *log); // NULL is allowed
void log_clear(AuthorLog *log);

int log_rows(const AuthorLog *log);                     // 0 … LOG_ROWS
const LogRow *log_row(const AuthorLog *log, int index); // from 0, the oldest first
unsigned long log_stamp(const AuthorLog *log);          // grows with every change

void log_turn(AuthorLog *log, int page); // what comes from here on is of that page
void log_read(AuthorLog *log);
void log_mistake(AuthorLog *log, const Error *error);
void log_slow(AuthorLog *log, const RanRow *row, double limit_ms);

// What a watched child printed (lesson/message.h): a row for each of its lines. Controls
// but tabs are '?' already; tabs become blanks here. Without its first line, which says
// where, it is taken as it is.
void log_print(AuthorLog *log, const char *message, size_t size);
// That first line: "file\tline\tfunction\tits line\n".
enum { LOG_PLACE = 320 };
void log_place_write(char out[LOG_PLACE], const char *file, int line, RanKind of,
                     int of_line);

#endif
