// The simulator's rows that are more than a program on a state: readout, chance, noise,
// stabilisers, live editing.
#include "app/bench_sim.h"

#include "app/sim_circuits.h"
#include "base/mem.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/slide.h"
#include "quantum/channel.h"
#include "quantum/channel_kinds.h"
#include "quantum/frames.h"
#include "quantum/pyramid.h"
#include "quantum/sample.h"
#include "quantum/surface_memory.h"
#include "quantum/tableau.h"

#include <stdlib.h>

enum { SHOTS = 1000000, MEGABYTE = 1000000 };

// --- readout

typedef struct Arrows {
    const Bench *bench;
    State *state;
} Arrows;

static void read_arrows(void *context) {
    const Arrows *arrows = context;
    Bloch out[MAX_QUBITS];
    state_bloch_all(arrows->state, out, arrows->bench->pool, arrows->bench->kernels);
}

bool sim_arrows(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Arrows arrows = {bench, sim_start(row->size)};
    if (!arrows.state) return sim_memory(2 * sizeof(double) << row->size, err);
    sim_time(row, read_arrows, &arrows, 1, samples);
    state_destroy(arrows.state);
    return true;
}

// --- a map of amplitudes, summed up from near to far

static void sum_up(void *context) {
    pyramid_destroy(pyramid_create(context));
}

bool sim_pyramid(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    (void)bench;
    State *state = sim_start(row->size);
    if (!state) return sim_memory(2 * sizeof(double) << row->size, err);
    sim_time(row, sum_up, state, 1, samples);
    state_destroy(state);
    return true;
}

// --- chance

typedef struct Draw {
    size_t count;
    double *weights;
    uint32_t *shots;
    uint64_t *counts;
    State *state;
    Rng rng;
} Draw;

static void draw_shots(void *context) {
    Draw *draw = context;
    state_probabilities(draw->state, draw->weights);
    sample_shots(draw->weights, draw->count, SHOTS, &draw->rng, draw->shots);
}

static void draw_counts(void *context) {
    Draw *draw = context;
    state_probabilities(draw->state, draw->weights);
    sample_counts(draw->weights, draw->count, SHOTS, &draw->rng, draw->counts);
}

static bool time_draws(const BenchRow *row, SimWork *work, Samples *samples, Error *err) {
    size_t count = state_size(row->size);
    Draw draw = {.count = count,
                 .weights = mem_try(count, sizeof *draw.weights),
                 .shots = mem_try(SHOTS, sizeof *draw.shots),
                 .counts = mem_try(count, sizeof *draw.counts),
                 .state = sim_start(row->size),
                 .rng = rng_seeded(7)};
    bool done = draw.weights && draw.shots && draw.counts && draw.state;
    if (done) sim_time(row, work, &draw, 1, samples);
    free(draw.weights);
    free(draw.shots);
    free(draw.counts);
    state_destroy(draw.state);
    return done || sim_memory(4 * sizeof(double) * count, err);
}

bool sim_shots(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    (void)bench;
    return time_draws(row, draw_shots, samples, err);
}

bool sim_counts(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    (void)bench;
    return time_draws(row, draw_counts, samples, err);
}

// --- noise: H on all, CX along the line, then each qubit depolarised with p = 0.01

typedef struct Layer {
    Density *density;
    Transfer h, cx;
    Channel *noise;
} Layer;

static void run_layer(void *context) {
    const Layer *layer = context;
    int qubits = density_qubits(layer->density);
    for (int q = 0; q < qubits; q++)
        density_transfer(layer->density, &layer->h, &q);
    for (int q = 0; q + 1 < qubits; q++)
        density_transfer(layer->density, &layer->cx, (int[]){q, q + 1});
    density_channel_each(layer->density, layer->noise);
}

