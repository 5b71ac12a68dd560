#include "view/input_inside.h"
#include "view/picture.h"
#include "view/predicted_bar.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Widths of the look book's bars: what came out is 44 wide where the prediction is 70.
static const double PREDICTED = 70, OBSERVED = 44;

// Where things stand; page px. The axis never changes with what is right: a scale would
// give it away.
typedef struct Plan {
    double left, right; // of the bars' area
    double top, bottom, high;
    double pitch;  // from bar to bar
    double labels; // height of the words under the axis
    double unit;
    double legend; // width of what stands at the right; 0: in a row under the bars
} Plan;

static double bar_at(const AnswerModel *model, int bar) {
    return model->bars ? model->bars[bar] : 0;
}

static int groups_of(const AnswerModel *model) {
    return model->exercise->groups > 1 ? model->exercise->groups : 1;
}

static ProseStyle label_style(const Scene *scene, double width) {
    ProseStyle style = style_prose(scene, ROLE_PANEL, width, INK_INK);
    style.ruby = RUBY_OFF;
    return style;
}

static const Prose *label_of(Scene *scene, const AnswerModel *model, int bar,
                             double width) {
    ProseStyle style = label_style(scene, width);
    const char *words = answer_text(scene, model, &model->exercise->items[bar]);
    return view_cache_prose(scene_look(scene)->cache, words, &style);
}

static double legend_width(const Scene *scene) {
    static const char *const keys[] = {"answer.predicted", "answer.result", "answer.locked",
                                       "answer.scaled"};
    double wide = 0;
    for (int i = 0; i < 4; i++)
        wide = fmax(wide, style_width(scene, scene_word(scene, keys[i]),
                                      style_type(scene, ROLE_SMALL, INK_INK)));
    return wide + 44 * picture_unit(scene);
}

static Plan plan_for(Scene *scene, double x, double y, double width,
                     const AnswerModel *model) {
    double unit = picture_unit(scene), high = 0;
    int count = model->exercise->item_count;
    Plan plan = {.left = x + 34 * unit, .unit = unit, .top = y + 10 * unit};
    double legend = legend_width(scene);
    if (width - 34 * unit - legend >= count * 56 * unit) plan.legend = legend;
    plan.right = x + width - plan.legend;
    plan.pitch = fmin(170 * unit, (plan.right - plan.left) / count);
    plan.high = fmin(fmax(0.28 * width, 96 * unit), 150 * unit);
    if (groups_of(model) > 1) plan.right = plan.left + count * plan.pitch;
    plan.bottom = plan.top + plan.high;
    for (int i = 0; i < count; i++)
        high = fmax(high, prose_height(label_of(scene, model, i, plan.pitch - 4 * unit)));
    plan.labels = high + style_pitch(scene, ROLE_LABEL) + 6 * unit;
    return plan;
}

// --- the axis: nothing, half and all of it

typedef struct Axis {
    Plan plan;
    int groups;
    double most;
    Type type;
} Axis;

static void axis_words(double value, char *words, size_t size) {
    if (fabs(value - 0.5) < 1e-9)
        snprintf(words, size, "½");
    else
        snprintf(words, size, "%.3g", value);
}

static void draw_axis(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const Axis *axis = with;
    const Plan *plan = &axis->plan;
    for (int i = 0; i <= 2; i++) {
        double y = plan->bottom - plan->high * i / 2;
        char words[16];
        axis_words(axis->most * i / 2, words, sizeof words);
        draw_line(canvas, plan->left, y, plan->right, y,
                  (Stroke){.ink = i ? INK_LINE : INK_INK, .width = i ? 1 : 1.7});
        draw_words(canvas, words, plan->left - 10 * plan->unit, y + 0.36 * axis->type.size,
                   axis->type);
    }
    double wide = (plan->right - plan->left) / axis->groups; // a line between groups
    for (int g = 1; g < axis->groups; g++)
        draw_line(canvas, plan->left + g * wide, plan->top, plan->left + g * wide,
                  plan->bottom, (Stroke){.ink = INK_EDGE, .width = 1});
}

static void add_axis(Scene *scene, const Plan *plan, const AnswerModel *model) {
    Axis axis = {.plan = *plan,
                 .groups = groups_of(model),
                 .most = model->exercise->top,
                 .type = style_type(scene, ROLE_SMALL, INK_SOFT)};
    axis.type.align = ALIGN_RIGHT;
    double air = axis.type.size;
    Rect rect = {plan->left - 34 * plan->unit, plan->top - air,
                 plan->right - plan->left + 34 * plan->unit, plan->high + 2 * air};
    scene_add(scene, rect, draw_axis, &axis, sizeof axis);
}

