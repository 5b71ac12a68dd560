// What a density matrix shows, against sums in the test.
#include "operators_bench.h"

enum { CITY, HINTON, TABLE };
static const char PAIR[] = "ry(1.1) 0; cx 0 1; s 1";

// cos²(0.55), sin²(0.55), and what is between them: the state is cos|00⟩ + i sin|11⟩.
static double entry_of(int row, int column) {
    double c = cos(0.55), s = sin(0.55);
    if (row % 3 || column % 3) return 0;
    return (row ? s : c) * (column ? s : c);
}

static int by_size(const void *x, const void *y) {
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? 1 : a > b ? -1 : 0;
}

// The radii of hued discs, the largest first.
static int disc_radii(const Marks *marks, double *radii) {
    int count = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        if (!strcmp(mark->verb, "disc") && mark->fill >= INK_HUE_0 &&
            mark->fill <= INK_HUE_315)
            radii[count++] = mark->rect.w / 2;
    }
    qsort(radii, (size_t)count, sizeof *radii, by_size);
    return count;
}

static void areas_of_discs_are_moduli(void **state) {
    Shown shown = {"density", PAIR, 2, {.style = HINTON}, 400, 250};
    Marks *marks = shown_marks(*state, &shown);
    double radii[64],
        entries[] = {entry_of(0, 0), entry_of(0, 3), entry_of(3, 0), entry_of(3, 3)};
    qsort(entries, 4, sizeof *entries, by_size);
    assert_int_equal(disc_radii(marks, radii), 4);
    for (int i = 1; i < 4; i++) {
        double areas = radii[i] * radii[i] / (radii[0] * radii[0]);
        assert_true(fabs(areas - entries[i] / entries[0]) < 1e-3);
    }
    free(marks);
}

// Fronts of columns are grounds on the sheet's ink.
static void heights_of_columns_are_moduli(void **state) {
    Shown shown = {"density", PAIR, 2, {.style = CITY}, 400, 250};
    Marks *marks = shown_marks(*state, &shown);
    double heights[64],
        entries[] = {entry_of(0, 0), entry_of(0, 3), entry_of(3, 0), entry_of(3, 3)};
    int count = 0;
    for (int i = 0; i < marks->count; i++)
        if (!strcmp(marks->at[i].mark.verb, "ground") &&
            marks->at[i].mark.fill == INK_SHEET)
            heights[count++] = marks->at[i].mark.rect.h;
    qsort(entries, 4, sizeof *entries, by_size);
    qsort(heights, (size_t)count, sizeof *heights, by_size);
    assert_int_equal(count, 4);
    for (int i = 1; i < 4; i++)
        assert_true(fabs(heights[i] / heights[0] - entries[i] / entries[0]) < 1e-3);
    assert_int_equal(shown_count(marks, "formula", "|\\rho| = 1"), 1);
    free(marks);
}

// What is nearer is drawn later: by rows from the back, in a row from the left.
static void nearer_columns_hide_those_behind(void **state) {
    Shown shown = {"density", "h 0; h 1; h 2", 3, {.style = CITY}, 500, 300};
    Marks *marks = shown_marks(*state, &shown);
    Rect last = {0, -1, 0, 0};
    int fronts = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        if (strcmp(mark->verb, "ground") != 0 || mark->fill != INK_SHEET) continue;
        double foot = mark->rect.y + mark->rect.h, before = last.y + last.h;
        assert_true(foot > before + 1e-6 ||
                    (fabs(foot - before) < 1e-6 && mark->rect.x > last.x));
        last = mark->rect;
        fronts++;
    }
    assert_int_equal(fronts, 64);
    free(marks);
}

// The imaginary part of 0.45i and −0.45i: one stands, one hangs below the floor.
static void negative_parts_hang_below_the_floor(void **state) {
    Shown shown = {"density", PAIR, 2, {.style = CITY, .height = 2}, 400, 250};
    Marks *marks = shown_marks(*state, &shown);
    double tops[2];
    int count = 0;
    for (int i = 0; i < marks->count; i++)
        if (!strcmp(marks->at[i].mark.verb, "ground") &&
            marks->at[i].mark.fill == INK_SHEET) {
            assert_true(count < 2);
            tops[count++] = marks->at[i].mark.rect.h;
        }
    assert_int_equal(count, 2);
    assert_true(fabs(tops[0] - tops[1]) < 0.01);
    free(marks);
}

static void a_table_has_its_entries_recognised(void **state) {
    Shown shown = {"density", "h 0; cx 0 1; s 1", 2, {.style = TABLE}, 400, 250};
    Marks *marks = shown_marks(*state, &shown);
    assert_int_equal(shown_count(marks, "formula", "\\frac{1}{2}"), 2);
    assert_int_equal(shown_count(marks, "formula", "\\frac{i}{2}"), 1);
    assert_int_equal(shown_count(marks, "formula", "-\\frac{i}{2}"), 1);
    assert_int_equal(shown_count(marks, "formula", "0"), 12);
    free(marks);
}

static void too_many_wires_are_refused_with_what_to_do(void **state) {
    Shown shown = {"density", "h 0", 7, {0}, 400, 0};
    char *said = shown_said(*state, &shown, LANG_EN);
    assert_string_equal(said, "A density matrix is shown for at most 5 wires, and there "
                              "are 7. Choose which wires to look at.");
    free(said);
    Marks *marks = shown_marks(*state, &shown);
    assert_int_equal(shown_count(marks, "disc", NULL), 0);
    free(marks);
    shown.options.wires = 0x5;
    said = shown_said(*state, &shown, LANG_EN);
    assert_non_null(strstr(said, "The density matrix of q0, q2."));
    free(said);
}

