// `kyubi test` as a teacher meets it: exercises that are right too soon or never, tests of
// the pack's own that hold or do not, each told in a line, with the place of what failed.
#include "cli/acting.h"
#include "command_bench.h"
#include "scratch.h"

// Runs `kyubi test` with the words of `line`, between spaces.
static Ran ran_in(Lang lang, const char *line) {
    const char *words[16] = {NULL};
    char *copy = mem_text(line), *rest = copy, *word;
    int count = 0;
    while ((word = strsep(&rest, " ")))
        if (*word) words[count++] = word;
    Ran ran = ran_at((RanPlace){NULL}, lang, "test", words);
    free(copy);
    return ran;
}

#define HEAD "lesson { id = 'my.own', title = 'Own' }\npage 'p' 'P'\n"

// A lesson of its own in a scratch folder, beside tests of its own where there are some.
typedef struct Own {
    char folder[64];
    char *lesson, *tests;
} Own;

static Own own_of(const char *lesson, const char *tests) {
    Own own;
    assert_true(scratch_make(own.folder, "test"));
    own.lesson = file_join(own.folder, "01-own.lua");
    char *inner = file_join(own.folder, "tests");
    own.tests = file_join(inner, "01-own.lua");
    assert_true(file_write(own.lesson, lesson, strlen(lesson), NULL));
    if (tests) assert_true(file_make_folder(inner, NULL));
    if (tests) assert_true(file_write(own.tests, tests, strlen(tests), NULL));
    free(inner);
    return own;
}

static void own_end(Own *own) {
    scratch_remove(own->folder);
    free(own->lesson);
    free(own->tests);
}

static Ran ran_own(const char *lesson, const char *tests, const char *options) {
    Own own = own_of(lesson, tests);
    Buffer line = {0};
    buffer_print(&line, "%s %s", own.lesson, options);
    Ran ran = ran_in(LANG_EN, line.data);
    buffer_clear(&line);
    own_end(&own);
    return ran;
}

static void expect_in(const char *text, const char *part) {
    if (!strstr(text, part)) fail_msg("no \"%s\" in:\n%s", part, text);
}

// Time is up when it has begun; the first test is tried all the same.
static void tests_without_end_in_number_stop_with_a_sentence(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "exercise.number 'a' { ask = '?', answer = 1 }\n"
                          "exercise.number 'b' { ask = '?', answer = 1 }",
                     NULL, "--within 0");
    expect_in(it.out, "exercise a");
    assert_null(strstr(it.out, "exercise b"));
    expect_in(it.out, "1 passed");
    expect_in(it.err, "more than 0 seconds");
    expect_in(it.err, "--within");
    assert_int_equal(it.status, 1);
    ran_free(&it);
}

static void every_exercise_of_our_lessons_fails_untouched_and_passes_solved(void **state) {
    (void)state;
#ifdef __SANITIZE_ADDRESS__ // many times slower; the plain build has them all
    const char *const lessons = KYUBI_SOURCE "/lessons/core --lesson core.qubit";
    print_message("one lesson, for the sanitizers\n");
#else
    const char *const lessons = KYUBI_SOURCE "/lessons";
#endif
    Ran it = ran_in(LANG_EN, lessons);
    if (it.status) fail_msg("%s%s", it.out, it.err);
    assert_string_equal(it.err, "");
    expect_in(it.out, "ok      core.qubit  exercise place: wrong untouched, right when "
                      "solved\n");
    if (!strstr(lessons, "--lesson"))
        expect_in(it.out, "native.interference  exercise dark");
    ran_free(&it);
}

static void what_is_right_before_anything_is_done_fails_with_its_place(void **state) {
    (void)state;
    Ran it =
        ran_own(HEAD "exercise.build 'idle' {\n  ask = '?', qubits = 1, start = 'x 0', "
                     "goal = state '|1>', solution = 'x 0' }\n",
                NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.out, "failed  my.own  exercise idle");
    expect_in(it.out, "0 passed, 1 failed.");
    expect_in(it.err, "01-own.lua:3: Exercise “idle” is right before anything is done");
    ran_free(&it);
}

