#include "desk/show.h"

#include "base/mem.h"
#include "desk/show_inside.h"
#include "desk/show_state.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

// --- beginning and end

static Desk *hall_desk(const ShowOptions *o, Error *err) {
    return desk_create(
        (DeskOptions){.places = o->places,
                      .words = o->words,
                      .fonts = o->fonts,
                      .installed = o->profile, // its record is not touched
                      .lang = o->lang < 0 ? LANG_JA : o->lang,
                      .theme = o->hall_theme < 0 ? THEME_PROJECTOR : o->hall_theme,
                      .text = o->text,
                      .ruby = -1,
                      .width = o->hall_width,
                      .height = o->hall_height,
                      .seed = o->seed,
                      .worker = o->worker},
        err);
}

// The lesson of that id in the pack that was opened; else in any.
static bool open_lesson(Desk *desk, const ShowOptions *o, Error *err) {
    if (o->path && !desk_open(desk, o->path, err)) return false;
    if (!o->path) return desk_open_lesson(desk, o->lesson, err);
    desk_wait(desk);
    const Pack *pack = desk->studying ? desk->study.options.pack : NULL;
    for (int i = 0; pack && o->lesson && i < pack->lesson_count; i++)
        if (pack->lessons[i].file && !strcmp(pack->lessons[i].id, o->lesson)) {
            desk_begin(desk, desk->study_pack, i);
            desk_wait(desk);
            return true;
        }
    if (pack && !o->lesson) return true;
    return error_set(err, "desk.no_lesson", "%s", o->lesson ? o->lesson : "");
}

static bool begin(Show *show, Error *err) {
    const ShowOptions *o = &show->options;
    show->desk = hall_desk(o, err);
    if (!show->desk || !open_lesson(show->desk, o, err)) return false;
    if (desk_error(show->desk)) {
        *err = *desk_error(show->desk);
        return false;
    }
    const Lesson *lesson = study_lesson(&show->desk->study);
    show_steps_start(&show->steps, lesson);
    for (int i = 0; i < lesson->page_count; i++) // a learner has read what lies before
        show->desk->study.steps[i] = 0;
    if (o->state && show_state_take(show, o->state)) return true;
    show_go(show, (ShowStep){o->page, o->step});
    return true;
}

Show *show_create(ShowOptions options, Error *err) {
    Show *show = mem_new(sizeof *show);
    show->options = options;
    show->width = options.width;
    show->height = options.height;
    show->cache = view_cache_create(options.fonts);
    show->dirty = true;
    Theme theme = options.theme < 0 ? THEME_DARK : (Theme)options.theme;
    show->metrics = metrics_for(show->width, show->height, theme, TEXT_USUAL);
    bool good = begin(show, err);
    show->options.places = NULL; // the caller's, as are these texts
    show->options.path = show->options.lesson = show->options.state = NULL;
    if (good) return show;
    show_destroy(show);
    return NULL;
}

void show_destroy(Show *show) {
    if (!show) return;
    if (show->shown != show->scene) scene_destroy(show->shown);
    scene_destroy(show->scene);
    show_steps_end(&show->steps);
    desk_destroy(show->desk);
    view_cache_destroy(show->cache);
    free(show->small.pixels);
    free(show->screens);
    free(show);
}

// --- gestures

static void resize(Show *show, const Gesture *gesture) {
    if (gesture->width < 1 || gesture->height < 1) return;
    show->width = gesture->width;
    show->height = gesture->height;
    Theme theme = show->options.theme < 0 ? THEME_DARK : (Theme)show->options.theme;
    show->metrics = metrics_for(show->width, show->height, theme, TEXT_USUAL);
    show->dirty = true;
}

static bool is_pointer(GestureKind kind) {
    return kind <= GESTURE_PINCH;
}

