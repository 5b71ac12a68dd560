#include "view/shots_note.h"

#include "lesson/display_options.h"
#include "view/picture.h"
#include "view/style.h"

#include <stdio.h>

void shots_note_add(Scene *scene, Rect room, const DisplayOptions *options, int source,
                    bool typed) {
    double unit = picture_unit(scene), x = room.x, icon = 18 * unit;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    double baseline =
        room.y + room.h / 2 + 0.36 * style_type(scene, ROLE_PANEL, INK_INK).size;
    char number[24];
    snprintf(number, sizeof number, "%llu", (unsigned long long)options->seed);
    const char *shots = scene_say(scene, "histogram.shots", "%d", options->shots);
    const char *seed = scene_say(scene, "histogram.seed", "%s", number);
    double shots_wide = style_width(scene, shots, soft);
    double seed_wide = style_width(scene, seed, soft);
    if (shots_wide + seed_wide + icon + 40 * unit > room.w) return;
    scene_words(scene, shots, x, baseline, soft);
    if (scene_look(scene)->hall) return; // who presents has the seed
    x += shots_wide + 12 * unit;
    if (typed) soft.ink = INK_ACCENT;
    scene_words(scene, seed, x, baseline, soft);
    if (scene_bare(scene)) return;
    Rect field = {x, room.y, seed_wide, room.h};
    Rect draw = {x + seed_wide + 4 * unit, room.y, room.h, room.h};
    scene_icon(scene, "replay", draw.x + (draw.w - icon) / 2, draw.y + (draw.h - icon) / 2,
               icon, INK_ACCENT);
    Spot field_spot = {SPOT_SEED_FIELD, source, 0, 0, NULL};
    Spot drawn = {SPOT_SEED, source, 0, 0, NULL};
    const char *name = scene_say(scene, "histogram.seed.field", "%s", number);
    if (typed)
        scene_spot(
            scene,
            (SpotArea){.rect = field, .spot = field_spot, .finger = true, .name = name});
    scene_spot(scene, (SpotArea){.rect = draw,
                                 .spot = drawn,
                                 .finger = true,
                                 .name = scene_word(scene, "histogram.draw")});
    if (typed) picture_focus_add(scene, rect_inset(field, 6 * unit), 6, field_spot);
    picture_focus_add(scene, rect_inset(draw, 6 * unit), 6, drawn);
}

bool shots_are_noted(const DisplayKind *kind, const DisplayModel *display) {
    bool some = display->options.shots > 0 || display->fall.thrown;
    return some && display_takes(kind, display_option_find("shots"));
}
