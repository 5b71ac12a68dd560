// Time: how long it has lasted, whether that is early or late, this page, the time of day;
// below it what is counted: hands, what the hall does for a while, the seed.
#include "view/presenter_parts.h"

#include <math.h>
#include <string.h>

enum { RING = 64 };

static const struct {
    const char *words;
    Ink ink;
} paces[] = {[PRESENTER_UNPLANNED] = {NULL, INK_SOFT},
             [PRESENTER_GOOD] = {NULL, INK_RIGHT},
             [PRESENTER_EARLY] = {NULL, INK_ACCENT},
             [PRESENTER_LATE] = {NULL, INK_FOX},
             [PRESENTER_OVER] = {"present.over", INK_WRONG}};

static const char *how_much(Scene *scene, double seconds) {
    long whole = lround(fabs(seconds) / 10) * 10;
    if (whole < 120) return scene_say(scene, "present.seconds", "%ld", whole);
    return scene_say(scene, "present.minutes", "%ld", (whole + 30) / 60);
}

static const char *pace_words(Scene *scene, const PresenterModel *model) {
    if (!model->begun) return scene_word(scene, "present.not_begun");
    if (model->pace == PRESENTER_UNPLANNED) return scene_word(scene, "present.unplanned");
    if (model->pace == PRESENTER_OVER)
        return scene_say(scene, "present.over", "%s",
                         presenter_time(scene, model->elapsed - model->planned));
    if (fabs(model->behind) < 10) return scene_word(scene, "present.on_time");
    return scene_say(scene, model->behind > 0 ? "present.late" : "present.early", "%s",
                     how_much(scene, model->behind));
}

static Ink pace_ink(const PresenterModel *model) {
    return model->begun ? paces[model->pace].ink : INK_SOFT;
}

typedef struct RingPart {
    double share;
    Ink ink;
} RingPart;

static void draw_ring(Canvas *canvas, Rect rect, const void *with) {
    const RingPart *ring = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, r = rect.w / 2 - 5;
    draw_disc(canvas, x, y, r, INK_NONE, (Stroke){.ink = INK_LINE, .width = 7});
    double share = fmin(fmax(ring->share, 0), 1);
    if (share <= 0) return;
    double top = M_PI / 2;
    draw_arc(canvas, x, y, r, top - 2 * M_PI * share, top,
             (Stroke){.ink = ring->ink, .width = 7});
}

static double ring_add(Scene *scene, const PresenterModel *model, double x, double y,
                       double width) {
    double middle = x + width / 2;
    bool planned = model->planned > 0;
    if (planned) {
        Ink ink =
            model->pace == PRESENTER_GOOD || !model->begun ? INK_ACCENT : pace_ink(model);
        RingPart ring = {model->elapsed / model->planned, ink};
        scene_add(scene, (Rect){middle - RING, y, 2 * RING, 2 * RING}, draw_ring, &ring,
                  sizeof ring);
    }
    Type big = {.size = 34,
                .face = FACE_WORDS,
                .align = ALIGN_CENTRE,
                .ink = model->paused ? INK_FOX : INK_INK};
    if (model->elapsed >= 3600) big.size = 26;
    Type small = style_type(scene, ROLE_LABEL, INK_SOFT);
    small.align = ALIGN_CENTRE;
    double baseline = planned ? y + RING + 6 : y + 34;
    scene_words(scene, presenter_time(scene, model->elapsed), middle, baseline, big);
    if (planned)
        scene_words(scene,
                    scene_print(scene, "/ %s", presenter_time(scene, model->planned)),
                    middle, baseline + 24, small);
    return planned ? 2 * RING + 8 : 48;
}

static const char *here_words(Scene *scene, const PresenterModel *model) {
    const char *now = presenter_time(scene, model->here);
    if (model->here_planned <= 0) return scene_say(scene, "present.here", "%s", now);
    return scene_say(scene, "present.here_of", "%s\t%s", now,
                     presenter_time(scene, model->here_planned));
}

static const char *day_words(Scene *scene, const PresenterModel *model) {
    return scene_print(scene, "%d:%02d", model->minute / 60, model->minute % 60);
}

static Button clock_button(Scene *scene, const PresenterModel *model) {
    bool goes = model->begun && !model->paused;
    const char *words = !model->begun ? "present.clock_begin"
                        : goes        ? "present.clock_stop"
                                      : "present.clock_go";
    return (Button){.kind = BUTTON_OUTLINE,
                    .icon = goes ? "pause" : "play",
                    .words = scene_word(scene, words),
                    .spot = presenter_spot(SHOW_CLOCK, 0, 0)};
}

