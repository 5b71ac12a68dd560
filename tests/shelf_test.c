#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson/display_options.h"
#include "lesson/shelf.h"

#include <stdlib.h>
#include <string.h>

static const char *name_at(const Shelf *shelf, int index) {
    return shelf->at[index].kind->name;
}

static void at_first_three_displays_at_most_are_open(void **state) {
    (void)state;
    Shelf shelf = shelf_usual();
    int open = 0;
    for (int i = 0; i < shelf.count; i++)
        open += shelf.at[i].fold == SHELF_OPEN;
    assert_int_equal(open, 3);
    assert_string_equal(name_at(&shelf, 0), "bloch");
    assert_int_equal(shelf.at[0].options.qubit, -1);
    assert_string_equal(name_at(&shelf, shelf.count - 1), "histogram");
    assert_true(shelf.at[shelf.count - 1].below);
    assert_int_equal(shelf.at[shelf.count - 1].options.shots, 1000);
}

static void what_is_written_is_read_again(void **state) {
    (void)state;
    Shelf shelf = shelf_usual();
    shelf.at[0].options.qubit = 2;
    shelf.at[0].options.angles = 1;
    shelf.at[1].fold = SHELF_FOLDED;
    shelf.at[1].below = true;
    char *text = shelf_write(&shelf);
    Shelf again = shelf_read(text);
    assert_true(shelf_same(&shelf, &again));
    assert_non_null(strstr(text, "bloch qubit=2 angles=1\n"));
    assert_non_null(strstr(text, "histogram below shots=1000 falls=1\n"));
    free(text);
}

static void an_empty_shelf_stays_empty(void **state) {
    (void)state;
    Shelf shelf = {.count = 0};
    char *text = shelf_write(&shelf);
    assert_string_equal(text, "");
    assert_int_equal(shelf_read(text).count, 0);
    free(text);
}

static void what_is_not_known_is_passed_over(void **state) {
    (void)state;
    Shelf shelf = shelf_read("hologram below\nbloch spin=3 qubit=x angles=7 sideways\n\n"
                             "histogram shots=-4 shots=99999999 folded\nket");
    assert_int_equal(shelf.count, 3);
    assert_int_equal(shelf.at[0].options.qubit, -1);
    assert_int_equal(shelf.at[0].options.angles, 0);
    assert_int_equal(shelf.at[1].options.shots, 0);
    assert_int_equal(shelf.at[1].fold, SHELF_FOLDED);
    assert_string_equal(name_at(&shelf, 2), "ket");
}

static void a_text_of_any_length_fills_the_shelf_and_no_more(void **state) {
    (void)state;
    char text[8 * 100 + 1] = "";
    for (int i = 0; i < 100; i++)
        strcat(text, "ket\n");
    assert_int_equal(shelf_read(text).count, MOST_SHELVED);
}

static void a_full_shelf_says_so(void **state) {
    (void)state;
    Shelf shelf = {.count = 0};
    Error err = {0};
    for (int i = 0; i < MOST_SHELVED; i++)
        assert_true(shelf_add(&shelf, display_find("ket"), false, &err));
    assert_false(shelf_add(&shelf, display_find("ket"), false, &err));
    assert_string_equal(err.key, "shelf.full");
    assert_int_equal(shelf.count, MOST_SHELVED);
}

// "bloch ket matrix | histogram": those below stand behind the sign.
static Shelf four(void) {
    return shelf_read("bloch\nhistogram below\nket\nmatrix\n");
}

static void steps_go_among_those_of_the_same_side(void **state) {
    (void)state;
    Shelf shelf = four();
    assert_int_equal(shelf_step(&shelf, 2, -1), 0); // over the one below
    assert_string_equal(name_at(&shelf, 0), "ket");
    assert_string_equal(name_at(&shelf, 1), "bloch");
    assert_int_equal(shelf_step(&shelf, 0, -1), 0); // the first stays
    assert_int_equal(shelf_step(&shelf, 1, 1), 3);
    assert_string_equal(name_at(&shelf, 3), "bloch");
    assert_int_equal(shelf_step(&shelf, 3, 1), 3); // the last stays
    assert_int_equal(shelf_step(&shelf, 1, 1), 1); // the only one below
}

static void a_display_goes_in_front_of_another_or_to_the_end(void **state) {
    (void)state;
    Shelf shelf = four();
    assert_int_equal(shelf_move(&shelf, 3, 0, true), 0);
    assert_string_equal(name_at(&shelf, 0), "matrix");
    assert_true(shelf.at[0].below);
    assert_int_equal(shelf_move(&shelf, 0, shelf.count, false), 3);
    assert_string_equal(name_at(&shelf, 3), "matrix");
    Shelf as_it_was = four();
    assert_true(shelf_same(&shelf, &as_it_was));
}

static void wires_that_a_circuit_has_not_are_left_out(void **state) {
    (void)state;
    Shelf shelf = shelf_read("bloch qubit=5\n");
    assert_int_equal(shelf_options(&shelf.at[0], 6).qubit, 5);
    assert_int_equal(shelf_options(&shelf.at[0], 5).qubit, -1);
    assert_int_equal(shelf.at[0].options.qubit, 5); // a wire that comes back shows again
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_first_three_displays_at_most_are_open),
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(an_empty_shelf_stays_empty),
        cmocka_unit_test(what_is_not_known_is_passed_over),
        cmocka_unit_test(a_text_of_any_length_fills_the_shelf_and_no_more),
        cmocka_unit_test(a_full_shelf_says_so),
        cmocka_unit_test(steps_go_among_those_of_the_same_side),
        cmocka_unit_test(a_display_goes_in_front_of_another_or_to_the_end),
        cmocka_unit_test(wires_that_a_circuit_has_not_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
