#include "type/formula.h"

#include "base/mem.h"
#include "type/formula_symbols.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo/cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double size = 20;

static int open_fonts(void **state) {
    Error err;
    *state = fonts_open(KYUBI_BUILD "/fonts", &err);
    return *state ? 0 : -1;
}

static int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

static Formula *set(void **state, const char *tex, bool display) {
    Error err = {0};
    Formula *formula = formula_create(*state, tex, size, display, &err);
    if (!formula) fail_msg("%s: %s %s at %d", tex, err.key, err.args, err.column);
    return formula;
}

static double width(void **state, const char *tex) {
    Formula *formula = set(state, tex, false);
    double found = formula_width(formula);
    formula_destroy(formula);
    return found;
}

static double height(void **state, const char *tex, bool display) {
    Formula *formula = set(state, tex, display);
    double found = formula_height(formula);
    formula_destroy(formula);
    return found;
}

static double depth(void **state, const char *tex) {
    Formula *formula = set(state, tex, false);
    double found = formula_depth(formula);
    formula_destroy(formula);
    return found;
}

// What must stand behind a command of this form.
static const char *behind(Form form) {
    switch (form) {
    case FORM_SYMBOL:
    case FORM_BIG:
    case FORM_NAME:
    case FORM_SPACE:
    case FORM_STYLE:
        return "";
    case FORM_LEFT:
        return "(x\\right)";
    case FORM_SIZED:
        return "(";
    case FORM_BEGIN:
        return "{matrix}x\\end{matrix}";
    case FORM_COLOUR:
        return "{fox} x";
    case FORM_COLOURED:
        return "{fox}{x}";
    case FORM_NOT:
        return "=";
    case FORM_ELEMENT:
        return "{x}{y}{z}";
    default:
        return "{x}{y}";
    }
}

// Those that need others around them are tried in the gallery.
static bool stands_alone(Form form) {
    return form != FORM_RIGHT && form != FORM_MIDDLE && form != FORM_END &&
           form != FORM_LIMITS && form != FORM_BREAK && form != FORM_RULE;
}

static void every_command_of_the_table_lays_out(void **state) {
    for (int i = 0; i < tex_command_count(); i++) {
        const TexCommand *command = tex_command_at(i);
        if (!stands_alone(command->form)) continue;
        char tex[80];
        snprintf(tex, sizeof tex, "a \\%s%s", command->name, behind(command->form));
        for (int display = 0; display < 2; display++) {
            Formula *formula = set(state, tex, display);
            bool wider = formula_width(formula) > width(state, "a");
            assert_true(wider || command->detail < 0 || command->form == FORM_STYLE);
            assert_true(formula_height(formula) + formula_depth(formula) > 0);
            formula_destroy(formula);
        }
    }
}

static void every_command_is_listed_once(void **state) {
    (void)state;
    const char *const *names = formula_commands();
    for (int i = 0; i < tex_command_count(); i++) {
        assert_string_equal(names[i], tex_command_at(i)->name);
        assert_ptr_equal(tex_command_find(names[i]), tex_command_at(i));
    }
    assert_null(names[tex_command_count()]);
}

static void a_lone_formula_measures_nothing_when_empty(void **state) {
    assert_float_equal(width(state, ""), 0, 0);
    assert_float_equal(height(state, " {} ", true), 0, 0);
}

// The TeXbook, p. 170: thick spaces of 5/18 em beside relations, medium ones of 4/18 beside
// operations.
static void signs_stand_in_texs_spaces(void **state) {
    double a = width(state, "1"), plus = width(state, "{+}"), equals = width(state, "{=}");
    assert_float_equal(width(state, "1+1"), 2 * a + plus + 2 * 4 / 18.0 * size, 0.01);
    assert_float_equal(width(state, "1=1"), 2 * a + equals + 2 * 5 / 18.0 * size, 0.01);
    assert_float_equal(width(state, "1{=}1"), 2 * a + equals, 0.01);
    assert_float_equal(width(state, "1\\quad1"), 2 * a + size, 0.01);
    assert_float_equal(width(state, "\\cos1"), width(state, "\\cos") + a + 3 / 18.0 * size,
                       0.01);
}

