#include "view/scene.h"

#include "base/mem.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 640, HEIGHT = 480 };

typedef struct Bench {
    Fonts *fonts;
    Words *words;
    ViewCache *cache;
    Look look;
} Bench;

static int setup(void **state) {
    Bench *b = calloc(1, sizeof *b);
    b->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    b->cache = view_cache_create(b->fonts);
    b->look = (Look){.metrics = metrics_for(WIDTH, HEIGHT, THEME_LIGHT, 100),
                     .cache = b->cache,
                     .ruby = true};
    *state = b;
    return b->fonts ? 0 : -1;
}

static int teardown(void **state) {
    Bench *b = *state;
    view_cache_destroy(b->cache);
    fonts_close(b->fonts);
    free(b);
    return 0;
}

static void no_draw(Canvas *canvas, Rect rect, const void *with) {
    (void)canvas;
    (void)rect;
    (void)with;
}

static void draw_dial(Canvas *canvas, Rect rect, const void *with) {
    double angle = *(const double *)with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, r = rect.w / 2;
    draw_disc(canvas, x, y, r, INK_BALL, (Stroke){.ink = INK_EDGE});
    draw_arrow(canvas, (Point){x, y}, (Point){x + r * cos(angle), y - r * sin(angle)},
               (Stroke){.ink = INK_FOX, .width = 3.2}, 0);
}

// A page with a bit of everything; `angle` is the dial's.
static Scene *full_scene(const Look *look, double angle) {
    Scene *scene = scene_create(look);
    ProseStyle style = {.width = 260, .size = 18, .pitch = 29, .ruby = RUBY_ON};
    scene_box(scene, (Rect){20, 20, 300, 200}, 12, INK_SHEET, INK_LINE);
    scene_prose(scene,
                "{量子|りょうし}ビットは [矢印](lesson:core.x) です。$\\theta$ と "
                "$\\frac12$ を読みます。",
                40, 30, style);
    scene_button(scene, (Rect){40, 150, 0, 0},
                 (Button){.words = "調べる", .spot = {SPOT_CHECK}, .icon = "next"});
    scene_add(scene, (Rect){400.3, 60.7, 160, 160}, draw_dial, &angle, sizeof angle);
    scene_icon(scene, "kyubi", 20, 300, 64, INK_INK);
    scene_rule(scene, 20, 280, 620, 280);
    scene_scroll(scene, (Rect){300, 300, 200, 100}, 1, 35.5);
    for (int i = 0; i < 10; i++)
        scene_words(scene, "動く行", 310, 320 + 20 * i, (Type){.size = 15});
    scene_scroll_end(scene);
    return scene;
}

static int readings_in(const Bench *b, const Scene *scene) {
    Buffer lines = {0};
    Canvas *canvas = canvas_open_words(b->fonts, &lines);
    scene_draw(scene, canvas);
    assert_true(canvas_close(canvas, NULL));
    char *text = buffer_take(&lines);
    int count = 0;
    for (const char *at = text; (at = strstr(at, "ruby ")); at++)
        count++;
    free(text);
    return count;
}

// On one page, and once: the next page begins anew.
static void a_term_has_its_reading_where_a_page_first_says_it(void **state) {
    Bench *b = *state;
    Furigana *furigana = furigana_open(KYUBI_SOURCE "/assets/kanji.txt", NULL);
    furigana_add(furigana, "量子", "りょうし");
    furigana_add(furigana, "確率", "かくりつ");
    ProseStyle style = {.width = 260, .size = 18, .ruby = RUBY_TERMS, .furigana = furigana};
    for (int page = 0; page < 2; page++) {
        Scene *scene = scene_create(&b->look);
        scene_prose(scene, "量子の話と、量子の話。", 40, 30, style);
        scene_prose(scene, "量子の確率。", 40, 90, style);
        scene_prose(scene, "確率と量子。", 40, 150, style);
        assert_int_equal(readings_in(b, scene), 2);
        scene_destroy(scene);
    }
    furigana_close(furigana);
}

static void the_spot_added_last_is_hit_first(void **state) {
    Bench *b = *state;
    Scene *scene = scene_create(&b->look);
    scene_spot(scene, (SpotArea){.rect = {0, 0, 200, 200}, .spot = {SPOT_LAB}});
    scene_spot(scene, (SpotArea){.rect = {50, 50, 60, 60}, .spot = {SPOT_CLOSE}});
    assert_int_equal(scene_hit(scene, 60, 60)->spot.kind, SPOT_CLOSE);
    assert_int_equal(scene_hit(scene, 20, 20)->spot.kind, SPOT_LAB);
    assert_null(scene_hit(scene, 300, 300));
    scene_destroy(scene);
}

