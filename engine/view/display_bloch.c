#include "circuit/names.h"
#include "circuit/portion.h"
#include "view/ball_cloud.h"
#include "view/ball_marks.h"
#include "view/ball_turn.h"
#include "view/bloch_readings.h"
#include "view/display_views.h"
#include "view/orbit_spot.h"
#include "view/picture.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>

static const double pure_enough = 0.995;

// How large spheres are and where, within a rect of a given width and at most a given
// height. One sphere is a picture of its own; several stand in rows.
typedef struct Plan {
    double radius;
    int columns, rows;
    double cell_width, cell_height;
    double heading, note; // rows of words above and below a ball
    double height;        // of all
    Rect readings;        // relative to the rect; w 0: none
} Plan;

// The wires that it shows, in rising order; how many.
static int shown_wires(const DisplayModel *model, int list[MAX_WIRES]) {
    int qubit = model->options.qubit;
    if (qubit < 0 || qubit >= run_qubits(model->run))
        return run_portion(model->run, (uint32_t)model->options.wires, list);
    list[0] = qubit;
    return 1;
}

static bool is_row(const DisplayModel *model) {
    int list[MAX_WIRES];
    return shown_wires(model, list) > 1;
}

static int first_qubit(const DisplayModel *model) {
    int list[MAX_WIRES];
    shown_wires(model, list);
    return list[0];
}

static bool is_thumb(const DisplayModel *model) {
    return model->form == DISPLAY_THUMB;
}

static bool is_large(const DisplayModel *model) {
    return model->form == DISPLAY_LARGE;
}

static double clamp(double x, double low, double high) {
    return fmax(low, fmin(x, high));
}

// The largest radius, at most `most`, whose ball and labels fit the room.
static double fitting_radius(const Scene *scene, double width, double height, double most) {
    double unit = picture_unit(scene);
    double tops[] = {INFINITY, BALL_FULL * unit - 1, BALL_POLES * unit - 1};
    double lows[] = {BALL_FULL * unit, BALL_POLES * unit, 0};
    for (int i = 0; i < 3; i++) {
        double cap = fmin(most, tops[i]);
        BallRoom room = ball_room(scene, fmin(cap, 1e5));
        double r = fmin(width / 2 - room.side, (height - room.above - room.below) / 2);
        r = floor(fmin(r, cap));
        if (r >= lows[i]) return r;
    }
    return 0;
}

static bool circle_meets(Rect rect, double x, double y, double radius) {
    double dx = x - clamp(x, rect.x, rect.x + rect.w);
    double dy = y - clamp(y, rect.y, rect.y + rect.h);
    return hypot(dx, dy) < radius;
}

// The readings stand in the upper right corner. A ball that would touch them is made a
// little smaller; where that would cost too much they stand in one line below it.
static void plan_readings(const Scene *scene, const DisplayModel *model, Plan *plan,
                          double width, double height) {
    int count = bloch_readings(model->options);
    double unit = picture_unit(scene), row = bloch_readings_pitch(scene);
    double box = bloch_readings_width(scene), high = count * row + 14 * unit;
    Rect corner = {width - box, plan->heading, box, high};
    double least = (count > 2 ? 0.6 : 0.8) * plan->radius;
    if (plan->radius >= BALL_FULL * unit) least = fmax(least, BALL_FULL * unit);
    for (int less = 0; plan->radius - less >= least; less++) {
        double r = plan->radius - less;
        double y = plan->heading + ball_room(scene, r).above + r;
        if (circle_meets(corner, width / 2, y, r + 8 * unit)) continue;
        plan->radius = r;
        plan->readings = corner;
        return;
    }
    double below = row + 8 * unit;
    if (count * box > width || plan->heading + plan->note + below > height / 2) return;
    plan->note += below;
    plan->radius =
        fitting_radius(scene, width, height - plan->heading - plan->note, plan->radius);
    // y with the height
    plan->readings = (Rect){(width - count * box) / 2, 0, count * box, row};
}

