#include "view/screen_lesson.h"

#include "base/mem.h"
#include "view/bars.h"
#include "view/page_blocks.h"
#include "view/page_pictures.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Of a page laid out as a stage: the most that its text takes of the height, and how wide
// its lines may be, in text columns.
static const double STAGE_TEXT = 0.4, STAGE_LINE = 1.6;
// Beside a picture that the lesson draws itself: of the usual column (look book, "Layout by
// window").
static const double STAGE_COLUMN = 0.84;

enum { LEAST_LINES = 6 }; // of prose in half a stacked window

// What Kyubi chooses where the lesson does not: pictures stand beside the text.
static PageLayout layout_of(const Scene *scene, const LessonModel *model) {
    const Page *page = &model->lesson->pages[model->page];
    if (!lesson_has_picture(scene, model)) return LAYOUT_READING;
    if (model->review) return LAYOUT_BESIDE;
    return page->layout == LAYOUT_CHOSEN ? LAYOUT_BESIDE : page->layout;
}

static double add_heading(Scene *scene, const LessonModel *model, double x, double y,
                          double width) {
    if (model->review) return review_heading_add(scene, model->review, x, y, width);
    const Page *page = &model->lesson->pages[model->page];
    Type count = style_type(scene, ROLE_LABEL, INK_SOFT);
    char words[32];
    snprintf(words, sizeof words, "%d / %d", model->page + 1, model->lesson->page_count);
    scene_words(scene, words, x, y + count.size, count);
    if (model->minutes_left && !scene_look(scene)->paper) {
        double at = x + style_width(scene, words, count) + 1.5 * count.size;
        const char *left = scene_say(scene, "lesson.left", "%d", model->minutes_left);
        scene_words(scene, left, at, y + count.size, count);
    }
    y += style_pitch(scene, ROLE_LABEL) + 2;
    ProseStyle title = style_prose(scene, ROLE_TITLE, width, INK_INK);
    title.face = FACE_BOLD;
    return style_pitch(scene, ROLE_LABEL) + 2 +
           scene_prose(scene, style_text(scene, &page->title), x, y, title).h;
}

static bool has_more(const Scene *scene, const LessonModel *model) {
    return !scene_look(scene)->paper && !model->review &&
           model->step < model->lesson->pages[model->page].steps;
}

// It is the next step, so it is what is filled (LOOK.md, principle 2).
static double add_continue(Scene *scene, double x, double y) {
    Button button = {.kind = BUTTON_FILLED,
                     .words = scene_word(scene, "page.continue"),
                     .icon = "down",
                     .icon_after = true,
                     .spot = {.kind = SPOT_CONTINUE}};
    double air = block_gap(scene) - PARAGRAPH_GAP;
    return air + scene_button(scene, (Rect){x, y + air, 0, 0}, button).h;
}

// The prose, the callouts and the card, on a page for reading the pictures too; returns the
// height they take.
static double add_blocks(Scene *scene, const LessonModel *model, double x, double y,
                         double width) {
    const Page *page = &model->lesson->pages[model->page];
    bool within = layout_of(scene, model) == LAYOUT_READING;
    bool stage =
        layout_of(scene, model) == LAYOUT_STAGE; // its pictures bring their own air
    double top = y;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool picture = block_is_picture(block);
        if (picture && !within) continue;
        if (!block_is_shown(scene, model, block)) continue;
        if (block->kind == BLOCK_EXERCISE) y += block_gap(scene) - PARAGRAPH_GAP;
        double high = picture ? page_picture_within(scene, model, block, x, y, width)
                              : page_block_add(scene, model, i, x, y, width);
        scene_block(scene, i, (Rect){x, y, width, high});
        if (high > 0) y += high + PARAGRAPH_GAP;
    }
    if (model->review) y += review_note_add(scene, model->review, x, y, width);
    if (has_more(scene, model)) y += add_continue(scene, x, y) + PARAGRAPH_GAP;
    return y + (stage ? 0 : block_gap(scene) - PARAGRAPH_GAP) - top;
}

// The page's name over them.
static double add_text(Scene *scene, const LessonModel *model, double x, double y,
                       double width) {
    double top = y;
    y += block_gap(scene);
    y += add_heading(scene, model, x, y, width) + 8;
    return y + add_blocks(scene, model, x, y, width) - top;
}

// Where the text stands in this window, and the pictures, if they stand apart.
typedef struct Columns {
    Rect text, picture;
} Columns;

static Columns reading_columns(const Metrics *m, Rect page) {
    double width = fmin(m->text_column * 1.25, m->width - 2 * m->margin);
    return (Columns){.text = {(m->width - width) / 2, page.y, width, page.h}};
}

static bool has_stage(const Page *page) {
    for (int i = 0; i < page->block_count; i++)
        if (page->blocks[i].kind == BLOCK_STAGE) return true;
    return false;
}

