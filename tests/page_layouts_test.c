// The blocks of a page under the hand, and how a page is laid out: judged by where the
// words and spots of a whole desk's scene stand.
#include "base/mem.h"
#include "desk_bench.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"read\" \"Read\"\n"
    "callout \"caution\" \"Mind the step\"\n"
    "behind \"why\" { title = \"Why so\", ja = \"Because $x$\", en = \"Because $x$\" }\n"
    "behind \"how\" { title = \"How so\", ja = \"Therefore\", en = \"Therefore\" }\n"
    "columns { left = \"Leftmost\", right = \"Rightmost [there](page:beside)\" }\n"
    "grid { columns = 3, cells = { { ja = \"One\", en = \"One\" },\n"
    "  { ja = \"Two\", en = \"Two\" }, { ja = \"Three\", en = \"Three\" },\n"
    "  { ja = \"Four\", en = \"Four\", image = \"lost.png\" } } }\n"
    "page \"beside\" \"Beside\"\n"
    "prose \"Foreword\"\n"
    "local a = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "prose \"Afterword\"\n"
    "page \"column\" { ja = \"Column\", en = \"Column\", layout = \"reading\" }\n"
    "prose \"Foreword\"\n"
    "local b = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "prose \"Afterword\"\n"
    "display.bloch { of = b }\n"
    "page \"stage\" { ja = \"Stage\", en = \"Stage\", layout = \"stage\" }\n"
    "prose \"Foreword\"\n"
    "local c = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "display.bloch { of = c }\n"
    "display.histogram { of = c }\n"
    "prose \"Afterword\"\n"
    "page \"bare\" { ja = \"Bare\", en = \"Bare\", layout = \"stage\" }\n"
    "prose \"Foreword\"\n"
    "page \"all\" \"All\"\n"
    "prose [[\n## {題|だい}\n\n1. 一\n2. [二](page:read)\n   - $x$\n\n"
    "| A | B |\n|:--|--:|\n| {軸|じく} | $\\ket{0}$ |\n| three | 4 |\n\n"
    "```lua\nlocal x = 1 -- c\n```\n]]\n"
    "callout \"try\" \"Turn it\"\n"
    "behind \"all\" { title = \"Why\", ja = \"Because\", en = \"Because\" }\n"
    "columns { left = \"### Before\\nL\", right = \"### After\\nR\" }\n"
    "page \"inputs\" \"Inputs\"\n"
    "input.slider { from = 0, to = 1, step = 0.25, start = 0.5, label = \"Slider $s$\" }\n"
    "input.slider { from = -90, to = 90, start = 30, unit = \"deg\",\n"
    "  label = \"A slider with a name that leaves its line no room beside it\" }\n"
    "input.dial { start = \"pi/2\", label = \"Dial\" }\n"
    "input.toggle { start = true, label = \"Switch\" }\n"
    "input.menu { start = 2, label = \"Menu\", options = { \"$x$\", \"long option\", \"z\" "
    "} }\n"
    "input.button { label = \"Button\" }\n"
    "input.field { start = 3, unit = \"V\", label = \"Field\" }\n"
    "step()\n"
    "prose \"Later\"\n";

enum { PAGE_READ, PAGE_BESIDE, PAGE_READING, PAGE_STAGE, PAGE_BARE, PAGE_ALL, PAGE_INPUTS };
static const Spot WHY = {.kind = SPOT_BEHIND, .a = 1}, HOW = {.kind = SPOT_BEHIND, .a = 2};

