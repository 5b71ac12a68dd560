#include "view/answer_view.h"

#include "base/mem.h"
#include "view/choice_mark.h"
#include "view/input_inside.h"
#include "view/marks_view.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A part of a lesson's text on one line: its width and, once placed, its baseline at
// `baseline`.
static const Prose *line_of(Scene *scene, const AnswerModel *model, const Text *text) {
    ProseStyle style = style_prose(scene, ROLE_PROSE, 0, INK_INK);
    style.ruby = RUBY_OFF;
    return view_cache_prose(scene_look(scene)->cache, answer_text(scene, model, text),
                            &style);
}

static double add_line(Scene *scene, const AnswerModel *model, const Text *text, double x,
                       double middle) {
    const char *words = answer_text(scene, model, text);
    if (!words[0]) return 0;
    const Prose *prose = line_of(scene, model, text);
    ProseStyle style = style_prose(scene, ROLE_PROSE, 0, INK_INK);
    style.ruby = RUBY_OFF;
    double y = middle + style.size * 0.36 - prose_baseline(prose);
    scene_prose(scene, words, x, y, style);
    return prose_width(prose) + 10;
}

static bool judged(const AnswerModel *model, VerdictKind kind) {
    return model->verdict && !model->stale && model->verdict->kind == kind;
}

// A prediction is locked rather than checked, and then made anew.
static Button check_button(const Scene *scene, const AnswerModel *model) {
    bool bars = model->exercise->input == INPUT_BARS;
    const char *key = model->busy     ? "answer.busy"
                      : model->locked ? "answer.again_predict"
                      : bars          ? "answer.lock"
                                      : "answer.check";
    return (Button){.kind = model->right || model->locked ? BUTTON_OUTLINE : BUTTON_FILLED,
                    .icon = !bars           ? NULL
                            : model->locked ? "replay"
                                            : "lock",
                    .words = scene_word(scene, key),
                    .spot = {model->locked ? SPOT_AGAIN : SPOT_CHECK, model->index},
                    .disabled = model->busy};
}

static Button hint_button(Scene *scene, const AnswerModel *model) {
    return (Button){.kind = BUTTON_PLAIN,
                    .icon = "hint",
                    .words = scene_say(scene, "answer.hint", "%d", model->hints + 1),
                    .spot = {SPOT_HINT, model->index}};
}

double input_actions_add(Scene *scene, double x, double y, double right,
                         const AnswerModel *model) {
    if (scene_look(scene)->paper || model->settled) return 0;
    Rect used = scene_button(scene, (Rect){x, y, 0, 0}, check_button(scene, model));
    int left = model->exercise->hint_count - model->hints;
    double high = scene_look(scene)->metrics.control;
    if (left <= 0) return high;
    Button hint = hint_button(scene, model);
    double width = scene_button_width(scene, hint);
    x = used.x + used.w + 12;
    bool below = x + width > right;
    if (below) x = used.x;
    scene_button(scene, (Rect){x, below ? y + high + 4 : y, width, 0}, hint);
    return below ? 2 * high + 4 : high;
}

static double number_add(Scene *scene, double x, double y, double width,
                         const AnswerModel *model) {
    const Exercise *exercise = model->exercise;
    double high = scene_look(scene)->metrics.control, k = style_scale(scene);
    double middle = y + high / 2,
           at = x + add_line(scene, model, &exercise->label, x, middle);
    double room = fmin(150 * k, fmax(90 * k, width - (at - x) - 220 * k));
    bool wrong = judged(model, VERDICT_WRONG) || judged(model, VERDICT_UNREADABLE);
    field_view_add(scene, (Rect){at, y, room, high}, &model->field,
                   (Spot){.kind = SPOT_FIELD, .a = model->index}, wrong,
                   scene_word(scene, "answer.field"));
    at += room + 10;
    at += add_line(scene, model, &exercise->unit, at, middle);
    double used = fmax(high, input_actions_add(scene, at, y, x + width, model));
    if (scene_look(scene)->paper) return used;
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.width = width;
    const char *key = exercise->angle ? "answer.forms_angle" : "answer.forms";
    scene_words(scene, scene_word(scene, key), x, y + used + soft.size + 8, soft);
    return used + soft.size + 14;
}

