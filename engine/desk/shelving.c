#include "desk/shelving.h"

#include "base/mem.h"
#include "desk/chance_actions.h"
#include "desk/desk_inside.h"
#include "desk/foretelling.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char record[] = "lab.shelf";

// --- the record

void shelving_start(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    char *text = progress_text(desk->progress, record);
    shelving->now = text ? shelf_read(text) : shelf_usual();
    shelving->done = mem_new(MOST_SHELF_STEPS * sizeof *shelving->done);
    shelving->undone = mem_new(MOST_SHELF_STEPS * sizeof *shelving->undone);
    free(text);
}

// Nothing is kept of a lab that stands as it usually does, and never did otherwise.
void shelving_save(Desk *desk) {
    Shelf usual = shelf_usual();
    char *before = progress_text(desk->progress, record), *as_usual = shelf_write(&usual);
    char *text = shelf_write(&desk->shelving.now);
    if (before || strcmp(text, as_usual) != 0) desk_set_setting(desk, record, text);
    free(text);
    free(as_usual);
    free(before);
}

void shelving_end(Desk *desk) {
    free(desk->shelving.done);
    free(desk->shelving.undone);
}

// --- undo

static int revision(const Desk *desk) {
    return history_revision(desk->lab.piece.history);
}

// The oldest is forgotten where there is no room.
static void push(const Desk *desk, ShelfStep *steps, int *count) {
    if (*count == MOST_SHELF_STEPS)
        memmove(steps, steps + 1, (size_t)(--*count) * sizeof *steps);
    steps[(*count)++] = (ShelfStep){desk->shelving.now, revision(desk)};
}

static void become(Desk *desk, const Shelf *next) {
    desk->shelving.now = *next;
    desk->lab.unsaved = true;
    desk->dirty = true;
}

void shelving_change(Desk *desk, const Shelf *next) {
    Shelving *shelving = &desk->shelving;
    if (shelf_same(next, &shelving->now)) return;
    push(desk, shelving->done, &shelving->done_count);
    shelving->undone_count = 0;
    become(desk, next);
}

static bool is_due(const Desk *desk, const ShelfStep *steps, int count) {
    return desk->screen == SCREEN_LAB && count &&
           steps[count - 1].revision == revision(desk);
}

bool shelving_can_undo(const Desk *desk) {
    return is_due(desk, desk->shelving.done, desk->shelving.done_count);
}

bool shelving_can_redo(const Desk *desk) {
    return is_due(desk, desk->shelving.undone, desk->shelving.undone_count);
}

bool shelving_undo(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    if (!shelving_can_undo(desk)) return false;
    Shelf before = shelving->done[--shelving->done_count].shelf;
    push(desk, shelving->undone, &shelving->undone_count);
    become(desk, &before);
    return true;
}

bool shelving_redo(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    if (!shelving_can_redo(desk)) return false;
    Shelf after = shelving->undone[--shelving->undone_count].shelf;
    push(desk, shelving->done, &shelving->done_count);
    become(desk, &after);
    return true;
}

// --- presses

static const char *title_of(const Desk *desk, const DisplayKind *kind) {
    char key[64];
    snprintf(key, sizeof key, "display.%s", kind->name);
    return words_in(desk->options.words, desk->lang, key);
}

static void fold(Desk *desk, int index) {
    ShelfModel model = shelving_model(desk);
    Shelf next = desk->shelving.now;
    next.at[index].fold = shelf_view_open(&model, index) ? SHELF_FOLDED : SHELF_OPEN;
    shelving_change(desk, &next);
}

static void take_away(Desk *desk, int index) {
    Shelf next = desk->shelving.now;
    const char *title = title_of(desk, next.at[index].kind);
    shelf_remove(&next, index);
    shelving_change(desk, &next);
    desk_focus(desk, (Spot){0});
    desk_say(desk, "shelf.removed", "%s", title);
}

// The latest comes first, where it is seen with the circuit.
static void add_kind(Desk *desk, const DisplayKind *kind) {
    Shelf next = desk->shelving.now;
    bool below = !strcmp(kind->name, "histogram");
    Error err = {0};
    if (!shelf_add(&next, kind, below, &err)) {
        desk_refuse(desk, &err);
        return;
    }
    shelf_move(&next, next.count - 1, 0, below);
    shelving_change(desk, &next);
    desk_reveal(desk, display_spot(DISPLAY_HEAD, 0, DISPLAY_SHELVED));
}

// One of a kind that stands there already is taken away, all of them.
static void toggle_kind(Desk *desk, int index) {
    if (index < 0 || index >= display_kinds()) return;
    const DisplayKind *kind = display_kind(index);
    Shelf next = desk->shelving.now;
    if (!shelf_holds(&next, kind)) {
        add_kind(desk, kind);
        return;
    }
    for (int i = next.count - 1; i >= 0; i--)
        if (next.at[i].kind == kind) shelf_remove(&next, i);
    shelving_change(desk, &next);
}

static void usual(Desk *desk) {
    Shelf next = shelf_usual();
    shelving_change(desk, &next);
}

