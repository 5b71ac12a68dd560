// The inspector of authors: what it lists is what the lesson's text holds, by hand and
// keys.
#include "desk_bench.h"

#include "base/mem.h"

static const char LESSON[] = "lesson { id = \"own.one\", title = \"One\" }\n" // 1
                             "page \"first\" \"First\"\n"                     // 2
                             "print(\"read\\27 and\\ttab\")\n"                // 3
                             "local turn = input.slider { from = 0, to = 10, start = 3, "
                             "label = \"Turn\" }\n" // 4
                             "local twice = value(function() print(\"twice\") return 2 * "
                             "turn.value end)\n"                                // 5
                             "local count = remember \"count\" { start = 0 }\n" // 6
                             "prose \"Now {=twice} and {=count}.\"\n"           // 7
                             "input.button { label = \"More\", run = function() "
                             "count:set(count.value + 1) end }\n"                    // 8
                             "input.button { label = \"Flood\", run = function()\n"  // 9
                             "  for i = 1, 900 do print(\"line \" .. i) end\n"       // 10
                             "end }\n"                                               // 11
                             "input.button { label = \"Same\", run = function()\n"   // 12
                             "  for i = 1, 50 do print \"same\" end\n"               // 13
                             "end }\n"                                               // 14
                             "input.button { label = \"Fail\", run = function()\n"   // 15
                             "  local none; count:set(none.value)\n"                 // 16
                             "end }\n"                                               // 17
                             "step()\n"                                              // 18
                             "exercise.number \"quarter\" {\n"                       // 19
                             "  given = { parts = one_of { 4 } },\n"                 // 20
                             "  ask = \"One of {=parts}?\", answer = \"1/parts\",\n" // 21
                             "}\n"                                                   // 22
                             "page \"second\" \"Second\"\n"                          // 23
                             "stage { label = \"Dot\", draw = function(g) g:circle(1, "
                             "turn.value, 1) end }\n"; // 24

enum { MORE = 3, FLOOD, SAME, FAIL }; // variables

static const char TALK[] = "lesson { id = \"own.one\", title = \"One\" }\n" // 1
                           "page \"ask\" \"Ask\"\n"                         // 2
                           "notes \"Wait.\"\n"                              // 3
                           "local yes, no = vote \"beat\" { ask = \"Can you?\", "
                           "options = { \"Yes\", \"No\" } }\n" // 4
                           "vote \"nameless\" { ask = \"And you?\", "
                           "options = { \"A\", \"B\" } }\n"              // 5
                           "activity { seconds = 9, say = \"Talk\" }\n"; // 6

static Bench *open_text(const char *text) {
    Bench *b = bench_open(NULL);
    bench_write(b, "own.lua", text);
    char *path = bench_path(b, "own.lua");
    Error err = {0};
    b->desk->lang = LANG_EN;
    assert_true(desk_open(b->desk, path, &err));
    desk_wait(b->desk);
    if (desk_error(b->desk))
        print_error("%s %s %d\n", desk_error(b->desk)->key, desk_error(b->desk)->args,
                    desk_error(b->desk)->line);
    assert_null(desk_error(b->desk));
    free(path);
    return b;
}

static int setup(void **state) {
    *state = open_text(LESSON);
    return 0;
}

static int setup_talk(void **state) {
    *state = open_text(TALK);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, false);
    return 0;
}

static const Inspector *inspector(const Bench *b) {
    return &b->desk->inspector;
}

static Spot act(int a, int row) {
    return (Spot){.kind = SPOT_INSPECTOR, .a = a, .b = row};
}

static void press(Bench *b, int variable) {
    click(b, (Spot){.kind = SPOT_INPUT, .a = variable});
    desk_wait(b->desk);
}

// A row as it would be drawn; its texts live as long as the scene.
static InspectorRow row_in(Bench *b, Scene *scene, InspectorPart part, int index) {
    return inspector_row(b->desk, scene, part, index);
}

static Scene *look_at(Bench *b) {
    desk_scene(b->desk);
    Look look = desk_look(b->desk);
    return scene_create(&look);
}

