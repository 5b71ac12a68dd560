// Commands of a card for review, which is shown like a lesson's page; and of its beginning.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void begin(Desk *desk, int by) {
    (void)by;
    reviewing_begin(desk);
}

static void go_on(Desk *desk, int by) {
    (void)by;
    reviewing_act(desk, (Spot){.kind = SPOT_REVIEW, .a = REVIEW_NEXT});
}

static void give_up(Desk *desk, int by) {
    (void)by;
    reviewing_act(desk, (Spot){.kind = SPOT_REVIEW, .a = REVIEW_GIVE_UP});
}

static bool is_graded(Desk *desk, int by, Error *err) {
    (void)by;
    return desk->reviewing.grade || error_set(err, "review.not_yet", " ");
}

static bool is_open(Desk *desk, int by, Error *err) {
    (void)by;
    return !desk->reviewing.grade || error_set(err, "review.answered_already", " ");
}

// clang-format off
static const Command rows[] = {
    {"review.begin", UNCOVERED, .words = "do.review", .also = "do.review.also", .action = begin},
    {"review.next", ON_CARD, .line = "keys.review_next", .words = "review.next", .also = "do.review_next.also",
     .chords = {{KEY_PAGE_DOWN, 0}, {KEY_RIGHT, MOD_ALT}}, .action = go_on, .can = is_graded},
    {"review.give_up", ON_CARD, .line = "keys.review_give_up", .words = "do.give_up", .also = "do.give_up.also",
     .chords = {{KEY_ENTER, MOD_CTRL | MOD_SHIFT}}, .action = give_up, .can = is_open},
};
// clang-format on

CommandRows commands_review(void) {
    return COMMAND_ROWS(rows);
}
