// The card of a display: what can be set of it, where it stands, and what else can be done
// with it. It comes from the table of options (lesson/display_options.h) alone.
#ifndef KYUBI_DESK_DISPLAY_CARD_H
#define KYUBI_DESK_DISPLAY_CARD_H

#include "view/choice_sheet.h"
#include "view/shelf_view.h"

struct Desk;

// Of the display that a spot means, opened where it stands. False: it has none.
bool display_card_open(struct Desk *desk, Spot spot);
void display_card_press(struct Desk *desk, Spot spot); // one of its choices
ChoiceSheet display_card_sheet(const struct Desk *looked, Scene *scene);

#endif
