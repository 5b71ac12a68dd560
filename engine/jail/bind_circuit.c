#include "jail/bind.h"

#include "circuit/compile.h"
#include "circuit/noise.h"
#include "circuit/short_form.h"
#include "circuit/spelling.h"
#include "circuit/tool.h"
#include "lesson/display_options.h"
#include "lesson/live.h"

#include <stdlib.h>
#include <string.h>

#define CIRCUIT "kyubi.circuit"

// A circuit while one C function looks at it; the box frees it whatever happens.
static int box_free(lua_State *L) {
    Circuit **box = luaL_checkudata(L, 1, CIRCUIT);
    circuit_destroy(*box);
    *box = NULL;
    return 0;
}

// The circuit of arguments 1 (short form) and 2 (wires, 0 or nil: as many as named), with
// the names of argument `names` (0: none), in a box on the top of the stack; NULL in it
// when it cannot be read.
static Circuit *read_named(lua_State *L, int names, Error *err) {
    const char *text = luaL_checkstring(L, 1);
    lua_Integer wires = luaL_optinteger(L, 2, 0);
    if (wires < 0 || wires > DESK_QUBITS) wires = 0;
    const Name *known = names ? bind_names(L, names) : NULL;
    Circuit **box = lua_newuserdatauv(L, sizeof(Circuit *), 0);
    *box = NULL;
    luaL_setmetatable(L, CIRCUIT);
    *box = short_form_read(text, (int)wires, known, err);
    return *box;
}

static Circuit *read_circuit(lua_State *L, Error *err) {
    return read_named(L, 0, err);
}

static int gates_of(const Circuit *circuit) {
    int gates = 0;
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (step_unitary(circuit_step(circuit, i))) gates++;
    return gates;
}

static int push_about(lua_State *L, const Circuit *circuit) {
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, circuit_wires(circuit));
    lua_setfield(L, -2, "wires");
    lua_pushinteger(L, gates_of(circuit));
    lua_setfield(L, -2, "gates");
    return 1;
}

// circuit(text, wires, line, names): {wires, gates}; raises (at the line) when it cannot be
// read.
static int circuit(lua_State *L) {
    Error err = {.key = ""};
    lua_settop(L, 4);
    const Circuit *read = read_named(L, 4, &err);
    return read ? push_about(L, read) : bind_raise_at(L, 3, &err);
}

// readable(text, wires): the same, nil when it cannot be read.
static int readable(lua_State *L) {
    const Circuit *read = read_circuit(L, NULL);
    if (read) return push_about(L, read);
    lua_pushnil(L);
    return 1;
}

static bool word_in(const char *words, const char *word) {
    size_t size = strlen(word);
    for (const char *at = words; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (length == size && !memcmp(at, word, size)) return true;
        at += length;
    }
    return false;
}

// The first of what a step is made of that `words` does not name; NULL when it names all.
static const char *unnamed(const Step *step, const char *words) {
    if (!word_in(words, step->gate->name)) return step->gate->name;
    for (uint32_t left = step_dots(step); left; left &= left - 1) {
        const char *dot = tool_of_dot(step_dot(step, __builtin_ctz(left)));
        if (!word_in(words, dot)) return dot;
    }
    return NULL;
}

// parts(text, wires): "h x control ", what the circuit is made of, as a palette names it.
static int parts(lua_State *L) {
    Error err = {.key = ""};
    const Circuit *read = read_circuit(L, &err);
    if (!read) return bind_raise(L, &err);
    lua_pushliteral(L, "");
    for (int i = 0; i < circuit_steps(read); i++) {
        const char *part;
        while ((part = unnamed(circuit_step(read, i), lua_tostring(L, -1)))) {
            lua_pushfstring(L, "%s%s ", lua_tostring(L, -1), part);
            lua_remove(L, -2);
        }
    }
    return 1;
}

#define PROGRAM "kyubi.program"

static int program_free(lua_State *L) {
    Program **box = luaL_checkudata(L, 1, PROGRAM);
    program_destroy(*box);
    *box = NULL;
    return 0;
}

// The circuit compiled, in a box on the top of the stack.
static Program *push_program(lua_State *L, const Circuit *circuit, int *marks) {
    Program **box = lua_newuserdatauv(L, sizeof(Program *), 0);
    *box = NULL;
    luaL_setmetatable(L, PROGRAM);
    *box = circuit_compile(circuit, marks);
    return *box;
}

