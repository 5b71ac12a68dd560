// Moodle's questions read: every kind, every way to write one, and what is told of those
// that cannot come over.
#include "lesson/gift.h"

#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static GiftFile *gift(const char *text) {
    Error err = {.key = ""};
    GiftFile *file = gift_read(text, strlen(text), "q.gift", &err);
    if (!file) fail_msg("%s", err.key);
    return file;
}

static void options_are(const GiftQuestion *q, const char *expected) {
    char got[400] = "";
    for (int i = 0; i < q->option_count; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s(%s)",
                 q->options[i].right ? "=" : "~", q->options[i].text, q->options[i].say);
    assert_string_equal(got, expected);
}

static void a_choice_has_its_answers_and_what_they_say(void **state) {
    (void)state;
    GiftFile *file = gift("\xef\xbb\xbf::Gate::Which?{\r\n=H#Yes.\r\n~X#No.\r\n~Z\r\n"
                          "####In short\\: H.}\r\n");
    assert_int_equal(file->count, 1);
    const GiftQuestion *q = &file->rows[0];
    assert_int_equal(q->kind, GIFT_CHOICE);
    assert_false(q->several);
    assert_string_equal(q->title, "Gate");
    assert_string_equal(q->id, "gate");
    assert_string_equal(q->ask, "Which?");
    options_are(q, "=H()~X(No.)~Z()");
    assert_string_equal(q->explain, "Yes.\n\nIn short: H.");
    assert_int_equal(file->note_count, 0);
    gift_free(file);
}

static void weights_that_add_up_make_several_right(void **state) {
    (void)state;
    GiftFile *file = gift("a{~%33.333%x ~%33.333%y ~%33.333%z ~%-100%w}\n\n"
                          "b{~%100%x ~%-50%y}\n\nc{=x =y ~z}\n\nd{~%100%x =y ~z}");
    assert_int_equal(file->count, 4);
    for (int i = 0; i < file->count; i++)
        assert_true(file->rows[i].several);
    options_are(&file->rows[0], "=x()=y()=z()~w()");
    options_are(&file->rows[2], "=x()=y()~z()");
    options_are(&file->rows[3], "=x()=y()~z()");
    assert_int_equal(file->note_count, 2);
    assert_string_equal(file->notes[0].key, "gift.any_right");
    assert_int_equal(file->notes[0].line, 5);
    gift_free(file);
}

static void true_and_false_know_what_to_say(void **state) {
    (void)state;
    GiftFile *file = gift("a {T#wrong#right}\n\nb{FALSE#wrong}\n\nc { F }\n\nd{TRUE}");
    assert_int_equal(file->count, 4);
    options_are(&file->rows[0], "=()~(wrong)");
    assert_string_equal(file->rows[0].explain, "right");
    options_are(&file->rows[1], "~(wrong)=()");
    options_are(&file->rows[2], "~()=()");
    options_are(&file->rows[3], "=()~()");
    gift_free(file);
}

static const struct {
    const char *text;
    double answer, tolerance;
    int wrongs;
} numbers[] = {
    {"a{#1822:5}", 1822, 5, 0},
    {"a{# 1822 }", 1822, 0, 0},
    {"a{#=1822}", 1822, 0, 0},
    {"a{#1..5}", 3, 2, 0},
    {"a{#-1.5..-0.5}", -1, 0.5, 0},
    {"a{#3.141..3.142}", 3.1415, 0.0005, 0},
    {"a{#1e-3:1e-4}", 1e-3, 1e-4, 0},
    {"a{#=1822:0 =%50%1822:2}", 1822, 0, 0},
    {"a{#=1822:0#yes =%50%1820#near =%0%1900#late}", 1822, 0, 2},
    {"a{#5:1\n=*#others}", 5, 1, 0},
};

static void every_way_to_write_a_number_is_read(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        GiftFile *file = gift(numbers[i].text);
        if (file->count != 1) fail_msg("%s", numbers[i].text);
        assert_int_equal(file->rows[0].kind, GIFT_NUMBER);
        assert_float_equal(file->rows[0].answer, numbers[i].answer, 1e-12);
        assert_float_equal(file->rows[0].tolerance, numbers[i].tolerance, 1e-12);
        assert_int_equal(file->rows[0].option_count, numbers[i].wrongs);
        gift_free(file);
    }
}

