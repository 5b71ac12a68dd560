// A term touched in prose opens its card.
#include "desk_bench.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "prose { ja = \"量子ビットの位相。位相は角です。[印](term:own-word)\","
    "        en = \"Qubits have phases. A phase is an angle. [sign](term:own-word)\" }\n"
    "exercise.choice \"which\" { ask = { ja = \"固有値はどれ。\", en = \"Which "
    "eigenvalue?\" },\n"
    "  options = { { ja = \"位相 phase\", right = true },\n"
    "  { ja = \"相関 correlation\", say = { ja = \"No.\" } } } }\n"
    "page \"second\" \"Second\"\n"
    "prose \"自前のことば。\"\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    bench_write(b, "lessons/own/glossary.tsv",
                "key\tja\treading\ten\nown-word\t自前のことば\tじまえのことば\town word\n");
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

#define IN_PROSE(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)

// The n-th place of a term, in the scene's order.
static Spot term_at(Bench *b, const char *target, int n) {
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_TERM || strcmp(area->spot.target, target) != 0)
            continue;
        if (n-- == 0) return area->spot;
    }
    print_error("no %s\n", target);
    fail();
    return (Spot){0};
}

static const char *open_term(const Bench *b) {
    return b->desk->card.term ? b->desk->card.term->key : "";
}

static void a_word_of_the_glossary_opens_its_card(void **state) {
    Bench *b = *state;
    click(b, term_at(b, "term:phase", 0));
    assert_string_equal(open_term(b), "phase");
    assert_true(reads(b, "いそう"));
    assert_true(reads(b, "phase"));
    assert_true(reads(b, "確率振幅の向き"));
    assert_true(reads_key(b, "term.lesson") == false); // no course here has C01
    assert_true(has_spot(b, (Spot){.kind = SPOT_CLOSE}));
}

static void every_appearance_can_be_touched_and_the_first_is_underlined(void **state) {
    Bench *b = *state;
    Spot first = term_at(b, "term:phase", 0), second = term_at(b, "term:phase", 1);
    assert_false(spot_same(first, second));
    assert_false(spot_of(b, first)->quiet);
    assert_true(spot_of(b, second)->quiet);
    assert_true(spot_of(b, first)->rect.h >= 44);
    click(b, second);
    assert_string_equal(open_term(b), "phase");
}

static void escape_the_cross_and_a_press_beside_it_close_the_card(void **state) {
    Bench *b = *state;
    Spot word = term_at(b, "term:qubit", 0);
    click(b, word);
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(open_term(b), "");
    assert_string_equal(desk_screen(b->desk), "lesson");
    click(b, word);
    feed_at(b, GESTURE_DOWN, 1200, 700);
    feed_at(b, GESTURE_UP, 1200, 700);
    assert_string_equal(open_term(b), "");
    click(b, word);
    Rect card = b->desk->card.at;
    feed_at(b, GESTURE_DOWN, card.x + 4, card.y + card.h + 30); // on the card
    feed_at(b, GESTURE_UP, card.x + 4, card.y + card.h + 30);
    assert_string_equal(open_term(b), "qubit");
    key(b, KEY_ENTER, 0); // its cross has the focus
    assert_string_equal(open_term(b), "");
}

static void the_keyboard_opens_a_card_and_comes_back_to_its_word(void **state) {
    Bench *b = *state;
    Spot word = term_at(b, "term:phase", 0);
    for (int i = 0; i < 40 && !spot_same(b->desk->focus, word); i++)
        key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0);
    assert_string_equal(open_term(b), "phase");
    for (int i = 0; i < 9; i++) { // Tab stays on the card
        key(b, KEY_TAB, 0);
        SpotKind kind = b->desk->focus.kind;
        assert_true(kind == SPOT_CLOSE || kind == SPOT_TERM || kind == SPOT_LESSON);
    }
    keys(b, "h0");
    key(b, KEY_PAGE_DOWN, 0);
    assert_int_equal(b->desk->study.page, 0); // the page below hears nothing
    key(b, KEY_ESCAPE, 0);
    assert_true(spot_same(b->desk->focus, word));
    assert_true(b->desk->focus_shown);
}

