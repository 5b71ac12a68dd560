#include "jail/language.h"

#include "base/mem.h"
#include "jail/bind_values.h"
#include "jail/inside.h"
#include "jail/measure.h"
#include "jail/prelude.h"
#include "lesson/pack_rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The registry field with the prelude's functions: finish, check, plays, findings, words.
#define FUNCTIONS "language_functions"
#define ENGINE "language_engine"
#define LOADED "language_loaded" // what the prelude's files returned, by name

enum { PART_BYTES = 256 * 1024 - 1 };

// Every prelude chunk is a function of (engine, load): it returns what the others ask for,
// and runs once.
static int load_chunk(lua_State *L) {
    const char *name = luaL_checkstring(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, LOADED);
    if (lua_getfield(L, -1, name) != LUA_TNIL) return 1;
    const PreludeFile *file = prelude_find(name);
    if (!file) return luaL_error(L, "no prelude file %s", name);
    char chunk[64];
    snprintf(chunk, sizeof chunk, "=%s", name);
    if (luaL_loadbufferx(L, file->text, file->size, chunk, "t") != LUA_OK)
        return lua_error(L);
    lua_getfield(L, LUA_REGISTRYINDEX, ENGINE);
    lua_pushcfunction(L, load_chunk);
    lua_call(L, 2, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, name);
    return 1;
}

static void push_exercise_files(lua_State *L) {
    lua_newtable(L);
    int count = 0;
    for (int i = 0; i < prelude_files(); i++)
        if (!strncmp(prelude_file(i)->name, "exercise_", 9)) {
            lua_pushstring(L, prelude_file(i)->name);
            lua_rawseti(L, -2, ++count);
        }
}

void language_open(lua_State *L) {
    lua_newtable(L);
    bind_basics(L);
    bind_state(L);
    bind_circuit(L);
    bind_judge(L);
    bind_module(L);
    bind_picture(L);
    bind_script(L);
    bind_stage(L);
    bind_values(L);
    bind_code(L);
    bind_devices(L);
    bind_naming(L);
    bind_measure(L);
    push_exercise_files(L);
    lua_setfield(L, -2, "exercise_files");
    lua_setfield(L, LUA_REGISTRYINDEX, ENGINE);
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LOADED);
    lua_pushcfunction(L, load_chunk);
    lua_pushliteral(L, "prelude");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "environment");
    lua_setfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT);
    lua_setfield(L, LUA_REGISTRYINDEX, FUNCTIONS);
}

// One call into the prelude, kept outside Lua so that an error in between loses nothing.
typedef struct Request {
    const char *function;
    Data *arg;
    Data *result;
} Request;

// Runs protected, with a Request as its light userdata.
static int run_request(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, FUNCTIONS);
    if (lua_getfield(L, -1, request->function) != LUA_TFUNCTION)
        return fail(L, "language.function", "%s", request->function);
    bind_push_data(L, request->arg);
    lua_call(L, 1, 1);
    request->result = bind_take_data(L, -1);
    if (!request->result) return fail(L, "language.result", "%s", request->function);
    return 0;
}

static bool request_run(Cage *cage, Request *request, int budget_ms, Outcome *out) {
    lua_State *L = cage_lua(cage);
    lua_pushcfunction(L, run_request);
    lua_pushlightuserdata(L, request);
    bool good = cage_call(cage, 1, 0, budget_ms, out);
    data_free(request->arg);
    request->arg = NULL;
    return good;
}

static bool send_one(const Data *part, const char *file, const LanguageSend *send,
                     Outcome *out) {
    char *json = data_write(part);
    size_t size = strlen(json);
    bool fits = size <= PART_BYTES;
    if (fits) {
        send->part(send->to, json, size);
    } else {
        out->status = OUTCOME_ERROR;
        error_set(&out->error, "language.page_large", "%s",
                  data_text(data_get(part, "id"), ""));
        error_at(&out->error, file, (int)data_integer(data_get(part, "line"), 0), 0);
    }
    free(json);
    return fits;
}

static const LanguageFile *file_named(const LanguageFile *files, int count,
                                      const char *name) {
    for (int i = 0; i < count; i++)
        if (!strcmp(files[i].name, name)) return &files[i];
    return NULL;
}

static bool refuse_missing(const char *name, Outcome *out) {
    *out = (Outcome){.status = OUTCOME_ERROR};
    error_set(&out->error, "file.missing", "%s", name);
    return error_at(&out->error, name, 0, 0);
}

static const LanguageFile *tests_of(const LanguageFile *files, int count,
                                    const char *lesson_file) {
    char name[300];
    snprintf(name, sizeof name, PACK_TESTS "%s", lesson_file);
    return file_named(files, count, name);
}

// Runs one file of the pack in the lesson's environment.
static bool run_file(Cage *cage, const LanguageFile *file, Loading *loading, int budget_ms,
                     Outcome *out) {
    Script script = script_of(file->bytes, file->size);
    *out = (Outcome){.status = OUTCOME_ERROR};
    if (!script_check(script, &out->error)) return error_at(&out->error, file->name, 0, 0);
    loading->script = script;
    loading->name = file->name;
    bind_loading(cage_lua(cage), loading);
    bool ran = cage_run(cage, file->name, script.text, script.size, budget_ms, out);
    bind_loading(cage_lua(cage), NULL);
    if (!ran && !out->error.file[0])
        snprintf(out->error.file, sizeof out->error.file, "%s", file->name);
    return ran;
}

static bool load_all(Cage *cage, const LanguageFile *files, int count,
                     const char *lesson_file, int budget_ms, const LanguageSend *send,
                     Outcome *out) {
    const LanguageFile *file = file_named(files, count, lesson_file);
    const LanguageFile *kinds = file_named(files, count, LANGUAGE_KINDS);
    if (!file) return refuse_missing(lesson_file, out);
    const LanguageFile *tests = tests_of(files, count, lesson_file);
    Loading loading = {
        .files = files, .count = count, .send = send, .tested = tests != NULL};
    if (kinds && !run_file(cage, kinds, &loading, budget_ms, out)) return false;
    if (!run_file(cage, file, &loading, budget_ms, out)) return false;
    Request request = {.function = "finish"};
    bool good = request_run(cage, &request, budget_ms, out);
    for (size_t i = 0; good && i < data_count(request.result); i++)
        good = send_one(data_at(request.result, i), file->name, send, out);
    data_free(request.result);
    if (!good && !out->error.file[0])
        snprintf(out->error.file, sizeof out->error.file, "%s", file->name);
    return good && (!tests || run_file(cage, tests, &loading, budget_ms, out));
}

bool language_load(Cage *cage, const LanguageFile *files, int count,
                   const char *lesson_file, int budget_ms, const LanguageSend *send,
                   Outcome *out) {
    Clock clock = clock_start(budget_ms);
    bool good = load_all(cage, files, count, lesson_file, budget_ms, send, out);
    out->ms = clock_ms(&clock); // of all its calls together
    out->cpu = clock_cpu(&clock);
    return good;
}

bool language_call(Cage *cage, const char *function, const char *arg_json, size_t size,
                   int budget_ms, char **result_json, Outcome *out) {
    *result_json = NULL;
    *out = (Outcome){.status = OUTCOME_ERROR};
    Request request = {.function = function};
    bool any = size && strncmp(arg_json, "null", 4) != 0;
    if (any)
        request.arg = data_read(arg_json, size, (DataLimits){0}, function, &out->error);
    if (any && !request.arg) return false;
    bool good = request_run(cage, &request, budget_ms, out);
    if (good) *result_json = data_write(request.result);
    data_free(request.result);
    return good;
}
