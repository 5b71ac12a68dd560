#include "desk/placed.h"

#include "desk/desk_inside.h"

static const Step *display_at(const Workpiece *piece, int step) {
    if (!piece || piece->arrow || step < 0) return NULL;
    const Circuit *shown = workpiece_shown(piece);
    if (step >= circuit_steps(shown)) return NULL;
    const Step *display = circuit_step(shown, step);
    return display->gate->kind == GATE_DISPLAY ? display : NULL;
}

static void open_display(Desk *desk, const Workpiece *piece, int step) {
    const InsetSight *sight = inset_sight(workpiece_insets(piece), step);
    Spot spot = display_spot(DISPLAY_ENLARGE, step, piece->index);
    if (sight && sight->never)
        desk_say(desk, "inset.card.never", " ");
    else if (!enlarged_open(desk, spot))
        desk_say(desk, "inset.waits", " ");
}

bool placed_open_at(Desk *desk, Spot spot) {
    const Workpiece *piece = spot.kind == SPOT_STEP ? desk_piece(desk, spot.c) : NULL;
    if (!display_at(piece, spot.a)) return false;
    open_display(desk, piece, spot.a);
    return true;
}

bool placed_enter(Desk *desk, const Gesture *gesture) {
    const Workpiece *piece = desk_editable(desk);
    bool plain = gesture->key == KEY_ENTER && !gesture->mods;
    if (!plain || !piece || piece->preview || !display_at(piece, piece->chosen))
        return false;
    open_display(desk, piece, piece->chosen);
    return true;
}

Spot placed_spot(Desk *desk, const Workpiece *piece, int step) {
    Shown shown;
    Spot spot = display_spot(DISPLAY_ENLARGE, step, piece->index);
    bool there = display_at(piece, step) && shown_find(desk, spot, &shown);
    return there ? spot : (Spot){0};
}

const char *placed_note(Desk *desk, Scene *scene, Spot subject) {
    bool beside = subject.c == DISPLAY_SHELVED || subject.c == DISPLAY_PAGED;
    const Workpiece *piece = beside ? NULL : desk_piece(desk, subject.c);
    if (!display_at(piece, subject.b)) return NULL;
    const InsetSight *sight = inset_sight(workpiece_insets(piece), subject.b);
    if (!sight || !sight->given) return NULL;
    return scene_say(scene, "inset.note", "%.1f", 100 * sight->chance);
}
