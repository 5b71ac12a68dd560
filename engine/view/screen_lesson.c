#include "view/screen_lesson.h"

#include "base/mem.h"
#include "view/bars.h"
#include "view/image_view.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// On the laptop; style_scale times as large elsewhere where it is touched or seen from
// afar.
enum {
    PARAGRAPH_GAP = 12,
    STATUS_ROOM = 30,
    LEAST_BALL = 168,
    HALL_BALL = 260,
    LEAST_BARS = 140,
    LEAST_LINES = 6 // of prose in half a stacked window
};

// Between blocks; a low window has less air, so that a page still fits.
static double block_gap(const Scene *scene) {
    return scene_look(scene)->metrics.height < 780 ? 16 : 24;
}

// Where the two columns stand in this window.
typedef struct Columns {
    Rect text, picture;
} Columns;

static bool block_is_picture(const Block *block) {
    return block->kind == BLOCK_SOURCE || block->kind == BLOCK_DISPLAY;
}

static bool page_has_picture(const Page *page) {
    for (int i = 0; i < page->block_count; i++)
        if (block_is_picture(&page->blocks[i])) return true;
    return false;
}

static Columns columns_of(const Metrics *m, const Page *page) {
    double top = m->top_bar, height = m->height - m->top_bar - m->page_bar;
    if (!page_has_picture(page)) {
        double width = fmin(m->text_column * 1.25, m->width - 2 * m->margin);
        return (Columns){.text = {(m->width - width) / 2, top, width, height}};
    }
    if (m->stacked) {
        double split = floor(height * 0.5), width = m->width - 2 * m->margin;
        double text = fmin(width, 684);
        return (Columns){
            .picture = {m->margin, top, width, split},
            .text = {(m->width - text) / 2, top + split, text, height - split}};
    }
    double x = m->margin + m->text_column + m->gutter;
    return (Columns){.text = {m->margin, top, m->text_column, height},
                     .picture = {x, top, m->width - m->margin - x, height}};
}

static double prose_block(Scene *scene, const Block *block, double x, double y,
                          double width) {
    ProseStyle style = style_prose(scene, ROLE_PROSE, width, INK_INK);
    return scene_prose(scene, style_text(scene, &block->text), x, y, style).h;
}

static double callout_block(Scene *scene, const Block *block, double x, double y,
                            double width) {
    static const Callout looks[] = {
        [CALLOUT_NOTE] = {.ink = INK_ACCENT, .tint = INK_TINT_ACCENT},
        [CALLOUT_WARN] = {.ink = INK_WARN, .tint = INK_TINT_WARN},
        [CALLOUT_TERM] = {.ink = INK_RIGHT, .tint = INK_TINT_RIGHT},
    };
    Callout callout = looks[block->callout];
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

static double text_block(Scene *scene, const LessonModel *model, const Block *block,
                         double x, double y, double width) {
    switch (block->kind) {
    case BLOCK_PROSE:
        return prose_block(scene, block, x, y, width);
    case BLOCK_CALLOUT:
        return callout_block(scene, block, x, y, width);
    case BLOCK_EXERCISE:
        return answer_view_add(scene, x, y, width, &model->answers[block->exercise]);
    case BLOCK_IMAGE:
        return image_block(scene, model->lesson, block, x, y, width);
    default:
        return 0;
    }
}

static double add_heading(Scene *scene, const LessonModel *model, double x, double y,
                          double width) {
    const Page *page = &model->lesson->pages[model->page];
    Type count = style_type(scene, ROLE_LABEL, INK_SOFT);
    char words[32];
    snprintf(words, sizeof words, "%d / %d", model->page + 1, model->lesson->page_count);
    scene_words(scene, words, x, y + count.size, count);
    y += style_pitch(scene, ROLE_LABEL) + 2;
    ProseStyle title = style_prose(scene, ROLE_TITLE, width, INK_INK);
    title.face = FACE_BOLD;
    return style_pitch(scene, ROLE_LABEL) + 2 +
           scene_prose(scene, style_text(scene, &page->title), x, y, title).h;
}

// The prose, the callouts and the card; returns the height they take.
static double add_blocks(Scene *scene, const LessonModel *model, double x, double y,
                         double width) {
    const Page *page = &model->lesson->pages[model->page];
    double top = y;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block_is_picture(block)) continue;
        if (block->kind == BLOCK_EXERCISE) y += block_gap(scene) - PARAGRAPH_GAP;
        y += text_block(scene, model, block, x, y, width) + PARAGRAPH_GAP;
    }
    return y + block_gap(scene) - PARAGRAPH_GAP - top;
}

