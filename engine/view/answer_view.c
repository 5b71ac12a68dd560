#include "view/answer_view.h"

#include "base/mem.h"
#include "view/page_pictures.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PAD_X = 24, PAD_Y = 20 };

const char *answer_text(Scene *scene, const AnswerModel *model, const Text *text) {
    return style_text_drawn(scene, text, model->drawn);
}

double callout_add(Scene *scene, double x, double y, double width, const Callout *callout) {
    ProseStyle style = style_prose(scene, ROLE_PANEL, width - 40, INK_INK);
    double pad = 12, top = y;
    int box = scene_parts(scene);
    scene_box(scene, (Rect){x, y, width, 0}, 8, callout->tint, INK_NONE);
    int bar = scene_parts(scene);
    scene_box(scene, (Rect){x, y, 4, 0}, 0, callout->ink, INK_NONE);
    y += pad;
    if (callout->head) {
        Type head = style_bold(scene, ROLE_PANEL, callout->plain ? INK_INK : callout->ink);
        double baseline = y + style.pitch * 0.5 + head.size * 0.36;
        if (callout->icon)
            scene_icon(scene, callout->icon, x + 18, baseline - head.size, head.size * 1.15,
                       callout->ink);
        head.width = width - 60;
        scene_words(scene, callout->head, x + (callout->icon ? 24 + head.size * 1.3 : 18),
                    baseline, head);
        y += style.pitch;
    }
    y += scene_prose(scene, callout->text, x + 18, y, style).h + pad;
    scene_set_rect(scene, box, (Rect){x, top, width, y - top});
    scene_set_rect(scene, bar, (Rect){x, top, 4, y - top});
    return y - top;
}

static double hints_add(Scene *scene, double x, double y, double width,
                        const AnswerModel *model) {
    double top = y;
    for (int i = 0; i < model->hints; i++) {
        Callout hint = {.ink = INK_ACCENT,
                        .tint = INK_TINT_ACCENT,
                        .icon = "hint",
                        .head = scene_say(scene, "answer.hint_title", "%d", i + 1),
                        .text = answer_text(scene, model, &model->exercise->hints[i])};
        y += 12 + callout_add(scene, x, y + 12, width, &hint);
    }
    return y - top;
}

// How each verdict looks and is said.
typedef struct VerdictRow {
    bool bare; // without a mark
    MarkKind mark;
    Ink ink, tint;
    const char *words;
} VerdictRow;

static VerdictRow verdict_row(const AnswerModel *model) {
    static const VerdictRow rows[] = {
        [VERDICT_RIGHT] = {false, MARK_RIGHT, INK_RIGHT, INK_TINT_RIGHT, "verdict.right"},
        [VERDICT_NEAR] = {false, MARK_NEAR, INK_WARN, INK_TINT_WARN, "verdict.near"},
        [VERDICT_WRONG] = {false, MARK_WRONG, INK_WRONG, INK_TINT_WRONG, "verdict.wrong"},
        [VERDICT_UNREADABLE] = {false, MARK_NEAR, INK_WARN, INK_TINT_WARN,
                                "verdict.unreadable"},
    };
    // A prediction that fails is no fault: the surprise is what it was made for.
    static const VerdictRow surprise = {true, MARK_WRONG, INK_ACCENT, INK_TINT_ACCENT,
                                        "verdict.surprise"};
    bool bars = model->exercise->input == INPUT_BARS;
    if (bars && model->verdict->kind == VERDICT_WRONG) return surprise;
    VerdictRow row = rows[model->verdict->kind];
    if (bars && model->verdict->kind == VERDICT_RIGHT) row.words = "verdict.predicted";
    if (bars && model->verdict->kind == VERDICT_NEAR) row.words = "verdict.nearly";
    bool choice = model->exercise->input == INPUT_CHOICE;
    if (model->verdict->kind == VERDICT_RIGHT && model->first) {
        row.mark = MARK_FIRST;
        if (!bars) row.words = "verdict.first";
    }
    if (model->verdict->kind == VERDICT_UNREADABLE && choice)
        row.words = "verdict.unchosen";
    if (model->before) row.words = "verdict.before";
    return row;
}

// Why a program stopped, and where, behind what the lesson says of it.
static const char *fault_text(Scene *scene, const Verdict *verdict, const char *say) {
    const Look *look = scene_look(scene);
    char *why = scene_take(scene, words_error(look->words, look->lang, &verdict->fault));
    const char *plain = scene_take(scene, style_escaped(why));
    if (verdict->fault.line > 0)
        plain = scene_say(scene, "code.at", "%d\t%s", verdict->fault.line, plain);
    Buffer text = {0};
    if (say[0]) buffer_print(&text, "%s\n\n", say);
    buffer_print(&text, "%s", plain);
    return scene_take(scene, buffer_take(&text));
}

