// Texts found in files as teachers write them, each at its place; and in our own lessons
// all that the jail shows a learner.
#include "lesson/placed_texts.h"

#include "lesson_bench.h"

#include "base/file.h"
#include "base/mem.h"

static bool takes(const void *of, const char *word) {
    static const char *const words[] = {"prose",
                                        "page",
                                        "callout",
                                        "lesson.title",
                                        "circuit.label",
                                        ".title",
                                        ".units.title",
                                        "exercise.number.ask",
                                        "exercise.number.wrong.say",
                                        "exercise.number.hints",
                                        "stage.label"};
    (void)of;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(word, words[i])) return true;
    return false;
}

static PlacedTexts texts_in(const char *source, bool json) {
    return placed_texts(source, strlen(source), json, (TextWords){.takes = takes});
}

static const struct {
    bool json;
    const char *source, *found; // place|ja|en, "-" where there is none, "*" bare
} cases[] = {
    {false, "prose { ja = \"一\", en = 'one' }", "prose|一|one;"},
    {false, "page \"coin\" { ja = \"硬貨\" }\nprose [[ Aa\n    b ]]",
     "coin/page coin|硬貨|-;*coin/prose|-|Aa\nb;"},
    {false, "page 'a' \"The title\"\nlesson { title = \"私の\" }",
     "*a/page a|-|The title;*a/lesson.title|私の|-;"},
    {false,
     "page 'a' { en = 'T' } prose { en = 'x' } prose { en = 'y' } prose { en = 'z' }",
     "a/page a|-|T;a/prose|-|x;a/prose#2|-|y;a/prose#3|-|z;"},
    {false,
     "exercise.number 'half' { ask = { ja = '何', en = 'What?' }, answer = 'cos(x)', unit "
     "= "
     "'rad', hints = { 'Think.', { ja = '考', en = 'Think' } }, wrong = { { when = 1, say "
     "= "
     "'No no.' }, { when = 2, say = { ja = '否', en = 'No' } } } }",
     "exercise.number half.ask|何|What?;*exercise.number half.hints[1]|Think.|Think.;"
     "exercise.number half.hints[2]|考|Think;*exercise.number half.wrong[1].say|No no.|No "
     "no.;exercise.number half.wrong[2].say|否|No;"},
    {false, "exercise.choice 'c' { options = { { ja = 'あ', en = 'a', right = true } } }",
     "exercise.choice c.options[1]|あ|a;"},
    {false,
     "stage { label = { en = 'L' }, draw = function(g, t)\n local a, b = 1, 2\n if a ~= b "
     "then g:text(1, 2, { ja = 'い', en = 'i' }, { size = 1 }) end\n end, after = 1 }",
     "stage.label|-|L;stage.g:text|い|i;"},
    {false, "local steps = { { ja = 'あ', en = 'a' }, { en = 'b' } }",
     "steps[1]|あ|a;steps[2]|-|b;"},
    {false, "prose { ja = 'a' .. 'b', en = name }", "prose|-|-;"},
    {false, "prose { ja = 'か', en = x and 'a' or 'b' }", "prose|か|-;"},
    {false, "-- prose { ja = 'no' }\n--[[ prose 'no no' ]]\nprose { ja = 'はい' }",
     "prose|はい|-;"},
    {false, "prose '$x = 1$' circuit { label = 'x', start = 'hh 0' } image 'picture'", ""},
    {false, "callout 'note' [==[ One ]] two ]==]", "*callout note|-|One ]] two;"},
    {false, "prose(\"A bare one\") prose({ en = \"e\" })",
     "*prose|-|A bare one;prose#2|-|e;"},
    {false, "prose { ja = 'a\\tb\\n\\u{3b8}\\x41\\065\\z  c', en = '\\q' }",
     "prose|a\tb\nθAAc|-;"},
    {false, "prose { ja = \"open\nprose { ja = [[ open", "prose|-|-;prose.prose|-|-;"},
    {true, "{\"title\": {\"ja\": \"私\", \"en\": \"My\"}, \"id\": \"a.b\"}",
     "title|私|My;"},
    {true,
     "{\"title\": \"My course\", \"units\": [{\"title\": {\"en\": \"u\\u00e9\\n\"}}]}",
     "*title|-|My course;units[1].title|-|ué;"},
    {true, "{\"x\": [[1, 2], [\"ja\"]], \"title\": {\"ja\": \"\\ud83e\\udd8a\"}}",
     "title|🦊|-;"},
};

static char *told(const PlacedTexts *texts) {
    Buffer out = {0};
    for (int i = 0; i < texts->count; i++) {
        const PlacedText *row = &texts->rows[i];
        const char *ja = row->in[LANG_JA].words, *en = row->in[LANG_EN].words;
        buffer_print(&out, "%s%s|%s|%s;", row->bare ? "*" : "", row->place, ja ? ja : "-",
                     en ? en : "-");
    }
    return buffer_take(&out);
}