// The page's name over them.
static double add_text(Scene *scene, const LessonModel *model, double x, double y,
                       double width) {
    double top = y;
    y += block_gap(scene);
    y += add_heading(scene, model, x, y, width) + 8;
    return y + add_blocks(scene, model, x, y, width) - top;
}

static DisplayModel display_of(const LessonModel *model, const Block *block) {
    const PieceModel *piece = &model->pieces[block->source];
    const Source *source = &model->lesson->sources[block->source];
    int end = run_columns(piece->run);
    bool timed = source->kind == SOURCE_CIRCUIT && piece->circuit.moment >= 0;
    DisplayModel display = {
        .run = piece->run,
        .after = timed && piece->circuit.moment < end ? piece->circuit.moment : end,
        .options = block->options,
        .source = block->source,
        .theta = piece->theta,
        .phi = piece->phi,
        .held = piece->held};
    display.options.drag = source->kind == SOURCE_ARROW && !source->fixed;
    if (piece->seed) display.options.seed = piece->seed;
    return display;
}

static bool is_ball(const Block *block) {
    return block->kind == BLOCK_DISPLAY && !strcmp(block->display->name, "bloch");
}

// A circuit's block is its palette and the circuit; an arrow is seen in its displays alone.
static double circuit_height(Scene *scene, const LessonModel *model, const Block *block,
                             double width) {
    const PieceModel *piece = &model->pieces[block->source];
    if (model->lesson->sources[block->source].kind == SOURCE_ARROW) return 0;
    Scene *trial = scene_create(scene_look(scene));
    double palette = 0;
    if (piece->circuit.editable) {
        const char *gates = model->lesson->sources[block->source].palette;
        palette = palette_add(trial, (Rect){0, 0, width, 400}, gates, block->source) + 12;
    }
    scene_destroy(trial);
    return palette + circuit_view_height(scene, &piece->circuit);
}

static double picture_height(Scene *scene, const LessonModel *model, const Block *block,
                             double width) {
    if (block->kind == BLOCK_SOURCE) return circuit_height(scene, model, block, width);
    DisplayModel display = display_of(model, block);
    return display_view_find(block->display->name)->height(scene, &display, width);
}

static void picture_add(Scene *scene, const LessonModel *model, const Block *block,
                        Rect rect) {
    if (block->kind == BLOCK_DISPLAY) {
        DisplayModel display = display_of(model, block);
        display_view_find(block->display->name)->add(scene, rect, &display);
        return;
    }
    const PieceModel *piece = &model->pieces[block->source];
    double palette = 0;
    if (piece->circuit.editable) {
        const char *gates = model->lesson->sources[block->source].palette;
        palette = palette_add(scene, rect, gates, block->source) + 12;
    }
    circuit_view_add(scene, (Rect){rect.x, rect.y + palette, rect.w, rect.h - palette},
                     &piece->circuit);
}

// The heights of the page's pictures: what they want, and the ball takes what is left or
// gives way.
typedef struct Stack {
    const Block *blocks[MAX_BLOCKS];
    double heights[MAX_BLOCKS];
    int count;
    double whole; // gaps included
} Stack;

static double gap_before(const Scene *scene, const Stack *stack, int i) {
    if (!i) return 0;
    bool large =
        is_ball(stack->blocks[i - 1]) || stack->blocks[i - 1]->kind == BLOCK_SOURCE;
    return large ? block_gap(scene) + 8 : PARAGRAPH_GAP;
}

