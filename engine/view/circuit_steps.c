#include "circuit/blocks.h"
#include "circuit/definition.h"
#include "view/circuit_parts.h"
#include "view/gate_label.h"
#include "view/gate_view.h"
#include "view/inset_view.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// A step as it is drawn, with all that its rings and marks need.
typedef struct StepPart {
    CircuitLayout layout;
    Step step;
    GateLook look;
    char condition[72];
    double unit, stroke; // what a line is wider by in this theme
    bool chosen;
    InsetLook inset;            // of a display
    char name[DEFINITION_NAME]; // of a gate that the circuit defines, whose place in memory
                                // may have been another's
    int ghost_wire;             // a dot held there is drawn as its place; -1
} StepPart;

static void draw_link(Canvas *canvas, const StepPart *part, double x) {
    uint32_t wires = step_wires(&part->step);
    if ((wires & (wires - 1)) == 0 || part->step.gate->kind == GATE_BARRIER) return;
    int first = __builtin_ctz(wires), last = 31 - __builtin_clz(wires);
    draw_line(canvas, x, circuit_y(&part->layout, first), x, circuit_y(&part->layout, last),
              (Stroke){.ink = INK_INK, .width = 2});
}

// The middle of the ring around what is chosen: 4 px outside, 3 px wide.
static double ring_out(const StepPart *part) {
    return 4 + 1.5 * part->stroke;
}

static void draw_controls(Canvas *canvas, const StepPart *part, double x) {
    for (int w = 0; w < part->layout.wires; w++) {
        ControlDot dot = step_dot(&part->step, w);
        if (!dot.kind) continue;
        double y = circuit_y(&part->layout, w);
        if (w == part->ghost_wire)
            draw_disc(canvas, x, y, 11.0 / 42 * part->look.side, INK_TINT_ACCENT,
                      (Stroke){.ink = INK_ACCENT, .width = 1.5, .on = 4, .off = 3});
        draw_dot(canvas, x, y, part->look.side, dot, part->look.least);
        if (part->chosen)
            draw_disc(canvas, x, y, 9.0 / 42 * part->look.side + ring_out(part), INK_NONE,
                      (Stroke){.ink = INK_FOX, .width = 3});
    }
}

// Locked parts carry a lock at the corner of their box.
static void draw_lock(Canvas *canvas, const StepPart *part, double x, double y) {
    double s = part->look.side, size = 0.3 * s;
    double cx = x + 0.5 * s, cy = y - 0.5 * s;
    draw_disc(canvas, cx, cy, 0.68 * size, INK_PAPER, (Stroke){.ink = INK_NONE});
    draw_icon(canvas, "lock", cx - size / 2, cy - size / 2, size, INK_SOFT);
}

// The bit a measurement writes is named where it is not its own wire's.
static void draw_bit(Canvas *canvas, const StepPart *part, double x, double y) {
    const Step *step = &part->step;
    if (!step_writes(step) || step->bit == step->targets[0]) return;
    char text[8];
    snprintf(text, sizeof text, "c%d", step->bit);
    draw_words(canvas, text, x + 0.5 * part->look.side + 3 * part->unit,
               y - 0.16 * part->look.side,
               (Type){.size = part->look.least, .face = FACE_WORDS, .ink = INK_SOFT});
}

static void draw_condition(Canvas *canvas, const StepPart *part, double x, double y) {
    if (!part->condition[0]) return;
    draw_words(canvas, part->condition, x, y - 0.5 * part->look.side - 4 * part->unit,
               (Type){.size = part->look.least,
                      .face = FACE_BOLD,
                      .ink = INK_INK,
                      .align = ALIGN_CENTRE,
                      .width = 1.3 * part->layout.cell});
}

static void draw_target(Canvas *canvas, const StepPart *part, double x, int wire) {
    double y = circuit_y(&part->layout, wire), s = part->look.side;
    draw_gate(canvas, x, y, &part->look);
    if (part->chosen) {
        double out = s / 2 + ring_out(part);
        draw_box(canvas, (Rect){x - out, y - out, 2 * out, 2 * out}, 8, INK_NONE,
                 (Stroke){.ink = INK_FOX, .width = 3});
    }
    if (part->step.locked) draw_lock(canvas, part, x, y);
}

