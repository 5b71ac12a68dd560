#include "view/display_views.h"
#include "view/histogram_bars.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Where things stand, relative to nothing: page px.
typedef struct Plan {
    double title;  // height of the line of words above
    double legend; // width of the legend at the right, 0: a row under the title, or none
    double legend_row; // height of that row
    double axis;       // width of the numbers at the left
    double labels;     // height of the words under the axis
    Role label;        // type of the bit strings
    int label_lines;   // lines that one takes
    double pitch;      // from bar to bar
    double plot;       // height of the bars' area at full height
    double height;
} Plan;

static int bits_a_line(int qubits, int lines) {
    return (qubits + lines - 1) / lines;
}

static double bits_width(const Scene *scene, Role role, int bits) {
    return bits * style_width(scene, "0", style_type(scene, role, INK_INK));
}

static double legend_width(const Scene *scene) {
    static const char *const keys[] = {"histogram.expected", "histogram.observed",
                                       "histogram.spread"};
    double wide = 0;
    for (int i = 0; i < 3; i++)
        wide = fmax(wide, style_width(scene, scene_word(scene, keys[i]),
                                      style_type(scene, ROLE_SMALL, INK_INK)));
    return wide + 60 * picture_unit(scene);
}

static double legend_row_width(const Scene *scene) {
    static const char *const keys[] = {"histogram.expected", "histogram.observed",
                                       "histogram.spread"};
    double wide = 0;
    for (int i = 0; i < 3; i++)
        wide += style_width(scene, scene_word(scene, keys[i]),
                            style_type(scene, ROLE_SMALL, INK_INK));
    return wide + (3 * 32 + 2 * 22 + 4) * picture_unit(scene);
}

static Plan plan_for(const Scene *scene, const Bars *bars, double width) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene);
    Plan plan = {.title = metrics->control, .axis = 44 * unit, .label_lines = 1};
    if (bars->shots > 0) {
        double legend = legend_width(scene);
        if (plan.axis + bars->count * 62 * unit + legend <= width)
            plan.legend = legend;
        else
            plan.legend_row = style_pitch(scene, ROLE_SMALL) + 4 * unit;
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
    plan.labels = (plan.label_lines + 1) * style_pitch(scene, ROLE_LABEL) + 4 * unit;
    plan.plot = fmin(fmax(0.22 * width, 100 * unit), 180 * unit);
    plan.height = ceil(plan.title + plan.legend_row + 12 * unit + plan.plot + plan.labels);
    return plan;
}

enum { MANY_QUBITS = 13 };

// Of many qubits all bars are provided for: finding out how many there will be takes as
// long as the bars themselves.
static Bars bars_expected(const DisplayModel *model) {
    int qubits = run_qubits(model->run);
    if (qubits < MANY_QUBITS) return bars_of(model);
    return (Bars){.count = MOST_BARS, .qubits = qubits, .others = true};
}

// Under a head it has no title of its own.
static Plan plan_of(const Scene *scene, const DisplayModel *model, const Bars *bars,
                    double width) {
    Plan plan = plan_for(scene, bars, width);
    if (!model->headed) return plan;
    plan.height -= plan.title;
    plan.title = 0;
    return plan;
}

double histogram_height(const Scene *scene, const DisplayModel *model, double width) {
    Bars bars = bars_expected(model);
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
    char label[4][24];
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
    double y = part->bottom + 0.85 * part->label_pitch;
    for (int i = 0; i < part->label_lines; i++)
        draw_words(canvas, part->label[i], part->x, y + i * part->label_pitch,
                   part->label_type);
    draw_words(canvas, part->count, part->x, y + part->label_lines * part->label_pitch,
               part->count_type);
}

