// The reverse of a lesson without findings: lesson C01 is broken in many ways, one at a
// time, and exactly the right thing is found, at its line.
#include "command_bench.h"
#include "scratch.h"

#define LESSON "01-qubit.lua"
#define PACK "pack.json"

// `old` (where it first stands) becomes `new`; the finding is in the line in which `at`
// first stands afterwards.
typedef struct Break {
    const char *file, *old, *new, *at;
    const char *code;
    bool warning;
} Break;

static const char PAGE[] = "local first = input.arrow";

static const Break breaks[] = {
    // Lua and the words
    {LESSON, "minutes = 20", "minutes = 20 20", "minutes", "lua.syntax"},
    {LESSON, "of = first,", "of = first", "ask = {", "lua.syntax"},
    {LESSON, "minutes = 20,", "minutes = 20、", "minutes", "language.full_width"},
    {LESSON, "display.ket", "display.kett", "display.kett", "language.unknown_near"},
    {LESSON, "exercise.aim", "exercise.point", "exercise.point", "language.unknown"},
    {LESSON, "minutes =", "minute =", "minute =", "language.field_near"},
    {LESSON, "theta = \"45 deg\"", "theta = \"450 deg\"", "450", "language.range"},
    {LESSON, "display.bloch { of = first }", "display.bloch { of = \"first\" }",
     "\"first\"", "language.needs_source"},
    {LESSON, "tolerance = 0.005", "tolerance = \"small\"", "small",
     "language.needs_number"},
    {LESSON, "misconception = \"M07\"", "misconception = \"M99\"", "M99",
     "language.needs_misconception"},
    {LESSON, "page \"angles\"", "page \"arrow\"", "{ ja = \"矢印で読む\"",
     "language.id_twice"},
    {LESSON, "label = [[$p(1) =$]]", "label = \"$\\theta =$\"", "\\theta =$\"",
     "language.backslash"},
    {LESSON, "answer = \"sin(60 deg / 2)^2\"", "answer = \"sin(60 deg / 2\"", "deg / 2\"",
     "expression.bracket"},
    {LESSON, "state \"|+>\"", "state \"|2>\"", "|2>", "ket.label"},
    {LESSON, "right = true,\n    },\n    {\n      ja = [[$\\ket{1}$",
     "say = \"?\",\n    },\n    {\n      ja = [[$\\ket{1}$",
     "exercise.choice \"orthogonal\"", "language.options"},
    {LESSON, PAGE, "while true do end\nlocal first = input.arrow", "while true",
     "jail.time"},
    {LESSON, PAGE, "print \"x\"\nlocal first = input.arrow", "print", "check.print", true},
    {LESSON, PAGE, "image \"a.png\" { width = 0.5 }\nlocal first = input.arrow", "a.png",
     "language.missing"},
    {LESSON, PAGE, "image \"a.png\" { alt = \"\" }\nlocal first = input.arrow", "a.png",
     "language.empty"},
    // what no run meets
    {LESSON, PAGE, "local function later() return dispaly end\nlocal first = input.arrow",
     "later()", "language.unknown_near"},
    {LESSON, PAGE,
     "local function later() return q.probabilty end\nlocal first = input.arrow", "later()",
     "language.unknown_near"},
    {LESSON, PAGE, "image \"a.png\" { alt = \"?\" }\nlocal first = input.arrow", "a.png",
     "check.picture"},
    {LESSON, "-----\npage \"opposite\"",
     "-----\npage \"void\" { ja = \"空\", en = \"Void\" }\npage \"opposite\"",
     "page \"void\"", "check.page_empty", true},
    // for a hall
    {LESSON, "-----\npage \"opposite\"",
     "-----\npage \"hall\" { ja = \" \", en = \" \", hall = true }\nprose \"1\"\npage "
     "\"opposite\"",
     "page \"hall\"", "check.hall_question"},
    {LESSON, "-----\npage \"opposite\"",
     "-----\npage \"hall\" { ja = \"1\", en = \"1\", hall = true }\nprose { ja = \"1\", en "
     "= \"1\", "
     "only "
     "= \"learner\" }\npage \"opposite\"",
     "page \"hall\"", "check.hall_empty", true},
    {LESSON, "-----\npage \"opposite\"",
     "-----\npage \"hall\" { ja = \"1\", en = \"1\" }\nprose { ja = \"1\", en = \"1\", "
     "only "
     "= \"hall\" }\npage \"opposite\"",
     "page \"hall\"", "check.learner_empty", true},
    {LESSON, "-----\npage \"opposite\"",
     "-----\npage \"a\" { ja = \"1\", en = \"1\", minutes = 1 }\nprose \"1\"\n"
     "page \"hall\" { ja = \"1\", en = \"1\", hall = true }\nprose \"1\"\npage "
     "\"opposite\"",
     "page \"hall\"", "check.minutes_missing", true},
    {LESSON, "-----\npage \"opposite\"",
     "-----\npage \"a\" { ja = \"1\", en = \"1\", minutes = 1 }\nprose \"1\"\n"
     "page \"opposite\"",
     "lesson {", "check.minutes_sum", true},
    {LESSON, "local free = input.arrow",
     "vote \"v\" { ask = \"1\", options = { \"1\", \"2\" }, right = 1 }\nlocal free = "
     "input.arrow",
     "vote \"v\"", "check.vote_last", true},
    {LESSON, PAGE,
     "vote \"v\" { ask = \"1\", options = { \"1\" } }\nlocal first = input.arrow",
     "vote \"v\"", "language.vote_options"},
    {LESSON, PAGE,
     "vote \"v\" { ask = \"1\", options = { \"1\", \"2\" }, right = 3 }\nlocal first = "
     "input.arrow",
     "vote \"v\"", "language.vote_right"},
    {LESSON, PAGE,
     "vote \"v\" { ask = \"1\", options = { \"1\", \"2\" }, rehearse = { 1 } }\nlocal "
     "first "
     "= input.arrow",
     "vote \"v\"", "language.vote_rehearse"},
    {LESSON, PAGE, "notes { ja = \"話す\" }\nlocal first = input.arrow", "notes {",
     "check.translation"},
    {LESSON, PAGE,
     "notes { ja = \"重ねあわせで書いた\", en = \"1\" }\nlocal first = input.arrow",
     "重ねあわせ", "check.synonym", true},
    // texts
    {LESSON, ", en = \"One arrow\"", "", "page \"arrow\"", "check.translation"},
    {LESSON, "**ブロッホ{球|きゅう}**", "[球](term:bloch-ball)", "bloch-ball",
     "check.dead_term"},
    {LESSON, "**ブロッホ{球|きゅう}**", "[球](page:nowhere)", "page:nowhere",
     "check.dead_page"},
    {LESSON, "lesson:core.measurement", "lesson:core.measurment", "core.measurment",
     "check.dead_lesson"},
    {LESSON, "**ブロッホ{球|きゅう}**", "[球](https://example.org)", "example.org",
     "check.link"},
    {LESSON, "**{量子|りょうし}ビット**", "**{量子|りょうしビット**", "りょうしビット",
     "ruby.brace"},
    {LESSON, "**{量子|りょうし}ビット**", "{量子｜りょうし}ビット", "量子｜",
     "check.furigana", true},
    {LESSON, "{位相|いそう}です", "{位相|いしょう}です", "いしょう", "check.reading", true},
    {LESSON, "\\frac{1}{\\sqrt{2}}", "\\fract{1}{\\sqrt{2}}", "\\fract", "formula.unknown"},
    {LESSON, "\\frac{1}{\\sqrt{2}}", "\\frac{1}{\\sqrt{2}", "\\sqrt{2}(", "formula.brace"},
    {LESSON, "球の上の1本の矢印", "1本 5$ の矢印", "5$", "formula.dollar"},
    {LESSON, "    右の矢印の先を",
     "\n    | 角 | 値 |\n    |-|-|\n    | 0 | 1 |\n\n    右の矢印の先を", "|-|-|",
     "check.table"},
    // exercises
    {LESSON, "q.arrow(\"60 deg\", \"90 deg\")", "q.arrow(\"70 deg\", \"90 deg\")",
     "\"70 deg\"", "check.computed"},
    {LESSON, "    {\n      when = \"sin(30 deg)\"", "    { -- here\n      when = \"1/4\"",
     "-- here", "check.wrong_right"},
    {LESSON, "    {\n      when = \"sin(30 deg)\"",
     "    { -- here\n      when = \"sin(60 deg)^2\"", "-- here", "check.wrong_twice"},
    {LESSON, "    {\n      when = state \"|->\"",
     "    { -- here\n      when = state \"|-i>\"", "-- here", "check.wrong_twice"},
    {LESSON, "    {\n      when = state \"|-i>\"",
     "    { -- here\n      when = state \"(|0> + i|1>)/sqrt(2)\"", "-- here",
     "check.wrong_right"},
    {LESSON, "options = {\n", "options = {\n    { ja = \"ない\", en = \"None\" },\n",
     "\"None\"", "check.option_silent", true},
    {LESSON, "local first = input.arrow { theta = \"45 deg\", phi = \"15 deg\" }",
     "local first = input.arrow { theta = \"90 deg\", phi = \"90 deg\" }",
     "exercise.aim \"place\"", "check.untouched"},
    // how Japanese is written
    {LESSON, "矢印で表せます。", "矢印で表せます．", "表せます．", "check.punctuation",
     true},
    {LESSON, "矢印で表せます。", "矢印で表せます.", "表せます.", "check.punctuation", true},
    {LESSON, "**ブロッホ{球|きゅう}**", "**ﾌﾞﾛｯﾎ球**", "ﾌﾞﾛｯﾎ", "check.half_kana", true},
    {LESSON, "{重|かさ}ね{合|あ}わせで書いた", "重ねあわせで書いた", "重ねあわせ",
     "check.synonym", true},
    {LESSON, "右の矢印の先をつかんで、回してみてください。",
     "右の矢印の先をつかんで、回してみて、球の上のどこへでも行けることと、下の式がそのたび"
     "に変わることを、ゆっくりたしかめてください。",
     "右の矢印の先を", "check.sentence_long", true},
    {LESSON, "この球を", "この毬を", "毬", "check.kanji", true},
    // the lesson and its pack
    {LESSON, "id = \"core.qubit\"", "id = \"core.qubits\"", "core.qubits", "check.id"},
    {LESSON, "ja = \"量子ビットとブロッホ球\"", "ja = \"量子ビット\"",
     "ja = \"量子ビット\"", "check.title", true},
    {PACK, "\"version\"", "\"verson\"", "verson", "pack.field_near"},
    {PACK, "\"api\": 0", "\"api\": 3", "\"api\"", "pack.api"},
    {PACK, "01-qubit.lua", "01-qubits.lua", "01-qubits.lua", "pack.no_file"},
    {PACK, "\"version\":", "\"version\"", "\"version\"", "json.broken"},
};
enum { BREAKS = sizeof breaks / sizeof *breaks };

