// What the prelude may ask of the engine: plain C functions, put into one table that only
// the prelude sees. Lua asks and judges; C computes. Each bind_… adds its functions to the
// table on the top of the stack; their arguments are checked here, since a lesson's values
// reach them.
#ifndef KYUBI_JAIL_BIND_H
#define KYUBI_JAIL_BIND_H

#include "base/data.h"
#include "circuit/circuit.h"
#include "circuit/expression.h"
#include "jail/cage.h"
#include "jail/language.h"
#include "jail/script.h"
#include "quantum/state.h"

#include <lauxlib.h>

// value(text, line, names) typed(text, angle) nearest(name, list) fail(line, key, …)
// place() text(value) is_text(string)
void bind_basics(lua_State *L);

// state(ket) arrow(theta, phi) is_state(v) qubits(s) overlap(a, b) inner(a, b)
// same(a, b, distance) angles(s)
void bind_state(lua_State *L);

// circuit(text, wires, line, names) run(text, wires, names)
// plain(text, wires, names) readable(text, wires)
// parts(text, wires) gate(name) displays()
void bind_circuit(lua_State *L);

// distribution(text, wires, names) compare(text, text, wires, strict, names)
// cost(text, wires, gate)
// random_state(qubits, seed) acted(text, state)
void bind_judge(lua_State *L);

// names() expression(text, numbers, circuits, line)
void bind_naming(lua_State *L);
// The table name → number at `index` (nil or none: no names), in a box on the top of the
// stack that lives as long as it stays there.
const Name *bind_names(lua_State *L, int index);

// module(name)
void bind_module(lua_State *L);

// picture(line, name) picture_name(text)
void bind_picture(lua_State *L);

// pen_open(width) pen_close() pen_area(…) stage_verbs: what `g` of a stage can do
void bind_stage(lua_State *L);

// field_line(line, path) control_line(line) text_line(line, text) free_names() blame(line)
void bind_script(lua_State *L);

// The load in progress, from which picture(…) takes files; NULL when there is none. Raises
// nothing.
typedef struct Loading {
    const LanguageFile *files;
    int count;
    const LanguageSend *send;
    Script script;    // of the file that is run: not of its modules
    const char *name; // of that file
    size_t pixels;    // bytes sent
    bool tested;      // the lesson's tests are there, too
} Loading;
void bind_loading(lua_State *L, Loading *loading);
Loading *bind_loading_of(lua_State *L);

// A new state value on the top of the stack, |0…0⟩; charged to the pack's memory. The box
// owns what is put into *box. Fails: state.memory (qubits).
State **bind_push_state(lua_State *L, int qubits);
State *bind_to_state(lua_State *L, int index); // raises when it is none

// Raises what a reader said, at the lesson's line.
int bind_raise(lua_State *L, const Error *err);
// The same at the line that is argument `index`; nil or none: where it is now.
int bind_raise_at(lua_State *L, int index, const Error *err);

// JSON into a Lua value on the top of the stack (null becomes nil). Lists count from 1.
void bind_push_data(lua_State *L, const Data *data);
// The Lua value at `index` as JSON: a table with a first element is a list, else an object
// whose keys are strings. NULL when it holds anything else, or is nested more than 30 deep.
// Raises nothing; yours to free.
Data *bind_take_data(lua_State *L, int index);

#endif
