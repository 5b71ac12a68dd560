#include "type/formula_layout.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double em = 100; // px, so that marks read as hundredths of an em

static int open_fonts(void **state) {
    Error err;
    *state = fonts_open(KYUBI_BUILD "/fonts", &err);
    return *state ? 0 : -1;
}

static int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

static Placed placed(Fonts *fonts, const char *tex, double column) {
    Error err = {0};
    FormulaTree *tree = formula_tree_create(tex, NULL, 0, &err);
    if (!tree) fail_msg("%s: %s", tex, err.key);
    Placed found = formula_layout(fonts, formula_tree_root(tree), em, true, column);
    formula_tree_destroy(tree);
    return found;
}

static void placed_free(Placed *formula) {
    for (int i = 0; i < formula->count; i++)
        free(formula->marks[i].words);
    free(formula->marks);
}

// A row of tests/golden/formulas-mathjax.txt: what MathJax 3.2.2 set in display style with
// the constants and the letters' measures of our face, scripts at 0.8: each character with
// its place and size in em, y up.
typedef struct Set {
    uint32_t character;
    double x, y, size;
} Set;

static int read_row(char *row, Set *sets, int room) {
    int count = 0;
    for (char *at = strtok(row, " \n"); at && count < room; at = strtok(NULL, " \n")) {
        unsigned character;
        Set *set = &sets[count];
        if (sscanf(at, "%x:%lf:%lf:%lf", &character, &set->x, &set->y, &set->size) != 4)
            fail_msg("%s", at);
        set->character = character;
        count++;
    }
    return count;
}

// MathJax tells letters and Greek without their alphabet.
static bool is_character(const Mark *mark, uint32_t character) {
    uint32_t own = mark->character;
    char letter;
    Alphabet alphabet;
    if (own >= 0x1D736 && own <= 0x1D755) own -= 0x3A; // bold Greek
    if (own >= 0x1D6FC && own <= 0x1D714) own = own - 0x1D6FC + 0x3B1;
    if (own == 0x1D719) own = 0x3D5;
    if (own == 0x1D715) own = 0x2202;
    if (alphabet_of(own, &letter, &alphabet)) own = (unsigned char)letter;
    return own == character;
}

static double distance(const Mark *mark, const Set *set) {
    return fabs(mark->x / em - set->x) + 2 * fabs(mark->y / em + set->y);
}

static Mark *find_mark(const Placed *formula, const bool *used, const Set *set) {
    Mark *nearest = NULL;
    for (int i = 0; i < formula->count; i++) {
        Mark *mark = &formula->marks[i];
        if (used[i] || mark->kind != MARK_GLYPH) continue;
        if (!is_character(mark, set->character)) continue;
        if (!nearest || distance(mark, set) < distance(nearest, set)) nearest = mark;
    }
    return nearest;
}

// Signs that are other glyphs when they grow, and what MathJax builds them of. Their own
// places are the face's; what stands beside them is compared from the next atom on.
static bool grows(uint32_t character) {
    static const uint32_t ranges[][2] = {
        {0x2C6, 0x2DD},   {0x300, 0x30F},   {0x2013, 0x2016}, {0x2032, 0x2033},
        {0x2061, 0x2061}, {0x20D6, 0x20D7}, {0x2190, 0x2195}, {0x220F, 0x2211},
        {0x221A, 0x221A}, {0x2223, 0x2225}, {0x222B, 0x2233}, {0x2308, 0x230B},
        {0x23DC, 0x23E1}, {0x27E6, 0x27EB}, {0x2A00, 0x2A06}, {0xE150, 0xE156},
    };
    if (character < 0x80) return strchr("()[]{}|/^~", (int)character);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character >= ranges[i][0] && character <= ranges[i][1]) return true;
    return character == 0xA8 || character == 0xAF;
}

// Where we mean to differ, and why.
static const struct {
    const char *tex, *why; // a part of the formula
} exceptions[] = {
    {"0^\\circ",
     "MathJax takes a number for one atom; TeX hangs a script on its last digit "
     "(rule 18a: a single character keeps the least shift)"},
    {"\\overrightarrow", "MathJax builds the arrow of a minus"},
    {"\\right|_", "the bar's height is its face's (rule 18a)"},
    {"\\overbrace", "the brace's height is its face's"},
    {"\\underbrace", "the brace's height is its face's"},
    {"\\iff", "amsmath puts \\; around it; here it has the space of a relation"},
    {"\\xrightarrow", "labels keep StretchStackGap's distance, not a limit's"},
};

static bool is_meant(const char *tex) {
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (strstr(tex, exceptions[i].tex)) return true;
    return false;
}

// Compares one formula; returns how many shifts, sizes and gaps are off by more than 0.1
// em.
static int compare(Fonts *fonts, const char *tex, const Set *sets, int count) {
    Placed formula = placed(fonts, tex, 0);
    bool used[400] = {false};
    const Mark *before = NULL;
    int faults = 0;
    bool meant = is_meant(tex);
    assert_true(formula.count < 400);
    for (int i = 0; i < count; i++) {
        const Set *set = &sets[i];
        const Mark *mark = grows(set->character) ? NULL : find_mark(&formula, used, set);
        if (mark) used[mark - formula.marks] = true;
        if (!mark && !grows(set->character)) {
            if (!meant) printf("%s: %x is not there\n", tex, set->character);
            faults += !meant;
        }
        if (mark && fabs(mark->y / em + set->y) > 0.1) {
            if (!meant)
                printf("%s: %x at %.2f, not %.2f\n", tex, set->character, -mark->y / em,
                       set->y);
            faults += !meant;
        }
        if (mark && fabs(mark->size / em - set->size) > 0.1) {
            if (!meant)
                printf("%s: %x is %.2f large, not %.2f\n", tex, set->character,
                       mark->size / em, set->size);
            faults += !meant;
        }
        bool row = mark && before && fabs(sets[i - 1].y - set->y) < 0.05 &&
                   fabs(sets[i - 1].size - set->size) < 0.05;
        double gap = row ? (mark->x - before->x) / em - (set->x - sets[i - 1].x) : 0;
        if (fabs(gap) > 0.1) {
            if (!meant) printf("%s: %x stands %.2f further\n", tex, set->character, gap);
            faults += !meant;
        }
        before = mark;
    }
    placed_free(&formula);
    return faults;
}