// The other lessons of the course are as good as planned: only the broken one is checked.
static void plan_others(char *pack) {
    static const char FILE_KEY[] = "\"file\": \"";
    for (char *at = pack; (at = strstr(at, FILE_KEY)); at++) {
        char *name = at + strlen(FILE_KEY), *end = strstr(name, "\", ");
        assert_non_null(end);
        if (strncmp(name, LESSON, strlen(LESSON)) != 0)
            memset(at, ' ', (size_t)(end + strlen("\", ") - at));
    }
}

static char *text_of(const char *name) {
    char *path = file_join(KYUBI_SOURCE "/lessons/core", name);
    char *text = file_read(path, 1 << 20, NULL, NULL);
    assert_non_null(text);
    if (!strcmp(name, PACK)) plan_others(text);
    free(path);
    return text;
}

static void write_in(const char *folder, const char *name, const char *text) {
    char *path = file_join(folder, name);
    assert_true(file_write(path, text, strlen(text), NULL));
    free(path);
}

static char *broken_text(const Break *row) {
    char *text = text_of(row->file), *at = strstr(text, row->old);
    if (!at) fail_msg("%s has no %s", row->file, row->old);
    Buffer out = {0};
    buffer_print(&out, "%.*s%s%s", (int)(at - text), text, row->new, at + strlen(row->old));
    free(text);
    return buffer_take(&out);
}