static void a_solution_that_is_not_right_fails_with_what_was_handed_in(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "exercise.build 'plus' { ask = '?', qubits = 1, "
                          "goal = state '|+>', solution = 'z 0' }\n",
                     NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.err,
              "01-own.lua:3: Exercise “plus” is not right with its own right answer "
              "filled in (answer {\"circuit\":\"z 0\"})");
    ran_free(&it);
}

// A solution that the exercise's own buttons do not offer cannot be filled in by hand, but
// every kind can be solved by the way that its input has.
static void every_kind_is_solved_by_way_of_its_input(void **state) {
    (void)state;
    Ran it = ran_in(LANG_EN, KYUBI_TESTS "/packs/coding");
    if (it.status) fail_msg("%s%s", it.out, it.err);
    expect_in(it.out, "exercise parity");
    expect_in(it.out, "exercise five");
    expect_in(it.out, "exercise echo");
    expect_in(it.out, "5 passed, none failed.");
    ran_free(&it);
}

static void each_draw_of_an_exercise_is_tried(void **state) {
    (void)state;
    Ran it =
        ran_own(HEAD "exercise.number 'n' { ask = '{=a}?', given = { a = one_of { 1, 2, "
                     "3, 4, 5, 6 } }, answer = 'a', tolerance = 0.1 }\n",
                NULL, "--seed 5");
    assert_int_equal(it.status, 0);
    expect_in(it.out, "1 passed, none failed.");
    ran_free(&it);
}

static void a_lesson_that_does_not_open_fails_as_a_test(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "while true do end\n", NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.out, "failed  01-own  the lesson opens");
    expect_in(it.err, "01-own.lua:3: The lesson did not finish within 2 seconds.");
    ran_free(&it);
}

