#include "circuit/refusal.h"

bool refuse_gate(const char *format, const Step *step, Error *err) {
    return error_set(err, "format.gate", "%s\t%s\t%d\t%d", format, step->gate->name,
                     step->targets[0], step->column + 1);
}
