#include "view/display_views.h"
#include "view/histogram_bars.h"
#include "view/histogram_legend.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/shots_note.h"
#include "view/style.h"
#include "view/throw_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Where things stand, relative to nothing: page px.
typedef struct Plan {
    double title;  // height of the line of words above
    double legend; // width of the legend at the right, 0: a row under the title, or none
    double legend_row; // height of that row
    double throws;     // of the row of buttons that make shots, and the last outcomes; 0
    double hint;       // of the sentence below
    double axis;       // width of the numbers at the left
    double labels;     // height of the words under the axis
    Role label;        // type of the bit strings
    int label_lines;   // lines that one takes
    double pitch;      // from bar to bar
    bool counts;       // there is room for the number of every bar
    double plot;       // height of the bars' area at full height
    double height;
} Plan;

static int bits_a_line(int qubits, int lines) {
    return (qubits + lines - 1) / lines;
}

static double bits_width(const Scene *scene, Role role, int bits) {
    return bits * style_width(scene, "0", style_type(scene, role, INK_INK));
}

enum { LABEL_LINES = 4 };

// From bar to bar at least: so much that a bit string can be read in LABEL_LINES lines.
static double least_pitch(const Scene *scene, int qubits) {
    double wide = bits_width(scene, ROLE_SMALL, bits_a_line(qubits, LABEL_LINES));
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

static Plan plan_for(const Scene *scene, const Bars *bars, const DisplayModel *model,
                     double width) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene);
    Plan plan = {.title = metrics->control, .axis = 44 * unit, .label_lines = 1};
    plan.throws = throw_view_height(scene, model, width);
    if (model->fall.thrown || model->form == DISPLAY_LARGE)
        plan.hint = style_pitch(scene, ROLE_SMALL) + 6 * unit;
    if (bars->shots > 0) {
        double legend = histogram_legend_width(scene);
        if (plan.axis + bars->count * 62 * unit + legend <= width)
            plan.legend = legend;
        else
            plan.legend_row = histogram_legend_high(scene, width);
    }
    double room = width - plan.axis - plan.legend - 6 * unit; // the last label may overhang
    plan.pitch = fmin(100 * unit, room / bars->count);
    // Bit strings get smaller type before they are broken over lines.
    for (plan.label = ROLE_PANEL; plan.label < ROLE_SMALL; plan.label++)
        if (bits_width(scene, plan.label, bars->qubits) <= plan.pitch - 6) break;
    while (plan.label_lines < bars->qubits &&
           bits_width(scene, plan.label, bits_a_line(bars->qubits, plan.label_lines)) >
               plan.pitch - 2)
        plan.label_lines++;
    if (bars->others && plan.label_lines < 2) plan.label_lines = 2;
    plan.counts = numbers_fit(scene, bars, plan.pitch - 2);
    plan.labels = (plan.label_lines + 1) * style_pitch(scene, ROLE_LABEL) + 4 * unit;
    plan.plot = fmin(fmax(0.22 * width, 100 * unit), 180 * unit);
    if (plan.throws > 0 && model->headed) plan.plot = fmax(plan.plot, 140 * unit);
    if (model->form == DISPLAY_LARGE) plan.plot = fmax(plan.plot, 420 * unit);
    plan.height = ceil(plan.title + plan.throws + plan.legend_row + 12 * unit + plan.plot +
                       plan.labels + plan.hint);
    return plan;
}

enum { MANY_QUBITS = 13 };

// Of many qubits all bars are provided for: finding out how many there will be takes as
// long as the bars themselves.
static Bars bars_expected(const Scene *scene, const DisplayModel *model, double width) {
    int qubits = run_qubits(model->run), all = model->form == DISPLAY_LARGE;
    if (qubits < MANY_QUBITS) return bars_within(scene, model, width);
    int shots = model->tally ? tally_shots(model->tally) : model->options.shots;
    return (Bars){.count = (all ? MANY_BARS : FEW_BARS) + 1,
                  .qubits = qubits,
                  .shots = shots,
                  .others = true};
}

// Under a head it has no title of its own.
static Plan plan_of(const Scene *scene, const DisplayModel *model, const Bars *bars,
                    double width) {
    Plan plan = plan_for(scene, bars, model, width);
    if (!model->headed) return plan;
    plan.height -= plan.title;
    plan.title = 0;
    return plan;
}

double histogram_height(const Scene *scene, const DisplayModel *model, double width) {
    Bars bars = bars_expected(scene, model, width);
    return plan_of(scene, model, &bars, width).height;
}

