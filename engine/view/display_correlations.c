#include "circuit/means.h"
#include "circuit/names.h"
#include "lesson/pair.h"
#include "view/ball.h"
#include "view/display_views.h"
#include "view/lit.h"
#include "view/orbit_spot.h"
#include "view/picture.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>

// The table of nine cells with its letters, both arrows at its left, the sentence beside or
// below. All relative to the display's rect; w 0: there is none.
typedef struct Plan {
    double cell, letter;   // sides of a cell; size of X, Y, Z; 0: no letters
    Rect table;            // the nine cells
    double radius;         // of the two balls; 0: none
    double ball_x, ball_y; // middle of the first; the second is below it
    double ball_pitch;
    Rect sentence;
    double height;
} Plan;

static const char *wire_name(Scene *scene, const DisplayModel *model, int wire,
                             double width) {
    char label[WIRE_LABEL];
    circuit_wire_label(model->circuit, wire, label);
    return wire_label_fit(scene, label, style_bold(scene, ROLE_LABEL, INK_INK), width);
}

static const char *sentence_of(Scene *scene, const int wires[2], const Correlations *pair) {
    const Look *look = scene_look(scene);
    return scene_take(scene, pair_sentence(look->words, look->lang, wires, pair));
}

// Both names with air beside them.
static double name_width(Scene *scene, const DisplayModel *model) {
    int wires[2];
    double most = 0, unit = picture_unit(scene);
    Type bold = style_bold(scene, ROLE_LABEL, INK_INK);
    if (!pair_wires(model->run, model->options.wires, wires)) return 0;
    for (int i = 0; i < 2; i++)
        most = fmax(most,
                    style_width(scene, wire_name(scene, model, wires[i], 60 * unit), bold));
    return most + 10 * unit;
}

// Room for the balls: the name above each, the arrow's length below.
static void plan_balls(const Scene *scene, Plan *plan, double height, bool large) {
    double unit = picture_unit(scene), line = style_pitch(scene, ROLE_LABEL);
    double most = large ? 110 : 34;
    double r = fmin(most * unit, (height / 2 - 2 * line - 10 * unit) / 2);
    if (r < 20 * unit) return;
    if (r < BALL_FULL * unit && r >= BALL_POLES * unit)
        r = fmax(BALL_POLES * unit - 1, r - 1.5 * scene_look(scene)->metrics.formula);
    BallRoom room = ball_room(scene, floor(r));
    plan->radius = floor(r);
    plan->ball_pitch = 2 * line + room.above + room.below + 2 * plan->radius + 4 * unit;
    if (2 * plan->ball_pitch > height + 8 * unit) {
        plan->radius = floor(
            fmin(r, (height / 2 - 2 * line - room.above - room.below) / 2 - 4 * unit));
        room = ball_room(scene, plan->radius);
        plan->ball_pitch = 2 * line + room.above + room.below + 2 * plan->radius + 4 * unit;
    }
    if (plan->radius < 16 * unit) {
        plan->radius = 0;
        return;
    }
    plan->ball_x = fmax(plan->radius + room.side, ball_length_width(scene) / 2);
    plan->ball_y = line + room.above + plan->radius;
}

static Plan plan_thumb(double width, double height) {
    double cell = floor(fmin(width, height) / 3);
    return (Plan){
        .cell = cell,
        .table = {(width - 3 * cell) / 2, (height - 3 * cell) / 2, 3 * cell, 3 * cell},
        .height = height};
}

// The longest of the sentences, so that nothing moves when another takes its place.
static double sentence_height(Scene *scene, double width) {
    const Look *look = scene_look(scene);
    double most = 0;
    static const Correlations examples[] = {{.kind = PAIR_PRODUCT},
                                            {.kind = PAIR_CORRELATED},
                                            {.kind = PAIR_ENTANGLED, .concurrence = 0.5},
                                            {.kind = PAIR_ENTANGLED, .concurrence = 1}};
    for (int i = 0; i < 4; i++) {
        char *words = pair_sentence(look->words, look->lang, (int[]){0, 1}, &examples[i]);
        most = fmax(most, picture_sentence_height(scene, words, width));
        scene_take(scene, words);
    }
    return most;
}

