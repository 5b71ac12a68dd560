// `kyubi words`: the texts of a pack out as a table and back, on our own lessons and on
// packs that are made for it.
#include "command_bench.h"
#include "scratch.h"

#include "lesson/words_sheet.h"

#include <unistd.h>

static char folder[64];

static int folder_make(void **state) {
    (void)state;
    return scratch_make(folder, "words") && chdir(folder) == 0 ? 0 : -1;
}

static int folder_remove(void **state) {
    (void)state;
    return chdir("/") == 0 && scratch_remove(folder) ? 0 : -1;
}

// The words of `line` stand between spaces.
static Ran ran_line(const char *name, const char *line) {
    const char *words[16] = {NULL};
    char *copy = mem_text(line), *rest = copy, *word;
    int count = 0;
    while ((word = strsep(&rest, " ")))
        if (*word) words[count++] = word;
    Ran ran = ran_at((RanPlace){NULL, NULL, NULL}, LANG_EN, name, words);
    free(copy);
    return ran;
}

static const char PACK[] = "{\"id\": \"a.b\", \"version\": \"1.0\", \"api\": 0, \"title\": "
                           "{\"ja\": \"私の教材\"},\n"
                           " \"lessons\": [{\"id\": \"one\", \"file\": \"01-one.lua\", "
                           "\"title\": {\"ja\": \"はじめ\"}}]}\n";
static const char LESSON[] =
    "lesson { id = \"one\", title = \"はじめ\" } -- 題\n"
    "page \"coin\" \"硬貨\"\n"
    "local t = input.slider { from = 0, to = 1, label = \"角度\" }\n"
    "prose [[\n  値は {=t:2} で、$x$ です。\n\n  - 一つ\n]]\n"
    "exercise.number \"half\" {\n"
    "  ask = \"半分はいくつですか。\", answer = 0.5,\n"
    "  hints = { \"2 でわります。\" },\n}\n";

static void put(const char *name, const char *text) {
    assert_true(file_write(name, text, strlen(text), NULL));
}

static char *got(const char *name) {
    char *text = file_read(name, 1 << 22, NULL, NULL);
    if (!text) fail_msg("%s is missing", name);
    return text;
}

static void make_pack(const char *name) {
    char path[100];
    assert_true(file_make_folder(name, NULL));
    snprintf(path, sizeof path, "%s/pack.json", name);
    put(path, PACK);
    snprintf(path, sizeof path, "%s/01-one.lua", name);
    put(path, LESSON);
}

// The output of a run that has to end with `status`; yours.
static char *said(const char *line, int status) {
    Ran ran = ran_line("words", line);
    Buffer all = {0};
    buffer_print(&all, "%s%s", ran.out, ran.err);
    if (ran.status != status) fail_msg("%s: %d\n%s", line, ran.status, all.data);
    ran_free(&ran);
    return buffer_take(&all);
}

static void says(const char *line, int status, const char *words) {
    char *all = said(line, status);
    if (!strstr(all, words)) fail_msg("%s", all);
    free(all);
}

static void assert_same(const char *a, const char *b) {
    char *one = got(a), *other = got(b);
    assert_string_equal(one, other);
    free(one);
    free(other);
}

// Replaces the first `old` in a file.
static void change(const char *name, const char *old, const char *new) {
    char *text = got(name), *at = strstr(text, old);
    if (!at) fail_msg("%s: no %s in\n%s", name, old, text);
    Buffer out = {0};
    buffer_add(&out, text, (size_t)(at - text));
    buffer_print(&out, "%s%s", new, at + strlen(old));
    assert_true(file_write(name, out.data, out.size, NULL));
    buffer_clear(&out);
    free(text);
}

static void checks(const char *pack) {
    Ran ran = ran_line("check", pack);
    if (ran.status) fail_msg("%s%s", ran.out, ran.err);
    ran_free(&ran);
}

static void our_lessons_come_back_as_they_are(void **state) {
    (void)state;
    static const char *const courses[] = {"core", "native", "summer"};
    for (size_t i = 0; i < 3; i++) {
        char line[400];
        snprintf(line, sizeof line, KYUBI_SOURCE "/lessons/%s -o %s.tsv", courses[i],
                 courses[i]);
        says(line, 0, "0 of them without Japanese, 0 without English");
        snprintf(line, sizeof line, KYUBI_SOURCE "/lessons/%s --from %s.tsv --try",
                 courses[i], courses[i]);
        says(line, 0, ": 0 texts would be new");
    }
}