// The axis: gridlines with their numbers.
typedef struct Axis {
    double left, right, bottom, high; // high: px of `top`
    double top, step;
    Type type;
} Axis;

static void draw_axis(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const Axis *axis = with;
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

// One bar with its words; the part's rect is its column.
typedef struct BarPart {
    double x, bottom, high; // high: px of probability `top`
    double top;
    double wide; // of the expected outline
    Bar bar;
    int shots;
    bool lit;
    char label[LABEL_LINES][24];
    int label_lines;
    char count[16];
    Type label_type, count_type;
    double label_pitch;
} BarPart;

static double bar_height(const BarPart *part, double probability) {
    return part->high * fmin(1, probability / part->top);
}

// ± 2σ of the observed share, σ = √(p(1−p)/N); never below the axis.
static void draw_whisker(Canvas *canvas, const BarPart *part, double share) {
    double two = 2 * sqrt(share * (1 - share) / part->shots);
    double x = part->x, half = 6.0 / 56 * part->wide;
    double low = part->bottom - bar_height(part, fmax(0, share - two));
    double high = part->bottom - bar_height(part, share + two);
    Stroke ink = {.ink = INK_INK, .width = 1.7};
    if (low - high < 1) return;
    draw_line(canvas, x, low, x, high, ink);
    draw_line(canvas, x - half, high, x + half, high, ink);
    draw_line(canvas, x - half, low, x + half, low, ink);
}

static void draw_outline(Canvas *canvas, const BarPart *part) {
    double up = bar_height(part, part->bar.expected), half = part->wide / 2;
    if (up < 0.5) return;
    Point points[] = {{part->x - half, part->bottom},
                      {part->x - half, part->bottom - up},
                      {part->x + half, part->bottom - up},
                      {part->x + half, part->bottom}};
    draw_path(canvas, points, 4, false, INK_NONE,
              (Stroke){.ink = INK_EXPECTED, .width = 2});
}

static void draw_bar(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const BarPart *part = with;
    double half = part->wide * 44 / 56 / 2;
    if (part->shots > 0) {
        double share = (double)part->bar.count / part->shots, up = bar_height(part, share);
        if (up > 0)
            draw_box(canvas, (Rect){part->x - half, part->bottom - up, 2 * half, up}, 0,
                     INK_OBSERVED, (Stroke){.ink = INK_NONE});
        draw_outline(canvas, part);
        draw_whisker(canvas, part, share);
    } else {
        draw_outline(canvas, part);
    }
    if (part->lit)
        draw_box(canvas,
                 (Rect){part->x - part->wide / 2 - 5, part->bottom - part->high - 2,
                        part->wide + 10, part->high + 2},
                 4, INK_NONE, (Stroke){.ink = INK_FOX, .width = 3});
    double y = part->bottom + 0.85 * part->label_pitch;
    for (int i = 0; i < part->label_lines; i++)
        draw_words(canvas, part->label[i], part->x, y + i * part->label_pitch,
                   part->label_type);
    draw_words(canvas, part->count, part->x, y + part->label_lines * part->label_pitch,
               part->count_type);
}

// A bit string over lines of equal length, as the eye's order has it.
static void write_bits(const Scene *scene, BarPart *part, const Bars *bars, int lines) {
    char text[MAX_WIRES + 1];
    int each = bits_a_line(bars->qubits, lines);
    basis_bits(scene, bars->mask, part->bar.bits, text, sizeof text);
    part->label_lines = lines < LABEL_LINES ? lines : LABEL_LINES;
    for (int at = 0; text[at]; at++) {
        int line = at / each < LABEL_LINES ? at / each : LABEL_LINES - 1;
        size_t end = strlen(part->label[line]);
        if (end + 1 < sizeof part->label[line]) part->label[line][end] = text[at];
    }
}

static void write_labels(Scene *scene, const Bars *bars, const Plan *plan, int index,
                         BarPart *part) {
    const Bar *bar = &bars->at[index];
    if (bar->others) {
        part->label_lines = 2;
        snprintf(part->label[0], sizeof part->label[0], "%s",
                 scene_word(scene, "histogram.others"));
        snprintf(part->label[1], sizeof part->label[1], "%s",
                 scene_say(scene, "histogram.others.count", "%d", bar->others));
        if (style_width(scene, part->label[1], part->label_type) > plan->pitch + 4)
            snprintf(part->label[1], sizeof part->label[1], "%d", bar->others);
    } else {
        bool tall = bits_width(scene, plan->label, bars->qubits) > plan->pitch - 6;
        write_bits(scene, part, bars, tall ? plan->label_lines : 1);
    }
    if (bars->shots > 0)
        snprintf(part->count, sizeof part->count, "%d", bar->count);
    else
        snprintf(part->count, sizeof part->count, "%.3f", bar->expected);
    if (!plan->counts) part->count[0] = '\0'; // the axis and the spot's words tell it
}

// What the reader hears of a bar, and the status line shows.
static const char *bar_name(Scene *scene, const Bars *bars, const Bar *bar) {
    char text[MAX_WIRES + 1];
    basis_bits(scene, bars->mask, bar->bits, text, sizeof text);
    if (bars->shots <= 0)
        return scene_say(scene, "histogram.bar", "%s\t%.3f", text, bar->expected);
    double share = (double)bar->count / bars->shots;
    double two = 2 * sqrt(share * (1 - share) / bars->shots);
    return scene_say(scene, "histogram.bar.counted", "%s\t%.3f\t%d\t%.3f\t%.3f", text,
                     bar->expected, bar->count, share, two);
}

static void add_bars(Scene *scene, const Bars *bars, const Plan *plan, const Axis *axis,
                     int source) {
    double unit = picture_unit(scene);
    for (int i = 0; i < bars->count; i++) {
        BarPart part = {.x = axis->left + (i + 0.5) * plan->pitch,
                        .bottom = axis->bottom,
                        .high = axis->high,
                        .top = axis->top,
                        .wide = fmin(56 * unit, 0.72 * plan->pitch),
                        .bar = bars->at[i],
                        .shots = bars->shots,
                        .lit = !bars->at[i].others &&
                               lit_has(scene, source, bars->mask, bars->at[i].bits),
                        .label_pitch = style_pitch(scene, ROLE_LABEL),
                        .label_type = style_type(scene, plan->label, INK_INK),
                        .count_type = style_type(scene, ROLE_LABEL, INK_SOFT)};
        if (bars->at[i].others) part.label_type = style_type(scene, ROLE_SMALL, INK_INK);
        part.label_type.align = part.count_type.align = ALIGN_CENTRE;
        part.count_type.width = plan->pitch - 2;
        part.label_type.width = plan->pitch + (bars->at[i].others ? 6 : -2);
        write_labels(scene, bars, plan, i, &part);
        Rect rect = {part.x - plan->pitch / 2, axis->bottom - axis->high - 4, plan->pitch,
                     axis->high + 4 + plan->labels};
        scene_add(scene, rect, draw_bar, &part, sizeof part);
        if (!bars->at[i].others)
            lit_spot_add(scene, rect, source, bars->mask, bars->at[i].bits,
                         bar_name(scene, bars, &bars->at[i]));
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

static void add_fall(Scene *scene, const Bars *bars, const Plan *plan, const Axis *axis,
                     const Fall *fall) {
    int at = bars->others ? bars->count - 1 : 0;
    for (int i = 0; i < bars->count - bars->others; i++)
        if (bars->at[i].bits == (fall->outcome & bars->mask)) at = i;
    double share = bars->shots > 0 ? (double)bars->at[at].count / bars->shots : 0;
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

// In a cell of a circuit: bars alone on a line.
typedef struct ThumbPart {
    Bars bars;
    bool lit[FEW_BARS + 1];
} ThumbPart;

static void draw_thumb(Canvas *canvas, Rect rect, const void *with) {
    const ThumbPart *thumb = with;
    double top, step, pitch = rect.w / thumb->bars.count, bottom = rect.y + rect.h - 2;
    bars_scale(&thumb->bars, &top, &step);
    for (int i = 0; i < thumb->bars.count; i++) {
        double high = (rect.h - 6) * fmin(1, thumb->bars.at[i].expected / top);
        double gap = fmin(3, 0.2 * pitch);
        Rect bar = {rect.x + i * pitch + gap / 2, bottom - high, pitch - gap, high};
        Ink ink = thumb->lit[i] ? INK_FOX : INK_OBSERVED;
        if (high >= 0.5) draw_box(canvas, bar, 0, ink, (Stroke){.ink = INK_NONE});
    }
    draw_line(canvas, rect.x, bottom, rect.x + rect.w, bottom,
              (Stroke){.ink = INK_EDGE, .width = 1.3});
}

static void add_thumb(Scene *scene, Rect rect, const DisplayModel *model) {
    ThumbPart thumb = {.bars = bars_of(model)};
    const Bars *bars = &thumb.bars;
    if (!bars->count) return;
    Rect inner = rect_inset(rect, 3);
    for (int i = 0; i < bars->count; i++) {
        if (bars->at[i].others) continue;
        thumb.lit[i] = lit_has(scene, model->source, bars->mask, bars->at[i].bits);
    }
    scene_add(scene, inner, draw_thumb, &thumb, sizeof thumb);
    for (int i = 0; i < bars->count; i++) {
        double pitch = inner.w / bars->count;
        if (!bars->at[i].others)
            lit_spot_add(scene, (Rect){inner.x + i * pitch, inner.y, pitch, inner.h},
                         model->source, bars->mask, bars->at[i].bits,
                         bar_name(scene, bars, &bars->at[i]));
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
                   model->source, !scene_look(scene)->paper);
}

// "About 400 shots make every whisker narrower than ± 5 %."
static void add_hint(Scene *scene, const Bars *bars, double x, double y, double width) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    int shots = (int)fmin(1e9, ceil(bars->needed / 10 - 1e-6) * 10);
    type.width = width;
    const char *words = bars->needed < 1
                            ? scene_word(scene, "histogram.sure")
                            : scene_say(scene, "histogram.needed", "%d", shots);
    scene_words(scene, words, x, y + type.size, type);
}

static Axis axis_of(const Scene *scene, Rect rect, const Plan *plan, const Bars *bars,
                    double top) {
    double unit = picture_unit(scene);
    Axis axis = {.left = rect.x + plan->axis,
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

// A low rect costs the hint first, then the legend, the title, and the buttons.
static void plan_within(Plan *plan, double height, double unit) {
    double spare = (plan->throws > 0 ? 140 : 24) * unit + plan->labels + 12 * unit;
    double all = spare + plan->title + plan->throws + plan->legend_row + plan->hint;
    if (height < all) all -= plan->hint, plan->hint = 0;
    if (height < all) all -= plan->legend_row, plan->legend_row = 0;
    if (height < all) all -= plan->title, plan->title = 0;
    if (height < all - 116 * unit) plan->throws = 0;
}

static void add_around(Scene *scene, Rect rect, const Plan *plan, const Axis *axis,
                       double top) {
    double step = 28 * picture_unit(scene);
    if (plan->legend > 0 && axis->high > 2.5 * step)
        histogram_legend_add(scene,
                             (Rect){axis->right + 22 * picture_unit(scene), top,
                                    plan->legend - 22 * picture_unit(scene), 3 * step},
                             step);
    else if (plan->legend_row > 0)
        histogram_legend_add(
            scene,
            (Rect){rect.x, rect.y + plan->title + plan->throws, rect.w, plan->legend_row},
            0);
}

void histogram_add(Scene *scene, Rect rect, const DisplayModel *model) {
    if (model->form == DISPLAY_THUMB) {
        add_thumb(scene, rect, model);
        return;
    }
    Bars bars = bars_within(scene, model, rect.w);
    double unit = picture_unit(scene);
    Plan plan = plan_of(scene, model, &bars, rect.w);
    if (bars.count == 0) return;
    if (model->form != DISPLAY_LARGE) // more height would only stretch it
        rect.h = fmin(rect.h, 1.5 * plan.height);
    plan_within(&plan, rect.h, unit);
    double over = plan.title + plan.throws + plan.legend_row + 12 * unit;
    if (rect.h < 36 * unit + plan.labels || plan.pitch < 12 * unit) return;
    double top = rect.y + over;
    if (plan.title > 0)
        add_title(scene, (Rect){rect.x, rect.y, rect.w, plan.title}, model, bars.shots);
    if (plan.throws > 0)
        throw_view_add(scene, (Rect){rect.x, rect.y + plan.title, rect.w, plan.throws},
                       model);
    Axis axis = axis_of(scene, rect, &plan, &bars, top);
    Rect all = {rect.x, top - axis.type.size, axis.right - rect.x,
                axis.high + 2 * axis.type.size};
    scene_add(scene, all, draw_axis, &axis, sizeof axis);
    add_bars(scene, &bars, &plan, &axis, model->source);
    if (model->fall.falls) add_fall(scene, &bars, &plan, &axis, &model->fall);
    if (plan.hint > 0) add_hint(scene, &bars, rect.x, axis.bottom + plan.labels, rect.w);
    add_around(scene, rect, &plan, &axis, top);
}
