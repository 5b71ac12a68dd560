#include "view/page_blocks.h"

#include "view/image_view.h"
#include "view/style.h"
#include "view/vote_view.h"

#include <math.h>
#include <stdlib.h>

static const double LEAST_COLUMN = 12; // em of prose in columns; else they are stacked
static const double LEAST_CELL = 7;    // em of a grid's cells; else fewer stand in a row
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

static double activity_block(Scene *scene, const Activity *activity, double x, double y,
                             double width) {
    char *time = activity_time(scene_look(scene)->words, scene_look(scene)->lang, activity);
    Callout callout = {.ink = INK_FOX,
                       .tint = INK_TINT_FOX,
                       .plain = true,
                       .icon = "try",
                       .head = scene_say(scene, "activity.head", "%s", time),
                       .text = style_text(scene, &activity->say)};
    free(time);
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

static double cell_block(Scene *scene, const Lesson *lesson, const Cell *cell, double x,
                         double y, double width) {
    if (!cell->pictured) return prose_block(scene, &cell->text, x, y, width);
    Image image = {
        .picture = cell->picture < 0 ? NULL : &lesson->pictures.rows[cell->picture],
        .words = style_text(scene, &cell->text),
        .share = 1,
    };
    double height = image_view_add(scene, x, y, width, &image);
    if (!image.picture) return height; // its words stand in its place
    height += style_pitch(scene, ROLE_PROSE) / 4;
    return height + prose_block(scene, &cell->text, x, y + height, width);
}

// Of a cell's first line, below its top; 0 under a picture.
static double cell_baseline(Scene *scene, const Cell *cell, double width) {
    if (cell->pictured) return 0;
    ProseStyle style = style_prose(scene, ROLE_PROSE, width, INK_INK);
    return prose_baseline(
        view_cache_prose(scene_look(scene)->cache, style_text(scene, &cell->text), &style));
}

// Cells side by side, their first lines on one baseline; as high as the highest.
static double grid_row(Scene *scene, const Lesson *lesson, const Cell *cells, int count,
                       double x, double y, double pitch, double width) {
    double baseline = 0, height = 0;
    for (int i = 0; i < count; i++)
        baseline = fmax(baseline, cell_baseline(scene, &cells[i], width));
    for (int i = 0; i < count; i++) {
        double down =
            cells[i].pictured ? 0 : baseline - cell_baseline(scene, &cells[i], width);
        height = fmax(height, down + cell_block(scene, lesson, &cells[i],
                                                x + round(i * pitch), y + down, width));
    }
    return height;
}

// Fewer cells stand in a row where there is little room.
static double grid_block(Scene *scene, const Lesson *lesson, const Block *block, double x,
                         double y, double width) {
    double em = scene_look(scene)->metrics.size[ROLE_PROSE], gutter = 2 * em;
    double least = (block->ruled ? LEAST_COLUMN : LEAST_CELL) * em;
    int across = block->across;
    while (across > 1 && (width + gutter) / across - gutter < least)
        across--;
    double pitch = (width + gutter) / across, wide = floor(pitch - gutter);
    double top = y, gap = style_pitch(scene, ROLE_PROSE) / 2;
    for (int first = 0; first < block->cell_count; first += across) {
        int left = block->cell_count - first, count = left < across ? left : across;
        if (first) top += gap;
        double height =
            grid_row(scene, lesson, &block->cells[first], count, x, top, pitch, wide);
        for (int i = 1; block->ruled && i < across; i++) {
            double rule = x + i * pitch - gutter / 2;
            scene_rule(scene, rule, top + 4, rule, top + height - 4);
        }
        top += height;
    }
    return top - y;
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
    case BLOCK_GRID:
        return grid_block(scene, model->lesson, block, x, y, width);
    case BLOCK_INPUT:
        return control_add(scene, x, y, width, model->lesson, model->live, block->variable,
                           &model->control);
    case BLOCK_SOURCE:
    case BLOCK_DISPLAY:
    case BLOCK_STAGE:
        break;
    case BLOCK_VOTE:
        return vote_view_add(scene, model, block->vote, x, y, width);
    case BLOCK_ACTIVITY:
        return activity_block(scene, &model->lesson->activities[block->activity], x, y,
                              width);
    }
    return 0;
}
