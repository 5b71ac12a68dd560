#include "desk/stages.h"

#include "base/mem.h"
#include "view/stage_view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WAIT_MS = 4 }; // within a frame

static const double FRAME = 1000.0 / 60; // ms
static const double MOST_STEP = 250;     // ms that the clock goes on at once

void stages_start(Stages *stages, const Lesson *lesson, bool still) {
    *stages = (Stages){.lesson = lesson, .still = still};
    stages->rows = mem_new((size_t)lesson->stage_count * sizeof *stages->rows);
    stages->before = mem_new(((size_t)lesson->variable_count + 1) * sizeof *stages->before);
    for (int i = 0; i < lesson->variable_count; i++)
        stages->before[i] = NAN;
    for (int i = 0; i < lesson->stage_count; i++) {
        double t = still ? lesson->stages[i].still : 0;
        stages->rows[i] = (StageState){.wanted = true, .speed = 1, .t = t};
    }
}

void stages_end(Stages *stages) {
    for (int i = 0; stages->rows && i < stages->lesson->stage_count; i++)
        free(stages->rows[i].bytes);
    free(stages->rows);
    free(stages->before);
    *stages = (Stages){.lesson = NULL};
}

void stages_inherit(Stages *stages, const Stages *before) {
    if (!before->rows) return;
    for (int i = 0; i < stages->lesson->stage_count; i++) {
        if (i >= before->lesson->stage_count) return;
        if (stages->lesson->stages[i].duration != before->lesson->stages[i].duration)
            continue;
        stages->rows[i].t = before->rows[i].t;
        stages->rows[i].speed = before->rows[i].speed;
    }
}

static bool is_shown(const Stages *stages, int stage) {
    const Stage *about = &stages->lesson->stages[stage];
    return about->page == stages->page && about->step <= stages->step;
}

void stages_show(Stages *stages, int page, int step) {
    if (stages->page == page && stages->step == step) return;
    stages->page = page;
    stages->step = step;
    for (int i = 0; i < stages->lesson->stage_count; i++) {
        if (!is_shown(stages, i)) continue;
        if (!stages->still) stages->rows[i].from = stages->rows[i].t;
        stages->rows[i].wanted = true;
    }
}

static bool runs(const StageState *row) {
    return row->playing || row->moving;
}

// --- what came

static void note_reads(const Data *list, int count, bool *reads) {
    memset(reads, 0, (size_t)count * sizeof *reads);
    for (size_t i = 0; i < data_count(list); i++) {
        long long index = data_integer(data_at(list, i), -1);
        if (index >= 0 && index < count) reads[index] = true;
    }
}

static void take_drawing(StageState *row, const StageAnswer *answer, bool still) {
    const Data *reads = data_get(answer->said, "reads");
    free(row->bytes);
    row->bytes = answer->bytes;
    row->size = answer->size;
    row->error = (Error){.key = ""};
    row->moving = !still && drawing_moving((Drawing){row->bytes, row->size});
    row->reads_all = false;
    note_reads(data_get(reads, "variables"), MAX_VARIABLES, row->reads);
    note_reads(data_get(reads, "sources"), MAX_SOURCES, row->reads_source);
}

// It is tried again after a touch, and when anything has changed.
static void take_failure(StageState *row, const StageAnswer *answer) {
    free(answer->bytes);
    row->error = answer->error;
    row->moving = row->playing = row->wanted = false;
    row->reads_all = true;
}

static void want_readers(Stages *stages, const Data *list, const char *name, bool source) {
    for (size_t i = 0; i < data_count(list); i++) {
        int most = source ? MAX_SOURCES : MAX_VARIABLES;
        long long index = data_integer(data_get(data_at(list, i), name), -1);
        if (index < 0 || index >= most) continue;
        for (int k = 0; k < stages->lesson->stage_count; k++) {
            StageState *row = &stages->rows[k];
            const bool *reads = source ? row->reads_source : row->reads;
            if (reads[index] || row->reads_all) row->wanted = true;
        }
    }
}

