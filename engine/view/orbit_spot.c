#include "view/orbit_spot.h"

#include "view/picture.h"

void orbit_spot_add(Scene *scene, const DisplayModel *model, Ball ball, bool first) {
    if (!model->place) return;
    Spot spot = {.kind = SPOT_ORBIT, .a = model->place};
    double r = ball.radius;
    Rect rect = {ball.x - r, ball.y - r, 2 * r, 2 * r};
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .quiet = !first,
                                 .name = scene_word(scene, "orbit.ball")});
    if (first) picture_focus_add(scene, rect, r, spot);
}
