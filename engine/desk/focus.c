// What has the keyboard: the order of Tab, and what must be scrolled so that it is seen.
#include "desk/desk_inside.h"

#include "base/mem.h"
#include "view/screen_lesson.h"

#include <math.h>
#include <stdlib.h>

static bool is_grid(Spot spot) {
    return spot.kind == SPOT_CELL || spot.kind == SPOT_STEP;
}

// Of circuits and pages, each with its own way to be taken.
static void leave_number(Desk *desk) {
    switch (desk->focus.kind) {
    case SPOT_INPUT_FIELD:
        inputs_take_field(desk);
        inputs_close_field(desk);
        break;
    case SPOT_PARAMETER_FIELD:
        sliders_take_field(desk);
        sliders_close_field(desk);
        break;
    case SPOT_WIRE_FIELD:
        wire_take_field(desk);
        wire_close_field(desk);
        break;
    default:
        break;
    }
}

bool desk_focus_in(const Desk *desk, const Workpiece *piece) {
    Spot focus = desk->focus;
    bool beside = focus.kind == SPOT_CELL || focus.kind == SPOT_CYCLE ||
                  focus.kind == SPOT_WIRE ||
                  (focus.kind >= SPOT_START && focus.kind <= SPOT_PARAMETER_FIELD);
    return (beside && focus.c == piece->index) || spot_same(focus, desk_angle_spot(piece));
}

// Leaving a field takes what was typed: an angle at once; a seed only by Enter. What a
// field of the lab holds is selected, so that typing replaces it.
void desk_focus(Desk *desk, Spot spot) {
    spot.target = NULL; // belongs to a scene
    if (spot_same(spot, desk->focus)) return;
    Field *field = desk_focused_field(desk);
    if (field) {
        field->compose[0] = 0;
        field->anchor = field->caret;
    }
    Editor *editor = desk_focused_editor(desk);
    if (editor) {
        editor->compose[0] = 0;
        editor->anchor = editor->caret;
    }
    if (desk->focus.kind == SPOT_ANGLE) desk_take_angle(desk);
    if (desk->focus.kind == SPOT_SEED_FIELD) desk_close_seed(desk);
    if (desk->focus.kind == SPOT_CARD_FIELD) gate_card_take(desk);
    leave_number(desk);
    desk->focus = spot;
    desk->dirty = true;
    if (spot.kind == SPOT_INPUT_FIELD) inputs_open_field(desk, spot);
    if (spot.kind == SPOT_CARD_FIELD) gate_card_enter(desk);
    if (spot.kind == SPOT_PARAMETER_FIELD) sliders_open_field(desk, spot);
    if (spot.kind == SPOT_WIRE_FIELD) wire_open_field(desk, spot);
    field = desk_focused_field(desk);
    if (field && spot.kind != SPOT_FIELD) field_select_all(field);
}

double *desk_scroll_of(Desk *desk, int which) {
    double *own = inspector_scroll(desk, which);
    if (own) return own;
    switch (which) {
    case SCROLL_TEXT:
        return &desk->study.text_scroll;
    case SCROLL_PICTURE:
        return &desk->study.picture_scroll;
    case SCROLL_KEYS:
        return &desk->keys_scroll;
    case SCROLL_CARD:
        return desk->gate_card.open ? &desk->gate_card.scroll : &desk->card.scroll;
    case SCROLL_FOUND:
        return desk->prompt.open ? &desk->prompt.scroll : &desk->seek.scroll;
    case SCROLL_GATES:
        return &desk->gates.scroll;
    case SCROLL_CHOICES:
        return desk->maker.open ? &desk->maker.scroll : &desk->choices.scroll;
    default:
        return desk->screen == SCREEN_LIBRARY ? &desk->library_scroll : &desk->lab_scroll;
    }
}

bool desk_scroll_by(Desk *desk, int which, double by) {
    const Scene *scene = desk_scene(desk);
    for (int i = scene_spots(scene) - 1; i >= 0; i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_SCROLL || area->spot.a != which) continue;
        double most = fmax(0, area->spot.b - area->rect.h);
        double to = fmin(fmax(area->spot.c + by, 0), most);
        if (to == area->spot.c) return false;
        *desk_scroll_of(desk, which) = to;
        desk->dirty = true;
        return true;
    }
    return false;
}

void desk_reveal(Desk *desk, Spot spot) {
    int which;
    double offset;
    if (!scene_reveal(desk_scene(desk), spot, &which, &offset)) return;
    *desk_scroll_of(desk, which) = offset;
    desk->dirty = true;
}

