#include "lesson/live_inside.h"

#include "base/mem.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ACTIONS = 200, WORDS_BYTES = 4096 };

Live *live_create(const Lesson *lesson) {
    Live *live = mem_new(sizeof *live);
    live->lesson = lesson;
    live->held = -1;
    live->values = mem_new((size_t)(lesson->variable_count + 1) * sizeof *live->values);
    live->shown = mem_new((size_t)(lesson->source_count + 1) * sizeof *live->shown);
    for (int i = 0; i < lesson->variable_count; i++)
        live->values[i] = (Value){.number = lesson->variables[i].start,
                                  .words = mem_text(lesson->variables[i].words)};
    for (int i = 0; i < lesson->source_count; i++)
        live->shown[i].asked.qubits = circuit_wires(lesson->sources[i].start);
    return live;
}

void live_destroy(Live *live) {
    if (!live) return;
    for (int i = 0; i < live->lesson->variable_count; i++)
        free(live->values[i].words);
    free(live->values);
    free(live->shown);
    free(live->done);
    free(live->undone);
    free(live);
}

// --- values

double live_number(const Live *live, int variable) {
    const Value *value = &live->values[variable];
    return value->words ? NAN : value->number;
}

const char *live_words(const Live *live, int variable) {
    return live->values[variable].words;
}

uint64_t live_revision(const Live *live) {
    return live->revision;
}

double live_fit(const Variable *variable, double number) {
    bool ranged = variable->kind < VARIABLE_INPUTS || variable->kind == VARIABLE_TALLY;
    if (!ranged) return number;
    number = fmin(fmax(number, variable->from), variable->to);
    if (variable->step <= 0) return number;
    double steps = round((number - variable->from) / variable->step);
    double on = variable->from + steps * variable->step;
    if (on > variable->to + 1e-9 * variable->step) on -= variable->step;
    return fmin(on, variable->to);
}

bool live_set(Live *live, int variable, double number) {
    const Variable *about = &live->lesson->variables[variable];
    Value *value = &live->values[variable];
    if (about->kind == VARIABLE_VALUE || !isfinite(number)) return false;
    number = live_fit(about, number);
    if (number == value->number) return false;
    value->number = number;
    value->revision = ++live->revision;
    value->unheard = true;
    return true;
}

// --- actions

static void push(Action **list, int *count, Action action) {
    if (*count == MOST_ACTIONS)
        memmove(*list, *list + 1, (size_t)-- * count * sizeof **list);
    *list = mem_grow(*list, (size_t)*count + 1, sizeof **list);
    (*list)[(*count)++] = action;
}

void live_hold(Live *live, int variable) {
    live->held = variable;
    live->before = live->values[variable].number;
}

bool live_settle(Live *live) {
    int variable = live->held;
    live->held = -1;
    return variable >= 0 && live_note(live, variable, live->before);
}

bool live_note(Live *live, int variable, double before) {
    double now = live->values[variable].number;
    if (now == before) return false;
    push(&live->done, &live->done_count, (Action){variable, before, now, 0});
    live->undone_count = 0;
    return true;
}

bool live_tally(Live *live, const Vote *vote, const double *hands) {
    uint64_t together = live->revision + 1; // which the first change makes it
    bool changed = false;
    for (int i = 0; i < vote->option_count; i++) {
        int variable = vote->tallies[i];
        double before = live->values[variable].number;
        if (!live_set(live, variable, hands[i])) continue;
        if (live_note(live, variable, before))
            live->done[live->done_count - 1].together = together;
        changed = true;
    }
    return changed;
}

bool live_guess_stands(const Live *live, const Vote *vote, int step, const bool *read) {
    if (vote_past(vote, step)) return true;
    double guesses = 0;
    for (int i = 0; i < vote->option_count; i++)
        guesses += live_number(live, vote->tallies[i]);
    int behind = vote->page + 1;
    return guesses > 0 && behind < live->lesson->page_count && read[behind];
}

bool live_release(Live *live) {
    int variable = live->held;
    live->held = -1;
    return variable >= 0 && live_set(live, variable, live->before);
}

int live_held(const Live *live) {
    return live->held;
}

// The last change on the page, of those `together` where that is not 0; -1: there is none.
static int last_change(const Live *live, const Action *from, int count, int page,
                       uint64_t together) {
    int at = count - 1;
    while (at >= 0 && live->lesson->variables[from[at].variable].page != page)
        at--;
    return at >= 0 && together && from[at].together != together ? -1 : at;
}

static Action move_change(Live *live, int at, bool redo) {
    Action *from = redo ? live->undone : live->done;
    int *count = redo ? &live->undone_count : &live->done_count;
    Action action = from[at];
    memmove(&from[at], &from[at + 1], (size_t)(--*count - at) * sizeof *from);
    if (redo)
        push(&live->done, &live->done_count, action);
    else
        push(&live->undone, &live->undone_count, action);
    live_set(live, action.variable, redo ? action.after : action.before);
    return action;
}

// The last action on the page leaves one list for the other.
static int move_action(Live *live, int page, bool redo) {
    Action *from = redo ? live->undone : live->done;
    int *count = redo ? &live->undone_count : &live->done_count;
    int at = last_change(live, from, *count, page, 0), variable = -1;
    while (at >= 0) {
        Action action = move_change(live, at, redo);
        variable = action.variable;
        if (!action.together) break;
        at = last_change(live, from, *count, page, action.together);
    }
    return variable;
}

int live_undo(Live *live, int page) {
    return move_action(live, page, false);
}

int live_redo(Live *live, int page) {
    return move_action(live, page, true);
}

// --- another reading of the lesson

