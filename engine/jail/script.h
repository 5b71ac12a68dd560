// A lesson's file as its author typed it: finds mistakes that Lua would tell badly or not
// at all, and the line where a field of a word stands. Only looks; Lua still reads the text
// itself, so what this file does not understand is left to it.
#ifndef KYUBI_JAIL_SCRIPT_H
#define KYUBI_JAIL_SCRIPT_H

#include "base/error.h"

#include <stddef.h>

typedef struct Script {
    const char *text;
    size_t size;
} Script;

// The script without the byte order mark that some editors write.
Script script_of(const char *bytes, size_t size);

// Fails, with the line: language.encoding (bytes that are not UTF-8, or a zero byte),
// language.blank, language.full_width (character, half-width one) and language.outside
// (character) for what stands outside of strings and comments, language.backslash for an
// escape in "…" that Lua does not know or that swallows the TeX command it begins.
bool script_check(Script script, Error *err);

// Where the field `path` ("wrong[2].say") stands in the braces of the word that was called
// in `line`; of a field that is not written out there, the line of the nearest part of its
// path, at last `line` itself.
int script_field(Script script, int line, const char *path);

// The line of the first escape for a control character (\t, \b, \f …) in a "…" of the
// statement that begins in `line`; 0 when it has none.
int script_control(Script script, int line);

// The line, from `line` on, in which `text` stands as it is; `line` where it does not.
int script_line_of(Script script, int line, const char *text);

// A name that the script uses without making it anywhere: by local, for, or as a parameter.
typedef struct FreeName {
    const char *name, *member; // `member` behind a dot: q.run; NULL. Neither is ended
    size_t size, member_size;
    int line;
} FreeName;

// Calls `each` with every free name, each pair of name and member once, where it first
// stands. What is assigned to, and keys of tables, are no uses.
void script_free_names(Script script, void (*each)(void *to, const FreeName *name),
                       void *to);

#endif
