// Bars and cards as an answer holds them: every move against a slow way to make it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rng.h"
#include "desk/response.h"

#include <string.h>

#include <cmocka.h>

static const Exercise cards = {
    .input = INPUT_ORDER, .item_count = 5, .start = {4, 2, 0, 3, 1}};

static void a_moved_card_leaves_the_others_in_their_order(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    Answer answer = {.hints = 0};
    response_start(&answer, &cards);
    for (int round = 0; round < 500; round++) {
        int card = (int)rng_below(&rng, 5), slot = (int)rng_below(&rng, 5), rest[5],
            count = 0;
        for (int i = 0; i < 5; i++)
            if (answer.order[i] != card) rest[count++] = answer.order[i];
        response_card_to(&answer, &cards, card, slot);
        for (int i = 0, k = 0; i < 5; i++)
            assert_int_equal(answer.order[i], i == slot ? card : rest[k++]);
        assert_int_equal(response_slot(&answer, &cards, card), slot);
    }
}

static void what_is_out_of_range_moves_nothing(void **state) {
    (void)state;
    Answer answer = {.hints = 0};
    response_start(&answer, &cards);
    response_card_to(&answer, &cards, 5, 0);
    response_card_to(&answer, &cards, -1, 0);
    response_card_to(&answer, &cards, 0, 5);
    response_card_to(&answer, &cards, 0, -1);
    assert_memory_equal(answer.order, cards.start, 5 * sizeof(int));
    Exercise bars = {.input = INPUT_BARS, .item_count = 2, .top = 0.5};
    response_bar(&answer, &bars, 2, 0.3);
    response_bar(&answer, &bars, -1, 0.3);
    response_bar(&answer, &bars, 0, 7);
    assert_float_equal(answer.bars[0], 0.5, 0);
    assert_float_equal(answer.bars[1], 0, 0);
}

static void a_place_for_one_card_gives_the_other_back(void **state) {
    (void)state;
    Exercise once = {
        .input = INPUT_PLACES, .item_count = 3, .place_count = 2, .once = true};
    Answer answer = {.hints = 0};
    response_card_in(&answer, &once, 0, 1);
    response_card_in(&answer, &once, 1, 1);
    assert_int_equal(answer.places[0], 0);
    assert_int_equal(answer.places[1], 1);
    response_card_in(&answer, &once, 2, 3);
    response_card_in(&answer, &once, 3, 1);
    assert_int_equal(answer.places[2], 0);
    once.once = false;
    response_card_in(&answer, &once, 0, 1);
    assert_int_equal(answer.places[1], 1);
}

static bool take(const Exercise *exercise, Answer *answer, const char *text) {
    Data *data = data_read(text, strlen(text), (DataLimits){0}, "answer", NULL);
    assert_non_null(data);
    bool good = response_take(answer, exercise, data);
    data_free(data);
    return good;
}

static void an_answer_that_does_not_fit_is_not_taken(void **state) {
    (void)state;
    Answer answer = {.hints = 0};
    response_start(&answer, &cards);
    assert_false(take(&cards, &answer, "{\"order\":[0,1,2,3]}"));
    assert_false(take(&cards, &answer, "{\"order\":[0,1,2,3,3]}"));
    assert_false(take(&cards, &answer, "{\"order\":[0,1,2,3,5]}"));
    assert_false(take(&cards, &answer, "{\"bars\":[0,1,2,3,4]}"));
    assert_memory_equal(answer.order, cards.start, 5 * sizeof(int));
    assert_true(take(&cards, &answer, "{\"order\":[0,1,2,3,4]}"));
    assert_int_equal(answer.order[4], 4);
    Exercise bars = {.input = INPUT_BARS, .item_count = 2, .top = 1};
    assert_false(take(&bars, &answer, "{\"bars\":[0.5,1.5]}"));
    assert_true(take(&bars, &answer, "{\"bars\":[0.25,0.75]}"));
    assert_float_equal(answer.bars[1], 0.75, 0);
    Exercise places = {.input = INPUT_PLACES, .item_count = 2, .place_count = 1};
    assert_false(take(&places, &answer, "{\"places\":[2,0]}"));
    assert_true(take(&places, &answer, "{\"places\":[1,0]}"));
}

static void what_is_put_is_taken_as_it_was(void **state) {
    (void)state;
    Answer answer = {.hints = 0}, again = {.hints = 0};
    response_start(&answer, &cards);
    Data *data = data_new_object();
    response_put(&answer, &cards, data);
    assert_true(response_take(&again, &cards, data));
    assert_memory_equal(answer.order, again.order, 5 * sizeof(int));
    data_free(data);
}

static void bars_that_are_scaled_make_one(void **state) {
    (void)state;
    Exercise bars = {.input = INPUT_BARS, .item_count = 3, .top = 1, .normalise = true};
    Answer answer = {.bars = {0.2, 0.2, 0.4}};
    response_settle(&answer, &bars);
    assert_float_equal(answer.bars[2], 0.5, 1e-15);
    Answer nothing = {.hints = 0};
    response_settle(&nothing, &bars);
    assert_float_equal(nothing.bars[0], 0, 0);
    Exercise groups = {
        .input = INPUT_BARS, .item_count = 4, .groups = 2, .top = 1, .normalise = true};
    Answer two = {.bars = {0.2, 0.6, 0.1, 0.1}};
    response_settle(&two, &groups);
    assert_float_equal(two.bars[1], 0.75, 1e-15);
    assert_float_equal(two.bars[2], 0.5, 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moved_card_leaves_the_others_in_their_order),
        cmocka_unit_test(what_is_out_of_range_moves_nothing),
        cmocka_unit_test(a_place_for_one_card_gives_the_other_back),
        cmocka_unit_test(an_answer_that_does_not_fit_is_not_taken),
        cmocka_unit_test(what_is_put_is_taken_as_it_was),
        cmocka_unit_test(bars_that_are_scaled_make_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
