#include "circuit/bits_seen.h"
#include "view/display_views.h"
#include "view/histogram_columns.h"
#include "view/histogram_legend.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/prediction_row.h"
#include "view/shots_note.h"
#include "view/style.h"
#include "view/throw_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static double bits_width(const Scene *scene, Role role, int bits) {
    return bits * style_width(scene, "0", style_type(scene, role, INK_INK));
}

// From bar to bar at least: so much that a bit string can be read in LABEL_LINES lines.
static double least_pitch(const Scene *scene, int qubits) {
    double wide = bits_width(scene, ROLE_SMALL, histogram_bits_a_line(qubits, LABEL_LINES));
    return fmax(17 * picture_unit(scene), wide + 4);
}

// A bar so wide that the word and the number of the others can be read below it.
static double others_pitch(const Scene *scene, int qubits) {
    Type type = style_type(scene, ROLE_SMALL, INK_INK);
    char most[16];
    snprintf(most, sizeof most, "%d", 1 << qubits);
    double word = style_width(scene, scene_word(scene, "histogram.others"), type);
    return fmax(word, style_width(scene, most, type)) - 4;
}

// The bars that are shown: those that find room, the rest in the others'.
static Bars bars_within(const Scene *scene, const DisplayModel *model, double width) {
    Bars bars = bars_of(model);
    double unit = picture_unit(scene), room = width - 50 * unit;
    double least = least_pitch(scene, bars.qubits);
    if (bars.others || bars.count > (int)(room / least))
        least = fmax(least, others_pitch(scene, bars.qubits));
    bars_fold(&bars, (int)(room / least));
    return bars;
}

static bool numbers_fit(const Scene *scene, const Bars *bars, double width) {
    char text[16] = "0.000";
    int most = 0;
    for (int i = 0; i < bars->count; i++)
        if (bars->at[i].count > most) most = bars->at[i].count;
    if (bars->shots > 0) snprintf(text, sizeof text, "%d", most);
    return style_width(scene, text, style_type(scene, ROLE_LABEL, INK_SOFT)) <= width;
}

// Of classical bits, what they are; else "About 400 shots make every whisker narrower than
// ± 5 %."
static const char *hint_words(Scene *scene, const DisplayModel *model, const Bars *bars) {
    int index = model->options.bits - FIRST_REGISTER;
    int shots = (int)fmin(1e9, ceil(bars->needed / 10 - 1e-6) * 10);
    if (bars->of_bits && index >= 0)
        return scene_say(scene, "histogram.register", "%s",
                         circuit_bit_register(run_circuit(model->run), index).name);
    if (bars->of_bits) return scene_word(scene, "histogram.bits");
    if (bars->needed < 1) return scene_word(scene, "histogram.sure");
    return scene_say(scene, "histogram.needed", "%d", shots);
}

// Wrapped in a narrow one; while the bars are covered it would give them away.
static double hint_height(const Scene *scene, const DisplayModel *model, const Bars *bars,
                          double width) {
    bool has = model->fall.thrown || model->form == DISPLAY_LARGE || bars->of_bits;
    if (!has || bars->predicted == PREDICTED_COVERED) return 0;
    Scene *measured = scene_create(scene_look(scene));
    ProseStyle style = style_prose(scene, ROLE_SMALL, width, INK_SOFT);
    const char *words = hint_words(measured, model, bars);
    double high = prose_height(view_cache_prose(scene_look(scene)->cache, words, &style));
    scene_destroy(measured);
    return high + 6 * picture_unit(scene);
}

