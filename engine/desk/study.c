#include "desk/study.h"

#include "base/mem.h"
#include "circuit/run.h"
#include "desk/attempt.h"
#include "desk/response.h"
#include "learner/holdings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const PackLesson *lesson_of(const Study *study) {
    return &study->options.pack->lessons[study->options.lesson];
}

static Visit *new_visit(const Study *study) {
    return visit_open((VisitOptions){.jail = study->options.jail,
                                     .folder = study->options.pack->folder,
                                     .files = study->options.pack->files,
                                     .file = lesson_of(study)->file,
                                     .seed = study->options.seed,
                                     .log = study->options.log,
                                     .tested = study->options.tested});
}

void study_open(Study *study, StudyOptions options) {
    *study = (Study){.options = options, .asked = -1, .pressed = -1, .alone = -1};
    study->visit = new_visit(study);
}

static void drop_pieces(Study *study) {
    const Lesson *lesson = study->loaded ? visit_lesson(study->visit) : NULL;
    for (int i = 0; lesson && i < lesson->source_count; i++)
        workpiece_end(&study->pieces[i]);
    for (int i = 0; lesson && i < lesson->exercise_count; i++) {
        verdict_free(&study->answers[i].verdict);
        attempt_free(&study->answers[i]);
        editor_end(&study->answers[i].editor);
    }
    stages_end(&study->stages);
    free(study->pieces);
    free(study->answers);
    live_destroy(study->live);
    study->live = NULL;
    study->pieces = NULL;
    study->answers = NULL;
    study->loaded = false;
}

void study_close(Study *study) {
    study_leave(study);
    drop_pieces(study);
    visit_close(study->visit);
    visit_close(study->next);
    free(study->asked_answer);
    data_free(study->handed);
    *study = (Study){.asked = -1, .pressed = -1, .alone = -1};
}

const Lesson *study_lesson(const Study *study) {
    return study->loaded ? visit_lesson(study->visit) : NULL;
}

bool study_failed(const Study *study) {
    return study->error.key[0] != 0;
}

// Only the last trouble is kept: whatever could not be written, the cure is the same.
void study_wrote(Study *study, bool good, const Error *err) {
    study->wrote = good;
    if (!good) study->trouble = *err;
}

void study_remember_place(Study *study) {
    const Lesson *lesson = study_lesson(study);
    Error err = {0};
    bool good = progress_set_step(study->options.progress, lesson->id, study->page,
                                  lesson->page_count, study->steps[study->page],
                                  (int64_t)time(NULL), &err);
    study_wrote(study, good, &err);
}

// What the record knows of an exercise.
static Answer remembered(const Study *study, const Exercise *exercise) {
    const Lesson *lesson = visit_lesson(study->visit);
    ExerciseRecord record =
        progress_exercise(study->options.progress, lesson->id, exercise->id);
    int hints = record.right ? 0 : record.hints;
    Answer answer = {.tries = record.tries,
                     .hints = hints < exercise->hint_count ? hints : exercise->hint_count,
                     .right = record.right,
                     .first = record.right_first,
                     .shown = record.right,
                     .to_draw = exercise->given,
                     .earlier = record.right};
    response_start(&answer, exercise);
    return answer;
}

// A lesson's circuits are all worked out at once: what their branches take is shared out.
static size_t states_of(const Lesson *lesson, int source) {
    size_t share = ((size_t)STATES_MB << 20) / (size_t)lesson->source_count;
    const Source *about = &lesson->sources[source];
    return run_noisy_bytes(about->start, &about->noise) + share;
}

static void load(Study *study) {
    const Lesson *lesson = visit_lesson(study->visit);
    study->alone = study_find_alone(study, lesson);
    study->loaded = true;
    study->loads++;
    if (study->options.log) log_read(study->options.log);
    study->pieces = mem_new((size_t)lesson->source_count * sizeof *study->pieces);
    study->answers = mem_new((size_t)lesson->exercise_count * sizeof *study->answers);
    study->live = live_create(lesson);
    study->calling = CALLING_NOTHING;
    study->pressed = -1;
    live_recall(study);
    for (int i = 0; i < lesson->source_count; i++) {
        workpiece_start_within(&study->pieces[i], i, &lesson->sources[i],
                               states_of(lesson, i));
        study->pieces[i].worker = study->options.worker;
    }
    stages_start(&study->stages, lesson, study->options.still);
    for (int i = 0; i < lesson->exercise_count; i++) {
        study->answers[i] = remembered(study, &lesson->exercises[i]);
        editor_start(&study->answers[i].editor, lesson->exercises[i].code);
    }
}

