#include "desk/rewind.h"

#include "circuit/change.h"
#include "desk/desk_inside.h"
#include "view/history_strip.h"

#include <math.h>

static Workpiece *rewound(Desk *desk) {
    return desk->rewind.open ? desk_editable(desk) : NULL;
}

void rewind_close(Desk *desk) {
    if (desk->rewind.open) desk->dirty = true;
    desk->rewind = (Rewind){0};
}

void rewind_open(Desk *desk) {
    bool opens = !desk->rewind.open && desk_editable(desk);
    rewind_close(desk);
    desk->rewind.open = opens;
    desk->dirty = true;
}

static void show(Desk *desk, Workpiece *piece, int revision) {
    hand_cancel(&desk->hand);
    if (!workpiece_go(piece, revision)) return;
    desk_changed(desk, piece);
    desk_hush(desk);
}

void rewind_go(Desk *desk, int revision) {
    Workpiece *piece = rewound(desk);
    desk->rewind.playing = false;
    if (piece) show(desk, piece, revision);
}

void rewind_play(Desk *desk) {
    Workpiece *piece = rewound(desk);
    if (!piece) return;
    int last = history_count(piece->history) - 1;
    desk->rewind.playing = !desk->rewind.playing && last > 0;
    desk->rewind.next = desk_now() + REPLAY_MS;
    bool at_end = history_place(piece->history) == last;
    if (desk->rewind.playing && at_end) show(desk, piece, 0);
    desk->dirty = true;
}

bool rewind_key(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = rewound(desk);
    if (!piece || gesture->mods) return false;
    int now = history_place(piece->history), last = history_count(piece->history) - 1;
    const struct {
        int key, to;
    } steps[] = {{KEY_LEFT, now - 1}, {KEY_RIGHT, now + 1}, {KEY_HOME, 0}, {KEY_END, last}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i].key == gesture->key) return rewind_go(desk, steps[i].to), true;
    if (gesture->key != ' ') return false;
    rewind_play(desk);
    return true;
}

// A page without a circuit has no strip.
void rewind_poll(Desk *desk) {
    Rewind *rewind = &desk->rewind;
    if (!rewind->open) return;
    Workpiece *piece = rewound(desk);
    if (!piece) rewind_close(desk);
    if (!piece || !rewind->playing || desk_now() < rewind->next) return;
    show(desk, piece, history_place(piece->history) + 1);
    rewind->next += REPLAY_MS;
    rewind->playing = history_can_redo(piece->history);
    desk->dirty = true;
}

int rewind_wakes(const Desk *desk) {
    if (!desk->rewind.playing) return -1;
    return (int)ceil(fmax(0, desk->rewind.next - desk_now()));
}

// --- drawing

static const char *words_of(Scene *scene, Change change) {
    static const char *const keys[CHANGE_KINDS] = {
        [CHANGE_PLACED] = "history.placed", [CHANGE_REMOVED] = "history.removed",
        [CHANGE_MOVED] = "history.moved",   [CHANGE_ANGLE] = "history.angle",
        [CHANGE_DOTS] = "history.dots",     [CHANGE_WIRES] = "history.wires",
        [CHANGE_START] = "history.starts",  [CHANGE_SEVERAL] = "history.several",
        [CHANGE_OTHER] = "history.other",
    };
    const char *gate = change.gate ? change.gate->label : "";
    return scene_say(scene, keys[change.kind], "%s\t%d", gate, change.count);
}

static HistoryStamp stamp(void *with, Scene *scene, int revision) {
    const History *history = ((Workpiece *)with)->history;
    HistoryStamp stamp = {history_at(history, revision),
                          scene_word(scene, "history.begin")};
    if (revision)
        stamp.words = words_of(
            scene, circuit_change(history_at(history, revision - 1), stamp.circuit));
    return stamp;
}

void rewind_build(Desk *desk, Scene *scene) {
    Workpiece *piece = rewound(desk);
    if (!piece) return;
    HistoryModel model = {.count = history_count(piece->history),
                          .now = history_place(piece->history),
                          .playing = desk->rewind.playing,
                          .stamp = stamp,
                          .with = piece};
    history_strip_add(scene, &model);
}