static void words_of_the_command_that_are_wrong_are_said(void **state) {
    (void)state;
    static const struct {
        const char *line, *said;
        int status;
    } rows[] = {
        {"", "Nothing to test was named.", 2},
        {"--soon " KYUBI_SOURCE "/lessons", "--soon", 2},
        {"--seed", "--seed", 2},
        {KYUBI_SOURCE "/lessons --lesson core.none", "There is no lesson core.none.", 1},
        {KYUBI_SOURCE "/lessons/core/01-qubit.lua --only zzz", "No test has “zzz”", 1},
        {KYUBI_TESTS "/packs/nowhere", "nowhere", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ran it = ran_in(LANG_EN, rows[i].line);
        assert_int_equal(it.status, rows[i].status);
        expect_in(it.err, rows[i].said);
        ran_free(&it);
    }
}

static void only_what_was_asked_for_runs(void **state) {
    (void)state;
    Ran it = ran_in(LANG_JA, KYUBI_SOURCE "/lessons --lesson core.qubit --only chance");
    assert_int_equal(it.status, 0);
    expect_in(it.out, "合格　　core.qubit　問題 chance");
    expect_in(it.out, "テスト 1 件、すべて合格です。");
    ran_free(&it);
}

// --- a pack's own tests

// What the examples of the words in `kyubi doc` speak of.
static const char EXAMPLES[] =
    "lesson { id = 'my.own', title = { ja = '例', en = 'Own' } }\n"
    "page 'first' { ja = '一', en = 'First' }\n"
    "local theta = input.slider { from = 0, to = 'pi', step = 'pi/12', label = 'Angle' }\n"
    "local pair = circuit { qubits = 1, start = 'ry(theta) 0' }\n"
    "local both = value(function() return q.probability(pair, '1') end)\n"
    "local own = circuit { qubits = 1, palette = 'x h' }\n"
    "local count, ticks = remember 'count' {}, remember 'ticks' {}\n"
    "local at = remember 'at' {}\n"
    "local again = input.button { label = 'Again', "
    "run = function() count:set(count.value + 1) end }\n"
    "timer { every = 0.5, run = function() ticks:set(ticks.value + 1) end }\n"
    "prose { ja = '{結果|けっか}は {=both:percent}', en = 'The outcome 1 has "
    "**probability** "
    "{=both:percent}' }\n"
    "prose 'pressed {=count:count} times, {=ticks:count} ticks'\n"
    "stage { label = 'S', draw = function(g, t) g:text(8, 1, 'at ' .. at.value // 1)\n"
    "  g:area('ball', 1, 1, 1, 1, { label = 'Ball', drag = function(x) at:set(x) end }) "
    "end }\n"
    "step()\n"
    "prose { ja = 'わけ', en = 'This is why.' }\n"
    "page 'pair' { ja = '二', en = 'Make the Bell pair' }\n"
    "exercise.build 'bell' { ask = '?', qubits = 2, goal = state '|00> + |11>', "
    "solution = 'h 0; cx 0 1' }\n"
    "exercise.choice 'pole' { ask = '?', options = { { ja = '北', en = 'N', right = true "
    "}, "
    "{ ja = '南', en = 'S', say = { ja = '南極', en = 'That is the south pole.' } } } }\n"
    "exercise.number 'half' { ask = '?', answer = '1/2', wrong = { { when = '1/sqrt(2)', "
    "say = { ja = '2 乗', en = 'Square it.' }, misconception = 'M02' } } }\n"
    "exercise.sort 'order' { ask = '?', items = { { ja = '1' }, { ja = '2' }, { ja = '3' } "
    "} }\n"
    "exercise.number 'double' { ask = '{=n}', given = { n = one_of { 1, 3, 5 } }, "
    "answer = '2*n' }\n"
    "page 'bars' 'Bars'\n"
    "exercise.predict 'bar' { ask = '?', circuit = 'h 0' }\n"
    "local yes, no = vote 'beat-75' { ask = '?', options = { 'y', 'n' } }\n"
    "prose 'Yes {=yes}, no {=no}'\n";

static void take_example(Buffer *tests, const Data *word) {
    if (data_bool(data_get(word, "tests"), false))
        buffer_print(tests, "%s\n", data_text(data_get(word, "example"), ""));
}

static void every_example_of_the_words_of_tests_holds(void **state) {
    (void)state;
    Buffer doc = {0}, tests = {0};
    FILE *kyubi = popen(KYUBI_BUILD "/kyubi doc --format json", "r");
    assert_non_null(kyubi);
    char part[4096];
    for (size_t size; (size = fread(part, 1, sizeof part, kyubi));)
        buffer_add(&doc, part, size);
    assert_int_equal(pclose(kyubi), 0);
    Data *table = data_read(doc.data, doc.size, (DataLimits){0}, "doc", NULL);
    const Data *words = data_get(table, "words");
    for (size_t i = 0; i < data_count(words); i++)
        take_example(&tests, data_at(words, i));
    Ran it = ran_own(EXAMPLES, tests.data, "");
    if (it.status || *it.err) fail_msg("%s%s%s", tests.data, it.out, it.err);
    expect_in(it.out, "the ball follows the hand");
    ran_free(&it);
    data_free(table);
    buffer_clear(&doc);
    buffer_clear(&tests);
}

// A test's body, and what is said of it, at its line: the second of the file.
static void what_does_not_hold_is_told_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *body, *said;
    } rows[] = {
        {"expect.number('both', 0.5)", "both should be 0.5, but is 0 (within 1e-06)."},
        {"expect.text 'Nope'", "“Nope” is not on page “first”. It reads: First/Angle/"},
        {"expect.no_text 'probability 0%'", "“probability 0%” is on page “first”"},
        {"expect.verdict('half', 'right')",
         "The verdict of exercise “half” should be right, but is unreadable"},
        {"learner.choose('pole', 2) expect.verdict('pole', 'wrong', 'north')",
         "What is said of exercise “pole” has no “north”. It says: That is the south "
         "pole."},
        {"learner.type('half', '1/sqrt(2)') expect.verdict('half', 'wrong', nil, 'M07')",
         "The misconception of exercise “half” should be M07, but is M02."},
        {"learner.set('theta', 1)", "theta cannot be 1; it goes from 0 to 3.141592654, and "
                                    "the nearest it can have is 1.047197551."},
        {"learner.set('theta', 4)", "theta cannot be 4;"},
        {"learner.vote('beat-76', 1)",
         "There is no vote “beat-76”. Did you mean “beat-75”?"},
        {"learner.vote('beat-75', 3)", "1 to 2, or 2 counts from 0 to 999, got 3."},
        {"learner.vote('beat-75', { 3, 1000 })", "2 counts from 0 to 999"},
        {"learner.set('tehta', 1)", "Did you mean “theta”?"},
        {"learner.set('pair', 1)", "No local “pair” of the lesson holds an input."},
        {"learner.press 'theta'", "There is no button “theta”"},
        {"learner.press 'ball'", "There is no button “ball”"},
        {"learner.drag('bell', 1, 1)", "No area “bell” that can be dragged is shown."},
        {"learner.place('own', 'h 7')", "7"},
        {"learner.place('own', state '|0>')", "own is a circuit: it needs the short form"},
        {"learner.place('wno', 'h 0')", "There is no circuit or arrow “wno”"},
        {"learner.turn 'second'",
         "There is no page “second”. There are: first, pair, bars."},
        {"learner.step() learner.step()", "There is nothing more to continue with"},
        {"learner.choose('pole', 3)",
         "Exercise “pole” (exercise.choice) cannot be answered "
         "like this: {\"chosen\":[2]}"},
        {"learner.choose('half', 1)", "learner.choose is not for exercise “half”"},
        {"learner.answer('order', { 1, 2 })", "Exercise “order” (exercise.sort) cannot be"},
        {"learner.answer('order', 'x')", "Exercise “order” (exercise.sort) cannot be"},
        {"learner.type('hal', 1)", "There is no exercise “hal”. Did you mean “half”?"},
        {"learner.given('half', 'n')", "Exercise “half” draws no “n”."},
        {"learner.given('double', 'm')", "Exercise “double” draws no “m”. It draws: n."},
        {"learner.answer('bar', { 0.5, 0.5 }) expect.verdict('bar', 'right') "
         "learner.answer('bar', { 1, 0 })",
         "The prediction of exercise “bar” is locked already."},
        {"for i = 1, 11 do learner.wait(60) end", "A test cannot wait for more than 600"},
        {"learner.wait(-1)", "learner.wait"},
        {"learner.number '1/0'", "1/0"},
        {"learner.number 'both +'", "The formula stops too early."},
        {"while true do learner.number '1' end", "A single test asked for more than 1000"},
        {"pcall(function() expect.text 'Nope' end) expect.number(1, 1)",
         "“Nope” is not on"},
        {"coroutine.yield()", "A test cannot use coroutine.yield."},
        {"coroutine.wrap(learner.step)()", "learner.step may only stand in the function"},
        {"test('within', function() end)", "Write test at the outermost level"},
        {"prose 'x'", "prose can be used only while the lesson is read."},
        {"error 'boo'", "boo"},
        {"local x = nil + 1", "arithmetic on a nil value"},
        {"learner.set('theta', 0)", "This test expects nothing."},
        {"local s = 'x' while true do s = s .. s end", "memory"},
    };
    Buffer tests = {0};
    const size_t count = sizeof rows / sizeof *rows;
    for (size_t i = 0; i < count; i++)
        buffer_print(&tests, "test('it %zu', function()\n%s end)\n", i, rows[i].body);
    Ran it = ran_own(EXAMPLES, tests.data, "--only it");
    const char *at = it.err;
    for (size_t i = 0; i < count; i++) {
        bool whole = !strcmp(rows[i].said, "This test expects nothing.") ||
                     !strncmp(rows[i].body, "coroutine.", 10);
        char place[40], line[40];
        snprintf(place, sizeof place, "tests/01-own.lua:%zu: ", 2 * i + (whole ? 1 : 2));
        snprintf(line, sizeof line, "failed  my.own  it %zu\n", i);
        const char *end = at + strcspn(at, "\n"), *said = strstr(at, place);
        const char *found = said ? strstr(said, rows[i].said) : NULL;
        if (!found || found > end) fail_msg("%s: %s\n%s", place, rows[i].body, at);
        expect_in(it.out, line);
        at = *end ? end + 1 : end;
    }
    assert_int_equal(it.status, 1);
    ran_free(&it);
    buffer_clear(&tests);
}

