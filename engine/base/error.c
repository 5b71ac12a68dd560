#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// Names in errors come from files of strangers, and errors are printed on terminals: a
// control character becomes '?' (a tab parts arguments), and a character that was cut
// through at the end goes.
static void soften(char *text, size_t room, bool tabs) {
    size_t size = strlen(text), last = size;
    while (last && ((unsigned char)text[last - 1] & 0xc0) == 0x80)
        last--;
    unsigned char lead = last ? (unsigned char)text[last - 1] : 0;
    size_t whole = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (size + 1 == room && last && size - (last - 1) < whole) text[last - 1] = 0;
    for (unsigned char *c = (unsigned char *)text; *c; c++)
        if ((*c < ' ' && !(tabs && *c == '\t')) || *c == 127) *c = '?';
}

bool error_set(Error *err, const char *key, const char *format, ...) {
    if (!err) return false;
    *err = (Error){0};
    snprintf(err->key, sizeof err->key, "%s", key);
    va_list args;
    va_start(args, format);
    vsnprintf(err->args, sizeof err->args, format, args);
    va_end(args);
    soften(err->args, sizeof err->args, true);
    return false;
}

bool error_at(Error *err, const char *file, int line, int column) {
    if (!err) return false;
    if (file && !err->file[0]) {
        snprintf(err->file, sizeof err->file, "%s", file);
        soften(err->file, sizeof err->file, false);
    }
    if (line && !err->line) {
        err->line = line;
        err->column = column;
    }
    return false;
}