// Words as large as the box lets them be, but no smaller than may be read.
static void draw_fitting(Canvas *canvas, const StepPart *part, const char *words, double x,
                         double y) {
    double room = 1.15 * part->look.side;
    Type type = {.size = fmax(0.36 * part->look.side, part->look.least),
                 .face = FACE_BOLD,
                 .ink = INK_INK,
                 .align = ALIGN_CENTRE};
    double wide = label_wide(canvas, words, type);
    if (wide > room) type.size = fmax(type.size * room / wide, part->look.least);
    if (label_wide(canvas, words, type) > room) type.face = FACE_WORDS;
    if (part->step.gate->kind == GATE_DEFINED) type.width = 1.08 * part->look.side;
    draw_label(canvas, words, x, y + 0.36 * type.size, type);
}

static Rect range_box(const StepPart *part, double x, uint32_t wires) {
    int first = __builtin_ctz(wires), last = 31 - __builtin_clz(wires);
    double s = part->look.side, top = circuit_y(&part->layout, first) - s / 2;
    double bottom = circuit_y(&part->layout, last) + s / 2;
    return (Rect){x - 0.62 * s, top, 1.24 * s, bottom - top};
}

// Such a box nearly fills its column: its ring keeps within, or its side would be cut off.
static void draw_wide_ring(Canvas *canvas, const StepPart *part, Rect box) {
    double out = ring_out(part);
    double across = fmin(out, (part->layout.cell - box.w) / 2 - 1.5);
    draw_box(canvas,
             (Rect){box.x - across, box.y - out, box.w + 2 * across, box.h + 2 * out}, 8,
             INK_NONE, (Stroke){.ink = INK_FOX, .width = 3});
}

// One box over several wires, with lines of words in its middle, as many as have room.
static void draw_range(Canvas *canvas, const StepPart *part, double x, uint32_t wires,
                       char *lines) {
    if (!wires) return;
    Rect box = range_box(part, x, wires);
    double s = part->look.side, step = fmax(0.5 * s, 1.25 * part->look.least);
    int count = 1, room = (int)(box.h / step);
    draw_box(canvas, box, 0.1 * s, INK_SHEET, (Stroke){.ink = INK_INK, .width = 1.5});
    for (const char *at = lines; (at = strchr(at, '\n')); at++)
        count++;
    count = count > room && room >= 1 ? room : count;
    double y = box.y + box.h / 2 - (count - 1) * step / 2;
    char *rest = NULL;
    for (char *line = strtok_r(lines, "\n", &rest); line && count-- > 0;
         line = strtok_r(NULL, "\n", &rest), y += step)
        draw_fitting(canvas, part, line, x, y);
}

// "×A", "mod R", and numbers on lines of their own; the letters of other operands stand on
// their wires, with a ' where the last wire is the lowest bit.
static void draw_block(Canvas *canvas, const StepPart *part, double x) {
    const Step *step = &part->step;
    char words[64];
    size_t end = (size_t)snprintf(words, sizeof words, "%s", step->gate->label);
    char *space = strchr(words, ' ');
    if (space) *space = '\n';
    for (int i = 0; i < OPERANDS && end < sizeof words - 16; i++) {
        const Operand *operand = &step->operands[i];
        char letter[] = {operand_letter(i), operand->reversed ? '\'' : 0, 0};
        if (!(block_of(step->gate)->operands >> i & 1)) continue;
        if (operand->count)
            draw_range(canvas, part, x, operand_wires(operand), letter);
        else
            end += (size_t)snprintf(words + end, sizeof words - end, "\n%c=%u", letter[0],
                                    operand->value);
    }
    draw_range(canvas, part, x, step->block, words);
    if (part->chosen) draw_wide_ring(canvas, part, range_box(part, x, step->block));
    if (step->locked)
        draw_lock(canvas, part, x, circuit_y(&part->layout, step->targets[0]));
}