static void a_small_spot_can_be_hit_by_a_finger(void **state) {
    Bench *b = *state;
    Scene *scene = scene_create(&b->look);
    scene_spot(scene, (SpotArea){.rect = {100, 100, 10, 60},
                                 .spot = {SPOT_PAGE, 3},
                                 .finger = true,
                                 .name = "page"});
    const SpotArea *area = scene_find(scene, (Spot){SPOT_PAGE, 3});
    assert_true(area->rect.w == 44 && area->rect.h == 60 && area->rect.x == 83);
    assert_string_equal(area->name, "page");
    assert_ptr_equal(scene_hit(scene, 84, 130), area);
    assert_null(scene_find(scene, (Spot){SPOT_PAGE, 2}));
    scene_destroy(scene);
}

static void a_neighbours_own_ground_wins_over_a_fingers_margin(void **state) {
    Bench *b = *state;
    Scene *scene = scene_create(&b->look);
    scene_spot(scene, (SpotArea){.rect = {0, 0, 400, 400}, .spot = {SPOT_KEYS}});
    scene_spot(
        scene,
        (SpotArea){.rect = {100, 100, 20, 20}, .spot = {SPOT_PAGE, 1}, .finger = true});
    scene_spot(
        scene,
        (SpotArea){.rect = {120, 100, 20, 20}, .spot = {SPOT_PAGE, 2}, .finger = true});
    assert_int_equal(scene_hit(scene, 115, 110)->spot.a, 1);
    assert_int_equal(scene_hit(scene, 125, 110)->spot.a, 2);
    assert_int_equal(scene_hit(scene, 130, 90)->spot.a, 2); // the card below has no claim
    scene_destroy(scene);
}

static void buttons_and_links_are_spots_of_44_px(void **state) {
    Bench *b = *state;
    Scene *scene = full_scene(&b->look, 1);
    int links = 0;
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind == SPOT_SCROLL) continue;
        assert_true(area->rect.w >= 44 && area->rect.h >= 44);
        links += area->spot.kind == SPOT_LINK;
        if (area->spot.kind == SPOT_LINK)
            assert_string_equal(area->spot.target, "lesson:core.x");
    }
    assert_true(links >= 1);
    assert_string_equal(scene_find(scene, (Spot){SPOT_CHECK})->name, "調べる");
    scene_destroy(scene);
}

static void a_button_has_the_width_of_its_words(void **state) {
    Bench *b = *state;
    Scene *scene = scene_create(&b->look);
    Button button = {.words = "調べる", .spot = {SPOT_CHECK}};
    Rect rect = scene_button(scene, (Rect){10, 10, 0, 0}, button);
    assert_true(rect.h == 44 && rect.w == scene_button_width(scene, button));
    button.words = "調べて次へ";
    assert_true(scene_button_width(scene, button) > rect.w);
    scene_destroy(scene);
}

static void scrolled_parts_and_spots_are_moved(void **state) {
    Bench *b = *state;
    Scene *scene = scene_create(&b->look);
    scene_scroll(scene, (Rect){0, 100, 200, 100}, 2, 30);
    scene_add(scene, (Rect){0, 100, 50, 400}, no_draw, NULL, 0);
    scene_spot(scene, (SpotArea){.rect = {0, 120, 50, 50}, .spot = {SPOT_LESSON, 1}});
    scene_spot(scene, (SpotArea){.rect = {0, 320, 50, 50}, .spot = {SPOT_LESSON, 2}});
    assert_true(scene_scroll_end(scene) == 424); // 24 px of air at the end
    assert_true(scene_part_rect(scene, 0).y == 70);
    assert_int_equal(scene_hit(scene, 10, 115)->spot.a, 1);
    assert_int_equal(scene_hit(scene, 10, 95) ? 1 : 0, 0);
    assert_int_equal(scene_hit(scene, 10, 195)->spot.kind, SPOT_SCROLL);
    assert_null(scene_hit(scene, 10, 300));
    scene_destroy(scene);
}

