#include "desk/show_state.h"

#include "desk/show_inside.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STATE_BYTES = 4 << 20, STATE_ELEMENTS = 400000, STATE_FORM = 1 };

static Data *kept_data(const Show *show, const Lesson *lesson) {
    Data *list = data_new_array();
    for (int i = 0; i < show->steps.count; i++) {
        if (!show->steps.rows[i].kept) continue;
        Data *row = step_state_data(&show->steps.rows[i], lesson);
        data_put(row, "step", data_new_integer(i));
        data_push(list, row);
    }
    return list;
}

static Data *timer_data(const ShowTimer *timer) {
    Data *data = data_new_object();
    data_put(data, "activity", data_new_integer(timer->activity));
    data_put(data, "left", data_new_number(timer->left));
    data_put(data, "running", data_new_bool(timer->running));
    return data;
}

// A show that is still asked about has none of its own.
char *show_state(Show *show) {
    if (show->cut.state) return mem_text(show->cut.state);
    const Lesson *lesson = study_lesson(&show->desk->study);
    ShowStep here = show_here(show);
    StepState now = step_state_now(&show->desk->study);
    Data *data = data_new_object();
    data_put(data, "form", data_new_integer(STATE_FORM));
    data_put(data, "lesson", data_new_text(lesson->id));
    data_put(data, "page", data_new_text(lesson->pages[here.page].id));
    data_put(data, "step", data_new_integer(here.step));
    data_put(data, "version", data_new_text(show->desk->study.options.pack->version));
    data_put(data, "steps", data_new_integer(show->steps.count));
    data_put(data, "now", step_state_data(&now, lesson));
    if (show->entered.kept)
        data_put(data, "entered", step_state_data(&show->entered, lesson));
    data_put(data, "kept", kept_data(show, lesson));
    data_put(data, "ink", show_ink_data(show));
    data_put(data, "tool", data_new_integer(show->tools.held));
    data_put(data, "times", show_times_data(&show->times, lesson->page_count));
    data_put(data, "timer", timer_data(&show->timer));
    data_put(data, "blank", data_new_integer(show->cover.blank));
    data_put(data, "held", data_new_integer(show->cover.held));
    data_put(data, "lens", show_lens_data(show));
    data_put(data, "seed", data_new_integer((long long)show->desk->study.options.seed));
    data_put(data, "lang", data_new_integer(show->desk->lang));
    data_put(data, "text", data_new_integer(show->desk->text));
    data_put(data, "notes", data_new_integer(show->notes_text));
    data_put(data, "notes_hidden", data_new_bool(show->notes_hidden));
    data_put(data, "rehearsal", data_new_bool(show->rehearsal));
    char *text = data_write(data);
    step_state_end(&now);
    data_free(data);
    return text;
}

Data *show_state_read(const char *text) {
    DataLimits limits = {.bytes = STATE_BYTES, .elements = STATE_ELEMENTS};
    return text ? data_read(text, strlen(text), limits, "show", NULL) : NULL;
}

bool show_state_place(const Data *data, const Lesson *lesson, ShowStep *place) {
    const char *id = data_text(data_get(data, "page"), "");
    long long step = data_integer(data_get(data, "step"), 0);
    for (int i = 0; i < lesson->page_count; i++) {
        if (strcmp(lesson->pages[i].id, id) != 0) continue;
        int most = lesson->pages[i].steps;
        *place = (ShowStep){i, step < 0 ? 0 : step < most ? (int)step : most};
        return true;
    }
    return false;
}

static void take_kept(Show *show, const Data *list, const Lesson *lesson) {
    for (size_t i = 0; i < data_count(list); i++) {
        const Data *row = data_at(list, i);
        long long step = data_integer(data_get(row, "step"), -1);
        if (step < 0 || step >= show->steps.count) continue;
        step_state_end(&show->steps.rows[step]);
        show->steps.rows[step] = step_state_read(row, lesson);
    }
}