// --- one bar

typedef struct BarPart {
    double predicted, result; // px; result < 0: not known yet
    double wide, inner;       // px
    bool open;                // it can be moved: it wears a grip
    Ink ground;               // under what has the pointer or the keyboard
} BarPart;

static void draw_bar(Canvas *canvas, Rect rect, const void *with) {
    const BarPart *part = with;
    double x = rect.x + rect.w / 2, bottom = rect.y + rect.h;
    if (part->ground != INK_NONE)
        draw_box(canvas, rect, 0, part->ground, (Stroke){.ink = INK_NONE});
    if (part->result > 0)
        draw_box(
            canvas,
            (Rect){x - part->inner / 2, bottom - part->result, part->inner, part->result},
            0, INK_OBSERVED, (Stroke){.ink = INK_NONE});
    predicted_bar_draw(canvas, (Point){x, bottom}, part->predicted, part->wide, part->open);
}

static void add_label(Scene *scene, const Plan *plan, const AnswerModel *model, int bar) {
    double width = plan->pitch - 4 * plan->unit;
    const Prose *prose = label_of(scene, model, bar, width);
    double middle = plan->left + (bar + 0.5) * plan->pitch, y = plan->bottom + 4;
    scene_quiet_terms(scene, true);
    scene_prose(scene, answer_text(scene, model, &model->exercise->items[bar]),
                middle - prose_width(prose) / 2, y, label_style(scene, width));
    scene_quiet_terms(scene, false);
    bool told = model->locked && model->verdict && model->verdict->truth_count > bar;
    Type type = told ? style_bold(scene, ROLE_LABEL, INK_INK)
                     : style_type(scene, ROLE_LABEL, INK_PREDICTED);
    char value[16];
    snprintf(value, sizeof value, "%.2f",
             told ? model->verdict->truth[bar] : bar_at(model, bar));
    if (scene_look(scene)->paper) return; // there a hand writes it
    type.align = ALIGN_CENTRE;
    type.width = plan->pitch;
    scene_words(scene, value, middle, plan->bottom + plan->labels - 0.4 * type.size, type);
}

static void add_bar(Scene *scene, const Plan *plan, const AnswerModel *model, int bar) {
    const Look *look = scene_look(scene);
    const Verdict *verdict = model->verdict;
    bool told = model->locked && verdict && verdict->truth_count > bar;
    double share = plan->high / model->exercise->top;
    Spot spot = {SPOT_BAR, model->index, bar, 0, NULL};
    Rect rect = {plan->left + bar * plan->pitch, plan->top, plan->pitch, plan->high};
    bool lit = !model->locked && (spot_same(look->hover, spot) || model->held == bar + 1);
    BarPart part = {.predicted = share * bar_at(model, bar),
                    .result = told ? share * fmin(verdict->truth[bar], 1) : -1,
                    .wide = fmin(PREDICTED * plan->unit, 0.8 * plan->pitch),
                    .open = !model->locked && !look->paper,
                    .ground = lit ? INK_TINT_ACCENT : INK_NONE};
    part.inner = part.wide * OBSERVED / PREDICTED;
    if (model->locked && told) part.result = fmin(part.result, plan->high);
    scene_add(scene, rect, draw_bar, &part, sizeof part);
    add_label(scene, plan, model, bar);
    if (model->locked || look->paper) return;
    char value[16];
    snprintf(value, sizeof value, "%.2f", bar_at(model, bar));
    const char *words = answer_text(scene, model, &model->exercise->items[bar]);
    const char *name = scene_say(scene, "answer.bar", "%s\t%s", words, value);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    Rect foot = {rect.x, rect.y + rect.h, rect.w, plan->labels}; // its words take it too
    scene_spot(scene, (SpotArea){.rect = foot, .spot = spot, .quiet = true, .name = name});
    picture_focus_add(scene, rect_inset(rect, 4), 6, spot);
}

// --- what the marks mean

typedef struct Sample {
    bool predicted;
} Sample;

static void draw_sample(Canvas *canvas, Rect rect, const void *with) {
    const Sample *sample = with;
    if (sample->predicted)
        draw_box(canvas, rect, 0, INK_NONE,
                 (Stroke){.ink = INK_PREDICTED, .width = 2.4, .on = 5, .off = 3});
    else
        draw_box(canvas, rect, 0, INK_OBSERVED, (Stroke){.ink = INK_NONE});
}

