#include "view/hall_blocks.h"

#include "view/hall_countdown.h"
#include "view/hall_vote.h"
#include "view/page_blocks.h"
#include "view/page_pictures.h"
#include "view/style.h"

#include <math.h>

enum { GAP = 28 };

// The letter of an option, by which a hall speaks of it.
static const char *letter(Scene *scene, int option) {
    return scene_print(scene, "%c", 'A' + option);
}

static double option_add(Scene *scene, const AnswerModel *answer, int option, double x,
                         double y, double width) {
    Type bold = style_bold(scene, ROLE_PROSE, INK_ACCENT);
    double indent = round(1.4 * bold.size);
    ProseStyle style = style_prose(scene, ROLE_PROSE, width - indent, INK_INK);
    const char *words = answer_text(scene, answer, &answer->exercise->options[option].text);
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, words, &style);
    scene_words(scene, letter(scene, option), x, y + prose_baseline(prose), bold);
    return scene_prose(scene, words, x + indent, y, style).h;
}

static double question_add(Scene *scene, const AnswerModel *answer, double x, double y,
                           double width) {
    ProseStyle ask = style_prose(scene, ROLE_PROSE, width, INK_INK);
    double top = y;
    const char *words = answer_text(scene, answer, &answer->exercise->ask);
    y += scene_prose(scene, words, x, y, ask).h;
    for (int i = 0; i < answer->exercise->option_count; i++)
        y += GAP / 2.0 + option_add(scene, answer, i, x, y + GAP / 2.0, width);
    return y - top;
}

// A slider's or a dial's reading is part of the picture; other inputs are for one hand.
static bool is_reading(const LessonModel *model, const Block *block) {
    if (block->kind != BLOCK_INPUT || block->only == ONLY_LEARNER) return false;
    VariableKind kind = model->lesson->variables[block->variable].kind;
    return kind == VARIABLE_SLIDER || kind == VARIABLE_DIAL;
}

bool hall_block_is_read(const LessonModel *model, const Block *block) {
    if (block_is_picture(block)) return false;
    return block_seen(block, true) || is_reading(model, block);
}

static bool is_on(const Scene *scene, const LessonModel *model, const Block *block) {
    if (block->kind == BLOCK_ACTIVITY)
        return hall_countdown_is_on(model, &model->lesson->activities[block->activity]);
    return block_is_shown(scene, model, block);
}

static double block_add(Scene *scene, const LessonModel *model, int index, double x,
                        double y, double width) {
    const Block *block = &model->lesson->pages[model->page].blocks[index];
    if (block->kind == BLOCK_EXERCISE)
        return question_add(scene, &model->answers[block->exercise], x, y, width);
    if (block->kind == BLOCK_VOTE)
        return hall_vote_add(scene, model, &model->lesson->votes[block->vote], x, y, width);
    if (block->kind == BLOCK_ACTIVITY)
        return hall_countdown_add(scene, model, &model->lesson->activities[block->activity],
                                  x, y, width);
    return page_block_add(scene, model, index, x, y, width);
}

double hall_blocks_add(Scene *scene, const LessonModel *model, double x, double y,
                       double width) {
    const Page *page = &model->lesson->pages[model->page];
    double top = y, bottom = y;
    Metrics usual = scene_look(scene)->metrics, body = usual;
    body.size[ROLE_PANEL] = body.size[ROLE_PROSE]; // a callout is read like the rest
    body.pitch[ROLE_PANEL] = body.pitch[ROLE_PROSE];
    scene_measure(scene, &body);
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!hall_block_is_read(model, block) || !is_on(scene, model, block)) continue;
        double high = block_add(scene, model, i, x, y, width);
        if (high <= 0) continue;
        scene_block(scene, i, (Rect){x, y, width, high});
        bottom = y + high;
        y = bottom + GAP;
    }
    scene_measure(scene, &usual);
    return bottom - top;
}
