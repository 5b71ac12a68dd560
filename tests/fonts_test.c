#include "type/fonts.h"
#include "type/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

// Fontconfig hides pointers as offsets, so the leak finder calls what pango's worker thread
// still holds lost when a process opens fonts a second time.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig.so";
}

static void a_folder_without_fonts_is_refused_by_name(void **state) {
    (void)state;
    Error err;
    assert_null(fonts_open("/nowhere", &err));
    assert_string_equal(err.key, "fonts.missing");
    assert_non_null(strstr(err.args, "BIZUDPGothic-Regular.ttf"));
}

static void two_sets_of_fonts_live_side_by_side(void **state) {
    (void)state;
    Error err;
    Fonts *a = fonts_open(KYUBI_BUILD "/fonts", &err);
    Fonts *b = fonts_open(KYUBI_BUILD "/fonts", &err);
    assert_non_null(a);
    assert_non_null(b);
    double width = words_width(a, "量子ビット", FACE_WORDS, 18);
    fonts_close(a);
    assert_true(width > 0 && width == words_width(b, "量子ビット", FACE_WORDS, 18));
    fonts_close(b);
}

// A kanji of BIZ is as wide as its size; the code face gives Latin letters half of that.
static void every_face_is_the_one_it_names(void **state) {
    (void)state;
    Error err;
    Fonts *fonts = fonts_open(KYUBI_BUILD "/fonts", &err);
    for (int face = 0; face < FACE_COUNT; face++)
        assert_float_equal(words_width(fonts, "量子", (Face)face, 20), 40, 0.01);
    assert_float_equal(words_width(fonts, "iW", FACE_CODE, 20), 20, 0.01);
    assert_float_equal(words_width(fonts, "iW", FACE_CODE_BOLD, 20), 20, 0.01);
    double regular = words_width(fonts, "Hadamard", FACE_WORDS, 20);
    assert_true(words_width(fonts, "Hadamard", FACE_BOLD, 20) > regular);
    fonts_close(fonts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_without_fonts_is_refused_by_name),
        cmocka_unit_test(two_sets_of_fonts_live_side_by_side),
        cmocka_unit_test(every_face_is_the_one_it_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
