// The sheet of all gates: a field to filter by, every tool as a tile under the caption of
// its group, and a line that says what the one under the hand or the cursor is.
#ifndef KYUBI_VIEW_GATE_SHEET_H
#define KYUBI_VIEW_GATE_SHEET_H

#include "circuit/tool.h"
#include "view/answer_view.h"

typedef struct GateSheetModel {
    FieldModel field;
    const int *codes; // the tools to be shown, by group
    int count;
    int chosen;         // code of the one that Enter places; NO_TOOL
    int source;         // of the circuit
    const char *status; // what was done or refused last; NULL
    bool refused;
    double scroll;
} GateSheetModel;

void gate_sheet_add(Scene *scene, const GateSheetModel *model);

#endif
