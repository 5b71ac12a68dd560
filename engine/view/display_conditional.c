#include "circuit/joint.h"
#include "view/display_views.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Where the table stands, page px: a title, the columns' heads, the cells, and at two edges
// what each side does by itself.
typedef struct Plan {
    double title, head; // heights
    double left;        // width of the rows' heads
    double cell_width, cell_height;
    double edge; // width of the column of marginals; the row's height is a cell's
    bool numbers;
    double height, width;
} Plan;

// Of wires that nothing is given for, the probability itself.
static JointKind kind_of(const DisplayModel *model, const Joint *joint) {
    return joint->columns ? (JointKind)model->options.table : JOINT_BOTH;
}

static bool read(const DisplayModel *model, Joint *joint) {
    return joint_read(model->run, model->after, (uint32_t)model->options.wires,
                      (uint32_t)model->options.given, joint);
}

// "q1 q0", in the order of their bits.
static const char *wires_text(Scene *scene, const DisplayModel *model, uint32_t mask) {
    bool first = scene_look(scene)->order == ORDER_FIRST_LEFT;
    return wire_labels(scene, model->circuit, mask, first);
}

// The most that a number takes: "1.000".
static double number_width(const Scene *scene, Type type) {
    return style_width(scene, "0.000", type) + 8 * picture_unit(scene);
}

static Plan plan_for(Scene *scene, const Joint *joint, const DisplayModel *model,
                     double width, double most) {
    double unit = picture_unit(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    Plan plan = {.title = style_pitch(scene, ROLE_PANEL) + 4 * unit,
                 .head = 2 * style_pitch(scene, ROLE_LABEL) + 2 * unit,
                 .numbers = true};
    int rows = __builtin_popcount(joint->rows);
    char bits[MAX_WIRES + 1];
    memset(bits, '0', sizeof bits);
    bits[rows] = '\0';
    plan.left = style_width(scene, bits, type) + 12 * unit;
    double names = style_width(scene, wires_text(scene, model, joint->rows),
                               style_type(scene, ROLE_SMALL, INK_SOFT));
    plan.left = fmax(plan.left, fmin(names + 10 * unit, 0.2 * width));
    double large = model->form == DISPLAY_LARGE ? 2 : 1;
    double alone = style_width(scene, scene_word(scene, "conditional.sum"),
                               style_type(scene, ROLE_SMALL, INK_SOFT));
    int edges = joint->columns ? 1 : 0;
    plan.edge = edges * (fmax(number_width(scene, type), alone) + 10 * unit);
    plan.left = fmax(plan.left, edges * alone + 12 * unit);
    double room = width - plan.left - plan.edge;
    plan.cell_width = fmin(96 * unit * large, room / joint->column_count);
    plan.cell_height = fmin(fmin(64 * unit * large, plan.cell_width),
                            240 * unit * large / (joint->row_count + edges));
    double high = most - plan.title - plan.head;
    if (most > 0)
        plan.cell_height = fmin(plan.cell_height, high / (joint->row_count + edges));
    plan.numbers = plan.cell_width >= number_width(scene, type) - 6 * unit &&
                   plan.cell_height >= type.size + 4 * unit;
    plan.width = plan.left + joint->column_count * plan.cell_width + plan.edge;
    plan.height = ceil(plan.title + plan.head +
                       (joint->row_count + edges) * plan.cell_height + 2 * unit);
    return plan;
}

double conditional_height(const Scene *scene, const DisplayModel *model, double width) {
    Joint joint;
    if (!read(model, &joint)) return 0;
    Scene *measured = scene_create(scene_look(scene)); // its words are only measured
    double height = plan_for(measured, &joint, model, width, 0).height;
    scene_destroy(measured);
    return height;
}

// A cell: a square whose area is the probability, in the middle or at the left of its
// number.
typedef struct CellPart {
    double p; // below 0: what is given never happens
    bool number, lit, thumb;
    char words[12];
    Type type;
} CellPart;

// Where the square and the number stand: beside each other, or the number below.
typedef struct CellPlaces {
    Rect square; // of probability 1
    double x, y; // the number's middle, and its baseline
} CellPlaces;

static CellPlaces cell_places(Rect rect, const CellPart *cell) {
    double size = cell->type.size;
    double edge = cell->thumb ? 1 : cell->number ? 0.28 * size : 4;
    Rect all = rect_inset(rect, edge);
    double side = fmin(all.w, all.h);
    if (!cell->number)
        return (CellPlaces){
            {rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side}, 0, 0};
    double beside = fmin(all.h, all.w - cell->type.width - 6);
    double below = fmin(all.w, all.h - size - 4);
    if (beside >= below) {
        double y = rect.y + (rect.h - beside) / 2, behind = all.x + beside + 6;
        return (CellPlaces){{all.x, y, beside, beside},
                            (behind + all.x + all.w) / 2,
                            rect.y + rect.h / 2 + 0.36 * size};
    }
    return (CellPlaces){{rect.x + (rect.w - below) / 2, all.y, below, below},
                        rect.x + rect.w / 2,
                        all.y + all.h - 0.12 * size};
}

static void draw_cell(Canvas *canvas, Rect rect, const void *with) {
    const CellPart *cell = with;
    CellPlaces places = cell_places(rect, cell);
    double side = places.square.w * sqrt(fmax(0, cell->p));
    double in = (places.square.w - side) / 2;
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_LINE, .width = 1});
    if (side >= 1)
        draw_box(canvas, rect_inset(places.square, in), 1, INK_OBSERVED,
                 (Stroke){.ink = INK_NONE});
    if (cell->lit)
        draw_box(canvas, rect_inset(rect, 1.5), 2, INK_NONE,
                 (Stroke){.ink = INK_FOX, .width = 3});
    if (cell->number) draw_words(canvas, cell->words, places.x, places.y, cell->type);
}

