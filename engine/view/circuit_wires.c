#include "circuit/circuit_noise.h"
#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/start_view.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>

static void draw_tint(Canvas *canvas, Rect rect, const void *with) {
    canvas_clip(canvas, *(const Rect *)with);
    draw_box(canvas, rect, 6, INK_TINT_ACCENT, (Stroke){.ink = INK_NONE});
    canvas_unclip(canvas);
}

// The wire in the hand, where it is now.
static void add_row_tint(Scene *scene, const CircuitLayout *layout,
                         const CircuitModel *model) {
    if (model->ghost_wire < 0 || model->ghost_wire >= layout->wires) return;
    Rect rect = {layout->rect.x, circuit_y(layout, model->ghost_wire) - layout->cell / 2,
                 layout->left + layout->columns * layout->cell - layout->rect.x,
                 layout->cell};
    scene_add(scene, rect, draw_tint, &rect, sizeof rect);
}

static void add_tint(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    if (model->span == SPAN_WIRE) {
        add_row_tint(scene, layout, model);
        return;
    }
    int column = circuit_current_column(model);
    double across = column - layout->scroll;
    if (column < 0 || across <= -1 || across >= layout->columns) return;
    Rect window = circuit_window(layout);
    double gap = 0.1 * layout->cell, top = layout->top - gap;
    Rect rect = {circuit_x(layout, column - 0.5), top, layout->cell,
                 window.y + window.h - top};
    scene_add(scene, rect, draw_tint, &window, sizeof window);
}

// Where a wire changes between quantum (one line) and classical (two).
enum { MOST_TURNS = 16 };
typedef struct WirePart {
    double x0, x1, y, left;   // of the line; left: of the words
    double turns[MOST_TURNS]; // quantum first, then classical, and so on
    int count;
    char name[WIRE_LABEL + 4];
    bool starts; // it begins here
    bool noisy;  // it has rates of noise of its own
    WireStart start;
    Type name_type;
    double ket;
} WirePart;

// A small zigzag over the wire's beginning.
static void draw_rates_sign(Canvas *canvas, double x, double y, double size) {
    enum { TEETH = 4 };
    double wide = 0.24 * size, high = 0.3 * size;
    Stroke stroke = {.ink = INK_NOISE, .width = 1.8, .round = true};
    for (int i = 0; i < TEETH; i++) {
        double from = y - 0.2 * size - (i % 2 ? high : 0);
        double to = y - 0.2 * size - (i % 2 ? 0 : high);
        draw_line(canvas, x + i * wide, from, x + (i + 1) * wide, to, stroke);
    }
}

static void draw_wire(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const WirePart *wire = with;
    double from = wire->x0;
    for (int i = 0; i <= wire->count; i++) {
        double to = i < wire->count ? wire->turns[i] : wire->x1;
        to = fmax(wire->x0, fmin(wire->x1, to));
        bool classical = i % 2 == 1;
        Stroke stroke = {.ink = classical ? INK_INK : INK_EDGE,
                         .width = classical ? 1.1 : 1.3};
        for (int side = -1; side <= 1 && to > from; side += 2) {
            double y = wire->y + (classical ? 2.5 * side : 0);
            if (classical || side < 0) draw_line(canvas, from, y, to, y, stroke);
        }
        from = fmax(from, to);
    }
    if (wire->noisy)
        draw_rates_sign(canvas, wire->x0 + 0.1 * wire->ket, wire->y, wire->ket);
    double middle = wire->y + 0.36 * wire->name_type.size;
    draw_words(canvas, wire->name, wire->left, middle, wire->name_type);
    if (wire->starts)
        draw_start(canvas, &wire->start, wire->x0 - 0.4 * wire->ket, middle, wire->ket);
}

// A measured wire is classical until it is reset, or turned to where both 0 and 1 can be.
static bool leaves_classical(const Gate *gate) {
    return gate->kind == GATE_RESET || gate->family == FAMILY_SUPERPOSE ||
           gate->family == FAMILY_ROTATE;
}

static void find_turns(const CircuitLayout *layout, const Circuit *circuit, int wire,
                       WirePart *part) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        bool classical = part->count % 2 == 1;
        bool turns =
            classical ? leaves_classical(step->gate) : step->gate->kind == GATE_MEASURE;
        if (step->targets[0] != wire || !turns) continue;
        if (part->count == MOST_TURNS) return;
        double side = classical ? -1 : 1;
        part->turns[part->count++] =
            circuit_x(layout, step->column) + side * layout->gate / 2;
    }
}

// A wire is held by its name; a narrow one reaches into the margin.
static void add_name_spot(Scene *scene, const CircuitLayout *layout,
                          const CircuitModel *model, int wire) {
    double unit = picture_unit(scene), right = layout->left - 40 * unit;
    double wide = fmax(44 * unit, right - layout->rect.x);
    Rect rect = {fmax(0, right - wide), circuit_y(layout, wire) - layout->cell / 2,
                 fmin(wide, right), layout->cell};
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = {SPOT_WIRE, wire, 0, model->source, NULL},
                                 .quiet = true,
                                 .name = scene_say(scene, "circuit.wire", "%d", wire)});
}

void circuit_wires_add(Scene *scene, const CircuitLayout *layout,
                       const CircuitModel *model) {
    add_tint(scene, layout, model);
    time_mark_add(scene, layout, model);
    if (!model->bare && !scene_bare(scene)) column_numbers_add(scene, layout, model);
    double unit = picture_unit(scene);
    uint32_t lit = lit_wires(scene, model->source);
    for (int w = 0; w < layout->wires; w++) {
        Ink name = lit >> w & 1 ? INK_FOX : INK_INK;
        WirePart part = {.x0 = layout->left,
                         .x1 = layout->left + layout->columns * layout->cell + layout->tail,
                         .y = circuit_y(layout, w),
                         .left = layout->rect.x + 4 * unit,
                         .name_type = style_bold(scene, ROLE_PANEL, name),
                         .ket = 0.94 * scene_look(scene)->metrics.formula};
        char label[WIRE_LABEL];
        circuit_wire_label(model->circuit, w, label);
        const char *shown =
            wire_label_fit(scene, label, part.name_type, wire_label_most(scene));
        snprintf(part.name, sizeof part.name, "%s", shown);
        part.start = circuit_start(model->circuit, w);
        part.starts = !model->bare || layout->scroll <= 0; // or in an earlier row
        part.noisy = circuit_noise(model->circuit)->own[w] || model->noise.own[w];
        find_turns(layout, model->circuit, w, &part);
        Rect rect = {layout->rect.x, part.y - layout->cell / 2, part.x1 - layout->rect.x,
                     layout->cell};
        scene_add(scene, rect, draw_wire, &part, sizeof part);
        if (model->editable) add_name_spot(scene, layout, model, w);
    }
}
