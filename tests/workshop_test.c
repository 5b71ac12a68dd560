// An author at work: files change under the open lesson, and what is wrong is shown.
#include "desk_bench.h"

#include "base/mem.h"

static const char MANIFEST[] =
    "{\"id\":\"own\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"Own\"},\"lessons\":["
    "{\"id\":\"own.one\",\"file\":\"01-one.lua\",\"title\":{\"en\":\"One\"}},"
    "{\"id\":\"own.two\",\"file\":\"02-two.lua\",\"title\":{\"en\":\"Two\"}}]}";

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "prose \"A page.\"\n"
    "page \"second\" \"Second\"\n"
    "local pair = circuit { qubits = 2, palette = \"h x\" }\n"
    "display.histogram { of = pair, shots = 100, seed = 5 }\n"
    "exercise.number \"quarter\" { ask = \"A quarter?\", answer = \"1/4\" }\n";

static const char OTHER[] = "lesson { id = \"own.two\", title = \"Two\" }\n"
                            "page \"only\" \"Only\"\n"
                            "prose \"Another.\"\n";

static void write_pack(Bench *b, const char *name, const char *text) {
    char path[64];
    snprintf(path, sizeof path, "work/%s", name);
    bench_write(b, path, text);
}

static int setup(void **state) {
    Bench *b = bench_open(NULL);
    char *folder = bench_path(b, "work");
    Error err = {0};
    file_make_folder(folder, NULL);
    write_pack(b, "pack.json", MANIFEST);
    write_pack(b, "01-one.lua", LESSON);
    write_pack(b, "02-two.lua", OTHER);
    assert_true(desk_open(b->desk, folder, &err));
    desk_wait(b->desk);
    assert_null(desk_error(b->desk));
    desk_turn_to(b->desk, 1);
    free(folder);
    *state = b;
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, false);
    return 0;
}

static void changed(Bench *b) {
    desk_files_changed(b->desk);
    desk_wait(b->desk);
}

// A copy of our own pack, opened to be worked on, has the ids of what it was copied from.
static void of_two_lessons_of_one_id_that_of_the_open_pack_is_meant(void **state) {
    Bench *b = *state;
    write_pack(b, "pack.json",
               "{\"id\":\"own\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"Own\"},"
               "\"lessons\":[{\"id\":\"core.qubit\",\"file\":\"01-one.lua\","
               "\"title\":{\"en\":\"One\"}}]}");
    write_pack(
        b, "01-one.lua",
        "lesson { id = \"core.qubit\", title = \"One\" }\npage \"copy\" \"A copy\"\n");
    changed(b);
    assert_true(desk_open_lesson(b->desk, "core.qubit", NULL));
    assert_string_equal(desk_lesson(b->desk)->pages[0].id, "copy");
    assert_true(desk_open_lesson(b->desk, "core.measurement", NULL));
    assert_string_not_equal(desk_lesson(b->desk)->pages[0].id, "copy");
}

// The lesson with one text in another's place.
static void write_lesson(Bench *b, const char *old, const char *new) {
    const char *at = strstr(LESSON, old);
    assert_non_null(at);
    Buffer text = {0};
    buffer_print(&text, "%.*s%s%s", (int)(at - LESSON), LESSON, new, at + strlen(old));
    write_pack(b, "01-one.lua", text.data);
    buffer_clear(&text);
}

static void change(Bench *b, const char *old, const char *new) {
    write_lesson(b, old, new);
    changed(b);
}

static Study *study_of(Bench *b) {
    return &b->desk->study;
}

static void what_was_opened_is_to_be_watched(void **state) {
    Bench *b = *state;
    char *folder = bench_path(b, "work");
    assert_string_equal(desk_watched(b->desk), folder);
    free(folder);
    Bench *other = bench_open(NULL);
    assert_null(desk_watched(other->desk));
    bench_close(other, false);
}

static void a_saved_lesson_comes_up_on_the_same_page_as_it_was_left(void **state) {
    Bench *b = *state;
    Workpiece *piece = &study_of(b)->pieces[0];
    workpiece_commit(piece, placed(piece, "h", 0, 0, NULL), NULL);
    field_set(&study_of(b)->answers[0].field, "0.3");
    study_of(b)->text_scroll = 17;
    study_of(b)->picture_scroll = 11;
    change(b, "\"Second\"", "\"Second, better\"");
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_true(reads(b, "Second, better"));
    assert_true(reads_key(b, "desk.reloaded"));
    assert_int_equal(study_of(b)->page, 1);
    assert_int_equal(circuit_steps(workpiece_shown(&study_of(b)->pieces[0])), 1);
    assert_string_equal(study_of(b)->answers[0].field.text, "0.3");
    assert_true(study_of(b)->text_scroll == 17 && study_of(b)->picture_scroll == 11);
    assert_int_equal(study_of(b)->options.seed, 1);
    assert_int_equal(desk_seed(b->desk, 0), 5);
}