// The same at all moments of a run, so that pictures stay put.
static bool may_mix(const DisplayModel *model) {
    const Run *run = model->sight.whole ? model->sight.whole : model->run;
    return run_qubits(run) > 1 || run_noise(run) || run_branches(run, run_columns(run)) > 1;
}

static Plan plan_one(const Scene *scene, const DisplayModel *model, double width,
                     double height) {
    double unit = picture_unit(scene), line = style_pitch(scene, ROLE_LABEL);
    Plan plan = {.columns = 1, .rows = 1, .cell_width = width};
    // Where an arrow can be short, the line for its length is kept free: pictures stay put.
    if (height > 6 * line && !is_thumb(model)) {
        plan.heading = model->label ? line : 0;
        plan.note = may_mix(model) ? line : 0;
    }
    double most = fmax(0.28 * width, 172 * unit);
    if (is_large(model) || is_thumb(model)) most = 1e5;
    plan.radius = fitting_radius(scene, width, height - plan.heading - plan.note, most);
    if (bloch_readings(model->options) && plan.radius > 0 && !is_thumb(model))
        plan_readings(scene, model, &plan, width, height);
    BallRoom room = ball_room(scene, plan.radius);
    plan.height = plan.heading + room.above + 2 * plan.radius + room.below + plan.note;
    if (plan.readings.x < width / 2 && plan.readings.w > 0)
        plan.readings.y = plan.height - plan.readings.h;
    plan.cell_height = plan.height;
    return plan;
}

static Plan row_of(const Scene *scene, const DisplayModel *model, int qubits, double width,
                   double radius, bool notes) {
    BallRoom room = ball_room(scene, radius);
    double unit = picture_unit(scene), line = style_pitch(scene, ROLE_LABEL);
    double wide = is_thumb(model) || !notes ? 0 : ball_length_width(scene);
    if (is_thumb(model)) line = 0;
    Plan plan = {.radius = radius, .heading = line, .note = notes ? line : 0};
    double air = is_thumb(model) ? 2 * unit : 8 * unit;
    double cell = fmax(2 * (radius + room.side) + 2 * air, wide > 0 ? wide + 12 * unit : 0);
    plan.columns = (int)clamp(floor(width / cell), 1, qubits);
    plan.rows = (qubits + plan.columns - 1) / plan.columns;
    plan.columns = (qubits + plan.rows - 1) / plan.rows;
    plan.cell_width = fmin(width / plan.columns, fmax(206 * unit, cell));
    plan.cell_height = ceil(line + room.above + 2 * radius + room.below + plan.note + air);
    plan.height = plan.rows * plan.cell_height - air;
    return plan;
}

static bool row_fits(const Plan *plan, const Scene *scene, double width, double height) {
    BallRoom room = ball_room(scene, plan->radius);
    return plan->height <= height &&
           2 * (plan->radius + room.side) <= width / plan->columns;
}

static Plan plan_row_with(const Scene *scene, const DisplayModel *model, double width,
                          double height, bool notes) {
    static const double radii[] = {240, 190, 150, 120, 96, 72, 54, 48,
                                   40,  30,  22,  16,  10, 7,  5};
    enum { USUAL = 6 }; // the largest but in the large form
    double unit = picture_unit(scene);
    int list[MAX_WIRES], qubits = shown_wires(model, list);
    Plan plan = {0};
    for (size_t i = is_large(model) ? 0 : USUAL; i < sizeof radii / sizeof *radii; i++) {
        plan = row_of(scene, model, qubits, width, ceil(radii[i] * unit), notes);
        bool many_rows = plan.rows > 2 && radii[i] > 22 && !is_large(model);
        if (row_fits(&plan, scene, width, height) && !many_rows) return plan;
    }
    if (!row_fits(&plan, scene, width, height)) plan.radius = 0;
    return plan;
}

// Where they do not fit, without their lengths.
static Plan plan_row(const Scene *scene, const DisplayModel *model, double width,
                     double height) {
    Plan plan = plan_row_with(scene, model, width, height, true);
    return plan.radius > 0 ? plan : plan_row_with(scene, model, width, height, false);
}

