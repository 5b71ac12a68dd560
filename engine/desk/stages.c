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
    for (int i = 0; i < lesson->stage_count; i++)
        stages->rows[i] = (StageState){
            .wanted = true, .speed = 1, .t = still ? lesson->stages[i].still : 0};
}

void stages_end(Stages *stages) {
    for (int i = 0; stages->rows && i < stages->lesson->stage_count; i++)
        free(stages->rows[i].bytes);
    free(stages->rows);
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

static bool on_page(const Stages *stages, int stage, int page) {
    return stages->lesson->stages[stage].page == page;
}

static bool runs(const StageState *row) {
    return row->playing || row->moving;
}

// --- what came

static void take_drawing(StageState *row, const StageAnswer *answer) {
    free(row->bytes);
    row->bytes = answer->bytes;
    row->size = answer->size;
    row->error = (Error){.key = ""};
    row->moving = drawing_moving((Drawing){row->bytes, row->size});
}

static void take_failure(StageState *row, const StageAnswer *answer) {
    free(answer->bytes);
    row->error = answer->error;
    row->moving = row->playing = row->wanted = false;
}

// A handler may have changed what the other stages read as well.
static void take_answer(Stages *stages, const StageAnswer *answer) {
    int stage = answer->ask.stage;
    StageState *row = &stages->rows[stage];
    if (answer->error.key[0])
        take_failure(row, answer);
    else
        take_drawing(row, answer);
    if (stages->still) row->moving = false;
    for (int i = 0; answer->ask.touch && i < stages->lesson->stage_count; i++)
        if (i != stage) stages->rows[i].wanted = true;
}

static bool take(Stages *stages, Visit *visit) {
    StageAnswer answer;
    if (!visit_take_stage(visit, &answer)) return false;
    take_answer(stages, &answer);
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
static bool send_due(Stages *stages, Visit *visit, int page, double now) {
    int due = -1;
    for (int i = 0; i < stages->lesson->stage_count; i++) {
        if (!on_page(stages, i, page) || !wants(&stages->rows[i], now)) continue;
        if (due < 0 || stages->rows[i].asked < stages->rows[due].asked) due = i;
    }
    return due >= 0 && send(stages, visit, (StageAsk){.stage = due}, now);
}

static void step_clocks(Stages *stages, int page, double now) {
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (on_page(stages, i, page))
            step_clock(&stages->lesson->stages[i], &stages->rows[i], now);
        else
            stages->rows[i].stepped = 0;
}

bool stages_poll(Stages *stages, Visit *visit, int page, double now) {
    if (!stages->rows) return false;
    bool seen = take(stages, visit);
    step_clocks(stages, page, now);
    if (visit_awaits_stage(visit)) return seen;
    if (!send_touch(stages, visit, now) && !send_due(stages, visit, page, now)) return seen;
    visit_wait_stage(visit, WAIT_MS);
    return take(stages, visit) || seen;
}

static bool alive(const Stages *stages, const Visit *visit) {
    return stages->rows && visit && visit_state(visit) == VISIT_READY;
}

bool stages_busy(const Stages *stages, const Visit *visit, int page) {
    if (!alive(stages, visit)) return false;
    if (visit_awaits_stage(visit) || stages->touch_count) return true;
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (on_page(stages, i, page) && stages->rows[i].wanted) return true;
    return false;
}

int stages_due(const Stages *stages, const Visit *visit, int page, double now) {
    double due = INFINITY;
    if (!alive(stages, visit)) return -1;
    for (int i = 0; i < stages->lesson->stage_count; i++)
        if (on_page(stages, i, page) && runs(&stages->rows[i]))
            due = fmin(due, stages->rows[i].asked + FRAME - now);
    return isfinite(due) ? (int)ceil(fmax(0, due)) : -1;
}

void stages_want(Stages *stages) {
    for (int i = 0; stages->rows && i < stages->lesson->stage_count; i++)
        stages->rows[i].wanted = true;
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
