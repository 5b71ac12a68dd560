// How the readings of some wires go together with those of others: P(rows and columns),
// P(rows | columns) and P(columns | rows), with what each side does by itself. Errors of
// reading are in them. A value of the rows is a number whose lowest bit is the lowest wire
// of `rows`; likewise the columns.
#ifndef KYUBI_CIRCUIT_JOINT_H
#define KYUBI_CIRCUIT_JOINT_H

#include "circuit/run.h"

enum { JOINT_WIRES = 4, JOINT_VALUES = 1 << JOINT_WIRES };

typedef enum JointKind { GIVEN_COLUMN, GIVEN_ROW, JOINT_BOTH } JointKind;

typedef struct Joint {
    uint32_t rows, columns; // masks of wires, apart; columns 0: one column
    int row_count, column_count;
    double both[JOINT_VALUES][JOINT_VALUES]; // [row][column]
    double row[JOINT_VALUES], column[JOINT_VALUES];
} Joint;

// The wires that are taken where `rows` or `columns` says 0: of the lowest that are left,
// one for each side; a wire in both counts as a column. At most JOINT_WIRES a side: the
// lowest.
void joint_sides(int qubits, uint32_t *rows, uint32_t *columns);

// False when memory is short. Nielsen and Chuang, appendix 1 (conditional probability).
bool joint_read(const Run *run, int after, uint32_t rows, uint32_t columns, Joint *joint);

// What a cell says; what is given may be impossible (below 1e-12): then -1.
double joint_cell(const Joint *joint, JointKind kind, int row, int column);

#endif
