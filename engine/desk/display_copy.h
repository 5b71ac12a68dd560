// The sheet that copies a display: as a picture or a table of numbers, into the folder of
// documents or onto the clipboard.
#ifndef KYUBI_DESK_DISPLAY_COPY_H
#define KYUBI_DESK_DISPLAY_COPY_H

#include "desk/making.h"
#include "view/shelf_view.h"

struct Desk;

typedef struct DisplayCopy {
    Spot subject; // a DISPLAY_GROUND
    int form;     // row of its table
    Theme ink;    // of pictures
} DisplayCopy;

bool display_copy_open(struct Desk *desk, Spot spot); // false: there is no such display
void display_copy_press(struct Desk *desk, Spot spot);
ChoiceSheet display_copy_sheet(const struct Desk *looked, Scene *scene);
// The numbers of the display as CSV onto the clipboard, and says so. False: no display.
bool display_copy_numbers(struct Desk *desk, Spot spot);

#endif