// What the program printed, as it came.
static double printed_add(Scene *scene, double x, double y, double width,
                          const Verdict *verdict) {
    if (!verdict->printed) return 0;
    char *text = scene_take(scene, mem_text(verdict->printed));
    for (char *c = text; *c; c++)
        if (*c == '`') *c = '\'';
    Buffer fenced = {0};
    buffer_print(&fenced, "```\n%s%s```", text, text[strlen(text) - 1] == '\n' ? "" : "\n");
    Callout printed = {.ink = INK_EDGE,
                       .tint = INK_SHEET,
                       .plain = true,
                       .head = scene_word(scene, "code.printed"),
                       .text = scene_take(scene, buffer_take(&fenced))};
    return 10 + callout_add(scene, x, y + 10, width, &printed);
}

// What was probably thought, and what to try.
static double thought_add(Scene *scene, double x, double y, double width,
                          const AnswerModel *model, VerdictRow row) {
    const Verdict *verdict = model->verdict;
    const char *say = answer_text(scene, model, &verdict->say);
    if (verdict->fault.key[0]) say = fault_text(scene, verdict, say);
    if (verdict->kind == VERDICT_RIGHT && !say[0]) return 0;
    if (!say[0]) say = scene_word(scene, "verdict.again");
    Callout thought = {.ink = row.ink, .tint = row.tint, .text = say};
    char key[32];
    snprintf(key, sizeof key, "misconception.%s", verdict->misconception);
    if (verdict->misconception[0] && words_has(scene_look(scene)->words, key))
        thought.head = scene_say(scene, "verdict.thought", "%s", scene_word(scene, key));
    return 10 + callout_add(scene, x, y + 10, width, &thought);
}

static double explain_add(Scene *scene, double x, double y, double width,
                          const AnswerModel *model) {
    const char *text = answer_text(scene, model, &model->exercise->explain);
    if (!text[0]) return 0;
    if ((model->right && !model->anew) || model->explain) {
        Callout explain = {.ink = INK_RIGHT,
                           .tint = INK_TINT_RIGHT,
                           .head = scene_word(scene, "answer.explain"),
                           .text = text};
        return 12 + callout_add(scene, x, y + 12, width, &explain);
    }
    if (!model->tries || (model->anew && !model->verdict)) return 0;
    bool open = model->tries >= 2;
    double high = scene_look(scene)->metrics.control;
    Button button = {.kind = open ? BUTTON_OUTLINE : BUTTON_DASHED,
                     .words = scene_word(scene, "answer.explain"),
                     .spot = {SPOT_EXPLAIN, model->index},
                     .disabled = !open};
    Rect used = scene_button(scene, (Rect){x, y + 12, 0, 0}, button);
    if (open) return high + 12;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    soft.width = width - used.w - 12;
    scene_words(scene, scene_word(scene, "answer.explain_later"), x + used.w + 12,
                y + 12 + high / 2 + soft.size * 0.36, soft);
    return high + 12;
}

// Other numbers once something was said; the right answer after two tries.
static double more_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model) {
    bool said = model->verdict && model->verdict->kind != VERDICT_UNREADABLE;
    bool solves =
        model->tries >= 2 && !model->right && !model->locked && !model->exercise->unsolved;
    const struct {
        bool offered;
        const char *icon, *key;
        SpotKind kind;
    } rows[] = {{model->exercise->given && (said || model->right), "replay", "answer.other",
                 SPOT_OTHER},
                {solves, "eye", "answer.solution", SPOT_SOLUTION}};
    double at = x, top = y, high = scene_look(scene)->metrics.control;
    if (scene_look(scene)->paper || model->alone) return 0;
    for (int i = 0; i < 2; i++) {
        if (!rows[i].offered) continue;
        Button button = {.kind = BUTTON_PLAIN,
                         .icon = rows[i].icon,
                         .words = scene_word(scene, rows[i].key),
                         .spot = {rows[i].kind, model->index}};
        double wide = scene_button_width(scene, button);
        if (at > x && at + wide > x + width) at = x, y += high + 4;
        scene_button(scene, (Rect){at, y + 8, wide, 0}, button);
        at += wide + 12;
    }
    return at > x ? y + high + 8 - top : 0;
}

