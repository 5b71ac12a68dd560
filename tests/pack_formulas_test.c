#include "view/pack_formulas.h"

#include "type/formula.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static int open_fonts(void **state) {
    Error err;
    *state = fonts_open(KYUBI_BUILD "/fonts", &err);
    return *state ? 0 : -1;
}

static int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

static bool known(Fonts *fonts, const char *tex) {
    Error err = {0};
    Formula *formula = formula_create(fonts, tex, 20, false, &err);
    formula_destroy(formula);
    return formula;
}

static void a_pack_lends_its_commands_to_formulas(void **state) {
    PackMacro macros[] = {{"half", "\\frac12"}};
    Pack pack = {.folder = "p", .macros = macros, .macro_count = 1},
         plain = {.folder = "q"};
    Error err = {0};
    assert_true(pack_formulas_use(*state, &pack, &err));
    assert_true(known(*state, "\\half"));
    assert_true(pack_formulas_use(*state, &plain, &err));
    assert_false(known(*state, "\\half"));
}

static void a_wrong_command_is_told_with_the_packs_file(void **state) {
    PackMacro macros[] = {{"half", "\\frca12"}};
    Pack pack = {.folder = "p", .macros = macros, .macro_count = 1};
    Error err = {0};
    assert_false(pack_formulas_use(*state, &pack, &err));
    assert_string_equal(err.key, "formula.unknown");
    assert_string_equal(err.file, "p/pack.json");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_lends_its_commands_to_formulas),
        cmocka_unit_test(a_wrong_command_is_told_with_the_packs_file),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
