#include "desk_bench.h"

#include "desk/commands.h"
#include "view/key_paper.h"

static const Spot KEYS = {.kind = SPOT_KEYS}, SAVE = {.kind = SPOT_KEYS_PRINT};

static bool exists(const char *path) {
    return access(path, R_OK) == 0;
}

// A PDF's text through pdftotext, yours to free; NULL where that is not installed.
static char *text_of(const Bench *b, const char *path) {
    // NOLINTNEXTLINE(cert-env33-c): a command without arguments
    if (system("pdftotext -v 2>/dev/null")) return NULL;
    char *text = bench_path(b, "text.txt");
    char command[512];
    snprintf(command, sizeof command, "pdftotext -raw '%s' '%s'", path, text);
    assert_int_equal(system(command), 0); // NOLINT(cert-env33-c): a file of ours
    char *all = file_read(text, 1 << 20, NULL, NULL);
    assert_non_null(all);
    free(text);
    return all;
}

static int sheets_of(const char *pdf_text) {
    int sheets = 0;
    for (; *pdf_text; pdf_text++)
        sheets += *pdf_text == '\f';
    return sheets;
}

// Every word of the sheet stands there whole; blanks of the layout make no difference.
static bool says(const char *text, const char *words) {
    Buffer plain = {0}, sought = {0};
    for (const char *at = text; *at; at++)
        if (!strchr(" \n\f", *at)) buffer_add(&plain, at, 1);
    for (const char *at = words; *at; at++)
        if (*at != ' ') buffer_add(&sought, at, 1);
    buffer_add(&plain, "", 0);
    bool found = sought.data && strstr(plain.data, sought.data);
    buffer_clear(&plain);
    buffer_clear(&sought);
    return found;
}

static void holds_every_line(Bench *b, PaperKind paper) {
    char *path = bench_path(b, "keys.pdf");
    assert_true(desk_print_keys(b->desk, path, paper, NULL));
    char *text = text_of(b, path);
    if (!text) print_message("pdftotext is not installed: the words are not judged\n");
    if (!text) return free(path);
    CommandLines all = command_lines();
    for (int i = 0; i < all.count; i++) {
        const char *words = words_in(b->words, b->desk->lang, all.lines[i].words);
        if (!says(text, words)) print_error("not on paper: %s\n", words);
        assert_true(says(text, words));
    }
    command_lines_free(&all);
    assert_true(sheets_of(text) <= 2);
    free(text);
    free(path);
}

static void every_line_is_on_two_sheets_at_most_in_both_languages(void **state) {
    Bench *b = *state;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        holds_every_line(b, PAPER_A4);
        holds_every_line(b, PAPER_B5);
        key(b, KEY_F2, 0);
    }
}

static void the_button_of_the_sheet_saves_it_and_says_where(void **state) {
    Bench *b = *state;
    click(b, KEYS);
    click(b, SAVE);
    assert_string_equal(desk_screen(b->desk), "keys");
    char *path = bench_path(b, "キュービ　キーの一覧.pdf");
    assert_true(exists(path));
    assert_non_null(strstr(b->desk->key_map.note, path));
    assert_false(b->desk->key_map.refused);
    click(b, SAVE); // another, beside it
    char *second = bench_path(b, "キュービ　キーの一覧 (2).pdf");
    assert_true(exists(second));
    free(path);
    free(second);
    key(b, KEY_ESCAPE, 0);
    assert_null(b->desk->key_map.note);
}

static void the_prompt_saves_it_too(void **state) {
    Bench *b = *state;
    key(b, 'k', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "keys as PDF"});
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->keys_open);
    assert_non_null(b->desk->key_map.note);
}

static void a_folder_that_cannot_be_written_is_said(void **state) {
    Bench *b = *state;
    free(b->desk->documents);
    b->desk->documents = strdup("/proc/none");
    click(b, KEYS);
    click(b, SAVE);
    assert_true(b->desk->key_map.refused);
    assert_non_null(strstr(b->desk->key_map.note, "/proc/none"));
    Error err = {0};
    assert_false(desk_print_keys(b->desk, "/proc/none/x.pdf", PAPER_A4, &err));
    assert_true(err.key[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(every_line_is_on_two_sheets_at_most_in_both_languages),
        IN_LAB(the_button_of_the_sheet_saves_it_and_says_where),
        IN_LAB(the_prompt_saves_it_too),
        IN_LAB(a_folder_that_cannot_be_written_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