// The box before an option where several may be chosen.
static void draw_tick(Canvas *canvas, Rect rect, const void *with) {
    const bool *chosen = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    Rect box = {x - 9, y - 9, 18, 18};
    draw_box(canvas, box, 4, *chosen ? INK_ACCENT : INK_SHEET,
             (Stroke){.ink = *chosen ? INK_ACCENT : INK_EDGE, .width = *chosen ? 2 : 1.5});
    Stroke stroke = {.ink = INK_ON_ACCENT, .width = 2.4, .round = true};
    if (!*chosen) return;
    draw_line(canvas, x - 5, y + 0.5, x - 1.5, y + 4, stroke);
    draw_line(canvas, x - 1.5, y + 4, x + 5, y - 4, stroke);
}

static void draw_focus(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect_inset(rect, 2), 8, INK_NONE,
             (Stroke){.ink = INK_FOX, .width = 3});
}

static double option_add(Scene *scene, double x, double y, double width,
                         const AnswerModel *model, int option) {
    const Look *look = scene_look(scene);
    Spot spot = {SPOT_OPTION, model->index, option};
    ProseStyle style = style_prose(scene, ROLE_PROSE, width - 36, INK_INK);
    const char *words = answer_text(scene, model, &model->exercise->options[option].text);
    const Prose *prose = view_cache_prose(look->cache, words, &style);
    double height = fmax(look->metrics.control, prose_height(prose) + 12);
    Rect row = {x - 8, y, width + 16, height};
    if (spot_same(look->hover, spot)) scene_box(scene, row, 8, INK_TINT_ACCENT, INK_NONE);
    bool chosen = (model->chosen >> option & 1) != 0;
    Rect mark = {x, y + height / 2 - 12, 24, 24};
    if (model->exercise->several)
        scene_add(scene, mark, draw_tick, &chosen, sizeof chosen);
    else
        choice_mark_add(scene, mark, 9, chosen);
    const char *key = chosen ? "said.option.chosen" : "said.option";
    scene_tell(scene, scene_say(scene, key, "%d", option + 1), row);
    scene_quiet_terms(scene, true);
    scene_prose(scene, words, x + 36, y + (height - prose_height(prose)) / 2, style);
    scene_quiet_terms(scene, false);
    if (look->focus_shown && spot_same(look->focus, spot))
        scene_add(scene, rect_inset(row, -4), draw_focus, NULL, 0);
    scene_spot(scene, (SpotArea){.rect = row,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_in_words(scene, words)});
    return height;
}

static double choice_add(Scene *scene, double x, double y, double width,
                         const AnswerModel *model) {
    double top = y;
    if (model->exercise->several) {
        Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
        scene_words(scene, scene_word(scene, "answer.several"), x, y + soft.size, soft);
        y += soft.size + 6;
    }
    for (int i = 0; i < model->exercise->option_count; i++)
        y += option_add(scene, x, y, width, model, i);
    y += 8;
    return y + input_actions_add(scene, x, y, x + width, model) - top;
}

// The answer is in the picture beside the card: one sentence says so. On paper it is above
// and nothing moves, so a pencil answers.
static double picture_add(Scene *scene, double x, double y, double width,
                          const AnswerModel *model, const char *screen, const char *paper) {
    const Look *look = scene_look(scene);
    const char *key = look->paper && !look->aloud ? paper : screen;
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    soft.width = width;
    scene_words(scene, scene_word(scene, key), x, y + soft.size, soft);
    double below = soft.size + 14;
    return below + input_actions_add(scene, x, y + below, x + width, model);
}

static double arrow_add(Scene *scene, double x, double y, double width,
                        const AnswerModel *model) {
    return picture_add(scene, x, y, width, model, "answer.arrow", "answer.arrow.paper");
}