// Where the pointer is in the audience's picture, when it is in the small one.
static bool in_mirror(Show *show, Gesture *gesture) {
    Rect r = show_mirror(show).rect;
    if (r.w <= 0 || !rect_has(r, gesture->x, gesture->y)) return false;
    const Metrics *hall = &show->desk->metrics;
    gesture->x = (gesture->x - r.x) / r.w * hall->width;
    gesture->y = (gesture->y - r.y) / r.h * hall->height;
    return true;
}

static Spot spot_under(Show *show, const Gesture *gesture) {
    const SpotArea *area =
        scene_hit(show_scene(show, SHOW_PRESENTER), gesture->x, gesture->y);
    Spot spot = area && !area->disabled ? area->spot : (Spot){0};
    spot.target = NULL;
    return spot;
}

static void pointer(Show *show, const Gesture *gesture) {
    Gesture there = *gesture;
    if (in_mirror(show, &there)) {
        desk_feed(show->desk, &there);
        show->dirty = true;
        return;
    }
    Spot under = spot_under(show, gesture);
    if (!spot_same(under, show->hover)) show->dirty = true;
    show->hover = under;
    if (gesture->kind == GESTURE_DOWN) show->pressed = under;
    if (gesture->kind != GESTURE_UP) return;
    Spot pressed = show->pressed;
    show->pressed = (Spot){0};
    show->dirty = true;
    if (pressed.kind && spot_same(pressed, under)) show_act(show, under);
}

void show_feed(Show *show, ShowWindow window, const Gesture *gesture) {
    bool hall = window == SHOW_AUDIENCE;
    if (gesture->kind == GESTURE_KEY)
        show_key(show, gesture);
    else if (gesture->kind == GESTURE_QUIT)
        show->quit = true;
    else if (hall && (is_pointer(gesture->kind) || gesture->kind == GESTURE_RESIZE))
        desk_feed(show->desk, gesture);
    else if (gesture->kind == GESTURE_RESIZE)
        resize(show, gesture);
    else if (is_pointer(gesture->kind))
        pointer(show, gesture);
    if (hall) show->dirty = true;
}

// --- time

void show_poll(Show *show) {
    desk_poll(show->desk);
}

bool show_busy(const Show *show) {
    return desk_busy(show->desk);
}

int show_wakes(const Show *show) {
    return desk_wakes(show->desk);
}

void show_wait(Show *show) {
    show_poll(show);
    while (show_busy(show)) {
        poll(NULL, 0, 1);
        show_poll(show);
    }
}

// --- pictures

const Scene *show_scene(Show *show, ShowWindow window) {
    const Scene *hall = desk_scene(show->desk);
    if (window == SHOW_AUDIENCE) return hall;
    if (show->scene && !show->dirty && hall == show->hall) return show->scene;
    if (show->scene != show->shown) scene_destroy(show->scene);
    show->hall = hall;
    show->dirty = false;
    show->scene = show_build(show);
    return show->scene;
}

int show_damage(Show *show, ShowWindow window, Rect *rects, int most) {
    if (window == SHOW_AUDIENCE) return desk_damage(show->desk, rects, most);
    const Scene *now = show_scene(show, SHOW_PRESENTER);
    if (now == show->shown) return 0;
    int count = scene_damage(show->shown, now, rects, most);
    scene_destroy(show->shown);
    show->shown = show->scene;
    return count;
}

Mirror show_mirror(Show *show) {
    show_scene(show, SHOW_PRESENTER);
    return (Mirror){show->mirror, false};
}

// --- what it says of itself

WindowWish show_window_wish(const Show *show) {
    return show->wish;
}

void show_say_screens(Show *show, const char *words, bool good) {
    free(show->screens);
    show->screens = mem_text(words);
    show->screens_good = good;
    show->dirty = true;
}

bool show_quits(const Show *show) {
    return show->quit;
}

uint64_t show_state_number(const Show *show) {
    return show->number;
}

ShowPlace show_place(const Show *show) {
    ShowStep here = show_here(show);
    int number = show_step_number(study_lesson(&show->desk->study), here);
    return (ShowPlace){here.page, here.step, number, show->steps.count};
}