static void a_sign_without_a_left_side_has_no_space(void **state) {
    double minus = width(state, "{-}"), one = width(state, "1"), open = width(state, "(");
    assert_float_equal(width(state, "-1"), minus + one, 0.01);
    assert_float_equal(width(state, "(-1"), open + minus + one, 0.01);
    assert_float_equal(width(state, "1=-1"), width(state, "1=1") + minus, 0.01);
}

static void space_vanishes_in_scripts(void **state) {
    double one = width(state, "x^1"), plus = width(state, "x^{1{+}1}");
    assert_float_equal(width(state, "x^{1+1}"), plus, 0.01);
    assert_true(plus > one);
}

static void powers_rise_and_indices_drop(void **state) {
    assert_true(height(state, "x^2", false) > height(state, "x", false) + 0.2 * size);
    assert_true(depth(state, "x_2") > depth(state, "x") + 0.1 * size);
    assert_true(width(state, "x^2_3") < width(state, "x^2{}_3"));
    assert_float_equal(height(state, "\\hat{x}^2", false), height(state, "x^2", false),
                       0.3 * size);
}

static void primes_are_powers(void **state) {
    assert_true(width(state, "f''") > width(state, "f'"));
    assert_true(width(state, "f'^2") > width(state, "f'"));
}

static void fractions_grow_in_display_style(void **state) {
    assert_true(height(state, "\\frac12", true) > height(state, "\\frac12", false));
    assert_float_equal(height(state, "\\tfrac12", true), height(state, "\\frac12", false),
                       0.01);
    assert_float_equal(height(state, "\\dfrac12", false), height(state, "\\frac12", true),
                       0.01);
    assert_float_equal(width(state, "\\frac1{2}"), width(state, "\\frac{1}2"), 0);
}

static void a_ket_of_a_letter_keeps_the_height_of_its_bar(void **state) {
    double bar = height(state, "|", false);
    assert_float_equal(height(state, "\\ket{\\psi}", false), bar, 0.01);
    assert_float_equal(height(state, "\\ket{+}", false), bar, 0.01);
    assert_float_equal(depth(state, "\\ket{0}"), depth(state, "|"), 0.01);
    assert_true(height(state, "\\ket{\\frac12}", true) > 1.2 * bar);
}

static void both_writings_of_a_bracket_agree(void **state) {
    assert_float_equal(width(state, "\\braket{a}{b}"), width(state, "\\braket{a|b}"), 0.01);
    assert_float_equal(width(state, "\\langle a|b\\rangle"), width(state, "\\braket{a|b}"),
                       0.01);
}

// Whatever the height, a fence covers 0.901 of its contents or all but half an em (The
// TeXbook, rule 19).
static void fences_grow_with_what_they_hold(void **state) {
    static const char *const fences[] = {"(", "[", "|", "\\{", "\\langle", "\\|"};
    static const char *const closing[] = {")", "]", "|", "\\}", "\\rangle", "\\|"};
    char inside[400] = "x";
    for (int depth_of = 0; depth_of < 5; depth_of++) {
        for (int i = 0; i < 6; i++) {
            char tex[500];
            snprintf(tex, sizeof tex, "\\left%s %s\\right%s", fences[i], inside,
                     closing[i]);
            Formula *fenced = set(state, tex, true), *bare = set(state, inside, true);
            double tall = formula_height(fenced) + formula_depth(fenced);
            double held = formula_height(bare) + formula_depth(bare);
            assert_true(tall >= held - 0.01 && tall < 1.9 * held + size);
            formula_destroy(fenced);
            formula_destroy(bare);
        }
        char deeper[400];
        snprintf(deeper, sizeof deeper, "\\dfrac{1}{%.300s}", inside);
        memcpy(inside, deeper, sizeof inside);
    }
}