// The box of a gate that the circuit defines goes over all between its wires; a wire
// between them that it does not touch shows at its sides. Where the wires are out of order,
// each is numbered.
static void draw_own_wires(Canvas *canvas, const StepPart *part, double x) {
    const Step *step = &part->step;
    double side = part->look.side, half = 0.62 * side - 3, stub = 0.16 * side;
    uint32_t own = step->block;
    for (int w = __builtin_ctz(own); w < 31 - __builtin_clz(own); w++) {
        double y = circuit_y(&part->layout, w);
        Stroke stroke = {.ink = INK_SOFT, .width = 1.5, .on = 2.5, .off = 2};
        if (own >> w & 1) continue;
        draw_line(canvas, x - half, y, x - half + stub, y, stroke);
        draw_line(canvas, x + half - stub, y, x + half, y, stroke);
    }
    for (int i = 0; step->order && i < definition_of(step->gate)->wires; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", i);
        draw_words(canvas, number, x - half + 3 * part->unit,
                   circuit_y(&part->layout, step_own_wire(step, i)) - 0.14 * side,
                   (Type){.size = part->look.least, .face = FACE_WORDS, .ink = INK_SOFT});
    }
}

static void draw_defined(Canvas *canvas, const StepPart *part, double x) {
    const Step *step = &part->step;
    char words[64];
    bool undone = step->powered && step->power.value == -1;
    snprintf(words, sizeof words, "%s%s", step->gate->label, undone ? "†" : "");
    size_t end = strlen(words);
    if (step->powered && !undone && step->power.text[0])
        snprintf(words + end, sizeof words - end, "^%.12s", step->power.text);
    else if (step->powered && !undone)
        snprintf(words + end, sizeof words - end, "^%.3g", step->power.value);
    draw_range(canvas, part, x, step->block, words);
    Rect box = range_box(part, x, step->block);
    draw_own_frame(canvas, box, (Stroke){.ink = INK_INK, .width = 1.5});
    draw_own_wires(canvas, part, x);
    if (part->chosen) draw_wide_ring(canvas, part, box);
    if (step->locked) draw_lock(canvas, part, x, box.y + part->look.side / 2);
}

static void draw_display(Canvas *canvas, const StepPart *part, double x) {
    Rect box = part->inset.box;
    draw_inset(canvas, &part->inset);
    if (part->chosen) draw_wide_ring(canvas, part, box);
    if (part->step.locked) draw_lock(canvas, part, x, box.y + part->look.side / 2);
}

static void draw_targets(Canvas *canvas, const StepPart *part, double x) {
    for (uint32_t left = step_wires(&part->step) & ~step_dots(&part->step); left;
         left &= left - 1)
        if (__builtin_ctz(left) < part->layout.wires)
            draw_target(canvas, part, x, __builtin_ctz(left));
}

static void draw_step(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const StepPart *part = with;
    double x = circuit_x(&part->layout, part->step.column);
    Rect window = circuit_window(&part->layout);
    canvas_clip(canvas, (Rect){window.x, window.y, window.w + 8, window.h});
    draw_link(canvas, part, x);
    draw_controls(canvas, part, x);
    GateKind kind = part->step.gate->kind;
    (kind == GATE_BLOCK     ? draw_block
     : kind == GATE_DEFINED ? draw_defined
     : kind == GATE_DISPLAY ? draw_display
                            : draw_targets)(canvas, part, x);
    double y = circuit_y(&part->layout, part->step.targets[0]);
    draw_condition(canvas, part, x, y);
    draw_bit(canvas, part, x, y);
    canvas_unclip(canvas);
}

