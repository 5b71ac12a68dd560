// How a lesson ends: the minutes that are left of it, and when it is done.
#include "desk/pace.h"
#include "desk/study.h"

#include "learner/time_left.h"

#include <math.h>
#include <time.h>

// Half of a page's time goes into reading it. Of the shown page what its steps still hide
// is to be read, and half of the present step.
static double unread(const Study *study, int page) {
    int steps = study_lesson(study)->pages[page].steps;
    if (page != study->page) return study->read[page] ? 0 : 1;
    return (steps - study->steps[page] + 0.5) / (steps + 1);
}

// The other half into its questions, alike; below 0: there are none, all of it is reading.
static double unanswered(const Study *study, int page) {
    const Lesson *lesson = study_lesson(study);
    int asked = 0, open = 0;
    for (int i = 0; i < lesson->exercise_count; i++) {
        if (lesson->exercises[i].page != page) continue;
        asked++;
        open += !study->answers[i].right;
    }
    return asked ? (double)open / asked : -1;
}

int study_minutes_left(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    if (!lesson || study->options.hall || study->alone >= 0) return 0;
    if (progress_finished(study->options.progress, lesson->id)) return 0;
    PacePlan plan = pace_plan(lesson);
    double left = 0;
    for (int i = 0; i < lesson->page_count; i++) {
        double read = unread(study, i), open = unanswered(study, i);
        left += plan.seconds[i] * (open < 0 ? read : (read + open) / 2);
    }
    return left > 0 ? (int)fmax(1, round(left / 60)) : 0;
}

void study_leave(Study *study) {
    live_save(study);
    int minutes = study_minutes_left(study);
    Error err = {0};
    if (!minutes) return;
    const char *id = study_lesson(study)->id;
    study_wrote(study, time_left_keep(study->options.progress, id, minutes, &err), &err);
}

int study_finish(Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->exercise_count; i++) {
        if (study->answers[i].right) continue;
        study_turn_to(study, lesson->exercises[i].page);
        return lesson->exercises[i].number;
    }
    Error err = {0};
    bool good =
        progress_finish(study->options.progress, lesson->id, (int64_t)time(NULL), &err);
    study_wrote(study, good, &err);
    return 0;
}
