#include "circuit/slide.h"

#include "base/mem.h"
#include "circuit/compile.h"
#include "circuit/lower.h"
#include "quantum/combine.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

// The weights that a part may have, as functions of the angle x.
typedef enum Weight {
    WEIGHT_ONE,
    WEIGHT_COSINE, // cos(x/2)
    WEIGHT_SINE,   // sin(x/2)
    WEIGHT_TURN,   // e^{ix}
} Weight;

struct Slide {
    const Kernels *kernels;
    int count;
    Weight weights[MOST_COMBINED];
    State *parts[MOST_COMBINED];
    State *sum;
};

static double complex weight_at(Weight weight, double angle) {
    switch (weight) {
    case WEIGHT_COSINE:
        return cos(angle / 2);
    case WEIGHT_SINE:
        return sin(angle / 2);
    case WEIGHT_TURN:
        return cexp(I * angle);
    case WEIGHT_ONE:
        break;
    }
    return 1;
}

static Matrix2 matrix_at(const Step *step, int angle, double value) {
    double angles[MAX_ANGLES];
    for (int i = 0; i < MAX_ANGLES; i++)
        angles[i] = i == angle ? value : step->angles[i].value;
    return step->gate->matrix(angles);
}

static Matrix2 half_sum(Matrix2 a, Matrix2 b, double sign) {
    Matrix2 sum;
    for (int i = 0; i < 4; i++)
        sum.m[i / 2][i % 2] = (a.m[i / 2][i % 2] + sign * b.m[i / 2][i % 2]) / 2;
    return sum;
}

static double size_of(Matrix2 a) {
    double sum = 0;
    for (int i = 0; i < 4; i++)
        sum += cabs(a.m[i / 2][i % 2]);
    return sum;
}

// How the gate is made of two fixed matrices: a turn by 2π shows which kind it is.
typedef struct Halves {
    Matrix2 matrices[2];
    Weight weights[2];
} Halves;

static Halves halves_of(const Step *step, int angle) {
    Matrix2 start = matrix_at(step, angle, 0), half = matrix_at(step, angle, M_PI);
    Matrix2 whole = matrix_at(step, angle, 2 * M_PI);
    bool turns = size_of(half_sum(start, whole, -1)) < 1e-9; // back after 2π
    if (turns)
        return (Halves){{half_sum(start, half, 1), half_sum(start, half, -1)},
                        {WEIGHT_ONE, WEIGHT_TURN}};
    return (Halves){{start, half}, {WEIGHT_COSINE, WEIGHT_SINE}};
}

// --- the parts before the rest of the circuit acts

// A copy of `state` without the amplitudes that the controls let the step act on (`met`
// false), or with those alone (`met` true).
static State *part_of(const State *state, const Step *step, bool met) {
    State *part = state_copy(state);
    if (!part) return NULL;
    StateParts to = state_parts(part);
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        bool on = (i & step->controls) == step->controls && !(i & step->anticontrols);
        if (on == met) continue;
        to.re[i] = to.im[i] = 0;
    }
    return part;
}

static bool add_part(Slide *slide, State *part, Weight weight) {
    if (!part) return false;
    for (int i = 0; i < slide->count; i++) {
        if (slide->weights[i] != weight) continue;
        StateSum both = {2, {slide->parts[i], part}, {1, 1}};
        state_combine(&both, state_parts(slide->parts[i]), slide->kernels);
        state_destroy(part);
        return true;
    }
    assert(slide->count < MOST_COMBINED);
    slide->weights[slide->count] = weight;
    slide->parts[slide->count++] = part;
    return true;
}

static bool add_parts(Slide *slide, const State *before, const Step *step, int angle) {
    Halves halves = halves_of(step, angle);
    bool controlled = step->controls || step->anticontrols;
    if (controlled && !add_part(slide, part_of(before, step, false), WEIGHT_ONE))
        return false;
    for (int i = 0; i < 2; i++) {
        State *part = part_of(before, step, true);
        if (part)
            state_apply(part, halves.matrices[i], step->targets[0],
                        (Controls){step->controls, step->anticontrols});
        if (!add_part(slide, part, halves.weights[i])) return false;
    }
    return true;
}

// --- the rest of the circuit

static void run_on(Slide *slide, Program *program, State *state, Pool *pool) {
    program_run(program, 0, program_size(program), state,
                &(ProgramRun){.kernels = slide->kernels, .pool = pool});
}

// A copy of the state before the step, turned so that its dots are plain.
static State *turned_state(Slide *slide, const State *before, const Steps *steps, int core,
                           Pool *pool) {
    State *turned = state_copy(before);
    if (!turned) return NULL;
    Program *turns = program_create(state_qubits(before));
    for (int i = 0; i < core; i++)
        step_compile(&steps->at[i], turns);
    run_on(slide, turns, turned, pool);
    program_destroy(turns);
    return turned;
}

// Everything from the step's column on, but the step itself, with which the others of its
// column commute: first what undoes the turns before it.
static void run_rest(Slide *slide, const Circuit *circuit, int index, const Steps *steps,
                     int core, Pool *pool) {
    Program *rest = program_create(circuit_wires(circuit));
    int column = circuit_step(circuit, index)->column;
    for (int i = core + 1; i < steps->count; i++)
        step_compile(&steps->at[i], rest);
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (i != index && circuit_step(circuit, i)->column >= column)
            step_compile(circuit_step(circuit, i), rest);
    for (int i = 0; i < slide->count; i++)
        run_on(slide, rest, slide->parts[i], pool);
    program_destroy(rest);
}

static bool slides(const Circuit *circuit, const Step *step, int angle) {
    assert(angle >= 0);
    return angle < step->gate->angles && !step->powered && circuit_pure(circuit);
}

Slide *slide_create(const Circuit *circuit, const Run *run, int step, int angle,
                    SlideOptions options) {
    const Step *turned = circuit_step(circuit, step);
    if (!slides(circuit, turned, angle) || run_noise(run)) return NULL;
    Slide *slide = mem_new(sizeof *slide);
    slide->kernels = options.kernels;
    slide->sum = state_create(circuit_wires(circuit));
    Steps steps = {0};
    int core = step_lower_dots(turned, &steps);
    State *before =
        turned_state(slide, run_pure(run, turned->column), &steps, core, options.pool);
    bool good = slide->sum && before && add_parts(slide, before, &steps.at[core], angle);
    if (good) run_rest(slide, circuit, step, &steps, core, options.pool);
    state_destroy(before);
    steps_clear(&steps);
    if (good) return slide;
    slide_destroy(slide);
    return NULL;
}

void slide_destroy(Slide *slide) {
    if (!slide) return;
    for (int i = 0; i < slide->count; i++)
        state_destroy(slide->parts[i]);
    state_destroy(slide->sum);
    free(slide);
}

const State *slide_at(Slide *slide, double angle) {
    StateSum sum = {.count = slide->count};
    for (int i = 0; i < slide->count; i++) {
        sum.parts[i] = slide->parts[i];
        sum.by[i] = weight_at(slide->weights[i], angle);
    }
    state_combine(&sum, state_parts(slide->sum), slide->kernels);
    return slide->sum;
}
