// Circuits alone as pictures: that all of them is there, within the picture and legible.
#include "picture_parts.h"

#include "view/circuit_parts.h"

#include <math.h>

typedef struct Seen {
    Rect all; // of the picture
    int texts, outside, small, names, kets, numbers, letters;
    double bottom, right; // the farthest ink
} Seen;

static bool is_number(const char *words) {
    return words[0] && strspn(words, "0123456789") == strlen(words);
}

static void look(void *to, int part, const Mark *mark) {
    Seen *seen = to;
    (void)part;
    Rect r = mark->rect;
    bool text = mark->words[0] != 0;
    seen->outside += r.x < -0.5 || r.y < -0.5 || r.x + r.w > seen->all.w + 0.5 ||
                     r.y + r.h > seen->all.h + 0.5;
    seen->right = fmax(seen->right, r.x + r.w);
    seen->bottom = fmax(seen->bottom, r.y + r.h);
    seen->texts += text;
    seen->small += text && mark->size > 0 && mark->size < 11.9;
    seen->names += text && mark->words[0] == 'q';
    seen->kets += text && strstr(mark->words, "\\ket") != NULL;
    seen->numbers += text && is_number(mark->words);
    seen->letters += text && !strcmp(mark->words, "H");
}

static Seen seen_of(Atelier *a, const Circuit *circuit, const Text *names, Theme theme) {
    PictureLook with = atelier_look(a, theme);
    Scene *scene = circuit_picture(&with, circuit, names);
    const Metrics *m = &scene_look(scene)->metrics;
    Seen seen = {.all = {0, 0, m->width, m->height}};
    scene_marks(scene, look, &seen);
    assert_int_equal(scene_spots(scene), 0); // nothing to press
    scene_destroy(scene);
    return seen;
}

static const char EVERYTHING[] =
    "h 0; x 1; ry(pi/3) 2; cx 0 1; swap 1 2; measure 0; if (c0 == 1) x 1; barrier 0 1 2";

static void all_of_a_circuit_is_within_its_picture_and_legible(void **state) {
    static const Theme themes[] = {THEME_SHEET, THEME_PRINT, THEME_PROJECTOR};
    Circuit *circuit = circuit_of_form(EVERYTHING, 3);
    for (int i = 0; i < 3; i++) {
        Seen seen = seen_of(*state, circuit, NULL, themes[i]);
        assert_int_equal(seen.outside, 0);
        assert_int_equal(seen.small, 0);
        assert_int_equal(seen.names, 3);
        assert_int_equal(seen.kets, 3);
        assert_int_equal(seen.numbers, 0); // no column numbers
        double unit = themes[i] == THEME_PROJECTOR ? 34.0 / 15 : 1;
        assert_true(seen.all.w - seen.right < 20 * unit); // tight
        assert_true(seen.all.h - seen.bottom < 32 * unit);
    }
    circuit_destroy(circuit);
}

static void an_empty_circuit_is_wires(void **state) {
    Circuit *circuit = circuit_create(2);
    Seen seen = seen_of(*state, circuit, NULL, THEME_SHEET);
    assert_int_equal(seen.names, 2);
    assert_int_equal(seen.outside, 0);
    circuit_destroy(circuit);
}

static void wires_bear_the_names_that_they_are_given(void **state) {
    Text names[] = {{.in = {"アリス", "Alice"}}, {.in = {"ボブ", "Bob"}}};
    Circuit *circuit = circuit_of_form("h 0; cx 0 1", 2);
    Seen seen = seen_of(*state, circuit, names, THEME_SHEET);
    assert_int_equal(seen.names, 0);
    assert_int_equal(seen.outside, 0);
    circuit_destroy(circuit);
}

// Letters of 19 px on a picture of 20 wires and 60 columns that fills a sheet.
static void twenty_wires_and_sixty_columns_can_be_read_on_a_sheet(void **state) {
    Circuit *circuit = full_circuit(20, 60);
    Seen seen = seen_of(*state, circuit, NULL, THEME_SHEET);
    assert_int_equal(seen.letters, 20 * 60); // each once
    assert_int_equal(seen.outside, 0);
    assert_int_equal(seen.names, 2 * 20); // again in the second row …
    assert_int_equal(seen.kets, 20);      // … where it does not begin anew
    double scale = fmin(680 / seen.all.w, 1000 / seen.all.h);
    assert_true(19 * 0.75 * scale > 5); // points
    circuit_destroy(circuit);
}

// Every number of rows tried, by the sentence of the header.
static void rows_are_as_few_as_are_large_enough(void **state) {
    (void)state;
    for (int wires = 1; wires <= 24; wires += 3)
        for (int columns = 1; columns <= 200; columns += 7) {
            double best = 0;
            int expected = 0, fewest = 0;
            for (int rows = 1; rows <= columns; rows++) {
                double wide = 70 + 58 * ceil(1.0 * columns / rows);
                double high = rows * 58 * (wires + 0.5);
                double scale = fmin(680 / wide, 1000 / high);
                if (scale >= 0.5 && !fewest) fewest = rows;
                if (scale > best) best = scale, expected = rows;
            }
            assert_int_equal(circuit_picture_rows(wires, columns, 70, 58),
                             fewest ? fewest : expected);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_a_circuit_is_within_its_picture_and_legible),
        cmocka_unit_test(an_empty_circuit_is_wires),
        cmocka_unit_test(wires_bear_the_names_that_they_are_given),
        cmocka_unit_test(twenty_wires_and_sixty_columns_can_be_read_on_a_sheet),
        cmocka_unit_test(rows_are_as_few_as_are_large_enough),
    };
    return cmocka_run_group_tests(tests, atelier_open, atelier_close);
}
