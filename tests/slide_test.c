// Slid angles judged by running the circuit anew.
#include "every_width.h"

#include "base/rng.h"
#include "circuit/short_form.h"
#include "circuit/slide.h"

#include <math.h>

enum { WIRES = 4, COLUMNS = 8 };

static Run *run_of(const Circuit *circuit) {
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    assert_non_null(run);
    return run;
}

static Circuit *random_circuit(Rng *rng) {
    Circuit *circuit = circuit_create(WIRES);
    for (int i = 0; i < 6 * COLUMNS; i++) { // refused ones are left out
        const Gate *gate = gate_row((int)rng_below(rng, (uint64_t)gate_count()));
        if (gate->kind != GATE_MATRIX && gate->kind != GATE_SWAP) continue;
        Step step = step_of(circuit, gate, (int)rng_below(rng, WIRES),
                            (int)rng_below(rng, COLUMNS));
        for (int k = 0; k < gate->angles; k++)
            step.angles[k] = (Angle){"", 6 * rng_unit(rng)};
        step.controls = (uint32_t)(rng_bits(rng) & rng_bits(rng) & 15);
        step.anticontrols = (uint32_t)(rng_bits(rng) & rng_bits(rng) & 15);
        circuit_place(circuit, step, NULL);
    }
    return circuit;
}

// Every amplitude, phase included, is that of the circuit with the new angle.
static void assert_slides(const Kernels *kernels, const Circuit *circuit, int index,
                          int angle, double value) {
    Run *run = run_of(circuit);
    Slide *slide =
        slide_create(circuit, run, index, angle, (SlideOptions){.kernels = kernels});
    assert_non_null(slide);
    const State *slid = slide_at(slide, value);
    Circuit *turned = circuit_copy(circuit);
    Step step = *circuit_step(turned, index);
    step.angles[angle] = (Angle){"", value};
    assert_int_not_equal(circuit_replace(turned, index, step, NULL), NO_STEP);
    Run *anew = run_of(turned);
    const State *wanted = run_pure(anew, run_columns(anew));
    for (size_t i = 0; i < state_size(WIRES); i++)
        assert_true(cabs(state_amplitude(slid, i) - state_amplitude(wanted, i)) < 1e-12);
    run_destroy(anew);
    circuit_destroy(turned);
    slide_destroy(slide);
    run_destroy(run);
}

static void every_angle_of_every_gate_slides(void **kernels) {
    Rng rng = rng_seeded(41);
    int slid = 0;
    for (int trial = 0; trial < 150; trial++) {
        Circuit *circuit = random_circuit(&rng);
        for (int i = 0; i < circuit_steps(circuit); i++)
            for (int k = 0; k < circuit_step(circuit, i)->gate->angles; k++, slid++)
                assert_slides(*kernels, circuit, i, k, 14 * rng_unit(&rng) - 7);
        circuit_destroy(circuit);
    }
    assert_true(slid > 200);
}

static void what_is_no_sum_of_two_does_not_slide(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int step;
    } circuits[] = {{"rx(1) 0; measure 0", 0},
                    {"measure 0; rx(1) 0", 1},
                    {"pow(1/2) @ rx(1) 0", 0},
                    {"if (c0 == 0) rx(1) 0", 0},
                    {"h 0", 0}};
    for (size_t i = 0; i < sizeof circuits / sizeof *circuits; i++) {
        Circuit *circuit = short_form_read(circuits[i].text, 1, NULL, NULL);
        Run *run = run_of(circuit);
        assert_null(slide_create(circuit, run, circuits[i].step, 0, (SlideOptions){0}));
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

int main(void) {
    struct CMUnitTest slides[] = {cmocka_unit_test(every_angle_of_every_gate_slides)};
    const struct CMUnitTest refusals[] = {
        cmocka_unit_test(what_is_no_sum_of_two_does_not_slide),
    };
    return RUN_ON_EVERY_WIDTH(slides) + cmocka_run_group_tests(refusals, NULL, NULL);
}
