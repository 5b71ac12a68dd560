// What changes on a page by itself and by its inputs: the jail is told, its answers are
// taken in, timers run, and what is remembered goes into the record.
#include "desk/study.h"

#include "base/mem.h"
#include "desk/attempt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A value may turn a circuit that it is worked out from, and so on without end.
enum { MOST_ROUNDS = 16 };

static const double SAVE_EVERY = 1; // seconds between two writings of the record
static const double DEMO_FRAME = 1.0 / 30;

// --- following

void study_follow(Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; lesson && i < lesson->source_count; i++) {
        Workpiece *piece = &study->pieces[i];
        workpiece_follow(piece, study->live);
        Sight sight = workpiece_sight(piece);
        live_show(study->live, i, sight.run, sight.after, piece->shown);
    }
}

void study_set(Study *study, int variable, double number) {
    if (live_set(study->live, variable, number)) study->unsaved = true;
    study->rounds = 0;
}

void study_press(Study *study, int variable) {
    study_set(study, variable, live_number(study->live, variable) + 1);
    if (study_lesson(study)->variables[variable].acts) study->pressed = variable;
}

bool study_tally(Study *study, int vote, const double *hands) {
    const Vote *about = &study_lesson(study)->votes[vote];
    bool changed = live_tally(study->live, about, hands);
    study->rounds = 0;
    return changed;
}

// --- steps of a page

bool study_has_more(const Study *study) {
    const Lesson *lesson = study->alone < 0 ? study_lesson(study) : NULL;
    return lesson && study->steps[study->page] < lesson->pages[study->page].steps;
}

bool study_go_on(Study *study) {
    if (!study_has_more(study)) return false;
    study->steps[study->page]++;
    study_remember_place(study);
    return true;
}

bool study_shows(const Study *study, const Block *block) {
    if (study->alone >= 0)
        return block_of_exercise(study_lesson(study), block, study->alone);
    bool for_them = study->options.hall || block_seen(block, false);
    return for_them && block->step <= study->steps[study->page];
}

// How far the learner had gone on each page, by its name.
void live_inherit_steps(Study *study, const Lesson *old) {
    const Lesson *lesson = study_lesson(study);
    int steps[MAX_PAGES];
    memcpy(steps, study->steps, sizeof steps);
    memset(study->steps, 0, sizeof study->steps);
    for (int p = 0; p < old->page_count; p++)
        for (int now = 0; now < lesson->page_count; now++) {
            const Page *page = &lesson->pages[now];
            if (strcmp(page->id, old->pages[p].id) != 0) continue;
            study->steps[now] = steps[p] < page->steps ? steps[p] : page->steps;
        }
}

bool study_asks(const Study *study, int exercise) {
    const Page *page = &study_lesson(study)->pages[study->page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind == BLOCK_EXERCISE && block->exercise == exercise)
            return study_shows(study, block);
    }
    return false;
}

// --- what is remembered

static char *record_key(const Study *study, const Variable *variable) {
    Buffer key = {0};
    buffer_print(&key, "live %s %s", study_lesson(study)->id, variable->id);
    return buffer_take(&key);
}

void live_recall(Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->variable_count; i++) {
        if (!lesson->variables[i].id[0]) continue;
        char *key = record_key(study, &lesson->variables[i]), *end;
        char *text = progress_text(study->options.progress, key);
        double number = text ? strtod(text, &end) : NAN;
        if (text && end != text && !*end) live_set(study->live, i, number);
        free(text);
        free(key);
    }
}

void live_save(Study *study) {
    const Lesson *lesson = study_lesson(study);
    if (!lesson || !study->unsaved) return;
    study->unsaved = false;
    study->saved = study->now;
    for (int i = 0; i < lesson->variable_count; i++) {
        if (!lesson->variables[i].id[0]) continue;
        char *key = record_key(study, &lesson->variables[i]), text[40];
        snprintf(text, sizeof text, "%.17g", live_number(study->live, i));
        Error err = {0};
        study_wrote(study, progress_set_text(study->options.progress, key, text, &err),
                    &err);
        free(key);
    }
}

// --- the clock

static bool is_due(const Study *study, int timer) {
    const Lesson *lesson = study_lesson(study);
    return lesson->timers[timer].page == study->page && study->now >= study->due[timer];
}

void live_turned(Study *study) {
    const Lesson *lesson = study_lesson(study);
    study->turned = study->now;
    for (int i = 0; lesson && i < lesson->timer_count; i++)
        study->due[i] = study->now + lesson->timers[i].every;
}

// Nobody reads for longer without touching anything: what is more was a break.
enum { LONGEST_READING = 180 };

