#include "quantum/layers_inside.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

// A layer while operations are still sorted in: first its turns, then a matrix a qubit.
typedef struct Draft {
    Matrix2 u[MAX_QUBITS];
    uint32_t busy;   // qubits whose matrix is set; the others' are the identity
    uint32_t mixing; // qubits whose matrix is not diagonal
    double complex start;
    int turns;
} Draft;

// So many at first that the memory comes in one large piece: malloc then keeps it at hand
// for the next time, where it would give back and ask again, page by page, for smaller
// ones.
enum { DRAFTS_AT_FIRST = 128 };

typedef struct Work {
    int qubits;
    Draft *drafts;
    int count, room;
    int last[MAX_QUBITS]; // the layer that each qubit has come to
    Turn *turns;
    int turn_count, turn_room;
    double gate_by_gate; // what the operations cost by themselves, a dense gate being 1
} Work;

static bool near(double complex a, double complex b) {
    return fabs(creal(a - b)) < 1e-13 && fabs(cimag(a - b)) < 1e-13;
}

static double complex times(double complex a, double complex b) {
    return CMPLX(creal(a) * creal(b) - cimag(a) * cimag(b),
                 creal(a) * cimag(b) + cimag(a) * creal(b));
}

static double squared(double complex a) {
    return creal(a) * creal(a) + cimag(a) * cimag(a);
}

static bool unitary(const Matrix2 *u) {
    double complex across =
        times(conj(u->m[0][0]), u->m[0][1]) + times(conj(u->m[1][0]), u->m[1][1]);
    return near(squared(u->m[0][0]) + squared(u->m[1][0]), 1) && near(across, 0) &&
           near(squared(u->m[0][1]) + squared(u->m[1][1]), 1);
}

bool layers_take(const Operation *o) {
    if (o->condition) return false;
    bool controlled = o->controls.ones || o->controls.zeros;
    switch ((OperationKind)o->kind) {
    case ACT_GENERAL:
    case ACT_REAL:
        return !controlled && unitary(&o->u);
    case ACT_FLIP:
    case ACT_PHASE:
    case ACT_DIAGONAL:
        return true;
    default:
        return false;
    }
}

static Draft *draft_of(Work *work, int layer) {
    while (work->count <= layer) {
        if (work->count == work->room) {
            work->room = work->room ? 2 * work->room : DRAFTS_AT_FIRST;
            work->drafts = mem_grow(work->drafts, (size_t)work->room, sizeof(Draft));
        }
        Draft *draft = &work->drafts[work->count++];
        draft->busy = draft->mixing = 0;
        draft->start = 1;
        draft->turns = 0;
    }
    return &work->drafts[layer];
}

static Matrix2 product(const Matrix2 *a, const Matrix2 *b) {
    Matrix2 ab;
    for (int row = 0; row < 2; row++)
        for (int column = 0; column < 2; column++)
            ab.m[row][column] =
                times(a->m[row][0], b->m[0][column]) + times(a->m[row][1], b->m[1][column]);
    return ab;
}

static void add_matrix(Work *work, int qubit, const Matrix2 *u) {
    Draft *draft = draft_of(work, work->last[qubit]);
    Matrix2 *so_far = &draft->u[qubit];
    uint32_t bit = 1u << qubit;
    *so_far = draft->busy & bit ? product(u, so_far) : *u;
    draft->busy |= bit;
    draft->mixing &= ~bit;
    if (so_far->m[0][1] != 0 || so_far->m[1][0] != 0) draft->mixing |= bit;
}

// A phase on several qubits goes behind whatever mixes one of them.
static void add_turn(Work *work, Controls controls, double complex factor) {
    uint32_t qubits = controls.ones | controls.zeros;
    int layer = 0;
    for (uint32_t rest = qubits; rest; rest &= rest - 1) {
        int q = __builtin_ctz(rest), last = work->last[q];
        if (draft_of(work, last)->mixing >> q & 1) last++;
        if (last > layer) layer = last;
    }
    for (uint32_t rest = qubits; rest; rest &= rest - 1)
        work->last[__builtin_ctz(rest)] = layer;
    draft_of(work, layer)->turns++;
    if (work->turn_count == work->turn_room) {
        work->turn_room = work->turn_room ? 2 * work->turn_room : 64;
        work->turns = mem_grow(work->turns, (size_t)work->turn_room, sizeof(Turn));
    }
    work->turns[work->turn_count++] = (Turn){controls, factor, layer};
}

