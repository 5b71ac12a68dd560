#include "desk/show_inside.h"

#include "base/mem.h"
#include "desk/show_state.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

void show_cut_end(ShowCut *cut) {
    free(cut->state);
    *cut = (ShowCut){0};
}

static bool says(const Data *data, const char *key, const char *what) {
    return !strcmp(data_text(data_get(data, key), ""), what);
}

// The step that it says, of all; -1: this lesson has none such.
static int number_of(const Show *show, const Data *data) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    ShowStep place;
    bool there = show_state_place(data, lesson, &place);
    return there ? show_step_number(lesson, place) : -1;
}

static CutVerdict judge(const Show *show, const Data *data) {
    const Study *study = &show->desk->study;
    long long when = data_integer(data_get(data, "cut"), 0);
    if (when <= 0) return CUT_GOES_ON;
    int number = number_of(show, data);
    bool same = says(data, "lesson", study_lesson(study)->id) &&
                says(data, "version", study->options.pack->version) &&
                data_integer(data_get(data, "steps"), 0) == show->steps.count;
    if (!same || number < 0) return CUT_OTHER;
    if (show_epoch(show) - when > CUT_OLD_SECONDS) return CUT_OLD;
    const Data *times = data_get(data, "times");
    bool begun = number > 0 || data_bool(data_get(times, "begun"), false);
    return begun ? CUT_ASKS : CUT_GOES_ON;
}

CutVerdict show_cut_judge(Show *show, const char *state) {
    Data *data = show_state_read(state);
    CutVerdict verdict = data ? judge(show, data) : CUT_GOES_ON;
    data_free(data);
    return verdict;
}

void show_cut_ask(Show *show, const char *state) {
    Data *data = show_state_read(state);
    time_t when = (time_t)data_integer(data_get(data, "cut"), 0);
    struct tm local;
    localtime_r(&when, &local);
    show->cut = (ShowCut){.state = mem_text(state),
                          .number = number_of(show, data),
                          .count = show->steps.count,
                          .minute = 60 * local.tm_hour + local.tm_min};
    show->sheet = PRESENTER_CUT;
    show_cover_blank(&show->cover, COVER_BLACK);
    show->times.begun = false;
    show_touch(show);
    data_free(data);
}

void show_cut_tell(Show *show, CutVerdict verdict) {
    if (verdict == CUT_OLD) show_tell(show, "present.cut_old", " ");
    if (verdict == CUT_OTHER) show_tell(show, "present.cut_other", " ");
}

void show_cut_answer(Show *show, bool goes_on) {
    if (!show->cut.state) return;
    ShowCut cut = show->cut;
    show->cut = (ShowCut){0};
    show->sheet = PRESENTER_PLAIN;
    show_cover_lift(&show->cover);
    if (!goes_on || !show_state_take(show, cut.state)) show_begin(show);
    if (!goes_on) show->times.since = 0;
    show_touch(show);
    show_cut_end(&cut);
}

// --- keys

static bool goes_on(int key) {
    return key == KEY_ENTER || key == KEY_PAGE_DOWN || key == KEY_RIGHT || key == ' ';
}

// What a speaker may need before the answer: another language, the screens the other way
// round, the end.
static bool is_free(const Gesture *gesture) {
    int key = gesture->key;
    bool quits = key == 'q' && gesture->mods == MOD_CTRL;
    bool plain = key == 'l' || key == 's' || key == KEY_F2 || key == KEY_F12;
    return quits || (plain && !gesture->mods);
}

bool show_cut_key(Show *show, const Gesture *gesture) {
    if (!show->cut.state) return false;
    if (is_free(gesture)) return false;
    bool asks = show->sheet == PRESENTER_CUT, plain = !gesture->mods;
    if (!asks && (gesture->key == KEY_ENTER || gesture->key == KEY_ESCAPE))
        show_open(show, show->sheet);
    else if (asks && plain && goes_on(gesture->key))
        show_cut_answer(show, true);
    else if (asks && plain && gesture->key == KEY_HOME)
        show_cut_answer(show, false);
    return true;
}
