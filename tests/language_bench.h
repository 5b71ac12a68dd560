// A cage with the lesson language in it, for the tests of the language.
#ifndef KYUBI_TESTS_LANGUAGE_BENCH_H
#define KYUBI_TESTS_LANGUAGE_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "jail/language.h"
#include "jail/prelude.h"
#include "lesson/display.h"
#include "lesson/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> // last: it has a macro `fail`

static inline int open_protected(lua_State *L) {
    language_open(L);
    return 0;
}

static inline Cage *new_cage(void) {
    Cage *cage = cage_create((CageOptions){0});
    Outcome out;
    lua_pushcfunction(cage_lua(cage), open_protected);
    if (!cage_call(cage, 0, 0, 2000, &out))
        fail_msg("%s: %s", out.error.key, out.error.args);
    return cage;
}

static inline void keep_part(void *to, const char *json, size_t size) {
    Data *part = data_read(json, size, (DataLimits){0}, "part", NULL);
    assert_non_null(part);
    data_push(to, part);
}

// Runs `text` as the file a.lua of a pack that has a module, too; its parts are pushed to
// `parts`.
static inline bool load(Cage *cage, const char *text, Data *parts, Outcome *out) {
    static const char tools[] = "return { double = function(x) return 2 * x end }";
    LanguageFile files[] = {{"a.lua", text, strlen(text)},
                            {"tools.lua", tools, sizeof tools - 1}};
    LanguageSend send = {.part = keep_part, .to = parts};
    return language_load(cage, files, 2, "a.lua", 2000, &send, out);
}

static inline Data *call(Cage *cage, const char *function, const char *arg) {
    char *json = NULL;
    Outcome out;
    if (!language_call(cage, function, arg, strlen(arg), 2000, &json, &out))
        fail_msg("%s: %s %s", function, out.error.key, out.error.args);
    Data *data = data_read(json, strlen(json), (DataLimits){0}, function, NULL);
    free(json);
    assert_non_null(data);
    return data;
}

#define HEAD "lesson { id = 'a', title = 'A' }\n"
#define PAGE HEAD "page 'p' 'P'\n"
#define ASK "ask = '?', "

// What went wrong with a lesson; "" when nothing did. The parts are read as the parent
// would.
static inline Error error_of(const char *text) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    Error err = {.key = ""};
    if (!load(cage, text, parts, &out)) err = out.error;
    Lesson *lesson = lesson_create("a.lua");
    for (size_t i = 0; !err.key[0] && i < data_count(parts); i++)
        lesson_add(lesson, data_at(parts, i), &err);
    if (!err.key[0]) lesson_complete(lesson, &err);
    lesson_destroy(lesson);
    data_free(parts);
    cage_destroy(cage);
    return err;
}

#define NUMBER PAGE "exercise.number 'n' {\n" ASK "answer = 1,\n"

#endif