static Plan plan_for(Scene *scene, const DisplayModel *model, double width, double height) {
    double unit = picture_unit(scene), formula = scene_look(scene)->metrics.formula;
    bool large = model->form == DISPLAY_LARGE;
    if (model->form == DISPLAY_THUMB) return plan_thumb(width, height);
    Plan plan = {.letter = formula};
    double names = name_width(scene, model), side = names + 1.6 * formula,
           top = 1.7 * formula, gap = 14 * unit;
    double most = (large ? 130 : 52) * unit, free = fmin(height, 1e5);
    if (width > 340 * unit)
        plan_balls(scene, &plan, fmin(free, (large ? 640 : 250) * unit), large);
    double left = plan.radius > 0 ? 2 * plan.ball_x + 12 * unit : 0;
    double table = fmin(3 * most, width - left - side - names);
    bool beside = width - left - side - 3 * most - names > 200 * unit;
    double wide = beside ? width - left - side - 3 * most - names - gap : width - left;
    double words = sentence_height(scene, wide);
    double room = free - top - (beside ? 0 : words + gap);
    plan.cell = floor(fmin(table, room) / 3);
    if (plan.cell < 20 * unit) { // no words: the table is what must be seen
        plan.sentence.w = 0;
        words = 0;
        beside = true;
        plan.cell = floor(fmin(table, free - top) / 3);
    } else {
        plan.sentence.w = wide;
    }
    plan.table = (Rect){left + side, top, 3 * plan.cell, 3 * plan.cell};
    double spare = width - left - side - 3 * plan.cell - names;
    if (!beside && spare > 0) plan.table.x += floor(fmin(spare / 2, 20 * unit));
    double bottom = top + 3 * plan.cell;
    plan.sentence.x = beside ? plan.table.x + plan.table.w + names + gap : left;
    plan.sentence.y = beside ? top + fmax(0, (3 * plan.cell - words) / 2) : bottom + gap;
    plan.sentence.h = words;
    plan.height = beside ? fmax(bottom, top + words) : bottom + gap + words;
    if (plan.radius > 0) {
        plan.height = fmax(plan.height, 2 * plan.ball_pitch - 4 * unit);
        plan.ball_y += fmax(0, (plan.height - 2 * plan.ball_pitch) / 2);
    }
    return plan;
}

double correlations_height(const Scene *scene, const DisplayModel *model, double width) {
    if (run_qubits(model->run) < 2)
        return picture_sentence_height(scene, scene_word(scene, "correlations.few"), width);
    Scene *trial = scene_create(scene_look(scene));
    double height = plan_for(trial, model, width, INFINITY).height;
    scene_destroy(trial);
    return height;
}

// --- cells

typedef struct CellPart {
    double value, unit;
    Type type;   // of the number
    bool silent; // in a thumbnail: no numbers
} CellPart;

static const double ROUNDS_TO_NOTHING = 0.005;

static void cell_text(double value, int digits, char *text, size_t size) {
    double scale = digits == 1 ? 10 : 100, rounded = round(fabs(value) * scale) / scale;
    const char *sign = value < 0 ? "−" : "+";
    if (rounded >= 1)
        snprintf(text, size, "%s1", sign);
    else
        snprintf(text, size, "%s.%0*.0f", sign, digits, scale * rounded);
}

// Where a number stands that belongs to a disk of radius r.
typedef enum NumberPlace { NUMBER_NONE, NUMBER_INSIDE, NUMBER_BELOW } NumberPlace;

