// How the window looks, as the learner sets it: language, theme, furigana, type, the order
// of bits. Each is kept with the record; what a spot asks for is said in view/scene.h.
#ifndef KYUBI_DESK_ASPECTS_H
#define KYUBI_DESK_ASPECTS_H

#include "view/scene.h"

struct Desk;

void aspect_act_lang(struct Desk *desk, Spot spot);
void aspect_act_theme(struct Desk *desk, Spot spot);
void aspect_act_ruby(struct Desk *desk, Spot spot);
void aspect_act_grade(struct Desk *desk, Spot spot);
void aspect_act_text(struct Desk *desk, Spot spot);
void aspect_act_wide(struct Desk *desk, Spot spot);
void aspect_act_order(struct Desk *desk, Spot spot);

#endif
