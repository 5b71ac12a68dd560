#include "circuit/circuit_definitions.h"

#include "base/mem.h"
#include "circuit/circuit_inside.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_defined(const Step *step) {
    return step->gate->kind == GATE_DEFINED;
}

// --- What is held

static void add(Circuit *circuit, const Definition *definition) {
    if (circuit->defined == circuit->defined_room) {
        circuit->defined_room = circuit->defined_room ? 2 * circuit->defined_room : 4;
        circuit->definitions = mem_grow(circuit->definitions, (size_t)circuit->defined_room,
                                        sizeof(const Definition *));
    }
    circuit->definitions[circuit->defined++] = definition_hold(definition);
}

static bool stands(const Circuit *circuit, const Definition *definition) {
    for (int i = 0; i < circuit->count; i++)
        if (circuit->steps[i].gate == &definition->gate) return true;
    return false;
}

void circuit_hold_definitions(Circuit *copy, const Circuit *from) {
    copy->definitions = NULL;
    copy->defined = copy->defined_room = 0;
    for (int i = 0; i < from->defined; i++) {
        const Definition *d = from->definitions[i];
        if (*d->name || stands(from, d)) add(copy, d);
    }
}

void circuit_release_definitions(Circuit *circuit) {
    for (int i = 0; i < circuit->defined; i++)
        definition_release(circuit->definitions[i]);
    free(circuit->definitions);
    circuit->definitions = NULL;
    circuit->defined = circuit->defined_room = 0;
}

int circuit_definitions(const Circuit *circuit) {
    int count = 0;
    for (int i = 0; i < circuit->defined; i++)
        count += circuit->definitions[i]->name[0] != 0;
    return count;
}

const Definition *circuit_definition(const Circuit *circuit, int index) {
    for (int i = 0; i < circuit->defined; i++)
        if (*circuit->definitions[i]->name && index-- == 0) return circuit->definitions[i];
    assert(!"there are not so many");
    return NULL;
}

const Definition *circuit_definition_find(const Circuit *circuit, const char *name) {
    for (int i = 0; *name && i < circuit->defined; i++)
        if (strcmp(circuit->definitions[i]->name, name) == 0)
            return circuit->definitions[i];
    return NULL;
}

bool circuit_same_definitions(const Circuit *a, const Circuit *b) {
    if (!a->defined && !b->defined) return true;
    if (circuit_definitions(a) != circuit_definitions(b)) return false;
    for (int i = 0; i < a->defined; i++) {
        const Definition *d = a->definitions[i];
        const Definition *other = circuit_definition_find(b, d->name);
        if (*d->name && (!other || !definition_same(d, other))) return false;
    }
    return true;
}

bool circuit_uses(const Circuit *circuit, const Definition *definition) {
    for (int i = 0; i < circuit->count; i++) {
        if (!is_defined(&circuit->steps[i])) continue;
        const Definition *d = definition_of(circuit->steps[i].gate);
        if (definition_same(d, definition)) return true;
        if (d->inside && circuit_uses(d->inside, definition)) return true;
    }
    return false;
}

void circuit_free_name(const Circuit *circuit, const char *stem,
                       char name[DEFINITION_NAME]) {
    for (int i = 1;; i++) {
        snprintf(name, DEFINITION_NAME, "%.*s%d", DEFINITION_NAME - 8, stem, i);
        if (definition_name_free(name, NULL) && !circuit_definition_find(circuit, name))
            return;
    }
}

// --- Coming in

// The steps of `old` in a list of steps become those of `made`.
static bool redirect(Circuit *circuit, const Definition *old, const Definition *made) {
    bool any = false;
    for (int i = 0; i < circuit->count; i++) {
        if (circuit->steps[i].gate != &old->gate) continue;
        circuit->steps[i].gate = &made->gate;
        any = true;
    }
    return any;
}

