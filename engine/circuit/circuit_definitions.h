// The gates that a circuit defines itself (circuit/definition.h). A circuit holds a
// reference to every definition that its steps use, and to those with names that nothing
// uses yet; one name means one gate. Copies share them. What a step brings along from
// another circuit is taken in with the step: under another name ("bell2") where the name is
// taken by something else.
#ifndef KYUBI_CIRCUIT_CIRCUIT_DEFINITIONS_H
#define KYUBI_CIRCUIT_CIRCUIT_DEFINITIONS_H

#include "circuit/circuit.h"
#include "circuit/definition.h"

enum { MAX_DEFINITIONS = 256 };

// Those with a name, in the order of their coming; each may use only those before it.
// Borrowed until the next change.
int circuit_definitions(const Circuit *circuit);
const Definition *circuit_definition(const Circuit *circuit, int index);
const Definition *circuit_definition_find(const Circuit *circuit,
                                          const char *name);             // or NULL
bool circuit_uses(const Circuit *circuit, const Definition *definition); // within gates too
// "gate1", "gate2" …: the first that is free.
void circuit_free_name(const Circuit *circuit, const char *stem,
                       char name[DEFINITION_NAME]);

// Takes a definition in; the one that stands for it there. NULL fails: circuit.definitions
// (most).
const Definition *circuit_define(Circuit *circuit, const Definition *definition,
                                 Error *err);
// Forgets one that nothing uses. Fails: circuit.definition_used (name).
bool circuit_undefine(Circuit *circuit, const Definition *definition, Error *err);
// Every step of `old`, also within other gates, becomes one of `made`, which has as many
// wires. Fails: definition.wires_changed (name, wires), definition.itself (name: it would
// use itself), definition.deep, definition.long, circuit.definitions, circuit.no_power.
bool circuit_define_again(Circuit *circuit, const Definition *old, const Definition *made,
                          Error *err);

// For the inside of a gate: no step is a lesson's any more, nothing has a name, and what
// named parameters keeps the value that it has; what it does not use is forgotten.
void circuit_unlock(Circuit *circuit);

// Steps of a circuit become one of a new gate of that name, on the wires that they touch.
// They are unitary and have all the same condition; what stands between them does not
// depend on them and they not on it. The index of the new step, NO_STEP fails:
// circuit.group_none, circuit.group_between (gate, wire, column), circuit.group_conditions,
// circuit.locked, definition.…
int circuit_group(Circuit *circuit, const int *indexes, int count, const char *name,
                  Error *err);
// A step of a gate that is made of steps becomes those; columns are added as needed. Fails:
// circuit.ungroup (gate), circuit.ungroup_power (gate), circuit.locked.
bool circuit_ungroup(Circuit *circuit, int index, Error *err);

#endif