static void a_term_on_the_card_opens_the_next_card(void **state) {
    Bench *b = *state;
    Spot word = term_at(b, "term:phase", 0);
    click(b, word);
    click(b, term_at(b, "term:probability-amplitude", 0));
    assert_string_equal(open_term(b), "probability-amplitude");
    assert_true(spot_same(b->desk->card.from, word));
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(open_term(b), "");
}

// A term in an answer that can be chosen: a press chooses, a long press opens the card.
static void a_long_press_opens_the_card_of_a_word_in_a_button(void **state) {
    Bench *b = *state;
    Spot word = term_at(b, "term:correlation", 0);
    Point at = middle(b, word);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_string_equal(open_term(b), "");
    uint32_t chosen = b->desk->study.answers[0].chosen;
    assert_true(chosen != 0);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_HOLD, at.x, at.y);
    assert_string_equal(open_term(b), "correlation");
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_string_equal(open_term(b), "correlation");
    assert_int_equal(b->desk->study.answers[0].chosen, chosen);
}

static void a_long_press_elsewhere_is_nothing(void **state) {
    Bench *b = *state;
    feed_at(b, GESTURE_HOLD, 300, 300);
    feed_at(b, GESTURE_DOWN, 1200, 600);
    feed_at(b, GESTURE_HOLD, 1200, 600);
    assert_string_equal(open_term(b), "");
    click(b, term_at(b, "term:phase", 0));
    Point under = middle(b, term_at(b, "term:qubit", 0));
    feed_at(b, GESTURE_DOWN, under.x, under.y); // a word, but below the card's sheet
    feed_at(b, GESTURE_HOLD, under.x, under.y);
    assert_string_equal(open_term(b), "phase");
}

static void a_packs_own_terms_are_found_and_linked(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_LINK, .a = 1});
    assert_string_equal(open_term(b), "own-word");
    assert_true(reads(b, "じまえのことば"));
    desk_turn_to(b->desk, 1);
    assert_string_equal(open_term(b), ""); // turning the page puts it away
    click(b, term_at(b, "term:own-word", 0));
    assert_string_equal(open_term(b), "own-word");
}

// 自前 is no word of the courses: its reading can only come from the pack.
static void a_packs_own_terms_are_read_in_its_lessons_alone(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "りょうし")); // a word of the courses
    desk_turn_to(b->desk, 1);
    assert_true(reads(b, "自前"));
    assert_true(reads(b, "じまえ"));
    key(b, KEY_F4, 0); // off
    assert_false(reads(b, "じまえ"));
    const char *end;
    assert_true(furigana_match(desk_furigana(b->desk), "自前のことば", false, &end) >= 0);
    key(b, KEY_HOME, MOD_ALT);
    assert_int_equal(furigana_match(desk_furigana(b->desk), "自前のことば", false, &end),
                     -1);
    assert_true(furigana_match(desk_furigana(b->desk), "量子ビット", false, &end) >= 0);
}

static void the_card_speaks_the_language_of_the_page(void **state) {
    Bench *b = *state;
    key(b, KEY_F2, 0);
    click(b, term_at(b, "term:phase", 0));
    assert_true(reads(b, "位相（いそう）") || reads(b, "位相 (いそう)"));
    assert_true(reads(b, "The angle that gives"));
    key(b, KEY_F2, 0);
    assert_true(reads(b, "確率振幅の向き"));
}

static void the_card_leads_to_the_lesson_that_introduces_the_term(void **state) {
    (void)state;
    Bench *b = bench_open(NULL);
    assert_true(desk_open_lesson(b->desk, "core.qubit", NULL));
    click(b, term_at(b, "term:qubit", 0));
    assert_true(reads_key(b, "term.lesson"));
    assert_false(has_spot(b, (Spot){SPOT_LESSON, 0, 0, 0, NULL})); // it is open already
    bench_close(b, false);
}

