#include "desk/displays.h"

#include "desk/desk_inside.h"
#include "view/shelf_sheet.h"

static void open_sheet(Desk *desk) {
    choices_open(desk, CHOICES_SHELF, display_spot(DISPLAY_KIND, 0, 0));
}

void displays_act(Desk *desk, Spot spot) {
    if (spot.a == DISPLAY_SHEET) open_sheet(desk);
    shelving_press(desk, spot);
}

void displays_build_sheet(Desk *desk, Scene *scene, Rect at) {
    shelf_sheet_add(
        scene, &(ShelfSheet){.shelf = &desk->shelving.now,
                             .qubits = circuit_wires(workpiece_shown(&desk->lab.piece)),
                             .at = at,
                             .scroll = desk->choices.scroll});
}
