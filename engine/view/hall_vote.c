#include "view/hall_vote.h"

#include "lesson/live.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

enum {
    GAP = 20,
    WIDE = 1000, // px: from here on bars stand beside their options, else below them
    BAR = 48
};
static const double NAMES = 0.44; // of the width, for options beside their bars

int hall_vote_top(int most) {
    static const int tops[] = {10, 20, 50, 100, 200, 500};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
        if (most <= tops[i]) return tops[i];
    return 1000;
}

// What all rows of a vote share.
typedef struct Rows {
    const LessonModel *model;
    const Vote *vote;
    bool beside;            // bars stand beside their options
    bool told;              // the right option is
    int top;                // hands at the end of the axis
    double mark;            // room for a ring before each option; 0: none is right
    double name, axis, bar; // width of the options' column; where bars begin, how far they
                            // go
} Rows;

static int hands(const Rows *rows, int option) {
    return (int)lround(live_number(rows->model->live, rows->vote->tallies[option]));
}

static int most_hands(const Rows *rows) {
    int most = 0;
    for (int i = 0; i < rows->vote->option_count; i++)
        most = hands(rows, i) > most ? hands(rows, i) : most;
    return most;
}

typedef struct BarLook {
    double length; // px
    bool right;
} BarLook;

// The axis begins every bar; one without hands is that line alone.
static void draw_hands(Canvas *canvas, Rect rect, const void *with) {
    const BarLook *bar = with;
    Rect body = {rect.x, rect.y + (rect.h - BAR) / 2, bar->length, BAR};
    Stroke outline = {.ink = INK_RIGHT, .width = 2.4};
    if (bar->length > 0)
        draw_box(canvas, body, 0, INK_OBSERVED,
                 bar->right ? outline : (Stroke){.ink = INK_NONE});
    draw_line(canvas, rect.x, rect.y, rect.x, rect.y + rect.h,
              (Stroke){.ink = INK_INK, .width = 1.3});
}

// The bar, its count behind it, and of the right one the word.
static void add_bar(Scene *scene, const Rows *rows, int option, double x, double y,
                    double high) {
    int count = hands(rows, option);
    bool right = rows->told && option == rows->vote->right;
    BarLook bar = {fmin(1, (double)count / rows->top) * rows->bar, right};
    scene_add(scene, (Rect){x, y, rows->bar, high}, draw_hands, &bar, sizeof bar);
    Type type = style_bold(scene, ROLE_PROSE, INK_INK);
    double baseline = y + high / 2 + 0.36 * type.size, at = x + bar.length + 20;
    at += scene_words(scene, scene_print(scene, "%d", count), at, baseline, type).w + 24;
    if (!right) return;
    type.ink = INK_RIGHT;
    scene_words(scene, scene_word(scene, "hall.right"), at, baseline, type);
}

static double add_name(Scene *scene, const Rows *rows, int option, double x, double y) {
    bool right = rows->told && option == rows->vote->right;
    ProseStyle style = style_prose(scene, ROLE_PROSE, rows->name - rows->mark, INK_INK);
    if (right) style.face = FACE_BOLD;
    const Text *text = vote_option(rows->model->lesson, rows->vote, option);
    const char *words = style_text(scene, text);
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, words, &style);
    double radius = 0.36 * style.size, line = y + prose_baseline(prose) - 0.36 * style.size;
    if (right) verdict_mark_add(scene, x + radius + 4, line, radius, MARK_RIGHT);
    return scene_prose(scene, words, x + rows->mark, y, style).h;
}

static double add_row(Scene *scene, const Rows *rows, int option, double x, double y) {
    double high = add_name(scene, rows, option, x, y);
    if (rows->beside) {
        high = fmax(high, BAR + GAP);
        add_bar(scene, rows, option, x + rows->axis, y, high);
        return high;
    }
    add_bar(scene, rows, option, x + rows->mark, y + high, BAR + GAP);
    return high + BAR + GAP;
}

// The count and the word stand behind the longest bar that can be.
static double behind_bars(Scene *scene, const Rows *rows) {
    Type type = style_bold(scene, ROLE_PROSE, INK_INK);
    double word = rows->vote->right < 0
                      ? 0
                      : style_width(scene, scene_word(scene, "hall.right"), type) + 24;
    return 20 + style_width(scene, "000", type) + word;
}

static Rows rows_of(Scene *scene, const LessonModel *model, const Vote *vote,
                    double width) {
    Rows rows = {.model = model,
                 .vote = vote,
                 .beside = width >= WIDE,
                 .told = vote->right >= 0 && vote_past(vote, model->step)};
    rows.top = hall_vote_top(most_hands(&rows));
    rows.mark = vote->right < 0 ? 0 : 1.1 * scene_look(scene)->metrics.size[ROLE_PROSE];
    rows.name = rows.beside ? floor(NAMES * width) : width;
    rows.axis = rows.beside ? rows.name + GAP : rows.mark;
    rows.bar = fmax(40, width - rows.axis - behind_bars(scene, &rows));
    return rows;
}

double hall_vote_add(Scene *scene, const LessonModel *model, const Vote *vote, double x,
                     double y, double width) {
    Rows rows = rows_of(scene, model, vote, width);
    ProseStyle ask = style_prose(scene, ROLE_PROSE, width, INK_INK);
    double top = y;
    y += scene_prose(scene, style_text(scene, &vote->ask), x, y, ask).h;
    for (int i = 0; i < vote->option_count; i++)
        y += GAP + add_row(scene, &rows, i, x, y + GAP);
    return y - top;
}