static void count_work(Study *study, double now) {
    double since = now - study->now;
    if (study->now && since > 0) study->spent[study->page] += fmin(since, LONGEST_READING);
}

void study_advance(Study *study, double now) {
    bool first = !study->now;
    count_work(study, now);
    study->now = now;
    if (!first) return;
    study->saved = now;
    live_turned(study);
}

// The sooner of two waits; a negative `least` is none.
static double sooner(double least, double wait) {
    return least < 0 ? fmax(0, wait) : fmin(least, fmax(0, wait));
}

double study_wait(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    double least = study_plays(study) ? DEMO_FRAME : -1;
    if (study->unsaved) least = sooner(least, study->saved + SAVE_EVERY - study->now);
    for (int i = 0; lesson && i < lesson->timer_count; i++)
        if (lesson->timers[i].page == study->page)
            least = sooner(least, study->due[i] - study->now);
    return least;
}

// --- the jail

// What came for the last call. True when something is another.
bool live_collect(Study *study) {
    Calling calling = study->calling;
    study->calling = CALLING_NOTHING;
    if (calling == CALLING_CHECK) {
        study_take_verdict(study);
        return true;
    }
    if (calling == CALLING_DRAW || calling == CALLING_SOLUTION) {
        attempt_collect(study, calling);
        return true;
    }
    if (calling != CALLING_CHANGED) return false;
    const Error *mistake = visit_mistake(study->visit);
    if (mistake->key[0]) {
        study->mistake = *mistake;
        return true;
    }
    bool changed = live_take(study->live, visit_answer(study->visit));
    stages_changed(&study->stages, visit_answer(study->visit));
    study->unsaved |= changed;
    study->rounds++;
    return changed;
}

static Data *news_of(Study *study) {
    const Lesson *lesson = study_lesson(study);
    SourceNow *sources = mem_new((size_t)(lesson->source_count + 1) * sizeof *sources);
    for (int i = 0; i < lesson->source_count; i++) {
        const Workpiece *piece = &study->pieces[i];
        sources[i] = (SourceNow){.circuit = workpiece_shown(piece),
                                 .arrow = piece->arrow,
                                 .theta = piece->theta,
                                 .phi = piece->phi};
    }
    Data *news = live_news(study->live, sources);
    free(sources);
    if (news) return news;
    news = data_new_object();
    data_put(news, "revision", data_new_integer((long long)live_revision(study->live)));
    return news;
}

static int due_timer(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->timer_count; i++)
        if (is_due(study, i)) return i;
    return -1;
}

static void tell(Study *study, int timer) {
    Data *news = news_of(study);
    stages_changed(&study->stages, news);
    if (timer >= 0) {
        study->rounds = 0;
        study->due[timer] = study->now + study_lesson(study)->timers[timer].every;
        data_put(news, "timer", data_new_integer(timer));
        data_put(news, "t", data_new_number(study->now - study->turned));
    } else if (study->pressed >= 0) {
        data_put(news, "button", data_new_integer(study->pressed));
        study->pressed = -1;
    }
    study->calling = CALLING_CHANGED;
    visit_call(study->visit, "changed", news, 0);
    data_free(news);
}

static bool has_to_tell(const Study *study) {
    if (!live_listens(study->live)) return false;
    bool news = live_has_news(study->live) && study->rounds < MOST_ROUNDS;
    return news || study->pressed >= 0;
}

// An answer that was handed in waits for at most what was changed before it.
void live_ask_next(Study *study) {
    bool ready = study->loaded && visit_state(study->visit) == VISIT_READY;
    if (!ready || study->calling != CALLING_NOTHING) return;
    study_follow(study);
    bool held = live_held(study->live) >= 0;
    if (study->unsaved && !held && study->now >= study->saved + SAVE_EVERY)
        live_save(study);
    int timer = due_timer(study);
    if (attempt_ask(study)) return;
    if (has_to_tell(study) || (timer >= 0 && !study->handed)) {
        tell(study, timer);
    } else if (study->handed) {
        study->calling = CALLING_CHECK;
        const char *id = study_lesson(study)->exercises[study->asked].id;
        visit_ask(study->visit, id, study->handed, attempt_seed(study, study->asked));
        data_free(study->handed);
        study->handed = NULL;
        // One that no message holds is answered at once.
        if (visit_state(study->visit) == VISIT_READY) live_collect(study);
    }
}

bool live_waits(const Study *study) {
    bool there = study->loaded && visit_state(study->visit) == VISIT_READY;
    return there && (has_to_tell(study) || study->handed || attempt_waits(study));
}
