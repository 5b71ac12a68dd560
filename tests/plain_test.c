#include "type/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

static void is_plain(const char *prose, const char *expected) {
    char *plain = plain_text(prose);
    assert_string_equal(plain, expected);
    free(plain);
}

static void markdown_and_readings_are_left_out(void **unused) {
    (void)unused;
    is_plain("**{量子|りょうし}ビット**の\n  `h 0` と[リンク](lesson:x)",
             "量子ビットの h 0 とリンク");
    is_plain("- 一\n- 二\n\nおわり", "一\n二\nおわり");
    is_plain("", "");
}

static void simple_formulas_stay_and_others_become_dots(void **unused) {
    (void)unused;
    is_plain("確率 $p(1)$ と $\\ket{01}$ と $\\frac{1}{2}$", "確率 p(1) と |01⟩ と …");
    is_plain("$\\ket{0}+\\ket{1}$", "…");
    is_plain("前\n\n$$E=mc^2$$\n\n後", "前\nE=mc^2\n後");
    is_plain("$開いたまま", "$開いたまま");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_and_readings_are_left_out),
        cmocka_unit_test(simple_formulas_stay_and_others_become_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