// For the author who looks on.
static void note_page(const Study *study) {
    if (study->options.log) log_turn(study->options.log, study->page);
}

static void go_to(Study *study, int page) {
    const Lesson *lesson = study_lesson(study);
    int last = lesson->page_count - 1;
    study->page = page < 0 ? 0 : page > last ? last : page;
    for (int i = 0; i <= study->page; i++)
        study->read[i] = true;
    for (int i = 0; i < study->page; i++)
        study->steps[i] = lesson->pages[i].steps;
    note_page(study);
    live_turned(study);
    study_remember_place(study);
}

static int page_named(const Lesson *lesson, const char *id) {
    for (int i = 0; i < lesson->page_count; i++)
        if (!strcmp(lesson->pages[i].id, id)) return i;
    return -1;
}

static int behind_named(const Page *page, const char *id) {
    for (int i = 0; i < page->block_count; i++)
        if (page->blocks[i].kind == BLOCK_BEHIND && !strcmp(page->blocks[i].id, id))
            return i;
    return -1;
}

// What the learner left open. What the lesson has no more stays closed.
static void open_section(void *to, const char *page_id, const char *section) {
    Study *study = to;
    const Lesson *lesson = study_lesson(study);
    int page = page_named(lesson, page_id);
    int block = page >= 0 ? behind_named(&lesson->pages[page], section) : -1;
    if (block >= 0) study->opened[page] |= 1ULL << block;
}

// Where the learner stopped; a lesson that is done is read again from the start.
static void return_to_place(Study *study) {
    const Lesson *lesson = study_lesson(study);
    const Progress *progress = study->options.progress;
    int page = 0, pages;
    if (!progress_finished(progress, lesson->id) &&
        progress_place(progress, lesson->id, &page, &pages) && page < lesson->page_count) {
        int step = progress_step(progress, lesson->id), most = lesson->pages[page].steps;
        study->steps[page] = step < most ? step : most;
    }
    go_to(study, page);
}

static void load_first(Study *study) {
    load(study);
    study_enter_cards(study);
    if (study->alone >= 0) {
        go_to(study, study_lesson(study)->exercises[study->alone].page);
        return;
    }
    progress_each_behind(study->options.progress, study_lesson(study)->id, open_section,
                         study);
    return_to_place(study);
}

// Whole minutes of the work on its page; what is less counts for the next attempt.
static int minutes_spent(Study *study, int exercise) {
    double *spent = &study->spent[study_lesson(study)->exercises[exercise].page];
    int minutes = (int)lround(*spent / 60);
    *spent -= 60.0 * minutes;
    return minutes;
}

static void record_attempt(Study *study, int exercise, const char *answer_text) {
    const Lesson *lesson = study_lesson(study);
    Answer *answer = &study->answers[exercise];
    Attempt attempt = {.lesson = lesson->id,
                       .exercise = lesson->exercises[exercise].id,
                       .answer = answer_text,
                       .misconception = answer->verdict.misconception,
                       .right = answer->verdict.kind == VERDICT_RIGHT,
                       .hints = answer->hints,
                       .seed = attempt_seed(study, exercise),
                       .when = (int64_t)time(NULL),
                       .minutes = minutes_spent(study, exercise)};
    Error err = {0};
    bool good = progress_attempt(study->options.progress, &attempt, &err);
    study_wrote(study, good, &err);
}

// The verdict is of what was handed in; an answer changed meanwhile does not wear it. An
// answer that cannot be read is no attempt: nothing was said about the question yet.
void study_take_verdict(Study *study) {
    int exercise = study->asked;
    Answer *answer = &study->answers[exercise];
    study->asked = -1;
    if (!visit_verdict(study->visit)) return;
    verdict_free(&answer->verdict);
    answer->verdict = verdict_copy(visit_verdict(study->visit));
    char *now = study_answer_text(study, exercise);
    answer->fresh = !strcmp(now, study->asked_answer);
    answer->earlier = false;
    free(now);
    if (answer->verdict.kind == VERDICT_UNREADABLE) return;
    if (answer->verdict.truth_count) answer->locked = answer->shown = true;
    study_replay(study, exercise);
    if (answer->verdict.kind == VERDICT_RIGHT) answer->anew = false;
    answer->tries++;
    if (answer->verdict.kind == VERDICT_RIGHT && !answer->right) {
        answer->right = true;
        answer->first = answer->tries == 1 && !answer->hints;
    }
    record_attempt(study, exercise, study->asked_answer);
    if (answer->verdict.kind == VERDICT_RIGHT) study_enter_card(study, exercise);
}