static void add_phase(Work *work, Controls controls, double complex factor) {
    uint32_t qubits = controls.ones | controls.zeros;
    if (!qubits) {
        draft_of(work, 0)->start *= factor;
        return;
    }
    if (qubits & (qubits - 1)) {
        add_turn(work, controls, factor);
        return;
    }
    Matrix2 u = {{{controls.zeros ? factor : 1, 0}, {0, controls.zeros ? 1 : factor}}};
    add_matrix(work, __builtin_ctz(qubits), &u);
}

static void add_flip(Work *work, int target, Controls controls) {
    static const Matrix2 x = {{{0, 1}, {1, 0}}};
    static const Matrix2 h = {{{M_SQRT1_2, M_SQRT1_2}, {M_SQRT1_2, -M_SQRT1_2}}};
    bool controlled = controls.ones || controls.zeros;
    add_matrix(work, target, controlled ? &h : &x);
    if (!controlled) return;
    controls.ones |= 1u << target;
    add_phase(work, controls, -1);
    add_matrix(work, target, &h);
}

static void add_diagonal(Work *work, const Operation *o) {
    Controls at_zero = o->controls, at_one = o->controls;
    if (!o->controls.ones && !o->controls.zeros) {
        add_matrix(work, o->targets[0], &o->u);
        return;
    }
    at_zero.zeros |= 1u << o->targets[0];
    at_one.ones |= 1u << o->targets[0];
    add_phase(work, at_zero, o->u.m[0][0]);
    add_phase(work, at_one, o->u.m[1][1]);
}

// The passes that it takes by itself: each control halves what is touched, and cache lines
// and calls cost some too. Measured at 16 qubits.
static double cost(const Operation *o) {
    int controls = __builtin_popcount(o->controls.ones | o->controls.zeros);
    return 0.15 + (o->kind == ACT_PHASE ? 0.9 : 1) * ldexp(1, -controls);
}

static void add(Work *work, const Operation *o) {
    work->gate_by_gate += cost(o);
    switch ((OperationKind)o->kind) {
    case ACT_FLIP:
        add_flip(work, o->targets[0], o->controls);
        break;
    case ACT_PHASE:
        add_phase(work, o->controls, o->factor);
        break;
    case ACT_DIAGONAL:
        add_diagonal(work, o);
        break;
    default:
        add_matrix(work, o->targets[0], &o->u);
    }
}

// What layers cost, in the same measure: a pass each for the diagonal, whose tables tell
// with few qubits; shares for the rotations in the lanes, and in the tile three at a time;
// a pass for each three above. And the phases behind the last one.
static double cost_of_layers(const Work *work) {
    double diagonal = 1.8 + ldexp(7, TILE_QUBITS - work->qubits), sum = diagonal;
    for (int i = 0; i < work->count; i++) {
        uint32_t mixing = work->drafts[i].mixing;
        sum += diagonal + (mixing & 7 ? 1.7 : 0);
        for (int q = 3; q < work->qubits; q += 3)
            if (mixing >> q & 7) sum += q < TILE_QUBITS ? 0.8 : 1.3;
    }
    return sum;
}

// --- from drafts to layers

// The parts of a unitary matrix: factor · P(after) · shear · P(before).
typedef struct Parts {
    double complex before, after, factor;
    Shear shear;
} Parts;

