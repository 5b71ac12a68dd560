#include "view/histogram_columns.h"

#include "view/lit.h"
#include "view/picture.h"
#include "view/predicted_bar.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

int histogram_bits_a_line(int qubits, int lines) {
    return (qubits + lines - 1) / lines;
}

// One bar with its words; the part's rect is its column.
typedef struct BarPart {
    double x, bottom, high; // high: px of probability `top`
    double top, unit;
    double wide; // of the expected outline
    Bar bar;
    bool observed; // it has shots: so large a part of them, ± 2σ
    double share, spread;
    Predicted predicted;
    bool grip;  // the prediction can be moved
    Ink ground; // under what has the pointer
    bool lit;
    bool cut; // it is higher than the axis
    char label[LABEL_LINES][24];
    int label_lines;
    char count[16];
    Type label_type, count_type;
    double label_pitch;
} BarPart;

static double bar_height(const BarPart *part, double probability) {
    return part->high * fmin(1, probability / part->top);
}

// ± 2σ at `x`; never below the axis.
static void draw_whisker(Canvas *canvas, const BarPart *part, double x, double share,
                         double two, Ink ink) {
    double half = 6.0 / 56 * part->wide;
    double low = part->bottom - bar_height(part, fmax(0, share - two));
    double high = part->bottom - bar_height(part, share + two);
    Stroke line = {.ink = ink, .width = 1.7};
    if (low - high < 1) return;
    draw_line(canvas, x, low, x, high, line);
    draw_line(canvas, x - half, high, x + half, high, line);
    draw_line(canvas, x - half, low, x + half, low, line);
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

static void draw_observed(Canvas *canvas, const BarPart *part) {
    double half = part->wide * 44 / 56 / 2, up = bar_height(part, part->share);
    if (up > 0)
        draw_box(canvas, (Rect){part->x - half, part->bottom - up, 2 * half, up}, 0,
                 INK_OBSERVED, (Stroke){.ink = INK_NONE});
    draw_outline(canvas, part);
    draw_whisker(canvas, part, part->x, part->share, part->spread, INK_INK);
}

void histogram_cut_draw(Canvas *canvas, Rect bar, double unit) {
    double rise = 4 * unit, y = bar.y + fmin(16 * unit, 0.4 * bar.h), wide = 3 * unit;
    double left = bar.x - 3 * unit, right = bar.x + bar.w + 3 * unit;
    Point gap[] = {{left, y + rise},
                   {right, y - rise},
                   {right, y - rise + wide},
                   {left, y + rise + wide}};
    draw_path(canvas, gap, 4, true, INK_SHEET, (Stroke){.ink = INK_NONE});
    for (int i = 0; i < 2; i++)
        draw_line(canvas, left, y + rise + i * wide, right, y - rise + i * wide,
                  (Stroke){.ink = INK_INK, .width = 1.3});
}

// What is expected, with its own error where it is an average; beside the whisker of what
// was observed it stands aside.
static void draw_found(Canvas *canvas, const BarPart *part) {
    double aside = part->observed ? 0.5 * part->wide : 0;
    Rect whole = {part->x - part->wide / 2, part->bottom - part->high, part->wide,
                  part->high};
    if (part->observed)
        draw_observed(canvas, part);
    else
        draw_outline(canvas, part);
    draw_whisker(canvas, part, part->x - aside, part->bar.expected, 2 * part->bar.error,
                 INK_EXPECTED);
    if (part->cut) histogram_cut_draw(canvas, whole, part->unit);
}

static void draw_bar(Canvas *canvas, Rect rect, const void *with) {
    const BarPart *part = with;
    bool open = part->predicted == PREDICTED_COVERED;
    if (part->ground != INK_NONE)
        draw_box(canvas, rect, 0, part->ground, (Stroke){.ink = INK_NONE});
    if (!open) draw_found(canvas, part);
    if (part->predicted && !part->bar.others)
        predicted_bar_draw(canvas, (Point){part->x, part->bottom},
                           bar_height(part, part->bar.predicted), part->wide * 70 / 56,
                           part->grip);
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
    int each = histogram_bits_a_line(bars->qubits, lines);
    basis_bits(scene, bars->mask, part->bar.bits, text, sizeof text);
    part->label_lines = lines < LABEL_LINES ? lines : LABEL_LINES;
    for (int at = 0; text[at]; at++) {
        int line = at / each < LABEL_LINES ? at / each : LABEL_LINES - 1;
        size_t end = strlen(part->label[line]);
        if (end + 1 < sizeof part->label[line]) part->label[line][end] = text[at];
    }
}

static void write_labels(Scene *scene, const Bars *bars, const HistogramPlan *plan,
                         int index, BarPart *part) {
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
        double wide = bars->qubits * style_width(scene, "0", part->label_type);
        bool tall = wide > plan->pitch - 6;
        write_bits(scene, part, bars, tall ? plan->label_lines : 1);
    }
    if (bars->predicted == PREDICTED_COVERED)
        snprintf(part->count, sizeof part->count, "%.2f", bar->predicted);
    else if (bars->shots > 0)
        snprintf(part->count, sizeof part->count, "%d", bar->count);
    else
        snprintf(part->count, sizeof part->count, "%.3f", bar->expected);
    if (!plan->counts) part->count[0] = '\0'; // the axis and the spot's words tell it
}

// "… predicted 0.25", where it was.
static const char *with_prediction(Scene *scene, const Bars *bars, const Bar *bar,
                                   const char *name) {
    if (!bars->predicted) return name;
    return scene_say(scene, "histogram.bar.predicted", "%s\t%.2f", name, bar->predicted);
}