// In a hall the ball keeps its labels and marks, which it has from a radius of 96 up, and
// the type gives way; at its smallest the ball does.
static double least_ball(const Scene *scene) {
    const Look *look = scene_look(scene);
    bool hall = look->theme == THEME_PROJECTOR && look->metrics.size[ROLE_PROSE] > 24.5;
    return (hall ? HALL_BALL : LEAST_BALL) * style_scale(scene);
}

// The ball takes what is left of the page, or gives way.
static void size_ball(const Scene *scene, Stack *stack, int ball, double width,
                      double room) {
    double wanted = stack->heights[ball], spare = room - stack->whole;
    double height = fmax(least_ball(scene), fmin(wanted + spare, width * 0.86));
    stack->heights[ball] = height;
    stack->whole += height - wanted;
}

// Where the page is still too full, histograms get lower bars.
static void lower_bars(const Scene *scene, Stack *stack, double room) {
    double least = LEAST_BARS * style_scale(scene);
    for (int i = 0; i < stack->count && stack->whole > room; i++) {
        const Block *block = stack->blocks[i];
        if (block->kind != BLOCK_DISPLAY || strcmp(block->display->name, "histogram") != 0)
            continue;
        double give = fmin(stack->whole - room, stack->heights[i] - least);
        if (give <= 0) continue;
        stack->heights[i] -= give;
        stack->whole -= give;
    }
}

static Stack stack_of(Scene *scene, const LessonModel *model, double width, double room) {
    const Page *page = &model->lesson->pages[model->page];
    Stack stack = {0};
    int ball = -1;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!block_is_picture(block)) continue;
        double height = picture_height(scene, model, block, width);
        if (height <= 0) continue;
        if (is_ball(block) && ball < 0) ball = stack.count;
        stack.blocks[stack.count] = block;
        stack.heights[stack.count] = height;
        stack.whole += height + gap_before(scene, &stack, stack.count);
        stack.count++;
    }
    if (ball >= 0) size_ball(scene, &stack, ball, width, room);
    lower_bars(scene, &stack, room);
    return stack;
}
static double picture_room(const Scene *scene, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    return rect.h - (m->stacked ? 16 : 2 * block_gap(scene)) -
           STATUS_ROOM * m->control / 44;
}

static double add_pictures(Scene *scene, const LessonModel *model, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    double room = picture_room(scene, rect),
           y = rect.y + (m->stacked ? 8 : block_gap(scene));
    Stack stack = stack_of(scene, model, rect.w, room);
    for (int i = 0; i < stack.count; i++) {
        double gap = gap_before(scene, &stack, i);
        if (gap > block_gap(scene))
            scene_rule(scene, rect.x, y + gap / 2, rect.x + rect.w, y + gap / 2);
        y += gap;
        picture_add(scene, model, stack.blocks[i],
                    (Rect){rect.x, y, rect.w, stack.heights[i]});
        y += stack.heights[i];
    }
    return stack.whole;
}

// How the page's first thing to move is moved; NULL when nothing is.
static const char *how_to(Scene *scene, const LessonModel *model) {
    const Page *page = &model->lesson->pages[model->page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!block_is_picture(block)) continue;
        const Source *source = &model->lesson->sources[block->source];
        if (source->fixed) continue;
        if (source->kind == SOURCE_CIRCUIT) return scene_word(scene, "lesson.circuit_how");
        int snap = (int)lround(source->snap * 180 / M_PI);
        return snap ? scene_say(scene, "lesson.arrow_how", "%d", snap)
                    : scene_word(scene, "lesson.arrow_free");
    }
    return NULL;
}

// A window too low for two halves has all in one: the name, the pictures, the text.
static bool flows(const Metrics *m, const Page *page) {
    double half = (m->height - m->top_bar - m->page_bar) / 2;
    return m->stacked && page_has_picture(page) &&
           half < LEAST_LINES * m->pitch[ROLE_PROSE];
}

