#include "view/circuit_view.h"

#include "base/mem.h"
#include "circuit/names.h"
#include "picture_bench.h"
#include "view/wire_label.h"

static CircuitModel model_of(const Circuit *circuit) {
    return (CircuitModel){.circuit = circuit,
                          .source = 3,
                          .cursor_wire = -1,
                          .cursor_column = -1,
                          .chosen = NO_STEP,
                          .moment = -1,
                          .editable = true};
}

static Scene *shown(const Look *look, const CircuitModel *model, Rect rect) {
    Scene *scene = scene_create(look);
    circuit_view_add(scene, rect, model);
    circuit_view_hand(scene, model);
    return scene;
}

static void a_hit_finds_the_cell_that_the_layout_put_there(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("h 0", 4);
    CircuitModel model = model_of(circuit);
    for (int halves = 0; halves < 4; halves++) {
        Rect rect = {17, 33, 700, 400};
        model.scroll = 0.5 * halves;
        Scene *scene = shown(&bench->look, &model, rect);
        CircuitLayout layout = circuit_view_layout(scene, rect, &model);
        assert_true(layout.columns >= 10);
        for (int w = 0; w < layout.wires; w++)
            for (int c = 1; c < layout.columns - 1; c++) {
                double x = layout.left + (c + 0.5 - layout.scroll) * layout.cell;
                double y = layout.top + (w + 0.5) * layout.cell;
                int wire = -1, column = -1;
                assert_true(circuit_view_hit(&layout, x, y, &wire, &column));
                assert_int_equal(wire, w);
                assert_int_equal(column, c);
            }
        int wire, column;
        assert_false(
            circuit_view_hit(&layout, layout.left - 1, layout.top + 5, &wire, &column));
        assert_false(
            circuit_view_hit(&layout, layout.left + 5, layout.top - 1, &wire, &column));
        scene_destroy(scene);
    }
    circuit_destroy(circuit);
}

static void scrolling_stops_at_the_last_column(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("@column 30\nh 0", 1);
    CircuitModel model = model_of(circuit);
    model.scroll = 1000;
    Rect rect = {0, 0, 500, 120};
    Scene *scene = scene_create(&bench->look);
    CircuitLayout layout = circuit_view_layout(scene, rect, &model);
    assert_float_equal(layout.scroll + layout.columns, circuit_columns(circuit) + 1, 1e-9);
    model.scroll = -5;
    assert_float_equal(circuit_view_layout(scene, rect, &model).scroll, 0, 0);
    scene_destroy(scene);
    circuit_destroy(circuit);
}

static void names_stand_at_the_wires_and_take_their_room(void **state) {
    const Bench *bench = *state;
    const Text names[] = {{{"アリス", "Alice"}}, {{"ボブボブボブボブ", "Bob"}}};
    Circuit *circuit = circuit_of("h 0", 2);
    CircuitModel bare = model_of(circuit), named = bare;
    Circuit *called = circuit_copy(circuit);
    for (int w = 0; w < 2; w++)
        circuit_call_wire(called, w, text_in(&names[w], bench->look.lang));
    named.circuit = called;
    Rect rect = {0, 0, 600, 200};
    Scene *scene = shown(&bench->look, &named, rect);
    Marks *marks = marks_of(scene);
    for (int w = 0; w < 2; w++)
        assert_non_null(marks_words(marks, text_in(&names[w], bench->look.lang)));
    assert_null(marks_words(marks, "q0"));
    double left = circuit_view_layout(scene, rect, &named).left;
    assert_true(left > circuit_view_layout(scene, rect, &bare).left);
    free(marks);
    scene_destroy(scene);
    circuit_destroy(called);
    circuit_destroy(circuit);
}

static void a_long_name_is_clipped_and_told_whole(void **state) {
    const Bench *bench = *state;
    static const char *const name = "the qubit that Alice keeps here";
    Circuit *circuit = circuit_of("h 0", 1);
    assert_true(circuit_name_wire(circuit, 0, name, NULL));
    CircuitModel model = model_of(circuit);
    Look look = bench->look;
    look.aloud = true;
    Rect rect = {0, 0, 600, 120};
    Scene *scene = shown(&look, &model, rect);
    Marks *marks = marks_of(scene);
    assert_null(marks_words(marks, name));
    double most = wire_label_most(scene) + 60;
    assert_true(circuit_view_layout(scene, rect, &model).left < most);
    char *said = scene_aloud(scene);
    assert_non_null(strstr(said, name));
    free(said);
    free(marks);
    scene_destroy(scene);
    circuit_destroy(circuit);
}