static void a_region_scrolls_at_most_to_its_end(void **state) {
    Bench *b = *state;
    Scene *scene = scene_create(&b->look);
    scene_scroll(scene, (Rect){0, 100, 200, 100}, 2, 1e6);
    scene_add(scene, (Rect){0, 100, 50, 400}, no_draw, NULL, 0);
    scene_scroll_end(scene);
    assert_true(scene_part_rect(scene, 0).y == 100 - 324);
    assert_int_equal(scene_hit(scene, 10, 150)->spot.c, 324);
    scene_scroll(scene, (Rect){0, 300, 200, 100}, 3, 50);
    scene_add(scene, (Rect){0, 300, 50, 80}, no_draw, NULL, 0);
    scene_scroll_end(scene);
    assert_true(scene_part_rect(scene, 1).y == 300); // it all fits: nothing moves
    scene_destroy(scene);
}

static void equal_scenes_have_no_damage(void **state) {
    Bench *b = *state;
    Scene *before = full_scene(&b->look, 1), *now = full_scene(&b->look, 1);
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, now, rects, MOST_DAMAGE), 0);
    scene_destroy(before);
    scene_destroy(now);
}

static void the_first_scene_is_damage_everywhere(void **state) {
    Bench *b = *state;
    Scene *now = full_scene(&b->look, 1);
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(NULL, now, rects, MOST_DAMAGE), 1);
    assert_true(rects[0].w == WIDTH && rects[0].h == HEIGHT);
    scene_destroy(now);
}

static void one_changed_part_damages_its_own_rect(void **state) {
    Bench *b = *state;
    Scene *before = full_scene(&b->look, 1), *now = full_scene(&b->look, 1.1);
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, now, rects, MOST_DAMAGE), 1);
    Rect r = rects[0];
    assert_true(r.x == floor(r.x) && r.y == floor(r.y) && r.w == floor(r.w));
    assert_true(r.x <= 400.3 && r.x > 395 && r.x + r.w >= 560.3 && r.x + r.w < 566);
    assert_true(r.y <= 60.7 && r.y > 56 && r.y + r.h >= 220.7 && r.y + r.h < 226);
    scene_destroy(before);
    scene_destroy(now);
}

// A scene of boxes in the order of `order`, one letter a box.
static Scene *boxes(const Look *look, const char *order) {
    Scene *scene = scene_create(look);
    for (; *order; order++)
        scene_box(scene, (Rect){(*order - 'a') * 40.0, 100, 30, 30}, 4, INK_SHEET,
                  INK_EDGE);
    return scene;
}

static void a_part_put_in_between_damages_only_itself(void **state) {
    Bench *b = *state;
    Scene *before = boxes(&b->look, "abdef"), *now = boxes(&b->look, "abcdef");
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, now, rects, MOST_DAMAGE), 1);
    assert_true(rects[0].x >= 76 && rects[0].x + rects[0].w <= 114);
    assert_int_equal(scene_damage(now, before, rects, MOST_DAMAGE), 1);
    assert_true(rects[0].x >= 76 && rects[0].x + rects[0].w <= 114);
    scene_destroy(before);
    scene_destroy(now);
}

static void a_changed_order_is_damage(void **state) {
    Bench *b = *state;
    Scene *before = boxes(&b->look, "abcd"), *now = boxes(&b->look, "acbd");
    Rect rects[MOST_DAMAGE];
    assert_true(scene_damage(before, now, rects, MOST_DAMAGE) >= 1);
    scene_destroy(before);
    scene_destroy(now);
}

static void damage_never_has_more_rects_than_asked_for(void **state) {
    Bench *b = *state;
    Scene *before = boxes(&b->look, ""), *now = boxes(&b->look, "abcdefghijklmno");
    Rect rects[3];
    int count = scene_damage(before, now, rects, 3);
    assert_in_range(count, 1, 3);
    for (int i = 0; i < 15; i++) {
        bool covered = false;
        for (int k = 0; k < count; k++)
            covered |= rect_has(rects[k], i * 40 + 15, 115);
        assert_true(covered);
    }
    scene_destroy(before);
    scene_destroy(now);
}

static void damage_is_joined_only_where_little_lies_between(void **state) {
    Bench *b = *state;
    Scene *before = boxes(&b->look, "bn"), *now = boxes(&b->look, "abno");
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, now, rects, MOST_DAMAGE), 2); // a and o
    Scene *near = boxes(&b->look, "abcno");
    assert_int_equal(scene_damage(before, near, rects, MOST_DAMAGE), 2); // a with c, and o
    scene_destroy(before);
    scene_destroy(now);
    scene_destroy(near);
}

