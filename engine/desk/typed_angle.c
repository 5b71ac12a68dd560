#include "desk/typed_angle.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/parameters.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Name *typed_names(const Workpiece *piece, const Live *live, const Circuit *circuit) {
    if (live && piece->index >= 0) return live_circuit_names(live, piece->index, circuit);
    Name *names = mem_new(CIRCUIT_NAMES * sizeof *names);
    circuit_names(circuit, names);
    return names;
}

static bool value_of(const TypedAngle *typed, const char *text, double *value, Error *err) {
    Name *names = typed_names(typed->piece, typed->live, typed->next);
    bool good = expression_value(text, names, value, err);
    free(names);
    return good;
}

// With the parameter at that value; NAN where there is none.
static double value_at(const TypedAngle *typed, const char *text, const char *name,
                       double at) {
    Name *known = typed_names(typed->piece, typed->live, typed->next);
    int count = 0;
    while (known[count].name)
        count++;
    Name *names = mem_new((size_t)(count + 2) * sizeof *names);
    memcpy(names + 1, known, (size_t)(count + 1) * sizeof *names);
    names[0] = (Name){name, at, NULL};
    double value;
    bool good = expression_value(text, names, &value, NULL);
    free(names);
    free(known);
    return good ? value : NAN;
}

// The value that leaves the angle as it was, where the text is straight in the name and
// that is within a turn; else a quarter turn.
static double first_value(const TypedAngle *typed, const char *text, const char *name) {
    double none = value_at(typed, text, name, 0), one = value_at(typed, text, name, 1);
    double value = (typed->before - none) / (one - none);
    if (!isfinite(value) || fabs(value) > 2 * M_PI) return M_PI_2;
    double again = value_at(typed, text, name, value);
    return fabs(again - typed->before) < 1e-9 ? value : M_PI_2;
}

// A name in front of a bracket is a function that nobody knows.
static bool is_called(const char *text, const char *name) {
    const char *at = strstr(text, name);
    return at && at[strlen(name) + strspn(at + strlen(name), " ")] == '(';
}

static bool make_parameters(TypedAngle *typed, const char *text, Error *err) {
    char name[PARAMETER_NAME];
    for (;;) {
        Name *names = typed_names(typed->piece, typed->live, typed->next);
        bool another = expression_new_name(text, names, name);
        free(names);
        if (!another) return true;
        if (is_called(text, name)) return error_set(err, "expression.unknown", "%s", name);
        Angle now = {.value = first_value(typed, text, name)};
        if (!circuit_add_parameter(typed->next, parameter_of(name, now), err)) return false;
        size_t end = strlen(typed->made);
        snprintf(typed->made + end, sizeof typed->made - end, end ? " %s" : "%s", name);
    }
}

// "pi*t" is read at the time that is shown, and must be readable when it is read again.
static bool value_in_time(const TypedAngle *typed, const char *text, double *value,
                          Error *err) {
    double first, time = circuit_time(typed->next);
    if (!value_of(typed, text, value, err)) return false;
    circuit_set_time(typed->next, 0);
    bool good = value_of(typed, text, &first, err);
    circuit_set_time(typed->next, time);
    return good;
}

static bool read_named(TypedAngle *typed, const char *text, Angle *angle, Error *err) {
    if (strlen(text) >= sizeof angle->text || !make_parameters(typed, text, err))
        return false;
    Error why = {.key = ""};
    if (!value_in_time(typed, text, &angle->value, &why)) {
        if (!strcmp(why.key, "expression.not_finite")) *err = why;
        return false;
    }
    snprintf(angle->text, sizeof angle->text, "%s", text);
    Name time[] = {{"t", 0, NULL}, {NULL, 0, NULL}};
    bool uses = false;
    expression_check(text, time, &uses, NULL);
    typed->timed = typed->timed || uses;
    return true;
}

// What is typed without names is read as kindly as any number; its text is kept where the
// expressions read it, too.
static bool read_plain(const char *text, Angle *angle) {
    double again;
    if (!number_typed(text, true, &angle->value, NULL)) return false;
    bool kept = strlen(text) < sizeof angle->text &&
                expression_value(text, NULL, &again, NULL) && again == angle->value;
    if (kept) snprintf(angle->text, sizeof angle->text, "%s", text);
    return true;
}

bool angle_typed(TypedAngle *typed, const char *text, Angle *angle, Error *err) {
    *angle = (Angle){0};
    text += strspn(text, " ");
    if (read_plain(text, angle)) return true;
    Error why = {.key = ""};
    char *plain = text_plain(text);
    bool read = read_named(typed, plain, angle, &why);
    free(plain);
    if (read) return true;
    if (!why.key[0]) return number_typed(text, true, &angle->value, err);
    if (err) *err = why;
    return false;
}
