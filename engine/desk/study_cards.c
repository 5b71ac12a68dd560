// Which exercises of a lesson become cards for review. One enters the deck once it was
// right: what was never known cannot be forgotten, and reading a page is not knowing it.
#include "desk/study.h"

#include "learner/deck.h"

#include <time.h>

static void enter(Study *study, const Exercise *exercise, bool first, int64_t when) {
    if (!exercise->review) return;
    Error err = {0};
    bool good = deck_enter(study->options.progress, study_lesson(study)->id, exercise->id,
                           first ? FSRS_GOOD : FSRS_HARD, when, &err);
    study_wrote(study, good, &err);
}

void study_enter_card(Study *study, int exercise) {
    enter(study, &study_lesson(study)->exercises[exercise], study->answers[exercise].first,
          (int64_t)time(NULL));
}

void study_enter_cards(Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->exercise_count; i++) {
        const Exercise *exercise = &lesson->exercises[i];
        if (!exercise->review || !study->answers[i].right) continue;
        ExerciseRecord record =
            progress_exercise(study->options.progress, lesson->id, exercise->id);
        enter(study, exercise, record.right_first, record.last_when);
    }
}

int study_find_alone(const Study *study, const Lesson *lesson) {
    const char *id = study->options.alone;
    const Exercise *exercise = id ? lesson_exercise(lesson, id) : NULL;
    return exercise ? (int)(exercise - lesson->exercises) : -1;
}
