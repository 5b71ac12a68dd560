#include "cli/check_stage.h"

static void found(StageCheck *stages, Error *about) {
    if (!about->file[0]) error_at(about, stages->place->file, 0, 0);
    check_found(stages->check, about);
}

// One language of a text that is drawn, and not the other.
static bool half_said(const DrawingItem *item) {
    return !item->words[LANG_JA] != !item->words[LANG_EN];
}

static void look_at_drawing(StageCheck *stages, int line, Drawing drawing) {
    DrawingItem item;
    for (size_t at = 0; drawing_next(drawing, &at, &item);) {
        const Text text = {{[LANG_JA] = (char *)item.words[LANG_JA],
                            [LANG_EN] = (char *)item.words[LANG_EN]}};
        stages->place->line = line;
        check_text(stages->check, stages->place, &text);
        if (!half_said(&item)) continue;
        Error about;
        error_set(&about, "check.translation", "%s", item.words[LANG_JA] ? "en" : "ja");
        error_at(&about, stages->place->file, line, 0);
        check_found(stages->check, &about);
    }
}

// False when the jail ended. The texts are read where `read` says so.
static bool draw(StageCheck *stages, int index, double t, bool read) {
    StageAnswer answer;
    if (stages->failed[index]) return true;
    if (!visit_draw(stages->visit, index, t, &answer)) {
        Error about = *visit_error(stages->visit);
        found(stages, &about);
        return false;
    }
    stages->failed[index] = answer.error.key[0] != 0;
    int line = visit_lesson(stages->visit)->stages[index].line;
    if (stages->failed[index])
        found(stages, &answer.error);
    else if (read)
        look_at_drawing(stages, line, (Drawing){answer.bytes, answer.size});
    stage_answer_free(&answer);
    return true;
}

bool check_stages(StageCheck *stages) {
    const Lesson *lesson = visit_lesson(stages->visit);
    for (int i = 0; i < lesson->stage_count; i++) {
        const Stage *stage = &lesson->stages[i];
        if (!draw(stages, i, 0, false) || !draw(stages, i, stage->duration, false) ||
            !draw(stages, i, stage->still, true))
            return false;
    }
    return true;
}

bool check_stages_again(StageCheck *stages) {
    const Lesson *lesson = visit_lesson(stages->visit);
    for (int i = 0; i < lesson->stage_count; i++)
        if (!draw(stages, i, lesson->stages[i].still, false)) return false;
    return true;
}