static void editing_does_not_move_the_cells(void **state) {
    const Bench *bench = *state;
    Circuit *few = circuit_of("h 0", 3), *many = circuit_of("@column 20\nh 0", 3);
    CircuitModel a = model_of(few), b = model_of(many);
    for (int w = 200; w < 1200; w += 111) {
        Scene *scene = scene_create(&bench->look);
        CircuitLayout x = circuit_view_layout(scene, (Rect){0, 0, w, 300}, &a);
        CircuitLayout y = circuit_view_layout(scene, (Rect){0, 0, w, 300}, &b);
        assert_float_equal(x.cell, y.cell, 0);
        assert_float_equal(x.left, y.left, 0);
        assert_int_equal(x.columns, y.columns);
        assert_true(x.cell >= 44);
        scene_destroy(scene);
    }
    circuit_destroy(few);
    circuit_destroy(many);
}

static void every_gate_row_draws_something_of_its_own(void **state) {
    const Bench *bench = *state;
    Circuit *empty = circuit_create(2);
    CircuitModel model = model_of(empty);
    Rect rect = {0, 0, 400, 200};
    Scene *scene = shown(&bench->look, &model, rect);
    Marks *bare = marks_of(scene);
    scene_destroy(scene);
    for (int i = 0; i < gate_count(); i++) {
        Circuit *circuit = circuit_create(2);
        assert_int_equal(circuit_place(circuit, step_of(circuit, gate_row(i), 0, 0), NULL),
                         0);
        model.circuit = circuit;
        scene = shown(&bench->look, &model, rect);
        Marks *marks = marks_of(scene);
        assert_true(marks->count > bare->count);
        char label[16]; // what is behind a ^ stands above it
        snprintf(label, sizeof label, "%s", gate_row(i)->label);
        label[strcspn(label, "^")] = 0;
        if (gate_row(i)->kind == GATE_MATRIX) assert_non_null(marks_words(marks, label));
        free(marks);
        scene_destroy(scene);
        circuit_destroy(circuit);
    }
    free(bare);
    circuit_destroy(empty);
}

static void a_controlled_x_is_a_plus_and_other_gates_keep_their_box(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("cx 0 1; cz 0 1", 2);
    CircuitModel model = model_of(circuit);
    Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 400, 200});
    Marks *marks = marks_of(scene);
    assert_null(marks_words(marks, "X"));
    assert_non_null(marks_words(marks, "Z"));
    assert_int_equal(marks_count(marks, "disc", INK_INK, INK_PAPER), 1);
    assert_int_equal(marks_count(marks, "disc", INK_NONE, INK_INK), 2);
    free(marks);
    scene_destroy(scene);
    circuit_destroy(circuit);
}

static void the_hand_s_place_is_dashed_and_a_refused_one_is_wrong(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("h 0", 2);
    CircuitModel model = model_of(circuit);
    model.hand = gate_find("s");
    model.hand_x = 200;
    model.hand_y = 100;
    model.ghost_wire = 1;
    model.ghost_column = 2;
    static const struct {
        GhostKind ghost;
        Ink ink, fill;
    } rows[] = {{GHOST_PLACED, INK_ACCENT, INK_TINT_ACCENT},
                {GHOST_REFUSED, INK_WRONG, INK_TINT_WRONG}};
    for (int i = 0; i < 2; i++) {
        model.ghost = rows[i].ghost;
        Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 400, 200});
        Marks *marks = marks_of(scene);
        assert_non_null(marks_find(marks, "box", rows[i].ink, rows[i].fill));
        assert_non_null(marks_words(marks, "S"));
        free(marks);
        scene_destroy(scene);
    }
    circuit_destroy(circuit);
}

static void a_condition_an_angle_and_a_lock_are_written_at_the_gate(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("measure 0; if (c0 == 1) rx(pi/2) 1", 2);
    Step step = *circuit_step(circuit, 0);
    step.locked = true;
    circuit_replace(circuit, 0, step, NULL);
    CircuitModel model = model_of(circuit);
    for (int degrees = 0; degrees < 2; degrees++) {
        model.degrees = degrees;
        Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 400, 200});
        Marks *marks = marks_of(scene);
        assert_non_null(marks_words(marks, "c0=1"));
        assert_non_null(marks_words(marks, degrees ? "90°" : "\\pi /2"));
        assert_non_null(marks_words(marks, "lock"));
        free(marks);
        scene_destroy(scene);
    }
    circuit_destroy(circuit);
}

// How many lines run along the wire just behind a column: two where it is classical.
static int lines_behind(const Bench *bench, const char *form, int column) {
    Circuit *circuit = circuit_of(form, 1);
    CircuitModel model = model_of(circuit);
    Rect rect = {0, 0, 620, 100};
    Scene *scene = shown(&bench->look, &model, rect);
    CircuitLayout layout = circuit_view_layout(scene, rect, &model);
    Buffer lines = {0};
    Canvas *canvas = canvas_open_words(bench->fonts, &lines);
    scene_draw(scene, canvas);
    assert_true(canvas_close(canvas, NULL));
    char *text = buffer_take(&lines);
    double at = layout.left + (column + 1) * layout.cell;
    int count = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        int x, y, w, h;
        if (sscanf(line, "line %d %d %d %d", &x, &y, &w, &h) != 4) continue;
        bool level = h <= 3 && fabs(y - layout.top - layout.cell / 2) < 6;
        count += level && x < at && x + w > at;
    }
    free(text);
    scene_destroy(scene);
    circuit_destroy(circuit);
    return count;
}

