#include "lesson/visit.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/child.h"
#include "lesson/visit_files.h"
#include "lesson/watchdog.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PLAYS = 64, MAX_FINDINGS = 500 };

// A call that waits for a stage's answer.
typedef struct Later {
    const char *function; // NULL: none
    Data *arg;
    int budget;
} Later;

struct Visit {
    VisitState state;
    Budgets budgets;
    Child *child;
    Lesson *growing; // while OPENING
    Lesson *lesson;
    Error error;
    Trace trace;
    char *path; // of the lesson's file, as errors name it
    char *name; // of the file within the pack
    Verdict verdict;
    Data *result; // of the last call that was not a verdict
    bool for_verdict;
    bool drawing; // a stage's answer is awaited
    bool drawn;   // … and is there
    StageAnswer answer;
    Later later;   // what was asked for meanwhile
    bool lenient;  // the call's own mistake does not end the visit
    Error mistake; // of the last lenient call; key "" when there was none
    Watching watching;
};

static Budgets budgets_of(Budgets asked) {
    const JailLimits usual = jail_limits();
    return (Budgets){
        .open = asked.open ? asked.open : usual.load_ms,
        .check = asked.check ? asked.check : 2000,
        .call = asked.call ? asked.call : usual.call_ms,
        .stage = asked.stage ? asked.stage : 250,
        .memory_mb = asked.memory_mb ? asked.memory_mb : usual.memory_mb,
    };
}

// The jail knows files by their names in the pack; people know them by their paths.
static void name_place(const Visit *visit, Error *err) {
    if (!err->file[0] || !strcmp(err->file, visit->name)) {
        snprintf(err->file, sizeof err->file, "%s", visit->path);
    } else if (file_ends_in(err->file, ".lua") && err->file[0] != '/') {
        char *folder = file_folder(visit->path), *path = file_join(folder, err->file);
        snprintf(err->file, sizeof err->file, "%s", path);
        free(folder);
        free(path);
    }
}

static void note_mistake(Visit *visit, Error *err) {
    name_place(visit, err);
    watching_mistake(&visit->watching, err);
}

char *visit_place(const Visit *visit, const char *file) {
    Error at = {.key = ""};
    error_at(&at, file, 0, 0);
    name_place(visit, &at);
    return mem_text(at.file);
}

static void fail_visit(Visit *visit, const Error *why) {
    visit->error = *why;
    note_mistake(visit, &visit->error);
    visit->state = VISIT_FAILED;
    visit->drawing = false;
    child_close(visit->child);
    visit->child = NULL;
}

static bool send_pack(Visit *visit, VisitOptions options, Error *err) {
    const bool tested = options.tested;
    if (options.files)
        return visit_send(visit->child, options.files, visit->name, tested, err);
    PackFiles *files = pack_files_of_folder(options.folder);
    bool sent = visit_send(visit->child, files, visit->name, tested, err);
    pack_files_close(files);
    return sent;
}

Visit *visit_open(VisitOptions options) {
    Visit *visit = mem_new(sizeof *visit);
    visit->budgets = budgets_of(options.budgets);
    visit->path = file_join(options.folder, options.file);
    visit->name = mem_text(options.file);
    visit->verdict.wrong = -1;
    watching_start(&visit->watching, options.log, visit->budgets);
    Error err = {.key = ""};
    visit->child =
        child_start((ChildOptions){.program = options.jail,
                                   .seed = options.seed,
                                   .watched = options.log != NULL,
                                   .limits = {.memory_mb = visit->budgets.memory_mb}},
                    &err);
    if (!visit->child || !send_pack(visit, options, &err)) {
        fail_visit(visit, &err);
        return visit;
    }
    visit->growing = lesson_create(visit->path);
    child_load(visit->child, visit->name, visit->budgets.open);
    return visit;
}

void visit_close(Visit *visit) {
    if (!visit) return;
    child_close(visit->child);
    lesson_destroy(visit->growing);
    lesson_destroy(visit->lesson);
    verdict_free(&visit->verdict);
    data_free(visit->result);
    data_free(visit->later.arg);
    stage_answer_free(&visit->answer);
    watching_end(&visit->watching);
    free(visit->path);
    free(visit->name);
    free(visit);
}

VisitState visit_state(const Visit *visit) {
    return visit->state;
}