// "c2=1"; of several bits the highest first, as everywhere: "c1c0=10"; behind what is
// there.
static void add_condition(uint64_t mask, uint64_t bits, const char *sign, char *text,
                          size_t size) {
    size_t end = strlen(text);
    if (mask && end && end + 1 < size) end += (size_t)snprintf(text + end, size - end, " ");
    for (int pass = 0; pass < 2 && mask; pass++) {
        for (int bit = MAX_BITS - 1; bit >= 0 && end + 5 < size; bit--) {
            if (!(mask >> bit & 1)) continue;
            end += (size_t)snprintf(text + end, size - end, pass ? "%d" : "c%d",
                                    pass ? (int)(bits >> bit & 1) : bit);
        }
        if (pass == 0 && end + strlen(sign) < size)
            end += (size_t)snprintf(text + end, size - end, "%s", sign);
    }
}

void circuit_condition(const Step *step, char *text, size_t size) {
    text[0] = '\0';
    add_condition(step->if_mask, step->if_bits, "=", text, size);
    add_condition(step->unless_mask, step->unless_bits, "≠", text, size);
}

static bool is_ghost(const CircuitModel *model, int index) {
    if (model->held) return step_set_has(model->held, index);
    return model->ghost == GHOST_PLACED &&
           circuit_at(model->circuit, model->ghost_wire, model->ghost_column) == index;
}

static void add_step(Scene *scene, const CircuitLayout *layout, const CircuitModel *model,
                     int index) {
    const Step *step = circuit_step(model->circuit, index);
    bool ghost = is_ghost(model, index), dot = model->hand_dot.kind != DOT_NONE;
    StepPart part = {.layout = *layout,
                     .step = *step,
                     .look = {.gate = step->gate,
                              .side = layout->gate,
                              .least = scene_look(scene)->metrics.least,
                              .on_wire = true,
                              .controlled = step_dots(step) != 0,
                              .dashed = ghost && !dot},
                     .unit = picture_unit(scene),
                     .stroke = scene_look(scene)->metrics.stroke,
                     .chosen =
                         model->chosen == index || step_set_has(model->several, index),
                     .ghost_wire = ghost && dot ? model->ghost_wire : -1};
    if (step->gate->kind == GATE_DEFINED)
        snprintf(part.name, sizeof part.name, "%s", step->gate->label);
    if (step->gate->kind == GATE_DISPLAY)
        part.inset = inset_look(scene, layout, model, index, part.look.dashed);
    gate_angles(step, model->degrees, part.look.angle, sizeof part.look.angle);
    gate_power(step, part.look.power, sizeof part.look.power);
    gate_whole_degrees(step, part.look.degrees, sizeof part.look.degrees);
    circuit_condition(step, part.condition, sizeof part.condition);
    uint32_t span = step_span(step);
    int first = __builtin_ctz(span), last = 31 - __builtin_clz(span);
    if (first >= layout->wires) return;
    last = last < layout->wires ? last : layout->wires - 1;
    double more = 0.3 * layout->cell, x = circuit_x(layout, step->column);
    Rect rect = {x - layout->cell / 2 - more,
                 circuit_y(layout, first) - layout->cell / 2 - more,
                 layout->cell + 2 * more, (last - first + 1) * layout->cell + 2 * more};
    scene_add(scene, rect, draw_step, &part, sizeof part);
    if (part.inset.pictured) inset_view_add(scene, layout, model, index);
}

static void add_step_spots(Scene *scene, const CircuitLayout *layout,
                           const CircuitModel *model, int index) {
    const Step *step = circuit_step(model->circuit, index);
    const Look *look = scene_look(scene);
    for (int w = 0; w < layout->wires; w++) {
        if (!(step_wires(step) >> w & 1)) continue;
        double half = layout->cell / 2;
        Rect rect = {circuit_x(layout, step->column) - half, circuit_y(layout, w) - half,
                     layout->cell, layout->cell};
        const char *name = inset_spot_name(scene, model, index, w);
        if (!name)
            name = scene_say(scene, "circuit.step", "%s\t%d\t%d",
                             gate_words(look->words, look->lang, step->gate), w,
                             step->column + 1);
        scene_spot(scene, (SpotArea){.rect = rect,
                                     .spot = {SPOT_STEP, index, w, model->source, NULL},
                                     .quiet = true,
                                     .name = name});
    }
}

