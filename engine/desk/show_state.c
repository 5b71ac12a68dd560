#include "desk/show_state.h"

#include "desk/show_inside.h"

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

char *show_state(Show *show) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    ShowStep here = show_here(show);
    StepState now = step_state_now(&show->desk->study);
    Data *data = data_new_object();
    data_put(data, "form", data_new_integer(STATE_FORM));
    data_put(data, "lesson", data_new_text(lesson->id));
    data_put(data, "page", data_new_text(lesson->pages[here.page].id));
    data_put(data, "step", data_new_integer(here.step));
    data_put(data, "steps", data_new_integer(show->steps.count));
    data_put(data, "now", step_state_data(&now, lesson));
    data_put(data, "kept", kept_data(show, lesson));
    char *text = data_write(data);
    step_state_end(&now);
    data_free(data);
    return text;
}

static int page_named(const Lesson *lesson, const char *id) {
    for (int i = 0; i < lesson->page_count; i++)
        if (!strcmp(lesson->pages[i].id, id)) return i;
    return -1;
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

static bool take(Show *show, const Data *data) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    bool same = data_integer(data_get(data, "form"), 0) == STATE_FORM &&
                !strcmp(data_text(data_get(data, "lesson"), ""), lesson->id);
    int page = page_named(lesson, data_text(data_get(data, "page"), ""));
    if (!same || page < 0) return false;
    long long step = data_integer(data_get(data, "step"), 0);
    int most = lesson->pages[page].steps;
    step = step < 0 ? 0 : step < most ? step : most;
    show_go(show, (ShowStep){page, (int)step});
    // Of a lesson that was written anew the place alone is known.
    if (data_integer(data_get(data, "steps"), 0) != show->steps.count) return true;
    take_kept(show, data_get(data, "kept"), lesson);
    take_now(show, data_get(data, "now"), lesson);
    return true;
}

bool show_state_take(Show *show, const char *text) {
    DataLimits limits = {.bytes = STATE_BYTES, .elements = STATE_ELEMENTS};
    Data *data = data_read(text, strlen(text), limits, "show", NULL);
    bool taken = data && take(show, data);
    data_free(data);
    return taken;
}