static Rect flow_rect(const Metrics *m) {
    double width = fmin(m->text_column * 1.25, m->width - 2 * m->margin);
    return (Rect){(m->width - width) / 2, m->top_bar, width,
                  m->height - m->top_bar - m->page_bar};
}

double screen_lesson_column(Scene *scene, const LessonModel *model, Rect rect) {
    const Page *page = &model->lesson->pages[model->page];
    bool paper = scene_look(scene)->paper;
    double x = rect.x, y = rect.y + (paper ? 0 : block_gap(scene));
    y += add_heading(scene, model, x, y, rect.w) + 8;
    if (!page_has_picture(page)) return y + add_blocks(scene, model, x, y, rect.w) - rect.y;
    y += add_pictures(scene, model, (Rect){x, y, rect.w, rect.h}) + block_gap(scene);
    const char *words = paper ? NULL : how_to(scene, model);
    ProseStyle style = style_prose(scene, ROLE_LABEL, rect.w, INK_SOFT);
    if (words) y += scene_prose(scene, words, x, y, style).h + block_gap(scene);
    return y + add_blocks(scene, model, x, y, rect.w) - rect.y;
}

// What the hand does or could do, at the foot of the picture; a page without one has it
// over its text.
static void add_status(Scene *scene, const LessonModel *model, Rect rect, bool strip) {
    const char *words = model->status ? model->status : strip ? NULL : how_to(scene, model);
    if (!words) return;
    Type type = style_type(scene, ROLE_LABEL, model->status_refused ? INK_WRONG : INK_SOFT);
    type.width = rect.w;
    double bottom = rect.y + rect.h, high = type.size + 20;
    if (strip)
        scene_box(scene, (Rect){rect.x - 12, bottom - high, rect.w + 24, high}, 8,
                  INK_SHEET, INK_LINE);
    scene_words(scene, words, rect.x, bottom - 12, type);
}

// The seed that is being typed lies over the picture's foot.
static void add_seed(Scene *scene, const LessonModel *model, Rect rect) {
    if (!model->seed.open) return;
    double high = scene_look(scene)->metrics.control + 16;
    Rect box = {rect.x - 12, rect.y + rect.h - STATUS_ROOM - high, rect.w + 24, high};
    scene_box(scene, box, 8, INK_SHEET, INK_EDGE);
    seed_view_add(scene, rect_inset(box, 8), &model->seed);
}

static void add_foot(Scene *scene, const LessonModel *model, const Columns *columns) {
    const Page *page = &model->lesson->pages[model->page];
    const Metrics *m = &scene_look(scene)->metrics;
    if (flows(m, page)) {
        add_seed(scene, model, flow_rect(m));
        add_status(scene, model, flow_rect(m), true);
        return;
    }
    bool picture = page_has_picture(page);
    if (picture) add_seed(scene, model, columns->picture);
    add_status(scene, model, picture ? columns->picture : columns->text, !picture);
}

static void add_page_bar(Scene *scene, const LessonModel *model) {
    const Lesson *lesson = model->lesson;
    PageDot dots[MAX_PAGES] = {0};
    bool open = false;
    for (int i = 0; i < lesson->page_count; i++)
        dots[i].read = model->read[i];
    for (int i = 0; i < lesson->exercise_count; i++) {
        PageDot *dot = &dots[lesson->exercises[i].page];
        dot->answered = model->answers[i].right && (!dot->question || dot->answered);
        dot->question = true;
        if (lesson->exercises[i].page == model->page && !model->answers[i].right)
            open = true;
    }
    PageBar bar = {.page = model->page,
                   .pages = lesson->page_count,
                   .dots = dots,
                   .filled = !open,
                   .note = open ? scene_word(scene, "page.later") : NULL};
    bar_pages(scene, &bar);
}

