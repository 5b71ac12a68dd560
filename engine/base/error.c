#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

bool error_set(Error *err, const char *key, const char *format, ...) {
    if (!err) return false;
    *err = (Error){0};
    snprintf(err->key, sizeof err->key, "%s", key);
    va_list args;
    va_start(args, format);
    vsnprintf(err->args, sizeof err->args, format, args);
    va_end(args);
    return false;
}

bool error_at(Error *err, const char *file, int line, int column) {
    if (!err) return false;
    if (file && !err->file[0]) snprintf(err->file, sizeof err->file, "%s", file);
    if (line && !err->line) {
        err->line = line;
        err->column = column;
    }
    return false;
}