static bool same_start(const Source *a, const Source *b) {
    if (a->kind != b->kind || a->fixed != b->fixed) return false;
    if (a->kind == SOURCE_ARROW) return a->theta == b->theta && a->phi == b->phi;
    return a->most_gates == b->most_gates && circuit_equal(a->start, b->start);
}

static const Exercise *exercise_of(const Lesson *lesson, int source) {
    for (int i = 0; i < lesson->exercise_count; i++)
        if (lesson->exercises[i].source == source) return &lesson->exercises[i];
    return NULL;
}

// Which source of `old` was this one: that of the same exercise; one that belongs to none
// is known by its place.
static int source_before(const Lesson *old, const Lesson *lesson, int source) {
    const Exercise *asks = exercise_of(lesson, source);
    const Exercise *asked = asks ? lesson_exercise(old, asks->id) : NULL;
    int before = asks ? (asked ? asked->source : -1) : source;
    if (before < 0 || before >= old->source_count) return -1;
    if (!asks && exercise_of(old, before)) return -1;
    bool same = same_start(&old->sources[before], &lesson->sources[source]);
    return same ? before : -1;
}

// What was typed, chosen and seen, as far as the exercise still is the same.
static void inherit_answer(Answer *answer, const Answer *old, const Exercise *now,
                           const Exercise *before) {
    answer->hints = old->hints < now->hint_count ? old->hints : now->hint_count;
    answer->earlier = old->earlier;
    answer->explain = old->explain;
    answer->draws = old->draws;
    if (old->tries > answer->tries) answer->tries = old->tries; // the record may be lame
    answer->right |= old->right;
    answer->first |= old->first;
    if (now->input != before->input) return;
    if (now->input == INPUT_NUMBER) answer->field = old->field;
    if (now->input == INPUT_CODE)
        editor_inherit(&answer->editor, &old->editor, before->code);
    if (now->input == INPUT_PULSES && now->most >= old->pulses.count)
        answer->pulses = old->pulses;
    if (now->option_count == before->option_count && now->several == before->several)
        answer->chosen = old->chosen;
    response_inherit(answer, now, old, before);
}

// What was open stays open: by its name, on the page of the same name.
static void inherit_opened(Study *study, const Lesson *old) {
    const Lesson *lesson = study_lesson(study);
    uint64_t opened[MAX_PAGES];
    memcpy(opened, study->opened, sizeof opened);
    memset(study->opened, 0, sizeof study->opened);
    for (int p = 0; p < old->page_count; p++) {
        int now = page_named(lesson, old->pages[p].id);
        for (int b = 0; now >= 0 && b < old->pages[p].block_count; b++) {
            if (!(opened[p] >> b & 1)) continue;
            int block = behind_named(&lesson->pages[now], old->pages[p].blocks[b].id);
            if (block >= 0) study->opened[now] |= 1ULL << block;
        }
    }
}

static void inherit(Study *study, const Lesson *old, Workpiece *pieces,
                    const Answer *answers) {
    const Lesson *lesson = study_lesson(study);
    live_inherit_steps(study, old);
    for (int i = 0; i < lesson->source_count; i++) {
        int before = source_before(old, lesson, i);
        if (before >= 0 && pieces[before].history)
            workpiece_inherit(&study->pieces[i], &pieces[before]);
    }
    for (int i = 0; i < lesson->exercise_count; i++) {
        const Exercise *before = lesson_exercise(old, lesson->exercises[i].id);
        if (before)
            inherit_answer(&study->answers[i], &answers[before - old->exercises],
                           &lesson->exercises[i], before);
    }
    inherit_opened(study, old);
    int page = page_named(lesson, old->pages[study->page].id);
    go_to(study, page >= 0 ? page : study->page);
}

// The new child answered: it takes the place of the old one, on the same page.
static void take_reload(Study *study) {
    if (visit_state(study->next) == VISIT_FAILED) {
        study->error = *visit_error(study->next);
        study->trace = *visit_trace(study->next);
        progress_fault(study->options.progress, &study->error, (int64_t)time(NULL));
        visit_close(study->next);
        study->next = NULL;
        return;
    }
    Study old = *study;
    study->visit = study->next;
    study->next = NULL;
    study->error = (Error){0};
    study->asked = -1;
    data_free(study->handed);
    study->handed = NULL;
    if (old.loaded) {
        live_save(&old);
        load(study);
        // What a function of the lesson failed over is not met again.
        bool good = visit_state(old.visit) != VISIT_FAILED;
        if (good) live_inherit(study->live, old.live);
        inherit(study, visit_lesson(old.visit), old.pieces, old.answers);
        stages_inherit(&study->stages, &old.stages);
    } else {
        load_first(study);
    }
    drop_pieces(&old);
    visit_close(old.visit);
}