static void a_fence_may_be_missing_on_one_side(void **state) {
    assert_true(width(state, "\\left.x\\right|_0") < width(state, "\\left|x\\right|_0"));
}

static void roots_cover_their_contents(void **state) {
    assert_true(height(state, "\\sqrt{x}", false) > height(state, "x", false));
    assert_true(height(state, "\\sqrt{\\frac12}", true) > height(state, "\\frac12", true));
    assert_true(width(state, "\\sqrt[3]{x}") >= width(state, "\\sqrt{x}"));
}

static void sums_carry_limits_in_display_style_only(void **state) {
    Formula *display = set(state, "\\sum_{k=0}^n k", true),
            *text = set(state, "\\sum_{k=0}^n k", false);
    assert_true(formula_height(display) > 1.3 * formula_height(text));
    formula_destroy(display);
    formula_destroy(text);
}

static void typed_letters_and_signs_are_read_like_their_commands(void **state) {
    assert_float_equal(width(state, "θ×π→∞"), width(state, "\\theta\\times\\pi\\to\\infty"),
                       0.01);
    assert_float_equal(width(state, "1−1"), width(state, "1-1"), 0.01);
}

static void japanese_stands_in_text(void **state) {
    assert_float_equal(width(state, "\\text{確率}"), 2 * size, 0.01);
}

static void all_grows_with_the_size(void **state) {
    Error err;
    Formula *big =
        formula_create(*state, "\\frac{\\ket0}{\\sqrt2}^2", 2 * size, true, &err);
    Formula *small = formula_create(*state, "\\frac{\\ket0}{\\sqrt2}^2", size, true, &err);
    assert_float_equal(formula_width(big), 2 * formula_width(small), 0.01);
    assert_float_equal(formula_height(big), 2 * formula_height(small), 0.01);
    formula_destroy(big);
    formula_destroy(small);
}

// clang-format off
static const struct { const char *tex, *key, *args; int column; } faults[] = {
    {"\\kett{0}",            "formula.unknown",     "kett\tket",  1},
    {"x + \\aplha",          "formula.unknown",     "aplha\talpha", 5},
    {"\\begin{matrix}",      "formula.end",         "\\begin",   1},
    {"\\begin{pmatrx}",      "formula.environment", "pmatrx\tpmatrix", 1},
    {"\\begin{tikz}",        "formula.environment_far", "tikz",  1},
    {"\\begin{matrix}a\\end{cases}", "formula.end", "cases",    16},
    {"\\begin{array}{lq}a\\end{array}", "formula.columns", "lq", 14},
    {"a \\end{matrix}",      "formula.end",         "end",        3},
    {"\\hline",              "formula.row",         "hline",      1},
    {"a \\\\ b",             "formula.row",         "\\",         3},
    {"\\color{foxx} a",      "formula.ink",         "foxx\tfox",  7},
    {"\\textcolor{mauve}{a}", "formula.ink_far",    "mauve",     11},
    {"a\\limits_b",          "formula.limits",      "limits",     2},
    {"a \\middle| b",        "formula.fence",       "",           3},
    {"\\substack{a",         "formula.brace",       "",          10},
    {"\\",                   "formula.unknown_far", "",           1},
    {"\\ket{0",              "formula.brace",       "",           5},
    {"x}",                   "formula.brace",       "",           2},
    {"\\text{a",             "formula.brace",       "",           6},
    {"\\sqrt[3{x}",          "formula.brace",       "",           6},
    {"\\frac{1}",            "formula.argument",    "frac",       9},
    {"x^",                   "formula.argument",    "^",          3},
    {"{x_}",                 "formula.argument",    "_",          4},
    {"\\text x",             "formula.argument",    "text",       7},
    {"x^2^3",                "formula.script",      "^",          4},
    {"x_1'_2",               "formula.script",      "_",          5},
    {"\\left( x",            "formula.fence",       "",           1},
    {"x \\right)",           "formula.fence",       "",           3},
    {"\\left x \\right)",    "formula.fence",       "",           7},
    {"5確率",                "formula.character",   "確",         2},
    {"a & b",                "formula.row",         "&",          3},
    {"\\operatorname{確}",   "formula.upright",     "operatorname", 16},
};
// clang-format on