void desk_focus_by_key(Desk *desk, Spot spot) {
    Workpiece *piece = is_grid(spot) ? desk_piece(desk, spot.c) : NULL;
    if (piece)
        spot = (Spot){SPOT_CELL, piece->cursor_wire, piece->cursor_column, spot.c, NULL};
    desk_focus(desk, spot);
    desk->focus_shown = true;
    desk->dirty = true;
    desk_reveal(desk, spot);
}

// The columns of a circuit that can be seen now.
static bool columns_seen(Desk *desk, const Workpiece *piece, int *first, int *last) {
    const Scene *scene = desk_scene(desk);
    *first = MAX_COLUMNS;
    *last = -1;
    for (int i = 0; i < scene_spots(scene); i++) {
        Spot spot = scene_spot_at(scene, i)->spot;
        if (spot.kind != SPOT_CELL || spot.c != piece->index) continue;
        if (spot.b < *first) *first = spot.b;
        if (spot.b > *last) *last = spot.b;
    }
    return *last >= 0;
}

int desk_last_column(Desk *desk, const Workpiece *piece) {
    int first, last, used = circuit_columns(workpiece_shown(piece));
    if (used > MAX_COLUMNS - 1) used = MAX_COLUMNS - 1;
    if (!columns_seen(desk, piece, &first, &last)) return used;
    return last - first > used ? last - first : used;
}

void desk_follow_cursor(Desk *desk, Workpiece *piece) {
    int first, last;
    if (!columns_seen(desk, piece, &first, &last)) return;
    int column = piece->cursor_column;
    if (column < first) piece->scroll = column;
    if (column > last) piece->scroll = column - (last - first);
    if (column < first || column > last) desk->dirty = true;
    desk_reveal(desk, (Spot){SPOT_CELL, piece->cursor_wire, column, piece->index, NULL});
}

// A stop of Tab. What the page holds comes first, in its own order; then the bar of pages,
// then the top bar, each from left to right.
typedef struct Stop {
    Spot spot;
    int bar;
    double x;
    int index;
} Stop;

static int bar_of(const Desk *desk, const Metrics *m, const SpotArea *area) {
    double middle = area->rect.y + area->rect.h / 2;
    if (middle < m->top_bar) return 2;
    bool pages = desk->screen == SCREEN_LESSON || desk->screen == SCREEN_ERROR;
    return pages && middle > m->height - m->page_bar ? 1 : 0;
}

static int by_place(const void *a, const void *b) {
    const Stop *s = a, *t = b;
    if (s->bar != t->bar) return s->bar - t->bar;
    if (s->bar && s->x != t->x) return s->x < t->x ? -1 : 1;
    return s->index - t->index;
}

// A circuit's grid is one stop; so is a thing that two spots name.
static bool stands_already(const Stop *stops, int count, Spot spot) {
    for (int i = 0; i < count; i++) {
        bool grid = is_grid(spot) && is_grid(stops[i].spot);
        if (grid ? stops[i].spot.c == spot.c : spot_same(stops[i].spot, spot)) return true;
    }
    return false;
}

// While a sheet lies over everything, only what is on it.
int desk_first_spot(const Desk *desk, const Scene *scene) {
    for (int i = scene_spots(scene) - 1; desk_covered(desk) && i >= 0; i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind == SPOT_CLOSE && area->quiet) return i;
    }
    return 0;
}

static Stop *stops_of(const Desk *desk, const Scene *scene, int *count) {
    const Metrics *m = &scene_look(scene)->metrics;
    Stop *stops = mem_new((size_t)scene_spots(scene) * sizeof *stops);
    *count = 0;
    for (int i = desk_first_spot(desk, scene); i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        bool none = area->spot.kind == SPOT_SCROLL || area->spot.kind == SPOT_NONE;
        if (none || (area->quiet && !is_grid(area->spot))) continue;
        if (stands_already(stops, *count, area->spot)) continue;
        int bar = desk_covered(desk) ? 0 : bar_of(desk, m, area);
        stops[(*count)++] = (Stop){area->spot, bar, area->rect.x, i};
    }
    qsort(stops, (size_t)*count, sizeof *stops, by_place);
    return stops;
}

// Where the focus is, or where it was when what had it is gone.
void desk_tab(Desk *desk, int by) {
    int count, at = -1;
    Stop *stops = stops_of(desk, desk_scene(desk), &count);
    for (int i = 0; i < count && at < 0; i++) {
        bool grid = is_grid(stops[i].spot) && is_grid(desk->focus) &&
                    stops[i].spot.c == desk->focus.c;
        if (desk->focus.kind && (grid || spot_same(stops[i].spot, desk->focus))) at = i;
    }
    if (count) {
        int gone = by > 0 ? desk->focus_place : desk->focus_place % count + count - 1;
        at = at < 0 ? gone % count : (at + by + count) % count;
        desk->focus_place = at;
        desk_focus_by_key(desk, stops[at].spot);
    }
    free(stops);
}
