// Columns of a circuit opened, moved and copied as a whole.
#include "circuit/circuit_inside.h"
#include "circuit/edit.h"

#include <stddef.h>

// The steps of the columns from `from` to `to` may change their place.
static bool columns_free(const Circuit *circuit, int from, int to, Error *err) {
    for (int i = circuit_from(circuit, from); i < circuit->count; i++) {
        if (circuit->steps[i].column > to) return true;
        if (!circuit_step_free(&circuit->steps[i], err)) return false;
    }
    return true;
}

static bool column_exists(int column, Error *err) {
    if (column < 0) return error_set(err, "circuit.left", "%s", "");
    return column < MAX_COLUMNS || error_set(err, "circuit.no_column", "%d", MAX_COLUMNS);
}

bool circuit_open_columns(Circuit *circuit, int before, int count, Error *err) {
    int columns = circuit_columns(circuit);
    if (!column_exists(before, err)) return false;
    if (before < columns && !column_exists(columns + count - 1, err)) return false;
    if (!columns_free(circuit, before, MAX_COLUMNS, err)) return false;
    for (int i = circuit_from(circuit, before); i < circuit->count; i++)
        circuit->steps[i].column += count;
    return true;
}

bool circuit_move_column(Circuit *circuit, int from, int to, Error *err) {
    if (!column_exists(from, err) || !column_exists(to, err)) return false;
    int first = from < to ? from : to, last = from < to ? to : from;
    if (!columns_free(circuit, first, last, err)) return false;
    for (int i = circuit_from(circuit, first); i < circuit->count; i++) {
        Step *step = &circuit->steps[i];
        if (step->column > last) break;
        step->column = step->column == from ? to : step->column + (from < to ? -1 : 1);
    }
    circuit_arrange(circuit);
    return true;
}

bool circuit_copy_column(Circuit *circuit, int from, int to, Error *err) {
    StepSet set = {0};
    if (!column_exists(from, err) || !column_exists(to, err)) return false;
    step_set_touch(&set, circuit, (CellBox){0, from, circuit->wires - 1, from});
    bool good = set.count ? circuit_copy_steps_between(circuit, &set, 0, to, NULL, err)
                          : circuit_open_columns(circuit, to, 1, err);
    step_set_end(&set);
    return good;
}