static void open_part(Bench *b, InspectorPart part) {
    if (!inspector(b)->open) key(b, KEY_F12, 0);
    click(b, act(INSPECTOR_PART, part));
    assert_int_equal(inspector(b)->part, part);
}

static const RanRow *ran_of(const Bench *b, RanKind kind, int line) {
    const Watching *watching = visit_watching(b->desk->study.visit);
    for (int i = 0; i < watching->count; i++)
        if (watching->ran[i].kind == kind && watching->ran[i].line == line)
            return &watching->ran[i];
    return NULL;
}

// --- who has it

static void learners_never_meet_it(void **state) {
    (void)state;
    Bench *b = bench_open(SMALL_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_false(inspector_there(b->desk));
    key(b, KEY_F12, 0);
    assert_false(inspector(b)->open);
    assert_null(visit_watching(b->desk->study.visit)->ran);
    bench_close(b, true);
}

static void while_it_is_closed_nothing_of_it_is_there(void **state) {
    Bench *b = *state;
    desk_scene(b->desk);
    assert_false(has_spot(b, act(INSPECTOR_LIST, 0)));
    assert_null(inspector(b)->source);
    key(b, KEY_F12, 0);
    assert_true(has_spot(b, act(INSPECTOR_LIST, 0)));
    assert_non_null(inspector(b)->source);
    key(b, KEY_F12, 0);
    assert_false(has_spot(b, act(INSPECTOR_LIST, 0)));
    assert_null(inspector(b)->source);
}

// --- what is listed

static void the_page_is_listed_as_the_file_has_it(void **state) {
    static const struct {
        const char *name, *place;
        bool faint;
    } rows[] = {{"page \"first\"", ":2", false}, {"input.slider turn", ":4", false},
                {"prose", ":7", false},          {"input.button", ":8", false},
                {"input.button", ":9", false},   {"input.button", ":12", false},
                {"input.button", ":15", false},  {"exercise.number quarter", ":19", true}};
    Bench *b = *state;
    open_part(b, INSPECT_PAGE);
    Scene *scene = look_at(b);
    int count = sizeof rows / sizeof *rows;
    assert_int_equal(inspector_rows(b->desk, INSPECT_PAGE), count);
    for (int i = 0; i < count; i++) {
        InspectorRow row = row_in(b, scene, INSPECT_PAGE, i);
        assert_string_equal(row.name, rows[i].name);
        assert_string_equal(row.place, rows[i].place);
        assert_int_equal(row.faint, rows[i].faint);
    }
    scene_destroy(scene);
    click(b, (Spot){.kind = SPOT_CONTINUE});
    scene = look_at(b);
    assert_false(row_in(b, scene, INSPECT_PAGE, count - 1).faint);
    scene_destroy(scene);
}

static void the_pointer_joins_a_row_and_its_block(void **state) {
    Bench *b = *state;
    open_part(b, INSPECT_PAGE);
    feed_on(b, GESTURE_MOVE, (Spot){.kind = SPOT_INPUT, .a = FLOOD});
    assert_int_equal(inspector(b)->over, 3);
    feed_on(b, GESTURE_MOVE, act(INSPECTOR_ROW, 2));
    assert_int_equal(inspector(b)->over, -1);
    Rect prose;
    assert_true(scene_block_at(desk_scene(b->desk), 1, &prose));
    bool outlined = false;
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_parts(scene); i++) {
        Rect part = scene_part_rect(scene, i);
        outlined = outlined || (part.x == prose.x - 3 && part.y == prose.y - 3 &&
                                part.w == prose.w + 6 && part.h == prose.h + 6);
    }
    assert_true(outlined);
}

static void values_are_as_they_are_now(void **state) {
    Bench *b = *state;
    open_part(b, INSPECT_VALUES);
    assert_int_equal(inspector_rows(b->desk, INSPECT_VALUES), 8);
    Scene *scene = look_at(b);
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 0).name, "turn");
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 0).value, "3");
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 1).value, "6");
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 7).name, "given.parts");
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 7).value, "4");
    scene_destroy(scene);
    desk_set_input(b->desk, 0, 5);
    desk_wait(b->desk);
    scene = look_at(b);
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 0).value, "5");
    assert_string_equal(row_in(b, scene, INSPECT_VALUES, 1).value, "10");
    scene_destroy(scene);
    assert_true(reads(b, "10"));
}

