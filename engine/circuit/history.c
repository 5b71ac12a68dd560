#include "circuit/history.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

typedef struct Revision {
    Circuit *circuit;
    int number;
} Revision;

struct History {
    Revision *revisions; // what was undone stays behind `now` until the next commit
    int count, room;
    int now;
    int last_number;
};

static void history_push(History *history, Circuit *circuit) {
    if (history->count == history->room) {
        history->room = history->room ? 2 * history->room : 16;
        history->revisions =
            mem_grow(history->revisions, (size_t)history->room, sizeof(Revision));
    }
    history->now = history->count;
    history->revisions[history->count++] = (Revision){circuit, ++history->last_number};
}

static void history_forget_undone(History *history) {
    while (history->count > history->now + 1)
        circuit_destroy(history->revisions[--history->count].circuit);
}

History *history_create(Circuit *start) {
    assert(start);
    History *history = mem_new(sizeof *history);
    history_push(history, start);
    return history;
}

void history_destroy(History *history) {
    if (!history) return;
    for (int i = 0; i < history->count; i++)
        circuit_destroy(history->revisions[i].circuit);
    free(history->revisions);
    free(history);
}

const Circuit *history_now(const History *history) {
    return history->revisions[history->now].circuit;
}

int history_revision(const History *history) {
    return history->revisions[history->now].number;
}

bool history_can_undo(const History *history) {
    return history->now > 0;
}

bool history_can_redo(const History *history) {
    return history->now + 1 < history->count;
}

void history_commit(History *history, Circuit *next) {
    assert(next && next != history_now(history));
    if (circuit_equal(next, history_now(history))) {
        circuit_destroy(next);
        return;
    }
    history_forget_undone(history);
    history_push(history, next);
}

void history_amend(History *history, Circuit *next) {
    assert(next && next != history_now(history));
    circuit_destroy(history->revisions[history->now].circuit);
    history->revisions[history->now].circuit = next;
}

bool history_undo(History *history) {
    if (!history_can_undo(history)) return false;
    history->now--;
    return true;
}

bool history_redo(History *history) {
    if (!history_can_redo(history)) return false;
    history->now++;
    return true;
}

int history_count(const History *history) {
    return history->count;
}

int history_place(const History *history) {
    return history->now;
}

const Circuit *history_at(const History *history, int place) {
    assert(place >= 0 && place < history->count);
    return history->revisions[place].circuit;
}

bool history_go(History *history, int place) {
    if (place < 0 || place >= history->count || place == history->now) return false;
    history->now = place;
    return true;
}