// As a sign alone.
static Button clock_sign(Scene *scene, const PresenterModel *model) {
    Button clock = clock_button(scene, model);
    clock.name = clock.words;
    clock.words = NULL;
    return clock;
}

static Button anew_button(Scene *scene) {
    return (Button){.kind = BUTTON_OUTLINE,
                    .icon = "replay",
                    .spot = presenter_spot(SHOW_CLOCK, 1, 0),
                    .name = scene_word(scene, "present.clock_back")};
}

// The clock's two buttons; returns their height.
static double clock_add(Scene *scene, const PresenterModel *model, double x, double y,
                        double width) {
    const double side = scene_look(scene)->metrics.control;
    double other = model->begun ? side + 8 : 0;
    scene_button(scene, (Rect){x, y, width - other, side}, clock_button(scene, model));
    if (other > 0)
        scene_button(scene, (Rect){x + width - side, y, side, side}, anew_button(scene));
    return side;
}

// The time and its buttons, as signs, in one row; returns its height.
static double folded_add(Scene *scene, const PresenterModel *model, double x, double y,
                         double width) {
    const double side = scene_look(scene)->metrics.control;
    Type big = {.size = 26, .ink = model->paused ? INK_FOX : INK_INK};
    Type small = style_type(scene, ROLE_LABEL, INK_SOFT);
    bool planned = model->planned > 0;
    scene_words(scene, presenter_time(scene, model->elapsed), x, y + (planned ? 24 : 31),
                big);
    if (planned)
        scene_words(scene,
                    scene_print(scene, "/ %s", presenter_time(scene, model->planned)), x,
                    y + 43, small);
    double right = x + width - side;
    if (model->begun) {
        scene_button(scene, (Rect){right, y, side, side}, anew_button(scene));
        right -= side + 8;
    }
    scene_button(scene, (Rect){right, y, side, side}, clock_sign(scene, model));
    return side + 4;
}

double presenter_time_add(Scene *scene, const PresenterModel *model, double x, double y,
                          double width, bool ringed) {
    double top = y, pitch = style_pitch(scene, ROLE_LABEL), middle = x + width / 2;
    presenter_label(scene, "present.time", x, y, INK_SOFT);
    Type day = style_type(scene, ROLE_LABEL, INK_SOFT);
    day.align = ALIGN_RIGHT;
    scene_words(scene, day_words(scene, model), x + width, y + 1.05 * day.size, day);
    y += pitch + 4;
    y += ringed ? ring_add(scene, model, x, y, width)
                : folded_add(scene, model, x, y, width);
    Type line = style_type(scene, ROLE_LABEL, INK_INK);
    line.align = ALIGN_CENTRE;
    line.width = width;
    scene_words(scene, here_words(scene, model), middle, y += pitch, line);
    if (model->here_rehearsed > 0) {
        line.ink = INK_SOFT;
        scene_words(scene,
                    scene_say(scene, "present.rehearsed", "%s",
                              presenter_time(scene, model->here_rehearsed)),
                    middle, y += pitch, line);
    }
    line.ink = pace_ink(model);
    scene_words(scene, pace_words(scene, model), middle, y += pitch, line);
    y += ringed ? 12 : 4;
    return y + (ringed ? clock_add(scene, model, x, y, width) : 0) - top;
}

double presenter_time_line(Scene *scene, const PresenterModel *model, double x, double y,
                           double width) {
    const Metrics *m = &scene_look(scene)->metrics;
    scene_button(scene, (Rect){x, y, m->control, m->control}, clock_sign(scene, model));
    Type big = {.size = 26, .ink = model->paused ? INK_FOX : INK_INK};
    double left = x + m->control + 14, base = y + m->control / 2;
    const char *words = presenter_time(scene, model->elapsed);
    if (model->planned > 0)
        words = scene_print(scene, "%s / %s", words, presenter_time(scene, model->planned));
    left += scene_words(scene, words, left, base + 0.36 * big.size, big).w + 16;
    Type line = style_type(scene, ROLE_LABEL, pace_ink(model));
    line.width = x + width - left;
    scene_words(scene, pace_words(scene, model), left, base - 3, line);
    line.ink = INK_SOFT;
    scene_words(
        scene,
        scene_print(scene, "%s  %s", here_words(scene, model), day_words(scene, model)),
        left, base + line.size + 2, line);
    return m->control;
}

// --- what is counted