const Error *visit_error(const Visit *visit) {
    return &visit->error;
}

const Trace *visit_trace(const Visit *visit) {
    return &visit->trace;
}

const Lesson *visit_lesson(const Visit *visit) {
    return visit->lesson;
}

const Watching *visit_watching(const Visit *visit) {
    return &visit->watching;
}

int visit_waiting(const Visit *visit) {
    return visit->child ? child_waiting(visit->child) : 0;
}

int visit_handle(const Visit *visit) {
    return visit->child ? child_handle(visit->child) : -1;
}

int visit_pid(const Visit *visit) {
    return visit->child ? child_pid(visit->child) : 0;
}

static void take_lesson(Visit *visit) {
    Error err;
    if (!lesson_complete(visit->growing, &err)) {
        fail_visit(visit, &err);
        return;
    }
    visit->lesson = visit->growing;
    visit->growing = NULL;
    visit->state = VISIT_READY;
}

static void take_result(Visit *visit, const Data *result) {
    Error err;
    visit->state = VISIT_READY;
    if (!visit->for_verdict) {
        visit->result = data_copy(result);
    } else if (!verdict_read(result, &visit->verdict, &err)) {
        fail_visit(visit, &err);
    }
}

static void send_call(Visit *visit, const char *function, const Data *arg, int budget) {
    bool sent = child_call(visit->child, function, arg, budget);
    if (sent || child_state(visit->child) != CHILD_READY) return; // the end comes by itself
    visit->state = VISIT_READY; // more than a message holds
    if (visit->for_verdict) visit->verdict.kind = VERDICT_UNREADABLE;
}

static void take_stage(Visit *visit, const Outcome *outcome, const Data *result) {
    visit->drawing = false;
    visit->drawn = true;
    visit->answer.error = outcome->error;
    bool good = outcome->status == OUTCOME_OK;
    if (good && !visit->answer.bytes)
        error_set(&visit->answer.error, "jail.protocol", "drawing");
    if (visit->answer.error.key[0]) note_mistake(visit, &visit->answer.error);
    visit->answer.said = data_copy(result);
    Later later = visit->later;
    visit->later = (Later){NULL};
    if (later.function) send_call(visit, later.function, later.arg, later.budget);
    data_free(later.arg);
}

static void take_outcome(Visit *visit, const Data *data) {
    Outcome outcome;
    if (!outcome_read(data, &outcome)) return; // child_next has seen to it
    watching_take(&visit->watching, &outcome, data_get(data, "ran"),
                  visit->state == VISIT_OPENING);
    if (visit->drawing) {
        take_stage(visit, &outcome, data_get(data, "result"));
        return;
    }
    visit->trace = outcome.trace;
    bool mistaken = outcome.status == OUTCOME_ERROR && visit->lenient;
    if (mistaken && visit->state == VISIT_ASKED) {
        visit->mistake = outcome.error;
        note_mistake(visit, &visit->mistake);
        visit->state = VISIT_READY;
    } else if (outcome.status != OUTCOME_OK) {
        fail_visit(visit, &outcome.error);
    } else if (visit->state == VISIT_OPENING) {
        take_lesson(visit);
    } else if (visit->state == VISIT_ASKED) {
        take_result(visit, data_get(data, "result"));
    }
}

static void take_band(Visit *visit, const Message *message) {
    Band band; // message_scan has read it before
    Error err;
    if (!band_read(message->body, message->size, &band)) return;
    if (!lesson_add_band(visit->growing, &band, &err)) fail_visit(visit, &err);
}

static void take_message(Visit *visit, const Message *message) {
    if (message->type == MESSAGE_OUTCOME) {
        take_outcome(visit, message->data);
    } else if (message->type == MESSAGE_PAGE && visit->state == VISIT_OPENING) {
        Error err;
        if (!lesson_add(visit->growing, message->data, &err)) fail_visit(visit, &err);
    } else if (message->type == MESSAGE_PIXELS && visit->state == VISIT_OPENING) {
        take_band(visit, message);
    } else if (message->type == MESSAGE_PRINT && visit->watching.log) {
        log_print(visit->watching.log, message->body, message->size);
    } else if (message->type == MESSAGE_DRAWING && visit->drawing) {
        visit->answer.bytes = mem_grow(NULL, message->size, 1);
        visit->answer.size = message->size;
        memcpy(visit->answer.bytes, message->body, message->size);
    }
}

