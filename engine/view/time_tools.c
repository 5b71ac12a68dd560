#include "view/time_tools.h"

enum { GAP = 8, BEFORE = 8, TOOLS = 3 };

const char *speed_text(double speed) {
    return speed < 1 ? "½" : speed < 2 ? "1" : speed < 4 ? "2" : "4";
}

static Spot act(const CircuitModel *model, int what) {
    return (Spot){SPOT_PLAY, what, 0, model->source, NULL};
}

// In the order in which they find room.
static void find_tools(Scene *scene, const CircuitModel *model, Button tools[TOOLS]) {
    const TimeModel *time = &model->time;
    const char *speed = speed_text(time->speed);
    tools[0] = (Button){.kind = time->pins ? BUTTON_CHOSEN : BUTTON_OUTLINE,
                        .words = scene_word(scene, "time.compare"),
                        .spot = act(model, PLAY_COMPARE),
                        .name = scene_word(scene, "do.compare")};
    tools[1] = (Button){.kind = BUTTON_OUTLINE,
                        .words = scene_say(scene, "time.speed", "%s", speed),
                        .spot = act(model, PLAY_SPEED),
                        .name = scene_say(scene, "time.speed_name", "%s", speed)};
    tools[2] = (Button){.kind = time->back ? BUTTON_CHOSEN : BUTTON_OUTLINE,
                        .words = "",
                        .icon = "back_play",
                        .spot = act(model, PLAY_BACK),
                        .name = scene_word(scene, "do.play_back")};
}

double time_tools_width(Scene *scene, const CircuitModel *model) {
    Button tools[TOOLS];
    double wide = BEFORE;
    find_tools(scene, model, tools);
    for (int i = 0; i < TOOLS; i++)
        wide += scene_button_width(scene, tools[i]) + GAP;
    return wide;
}

void time_tools_add(Scene *scene, double left, double right, double y,
                    const CircuitModel *model) {
    Button tools[TOOLS];
    find_tools(scene, model, tools);
    for (int i = 0; i < TOOLS; i++) {
        double width = scene_button_width(scene, tools[i]);
        double x = right - width;
        if (x < left + BEFORE) continue;
        scene_button(scene, (Rect){x, y, width, 0}, tools[i]);
        right = x - GAP;
    }
}
