#include "cli/rehearsal.h"

enum { WAIT_MS = 50 };

static void poll_all(Study *study) {
    study_poll(study);
    if (!study->loaded) return;
    stages_show(&study->stages, study->page, study->steps[study->page]);
    stages_poll(&study->stages, study->visit, study->live, study->now * 1000);
    study->unsaved |= study->stages.set;
    study->stages.set = study->stages.acted = false;
}

// What a drawing of the shown page failed over; NULL: nothing.
static const Error *drawing_error(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; lesson && i < lesson->stage_count; i++)
        if (lesson->stages[i].page == study->page && study->stages.rows[i].error.key[0])
            return &study->stages.rows[i].error;
    return NULL;
}

bool rehearsal_settle(Rehearsal *rehearsal, Error *err) {
    Study *study = &rehearsal->study;
    poll_all(study);
    while (study_busy(study) || stages_busy(&study->stages, study->visit)) {
        visit_wait_for(study->visit, WAIT_MS);
        poll_all(study);
    }
    const Error *drawing = drawing_error(study);
    const Error *why = study_failed(study) ? &study->error : &study->mistake;
    if (!why->key[0] && drawing) why = drawing;
    if (!why->key[0]) return true;
    *err = *why;
    return false;
}

bool rehearsal_begin(Rehearsal *rehearsal, StudyOptions options, Error *err) {
    *rehearsal = (Rehearsal){.progress = progress_open_memory()};
    options.progress = rehearsal->progress;
    study_open(&rehearsal->study, options);
    if (!rehearsal_settle(rehearsal, err)) return false;
    study_advance(&rehearsal->study, 1); // any moment but 0, which is no time yet
    return rehearsal_settle(rehearsal, err);
}

void rehearsal_end(Rehearsal *rehearsal) {
    study_close(&rehearsal->study);
    progress_close(rehearsal->progress);
}

bool rehearsal_check(Rehearsal *rehearsal, int exercise, Error *err) {
    study_check(&rehearsal->study, exercise);
    return rehearsal_settle(rehearsal, err);
}