// Where nothing else is asked for, a stage has a part of the text's column too.
static bool is_wide(const LessonModel *model) {
    const Page *page = &model->lesson->pages[model->page];
    return !model->review && page->layout == LAYOUT_CHOSEN && has_stage(page);
}

// `wide`: the pictures take a part of the text's column.
static Columns beside_columns(const Metrics *m, Rect page, bool wide) {
    double top = page.y, height = page.h;
    if (m->stacked) {
        double split = floor(height * 0.5), width = m->width - 2 * m->margin;
        double text = fmin(width, 684);
        return (Columns){
            .picture = {m->margin, top, width, split},
            .text = {(m->width - text) / 2, top + split, text, height - split}};
    }
    double column = wide ? floor(STAGE_COLUMN * m->text_column) : m->text_column;
    double x = m->margin + column + (wide ? 0.7 : 1) * m->gutter;
    return (Columns){.text = {m->margin, top, column, height},
                     .picture = {x, top, m->width - m->margin - x, height}};
}

// The text takes what it needs, the pictures the rest.
static Columns stage_columns(Scene *scene, const LessonModel *model, Rect page) {
    const Metrics *m = &scene_look(scene)->metrics;
    double whole = m->width - 2 * m->margin,
           width = fmin(whole, STAGE_LINE * m->text_column);
    Scene *trial = scene_create(scene_look(scene));
    double needed = add_text(trial, model, m->margin, page.y, width);
    scene_destroy(trial);
    double text = ceil(fmin(needed, STAGE_TEXT * page.h));
    return (Columns){.text = {m->margin, page.y, width, text},
                     .picture = {m->margin, page.y + text, whole, page.h - text}};
}

// A window too low for two halves has all in one: the name, the pictures, the text.
static bool flows(const Metrics *m, Rect page) {
    return m->stacked && page.h / 2 < LEAST_LINES * m->pitch[ROLE_PROSE];
}

static Columns columns_of(Scene *scene, const LessonModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    Rect page = {0, m->top_bar, m->width, m->height - m->top_bar - m->page_bar};
    if (flows(m, page)) return reading_columns(m, page);
    switch (layout_of(scene, model)) {
    case LAYOUT_STAGE:
        return stage_columns(scene, model, page);
    case LAYOUT_BESIDE:
        return beside_columns(m, page, is_wide(model));
    default:
        return reading_columns(m, page);
    }
}

static double add_pictures(Scene *scene, const LessonModel *model, Rect rect) {
    bool stage = layout_of(scene, model) == LAYOUT_STAGE;
    return (stage ? page_stage_add : page_pictures_add)(scene, model, rect);
}

// How the page's first thing to move is moved; NULL when nothing is.
static const char *how_to(Scene *scene, const LessonModel *model) {
    const Page *page = &model->lesson->pages[model->page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!block_is_picture(block) || block->kind == BLOCK_STAGE) continue;
        if (model->review && !block_is_shown(scene, model, block)) continue;
        const Source *source = &model->lesson->sources[block->source];
        if (source->fixed) continue;
        if (source->kind == SOURCE_CIRCUIT) return scene_word(scene, "circuit.how");
        int snap = (int)lround(source->snap * 180 / M_PI);
        return snap ? scene_say(scene, "lesson.arrow_how", "%d", snap)
                    : scene_word(scene, "lesson.arrow_free");
    }
    return NULL;
}

double screen_lesson_column(Scene *scene, const LessonModel *model, Rect rect) {
    bool paper = scene_look(scene)->paper;
    double x = rect.x, y = rect.y + (paper ? 0 : block_gap(scene));
    y += add_heading(scene, model, x, y, rect.w) + 8;
    if (layout_of(scene, model) == LAYOUT_READING)
        return y + add_blocks(scene, model, x, y, rect.w) - rect.y;
    y += page_pictures_add(scene, model, (Rect){x, y, rect.w, rect.h}) + block_gap(scene);
    const char *words = paper ? NULL : how_to(scene, model);
    ProseStyle style = style_prose(scene, ROLE_LABEL, rect.w, INK_SOFT);
    if (words) y += scene_prose(scene, words, x, y, style).h + block_gap(scene);
    return y + add_blocks(scene, model, x, y, rect.w) - rect.y;
}