static int begin(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

static int end(void **state) {
    bench_close(*state, true);
    return 0;
}

typedef struct Find {
    const char *words;
    Rect rect;
    bool found;
} Find;

static void find(void *to, int part, const Mark *mark) {
    Find *f = to;
    (void)part;
    if (f->found || !strstr(mark->words, f->words)) return;
    f->found = true;
    f->rect = mark->rect;
}

static Rect words_at(Bench *b, const char *words) {
    Find f = {.words = words};
    scene_marks(desk_scene(b->desk), find, &f);
    if (!f.found) fail_msg("\"%s\" is not there", words);
    return f.rect;
}

static void turn_to(Bench *b, int page) {
    desk_turn_to(b->desk, page);
}

// KYUBI_GOLDEN=write renews the file; read it before you believe it.
static void golden(const char *name, const char *lines) {
    char path[256];
    snprintf(path, sizeof path, KYUBI_TESTS "/golden/%s.txt", name);
    const char *mode = getenv("KYUBI_GOLDEN");
    if (mode && !strcmp(mode, "write"))
        assert_true(file_write(path, lines, strlen(lines), NULL));
    char *wanted = file_read(path, 1 << 16, NULL, NULL);
    assert_non_null(wanted);
    assert_string_equal(lines, wanted);
    free(wanted);
}

typedef struct Lines {
    const Scene *scene;
    Buffer text;
} Lines;

// What scrolls is the page itself; the bars around it are others' business.
static void write_mark(void *to, int part, const Mark *mark) {
    Lines *lines = to;
    Rect view, r = mark->rect;
    if (scene_part_region(lines->scene, part, &view) < 0) return;
    buffer_print(&lines->text, "%s %.0f %.0f %.0f %.0f %s %s %.3g %s\n", mark->verb, r.x,
                 r.y, r.w, r.h, ink_name(mark->ink), ink_name(mark->fill), mark->size,
                 mark->words);
}

static void a_page_of_every_block_is_drawn_as_its_golden_words_say(void **state) {
    Bench *b = *state;
    turn_to(b, PAGE_ALL);
    desk_look_behind(b->desk, true);
    Lines lines = {.scene = desk_scene(b->desk)};
    scene_marks(lines.scene, write_mark, &lines);
    golden("page_blocks", lines.text.data);
    buffer_clear(&lines.text);
}

static void a_page_of_every_input_is_drawn_as_its_golden_words_say(void **state) {
    Bench *b = *state;
    turn_to(b, PAGE_INPUTS);
    Lines lines = {.scene = desk_scene(b->desk)};
    scene_marks(lines.scene, write_mark, &lines);
    golden("page_inputs", lines.text.data);
    buffer_clear(&lines.text);
}

static void a_press_opens_what_looks_behind_and_another_closes_it(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "Why so"));
    assert_false(reads(b, "Because"));
    double below = spot_of(b, HOW)->rect.y;
    click(b, WHY);
    assert_true(reads(b, "Because"));
    assert_false(reads(b, "Therefore"));
    assert_true(spot_of(b, HOW)->rect.y > below + 20); // it makes room
    click(b, WHY);
    assert_false(reads(b, "Because"));
    assert_float_equal(spot_of(b, HOW)->rect.y, below, 0);
}

static void the_keyboard_opens_it_too_and_shows_where_it_is(void **state) {
    Bench *b = *state;
    key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, WHY));
    key(b, KEY_ENTER, 0);
    assert_true(reads(b, "Because"));
    key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, HOW));
    key(b, ' ', 0);
    assert_true(reads(b, "Therefore"));
}

static void what_is_open_stays_open_by_its_name_on_a_reload(void **state) {
    Bench *b = *state;
    click(b, HOW);
    turn_to(b, PAGE_BESIDE);
    turn_to(b, PAGE_READ);
    assert_true(reads(b, "Therefore"));
    Buffer text = {0};
    const char *at = strstr(LESSON, "behind \"why\"");
    buffer_print(&text, "%.*sprose \"New\"\n%s", (int)(at - LESSON), LESSON, at);
    bench_write(b, "lessons/own/01-one.lua", text.data);
    buffer_clear(&text);
    study_reload(&b->desk->study);
    desk_wait(b->desk);
    assert_null(desk_error(b->desk));
    assert_true(reads(b, "New"));
    assert_true(reads(b, "Therefore"));
    assert_false(reads(b, "Because"));
}

static void what_is_open_is_so_when_the_lesson_is_opened_again(void **state) {
    Bench *b = *state;
    click(b, WHY);
    click(b, HOW);
    click(b, WHY); // closed again
    bench_again(b);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_true(reads(b, "Therefore"));
    assert_false(reads(b, "Because"));
    bench_again(b);
    Buffer text = {0}; // an author gave it another name: nothing else opens in its place
    const char *at = strstr(LESSON, "behind \"how\"");
    buffer_print(&text, "%.*sbehind \"now\"%s", (int)(at - LESSON), LESSON, at + 12);
    bench_write(b, "lessons/own/01-one.lua", text.data);
    buffer_clear(&text);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_int_equal(b->desk->study.opened[0], 0);
}

static void a_spot_that_is_no_such_block_opens_nothing(void **state) {
    Bench *b = *state;
    static const int blocks[] = {-1, 0, 3, 64};
    for (int i = 0; i < 4; i++)
        study_look_behind(&b->desk->study, blocks[i]);
    assert_int_equal(b->desk->study.opened[0], 0);
    desk_look_behind(b->desk, true);
    assert_true(reads(b, "Because") && reads(b, "Therefore"));
    desk_look_behind(b->desk, false);
    assert_false(reads(b, "Because") || reads(b, "Therefore"));
}

static void a_callout_has_its_kind_in_words_and_as_an_icon(void **state) {
    Bench *b = *state;
    assert_true(reads_key(b, "callout.caution"));
    assert_true(reads(b, "warning"));
    Rect head = words_at(b, words_in(b->words, b->desk->lang, "callout.caution"));
    Rect text = words_at(b, "Mind the step"), icon = words_at(b, "warning");
    assert_true(icon.x + icon.w <= head.x && head.y + head.h <= text.y + 4);
}

