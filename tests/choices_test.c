// The sheet of how the page looks, and the bar that opens it: by pointer and by keys, in
// windows of every size.
#include "desk_bench.h"

static Spot of(SpotKind kind, int a) {
    return (Spot){.kind = kind, .a = a};
}

// Whether the choice is shown as the one that holds: a tick stands within it.
typedef struct Tick {
    Rect rect;
    bool found;
} Tick;

static void find_tick(void *to, int part, const Mark *mark) {
    Tick *tick = to;
    (void)part;
    if (strcmp(mark->verb, "icon") != 0 || strcmp(mark->words, "check") != 0) return;
    double x = mark->rect.x + mark->rect.w / 2, y = mark->rect.y + mark->rect.h / 2;
    if (rect_has(tick->rect, x, y)) tick->found = true;
}

static bool holds(Bench *b, Spot spot) {
    Tick tick = {.rect = spot_of(b, spot)->rect};
    scene_marks(desk_scene(b->desk), find_tick, &tick);
    return tick.found;
}

static void every_choice_is_taken_shown_and_kept(void **state) {
    Bench *b = *state;
    click(b, of(SPOT_ASPECT, 0));
    assert_true(reads_key(b, "aspect.title"));
    for (int i = 0; i < RUBY_COUNT; i++) {
        click(b, of(SPOT_RUBY, SET + i));
        assert_int_equal(b->desk->ruby, i);
        for (int k = 0; k < RUBY_COUNT; k++)
            assert_int_equal(holds(b, of(SPOT_RUBY, SET + k)), k == i);
        assert_int_equal(has_spot(b, of(SPOT_GRADE, SET + 1)), i == RUBY_GRADE);
    }
    click(b, of(SPOT_RUBY, SET + RUBY_GRADE));
    static const int grades[] = {1, 2, 3, 4, 5, 6, GRADE_COMMON};
    for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
        click(b, of(SPOT_GRADE, SET + grades[i]));
        assert_int_equal(b->desk->grade, grades[i]);
        assert_true(holds(b, of(SPOT_GRADE, SET + grades[i])));
    }
    for (int i = 1; i >= 0; i--) {
        click(b, of(SPOT_WIDE, SET + i));
        assert_int_equal(b->desk->wide, i);
        assert_true(holds(b, of(SPOT_WIDE, SET + i)));
        assert_false(holds(b, of(SPOT_WIDE, SET + 1 - i)));
    }
    for (int i = THEME_COUNT - 1; i >= 0; i--) {
        click(b, of(SPOT_THEME, SET + i));
        assert_int_equal(b->desk->theme, i);
        assert_true(holds(b, of(SPOT_THEME, SET + i)));
    }
    click(b, of(SPOT_WIDE, SET + 1));
    click(b, of(SPOT_LANG, SET + LANG_EN));
    assert_int_equal(b->desk->lang, LANG_EN);
    assert_true(holds(b, of(SPOT_LANG, SET + LANG_EN)));
    assert_false(has_spot(b, of(SPOT_RUBY, SET))); // nothing to read in kana
    bench_again(b);
    assert_int_equal(b->desk->lang, LANG_EN);
    assert_int_equal(b->desk->ruby, RUBY_GRADE);
    assert_int_equal(b->desk->grade, GRADE_COMMON);
    assert_true(b->desk->wide);
}

static void the_size_of_type_goes_up_down_and_back(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "100％")); // in the bar, before anything is open
    key(b, KEY_F8, 0);
    click(b, of(SPOT_TEXT, 1));
    assert_int_equal(b->desk->text, 110);
    assert_true(reads(b, "110％"));
    click(b, of(SPOT_TEXT, -1));
    click(b, of(SPOT_TEXT, -1));
    assert_int_equal(b->desk->text, 90);
    click(b, of(SPOT_TEXT, TEXT_BACK));
    assert_int_equal(b->desk->text, TEXT_USUAL);
    for (int i = 0; i < 20; i++)
        click(b, of(SPOT_TEXT, 1));
    assert_int_equal(b->desk->text, TEXT_MOST);
}