static void take_now(Show *show, const Data *now, const Lesson *lesson) {
    StepState state = step_state_read(now, lesson);
    if (state.kept) step_state_put(&state, &show->desk->study);
    step_state_end(&state);
}

static int within(const Data *data, const char *name, int most, int otherwise) {
    long long number = data_integer(data_get(data, name), otherwise);
    return number >= 0 && number <= most ? (int)number : otherwise;
}

static void take_timer(Show *show, const Data *data, const Lesson *lesson) {
    int activity = within(data, "activity", lesson->activity_count - 1, -1);
    if (activity < 0) return;
    double most = lesson->activities[activity].seconds;
    double left = fmin(fmax(data_number(data_get(data, "left"), 0), 0), most);
    show->timer = (ShowTimer){.activity = activity, .left = left};
    show->timer.running = left > 0 && data_bool(data_get(data, "running"), false);
}

// How it is looked at, which holds for another form of the lesson as well.
static void take_looks(Show *show, const Data *data) {
    Desk *desk = show->desk;
    Lang lang = (Lang)within(data, "lang", LANG_COUNT - 1, (int)desk->lang);
    desk_set_view(desk, desk->width, desk->height, desk->theme, lang);
    int text = within(data, "text", TEXT_MOST, desk->text);
    if (text >= TEXT_LEAST) desk_set_text(desk, text, desk->wide);
    int notes = within(data, "notes", TEXT_MOST, show->notes_text);
    if (notes >= TEXT_LEAST) show->notes_text = notes;
    show->notes_hidden = data_bool(data_get(data, "notes_hidden"), false);
    show->rehearsal = data_bool(data_get(data, "rehearsal"), show->rehearsal);
    show->tools.held = (PresenterTool)within(data, "tool", PRESENTER_TOOLS - 1, TOOL_HAND);
}

// A frozen picture is gone with the program that held it, but the audience's window may
// have it still: it is not painted again until the presenter lifts that, and black if it
// must be. Never does it show what is being prepared.
static void take_cover(Show *show, const Data *data) {
    ShowCover *cover = &show->cover;
    cover->blank = (CoverKind)within(data, "blank", COVER_WHITE, COVER_NONE);
    cover->held = (CoverKind)within(data, "held", COVER_STILL, COVER_NONE);
    if (cover->held == COVER_FROZEN) cover->presented = show->hall_covered = true;
    if (cover->held != COVER_STILL) return;
    cover->held = COVER_NONE;
    show_cover_hold(cover, desk_scene(show->desk), COVER_STILL);
}

static bool take(Show *show, const Data *data) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    bool same = data_integer(data_get(data, "form"), 0) == STATE_FORM &&
                !strcmp(data_text(data_get(data, "lesson"), ""), lesson->id);
    ShowStep place;
    if (!same || !show_state_place(data, lesson, &place)) return false;
    take_looks(show, data);
    show_go(show, place);
    show_times_read(&show->times, data_get(data, "times"), lesson->page_count);
    // Of a lesson that was written anew the place alone is known.
    if (data_integer(data_get(data, "steps"), 0) != show->steps.count) return true;
    take_kept(show, data_get(data, "kept"), lesson);
    take_now(show, data_get(data, "now"), lesson);
    show_ink_take(show, data_get(data, "ink"));
    StepState entered = step_state_read(data_get(data, "entered"), lesson);
    if (entered.kept) {
        step_state_end(&show->entered);
        show->entered = entered;
    }
    take_timer(show, data_get(data, "timer"), lesson);
    show_lens_read(show, data_get(data, "lens"));
    take_cover(show, data);
    return true;
}

bool show_state_take(Show *show, const char *text) {
    Data *data = show_state_read(text);
    bool taken = data && take(show, data);
    data_free(data);
    return taken;
}

uint64_t show_state_seed(const char *text) {
    Data *data = show_state_read(text);
    long long seed = data_integer(data_get(data, "seed"), 0);
    data_free(data);
    return seed > 0 ? (uint64_t)seed : 0;
}