static void probability_text(double p, char *out, size_t size) {
    if (p < 0)
        snprintf(out, size, "–");
    else
        snprintf(out, size, "%.3f", p);
}

static uint32_t cell_bits(const Joint *joint, int r, int c) {
    return basis_spread(joint->rows, (uint32_t)r) |
           basis_spread(joint->columns, (uint32_t)c);
}

// "q1 = 1 where q0 = 0: 0.250".
static const char *cell_name(Scene *scene, const Joint *joint, JointKind kind, int r, int c,
                             const char *number) {
    char row[MAX_WIRES + 1], column[MAX_WIRES + 1];
    basis_bits(scene, joint->rows, basis_spread(joint->rows, (uint32_t)r), row, sizeof row);
    basis_bits(scene, joint->columns, basis_spread(joint->columns, (uint32_t)c), column,
               sizeof column);
    if (!joint->columns)
        return scene_say(scene, "conditional.cell.one", "%s\t%s", row, number);
    static const char *const keys[] = {[GIVEN_COLUMN] = "conditional.cell.column",
                                       [GIVEN_ROW] = "conditional.cell.row",
                                       [JOINT_BOTH] = "conditional.cell.both"};
    return scene_say(scene, keys[kind], "%s\t%s\t%s", row, column, number);
}

static void add_cell(Scene *scene, const Joint *joint, const DisplayModel *model, Rect rect,
                     const Plan *plan, int r, int c) {
    CellPart part = {.p = joint_cell(joint, kind_of(model, joint), r, c),
                     .number = plan->numbers,
                     .thumb = model->form == DISPLAY_THUMB,
                     .type = style_type(scene, ROLE_LABEL, INK_INK)};
    uint32_t mask = joint->rows | joint->columns, bits = cell_bits(joint, r, c);
    probability_text(part.p, part.words, sizeof part.words);
    part.type.align = ALIGN_CENTRE;
    part.type.width = style_width(scene, "0.000", part.type);
    part.lit = lit_has(scene, model->source, mask, bits);
    scene_add(scene, rect, draw_cell, &part, sizeof part);
    lit_spot_add(scene, rect, model->source, mask, bits,
                 cell_name(scene, joint, kind_of(model, joint), r, c, part.words));
}

// What a side does by itself, at the table's edge.
static void add_marginal(Scene *scene, Rect rect, double p, bool lit) {
    char text[12];
    probability_text(p, text, sizeof text);
    Type type = style_type(scene, ROLE_LABEL, lit ? INK_INK : INK_SOFT);
    type.align = ALIGN_CENTRE;
    scene_words(scene, scene_keep(scene, text), rect.x + rect.w / 2,
                rect.y + rect.h / 2 + 0.36 * type.size, type);
}

static void add_title(Scene *scene, Rect rect, const Joint *joint,
                      const DisplayModel *model) {
    static const char *const keys[] = {[GIVEN_COLUMN] = "conditional.title.column",
                                       [GIVEN_ROW] = "conditional.title.row",
                                       [JOINT_BOTH] = "conditional.title.both"};
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    bold.width = rect.w;
    const char *rows = wires_text(scene, model, joint->rows);
    const char *columns = wires_text(scene, model, joint->columns);
    const char *words =
        joint->columns
            ? scene_say(scene, keys[kind_of(model, joint)], "%s\t%s", rows, columns)
            : scene_say(scene, "conditional.title.one", "%s", rows);
    scene_words(scene, words, rect.x, rect.y + bold.size, bold);
}

