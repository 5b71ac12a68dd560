#include "circuit/refusal.h"

static bool refuse(const char *key, const char *format, const Step *step, Error *err) {
    return error_set(err, key, "%s\t%s\t%d\t%d", format, step->gate->name, step->targets[0],
                     step->column + 1);
}

bool refuse_gate(const char *format, const Step *step, Error *err) {
    return refuse("format.gate", format, step, err);
}

bool refuse_condition(const char *format, const Step *step, Error *err) {
    return refuse("format.condition", format, step, err);
}
