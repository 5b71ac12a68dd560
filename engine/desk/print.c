// The open lesson on paper, a page after the other; and the sheet that asks for it.
#include "desk/desk_inside.h"

#include "base/file.h"
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

Look desk_paper_look(Desk *desk, PaperKind paper) {
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

// The drawings of the page's stages at the moment that is printed.
static void draw_stages(Desk *desk, LessonModel *model) {
    StageModel *stages = (StageModel *)model->stages;
    for (int i = 0; i < model->lesson->stage_count; i++) {
        const Stage *stage = stages[i].stage;
        if (stage->page != model->page) continue;
        StageAnswer answer = {.bytes = NULL};
        bool good = visit_draw(desk->study.visit, i, stage->still, &answer);
        data_free(answer.said);
        stages[i].t = stage->still;
        stages[i].drawing = (Drawing){good ? answer.bytes : NULL, good ? answer.size : 0};
    }
}

static void free_stages(LessonModel *model) {
    for (int i = 0; i < model->lesson->stage_count; i++)
        if (model->stages[i].stage->page == model->page)
            free((unsigned char *)model->stages[i].drawing.bytes);
}

static bool begin(Desk *desk, PrintJob *job, PrintOptions options, Error *err) {
    *job = (PrintJob){.options = options, .page = options.first, .loads = desk->loads};
    job->look = desk_paper_look(desk, options.paper);
    const Metrics *m = &job->look.metrics;
    job->canvas = canvas_open_file(desk->options.fonts, THEME_LIGHT, options.path, m->width,
                                   m->height, err);
    if (!job->canvas) return false;
    canvas_entitle(job->canvas, text_in(&desk_lesson(desk)->title, desk->lang),
                   lang_name(desk->lang));
    return true;
}

// Draws the next page; what is on it is what the lesson has at that moment.
static void draw_next(Desk *desk, PrintJob *job) {
    LessonModel model = desk_lesson_model(desk);
    set_still(&model);
    model.page = job->page++;
    model.course = text_in(&desk->study.options.pack->title, job->look.lang);
    draw_stages(desk, &model);
    paper_draw(job->canvas, &job->look, &model, &job->sheets);
    free_stages(&model);
    desk_lesson_model_free(&model);
}

bool desk_print(Desk *desk, PrintOptions options, Error *err) {
    PrintJob job;
    if (!begin(desk, &job, options, err)) return false;
    while (job.page <= options.last)
        draw_next(desk, &job);
    return canvas_close(job.canvas, err);
}

// --- asked for by hand

// "C01 量子ビットとブロッホ球", of a page with its number.
static char *name_of(const Desk *desk, bool whole) {
    char *name = desk_lesson_name(desk);
    char *page = words_say(desk->options.words, desk->lang, "print.page", "%s\t%d", name,
                           desk->study.page + 1);
    char *clean = file_name_from(whole ? name : page);
    free(page);
    free(name);
    return clean;
}

void print_open(Desk *desk) {
    if (desk->screen != SCREEN_LESSON || !desk_lesson(desk)) return;
    char *paper = progress_text(desk->progress, "paper");
    if (paper) paper_find(paper, &desk->print.paper);
    free(paper);
    choices_open(desk, CHOICES_PRINT, (Spot){.kind = SPOT_PRINT_GO});
}

void print_set(Desk *desk, bool whole, PaperKind paper) {
    PrintAsk *ask = &desk->print;
    if (making_busy(desk)) return;
    making_end(desk); // another one is asked for
    if (paper != ask->paper) desk_set_setting(desk, "paper", paper_name(paper));
    ask->whole = whole;
    ask->paper = paper;
}

// A page a time. What another reading of the lesson would mix up is not finished.
static MakingStep next_page(Desk *desk, Error *err) {
    PrintJob *job = &desk->print.job;
    if (job->loads != desk->loads || !desk_lesson(desk)) {
        error_set(err, "print.changed", " ");
        return MAKING_FAILED;
    }
    if (job->page <= job->options.last) {
        bool asked = visit_state(desk->study.visit) == VISIT_ASKED;
        if (asked || visit_awaits_stage(desk->study.visit)) return MAKING_WAITS;
        draw_next(desk, job);
        return MAKING_GOES_ON;
    }
    bool good = canvas_close(job->canvas, err);
    job->canvas = NULL;
    return good ? MAKING_DONE : MAKING_FAILED;
}

static void drop_job(Desk *desk) {
    PrintJob *job = &desk->print.job;
    if (job->canvas) canvas_close(job->canvas, NULL);
    job->canvas = NULL;
}

static void pages_so_far(const Desk *desk, int *at, int *all) {
    const PrintJob *job = &desk->print.job;
    *at = job->page - job->options.first;
    *all = job->options.last - job->options.first + 1;
}

static const MakingKind making = {.next = next_page,
                                  .drop = drop_job,
                                  .so_far = pages_so_far,
                                  .working = "print.working",
                                  .again = {.kind = SPOT_PRINT_GO}};

void print_go(Desk *desk) {
    PrintAsk *ask = &desk->print;
    const Lesson *lesson = desk_lesson(desk);
    if (!lesson || making_busy(desk)) return;
    char *name = name_of(desk, ask->whole);
    bool placed = making_place(desk, name, ".pdf", making.again);
    free(name);
    if (!placed) return;
    int page = desk->study.page;
    PrintOptions options = {.path = desk->making.path,
                            .paper = ask->paper,
                            .first = ask->whole ? 0 : page,
                            .last = ask->whole ? lesson->page_count - 1 : page};
    Error err = {0};
    if (begin(desk, &ask->job, options, &err))
        making_begin(desk, &making);
    else
        making_failed(desk, making.again, &err);
}

// --- its sheet

static void add(ChoiceRow *row, const char *words, SpotKind kind, int a, bool on) {
    row->choices[row->count++] = (Choice){.words = words, .spot = {kind, .a = a}, .on = on};
}

static void add_rows(const PrintAsk *ask, Scene *scene, ChoiceSheet *sheet) {
    ChoiceRow *row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "print.extent");
    add(row, scene_word(scene, "print.this_page"), SPOT_EXTENT, SET, !ask->whole);
    add(row, scene_word(scene, "print.lesson"), SPOT_EXTENT, SET + 1, ask->whole);
    row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "print.paper");
    add(row, "A4", SPOT_PAPER, SET + PAPER_A4, ask->paper == PAPER_A4);
    add(row, "B5", SPOT_PAPER, SET + PAPER_B5, ask->paper == PAPER_B5);
}

ChoiceSheet print_sheet(const Desk *desk, Scene *scene) {
    const PrintAsk *ask = &desk->print;
    ChoiceSheet sheet = {.title = scene_word(scene, "print.title"), .done = -1};
    if (!desk_lesson((Desk *)desk)) return sheet;
    if (making_add_work(desk, scene, &sheet)) return sheet;
    add_rows(ask, scene, &sheet);
    const Making *made = &desk->making;
    sheet.refused = made->refused;
    if (!made->path)
        making_add_place(desk, scene, &sheet, name_of(desk, ask->whole), ".pdf");
    sheet.note =
        made->note ? scene_keep(scene, made->note) : scene_word(scene, "print.how");
    Button go = {.kind = BUTTON_FILLED,
                 .icon = "print",
                 .words = scene_word(scene, "print.go"),
                 .spot = {SPOT_PRINT_GO}};
    if (made->path)
        making_add_done(scene, &sheet);
    else
        sheet.buttons[sheet.button_count++] = go;
    return sheet;
}