static void faults_name_their_cause_and_column(void **state) {
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Error err = {0};
        assert_null(formula_create(*state, faults[i].tex, size, false, &err));
        if (strcmp(err.key, faults[i].key) != 0 || err.column != faults[i].column)
            fail_msg("%s: %s at %d", faults[i].tex, err.key, err.column);
        assert_string_equal(err.args, faults[i].args);
    }
}

static void endless_nesting_and_length_are_refused(void **state) {
    static char tex[5000];
    Error err;
    memset(tex, '{', 1000);
    assert_null(formula_create(*state, tex, size, false, &err));
    assert_string_equal(err.key, "formula.deep");
    for (size_t i = 0; i < 1000; i++)
        memcpy(tex + 4 * i, "\\hat", 4);
    tex[4000] = 0;
    assert_null(formula_create(*state, tex, size, false, &err));
    assert_string_equal(err.key, "formula.deep");
    memset(tex, 'x', 4999);
    assert_null(formula_create(*state, tex, size, false, &err));
    assert_string_equal(err.key, "formula.long");
}

static uint32_t dice(uint32_t *seed) {
    return (*seed = *seed * 1664525u + 1013904223u) >> 8;
}

static void pieces_in_any_order_are_set_or_refused(void **state) {
    static const char *const bits[] = {
        "{",     "}",     "^",           "_",       "'",        "\\frac",     "\\sqrt",
        "[",     "]",     "\\left",      "\\right", "(",        "|",          "x",
        "1",     "+",     "=",           "\\ket",   "\\braket", "\\text{あ}", "\\hat",
        "\\sum", "\\int", " ",           "\\cos",   "\\,",      "~",          "\\",
        "θ",     "\xff",  "\\mathrm{a}", ".",       "\\rangle", "\\mathbf{1}"};
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        Buffer out = {0};
        for (int i = dice(&seed) % 16; i >= 0; i--)
            buffer_print(&out, "%s", bits[dice(&seed) % (sizeof bits / sizeof *bits)]);
        Error err = {0};
        char *tex = buffer_take(&out);
        Formula *formula = formula_create(*state, tex, size, round % 2, &err);
        free(tex);
        if (!formula)
            assert_true(err.key[0] && err.column > 0);
        else
            assert_true(formula_width(formula) < 1e4 && formula_height(formula) < 1e4);
        formula_destroy(formula);
    }
}

static void a_formula_asked_for_again_is_not_set_again(void **state) {
    Formula *first = set(state, "a+b", false), *again = set(state, "a+b", false);
    Formula *display = set(state, "a+b", true);
    assert_ptr_equal(first, again);
    assert_ptr_not_equal(first, display);
    double found = formula_width(first);
    formula_destroy(first);
    formula_destroy(display);
    for (int i = 0; i < 2000; i++) { // more than are kept
        char tex[16];
        snprintf(tex, sizeof tex, "%d", i);
        width(state, tex);
    }
    assert_true(formula_width(again) == found);
    formula_destroy(again);
}

static void drawing_stays_inside_the_measures(void **state) {
    Formula *formula = set(state, "\\frac{\\ket{0}+\\ket{1}}{\\sqrt{2}}^2_j", true);
    cairo_surface_t *page = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create(page);
    static const double black[INK_COUNT][3];
    formula_draw(formula, cr, 100, 200, INK_INK, black);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    double x, y, w, h;
    cairo_recording_surface_ink_extents(page, &x, &y, &w, &h);
    assert_true(x >= 99 && x + w <= 101 + formula_width(formula));
    assert_true(y >= 199 - formula_height(formula) &&
                y + h <= 201 + formula_depth(formula));
    cairo_surface_destroy(page);
    formula_destroy(formula);
}

