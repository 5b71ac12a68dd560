#include "circuit/parameters.h"

#include "base/text.h"
#include "circuit/angle.h"
#include "circuit/angle_text.h"
#include "circuit/circuit_inside.h"
#include "circuit/names.h"
#include "circuit/noise_gate.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

// --- One parameter

static bool range_holds(const Parameter *parameter) {
    return isfinite(parameter->from) && isfinite(parameter->to) &&
           parameter->from < parameter->to && parameter->now.value >= parameter->from &&
           parameter->now.value <= parameter->to;
}

Parameter parameter_of(const char *name, Angle now) {
    Parameter made = {.now = now, .to = 2 * M_PI};
    snprintf(made.name, sizeof made.name, "%s", name);
    if (now.value < 0) made.from = -2 * M_PI;
    if (range_holds(&made)) return made;
    made.to = 2 * fabs(now.value);
    made.from = now.value < 0 ? -made.to : 0;
    return made;
}

static bool is_quarter(double value) {
    double quarters = value / (M_PI / 4);
    return fabs(quarters - round(quarters)) < 1e-9;
}

bool parameter_is_angle(const Parameter *parameter) {
    return is_quarter(parameter->from) && is_quarter(parameter->to);
}

static bool is_name_letter(uint32_t c, bool first) {
    if (c < 0x80) return isalpha((int)c) || c == '_' || (!first && isdigit((int)c));
    return c >= 0x391 && c <= 0x3d6 && c != 0x3c0; // Greek but π, as in expressions
}

static bool name_good(const char *name) {
    static const char *const own[] = {"t", "i", "in", "let", "deg"};
    size_t size = strlen(name);
    double constant;
    if (!size || size >= PARAMETER_NAME) return false;
    for (const char *at = name; *at;)
        if (!is_name_letter(text_next(&at), at == name)) return false;
    if (isdigit((unsigned char)*name)) return false;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (!strcmp(own[i], name)) return false;
    return !expression_function(name, size) && !expression_constant(name, size, &constant);
}

// --- Those of a circuit

int circuit_parameters(const Circuit *circuit) {
    return circuit->parameters;
}

Parameter circuit_parameter(const Circuit *circuit, int index) {
    assert(index >= 0 && index < circuit->parameters);
    return circuit->parameter[index];
}

int circuit_find_parameter(const Circuit *circuit, const char *name) {
    for (int i = 0; i < circuit->parameters; i++)
        if (!strcmp(circuit->parameter[i].name, name)) return i;
    return NO_PARAMETER;
}

bool circuit_add_parameter(Circuit *circuit, Parameter parameter, Error *err) {
    if (!name_good(parameter.name))
        return error_set(err, "parameter.name", "%s", parameter.name);
    if (circuit_find_parameter(circuit, parameter.name) != NO_PARAMETER)
        return error_set(err, "parameter.taken", "%s", parameter.name);
    if (circuit->parameters == MAX_PARAMETERS)
        return error_set(err, "parameter.most", "%d", MAX_PARAMETERS);
    if (!range_holds(&parameter))
        return error_set(err, "parameter.range", "%s", parameter.name);
    circuit->parameter[circuit->parameters++] = parameter;
    return true;
}

bool circuit_same_parameters(const Circuit *a, const Circuit *b) {
    if (a->parameters != b->parameters) return false;
    for (int i = 0; i < a->parameters; i++) {
        const Parameter *x = &a->parameter[i], *y = &b->parameter[i];
        bool same = !strcmp(x->name, y->name) && x->now.value == y->now.value &&
                    x->from == y->from && x->to == y->to;
        if (!same) return false;
    }
    return true;
}

// --- Every text of a circuit

// What is done to each angle, power and start; false ends it.
typedef struct Pass {
    bool (*each)(struct Pass *pass, Angle *angle);
    const Name *names;
    bool changed;
    bool strict;      // an angle without a value is a failure
    const Step *step; // at which it stands; NULL: a start
    int wire;         // of the start
    bool *used;       // by each of names
    Error err;
} Pass;

