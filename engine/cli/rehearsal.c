#include "cli/rehearsal.h"

enum { WAIT_MS = 50 };

bool rehearsal_settle(Rehearsal *rehearsal, Error *err) {
    Study *study = &rehearsal->study;
    study_poll(study);
    while (study_busy(study)) {
        visit_wait_for(study->visit, WAIT_MS);
        study_poll(study);
    }
    const Error *why = study_failed(study) ? &study->error : &study->mistake;
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
