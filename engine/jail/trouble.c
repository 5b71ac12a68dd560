// Errors inside the cage: raised as values with a key, and read back with their place when
// a call has failed.
#include "jail/inside.h"

#include "base/text.h"
#include "jail/prelude.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TROUBLE "kyubi.trouble"
enum { MOST_LINE = 1000000 }; // a script may write a place of its own making

bool cage_place(lua_State *L, char file[256], int *line) {
    lua_Debug ar;
    for (int level = 0; lua_getstack(L, level, &ar); level++) {
        if (!lua_getinfo(L, "Sl", &ar) || ar.source[0] != '@' || ar.currentline <= 0)
            continue;
        snprintf(file, 256, "%s", ar.source + 1);
        *line = ar.currentline;
        return true;
    }
    return false;
}

// Functions called from C have no name of their own: they are called by what they are.
static bool frame_of(lua_State *L, lua_Debug *ar, TraceFrame *frame) {
    if (!lua_getinfo(L, "Sln", ar) || ar->source[0] != '@' || ar->currentline <= 0)
        return false;
    snprintf(frame->file, sizeof frame->file, "%s", ar->source + 1);
    frame->line = ar->currentline;
    bool chunk = !strcmp(ar->what, "main");
    snprintf(frame->name, sizeof frame->name, "%s",
             chunk                   ? ""
             : ar->name && *ar->name ? ar->name
                                     : "function");
    return true;
}

void trouble_note(lua_State *L) {
    Cage *cage = cage_of(L);
    lua_Debug ar;
    cage->first = (Error){0};
    cage->trace = (Trace){0};
    cage_place(L, cage->first.file, &cage->first.line);
    for (int level = 0; lua_getstack(L, level, &ar) && level < 200; level++) {
        if (cage->trace.count == TRACE_FRAMES) break;
        if (frame_of(L, &ar, &cage->trace.frames[cage->trace.count])) cage->trace.count++;
    }
}

static Error *push_trouble(lua_State *L, const char *key) {
    Error *error = lua_newuserdatauv(L, sizeof *error, 0);
    *error = (Error){0};
    luaL_setmetatable(L, TROUBLE);
    snprintf(error->key, sizeof error->key, "%s", key);
    return error;
}

// By way of error_set, which cuts behind a whole character.
static void fill_arguments(Error *error, const char *format, va_list args) {
    char text[sizeof error->args], key[sizeof error->key];
    vsnprintf(text, sizeof text, format, args);
    memcpy(key, error->key, sizeof key);
    error_set(error, key, "%s", text);
}

int fail(lua_State *L, const char *key, const char *format, ...) {
    Error *error = push_trouble(L, key);
    va_list args;
    va_start(args, format);
    fill_arguments(error, format, args);
    va_end(args);
    cage_place(L, error->file, &error->line);
    return lua_error(L);
}

int fail_at(lua_State *L, const char *file, int line, const char *key, const char *format,
            ...) {
    Error *error = push_trouble(L, key);
    va_list args;
    va_start(args, format);
    fill_arguments(error, format, args);
    va_end(args);
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    error->line = line;
    return lua_error(L);
}

static int trouble_text(lua_State *L) {
    const Error *error = luaL_checkudata(L, 1, TROUBLE);
    lua_pushfstring(L, "%s: %s", error->key, error->args);
    return 1;
}

void trouble_open(lua_State *L) {
    luaL_newmetatable(L, TROUBLE);
    lua_pushcfunction(L, trouble_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

// A script's text as one argument: no tabs (they part arguments), no controls, whole
// characters.
static void copy_message(char *out, size_t room, const char *text, size_t size) {
    if (size >= room) size = room - 1;
    while (size && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        out[i] = (char)(c < ' ' || c == 127 ? ' ' : c);
    }
    out[size] = 0;
    if (text_valid(out, size)) return;
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)out[i] >= 0x80) out[i] = '?';
}

