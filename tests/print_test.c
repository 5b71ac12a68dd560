// A lesson on paper, read back: by pdftotext (poppler) where it is installed, by the
// document's own structure always.
#include "desk_bench.h"

#include "base/mem.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = { ja = \"紙の上\", en = \"On paper\" } }\n"
    "page \"first\" { ja = \"はじめの頁\", en = \"First page\" }\n"
    "prose { ja = \"{量子|りょうし}の{状態|じょうたい} $\\\\ket{\\\\psi}$ です。\",\n"
    "  en = \"The state $\\\\ket{\\\\psi}$ here.\" }\n"
    "local coin = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "exercise.number \"quarter\" { ask = \"A quarter?\", answer = \"1/4\" }\n"
    "page \"second\" { ja = \"つぎの頁\", en = \"Second page\" }\n"
    "exercise.build \"flip\" { ask = \"Flip?\", qubits = 1, start = \"\",\n"
    "  palette = \"h x\", goal = state \"|1>\", solution = \"x 0\" }\n"
    "exercise.aim \"up\" { ask = \"Up?\", target = state \"|0>\" }\n"
    "local text = \"\"\n"
    "for i = 1, 100 do text = text .. \"Paragraph \" .. i .. \" ends.\\n\\n\" end\n"
    "prose(text)\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_int_equal(desk_pages(b->desk), 2);
    *state = b;
    return 0;
}

static char *printed(Bench *b, PaperKind paper, int first, int last) {
    char *path = bench_path(b, "out.pdf");
    PrintOptions options = {.path = path, .paper = paper, .first = first, .last = last};
    Error err = {0};
    if (!desk_print(b->desk, options, &err)) fail_msg("%s %s", err.key, err.args);
    return path;
}

// Times that `what` stands in the file's bytes.
static int count_in(const char *path, const char *what) {
    size_t size, length = strlen(what);
    char *bytes = file_read(path, 8 << 20, &size, NULL);
    assert_non_null(bytes);
    int count = 0;
    for (size_t i = 0; i + length <= size; i++)
        count += memcmp(bytes + i, what, length) == 0;
    free(bytes);
    return count;
}

static int sheets_of(const char *path) {
    return count_in(path, "/Type /Page %");
}

// What `tool` of poppler says of the document; NULL, said aloud, where there is none.
static char *told(const char *tool, const char *path) {
    char command[256], line[512];
    snprintf(command, sizeof command, "command -v %s >/dev/null", tool);
    if (system(command) != 0) { // NOLINT(cert-env33-c): a name of ours
        print_message("%s is not installed (poppler-utils): judged by structure\n", tool);
        return NULL;
    }
    bool text = !strcmp(tool, "pdftotext");
    snprintf(command, sizeof command, "%s '%s'%s", tool, path, text ? " -" : "");
    FILE *pipe = popen(command, "r"); // NOLINT(cert-env33-c): a path of ours
    assert_non_null(pipe);
    Buffer out = {0};
    while (fgets(line, sizeof line, pipe))
        buffer_print(&out, "%s", line);
    assert_int_equal(pclose(pipe), 0);
    return buffer_take(&out);
}

static void its_text_is_words_without_readings_and_formulas_as_tex(void **state) {
    Bench *b = *state;
    char *path = printed(b, PAPER_A4, 0, 0);
    assert_int_equal(sheets_of(path), 1);
    assert_true(count_in(path, "/ToUnicode") > 0);
    char *text = told("pdftotext", path);
    if (text) {
        assert_non_null(strstr(text, "量子の"));
        assert_non_null(strstr(text, "$\\ket{\\psi}$"));
        assert_null(strstr(text, "りょうし"));
        assert_null(strstr(text, "調べる")); // nothing on paper can be pressed
    }
    free(text);
    free(path);
}

// No hand reaches a sheet: a pencil answers.
static void nothing_on_it_asks_to_be_moved(void **state) {
    Bench *b = *state;
    char *path = printed(b, PAPER_A4, 1, 1);
    char *text = told("pdftotext", path);
    if (text) {
        assert_non_null(strstr(text, "ゲートを、図にかき入れて"));
        assert_non_null(strstr(text, "矢印を、図にかき入れて"));
        assert_null(strstr(text, "右の"));
        assert_null(strstr(text, "ドラッグ"));
        assert_null(strstr(text, "つかんで"));
    }
    free(text);
    free(path);
}

