// The seeds of histograms: drawn anew, typed.
#include "desk/desk_inside.h"

#include "base/text.h"
#include "view/answer_view.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_SEED = 999999999, DRAWN_SEEDS = 999 };

// Its own, or the one that the lesson gave the first histogram of this source.
uint64_t desk_seed(Desk *desk, int source) {
    const Workpiece *piece = desk_piece(desk, source);
    if (!piece) return 1;
    if (piece->seed || source < 0) return piece->seed;
    const Page *page = &study_lesson(&desk->study)->pages[desk->study.page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool mine = block->kind == BLOCK_DISPLAY && block->source == source;
        if (mine && block->options.shots > 0) return block->options.seed;
    }
    return 1;
}

// The next small number: one that is easily said and typed again.
void desk_new_seed(Desk *desk, int source) {
    Workpiece *piece = desk_piece(desk, source);
    if (!piece) return;
    piece->seed = desk_seed(desk, source) % DRAWN_SEEDS + 1;
    desk->dirty = true;
}

void desk_open_seed(Desk *desk, int source) {
    if (!desk_piece(desk, source)) return;
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)desk_seed(desk, source));
    desk_focus(desk, seed_view_spot(source));
    desk->seed = (SeedField){.open = true, .source = source};
    field_set(&desk->seed.field, text);
    field_select_all(&desk->seed.field);
    desk->dirty = true;
}

void desk_close_seed(Desk *desk) {
    desk->seed.open = false;
    desk->dirty = true;
    if (desk->focus.kind == SPOT_SEED_FIELD) desk->focus = (Spot){0};
}

static bool read_seed(const char *typed, long *seed) {
    char *plain = text_plain(typed), *end;
    *seed = strtol(plain, &end, 10);
    while (*end == ' ')
        end++;
    bool good = end != plain && !*end && *seed >= 1 && *seed <= MOST_SEED;
    free(plain);
    return good;
}

void desk_take_seed(Desk *desk) {
    long seed;
    Workpiece *piece = desk_piece(desk, desk->seed.source);
    desk->seed.wrong = !read_seed(desk->seed.field.text, &seed);
    if (desk->seed.wrong) {
        Error err;
        error_set(&err, "seed.number", " ");
        desk_refuse(desk, &err);
        return;
    }
    if (piece) piece->seed = (uint64_t)seed;
    desk_hush(desk);
    desk_close_seed(desk);
}