static Parts parts_of(const Matrix2 *u) {
    double cosine = sqrt(squared(u->m[0][0])), sine = sqrt(squared(u->m[1][0]));
    Parts parts = {.before = 1, .after = 1};
    parts.shear.steep = sine > cosine;
    if (!parts.shear.steep) {
        double complex phase = u->m[0][0] / cosine; // e^{iα}
        if (sine > 0) parts.after = u->m[1][0] / sine / phase;
        parts.before = u->m[1][1] / cosine / phase / parts.after;
        parts.factor = u->m[0][0];
        parts.shear.tangent = sine / cosine;
    } else {
        double complex phase = u->m[1][0] / sine; // e^{iα} e^{iφ}
        if (cosine > 0) parts.after = phase / (u->m[0][0] / cosine);
        phase /= parts.after;
        parts.before = -u->m[0][1] / sine / phase;
        parts.factor = phase * sine;
        parts.shear.tangent = cosine / sine;
    }
    return parts;
}

static void finish_qubit(const Draft *draft, int q, Layer *layer, double complex *carry) {
    layer->phases[q] = *carry;
    *carry = 1;
    if (!(draft->busy >> q & 1)) return;
    const Matrix2 *u = &draft->u[q];
    if (!(draft->mixing >> q & 1)) {
        layer->start = times(layer->start, u->m[0][0]);
        layer->phases[q] *= u->m[1][1] / u->m[0][0];
        return;
    }
    Parts parts = parts_of(u);
    layer->phases[q] = times(layer->phases[q], parts.before);
    layer->shears[q] = parts.shear;
    layer->start = times(layer->start, parts.factor); // in advance: it commutes
    *carry = parts.after;
}

// `carry` hands each qubit's phase behind its rotation on to the next layer.
static void finish_layer(const Work *work, int i, Layer *layer, double complex *carry) {
    static const Draft nothing = {.start = 1};
    const Draft *draft = i < work->count ? &work->drafts[i] : &nothing;
    assert(draft);
    layer->start = draft->start;
    layer->turn_count = draft->turns;
    for (int q = 0; q < work->qubits; q++)
        finish_qubit(draft, q, layer, &carry[q]);
}

// Puts the turns into the order of their layers.
static void sort_turns(const Work *work, Layers *layers) {
    int next = 0;
    for (int i = 0; i < layers->count; i++) {
        layers->layers[i].turns = next;
        next += layers->layers[i].turn_count;
        layers->layers[i].turn_count = 0;
    }
    layers->turns = mem_new((size_t)work->turn_count * sizeof(Turn));
    for (int k = 0; k < work->turn_count; k++) {
        Layer *layer = &layers->layers[work->turns[k].layer];
        layers->turns[layer->turns + layer->turn_count++] = work->turns[k];
    }
}

static bool all_one(const double complex *factors, int count) {
    for (int k = 0; k < count; k++)
        if (factors[k] != 1) return false;
    return true;
}

// One more layer than drafts where there are phases behind the last rotations.
static Layers *finish(const Work *work) {
    Layers *layers = mem_new(sizeof *layers);
    layers->qubits = work->qubits;
    layers->layers = mem_new((size_t)(work->count + 1) * sizeof(Layer));
    double complex carry[MAX_QUBITS];
    for (int q = 0; q < work->qubits; q++)
        carry[q] = 1;
    while (layers->count < work->count || !all_one(carry, work->qubits)) {
        finish_layer(work, layers->count, &layers->layers[layers->count], carry);
        layers->count++;
    }
    sort_turns(work, layers);
    if (phase_table_make(&layers->table, work->qubits)) return layers;
    layers_destroy(layers);
    return NULL;
}

Layers *layers_create(const Operation *operations, int count, int qubits) {
    Work work = {.qubits = qubits};
    for (int i = 0; i < count; i++)
        add(&work, &operations[i]);
    bool pays = cost_of_layers(&work) < work.gate_by_gate;
    Layers *layers = pays ? finish(&work) : NULL;
    free(work.drafts);
    free(work.turns);
    return layers;
}

void layers_destroy(Layers *layers) {
    if (!layers) return;
    phase_table_clear(&layers->table);
    free(layers->layers);
    free(layers->turns);
    free(layers);
}
