// A lesson that hangs, dies or is broken while it is shown. The audience keeps the page as
// it was; the lesson is read again when the presenter says so, and gets back what it had.
// Where it fails on the same step once more, it gets what that step began with.
#include "desk/show_inside.h"

void show_mend(Show *show) {
    Study *study = &show->desk->study;
    if (show->mend.under_way) return;
    int here = show_number(show);
    ShowMend *mend = &show->mend;
    mend->again = study_failed(study) && mend->step == here;
    mend->step = here;
    mend->under_way = true;
    mend->loads = study->loads;
    step_state_end(&mend->before);
    bool begin = mend->again && show->entered.kept;
    mend->before = begin ? show->entered : step_state_now(study);
    if (begin) show->entered = (StepState){.kept = false};
    study_reload(study);
    show_tell(show, "present.mending", " ");
    show_touch(show);
}

// The lesson may be another now, if its file is.
static void take_anew(Show *show) {
    Study *study = &show->desk->study;
    const Lesson *lesson = study_lesson(study);
    ShowStep at = show_step_at(lesson, show->mend.step);
    bool same = show_step_count(lesson) == show->steps.count &&
                step_state_fits(&show->mend.before, lesson);
    if (!same) {
        show_steps_end(&show->steps);
        show_steps_start(&show->steps, lesson);
        show->plan = pace_plan(lesson);
        at = show_here(show);
    }
    study_turn_to(study, at.page);
    study->steps[at.page] = at.step;
    if (same) step_state_put(&show->mend.before, study);
    step_state_end(&show->mend.before);
    show->mend.under_way = false;
    desk_hush(show->desk);
    show_tell(show, "present.mended", " ");
    show_arrive(show);
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