static Plan plan_for(const Scene *scene, const DisplayModel *model, double width,
                     double height) {
    if (is_row(model)) return plan_row(scene, model, width, height);
    return plan_one(scene, model, width, height);
}

// Whether dots of many runs are drawn: between two moments nobody has run them.
static bool shows_cloud(const DisplayModel *model) {
    return model->options.cloud && run_noise(model->run) && !is_thumb(model) &&
           model->sight.fraction <= 0;
}

// What is said of the cloud, and the line that it takes below the balls.
static const char *cloud_words(Scene *scene) {
    return scene_say(scene, "bloch.cloud", "%d", CLOUD_RUNS);
}

static double cloud_line(const Scene *scene, const DisplayModel *model) {
    return model->options.cloud && run_noise(model->run) && !is_thumb(model)
               ? style_pitch(scene, ROLE_LABEL)
               : 0;
}

static Rect balls_rect(const Scene *scene, const DisplayModel *model, Rect rect) {
    rect.h -= cloud_line(scene, model);
    return rect;
}

double bloch_height(const Scene *scene, const DisplayModel *model, double width) {
    return plan_for(scene, model, width, INFINITY).height + cloud_line(scene, model);
}

// Cell `index` of the plan; a plan lower than the rect stands in its middle.
static Rect plan_cell(const Plan *plan, Rect rect, int index) {
    double left = rect.x + (rect.w - plan->columns * plan->cell_width) / 2;
    double top = rect.y + fmax(0, (rect.h - plan->height) / 2);
    int row = index / plan->columns, column = index % plan->columns;
    return (Rect){left + column * plan->cell_width, top + row * plan->cell_height,
                  plan->cell_width, plan->cell_height};
}

// On whole px, so that the kept picture of the ball serves wherever it stands.
static Ball plan_ball(const Scene *scene, const DisplayModel *model, const Plan *plan,
                      Rect cell) {
    double above = plan->heading + ball_room(scene, plan->radius).above;
    return (Ball){round(cell.x + cell.w / 2), floor(cell.y + above + plan->radius),
                  plan->radius, model->camera};
}

Ball display_ball(const Scene *scene, Rect rect, const DisplayModel *model) {
    rect = balls_rect(scene, model, rect);
    Plan plan = plan_for(scene, model, rect.w, rect.h);
    return plan_ball(scene, model, &plan, plan_cell(&plan, rect, 0));
}

// The arrow's own angles where they agree with the state: at the poles, and under the hand,
// they know more than the vector does.
static void set_angles(const DisplayModel *model, BallArrow *arrow) {
    Bloch b = arrow->bloch;
    double theta = model->theta, phi = model->phi, r = bloch_length(b);
    double off =
        hypot(hypot(r * sin(theta) * cos(phi) - b.x, r * sin(theta) * sin(phi) - b.y),
              r * cos(theta) - b.z);
    if (off > 1e-6) {
        theta = atan2(hypot(b.x, b.y), b.z);
        phi = hypot(b.x, b.y) > 1e-9 ? atan2(b.y, b.x) : 0;
    }
    phi = fmod(phi, 2 * M_PI);
    if (phi < -1e-9) phi += 2 * M_PI;
    arrow->theta = theta;
    arrow->phi = phi;
}

static void add_centred(Scene *scene, const char *words, double x, double top, Type type) {
    type.align = ALIGN_CENTRE;
    scene_words(scene, words, x, top + 1.1 * type.size, type);
}

// The gate that is turning the arrow, and the arrow of the moment compared.
static void add_moments(Scene *scene, const DisplayModel *model, Ball ball, int qubit) {
    const Sight *sight = &model->sight, *pinned = &model->pinned;
    Turn turn;
    if (model->options.trail) ball_trail_add(scene, ball, sight, qubit);
    if (sight->fraction > 0 && run_turn(sight->whole, sight->column, qubit, &turn))
        ball_turn_add(scene, ball, &turn, sight->fraction);
    if (pinned->run)
        ball_pinned_add(scene, ball, run_bloch(pinned->run, pinned->after, qubit));
}

