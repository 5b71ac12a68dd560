// A page in words, as it is heard or felt: against sentences that were read and judged by
// a person, in both languages.
#include "desk_bench.h"

#include "base/mem.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = { ja = \"声\", en = \"Voice\" } }\n"
    "page \"all\" { ja = \"{量子|りょうし}の頁\", en = \"A quantum page\" }\n"
    "prose { ja = [[\n## {題|だい}\n\n{状態|じょうたい} $\\ket{\\psi}$ と "
    "**{太字|ふとじ}** "
    "です。\n\n$$\\frac{1}{2}$$\n\n1. 一\n2. [二](page:two)\n   - $x^2$\n\n"
    "| {軸|じく} | 値 |\n|:--|--:|\n| $z$ | 4 |\n\n"
    "```lua\nlocal x = 1\n```\n\n`h 0` と $\\nope$ です。\n]],\n"
    "  en = [[\n## Head\n\nThe state $\\ket{\\psi}$ is **bold**.\n\n$$\\frac{1}{2}$$\n\n"
    "1. One\n2. [Two](page:two)\n   - $x^2$\n\n"
    "| Axis | Value |\n|:--|--:|\n| $z$ | 4 |\n\n"
    "```lua\nlocal x = 1\n```\n\n`h 0` and $\\nope$.\n]] }\n"
    "callout \"try\" { ja = [[{回|まわ}す $\\theta$]], en = [[Turn $\\theta$]] }\n"
    "behind \"why\" { title = { ja = \"なぜ $x$\", en = \"Why $x$\" }, ja = \"そこ\", "
    "en = \"There\" }\n"
    "columns { left = { ja = \"左\", en = \"Left\" }, right = { ja = \"右\", "
    "en = \"Right\" } }\n"
    "local bell = circuit { qubits = 2, start = \"ry(pi/3) 0; cx 0 1; negctrl @ x 1 0; "
    "measure 0; if (c0 == 1) z 1\" }\n"
    "display.histogram { of = bell, shots = 10, seed = 3 }\n"
    "exercise.number \"n\" { ask = { ja = \"{確率|かくりつ} $p(1)$ は？\", en = \"What is "
    "$p(1)$?\" },\n  label = \"$p(1) =$\", answer = \"1/4\" }\n"
    "exercise.choice \"c\" { ask = { ja = \"どれ？\", en = \"Which?\" },\n"
    "  options = { { ja = [[$\\ket{0}$ だけ]], en = [[$\\ket{0}$ alone]], right = true },\n"
    "    { ja = \"{両方|りょうほう}\", en = \"both\" } } }\n"
    "page \"two\" { ja = \"次\", en = \"Next\" }\n"
    "local a = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "display.ket { of = a }\n"
    "display.bloch { of = a }\n"
    "local b = circuit { qubits = 1, start = \"\" }\n";

static int begin(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    if (desk_error(b->desk))
        fail_msg("%s %s", desk_error(b->desk)->key, desk_error(b->desk)->args);
    *state = b;
    return 0;
}

static int end(void **state) {
    bench_close(*state, true);
    return 0;
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

static void both_pages(Bench *b, const char *name) {
    char *said = desk_aloud(b->desk, 0, 1);
    golden(name, said);
    free(said);
}

static void a_page_is_said_in_japanese(void **state) {
    both_pages(*state, "aloud_ja");
}

static void a_page_is_said_in_english(void **state) {
    Bench *b = *state;
    key(b, KEY_F2, 0);
    both_pages(b, "aloud_en");
}

// Whatever readings are shown, the words are said once.
static void readings_change_nothing(void **state) {
    Bench *b = *state;
    char *all = desk_aloud(b->desk, 0, 1);
    for (int i = 0; i < RUBY_COUNT; i++) {
        key(b, KEY_F4, 0);
        char *said = desk_aloud(b->desk, 0, 1);
        assert_string_equal(said, all);
        free(said);
    }
    free(all);
}

static void one_page_is_said_alone(void **state) {
    Bench *b = *state;
    char *said = desk_aloud(b->desk, 1, 1);
    assert_ptr_equal(strstr(said, "2 / 2\n次\n"), said);
    free(said);
}

static void saying_leaves_the_desk_as_it_was(void **state) {
    Bench *b = *state;
    Scene *before = desk_build(b->desk);
    free(desk_aloud(b->desk, 0, 1));
    desk_show(b->desk, "library");
    char *said = desk_aloud(b->desk, 0, 0);
    assert_non_null(strstr(said, "実験室"));
    free(said);
    desk_show(b->desk, "lesson");
    Scene *after = desk_build(b->desk);
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, after, rects, MOST_DAMAGE), 0);
    scene_destroy(before);
    scene_destroy(after);
}

// The scene of a frame collects nothing.
static void what_nobody_asks_is_not_said(void **state) {
    Bench *b = *state;
    char *said = scene_aloud(desk_scene(b->desk));
    assert_string_equal(said, "\n");
    free(said);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_is_said_in_japanese, begin, end),
        cmocka_unit_test_setup_teardown(a_page_is_said_in_english, begin, end),
        cmocka_unit_test_setup_teardown(readings_change_nothing, begin, end),
        cmocka_unit_test_setup_teardown(one_page_is_said_alone, begin, end),
        cmocka_unit_test_setup_teardown(saying_leaves_the_desk_as_it_was, begin, end),
        cmocka_unit_test_setup_teardown(what_nobody_asks_is_not_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
