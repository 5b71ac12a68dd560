// What the words learner.… and expect.… do: a row each.
#include "cli/acting.h"

#include "base/mem.h"
#include "circuit/short_form.h"
#include "cli/page_said.h"
#include "desk/attempt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double CLOCK_STEP = 0.1;  // seconds between two looks at timers and stages
static const double MOST_WAITED = 600; // seconds, in one test

static Study *study_of(Acting *acting) {
    return &acting->rehearsal.study;
}

static const Exercise *about(Acting *acting, const Request *request) {
    return &study_lesson(study_of(acting))->exercises[request->exercise];
}

// --- where the learner goes

// The index of what the block is there for; -1: another kind.
static int index_of(const Block *block, BlockKind kind) {
    if (block->kind != kind) return -1;
    return kind == BLOCK_EXERCISE ? block->exercise
           : kind == BLOCK_INPUT  ? block->variable
           : kind == BLOCK_STAGE  ? block->stage
           : kind == BLOCK_VOTE   ? block->vote
                                  : block->source;
}

// To the page where it stands, as far as its step; nowhere where it stands on none.
static bool go_to(Acting *acting, BlockKind kind, int index, Error *err) {
    Study *study = study_of(acting);
    const Lesson *lesson = study_lesson(study);
    for (int p = 0; p < lesson->page_count; p++)
        for (int b = 0; b < lesson->pages[p].block_count; b++) {
            const Block *block = &lesson->pages[p].blocks[b];
            if (index_of(block, kind) != index) continue;
            if (study->page != p) study_turn_to(study, p);
            while (!study_shows(study, block) && study_go_on(study)) {
            }
            return rehearsal_settle(&acting->rehearsal, err);
        }
    return true;
}

// To an exercise that takes an answer yet.
static bool go_to_answer(Acting *acting, const Request *request, Error *err) {
    if (!go_to(acting, BLOCK_EXERCISE, request->exercise, err)) return false;
    return !study_of(acting)->answers[request->exercise].locked ||
           error_set(err, "test.locked", "%s", about(acting, request)->id);
}

static bool turn(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer, (void)err;
    study_turn_to(study_of(acting), request->page);
    return true;
}

static bool step(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)request, (void)answer;
    return study_go_on(study_of(acting)) || error_set(err, "test.no_step", " ");
}

// --- what the learner moves

static double worth(Acting *acting, const Expression *expression) {
    study_follow(study_of(acting));
    return live_value(study_of(acting)->live, expression, NULL);
}

static bool set(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    Study *study = study_of(acting);
    const Variable *variable = &study_lesson(study)->variables[request->variable];
    double number = worth(acting, &request->value), fit;
    if (isnan(number)) return error_set(err, "test.no_value", "%s", request->value.text);
    fit = live_fit(variable, number);
    if (fabs(fit - number) > 1e-9 * fmax(1, fabs(number)))
        return error_set(err, "test.range", "%s\t%.10g\t%.10g\t%.10g\t%.10g", request->name,
                         number, variable->from, variable->to, fit);
    if (!go_to(acting, BLOCK_INPUT, request->variable, err)) return false;
    study_set(study, request->variable, fit);
    return true;
}

static bool vote(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    if (!go_to(acting, BLOCK_VOTE, request->vote, err)) return false;
    study_tally(study_of(acting), request->vote, request->hands);
    return true;
}

static bool touch(Acting *acting, const Request *request, bool drags, Error *err) {
    Study *study = study_of(acting);
    DrawingItem item;
    if (!go_to(acting, BLOCK_STAGE, request->stage, err)) return false;
    bool there = stages_area(&study->stages, request->stage, request->area, &item);
    if (!there || !(drags ? item.drag : item.press))
        return error_set(err, "test.no_area", "%s", request->name);
    StageAsk ask = {.stage = request->stage,
                    .touch = drags ? STAGE_DRAG : STAGE_PRESS,
                    .area = request->area,
                    .x = drags ? request->x : item.n[0] + item.n[2] / 2,
                    .y = drags ? request->y : item.n[1] + item.n[3] / 2};
    stages_touch(&study->stages, &ask);
    return true;
}

static bool drag(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    return touch(acting, request, true, err);
}

static bool press(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    if (request->stage >= 0) return touch(acting, request, false, err);
    if (!go_to(acting, BLOCK_INPUT, request->variable, err)) return false;
    study_press(study_of(acting), request->variable);
    return true;
}

static bool place_circuit(Workpiece *piece, const Request *request, Error *err) {
    int wires = circuit_wires(history_now(piece->history));
    Circuit *circuit = short_form_read(request->circuit, wires, NULL, err);
    if (!circuit) return false;
    workpiece_commit(piece, circuit, NULL);
    return true;
}