bool visit_poll(Visit *visit) {
    if (!visit->child) return false;
    VisitState before = visit->state;
    bool drawn = visit->drawn;
    child_poll(visit->child);
    Message message;
    while (visit->child && child_next(visit->child, &message))
        take_message(visit, &message);
    if (visit->child && child_gone(visit->child)) {
        Error err = {.key = ""};
        if (!child_error(visit->child, &err)) error_set(&err, "jail.crashed", "0");
        fail_visit(visit, &err);
    }
    return visit->state != before || visit->drawn != drawn;
}

static void forget_answer(Visit *visit) {
    verdict_free(&visit->verdict);
    data_free(visit->result);
    visit->result = NULL;
    visit->lenient = false;
    visit->mistake = (Error){0};
}

static void call(Visit *visit, const char *function, const Data *arg, int budget) {
    forget_answer(visit);
    visit->for_verdict = !strcmp(function, "check");
    visit->state = VISIT_ASKED;
    if (visit->drawing)
        visit->later = (Later){function, data_copy(arg), budget};
    else
        send_call(visit, function, arg, budget);
}

void stage_answer_free(StageAnswer *answer) {
    free(answer->bytes);
    data_free(answer->said);
    *answer = (StageAnswer){.bytes = NULL};
}

static const char *const TOUCHES[] = {"tick", "press", "drag", "nudge"};

bool visit_ask_stage(Visit *visit, const StageAsk *ask) {
    if (visit->state != VISIT_READY || visit->drawing) return false;
    Data *arg = data_new_object();
    data_put(arg, "stage", data_new_integer(ask->stage));
    data_put(arg, "t", data_new_number(ask->t));
    data_put(arg, "step", data_new_integer(ask->step));
    data_put(arg, "since", data_new_number(ask->since));
    data_put(arg, "touch", data_new_text(TOUCHES[ask->touch]));
    data_put(arg, "area", data_new_integer(ask->area));
    data_put(arg, "x", data_new_number(ask->x));
    data_put(arg, "y", data_new_number(ask->y));
    data_put(arg, "revision", data_new_integer((long long)ask->revision));
    stage_answer_free(&visit->answer);
    visit->answer = (StageAnswer){.ask = *ask};
    visit->drawn = false;
    visit->drawing = child_call(visit->child, "stage", arg, visit->budgets.stage) != 0;
    data_free(arg);
    return visit->drawing;
}

bool visit_awaits_stage(const Visit *visit) {
    return visit->drawing;
}

bool visit_take_stage(Visit *visit, StageAnswer *answer) {
    if (!visit->drawn) return false;
    *answer = visit->answer;
    visit->answer = (StageAnswer){.bytes = NULL};
    visit->drawn = false;
    return true;
}

static bool awaits(const Visit *visit) {
    return visit->drawing || visit->state == VISIT_OPENING || visit->state == VISIT_ASKED;
}

void visit_wait_for(Visit *visit, int ms) {
    double end = watchdog_wall() + ms;
    while (awaits(visit) && watchdog_wall() < end) {
        child_wait(visit->child, (int)ceil(end - watchdog_wall()));
        visit_poll(visit);
    }
}

// What was asked for before is of no use any more.
static void drop_stage(Visit *visit) {
    StageAnswer old;
    while (visit->drawing)
        visit_wait_for(visit, 50);
    if (visit_take_stage(visit, &old)) stage_answer_free(&old);
}

bool visit_draw(Visit *visit, int stage, double t, StageAnswer *answer) {
    drop_stage(visit);
    if (!visit_ask_stage(visit, &(StageAsk){.stage = stage, .t = t, .since = t}))
        return false;
    while (visit->drawing)
        visit_wait_for(visit, 50);
    return visit_take_stage(visit, answer);
}

void visit_ask(Visit *visit, const char *exercise, const Data *answer, uint64_t seed) {
    if (visit->state != VISIT_READY) return;
    Data *arg = data_new_object();
    data_put(arg, "exercise", data_new_text(exercise));
    data_put(arg, "answer", data_copy(answer));
    // JSON keeps whole numbers up to 2^53.
    data_put(arg, "seed", data_new_integer((long long)(seed & ((1ULL << 53) - 1))));
    call(visit, "check", arg, visit->budgets.check);
    data_free(arg);
}

