#include "quantum/program.h"

#include "quantum/denormals.h"
#include "quantum/program_inside.h"
#include "quantum/table.h"

#include <assert.h>

// A program at work on a state.
typedef struct Work {
    const Program *program;
    State *state;
    Amplitudes a;
    ProgramRun *run;
    const Kernels *kernels;
    Pool *pool; // NULL where the state is too small for it
} Work;

// --- what the kernels do, on several threads where there are any

// The work parted by the highest qubits that are free: a piece takes the part of the state
// in which they read as the bits of its number.
typedef struct Parts {
    const Work *work;
    const Operation *operation; // or else
    const Ladder *ladder;
    int qubits[8];
    int count;
} Parts;

static Controls with_piece(Controls controls, const Parts *parts, int piece) {
    for (int k = 0; k < parts->count; k++) {
        uint32_t bit = 1u << parts->qubits[k];
        if (piece >> k & 1)
            controls.ones |= bit;
        else
            controls.zeros |= bit;
    }
    return controls;
}

static void act_part(void *context, int piece) {
    const Parts *parts = context;
    const Work *work = parts->work;
    if (parts->ladder) {
        work->kernels->ladder(&work->a, parts->ladder,
                              with_piece((Controls){0}, parts, piece));
        return;
    }
    Operation operation = *parts->operation;
    operation.controls = with_piece(operation.controls, parts, piece);
    work->kernels->act[operation.kind](&work->a, &operation);
}

// Two pieces a thread, so that they come out even.
static void act_parted(Parts *parts, uint32_t used) {
    const Work *work = parts->work;
    int pieces = 2 * pool_threads(work->pool);
    for (int q = work->program->qubits - 1; q >= 0 && 1 << parts->count < pieces; q--)
        if (!(used >> q & 1)) parts->qubits[parts->count++] = q;
    pool_run(work->pool, act_part, parts, 1 << parts->count);
}

static void act(const Work *work, const Operation *operation) {
    if (!work->pool) {
        work->kernels->act[operation->kind](&work->a, operation);
        return;
    }
    uint32_t used = operation->controls.ones | operation->controls.zeros;
    act_parted(&(Parts){.work = work, .operation = operation},
               used | operation_targets(operation));
}

static void climb(const Work *work, const Ladder *ladder) {
    if (work->pool)
        act_parted(&(Parts){.work = work, .ladder = ladder}, 1u << ladder->qubit);
    else
        work->kernels->ladder(&work->a, ladder, (Controls){0});
}

// --- what is not unitary

// Decides a measurement by chance where both outcomes are possible, and projects.
static int measured(const Work *work, int qubit) {
    uint32_t bit = 1u << qubit;
    double one = state_probability(work->state, bit, bit);
    int outcome = one > 0.5;
    if (one > 1e-15 && one < 1 - 1e-15) {
        assert(work->run->rng);
        outcome = rng_unit(work->run->rng) < one;
    }
    state_project(work->state, bit, outcome ? bit : 0);
    return outcome;
}

static void measure(const Work *work, const Operation *operation) {
    uint64_t bit = UINT64_C(1) << operation->bit;
    if (measured(work, operation->targets[0]))
        work->run->bits |= bit;
    else
        work->run->bits &= ~bit;
}

static void reset(const Work *work, const Operation *operation) {
    if (!measured(work, operation->targets[0])) return;
    Operation flip = {.kind = ACT_FLIP, .count = 1, .targets = {operation->targets[0]}};
    act(work, &flip);
}

static void post_select(const Work *work, const Operation *operation) {
    uint32_t bit = 1u << operation->targets[0];
    work->run->weight *= state_project(work->state, bit, operation->bit ? bit : 0);
}

static void act_rarer(const Work *work, const Operation *operation) {
    StateParts parts = {work->a.re, work->a.im};
    switch ((OperationKind)operation->kind) {
    case BY_FACTORS:
        table_multiply(operation->table, parts, work->a.size, operation->controls);
        break;
    case BY_CYCLES:
        table_permute(operation->table, parts, work->a.size, operation->controls);
        break;
    case BY_AMPLITUDES:
        table_spread(operation->table, parts, work->a.size);
        break;
    case MEASURE:
        measure(work, operation);
        break;
    case RESET:
        reset(work, operation);
        break;
    default:
        post_select(work, operation);
    }
}