static void another_theme_is_damage_everywhere(void **state) {
    Bench *b = *state;
    Look dark = b->look;
    dark.theme = THEME_DARK;
    Scene *before = boxes(&b->look, "ab"), *now = boxes(&dark, "ab");
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, now, rects, MOST_DAMAGE), 1);
    assert_true(rects[0].w == WIDTH);
    scene_destroy(before);
    scene_destroy(now);
}

static void assert_pixels_equal(Canvas *a, Canvas *b, int height) {
    int stride;
    const void *x = canvas_pixels(a, &stride), *y = canvas_pixels(b, &stride);
    assert_memory_equal(x, y, (size_t)stride * (size_t)height);
}

// The whole path of a frame: what is damaged is repainted over the picture before.
static void repaired(Bench *b, double scale, Theme theme, Lens lens) {
    int width = (int)(WIDTH * scale), height = (int)(HEIGHT * scale);
    Look look = b->look, focused;
    look.theme = theme;
    look.metrics.scale = scale;
    look.lens = lens;
    focused = look;
    focused.focus = (Spot){SPOT_CHECK};
    focused.focus_shown = true;
    Scene *before = full_scene(&look, 1), *now = full_scene(&focused, 2.5);
    Canvas *old = canvas_open_picture(b->fonts, theme, scale, width, height);
    Canvas *new = canvas_open_picture(b->fonts, theme, scale, width, height);
    scene_draw(before, old);
    scene_draw(now, new);
    Rect rects[MOST_DAMAGE];
    int count = scene_damage(before, now, rects, MOST_DAMAGE);
    assert_true(count >= 2 || !lens_is_whole(lens)); // some of it is out of sight
    assert_true(count >= 1);
    scene_draw_in(now, old, rects, count);
    assert_pixels_equal(old, new, height);
    // And pieces that cut through everything change nothing.
    for (int i = 0; i < 40; i++) {
        Rect piece = {i * 97 % WIDTH + 0.5, i * 61 % HEIGHT + 0.3, 25 + i * 41 % 200,
                      25 + i * 29 % 150};
        scene_draw_in(now, old, &piece, 1);
    }
    assert_pixels_equal(old, new, height);
    canvas_close(old, NULL);
    canvas_close(new, NULL);
    scene_destroy(before);
    scene_destroy(now);
}

static void repairing_gives_the_pixels_of_a_full_drawing(void **state) {
    repaired(*state, 1, THEME_LIGHT, (Lens){0});
    repaired(*state, 1.25, THEME_DARK, (Lens){0});
    repaired(*state, 4.0 / 3, THEME_PROJECTOR, (Lens){0});
    repaired(*state, 2, THEME_PROJECTOR, (Lens){0});
}

static void repairing_gives_the_pixels_of_a_full_drawing_through_a_lens(void **state) {
    const double scales[] = {1, 1.25, 4.0 / 3, 2}, lenses[] = {1.1, 1.37, 2, 3.99, 4};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 5; k++) {
            Theme theme = k % 2 ? THEME_PROJECTOR : THEME_LIGHT;
            repaired(*state, scales[i], theme, lens_made(lenses[k], 0.43, 0.117));
            repaired(*state, scales[i], theme, lens_made(lenses[k], 1, 0.3));
        }
}

// What stands in a window of `scale`, as pixels of it.
static Canvas *drawn(Bench *b, const Scene *scene, double scale) {
    Canvas *canvas = canvas_open_picture(b->fonts, scene_look(scene)->theme, scale,
                                         (int)(WIDTH * scale), (int)(HEIGHT * scale));
    scene_draw(scene, canvas);
    return canvas;
}

// Pixel by pixel what a window of twice the size shows there: letters and lines are drawn
// anew, not blown up. Only where the window's edge cuts a shape does cairo round otherwise.
static void a_lens_draws_as_sharply_as_a_larger_window(void **state) {
    Bench *b = *state;
    Look look = b->look;
    Scene *whole = full_scene(&look, 1);
    look.lens = lens_made(2, 0.4, 0.1);
    Scene *near = full_scene(&look, 1);
    Canvas *a = drawn(b, near, 1), *large = drawn(b, whole, 2);
    int stride, wide, other = 0;
    const char *of = canvas_pixels(a, &stride), *from = canvas_pixels(large, &wide);
    from += (size_t)(2 * 0.1 * HEIGHT) * (size_t)wide + (size_t)(2 * 0.4 * WIDTH) * 4;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH * 4; x++) {
            int p = (unsigned char)of[y * stride + x];
            int q = (unsigned char)from[y * wide + x];
            other += abs(p - q) > 2;
        }
    assert_int_equal(other, 0);
    canvas_close(a, NULL);
    canvas_close(large, NULL);
    scene_destroy(whole);
    scene_destroy(near);
}