// The place where the hand's gate would stand: free, or refused with a stroke through it.
typedef struct PlacePart {
    double side;
    bool refused, taken;
} PlacePart;

static void draw_place(Canvas *canvas, Rect rect, const void *with) {
    const PlacePart *place = with;
    double s = place->side, x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    Ink ink = place->refused ? INK_WRONG : INK_ACCENT;
    Ink fill = place->refused ? INK_TINT_WRONG : INK_TINT_ACCENT;
    draw_box(canvas, (Rect){x - s / 2, y - s / 2, s, s}, 4, place->taken ? INK_NONE : fill,
             (Stroke){.ink = ink, .width = 2, .on = 5, .off = 3});
    if (place->refused)
        draw_line(canvas, x - 0.36 * s, y + 0.36 * s, x + 0.36 * s, y - 0.36 * s,
                  (Stroke){.ink = ink, .width = 2.4, .round = true});
}

static void draw_cursor(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    Rect r = rect_inset(rect, 2);
    double arm = 0.26 * r.w;
    Stroke stroke = {.ink = INK_FOX, .width = 3, .round = true};
    for (int i = 0; i < 4; i++) {
        double x = i & 1 ? r.x + r.w : r.x, y = i & 2 ? r.y + r.h : r.y;
        double dx = i & 1 ? -arm : arm, dy = i & 2 ? -arm : arm;
        Point corner[] = {{x + dx, y}, {x, y}, {x, y + dy}};
        draw_path(canvas, corner, 3, false, INK_NONE, stroke);
    }
}

static bool cell_rect(const CircuitLayout *layout, int wire, int column, Rect *rect) {
    double across = column - layout->scroll;
    if (wire < 0 || wire >= layout->wires || across < 0 ||
        across + 1 > layout->columns + 0.01)
        return false;
    *rect = (Rect){circuit_x(layout, column - 0.5),
                   circuit_y(layout, wire) - layout->cell / 2, layout->cell, layout->cell};
    return true;
}

// A box from cell to cell, dashed: the steps that it touches are chosen.
static void draw_cells(Canvas *canvas, Rect rect, const void *with) {
    canvas_clip(canvas, *(const Rect *)with);
    draw_box(canvas, rect_inset(rect, -3), 8, INK_NONE,
             (Stroke){.ink = INK_FOX, .width = 1.6, .on = 5, .off = 4});
    canvas_unclip(canvas);
}

static Rect cells_rect(const CircuitLayout *layout, CellBox box) {
    double left = fmin(box.column, box.last_column), top = fmin(box.wire, box.last_wire);
    double across = fabs((double)(box.column - box.last_column)) + 1;
    double down = fabs((double)(box.wire - box.last_wire)) + 1;
    return (Rect){layout->left + (left - layout->scroll) * layout->cell,
                  layout->top + top * layout->cell, across * layout->cell,
                  down * layout->cell};
}

static void add_box(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    if (!model->boxed) return;
    Rect window = rect_inset(circuit_window(layout), -6);
    scene_add(scene, cells_rect(layout, model->box), draw_cells, &window, sizeof window);
}

// A column or a wire that is refused where it would go.
static void draw_refused(Canvas *canvas, Rect rect, const void *with) {
    canvas_clip(canvas, *(const Rect *)with);
    draw_box(canvas, rect_inset(rect, 2), 6, INK_NONE,
             (Stroke){.ink = INK_WRONG, .width = 2, .on = 5, .off = 3});
    canvas_unclip(canvas);
}

static void add_refused_line(Scene *scene, const CircuitLayout *layout,
                             const CircuitModel *model) {
    int column = model->ghost_column, wire = model->ghost_wire;
    CellBox box = model->span == SPAN_WIRE
                      ? (CellBox){wire, 0, wire, layout->columns + (int)layout->scroll}
                      : (CellBox){0, column, layout->wires - 1, column};
    Rect window = circuit_window(layout);
    scene_add(scene, cells_rect(layout, box), draw_refused, &window, sizeof window);
}