static void step(const Work *work, const Operation *operation) {
    const BitCondition *condition = &work->program->conditions[operation->condition];
    if (operation->condition && !condition_met(*condition, work->run->bits)) return;
    if (operation->kind < ACT_COUNT)
        act(work, operation);
    else
        act_rarer(work, operation);
}

static bool goes_on(const Work *work) {
    return work->run->weight >= 1e-15;
}

// --- tile by tile

typedef struct Tiles {
    const Work *work;
    const Item *items;
    size_t each; // tiles a piece
} Tiles;

// The high controls are met in all of the tile or nowhere in it.
static void act_in_tile(const Work *work, const Operation *operation,
                        const Amplitudes *tile, size_t number) {
    size_t ones = operation->controls.ones >> TILE_QUBITS;
    size_t zeros = operation->controls.zeros >> TILE_QUBITS;
    if ((number & ones) != ones || (number & zeros)) return;
    Operation low = *operation;
    low.controls.ones &= (1u << TILE_QUBITS) - 1;
    low.controls.zeros &= (1u << TILE_QUBITS) - 1;
    work->kernels->act[low.kind](tile, &low);
}

static void run_tile(const Tiles *tiles, size_t number) {
    const Work *work = tiles->work;
    size_t first = number << TILE_QUBITS;
    Amplitudes tile = {work->a.re + first, work->a.im + first, (size_t)1 << TILE_QUBITS};
    for (int i = 0; i < tiles->items->tiled; i++) {
        const Item *item = &tiles->items[i];
        if (item->ladder)
            work->kernels->ladder(&tile, item->ladder, (Controls){0});
        else
            act_in_tile(work, &work->program->operations[item->operation], &tile, number);
    }
}

static void run_tiles(void *context, int piece) {
    const Tiles *tiles = context;
    for (size_t t = 0; t < tiles->each; t++)
        run_tile(tiles, (size_t)piece * tiles->each + t);
}

static int tiles_run(const Work *work, const Item *items) {
    size_t count = work->a.size >> TILE_QUBITS;
    int pieces = work->pool ? 32 : 1; // all states with threads have as many tiles
    Tiles tiles = {work, items, count / (size_t)pieces};
    pool_run(work->pool, run_tiles, &tiles, pieces);
    return items->tiled;
}

// --- the whole range

// Runs the item, or those that are tiled with it; returns how many that were.
static int run_item(const Work *work, const Item *item) {
    if (item->tiled) return tiles_run(work, item);
    if (item->ladder)
        climb(work, item->ladder);
    else if (item->layers)
        layers_run(item->layers, &work->a, work->kernels, work->pool);
    else
        step(work, &work->program->operations[item->operation]);
    return 1;
}

static void run_plan(const Work *work, const Plan *plan) {
    if (plan->plain)
        for (int i = plan->from; i < plan->to && goes_on(work); i++)
            step(work, &work->program->operations[i]);
    else
        for (int i = 0; i < plan->count && goes_on(work);)
            i += run_item(work, &plan->items[i]);
}

static const Plan *plan_of(Program *program, int from, int to, const Kernels *kernels) {
    for (const Plan *plan = program->plans; plan; plan = plan->next)
        if (plan->from == from && plan->to == to) return plan;
    Plan *plan = plan_create(program->operations, from, to, program->qubits, kernels);
    plan->next = program->plans;
    return program->plans = plan;
}

void program_run(Program *program, int from, int to, State *state, ProgramRun *run) {
    assert(0 <= from && from <= to && to <= program->count);
    assert(state_qubits(state) == program->qubits);
    StateParts parts = state_parts(state);
    Work work = {program,
                 state,
                 {parts.re, parts.im, state_size(program->qubits)},
                 run,
                 run->kernels ? run->kernels : kernels_best(),
                 program->qubits >= POOL_QUBITS ? run->pool : NULL};
    run->weight = 1;
    unsigned before = denormals_flush();
    run_plan(&work, plan_of(program, from, to, work.kernels));
    denormals_restore(before);
}

bool program_columns(Program *program, int from, int to, double complex *rows) {
    size_t size = state_size(program->qubits);
    State *state = state_create(program->qubits);
    for (size_t column = 0; state && column < size; column++) {
        state_set_basis(state, column);
        program_run(program, from, to, state, &(ProgramRun){0});
        for (size_t row = 0; row < size; row++)
            rows[row * size + column] = state_amplitude(state, row);
    }
    state_destroy(state);
    return state != NULL;
}