static double add_sample(Scene *scene, double x, double y, double unit, const char *key,
                         bool predicted) {
    Type type = style_type(scene, ROLE_SMALL, INK_INK);
    Sample sample = {predicted};
    scene_add(scene, (Rect){x, y - 7 * unit, 22 * unit, 14 * unit}, draw_sample, &sample,
              sizeof sample);
    const char *words = scene_word(scene, key);
    scene_words(scene, words, x + 32 * unit, y + 0.36 * type.size, type);
    return 32 * unit + style_width(scene, words, type);
}

// What each group of bars adds up to: "0.95", "1.00, 0.80"; returns whether one is over 1.
static bool sums_text(const AnswerModel *model, char *out, size_t size) {
    int groups = groups_of(model), each = model->exercise->item_count / groups;
    bool over = false;
    int at = 0;
    for (int g = 0; g < groups; g++) {
        double sum = 0;
        for (int i = 0; i < each; i++)
            sum += bar_at(model, g * each + i);
        at += snprintf(out + at, size - (size_t)at, "%s%.2f", g ? ", " : "", sum);
        over = over || sum > 1.005;
    }
    return over;
}

// Once it is locked: the marks and the lock; before, what the bars add up to.
static double add_note(Scene *scene, double x, double y, double unit,
                       const AnswerModel *model) {
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    char number[128];
    bool over = sums_text(model, number, sizeof number);
    const char *words = model->locked ? scene_word(scene, "answer.locked")
                        : model->exercise->normalise
                            ? scene_word(scene, "answer.scaled")
                            : scene_say(scene, "answer.sum", "%s", number);
    if (model->locked)
        scene_icon(scene, "lock", x + 2 * unit, y - 9 * unit, 18 * unit, INK_SOFT);
    bool off = !model->locked && !model->exercise->normalise && over;
    if (off) soft.ink = INK_WARN;
    double in = model->locked ? 32 * unit : 0;
    scene_words(scene, words, x + in, y + 0.36 * soft.size, soft);
    return in + style_width(scene, words, soft);
}

static double add_legend(Scene *scene, const Plan *plan, double x,
                         const AnswerModel *model) {
    double unit = plan->unit, step = 28 * unit, air = 22 * unit;
    if (scene_look(scene)->paper) return 0;
    if (plan->legend > 0) {
        double at = plan->right + 12 * unit, y = plan->top + 14 * unit;
        if (model->locked) {
            add_sample(scene, at, y, unit, "answer.predicted", true);
            add_sample(scene, at, y + step, unit, "answer.result", false);
            y += 2 * step;
        }
        add_note(scene, at, y, unit, model);
        return 0;
    }
    double y = plan->bottom + plan->labels + 14 * unit;
    if (model->locked) {
        x += add_sample(scene, x, y, unit, "answer.predicted", true) + air;
        x += add_sample(scene, x, y, unit, "answer.result", false) + air;
    }
    add_note(scene, x, y, unit, model);
    return 28 * unit;
}

double input_bars_add(Scene *scene, double x, double y, double width,
                      const AnswerModel *model) {
    double top = y;
    Type head = style_bold(scene, ROLE_PANEL, INK_INK);
    const char *title =
        scene_word(scene, model->locked ? "answer.bars_both" : "answer.bars_title");
    scene_words(scene, title, x, y + head.size, head);
    y += style_pitch(scene, ROLE_PANEL);
    Plan plan = plan_for(scene, x, y, width, model);
    add_axis(scene, &plan, model);
    for (int i = 0; i < model->exercise->item_count; i++)
        add_bar(scene, &plan, model, i);
    y = plan.bottom + plan.labels + add_legend(scene, &plan, x, model) + 8;
    if (!model->locked && !scene_look(scene)->paper) {
        ProseStyle soft = style_prose(scene, ROLE_SMALL, width, INK_SOFT);
        y += scene_prose(scene, scene_word(scene, "answer.bars_how"), x, y, soft).h + 8;
    }
    return y + input_actions_add(scene, x, y, x + width, model) - top;
}

void covered_view_add(Scene *scene, Rect rect) {
    double unit = picture_unit(scene), icon = 28 * unit;
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    soft.align = ALIGN_CENTRE;
    soft.width = rect.w - 24;
    double middle = rect.y + rect.h / 2;
    scene_box(scene, rect_inset(rect, 2), 10, INK_PAPER, INK_LINE);
    bool low = rect.h < 2 * icon + soft.size;
    if (!low)
        scene_icon(scene, "lock", rect.x + (rect.w - icon) / 2, middle - icon, icon,
                   INK_SOFT);
    scene_words(
        scene,
        scene_word(scene, scene_look(scene)->hall ? "hall.covered" : "answer.covered"),
        rect.x + rect.w / 2, middle + (low ? 0.36 * soft.size : soft.size * 1.2), soft);
}
