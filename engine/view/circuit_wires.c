#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/start_view.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>

double circuit_numbers_height(const Scene *scene) {
    return ceil(style_pitch(scene, ROLE_SMALL) + 8 * picture_unit(scene));
}

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

typedef struct NumbersPart {
    CircuitLayout layout;
    int current;
    bool more_left, more_right;
    Type type;
} NumbersPart;

static void draw_numbers(Canvas *canvas, Rect rect, const void *with) {
    const NumbersPart *part = with;
    const CircuitLayout *layout = &part->layout;
    double baseline = rect.y + 1.05 * part->type.size;
    int first = (int)ceil(layout->scroll);
    for (int c = first; c + 1 <= layout->scroll + layout->columns + 0.01; c++) {
        char number[8];
        Type type = part->type;
        snprintf(number, sizeof number, "%d", c + 1);
        if (c == part->current) {
            type.face = FACE_BOLD;
            type.ink = INK_ACCENT;
        }
        draw_words(canvas, number, circuit_x(layout, c), baseline, type);
    }
}

static void add_numbers(Scene *scene, const CircuitLayout *layout,
                        const CircuitModel *model) {
    NumbersPart part = {.layout = *layout,
                        .current = circuit_current_column(model),
                        .type = style_type(scene, ROLE_SMALL, INK_SOFT)};
    part.type.align = ALIGN_CENTRE;
    Rect rect = {layout->left, layout->rect.y, layout->columns * layout->cell,
                 layout->top - layout->rect.y};
    scene_add(scene, rect, draw_numbers, &part, sizeof part);
    // Columns out of sight are told by an arrow head at that end of the row.
    double icon = 1.1 * part.type.size, y = layout->rect.y + 0.1 * part.type.size;
    if (layout->scroll > 0.01)
        scene_icon(scene, "back", layout->left - icon, y, icon, INK_SOFT);
    if (circuit_columns(model->circuit) > layout->scroll + layout->columns + 0.01)
        scene_icon(scene, "next",
                   fmin(rect.x + rect.w - icon / 2, layout->rect.x + layout->rect.w - icon),
                   y, icon, INK_SOFT);
}

// Where a wire changes between quantum (one line) and classical (two).
enum { MOST_TURNS = 16 };
typedef struct WirePart {
    double x0, x1, y, left;   // of the line; left: of the words
    double turns[MOST_TURNS]; // quantum first, then classical, and so on
    int count;
    char name[WIRE_LABEL + 4];
    bool starts; // it begins here
    WireStart start;
    Type name_type;
    double ket;
} WirePart;

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
    if (!model->bare) add_numbers(scene, layout, model);
    double unit = picture_unit(scene);
    for (int w = 0; w < layout->wires; w++) {
        WirePart part = {.x0 = layout->left,
                         .x1 = layout->left + layout->columns * layout->cell + layout->tail,
                         .y = circuit_y(layout, w),
                         .left = layout->rect.x + 4 * unit,
                         .name_type = style_bold(scene, ROLE_PANEL, INK_INK),
                         .ket = 0.94 * scene_look(scene)->metrics.formula};
        char label[WIRE_LABEL];
        circuit_wire_label(model->circuit, w, label);
        const char *shown =
            wire_label_fit(scene, label, part.name_type, wire_label_most(scene));
        snprintf(part.name, sizeof part.name, "%s", shown);
        part.start = circuit_start(model->circuit, w);
        part.starts = !model->bare || layout->scroll <= 0; // or in an earlier row
        find_turns(layout, model->circuit, w, &part);
        Rect rect = {layout->rect.x, part.y - layout->cell / 2, part.x1 - layout->rect.x,
                     layout->cell};
        scene_add(scene, rect, draw_wire, &part, sizeof part);
        if (model->editable) add_name_spot(scene, layout, model, w);
    }
}
