// Amplitudes as a map: a cell for each, and from afar tiles that sum many up.
#include "view/amplitude_map.h"

#include "base/mem.h"
#include "view/amplitudes.h"
#include "view/lit.h"
#include "view/map_axes.h"
#include "view/map_tiles.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double TILE = 8, CELL = 10; // least sides, look book px

static double nearest(const Scene *scene) {
    return map_value_wide(scene) + 8 * picture_unit(scene);
}

MapPlace map_window(const Scene *scene, Rect rect, int source, uint32_t wires) {
    double unit = picture_unit(scene);
    Zoom zoom = zooms_find(scene_look(scene)->zooms, source, wires);
    return map_place(rect, __builtin_popcount(wires), zoom, TILE * unit, CELL * unit);
}

double map_window_most(const Scene *scene, Rect rect, uint32_t wires) {
    return map_most_scale(rect, __builtin_popcount(wires), nearest(scene));
}

bool map_window_spot(const MapPlace *place, int source, uint32_t wires, double x, double y,
                     Spot *spot) {
    int row, column;
    uint32_t mask, bits;
    if (!map_at(place, x, y, &row, &column)) return false;
    map_bits(place, row, column, &mask, &bits);
    if (!mask) return false;
    *spot = lit_spot(source, basis_spread(wires, mask), basis_spread(wires, bits));
    return true;
}

// Where everything stands around the window.
typedef struct Frame {
    Rect plot;
    double left, top; // of the axes
    double buttons;   // width at the right; 0: none
    double legend;    // height below
    double note;      // height of the sentence; 0: none
} Frame;

static ProseStyle small_prose(const Scene *scene, double width) {
    return style_prose(scene, ROLE_SMALL, width, INK_SOFT);
}

static double prose_high(const Scene *scene, const char *words, double width) {
    ProseStyle style = small_prose(scene, width);
    return prose_height(view_cache_prose(scene_look(scene)->cache, words, &style));
}

// The same of all levels, so that nothing moves while one zooms.
static double legend_high(Scene *scene, const Amplitudes *list, double width) {
    const char *disks = map_legend(scene, list->phases, true, 0, 0.000123);
    const char *tiles = map_legend(scene, list->phases, false, 5, 0.000123);
    double high = fmax(prose_high(scene, disks, width), prose_high(scene, tiles, width));
    return high + style_pitch(scene, ROLE_SMALL) + 8 * picture_unit(scene);
}

static double buttons_wide(Scene *scene) {
    Button all = {.kind = BUTTON_OUTLINE, .words = scene_word(scene, "map.whole")};
    return fmax(scene_look(scene)->metrics.control, scene_button_width(scene, all));
}

// Buttons only where there is something to come nearer to.
static Frame frame_of(Scene *scene, const Amplitudes *list, const DisplayModel *model,
                      Rect rect) {
    double unit = picture_unit(scene);
    Frame frame = {.plot = rect};
    if (model->form == DISPLAY_THUMB) return frame;
    frame.left = map_axis_left(scene, list->qubits);
    frame.top = style_pitch(scene, ROLE_SMALL);
    frame.legend = legend_high(scene, list, rect.w);
    const char *note = amplitudes_note(scene, list->seen);
    frame.note = note ? prose_high(scene, note, rect.w) + 4 * unit : 0;
    double control = scene_look(scene)->metrics.control;
    bool large = list->qubits > 5 && !scene_bare(scene);
    if (frame.note > 0.3 * rect.h) frame.note = 0;
    if (rect.h - frame.top - frame.legend - frame.note < 90 * unit) frame.legend = 0;
    double high = rect.h - frame.top - frame.legend - frame.note;
    if (large && high >= 3 * control + 8 && rect.w > 5 * control)
        frame.buttons = buttons_wide(scene) + 10 * unit;
    frame.plot = (Rect){rect.x + frame.left, rect.y + frame.top,
                        rect.w - frame.left - frame.buttons, high};
    return frame;
}