static double circuit_add(Scene *scene, double x, double y, double width,
                          const AnswerModel *model) {
    if (!model->most_gates)
        return picture_add(scene, x, y, width, model, "answer.circuit",
                           "answer.circuit.paper");
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    soft.width = width;
    const char *limit =
        scene_say(scene, "answer.limit", "%d\t%d", model->most_gates, model->gates);
    scene_words(scene, limit, x, y + soft.size, soft);
    double below = style_pitch(scene, ROLE_PANEL);
    return below + picture_add(scene, x, y + below, width, model, "answer.circuit",
                               "answer.circuit.paper");
}

// Puts the program that was there at first back: at the right of what is done with it, or
// under that where there is no room. Returns what it adds to the height.
static double restart_add(Scene *scene, Rect row, const AnswerModel *model,
                          const char *text) {
    if (scene_look(scene)->paper) return 0;
    Button button = {.kind = BUTTON_PLAIN,
                     .icon = "replay",
                     .words = scene_word(scene, "answer.code_start"),
                     .spot = {SPOT_CODE_START, model->index},
                     .disabled = !strcmp(text, model->exercise->code)};
    double wide = scene_button_width(scene, button);
    double used = scene_button_width(scene, check_button(scene, model)) + 24;
    if (model->exercise->hint_count > model->hints)
        used += scene_button_width(scene, hint_button(scene, model)) + 12;
    bool below = used + wide > row.w;
    double x = below ? row.x : row.x + row.w - wide, y = below ? row.y + row.h + 4 : row.y;
    Rect is = scene_button(scene, (Rect){x, y, wide, 0}, button);
    return below ? is.h + 4 : 0;
}

static double code_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model) {
    CodeModel code = model->code;
    if (!code.text) code.text = model->exercise->code;
    bool fresh = model->verdict && !model->stale;
    code.fault = fresh ? model->verdict->fault.line : 0;
    double high = code_view_height(scene, model->exercise->rows);
    code_view_add(scene, (Rect){x, y, width, high}, &code,
                  (Spot){.kind = SPOT_CODE, .a = model->index},
                  scene_word(scene, "answer.code"));
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.width = width;
    double below = high + 10;
    if (!scene_look(scene)->paper) {
        scene_words(scene, scene_word(scene, "answer.code_keys"), x,
                    y + high + soft.size + 8, soft);
        below += soft.size + 10;
    }
    double actions = input_actions_add(scene, x, y + below, x + width, model);
    Rect row = {x, y + below, width, actions};
    return below + actions + restart_add(scene, row, model, code.text);
}

static double marks_add(Scene *scene, double x, double y, double width,
                        const AnswerModel *model) {
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.width = width;
    scene_words(scene, scene_word(scene, "answer.marks"), x, y + soft.size, soft);
    double below = soft.size + 10;
    below += marks_view_add(scene, x, y + below, width, model) + 12;
    return below + input_actions_add(scene, x, y + below, x + width, model);
}

static double pulses_add(Scene *scene, double x, double y, double width,
                         const AnswerModel *model) {
    static const PulseRow none = {.count = 0};
    const PulseRow *row = model->pulses ? model->pulses : &none;
    double high = pulse_view_add(scene, x, y, width, row, model->exercise, model->index);
    return high + 12 + input_actions_add(scene, x, y + high + 12, x + width, model);
}

static const InputView views[INPUT_COUNT] = {
    [INPUT_NUMBER] = {"number", number_add},
    [INPUT_CHOICE] = {"choice", choice_add},
    [INPUT_ARROW] = {"arrow", arrow_add},
    [INPUT_CIRCUIT] = {"circuit", circuit_add},
    [INPUT_BARS] = {"bars", input_bars_add},
    [INPUT_ORDER] = {"order", input_order_add},
    [INPUT_PLACES] = {"places", input_places_add},
    [INPUT_CODE] = {"code", code_add},
    [INPUT_MARKS] = {"marks", marks_add},
    [INPUT_PULSES] = {"pulses", pulses_add},
};

const InputView *input_view(InputKind kind) {
    return &views[kind];
}
