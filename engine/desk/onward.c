#include "desk/onward.h"

#include "desk/desk_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- what cannot be opened

static int stuck_at(const Stuck *stuck, const char *id) {
    for (int i = 0; i < stuck->count; i++)
        if (!strcmp(stuck->ids[i], id)) return i;
    return -1;
}

static void forget(Stuck *stuck, int at) {
    if (at < 0) return;
    stuck->count--;
    memmove(stuck->ids[at], stuck->ids[at + 1],
            (size_t)(stuck->count - at) * sizeof stuck->ids[0]);
}

void onward_stuck(Desk *desk, const char *lesson) {
    Stuck *stuck = &desk->stuck;
    forget(stuck, stuck_at(stuck, lesson));
    if (stuck->count == MOST_STUCK) forget(stuck, 0);
    snprintf(stuck->ids[stuck->count++], STUCK_ID, "%s", lesson);
}

// One that its author is at has its last good page still, and goes on.
void onward_meet(Desk *desk) {
    const Study *study = &desk->study;
    const char *id = study->options.pack->lessons[study->options.lesson].id;
    if (study->loaded)
        forget(&desk->stuck, stuck_at(&desk->stuck, id));
    else if (study_failed(study))
        onward_stuck(desk, id);
}

// --- lessons

static bool opens(const Desk *desk, const PackLesson *lesson) {
    return lesson->file && stuck_at(&desk->stuck, lesson->id) < 0;
}

static bool waits(const Desk *desk, int pack, int lesson) {
    const PackLesson *about = &desk->packs[pack]->lessons[lesson];
    return opens(desk, about) && !progress_finished(desk->progress, about->id);
}

static Here stand(const Desk *desk, int pack, int lesson, HereKind otherwise) {
    int page, pages;
    const char *id = desk->packs[pack]->lessons[lesson].id;
    bool begun = progress_place(desk->progress, id, &page, &pages);
    return (Here){begun ? HERE_CONTINUE : otherwise, pack, lesson, 0};
}

// Of two packs with the lesson the later one, which was opened by hand; one that has its
// file before one that plans it.
static bool find(const Desk *desk, const char *id, int *pack, int *lesson) {
    bool found = false, whole = false;
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; k < desk->packs[i]->lesson_count; k++) {
            const PackLesson *about = &desk->packs[i]->lessons[k];
            if (strcmp(about->id, id) != 0 || (whole && !about->file)) continue;
            found = true;
            whole = about->file != NULL;
            *pack = i;
            *lesson = k;
        }
    return found;
}

// The one behind it in its course that is not done; behind the last, what was passed over.
static bool next_of(const Desk *desk, int pack, int lesson, Here *here) {
    int count = desk->packs[pack]->lesson_count;
    for (int i = 1; i < count; i++) {
        int at = (lesson + i) % count;
        if (!waits(desk, pack, at)) continue;
        *here = stand(desk, pack, at, HERE_NEXT);
        return true;
    }
    return false;
}

// --- the rules

// A lesson that was opened, and what is known of it.
typedef struct Opened {
    const char *id;
    bool there, done;
    int pack, lesson;
} Opened;

static Opened opened(const Desk *desk, const char *id) {
    Opened last = {.id = id, .done = progress_finished(desk->progress, id)};
    last.there = find(desk, id, &last.pack, &last.lesson);
    return last;
}

static void tell(const Desk *desk, const Opened *last, Onward *to) {
    to->why = last->there ? "onward.stuck" : "onward.gone";
    to->about = last->there ? &desk->packs[last->pack]->lessons[last->lesson] : NULL;
    snprintf(to->id, sizeof to->id, "%s", last->id);
}

// The lesson opened last decides by itself, where it can.
static bool decide(const Desk *desk, const Opened *last, bool due, Onward *to) {
    if (!last->done) tell(desk, last, to);
    if (!last->there) return false;
    if (next_of(desk, last->pack, last->lesson, &to->here)) return true;
    if (!last->done || !due) return false;
    to->here = (Here){HERE_REVIEW, last->pack, last->lesson, 0};
    return true;
}

// What is begun, from the lesson opened last backwards; true: it was found.
static bool go_back(const Desk *desk, bool due, Onward *to) {
    bool decided = false;
    for (int back = 0;; back++) {
        char *id = progress_lesson_before(desk->progress, back);
        Opened last = opened(desk, id);
        bool any = id[0], good = false;
        if (any && !last.done && last.there && waits(desk, last.pack, last.lesson)) {
            to->here = (Here){HERE_CONTINUE, last.pack, last.lesson, 0};
            good = true;
        } else if (any && !decided && !progress_reread(desk->progress, id)) {
            decided = true;
            good = decide(desk, &last, due, to);
        }
        free(id);
        if (good || !any) return good;
    }
}

// Nothing is begun: the next of a course that something was done in.
static bool go_next(const Desk *desk, Onward *to) {
    for (int back = 0;; back++) {
        char *id = progress_lesson_before(desk->progress, back);
        Opened last = opened(desk, id);
        bool any = id[0];
        bool good = any && last.there && next_of(desk, last.pack, last.lesson, &to->here);
        free(id);
        if (good || !any) return good;
    }
}

// The first that can be begun; `later`: also one that others come before.
static bool go_first(const Desk *desk, bool later, Onward *to) {
    LibraryModel model = {.packs = (const Pack *const *)desk->packs,
                          .pack_count = desk->pack_count,
                          .progress = desk->progress};
    char *last = progress_last_lesson(desk->progress);
    HereKind kind = last[0] ? HERE_NEXT : HERE_BEGIN;
    free(last);
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; k < desk->packs[i]->lesson_count; k++) {
            if (!waits(desk, i, k)) continue;
            if (!later && library_mark(&model, i, k) != MARK_OPEN) continue;
            to->here = (Here){kind, i, k, 0};
            return true;
        }
    return false;
}

// All is done: the last of it.
static void end(const Desk *desk, bool due, Onward *to) {
    for (int i = desk->pack_count - 1; i >= 0; i--)
        for (int k = desk->packs[i]->lesson_count - 1; k >= 0; k--) {
            const PackLesson *lesson = &desk->packs[i]->lessons[k];
            if (!opens(desk, lesson)) continue;
            if (!progress_finished(desk->progress, lesson->id)) continue;
            to->here = (Here){due ? HERE_REVIEW : HERE_DONE, i, k, 0};
            return;
        }
}

Onward onward(const Desk *desk, bool due) {
    Onward to = {.why = NULL};
    if (go_back(desk, due, &to) || go_next(desk, &to)) return to;
    if (go_first(desk, false, &to) || go_first(desk, true, &to)) return to;
    end(desk, due, &to);
    return to;
}