void stages_changed(Stages *stages, const Data *news) {
    if (!stages->rows) return;
    want_readers(stages, data_get(news, "variables"), "variable", false);
    want_readers(stages, data_get(news, "values"), "variable", false);
    want_readers(stages, data_get(news, "sets"), "variable", false);
    want_readers(stages, data_get(news, "sources"), "source", true);
}

// A handler may have changed what the other stages read as well, in variables of the
// lesson's own that nobody hears of.
static void want_others(Stages *stages, int stage) {
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (i != stage) stages->rows[i].wanted = true;
}

static void note_before(Stages *stages, const Live *live, const Data *sets) {
    for (size_t i = 0; i < data_count(sets); i++) {
        long long index = data_integer(data_get(data_at(sets, i), "variable"), -1);
        if (index < 0 || index >= stages->lesson->variable_count) continue;
        if (isnan(stages->before[index]))
            stages->before[index] = live_number(live, (int)index);
    }
}

// What a press, or a whole drag, set is one step of undo a variable.
static void settle_action(Stages *stages, const Visit *visit, Live *live) {
    if (stages->held || stages->touch_count || visit_awaits_stage(visit)) return;
    for (int i = 0; i < stages->lesson->variable_count; i++) {
        if (isnan(stages->before[i])) continue;
        stages->acted |= live_note(live, i, stages->before[i]);
        stages->before[i] = NAN;
    }
}

static bool take(Stages *stages, Visit *visit, Live *live) {
    StageAnswer answer;
    if (!visit_take_stage(visit, &answer)) return false;
    StageState *row = &stages->rows[answer.ask.stage];
    const Data *news = data_get(answer.said, "news");
    if (answer.error.key[0])
        take_failure(row, &answer);
    else
        take_drawing(row, &answer, stages->still);
    if (answer.ask.touch) want_others(stages, answer.ask.stage);
    note_before(stages, live, data_get(news, "sets"));
    if (news && live_take(live, news)) stages->set = true;
    bool wanted = row->wanted; // what it set itself it has drawn
    stages_changed(stages, news);
    row->wanted = wanted;
    data_free(answer.said);
    return true;
}

// --- what is asked

static void step_clock(const Stage *stage, StageState *row, double now) {
    double ms = row->stepped > 0 ? fmin(now - row->stepped, MOST_STEP) : 0;
    row->stepped = now;
    if (!runs(row)) return;
    bool line = stage->duration > 0;
    if (line && !row->playing) return;
    row->t += ms / 1000 * row->speed;
    if (!line || row->t < stage->duration) return;
    row->t = stage->duration;
    row->playing = false;
    row->wanted = true; // its last moment
}

static bool wants(const StageState *row, double now) {
    return row->wanted || (runs(row) && now - row->asked >= FRAME - 1);
}

static bool send(Stages *stages, Visit *visit, StageAsk ask, double now) {
    StageState *row = &stages->rows[ask.stage];
    ask.t = row->t;
    ask.step = stages->step;
    ask.since = fmax(0, row->t - row->from);
    ask.revision = stages->revision;
    if (!visit_ask_stage(visit, &ask)) return false;
    row->asked = now;
    row->wanted = false;
    return true;
}

static bool send_touch(Stages *stages, Visit *visit, double now) {
    if (!stages->touch_count || !send(stages, visit, stages->touches[0], now)) return false;
    stages->touch_count--;
    memmove(stages->touches, stages->touches + 1,
            (size_t)stages->touch_count * sizeof *stages->touches);
    return true;
}

// The stage that has waited longest.
static bool send_due(Stages *stages, Visit *visit, double now) {
    int due = -1;
    for (int i = 0; i < stages->lesson->stage_count; i++) {
        if (!is_shown(stages, i) || !wants(&stages->rows[i], now)) continue;
        if (due < 0 || stages->rows[i].asked < stages->rows[due].asked) due = i;
    }
    return due >= 0 && send(stages, visit, (StageAsk){.stage = due}, now);
}