// A lesson of another pack that is there: the button opens it.
static void the_cards_button_opens_its_lesson(void **state) {
    (void)state;
    Bench *b = bench_open(NULL);
    assert_true(desk_open_lesson(b->desk, "core.qubit", NULL));
    Spot to = {SPOT_LESSON, 0, 0, 0, NULL};
    TermCard card = {.term = desk_term(b->desk, "qubit"), .lesson = "C01", .to = to};
    Scene *scene = scene_create(scene_look(desk_scene(b->desk)));
    term_card_add(scene, &card);
    const SpotArea *button = scene_find(scene, to);
    assert_non_null(button);
    assert_true(button->rect.h >= 44);
    scene_destroy(scene);
    desk_act(b->desk, to);
    assert_string_equal(open_term(b), "");
    bench_close(b, false);
}

static const Rect *sheet_of(const Scene *scene) {
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind == SPOT_NONE && area->quiet) return &area->rect;
    }
    return NULL;
}

static void judge_place(Bench *b, const Look *look, const Term *term, Rect at) {
    Scene *scene = scene_create(look);
    term_card_add(scene,
                  &(TermCard){.term = term, .at = at, .lesson = "C01 量子", .here = 1});
    const Rect *sheet = sheet_of(scene);
    const Metrics *m = &look->metrics;
    assert_non_null(sheet);
    bool inside = sheet->x >= 0 && sheet->y >= 0 && sheet->x + sheet->w <= m->width &&
                  sheet->y + sheet->h <= m->height;
    if (!inside) fail_msg("%s %g %g", term->key, m->width, m->height);
    (void)b;
    scene_destroy(scene);
}

static void no_card_ever_leaves_the_window(void **state) {
    Bench *b = *state;
    static const int sizes[][3] = {
        {1280, 800, 100}, {640, 480, 150}, {1920, 1080, 100}, {1024, 768, 125}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            Look look = *scene_look(desk_scene(b->desk));
            look.lang = theme % 2 ? LANG_EN : LANG_JA;
            look.metrics = metrics_for(sizes[s][0], sizes[s][1], (Theme)theme, sizes[s][2]);
            double w = look.metrics.width, h = look.metrics.height;
            Rect corners[] = {
                {0, 0, 40, 20}, {w - 40, h - 20, 40, 20}, {w / 2, h / 2, 9, 9}};
            for (int i = 0; i < glossary_count(b->desk->terms.glossary); i += 7)
                judge_place(b, &look, glossary_term(b->desk->terms.glossary, i),
                            corners[i % 3]);
        }
}

static void a_card_too_high_for_the_window_scrolls(void **state) {
    Bench *b = *state;
    b->desk->metrics.height = 150; // lower than any window is laid out
    b->desk->dirty = true;
    assert_true(desk_open_card(b->desk, "quantum-teleportation", (Spot){0}));
    for (int i = 0; i < 8; i++)
        key(b, KEY_DOWN, 0);
    assert_true(b->desk->card.scroll > 0);
    assert_false(desk_open_card(b->desk, "no-such-term", (Spot){0}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PROSE(a_word_of_the_glossary_opens_its_card),
        IN_PROSE(every_appearance_can_be_touched_and_the_first_is_underlined),
        IN_PROSE(escape_the_cross_and_a_press_beside_it_close_the_card),
        IN_PROSE(the_keyboard_opens_a_card_and_comes_back_to_its_word),
        IN_PROSE(a_term_on_the_card_opens_the_next_card),
        IN_PROSE(a_long_press_opens_the_card_of_a_word_in_a_button),
        IN_PROSE(a_long_press_elsewhere_is_nothing),
        IN_PROSE(a_packs_own_terms_are_found_and_linked),
        IN_PROSE(a_packs_own_terms_are_read_in_its_lessons_alone),
        IN_PROSE(the_card_speaks_the_language_of_the_page),
        cmocka_unit_test(the_card_leads_to_the_lesson_that_introduces_the_term),
        cmocka_unit_test(the_cards_button_opens_its_lesson),
        IN_PROSE(no_card_ever_leaves_the_window),
        IN_PROSE(a_card_too_high_for_the_window_scrolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
