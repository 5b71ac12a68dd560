#include "desk/enlarged.h"

#include "desk/desk_inside.h"
#include "view/enlarged_view.h"

#include <math.h>

bool enlarged_open(Desk *desk, Spot spot) {
    Shown shown;
    Spot subject = display_spot(DISPLAY_GROUND, spot.b, spot.c);
    if (!shown_find(desk, spot, &shown)) return false;
    choices_close(desk);
    gate_card_close(desk);
    hand_cancel(&desk->hand);
    if (!desk->enlarged.open)
        desk->enlarged = (Enlarged){.from = desk->focus, .by_key = desk->focus_shown};
    desk->enlarged.open = true;
    desk->enlarged.subject = subject;
    desk_focus(desk, (Spot){0});
    desk_hush(desk);
    return true;
}

void enlarged_close(Desk *desk) {
    Enlarged *enlarged = &desk->enlarged;
    if (!enlarged->open) return;
    Spot from = enlarged->from;
    bool back = enlarged->by_key && from.kind;
    *enlarged = (Enlarged){.open = false};
    desk->dirty = true;
    if (back)
        desk_focus_by_key(desk, from);
    else
        desk_focus(desk, (Spot){0});
}

void enlarged_step(Desk *desk, int columns) {
    Shown shown;
    if (!shown_find(desk, desk->enlarged.subject, &shown) || !shown.moves) return;
    double time = workpiece_time(shown.piece);
    desk->playing.on = false;
    workpiece_to_time(shown.piece,
                      columns > 0 ? floor(time) + columns : ceil(time) + columns);
    desk->dirty = true;
}

static void play(Desk *desk) {
    Shown shown;
    if (shown_find(desk, desk->enlarged.subject, &shown) && shown.moves)
        desk_act(desk, (Spot){SPOT_PLAY, PLAY_GO, 0, shown.piece->index, NULL});
}

bool enlarged_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, columns, states;
    } ways[] = {{KEY_LEFT, -1, 0},         {KEY_RIGHT, 1, 0}, {KEY_HOME, -MAX_COLUMNS, 0},
                {KEY_END, MAX_COLUMNS, 0}, {KEY_UP, 0, -1},   {KEY_DOWN, 0, 1}};
    bool alone = desk->enlarged.open && !desk->choices.open && !desk->keys_open &&
                 !desk->prompt.open;
    if (!alone || gesture->mods) return false;
    Spot ground = desk->enlarged.subject;
    if (answering_key(desk, gesture)) return true;
    if (gesture->key == ' ') return play(desk), true;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].key != gesture->key) continue;
        if (ways[i].columns) enlarged_step(desk, ways[i].columns);
        if (ways[i].states) {
            desk_focus(desk, ground);
            lit_step(desk, ground, ways[i].states);
        }
        return true;
    }
    return false;
}

// --- which one

static Spot placed(const Workpiece *piece) {
    if (!piece || piece->preview || piece->chosen == NO_STEP) return (Spot){0};
    const Step *step = circuit_step(workpiece_shown(piece), piece->chosen);
    if (step->gate->kind != GATE_DISPLAY) return (Spot){0};
    return display_spot(DISPLAY_GROUND, piece->chosen, piece->index);
}

Spot enlarged_subject(Desk *desk) {
    Spot spot = shown_of(desk, desk->focus);
    if (!spot.kind) spot = placed(desk_editable(desk));
    const Scene *scene = desk_scene(desk);
    for (int i = 0; !spot.kind && i < scene_spots(scene); i++) {
        Spot there = scene_spot_at(scene, i)->spot;
        if (there.kind == SPOT_DISPLAY && there.a == DISPLAY_GROUND) spot = there;
    }
    return spot;
}

// --- drawn

static EnlargedModel model_of(Desk *desk, const Shown *shown) {
    const Enlarged *enlarged = &desk->enlarged;
    int columns = circuit_columns(workpiece_shown(shown->piece));
    double time = workpiece_time(shown->piece);
    int place = enlarged->subject.c;
    return (EnlargedModel){.kind = shown->kind,
                           .display = shown->model,
                           .subject = enlarged->subject,
                           .moves = shown->moves,
                           .sets = place == DISPLAY_SHELVED || place == DISPLAY_PAGED,
                           .can_back = time > 0,
                           .can_next = time < columns,
                           .playing = desk->playing.on &&
                                      desk->playing.source == shown->piece->index,
                           .time = time,
                           .columns = columns,
                           .status = desk->status,
                           .refused = desk->refused};
}

// Nothing grows while it is looked at: a moment that needs more room makes all smaller, and
// the next that needs less leaves it.
bool enlarged_look(Desk *desk, Look *look) {
    Enlarged *enlarged = &desk->enlarged;
    Shown shown;
    enlarged->open = enlarged->open && shown_find(desk, enlarged->subject, &shown);
    if (!enlarged->open) return false;
    bool other = enlarged->width != desk->width || enlarged->height != desk->height;
    double most = other || enlarged->scale <= 0 ? ENLARGED_MOST : enlarged->scale;
    EnlargedModel model = model_of(desk, &shown);
    enlarged->scale = enlarged_view_scale(look, &model, most);
    enlarged->width = desk->width;
    enlarged->height = desk->height;
    *look = enlarged_view_look(look, enlarged->scale);
    return true;
}

void enlarged_build(Desk *desk, Scene *scene) {
    Shown shown;
    if (!desk->enlarged.open || !shown_find(desk, desk->enlarged.subject, &shown)) return;
    EnlargedModel model = model_of(desk, &shown);
    model.note = placed_note(desk, scene, desk->enlarged.subject);
    if (!model.status) model.status = lit_words(desk, scene);
    enlarged_view_add(scene, &model);
}
