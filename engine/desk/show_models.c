// From what the show holds to the presenter's scene.
#include "desk/show_inside.h"

#include "view/stage_view.h"

#include <math.h>
#include <stdlib.h>

// The presenter reads prose as the hall's desk does, but in another theme and size, and
// nothing of it is the hall's.
static Look look_of(Show *show) {
    Desk *desk = show->desk;
    Look look = desk_look(desk);
    look.theme = show->options.theme < 0 ? THEME_DARK : (Theme)show->options.theme;
    look.metrics = show->metrics;
    look.cache = show->cache;
    look.live = desk->study.live;
    look.lexicon = NULL;
    look.hall = false;
    look.text = TEXT_USUAL;
    look.selected = (Selection){0};
    look.focus = show->focus;
    look.focus_shown = true;
    look.hover = show->pressed.kind ? (Spot){0} : show->hover;
    look.pressed = show->pressed;
    if (show->typing.what) look.focus = (Spot){.kind = SPOT_SHOW, .a = SHOW_FIELD};
    return look;
}

static FieldModel field_of(const Show *show) {
    const Field *field = &show->typing.field;
    return (FieldModel){.text = field->text,
                        .caret = field->caret,
                        .anchor = field->anchor,
                        .scroll = field->scroll,
                        .focused = show->typing.what != TYPING_NOTHING};
}

static ControlModel control_of(const Show *show) {
    const Live *live = show->desk->study.live;
    int held = live_held(live);
    bool typed = show->typing.what == TYPING_INPUT;
    return (ControlModel){.held = held >= 0,
                          .typed = typed,
                          .wrong = show->typing.wrong,
                          .variable = held >= 0 ? held : show->typing.variable,
                          .field = field_of(show)};
}

// Why the lesson, or a picture of its that is shown, has failed; NULL: it has not.
static const char *trouble_of(Show *show, Scene *scene) {
    const Study *study = &show->desk->study;
    const Lesson *lesson = study_lesson(study);
    const Error *why = study_failed(study) ? &study->error : NULL;
    for (int i = 0; i < lesson->stage_count && !why; i++) {
        bool here = lesson->stages[i].page == study->page &&
                    lesson->stages[i].step <= study->steps[study->page];
        if (here && study->stages.rows[i].error.key[0]) why = &study->stages.rows[i].error;
    }
    if (why)
        return scene_take(scene,
                          words_error_line(show->options.words, show->desk->lang, why));
    return show->desk->refused && show->desk->status ? scene_keep(scene, show->desk->status)
                                                     : NULL;
}

static void add_activity(const Show *show, PresenterModel *model) {
    const Lesson *lesson = model->lesson;
    for (int i = 0; i < lesson->activity_count; i++) {
        const Activity *activity = &lesson->activities[i];
        if (activity->page != model->page || activity->step > model->step) continue;
        bool mine = show->timer.activity == i;
        model->activity = activity;
        model->left = mine ? show->timer.left : activity->seconds;
        model->running = mine && show->timer.running;
    }
}

static void add_time(Show *show, PresenterModel *model) {
    const ShowTimes *times = &show->times;
    const PacePlan *plan = &show->plan;
    int steps = model->lesson->pages[model->page].steps;
    double expected = pace_expected(plan, model->page, model->step, steps);
    model->begun = times->begun;
    model->paused = times->paused;
    model->elapsed = times->elapsed;
    model->planned = plan->all;
    model->here = times->since;
    model->here_planned = plan->seconds[model->page];
    model->here_rehearsed = times->rehearsed[model->page];
    model->pace = (PresenterPace)pace_kind(plan, expected, times->elapsed);
    model->behind = times->elapsed - expected;
    model->minute = show->minute;
    add_activity(show, model);
}

// The picture is drawn anew where it would be another; NULL: the window has its own.
static const Picture *small_of(Show *show) {
    Desk *desk = show->desk;
    Picture *small = &show->small;
    const Scene *seen = show_marked(show, desk_scene(desk));
    double width = fmin(0.5 * show->width, 960);
    uint64_t print = desk->builds << 32 | show->tools.number;
    bool same =
        small->pixels && small->print == print && small->width == (int)lround(width);
    bool draws = show_draws_small(show);
    if (draws && same) return small;
    free(small->pixels);
    *small = (Picture){0};
    if (!draws) return NULL;
    *small = show_cover_picture(seen, width);
    small->print = print;
    return small;
}

Scene *show_build(Show *show) {
    Desk *desk = show->desk;
    const Look look = look_of(show);
    Scene *scene = scene_create(&look);
    const Scene *page = desk_scene(desk);
    const Metrics *hall = &scene_look(page)->metrics;
    ShowStep here = show_here(show);
    int inputs[MAX_VARIABLES];
    PresenterModel model = {
        .lesson = study_lesson(&desk->study),
        .live = desk->study.live,
        .title = scene_take(scene, desk_lesson_name(desk)),
        .page = here.page,
        .step = here.step,
        .number = show_number(show),
        .steps = show->steps.count,
        .hall = hall->width / hall->height,
        .cover = (PresenterCover)show_cover_kind(&show->cover),
        .can_still = show->cover.still.pixels != NULL,
        .screens = text_in(&show->screens, desk->lang),
        .screens_good = show->screens_good,
        .rehearsal = show->rehearsal,
        .notes_text = show->notes_text,
        .notes_hidden = show->notes_hidden,
        .inputs = inputs,
        .input_count = show_inputs(show, inputs, MAX_VARIABLES),
        .control = control_of(show),
        .seed = show_seed(show),
        .tool = show->tools.held,
        .zoom = lens_scale(show_lens_now(show)),
        .zooms = show->lens.armed,
        .frame = show_lens_frame(show, SHOW_PRESENTER),
        .typing = show->typing.what,
        .typed_variable = show->typing.variable,
        .field = field_of(show),
        .wrong = show->typing.wrong,
        .scroll = show->scroll,
        .dead = study_failed(&desk->study),
        .said = show->said,
        .said_wrong = show->typing.wrong,
        .sheet = show->sheet,
        .chosen = show->chosen,
        .handout = show->handout.note,
        .handout_busy = show->handout.busy,
        .handout_failed = show->handout.failed,
        .cut = show->cut.number,
        .cut_page = show_step_at(study_lesson(&desk->study), show->cut.number).page,
        .cut_minute = show->cut.minute,
        .thumbs = show->cover.thumbs,
        .keys = show_keys_model()};
    model.keys.scroll = show->scroll[SCROLL_KEYS];
    model.trouble = trouble_of(show, scene);
    if (show_votes_here(show) || show->typing.what == TYPING_HANDS)
        model.vote = show_vote(show);
    add_time(show, &model);
    model.mirror = small_of(show);
    screen_presenter(scene, &model, &show->mirror);
    view_cache_age(show->cache);
    return scene;
}
