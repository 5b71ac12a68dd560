// Linked highlighting under the hands: the basis state or mean that the pointer is over,
// that arrow keys go to within a display, or that was pressed and stays until Esc. What it
// is, and how large its amplitude, is told in the status line.
#ifndef KYUBI_DESK_LIT_H
#define KYUBI_DESK_LIT_H

#include "desk/gesture.h"
#include "view/lit.h"

struct Desk;

typedef struct Lit {
    Spot pinned; // pressed; SPOT_NONE: none
    Spot keyed;  // where arrow keys stand in the display that has the keyboard
    Spot within; // … that display: a DISPLAY_GROUND
} Lit;

// What is lit (Look.lit): under the pointer, else by keys, else what is pinned.
Spot lit_now(const struct Desk *desk);
void lit_press(struct Desk *desk, Spot spot); // pinned; pinned already: let go
// Arrow keys in the display that has the keyboard. False: not for it.
bool lit_key(struct Desk *desk, const Gesture *gesture);
// Through the basis states of the display at `ground`, in their order: the next (+1) or the
// one before. False: it has none.
bool lit_step(struct Desk *desk, Spot ground, int by);
void lit_pin(struct Desk *desk);    // where the keys stand
bool lit_escape(struct Desk *desk); // lets go; false: nothing was held
// "|01⟩  amplitude 0.61 ∠45°, probability 37.5 %", "⟨Z0 Z1⟩ = +1"; NULL: nothing is lit.
const char *lit_words(struct Desk *desk, Scene *scene);

#endif
