// What is held of a circuit: a ring or a disc at each measurement and reset that is made to
// come out so, and under the circuit a chip for each, with the button that draws one shot.
#ifndef KYUBI_VIEW_HOLDING_VIEW_H
#define KYUBI_VIEW_HOLDING_VIEW_H

#include "circuit/record.h"
#include "view/circuit_view.h"

typedef struct HoldingModel {
    const Circuit *circuit; // as it is shown
    int source;
    Record held;
    double chance; // of what is held
    int shot;      // that is held; 0: none was drawn
    uint64_t seed;
    bool offers; // the button that draws a shot stands there
    Record lit;  // findings that the pinned basis state tells; none: nothing is offered …
    uint32_t lit_mask, lit_bits; // … of it (view/lit.h)
} HoldingModel;

// 0 where nothing is held and nothing is offered, and on paper.
double holding_view_height(const Scene *scene, const HoldingModel *model, double width);
void holding_view_add(Scene *scene, Rect rect, const HoldingModel *model);

// The marks on the circuit that stands in `layout`, over its gates.
void holding_marks_add(Scene *scene, const CircuitLayout *layout,
                       const HoldingModel *model);

#endif