// A bit string over lines of equal length, the rightmost qubits last.
static void write_bits(BarPart *part, uint32_t bits, int qubits, int lines) {
    int each = bits_a_line(qubits, lines), at = 0;
    part->label_lines = lines < 4 ? lines : 4;
    for (int q = qubits - 1; q >= 0; q--, at++) {
        int line = at / each < 4 ? at / each : 3;
        size_t end = strlen(part->label[line]);
        if (end + 1 < sizeof part->label[line])
            part->label[line][end] = bits >> q & 1 ? '1' : '0';
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
    } else {
        bool tall = bits_width(scene, plan->label, bars->qubits) > plan->pitch - 6;
        write_bits(part, bar->bits, bars->qubits, tall ? plan->label_lines : 1);
    }
    if (bars->shots > 0)
        snprintf(part->count, sizeof part->count, "%d", bar->count);
    else
        snprintf(part->count, sizeof part->count, "%.3f", bar->expected);
}

static void add_bars(Scene *scene, const Bars *bars, const Plan *plan, const Axis *axis) {
    double unit = picture_unit(scene);
    for (int i = 0; i < bars->count; i++) {
        BarPart part = {.x = axis->left + (i + 0.5) * plan->pitch,
                        .bottom = axis->bottom,
                        .high = axis->high,
                        .top = axis->top,
                        .wide = fmin(56 * unit, 0.72 * plan->pitch),
                        .bar = bars->at[i],
                        .shots = bars->shots,
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
    }
}

// Samples of the three marks; `row` beside each other, else below each other.
typedef struct Legend {
    const char *words[3];
    double step; // from mark to mark downwards; 0: they stand in a row
    double unit;
    Type type;
} Legend;

static void draw_legend(Canvas *canvas, Rect rect, const void *with) {
    const Legend *legend = with;
    double u = legend->unit, x = rect.x + 2, y = rect.y + 10 * u;
    for (int i = 0; i < 3; i++) {
        Rect box = {x, y - 7 * u, 22 * u, 14 * u};
        Stroke ink = {.ink = INK_INK, .width = 1.7};
        if (i == 0)
            draw_box(canvas, box, 0, INK_NONE, (Stroke){.ink = INK_EXPECTED, .width = 2});
        if (i == 1) draw_box(canvas, box, 0, INK_OBSERVED, (Stroke){.ink = INK_NONE});
        for (int side = -1; i == 2 && side <= 1; side += 2) {
            draw_line(canvas, x + 11 * u, y, x + 11 * u, y + side * 8 * u, ink);
            draw_line(canvas, x + 5 * u, y + side * 8 * u, x + 17 * u, y + side * 8 * u,
                      ink);
        }
        double wide = draw_words(canvas, legend->words[i], x + 32 * u,
                                 y + 0.36 * legend->type.size, legend->type);
        if (legend->step > 0)
            y += legend->step;
        else
            x += 32 * u + wide + 22 * u;
    }
}

static void add_legend(Scene *scene, Rect rect, double step) {
    Legend legend = {.words = {scene_word(scene, "histogram.expected"),
                               scene_word(scene, "histogram.observed"),
                               scene_word(scene, "histogram.spread")},
                     .step = step,
                     .unit = picture_unit(scene),
                     .type = style_type(scene, ROLE_SMALL, INK_INK)};
    scene_add(scene, rect, draw_legend, &legend, sizeof legend);
}

// 「測定の結果　1000 回　種 11 ↻」: the seed can be typed, the arrow draws a new one.
static void add_title(Scene *scene, Rect rect, const DisplayModel *model) {
    double unit = picture_unit(scene), middle = rect.y + rect.h / 2;
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    double baseline = middle + 0.36 * bold.size;
    bool sampled = model->options.shots > 0;
    const char *title = scene_word(scene, sampled ? "histogram.title" : "histogram.exact");
    double x = rect.x, right = rect.x + rect.w;
    bold.width = rect.w;
    x += scene_words(scene, title, x, baseline, bold).w + 14 * unit;
    if (!sampled) return;
    const char *shots = scene_say(scene, "histogram.shots", "%d", model->options.shots);
    char number[24];
    snprintf(number, sizeof number, "%llu", (unsigned long long)model->options.seed);
    const char *seed = scene_say(scene, "histogram.seed", "%s", number);
    double shots_wide = style_width(scene, shots, soft);
    double seed_wide = style_width(scene, seed, soft), icon = 18 * unit;
    if (x + shots_wide + seed_wide + icon + 40 * unit > right) return;
    bool paper = scene_look(scene)->paper; // there the seed is a number to read
    scene_words(scene, shots, x, baseline, soft);
    x += shots_wide + 12 * unit;
    if (!paper) soft.ink = INK_ACCENT;
    scene_words(scene, seed, x, baseline, soft);
    if (paper) return;
    Rect field = {x, rect.y, seed_wide, rect.h};
    Rect draw = {x + seed_wide + 4 * unit, rect.y, rect.h, rect.h};
    scene_icon(scene, "replay", draw.x + (draw.w - icon) / 2, middle - icon / 2, icon,
               INK_ACCENT);
    Spot typed = {SPOT_SEED_FIELD, model->source, 0, 0, NULL};
    Spot drawn = {SPOT_SEED, model->source, 0, 0, NULL};
    scene_spot(scene,
               (SpotArea){.rect = field,
                          .spot = typed,
                          .name = scene_say(scene, "histogram.seed.field", "%s", number)});
    scene_spot(scene, (SpotArea){.rect = draw,
                                 .spot = drawn,
                                 .name = scene_word(scene, "histogram.draw")});
    picture_focus_add(scene, rect_inset(field, 6 * unit), 6, typed);
    picture_focus_add(scene, rect_inset(draw, 6 * unit), 6, drawn);
}

void histogram_add(Scene *scene, Rect rect, const DisplayModel *model) {
    Bars bars = bars_of(model);
    double unit = picture_unit(scene);
    Plan plan = plan_of(scene, model, &bars, rect.w);
    if (bars.count == 0) return;
    rect.h = fmin(rect.h, 1.5 * plan.height); // more height would only stretch it
    // A low rect costs the legend first, then the title.
    double spare = 24 * unit + plan.labels + 12 * unit;
    if (rect.h < spare + plan.title + plan.legend_row) plan.legend_row = 0;
    if (rect.h < spare + plan.title) plan.title = 0;
    if (rect.h < spare || plan.pitch < 12 * unit) return;
    double top = rect.y + plan.title + plan.legend_row + 12 * unit;
    if (plan.title > 0) add_title(scene, (Rect){rect.x, rect.y, rect.w, plan.title}, model);
    Axis axis = {.left = rect.x + plan.axis,
                 .right = rect.x + rect.w - plan.legend,
                 .bottom = floor(rect.y + rect.h - plan.labels),
                 .type = style_type(scene, ROLE_SMALL, INK_SOFT)};
    axis.high = axis.bottom - top;
    bars_scale(&bars, &axis.top, &axis.step);
    if (axis.high < 90 * unit) axis.step = axis.top;
    axis.right = fmin(axis.right, axis.left + bars.count * plan.pitch + 10 * unit);
    axis.type.align = ALIGN_RIGHT;
    Rect all = {rect.x, top - axis.type.size, axis.right - rect.x,
                axis.high + 2 * axis.type.size};
    scene_add(scene, all, draw_axis, &axis, sizeof axis);
    add_bars(scene, &bars, &plan, &axis);
    double step = 28 * unit;
    if (plan.legend > 0 && axis.high > 2.5 * step)
        add_legend(scene,
                   (Rect){axis.right + 22 * unit, top, plan.legend - 22 * unit, 3 * step},
                   step);
    else if (plan.legend_row > 0 && legend_row_width(scene) <= rect.w)
        add_legend(scene, (Rect){rect.x, rect.y + plan.title, rect.w, plan.legend_row}, 0);
}