// The same gate with other ones within, where `known` knows what stands for them. Held by
// the caller.
static const Definition *with_known(Circuit *known, const Definition *definition,
                                    Error *err) {
    Circuit *inside = circuit_copy(definition->inside);
    bool changed = false, good = true;
    for (int i = 0; good && i < definition->inside->defined; i++) {
        const Definition *own = definition->inside->definitions[i];
        if (!*own->name) continue;
        const Definition *taken = circuit_define(known, own, err);
        good = taken != NULL;
        if (!good || definition_same(taken, own)) continue;
        add(inside, taken);
        changed = redirect(inside, own, taken) || changed;
        circuit_undefine(inside, own, NULL);
    }
    const Definition *made = NULL;
    if (good)
        made = changed ? definition_circuit(definition->name, inside, err)
                       : definition_hold(definition);
    circuit_destroy(inside);
    return made;
}

static const Definition *same_held(const Circuit *circuit, const Definition *definition) {
    for (int i = 0; i < circuit->defined; i++)
        if (circuit->definitions[i] == definition) return definition;
    for (int i = 0; i < circuit->defined; i++)
        if (definition_same(circuit->definitions[i], definition))
            return circuit->definitions[i];
    return NULL;
}

// The same under a name that is free.
static const Definition *renamed(const Circuit *circuit, const Definition *definition,
                                 Error *err) {
    char name[DEFINITION_NAME];
    for (int i = 2;; i++) {
        snprintf(name, sizeof name, "%.*s%d", DEFINITION_NAME - 8, definition->name, i);
        const Definition *made = definition_renamed(definition, name, err);
        if (!made) return NULL;
        const Definition *other = circuit_definition_find(circuit, name);
        if (!other || definition_same(other, made)) return made;
        definition_release(made);
    }
}

const Definition *circuit_define(Circuit *circuit, const Definition *definition,
                                 Error *err) {
    const Definition *held = same_held(circuit, definition);
    if (held) return held;
    const Definition *made = definition->inside ? with_known(circuit, definition, err)
                                                : definition_hold(definition);
    if (made && circuit_definition_find(circuit, made->name)) {
        const Definition *other = renamed(circuit, made, err);
        definition_release(made);
        made = other;
    }
    held = made ? same_held(circuit, made) : NULL;
    if (made && !held && circuit->defined >= MAX_DEFINITIONS)
        error_set(err, "circuit.definitions", "%d", MAX_DEFINITIONS);
    else if (made && !held)
        add(circuit, held = made);
    definition_release(made);
    return held;
}

bool circuit_adopt(Circuit *circuit, Step *step, Error *err) {
    if (!is_defined(step)) return true;
    const Definition *held = circuit_define(circuit, definition_of(step->gate), err);
    if (held) step->gate = &held->gate;
    return held != NULL;
}

bool circuit_undefine(Circuit *circuit, const Definition *definition, Error *err) {
    bool used = circuit_uses(circuit, definition);
    for (int i = 0; !used && i < circuit->defined; i++) {
        const Circuit *inside = circuit->definitions[i]->inside;
        used = inside && circuit_uses(inside, definition);
    }
    if (used) return error_set(err, "circuit.definition_used", "%s", definition->name);
    for (int i = 0; i < circuit->defined; i++) {
        if (circuit->definitions[i] != definition) continue;
        circuit->defined--;
        memmove(&circuit->definitions[i], &circuit->definitions[i + 1],
                (size_t)(circuit->defined - i) * sizeof(const Definition *));
        definition_release(definition);
        return true;
    }
    return true;
}

void circuit_unlock(Circuit *circuit) {
    for (int i = 0; i < circuit->count; i++)
        circuit->steps[i].locked = false;
    for (int i = circuit->defined; i-- > 0;)
        circuit_undefine(circuit, circuit->definitions[i], NULL);
    circuit->registers = 0;
    circuit->bits = circuit->wires;
    circuit_forget_names(circuit, 0);
    circuit_forget_parameters(circuit);
}

// --- Another meaning