void visit_call(Visit *visit, const char *function, const Data *arg, int budget_ms) {
    if (visit->state != VISIT_READY) return;
    Verdict said = visit->verdict; // a call between two checks takes no verdict away
    visit->verdict = (Verdict){.wrong = -1};
    call(visit, function, arg, budget_ms ? budget_ms : visit->budgets.call);
    visit->verdict = said;
    visit->lenient = true;
}

const Data *visit_answer(const Visit *visit) {
    return visit->result;
}

const Error *visit_mistake(const Visit *visit) {
    return &visit->mistake;
}

const Verdict *visit_verdict(const Visit *visit) {
    return visit->verdict.kind == VERDICT_NONE ? NULL : &visit->verdict;
}

void visit_wait(Visit *visit) {
    while (visit->state == VISIT_OPENING || visit->state == VISIT_ASKED) {
        child_wait(visit->child, 50);
        visit_poll(visit);
    }
}

// Calls and waits; the result is the visit's until the next call. NULL when it failed.
static const Data *call_and_wait(Visit *visit, const char *function, const Data *arg,
                                 Error *err) {
    if (visit->state == VISIT_READY) {
        call(visit, function, arg, visit->budgets.check);
        visit_wait(visit);
    }
    if (visit->state == VISIT_READY) return visit->result;
    if (err) *err = visit->error;
    return NULL;
}

static VerdictKind expected_kind(const char *name) {
    if (!strcmp(name, "right")) return VERDICT_RIGHT;
    return !strcmp(name, "near") ? VERDICT_NEAR : VERDICT_WRONG;
}

static void read_play(Play *play, const Data *data) {
    play->answer = data_copy(data_get(data, "answer"));
    play->expected = expected_kind(data_text(data_get(data, "expected"), ""));
    long long wrong = data_integer(data_get(data, "wrong"), -1);
    play->wrong = wrong >= 0 && wrong < MAX_PLAYS ? (int)wrong : -1;
    long long line = data_integer(data_get(data, "line"), 0);
    play->line = line > 0 && line < 1000000 ? (int)line : 0;
}

Play *visit_plays(Visit *visit, const char *exercise, int *count, Error *err) {
    Data *arg = data_new_object();
    data_put(arg, "exercise", data_new_text(exercise));
    const Data *list = data_get(call_and_wait(visit, "plays", arg, err), "plays");
    data_free(arg);
    *count = 0;
    if (visit->state != VISIT_READY) return NULL;
    size_t many = data_count(list);
    bool none = many == 0 && data_is_object(list); // of Lua's empty table: a handout
    if ((!none && !data_is_array(list)) || many > MAX_PLAYS) {
        error_set(err, "page.broken", "plays");
        error_at(err, visit->path, 0, 0);
        return NULL;
    }
    Play *plays = mem_new((many + 1) * sizeof *plays);
    for (size_t i = 0; i < many; i++)
        read_play(&plays[i], data_at(list, i));
    *count = (int)many;
    return plays;
}

void plays_free(Play *plays, int count) {
    for (int i = 0; i < count; i++)
        data_free(plays[i].answer);
    free(plays);
}

// A finding crosses as an error would, and is believed as little.
static bool read_finding(const Visit *visit, const Data *data, Error *finding) {
    Data *as_error = data_copy(data);
    data_put(as_error, "status", data_new_text("error"));
    Outcome outcome;
    bool good = outcome_read(as_error, &outcome);
    data_free(as_error);
    if (!good) return false;
    *finding = outcome.error;
    name_place(visit, finding);
    return true;
}

Error *visit_findings(Visit *visit, int *count) {
    *count = 0;
    Error failed;
    const Data *result = call_and_wait(visit, "findings", NULL, &failed);
    const Data *list = data_get(result, "findings");
    size_t many = data_count(list) < MAX_FINDINGS ? data_count(list) : MAX_FINDINGS;
    Error *findings = mem_new((many + 1) * sizeof *findings);
    if (visit->state != VISIT_READY) {
        findings[(*count)++] = failed;
        return findings;
    }
    for (size_t i = 0; i < many; i++)
        if (data_is_object(data_at(list, i)) &&
            read_finding(visit, data_at(list, i), &findings[*count]))
            ++*count;
    return findings;
}
