#include "desk/foretelling.h"

#include "desk/desk_inside.h"
#include "desk/shown.h"
#include "lesson/prediction.h"
#include "view/histogram_bars.h"

#include <math.h>

// --- of an exercise: its number is not negative

static bool find_answer(const Desk *desk, Spot spot, Foretold *bars) {
    const Exercise *exercise = desk_exercise(desk, spot.a);
    if (!exercise || desk->study.answers[spot.a].locked) return false;
    bars->count = exercise->item_count;
    bars->top = exercise->top;
    for (int i = 0; i < bars->count; i++)
        bars->value[i] = desk->study.answers[spot.a].bars[i];
    return true;
}

// --- of a histogram: where it stands, and twice which one (view/histogram_columns.c)

static bool is_display(Spot spot) {
    return spot.a == DISPLAY_SHELVED || spot.a == DISPLAY_PAGED;
}

static bool shown_of_bar(Desk *desk, Spot spot, Shown *shown) {
    return is_display(spot) &&
           shown_find(desk, display_spot(DISPLAY_GROUND, spot.c / 2, spot.a), shown);
}

static bool find_display(Desk *desk, Spot spot, Foretold *bars) {
    Shown shown;
    if (!shown_of_bar(desk, spot, &shown)) return false;
    Bars seen = bars_of(&shown.model);
    if (seen.predicted != PREDICTED_COVERED) return false;
    bars->count = seen.count;
    bars->top = 1;
    for (int i = 0; i < seen.count; i++)
        bars->value[seen.at[i].value] = seen.at[i].predicted;
    return true;
}

static uint64_t with_bar(const DisplayOptions *options, int bar, double value) {
    return prediction_with(options->foreseen, bar, (int)lround(value * PREDICTED_TOP));
}

// --- both

bool foretelling_find(Desk *desk, Spot spot, Foretold *bars) {
    *bars = (Foretold){.count = 0};
    if (spot.kind != SPOT_BAR) return false;
    bool there =
        is_display(spot) ? find_display(desk, spot, bars) : find_answer(desk, spot, bars);
    return there && spot.b >= 0 && spot.b < bars->count;
}

void foretelling_set(Desk *desk, Spot spot, double value) {
    Shown shown;
    if (!is_display(spot))
        study_bar(&desk->study, spot.a, spot.b, value);
    else if (shown_of_bar(desk, spot, &shown))
        shown_foresee(desk, &shown, with_bar(&shown.model.options, spot.b, value));
}

void foretelling_tell(Desk *desk, Spot spot) {
    Shown shown;
    if (!shown_find(desk, spot, &shown)) return;
    Bars bars = bars_of(&shown.model);
    uint64_t foreseen = shown.model.options.foreseen;
    bool covered = bars.predicted == PREDICTED_COVERED;
    Error err = {0};
    if (covered && !bars.sum) {
        error_set(&err, "predict.nothing", " ");
        desk_refuse(desk, &err);
        return;
    }
    desk_hush(desk);
    shown_foresee(desk, &shown, covered ? prediction_tell(foreseen) : 0);
}

// --- in the hand

static bool in_hand(const Desk *desk, int place) {
    return desk->hand.kind == HAND_BAR && desk->hand.from.a == place;
}

const Shelf *foretelling_shelf(Desk *desk) {
    int index = desk->hand.from.c / 2;
    if (!in_hand(desk, DISPLAY_SHELVED) || index >= desk->shelving.now.count) return NULL;
    desk->would_shelf = desk->shelving.now;
    DisplayOptions *options = &desk->would_shelf.at[index].options;
    int bar = desk->hand.from.b;
    options->foreseen = with_bar(options, bar, desk->would.bars[bar]);
    return &desk->would_shelf;
}

const DisplayOptions *foretelling_options(const Desk *desk, int block) {
    Desk *kept = (Desk *)desk; // what would be is kept with it
    if (!in_hand(desk, DISPLAY_PAGED) || desk->hand.from.c / 2 != block) return NULL;
    const Page *page = &study_lesson(&desk->study)->pages[desk->study.page];
    const DisplayOptions *now = shown_options(desk, block);
    kept->would_options = now ? *now : page->blocks[block].options;
    DisplayOptions *options = &kept->would_options;
    int bar = desk->hand.from.b;
    options->foreseen = with_bar(options, bar, desk->would.bars[bar]);
    return options;
}
