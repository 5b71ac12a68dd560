#include "view/paper.h"

#include "base/mem.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double PX_PER_MM = 96 / 25.4;

// Of paper and of its margins in mm; type in percent of a laptop's, so that prose is 10.8
// and 10.1 points high.
static const struct {
    const char *name;
    double width, height, side, top, bottom;
    int text;
} papers[] = {
    [PAPER_A4] = {"a4", 210, 297, 24, 24, 22, 80},
    [PAPER_B5] = {"b5", 182, 257, 18, 20, 19, 75},
};

static const double PICTURE_SHARE = 0.45; // of a sheet, where they can be made to fit

// Between the lines of a head or foot and what they stand over or under.
enum { HEAD_GAP = 14, FOOT_GAP = 30 };

bool paper_find(const char *name, PaperKind *kind) {
    for (int i = 0; i < PAPER_COUNT; i++)
        if (!strcmp(papers[i].name, name)) return *kind = (PaperKind)i, true;
    return false;
}

const char *paper_name(PaperKind kind) {
    return papers[kind].name;
}

Metrics paper_metrics(PaperKind kind, int text) {
    double width = papers[kind].width * PX_PER_MM, height = papers[kind].height * PX_PER_MM;
    int percent = papers[kind].text * text / 100;
    // Type as on a laptop, whatever the sheet's size in px.
    Metrics m = metrics_for(1280, 800, THEME_LIGHT, percent);
    m.width = width;
    m.height = height;
    m.margin = m.gutter = papers[kind].side * PX_PER_MM;
    m.text_column = m.picture = width - 2 * m.margin;
    m.stacked = true;
    m.top_bar = papers[kind].top * PX_PER_MM;
    m.page_bar = papers[kind].bottom * PX_PER_MM;
    return m;
}

static Rect body_of(const Metrics *m) {
    return (Rect){m->margin, m->top_bar, m->text_column,
                  m->height - m->top_bar - m->page_bar};
}

// From where to where something is drawn that no sheet may end in.
typedef struct Whole {
    double top, bottom;
} Whole;

typedef struct Wholes {
    Whole *rows;
    int count, room;
    double most; // what is higher than a sheet has to be cut
} Wholes;

static void take_mark(void *to, int part, const Mark *mark) {
    Wholes *wholes = to;
    (void)part;
    if (mark->rect.h > wholes->most || mark->rect.h <= 0) return;
    if (wholes->count == wholes->room) {
        wholes->room = wholes->room ? 2 * wholes->room : 256;
        wholes->rows = mem_grow(wholes->rows, (size_t)wholes->room, sizeof *wholes->rows);
    }
    // A reading stays with the word that stands below it.
    double below = strcmp(mark->verb, "ruby") ? 0 : mark->rect.h;
    wholes->rows[wholes->count++] =
        (Whole){mark->rect.y, mark->rect.y + mark->rect.h + below};
}

// The lowest place that cuts nothing, a sheet below `from` at most.
static double cut_after(const Wholes *wholes, double from) {
    double most = from + wholes->most, at = most;
    for (int i = 0; i < wholes->count; i++) {
        const Whole *row = &wholes->rows[i];
        if (row->top >= at || row->bottom <= at) continue;
        if (row->top <= from) continue; // begun above: it is cut anyway
        at = row->top;
        i = -1;
    }
    return at > from ? at : most;
}

static void draw_head(Canvas *canvas, const Look *look, const LessonModel *model) {
    const Metrics *m = &look->metrics;
    Rect body = body_of(m);
    Type soft = {.size = m->size[ROLE_SMALL], .ink = INK_SOFT, .width = body.w * 0.45};
    double baseline = body.y - HEAD_GAP - 6;
    if (model->course) draw_words(canvas, model->course, body.x, baseline, soft);
    soft.align = ALIGN_RIGHT;
    draw_words(canvas, text_in(&model->lesson->title, look->lang), body.x + body.w,
               baseline, soft);
    draw_line(canvas, body.x, body.y - HEAD_GAP, body.x + body.w, body.y - HEAD_GAP,
              (Stroke){.ink = INK_LINE, .width = 0.8});
}

static void draw_foot(Canvas *canvas, const Look *look, int number) {
    Rect body = body_of(&look->metrics);
    Type soft = {
        .size = look->metrics.size[ROLE_SMALL], .ink = INK_SOFT, .align = ALIGN_CENTRE};
    char words[16];
    snprintf(words, sizeof words, "%d", number);
    draw_words(canvas, words, body.x + body.w / 2, body.y + body.h + FOOT_GAP, soft);
}

void paper_draw(Canvas *canvas, const Look *look, const LessonModel *model, int *sheet) {
    Rect body = body_of(&look->metrics);
    Scene *scene = scene_create(look);
    Rect column = {body.x, body.y, body.w, PICTURE_SHARE * body.h};
    double end = body.y + screen_lesson_column(scene, model, column);
    Wholes wholes = {.most = body.h};
    scene_marks(scene, take_mark, &wholes);
    double from = body.y;
    const char *name = style_text(scene, &model->lesson->pages[model->page].title);
    do {
        double to = fmin(cut_after(&wholes, from), end);
        if ((*sheet)++) canvas_new_sheet(canvas);
        if (from == body.y) canvas_bookmark(canvas, name);
        draw_head(canvas, look, model);
        // A hair less, or a printer's coarse clip shows the next line's first row of ink.
        scene_draw_strip(scene, canvas, from, to < end ? to - 1 : to, body.y);
        draw_foot(canvas, look, *sheet);
        from = to;
    } while (from < end);
    free(wholes.rows);
    scene_destroy(scene);
}