// With two digits in the disk, or below it in the cell; else with one; else not at all.
static NumberPlace place_number(Canvas *canvas, const CellPart *cell, double side, double r,
                                double rim, char *text, size_t size) {
    double high = cell->type.size, unit = cell->unit;
    for (int digits = 2; digits >= 1 && !cell->silent; digits--) {
        cell_text(cell->value, digits, text, size);
        double wide = words_wide(canvas, text, cell->type);
        if (hypot(wide / 2, 0.25 * high) < r - rim) return NUMBER_INSIDE;
        if (2 * r + 0.74 * high + 5 * unit <= side && wide < side) return NUMBER_BELOW;
    }
    return NUMBER_NONE;
}

// A disk whose area is the strength: filled for plus, a ring for minus; 0 is the digit. The
// number stands in the disk, or below where the disk is too small for it.
static void draw_cell(Canvas *canvas, Rect rect, const void *with) {
    const CellPart *cell = with;
    double side = rect.w, x = rect.x + side / 2, y = rect.y + side / 2, v = cell->value;
    double unit = cell->unit, r = 0.46 * side * sqrt(fmin(1, fabs(v)));
    Type type = cell->type;
    char text[12];
    draw_box(canvas, rect, 0, INK_SHEET, (Stroke){.ink = INK_LINE, .width = 1});
    if (fabs(v) < ROUNDS_TO_NOTHING) {
        type.ink = INK_SOFT;
        if (!cell->silent) draw_words(canvas, "0", x, y + 0.36 * type.size, type);
        return;
    }
    double rim = fmin(2.4, 0.12 * side / unit);
    NumberPlace place = place_number(canvas, cell, side, r, v > 0 ? 0.5 * unit : 2.2 * unit,
                                     text, sizeof text);
    if (place == NUMBER_BELOW)
        y = fmin(y, rect.y + side - 0.74 * type.size - 4.5 * unit - r);
    if (v > 0)
        draw_disc(canvas, x, y, r, INK_FOX, (Stroke){.ink = INK_NONE});
    else
        draw_disc(canvas, x, y, fmax(1, r - unit), INK_SHEET,
                  (Stroke){.ink = INK_ZERO, .width = rim});
    type.ink = v < 0 ? INK_ZERO : place == NUMBER_INSIDE ? INK_SHEET : INK_FOX;
    if (place == NUMBER_INSIDE) draw_words(canvas, text, x, y + 0.36 * type.size, type);
    if (place == NUMBER_BELOW)
        draw_words(canvas, text, x, rect.y + side - 2.5 * unit, type);
}

// Of two wires the string with letters i and j of X, Y, Z.
static PauliTerm pair_term(const int wires[2], int i, int j) {
    PauliTerm term = {0, 0, 1};
    for (int k = 0; k < 2; k++) {
        int letter = k ? j : i;
        if (letter < 2) term.x |= UINT32_C(1) << wires[k];
        if (letter > 0) term.z |= UINT32_C(1) << wires[k];
    }
    return term;
}

static void draw_lit(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect_inset(rect, 1.5), 2, INK_NONE,
             (Stroke){.ink = INK_FOX, .width = 3});
}

// A cell is the mean of a string of two letters, and lights with it.
static void add_cell_light(Scene *scene, const DisplayModel *model, Rect rect,
                           PauliTerm term, double value) {
    char name[32];
    means_name(term, name, sizeof name);
    if (lit_mean(scene, model->source, term)) scene_add(scene, rect, draw_lit, NULL, 0);
    lit_mean_spot_add(scene, rect, model->source, term,
                      scene_say(scene, "means.bar", "%s\t%+.3f", name, value));
}

static void add_cells(Scene *scene, const DisplayModel *model, Rect table,
                      const Correlations *pair, const int wires[2]) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double side = table.w / 3, unit = picture_unit(scene);
    Type type = style_bold(scene, ROLE_SMALL, INK_INK);
    type.size = fmax(metrics->least, fmin(side * 0.26, 2 * type.size));
    type.align = ALIGN_CENTRE;
    bool silent = model->form == DISPLAY_THUMB || side < 2.6 * type.size;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            double v = model->options.connected ? pair->connected[i][j] : pair->mean[i][j];
            CellPart cell = {v, unit, type, silent};
            Rect rect = {table.x + j * side, table.y + i * side, side, side};
            scene_add(scene, rect, draw_cell, &cell, sizeof cell);
            add_cell_light(scene, model, rect, pair_term(wires, i, j), pair->mean[i][j]);
        }
}

