// The lab: the free editor. Palette above, circuit and status line at the left, the chosen
// displays at the right and below.
#ifndef KYUBI_VIEW_SCREEN_LAB_H
#define KYUBI_VIEW_SCREEN_LAB_H

#include "view/answer_view.h"
#include "view/loan_view.h"
#include "view/screen_lesson.h"
#include "view/shelf_view.h"

typedef struct LabModel {
    PieceModel piece;
    FieldModel angle; // of the chosen step, when it takes angles
    bool angle_open;
    bool angle_wrong;
    SeedModel seed; // stands in the row of tools while it is open
    ShelfModel shelf;
    const char *status; // NULL: how to begin
    bool status_refused;
    const char *time; // where the time line stands; NULL: at its end
    bool can_undo, can_redo;
    const char *saved; // "保存ずみ"
    LoanModel loan;
    double scroll;
} LabModel;

void screen_lab(Scene *scene, const LabModel *model);

#endif