static const char *bar_found(Scene *scene, const Bars *bars, const Bar *bar,
                             const char *text) {
    if (bars->shots <= 0 && bar->error > 0)
        return scene_say(scene, "histogram.bar.trials", "%s\t%.3f\t%.3f", text,
                         bar->expected, 2 * bar->error);
    if (bars->shots <= 0)
        return scene_say(scene, "histogram.bar", "%s\t%.3f", text, bar->expected);
    return scene_say(scene, "histogram.bar.counted", "%s\t%.3f\t%d\t%.3f\t%.3f", text,
                     bar->expected, bar->count, bar_share(bars, bar),
                     bar_spread(bars, bar));
}

const char *histogram_bar_name(Scene *scene, const Bars *bars, const Bar *bar) {
    char text[MAX_WIRES + 1];
    basis_bits(scene, bars->mask, bar->bits, text, sizeof text);
    if (bars->predicted == PREDICTED_COVERED)
        return scene_say(scene, "answer.bar", "%s\t%.2f", text, bar->predicted);
    return with_prediction(scene, bars, bar, bar_found(scene, bars, bar, text));
}

// --- what touches a bar

// Its height is what it is dragged along; its words take it too.
static Spot open_spot(const Bar *bar, const DisplayModel *model) {
    int form = model->form == DISPLAY_LARGE;
    return (Spot){SPOT_BAR, model->own.c, bar->value, 2 * model->own.b + form, NULL};
}

static void add_open_spot(Scene *scene, Rect column, double bottom, const Bar *bar,
                          const DisplayModel *model, const char *name) {
    Spot spot = open_spot(bar, model);
    Rect rect = {column.x, column.y + 4, column.w, bottom - column.y - 4};
    Rect foot = {column.x, bottom, column.w, column.y + column.h - bottom};
    if (scene_look(scene)->paper || !model->own.kind) return;
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    scene_spot(scene, (SpotArea){.rect = foot, .spot = spot, .quiet = true, .name = name});
    picture_focus_add(scene, rect_inset(rect, 4), 6, spot);
}

static void add_spot(Scene *scene, Rect rect, const Bars *bars, const Bar *bar,
                     const HistogramAxis *axis, const DisplayModel *model) {
    const char *name = histogram_bar_name(scene, bars, bar);
    if (bars->predicted == PREDICTED_COVERED)
        add_open_spot(scene, rect, axis->bottom, bar, model, name);
    else if (bars->of_bits)
        scene_tell(scene, name, rect);
    else
        lit_spot_add(scene, rect, model->source, bars->mask, bar->bits, name);
}

// --- all of them

static BarPart part_of(Scene *scene, const Bars *bars, const HistogramPlan *plan,
                       const HistogramAxis *axis, int index) {
    double unit = picture_unit(scene);
    BarPart part = {.x = axis->left + (index + 0.5) * plan->pitch,
                    .bottom = axis->bottom,
                    .high = axis->high,
                    .top = axis->top,
                    .unit = unit,
                    .wide = fmin(plan->widest, 0.72 * plan->pitch),
                    .cut = bars_cut(bars, index, axis->top),
                    .bar = bars->at[index],
                    .observed = bars->shots > 0,
                    .share = bar_share(bars, &bars->at[index]),
                    .spread = bar_spread(bars, &bars->at[index]),
                    .predicted = bars->predicted,
                    .ground = INK_NONE,
                    .label_pitch = style_pitch(scene, ROLE_LABEL),
                    .label_type = style_type(scene, plan->label, INK_INK),
                    .count_type = style_type(scene, ROLE_LABEL, INK_SOFT)};
    if (part.bar.others) part.label_type = style_type(scene, ROLE_SMALL, INK_INK);
    bool covered = bars->predicted == PREDICTED_COVERED;
    part.grip = covered && !scene_bare(scene);
    if (covered) part.count_type.ink = INK_PREDICTED;
    part.label_type.align = part.count_type.align = ALIGN_CENTRE;
    part.count_type.width = plan->pitch - 2;
    part.label_type.width = plan->pitch + (part.bar.others ? 6 : -2);
    write_labels(scene, bars, plan, index, &part);
    if (covered && !part.grip) part.count[0] = '\0'; // there a hand writes it
    return part;
}

// A square about the end of the bar.
static Rect end_rect(const BarPart *part) {
    bool covered = part->predicted == PREDICTED_COVERED;
    double value = covered          ? part->bar.predicted
                   : part->observed ? part->share
                                    : part->bar.expected;
    double half = 0.75 * part->wide;
    double y = part->bottom - bar_height(part, fmax(0, value));
    return (Rect){part->x - half, y - half, 2 * half, 2 * half};
}

void histogram_columns_add(Scene *scene, const Bars *bars, const HistogramPlan *plan,
                           const HistogramAxis *axis, const DisplayModel *model) {
    bool open = bars->predicted == PREDICTED_COVERED;
    for (int i = 0; i < bars->count; i++) {
        const Bar *bar = &bars->at[i];
        BarPart part = part_of(scene, bars, plan, axis, i);
        part.lit = !bar->others && !open && !bars->of_bits &&
                   lit_has(scene, model->source, bars->mask, bar->bits);
        if (open && spot_same(scene_look(scene)->hover, open_spot(bar, model)))
            part.ground = INK_TINT_ACCENT;
        Rect rect = {part.x - plan->pitch / 2, axis->bottom - axis->high - 4, plan->pitch,
                     axis->high + 4 + plan->labels};
        scene_add(scene, rect, draw_bar, &part, sizeof part);
        scene_mover(scene, MOVER_BAR, end_rect(&part));
        if (!bar->others) add_spot(scene, rect, bars, bar, axis, model);
    }
}