static void a_wire_is_classical_from_a_measurement_to_a_new_superposition(void **state) {
    const Bench *bench = *state;
    const char *form = "h 0; measure 0; x 0; h 0; measure 0; reset 0";
    static const int wanted[] = {1, 2, 2, 1, 2, 1};
    for (int i = 0; i < 6; i++)
        assert_int_equal(lines_behind(bench, form, i), wanted[i]);
}

static void only_an_editable_circuit_has_cells_to_touch(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("h 0; cx 0 1", 2);
    CircuitModel model = model_of(circuit);
    Rect rect = {0, 0, 400, 200};
    Scene *scene = shown(&bench->look, &model, rect);
    CircuitLayout layout = circuit_view_layout(scene, rect, &model);
    assert_int_equal(spots_of(scene, SPOT_CELL), layout.columns * layout.wires);
    assert_int_equal(spots_of(scene, SPOT_STEP), 3);
    const SpotArea *spot =
        scene_hit(scene, layout.left + 1.5 * layout.cell, layout.top + 1.5 * layout.cell);
    assert_int_equal(spot->spot.kind, SPOT_STEP);
    assert_int_equal(spot->spot.a, 1);
    assert_int_equal(spot->spot.b, 1);
    assert_int_equal(spot->spot.c, 3);
    scene_destroy(scene);
    model.editable = false;
    scene = shown(&bench->look, &model, rect);
    assert_int_equal(spots_of(scene, SPOT_CELL) + spots_of(scene, SPOT_STEP), 0);
    scene_destroy(scene);
    circuit_destroy(circuit);
}

// KYUBI_GOLDEN=write renews the file; read it before you believe it.
static void golden(const char *name, const char *lines) {
    char path[256];
    snprintf(path, sizeof path, KYUBI_TESTS "/golden/%s.txt", name);
    const char *mode = getenv("KYUBI_GOLDEN");
    if (mode && strcmp(mode, "write") == 0) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(lines, file);
        fclose(file);
    }
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *wanted = calloc(1, 1 << 16);
    wanted[fread(wanted, 1, (1 << 16) - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(lines, wanted);
    free(wanted);
}

static void a_small_circuit_is_drawn_as_its_golden_words_say(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of(
        "h 0; ry(pi/3) 1; ctrl @ negctrl @ x 1 2 0; swap 1 2; measure 0; if (c0 == 1) z 2; "
        "reset 0",
        3);
    CircuitModel model = model_of(circuit);
    model.chosen = 1;
    model.time_line = true;
    model.moment = 2;
    Buffer lines = {0};
    Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 620, 280});
    Canvas *canvas = canvas_open_words(bench->fonts, &lines);
    scene_draw(scene, canvas);
    assert_true(canvas_close(canvas, NULL));
    char *text = buffer_take(&lines);
    golden("circuit_view", text);
    free(text);
    scene_destroy(scene);
    circuit_destroy(circuit);
}

static void nothing_is_drawn_outside_from_small_to_large_in_every_theme(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = circuit_of("h 0; rx(pi/2) 1; cx 0 1; measure 1", 3);
    CircuitModel model = model_of(circuit);
    model.time_line = true;
    model.cursor_wire = model.cursor_column = 0;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1920, 1080);
        for (int w = 50; w < 1700; w = w * 13 / 10)
            for (int low = 0; low < 2; low++) {
                Scene *scene = scene_create(&look);
                double h = circuit_view_height(scene, &model);
                Rect rect = {40, 40, w, low ? 0.6 * h : h};
                circuit_view_add(scene, rect, &model);
                marks_inside(scene, rect, 14 * look.metrics.stroke);
                scene_destroy(scene);
            }
    }
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hit_finds_the_cell_that_the_layout_put_there),
        cmocka_unit_test(scrolling_stops_at_the_last_column),
        cmocka_unit_test(names_stand_at_the_wires_and_take_their_room),
        cmocka_unit_test(a_long_name_is_clipped_and_told_whole),
        cmocka_unit_test(editing_does_not_move_the_cells),
        cmocka_unit_test(every_gate_row_draws_something_of_its_own),
        cmocka_unit_test(a_controlled_x_is_a_plus_and_other_gates_keep_their_box),
        cmocka_unit_test(the_hand_s_place_is_dashed_and_a_refused_one_is_wrong),
        cmocka_unit_test(a_condition_an_angle_and_a_lock_are_written_at_the_gate),
        cmocka_unit_test(a_wire_is_classical_from_a_measurement_to_a_new_superposition),
        cmocka_unit_test(only_an_editable_circuit_has_cells_to_touch),
        cmocka_unit_test(a_small_circuit_is_drawn_as_its_golden_words_say),
        cmocka_unit_test(nothing_is_drawn_outside_from_small_to_large_in_every_theme),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