static void add_place(Scene *scene, const CircuitLayout *layout,
                      const CircuitModel *model) {
    Rect rect;
    if (model->span != SPAN_CELL) {
        if (model->ghost == GHOST_REFUSED) add_refused_line(scene, layout, model);
        return;
    }
    if (model->ghost == GHOST_NONE ||
        !cell_rect(layout, model->ghost_wire, model->ghost_column, &rect))
        return;
    bool taken =
        circuit_covering(model->circuit, model->ghost_wire, model->ghost_column) >= 0;
    bool refused = model->ghost == GHOST_REFUSED;
    if (taken && !refused) return; // the gate itself is drawn there, dashed
    PlacePart place = {layout->gate, refused, taken};
    scene_add(scene, rect, draw_place, &place, sizeof place);
}

// A block that is chosen has a tab at its lower end, to be drawn over more wires or fewer.
static bool has_tab(const CircuitModel *model) {
    if (!model->editable || model->chosen == NO_STEP) return false;
    const Step *step = circuit_step(model->circuit, model->chosen);
    bool block = step->gate->kind == GATE_BLOCK && !block_of(step->gate)->single;
    return (block || step->gate->kind == GATE_DISPLAY) && !step->locked;
}

static void draw_tab(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    double k = rect.h / 24, x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    draw_box(canvas, (Rect){x - 12 * k, y - 6 * k, 24 * k, 12 * k}, 5 * k, INK_SHEET,
             (Stroke){.ink = INK_FOX, .width = 2});
    for (int i = -1; i <= 1; i += 2)
        draw_line(canvas, x - 6 * k, y + 2 * k * i, x + 6 * k, y + 2 * k * i,
                  (Stroke){.ink = INK_FOX, .width = 1.5});
}

static void add_tab(Scene *scene, const CircuitLayout *layout, const CircuitModel *model) {
    if (!has_tab(model)) return;
    const Step *step = circuit_step(model->circuit, model->chosen);
    int last = 31 - __builtin_clz(step->block);
    double across = step->column - layout->scroll;
    if (last >= layout->wires || across <= -1 || across >= layout->columns) return;
    double unit = picture_unit(scene), wide = 44 * unit, high = 24 * unit;
    double end = circuit_y(layout, last) + layout->gate / 2 + 4 * unit;
    if (step->gate->kind == GATE_DISPLAY) end += (layout->cell - layout->gate) / 2;
    Rect rect = {circuit_x(layout, step->column) - wide / 2, end - high / 2, wide, high};
    scene_add(scene, rect, draw_tab, NULL, 0);
    scene_spot(
        scene,
        (SpotArea){.rect = rect,
                   .spot = {SPOT_SIZE, model->chosen, last, model->source, NULL},
                   .quiet = true,
                   .name = scene_say(scene, "circuit.size", "%s", step->gate->label)});
}

// The ring of what is chosen tells where the cursor is.
static bool on_chosen(const CircuitModel *model) {
    int here = circuit_at(model->circuit, model->cursor_wire, model->cursor_column);
    return here != NO_STEP && (here == model->chosen || step_set_has(model->several, here));
}

void circuit_steps_add(Scene *scene, const CircuitLayout *layout,
                       const CircuitModel *model) {
    Rect cell;
    for (int i = 0; i < circuit_steps(model->circuit); i++) {
        double across = circuit_step(model->circuit, i)->column - layout->scroll;
        if (across <= -1 || across >= layout->columns) continue;
        add_step(scene, layout, model, i);
        if (model->editable)
            add_step_spots(scene, layout, model, i);
        else
            inset_spot_add(scene, layout, model, i);
    }
    add_tab(scene, layout, model);
    add_place(scene, layout, model);
    add_box(scene, layout, model);
    if (model->editable && !on_chosen(model) &&
        cell_rect(layout, model->cursor_wire, model->cursor_column, &cell))
        scene_add(scene, cell, draw_cursor, NULL, 0);
}
