#include "lesson/mistakes.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 64, LINE_BYTES = 512 };

// What stands where it is needed: the first row that fits speaks.
typedef struct Mistake {
    const char *hint; // key of the words; {1} is the name or line that was found
    const char *key;  // of the error
    const char *said; // stands in the error's arguments; NULL: anything
    const char *line; // stands in the file's line; NULL: anything
    // Finds {1} in the error or its file, or says that the row does not fit. NULL: fits.
    bool (*find)(const Error *error, const char *source, char name[NAME_BYTES]);
} Mistake;

static const char *at_line(const char *source, int line) {
    for (; source && line > 1; line--) {
        source = strchr(source, '\n');
        if (source) source++;
    }
    return source;
}

// Lua's own words hold the line of what was opened: (to close '{' at line 7).
static bool find_opened(const Error *error, const char *source, char name[NAME_BYTES]) {
    (void)source;
    const char *at = strstr(error->args, "at line ");
    if (!at) return false;
    snprintf(name, NAME_BYTES, "%ld", strtol(at + strlen("at line "), NULL, 10));
    return true;
}

// What stands behind near in '…'.
static bool find_near(const Error *error, const char *source, char name[NAME_BYTES]) {
    (void)source;
    const char *at = strstr(error->args, "near '");
    if (!at) return false;
    at += strlen("near '");
    const char *end = strrchr(at, '\'');
    if (!end || end - at >= NAME_BYTES) return false;
    snprintf(name, NAME_BYTES, "%.*s", (int)(end - at), at);
    return true;
}

// A field's value stands behind a colon, as in other languages: minutes: 15.
static bool find_colon(const Error *error, const char *source, char name[NAME_BYTES]) {
    const char *line = at_line(source, error->line);
    if (!line || !find_near(error, source, name)) return false;
    const char *end = line + strcspn(line, "\n"), *colon = strchr(line, ':');
    if (!colon || colon >= end || colon == line) return false;
    const char *from = colon;
    while (from > line && (isalnum((unsigned char)from[-1]) || from[-1] == '_'))
        from--;
    if (from == colon || colon - from >= NAME_BYTES) return false;
    snprintf(name, NAME_BYTES, "%.*s", (int)(colon - from), from);
    return true;
}

static bool word_begins(const char *at, const char *word, size_t size) {
    if (strncmp(at, word, size) != 0) return false; // it may end before
    unsigned char next = (unsigned char)at[size];
    return !isalnum(next) && next != '_';
}

// The unknown name is made by `local` further down: {1} is that line.
static bool find_later(const Error *error, const char *source, char name[NAME_BYTES]) {
    size_t size = strcspn(error->args, "\t");
    int line = error->line;
    if (!size || line < 1) return false;
    for (const char *at = at_line(source, line); at; line++) {
        const char *text = at + strspn(at, " \t");
        if (word_begins(text, "local", 5)) {
            text += 5 + strspn(text + 5, " \t");
            if (word_begins(text, error->args, size)) {
                snprintf(name, NAME_BYTES, "%d", line);
                return true;
            }
        }
        at = strchr(at, '\n');
        if (at) at++;
    }
    return false;
}

static bool find_constant(const Error *error, const char *source, char name[NAME_BYTES]) {
    static const struct {
        const char *typed, *right;
    } names[] = {{"True", "true"}, {"False", "false"}, {"None", "nil"}, {"null", "nil"},
                 {"TRUE", "true"}, {"FALSE", "false"}, {"NULL", "nil"}};
    (void)source;
    size_t size = strcspn(error->args, "\t");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].typed) == size && !strncmp(names[i].typed, error->args, size)) {
            snprintf(name, NAME_BYTES, "%s", names[i].right);
            return true;
        }
    return false;
}

// Lua's own names are no words of lessons: kyubi doc does not tell of them.
static bool of_lua(const char *name) {
    static const char *const names[] = {
        "assert", "coroutine", "error",    "ipairs",   "math",  "next", "pairs", "pcall",
        "select", "string",    "tonumber", "tostring", "table", "type", "utf8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name)) return true;
    return false;
}

// The word or group that was meant, and the word whose field is at fault.
static bool find_meant(const Error *error, const char *source, char name[NAME_BYTES]) {
    (void)source;
    const char *meant = strchr(error->args, '\t');
    snprintf(name, NAME_BYTES, "%s", meant ? meant + 1 : "");
    return meant && !of_lua(name);
}

// What Lua keeps in a group of its own, math.sin: {1} is the name with its group.
static bool find_group(const Error *error, const char *source, char name[NAME_BYTES]) {
    static const struct {
        const char *group, *names;
    } groups[] = {{"math",
                   " abs acos asin atan ceil cos deg exp floor fmod huge log max min modf "
                   "pi rad random sin sqrt tan tointeger "},
                  {"string", " format rep sub upper lower gsub gmatch reverse "},
                  {"table", " concat insert remove sort unpack "}};
    char word[NAME_BYTES + 2];
    (void)source;
    snprintf(word, sizeof word, " %.*s ", (int)strcspn(error->args, "\t"), error->args);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strstr(groups[i].names, word)) {
            size_t size = strlen(word) - 2;
            snprintf(name, NAME_BYTES, "%s.%.*s", groups[i].group, (int)size, word + 1);
            return true;
        }
    return false;
}