// Of words that are too wide, the sentences that fit whole; none: the words.
static const char *sentences_within(Scene *scene, const char *words, Type type,
                                    double width) {
    static const char *const ends[] = {"。", ". "};
    if (style_width(scene, words, type) <= width) return words;
    char *best = NULL;
    for (const char *at = words; *at; at++)
        for (int i = 0; i < 2; i++) {
            size_t size = strlen(ends[i]);
            if (strncmp(at, ends[i], size) != 0) continue;
            char *part = mem_text(words);
            part[(at - words) + (ends[i][1] == ' ' ? 1 : (int)size)] = 0;
            bool fits = style_width(scene, part, type) <= width;
            free(fits ? best : part);
            if (fits) best = part;
        }
    return best ? scene_take(scene, best) : words;
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
    words = sentences_within(scene, words, type, rect.w);
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

// A rotation's angle is typed where the hand's sentence stands, which then says how.
static void add_angle(Scene *scene, const LessonModel *model, Rect rect) {
    const AngleModel *angle = &model->angle;
    double high = scene_look(scene)->metrics.control, unit = style_scale(scene);
    double x = rect.x, top = rect.y + rect.h - high - 6, middle = top + high / 2;
    Rect box = {x - 12, top - 6, rect.w + 24, high + 12};
    scene_box(scene, box, 8, INK_SHEET, INK_LINE);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    scene_call_wires(scene, angle->circuit);
    const char *name = scene_say(scene, "lesson.angle", "%s\t%d", angle->step->gate->label,
                                 angle->step->targets[0]);
    x += scene_words(scene, name, x, middle + 0.36 * type.size, type).w + 12;
    Rect field = {x, top, 170 * unit, high};
    field_view_add(scene, field, &angle->field, angle->spot, angle->wrong,
                   scene_word(scene, "lab.angle"));
    x += field.w + 12;
    if (model->status_refused) type.ink = INK_WRONG;
    type.width = rect.x + rect.w - x;
    const char *words =
        model->status ? model->status : scene_word(scene, "lesson.angle_how");
    words = sentences_within(scene, words, type, type.width);
    scene_words(scene, words, x, middle + 0.36 * type.size, type);
}

static void add_foot(Scene *scene, const LessonModel *model, const Columns *columns) {
    bool picture = columns->picture.w > 0;
    if (model->angle.step && !model->seed.open) {
        add_angle(scene, model, picture ? columns->picture : columns->text);
        return;
    }
    add_seed(scene, model, picture ? columns->picture : columns->text);
    add_status(scene, model, picture ? columns->picture : columns->text, !picture);
}

static void add_page_bar(Scene *scene, const LessonModel *model) {
    const Lesson *lesson = model->lesson;
    if (model->review) {
        review_bar(scene, model->review);
        return;
    }
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
    bool more = has_more(scene, model);
    PageBar bar = {.page = model->page,
                   .pages = lesson->page_count,
                   .dots = dots,
                   .filled = !open && !more,
                   .note = open ? scene_word(scene, "page.later") : NULL};
    bar_pages(scene, &bar);
}

static void add_top_bar(Scene *scene, const LessonModel *model) {
    const Lesson *lesson = model->lesson;
    if (model->review) {
        TopBar review = {.title = scene_word(scene, "review.title"), .lab = true};
        bar_top(scene, &review);
        return;
    }
    TopBar bar = {.course = model->course,
                  .title =
                      scene_print(scene, "%s%s%s", lesson->map, lesson->map[0] ? " " : "",
                                  style_text(scene, &lesson->title)),
                  .print = true,
                  .present = true,
                  .inspect = model->author,
                  .lab = true};
    bar_top(scene, &bar);
}

void screen_lesson(Scene *scene, const LessonModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    Columns columns = columns_of(scene, model);
    Rect text = columns.text;
    Rect region = {text.x - 24, text.y, text.w + 48, text.h};
    scene_scroll(scene, region, SCROLL_TEXT, model->text_scroll);
    if (columns.picture.w > 0)
        add_text(scene, model, text.x, text.y, text.w);
    else
        screen_lesson_column(scene, model, text);
    scene_scroll_end(scene);
    if (columns.picture.w > 0) {
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
    for (int i = 0; i < model->lesson->exercise_count; i++)
        answer_view_hand(scene, &model->answers[i]);
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
        fresh[i] = (AnswerModel){.exercise = &lesson->exercises[i],
                                 .index = i,
                                 .drawn = model->answers[i].drawn,
                                 .bars = model->answers[i].bars,
                                 .seed = model->answers[i].seed};
    LessonModel unanswered = *model;
    unanswered.answers = fresh;
    Look fitted = *look;
    // A picture that the lesson draws itself is what the hall looks at: type leaves it
    // room.
    size_t first = has_stage(&lesson->pages[model->page]) ? 2 : 0;
    for (size_t i = first; i < sizeof factors / sizeof *factors; i++) {
        fitted = smaller(look, factors[i]);
        if (fits(&fitted, &unanswered)) break;
    }
    free(fresh);
    return fitted;
}

Fit screen_lesson_fit(const Look *look, const LessonModel *model) {
    Scene *scene = scene_create(look);
    Columns columns = columns_of(scene, model);
    Rect text = columns.text;
    Fit fit = {.text_room = text.h};
    if (columns.picture.w <= 0) {
        fit.text = screen_lesson_column(scene, model, text);
    } else {
        fit.text = add_text(scene, model, text.x, text.y, text.w);
        fit.picture_room = page_picture_room(scene, columns.picture);
        fit.picture = add_pictures(scene, model, columns.picture);
    }
    scene_destroy(scene);
    return fit;
}