// What the file calls a vote's counts; where it does not, the vote's name and which of it.
static void votes_and_activities_have_their_names(void **state) {
    static const char *const blocks[] = {"page \"ask\"", "vote yes", "vote nameless",
                                         "activity"};
    static const char *const values[] = {"yes", "no", "nameless 1", "nameless 2"};
    Bench *b = *state;
    open_part(b, INSPECT_PAGE);
    Scene *scene = look_at(b);
    assert_int_equal(inspector_rows(b->desk, INSPECT_PAGE), 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(row_in(b, scene, INSPECT_PAGE, i).name, blocks[i]);
    scene_destroy(scene);
    open_part(b, INSPECT_VALUES);
    scene = look_at(b);
    assert_int_equal(inspector_rows(b->desk, INSPECT_VALUES), 4);
    for (int i = 0; i < 4; i++) {
        InspectorRow row = row_in(b, scene, INSPECT_VALUES, i);
        assert_string_equal(row.name, values[i]);
        assert_string_equal(row.value, "0");
        assert_int_equal(strncmp(row.note, "vote", 4), 0);
    }
    scene_destroy(scene);
}

static void a_value_names_all_that_read_it(void **state) {
    Bench *b = *state;
    open_part(b, INSPECT_VALUES);
    char *said = inspector_detail(b->desk, INSPECT_VALUES, 0);
    assert_string_equal(said, "Read by: value (:5)");
    free(said);
    desk_turn_to(b->desk, 1); // where a stage is drawn
    said = inspector_detail(b->desk, INSPECT_VALUES, 0);
    assert_string_equal(said, "Read by: value (:5), draw of the stage (:24)");
    free(said);
    said = inspector_detail(b->desk, INSPECT_VALUES, 1);
    assert_string_equal(said, "Read by: text (:7)");
    free(said);
    said = inspector_detail(b->desk, INSPECT_VALUES, 3);
    assert_string_equal(said, "So far nothing reads it.");
    free(said);
}

static void every_run_of_a_function_is_counted(void **state) {
    Bench *b = *state;
    assert_int_equal(ran_of(b, RAN_LOAD, 0)->count, 1);
    assert_int_equal(ran_of(b, RAN_VALUE, 5)->count, 1);
    assert_true(ran_of(b, RAN_LOAD, 0)->most >=
                ran_of(b, RAN_VALUE, 5)->most); // part of it
    assert_null(ran_of(b, RAN_BUTTON, 8));
    for (int i = 0; i < 3; i++)
        press(b, MORE);
    assert_int_equal(ran_of(b, RAN_BUTTON, 8)->count, 3);
    assert_true(ran_of(b, RAN_BUTTON, 8)->most >= ran_of(b, RAN_BUTTON, 8)->last);
    press(b, FAIL); // one that fails is counted too
    assert_int_equal(ran_of(b, RAN_BUTTON, 15)->count, 1);
    desk_set_input(b->desk, 0, 5);
    desk_wait(b->desk);
    assert_int_equal(ran_of(b, RAN_VALUE, 5)->count, 2);
    assert_true(visit_watching(b->desk->study.visit)->kb > 0);
}

// --- the log

static const LogRow *newest(const Bench *b, int back) {
    const AuthorLog *log = inspector(b)->log;
    return log_row(log, log_rows(log) - 1 - back);
}

static void what_is_printed_is_kept_with_its_place(void **state) {
    Bench *b = *state;
    const LogRow *row = log_row(inspector(b)->log, 0);
    assert_int_equal(row->kind, LOG_PRINT);
    assert_string_equal(row->text, "read? and tab");
    assert_int_equal(row->error.line, 3);
    assert_string_equal(row->error.file, "own.lua");
    assert_int_equal(row->of, RAN_LOAD);
    assert_int_equal(row->page, -1);
    desk_set_input(b->desk, 0, 5);
    desk_wait(b->desk);
    row = newest(b, 0);
    assert_string_equal(row->text, "twice");
    assert_int_equal(row->of, RAN_VALUE);
    assert_int_equal(row->line, 5);
    assert_int_equal(row->page, 0);
}

static void a_flood_leaves_the_last_rows_and_the_lesson_goes_on(void **state) {
    Bench *b = *state;
    press(b, FLOOD);
    assert_int_equal(log_rows(inspector(b)->log), LOG_ROWS);
    assert_string_equal(newest(b, 0)->text, "line 900");
    assert_string_equal(newest(b, LOG_ROWS - 1)->text, "line 701");
    press(b, SAME);
    assert_string_equal(newest(b, 0)->text, "same");
    assert_int_equal(newest(b, 0)->count, 50);
    assert_null(desk_error(b->desk));
    press(b, MORE);
    assert_int_equal(ran_of(b, RAN_BUTTON, 8)->count, 1);
}

static void a_mistake_is_kept_with_its_line(void **state) {
    Bench *b = *state;
    press(b, FAIL);
    assert_int_equal(newest(b, 0)->kind, LOG_MISTAKE);
    assert_int_equal(newest(b, 0)->error.line, 16);
    open_part(b, INSPECT_LOG);
    key(b, 'e', 0);
    int line = 0;
    char *file = desk_edit(b->desk, &line), *own = bench_path(b, "own.lua");
    assert_string_equal(file, own);
    assert_int_equal(line, 16);
    free(file);
    free(own);
}

static void the_log_is_copied_whole_and_cleared(void **state) {
    Bench *b = *state;
    open_part(b, INSPECT_LOG);
    click(b, act(INSPECTOR_COPY, 0));
    char *text = desk_clipboard(b->desk);
    assert_non_null(strstr(text, "own.lua:3: [print"));
    assert_non_null(strstr(text, "read? and tab\n"));
    free(text);
    click(b, act(INSPECTOR_CLEAR, 0));
    assert_int_equal(log_rows(inspector(b)->log), 0);
    assert_false(has_spot(b, act(INSPECTOR_COPY, 0)));
}

static void a_row_pressed_twice_opens_the_editor(void **state) {
    Bench *b = *state;
    open_part(b, INSPECT_VALUES);
    click(b, act(INSPECTOR_ROW, 2));
    assert_int_equal(inspector(b)->chosen[INSPECT_VALUES], 2);
    int line = 0;
    assert_null(desk_edit(b->desk, &line));
    Point at = middle(b, act(INSPECTOR_ROW, 2));
    for (int kind = GESTURE_DOWN; kind <= GESTURE_UP; kind++)
        desk_feed(b->desk,
                  &(Gesture){.kind = (GestureKind)kind, .x = at.x, .y = at.y, .clicks = 2});
    char *file = desk_edit(b->desk, &line);
    assert_non_null(file);
    assert_int_equal(line, 6);
    free(file);
}

static void the_least_type_of_the_house_is_kept(void **state) {
    Bench *b = *state;
    key(b, KEY_F12, 0);
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        desk_set_view(b->desk, 1280, 800, (Theme)theme, LANG_JA);
        for (int part = 0; part < INSPECT_PARTS; part++) {
            b->desk->inspector.part = (InspectorPart)part;
            b->desk->dirty = true;
            desk_scene(b->desk);
            assert_true(b->desk->metrics.size[ROLE_SMALL] >= b->desk->metrics.least);
            assert_true(inspector(b)->row >= b->desk->metrics.control);
        }
    }
}