static void what_answers_any_other_number_is_a_hint(void **state) {
    (void)state;
    GiftFile *file = gift("a{#5:1#ok ~#Look again.\n####Because.}");
    assert_string_equal(file->rows[0].hint, "Look again.");
    assert_string_equal(file->rows[0].explain, "ok\n\nBecause.");
    assert_string_equal(file->notes[0].key, "gift.others");
    gift_free(file);
}

static void answers_within_a_sentence_leave_a_blank(void **state) {
    (void)state;
    GiftFile *file = gift("Grant is {~buried =entombed} in\nhis tomb.");
    assert_string_equal(file->rows[0].ask, "Grant is ＿＿＿ in  \nhis tomb.");
    gift_free(file);
}

static void escapes_formats_and_comments_are_read(void **state) {
    (void)state;
    GiftFile *file = gift("// [tag:x] [id:My Id]\n$CATEGORY: $course$/top/State: one\n"
                          "::a\\:\\:b::[html]<b>x</b> \\{\\}\\~\\=\\#\\: \\\\\\\\ y\\nz\n"
                          "// between\n{=[plain]<b> ~[markdown]*m* ~\\=c}\n"
                          "\n// only a comment\n\n[nothing] d {T}");
    assert_int_equal(file->count, 2);
    const GiftQuestion *q = &file->rows[0];
    assert_string_equal(file->title, "State: one");
    assert_string_equal(q->title, "a::b");
    assert_string_equal(q->id, "my-id");
    assert_string_equal(q->ask, "**x** \\{\\}\\~=#: \\\\\\\\ y z");
    options_are(q, "=\\<b\\>()~*m*()~\\=c()");
    assert_string_equal(file->rows[1].ask, "\\[nothing\\] d");
    gift_free(file);
}

static void a_text_without_answers_is_prose(void **state) {
    (void)state;
    GiftFile *file = gift("Only words.");
    assert_int_equal(file->rows[0].kind, GIFT_PROSE);
    gift_free(file);
}

static const struct {
    const char *text, *key;
} refused[] = {
    {"a{}", "gift.essay"},
    {"a{####general}", "gift.essay"},
    {"a{=b =c}", "gift.short"},
    {"a{=b->c =d->e}", "gift.matching"},
    {"a{=b ~%50%c ~d}", "gift.weights"},
    {"a{~%50%b ~%20%c ~d}", "gift.weights"},
    {"a{=%50%b ~c}", "gift.weights"},
    {"a{~b ~c}", "gift.none_right"},
    {"a{~%100%b}", "gift.one_option"},
    {"a{b =c ~d}", "gift.before_answers"},
    {"a{=c ~ ~d}", "gift.option_empty"},
    {"{=c ~d}", "gift.no_text"},
    {"a =c ~d}", "gift.braces"},
    {"a }{", "gift.braces"},
    {"a {1} {=c ~d}", "gift.more_braces"},
    {"a{#}", "gift.number"},
    {"a{#five}", "gift.number"},
    {"a{#1:x}", "gift.number"},
    {"a{#5..1}", "gift.number"},
    {"a{#nan}", "gift.number"},
    {"a{#1e999}", "gift.number"},
    {"a{#0x10}", "gift.number"},
    {"a{#=%50%3}", "gift.number"},
    {"a{#=1 =2}", "gift.numbers"},
    {"a{=1~2~3~4~5~6~7~8~9~10~11~12~13}", "gift.options"},
    {"a{#=1=%0%1=%0%2=%0%3=%0%4=%0%5=%0%6=%0%7=%0%8=%0%9=%0%10=%0%11=%0%12=%0%13}",
     "gift.options"},
};

static void what_cannot_come_over_is_told_and_the_rest_is_read(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        char text[400];
        snprintf(text, sizeof text, "first{T}\n\n%s\n\nlast{F}", refused[i].text);
        GiftFile *file = gift(text);
        if (file->note_count != 1 || strcmp(file->notes[0].key, refused[i].key))
            fail_msg("%s: %s", refused[i].text,
                     file->note_count ? file->notes[0].key : "nothing");
        assert_int_equal(file->notes[0].line, 3);
        assert_string_equal(file->notes[0].file, "q.gift");
        assert_int_equal(file->count, 2);
        assert_int_equal(file->skipped, 1);
        gift_free(file);
    }
}

