// A display that stands in a circuit: a box over its cells, and in it what it shows.
#ifndef KYUBI_VIEW_INSET_VIEW_H
#define KYUBI_VIEW_INSET_VIEW_H

#include "circuit/inset_sight.h"
#include "view/circuit_view.h"
#include "view/display.h"

// The box as it stands on the circuit's own layer.
typedef struct InsetLook {
    const Gate *gate;
    Rect box;
    Ink ground;    // displays are drawn for the page's own
    double least;  // the smallest type allowed here
    bool dashed;   // its place while the hand holds it
    bool pictured; // what it shows comes over it; else it has its icon
    bool given;    // it stands under a condition, which holds with …
    double chance;
    bool never;
} InsetLook;
void draw_inset(Canvas *canvas, const InsetLook *look);

// The box of a step that is a display, on the page.
Rect inset_box(const CircuitLayout *layout, const Step *step);
// The look of that step, with what it sees in the model.
InsetLook inset_look(const Scene *scene, const CircuitLayout *layout,
                     const CircuitModel *model, int index, bool dashed);
// Adds what it shows over its box; nothing where that is not known, or is partly scrolled
// away. Nothing in it can be pressed: it is the step that is.
void inset_view_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                    int index);

// The display that the step is, of all its wires; false where nothing is known of what it
// sees.
bool inset_display(const CircuitModel *model, int index, const DisplayKind **kind,
                   DisplayModel *display);

// Where the circuit cannot be changed: the spot that opens it large.
void inset_spot_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                    int index);

// What the display shows, as its own sentence, with its condition; kept with the scene.
// NULL where nothing is known.
const char *inset_words(Scene *scene, const CircuitModel *model, int index);

// … without its column and its name.
const char *inset_card_words(Scene *scene, const CircuitModel *model, int index);

// The first in words alone, where the step on that wire is a display that is pointed at or
// has the cursor; else NULL.
const char *inset_spot_name(Scene *scene, const CircuitModel *model, int index, int wire);

#endif