// The rows of ink in columns [from, to) of a formula that was painted ten times as large.
static void ink_rows(void **state, const char *tex, double from, double to, int *top,
                     int *bottom) {
    static const double black[INK_COUNT][3];
    enum { WIDE = 2000, HIGH = 3000 };
    Formula *formula = formula_create(*state, tex, 10 * size, true, NULL);
    assert_non_null(formula);
    cairo_surface_t *page = cairo_image_surface_create(CAIRO_FORMAT_A8, WIDE, HIGH);
    cairo_t *cr = cairo_create(page);
    formula_draw(formula, cr, 0, HIGH / 2, INK_INK, black);
    cairo_destroy(cr);
    cairo_surface_flush(page);
    const unsigned char *pixels = cairo_image_surface_get_data(page);
    int stride = cairo_image_surface_get_stride(page);
    *top = HIGH;
    *bottom = 0;
    for (int y = 0; y < HIGH; y++)
        for (int x = (int)(from * 10 * size); x < (int)(to * 10 * size); x++) {
            if (!pixels[y * stride + x]) continue;
            if (y < *top) *top = y;
            *bottom = y;
        }
    cairo_surface_destroy(page);
    formula_destroy(formula);
}

static void the_fences_of_rows_cover_their_first_and_last(void **state) {
    static const struct {
        const char *tex;
        double fence; // em that the fence takes at the left
    } rows[] = {
        {"\\begin{pmatrix} a \\\\ b \\\\ c \\\\ d \\end{pmatrix}", 0.72},
        {"\\begin{bmatrix} \\frac12 & 1 \\\\ \\frac12 & 1 \\end{bmatrix}", 0.5},
        {"\\left( \\begin{array}{c} b \\\\ b \\\\ b \\\\ b \\\\ b \\end{array} \\right)",
         0.8},
        {"\\begin{cases} \\frac12 & x \\\\ \\frac13 & y \\\\ 0 & z \\end{cases}", 0.62},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int top, bottom, first, last;
        ink_rows(state, rows[i].tex, 0, rows[i].fence, &top, &bottom);
        ink_rows(state, rows[i].tex, rows[i].fence, rows[i].fence + 1, &first, &last);
        int slack = (int)(0.06 * 10 * size); // half of what a fence falls short by
        if (top > first + slack || bottom < last - slack)
            fail_msg("%s: fence %d to %d, rows %d to %d", rows[i].tex, top, bottom, first,
                     last);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_of_the_table_lays_out),
        cmocka_unit_test(every_command_is_listed_once),
        cmocka_unit_test(a_lone_formula_measures_nothing_when_empty),
        cmocka_unit_test(signs_stand_in_texs_spaces),
        cmocka_unit_test(a_sign_without_a_left_side_has_no_space),
        cmocka_unit_test(space_vanishes_in_scripts),
        cmocka_unit_test(powers_rise_and_indices_drop),
        cmocka_unit_test(primes_are_powers),
        cmocka_unit_test(fractions_grow_in_display_style),
        cmocka_unit_test(a_ket_of_a_letter_keeps_the_height_of_its_bar),
        cmocka_unit_test(both_writings_of_a_bracket_agree),
        cmocka_unit_test(fences_grow_with_what_they_hold),
        cmocka_unit_test(the_fences_of_rows_cover_their_first_and_last),
        cmocka_unit_test(a_fence_may_be_missing_on_one_side),
        cmocka_unit_test(roots_cover_their_contents),
        cmocka_unit_test(sums_carry_limits_in_display_style_only),
        cmocka_unit_test(typed_letters_and_signs_are_read_like_their_commands),
        cmocka_unit_test(japanese_stands_in_text),
        cmocka_unit_test(all_grows_with_the_size),
        cmocka_unit_test(faults_name_their_cause_and_column),
        cmocka_unit_test(endless_nesting_and_length_are_refused),
        cmocka_unit_test(pieces_in_any_order_are_set_or_refused),
        cmocka_unit_test(a_formula_asked_for_again_is_not_set_again),
        cmocka_unit_test(drawing_stays_inside_the_measures),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