static void ids_stay_when_questions_are_added(void **state) {
    (void)state;
    GiftFile *before = gift("質問{T}\n\n::Same::a{T}\n\n::Same::b{T}");
    GiftFile *after = gift("新しい{F}\n\n質問{T}\n\n::Same::a{T}\n\n::Same::b{T}");
    for (int i = 0; i < 3; i++)
        assert_string_equal(before->rows[i].id, after->rows[i + 1].id);
    assert_string_equal(before->rows[1].id, "same");
    assert_string_equal(before->rows[2].id, "same-2");
    gift_free(before);
    gift_free(after);
}

static void what_is_no_text_is_refused_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        int line;
    } bad[] = {{"a{T}\n\n\xff", 7, 0}, {"a{T}\n\0b", 7, 2}, {"\n\n\x1b", 3, 3}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Error err = {.key = ""};
        assert_null(gift_read(bad[i].bytes, bad[i].size, "q.gift", &err));
        assert_string_equal(err.key, "gift.bytes");
        assert_int_equal(err.line, bad[i].line);
    }
}

static char *repeated(const char *piece, size_t size) {
    char *text = malloc(size + 1);
    for (size_t i = 0; i < size; i++)
        text[i] = piece[i % strlen(piece)];
    text[size] = 0;
    return text;
}

static void limits_hold_and_are_told(void **state) {
    (void)state;
    Error err = {.key = ""};
    char *text = repeated("a", GIFT_BYTES + 1);
    assert_null(gift_read(text, GIFT_BYTES + 1, "q", &err));
    assert_string_equal(err.key, "gift.long");
    free(text);
    text = repeated("a{T}\n\n", 6 * (GIFT_QUESTIONS + 300));
    GiftFile *file = gift(text);
    assert_int_equal(file->count, GIFT_QUESTIONS);
    assert_int_equal(file->skipped, 300);
    assert_int_equal(file->note_count, GIFT_NOTES);
    assert_string_equal(file->notes[0].key, "gift.too_many");
    assert_string_equal(file->notes[GIFT_NOTES - 1].key, "gift.more_notes");
    assert_string_equal(file->notes[GIFT_NOTES - 1].args, "101");
    gift_free(file);
    free(text);
    text = repeated("long ", GIFT_TEXT + 100);
    file = gift(text);
    assert_int_equal(file->count, 0);
    assert_string_equal(file->notes[0].key, "gift.text_long");
    gift_free(file);
    free(text);
}

// Much of what opens and never closes.
static void hostile_files_are_read_in_one_go(void **state) {
    (void)state;
    enum { SIZE = 1 << 18 };
    static const char *const pieces[] = {
        "{", "}", "=", "{=a~", "::", "\\", "//[id:", "#", "a{#1..", "####"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = repeated(pieces[i], SIZE);
        gift_free(gift(text));
        memcpy(text, "a{", 2);
        text[SIZE - 1] = '}';
        gift_free(gift(text));
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_has_its_answers_and_what_they_say),
        cmocka_unit_test(weights_that_add_up_make_several_right),
        cmocka_unit_test(true_and_false_know_what_to_say),
        cmocka_unit_test(every_way_to_write_a_number_is_read),
        cmocka_unit_test(what_answers_any_other_number_is_a_hint),
        cmocka_unit_test(answers_within_a_sentence_leave_a_blank),
        cmocka_unit_test(escapes_formats_and_comments_are_read),
        cmocka_unit_test(a_text_without_answers_is_prose),
        cmocka_unit_test(what_cannot_come_over_is_told_and_the_rest_is_read),
        cmocka_unit_test(ids_stay_when_questions_are_added),
        cmocka_unit_test(what_is_no_text_is_refused_with_its_line),
        cmocka_unit_test(limits_hold_and_are_told),
        cmocka_unit_test(hostile_files_are_read_in_one_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