// Rows are the first wire's, columns the second's.
static void add_letters(Scene *scene, const DisplayModel *model, const Plan *plan,
                        Rect table, const int wires[2]) {
    static const char *const letters[] = {"X", "Y", "Z"};
    double side = table.w / 3, size = plan->letter, unit = picture_unit(scene);
    Type name = style_bold(scene, ROLE_LABEL, INK_INK);
    Type letter = {.size = size, .ink = INK_INK, .align = ALIGN_CENTRE};
    for (int i = 0; i < 3; i++) {
        double along = (i + 0.5) * side;
        picture_tex_add(scene, letters[i], table.x + along, table.y - 0.55 * size, letter);
        picture_tex_add(scene, letters[i], table.x - 0.8 * size,
                        table.y + along + 0.35 * size, letter);
    }
    scene_words(scene, wire_name(scene, model, wires[1], 60 * unit),
                table.x + table.w + 8 * unit, table.y - 0.55 * size, name);
    name.align = ALIGN_RIGHT;
    scene_words(scene, wire_name(scene, model, wires[0], 60 * unit), table.x - 1.7 * size,
                table.y + table.h / 2 + 0.36 * name.size, name);
}

static void add_ball(Scene *scene, const DisplayModel *model, Ball ball, int wire,
                     Bloch bloch) {
    BallRoom room = ball_room(scene, ball.radius);
    Type bold = style_bold(scene, ROLE_LABEL, INK_INK);
    Type label = style_type(scene, ROLE_LABEL, INK_INK);
    bold.align = label.align = ALIGN_CENTRE;
    double width = 2 * ball.radius + 20 * picture_unit(scene);
    scene_words(scene, wire_name(scene, model, wire, width), ball.x,
                ball.y - ball.radius - room.above - 0.4 * bold.size, bold);
    double length = bloch_length(bloch), phi = atan2(bloch.y, bloch.x);
    BallArrow arrow = {.bloch = bloch,
                       .theta = atan2(hypot(bloch.x, bloch.y), bloch.z),
                       .phi = phi < 0 ? phi + 2 * M_PI : phi};
    ball_add(scene, ball);
    ball_arrow_add(scene, ball, arrow);
    scene_words(scene, ball_length(scene, length), ball.x,
                ball.y + ball.radius + room.below + 1.1 * label.size, label);
}

void correlations_add(Scene *scene, Rect rect, const DisplayModel *model) {
    int wires[2];
    Correlations pair;
    if (!pair_correlations(model->run, model->after, model->options.wires, wires, &pair)) {
        picture_sentence_add(scene, scene_word(scene, "correlations.few"), rect);
        return;
    }
    Plan plan = plan_for(scene, model, rect.w, rect.h);
    if (plan.cell < 6 * picture_unit(scene)) return;
    double top = rect.y + fmax(0, floor((rect.h - plan.height) / 2));
    Rect table = plan.table;
    table.x = floor(table.x + rect.x);
    table.y = floor(table.y + top);
    add_cells(scene, model, table, &pair, wires);
    if (plan.letter > 0) add_letters(scene, model, &plan, table, wires);
    for (int i = 0; i < 2 && plan.radius > 0; i++) {
        Ball ball = {round(rect.x + plan.ball_x),
                     floor(top + plan.ball_y + i * plan.ball_pitch), plan.radius,
                     model->camera};
        add_ball(scene, model, ball, wires[i], i ? pair.b : pair.a);
        orbit_spot_add(scene, model, ball, i == 0);
    }
    if (plan.sentence.w <= 0) return;
    Rect words = plan.sentence;
    words.x += rect.x;
    words.y += top;
    picture_sentence_add(scene, sentence_of(scene, wires, &pair), words);
}