static bool pass_step(Pass *pass, Step *step) {
    pass->step = step;
    for (int i = 0; i < step->gate->angles; i++)
        if (step->angles[i].text[0] && !pass->each(pass, &step->angles[i])) return false;
    return !step->powered || !step->power.text[0] || pass->each(pass, &step->power);
}

static bool pass_over(Pass *pass, Circuit *circuit) {
    for (int i = 0; i < circuit->count; i++)
        if (!pass_step(pass, &circuit->steps[i])) return false;
    pass->step = NULL;
    for (int wire = 0; wire < circuit->wires; wire++) {
        WireStart *start = &circuit->starts[wire];
        pass->wire = wire;
        if (start->theta.text[0] && !pass->each(pass, &start->theta)) return false;
        if (start->phi.text[0] && !pass->each(pass, &start->phi)) return false;
    }
    return true;
}

static bool is_broken(const Error *why) {
    return !strcmp(why->key, "expression.not_finite");
}

static bool evaluate(Pass *pass, Angle *angle) {
    double value;
    Error why = {0};
    if (!expression_value(angle->text, pass->names, &value, &why))
        return !pass->strict || !is_broken(&why);
    if (value == angle->value) return true;
    angle->value = value;
    pass->changed = true;
    return true;
}

bool circuit_evaluate(Circuit *circuit, const Name *names) {
    Pass pass = {.each = evaluate, .names = names};
    pass_over(&pass, circuit);
    return pass.changed;
}

// Ends the pass at the first whose value is another.
static bool compare(Pass *pass, Angle *angle) {
    double value;
    return !expression_value(angle->text, pass->names, &value, NULL) ||
           value == angle->value;
}

bool circuit_evaluated(const Circuit *circuit, const Name *names) {
    Pass pass = {.each = compare, .names = names};
    return pass_over(&pass, (Circuit *)circuit); // which only looks
}

void circuit_names(const Circuit *circuit, Name names[CIRCUIT_NAMES]) {
    int count = circuit->parameters;
    for (int i = 0; i < count; i++)
        names[i] =
            (Name){circuit->parameter[i].name, circuit->parameter[i].now.value, NULL};
    names[count] = (Name){"t", circuit->time, NULL};
    names[count + 1] = (Name){NULL, 0, NULL};
}

// With the names of a circuit: a text that names nothing keeps the value that it has.
static bool evaluate_named(Pass *pass, Angle *angle) {
    bool used[CIRCUIT_NAMES] = {false}, any = false;
    if (!expression_check(angle->text, pass->names, used, NULL)) return true;
    for (int i = 0; i < CIRCUIT_NAMES; i++)
        any = any || used[i];
    return !any || evaluate(pass, angle);
}

static bool refuse_value(const Circuit *circuit, const Pass *pass, const char *name,
                         Error *err) {
    char label[WIRE_LABEL];
    int wire = pass->step ? pass->step->targets[0] : pass->wire;
    circuit_wire_label(circuit, wire, label);
    return error_set(err, "parameter.not_finite", "%s\t%s\t%s\t%d", name,
                     pass->step ? pass->step->gate->label : "|ψ⟩", label,
                     pass->step ? pass->step->column + 1 : 0);
}

static bool noise_fits(const Circuit *circuit, Error *err) {
    for (int i = 0; i < circuit->count; i++) {
        const Step *step = &circuit->steps[i];
        if (step->gate->kind == GATE_NOISE && !noise_gate_fits(step, err)) return false;
    }
    return true;
}

bool circuit_set_parameter(Circuit *circuit, int index, Angle now, Error *err) {
    assert(index >= 0 && index < circuit->parameters);
    Parameter *own = &circuit->parameter[index], before = *own;
    Name names[CIRCUIT_NAMES];
    own->now = now;
    if (!range_holds(own)) {
        *own = before;
        return error_set(err, "parameter.range", "%s", before.name);
    }
    circuit_names(circuit, names);
    Pass pass = {.each = evaluate_named, .names = names, .strict = true};
    bool good = pass_over(&pass, circuit);
    if (!good) refuse_value(circuit, &pass, before.name, err);
    if (good && noise_fits(circuit, err)) return true;
    *own = before;
    circuit_names(circuit, names);
    Pass back = {.each = evaluate_named, .names = names};
    pass_over(&back, circuit);
    return false;
}