// How many variables of its kind stand before it on its page.
static int place_of(const Lesson *lesson, int variable) {
    const Variable *about = &lesson->variables[variable];
    int place = 0;
    for (int i = 0; i < variable; i++)
        place += lesson->variables[i].page == about->page &&
                 lesson->variables[i].kind == about->kind;
    return place;
}

static bool same(const Lesson *a, int i, const Lesson *b, int k) {
    const Variable *x = &a->variables[i], *y = &b->variables[k];
    if (x->kind != y->kind || x->start != y->start) return false;
    if (x->id[0] || y->id[0]) return !strcmp(x->id, y->id);
    return !strcmp(a->pages[x->page].id, b->pages[y->page].id) &&
           place_of(a, i) == place_of(b, k);
}

void live_inherit(Live *live, const Live *old) {
    const Lesson *lesson = live->lesson, *before = old->lesson;
    for (int i = 0; i < lesson->variable_count; i++)
        for (int k = 0; k < before->variable_count; k++) {
            if (!same(lesson, i, before, k)) continue;
            live_set(live, i, old->values[k].number);
            break;
        }
}

// --- circuits

bool live_show(Live *live, int source, const Run *run, int after, uint64_t shown) {
    Shown *now = &live->shown[source];
    bool another = now->shown != shown;
    now->asked.run = run;
    now->asked.after = after;
    if (!another) return false;
    bool first = !now->shown;
    now->shown = shown;
    if (first) return false; // as the lesson gave it, which the jail knows
    now->unheard = true;
    live->revision++;
    return true;
}

// --- the jail

bool live_listens(const Live *live) {
    const Lesson *lesson = live->lesson;
    if (lesson->timer_count || lesson->stage_count) return true;
    for (int i = 0; i < lesson->variable_count; i++)
        if (lesson->variables[i].kind == VARIABLE_VALUE || lesson->variables[i].acts)
            return true;
    return false;
}

bool live_has_news(const Live *live) {
    for (int i = 0; i < live->lesson->variable_count; i++)
        if (live->values[i].unheard) return true;
    for (int i = 0; i < live->lesson->source_count; i++)
        if (live->shown[i].unheard) return true;
    return false;
}

static Data *new_row(const char *what, int index) {
    Data *row = data_new_object();
    data_put(row, what, data_new_integer(index));
    return row;
}

static Data *variables_news(Live *live) {
    Data *list = data_new_array();
    for (int i = 0; i < live->lesson->variable_count; i++) {
        if (!live->values[i].unheard) continue;
        live->values[i].unheard = false;
        Data *row = new_row("variable", i);
        data_put(row, "number", data_new_number(live->values[i].number));
        data_push(list, row);
    }
    return list;
}

static Data *sources_news(Live *live, const SourceNow *sources) {
    Data *list = data_new_array();
    for (int i = 0; i < live->lesson->source_count; i++) {
        if (!live->shown[i].unheard) continue;
        live->shown[i].unheard = false;
        Data *row = new_row("source", i);
        if (sources[i].arrow) {
            data_put(row, "theta", data_new_number(sources[i].theta));
            data_put(row, "phi", data_new_number(sources[i].phi));
        } else {
            char *text = live_short_form(sources[i].circuit);
            data_put(row, "circuit", data_new_text(text));
            free(text);
        }
        data_push(list, row);
    }
    return list;
}

// Lua cannot tell an empty list from an empty object, so neither is sent.
static void put_filled(Data *object, const char *name, Data *list) {
    if (data_count(list))
        data_put(object, name, list);
    else
        data_free(list);
}

Data *live_news(Live *live, const SourceNow *sources) {
    if (!live_has_news(live)) return NULL;
    Data *news = data_new_object();
    data_put(news, "revision", data_new_integer((long long)live->revision));
    put_filled(news, "variables", variables_news(live));
    put_filled(news, "sources", sources_news(live, sources));
    return news;
}

static int variable_of(const Live *live, const Data *row) {
    long long index = data_integer(data_get(row, "variable"), -1);
    return index >= 0 && index < live->lesson->variable_count ? (int)index : -1;
}

bool live_words_good(const char *words) {
    return words && strlen(words) <= WORDS_BYTES && text_shows(words, true);
}

static bool take_value(Live *live, const Data *row) {
    int index = variable_of(live, row);
    if (index < 0 || live->lesson->variables[index].kind != VARIABLE_VALUE) return false;
    Value *value = &live->values[index];
    const char *words = data_text(data_get(row, "text"), NULL);
    if (words && !live_words_good(words)) return false;
    free(value->words);
    value->words = mem_text(words);
    value->number = data_number(data_get(row, "number"), NAN);
    value->revision = ++live->revision;
    return true;
}

// The learner's hand comes first: what it has moved since the function ran stays.
static bool take_set(Live *live, const Data *row, uint64_t revision) {
    int index = variable_of(live, row);
    if (index < 0 || index == live->held) return false;
    Value *value = &live->values[index];
    double number = data_number(data_get(row, "number"), NAN);
    if (value->revision > revision || !live_set(live, index, number)) return false;
    value->unheard = false; // it was the jail that set it
    return true;
}

bool live_take(Live *live, const Data *answer) {
    long long said = data_integer(data_get(answer, "revision"), -1);
    if (said < 0 || (uint64_t)said > live->revision) return false;
    bool changed = false;
    const Data *values = data_get(answer, "values"), *sets = data_get(answer, "sets");
    for (size_t i = 0; i < data_count(sets); i++)
        changed |= take_set(live, data_at(sets, i), (uint64_t)said);
    for (size_t i = 0; i < data_count(values); i++)
        changed |= take_value(live, data_at(values, i));
    return changed;
}
