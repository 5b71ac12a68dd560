#include "circuit/joint.h"

#include "base/mem.h"
#include "circuit/portion.h"

#include <stdlib.h>

static const double never = 1e-12;

static uint32_t lowest(uint32_t mask, int count) {
    uint32_t taken = 0;
    for (; mask && count > 0; count--) {
        taken |= mask & -mask;
        mask &= mask - 1;
    }
    return taken;
}

void joint_sides(int qubits, uint32_t *rows, uint32_t *columns) {
    uint32_t all = (UINT32_C(1) << qubits) - 1;
    *columns = lowest(*columns & all, JOINT_WIRES);
    *rows = lowest(*rows & all & ~*columns, JOINT_WIRES);
    if (!*columns && qubits > 1) *columns = lowest(all & ~*rows, 1);
    if (!*rows) *rows = lowest(all & ~*columns, 1);
    if (!*rows) { // every wire is a column: one of them becomes a row
        *rows = lowest(*columns, 1);
        *columns &= ~*rows;
    }
}

// The bits of `value` that stand where `side` has its wires, of those of `all`.
static int side_value(uint32_t all, uint32_t side, uint32_t value) {
    int out = 0, place = 0, k = 0;
    for (int wire = 0; wire < MAX_WIRES; wire++) {
        if (!(all >> wire & 1)) continue;
        if (side >> wire & 1) out |= (int)(value >> k & 1) << place++;
        k++;
    }
    return out;
}

static int values_of(uint32_t mask) {
    return 1 << __builtin_popcount(mask);
}

bool joint_read(const Run *run, int after, uint32_t rows, uint32_t columns, Joint *joint) {
    joint_sides(run_qubits(run), &rows, &columns);
    *joint = (Joint){.rows = rows,
                     .columns = columns,
                     .row_count = values_of(rows),
                     .column_count = values_of(columns)};
    uint32_t all = rows | columns;
    double *p = mem_try((size_t)values_of(all), sizeof *p);
    if (!p) return false;
    run_portion_readings(run, after, all, p);
    for (int value = 0; value < values_of(all); value++) {
        int r = side_value(all, rows, (uint32_t)value);
        int c = side_value(all, columns, (uint32_t)value);
        joint->both[r][c] += p[value];
        joint->row[r] += p[value];
        joint->column[c] += p[value];
    }
    free(p);
    return true;
}

double joint_cell(const Joint *joint, JointKind kind, int row, int column) {
    double both = joint->both[row][column];
    if (kind == JOINT_BOTH) return both;
    double given = kind == GIVEN_COLUMN ? joint->column[column] : joint->row[row];
    return given < never ? -1 : both / given;
}
