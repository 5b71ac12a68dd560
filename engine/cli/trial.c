#include "cli/trial.h"

#include <stdio.h>
#include <stdlib.h>

static bool say(const Rehearsal *rehearsal, int exercise, const char *key, Error *err) {
    const Study *study = &rehearsal->study;
    const Lesson *lesson = study_lesson(study);
    const Exercise *about = &lesson->exercises[exercise];
    char *answer = study_answer_text(study, exercise);
    error_set(err, key, "%s\t%.200s", about->id, answer);
    free(answer);
    return error_at(err, lesson->file, about->line, 0);
}

static bool is_right(const Rehearsal *rehearsal, int exercise) {
    const Answer *answer = &rehearsal->study.answers[exercise];
    return answer->fresh && answer->verdict.kind == VERDICT_RIGHT;
}

static bool try_untouched(Rehearsal *rehearsal, int exercise, Error *err) {
    if (!rehearsal_check(rehearsal, exercise, err)) return false;
    if (is_right(rehearsal, exercise))
        return say(rehearsal, exercise, "test.untouched", err);
    study_again(&rehearsal->study, exercise); // a prediction is locked once it was judged
    return true;
}

static bool try_solved(Rehearsal *rehearsal, int exercise, Error *err) {
    if (study_lesson(&rehearsal->study)->exercises[exercise].unsolved) return true;
    study_fill(&rehearsal->study, exercise);
    if (!rehearsal_settle(rehearsal, err)) return false;
    if (!rehearsal_check(rehearsal, exercise, err)) return false;
    if (!is_right(rehearsal, exercise))
        return say(rehearsal, exercise, "test.unsolved", err);
    return true;
}

static bool try_redrawn(Rehearsal *rehearsal, int exercise, Error *err) {
    study_redraw(&rehearsal->study, exercise);
    return rehearsal_settle(rehearsal, err) && try_untouched(rehearsal, exercise, err) &&
           try_solved(rehearsal, exercise, err);
}

bool trial_exercise(Rehearsal *rehearsal, int exercise, Error *err) {
    bool given = study_lesson(&rehearsal->study)->exercises[exercise].given;
    bool good =
        try_untouched(rehearsal, exercise, err) && try_solved(rehearsal, exercise, err);
    for (int i = 1; good && given && i < TRIAL_DRAWS; i++)
        good = try_redrawn(rehearsal, exercise, err);
    return good;
}