double amplitude_map_height(const Scene *scene, const DisplayModel *model, double width) {
    // Texts that are measured are kept with the scene that asks.
    Scene *own = scene_create(scene_look(scene));
    const Amplitudes *list = amplitudes_of(model, MOST_DISKS);
    Frame frame = frame_of(own, list, model, (Rect){0, 0, width, 1e4});
    double unit = picture_unit(own), control = scene_look(own)->metrics.control;
    double rows = 1 << list->qubits / 2, columns = 1 << (list->qubits + 1) / 2;
    double cell = fmin(frame.plot.w / columns, nearest(own));
    double high = fmin(cell * rows, 300 * unit);
    if (frame.buttons > 0) high = fmax(high, 3 * control + 8);
    scene_destroy(own);
    return ceil(frame.top + high + frame.legend + frame.note);
}

static void add_buttons(Scene *scene, const Frame *frame, int source, uint32_t wires) {
    static const struct {
        MapAct act;
        const char *word, *name;
    } rows[] = {{MAP_NEARER, "map.nearer", "map.nearer.name"},
                {MAP_FARTHER, "map.farther", "map.farther.name"},
                {MAP_WHOLE, "map.whole", "map.whole.name"}};
    double control = scene_look(scene)->metrics.control, unit = picture_unit(scene);
    double x = frame->plot.x + frame->plot.w + 10 * unit, y = frame->plot.y;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Button button = {
            .kind = BUTTON_OUTLINE,
            .words = scene_word(scene, rows[i].word),
            .spot = {.kind = SPOT_MAP_ZOOM, .a = source, .b = (int)wires, .c = rows[i].act},
            .name = scene_word(scene, rows[i].name)};
        scene_button(scene, (Rect){x, y, frame->buttons - 10 * unit, 0}, button);
        y += control + 4;
    }
}

// What is touched, where it is one tile of this map; else what the map means.
static const char *lower_text(Scene *scene, const Amplitudes *list, const MapView *view,
                              int source) {
    Tile tile;
    uint32_t mask, bits;
    if (map_view_lit(scene, view, source, &tile, &mask, &bits))
        return map_said(scene, list, view, tile, mask, bits);
    return map_legend(scene, list->phases, map_shows_disks(scene, &view->place),
                      view->place.level, view->whole);
}

static void add_words(Scene *scene, const Amplitudes *list, const Frame *frame,
                      const MapView *view, Rect rect, int source) {
    double unit = picture_unit(scene), pitch = style_pitch(scene, ROLE_SMALL);
    double y = frame->plot.y + frame->plot.h + 6 * unit;
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    type.width = rect.w;
    if (frame->legend > 0) {
        scene_words(scene, map_axes_said(scene, list->wires), rect.x, y + 0.8 * pitch,
                    type);
        scene_prose(scene, lower_text(scene, list, view, source), rect.x, y + pitch,
                    small_prose(scene, rect.w));
        y = frame->plot.y + frame->plot.h + frame->legend;
    }
    if (frame->note > 0)
        scene_prose(scene, amplitudes_note(scene, list->seen), rect.x, y + 2 * unit,
                    small_prose(scene, rect.w));
}

void amplitude_map_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const Amplitudes *list = amplitudes_of(model, MOST_DISKS);
    uint32_t chosen = (uint32_t)model->options.wires;
    const Pyramid *pyramid = run_seen_pyramid(model->run, model->after, chosen);
    const State *state = run_seen_state(model->run, model->after, chosen);
    double unit = picture_unit(scene);
    bool thumb = model->form == DISPLAY_THUMB;
    Frame frame = frame_of(scene, list, model, rect);
    if (!pyramid || frame.plot.w < 20 * unit || frame.plot.h < 20 * unit) return;
    MapView view = {.pyramid = pyramid, .state = state, .wires = list->wires};
    view.place = map_window(scene, frame.plot, model->source, list->wires);
    if (thumb)
        view.place =
            map_place(rect, list->qubits, zooms_find(NULL, 0, 0), 4 * unit, 9 * unit);
    map_view_add(scene, &view, model->source);
    if (thumb) return;
    Spot spot = {.kind = SPOT_MAP, .a = model->source, .b = (int)list->wires};
    scene_spot(scene, (SpotArea){.rect = frame.plot,
                                 .spot = spot,
                                 .name = scene_word(scene, "map.name")});
    map_axes_add(scene, &view.place, frame.top);
    if (frame.buttons > 0) add_buttons(scene, &frame, model->source, list->wires);
    add_words(scene, list, &frame, &view, rect, model->source);
    scene_ring(scene, frame.plot, spot);
}
