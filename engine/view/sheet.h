// What lies over the whole screen and is put away by pressing beside it.
#ifndef KYUBI_VIEW_SHEET_H
#define KYUBI_VIEW_SHEET_H

#include "view/answer_view.h"
#include "view/scene.h"

// The sheet itself, with its shadow; what is on it is added afterwards. Nothing below is
// reached; desk/focus.c knows a sheet by the quiet SPOT_CLOSE that it begins with.
void sheet_add(Scene *scene, Rect rect);
// The cross that puts it away, a control's square with its corner at (x, y).
void sheet_cross_add(Scene *scene, double x, double y);

// What a sheet that seeks begins with: a sign, the field, the cross, and a note below.
typedef struct SheetHead {
    const char *icon;
    const FieldModel *field;
    Spot spot;        // of the field
    const char *name; // … what it is called
    const char *note;
    bool refused; // the note says why something cannot be done
} SheetHead;
enum { SHEET_PAD = 20 }; // of such a sheet
double sheet_head_height(const Scene *scene);
void sheet_head_add(Scene *scene, Rect sheet, const SheetHead *head);

#endif