static void step_clocks(Stages *stages, double now) {
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (is_shown(stages, i))
            step_clock(&stages->lesson->stages[i], &stages->rows[i], now);
        else
            stages->rows[i].stepped = 0;
}

static bool poll_stages(Stages *stages, Visit *visit, Live *live, double now) {
    bool seen = take(stages, visit, live);
    step_clocks(stages, now);
    stages->revision = live_revision(live);
    if (visit_awaits_stage(visit)) return seen;
    if (!send_touch(stages, visit, now) && !send_due(stages, visit, now)) return seen;
    visit_wait_for(visit, WAIT_MS);
    return take(stages, visit, live) || seen;
}

bool stages_poll(Stages *stages, Visit *visit, Live *live, double now) {
    if (!stages->rows) return false;
    bool seen = poll_stages(stages, visit, live, now);
    settle_action(stages, visit, live);
    return seen;
}

static bool alive(const Stages *stages, const Visit *visit) {
    return stages->rows && visit && visit_state(visit) == VISIT_READY;
}

bool stages_wanted(const Stages *stages) {
    if (!stages->rows) return false;
    if (stages->touch_count) return true;
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (is_shown(stages, i) && stages->rows[i].wanted) return true;
    return false;
}

bool stages_busy(const Stages *stages, const Visit *visit) {
    if (!alive(stages, visit)) return false;
    return visit_awaits_stage(visit) || stages_wanted(stages);
}

int stages_due(const Stages *stages, const Visit *visit, double now) {
    double due = INFINITY;
    if (!alive(stages, visit)) return -1;
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (is_shown(stages, i) && runs(&stages->rows[i]))
            due = fmin(due, stages->rows[i].asked + FRAME - now);
    return isfinite(due) ? (int)ceil(fmax(0, due)) : -1;
}

// --- touches

void stages_touch(Stages *stages, const StageAsk *touch) {
    int count = stages->touch_count;
    StageAsk *last = count ? &stages->touches[count - 1] : NULL;
    bool drags = last && touch->touch == STAGE_DRAG && last->touch == STAGE_DRAG;
    if (drags && last->stage == touch->stage && last->area == touch->area)
        *last = *touch;
    else if (count < MOST_TOUCHES)
        stages->touches[stages->touch_count++] = *touch;
}

bool stages_area(const Stages *stages, int stage, int area, DrawingItem *item) {
    if (!stages->rows || stage < 0 || stage >= stages->lesson->stage_count) return false;
    const StageState *row = &stages->rows[stage];
    if (!row->bytes) return false;
    size_t at = 0;
    while (drawing_next((Drawing){row->bytes, row->size}, &at, item))
        if (item->kind == DRAWING_AREA && item->area == area) return true;
    return false;
}

// --- clocks

static StageState *row_of(Stages *stages, int stage) {
    bool there = stages->rows && stage >= 0 && stage < stages->lesson->stage_count;
    return there ? &stages->rows[stage] : NULL;
}

void stages_play(Stages *stages, int stage, double now) {
    StageState *row = row_of(stages, stage);
    if (!row || stages->lesson->stages[stage].duration <= 0) return;
    row->playing = !row->playing;
    row->stepped = now;
    if (row->playing && row->t >= stages->lesson->stages[stage].duration) row->t = 0;
    row->wanted = true;
}

void stages_seek(Stages *stages, int stage, double t) {
    StageState *row = row_of(stages, stage);
    if (!row) return;
    row->t = fmax(0, fmin(stages->lesson->stages[stage].duration, t));
    row->playing = false;
    row->wanted = true;
}

void stages_faster(Stages *stages, int stage) {
    StageState *row = row_of(stages, stage);
    int count, next = 0;
    const double *speeds = stage_speeds(&count);
    if (!row) return;
    while (next < count && speeds[next] <= row->speed)
        next++;
    row->speed = speeds[next % count];
}