// --- keys

static void keys_go_through_rows_and_parts(void **state) {
    Bench *b = *state;
    key(b, KEY_F12, 0);
    key(b, KEY_DOWN, 0);
    key(b, KEY_DOWN, 0);
    assert_int_equal(inspector(b)->chosen[INSPECT_PAGE], 2);
    key(b, KEY_UP, 0);
    key(b, KEY_ENTER, 0);
    int line = 0;
    char *file = desk_edit(b->desk, &line);
    assert_non_null(file);
    assert_int_equal(line, 4);
    free(file);
    key(b, KEY_END, 0);
    assert_int_equal(inspector(b)->chosen[INSPECT_PAGE], 7);
    key(b, KEY_DOWN, 0);
    assert_int_equal(inspector(b)->chosen[INSPECT_PAGE], 7);
    key(b, KEY_RIGHT, 0);
    assert_int_equal(inspector(b)->part, INSPECT_VALUES);
    key(b, KEY_LEFT, 0);
    key(b, KEY_LEFT, 0);
    assert_int_equal(inspector(b)->part, INSPECT_LOG);
    key(b, KEY_ESCAPE, 0);
    assert_false(inspector(b)->open);
    key(b, KEY_F12, 0);
    assert_int_equal(inspector(b)->part, INSPECT_LOG); // as it was left
}

