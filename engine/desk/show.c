#include "desk/show.h"

#include "base/mem.h"
#include "desk/show_inside.h"
#include "desk/show_state.h"

#include <math.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// --- for its other files

void show_touch(Show *show) {
    show->number++;
    show->dirty = true;
}

void show_hush(Show *show) {
    if (!show->said) return;
    free(show->said);
    show->said = NULL;
    show->dirty = true;
}

void show_tell(Show *show, const char *key, const char *format, ...) {
    Buffer args = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&args, format, list);
    va_end(list);
    show_hush(show);
    show->said = words_fill(show->options.words, show->desk->lang, key, args.data);
    show->dirty = true;
    buffer_clear(&args);
}

double show_now(const Show *show) {
    const ShowClock *clock = &show->options.clock;
    if (clock->seconds) return clock->seconds(clock->of);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// The window's own copy of the audience's picture would lie over a sheet or a frame in it,
// and it is not what the presenter works at while that is covered.
bool show_draws_small(const Show *show) {
    return show->options.mirrored || show_cover_kind(&show->cover) || show->sheet ||
           show_lens_frame(show, SHOW_PRESENTER).w > 0;
}

int show_minute(const Show *show) {
    const ShowClock *clock = &show->options.clock;
    if (clock->minute) return clock->minute(clock->of);
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return 60 * local.tm_hour + local.tm_min;
}

long long show_epoch(const Show *show) {
    const ShowClock *clock = &show->options.clock;
    return clock->epoch ? clock->epoch(clock->of) : (long long)time(NULL);
}

// --- beginning and end

static Desk *hall_desk(const ShowOptions *o, Error *err) {
    return desk_create(
        (DeskOptions){.places = o->places,
                      .words = o->words,
                      .fonts = o->fonts,
                      .installed = o->profile, // its record is not touched
                      .hall = true,
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

static void recall_times(Show *show, const Lesson *lesson) {
    Buffer key = {0};
    buffer_print(&key, "rehearsed %s", lesson->id);
    char *name = buffer_take(&key), *text = progress_text(show->record, name);
    show_times_take(show->times.rehearsed, lesson->page_count, text);
    free(text);
    free(name);
}

void show_begin(Show *show) {
    const ShowOptions *o = &show->options;
    show_go(show, (ShowStep){o->page, o->step});
    show->times.begun = o->rehearsal;
}

// As the state says, where it is one to go on with, and nothing is to be asked first.
static void begin_from(Show *show, const char *state) {
    CutVerdict verdict = show_cut_judge(show, state);
    if (verdict == CUT_ASKS) {
        show_cut_ask(show, state);
        return;
    }
    if (verdict == CUT_GOES_ON && state && show_state_take(show, state)) return;
    show_begin(show);
    show_cut_tell(show, verdict);
}

static bool begin(Show *show, Error *err) {
    ShowOptions *o = &show->options;
    uint64_t seed = show_state_seed(o->state);
    if (seed) o->seed = seed;
    show->desk = hall_desk(o, err);
    if (!show->desk || !open_lesson(show->desk, o, err)) return false;
    if (desk_error(show->desk)) {
        *err = *desk_error(show->desk);
        return false;
    }
    const Lesson *lesson = study_lesson(&show->desk->study);
    show_steps_start(&show->steps, lesson);
    show_tools_start(show);
    show->plan = pace_plan(lesson);
    recall_times(show, lesson);
    for (int i = 0; i < lesson->page_count; i++) // a learner has read what lies before
        show->desk->study.steps[i] = 0;
    show_arrive(show);
    begin_from(show, o->state);
    return true;
}

// A record that cannot be opened is no reason not to begin.
static Progress *open_record(const ShowOptions *o) {
    Error err = {0};
    Progress *record = o->profile ? progress_open(o->profile, &err) : NULL;
    return record ? record : progress_open_memory();
}

Show *show_create(ShowOptions options, Error *err) {
    Show *show = mem_new(sizeof *show);
    show->options = options;
    show->width = options.width;
    show->height = options.height;
    show->cache = view_cache_create(options.fonts);
    show->record = open_record(&options);
    show->rehearsal = options.rehearsal;
    show->notes_text = NOTES_USUAL;
    show->timer.activity = -1;
    show->mend.step = -1;
    show_cover_start(&show->cover);
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
    show_tools_end(show);
    step_state_end(&show->entered);
    step_state_end(&show->mend.before);
    show_cut_end(&show->cut);
    show_handout_end(&show->handout);
    show_cover_end(&show->cover);
    desk_destroy(show->desk);
    progress_close(show->record);
    view_cache_destroy(show->cache);
    free(show->small.pixels);
    text_free(&show->screens);
    free(show->said);
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

// Where the pointer is in the audience's picture, while it is over the small one, or holds
// something there.
static bool in_small(Show *show, Gesture *gesture) {
    GestureKind kind = gesture->kind;
    Rect r = show_mirror(show).rect;
    bool there = rect_has(r, gesture->x, gesture->y) && kind != GESTURE_LEAVE;
    bool over = r.w > 0 && !show->sheet && there;
    if (kind == GESTURE_DOWN || kind == GESTURE_MIDDLE) show->in_small = over;
    bool held = show->in_small && r.w > 0;
    if (kind == GESTURE_UP || kind == GESTURE_MIDDLE_UP) show->in_small = false;
    if (!held && (!over || show->pressed.kind)) return false;
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

static void pointer_up(Show *show, Spot under) {
    Spot pressed = show->pressed;
    show_control_up(show);
    show->pressed = (Spot){0};
    show->dirty = true;
    if (pressed.kind && spot_same(pressed, under)) show_act(show, under);
}

// Over black and white nothing is to be seen, and a frozen picture is not what is drawn on.
static bool takes_marks(const Show *show) {
    CoverKind kind = show_cover_kind(&show->cover);
    return kind == COVER_NONE || kind == COVER_STILL;
}

// In px of the audience's picture, which the pointer is over in that window. A still is of
// the whole page, whatever is seen large of that, and answers no hand.
static void hall_pointer(Show *show, ShowWindow window, const Gesture *gesture) {
    Gesture there = *gesture;
    bool still = window == SHOW_AUDIENCE && show_cover_kind(&show->cover);
    if (!still && show_lens_pointer(show, window, &there)) {
        if (gesture->kind != GESTURE_MOVE) show_touch(show);
        return;
    }
    if (show_tool_pointer(show, &there) || still) return;
    desk_feed(show->desk, &there);
    if (gesture->kind != GESTURE_MOVE) show_touch(show);
}

static void pointer(Show *show, const Gesture *gesture) {
    Gesture there = *gesture;
    if (gesture->kind == GESTURE_PINCH) { // two fingers are where the pointer was
        there.x = show->x;
        there.y = show->y;
    }
    show->x = there.x;
    show->y = there.y;
    if (in_small(show, &there)) {
        hall_pointer(show, SHOW_PRESENTER, &there);
        return;
    }
    show_lens_left(show, SHOW_PRESENTER);
    if (!show->lens.over) show_tool_left(show);
    if (gesture->kind == GESTURE_WHEEL) {
        show_wheel(show, gesture);
        return;
    }
    bool gone = gesture->kind == GESTURE_LEAVE;
    Spot under = gone ? (Spot){0} : spot_under(show, gesture);
    if (!spot_same(under, show->hover)) show->dirty = true;
    show->hover = under;
    if (gesture->kind == GESTURE_DOWN) {
        show->focus = (Spot){0};
        show->pressed = under;
        show_control_down(show, under);
        show->dirty = true;
    }
    if (gesture->kind == GESTURE_MOVE) show_control_move(show);
    if (gesture->kind == GESTURE_UP) pointer_up(show, under);
}

static void hall_resize(Show *show, const Gesture *gesture) {
    desk_feed(show->desk, gesture);
    show_cover_resized(&show->cover);
    show->dirty = true;
}

void show_feed(Show *show, ShowWindow window, const Gesture *gesture) {
    bool hall = window == SHOW_AUDIENCE;
    if (gesture->kind == GESTURE_KEY)
        show_key(show, gesture);
    else if (gesture->kind == GESTURE_QUIT)
        show_act(show, (Spot){.kind = SPOT_SHOW, .a = SHOW_QUIT});
    else if (gesture->kind == GESTURE_RESIZE)
        hall ? hall_resize(show, gesture) : resize(show, gesture);
    else if (is_pointer(gesture->kind) && !hall)
        pointer(show, gesture);
    else if (is_pointer(gesture->kind) && takes_marks(show))
        hall_pointer(show, SHOW_AUDIENCE, gesture);
}

// --- time

static bool watched(const Show *show) {
    return !show->mend.under_way && !study_failed(&show->desk->study);
}

// The hall sees it on the page that it belongs to.
static void tell_countdown(Show *show) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    const ShowTimer *timer = &show->timer;
    bool here = timer->activity >= 0 && timer->activity < lesson->activity_count &&
                lesson->activities[timer->activity].page == show_here(show).page;
    double of = here ? lesson->activities[timer->activity].seconds : 0;
    desk_set_countdown(show->desk, here ? timer->left : 0, of);
}

void show_poll(Show *show) {
    double now = show_now(show), before = show->times.last;
    bool failed = study_failed(&show->desk->study);
    desk_poll(show->desk);
    show_mend_poll(show);
    show_lens_poll(show, now);
    if (failed != study_failed(&show->desk->study)) show->dirty = true;
    if (show_times_advance(&show->times, now, show_here(show).page)) show->dirty = true;
    if (before > 0 && show_timer_advance(&show->timer, now - before)) show->dirty = true;
    tell_countdown(show);
    if (floor(now / KEEP_EVERY) != floor(before / KEEP_EVERY)) show->number++;
    if (watched(show)) show_cover_poll(&show->cover, show->desk, show_number(show), now);
}

bool show_busy(const Show *show) {
    return desk_busy(show->desk) || show->mend.under_way;
}

static int sooner(int a, int b) {
    if (a < 0 || b < 0) return a < 0 ? b : a;
    return a < b ? a : b;
}

// The time of day stands there too: it is never asleep for longer than a minute.
int show_wakes(const Show *show) {
    int due = sooner(desk_wakes(show->desk), show_times_due(&show->times));
    if (show->timer.running) due = sooner(due, 1000);
    due = sooner(due, show_lens_due(show));
    if (watched(show)) due = sooner(due, show_cover_due(&show->cover, show_now(show)));
    return sooner(due, 20000);
}

void show_wait(Show *show) {
    show_poll(show);
    while (show_busy(show)) {
        poll(NULL, 0, 1);
        show_poll(show);
    }
}

// --- pictures

static bool covered(const Show *show) {
    return show_cover_kind(&show->cover) != COVER_NONE;
}

const Scene *show_scene(Show *show, ShowWindow window) {
    const Scene *hall = covered(show) && window == SHOW_AUDIENCE
                            ? show_cover_scene(&show->cover, show->desk)
                            : desk_scene(show->desk);
    if (window == SHOW_AUDIENCE) return takes_marks(show) ? show_marked(show, hall) : hall;
    if (show->minute != show_minute(show)) show->dirty = true;
    bool drawn = show_draws_small(show) && show->marks != show->tools.number;
    bool same = !show->dirty && show->desk->builds == show->hall && !drawn;
    if (show->scene && same) return show->scene;
    if (show->scene != show->shown) scene_destroy(show->scene);
    show->minute = show_minute(show);
    show->dirty = false;
    show->scene = show_build(show);
    show->hall = show->desk->builds;
    show->marks = show->tools.number;
    return show->scene;
}

static int whole(const Scene *scene, Rect *rects, int most) {
    const Metrics *m = &scene_look(scene)->metrics;
    if (most > 0) rects[0] = (Rect){0, 0, m->width, m->height};
    return most > 0;
}

// What lies over the page comes and goes as a whole.
static int hall_damage(Show *show, Rect *rects, int most) {
    ShowCover *cover = &show->cover;
    const Scene *scene = show_scene(show, SHOW_AUDIENCE);
    if (covered(show)) {
        bool again = cover->presented;
        cover->presented = show->hall_covered = true;
        int marks = takes_marks(show) ? show_marks_damage(show, rects, 0, most) : 0;
        return again ? marks : whole(scene, rects, most);
    }
    int count = desk_damage(show->desk, rects, most);
    count = show_marks_damage(show, rects, count, most);
    if (!show->hall_covered) return count;
    show->hall_covered = false;
    return whole(scene, rects, most);
}

int show_damage(Show *show, ShowWindow window, Rect *rects, int most) {
    if (window == SHOW_AUDIENCE) return hall_damage(show, rects, most);
    const Scene *now = show_scene(show, SHOW_PRESENTER);
    if (now == show->shown) return 0;
    int count = scene_damage(show->shown, now, rects, most);
    scene_destroy(show->shown);
    show->shown = show->scene;
    return count;
}

Mirror show_mirror(Show *show) {
    show_scene(show, SHOW_PRESENTER);
    return (Mirror){show->mirror, show_draws_small(show)};
}

// --- what it says of itself

WindowWish show_window_wish(const Show *show) {
    return show->wish;
}

void show_say_screens(Show *show, Text words, bool good) {
    text_free(&show->screens);
    show->screens = words;
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
    const Lesson *lesson = study_lesson(&show->desk->study);
    int number = show_step_number(lesson, here);
    return (ShowPlace){here.page, here.step, number, show->steps.count, lesson->page_count};
}
