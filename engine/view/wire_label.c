#include "view/wire_label.h"

#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/start_view.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_WIDE = 180 }; // look book px

double wire_label_most(const Scene *scene) {
    return MOST_WIDE * picture_unit(scene);
}

const char *wire_label_fit(Scene *scene, const char *name, Type type, double width) {
    char text[128];
    size_t size = strlen(name);
    if (style_width(scene, name, type) <= width) return scene_keep(scene, name);
    do {
        while (size && ((unsigned char)name[--size] & 0xc0) == 0x80)
            continue;
        snprintf(text, sizeof text, "%.*s…", (int)size, name);
    } while (size && style_width(scene, text, type) > width);
    return scene_keep(scene, text);
}

const char *wire_labels(Scene *scene, const Circuit *circuit, uint32_t mask,
                        bool lowest_first) {
    char text[MAX_WIRES * (WIRE_LABEL + 1)] = "", label[WIRE_LABEL];
    size_t end = 0;
    for (int i = 0; i < MAX_WIRES; i++) {
        int wire = lowest_first ? i : MAX_WIRES - 1 - i;
        if (!(mask >> wire & 1)) continue;
        circuit_wire_label(circuit, wire, label);
        end +=
            (size_t)snprintf(text + end, sizeof text - end, "%s%s", end ? " " : "", label);
    }
    return scene_keep(scene, text);
}

// The ket has as much room as the layout keeps for it, and is large enough for a finger.
static Rect ket_rect(const Scene *scene, const CircuitLayout *layout, int wire) {
    double wide = 40 * picture_unit(scene), y = circuit_y(layout, wire);
    return (Rect){layout->left - wide, y - layout->cell / 2, wide, layout->cell};
}

static void add_spot(Scene *scene, Rect rect, Spot spot, const char *name) {
    if (spot_same(scene_look(scene)->hover, spot))
        scene_box(scene, rect_inset(rect, 4), 8, INK_NONE, INK_EDGE);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .quiet = true, .name = name});
    double unit = picture_unit(scene), high = 28 * unit; // of the ket's letters
    rect =
        (Rect){rect.x + 11 * unit, rect.y + (rect.h - high) / 2, rect.w - 14 * unit, high};
    picture_focus_add(scene, rect, 6, spot);
}

void wire_spots_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    for (int wire = 0; wire < layout->wires; wire++) {
        Rect ket = ket_rect(scene, layout, wire);
        WireStart start = circuit_start(model->circuit, wire);
        char words[START_WORDS];
        start_words(&start, model->degrees, words);
        add_spot(scene, ket, (Spot){SPOT_START, wire, 0, model->source, NULL},
                 scene_say(scene, "wire.start", "%d\t%s", wire, words));
    }
}

void wire_field_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    const WireFieldModel *typed = &model->typed;
    if (!typed->open || typed->wire >= layout->wires) return;
    double high = scene_look(scene)->metrics.control, k = style_scale(scene);
    double x = typed->start ? ket_rect(scene, layout, typed->wire).x : layout->rect.x;
    Rect rect = {x, circuit_y(layout, typed->wire) - high / 2, 220 * k, high};
    Spot spot = {SPOT_WIRE_FIELD, typed->wire, typed->start, model->source, NULL};
    const char *name =
        scene_say(scene, typed->start ? "start.field" : "name.field", "%d", typed->wire);
    scene_box(scene, rect_inset(rect, -6), 10, INK_SHEET, INK_LINE);
    field_view_add(scene, rect, &typed->field, spot, typed->wrong, name);
}