static void columns_stand_side_by_side_and_stack_where_there_is_little_room(void **state) {
    Bench *b = *state;
    Rect left = words_at(b, "Leftmost"), right = words_at(b, "Rightmost");
    assert_float_equal(left.y, right.y, 0.1);
    assert_true(right.x > left.x + 300);
    b->desk->text = 150;
    desk_set_view(b->desk, 660, 700, THEME_LIGHT, LANG_EN);
    left = words_at(b, "Leftmost");
    right = words_at(b, "Rightmost");
    assert_float_equal(left.x, right.x, 0.1);
    assert_true(right.y > left.y + left.h - 4);
}

static void a_grid_has_fewer_cells_in_a_row_where_there_is_little_room(void **state) {
    Bench *b = *state;
    Rect one = words_at(b, "One"), three = words_at(b, "Three");
    assert_float_equal(one.y, three.y, 0.1);
    assert_float_equal(words_at(b, "Two").x - one.x, three.x - words_at(b, "Two").x, 1.1);
    assert_true(words_at(b, "Four").y > one.y + one.h); // the next row, at its left
    assert_true(words_at(b, "Four").x < three.x);
    b->desk->text = 250;
    desk_set_view(b->desk, 660, 700, THEME_LIGHT, LANG_EN);
    assert_float_equal(words_at(b, "One").x, words_at(b, "Three").x, 0.1);
    assert_true(words_at(b, "Two").y > words_at(b, "One").y);
}

static void a_link_is_followed_by_a_press_and_by_the_keyboard(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 3; i++)
        key(b, KEY_TAB, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_LINK);
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->study.page, PAGE_BESIDE);
}

static void a_link_under_the_pointer_is_drawn_otherwise(void **state) {
    Bench *b = *state;
    Rect damage[MOST_DAMAGE], link = {0};
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == SPOT_LINK)
            link = scene_spot_at(scene, i)->rect;
    assert_true(link.w > 0);
    feed_at(b, GESTURE_MOVE, 5, 400);
    desk_damage(b->desk, damage, MOST_DAMAGE);
    feed_at(b, GESTURE_MOVE, link.x + link.w / 2, link.y + link.h / 2);
    assert_int_equal(desk_damage(b->desk, damage, MOST_DAMAGE), 1);
    assert_true(damage[0].x >= link.x - 4 && damage[0].h < 12); // its line alone
    key(b, KEY_TAB, 0);
    key(b, KEY_TAB, 0);
    desk_damage(b->desk, damage, MOST_DAMAGE);
    key(b, KEY_TAB, 0); // the ring is another thing again
    assert_true(desk_damage(b->desk, damage, MOST_DAMAGE) > 0);
}

static Rect first_cell(Bench *b, int source) {
    return spot_of(b, cell(0, 0, source))->rect;
}

// The region that scrolls; no width where there is none.
static Rect region_of(Bench *b, int which) {
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind == SPOT_SCROLL && area->spot.a == which) return area->rect;
    }
    return (Rect){0};
}

static void kyubi_puts_pictures_beside_the_text(void **state) {
    Bench *b = *state;
    turn_to(b, PAGE_BESIDE);
    Rect first = words_at(b, "Foreword"), last = words_at(b, "Afterword");
    Rect circuit = first_cell(b, 0);
    assert_float_equal(first.x, last.x, 0.1);
    assert_true(circuit.x > first.x + 548);
    desk_set_view(b->desk, 900, 700, THEME_LIGHT, LANG_EN); // below 1000 px it stacks
    assert_true(first_cell(b, 0).y < words_at(b, "Foreword").y);
}

static void a_page_for_reading_has_its_pictures_where_the_lesson_names_them(void **state) {
    Bench *b = *state;
    static const int widths[] = {1280, 1024, 900, 1920};
    turn_to(b, PAGE_READING);
    for (int i = 0; i < 4; i++) {
        desk_set_view(b->desk, widths[i], 768, THEME_LIGHT, LANG_EN);
        Rect first = words_at(b, "Foreword"), last = words_at(b, "Afterword");
        Rect circuit = first_cell(b, 1);
        Rect text = region_of(b, SCROLL_TEXT);
        assert_true(first.y < circuit.y && circuit.y < last.y);
        assert_true(text.w > 0 && text.w <= widths[i]);
        assert_true(region_of(b, SCROLL_PICTURE).w == 0);
    }
}