// While one is put in the place of another: definitions and what they become, in the order
// in which they may use each other.
typedef struct Change {
    const Definition *from[MAX_DEFINITIONS + 1], *to[MAX_DEFINITIONS + 1];
    int count;
} Change;

static const Definition *changed(const Change *change, const Definition *definition) {
    for (int i = 0; i < change->count; i++)
        if (change->from[i] == definition ||
            (*definition->name && definition_same(change->from[i], definition)))
            return change->to[i];
    return NULL;
}

// A definition whose inner steps are changed; NULL where none is, or (with *good false)
// where it would be too long. Held by the caller.
static const Definition *with_changed(const Change *change, const Definition *definition,
                                      bool *good, Error *err) {
    Circuit *inside = circuit_copy(definition->inside);
    bool any = false;
    for (int i = 0; i < definition->inside->defined; i++) {
        const Definition *own = definition->inside->definitions[i];
        const Definition *to = changed(change, own);
        if (!to) continue;
        add(inside, to);
        any = redirect(inside, own, to) || any;
        circuit_undefine(inside, own, NULL);
    }
    const Definition *made = any ? definition_circuit(definition->name, inside, err) : NULL;
    *good = !any || made;
    circuit_destroy(inside);
    return made;
}

// Whether every step still can act as it does: with its power, and on its wires.
static bool steps_fit(const Circuit *circuit, Error *err) {
    for (int i = 0; i < circuit->count; i++)
        if (is_defined(&circuit->steps[i]) && !definition_fits(&circuit->steps[i], err))
            return false;
    return true;
}

// Those that use a changed one are changed too. They stand in an order in which each uses
// only what stands before it, but for those that were changed last time: so it is gone
// through until nothing changes.
static bool follow(const Circuit *circuit, Change *change, Error *err) {
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < circuit->defined; i++) {
            const Definition *d = circuit->definitions[i];
            bool good;
            if (!d->inside || changed(change, d)) continue;
            const Definition *made = with_changed(change, d, &good, err);
            if (!good) return false;
            if (!made) continue;
            change->from[change->count] = d;
            change->to[change->count++] = made;
            more = true;
        }
    }
    return true;
}

// No step of a lesson's may become another.
static bool learners_only(const Circuit *circuit, const Change *change, Error *err) {
    for (int i = 0; i < circuit->count; i++)
        for (int k = 0; k < change->count; k++)
            if (circuit->steps[i].gate == &change->from[k]->gate &&
                !circuit_step_free(&circuit->steps[i], err))
                return false;
    return true;
}

static void apply(Circuit *circuit, const Change *change) {
    for (int k = 0; k < change->count; k++) {
        redirect(circuit, change->from[k], change->to[k]);
        for (int i = 0; i < circuit->defined; i++) {
            if (circuit->definitions[i] != change->from[k]) continue;
            definition_release(circuit->definitions[i]);
            circuit->definitions[i] = definition_hold(change->to[k]);
        }
    }
}

bool circuit_define_again(Circuit *circuit, const Definition *old, const Definition *made,
                          Error *err) {
    const Definition *held = same_held(circuit, old);
    assert(held);
    if (held->wires != made->wires)
        return error_set(err, "definition.wires_changed", "%s\t%d", held->gate.label,
                         held->wires);
    if (made->inside && circuit_uses(made->inside, held))
        return error_set(err, "definition.itself", "%s", held->gate.label);
    Circuit *trial = circuit_copy(circuit);
    Change change = {.from = {held}, .to = {definition_hold(made)}, .count = 1};
    bool good = follow(trial, &change, err);
    if (good) apply(trial, &change);
    good = good && learners_only(circuit, &change, err);
    for (int i = 0; i < change.count; i++)
        definition_release(change.to[i]);
    // What the new one uses comes in too.
    for (int i = 0; good && made->inside && i < made->inside->defined; i++)
        good = circuit_define(trial, made->inside->definitions[i], err) != NULL;
    good = good && steps_fit(trial, err);
    return circuit_settle(circuit, trial, good);
}
