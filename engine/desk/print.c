// The open lesson on paper.
#include "desk/desk_inside.h"

#include "base/mem.h"

#include <stdlib.h>

// As it is met: nothing answered, nothing in the hand, no palette and no time line.
static void set_still(LessonModel *model) {
    const Lesson *lesson = model->lesson;
    PieceModel *pieces = (PieceModel *)model->pieces;
    AnswerModel *answers = (AnswerModel *)model->answers;
    for (int i = 0; i < lesson->source_count; i++) {
        CircuitModel *circuit = &pieces[i].circuit;
        circuit->editable = circuit->time_line = false;
        circuit->chosen = NO_STEP;
        circuit->cursor_wire = circuit->cursor_column = circuit->moment = -1;
        pieces[i].held = false;
    }
    for (int i = 0; i < lesson->exercise_count; i++)
        answers[i] = (AnswerModel){.exercise = &lesson->exercises[i],
                                   .index = i,
                                   .most_gates = answers[i].most_gates};
}

static Look paper_look(Desk *desk, PaperKind paper) {
    Look look = desk_look(desk);
    look.theme = THEME_LIGHT;
    look.metrics = paper_metrics(paper, desk->text);
    look.paper = true;
    look.focus = look.hover = look.pressed = (Spot){0};
    look.focus_shown = false;
    look.selected = (Selection){0};
    look.lexicon = NULL; // nothing to press: terms look like other words
    return look;
}

// The drawings of the pages' stages at the moment that is printed.
static void draw_stages(Desk *desk, LessonModel *model, const PrintOptions *options) {
    StageModel *stages = (StageModel *)model->stages;
    for (int i = 0; i < model->lesson->stage_count; i++) {
        const Stage *stage = stages[i].stage;
        if (stage->page < options->first || stage->page > options->last) continue;
        stages[i].t = stage->still;
        StageAnswer answer = {.bytes = NULL};
        bool good = visit_draw(desk->study.visit, i, stage->still, &answer);
        data_free(answer.said);
        stages[i].drawing = (Drawing){good ? answer.bytes : NULL, good ? answer.size : 0};
    }
}

static void free_stages(LessonModel *model, const PrintOptions *options) {
    for (int i = 0; i < model->lesson->stage_count; i++) {
        const StageModel *stage = &model->stages[i];
        bool printed =
            stage->stage->page >= options->first && stage->stage->page <= options->last;
        if (printed) free((unsigned char *)stage->drawing.bytes);
    }
}

bool desk_print(Desk *desk, PrintOptions options, Error *err) {
    const Lesson *lesson = desk_lesson(desk);
    Look look = paper_look(desk, options.paper);
    const Metrics *m = &look.metrics;
    Canvas *canvas = canvas_open_file(desk->options.fonts, THEME_LIGHT, options.path,
                                      m->width, m->height, err);
    if (!canvas) return false;
    canvas_entitle(canvas, text_in(&lesson->title, desk->lang),
                   desk->lang == LANG_JA ? "ja" : "en");
    LessonModel model = desk_lesson_model(desk);
    set_still(&model);
    draw_stages(desk, &model, &options);
    int sheets = 0;
    for (model.page = options.first; model.page <= options.last; model.page++)
        paper_draw(canvas, &look, &model, &sheets);
    free_stages(&model, &options);
    desk_lesson_model_free(&model);
    return canvas_close(canvas, err);
}
