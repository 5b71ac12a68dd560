// A circuit's time line frame by frame: what stands in which frame.
#include "picture_parts.h"

#include "view/film.h"

#include <math.h>

enum { TRAIL_DOT = 8 }; // px at most: the way that an arrow has come

typedef struct Frame {
    double handle; // x of the time line's handle: a disc outlined in accent
    int tips, outside;
    double tip_x, tip_y; // of the first arrow: a disc in fox
    Rect all;
    int names, numbers;
} Frame;

static void look(void *to, int part, const Mark *mark) {
    Frame *frame = to;
    (void)part;
    Rect r = mark->rect;
    bool disc = !strcmp(mark->verb, "disc");
    if (disc && mark->ink == INK_ACCENT) frame->handle = r.x + r.w / 2;
    bool tip = disc && mark->fill == INK_FOX && r.w > TRAIL_DOT;
    if (tip && !frame->tips++) {
        frame->tip_x = r.x + r.w / 2;
        frame->tip_y = r.y + r.h / 2;
    }
    bool number =
        mark->words[0] && strspn(mark->words, "0123456789") == strlen(mark->words);
    frame->numbers += number;
    frame->names += mark->words[0] == 'q';
    frame->outside +=
        r.x < 0 || r.y < 0 || r.x + r.w > frame->all.w || r.y + r.h > frame->all.h;
}

static Frame frame_of(const Film *film, int index) {
    Error err = {0};
    Scene *scene = film_scene(film, index, &err);
    if (!scene) fail_msg("%s", err.key);
    Frame frame = {.all = {0, 0, film_width(film), film_height(film)}};
    scene_marks(scene, look, &frame);
    scene_destroy(scene);
    return frame;
}

static Film *film_of(const Atelier *a, const Circuit *circuit) {
    static const Noise quiet;
    PictureLook look_of = atelier_look(a, THEME_SHEET);
    Error err = {0};
    Film *film = film_create(&look_of, circuit, NULL, &quiet, &err);
    if (!film) fail_msg("%s %s", err.key, err.args);
    return film;
}

static void the_handle_goes_evenly_from_the_start_to_the_end(void **state) {
    Circuit *circuit = circuit_of_form("h 0; cx 0 1; t 1", 2);
    Film *film = film_of(*state, circuit);
    int frames = film_frames(film);
    assert_int_equal(frames, 1 + 12 * 3);
    double first = frame_of(film, 0).handle, step = 58.0 / 12;
    for (int i = 1; i < frames; i++)
        assert_true(fabs(frame_of(film, i).handle - first - i * step) < 1.1);
    film_destroy(film);
    circuit_destroy(circuit);
}

// H turns |0⟩ about (x + z)/√2: half of it is (1/2, −1/√2, 1/2), worked out by hand, and a
// place on the picture by the look book's projection.
static void partway_through_a_gate_the_arrow_is_partway(void **state) {
    Circuit *circuit = circuit_of_form("h 0", 1);
    Film *film = film_of(*state, circuit);
    Frame start = frame_of(film, 0), half = frame_of(film, 6), end = frame_of(film, 12);
    double up = 0.956, radius = 0;
    double bx = 0.5, by = -sqrt(0.5), bz = 0.5;
    radius = (end.tip_x - start.tip_x) / -0.530; // |+⟩ is at x' = −0.530
    double x = start.tip_x + radius * (-0.530 * bx + 0.848 * by);
    double y = start.tip_y + radius * up - radius * (-0.248 * bx - 0.155 * by + 0.956 * bz);
    assert_true(fabs(half.tip_x - x) < 1);
    assert_true(fabs(half.tip_y - y) < 1);
    film_destroy(film);
    circuit_destroy(circuit);
}

static void the_first_and_the_last_frame_rest(void **state) {
    Circuit *circuit = circuit_of_form("h 0", 1);
    Film *film = film_of(*state, circuit);
    assert_true(film_ms(film, 0) >= 500);
    assert_int_equal(film_ms(film, 1), 50);
    assert_true(film_ms(film, film_frames(film) - 1) >= 1000);
    film_destroy(film);
    circuit_destroy(circuit);
}

static void long_circuits_are_turned_over_and_keep_their_width(void **state) {
    Circuit *circuit = full_circuit(2, 40), *page = full_circuit(2, 14);
    Film *film = film_of(*state, circuit), *one = film_of(*state, page);
    assert_true(fabs(film_width(film) - film_width(one)) < 1);
    for (int i = 0; i < film_frames(film); i += 40) {
        Frame frame = frame_of(film, i);
        assert_int_equal(frame.outside, 0);
        assert_int_equal(frame.names, 4); // of the wires and of their spheres
        assert_true(frame.handle > 0 && frame.handle < film_width(film));
    }
    film_destroy(film);
    film_destroy(one);
    circuit_destroy(circuit);
    circuit_destroy(page);
}

static void every_number_of_wires_has_its_spheres_within_the_frame(void **state) {
    for (int wires = 2; wires <= 11; wires += 3) {
        Circuit *circuit = full_circuit(wires, 2);
        Film *film = film_of(*state, circuit);
        Frame frame = frame_of(film, 7);
        assert_int_equal(frame.outside, 0);
        assert_int_equal(frame.names, 2 * wires);
        film_destroy(film);
        circuit_destroy(circuit);
    }
}

static void too_long_a_circuit_is_refused_with_its_columns(void **state) {
    Atelier *a = *state;
    static const Noise quiet;
    Circuit *circuit = full_circuit(1, 241);
    PictureLook look_of = atelier_look(a, THEME_SHEET);
    Error err = {0};
    assert_null(film_create(&look_of, circuit, NULL, &quiet, &err));
    char *sentence = words_error(a->words, LANG_EN, &err);
    assert_string_equal(sentence,
                        "It is too long for a film (241 columns). Try a circuit of "
                        "at most 240 columns.");
    free(sentence);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_handle_goes_evenly_from_the_start_to_the_end),
        cmocka_unit_test(partway_through_a_gate_the_arrow_is_partway),
        cmocka_unit_test(the_first_and_the_last_frame_rest),
        cmocka_unit_test(long_circuits_are_turned_over_and_keep_their_width),
        cmocka_unit_test(every_number_of_wires_has_its_spheres_within_the_frame),
        cmocka_unit_test(too_long_a_circuit_is_refused_with_its_columns),
    };
    return cmocka_run_group_tests(tests, atelier_open, atelier_close);
}
