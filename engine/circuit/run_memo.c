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

static void empty_slot(Memo *memo, MemoSlot *slot) {
    if (slot->thing) slot->destroy(slot->thing);
    memo->bytes -= slot->bytes;
    *slot = (MemoSlot){.thing = NULL};
}

static MemoSlot *oldest_of(Memo *memo) {
    MemoSlot *oldest = &memo->at[0];
    for (int i = 1; i < MEMO_SLOTS; i++)
        if (memo->at[i].asked < oldest->asked) oldest = &memo->at[i];
    return oldest;
}

// Of those that are there; NULL: there is none.
static MemoSlot *oldest_thing(Memo *memo) {
    MemoSlot *oldest = NULL;
    for (int i = 0; i < MEMO_SLOTS; i++) {
        MemoSlot *slot = &memo->at[i];
        if (slot->thing && (!oldest || slot->asked < oldest->asked)) oldest = slot;
    }
    return oldest;
}

void run_memo_keep(const Run *run, const MemoKey *key, void *thing, size_t bytes,
                   void (*destroy)(void *thing)) {
    Memo *memo = &run->lately->memo;
    for (MemoSlot *old; memo->bytes + bytes > MEMO_BYTES && (old = oldest_thing(memo));)
        empty_slot(memo, old);
    MemoSlot *slot = oldest_of(memo);
    empty_slot(memo, slot);
    *slot = (MemoSlot){*key, thing, bytes, destroy, ++memo->clock};
    memo->bytes += bytes;
}

void memo_clear(Memo *memo) {
    for (int i = 0; i < MEMO_SLOTS; i++)
        empty_slot(memo, &memo->at[i]);
}