static HistogramPlan plan_for(const Scene *scene, const Bars *bars,
                              const DisplayModel *model, double width) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene);
    HistogramPlan plan = {.title = metrics->control, .axis = 44 * unit, .label_lines = 1};
    bool covered = bars->predicted == PREDICTED_COVERED;
    plan.throws = covered ? 0 : throw_view_height(scene, model, width);
    plan.predict = prediction_row_height(scene, model, bars, width);
    plan.hint = hint_height(scene, model, bars, width);
    int marks = histogram_marks(bars);
    if (marks) {
        double legend = histogram_legend_width(scene, marks);
        if (plan.axis + bars->count * 62 * unit + legend <= width)
            plan.legend = legend;
        else
            plan.legend_row = histogram_legend_high(scene, marks, width);
    }
    double room = width - plan.axis - plan.legend - 6 * unit; // the last label may overhang
    bool large = model->form == DISPLAY_LARGE;
    plan.widest = (large ? 120 : 56) * unit;
    plan.pitch = fmin((large ? 240 : 100) * unit, room / bars->count);
    // Bit strings get smaller type before they are broken over lines.
    for (plan.label = ROLE_PANEL; plan.label < ROLE_SMALL; plan.label++)
        if (bits_width(scene, plan.label, bars->qubits) <= plan.pitch - 6) break;
    while (plan.label_lines < bars->qubits &&
           bits_width(scene, plan.label,
                      histogram_bits_a_line(bars->qubits, plan.label_lines)) >
               plan.pitch - 2)
        plan.label_lines++;
    if (bars->others && plan.label_lines < 2) plan.label_lines = 2;
    plan.counts = numbers_fit(scene, bars, plan.pitch - 2);
    plan.labels = (plan.label_lines + 1) * style_pitch(scene, ROLE_LABEL) + 4 * unit;
    plan.plot = fmin(fmax(0.22 * width, 100 * unit), 180 * unit);
    if (plan.throws > 0 && model->headed) plan.plot = fmax(plan.plot, 140 * unit);
    if (large) plan.plot = fmax(plan.plot, 420 * unit);
    plan.height = ceil(plan.title + plan.throws + plan.predict + plan.legend_row +
                       12 * unit + plan.plot + plan.labels + plan.hint);
    return plan;
}

enum { MANY_QUBITS = 13 };

// Of many qubits all bars are provided for: finding out how many there will be takes as
// long as the bars themselves.
static Bars bars_expected(const Scene *scene, const DisplayModel *model, double width) {
    int qubits = run_qubits(model->run), all = model->form == DISPLAY_LARGE;
    if (qubits < MANY_QUBITS || model->options.wires || model->options.bits)
        return bars_within(scene, model, width);
    int shots = model->tally ? tally_shots(model->tally) : model->options.shots;
    return (Bars){.count = (all ? MANY_BARS : FEW_BARS) + 1,
                  .qubits = qubits,
                  .shots = shots,
                  .needed = shots + 1.0,
                  .others = true};
}

// Under a head it has no title of its own.
static HistogramPlan plan_of(const Scene *scene, const DisplayModel *model,
                             const Bars *bars, double width) {
    HistogramPlan plan = plan_for(scene, bars, model, width);
    if (!model->headed) return plan;
    plan.height -= plan.title;
    plan.title = 0;
    return plan;
}

double histogram_height(const Scene *scene, const DisplayModel *model, double width) {
    Bars bars = bars_expected(scene, model, width);
    return plan_of(scene, model, &bars, width).height;
}

// Gridlines with their numbers.
static void draw_axis(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const HistogramAxis *axis = with;
    int steps = (int)lround(axis->top / axis->step);
    for (int i = 0; i <= steps; i++) {
        double value = i * axis->step, y = axis->bottom - axis->high * value / axis->top;
        char text[16];
        snprintf(text, sizeof text, "%.3g", value);
        draw_line(canvas, axis->left, y, axis->right, y,
                  (Stroke){.ink = i ? INK_LINE : INK_EDGE, .width = i ? 1 : 1.5});
        draw_words(canvas, text, axis->left - 0.7 * axis->type.size,
                   y + 0.36 * axis->type.size, axis->type);
    }
}

// The shot on its way, from above the axis down to the top of its bar.
typedef struct FallPart {
    double x, from, to, part, radius;
} FallPart;

static void draw_fall(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const FallPart *fall = with;
    double y = fall->from + (fall->to - fall->from) * fall->part * fall->part;
    draw_disc(canvas, fall->x, y, fall->radius, INK_FOX, (Stroke){.ink = INK_NONE});
}

static void add_fall(Scene *scene, const Bars *bars, const HistogramPlan *plan,
                     const HistogramAxis *axis, const Fall *fall) {
    int at = bars->others ? bars->count - 1 : 0;
    for (int i = 0; i < bars->count - bars->others; i++)
        if (bars->at[i].bits == (fall->outcome & bars->mask)) at = i;
    double share = bar_share(bars, &bars->at[at]);
    double unit = picture_unit(scene), top = axis->bottom - axis->high;
    FallPart part = {.x = axis->left + (at + 0.5) * plan->pitch,
                     .from = top,
                     .to = axis->bottom - axis->high * fmin(1, share / axis->top),
                     .part = fall->part,
                     .radius = 6 * unit};
    Rect rect = {part.x - part.radius, top - part.radius, 2 * part.radius,
                 axis->high + 2 * part.radius};
    scene_add(scene, rect, draw_fall, &part, sizeof part);
}