static void every_text_is_found_at_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PlacedTexts texts = texts_in(cases[i].source, cases[i].json);
        char *found = told(&texts);
        if (strcmp(found, cases[i].found))
            fail_msg("%s\n%s\n%s", cases[i].source, found, cases[i].found);
        free(found);
        placed_texts_free(&texts);
    }
}

static void a_mark_changes_with_either_language(void **state) {
    (void)state;
    static const char *const sources[] = {
        "prose { ja = 'a', en = 'b' }", "prose { ja = 'a', en = 'c' }",
        "prose { ja = 'ab', en = '' }", "prose { ja = 'ab' }", "prose { en = 'ab' }"};
    uint32_t marks[5];
    for (int i = 0; i < 5; i++) {
        PlacedTexts texts = texts_in(sources[i], false);
        assert_int_equal(texts.count, 1);
        marks[i] = placed_text_mark(&texts.rows[0]);
        placed_texts_free(&texts);
        for (int k = 0; k < i; k++)
            assert_int_not_equal(marks[i], marks[k]);
    }
}

static void hostile_files_are_read_in_one_go(void **state) {
    (void)state;
    static const char *const pieces[] = {"{ja='a'},", "{",    "(",    "[=",        "[[",
                                         "page 'a'",  "a.a:", "--[[", "function ", "\"",
                                         "ja='a',",   "}",    "\\",   "[{\"a\":",  "\xff"};
    enum { SIZE = 1 << 18 };
    char *text = mem_new(SIZE + 1);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (int json = 0; json < 2; json++) {
            for (size_t k = 0; k < SIZE; k++)
                text[k] = pieces[i][k % strlen(pieces[i])];
            PlacedTexts texts = placed_texts(text, SIZE, json, (TextWords){.takes = takes});
            placed_texts_free(&texts);
        }
    free(text);
}

// --- our own lessons, by what the jail shows of them

static bool alike(const char *a, const char *b) { // but for blanks
    for (;;) {
        a += strspn(a, " \t\r\n");
        b += strspn(b, " \t\r\n");
        if (!*a || !*b) return *a == *b;
        if (*a++ != *b++) return false;
    }
}

static void is_found(const PlacedTexts *texts, const Text *text) {
    const char *ja = text->in[LANG_JA], *en = text->in[LANG_EN];
    if (!ja || !en || !*ja || !strcmp(ja, en) || strstr(ja, "{=")) return;
    for (int i = 0; i < texts->count; i++) {
        const PlacedText *row = &texts->rows[i];
        if (row->in[LANG_JA].words && row->in[LANG_EN].words &&
            alike(row->in[LANG_JA].words, ja) && alike(row->in[LANG_EN].words, en))
            return;
    }
    fail_msg("not found: %s / %s", ja, en);
}

static void our_lessons_show_nothing_that_is_not_found(void **state) {
    static const struct {
        const char *course, *file;
    } lessons[] = {{"core", "01-qubit.lua"},
                   {"core", "02-measurement.lua"},
                   {"core", "04-many-qubits.lua"},
                   {"native", "01-direction.lua"},
                   {"native", "02-interference.lua"}};
    for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++) {
        char path[512];
        snprintf(path, sizeof path, KYUBI_SOURCE "/lessons/%s/%s", lessons[i].course,
                 lessons[i].file);
        char *source = file_read(path, 1 << 20, NULL, NULL);
        PlacedTexts texts = texts_in(source, false);
        assert_int_equal(lesson_open(state, lessons[i].course, lessons[i].file), 0);
        const Lesson *lesson = visit_lesson(*state);
        is_found(&texts, &lesson->title);
        for (int p = 0; p < lesson->page_count; p++)
            is_found(&texts, &lesson->pages[p].title);
        for (int e = 0; e < lesson->exercise_count; e++) {
            const Exercise *exercise = &lesson->exercises[e];
            is_found(&texts, &exercise->ask);
            is_found(&texts, &exercise->explain);
            for (int k = 0; k < exercise->hint_count; k++)
                is_found(&texts, &exercise->hints[k]);
            for (int k = 0; k < exercise->option_count; k++)
                is_found(&texts, &exercise->options[k].text);
        }
        lesson_close(state);
        placed_texts_free(&texts);
        free(source);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_found_at_its_place),
        cmocka_unit_test(a_mark_changes_with_either_language),
        cmocka_unit_test(hostile_files_are_read_in_one_go),
        cmocka_unit_test(our_lessons_show_nothing_that_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