static void another_lens_is_damage_everywhere_and_the_same_none(void **state) {
    Bench *b = *state;
    Look look = b->look;
    Rect rects[MOST_DAMAGE];
    look.lens = lens_made(2, 0.1, 0.1);
    Scene *one = full_scene(&look, 1), *same = full_scene(&look, 1);
    look.lens = lens_made(2, 0.2, 0.1);
    Scene *other = full_scene(&look, 1);
    assert_int_equal(scene_damage(one, same, rects, MOST_DAMAGE), 0);
    assert_int_equal(scene_damage(same, other, rects, MOST_DAMAGE), 1);
    assert_true(rects[0].w == WIDTH && rects[0].h == HEIGHT);
    double x = 64, y = 48; // a tenth of the window is a twentieth of the page
    scene_through(other, &x, &y);
    assert_float_equal(x, (0.2 + 0.05) * WIDTH, 0.5);
    assert_float_equal(y, (0.1 + 0.05) * HEIGHT, 0.5);
    scene_destroy(one);
    scene_destroy(same);
    scene_destroy(other);
}

typedef struct Told {
    int marks, dials, last;
} Told;

static void tell(void *to, int part, const Mark *mark) {
    Told *told = to;
    assert_true(part >= told->last);
    told->last = part;
    told->marks++;
    told->dials += mark->fill == INK_BALL;
}

static void marks_come_with_their_parts(void **state) {
    Bench *b = *state;
    Scene *scene = full_scene(&b->look, 1);
    Told told = {0};
    scene_marks(scene, tell, &told);
    assert_true(told.marks > scene_parts(scene));
    assert_int_equal(told.dials, 1);
    scene_destroy(scene);
}

// In the order of painting: the ground of code, what is selected, the words.
static void take_order(void *to, int part, const Mark *mark) {
    (void)part;
    char **at = to;
    bool selected = mark->fill == INK_SELECTED;
    *(*at)++ = !strcmp(mark->verb, "shade") ? 'g' : selected ? 's' : 'w';
}

static void what_is_selected_lies_over_the_ground_of_code(void **state) {
    const Bench *b = *state;
    Look look = b->look;
    look.selected = (Selection){{0, 0}, {0, 3}};
    Scene *scene = scene_create(&look);
    scene_prose(scene, "`h 0`", 40, 40, (ProseStyle){.width = 200, .size = 18});
    char order[16] = "", *at = order;
    scene_marks(scene, take_order, &at);
    assert_string_equal(order, "gsw");
    scene_destroy(scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_selected_lies_over_the_ground_of_code),
        cmocka_unit_test(a_term_has_its_reading_where_a_page_first_says_it),
        cmocka_unit_test(the_spot_added_last_is_hit_first),
        cmocka_unit_test(a_small_spot_can_be_hit_by_a_finger),
        cmocka_unit_test(a_neighbours_own_ground_wins_over_a_fingers_margin),
        cmocka_unit_test(buttons_and_links_are_spots_of_44_px),
        cmocka_unit_test(a_button_has_the_width_of_its_words),
        cmocka_unit_test(scrolled_parts_and_spots_are_moved),
        cmocka_unit_test(a_region_scrolls_at_most_to_its_end),
        cmocka_unit_test(equal_scenes_have_no_damage),
        cmocka_unit_test(the_first_scene_is_damage_everywhere),
        cmocka_unit_test(one_changed_part_damages_its_own_rect),
        cmocka_unit_test(a_part_put_in_between_damages_only_itself),
        cmocka_unit_test(a_changed_order_is_damage),
        cmocka_unit_test(damage_never_has_more_rects_than_asked_for),
        cmocka_unit_test(damage_is_joined_only_where_little_lies_between),
        cmocka_unit_test(another_theme_is_damage_everywhere),
        cmocka_unit_test(repairing_gives_the_pixels_of_a_full_drawing),
        cmocka_unit_test(repairing_gives_the_pixels_of_a_full_drawing_through_a_lens),
        cmocka_unit_test(a_lens_draws_as_sharply_as_a_larger_window),
        cmocka_unit_test(another_lens_is_damage_everywhere_and_the_same_none),
        cmocka_unit_test(marks_come_with_their_parts),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
