#include "view/map_axes.h"

#include "base/mem.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static Type label_type(const Scene *scene) {
    return style_type(scene, ROLE_SMALL, INK_SOFT);
}

// The upper `known` of `count` bits of a value that they make, in the eye's order.
enum { BITS_TEXT = 40 };
static void bits_text(const Scene *scene, int count, int known, uint32_t value,
                      char out[BITS_TEXT]) {
    bool first_left = scene_look(scene)->order == ORDER_FIRST_LEFT;
    const char *more = known < count ? "…" : "";
    char bits[33];
    basis_bits(scene, (UINT32_C(1) << known) - 1, value, bits, sizeof bits);
    snprintf(out, BITS_TEXT, "%s%s", first_left ? more : bits, first_left ? bits : more);
}

static double text_wide(const Scene *scene, int count, int known) {
    char text[BITS_TEXT];
    bits_text(scene, count, known, 0, text);
    return style_width(scene, text, label_type(scene));
}

double map_axis_left(const Scene *scene, int qubits) {
    int rows = qubits / 2;
    double most = text_wide(scene, rows, rows);
    if (rows > 1) most = fmax(most, text_wide(scene, rows, rows - 1));
    return rows ? ceil(most) + 8 * picture_unit(scene) : 0;
}

// How many upper bits can be told of groups of cells.
static int known_across(const Scene *scene, const MapPlace *place) {
    int count = (place->qubits + 1) / 2, known = count;
    double gap = 8 * picture_unit(scene);
    while (known > 0 &&
           place->cell * (1 << (count - known)) < text_wide(scene, count, known) + gap)
        known--;
    return known;
}

static int known_down(const Scene *scene, const MapPlace *place) {
    int count = place->qubits / 2, known = count;
    double pitch = 1.25 * label_type(scene).size;
    while (known > 0 && place->cell * (1 << (count - known)) < pitch)
        known--;
    return known;
}

// The part of a group that is seen, from `from` on; false where it is too little.
static bool seen_part(double from, double length, double window, double room, double least,
                      double *at, double *seen) {
    double start = fmax(from, window), end = fmin(from + length, window + room);
    *at = start;
    *seen = end - start;
    return *seen >= least;
}

static void add_columns(Scene *scene, const MapPlace *place, double top) {
    int count = (place->qubits + 1) / 2, known = known_across(scene, place);
    double wide = place->cell * (1 << (count - known));
    Type type = label_type(scene);
    type.align = ALIGN_CENTRE;
    double least = text_wide(scene, count, known) + 2, at, seen;
    Rect r = place->rect;
    int first = (int)fmax(0, floor((r.x - place->left) / wide));
    for (int i = first; known > 0 && i < 1 << known; i++) {
        double from = place->left + i * wide;
        char text[BITS_TEXT];
        if (from > r.x + r.w) break;
        if (!seen_part(from, wide, r.x, r.w, least, &at, &seen)) continue;
        bits_text(scene, count, known, (uint32_t)i, text);
        scene_words(scene, scene_keep(scene, text), at + seen / 2, r.y - 0.3 * top, type);
    }
}

static void add_rows(Scene *scene, const MapPlace *place) {
    int count = place->qubits / 2, known = known_down(scene, place);
    double high = place->cell * (1 << (count - known));
    Type type = label_type(scene);
    type.align = ALIGN_RIGHT;
    double at, seen;
    Rect r = place->rect;
    int first = (int)fmax(0, floor((r.y - place->top) / high));
    for (int i = first; known > 0 && i < 1 << known; i++) {
        double from = place->top + i * high;
        char text[BITS_TEXT];
        if (from > r.y + r.h) break;
        if (!seen_part(from, high, r.y, r.h, 1.1 * type.size, &at, &seen)) continue;
        bits_text(scene, count, known, (uint32_t)i, text);
        double x = fmax(r.x, place->left) - 5 * picture_unit(scene);
        scene_words(scene, scene_keep(scene, text), x, at + seen / 2 + 0.35 * type.size,
                    type);
    }
}

void map_axes_add(Scene *scene, const MapPlace *place, double top) {
    add_columns(scene, place, top);
    add_rows(scene, place);
}

// The names of wires `from` … `from + count - 1` of those in the mask, in the eye's order;
// of many the first and the last.
static void wires_text(Scene *scene, uint32_t wires, int from, int count, Buffer *out) {
    bool first_left = scene_look(scene)->order == ORDER_FIRST_LEFT;
    int list[32], all = 0;
    for (int wire = 0; wire < 32; wire++)
        if (wires >> wire & 1) list[all++] = wire;
    for (int i = 0; i < count; i++) {
        int wire = list[first_left ? from + i : from + count - 1 - i];
        bool ends = i == 0 || i == count - 1;
        if (count > 4 && !ends) {
            if (i == 1) buffer_print(out, " … ");
            continue;
        }
        buffer_print(out, "%s%s", i && count <= 4 ? " " : "",
                     scene_say(scene, "map.wire", "%d", wire));
    }
}

const char *map_axes_said(Scene *scene, uint32_t wires) {
    int qubits = __builtin_popcount(wires), low = (qubits + 1) / 2;
    Buffer rows = {0}, columns = {0};
    wires_text(scene, wires, low, qubits - low, &rows);
    wires_text(scene, wires, 0, low, &columns);
    const char *said = qubits > 1
                           ? scene_say(scene, "map.axes", "%s\t%s", rows.data, columns.data)
                           : scene_say(scene, "map.columns", "%s", columns.data);
    buffer_clear(&rows);
    buffer_clear(&columns);
    return said;
}
