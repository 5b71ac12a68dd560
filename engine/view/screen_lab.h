// The lab: the free editor. Palette above, circuit, status line and histogram at the left,
// spheres, disks and the state as a formula at the right.
#ifndef KYUBI_VIEW_SCREEN_LAB_H
#define KYUBI_VIEW_SCREEN_LAB_H

#include "view/answer_view.h"
#include "view/loan_view.h"
#include "view/screen_lesson.h"

typedef struct LabModel {
    PieceModel piece;
    FieldModel angle; // of the chosen step, when it takes angles
    bool angle_open;
    bool angle_wrong;
    SeedModel seed; // stands in the row of tools while it is open
    int shots;
    const char *status; // NULL: how to begin
    bool status_refused;
    const char *ket;  // what the moment is called; NULL: it is now
    const char *time; // where the time line stands; NULL: at its end
    bool can_undo, can_redo;
    const char *saved; // "保存ずみ"
    LoanModel loan;
    double scroll;
} LabModel;

void screen_lab(Scene *scene, const LabModel *model);

#endif