static double hands_add(Scene *scene, const PresenterModel *model, double x, double y,
                        double width) {
    const double side = scene_look(scene)->metrics.control;
    double top = y, field = width - 2 * side - 16;
    y += presenter_label(scene, "present.hands", x, y, INK_SOFT);
    for (int i = 0; i < model->vote->option_count; i++) {
        int variable = model->vote->tallies[i];
        const char *name = style_text(scene, vote_option(model->lesson, model->vote, i));
        Type type = style_type(scene, ROLE_LABEL, INK_INK);
        type.width = width;
        bool right = model->vote->right == i;
        const char *words = scene_in_words(scene, name);
        if (right) words = scene_say(scene, "present.right", "%s", words);
        scene_words(scene, words, x, y + 1.05 * type.size, type);
        y += style_pitch(scene, ROLE_LABEL) + 2;
        Button less = {.kind = BUTTON_OUTLINE,
                       .icon = "minus",
                       .spot = presenter_spot(SHOW_COUNT, variable, -1),
                       .name = scene_say(scene, "present.less", "%s", words)};
        Button more = {.kind = BUTTON_OUTLINE,
                       .icon = "plus",
                       .spot = presenter_spot(SHOW_COUNT, variable, 1),
                       .name = scene_say(scene, "present.more", "%s", words)};
        scene_button(scene, (Rect){x, y, side, side}, less);
        scene_button(scene, (Rect){x + side + field + 16, y, side, side}, more);
        Rect at = {x + side + 8, y, field, side};
        if (model->typing == TYPING_HANDS && model->typed_variable == variable) {
            field_view_add(scene, at, &model->field, presenter_spot(SHOW_FIELD, 0, 0),
                           model->wrong, words);
        } else {
            Button count = {
                .kind = BUTTON_OUTLINE,
                .words = scene_print(scene, "%.0f", live_number(model->live, variable)),
                .spot = presenter_spot(SHOW_HANDS, i, 0),
                .name = words};
            scene_button(scene, at, count);
        }
        y += side + 8;
    }
    return y - top;
}

// In one row, its buttons as signs, where many options want the room.
static double activity_add(Scene *scene, const PresenterModel *model, double x, double y,
                           double width) {
    const double side = scene_look(scene)->metrics.control;
    bool folded = model->vote && model->vote->option_count > 2;
    double top = y;
    y += presenter_label(scene, "present.activity", x, y, INK_SOFT);
    Type big = {.size = 30, .face = FACE_BOLD, .ink = model->left > 0 ? INK_INK : INK_FOX};
    scene_words(scene, presenter_time(scene, ceil(model->left)), x,
                folded ? y + side / 2 + 0.36 * big.size : y + 30, big);
    if (!folded) y += 40;
    const char *words =
        scene_word(scene, model->running ? "present.clock_stop" : "present.timer_go");
    Button go = {.kind = BUTTON_OUTLINE,
                 .icon = model->running ? "pause" : "play",
                 .words = folded ? NULL : words,
                 .spot = presenter_spot(SHOW_TIMER, 0, 0),
                 .name = words};
    Button back = {.kind = BUTTON_OUTLINE,
                   .icon = "replay",
                   .spot = presenter_spot(SHOW_TIMER, 1, 0),
                   .name = scene_word(scene, "present.timer_back")};
    double wide = folded ? side : width - side - 8, right = x + width - side;
    scene_button(scene, (Rect){right - 8 - wide, y, wide, side}, go);
    scene_button(scene, (Rect){right, y, side, side}, back);
    return y + side - top;
}

static double seed_add(Scene *scene, const PresenterModel *model, double x, double y,
                       double width) {
    const double side = scene_look(scene)->metrics.control;
    double top = y, field = width - side - 8;
    y += presenter_label(scene, "present.seed", x, y, INK_SOFT);
    Rect at = {x, y, field, side};
    const char *name = scene_word(scene, "present.seed_type");
    if (model->typing == TYPING_SEED) {
        field_view_add(scene, at, &model->field, presenter_spot(SHOW_FIELD, 0, 0),
                       model->wrong, name);
    } else {
        Button seed = {.kind = BUTTON_OUTLINE,
                       .words = scene_print(scene, "%llu", (unsigned long long)model->seed),
                       .spot = presenter_spot(SHOW_SEED, 1, 0),
                       .name = name};
        scene_button(scene, at, seed);
    }
    Button next = {.kind = BUTTON_OUTLINE,
                   .icon = "replay",
                   .spot = presenter_spot(SHOW_SEED, 0, 0),
                   .name = scene_word(scene, "present.seed_next")};
    scene_button(scene, (Rect){x + width - side, y, side, side}, next);
    return y + side - top;
}

double presenter_counts_add(Scene *scene, const PresenterModel *model, double x, double y,
                            double width) {
    double top = y;
    width = fmin(width - 8, 320);
    if (model->activity) y += activity_add(scene, model, x, y, width) + 14;
    if (model->vote) y += hands_add(scene, model, x, y, width) + 6;
    y += seed_add(scene, model, x, y, width);
    return y - top;
}