void circuit_widen_parameter(Circuit *circuit, int index, double value) {
    assert(index >= 0 && index < circuit->parameters);
    Parameter *own = &circuit->parameter[index];
    if (!isfinite(value)) return;
    double turn = parameter_is_angle(own) ? 2 * M_PI : 0;
    double down = own->from - value, up = value - own->to;
    if (down > 0) own->from -= turn > 0 ? turn * ceil(down / turn) : down;
    if (up > 0) own->to += turn > 0 ? turn * ceil(up / turn) : up;
}

// The end of the word that begins there; `at` itself where none does.
static const char *word_end(const char *at) {
    const char *end = at;
    for (const char *next = at; *next && is_name_letter(text_next(&next), end == at);)
        end = next;
    return end;
}

// Word by word: a text may also hold names that are not the circuit's.
static bool look_for_names(Pass *pass, Angle *angle) {
    for (const char *at = angle->text; *at;) {
        size_t size = (size_t)(word_end(at) - at);
        for (int i = 0; size && pass->names[i].name; i++)
            if (strlen(pass->names[i].name) == size &&
                !memcmp(pass->names[i].name, at, size))
                pass->used[i] = true;
        if (size)
            at += size;
        else
            text_next(&at);
    }
    return true;
}

// Which of circuit_names stand in any text.
static void find_used(const Circuit *circuit, bool used[CIRCUIT_NAMES]) {
    Name names[CIRCUIT_NAMES];
    circuit_names(circuit, names);
    Pass pass = {.each = look_for_names, .names = names, .used = used};
    pass_over(&pass, (Circuit *)circuit); // which only looks
}

bool circuit_uses_parameter(const Circuit *circuit, int index) {
    bool used[CIRCUIT_NAMES] = {false};
    find_used(circuit, used);
    return used[index];
}

void circuit_drop_parameters(Circuit *circuit) {
    bool used[CIRCUIT_NAMES] = {false};
    if (!circuit->parameters) return;
    find_used(circuit, used);
    int kept = 0;
    for (int i = 0; i < circuit->parameters; i++)
        if (used[i]) circuit->parameter[kept++] = circuit->parameter[i];
    circuit->parameters = kept;
}

bool circuit_take_parameters(Circuit *circuit, const Circuit *from, Error *err) {
    bool used[CIRCUIT_NAMES] = {false};
    if (!from->parameters) return true;
    find_used(from, used);
    for (int i = 0; i < from->parameters; i++) {
        bool has = circuit_find_parameter(circuit, from->parameter[i].name) != NO_PARAMETER;
        if (!used[i] || has) continue;
        if (!circuit_add_parameter(circuit, from->parameter[i], err)) return false;
    }
    return true;
}

double circuit_time(const Circuit *circuit) {
    return circuit->time;
}

bool circuit_set_time(Circuit *circuit, double time) {
    assert(time >= 0 && time <= 1);
    Name names[CIRCUIT_NAMES];
    circuit->time = time;
    circuit_names(circuit, names);
    Pass pass = {.each = evaluate_named, .names = names};
    pass_over(&pass, circuit);
    return pass.changed;
}

bool circuit_uses_time(const Circuit *circuit) {
    bool used[CIRCUIT_NAMES] = {false};
    find_used(circuit, used);
    return used[circuit->parameters];
}

static bool forget(Pass *pass, Angle *angle) {
    (void)pass;
    if (angle_named(angle)) angle->text[0] = 0;
    return true;
}

void circuit_forget_parameters(Circuit *circuit) {
    Pass pass = {.each = forget};
    pass_over(&pass, circuit);
    circuit->parameters = 0;
}

bool expression_new_name(const char *text, const Name *names, char name[PARAMETER_NAME]) {
    Error why = {0};
    if (expression_check(text, names, NULL, &why)) return false;
    if (strncmp(why.key, "expression.unknown", strlen("expression.unknown")) != 0)
        return false;
    size_t size = strcspn(why.args, "\t");
    if (size >= PARAMETER_NAME) return false;
    snprintf(name, PARAMETER_NAME, "%.*s", (int)size, why.args);
    return true;
}