static void all_of_it_is_done_by_keys_alone(void **state) {
    Bench *b = *state;
    key(b, KEY_F8, 0);
    bool met[SPOT_KINDS] = {0};
    for (int i = 0; i < 40; i++) { // Tab stays on the sheet
        key(b, KEY_TAB, 0);
        met[b->desk->focus.kind] = true;
        SpotKind kind = b->desk->focus.kind;
        assert_true(kind == SPOT_CLOSE || kind == SPOT_TEXT || kind == SPOT_RUBY ||
                    kind == SPOT_WIDE || kind == SPOT_ORDER || kind == SPOT_THEME ||
                    kind == SPOT_LANG);
    }
    assert_true(met[SPOT_TEXT] && met[SPOT_RUBY] && met[SPOT_WIDE] && met[SPOT_THEME] &&
                met[SPOT_LANG] && met[SPOT_CLOSE]);
    while (!spot_same(b->desk->focus, of(SPOT_WIDE, SET + 1)))
        key(b, KEY_RIGHT, 0);
    key(b, ' ', 0);
    assert_true(b->desk->wide);
    key(b, KEY_LEFT, 0);
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->wide);
    key(b, KEY_F6, 0); // the short ways work over it too
    assert_true(holds(b, of(SPOT_WIDE, SET + 1)));
    key(b, KEY_ESCAPE, 0);
    assert_false(desk_covered(b->desk));
    key(b, KEY_F8, 0);
    key(b, KEY_F8, 0);
    assert_false(desk_covered(b->desk));
}

static void it_closes_beside_itself_and_gives_the_focus_back(void **state) {
    Bench *b = *state;
    click(b, of(SPOT_ASPECT, 0));
    feed_at(b, GESTURE_DOWN, 10, 780);
    feed_at(b, GESTURE_UP, 10, 780);
    assert_false(desk_covered(b->desk));
    assert_string_equal(desk_screen(b->desk), "lesson"); // what lay there heard nothing
    while (b->desk->focus.kind != SPOT_ASPECT)
        key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0);
    assert_true(desk_covered(b->desk));
    key(b, KEY_ENTER, 0); // the cross has the focus
    assert_false(desk_covered(b->desk));
    assert_int_equal(b->desk->focus.kind, SPOT_ASPECT);
    key(b, 'f', MOD_CTRL); // over the search, and back to it
    key(b, KEY_F8, 0);
    key(b, KEY_ESCAPE, 0);
    assert_true(b->desk->seek.open);
    Rect caret;
    desk_scene(b->desk);
    assert_true(desk_field(b->desk, &caret));
}

static bool apart(Rect a, Rect b) {
    return a.x + a.w <= b.x + 0.01 || b.x + b.w <= a.x + 0.01 || a.y + a.h <= b.y + 0.01 ||
           b.y + b.h <= a.y + 0.01;
}

static void judge_inside(Bench *b, int from, bool bar) {
    const Scene *scene = desk_scene(b->desk);
    const Metrics *m = &scene_look(scene)->metrics;
    for (int i = from; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        Rect r = area->rect;
        if (r.h <= 0 || area->spot.kind == SPOT_SCROLL) continue;
        if (bar && r.y + r.h / 2 > m->top_bar) continue;
        assert_true(r.x >= -0.01 && r.x + r.w <= m->width + 0.01);
        for (int k = from; bar && k < i; k++) {
            Rect other = scene_spot_at(scene, k)->rect;
            bool too = other.h > 0 && other.y + other.h / 2 < m->top_bar &&
                       scene_spot_at(scene, k)->spot.kind != SPOT_SCROLL;
            if (too) assert_true(apart(r, other));
        }
    }
}

// What stands in the bar at every size; how the page looks is always within reach there.
static void nothing_is_lost_in_a_narrow_bar(void **state) {
    Bench *b = *state;
    static const int widths[] = {640, 800, 1000, 1024, 1280, 1920};
    static const int texts[] = {80, 100, 150, 250};
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            for (int lang = 0; lang < LANG_COUNT; lang++) {
                int height = widths[w] * 5 / 8 > 480 ? widths[w] * 5 / 8 : 480;
                desk_set_view(b->desk, widths[w], height, THEME_LIGHT, (Lang)lang);
                desk_set_text(b->desk, texts[t], false);
                bool small = widths[w] < 800 && texts[t] > 100;
                assert_true(has_spot(b, of(SPOT_ASPECT, 0)));
                assert_true(has_spot(b, of(SPOT_KEYS, 0)));
                assert_true(small || has_spot(b, of(SPOT_LAB, 0)));
                assert_true(small || has_spot(b, of(SPOT_SEARCH, 0)));
                assert_true(small || has_spot(b, of(SPOT_PRINT, 0)));
                judge_inside(b, 0, true);
                key(b, KEY_F8, 0);
                judge_inside(b, desk_first_spot(b->desk, desk_scene(b->desk)), false);
                for (int i = 0; i < THEME_COUNT; i++) {
                    bring_into_sight(b, of(SPOT_THEME, SET + i));
                    assert_true(spot_of(b, of(SPOT_THEME, SET + i))->rect.h >= 44);
                }
                key(b, KEY_ESCAPE, 0);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LESSON(every_choice_is_taken_shown_and_kept),
        IN_LESSON(the_size_of_type_goes_up_down_and_back),
        IN_LESSON(all_of_it_is_done_by_keys_alone),
        IN_LESSON(it_closes_beside_itself_and_gives_the_focus_back),
        IN_LESSON(nothing_is_lost_in_a_narrow_bar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