static void every_font_of_it_is_embedded(void **state) {
    Bench *b = *state;
    char *path = printed(b, PAPER_A4, 0, 1);
    int fonts = count_in(path, "/Type /FontDescriptor");
    assert_true(fonts >= 2);
    assert_int_equal(count_in(path, "/FontFile2") + count_in(path, "/FontFile3"), fonts);
    free(path);
}

static void pages_are_bookmarked_and_long_ones_go_on_overleaf(void **state) {
    Bench *b = *state;
    char *path = printed(b, PAPER_A4, 0, 1);
    assert_true(sheets_of(path) >= 3);
    assert_int_equal(count_in(path, "/Type /Outlines"), 1);
    assert_int_equal(count_in(path, "/Dest"), 2); // a bookmark a page
    char *text = told("pdftotext", path);
    for (int i = 1; text && i <= 100; i++) { // each paragraph once, cut nowhere
        char words[32];
        snprintf(words, sizeof words, "Paragraph %d ends.", i);
        const char *found = strstr(text, words);
        assert_non_null(found);
        assert_null(strstr(found + 1, words));
    }
    free(text);
    free(path);
    path = printed(b, PAPER_B5, 1, 1);
    assert_true(sheets_of(path) >= 2);
    free(path);
}

static void it_names_its_paper_title_and_language(void **state) {
    Bench *b = *state;
    char *path = printed(b, PAPER_B5, 0, 0);
    assert_int_equal(count_in(path, "/MediaBox [ 0 0 515.905512 728.503937 ]"), 1);
    assert_int_equal(count_in(path, "/Title"), 2); // the document's and its bookmark's
    assert_int_equal(count_in(path, "/Lang (ja)"), 1);
    char *about = told("pdfinfo", path);
    if (about) assert_non_null(strstr(about, "紙の上"));
    free(about);
    free(path);
    key(b, KEY_F2, 0);
    path = printed(b, PAPER_A4, 0, 0);
    assert_int_equal(count_in(path, "/Lang (en)"), 1);
    free(path);
}

static void a_file_that_cannot_be_written_is_said(void **state) {
    Bench *b = *state;
    char *path = bench_path(b, "missing/out.pdf");
    PrintOptions options = {.path = path};
    Error err = {0};
    assert_false(desk_print(b->desk, options, &err));
    assert_string_equal(err.key, "canvas.failed");
    free(path);
}

static void printing_leaves_the_desk_as_it_was(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    Scene *before = desk_build(b->desk);
    free(printed(b, PAPER_A4, 0, 1));
    Scene *after = desk_build(b->desk);
    Rect rects[MOST_DAMAGE];
    assert_int_equal(scene_damage(before, after, rects, MOST_DAMAGE), 0);
    scene_destroy(before);
    scene_destroy(after);
}

// --- its sheet

static char *made(Bench *b, const char *name) {
    char *path = bench_path(b, name);
    if (!file_exists(path)) fail_msg("no file %s", name);
    return path;
}

static void the_sheet_writes_the_page_into_the_documents(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    key(b, 'p', MOD_CTRL);
    assert_true(reads_key(b, "print.title"));
    assert_true(reads(b, "紙の上 2ページ.pdf")); // before it is pressed
    key(b, KEY_ENTER, 0);
    char *path = made(b, "紙の上 2ページ.pdf");
    assert_true(sheets_of(path) >= 2); // A4
    assert_int_equal(count_in(path, "/Dest"), 1);
    assert_true(count_in(path, "/MediaBox [ 0 0 595.275") > 0);
    assert_true(reads(b, "に保存しました。"));
    click(b, (Spot){.kind = SPOT_COPY_PLACE});
    char *copied = desk_clipboard(b->desk);
    assert_string_equal(copied, path);
    free(copied);
    free(path);
    click(b, (Spot){.kind = SPOT_CLOSE, .a = 1});
    assert_false(desk_covered(b->desk));
}