static void
a_test_of_another_lesson_is_told_that_nothing_of_its_kind_is_there(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "prose 'Nothing to answer.'\n",
                     "test('it', function() learner.type('half', 1) end)\n", "");
    assert_int_equal(it.status, 1);
    expect_in(it.err, "There is no “half”: this lesson has nothing of its kind.");
    ran_free(&it);
}

static void a_file_of_tests_that_cannot_be_read_fails_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *tests, *said;
    } rows[] = {
        {"\ntest(", "01-own.lua:"},
        {"\ntset('x', function() end)", "tests/01-own.lua:2: There is no word “tset”. Did"},
        {"test('x', function() end)\ntest('x', function() end)",
         "tests/01-own.lua:2: There is a test “x” in line 1, too."},
        {"\nlearner.step()", "tests/01-own.lua:2: learner.step may only stand in"},
        {"\ntest('', function() end)", "tests/01-own.lua:2: A test's name is"},
        {"\nfor i = 1, 101 do test('t' .. i, function() end) end",
         "tests/01-own.lua:2: A file may have at most 100 tests."},
        {"\nwhile true do end", "tests/01-own.lua:2: "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ran it = ran_own(HEAD "prose 'x'", rows[i].tests, "");
        assert_int_equal(it.status, 1);
        expect_in(it.out, "failed  01-own  tests/01-own.lua opens\n");
        expect_in(it.err, rows[i].said);
        ran_free(&it);
    }
}

