// The displays that stand with a circuit, each under a head: its title, what can be done
// with it, and a press on the title that folds it. A column at the circuit's right, or rows
// below it.
#ifndef KYUBI_VIEW_SHELF_VIEW_H
#define KYUBI_VIEW_SHELF_VIEW_H

#include "lesson/shelf.h"
#include "view/display.h"

// What a press of SPOT_DISPLAY asks for (a); b: which display, c: where it stands.
typedef enum DisplayAct {
    DISPLAY_GROUND, // the display itself: arrows go from basis state to basis state in it
    DISPLAY_HEAD,   // fold or open; dragged: to another place
    DISPLAY_CARD,
    DISPLAY_ENLARGE,
    DISPLAY_COPY,
    DISPLAY_REMOVE,
    DISPLAY_TELL,   // of a prediction: what comes out is shown, or it begins anew
    DISPLAY_SHEET,  // the sheet of all kinds; of it: …
    DISPLAY_KIND,   // … b: kind: added, or taken away
    DISPLAY_USUAL,  // … all as it was at first
    DISPLAY_OPTION, // of its card: option b (lesson/display_options.h) becomes c …
    DISPLAY_STEP,   // … it goes b places down
    DISPLAY_SIDE,   // … to the other side
    DISPLAY_MOMENT, // of its large form: b columns on
    DISPLAY_FORM,   // of the sheet that copies: form b
    DISPLAY_INK,    // … ink b
    DISPLAY_SAVE,   // … into a file
    DISPLAY_CLIP,   // … onto the clipboard
    DISPLAY_ACTS
} DisplayAct;
// Where one stands: on the lab's shelf (b: its place there), on the shown page (b: block),
// or as step b in the circuit of the source c.
enum { DISPLAY_SHELVED = -3, DISPLAY_PAGED = -2 };
Spot display_spot(DisplayAct act, int index, int place);

typedef struct ShelfModel {
    const Shelf *shelf;
    DisplayModel display; // the moment, as all of them show it; options are the shelf's
    bool says;            // correlations have something to say (shelf_view_says)
    uint64_t seed;        // of their shots
    int held;             // the one in the hand; -1: none …
    int before;           // … would stand in front of that
    bool below;           // … below the circuit
    double hand_x, hand_y;
} ShelfModel;

bool shelf_view_says(const DisplayModel *display);
// Whether the one at `index` is open: `fitting` ones where there is something to say.
bool shelf_view_open(const ShelfModel *model, int index);
DisplayModel shelf_view_display(const ShelfModel *model, int index);

// Those at the right (or `below`) from (x, y) on; returns the height they take.
double shelf_view_add(Scene *scene, const ShelfModel *model, bool below, double x, double y,
                      double width);
void shelf_view_hand(Scene *scene, const ShelfModel *model); // what the hand holds

// The title of a display of that kind, and what it shows in a sentence.
const char *display_title(const Scene *scene, const DisplayKind *kind);
const char *display_about(const Scene *scene, const DisplayKind *kind);
// Why there is no picture of such a display of that run: it has too many qubits. NULL:
// there is one.
const char *display_too_large(Scene *scene, const DisplayKind *kind, const Run *run);

#endif
