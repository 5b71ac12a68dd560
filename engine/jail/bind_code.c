// A learner's program: run in a cage of its own, which knows nothing of the lesson but what
// is copied into it, and tried on one case after the other. What it does wrong ends with a
// key and a line; the lesson goes on.
#include "jail/bind_values.h"

#include "base/mem.h"
#include "jail/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PROGRAM "answer" // the name of its chunk

enum {
    CODE_BYTES = 16 * 1024,
    CODE_MEMORY = 16 << 20,
    CODE_MS = 1000,            // for everything
    CODE_STEPS = 20 * 1000000, // instructions of Lua
    CODE_PATTERN = 10000000,   // steps of one search in a string
    CODE_PRINT = 4000,         // bytes of print that are kept
    VALUE_DEPTH = 8,           // of tables within tables
    VALUE_COUNT = 10000,       // of what is copied at once
    VALUE_TEXT = 64 * 1024,
    VALUE_TEXTS = 1 << 20, // bytes of all texts in what is copied at once
    GIVEN_COUNT = 100000,  // of what all cases together give: the lesson keeps it
    GIVEN_TEXTS = 4 << 20
};

typedef struct Trial {
    Cage *cage;
    Buffer printed;
    lua_State *from; // the lesson's state, while arguments are copied out of it
    int args;        // where in it
    const char *calls;
    double left;  // ms
    int values;   // that the cases which are left may give
    size_t texts; // and bytes of texts
} Trial;

static void trial_end(void *thing) {
    Trial *trial = thing;
    cage_destroy(trial->cage);
    buffer_clear(&trial->printed);
    free(trial);
}

static const BoxKind TRIAL_BOX = {"kyubi.trial", trial_end};

// Cut behind a whole character.
static void keep_print(void *to, const char *text, size_t size) {
    Buffer *printed = to;
    size_t room = CODE_PRINT - printed->size;
    if (printed->size >= CODE_PRINT) return;
    if (size > room) size = room;
    while (size && ((unsigned char)text[size] & 0xc0) == 0x80)
        size--;
    buffer_add(printed, text, size);
}

// --- values from one state to the other: plain ones, copied whole

typedef struct Copy {
    lua_State *from, *to;
    int left;     // values that may still be copied
    size_t texts; // and bytes of texts
} Copy;

// False where there is something that is not copied; its name is noted.
static bool copy_value(Copy *copy, int index, int depth, const char **why);

static bool copy_table(Copy *copy, int index, int depth, const char **why) {
    lua_State *from = copy->from;
    if (depth == VALUE_DEPTH || !lua_checkstack(from, 4)) return *why = "table", false;
    luaL_checkstack(copy->to, 4, NULL);
    lua_newtable(copy->to);
    lua_pushnil(from);
    while (lua_next(from, index)) {
        int key = lua_gettop(from) - 1;
        if (!copy_value(copy, key, VALUE_DEPTH, why) ||
            !copy_value(copy, key + 1, depth + 1, why))
            return false;
        lua_rawset(copy->to, -3);
        lua_pop(from, 1);
    }
    return true;
}

static bool copy_value(Copy *copy, int index, int depth, const char **why) {
    size_t size;
    const char *text;
    lua_State *from = copy->from, *to = copy->to;
    if (!copy->left--) return *why = "table", false;
    switch (lua_type(from, index)) {
    case LUA_TNIL:
        lua_pushnil(to);
        return true;
    case LUA_TBOOLEAN:
        lua_pushboolean(to, lua_toboolean(from, index));
        return true;
    case LUA_TNUMBER:
        if (lua_isinteger(from, index))
            lua_pushinteger(to, lua_tointeger(from, index));
        else
            lua_pushnumber(to, lua_tonumber(from, index));
        return true;
    case LUA_TSTRING:
        text = lua_tolstring(from, index, &size);
        if (size > VALUE_TEXT || size > copy->texts) return *why = "string", false;
        copy->texts -= size;
        lua_pushlstring(to, text, size);
        return true;
    case LUA_TTABLE:
        return copy_table(copy, index, depth, why);
    default:
        *why = lua_typename(from, lua_type(from, index));
        if (!is_complex(from, index)) return false;
        push_complex(to, to_complex(from, index));
        return true;
    }
}

