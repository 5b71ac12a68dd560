#include "view/page_blocks.h"

#include "view/image_view.h"
#include "view/style.h"

#include <math.h>

static const double LEAST_COLUMN = 12; // em of two columns' prose; else they are stacked
static const double INDENT = 1.4;      // em, of what was opened

static double prose_block(Scene *scene, const Text *text, double x, double y,
                          double width) {
    ProseStyle style = style_prose(scene, ROLE_PROSE, width, INK_INK);
    return scene_prose(scene, style_text(scene, text), x, y, style).h;
}

static double callout_block(Scene *scene, const Block *block, double x, double y,
                            double width) {
    static const struct {
        Callout look;
        const char *word;
    } rows[CALLOUT_COUNT] = {
        [CALLOUT_NOTE] = {{.ink = INK_ACCENT, .tint = INK_TINT_ACCENT, .icon = "note"},
                          "callout.note"},
        [CALLOUT_CAUTION] = {{.ink = INK_WARN, .tint = INK_TINT_WARN, .icon = "warning"},
                             "callout.caution"},
        [CALLOUT_TRY] =
            {{.ink = INK_FOX, .tint = INK_TINT_FOX, .plain = true, .icon = "try"},
             "callout.try"},
        [CALLOUT_HISTORY] = {{.ink = INK_NOISE, .tint = INK_NOISE_FILL, .icon = "history"},
                             "callout.history"},
        [CALLOUT_TERM] = {{.ink = INK_RIGHT, .tint = INK_TINT_RIGHT, .icon = "term"},
                          "callout.term"},
    };
    Callout callout = rows[block->callout].look;
    callout.head = scene_word(scene, rows[block->callout].word);
    callout.text = style_text(scene, &block->text);
    return callout_add(scene, x, y, width, &callout);
}

static double image_block(Scene *scene, const Lesson *lesson, const Block *block, double x,
                          double y, double width) {
    const Pictures *pictures = &lesson->pictures;
    Image image = {
        .picture = block->picture < 0 ? NULL : &pictures->rows[block->picture],
        .words = style_text(scene, &block->text),
        .share = block->width,
    };
    return image_view_add(scene, x, y, width, &image);
}

static double columns_block(Scene *scene, const Block *block, double x, double y,
                            double width) {
    double em = scene_look(scene)->metrics.size[ROLE_PROSE], gutter = 2 * em;
    double half = floor((width - gutter) / 2);
    if (half < LEAST_COLUMN * em) {
        double height = prose_block(scene, &block->text, x, y, width);
        height += style_pitch(scene, ROLE_PROSE) / 2;
        return height + prose_block(scene, &block->second, x, y + height, width);
    }
    double right = x + width - half;
    double height = prose_block(scene, &block->text, x, y, half);
    height = fmax(height, prose_block(scene, &block->second, right, y, half));
    scene_rule(scene, x + width / 2, y + 4, x + width / 2, y + height - 4);
    return height;
}

// A line to press, between rules; what it opens stands under it, a little to the right.
static double behind_block(Scene *scene, const LessonModel *model, int index, double x,
                           double y, double width) {
    const Look *look = scene_look(scene);
    const Block *block = &model->lesson->pages[model->page].blocks[index];
    bool open = look->paper || model->opened >> index & 1; // paper does not open
    Spot spot = {.kind = SPOT_BEHIND, .a = index};
    double em = look->metrics.size[ROLE_PROSE], indent = round(INDENT * em), pad = 8;
    bool hover = spot_same(look->hover, spot) || spot_same(look->pressed, spot);
    int ground = scene_parts(scene);
    scene_box(scene, (Rect){x, y, width, 0}, 8, hover ? INK_TINT_ACCENT : INK_SHEET,
              INK_LINE);
    ProseStyle style = style_prose(scene, ROLE_PROSE, width - indent - 2 * pad, INK_ACCENT);
    style.face = FACE_BOLD;
    const char *title = style_text(scene, &block->title);
    double high = scene_prose(scene, title, x + pad + indent, y + pad, style).h + 2 * pad;
    high = fmax(high, look->metrics.control);
    scene_icon(scene, open ? "down" : "next", x + pad, y + pad + (style.pitch - em) / 2, em,
               INK_ACCENT);
    Rect line = {x, y, width, high};
    scene_set_rect(scene, ground, line);
    scene_spot(scene, (SpotArea){.rect = line,
                                 .spot = spot,
                                 .finger = true,
                                 .name = scene_in_words(scene, title)});
    scene_ring(scene, line, spot);
    if (!open) {
        scene_tell(scene, scene_word(scene, "said.closed"), line);
        return high;
    }
    double top = y + high + pad;
    double text =
        prose_block(scene, &block->text, x + pad + indent, top, width - indent - 2 * pad);
    scene_rule(scene, x + pad + em / 2, top, x + pad + em / 2, top + text);
    return high + pad + text;
}

static double exercise_block(Scene *scene, const LessonModel *model, const Block *block,
                             double x, double y, double width) {
    AnswerModel answer = model->answers[block->exercise];
    answer.around = model;
    return answer_view_add(scene, x, y, width, &answer);
}

double page_block_add(Scene *scene, const LessonModel *model, int index, double x, double y,
                      double width) {
    const Block *block = &model->lesson->pages[model->page].blocks[index];
    switch (block->kind) {
    case BLOCK_PROSE:
        return prose_block(scene, &block->text, x, y, width);
    case BLOCK_CALLOUT:
        return callout_block(scene, block, x, y, width);
    case BLOCK_EXERCISE:
        return exercise_block(scene, model, block, x, y, width);
    case BLOCK_IMAGE:
        return image_block(scene, model->lesson, block, x, y, width);
    case BLOCK_BEHIND:
        return behind_block(scene, model, index, x, y, width);
    case BLOCK_COLUMNS:
        return columns_block(scene, block, x, y, width);
    case BLOCK_INPUT:
        return control_add(scene, x, y, width, model->lesson, model->live, block->variable,
                           &model->control);
    case BLOCK_SOURCE:
    case BLOCK_DISPLAY:
    case BLOCK_STAGE:
        break;
    }
    return 0;
}
