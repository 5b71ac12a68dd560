// A lesson that hangs, dies or is broken while it is shown. The audience keeps the page as
// it was; the lesson is read again when the presenter says so, and gets back what it had.
// Where it fails on the same step once more it gets less: what that step began with, and at
// last only the hands that were counted, for what it fails over is among the rest.
#include "desk/show_inside.h"

// What to put back this time.
static MendPut next_put(const Show *show, int here) {
    const ShowMend *mend = &show->mend;
    if (!study_failed(&show->desk->study) || mend->step != here) return MEND_ALL;
    bool same = step_state_same(&show->entered, &mend->before);
    return mend->put == MEND_ALL && !same ? MEND_BEGIN : MEND_HANDS;
}

void show_mend(Show *show) {
    Study *study = &show->desk->study;
    ShowMend *mend = &show->mend;
    if (mend->under_way) return;
    int here = show_number(show);
    StepState now = step_state_now(study);
    step_state_end(&mend->before);
    mend->before = now;
    mend->put = next_put(show, here);
    mend->step = here;
    mend->under_way = true;
    mend->loads = study->loads;
    study_reload(study);
    show_tell(show, "present.mending", " ");
    show_touch(show);
}

static void put_back(Show *show) {
    Study *study = &show->desk->study;
    ShowMend *mend = &show->mend;
    if (mend->put == MEND_ALL) step_state_put(&mend->before, study);
    if (mend->put == MEND_BEGIN) step_state_put(&show->entered, study);
    if (mend->put != MEND_HANDS) return;
    step_state_put_hands(&mend->before, study);
    step_state_end(&show->steps.rows[mend->step]);
    show_arrive(show);
}

// The lesson may be another now, if its file is.
static void take_anew(Show *show) {
    Study *study = &show->desk->study;
    const Lesson *lesson = study_lesson(study);
    bool same = show_step_count(lesson) == show->steps.count &&
                step_state_fits(&show->mend.before, lesson);
    ShowStep at = same ? show_step_at(lesson, show->mend.step) : show_here(show);
    show->mend.under_way = false;
    study_turn_to(study, at.page);
    study->steps[at.page] = at.step;
    desk_hush(show->desk);
    if (same) {
        put_back(show);
    } else {
        show_steps_end(&show->steps);
        show_steps_start(&show->steps, lesson);
        show_tools_start(show);
        show->plan = pace_plan(lesson);
        show->timer = (ShowTimer){.activity = -1};
        show_arrive(show);
    }
    show_tell(show, "present.mended", " ");
    show_touch(show);
}

void show_mend_poll(Show *show) {
    Study *study = &show->desk->study;
    ShowMend *mend = &show->mend;
    if (!mend->under_way || study->next) return;
    if (study->loads != mend->loads) {
        take_anew(show);
        return;
    }
    mend->under_way = false; // it did not read
    show_touch(show);
}