void shelving_press(Desk *desk, Spot spot) {
    const Shelf *shelf = &desk->shelving.now;
    if (spot.a == DISPLAY_KIND) toggle_kind(desk, spot.b);
    if (spot.a == DISPLAY_USUAL) usual(desk);
    if (spot.c != DISPLAY_SHELVED || spot.b < 0 || spot.b >= shelf->count) return;
    if (spot.a == DISPLAY_HEAD) fold(desk, spot.b);
    if (spot.a == DISPLAY_REMOVE) take_away(desk, spot.b);
}

// --- moved

static bool is_head(const Desk *desk, Spot spot) {
    return spot.kind == SPOT_DISPLAY && spot.c == DISPLAY_SHELVED &&
           spot.a == DISPLAY_HEAD && spot.b < desk->shelving.now.count;
}

void shelving_down(Desk *desk, Spot spot) {
    if (!is_head(desk, spot)) return;
    Shelving *shelving = &desk->shelving;
    shelving->held = true;
    shelving->moved = false;
    shelving->index = spot.b;
    shelving->from_x = desk->x;
    shelving->from_y = desk->y;
}

// Whether the pointer is left of the column beside the circuit, or of where it would be.
static bool points_below(Desk *desk) {
    const Scene *scene = desk_scene(desk);
    const Shelf *shelf = &desk->shelving.now;
    double left = 0.65 * scene_look(scene)->metrics.width;
    for (int i = 0; i < shelf->count; i++) {
        Rect rect;
        Spot head = display_spot(DISPLAY_HEAD, i, DISPLAY_SHELVED);
        if (!shelf->at[i].below && scene_whole(scene, head, &rect)) left = rect.x - 24;
    }
    return desk->x < left;
}

// The side under the pointer, and the first head there whose middle lies below it.
static void aim(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    const Scene *scene = desk_scene(desk);
    const Shelf *shelf = &shelving->now;
    double nearest = 1e9;
    shelving->below = points_below(desk);
    shelving->before = shelf->count;
    for (int i = 0; i < shelf->count; i++) {
        Rect rect;
        if (shelf->at[i].below != shelving->below) continue;
        if (!scene_whole(scene, display_spot(DISPLAY_HEAD, i, DISPLAY_SHELVED), &rect))
            continue;
        bool after = desk->y > rect.y + rect.h;
        double away =
            hypot(desk->x - fmin(fmax(desk->x, rect.x), rect.x + rect.w), desk->y - rect.y);
        if (away >= nearest) continue;
        nearest = away;
        shelving->before = i + after;
    }
}

bool shelving_move(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    if (!shelving->held) return false;
    double far = hypot(desk->x - shelving->from_x, desk->y - shelving->from_y);
    if (far > DRAG_THRESHOLD) shelving->moved = true;
    if (shelving->moved) aim(desk);
    desk->dirty = true;
    return shelving->moved;
}

bool shelving_up(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    bool moved = shelving->held && shelving->moved;
    shelving->held = shelving->moved = false;
    if (!moved) return false;
    Shelf next = shelving->now;
    shelf_move(&next, shelving->index, shelving->before, shelving->below);
    shelving_change(desk, &next);
    desk_focus(desk, (Spot){0});
    return true;
}

bool shelving_cancel(Desk *desk) {
    Shelving *shelving = &desk->shelving;
    bool moved = shelving->held && shelving->moved;
    shelving->held = shelving->moved = false;
    if (moved) desk->dirty = true;
    return moved;
}

bool shelving_key(Desk *desk, const Gesture *gesture) {
    Spot focus = desk->focus;
    if (desk_covered(desk) || gesture->mods != MOD_ALT || !is_head(desk, focus))
        return false;
    Shelf next = desk->shelving.now;
    int to = focus.b;
    if (gesture->key == KEY_UP || gesture->key == KEY_DOWN)
        to = shelf_step(&next, focus.b, gesture->key == KEY_UP ? -1 : 1);
    else if (gesture->key == KEY_LEFT || gesture->key == KEY_RIGHT)
        next.at[focus.b].below = gesture->key == KEY_LEFT;
    else
        return false;
    shelving_change(desk, &next);
    desk_focus_by_key(desk, display_spot(DISPLAY_HEAD, to, DISPLAY_SHELVED));
    return true;
}

// --- drawn

ShelfModel shelving_model(Desk *desk) {
    const Shelving *shelving = &desk->shelving;
    const Workpiece *piece = &desk->lab.piece;
    Sight sight = workpiece_sight(piece);
    bool dragged = shelving->held && shelving->moved;
    const Shelf *would = foretelling_shelf(desk);
    ShelfModel model = {.shelf = would ? would : &shelving->now,
                        .display = {.run = sight.run,
                                    .after = sight.after,
                                    .sight = sight,
                                    .pinned = workpiece_pinned(piece),
                                    .source = -1,
                                    .circuit = workpiece_shown(piece)},
                        .seed = piece->seed,
                        .held = dragged ? shelving->index : -1,
                        .before = shelving->before,
                        .below = shelving->below,
                        .hand_x = desk->x,
                        .hand_y = desk->y};
    for (int i = 0; i < shelving->now.count && !model.says; i++)
        model.says = shelving->now.at[i].fold == SHELF_FITTING && sight.run &&
                     shelf_view_says(&model.display);
    chance_take(piece, &model.display);
    return model;
}
