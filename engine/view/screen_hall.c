#include "view/screen_hall.h"

#include "view/hall_blocks.h"
#include "view/hall_tiles.h"
#include "view/page_pictures.h"
#include "view/style.h"

#include <math.h>

enum { TOP = 48, BOTTOM = 48, UNDER_TITLE = 24, BETWEEN = 32 };

// Type by which a page of text alone fills the picture, and by which one that is too full
// still shows all there is.
static const double types[] = {1.4, 1.25, 1.1, 1, 0.85, 2.0 / 3, 0.5};
enum { TYPES = sizeof types / sizeof *types, USUAL = 3 };

// Pictures in less than this share of the height are no longer what the hall looks at.
static const double LEAST_PICTURE = 0.4;
// Text alone stands a little above the middle.
static const double ABOVE = 0.3;

static Rect body_of(const Metrics *m, double title) {
    double y = TOP + title;
    return (Rect){m->margin, y, m->width - 2 * m->margin, m->height - y - BOTTOM};
}

static double title_add(Scene *scene, const LessonModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    const Page *page = &model->lesson->pages[model->page];
    ProseStyle style = style_prose(scene, ROLE_TITLE, m->width - 2 * m->margin, INK_INK);
    style.face = FACE_BOLD;
    const char *words = style_text(scene, page_question(page));
    if (!words[0]) return 0;
    return scene_prose(scene, words, m->margin, TOP, style).h + UNDER_TITLE;
}

// Where text and pictures stand under the title.
typedef struct Parts {
    Rect text, picture;
} Parts;

static Parts parts_of(const Look *look, const HallPlan *plan) {
    const Metrics *m = &look->metrics;
    Rect body = body_of(m, plan->title), text = body, picture = body;
    if (plan->form == PLAN_TEXT) {
        double spare = fmax(0, body.h - plan->text);
        text.y += floor(ABOVE * spare);
        text.h -= floor(ABOVE * spare);
        return (Parts){.text = text};
    }
    if (plan->form == PLAN_BESIDE) {
        text.w = m->text_column;
        picture.x += text.w + m->gutter;
        picture.w -= text.w + m->gutter;
        return (Parts){text, picture};
    }
    text.h = plan->text;
    picture.h -= plan->text > 0 ? plan->text + BETWEEN : 0;
    text.y = body.y + body.h - plan->text;
    return (Parts){text, picture};
}

Look hall_look(const Look *look, const HallPlan *plan) {
    Look fitted = *look;
    Metrics *m = &fitted.metrics;
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (plan->type > 1 && i != ROLE_PROSE && i != ROLE_PANEL) continue;
        m->size[i] = look->metrics.size[i] * plan->type;
        m->pitch[i] = round(look->metrics.pitch[i] * plan->type);
    }
    if (plan->type >= 1) return fitted;
    m->formula *= plan->type;
    m->display_formula *= plan->type;
    m->control *= plan->type;
    m->least *= plan->type;
    return fitted;
}

// The most that the text needs at any of the page's steps.
static double text_needs(Scene *trial, const LessonModel *model, Rect body, double width) {
    LessonModel at = *model;
    double most = 0;
    for (at.step = 0; at.step <= model->step; at.step++)
        most = fmax(most, hall_blocks_add(trial, &at, body.x, body.y, width));
    return most;
}

// A plan tried out: how far it lacks room, and how large its pictures are.
static HallPlan tried(const Look *look, const LessonModel *model, PlanForm form,
                      double type, double *covered) {
    HallPlan plan = {.form = form, .type = type};
    Look fitted = hall_look(look, &plan);
    Scene *trial = scene_create(&fitted);
    plan.title = title_add(trial, model);
    Rect body = body_of(&fitted.metrics, plan.title);
    double width = form == PLAN_BESIDE ? fitted.metrics.text_column : body.w;
    plan.text = text_needs(trial, model, body, width);
    *covered = 0;
    if (form == PLAN_TEXT) {
        plan.too_full = fmax(0, plan.text - body.h);
    } else {
        Rect picture = parts_of(&fitted, &plan).picture;
        double least = LEAST_PICTURE * fitted.metrics.height;
        double short_of = fmax(0, (form == PLAN_BESIDE ? plan.text : 0) - body.h);
        if (picture.h < least) short_of = fmax(short_of, least - picture.h);
        if (picture.h < 1) picture.h = 1;
        HallTiles tiles = hall_tiles_best(trial, model, picture);
        plan.across = tiles.across;
        plan.too_full = fmax(short_of, tiles.lacking);
        *covered = tiles.covered * picture.w * picture.h;
    }
    scene_destroy(trial);
    return plan;
}

// Its author asks for the text alone, or there is nothing else.
static bool reads_only(const LessonModel *model) {
    bool asked = model->lesson->pages[model->page].hall.layout == HALL_LAYOUT_TEXT;
    return asked || !hall_has_tiles(model);
}

// Of the two ways to share the picture, the one that fits, else that shows more.
static HallPlan tried_all(const Look *look, const LessonModel *model, double type) {
    const Page *page = &model->lesson->pages[model->page];
    double under, beside;
    if (reads_only(model)) return tried(look, model, PLAN_TEXT, type, &under);
    HallPlan a = tried(look, model, PLAN_UNDER, type, &under);
    bool stage = page->layout == LAYOUT_STAGE && page->hall.layout == HALL_LAYOUT_CHOSEN;
    if (page->hall.layout == HALL_LAYOUT_PICTURE || stage || a.text <= 0) return a;
    HallPlan b = tried(look, model, PLAN_BESIDE, type, &beside);
    if (page->hall.layout == HALL_LAYOUT_BESIDE) return b;
    if (a.too_full > 0 || b.too_full > 0) return a.too_full < b.too_full ? a : b;
    return under >= beside ? a : b;
}

HallPlan hall_plan(const Look *look, const LessonModel *model) {
    LessonModel whole = *model;
    whole.step = whole.lesson->pages[whole.page].steps;
    bool reading = reads_only(&whole);
    HallPlan usual = tried_all(look, &whole, 1);
    for (int i = 0; reading && i < USUAL && usual.too_full <= 0; i++) {
        HallPlan larger = tried_all(look, &whole, types[i]);
        if (larger.too_full <= 0) return larger;
    }
    HallPlan plan = usual;
    for (int i = USUAL + 1; i < TYPES && plan.too_full > 0; i++)
        plan = tried_all(look, &whole, types[i]);
    plan.too_full = usual.too_full;
    return plan;
}

void screen_hall(Scene *scene, const LessonModel *model, const HallPlan *plan) {
    const Look *look = scene_look(scene);
    Parts parts = parts_of(look, plan);
    title_add(scene, model);
    Rect region = rect_inset(parts.text, -8);
    scene_scroll(scene, region, SCROLL_TEXT, model->text_scroll);
    hall_blocks_add(scene, model, parts.text.x, parts.text.y, parts.text.w);
    scene_scroll_end(scene);
    if (plan->form != PLAN_TEXT) hall_tiles_add(scene, model, parts.picture, plan->across);
    for (int i = 0; i < model->lesson->source_count; i++)
        circuit_view_hand(scene, &model->pieces[i].circuit);
}