static bool find_word(const Error *error, const char *source, char name[NAME_BYTES]) {
    (void)source;
    snprintf(name, NAME_BYTES, "%.*s", (int)strcspn(error->args, " \t"), error->args);
    return name[0] != 0;
}

// clang-format off
static const Mistake mistakes[] = {
    {"mistake.quote", "lua.syntax", "unfinished string"},
    {"mistake.long_text", "lua.syntax", "unfinished long"},
    {"mistake.number", "lua.syntax", "malformed number"},
    {"mistake.not_equal", "lua.syntax", "near '!'"},
    {"mistake.increase", "lua.syntax", NULL, "+="},
    {"mistake.increase", "lua.syntax", NULL, "-="},
    {"mistake.equals", "lua.syntax", "'then' expected near '='"},
    {"mistake.then", "lua.syntax", "'then' expected"},
    {"mistake.do", "lua.syntax", "'do' expected"},
    {"mistake.end", "lua.syntax", "'end' expected"},
    {"mistake.colon", "lua.syntax", "<name> expected near", ":", find_colon},
    {"mistake.name", "lua.syntax", "<name> expected"},
    {"mistake.file_end", "lua.syntax", "symbol near <eof>"},
    {"mistake.list_comma", "lua.syntax", "'}' expected near '{'"},
    {"mistake.end_extra", "lua.syntax", "near 'end'"},
    {"mistake.open_brace", "lua.syntax", "'}' expected (to close", NULL, find_opened},
    {"mistake.open_brace_here", "lua.syntax", "'}' expected near <eof>"},
    {"mistake.other_bracket", "lua.syntax", "'}' expected near ')'"},
    {"mistake.other_bracket", "lua.syntax", "'}' expected near ']'"},
    {"mistake.comma", "lua.syntax", "'}' expected", NULL, find_near},
    {"mistake.brace_extra", "lua.syntax", "near '}'"},
    {"mistake.bracket", "lua.syntax", "')' expected"},
    {"mistake.alone", "lua.syntax", "syntax error near"},
    {"mistake.alone", "lua.syntax", "'=' expected"},
    {"mistake.symbol", "lua.syntax", "unexpected symbol near"},
    {"mistake.list_comma", "lua.error", "attempt to call a table value"},
    {"mistake.text_comma", "lua.error", "attempt to call a string value"},
    {"mistake.call_nothing", "lua.error", "attempt to call a nil value"},
    {"mistake.nothing_counts", "lua.error", "attempt to perform arithmetic on a nil value"},
    {"mistake.index_nothing", "lua.error", "attempt to index a nil value"},
    {"mistake.join", "lua.error", "attempt to concatenate"},
    {"mistake.compare", "lua.error", "attempt to compare"},
    {"mistake.argument", "lua.error", "bad argument"},
    {"mistake.constant", "language.unknown", NULL, NULL, find_constant},
    {"mistake.constant", "language.unknown_near", NULL, NULL, find_constant},
    {"mistake.group", "language.unknown", NULL, NULL, find_group},
    {"mistake.group", "language.unknown_near", NULL, NULL, find_group},
    {"mistake.later", "language.unknown", NULL, NULL, find_later},
    {"mistake.later", "language.unknown_near", NULL, NULL, find_later},
    {"mistake.doc", "language.unknown_near", NULL, NULL, find_meant},
    {"mistake.doc", "language.field", NULL, NULL, find_word},
    {"mistake.doc", "language.field_near", NULL, NULL, find_word},
    {"mistake.handle", "language.needs_source", "\t\""},
    {"mistake.loop", "jail.time"},
    {"mistake.room", "layout.picture_room"},
};
// clang-format on
enum { MISTAKES = sizeof mistakes / sizeof *mistakes };

static void copy_line(const char *source, int line, char out[LINE_BYTES]) {
    const char *at = line > 0 ? at_line(source, line) : NULL;
    snprintf(out, LINE_BYTES, "%.*s", at ? (int)strcspn(at, "\n") : 0, at ? at : "");
}

bool mistake_hint(const Error *error, const char *source, Error *hint) {
    char line[LINE_BYTES];
    copy_line(source, error->line, line);
    for (int i = 0; i < MISTAKES; i++) {
        const Mistake *row = &mistakes[i];
        char name[NAME_BYTES] = " ";
        if (strcmp(row->key, error->key) != 0) continue;
        if (row->said && !strstr(error->args, row->said)) continue;
        if (row->line && !strstr(line, row->line)) continue;
        if (row->find && !row->find(error, source, name)) continue;
        error_set(hint, row->hint, "%s", name);
        return true;
    }
    return false;
}

int mistake_count(void) {
    return MISTAKES;
}

const char *mistake_key(int index) {
    return mistakes[index].hint;
}