static void a_broken_save_shows_the_card_and_mending_it_brings_the_page_back(void **state) {
    Bench *b = *state;
    desk_set_watching(b->desk, true);
    change(b, "display.", "dispay.");
    assert_string_equal(desk_screen(b->desk), "error");
    assert_true(reads(b, "work/01-one.lua:6"));
    assert_true(reads(b, "kyubi doc display"));
    assert_true(reads_key(b, "error.saved"));
    assert_true(reads(b, "Second")); // the page that stays
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    change(b, "display.", "display.");
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(study_of(b)->page, 1);
    assert_true(reads_key(b, "desk.reloaded"));
}

// Nothing else may wake the window once the page is back: it must know that it has to draw.
static void a_drawing_is_there_again_once_its_lesson_is_mended(void **state) {
    Bench *b = *state;
    const char *stage =
        "stage { label = \"A dot\", draw = function(g) g:circle(8, 4, 1) end }\n"
        "exercise.";
    change(b, "exercise.", stage);
    change(b, "display.", "dispay.");
    assert_string_equal(desk_screen(b->desk), "error");
    write_lesson(b, "exercise.", stage);
    desk_files_changed(b->desk);
    while (strcmp(desk_screen(b->desk), "lesson") != 0)
        desk_poll(b->desk);
    Study *study = study_of(b);
    assert_int_equal(study->page, 1);
    assert_true(study->stages.rows[0].bytes || stages_busy(&study->stages, study->visit));
    desk_wait(b->desk);
    assert_non_null(study->stages.rows[0].bytes);
}

static void five_lines_the_hint_and_the_way_of_calls_are_shown(void **state) {
    Bench *b = *state;
    change(b, "local pair",
           "local function inner(t)\n  return t.x + 1\nend\n"
           "local function outer(t) return (inner(t)) end\nlocal n = outer {}\nlocal pair");
    assert_string_equal(desk_screen(b->desk), "error");
    assert_int_equal(desk_error(b->desk)->line, 6);
    assert_true(reads(b, "page \"second\" \"Second\""));
    assert_true(reads(b, "local function outer(t) return (inner(t)) end"));
    assert_false(reads(b, "local n = outer {}"));
    assert_true(reads_key(b, "mistake.nothing_counts"));
    key(b, 'c', 0);
    char *report = desk_clipboard(b->desk);
    assert_non_null(strstr(report, "work/01-one.lua:6: "));
    assert_non_null(strstr(report, "9 行目 → 8 行目（outer） → 6 行目（inner）"));
    assert_null(strstr(report, "prelude"));
    free(report);
}

static void a_file_that_is_no_text_is_shown_without_harm(void **state) {
    Bench *b = *state;
    change(b, "page \"second\"", "\tlocal \xff = 1 \x1b[31m\u202e\npage \"second\"");
    assert_string_equal(desk_screen(b->desk), "error");
    assert_int_equal(desk_error(b->desk)->line, 4);
    assert_true(reads(b, " local ? = 1 [31m"));
    assert_true(reads(b, "prose \"A page.\""));
}

static void the_editor_is_asked_for_at_the_line(void **state) {
    Bench *b = *state;
    int line = 0;
    change(b, "display.", "dispay.");
    assert_null(desk_edit(b->desk, &line));
    key(b, 'e', 0);
    char *file = desk_edit(b->desk, &line), *path = bench_path(b, "work/01-one.lua");
    assert_string_equal(file, path);
    assert_int_equal(line, 6);
    assert_null(desk_edit(b->desk, &line));
    desk_edit_failed(b->desk, "my-editor");
    assert_true(reads(b, "my-editor"));
    desk_edit_failed(b->desk, NULL);
    assert_true(reads_key(b, "error.no_editor"));
    free(file);
    free(path);
}

static void a_manifest_is_read_again_too(void **state) {
    Bench *b = *state;
    Buffer text = {0};
    buffer_print(
        &text, "%.*s%s", (int)(strstr(MANIFEST, "Own") - MANIFEST), MANIFEST,
        "Better\"},\"macros\":{\"me\":\"\\\\mathrm{ich}\"},\"lessons\":["
        "{\"id\":\"own.one\",\"file\":\"01-one.lua\",\"title\":{\"en\":\"One\"}}]}");
    write_pack(b, "pack.json", text.data);
    buffer_clear(&text);
    change(b, "A page.", "A page with $\\\\me$.");
    assert_null(desk_error(b->desk));
    assert_true(reads(b, "Better"));
    assert_int_equal(study_of(b)->page, 1);
    assert_int_equal(study_of(b)->options.pack->lesson_count, 1);
    Error fault;
    ProseStyle style = {.width = 300, .size = 18};
    Prose *prose = prose_create(b->fonts, "$\\me$", &style);
    assert_false(prose_fault(prose, &fault)); // its formulas are known
    prose_destroy(prose);
}