static bool take_answer(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    const Exercise *exercise = about(acting, request);
    if (!go_to_answer(acting, request, err)) return false;
    if (attempt_take(study_of(acting), request->exercise, request->answer)) return true;
    char *text = data_write(request->answer);
    error_set(err, "test.answer", "%s\texercise.%s\t%.200s", exercise->id, exercise->kind,
              text);
    free(text);
    return false;
}

static bool place(Acting *acting, const Request *request, Data *answer, Error *err) {
    if (request->exercise >= 0) return take_answer(acting, request, answer, err);
    Workpiece *piece = &study_of(acting)->pieces[request->source];
    if (!go_to(acting, BLOCK_SOURCE, request->source, err)) return false;
    if (piece->arrow)
        workpiece_turn(piece, request->theta, request->phi, true);
    else if (!place_circuit(piece, request, err))
        return false;
    study_touched(study_of(acting), request->source);
    return true;
}

static bool solve(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    const Exercise *exercise = about(acting, request);
    if (exercise->unsolved) return error_set(err, "test.unsolvable", "%s", exercise->id);
    if (!go_to_answer(acting, request, err)) return false;
    study_fill(study_of(acting), request->exercise);
    return true;
}

// What draws no numbers begins anew.
static bool redraw(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    if (!go_to(acting, BLOCK_EXERCISE, request->exercise, err)) return false;
    if (about(acting, request)->given)
        study_redraw(study_of(acting), request->exercise);
    else
        study_again(study_of(acting), request->exercise);
    return true;
}

// --- the clock

static void play_stages(Study *study, bool playing) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->stage_count; i++) {
        bool shown = lesson->stages[i].page == study->page;
        bool line = lesson->stages[i].duration > 0;
        if (shown && line && study->stages.rows[i].playing != playing)
            stages_play(&study->stages, i, study->now * 1000);
    }
}

static bool wait(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    Study *study = study_of(acting);
    acting->waited += request->number;
    if (!(acting->waited <= MOST_WAITED))
        return error_set(err, "test.long_wait", "%g", MOST_WAITED);
    double from = study->now, end = from + request->number;
    bool good = true;
    play_stages(study, true);
    for (int i = 1; good && study->now < end; i++) {
        study_advance(study, fmin(from + i * CLOCK_STEP, end));
        good = rehearsal_settle(&acting->rehearsal, err);
    }
    play_stages(study, false);
    return good;
}

// --- what the test is told

static bool given(Acting *acting, const Request *request, Data *answer, Error *err) {
    const Answer *now = &study_of(acting)->answers[request->exercise];
    for (int i = 0; i < now->given_count; i++) {
        const Given *one = &now->given[i];
        if (strcmp(one->name, request->text) != 0) continue;
        if (one->is_text)
            data_put(answer, "text", data_new_text(text_in(&one->words, acting->lang)));
        else
            data_put(answer, "number", data_new_number(one->number));
        return true;
    }
    return error_set(err, "test.no_value", "%s", request->text);
}

static bool tell_number(Acting *acting, const Request *request, Data *answer, Error *err) {
    double number = worth(acting, &request->value);
    if (isnan(number)) return error_set(err, "test.no_value", "%s", request->value.text);
    data_put(answer, "number", data_new_number(number));
    return true;
}

// --- what is expected

static bool stands_in(const Study *study, const char *plain) {
    bool found = false;
    for (int lang = 0; lang < LANG_COUNT && !found; lang++) {
        char *said = page_said(study, (Lang)lang);
        found = strstr(said, plain) != NULL;
        free(said);
    }
    return found;
}

static bool expect_text(Acting *acting, const Request *request, Data *answer, Error *err) {
    (void)answer;
    Study *study = study_of(acting);
    bool wanted = !strcmp(request->act, "expect.text");
    char *plain = said_plainly(request->text);
    bool good = stands_in(study, plain) == wanted;
    free(plain);
    if (good) return true;
    const char *page = study_lesson(study)->pages[study->page].id;
    char *said = page_said(study, acting->lang), *line = said;
    while ((line = strpbrk(line, "\n\t")))
        *line = '/';
    if (wanted)
        error_set(err, "test.text", "%.120s\t%s\t%.240s", request->text, page, said);
    else
        error_set(err, "test.no_text", "%.200s\t%s", request->text, page);
    free(said);
    return false;
}

static bool expect_number(Acting *acting, const Request *request, Data *answer,
                          Error *err) {
    (void)answer;
    double found = worth(acting, &request->value);
    double wanted = worth(acting, &request->expected);
    if (isnan(found)) return error_set(err, "test.no_value", "%s", request->text);
    if (isnan(wanted)) return error_set(err, "test.no_value", "%s", request->expected.text);
    if (fabs(found - wanted) <= request->number * (1 + 1e-9)) return true;
    return error_set(err, "test.number", "%.120s\t%.10g\t%.10g\t%.3g", request->text,
                     wanted, found, request->number);
}