// --- inside the cage

// What a program may use; nothing that reaches metatables or loads text.
static const char *const ALLOWED[] = {
    "math", "string", "table",  "utf8", "assert", "error",    "ipairs",   "pairs",
    "next", "pcall",  "select", "type", "print",  "tonumber", "tostring", NULL};

// A name that nobody has given: most likely it is misspelt.
static int unknown_name(lua_State *L) {
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return fail(L, "language.unknown", "%.60s", name);
}

static int open_program(lua_State *L) {
    bool physics = lua_toboolean(L, 1);
    lua_newtable(L);
    int environment = lua_gettop(L);
    if (physics) {
        language_open(L);
        lua_getfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT);
        lua_getfield(L, -1, "q");
        lua_setfield(L, environment, "q");
        lua_getfield(L, -1, "state");
        lua_setfield(L, environment, "state");
    } else {
        lua_newtable(L);
        bind_values(L); // their metatables: arguments may be complex numbers
    }
    for (int i = 0; ALLOWED[i]; i++) {
        lua_getglobal(L, ALLOWED[i]);
        lua_setfield(L, environment, ALLOWED[i]);
    }
    lua_newtable(L);
    lua_pushcfunction(L, unknown_name);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, environment);
    lua_pushvalue(L, environment);
    lua_setfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT);
    return 0;
}

// Calls the program's function with the arguments of one case; the first result stays.
static int call_program(lua_State *L) {
    const Trial *trial = lua_touserdata(L, 1);
    lua_State *from = trial->from;
    Copy copy = {.from = from, .to = L, .left = VALUE_COUNT, .texts = VALUE_TEXTS};
    const char *why = "?";
    lua_getfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT);
    lua_pushstring(L, trial->calls);
    if (lua_rawget(L, -2) != LUA_TFUNCTION)
        return fail_at(L, PROGRAM, 0, "code.missing", "%s", trial->calls);
    int count = (int)lua_rawlen(from, trial->args);
    luaL_checkstack(L, count + 4, NULL);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(from, trial->args, i);
        if (!copy_value(&copy, lua_gettop(from), 0, &why))
            return fail_at(L, PROGRAM, 0, "code.value", "%s", why);
        lua_pop(from, 1);
    }
    lua_call(L, count, 1);
    return 1;
}

// --- from the lesson

static void push_fault(lua_State *L, const Error *err) {
    lua_createtable(L, 0, 3);
    const char *key = err->key;
    if (!strcmp(key, "jail.time")) key = "code.time";
    if (!strcmp(key, "jail.memory")) key = "code.memory";
    lua_pushstring(L, key);
    lua_setfield(L, -2, "key");
    lua_pushstring(L, err->args);
    lua_setfield(L, -2, "args");
    lua_pushinteger(L, err->line);
    lua_setfield(L, -2, "line");
}

static void set_fault(lua_State *L, int result, const Error *err) {
    push_fault(L, err);
    lua_setfield(L, result, "fault");
}

static bool spend(Trial *trial, const Outcome *out) {
    trial->left -= out->ms;
    if (trial->left < 1) trial->left = 1;
    return true;
}