static void a_test_without_end_is_told_with_its_line(void **state) {
    (void)state;
    Own own = own_of(HEAD "prose 'x'", "test('it', function()\n while true do end end)");
    Error err = {0};
    Pack *pack = pack_of_file(own.lesson, &err);
    TestRow row = {.name = "it", .file = "tests/01-own.lua", .line = 1};
    StudyOptions study = {.jail = KYUBI_BUILD "/kyubi-jail", .pack = pack, .seed = 1};
    assert_false(acting_run((ActingOptions){.study = study, .ms = 200}, 0, &row, &err));
    assert_string_equal(err.key, "test.time");
    assert_string_equal(err.file, own.tests);
    assert_int_equal(err.line, 2);
    pack_close(pack);
    own_end(&own);
}

static void a_test_in_a_lesson_is_refused(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "test('it', function() end)", NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.err,
              "01-own.lua:3: Write test at the outermost level of a file in tests/");
    ran_free(&it);
}

// The same bytes, whatever the machine is busy with; and other draws with another seed.
static void the_same_seed_gives_the_same_bytes(void **state) {
    (void)state;
    static const char tests[] =
        "test('draws', function() local n = learner.given('double', 'n')\n"
        "expect.number(n, 7) end)\n"
        "test('random', function() expect.number(math.random(1000000), -1) end)\n"
        "test('waits', function() learner.wait(7.3) expect.text '14 ticks' end)\n";
    Own own = own_of(EXAMPLES, tests);
    Buffer line = {0};
    buffer_print(&line, "%s --seed 9", own.lesson);
    Ran one = ran_in(LANG_JA, line.data), two = ran_in(LANG_JA, line.data);
    assert_string_equal(one.out, two.out);
    assert_string_equal(one.err, two.err);
    expect_in(one.out, "合格　　my.own　waits");
    expect_in(one.err, "は 7 のはずですが");
    buffer_clear(&line);
    own_end(&own);
    ran_free(&one);
    ran_free(&two);
}