// In a cell of a circuit: bars alone on a line, or what is predicted of them.
typedef struct ThumbPart {
    Bars bars;
    bool lit[FEW_BARS + 1];
} ThumbPart;

static void draw_thumb_bar(Canvas *canvas, Rect place, const ThumbPart *thumb, int index,
                           double top) {
    const Bar *bar = &thumb->bars.at[index];
    bool covered = thumb->bars.predicted == PREDICTED_COVERED;
    double high = place.h * fmin(1, covered ? bar->predicted : bar->expected / top);
    Rect box = {place.x, place.y + place.h - high, place.w, high};
    Ink ink = thumb->lit[index] ? INK_FOX : INK_OBSERVED;
    if (covered)
        draw_line(canvas, box.x, box.y, box.x + box.w, box.y,
                  (Stroke){.ink = INK_PREDICTED, .width = 2});
    else if (high >= 0.5)
        draw_box(canvas, box, 0, ink, (Stroke){.ink = INK_NONE});
    if (!covered && bars_cut(&thumb->bars, index, top))
        histogram_cut_draw(canvas, box, 0.5);
}

static void draw_thumb(Canvas *canvas, Rect rect, const void *with) {
    const ThumbPart *thumb = with;
    double top, step, pitch = rect.w / thumb->bars.count, bottom = rect.y + rect.h - 2;
    double gap = fmin(3, 0.2 * pitch);
    bars_scale(&thumb->bars, &top, &step);
    for (int i = 0; i < thumb->bars.count; i++)
        draw_thumb_bar(
            canvas,
            (Rect){rect.x + i * pitch + gap / 2, rect.y + 4, pitch - gap, rect.h - 6},
            thumb, i, top);
    draw_line(canvas, rect.x, bottom, rect.x + rect.w, bottom,
              (Stroke){.ink = INK_EDGE, .width = 1.3});
}

static void add_thumb(Scene *scene, Rect rect, const DisplayModel *model) {
    ThumbPart thumb = {.bars = bars_of(model)};
    const Bars *bars = &thumb.bars;
    if (!bars->count) return;
    Rect inner = rect_inset(rect, 3);
    for (int i = 0; i < bars->count; i++) {
        if (bars->at[i].others || bars->of_bits) continue;
        thumb.lit[i] = lit_has(scene, model->source, bars->mask, bars->at[i].bits);
    }
    scene_add(scene, inner, draw_thumb, &thumb, sizeof thumb);
    for (int i = 0; i < bars->count; i++) {
        double pitch = inner.w / bars->count;
        if (!bars->at[i].others && !bars->of_bits)
            lit_spot_add(scene, (Rect){inner.x + i * pitch, inner.y, pitch, inner.h},
                         model->source, bars->mask, bars->at[i].bits,
                         histogram_bar_name(scene, bars, &bars->at[i]));
    }
}

// 「測定の結果　1000 回　種 11 ↻」: the seed can be typed, the arrow draws a new one.
static void add_title(Scene *scene, Rect rect, const DisplayModel *model, int made) {
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    double baseline = rect.y + rect.h / 2 + 0.36 * bold.size;
    bool sampled = made > 0 || model->fall.thrown;
    const char *title = scene_word(scene, sampled ? "histogram.title" : "histogram.exact");
    double x = rect.x;
    bold.width = rect.w;
    x += scene_words(scene, title, x, baseline, bold).w + 14 * picture_unit(scene);
    if (!sampled) return;
    DisplayOptions options = model->options;
    options.shots = made;
    // On paper the seed is a number to read.
    shots_note_add(scene, (Rect){x, rect.y, rect.x + rect.w - x, rect.h}, &options,
                   model->source, !scene_bare(scene));
}

static void add_hint(Scene *scene, const DisplayModel *model, const Bars *bars, double x,
                     double y, double width) {
    ProseStyle style = style_prose(scene, ROLE_SMALL, width, INK_SOFT);
    scene_prose(scene, hint_words(scene, model, bars), x, y, style);
}