static void add_top_bar(Scene *scene, const LessonModel *model) {
    char title[256];
    const Lesson *lesson = model->lesson;
    snprintf(title, sizeof title, "%s%s%s", lesson->map, lesson->map[0] ? " " : "",
             style_text(scene, &lesson->title));
    TopBar bar = {.course = model->course,
                  .title = scene_keep(scene, title),
                  .ruby = true,
                  .lab = true};
    bar_top(scene, &bar);
}

void screen_lesson(Scene *scene, const LessonModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    const Page *page = &model->lesson->pages[model->page];
    Columns columns = columns_of(m, page);
    bool flow = flows(m, page);
    Rect text = flow ? flow_rect(m) : columns.text;
    Rect region = {text.x - 24, text.y, text.w + 48, text.h};
    scene_scroll(scene, region, SCROLL_TEXT, model->text_scroll);
    if (flow)
        screen_lesson_column(scene, model, text);
    else
        add_text(scene, model, text.x, text.y, text.w);
    scene_scroll_end(scene);
    if (page_has_picture(page) && !flow) {
        Rect picture = columns.picture;
        Rect whole = {picture.x - 12, picture.y, picture.w + 24,
                      picture.h - STATUS_ROOM * m->control / 44};
        scene_scroll(scene, whole, SCROLL_PICTURE, model->picture_scroll);
        add_pictures(scene, model, picture);
        scene_scroll_end(scene);
    }
    add_foot(scene, model, &columns);
    add_top_bar(scene, model);
    add_page_bar(scene, model);
    for (int i = 0; i < model->lesson->source_count; i++)
        circuit_view_hand(scene, &model->pieces[i].circuit);
}

// The look with everything that is set or touched `factor` times as large; columns and bars
// stay.
static Look smaller(const Look *look, double factor) {
    Look small = *look;
    Metrics *m = &small.metrics;
    for (int i = 0; i < ROLE_COUNT; i++) {
        m->size[i] = look->metrics.size[i] * factor;
        m->pitch[i] = round(look->metrics.pitch[i] * factor);
    }
    m->formula *= factor;
    m->display_formula *= factor;
    m->control *= factor;
    m->least *= factor;
    return small;
}

static bool fits(const Look *look, const LessonModel *model) {
    Fit fit = screen_lesson_fit(look, model);
    return fit.text <= fit.text_room && fit.picture <= fit.picture_room;
}

Look screen_lesson_look(const Look *look, const LessonModel *model) {
    static const double factors[] = {1, 0.9, 0.8, 0.72, 2.0 / 3};
    if (look->theme != THEME_PROJECTOR) return *look;
    const Lesson *lesson = model->lesson;
    AnswerModel *fresh = mem_new((size_t)lesson->exercise_count * sizeof *fresh);
    for (int i = 0; i < lesson->exercise_count; i++)
        fresh[i] = (AnswerModel){.exercise = &lesson->exercises[i], .index = i};
    LessonModel unanswered = *model;
    unanswered.answers = fresh;
    Look fitted = *look;
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        fitted = smaller(look, factors[i]);
        if (fits(&fitted, &unanswered)) break;
    }
    free(fresh);
    return fitted;
}

Fit screen_lesson_fit(const Look *look, const LessonModel *model) {
    Scene *scene = scene_create(look);
    const Page *page = &model->lesson->pages[model->page];
    if (flows(&look->metrics, page)) {
        Rect rect = flow_rect(&look->metrics);
        Fit fit = {.text_room = rect.h, .text = screen_lesson_column(scene, model, rect)};
        scene_destroy(scene);
        return fit;
    }
    Columns columns = columns_of(&look->metrics, page);
    Fit fit = {.text_room = columns.text.h,
               .text =
                   add_text(scene, model, columns.text.x, columns.text.y, columns.text.w)};
    if (page_has_picture(page)) {
        fit.picture_room = picture_room(scene, columns.picture);
        fit.picture = add_pictures(scene, model, columns.picture);
    }
    scene_destroy(scene);
    return fit;
}