static void run_shell(const char *format, const char *folder) {
    char command[400];
    snprintf(command, sizeof command, format, folder);
    assert_int_equal(system(command), 0);
}

// A folder of `kyubi new` has tests that hold, in a .kyubi file, too; a handout has none.
static void a_new_folder_brings_tests_that_hold(void **state) {
    (void)state;
    static const struct {
        const char *path, *said;
    } rows[] = {{"my", "3 passed, none failed."},
                {"my.kyubi", "3 passed, none failed."},
                {"out.kyubi", "1 passed, none failed."}};
    char folder[64];
    assert_true(scratch_make(folder, "new"));
    run_shell(KYUBI_BUILD "/kyubi new %s/my >/dev/null", folder);
    run_shell("cd %s && " KYUBI_BUILD "/kyubi pack my -o my.kyubi >/dev/null", folder);
    run_shell("cd %s && " KYUBI_BUILD "/kyubi pack my --handout -o out.kyubi >/dev/null",
              folder);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *path = file_join(folder, rows[i].path);
        Ran it = ran_in(LANG_EN, path);
        if (it.status || *it.err) fail_msg("%s%s", it.out, it.err);
        expect_in(it.out, rows[i].said);
        ran_free(&it);
        free(path);
    }
    run_shell("cd %s/my/tests && mv 01-first.lua 07-gone.lua", folder);
    char *path = file_join(folder, "my");
    Ran it = ran_in(LANG_EN, path);
    assert_int_equal(it.status, 1);
    expect_in(it.err, "my/tests/07-gone.lua: tests/07-gone.lua has no lesson.");
    ran_free(&it);
    free(path);
    scratch_remove(folder);
}

static void each_test_begins_with_a_lesson_as_it_opens(void **state) {
    (void)state;
    static const char tests[] =
        "local n = 0\n"
        "test('one', function() n = n + 1 learner.set('theta', 'pi') learner.press "
        "'again'\n"
        "expect.text 'pressed 1 times' end)\n"
        "test('two', function() n = n + 1 expect.number(n, 1) expect.number('theta', 0)\n"
        "expect.text 'pressed 0 times' end)\n";
    Ran it = ran_own(EXAMPLES, tests, "");
    if (it.status) fail_msg("%s%s", it.out, it.err);
    ran_free(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tests_without_end_in_number_stop_with_a_sentence),
        cmocka_unit_test(every_exercise_of_our_lessons_fails_untouched_and_passes_solved),
        cmocka_unit_test(what_is_right_before_anything_is_done_fails_with_its_place),
        cmocka_unit_test(a_solution_that_is_not_right_fails_with_what_was_handed_in),
        cmocka_unit_test(every_kind_is_solved_by_way_of_its_input),
        cmocka_unit_test(each_draw_of_an_exercise_is_tried),
        cmocka_unit_test(a_lesson_that_does_not_open_fails_as_a_test),
        cmocka_unit_test(words_of_the_command_that_are_wrong_are_said),
        cmocka_unit_test(only_what_was_asked_for_runs),
        cmocka_unit_test(every_example_of_the_words_of_tests_holds),
        cmocka_unit_test(what_does_not_hold_is_told_with_its_line),
        cmocka_unit_test(
            a_test_of_another_lesson_is_told_that_nothing_of_its_kind_is_there),
        cmocka_unit_test(a_file_of_tests_that_cannot_be_read_fails_with_its_line),
        cmocka_unit_test(a_test_without_end_is_told_with_its_line),
        cmocka_unit_test(a_test_in_a_lesson_is_refused),
        cmocka_unit_test(the_same_seed_gives_the_same_bytes),
        cmocka_unit_test(a_new_folder_brings_tests_that_hold),
        cmocka_unit_test(each_test_begins_with_a_lesson_as_it_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
