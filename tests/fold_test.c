#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static void folds_to(const char *text, const char *expected) {
    char *folded = text_folded(text, NULL);
    assert_string_equal(folded, expected);
    free(folded);
}

static void kana_of_every_width_are_hiragana(void **unused) {
    (void)unused;
    folds_to("カタカナ", "かたかな");
    folds_to("ﾊﾟﾙｽﾚﾂ", "ぱるすれつ");
    folds_to("ｶﾞｷﾞﾄﾞﾌﾞﾎﾟｳﾞ", "がぎどぶぽゔ");
    folds_to("か\xe3\x82\x99は\xe3\x82\x9a", "がぱ"); // combining marks
    folds_to("ん゛", "ん゛");                         // a mark that goes with nothing
    folds_to("ｱ､ｲ｡", "あ、い。");
    folds_to("ヴァイオリン", "ゔぁいおりん");
}

static void the_long_vowel_mark_counts_for_nothing_behind_kana(void **unused) {
    (void)unused;
    folds_to("センサー", "せんさ");
    folds_to("ｾﾝｻｰ", "せんさ");
    folds_to("位相ー", "位相ー");
}

static void letters_and_signs_are_small_and_narrow(void **unused) {
    (void)unused;
    folds_to("ＣＮＯＴ　Ｇａｔｅ！", "cnot gate!");
    folds_to("Simon’s “box”", "simon's \"box\"");
    folds_to("Deutsch–Jozsa −1", "deutsch-jozsa -1");
    folds_to("Δφ", "δφ");
}

static void blanks_in_a_row_are_one(void **unused) {
    (void)unused;
    folds_to("a \n\tb　c", "a b c");
    folds_to("", "");
    folds_to("\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"); // no UTF-8
}

static void places_lead_back_to_the_text(void **unused) {
    (void)unused;
    int *places;
    const char *text = "ｶﾞセンサーＡ";
    char *folded = text_folded(text, &places);
    assert_string_equal(folded, "がせんさa");
    assert_int_equal(places[strstr(folded, "が") - folded], 0);
    assert_int_equal(places[strstr(folded, "せ") - folded], strstr(text, "セ") - text);
    assert_int_equal(places[strstr(folded, "a") - folded], strstr(text, "Ａ") - text);
    assert_int_equal(places[strlen(folded)], strlen(text));
    free(folded);
    free(places);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kana_of_every_width_are_hiragana),
        cmocka_unit_test(the_long_vowel_mark_counts_for_nothing_behind_kana),
        cmocka_unit_test(letters_and_signs_are_small_and_narrow),
        cmocka_unit_test(blanks_in_a_row_are_one),
        cmocka_unit_test(places_lead_back_to_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
