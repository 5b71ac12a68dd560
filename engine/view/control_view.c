#include "view/control_view.h"

#include "base/mem.h"
#include "type/plain.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double PI = 3.14159265358979323846;
enum { LABEL_GAP = 14, NUMBER_PAD = 10, SAMPLES = 24 };

static const ControlView views[VARIABLE_INPUTS] = {
    [VARIABLE_SLIDER] = {"slider", slider_control},
    [VARIABLE_DIAL] = {"dial", dial_control},
    [VARIABLE_TOGGLE] = {"toggle", toggle_control},
    [VARIABLE_MENU] = {"menu", menu_control},
    [VARIABLE_BUTTON] = {"button", button_control},
    [VARIABLE_FIELD] = {"field", field_control},
};

const ControlView *control_view(VariableKind kind) {
    return &views[kind];
}

// --- numbers

static bool unit_is(const Variable *about, const char *unit) {
    return !strcmp(text_in(&about->unit, LANG_EN), unit);
}

double control_turn(const Variable *about) {
    return unit_is(about, "deg") ? 360 : 2 * PI;
}

// Fine enough for its steps: 0.05 shows two decimals at every place.
static NumberFormat format_of(const Variable *about) {
    if (unit_is(about, "rad")) return (NumberFormat){NUMBER_ANGLE, 0};
    double step = about->step;
    if (step <= 0 || step != step) return (NumberFormat){NUMBER_SHORT, 0};
    for (int decimals = 0; decimals <= 4; decimals++) {
        double scaled = step * pow(10, decimals);
        double first = about->from * pow(10, decimals);
        if (fabs(scaled - round(scaled)) < 1e-6 && fabs(first - round(first)) < 1e-6)
            return (NumberFormat){NUMBER_FIXED, decimals};
    }
    return (NumberFormat){NUMBER_SHORT, 0};
}

char *control_value(const Variable *about, Lang lang, double number, bool with_unit) {
    Buffer text = {0};
    number_text(&text, number, format_of(about), false);
    if (unit_is(about, "deg"))
        buffer_print(&text, with_unit ? "°" : "");
    else if (with_unit && !unit_is(about, "rad") && text_in(&about->unit, lang)[0])
        buffer_print(&text, " %s", text_in(&about->unit, lang));
    return buffer_take(&text);
}

// --- parts

static ProseStyle label_style(Scene *scene, const Control *control) {
    if (control->of_sheet) return style_prose(scene, ROLE_LABEL, 0, INK_SOFT);
    return style_prose(scene, ROLE_PROSE, 0, INK_INK);
}

double control_label_width(Scene *scene, const Control *control) {
    ProseStyle style = label_style(scene, control);
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, control->label, &style);
    return prose_width(prose) + LABEL_GAP;
}

double control_label(Scene *scene, const Control *control, double x, double y,
                     double high) {
    ProseStyle style = label_style(scene, control);
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, control->label, &style);
    double top = y + high / 2 + style.size * 0.36 - prose_baseline(prose);
    scene_prose(scene, control->label, x, top, style);
    return prose_width(prose) + LABEL_GAP;
}

double control_number_width(Scene *scene, const Control *control) {
    const Variable *about = control->about;
    Type type = style_type(scene, ROLE_PROSE, INK_INK);
    double widest = style_width(scene, control->value, type);
    // Decimals are widest at an end; fractions of π and short numbers may be so anywhere.
    bool ends = format_of(about).style == NUMBER_FIXED;
    double range = about->to - about->from, least = range / (ends ? 1 : SAMPLES);
    double step = fmax(about->step, least);
    int count = (int)(range / step + 0.5);
    for (int i = 0; i <= count; i++) {
        double number = live_fit(about, about->from + i * step);
        char *value = control_value(about, scene_look(scene)->lang, number, true);
        widest = fmax(widest, style_width(scene, value, type));
        free(value);
    }
    return ceil(fmax(widest + 2 * NUMBER_PAD, scene_look(scene)->metrics.control));
}

void control_number(Scene *scene, Rect rect, const Control *control) {
    Spot spot = control->number_spot;
    const char *name = scene_say(scene, "input.type", "%s", control->label);
    if (control->typed) {
        field_view_add(scene, rect, control->field, spot, control->wrong, name);
        return;
    }
    bool hover = spot_same(scene_look(scene)->hover, spot);
    if (hover) scene_box(scene, rect, 8, INK_TINT_ACCENT, INK_NONE);
    Type type = style_type(scene, ROLE_PROSE, INK_INK);
    type.align = control->left ? ALIGN_LEFT : ALIGN_RIGHT;
    double x = control->left ? rect.x + NUMBER_PAD : rect.x + rect.w - NUMBER_PAD;
    scene_words(scene, control->value, x, rect.y + rect.h / 2 + type.size * 0.36, type);
    scene_ring(scene, rect, spot);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
}

void control_spot(Scene *scene, Rect rect, Spot spot, const Control *control) {
    char *label = plain_text(control->label);
    const char *name = scene_say(scene, "input.says", "%s\t%s", label, control->value);
    free(label);
    scene_ring(scene, rect, spot);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
}

// --- all of them

// What the input's number says: a switch is on or off, a menu names its option.
static const char *value_words(Scene *scene, const Variable *about, double number) {
    Lang lang = scene_look(scene)->lang;
    if (about->kind == VARIABLE_TOGGLE)
        return scene_word(scene, number > 0.5 ? "input.on" : "input.off");
    int option = (int)number - 1;
    if (about->kind == VARIABLE_MENU && option >= 0 && option < about->option_count)
        return scene_take(scene, plain_text(style_text(scene, &about->options[option])));
    return scene_take(scene, control_value(about, lang, number, true));
}

// On paper nothing is moved, and a hall has no fields: the input's name and where it
// stands.
static double add_on_paper(Scene *scene, double x, double y, double width,
                           const Control *control) {
    ProseStyle style = style_prose(scene, ROLE_PROSE, width, INK_INK);
    const char *words =
        scene_say(scene, "input.says", "%s\t%s", control->label, control->value);
    return scene_prose(scene, words, x, y, style).h;
}

// A hall sees where it stands in its range.
static bool is_dragged(VariableKind kind) {
    return kind == VARIABLE_SLIDER || kind == VARIABLE_DIAL;
}

double control_add(Scene *scene, double x, double y, double width, const Lesson *lesson,
                   const Live *live, int variable, const ControlModel *model) {
    const Variable *about = &lesson->variables[variable];
    double number = live_number(live, variable);
    bool mine = model->variable == variable;
    Control control = {.about = about,
                       .variable = variable,
                       .spot = {.kind = SPOT_INPUT, .a = variable},
                       .number_spot = {.kind = SPOT_INPUT_FIELD, .a = variable},
                       .number = number,
                       .label = style_text(scene, &about->label),
                       .value = value_words(scene, about, number),
                       .left = about->kind == VARIABLE_DIAL,
                       .held = model->held && mine,
                       .typed = model->typed && mine,
                       .wrong = model->wrong && mine,
                       .field = &model->field};
    if (!scene_bare(scene) || (scene_look(scene)->hall && is_dragged(about->kind)))
        return views[about->kind].add(scene, x, y, width, &control);
    bool says = about->kind != VARIABLE_BUTTON;
    return says ? add_on_paper(scene, x, y, width, &control) : 0;
}

double control_number_at(const Scene *scene, Rect rect, const Variable *about, double now,
                         double x, double y) {
    if (about->kind == VARIABLE_DIAL) return dial_number_at(rect, about, now, x, y);
    return slider_number_at(scene, rect, about, x);
}