// A ball with what is written at it: its qubit above, its length below when it is not 1.
static BallArrow add_ball(Scene *scene, const DisplayModel *model, const Plan *plan,
                          Rect cell, int qubit, const char *label) {
    Ball ball = plan_ball(scene, model, plan, cell);
    BallRoom room = ball_room(scene, ball.radius);
    BallArrow arrow = {.bloch = run_bloch(model->run, model->after, qubit),
                       .arcs = model->options.angles,
                       .shadows = model->options.components,
                       .held = model->held};
    set_angles(model, &arrow);
    ball_add(scene, ball);
    ball_marks_add(scene, ball, model->marks);
    const Cloud *cloud =
        shows_cloud(model) ? ball_cloud(scene, model->run, model->after) : NULL;
    if (cloud) ball_cloud_add(scene, ball, cloud, qubit);
    add_moments(scene, model, ball, qubit);
    ball_arrow_add(scene, ball, arrow);
    if (label && plan->heading > 0)
        add_centred(scene, label, ball.x, ball.y - ball.radius - room.above - plan->heading,
                    style_bold(scene, ROLE_LABEL, INK_INK));
    double length = bloch_length(arrow.bloch);
    if (length < pure_enough && plan->note > 0)
        add_centred(scene, ball_length(scene, length), ball.x,
                    ball.y + ball.radius + room.below,
                    style_type(scene, ROLE_LABEL, INK_INK));
    return arrow;
}

static void add_spot(Scene *scene, const DisplayModel *model, Ball ball,
                     const BallArrow *arrow) {
    Spot spot = {SPOT_ARROW, model->source, 0, 0, NULL};
    double r = ball.radius;
    char theta[16], phi[16];
    bloch_degrees(arrow->theta, theta);
    bloch_degrees(arrow->phi, phi);
    Rect rect = {ball.x - r, ball.y - r, 2 * r, 2 * r};
    scene_spot(scene,
               (SpotArea){.rect = rect,
                          .spot = spot,
                          .finger = true,
                          .name = scene_say(scene, "bloch.arrow", "%s\t%s", theta, phi)});
    picture_focus_add(scene, rect, r, spot);
}

static const char *ball_label(Scene *scene, const DisplayModel *model, int qubit,
                              double width) {
    char label[WIRE_LABEL];
    circuit_wire_label(model->circuit, qubit, label);
    Type type = style_bold(scene, ROLE_LABEL, INK_INK);
    return wire_label_fit(scene, label, type, width - 8 * picture_unit(scene));
}

static void add_row(Scene *scene, const DisplayModel *model, const Plan *plan, Rect rect) {
    int list[MAX_WIRES], count = shown_wires(model, list);
    for (int i = 0; i < count; i++) {
        Rect cell = plan_cell(plan, rect, i);
        add_ball(scene, model, plan, cell, list[i],
                 ball_label(scene, model, list[i], cell.w));
        orbit_spot_add(scene, model, plan_ball(scene, model, plan, cell), i == 0);
    }
}

static void add_cloud_words(Scene *scene, const DisplayModel *model, Rect rect) {
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    type.width = rect.w;
    if (shows_cloud(model))
        add_centred(scene, cloud_words(scene), rect.x + rect.w / 2, rect.y + rect.h, type);
}

void bloch_add(Scene *scene, Rect rect, const DisplayModel *model) {
    rect = balls_rect(scene, model, rect);
    add_cloud_words(scene, model, rect);
    Plan plan = plan_for(scene, model, rect.w, rect.h);
    if (plan.radius <= 0) return;
    if (is_row(model)) {
        add_row(scene, model, &plan, rect);
        return;
    }
    Rect cell = plan_cell(&plan, rect, 0);
    BallArrow arrow = add_ball(scene, model, &plan, cell, first_qubit(model), model->label);
    if (plan.readings.w > 0) {
        Rect box = plan.readings;
        box.x += cell.x;
        box.y += cell.y;
        bloch_readings_add(scene, box, model->options, &arrow);
    }
    Ball ball = plan_ball(scene, model, &plan, cell);
    orbit_spot_add(scene, model, ball, !model->options.drag);
    if (model->options.drag) add_spot(scene, model, ball, &arrow);
}
