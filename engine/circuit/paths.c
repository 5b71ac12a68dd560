#include "circuit/paths.h"

#include "base/mem.h"
#include "circuit/compile.h"
#include "circuit/run_inside.h"

#include <stdlib.h>
#include <string.h>

const double PATH_NOTHING = 1e-9;

static bool has_paths(const Run *run, int after) {
    if (run->qubits > PATH_WIRES || run->noise || run->options.distribution_only)
        return false;
    return circuit_pure_within(run->circuit, 0, after);
}

// How many gates stand in the columns from `column` to before `after`.
static int gates_within(const Run *run, int column, int after) {
    int gates = 0;
    for (int i = circuit_from(run->circuit, column); i < circuit_steps(run->circuit); i++) {
        const Step *step = circuit_step(run->circuit, i);
        if (step->column >= after) break;
        gates += step_unitary(step);
    }
    return gates;
}

// The first column from which on no more than `most` gates stand before the moment.
static int first_column(const Run *run, int after, int most) {
    if (!most) return 0;
    int column = after, gates = 0;
    while (column > 0) {
        gates += gates_within(run, column - 1, column);
        if (gates > most) break;
        column--;
    }
    return column;
}

// --- one gate

static bool gate_matrix(const Step *step, int wires, double complex *matrix) {
    Program *program = program_create(wires);
    step_compile(step, program);
    bool done = program_columns(program, 0, program_size(program), matrix);
    program_destroy(program);
    return done;
}

// The edges of one layer, and the nodes behind it out of those before.
static bool layer_fill(PathLayer *layer, const Step *step, int wires,
                       const double complex *before, double complex *behind) {
    double complex matrix[PATH_NODES * PATH_NODES];
    int size = 1 << wires;
    layer->step = *step;
    if (!gate_matrix(step, wires, matrix)) return false;
    layer->edges = mem_new((size_t)(size * size) * sizeof *layer->edges);
    for (int to = 0; to < size; to++)
        for (int from = 0; from < size; from++) {
            double complex factor = matrix[to * size + from];
            double complex carried = factor * before[from];
            if (cabs(carried) < PATH_NOTHING) continue;
            layer->edges[layer->count++] = (PathEdge){from, to, factor, carried};
            behind[to] += carried;
        }
    return true;
}

// --- all of them

static void start_nodes(const Run *run, int column, double complex *nodes) {
    const State *state = run_branch(run, column, 0, NULL, NULL);
    for (size_t i = 0; i < state_size(run->qubits); i++)
        nodes[i] = state_amplitude(state, i);
}

static bool fill_layers(Paths *paths, const Run *run, int column) {
    int i = circuit_from(run->circuit, column);
    for (int k = 0; k < paths->layers; i++) {
        const Step *step = circuit_step(run->circuit, i);
        if (!step_unitary(step)) continue;
        if (!layer_fill(&paths->layer[k], step, paths->wires, paths->nodes[k],
                        paths->nodes[k + 1]))
            return false;
        k++;
    }
    return true;
}

Paths *run_paths(const Run *run, int after, int most) {
    if (!has_paths(run, after)) return NULL;
    int column = first_column(run, after, most);
    Paths *paths = mem_new(sizeof *paths);
    *paths = (Paths){.wires = run->qubits,
                     .layers = gates_within(run, column, after),
                     .skipped = gates_within(run, 0, column)};
    paths->layer = mem_new((size_t)paths->layers * sizeof *paths->layer + 1);
    paths->nodes = mem_new(((size_t)paths->layers + 1) * sizeof *paths->nodes);
    start_nodes(run, column, paths->nodes[0]);
    if (fill_layers(paths, run, column)) return paths;
    paths_destroy(paths);
    return NULL;
}

void paths_destroy(Paths *paths) {
    if (!paths) return;
    for (int k = 0; k < paths->layers; k++)
        free(paths->layer[k].edges);
    free(paths->layer);
    free(paths->nodes);
    free(paths);
}

// --- what meets

PathMeeting paths_meeting(const Paths *paths, int layer, int state) {
    const PathLayer *before = &paths->layer[layer - 1];
    PathMeeting meeting = {0};
    for (int i = 0; i < before->count; i++) {
        if (before->edges[i].to != state) continue;
        meeting.count++;
        meeting.strength += cabs(before->edges[i].carried);
        meeting.sum += before->edges[i].carried;
    }
    return meeting;
}

bool path_cancelled(PathMeeting meeting) {
    return meeting.count > 1 && cabs(meeting.sum) < PATH_NOTHING;
}

void paths_leading(const Paths *paths, int state, unsigned *reach) {
    reach[paths->layers] = 1u << state;
    for (int k = paths->layers - 1; k >= 0; k--) {
        const PathLayer *layer = &paths->layer[k];
        reach[k] = 0;
        for (int i = 0; i < layer->count; i++)
            if (reach[k + 1] >> layer->edges[i].to & 1)
                reach[k] |= 1u << layer->edges[i].from;
    }
}

double paths_count(const Paths *paths, int state) {
    double now[PATH_NODES], behind[PATH_NODES];
    for (int i = 0; i < 1 << paths->wires; i++)
        now[i] = cabs(paths->nodes[0][i]) >= PATH_NOTHING;
    for (int k = 0; k < paths->layers; k++) {
        memset(behind, 0, sizeof behind);
        for (int i = 0; i < paths->layer[k].count; i++)
            behind[paths->layer[k].edges[i].to] += now[paths->layer[k].edges[i].from];
        memcpy(now, behind, sizeof now);
    }
    return now[state];
}
