#include "view/parameter_view.h"

#include "base/mem.h"
#include "view/control_view.h"
#include "view/noise_sliders.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A slider is at least so wide, look book px, before two stand beside each other.
enum { LEAST_WIDE = 300, BETWEEN = 28, BELOW = 6 };

Variable parameter_variable(const Circuit *circuit, int slider) {
    Variable about = {.kind = VARIABLE_SLIDER, .to = 1};
    if (slider == TIME_SLIDER) return about;
    if (noise_slider_is(slider)) return noise_slider_variable();
    Parameter own = circuit_parameter(circuit, slider);
    about.from = own.from;
    about.to = own.to;
    if (parameter_is_angle(&own)) about.unit = (Text){{(char *)"rad", NULL}};
    return about;
}

double parameter_number(const Circuit *circuit, int slider) {
    if (slider == TIME_SLIDER) return circuit_time(circuit);
    if (noise_slider_is(slider)) return noise_slider_number(circuit, slider);
    return circuit_parameter(circuit, slider).now.value;
}

double parameter_snap(const Circuit *circuit, int slider, double number) {
    if (slider == TIME_SLIDER || noise_slider_is(slider)) return number;
    Parameter own = circuit_parameter(circuit, slider);
    double snap = M_PI / 12, near = round(number / snap) * snap;
    bool takes =
        parameter_is_angle(&own) && fabs(near - number) < 0.004 * (own.to - own.from);
    return fmin(fmax(takes ? near : number, own.from), own.to);
}

// --- its words

// "theta" is written θ where it is one of those letters.
static const char *label_of(Scene *scene, const char *name) {
    static const char *const greek[] = {"alpha",   "beta",  "gamma", "delta",
                                        "epsilon", "theta", "kappa", "lambda",
                                        "mu",      "phi",   "psi",   "omega"};
    for (size_t i = 0; i < sizeof greek / sizeof *greek; i++)
        if (!strcmp(name, greek[i])) {
            bool round = !strcmp(name, "phi") || !strcmp(name, "epsilon");
            return scene_say(scene, "desk.plain", "$\\%s%s$", round ? "var" : "", name);
        }
    if (!name[1]) return scene_say(scene, "desk.plain", "$%s$", name);
    return scene_take(scene, style_escaped(name));
}

static const char *value_of(Scene *scene, const ParameterModel *model,
                            const Variable *about, double number) {
    bool angle = text_in(&about->unit, LANG_EN)[0] != 0;
    if (angle && model->degrees)
        return scene_say(scene, "desk.plain", "%.4g°", number * 180 / M_PI);
    if (!angle && about->to == 1) return scene_say(scene, "desk.plain", "%.2f", number);
    return scene_take(scene, control_value(about, scene_look(scene)->lang, number, true));
}

// --- where they stand

static int slider_count(const Circuit *circuit) {
    return circuit_parameters(circuit) + circuit_uses_time(circuit);
}

typedef struct Grid {
    int columns, rows;
    double wide, high;
} Grid;

static Grid grid_of(const Scene *scene, const ParameterModel *model, double width) {
    int count = slider_count(model->circuit);
    double k = style_scale(scene), between = BETWEEN * k;
    Grid grid = {.columns = 1, .high = scene_look(scene)->metrics.control + BELOW * k};
    while (grid.columns < count && grid.columns < 3 &&
           (width - grid.columns * between) / (grid.columns + 1) >= LEAST_WIDE * k)
        grid.columns++;
    grid.rows = (count + grid.columns - 1) / grid.columns;
    grid.wide = (width - (grid.columns - 1) * between) / grid.columns;
    return grid;
}

double parameter_view_height(Scene *scene, const ParameterModel *model, double width) {
    if (!model->circuit || !slider_count(model->circuit)) return 0;
    Grid grid = grid_of(scene, model, width);
    return grid.rows * grid.high + BELOW * style_scale(scene);
}

static double add_play(Scene *scene, double x, double y, const ParameterModel *model) {
    double high = scene_look(scene)->metrics.control, icon = 18 * picture_unit(scene);
    Rect rect = {x, y, high, high};
    Spot spot = {.kind = SPOT_CYCLE, .c = model->source};
    const char *name = scene_word(scene, model->playing ? "cycle.pause" : "cycle.play");
    scene_box(scene, rect, 8, INK_SHEET, INK_EDGE);
    scene_icon(scene, model->playing ? "pause" : "play", x + (high - icon) / 2,
               y + (high - icon) / 2, icon, INK_INK);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    picture_focus_add(scene, rect, 8, spot);
    return high + 12 * style_scale(scene);
}

static void add_slider(Scene *scene, double x, double y, double width,
                       const ParameterModel *model, int slider) {
    Variable about = parameter_variable(model->circuit, slider);
    double number = parameter_number(model->circuit, slider);
    char name[PARAMETER_NAME] = "t";
    if (slider != TIME_SLIDER)
        snprintf(name, sizeof name, "%s", circuit_parameter(model->circuit, slider).name);
    Control control = {
        .about = &about,
        .spot = {.kind = SPOT_PARAMETER, .a = slider, .c = model->source},
        .number_spot = {.kind = SPOT_PARAMETER_FIELD, .a = slider, .c = model->source},
        .number = number,
        .label = slider == TIME_SLIDER ? "$t$" : label_of(scene, name),
        .value = value_of(scene, model, &about, number),
        .held = model->held == slider,
        .typed = model->typed == slider,
        .wrong = model->wrong && model->typed == slider,
        .field = &model->field};
    slider_control(scene, x, y, width, &control);
}

void parameter_view_add(Scene *scene, double x, double y, double width,
                        const ParameterModel *model) {
    if (!model->circuit || !slider_count(model->circuit)) return;
    Grid grid = grid_of(scene, model, width);
    int count = slider_count(model->circuit), own = circuit_parameters(model->circuit);
    for (int i = 0; i < count; i++) {
        double left = x + i % grid.columns * (grid.wide + BETWEEN * style_scale(scene));
        int row = i / grid.columns;
        double top = y + row * grid.high, play = 0;
        if (i == own && !scene_bare(scene)) play = add_play(scene, left, top, model);
        add_slider(scene, left + play, top, grid.wide - play, model,
                   i < own ? i : TIME_SLIDER);
    }
}