bool sim_density(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    const double complex cx[16] = {1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
    Layer layer = {.density = density_create(row->size)};
    if (!layer.density) return sim_memory(sizeof(double) << 2 * row->size, err);
    density_use(layer.density, bench->kernels);
    transfer_gate(&layer.h, gate_find("h")->matrix(NULL));
    transfer_kraus(&layer.cx, 2, cx, 1);
    layer.noise = channel_named(channel_kind_find("depolarising"), (double[]){0.01}, err);
    if (layer.noise) sim_time(row, run_layer, &layer, 1, samples);
    bool done = layer.noise != NULL;
    channel_destroy(layer.noise);
    density_destroy(layer.density);
    return done;
}

// --- stabilisers: 100 layers of H, S or √X on each qubit by chance, then CX on neighbours

typedef struct Clifford {
    const Kernels *kernels;
    CliffordStep *steps;
    size_t count;
    int qubits;
} Clifford;

static Clifford clifford_of(int qubits) {
    enum { LAYERS = 100, SEED = 9000 };
    static const CliffordOp turns[] = {CLIFFORD_H, CLIFFORD_S, CLIFFORD_SX};
    Clifford clifford = {.qubits = qubits};
    clifford.steps = mem_new((size_t)LAYERS * 2 * (size_t)qubits * sizeof(CliffordStep));
    uint64_t seed = SEED + (uint64_t)qubits;
    for (int layer = 0; layer < LAYERS; layer++) {
        for (int q = 0; q < qubits; q++)
            clifford.steps[clifford.count++] =
                (CliffordStep){.op = turns[sim_draw(&seed) % 3], .a = (uint16_t)q};
        for (int q = layer % 2; q + 1 < qubits; q += 2)
            clifford.steps[clifford.count++] =
                (CliffordStep){.op = CLIFFORD_CX, .a = (uint16_t)q, .b = (uint16_t)(q + 1)};
    }
    return clifford;
}

static void run_tableau(void *context) {
    const Clifford *clifford = context;
    Tableau *tableau = tableau_create(clifford->qubits);
    if (!tableau) mem_out();
    tableau_use(tableau, clifford->kernels);
    tableau_run(tableau, clifford->steps, clifford->count);
    tableau_destroy(tableau);
}

bool sim_tableau(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    (void)err;
    Clifford clifford = clifford_of(row->size);
    clifford.kernels = bench->kernels;
    sim_time(row, run_tableau, &clifford, (double)clifford.count, samples);
    free(clifford.steps);
    return true;
}

// --- frames: the rotated surface code's memory experiment, as many rounds as its distance

typedef struct Memory {
    Frames *frames;
    Rng rng;
} Memory;

static void run_frames(void *context) {
    Memory *memory = context;
    frames_run(memory->frames, &memory->rng);
}

bool sim_frames(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    const double p = 0.001;
    SurfaceCode code = surface_code(row->size);
    CliffordCircuit *circuit =
        surface_memory_circuit(&code, row->size, (SurfaceNoise){p, p, p, p});
    Memory memory = {frames_create(circuit), rng_seeded(7)};
    bool done = memory.frames != NULL;
    if (done) {
        frames_use(memory.frames, bench->kernels);
        sim_time(row, run_frames, &memory, FRAMES_SHOTS, samples);
    }
    frames_destroy(memory.frames);
    clifford_circuit_destroy(circuit);
    return done || sim_memory(MEGABYTE, err);
}

// --- live editing: the random circuit of 40 layers, and a run of it

typedef struct Desk {
    const Bench *bench;
    Circuit *circuit, *edited;
    Run *run;
    Slide *slide;
    double angle;
} Desk;

static void run_edited(void *context) {
    const Desk *desk = context;
    RunOptions options = {
        .before = desk->run, .pool = desk->bench->pool, .kernels = desk->bench->kernels};
    Run *run = run_create(desk->edited, options, NULL);
    if (!run) mem_out();
    run_destroy(run);
}

// Another angle for the first gate of `column`.
static Circuit *edited(const Circuit *circuit, int column) {
    Circuit *next = circuit_copy(circuit);
    int index = circuit_at(next, 0, column);
    Step step = *circuit_step(next, index);
    step.angles[0].value += 0.1;
    circuit_replace(next, index, step, NULL);
    return next;
}

static bool desk_start(Desk *desk, const Bench *bench, int qubits, int column, Error *err) {
    *desk = (Desk){.bench = bench, .circuit = sim_random_circuit(qubits)};
    desk->edited = edited(desk->circuit, column);
    desk->run = run_create(desk->circuit, (RunOptions){.pool = bench->pool}, err);
    return desk->run != NULL;
}

static void desk_end(Desk *desk) {
    slide_destroy(desk->slide);
    run_destroy(desk->run);
    circuit_destroy(desk->edited);
    circuit_destroy(desk->circuit);
}

bool sim_edit(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Desk desk;
    int column = row->kind == EDIT_MIDDLE ? SIM_LAYERS : 0; // of two columns a layer
    bool done = desk_start(&desk, bench, row->size, column, err);
    if (done) sim_time(row, run_edited, &desk, 1, samples);
    desk_end(&desk);
    return done;
}

static void slide_on(void *context) {
    Desk *desk = context;
    desk->angle += 0.01;
    slide_at(desk->slide, desk->angle);
}

bool sim_slider(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Desk desk;
    bool done = desk_start(&desk, bench, row->size, 0, err);
    if (done) {
        int step = circuit_at(desk.circuit, 0, SIM_LAYERS);
        desk.slide = slide_create(desk.circuit, desk.run, step, 0,
                                  (SlideOptions){bench->pool, bench->kernels});
        if (!desk.slide) done = sim_memory(6 * sizeof(double) << row->size, err);
    }
    if (done) sim_time(row, slide_on, &desk, 1, samples);
    desk_end(&desk);
    return done;
}

// --- branches: teleportation of a state, with all that is measured followed

static void run_teleportation(void *context) {
    Run *run = run_create(context, (RunOptions){0}, NULL);
    if (!run) mem_out();
    run_destroy(run);
}

bool sim_branches(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    (void)bench;
    Circuit *circuit = short_form_read("u(1.1, 0.7, 0.3) 0; h 1; cx 1 2; cx 0 1; h 0; "
                                       "measure 0; measure 1; if (c1 == 1) x 2; "
                                       "if (c0 == 1) z 2",
                                       row->size, NULL, err);
    if (circuit) sim_time(row, run_teleportation, circuit, 1, samples);
    bool done = circuit != NULL;
    circuit_destroy(circuit);
    return done;
}