// The mixture ½|0⟩⟨0| + ½|1⟩⟨1|: purity ½, one bit.
static void mixtures_of_branches_and_of_noise_are_shown(void **state) {
    Shown measured = {"density", "h 0; measure 0", 1, {.style = TABLE}, 300, 200};
    char *said = shown_said(*state, &measured, LANG_JA);
    assert_non_null(strstr(said, "純度は 0.50、エントロピーは 1.00 ビット"));
    free(said);
    // H and then depolarising by p: |+⟩ shrinks to s = 1 − 4p/3, purity (1 + s²)/2.
    Shown noisy = {"density", "h 0", 1, {.style = TABLE}, 300, 200, .noise = 0.3};
    char purity[64];
    snprintf(purity, sizeof purity, "The purity is %.2f", (1 + 0.6 * 0.6) / 2);
    said = shown_said(*state, &noisy, LANG_EN);
    assert_non_null(strstr(said, purity));
    free(said);
}

// Below each number of the table a bar as long as its modulus; nothing lies behind words.
// Of ry(1.0): cos²½, sin²½ and twice their root.
static void bars_below_the_numbers_are_as_long_as_moduli(void **state) {
    Shown shown = {"density", "ry(1.0) 0", 1, {.style = TABLE}, 400, 250};
    Marks *marks = shown_marks(*state, &shown);
    double wide[4], c = cos(0.5), s = sin(0.5);
    const double slow[] = {c * c, c * s, c * s, s * s};
    int count = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        assert_string_not_equal(mark->verb, "disc");
        if (mark->fill >= INK_HUE_0 && mark->fill < INK_HUE_0 + 12 && count < 4)
            wide[count++] = mark->rect.w;
    }
    assert_int_equal(count, 4);
    for (int i = 0; i < 4; i++)
        assert_float_equal(wide[i] / wide[0], slow[i] / slow[0], 1e-3);
    free(marks);
}

static void what_is_touched_marks_its_row_and_column(void **state) {
    for (int style = CITY; style <= TABLE; style++) {
        Shown shown = {"density", PAIR, 2, {.style = style}, 400, 250};
        Marks *plain = shown_marks(*state, &shown);
        shown.lit = lit_spot(0, 3, 3);
        Marks *lit = shown_marks(*state, &shown);
        int foxes = 0, none = 0;
        for (int i = 0; i < lit->count; i++)
            foxes += lit->at[i].mark.fill == INK_TINT_FOX;
        for (int i = 0; i < plain->count; i++)
            none += plain->at[i].mark.fill == INK_TINT_FOX;
        assert_int_equal(none, 0);
        assert_int_equal(foxes, 2);
        free(plain);
        free(lit);
    }
}

static void every_style_fits_its_place(void **state) {
    static const double sizes[][2] = {{400, 250}, {200, 120}, {44, 44}, {900, 600}};
    for (int wires = 1; wires <= 5; wires++)
        for (int style = CITY; style <= TABLE; style++)
            for (int size = 0; size < 4; size++)
                for (int theme = 0; theme < THEME_COUNT; theme++) {
                    Shown shown = {"density",
                                   "h 0; t 0",
                                   wires,
                                   {.style = style, .height = wires % 3},
                                   sizes[size][0],
                                   sizes[size][1],
                                   size == 2 ? DISPLAY_THUMB : DISPLAY_NORMAL,
                                   (Theme)theme};
                    if (theme == THEME_PROJECTOR && size < 3) continue;
                    free(shown_marks(*state, &shown));
                }
}

static void its_numbers_are_a_table(void **state) {
    Shown shown = {"density", "h 0; s 0", 1, {0}, 400, 250};
    char *rows = shown_rows(*state, &shown);
    assert_int_equal(strncmp(rows, "row,column,real,imaginary\r\n", 27), 0);
    double re, im;
    const char *line = strstr(rows, "\n1,0,"); // ⟨1|ρ|0⟩ = i/2
    assert_non_null(line);
    assert_int_equal(sscanf(line, "\n1,0,%lf,%lf", &re, &im), 2);
    assert_true(fabs(re) < 1e-12 && fabs(im - 0.5) < 1e-12);
    free(rows);
}

static void a_matrix_without_imaginary_parts_says_so(void **state) {
    enum { IMAGINARY = 2 };
    Shown real = {"density", "h 0; cx 0 1", 2, {.style = CITY, .height = IMAGINARY}, 400,
                  250};
    Shown turned = real;
    turned.text = "h 0; s 0; cx 0 1";
    for (int style = CITY; style <= TABLE; style++) {
        real.options.style = turned.options.style = style;
        Marks *marks = shown_marks(*state, &real);
        assert_true(marks_say(marks, "虚部はすべて 0"));
        free(marks);
        marks = shown_marks(*state, &turned);
        assert_false(marks_say(marks, "虚部はすべて 0"));
        free(marks);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_of_discs_are_moduli),
        cmocka_unit_test(heights_of_columns_are_moduli),
        cmocka_unit_test(nearer_columns_hide_those_behind),
        cmocka_unit_test(negative_parts_hang_below_the_floor),
        cmocka_unit_test(a_table_has_its_entries_recognised),
        cmocka_unit_test(too_many_wires_are_refused_with_what_to_do),
        cmocka_unit_test(a_matrix_without_imaginary_parts_says_so),
        cmocka_unit_test(mixtures_of_branches_and_of_noise_are_shown),
        cmocka_unit_test(bars_below_the_numbers_are_as_long_as_moduli),
        cmocka_unit_test(what_is_touched_marks_its_row_and_column),
        cmocka_unit_test(every_style_fits_its_place),
        cmocka_unit_test(its_numbers_are_a_table),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
