// Walks the project's own sources for the tests that read them, and reads them as words:
// comments taken out, and string literals found.
#ifndef KYUBI_TESTS_SOURCE_TREE_H
#define KYUBI_TESTS_SOURCE_TREE_H

#include "base/file.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// Called with the path from the checkout's root ("engine/base/file.c") and the file's text,
// borrowed.
typedef void SourceVisit(void *with, const char *path, const char *text);

static inline bool source_ends_in(const char *path, const char *suffix) {
    size_t size = strlen(path), end = strlen(suffix);
    return size >= end && !strcmp(path + size - end, suffix);
}

static inline bool source_is_code(const char *path) {
    return source_ends_in(path, ".c") || source_ends_in(path, ".h") ||
           source_ends_in(path, ".lua");
}

static inline char *source_text(const char *path) {
    char *whole = file_join(KYUBI_SOURCE, path);
    char *text = file_read(whole, 8 << 20, NULL, NULL);
    free(whole);
    return text;
}

// Every .c, .h and .lua file under `folder` (from the root), in the order of their names.
static inline void source_walk(const char *folder, SourceVisit *visit, void *with) {
    char *whole = file_join(KYUBI_SOURCE, folder);
    char **names = file_list(whole, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        char *path = file_join(folder, *name), *place = file_join(whole, *name);
        if (file_is_folder(place)) {
            source_walk(path, visit, with);
        } else if (source_is_code(path)) {
            char *text = source_text(path);
            if (text) visit(with, path, text);
            free(text);
        }
        free(path);
        free(place);
    }
    free(names);
    free(whole);
}

// Behind the comment that begins at `at` (C, or Lua when `lua`), or `at` itself when none
// does.
static inline const char *source_after_comment(const char *at, bool lua) {
    if (!strncmp(at, lua ? "--" : "//", 2)) {
        bool block = lua && at[2] == '[' && at[3] == '[';
        const char *end = strstr(at, block ? "]]" : "\n");
        return end ? end : at + strlen(at);
    }
    if (!lua && !strncmp(at, "/*", 2)) {
        const char *end = strstr(at + 2, "*/");
        return end ? end + 2 : at + strlen(at);
    }
    return at;
}

// The next string literal at or behind `*at`: its first byte, with its size, and `*at`
// behind it; NULL at the end.
static inline const char *source_literal(const char **at, size_t *size, bool lua) {
    while (**at) {
        const char *behind = source_after_comment(*at, lua);
        if (behind != *at) {
            *at = behind;
            continue;
        }
        char quote = *(*at)++;
        if (quote != '"' && quote != '\'') continue;
        const char *start = *at;
        while (**at && **at != quote && **at != '\n')
            *at += **at == '\\' && (*at)[1] ? 2 : 1;
        *size = (size_t)(*at - start);
        if (**at) (*at)++;
        if (quote == '"' || lua) return start;
    }
    return NULL;
}

#endif