static bool says(const Verdict *verdict, const char *text) {
    bool found = !*text;
    char *plain = said_plainly(text);
    for (int lang = 0; lang < LANG_COUNT && !found; lang++) {
        char *said = said_plainly(text_in(&verdict->say, (Lang)lang));
        found = strstr(said, plain) != NULL;
        free(said);
    }
    free(plain);
    return found;
}

static bool judge(Acting *acting, const Request *request, Error *err) {
    const Verdict *verdict = &study_of(acting)->answers[request->exercise].verdict;
    const char *id = about(acting, request)->id, *found = verdict_name(verdict->kind);
    const char *said = text_in(&verdict->say, acting->lang);
    if (strcmp(found, request->verdict) != 0)
        return error_set(err, "test.verdict", "%s\t%s\t%s\t%.240s", id, request->verdict,
                         found, *said ? said : "–");
    if (!says(verdict, request->text))
        return error_set(err, "test.says", "%s\t%.120s\t%.240s", id, request->text,
                         *said ? said : "–");
    const char *key = verdict->misconception;
    if (*request->misconception && strcmp(key, request->misconception) != 0)
        return error_set(err, "test.misconception", "%s\t%s\t%s", id,
                         request->misconception, *key ? key : "–");
    return true;
}

static bool expect_verdict(Acting *acting, const Request *request, Data *answer,
                           Error *err) {
    (void)answer;
    return go_to_answer(acting, request, err) &&
           rehearsal_check(&acting->rehearsal, request->exercise, err) &&
           judge(acting, request, err);
}

// --- the rows

typedef bool Act(Acting *acting, const Request *request, Data *answer, Error *err);

typedef enum Needs {
    NEEDS_NOTHING,
    NEEDS_PAGE,
    NEEDS_INPUT,  // and a value
    NEEDS_BUTTON, // or an area
    NEEDS_AREA,
    NEEDS_VOTE,   // and its tallies
    NEEDS_SOURCE, // or an exercise and an answer
    NEEDS_EXERCISE,
    NEEDS_ANSWER,
    NEEDS_VALUE,
    NEEDS_EXPECTED
} Needs;

static const struct {
    const char *name;
    Act *act;
    Needs needs; // without which the jail is not believed
} ROWS[] = {
    {"learner.turn", turn, NEEDS_PAGE},
    {"learner.step", step, NEEDS_NOTHING},
    {"learner.set", set, NEEDS_INPUT},
    {"learner.press", press, NEEDS_BUTTON},
    {"learner.drag", drag, NEEDS_AREA},
    {"learner.vote", vote, NEEDS_VOTE},
    {"learner.place", place, NEEDS_SOURCE},
    {"learner.choose", take_answer, NEEDS_ANSWER},
    {"learner.type", take_answer, NEEDS_ANSWER},
    {"learner.answer", take_answer, NEEDS_ANSWER},
    {"learner.solve", solve, NEEDS_EXERCISE},
    {"learner.redraw", redraw, NEEDS_EXERCISE},
    {"learner.wait", wait, NEEDS_NOTHING},
    {"learner.given", given, NEEDS_EXERCISE},
    {"learner.number", tell_number, NEEDS_VALUE},
    {"expect.text", expect_text, NEEDS_NOTHING},
    {"expect.no_text", expect_text, NEEDS_NOTHING},
    {"expect.number", expect_number, NEEDS_EXPECTED},
    {"expect.verdict", expect_verdict, NEEDS_EXERCISE},
};

// Everything that its row's function will look into is there.
static bool complete(const Request *request, Needs needs) {
    bool answers = request->exercise >= 0 && request->answer;
    bool area = request->stage >= 0 && request->area >= 0;
    bool variable = request->variable >= 0, value = request->value.text != NULL;
    switch (needs) {
    case NEEDS_NOTHING:
        return true;
    case NEEDS_PAGE:
        return request->page >= 0;
    case NEEDS_INPUT:
        return variable && value;
    case NEEDS_BUTTON:
        return variable || area;
    case NEEDS_AREA:
        return area;
    case NEEDS_VOTE:
        return request->vote >= 0;
    case NEEDS_SOURCE:
        return request->source >= 0 || answers;
    case NEEDS_EXERCISE:
        return request->exercise >= 0;
    case NEEDS_ANSWER:
        return answers;
    case NEEDS_VALUE:
        return value;
    case NEEDS_EXPECTED:
        return value && request->expected.text;
    }
    return false;
}

bool acting_do(Acting *acting, const Request *request, Data *answer, Error *err) {
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (strcmp(ROWS[i].name, request->act) != 0) continue;
        if (!complete(request, ROWS[i].needs)) break;
        if (!strncmp(request->act, "expect.", 7)) acting->expected = true;
        return ROWS[i].act(acting, request, answer, err);
    }
    return error_set(err, "page.broken", "%s", request->act);
}