static void shifts_sizes_and_gaps_are_those_of_mathjax(void **state) {
    FILE *file = fopen(KYUBI_TESTS "/golden/formulas-mathjax.txt", "r");
    assert_non_null(file);
    char row[8000];
    int rows = 0, faults = 0;
    while (fgets(row, sizeof row, file)) {
        if (*row == '#') continue;
        Set sets[200];
        char *rest = row, *tex = strsep(&rest, "\t");
        int count = read_row(rest, sets, 200);
        int found = compare(*state, tex, sets, count);
        faults += found;
        rows++;
    }
    fclose(file);
    assert_true(rows >= 120);
    assert_int_equal(faults, 0);
}

static double bottom(const Placed *formula) {
    double low = 0;
    for (int i = 0; i < formula->count; i++)
        low = fmax(low, formula->marks[i].y);
    return low;
}

static void a_formula_too_wide_breaks_before_relations(void **state) {
    static const char tex[] = "x = a+b+c+d = e+f+g+h = i+j+k+l";
    Placed whole = placed(*state, tex, 0), broken = placed(*state, tex, 8 * em);
    assert_float_equal(bottom(&whole), 0, 0.01);
    assert_true(broken.width <= 8 * em && broken.depth > 2 * em);
    for (int i = 0; i < broken.count; i++) // the lines stand below the first relation
        if (broken.marks[i].character == '=')
            assert_float_equal(broken.marks[i].x, whole.marks[1].x, 0.01);
    placed_free(&whole);
    placed_free(&broken);
}

static void a_sum_too_wide_breaks_before_operations(void **state) {
    Placed broken = placed(*state, "a+b+c+d+e+f+g+h+i+j+k", 8 * em);
    assert_true(broken.width <= 8 * em && broken.depth > em);
    placed_free(&broken);
}

static void what_has_no_place_to_break_stays_whole(void **state) {
    Placed whole = placed(*state, "\\frac{a+b+c+d+e+f}{2}", 2 * em);
    assert_true(whole.width > 2 * em && whole.depth < 2 * em);
    placed_free(&whole);
}

static void marks_carry_their_ink(void **state) {
    Placed formula = placed(*state, "a{\\color{fox}\\frac{b}{c}}\\textcolor{right}{d}e", 0);
    Ink expected[] = {INK_NONE, INK_FOX, INK_FOX, INK_FOX, INK_RIGHT, INK_NONE};
    assert_int_equal(formula.count, 6);
    for (int i = 0; i < 6; i++)
        assert_int_equal(formula.marks[i].ink, expected[i]);
    placed_free(&formula);
}

// Rule 18: a cramped style keeps powers lower.
static void powers_under_a_root_are_lower(void **state) {
    Placed plain = placed(*state, "x^2", 0), cramped = placed(*state, "\\sqrt{x^2}", 0);
    assert_true(-plain.marks[1].y > -cramped.marks[1].y + 0.02 * em);
    placed_free(&plain);
    placed_free(&cramped);
}

// Aligned equations: every relation stands below the first.
static void relations_of_aligned_equations_stand_below_each_other(void **state) {
    Placed formula = placed(*state, "\\begin{aligned}a&=b\\\\cde&=f+g\\end{aligned}", 0);
    double x = -1;
    int found = 0;
    for (int i = 0; i < formula.count; i++) {
        if (formula.marks[i].character != '=') continue;
        if (found++) assert_float_equal(formula.marks[i].x, x, 0.01);
        x = formula.marks[i].x;
    }
    assert_int_equal(found, 2);
    placed_free(&formula);
}

static void a_middle_fence_is_as_tall_as_its_pair(void **state) {
    Placed formula = placed(*state, "\\left|\\dfrac{a}{b}\\middle|c\\right|", 0);
    double tall[3] = {0};
    int bars = 0;
    for (int i = 0; i < formula.count; i++)
        if (formula.marks[i].kind == MARK_RULE && formula.marks[i].h > em && bars < 3)
            tall[bars++] = formula.marks[i].h;
    assert_int_equal(bars, 3);
    assert_float_equal(tall[0], tall[1], 0.01);
    assert_float_equal(tall[1], tall[2], 0.01);
    placed_free(&formula);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shifts_sizes_and_gaps_are_those_of_mathjax),
        cmocka_unit_test(a_formula_too_wide_breaks_before_relations),
        cmocka_unit_test(a_sum_too_wide_breaks_before_operations),
        cmocka_unit_test(what_has_no_place_to_break_stays_whole),
        cmocka_unit_test(marks_carry_their_ink),
        cmocka_unit_test(powers_under_a_root_are_lower),
        cmocka_unit_test(relations_of_aligned_equations_stand_below_each_other),
        cmocka_unit_test(a_middle_fence_is_as_tall_as_its_pair),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