static void a_stage_has_its_text_over_pictures_as_wide_as_the_window(void **state) {
    Bench *b = *state;
    static const int sizes[][2] = {{1280, 800}, {1024, 768}, {1920, 1080}, {800, 700}};
    turn_to(b, PAGE_STAGE);
    for (int i = 0; i < 4; i++) {
        desk_set_view(b->desk, sizes[i][0], sizes[i][1], THEME_LIGHT, LANG_EN);
        Rect last = words_at(b, "Afterword"), circuit = first_cell(b, 2);
        assert_true(last.y + last.h < circuit.y);
        assert_true(region_of(b, SCROLL_PICTURE).w > 0.85 * sizes[i][0]);
        Rect ball = words_at(b, "\\ket{1}"),
             bars = words_at(b, words_in(b->words, LANG_EN, "histogram.exact"));
        assert_true(bars.x > ball.x && bars.y < ball.y); // side by side
    }
}

static void a_circuit_within_the_text_or_on_a_stage_is_edited_as_elsewhere(void **state) {
    Bench *b = *state;
    static const int pages[] = {PAGE_READING, PAGE_STAGE};
    for (int i = 0; i < 2; i++) {
        turn_to(b, pages[i]);
        int source = 1 + i;
        const Workpiece *piece = &b->desk->study.pieces[source];
        assert_int_equal(circuit_steps(workpiece_shown(piece)), 1);
        drag(b, gate_tile("x", source), cell(0, 1, source));
        feed_on(b, GESTURE_UP, cell(0, 1, source));
        assert_int_equal(circuit_steps(workpiece_shown(piece)), 2);
    }
}

static void a_stage_without_pictures_is_a_page_for_reading(void **state) {
    Bench *b = *state;
    turn_to(b, PAGE_READ);
    double x = words_at(b, "Leftmost").x;
    turn_to(b, PAGE_BARE);
    assert_float_equal(words_at(b, "Foreword").x, x, 0.1);
}

static const char HINT[] = "lesson { id = \"own.one\", title = \"One\" }\n"
                           "page \"aim\" \"Aim\"\n"
                           "local a = input.arrow { theta = \"45 deg\" }\n"
                           "display.bloch { of = a }\n";

// In a hall the type is large; what does not fit is left out by the sentence.
static void a_hint_that_is_too_wide_ends_with_a_sentence(void **state) {
    (void)state;
    static const char *const last[] = {"動かせます。", "Drag the tip."},
                             *const more[] = {"ふちを", "Past the rim"};
    Bench *b = bench_open(HINT);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        desk_set_view(b->desk, 1920, 1080, THEME_LIGHT, (Lang)lang);
        assert_true(reads(b, more[lang]));
        desk_set_view(b->desk, 1280, 800, THEME_PROJECTOR, (Lang)lang);
        assert_false(reads(b, more[lang]));
        assert_true(reads(b, last[lang]));
        assert_false(reads(b, "…"));
    }
    bench_close(b, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_page_of_every_block_is_drawn_as_its_golden_words_say, begin, end),
        cmocka_unit_test_setup_teardown(what_is_open_is_so_when_the_lesson_is_opened_again,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            a_page_of_every_input_is_drawn_as_its_golden_words_say, begin, end),
        cmocka_unit_test_setup_teardown(
            a_press_opens_what_looks_behind_and_another_closes_it, begin, end),
        cmocka_unit_test_setup_teardown(the_keyboard_opens_it_too_and_shows_where_it_is,
                                        begin, end),
        cmocka_unit_test_setup_teardown(what_is_open_stays_open_by_its_name_on_a_reload,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_spot_that_is_no_such_block_opens_nothing, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_callout_has_its_kind_in_words_and_as_an_icon,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            columns_stand_side_by_side_and_stack_where_there_is_little_room, begin, end),
        cmocka_unit_test_setup_teardown(
            a_grid_has_fewer_cells_in_a_row_where_there_is_little_room, begin, end),
        cmocka_unit_test_setup_teardown(a_link_is_followed_by_a_press_and_by_the_keyboard,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_link_under_the_pointer_is_drawn_otherwise, begin,
                                        end),
        cmocka_unit_test_setup_teardown(
            a_circuit_within_the_text_or_on_a_stage_is_edited_as_elsewhere, begin, end),
        cmocka_unit_test_setup_teardown(kyubi_puts_pictures_beside_the_text, begin, end),
        cmocka_unit_test_setup_teardown(
            a_page_for_reading_has_its_pictures_where_the_lesson_names_them, begin, end),
        cmocka_unit_test_setup_teardown(
            a_stage_has_its_text_over_pictures_as_wide_as_the_window, begin, end),
        cmocka_unit_test(a_hint_that_is_too_wide_ends_with_a_sentence),
        cmocka_unit_test_setup_teardown(a_stage_without_pictures_is_a_page_for_reading,
                                        begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
