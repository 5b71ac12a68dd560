#include "circuit/run_memo.h"

#include "circuit/run_inside.h"

#include <string.h>

static bool same_key(const MemoKey *a, const MemoKey *b) {
    return a->kind == b->kind && a->after == b->after &&
           memcmp(a->numbers, b->numbers, sizeof a->numbers) == 0;
}

void *run_memo(const Run *run, const MemoKey *key) {
    Memo *memo = &run->lately->memo;
    for (int i = 0; i < MEMO_SLOTS; i++) {
        MemoSlot *slot = &memo->at[i];
        if (!slot->thing || !same_key(&slot->key, key)) continue;
        slot->asked = ++memo->clock;
        return slot->thing;
    }
    return NULL;
}

static void empty_slot(MemoSlot *slot) {
    if (slot->thing) slot->destroy(slot->thing);
    *slot = (MemoSlot){.thing = NULL};
}

void run_memo_keep(const Run *run, const MemoKey *key, void *thing,
                   void (*destroy)(void *thing)) {
    Memo *memo = &run->lately->memo;
    MemoSlot *oldest = &memo->at[0];
    for (int i = 1; i < MEMO_SLOTS; i++)
        if (memo->at[i].asked < oldest->asked) oldest = &memo->at[i];
    empty_slot(oldest);
    *oldest = (MemoSlot){*key, thing, destroy, ++memo->clock};
}

void memo_clear(Memo *memo) {
    for (int i = 0; i < MEMO_SLOTS; i++)
        empty_slot(&memo->at[i]);
}