static WordsSheet sheet_at(const char *name) {
    size_t size;
    char *bytes = file_read(name, SHEET_BYTES, &size, NULL);
    WordsSheet sheet;
    assert_non_null(bytes);
    assert_true(words_sheet_read(&sheet, bytes, size, name, NULL));
    free(bytes);
    return sheet;
}

// Each text of the course gets words behind it that no string holds as they are.
static void a_whole_course_said_anew_says_so(void **state) {
    (void)state;
    static const char behind[] = " \"now\" ]] \\\\\n\n- 今\t'x'";
    free(said(KYUBI_SOURCE "/lessons/native -o before.csv", 0));
    WordsSheet sheet = sheet_at("before.csv");
    Buffer out = {0};
    words_sheet_begin(&out, '\t');
    for (int i = 0; i < sheet.count; i++) {
        SheetRow *row = &sheet.rows[i];
        Buffer en = {0};
        buffer_print(&en, "%s%s", row->in[LANG_EN], *row->in[LANG_EN] ? behind : "");
        Text text = {{row->in[LANG_JA], en.data}};
        words_sheet_add(&out, '\t', row->place, &text, row->mark);
        buffer_clear(&en);
    }
    assert_true(file_write("anew.tsv", out.data, out.size, NULL));
    buffer_clear(&out);
    free(said(KYUBI_SOURCE "/lessons/native --from anew.tsv -o anew", 0));
    free(said("anew -o after.tsv", 0));
    WordsSheet after = sheet_at("after.tsv");
    assert_int_equal(after.count, sheet.count);
    for (int i = 0; i < sheet.count; i++) {
        assert_string_equal(after.rows[i].place, sheet.rows[i].place);
        assert_string_equal(after.rows[i].in[LANG_JA], sheet.rows[i].in[LANG_JA]);
        Buffer en = {0};
        const char *old = sheet.rows[i].in[LANG_EN];
        buffer_print(&en, "%s%s", old, *old ? behind : "");
        assert_string_equal(after.rows[i].in[LANG_EN], en.data);
        buffer_clear(&en);
    }
    words_sheet_free(&after);
    words_sheet_free(&sheet);
}

static void a_filled_table_gives_a_pack_both_languages(void **state) {
    (void)state;
    make_pack("both");
    says("both -o both.tsv", 0, "8 texts, 0 of them without Japanese, 8 without English");
    change("both.tsv", "私の教材\t", "私の教材\tMine");
    change("both.tsv", "lessons[1].title\tはじめ\t", "lessons[1].title\tはじめ\tBeginning");
    change("both.tsv", "lesson.title\tはじめ\t", "lesson.title\tはじめ\tBeginning");
    change("both.tsv", "硬貨\t", "硬貨\t\"A \"\"coin\"\"\"");
    change("both.tsv", "角度\t", "角度\tAngle");
    change("both.tsv", "- 一つ\"\t", "- 一つ\"\t\"It is {=t:2}, and $x$.\n\n- one\"");
    change("both.tsv", "半分はいくつですか。\t", "半分はいくつですか。\tWhat is a half?");
    change("both.tsv", "2 でわります。\t", "2 でわります。\tDivide by 2.");
    says("both --from both.tsv", 0,
         "both: 8 texts are new; 0 are without Japanese, 0 without English");
    char *lesson = got("both/01-one.lua");
    assert_string_equal(
        lesson,
        "lesson { id = \"one\", title = { ja = \"はじめ\", en = \"Beginning\" } } -- 題\n"
        "page \"coin\" { ja = \"硬貨\", en = \"A \\\"coin\\\"\" }\n"
        "local t = input.slider { from = 0, to = 1, label = { ja = \"角度\", en = "
        "\"Angle\" } }\n"
        "prose {\n  ja = [[\n  値は {=t:2} で、$x$ です。\n\n  - 一つ\n]],\n  en = [[\n"
        "    It is {=t:2}, and $x$.\n\n    - one\n  ]],\n}\n"
        "exercise.number \"half\" {\n"
        "  ask = { ja = \"半分はいくつですか。\", en = \"What is a half?\" }, answer = "
        "0.5,\n"
        "  hints = { { ja = \"2 でわります。\", en = \"Divide by 2.\" } },\n}\n");
    free(lesson);
    char *kept = got("both/01-one.lua~"), *manifest = got("both/pack.json");
    assert_string_equal(kept, LESSON);
    assert_non_null(strstr(manifest, "{\"ja\": \"私の教材\", \"en\": \"Mine\"}"));
    free(kept);
    free(manifest);
    checks("both");
    says("both", 0, "8 texts, 0 of them without Japanese, 0 without English");
    // Once more: nothing is left to do, and no copy is lost.
    says("both --from both.tsv", 0, "both: 0 texts are new");
    assert_false(file_exists("both/01-one.lua (2)~"));
}