static void a_reload_leaves_it_open_where_it_was(void **state) {
    Bench *b = *state;
    key(b, KEY_F12, 0);
    key(b, KEY_RIGHT, 0);
    key(b, KEY_RIGHT, 0);
    bench_write(b, "own.lua", LESSON);
    desk_files_changed(b->desk);
    desk_wait(b->desk);
    assert_true(inspector(b)->open);
    assert_int_equal(inspector(b)->part, INSPECT_TIMES);
    assert_int_equal(ran_of(b, RAN_LOAD, 0)->count, 1); // counted anew
    key(b, KEY_DOWN, 0);
    assert_int_equal(inspector(b)->chosen[INSPECT_TIMES], 1);
    bool read_again = false;
    for (int i = 0; i < log_rows(inspector(b)->log); i++)
        read_again = read_again || newest(b, i)->kind == LOG_READ;
    assert_true(read_again);
}

static void tab_reaches_every_part_of_it(void **state) {
    Bench *b = *state;
    key(b, KEY_F12, 0);
    bool met[INSPECTOR_ACTS] = {false};
    int parts = 0;
    for (int i = 0; i < 60; i++) {
        key(b, KEY_TAB, 0);
        if (b->desk->focus.kind != SPOT_INSPECTOR) continue;
        parts += b->desk->focus.a == INSPECTOR_PART && !met[INSPECTOR_CLOSE];
        met[b->desk->focus.a] = true;
    }
    assert_true(met[INSPECTOR_CLOSE] && met[INSPECTOR_LIST] && met[INSPECTOR_EDIT]);
    assert_true(parts >= INSPECT_PARTS);
}

static void the_page_stays_in_use_beside_it(void **state) {
    Bench *b = *state;
    static const int sizes[][2] = {
        {1024, 768}, {1280, 800}, {1920, 1080}, {3840, 2160}, {800, 600}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            desk_set_view(b->desk, sizes[i][0], sizes[i][1], (Theme)theme, LANG_JA);
            b->desk->inspector.open = true;
            InspectorSplit split = inspector_split(&b->desk->metrics);
            Rect next = spot_of(b, (Spot){.kind = SPOT_NEXT})->rect;
            assert_true(next.x + next.w <= split.page.w && next.y + next.h <= split.page.h);
            Rect list = inspector(b)->list;
            assert_true(list.h >= inspector(b)->row);
            assert_true(list.x >= split.panel.x && list.y >= split.panel.y);
        }
}

#define AT_WORK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learners_never_meet_it),
        AT_WORK(while_it_is_closed_nothing_of_it_is_there),
        AT_WORK(the_page_is_listed_as_the_file_has_it),
        AT_WORK(the_pointer_joins_a_row_and_its_block),
        AT_WORK(values_are_as_they_are_now),
        cmocka_unit_test_setup_teardown(votes_and_activities_have_their_names, setup_talk,
                                        teardown),
        AT_WORK(a_value_names_all_that_read_it),
        AT_WORK(every_run_of_a_function_is_counted),
        AT_WORK(what_is_printed_is_kept_with_its_place),
        AT_WORK(a_flood_leaves_the_last_rows_and_the_lesson_goes_on),
        AT_WORK(a_mistake_is_kept_with_its_line),
        AT_WORK(the_log_is_copied_whole_and_cleared),
        AT_WORK(a_row_pressed_twice_opens_the_editor),
        AT_WORK(the_least_type_of_the_house_is_kept),
        AT_WORK(keys_go_through_rows_and_parts),
        AT_WORK(a_reload_leaves_it_open_where_it_was),
        AT_WORK(tab_reaches_every_part_of_it),
        AT_WORK(the_page_stays_in_use_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
