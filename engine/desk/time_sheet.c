// The small sheet of how time lines play, for circuits that have no row of tools: opened by
// a long press on the play button, or by its command.
#include "desk/desk_inside.h"

#include "view/time_tools.h"

// The play button of the circuit that the sheet is about; NULL: there is none.
static const SpotArea *play_button(const Scene *scene) {
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind == SPOT_PLAY && area->spot.a == PLAY_GO) return area;
    }
    return NULL;
}

void desk_time_open(Desk *desk) {
    const SpotArea *button = play_button(desk_scene(desk));
    if (!button) return;
    Spot first = button->spot;
    first.a = PLAY_BACK;
    choices_open(desk, CHOICES_TIME, first);
}

static void add(ChoiceRow *row, const char *words, Spot spot, int act, bool on) {
    spot.a = act;
    row->choices[row->count++] = (Choice){.words = words, .spot = spot, .on = on};
}

ChoiceSheet desk_time_sheet(const Desk *desk, Scene *scene) {
    ChoiceSheet sheet = {.title = scene_word(scene, "time.title"), .done = -1};
    const SpotArea *button = play_button(scene);
    if (!button) return sheet;
    const Workpiece *piece = desk_piece((Desk *)desk, button->spot.c); // looks only
    int count;
    const double *speeds = playing_speeds(&count);
    sheet.at = button->rect;
    sheet.rows[0].name = scene_word(scene, "time.direction");
    add(&sheet.rows[0], scene_word(scene, "time.back"), button->spot, PLAY_BACK,
        desk->playing.back);
    sheet.rows[1].name = scene_word(scene, "time.speeds");
    for (int i = 0; i < count; i++)
        add(&sheet.rows[1], scene_say(scene, "time.speed", "%s", speed_text(speeds[i])),
            button->spot, PLAY_SPEED + 1 + i, playing_speed(&desk->playing) == speeds[i]);
    sheet.rows[2].name = scene_word(scene, "time.moments");
    add(&sheet.rows[2], scene_word(scene, "time.compare"), button->spot, PLAY_COMPARE,
        piece && piece->times.pins);
    sheet.count = 3;
    return sheet;
}