static Trial *start(lua_State *L, int result, const char *text, size_t size, bool physics) {
    void **box = box_push(L, &TRIAL_BOX, CODE_MEMORY);
    Trial *trial = *box = mem_new(sizeof *trial);
    trial->left = CODE_MS;
    trial->values = GIVEN_COUNT;
    trial->texts = GIVEN_TEXTS;
    Outcome out = {.status = OUTCOME_OK};
    Script script = script_of(text, size);
    if (!script_check(script, &out.error)) return set_fault(L, result, &out.error), NULL;
    trial->cage = cage_create((CageOptions){.memory_bytes = CODE_MEMORY,
                                            .seed = 1,
                                            .instructions = CODE_STEPS,
                                            .pattern_steps = CODE_PATTERN,
                                            .print = keep_print,
                                            .to = &trial->printed});
    if (!trial->cage) return fail(L, "language.memory", "%d", CODE_MEMORY >> 20), NULL;
    lua_State *inner = cage_lua(trial->cage);
    lua_pushcfunction(inner, open_program);
    lua_pushboolean(inner, physics);
    if (!cage_call(trial->cage, 1, 0, CODE_MS, &out))
        return set_fault(L, result, &out.error), NULL;
    bool ran = cage_run(trial->cage, PROGRAM, script.text, script.size, CODE_MS, &out);
    spend(trial, &out);
    return ran ? trial : (set_fault(L, result, &out.error), NULL);
}

// One case: its result is put into the list at `got`. False with the fault set.
static bool try_case(lua_State *L, Trial *trial, int result, int got, int number) {
    Outcome out;
    lua_State *inner = cage_lua(trial->cage);
    int top = lua_gettop(L);
    luaL_checkstack(L, 4 * VALUE_DEPTH, NULL);
    trial->from = L;
    trial->args = top;
    lua_pushcfunction(inner, call_program);
    lua_pushlightuserdata(inner, trial);
    bool good = cage_call(trial->cage, 1, 1, (int)trial->left, &out);
    lua_settop(L, top);
    spend(trial, &out);
    if (!good) return set_fault(L, result, &out.error), false;
    int values = trial->values < VALUE_COUNT ? trial->values : VALUE_COUNT;
    size_t texts = trial->texts < VALUE_TEXTS ? trial->texts : VALUE_TEXTS;
    Copy copy = {.from = inner, .to = L, .left = values, .texts = texts};
    const char *why = "?";
    if (!copy_value(&copy, lua_gettop(inner), 0, &why)) {
        error_set(&out.error, "code.value", "%s", why);
        return set_fault(L, result, &out.error), false;
    }
    trial->values -= values - copy.left;
    trial->texts -= texts - copy.texts;
    lua_rawseti(L, got, number);
    lua_settop(inner, 0);
    return true;
}

// run_code(text, calls, cases, physics): { printed, got = { … }, count, fault = { key,
// args, line } }; cases is a list of lists of arguments. `count` cases went well; what each
// gave is in `got`.
static int run_code(lua_State *L) {
    size_t size;
    const char *text = luaL_checklstring(L, 1, &size);
    const char *calls = luaL_checkstring(L, 2);
    luaL_checktype(L, 3, LUA_TTABLE);
    bool physics = lua_toboolean(L, 4);
    lua_settop(L, 3);
    lua_createtable(L, 0, 4);
    lua_newtable(L);
    int result = 4, got = 5, done = 0, count = (int)lua_rawlen(L, 3);
    if (size > CODE_BYTES) {
        Error err;
        error_set(&err, "code.long", "%d", CODE_BYTES >> 10);
        return set_fault(L, result, &err), lua_settop(L, result), 1;
    }
    Trial *trial = start(L, result, text, size, physics);
    if (trial) trial->calls = calls;
    while (trial && done < count) {
        cage_tick(L);
        lua_rawgeti(L, 3, done + 1);
        bool good = try_case(L, trial, result, got, done + 1);
        lua_pop(L, 1);
        if (!good) break;
        done++;
    }
    const Trial *ran = box_at(L, 6, &TRIAL_BOX);
    const Buffer *printed = &ran->printed;
    lua_pushlstring(L, printed->data ? printed->data : "", printed->size);
    lua_setfield(L, result, "printed");
    lua_pushinteger(L, done);
    lua_setfield(L, result, "count");
    lua_pushvalue(L, got);
    lua_setfield(L, result, "got");
    box_close(L, 6);
    lua_settop(L, result);
    return 1;
}

void bind_code(lua_State *L) {
    static const luaL_Reg functions[] = {{"run_code", run_code}, {NULL, NULL}};
    box_register(L, &TRIAL_BOX);
    luaL_setfuncs(L, functions, 0);
}
