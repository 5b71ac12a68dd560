// The sheet on which a gate is made: its name, and what it is: the chosen steps, the rows
// of a matrix, or an axis and an angle, with a sphere that shows the axis.
#ifndef KYUBI_VIEW_MAKER_SHEET_H
#define KYUBI_VIEW_MAKER_SHEET_H

#include "view/answer_view.h"
#include "view/choice_sheet.h"

typedef enum MakerKind { MAKER_GROUP, MAKER_MATRIX, MAKER_TURN, MAKER_KINDS } MakerKind;

// Fields: the name, then the rows, or x, y, z and the angle (SPOT_OWN_FIELD: a is which).
enum { MAKER_NAME, MAKER_FIRST, MAKER_ROWS = 8, MAKER_FIELDS = MAKER_FIRST + MAKER_ROWS };

typedef struct MakerModel {
    MakerKind kind;
    Choice kinds[MAKER_KINDS]; // which way; the words of each
    Choice wires[3];           // of a matrix
    FieldModel fields[MAKER_FIELDS];
    int count; // fields
    const char *note;
    bool refused;          // the note says what is wrong
    const Button *nearest; // offered beside the note; NULL
    bool turns;            // an axis is known:
    double axis[3], angle; // of length 1; radians
    Button buttons[2];     // from the right
    double scroll;
} MakerModel;

void maker_sheet_add(Scene *scene, const MakerModel *model);

#endif