static HistogramAxis axis_of(const Scene *scene, Rect rect, const HistogramPlan *plan,
                             const Bars *bars, double top) {
    double unit = picture_unit(scene);
    HistogramAxis axis = {.left = rect.x + plan->axis,
                          .right = rect.x + rect.w - plan->legend,
                          .bottom = floor(rect.y + rect.h - plan->labels - plan->hint),
                          .type = style_type(scene, ROLE_SMALL, INK_SOFT)};
    axis.high = axis.bottom - top;
    bars_scale(bars, &axis.top, &axis.step);
    if (axis.high < 90 * unit) axis.step = axis.top;
    axis.right = fmin(axis.right, axis.left + bars->count * plan->pitch + 10 * unit);
    axis.type.align = ALIGN_RIGHT;
    return axis;
}

// A low rect costs the hint first, then the legend, the title, and the buttons. Words about
// the bars leave these more room than a name does.
static void plan_within(HistogramPlan *plan, double height, double unit) {
    double bars = plan->throws > 0 ? 140 : 72, least = plan->throws > 0 ? 140 : 24;
    double spare = bars * unit + plan->labels + plan->predict + 12 * unit;
    double all = spare + plan->title + plan->throws + plan->legend_row + plan->hint;
    if (height < all) all -= plan->hint, plan->hint = 0;
    if (height < all) all -= plan->legend_row, plan->legend_row = 0;
    all -= (bars - least) * unit;
    if (height < all) all -= plan->title, plan->title = 0;
    if (height < all - 116 * unit) plan->throws = 0;
}

static void add_around(Scene *scene, Rect rect, const HistogramPlan *plan,
                       const HistogramAxis *axis, double top, int marks) {
    double above = plan->title + plan->predict + plan->throws;
    double step = 28 * picture_unit(scene);
    if (plan->legend > 0 && axis->high > 2.5 * step)
        histogram_legend_add(scene,
                             (Rect){axis->right + 22 * picture_unit(scene), top,
                                    plan->legend - 22 * picture_unit(scene), 3 * step},
                             marks, step);
    else if (plan->legend_row > 0)
        histogram_legend_add(
            scene, (Rect){rect.x, rect.y + above, rect.w, plan->legend_row}, marks, 0);
}

void histogram_add(Scene *scene, Rect rect, const DisplayModel *model) {
    if (model->form == DISPLAY_THUMB) {
        add_thumb(scene, rect, model);
        return;
    }
    Bars bars = bars_within(scene, model, rect.w);
    double unit = picture_unit(scene);
    HistogramPlan plan = plan_of(scene, model, &bars, rect.w);
    if (bars.count == 0) return;
    if (model->form != DISPLAY_LARGE) // more height would only stretch it
        rect.h = fmin(rect.h, 1.5 * plan.height);
    plan_within(&plan, rect.h, unit);
    double over = plan.title + plan.predict + plan.throws + plan.legend_row + 12 * unit;
    if (rect.h < 36 * unit + plan.labels || plan.pitch < 12 * unit) return;
    double top = rect.y + over;
    if (plan.title > 0)
        add_title(scene, (Rect){rect.x, rect.y, rect.w, plan.title}, model,
                  bars.predicted == PREDICTED_COVERED ? 0 : bars.shots);
    if (plan.throws > 0)
        throw_view_add(
            scene, (Rect){rect.x, rect.y + plan.title + plan.predict, rect.w, plan.throws},
            model);
    if (plan.predict > 0)
        prediction_row_add(scene, (Rect){rect.x, rect.y + plan.title, rect.w, plan.predict},
                           model, &bars);
    HistogramAxis axis = axis_of(scene, rect, &plan, &bars, top);
    Rect all = {rect.x, top - axis.type.size, axis.right - rect.x,
                axis.high + 2 * axis.type.size};
    scene_add(scene, all, draw_axis, &axis, sizeof axis);
    histogram_columns_add(scene, &bars, &plan, &axis, model);
    if (model->fall.falls && !bars.of_bits)
        add_fall(scene, &bars, &plan, &axis, &model->fall);
    if (plan.hint > 0)
        add_hint(scene, model, &bars, rect.x, axis.bottom + plan.labels, rect.w);
    add_around(scene, rect, &plan, &axis, top, histogram_marks(&bars));
}
