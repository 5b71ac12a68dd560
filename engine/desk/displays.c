#include "desk/displays.h"

#include "desk/desk_inside.h"
#include "desk/foretelling.h"
#include "view/shelf_sheet.h"

static void open_sheet(Desk *desk, Spot spot) {
    (void)spot;
    choices_open(desk, CHOICES_SHELF, display_spot(DISPLAY_KIND, 0, 0));
}

// Enter pins what the arrows stand on.
static void press_ground(Desk *desk, Spot spot) {
    if (spot_same(desk->lit.within, spot)) lit_pin(desk);
}

static void open_card(Desk *desk, Spot spot) {
    display_card_open(desk, spot);
}

static void enlarge(Desk *desk, Spot spot) {
    enlarged_open(desk, spot);
}

static void open_copy(Desk *desk, Spot spot) {
    display_copy_open(desk, spot);
}

static void step_moment(Desk *desk, Spot spot) {
    enlarged_step(desk, spot.b);
}

static void (*const acts[DISPLAY_ACTS])(Desk *desk, Spot spot) = {
    [DISPLAY_GROUND] = press_ground,     [DISPLAY_HEAD] = shelving_press,
    [DISPLAY_CARD] = open_card,          [DISPLAY_ENLARGE] = enlarge,
    [DISPLAY_COPY] = open_copy,          [DISPLAY_REMOVE] = shelving_press,
    [DISPLAY_SHEET] = open_sheet,        [DISPLAY_KIND] = shelving_press,
    [DISPLAY_USUAL] = shelving_press,    [DISPLAY_OPTION] = display_card_press,
    [DISPLAY_STEP] = display_card_press, [DISPLAY_SIDE] = display_card_press,
    [DISPLAY_MOMENT] = step_moment,      [DISPLAY_FORM] = display_copy_press,
    [DISPLAY_INK] = display_copy_press,  [DISPLAY_SAVE] = display_copy_press,
    [DISPLAY_CLIP] = display_copy_press, [DISPLAY_TELL] = foretelling_tell,
};

void displays_act(Desk *desk, Spot spot) {
    if (spot.a >= 0 && spot.a < DISPLAY_ACTS) acts[spot.a](desk, spot);
}

void displays_build_sheet(Desk *desk, Scene *scene, Rect at) {
    shelf_sheet_add(
        scene, &(ShelfSheet){.shelf = &desk->shelving.now,
                             .qubits = circuit_wires(workpiece_shown(&desk->lab.piece)),
                             .at = at,
                             .scroll = desk->choices.scroll});
}
