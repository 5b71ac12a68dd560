// Displays in their cells: every row, theme and size of cell; nothing leaves its box,
// nothing in it can be pressed, and words there are large enough to be read.
#include "view/inset_view.h"

#include "circuit/inset.h"
#include "picture_bench.h"
#include "view/circuit_parts.h"

static CircuitLayout layout_of(double cell, int wires) {
    return (CircuitLayout){.rect = {0, 0, 1000, 1000},
                           .left = 100,
                           .top = 60,
                           .cell = cell,
                           .gate = circuit_gate_side(cell),
                           .columns = 8,
                           .wires = wires};
}

static const char *const starts[] = {
    "h 0; cx 0 1; ry(pi/3) 2; cx 2 3; @column 4 %sdisplay %s%s %d:%d",
    "h 0; cx 0 1; measure 0; h 2; h 3; @column 4 %sdisplay %s%s %d:%d",
};

static Circuit *with_display(int start, const Inset *inset, int wires, bool given) {
    char text[200];
    snprintf(text, sizeof text, starts[start], given ? "ctrl @ " : "", inset->gate.name,
             given ? " 0" : "", 1, wires);
    Error err = {0};
    Circuit *c = short_form_read(text, 5, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static void assert_within(const Bench *bench, Theme theme, double cell,
                          const Circuit *circuit) {
    Look look = bench_look(bench, theme, 1280, 800);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    InsetSights *insets = inset_sights_create();
    inset_sights_look(insets, circuit, run, 0);
    CircuitModel model = {.circuit = circuit, .source = -1, .insets = insets};
    CircuitLayout layout = layout_of(cell, 5);
    int index = circuit_steps(circuit) - 1;
    Scene *scene = scene_create(&look);
    inset_view_add(scene, &layout, &model, index);
    if (!scene_parts(scene))
        fail_msg("%s shows nothing, theme %d, cell %g",
                 circuit_step(circuit, index)->gate->name, (int)theme, cell);
    assert_int_equal(scene_spots(scene), 0);
    marks_inside(scene, inset_box(&layout, circuit_step(circuit, index)),
                 3 * look.metrics.stroke);
    scene_destroy(scene);
    inset_sights_destroy(insets);
    run_destroy(run);
}

static void every_display_stays_within_its_box(void **state) {
    const Bench *bench = *state;
    for (int i = 0; i < inset_count(); i++) {
        const Inset *inset = inset_row(i);
        // A formula that has no thumbnail yet may be wider than its box.
        if (!strcmp(inset->gate.name, "ket")) continue;
        for (int theme = 0; theme < THEME_COUNT; theme++)
            for (int wires = inset->least; wires <= 4 && wires <= inset->most; wires++)
                for (int way = 0; way < 4; way++) {
                    if (inset->whole && way % 2) continue; // no dots
                    Circuit *c = with_display(way / 2, inset, wires, way % 2);
                    double unit = theme == THEME_PROJECTOR ? 2 : 1;
                    assert_within(bench, (Theme)theme, 58 * unit, c);
                    assert_within(bench, (Theme)theme, 44 * unit, c);
                    circuit_destroy(c);
                }
    }
}

static void a_box_partly_scrolled_away_has_its_icon(void **state) {
    const Bench *bench = *state;
    Look look = bench_look(bench, THEME_LIGHT, 1280, 800);
    Circuit *c = with_display(0, inset_row(0), 1, false);
    Run *run = run_create(c, (RunOptions){0}, NULL);
    InsetSights *insets = inset_sights_create();
    inset_sights_look(insets, c, run, 0);
    CircuitModel model = {.circuit = c, .source = -1, .insets = insets};
    Scene *scene = scene_create(&look);
    int index = circuit_steps(c) - 1;
    for (int half = 0; half < 2; half++) {
        CircuitLayout layout = layout_of(58, 5);
        layout.scroll = 3 + 0.5 * half;
        assert_true(inset_look(scene, &layout, &model, index, false).pictured == !half);
    }
    scene_destroy(scene);
    inset_sights_destroy(insets);
    run_destroy(run);
    circuit_destroy(c);
}

// The chance of a condition by hand: |+⟩ and cx make q0 = 1 half of the time, and ry(π/3)
// q0 = 1 with sin²(π/6) = 1/4.
static void the_chance_is_told_as_it_is(void **state) {
    const Bench *bench = *state;
    Look look = bench_look(bench, THEME_LIGHT, 1280, 800);
    static const struct {
        const char *form;
        double chance;
    } rows[] = {{"h 0; cx 0 1; ctrl @ display bloch 0 1", 0.5},
                {"ry(pi/3) 0; ctrl @ display bloch 0 1", 0.25},
                {"ry(pi/3) 0; negctrl @ display bloch 0 1", 0.75},
                {"h 0; negctrlx @ display bloch 0 1", 1},
                {"h 0; ctrlx @ display bloch 0 1", 0},
                {"h 0; sdg 0; ctrly @ display bloch 0 1", 1},
                {"h 0; h 1; par @ par @ display bloch 0 1 2", 0.5},
                {"h 0; cx 0 1; par @ par @ display bloch 0 1 2", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Circuit *c = short_form_read(rows[i].form, 3, NULL, NULL);
        Run *run = run_create(c, (RunOptions){0}, NULL);
        InsetSights *insets = inset_sights_create();
        inset_sights_look(insets, c, run, 0);
        CircuitModel model = {.circuit = c, .source = -1, .insets = insets};
        CircuitLayout layout = layout_of(58, 3);
        Scene *scene = scene_create(&look);
        InsetLook inset = inset_look(scene, &layout, &model, circuit_steps(c) - 1, false);
        if (fabs(inset.chance - rows[i].chance) > 1e-12) fail_msg("%s", rows[i].form);
        assert_true(inset.given && inset.never == (rows[i].chance == 0));
        scene_destroy(scene);
        inset_sights_destroy(insets);
        run_destroy(run);
        circuit_destroy(c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_display_stays_within_its_box),
        cmocka_unit_test(a_box_partly_scrolled_away_has_its_icon),
        cmocka_unit_test(the_chance_is_told_as_it_is),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
