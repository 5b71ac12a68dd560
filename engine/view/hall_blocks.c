#include "view/hall_blocks.h"

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
        y += GAP / 2 + option_add(scene, answer, i, x, y + GAP / 2, width);
    return y - top;
}

static double block_add(Scene *scene, const LessonModel *model, int index, double x,
                        double y, double width) {
    const Block *block = &model->lesson->pages[model->page].blocks[index];
    if (block->kind == BLOCK_EXERCISE)
        return question_add(scene, &model->answers[block->exercise], x, y, width);
    return page_block_add(scene, model, index, x, y, width);
}

double hall_blocks_add(Scene *scene, const LessonModel *model, double x, double y,
                       double width) {
    const Page *page = &model->lesson->pages[model->page];
    double top = y, bottom = y;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block_is_picture(block) || !block_is_shown(scene, model, block)) continue;
        double high = block_add(scene, model, i, x, y, width);
        if (high <= 0) continue;
        scene_block(scene, i, (Rect){x, y, width, high});
        bottom = y + high;
        y = bottom + GAP;
    }
    return bottom - top;
}