static void what_changed_meanwhile_is_told_and_left(void **state) {
    (void)state;
    make_pack("stale");
    free(said("stale -o stale.tsv", 0));
    change("stale.tsv", "硬貨\t", "硬貨\tCoin");
    change("stale.tsv", "角度\t", "角度\tAngle");
    change("stale.tsv", "半分はいくつですか。\t", "半分はいくつですか。\tA half?");
    change("stale/01-one.lua", "硬貨", "コイン");         // changed
    change("stale/01-one.lua", ", label = \"角度\"", ""); // gone
    change("stale/01-one.lua", "exercise.number",
           "page \"next\" \"次\"\nexercise.number"); // moved
    char *all = said("stale --from stale.tsv", 1);
    assert_non_null(
        strstr(all, "stale.tsv:5: The text “01-one.lua: coin/page coin” has changed"));
    assert_non_null(strstr(all, "There is no text “01-one.lua: coin/input.slider.label”"));
    assert_non_null(strstr(all, "stale: 1 texts are new"));
    assert_non_null(strstr(all, "2 rows were not used"));
    free(all);
    char *lesson = got("stale/01-one.lua");
    assert_non_null(strstr(lesson, "en = \"A half?\""));
    assert_non_null(strstr(lesson, "page \"coin\" \"コイン\""));
    free(lesson);
}

static void mixed_up_values_and_formulas_are_told(void **state) {
    (void)state;
    make_pack("mixed");
    free(said("mixed -o mixed.tsv", 0));
    change("mixed.tsv", "- 一つ\"\t", "- 一つ\"\tIt is {=u:2} and $x$");
    says("mixed --from mixed.tsv --try", 1, "The {=…} of");
    change("mixed.tsv", "{=u:2} and $x$", "{=t:2} and $y$");
    says("mixed --from mixed.tsv --try", 0, "The formulas ($…$) of");
    char *lesson = got("mixed/01-one.lua");
    assert_string_equal(lesson, LESSON); // --try writes nothing
    free(lesson);
}

static void nothing_is_written_over(void **state) {
    (void)state;
    make_pack("over");
    put("over.tsv", "mine");
    says("over -o over.tsv", 1, "over.tsv: This is there already.");
    says("over --from over.tsv", 1, "over.tsv:1: The first row");
    free(said("over -o over.csv", 0));
    change("over.csv", "硬貨,", "硬貨,Coin");
    says("over --from over.csv -o over", 1, "over: This is there already.");
    says("over --from over.csv -o new", 0, "new: 1 texts are new");
    char *old = got("over/01-one.lua"), *new = got("new/01-one.lua");
    assert_string_equal(old, LESSON);
    assert_non_null(strstr(new, "{ ja = \"硬貨\", en = \"Coin\" }"));
    free(old);
    free(new);
    // The same of the one file, which itself cannot be changed.
    Ran packed = ran_line("pack", "over -o over.kyubi");
    assert_int_equal(packed.status, 0);
    ran_free(&packed);
    says("over.kyubi --from over.csv", 1, "cannot be changed");
    says("over.kyubi --from over.csv -o from-archive", 0, "1 texts are new");
    assert_same("new/01-one.lua", "from-archive/01-one.lua");
}

static void texts_made_by_code_are_told(void **state) {
    (void)state;
    make_pack("made");
    put("made/01-one.lua",
        "lesson { id = \"one\", title = \"はじめ\" }\npage \"p\" \"頁\"\n"
        "prose { ja = \"一\" .. \"二\", en = \"one\" }\n");
    says("made -o made.tsv", 0, "01-one.lua:3: The text “p/prose” is put together by code");
    change("made.tsv", "p/prose\t\tone", "p/prose\t三\tone");
    says("made --from made.tsv", 1, "is put together by code");
}

static void wrong_words_are_told(void **state) {
    (void)state;
    says("", 2, "Name the pack");
    says("a b", 2, "Leave out “b”");
    says("a --no", 2, "--no");
    says("nowhere", 1, "nowhere");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_lessons_come_back_as_they_are),
        cmocka_unit_test(a_whole_course_said_anew_says_so),
        cmocka_unit_test(a_filled_table_gives_a_pack_both_languages),
        cmocka_unit_test(what_changed_meanwhile_is_told_and_left),
        cmocka_unit_test(mixed_up_values_and_formulas_are_told),
        cmocka_unit_test(nothing_is_written_over),
        cmocka_unit_test(texts_made_by_code_are_told),
        cmocka_unit_test(wrong_words_are_told),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