// Lua writes "file:line: " before its messages, with long names cut in front ("...end").
// Only names of our own chunks count: a script may write such words itself.
static const char *chunk_named(const Cage *cage, const char *text, size_t size) {
    bool cut = size > 3 && strncmp(text, "...", 3) == 0;
    if (cut) text += 3, size -= 3;
    for (int i = 0; i < cage->file_count; i++) {
        const char *file = cage->files[i];
        size_t length = strlen(file);
        if (length < size || (!cut && length != size)) continue;
        if (memcmp(file + length - size, text, size) == 0) return file;
    }
    return NULL;
}

// A chunk of the prelude, or of `load`.
static bool of_kyubi(const char *text, size_t size) {
    if (size == 6 && !strncmp(text, "[load]", size)) return true;
    for (int i = 0; i < prelude_files(); i++) {
        const char *name = prelude_file(i)->name;
        if (strlen(name) == size && !strncmp(text, name, size)) return true;
    }
    return false;
}

// What follows "file:line: "; the place is filled when the file is one of ours. Chunks of
// the prelude and of `load` are stripped too, without becoming the place.
static const char *strip_place(const Cage *cage, const char *text, Error *error) {
    const char *colon = strchr(text, ':');
    if (!colon || colon == text) return text;
    char *end;
    long line = strtol(colon + 1, &end, 10);
    bool written = end > colon + 1 && end[0] == ':' && end[1] == ' ';
    if (!written || line <= 0 || line > MOST_LINE) return text;
    size_t size = (size_t)(colon - text);
    const char *file = chunk_named(cage, text, size);
    if (file) {
        snprintf(error->file, sizeof error->file, "%s", file);
        error->line = (int)line;
    }
    return file || of_kyubi(text, size) ? end + 2 : text;
}

static void read_message(Cage *cage, lua_State *L, const char *key, Error *error) {
    Error place = *error;
    size_t size = 0;
    *error = (Error){0};
    snprintf(error->key, sizeof error->key, "%s", key);
    // Only texts are read: __tostring of an error value could run for ever.
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &size) : NULL;
    if (text) {
        const char *rest = strip_place(cage, text, error);
        copy_message(error->args, sizeof error->args, rest, size - (size_t)(rest - text));
    } else
        snprintf(error->args, sizeof error->args, "(%s)", luaL_typename(L, -1));
    if (!error->line) error_at(error, place.file, place.line, 0);
}

// Runs where the error was raised, while the stack that names its line still stands.
int trouble_handler(lua_State *L) {
    Cage *cage = cage_of(L);
    if (!cage->killed) trouble_note(L);
    return 1;
}

static void fill_limit(Cage *cage, Outcome *out) {
    Error place = cage->first;
    out->status = cage->killed;
    bool time = cage->killed == OUTCOME_TIME;
    if (time)
        error_set(&out->error, "jail.time", "%g", cage->clock.budget / 1000);
    else
        error_set(&out->error, "jail.memory", "%zu", cage->options.memory_bytes >> 20);
    if (!place.line) {
        snprintf(place.file, sizeof place.file, "%s", cage->memory_file);
        place.line = cage->memory_line;
    }
    error_at(&out->error, place.file, place.line, 0);
}

// The error value is on the top of the stack.
void trouble_fill(Cage *cage, int status, Outcome *out) {
    lua_State *L = cage_lua(cage);
    if (status == LUA_ERRMEM && !cage->killed) cage->killed = OUTCOME_MEMORY;
    if (cage->killed) {
        fill_limit(cage, out);
        return;
    }
    out->status = OUTCOME_ERROR;
    const Error *raised = luaL_testudata(L, -1, TROUBLE);
    if (raised) {
        out->error = *raised;
        return;
    }
    out->error = cage->first;
    read_message(cage, L, cage->syntax ? "lua.syntax" : "lua.error", &out->error);
}