static void add_heads(Scene *scene, Rect body, const Plan *plan, const Joint *joint,
                      const DisplayModel *model) {
    double unit = picture_unit(scene), pitch = style_pitch(scene, ROLE_LABEL);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    char bits[MAX_WIRES + 1];
    soft.width = plan->left - 6 * unit;
    scene_words(scene, wires_text(scene, model, joint->rows), body.x - plan->left,
                body.y - 0.35 * pitch, soft);
    soft.align = ALIGN_CENTRE;
    soft.width = body.w;
    scene_words(scene, wires_text(scene, model, joint->columns), body.x + body.w / 2,
                body.y - 1.35 * pitch, soft);
    soft.width = 0;
    if (plan->edge > 0)
        scene_words(scene, scene_word(scene, "conditional.sum"),
                    body.x + body.w + plan->edge / 2, body.y - 0.35 * pitch, soft);
    type.align = ALIGN_CENTRE;
    type.width = plan->cell_width;
    for (int c = 0; joint->columns && c < joint->column_count; c++) {
        basis_bits(scene, joint->columns, basis_spread(joint->columns, (uint32_t)c), bits,
                   sizeof bits);
        scene_words(scene, scene_keep(scene, bits), body.x + (c + 0.5) * plan->cell_width,
                    body.y - 0.35 * pitch, type);
    }
    type.align = ALIGN_RIGHT;
    type.width = 0;
    for (int r = 0; r < joint->row_count; r++) {
        basis_bits(scene, joint->rows, basis_spread(joint->rows, (uint32_t)r), bits,
                   sizeof bits);
        scene_words(scene, scene_keep(scene, bits), body.x - 8 * unit,
                    body.y + (r + 0.5) * plan->cell_height + 0.36 * type.size, type);
    }
    if (plan->numbers && plan->edge > 0) {
        soft.align = ALIGN_RIGHT;
        scene_words(
            scene, scene_word(scene, "conditional.sum"), body.x - 8 * unit,
            body.y + (joint->row_count + 0.5) * plan->cell_height + 0.36 * soft.size, soft);
    }
}

static void add_edges(Scene *scene, Rect body, const Plan *plan, const Joint *joint,
                      const DisplayModel *model) {
    if (!plan->numbers || plan->edge <= 0) return;
    for (int r = 0; r < joint->row_count; r++)
        add_marginal(scene,
                     (Rect){body.x + body.w, body.y + r * plan->cell_height, plan->edge,
                            plan->cell_height},
                     joint->row[r],
                     lit_has(scene, model->source, joint->rows,
                             basis_spread(joint->rows, (uint32_t)r)));
    for (int c = 0; c < joint->column_count; c++)
        add_marginal(scene,
                     (Rect){body.x + c * plan->cell_width, body.y + body.h,
                            plan->cell_width, plan->cell_height},
                     joint->column[c],
                     lit_has(scene, model->source, joint->columns,
                             basis_spread(joint->columns, (uint32_t)c)));
}

static void add_thumb(Scene *scene, Rect rect, const Joint *joint,
                      const DisplayModel *model) {
    Rect body = rect_inset(rect, 3);
    Plan plan = {.cell_width = body.w / joint->column_count,
                 .cell_height = body.h / joint->row_count};
    for (int r = 0; r < joint->row_count; r++)
        for (int c = 0; c < joint->column_count; c++)
            add_cell(scene, joint, model,
                     (Rect){body.x + c * plan.cell_width, body.y + r * plan.cell_height,
                            plan.cell_width, plan.cell_height},
                     &plan, r, c);
}

void conditional_add(Scene *scene, Rect rect, const DisplayModel *model) {
    Joint joint;
    if (!read(model, &joint)) return;
    if (model->form == DISPLAY_THUMB) {
        add_thumb(scene, rect, &joint, model);
        return;
    }
    Plan plan = plan_for(scene, &joint, model, rect.w, rect.h);
    if (plan.cell_height < 6 || plan.cell_width < 6) return;
    Rect body = {rect.x + plan.left, rect.y + plan.title + plan.head,
                 joint.column_count * plan.cell_width, joint.row_count * plan.cell_height};
    add_title(scene, (Rect){rect.x, rect.y, rect.w, plan.title}, &joint, model);
    add_heads(scene, body, &plan, &joint, model);
    for (int r = 0; r < joint.row_count; r++)
        for (int c = 0; c < joint.column_count; c++)
            add_cell(scene, &joint, model,
                     (Rect){body.x + c * plan.cell_width, body.y + r * plan.cell_height,
                            plan.cell_width, plan.cell_height},
                     &plan, r, c);
    add_edges(scene, body, &plan, &joint, model);
}