// The counter-experiment of what was said, with the button that runs it again.
static double demo_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model) {
    int which = model->verdict->demo;
    if (which < 0 || which >= model->exercise->demo_count || !model->around) return 0;
    const Demo *demo = &model->exercise->demos[which];
    double top = y, pad = 12, high = scene_look(scene)->metrics.control;
    int box = scene_parts(scene);
    y += 10;
    scene_box(scene, (Rect){x, y, width, 0}, 8, INK_PAPER, INK_LINE);
    Type head = style_bold(scene, ROLE_PANEL, INK_INK);
    scene_words(scene, scene_word(scene, "answer.demo"), x + pad,
                y + 4 + high / 2 + 0.36 * head.size, head);
    Button button = {.kind = BUTTON_PLAIN,
                     .icon = "replay",
                     .words = scene_word(scene, "answer.demo_again"),
                     .spot = {SPOT_DEMO, model->index}};
    double wide = scene_button_width(scene, button);
    if (!scene_look(scene)->paper)
        scene_button(scene, (Rect){x + width - wide - 4, y + 4, wide, 0}, button);
    y += high;
    const Text *label = &model->around->lesson->sources[demo->source].label;
    ProseStyle style = style_prose(scene, ROLE_PANEL, width - 2 * pad, INK_INK);
    y += scene_prose(scene, answer_text(scene, model, label), x + pad, y, style).h + 8;
    y += page_demo_add(scene, model->around, demo, model->played, x + pad, y,
                       width - 2 * pad);
    scene_set_rect(scene, box, (Rect){x, top + 10, width, y + pad - top - 10});
    return y + pad - top;
}

static double verdict_add(Scene *scene, double x, double y, double width,
                          const AnswerModel *model) {
    bool past = model->settled && model->stale; // of an answer that nobody checks again
    if (!model->verdict || model->verdict->kind == VERDICT_NONE || past)
        return model->tries || model->right || model->settled
                   ? explain_add(scene, x, y, width, model)
                   : 0;
    VerdictRow row = verdict_row(model);
    Type words = style_bold(scene, ROLE_PANEL, row.ink);
    double k = style_scale(scene), top = y, middle = y + 22 * k;
    if (model->stale) {
        words = style_type(scene, ROLE_PANEL, INK_SOFT);
        row.words = "verdict.stale";
    } else if (!row.bare) {
        verdict_mark_add(scene, x + 14 * k, middle, 11 * k, row.mark);
    }
    words.width = width - 44 * k;
    scene_words(scene, scene_word(scene, row.words),
                x + (model->stale || row.bare ? 0 : 40 * k), middle + words.size * 0.36,
                words);
    y += 40 * k;
    y += thought_add(scene, x, y - 6, width, model, row);
    y += printed_add(scene, x, y, width, model->verdict);
    y += demo_add(scene, x, y, width, model);
    y += explain_add(scene, x, y, width, model);
    return y - top;
}

// The seed that the numbers were drawn from, at the right.
static void add_seed(Scene *scene, double x, double baseline, double width,
                     const AnswerModel *model) {
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    char number[24];
    snprintf(number, sizeof number, "%llu", (unsigned long long)model->seed);
    const char *words = scene_say(scene, "histogram.seed", "%s", number);
    scene_words(scene, words, x + width - style_width(scene, words, soft), baseline, soft);
}

double answer_view_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model) {
    const Exercise *exercise = model->exercise;
    double left = x + PAD_X, inner = width - 2 * PAD_X, top = y;
    int card = scene_parts(scene);
    scene_box(scene, (Rect){x, y, width, 0}, 12, INK_SHEET, INK_LINE);
    y += PAD_Y;
    Type head = style_bold(scene, ROLE_PANEL, INK_INK);
    Type kind = style_type(scene, ROLE_LABEL, INK_SOFT);
    char key[48];
    snprintf(key, sizeof key, "exercise.%s", exercise->kind);
    const char *count = scene_say(scene, "answer.count", "%d", exercise->number);
    double after = model->alone ? 0 : style_width(scene, count, head) + 12;
    if (!model->alone) scene_words(scene, count, left, y + head.size, head);
    const char *title = answer_text(scene, model, &exercise->title);
    scene_words(scene, title[0] ? title : scene_word(scene, key), left + after,
                y + head.size, kind);
    if (exercise->given) add_seed(scene, left, y + head.size, inner, model);
    y += style_pitch(scene, ROLE_PANEL) + 2;
    ProseStyle ask = style_prose(scene, ROLE_PROSE, inner, INK_INK);
    y += scene_prose(scene, answer_text(scene, model, &exercise->ask), left, y, ask).h + 12;
    y += input_view(exercise->input)->add(scene, left, y, inner, model);
    y += verdict_add(scene, left, y, inner, model);
    y += more_add(scene, left, y, inner, model);
    if (!model->right) y += hints_add(scene, left, y, inner, model);
    y += PAD_Y;
    scene_set_rect(scene, card, (Rect){x, top, width, y - top});
    return y - top;
}