static void a_file_that_is_there_stays_and_the_new_one_gets_a_number(void **state) {
    Bench *b = *state;
    bench_write(b, "紙の上.pdf", "mine");
    for (int i = 0; i < 2; i++) {
        click(b, (Spot){.kind = SPOT_PRINT});
        click(b, (Spot){.kind = SPOT_EXTENT, .a = SET + 1});
        click(b, (Spot){.kind = SPOT_PAPER, .a = SET + PAPER_B5});
        click(b, (Spot){.kind = SPOT_PRINT_GO});
        key(b, KEY_ESCAPE, 0);
    }
    char *path = made(b, "紙の上.pdf");
    char *bytes = file_read(path, 100, NULL, NULL);
    assert_string_equal(bytes, "mine");
    free(bytes);
    free(path);
    path = made(b, "紙の上 (2).pdf");
    assert_int_equal(count_in(path, "/Dest"), 2); // the whole lesson
    assert_true(count_in(path, "/MediaBox [ 0 0 515.905") > 0);
    free(path);
    free(made(b, "紙の上 (3).pdf"));
    bench_again(b); // the paper is kept; a single page is the lesser harm
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    key(b, 'p', MOD_CTRL);
    assert_int_equal(b->desk->print.paper, PAPER_B5);
    assert_false(b->desk->print.whole);
}

static int files_in(Bench *b) {
    char **names = file_list(b->folder, ".pdf", NULL);
    int count = 0;
    while (names[count])
        count++;
    free(names);
    return count;
}

// A page a poll; the hand is answered in between, and what is stopped leaves nothing.
static void work_shows_how_far_it_is_and_can_be_stopped(void **state) {
    Bench *b = *state;
    key(b, 'p', MOD_CTRL);
    click(b, (Spot){.kind = SPOT_EXTENT, .a = SET + 1});
    desk_act(b->desk, (Spot){.kind = SPOT_PRINT_GO});
    assert_true(desk_busy(b->desk));
    assert_true(reads(b, "2 ページのうち 0 ページ"));
    desk_poll(b->desk);
    assert_true(reads(b, "2 ページのうち 1 ページ"));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ENTER}); // held down
    assert_int_equal(files_in(b), 1);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ESCAPE});
    assert_false(desk_busy(b->desk));
    assert_false(desk_covered(b->desk));
    assert_int_equal(files_in(b), 0);
    key(b, 'p', MOD_CTRL);
    desk_act(b->desk, (Spot){.kind = SPOT_PRINT_GO});
    study_reload(&b->desk->study); // the lesson is another before the page is drawn
    while (b->desk->study.next)
        study_poll(&b->desk->study);
    desk_wait(b->desk);
    assert_true(b->desk->making.refused);
    assert_true(reads(b, "読みなおされた"));
    assert_int_equal(files_in(b), 0);
    desk_act(b->desk, (Spot){.kind = SPOT_PRINT_GO});
    bench_again(b); // Kyubi is closed meanwhile
    assert_int_equal(files_in(b), 0);
}

static void a_folder_that_cannot_be_written_is_said_on_the_sheet(void **state) {
    Bench *b = *state;
    char *documents = b->desk->documents, nowhere[] = "/no/such/folder";
    b->desk->documents = nowhere;
    key(b, 'p', MOD_CTRL);
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->making.refused);
    assert_true(reads(b, "書き込めません"));
    assert_false(desk_busy(b->desk));
    b->desk->documents = documents; // mended
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->making.refused);
    assert_int_equal(files_in(b), 1);
}

static void there_is_a_sheet_only_where_a_lesson_is_open(void **state) {
    Bench *b = *state;
    assert_true(has_spot(b, (Spot){.kind = SPOT_PRINT}));
    key(b, 'p', MOD_CTRL);
    key(b, 'p', MOD_CTRL); // the page below hears no key
    assert_true(desk_covered(b->desk));
    key(b, KEY_HOME, MOD_ALT);
    assert_false(desk_covered(b->desk));
    assert_false(has_spot(b, (Spot){.kind = SPOT_PRINT}));
    key(b, 'p', MOD_CTRL);
    assert_false(desk_covered(b->desk));
}

#define ON_PAPER(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_PAPER(its_text_is_words_without_readings_and_formulas_as_tex),
        ON_PAPER(nothing_on_it_asks_to_be_moved),
        ON_PAPER(every_font_of_it_is_embedded),
        ON_PAPER(pages_are_bookmarked_and_long_ones_go_on_overleaf),
        ON_PAPER(it_names_its_paper_title_and_language),
        ON_PAPER(a_file_that_cannot_be_written_is_said),
        ON_PAPER(printing_leaves_the_desk_as_it_was),
        ON_PAPER(the_sheet_writes_the_page_into_the_documents),
        ON_PAPER(a_file_that_is_there_stays_and_the_new_one_gets_a_number),
        ON_PAPER(work_shows_how_far_it_is_and_can_be_stopped),
        ON_PAPER(a_folder_that_cannot_be_written_is_said_on_the_sheet),
        ON_PAPER(there_is_a_sheet_only_where_a_lesson_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