// run(text, wires, names): the state at the end, from |0…0⟩; nil when measurement leaves no
// single state. Raises when the circuit cannot be read.
static int run(lua_State *L) {
    Error err = {.key = ""};
    lua_settop(L, 3);
    const Circuit *read = read_named(L, 3, &err);
    if (!read) return bind_raise(L, &err);
    if (!circuit_pure(read)) return lua_pushnil(L), 1;
    int columns = circuit_columns(read);
    int *marks = lua_newuserdatauv(L, ((size_t)columns + 1) * sizeof *marks, 0);
    Program *program = push_program(L, read, marks);
    State *state = *bind_push_state(L, circuit_wires(read));
    program_run(program, 0, marks[0], state, &(ProgramRun){0});
    for (int column = 0; column < columns; column++) {
        cage_tick(L);
        program_run(program, marks[column], marks[column + 1], state, &(ProgramRun){0});
    }
    return 1;
}

#define TEXT "kyubi.text"

static int box_text_free(lua_State *L) {
    char **box = luaL_checkudata(L, 1, TEXT);
    free(*box);
    *box = NULL;
    return 0;
}

// plain(text, wires, names): the short form with numbers in the place of names.
static int plain(lua_State *L) {
    Error err = {.key = ""};
    lua_settop(L, 3);
    const Circuit *read = read_named(L, 3, &err);
    if (!read) return bind_raise(L, &err);
    char **box = lua_newuserdatauv(L, sizeof(char *), 0);
    *box = NULL;
    luaL_setmetatable(L, TEXT);
    *box = live_short_form(read);
    lua_pushstring(L, *box);
    return 1;
}

// gate(name): the row of the gate table that is spelt so, and how many controls come with
// it; nil if there is none.
static int gate(lua_State *L) {
    size_t size;
    const char *name = luaL_checklstring(L, 1, &size);
    Spelling found;
    Tool tool;
    if (tool_find(name, &tool)) {
        lua_pushstring(L, name);
        lua_pushinteger(L, 0);
    } else if (spelling_find(name, size, &found)) {
        lua_pushstring(L, found.gate);
        lua_pushinteger(L, found.controls);
    } else {
        lua_pushnil(L);
        lua_pushinteger(L, 0);
    }
    return 2;
}

static void push_display(lua_State *L, const DisplayKind *kind) {
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, kind->most_qubits);
    lua_setfield(L, -2, "most");
    lua_newtable(L);
    for (int i = 0, count = 0; i < display_options(); i++) {
        if (!display_takes(kind, display_option(i))) continue;
        lua_pushstring(L, display_option(i)->name);
        lua_rawseti(L, -2, ++count);
    }
    lua_setfield(L, -2, "options");
}

// displays(): name → {most = qubits, options = {names}}.
static int displays(lua_State *L) {
    lua_createtable(L, 0, display_kinds());
    for (int i = 0; i < display_kinds(); i++) {
        push_display(L, display_kind(i));
        lua_setfield(L, -2, display_kind(i)->name);
    }
    return 1;
}

// noises(): the names of a circuit's rates of noise; and the most qubits.
static int noises(lua_State *L) {
    lua_createtable(L, NOISE_RATES, 0);
    for (int i = 0; i < NOISE_RATES; i++) {
        lua_pushstring(L, noise_name(i));
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushinteger(L, SAMPLED_QUBITS);
    return 2;
}

// noise_times(gate, t1, t2, line): raises what cannot be.
static int noise_times(lua_State *L) {
    Noise noise = {.rates = {0}};
    Error err = {.key = ""};
    NoiseTimes times = {luaL_checknumber(L, 1), luaL_checknumber(L, 2),
                        luaL_checknumber(L, 3)};
    return noise_set_times(&noise, times, &err) ? 0 : bind_raise_at(L, 4, &err);
}

void bind_circuit(lua_State *L) {
    static const luaL_Reg functions[] = {{"circuit", circuit},
                                         {"readable", readable},
                                         {"run", run},
                                         {"gate", gate},
                                         {"parts", parts},
                                         {"plain", plain},
                                         {"displays", displays},
                                         {"noises", noises},
                                         {"noise_times", noise_times},
                                         {NULL, NULL}};
    luaL_newmetatable(L, CIRCUIT);
    lua_pushcfunction(L, box_free);
    lua_setfield(L, -2, "__gc");
    luaL_newmetatable(L, PROGRAM);
    lua_pushcfunction(L, program_free);
    lua_setfield(L, -2, "__gc");
    luaL_newmetatable(L, TEXT);
    lua_pushcfunction(L, box_text_free);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 3);
    luaL_setfuncs(L, functions, 0);
}