static int line_of(const char *text, const char *part) {
    const char *at = strstr(text, part);
    int line = 1;
    assert_non_null(at);
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

// What differs from the one finding that there must be, as a sentence; "" when nothing.
static void judge(const Break *row, const char *folder, const char *text, const Ran *it,
                  Buffer *out) {
    Data *data = ran_data(it);
    const Data *list = data_get(data, "findings"), *first = data_at(list, 0);
    char *path = file_join(folder, row->file);
    bool good = data_count(list) == 1 &&
                !strcmp(data_text(data_get(first, "code"), ""), row->code) &&
                !strcmp(data_text(data_get(first, "file"), ""), path) &&
                data_integer(data_get(first, "line"), -1) == line_of(text, row->at) &&
                !strcmp(data_text(data_get(first, "severity"), ""),
                        row->warning ? "warning" : "error") &&
                it->status == (row->warning ? 0 : 1);
    if (!good)
        buffer_print(out, "\n%s → %s\n  is not %s, line %d:\n%s", row->old, row->new,
                     row->code, line_of(text, row->at), it->err);
    free(path);
    data_free(data);
}

// Every lesson of the course and its manifest, so that what the pack names is there.
static void copy_course(const char *folder) {
    static const char *const endings[] = {".lua", ".json"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char **names = file_list(KYUBI_SOURCE "/lessons/core", endings[i], NULL);
        for (char **name = names; *name; name++) {
            char *text = text_of(*name);
            write_in(folder, *name, text);
            free(text);
        }
        free(names);
    }
}

// The lesson alone, or the whole pack where its manifest is broken.
static void break_once(const Break *row, const char *folder, Buffer *faults) {
    char *text = broken_text(row), *whole = text_of(row->file);
    char *lesson = file_join(folder, LESSON);
    write_in(folder, row->file, text);
    Ran it = RAN(LANG_EN, "check", !strcmp(row->file, PACK) ? folder : lesson, "--json");
    judge(row, folder, text, &it, faults);
    write_in(folder, row->file, whole);
    ran_free(&it);
    free(lesson);
    free(whole);
    free(text);
}

// The sanitizers make each many times slower: the plain build has them all.
#ifdef __SANITIZE_ADDRESS__
enum { EVERY = 3 };
#else
enum { EVERY = 1 };
#endif

static void each_way_to_break_a_lesson_is_found_and_nothing_else(void **state) {
    (void)state;
    if (EVERY > 1) print_message("one way of %d, for the sanitizers\n", EVERY);
    char folder[64];
    assert_true(scratch_make(folder, "broken"));
    copy_course(folder);
    Buffer faults = {0};
    for (int i = 0; i < BREAKS; i += EVERY)
        break_once(&breaks[i], folder, &faults);
    assert_true(scratch_remove(folder));
    if (faults.size) fail_msg("%s", faults.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_to_break_a_lesson_is_found_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