static void a_broken_manifest_shows_the_card_and_the_page_stays(void **state) {
    Bench *b = *state;
    write_pack(b, "pack.json", "{\n\"id\":");
    changed(b);
    assert_string_equal(desk_screen(b->desk), "error");
    assert_true(reads(b, "pack.json:2"));
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(study_of(b)->page, 1);
    write_pack(b, "pack.json", MANIFEST);
    changed(b);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_null(desk_error(b->desk));
}

static void a_lesson_that_left_the_manifest_is_named(void **state) {
    Bench *b = *state;
    write_pack(b, "pack.json",
               "{\"id\":\"own\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"Own\"},"
               "\"lessons\":[{\"id\":\"own.two\",\"file\":\"02-two.lua\","
               "\"title\":{\"en\":\"Two\"}}]}");
    changed(b);
    assert_string_equal(desk_screen(b->desk), "error");
    assert_string_equal(desk_error(b->desk)->key, "pack.lesson_gone");
    write_pack(b, "pack.json", MANIFEST);
    changed(b);
    assert_string_equal(desk_screen(b->desk), "lesson");
}

// The card's own terms are gone with the old glossary.
static void a_glossary_is_read_again_while_its_card_is_open(void **state) {
    Bench *b = *state;
    static const char HEAD[] = "key\tja\treading\ten\tmeaning_ja\tmeaning_en\n";
    Buffer text = {0};
    buffer_print(&text, "%sfoo\tふ\tふ\tpage\t一つめ\tthe first\n", HEAD);
    write_pack(b, "glossary.tsv", text.data);
    changed(b);
    assert_non_null(desk_term(b->desk, "foo"));
    assert_true(desk_open_card(b->desk, "foo", (Spot){0}));
    buffer_clear(&text);
    buffer_print(&text, "%sfoo\tふ\tふ\tpage\t二つめ\tthe second\n", HEAD);
    write_pack(b, "glossary.tsv", text.data);
    changed(b);
    assert_string_equal(desk_term(b->desk, "foo")->meaning[LANG_EN], "the second");
    assert_null(b->desk->card.term);
    buffer_clear(&text);
}

static void nothing_is_read_while_the_hand_holds_a_gate(void **state) {
    Bench *b = *state;
    int loads = study_of(b)->loads;
    drag(b, gate_tile("h", 0), cell(0, 0, 0));
    assert_true(hand_holds(&b->desk->hand));
    desk_files_changed(b->desk);
    desk_wait(b->desk);
    assert_int_equal(study_of(b)->loads, loads);
    assert_true(hand_holds(&b->desk->hand));
    feed_on(b, GESTURE_UP, cell(0, 0, 0));
    desk_wait(b->desk);
    assert_int_equal(study_of(b)->loads, loads + 1);
    assert_int_equal(circuit_steps(workpiece_shown(&study_of(b)->pieces[0])), 1);
}

static void a_lesson_of_another_course_is_left_alone(void **state) {
    Bench *b = *state;
    Error err = {0};
    assert_true(desk_open_lesson(b->desk, "core.qubit", &err));
    int loads = study_of(b)->loads;
    changed(b);
    assert_int_equal(study_of(b)->loads, loads);
    assert_null(desk_error(b->desk));
}

static void a_lesson_file_alone_is_watched_in_its_folder(void **state) {
    Bench *b = *state;
    char *path = bench_path(b, "work/02-two.lua");
    Error err = {0};
    assert_true(desk_open(b->desk, path, &err));
    desk_wait(b->desk);
    assert_string_equal(desk_watched(b->desk), path);
    write_pack(b, "02-two.lua",
               "lesson { id = \"own.two\", title = \"Two\" }\npage \"only\" \"Onlyest\"\n");
    changed(b);
    assert_true(reads(b, "Onlyest"));
    free(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_opened_is_to_be_watched, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_saved_lesson_comes_up_on_the_same_page_as_it_was_left, setup, teardown),
        cmocka_unit_test_setup_teardown(a_drawing_is_there_again_once_its_lesson_is_mended,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_broken_save_shows_the_card_and_mending_it_brings_the_page_back, setup,
            teardown),
        cmocka_unit_test_setup_teardown(five_lines_the_hint_and_the_way_of_calls_are_shown,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_that_is_no_text_is_shown_without_harm, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            of_two_lessons_of_one_id_that_of_the_open_pack_is_meant, setup, teardown),
        cmocka_unit_test_setup_teardown(the_editor_is_asked_for_at_the_line, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_manifest_is_read_again_too, setup, teardown),
        cmocka_unit_test_setup_teardown(a_broken_manifest_shows_the_card_and_the_page_stays,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_lesson_that_left_the_manifest_is_named, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_glossary_is_read_again_while_its_card_is_open,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_read_while_the_hand_holds_a_gate, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_lesson_of_another_course_is_left_alone, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_lesson_file_alone_is_watched_in_its_folder, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
