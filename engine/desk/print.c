// The open lesson on paper, a page after the other; and the sheet that asks for it.
#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <unistd.h>

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
                   desk->lang == LANG_JA ? "ja" : "en");
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

static void note(Desk *desk, char *words, bool refused) {
    free(desk->print.note);
    desk->print.note = words;
    desk->print.refused = refused;
    desk->dirty = true;
}

static void fail(Desk *desk, const Error *err) {
    note(desk, words_error_line(desk->options.words, desk->lang, err), true);
    desk_focus(desk, (Spot){.kind = SPOT_PRINT_GO});
}

// What is begun and not finished does not stay.
static void give_up(Desk *desk) {
    PrintAsk *ask = &desk->print;
    if (!ask->path || !ask->job.canvas) return;
    canvas_close(ask->job.canvas, NULL);
    ask->job.canvas = NULL;
    unlink(ask->path);
    free(ask->path);
    ask->path = NULL;
}

void print_end(Desk *desk) {
    give_up(desk);
    free(desk->print.path);
    desk->print.path = NULL;
    note(desk, NULL, false);
}

// "C01 量子ビットとブロッホ球", of a page with its number.
static char *name_of(const Desk *desk, const Lesson *lesson, bool whole) {
    const char *title = text_in(&lesson->title, desk->lang);
    Buffer name = {0};
    buffer_print(&name, "%s%s%s", lesson->map, lesson->map[0] ? " " : "", title);
    char *page = words_say(desk->options.words, desk->lang, "print.page", "%s\t%d",
                           name.data, desk->study.page + 1);
    char *clean = file_name_from(whole ? name.data : page);
    free(page);
    buffer_clear(&name);
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
    if (ask->job.canvas) return;
    if (ask->path || ask->note) print_end(desk); // another one is asked for
    if (paper != ask->paper) desk_set_setting(desk, "paper", paper_name(paper));
    ask->whole = whole;
    ask->paper = paper;
}

void print_go(Desk *desk) {
    PrintAsk *ask = &desk->print;
    const Lesson *lesson = desk_lesson(desk);
    if (!lesson || ask->job.canvas) return;
    print_end(desk);
    Error err = {0};
    char *name = name_of(desk, lesson, ask->whole);
    ask->path = file_new(desk->documents ? desk->documents : ".", name, ".pdf", &err);
    free(name);
    int page = desk->study.page;
    PrintOptions options = {.path = ask->path,
                            .paper = ask->paper,
                            .first = ask->whole ? 0 : page,
                            .last = ask->whole ? lesson->page_count - 1 : page};
    if (ask->path && begin(desk, &ask->job, options, &err)) {
        desk_focus(desk, (Spot){0}); // so that a key held down does not stop it again
        desk->dirty = true;
        return;
    }
    if (ask->path) unlink(ask->path);
    free(ask->path);
    ask->path = NULL;
    fail(desk, &err);
}

// A page a time, so that hands are answered in between. What another reading of the lesson
// would mix up is not finished.
void print_poll(Desk *desk) {
    PrintAsk *ask = &desk->print;
    PrintJob *job = &ask->job;
    if (!job->canvas) return;
    Error err = {0};
    desk->dirty = true;
    if (job->loads != desk->loads || !desk_lesson(desk)) {
        give_up(desk);
        error_set(&err, "print.changed", " ");
        fail(desk, &err);
        return;
    }
    if (job->page <= job->options.last) {
        bool asked = visit_state(desk->study.visit) == VISIT_ASKED;
        if (asked || visit_awaits_stage(desk->study.visit)) return; // its stages come later
        draw_next(desk, job);
        return;
    }
    bool good = canvas_close(job->canvas, &err);
    job->canvas = NULL;
    if (good) {
        note(desk,
             words_say(desk->options.words, desk->lang, "print.done", "%s", ask->path),
             false);
        desk_focus(desk, (Spot){.kind = SPOT_CLOSE, .a = 1});
        return;
    }
    unlink(ask->path);
    free(ask->path);
    ask->path = NULL;
    fail(desk, &err);
}

bool print_busy(const Desk *desk) {
    return desk->print.job.canvas != NULL;
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

static void add_work(const PrintJob *job, Scene *scene, ChoiceSheet *sheet) {
    int all = job->options.last - job->options.first + 1;
    int at = job->page - job->options.first;
    sheet->done = (double)at / all;
    sheet->note = scene_say(scene, "print.working", "%d\t%d", at, all);
    sheet->buttons[sheet->button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .words = scene_word(scene, "print.stop"),
                 .spot = {SPOT_CLOSE, .a = 1}};
}

static const char *where(const Desk *desk, Scene *scene) {
    const PrintAsk *ask = &desk->print;
    char *name = name_of(desk, desk_lesson((Desk *)desk), ask->whole);
    Buffer full = {0};
    buffer_print(&full, "%s/%s.pdf", desk->documents ? desk->documents : ".", name);
    const char *words = scene_take(scene, buffer_take(&full));
    free(name);
    return words;
}

ChoiceSheet print_sheet(const Desk *desk, Scene *scene) {
    const PrintAsk *ask = &desk->print;
    ChoiceSheet sheet = {.title = scene_word(scene, "print.title"), .done = -1};
    if (!desk_lesson((Desk *)desk)) return sheet;
    if (ask->job.canvas) {
        add_work(&ask->job, scene, &sheet);
        return sheet;
    }
    add_rows(ask, scene, &sheet);
    sheet.refused = ask->refused;
    bool done = ask->path != NULL;
    if (!done)
        sheet.rows[sheet.count++] = (ChoiceRow){.name = scene_word(scene, "print.where"),
                                                .words = where(desk, scene)};
    sheet.note = ask->note ? scene_keep(scene, ask->note) : scene_word(scene, "print.how");
    Button go = {.kind = BUTTON_FILLED,
                 .icon = "print",
                 .words = scene_word(scene, "print.go"),
                 .spot = {SPOT_PRINT_GO}};
    Button close = {.kind = BUTTON_FILLED,
                    .words = scene_word(scene, "keys.close"),
                    .spot = {SPOT_CLOSE, .a = 1}}; // the cross is another
    Button copy = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "print.copy"),
                   .spot = {SPOT_COPY_PLACE}};
    sheet.buttons[sheet.button_count++] = done ? close : go;
    if (done) sheet.buttons[sheet.button_count++] = copy;
    return sheet;
}
