#include "circuit/means.h"
#include "view/display_views.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>

// A line for each wire, and in it the bars of X, Y and Z beside each other, each on its own
// axis from −1 to 1.
typedef struct Plan {
    double title, head, line; // heights
    double left;              // width of the lines' names
    double bar;               // width of one of the three, with its number
    double number;            // … of that
    int shown;                // lines that find room
    double more;              // height of the words that say what does not
} Plan;

static int read(const DisplayModel *model, MeansLine lines[MEANS_LINES]) {
    const DisplayOptions *options = &model->options;
    return means_read(model->run, model->after, (uint32_t)options->wires, options->pauli,
                      options->shots, options->seed, lines);
}

static const char *line_name(Scene *scene, const DisplayModel *model,
                             const MeansLine *line) {
    char text[160];
    if (line->count != 1) return wire_labels(scene, model->circuit, line->wires, true);
    means_name(line->mean[0].term, text, sizeof text);
    return scene_keep(scene, text);
}

static double names_width(Scene *scene, const DisplayModel *model, const MeansLine *lines,
                          int count) {
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    double wide = 0;
    for (int i = 0; i < count; i++)
        wide = fmax(wide, style_width(scene, line_name(scene, model, &lines[i]), type));
    return wide;
}

static Plan plan_for(Scene *scene, const DisplayModel *model, const MeansLine *lines,
                     int count, double width, double most) {
    double unit = picture_unit(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    Plan plan = {.title = style_pitch(scene, ROLE_PANEL) + 4 * unit,
                 .head = style_pitch(scene, ROLE_LABEL) + 2 * unit,
                 .line = style_pitch(scene, ROLE_LABEL) + 8 * unit,
                 .left =
                     fmin(names_width(scene, model, lines, count) + 14 * unit, 0.3 * width),
                 .number = style_width(scene, "+0.00", type) + 8 * unit,
                 .shown = count};
    plan.bar = fmin(230 * unit, (width - plan.left) / 3);
    if (plan.bar - plan.number < 30 * unit) plan.number = 0;
    double room = most - plan.title - plan.head;
    if (most > 0 && count * plan.line > room + 0.5) {
        plan.more = style_pitch(scene, ROLE_SMALL);
        plan.shown = (int)floor((room - plan.more) / plan.line);
        if (plan.shown < 0) plan.shown = 0;
    }
    return plan;
}

static double plan_height(const Plan *plan) {
    return ceil(plan->title + plan->head + plan->shown * plan->line + plan->more);
}

double means_height(const Scene *scene, const DisplayModel *model, double width) {
    MeansLine lines[MEANS_LINES];
    Scene *measured = scene_create(scene_look(scene)); // its words are only measured
    int count = read(model, lines);
    Plan plan = plan_for(measured, model, lines, count, width, 0);
    scene_destroy(measured);
    return plan_height(&plan);
}

// One bar from the middle of its axis: hollow what is expected, filled what was observed,
// with its whisker.
typedef struct BarPart {
    Mean mean;
    bool observed, lit, thumb;
    double axis; // width of it; the number stands behind
    double unit;
    char words[16];
    Type type;
} BarPart;

// ± 2σ of what was observed, or of an average over trials; `zero` is the axis's middle.
static void draw_whisker(Canvas *canvas, const BarPart *part, Point zero, double value,
                         double two) {
    double half = part->axis / 2;
    if (two * half < 1) return;
    double low = zero.x + half * fmax(-1, value - two);
    double top = zero.x + half * fmin(1, value + two);
    Stroke ink = {.ink = INK_INK, .width = 1.7};
    draw_line(canvas, low, zero.y, top, zero.y, ink);
    draw_line(canvas, low, zero.y - 4, low, zero.y + 4, ink);
    draw_line(canvas, top, zero.y - 4, top, zero.y + 4, ink);
}

static void draw_mean(Canvas *canvas, Rect rect, const void *with) {
    const BarPart *part = with;
    double half = part->axis / 2, zero = rect.x + half, middle = rect.y + rect.h / 2;
    double high = part->thumb ? fmax(2, rect.h - 2) : fmin(16 * part->unit, rect.h - 8);
    double end = half * fmax(-1, fmin(1, part->mean.exact));
    Stroke faint = {.ink = INK_LINE, .width = 1};
    if (!part->thumb) {
        draw_line(canvas, rect.x, middle, rect.x + part->axis, middle, faint);
        draw_line(canvas, rect.x, middle - 4, rect.x, middle + 4, faint);
        draw_line(canvas, rect.x + part->axis, middle - 4, rect.x + part->axis, middle + 4,
                  faint);
    }
    double seen = half * (part->observed ? part->mean.observed : part->mean.exact);
    Rect fill = {zero + fmin(0, seen), middle - 0.38 * high, fabs(seen), 0.76 * high};
    if (fill.w >= 0.5 && (part->observed || part->thumb))
        draw_box(canvas, fill, 0, INK_OBSERVED, (Stroke){.ink = INK_NONE});
    Rect outline = {zero + fmin(0, end), middle - high / 2, fabs(end), high};
    if (outline.w >= 0.5 && !part->thumb)
        draw_box(canvas, outline, 0, INK_NONE, (Stroke){.ink = INK_EXPECTED, .width = 2});
    draw_line(canvas, zero, middle - high / 2 - 2, zero, middle + high / 2 + 2,
              (Stroke){.ink = INK_EDGE, .width = 1.5});
    if (part->observed)
        draw_whisker(canvas, part, (Point){zero, middle}, part->mean.observed,
                     part->mean.error);
    else if (!part->thumb)
        draw_whisker(canvas, part, (Point){zero, middle}, part->mean.exact,
                     2 * part->mean.trials);
    if (part->words[0])
        draw_words(canvas, part->words, rect.x + rect.w - 4,
                   middle + 0.36 * part->type.size, part->type);
    if (part->lit)
        draw_box(canvas, rect_inset(rect, 1.5), 4, INK_NONE,
                 (Stroke){.ink = INK_FOX, .width = 3});
}

static const char *mean_name(Scene *scene, const Mean *mean, bool observed) {
    char name[160];
    means_name(mean->term, name, sizeof name);
    if (!observed && mean->trials > 0)
        return scene_say(scene, "means.bar.trials", "%s\t%+.3f\t%.3f", name, mean->exact,
                         2 * mean->trials);
    if (!observed) return scene_say(scene, "means.bar", "%s\t%+.3f", name, mean->exact);
    return scene_say(scene, "means.bar.observed", "%s\t%+.3f\t%+.3f\t%.3f", name,
                     mean->exact, mean->observed, mean->error);
}

// With a minus sign as long as the plus.
static void signed_text(double value, char *out, size_t size) {
    if (value == 0)
        snprintf(out, size, "0");
    else
        snprintf(out, size, "%s%.2f", value < 0 ? "−" : "+", fabs(value));
}

static void add_line(Scene *scene, Rect rect, const Plan *plan, const MeansLine *line,
                     const DisplayModel *model) {
    double unit = picture_unit(scene);
    Type label = style_type(scene, ROLE_LABEL, INK_INK);
    label.width = plan->left - 10 * unit;
    scene_words(scene, line_name(scene, model, line), rect.x,
                rect.y + rect.h / 2 + 0.36 * label.size, label);
    for (int k = 0; k < line->count; k++) {
        const Mean *mean = &line->mean[k];
        BarPart part = {.mean = *mean,
                        .observed = model->options.shots > 0,
                        .axis = plan->bar - plan->number - 10 * unit,
                        .unit = unit,
                        .type = style_type(scene, ROLE_LABEL, INK_INK)};
        part.type.align = ALIGN_RIGHT;
        double told = part.observed ? mean->observed : mean->exact;
        if (fabs(told) < 0.005) told = 0;
        part.lit = lit_mean(scene, model->source, mean->term);
        if (plan->number > 0) signed_text(told, part.words, sizeof part.words);
        Rect bar = {rect.x + plan->left + k * plan->bar, rect.y, plan->bar - 8 * unit,
                    rect.h};
        scene_add(scene, bar, draw_mean, &part, sizeof part);
        const char *name = mean_name(scene, mean, part.observed);
        scene_tell(scene, name, bar);
        lit_mean_spot_add(scene, bar, model->source, mean->term, name);
    }
}

static void add_heads(Scene *scene, Rect rect, const Plan *plan,
                      const DisplayModel *model) {
    double unit = picture_unit(scene);
    static const char *const letters[] = {"\\langle X\\rangle", "\\langle Y\\rangle",
                                          "\\langle Z\\rangle"};
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    double axis = plan->bar - plan->number - 10 * unit;
    bold.width = rect.w;
    int shots = model->options.shots;
    const char *title = shots > 0 ? scene_say(scene, "means.title.shots", "%d", shots)
                                  : scene_word(scene, "means.title");
    scene_words(scene, title, rect.x, rect.y + bold.size, bold);
    type.align = ALIGN_CENTRE;
    for (int k = 0; k < 3; k++)
        picture_tex_add(scene, letters[k], rect.x + plan->left + k * plan->bar + axis / 2,
                        rect.y + plan->title + 0.8 * type.size, type);
}

static void add_thumb(Scene *scene, Rect rect, const MeansLine *lines, int count,
                      int source) {
    Rect inner = rect_inset(rect, 3);
    int shown = count < 5 ? count : 5;
    double line = inner.h / shown, bar = inner.w / 3;
    for (int i = 0; i < shown; i++)
        for (int k = 0; k < lines[i].count; k++) {
            BarPart part = {.mean = lines[i].mean[k],
                            .thumb = true,
                            .lit = lit_mean(scene, source, lines[i].mean[k].term),
                            .axis = bar - 3};
            Rect at = {inner.x + k * bar, inner.y + i * line, bar - 3, line};
            scene_add(scene, at, draw_mean, &part, sizeof part);
        }
}

void means_add(Scene *scene, Rect rect, const DisplayModel *model) {
    MeansLine lines[MEANS_LINES];
    int count = read(model, lines);
    if (model->form == DISPLAY_THUMB) {
        add_thumb(scene, rect, lines, count, model->source);
        return;
    }
    Plan plan = plan_for(scene, model, lines, count, rect.w, rect.h);
    add_heads(scene, rect, &plan, model);
    double y = rect.y + plan.title + plan.head;
    for (int i = 0; i < plan.shown; i++, y += plan.line)
        add_line(scene, (Rect){rect.x, y, rect.w, plan.line}, &plan, &lines[i], model);
    if (plan.shown == count) return;
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    scene_words(scene, scene_say(scene, "means.more", "%d", count - plan.shown), rect.x,
                y + soft.size, soft);
}
