#include "view/hall_countdown.h"

#include "view/style.h"

#include <math.h>

enum { DIGITS = 300, LINE = 24, GAP = 20 }; // px

bool hall_countdown_is_on(const LessonModel *model, const Activity *activity) {
    return model->step == activity->step;
}

typedef struct Left {
    double share; // of the time, 0 … 1
} Left;

static void draw_left(Canvas *canvas, Rect rect, const void *with) {
    const Left *left = with;
    Stroke edge = {.ink = INK_EDGE, .width = 1.3};
    if (left->share > 0)
        draw_box(canvas, (Rect){rect.x, rect.y, left->share * rect.w, rect.h}, 0,
                 INK_ACCENT, (Stroke){.ink = INK_NONE});
    draw_box(canvas, rect, 0, INK_NONE, edge);
}

// Once it is over that is said beside the digits, or in their place where a column is
// narrow: nothing below moves.
static void add_time(Scene *scene, int whole, double x, double baseline, double width,
                     Type digits) {
    const char *time = scene_print(scene, "%d:%02d", whole / 60, whole % 60);
    const char *over = scene_word(scene, "hall.time_over");
    Type heading = style_bold(scene, ROLE_HEADING, INK_ACCENT);
    double wide = style_width(scene, time, digits) + 2 * GAP;
    double alone = style_width(scene, over, heading);
    bool beside = wide + alone <= width;
    if (whole || beside) scene_words(scene, time, x, baseline, digits);
    if (whole) return;
    if (!beside) heading.size *= fmin(1, width / (alone + 1));
    scene_words(scene, over, beside ? x + wide : x, baseline, heading);
}

double hall_countdown_add(Scene *scene, const LessonModel *model, const Activity *activity,
                          double x, double y, double width) {
    bool runs = model->countdown_of > 0;
    double of = runs ? model->countdown_of : activity->seconds;
    double left = runs ? fmin(fmax(model->countdown_left, 0), of) : of;
    int whole = (int)ceil(left - 1e-6);
    ProseStyle say = style_prose(scene, ROLE_PROSE, width, INK_INK);
    double top = y;
    y += scene_prose(scene, style_text(scene, &activity->say), x, y, say).h;
    Type digits = {.size = fmin(DIGITS, 0.24 * width), .face = FACE_BOLD, .ink = INK_INK};
    add_time(scene, whole, x, y + GAP + 0.95 * digits.size, width, digits);
    y += GAP + 1.12 * digits.size;
    Left line = {left / of};
    scene_add(scene, (Rect){x, y, width, LINE}, draw_left, &line, sizeof line);
    return y + LINE - top;
}