// The first reading of the lesson, or a check, came to nothing.
static bool note_failure(Study *study) {
    if (study->next || study_failed(study)) return false;
    study->error = *visit_error(study->visit);
    study->trace = *visit_trace(study->visit);
    study->asked = -1;
    progress_fault(study->options.progress, &study->error, (int64_t)time(NULL));
    return true;
}

bool study_poll(Study *study) {
    if (!study->visit) return false;
    bool changed = visit_poll(study->visit) | study_plays(study);
    VisitState state = visit_state(study->visit);
    if (state == VISIT_FAILED && note_failure(study)) changed = true;
    if (state == VISIT_READY && !study->loaded) load_first(study), changed = true;
    if (state == VISIT_READY && live_collect(study)) changed = true;
    if (state == VISIT_READY) live_ask_next(study);
    if (!study->next) return changed;
    visit_poll(study->next);
    if (visit_state(study->next) == VISIT_OPENING) return changed;
    take_reload(study);
    return true;
}

bool study_busy(const Study *study) {
    if (study->next) return true;
    if (!study->visit) return false;
    VisitState state = visit_state(study->visit);
    return state == VISIT_OPENING || state == VISIT_ASKED || live_waits(study);
}

void study_reload(Study *study) {
    if (study->next) visit_close(study->next);
    study->next = new_visit(study);
}

bool study_forgive(Study *study) {
    if (!study->loaded || visit_state(study->visit) == VISIT_FAILED) return false;
    study->error = (Error){0};
    return true;
}

void study_look_behind(Study *study, int block) {
    const Lesson *lesson = study_lesson(study);
    const Page *page = lesson ? &lesson->pages[study->page] : NULL;
    if (!page || block < 0 || block >= page->block_count) return;
    if (page->blocks[block].kind != BLOCK_BEHIND) return;
    study->opened[study->page] ^= 1ULL << block;
    bool open = study->opened[study->page] >> block & 1;
    Error err = {0};
    bool good = progress_set_behind(study->options.progress, lesson->id, page->id,
                                    page->blocks[block].id, open, &err);
    study_wrote(study, good, &err);
}

void study_turn_to(Study *study, int page) {
    const Lesson *lesson = study_lesson(study);
    if (!lesson || page < 0 || page >= lesson->page_count) return;
    study->page = page;
    study->read[page] = true;
    note_page(study);
    live_turned(study);
    study->text_scroll = study->picture_scroll = 0;
    study_remember_place(study);
}

void study_choose(Study *study, int exercise, int option) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    Answer *answer = &study->answers[exercise];
    if (option < 0 || option >= 32) return;
    uint32_t bit = 1u << option;
    answer->chosen = about->several ? answer->chosen ^ bit : bit;
    study_typed(study, exercise);
}

void study_typed(Study *study, int exercise) {
    study->answers[exercise].fresh = study->answers[exercise].earlier = false;
}

void study_touched(Study *study, int source) {
    study->rounds = 0;
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->exercise_count; i++)
        if (lesson->exercises[i].source == source) study_typed(study, i);
}

void study_hint(Study *study, int exercise) {
    const Lesson *lesson = study_lesson(study);
    Answer *answer = &study->answers[exercise];
    if (answer->hints >= lesson->exercises[exercise].hint_count) return;
    answer->hints++;
    Error err = {0};
    bool good = progress_hint(study->options.progress, lesson->id,
                              lesson->exercises[exercise].id, answer->hints, &err);
    study_wrote(study, good, &err);
}

void study_explain(Study *study, int exercise) {
    study->answers[exercise].explain = !study->answers[exercise].explain;
}

void study_check(Study *study, int exercise) {
    VisitState state = visit_state(study->visit);
    bool there = state == VISIT_READY || state == VISIT_ASKED;
    if (study->asked >= 0 || !there) return;
    if (study->answers[exercise].locked) return;
    response_settle(&study->answers[exercise], &study_lesson(study)->exercises[exercise]);
    study_follow(study);
    study->asked = exercise;
    study->handed = study_answer(study, exercise);
    free(study->asked_answer);
    study->asked_answer = data_write(study->handed);
    live_ask_next(study);
}

int study_page_exercise(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    int first = -1;
    for (int i = 0; lesson && i < lesson->exercise_count; i++) {
        if (!study_asks(study, i)) continue;
        if (!study->answers[i].right) return i;
        if (first < 0) first = i;
    }
    return first;
}
