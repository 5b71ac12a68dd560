#include "desk/workpiece.h"

#include "desk/dots.h"
#include "desk/holding.h"

#include "circuit/compile.h"
#include "circuit/definition.h"
#include "circuit/parameters.h"
#include "desk/inside.h"
#include "view/palette_view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The state cos(θ/2)|0⟩ + e^{iφ} sin(θ/2)|1⟩ as a circuit of one wire.
static Circuit *arrow_circuit(double theta, double phi) {
    Circuit *circuit = circuit_create(1);
    const struct {
        const char *gate;
        double angle;
    } turns[] = {{"ry", theta}, {"p", phi}};
    for (int i = 0; i < 2; i++) {
        Step step = step_of(circuit, gate_find(turns[i].gate), 0, i);
        step.angles[0] = (Angle){.value = turns[i].angle};
        circuit_place(circuit, step, NULL);
    }
    return circuit;
}

static void read_arrow(Workpiece *piece) {
    const Circuit *now = history_now(piece->history);
    piece->theta = circuit_step(now, 0)->angles[0].value;
    piece->phi = circuit_step(now, 1)->angles[0].value;
}

static void show_run(Workpiece *piece, Run *run) {
    run_destroy(piece->run);
    piece->run = run;
    piece->ticket = 0;
    piece->shown++;
}

static bool selects(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind == GATE_POSTSELECT) return true;
    return false;
}

// Only what cannot be refused is left to a worker: too many branches are told at once, and
// so is a selection that never holds. Noise by chance has no more branches than trials.
static bool is_large(const Workpiece *piece, const Circuit *circuit, const Run *begun) {
    if (!piece->worker || !piece->run) return false;
    if (run_trials(begun))
        return circuit_wires(circuit) <= SAMPLED_QUBITS && !selects(circuit);
    return circuit_wires(circuit) >= LARGE_QUBITS && circuit_pure(circuit);
}

// Works out what is shown, or has it worked out, with that held; on failure the old run and
// what it shows stay.
static bool rerun_held(Workpiece *piece, const Circuit *circuit, size_t most_bytes,
                       Record held, Error *err) {
    RunOptions options = {.most_bytes = most_bytes,
                          .before = piece->run,
                          .noise = piece->noise,
                          .held = held};
    Run *run = run_begin(circuit, options);
    int ticket = is_large(piece, circuit, run) ? worker_take(piece->worker, run) : 0;
    if (ticket) {
        piece->ticket = ticket;
        return true;
    }
    if (run_finish(run, NULL, err)) {
        show_run(piece, run);
        return true;
    }
    run_destroy(run);
    return false;
}

// What is held is let go where the circuit never comes out so.
static bool rerun_within(Workpiece *piece, const Circuit *circuit, size_t most_bytes,
                         Error *err) {
    Error why = {0};
    Record held = holding_of(piece, circuit);
    if (rerun_held(piece, circuit, most_bytes, held, &why)) return true;
    bool never = held.mask && !strcmp(why.key, "run.impossible");
    if (never) return rerun_held(piece, circuit, most_bytes, (Record){0}, err);
    if (err) *err = why;
    return false;
}

bool workpiece_rerun(Workpiece *piece, bool strict, Error *err) {
    const Circuit *shown = workpiece_shown(piece);
    if (!strict) return rerun_within(piece, shown, 0, err);
    return rerun_held(piece, shown, 0, holding_of(piece, shown), err);
}

bool workpiece_receive(Workpiece *piece, const Finished *finished) {
    if (!finished->ticket || finished->ticket != piece->ticket) return false;
    piece->ticket = 0;
    if (finished->run) show_run(piece, finished->run);
    return true;
}

static bool rerun(Workpiece *piece, const Circuit *circuit, Error *err) {
    return rerun_within(piece, circuit, 0, err);
}

static Circuit *first_circuit(const Source *source) {
    if (!source) return circuit_create(2);
    if (source->kind == SOURCE_ARROW) return arrow_circuit(source->theta, source->phi);
    return circuit_copy(source->start);
}

void workpiece_start_within(Workpiece *piece, int index, const Source *source,
                            size_t most_bytes) {
    *piece = (Workpiece){.index = index,
                         .editable = true,
                         .chosen = NO_STEP,
                         .moment = AT_END,
                         .times = times_create(),
                         .insets = inset_sights_create()};
    if (source) {
        piece->arrow = source->kind == SOURCE_ARROW;
        piece->editable = !source->fixed;
        piece->snap = source->snap;
        piece->most_gates = source->most_gates;
        piece->palette = source->palette;
        piece->noise = source->noise;
        piece->noisy = source->noisy;
    }
    Circuit *first = first_circuit(source);
    // More than may be held: its wires alone, all of them, since displays look at them.
    if (!rerun_within(piece, first, most_bytes, NULL)) {
        Circuit *bare = circuit_create(circuit_wires(first));
        circuit_destroy(first);
        first = bare;
        rerun(piece, first, NULL);
    }
    piece->history = history_create(first);
    if (piece->arrow) read_arrow(piece);
}

void workpiece_start(Workpiece *piece, int index, const Source *source) {
    workpiece_start_within(piece, index, source, 0);
}

void workpiece_end(Workpiece *piece) {
    if (piece->inside) inside_end(piece);
    circuit_destroy(piece->preview);
    run_destroy(piece->run);
    times_end(&piece->times);
    falling_end(&piece->falling);
    inset_sights_destroy(piece->insets);
    history_destroy(piece->history);
    step_set_end(&piece->several);
    step_set_end(&piece->held);
    *piece = (Workpiece){0};
}

void workpiece_inherit(Workpiece *piece, Workpiece *old) {
    History *history = old->history;
    old->history = piece->history;
    piece->history = history;
    piece->inside = old->inside;
    old->inside = NULL;
    Run *run = old->run;
    old->run = piece->run;
    piece->run = run;
    piece->ticket = old->ticket;
    piece->preview = old->preview;
    old->preview = NULL;
    piece->cursor_wire = old->cursor_wire;
    piece->cursor_column = old->cursor_column;
    piece->moment = old->moment;
    times_inherit(&piece->times, &old->times);
    piece->scroll = old->scroll;
    piece->seed = old->seed;
    piece->falling = old->falling; // its tally is made anew: of another run
    piece->falling.tally = NULL;
    falling_end(&old->falling);
    piece->held_record = old->held_record;
    piece->shot = old->shot;
    piece->cycles = old->cycles;
    piece->shown++;
    bool other_noise = !noise_equal(&piece->noise, &old->noise);
    workpiece_end(old);
    workpiece_put_back(piece);
    if (other_noise) rerun(piece, history_now(piece->history), NULL);
}

const Circuit *workpiece_shown(const Workpiece *piece) {
    return piece->preview ? piece->preview : history_now(piece->history);
}

void workpiece_to_time(Workpiece *piece, double columns) {
    int end = circuit_columns(workpiece_shown(piece));
    double within = fmax(0, fmin(columns, end));
    if (fabs(within - round(within)) < 1e-9) within = round(within);
    bool ends = within >= end;
    piece->moment = ends ? AT_END : (int)within;
    piece->times.fraction = ends ? 0 : within - floor(within);
}

void workpiece_to_moment(Workpiece *piece, int columns) {
    workpiece_to_time(piece, columns);
}

// The chosen step and the moment must exist in what is shown.
static void keep_in_range(Workpiece *piece) {
    const Circuit *shown = workpiece_shown(piece);
    if (piece->chosen >= circuit_steps(shown)) piece->chosen = NO_STEP;
    int end = circuit_columns(shown);
    if (piece->moment + (piece->times.fraction > 0) > end) workpiece_to_moment(piece, end);
    if (piece->cursor_wire >= circuit_wires(shown))
        piece->cursor_wire = circuit_wires(shown) - 1;
}

int workpiece_moment(const Workpiece *piece) {
    int end = circuit_columns(workpiece_shown(piece));
    return piece->moment < 0 || piece->moment > end ? end : piece->moment;
}

double workpiece_time(const Workpiece *piece) {
    return workpiece_moment(piece) + piece->times.fraction;
}

// Until the worker is done the run is still that of another circuit.
static Sight sight_of(const Workpiece *piece, SightKind kind, double time) {
    double end = run_columns(piece->run);
    return times_sight(&piece->times, kind, piece->run, piece->shown, fmin(time, end));
}

Sight workpiece_sight(const Workpiece *piece) {
    int glance = piece->times.glance, end = run_columns(piece->run);
    double time = piece->moment == AT_END ? end : workpiece_time(piece);
    return sight_of(piece, SIGHT_HERE, glance ? fmin(glance, end) : time);
}

Sight workpiece_pinned(const Workpiece *piece) {
    if (!piece->times.pins) return (Sight){0};
    return sight_of(piece, SIGHT_PINNED, piece->times.pinned);
}

// While a worker has a run at work, the circuit is another already.
const InsetSights *workpiece_insets(const Workpiece *piece) {
    uint64_t key = piece->shown << 32 | (uint32_t)piece->ticket;
    inset_sights_look(piece->insets, workpiece_shown(piece), piece->run, key);
    return piece->insets;
}

bool workpiece_preview(Workpiece *piece, Circuit *next, Error *err) {
    if (!next && !piece->preview) return true;
    bool good = rerun(piece, next ? next : history_now(piece->history), err);
    if (!good) {
        circuit_destroy(next);
        return false;
    }
    circuit_destroy(piece->preview);
    piece->preview = next;
    if (!next) {
        piece->held.count = 0;
        keep_in_range(piece);
    }
    return true;
}

void workpiece_put_back(Workpiece *piece) {
    workpiece_preview(piece, NULL, NULL);
    if (piece->arrow) read_arrow(piece);
}

bool workpiece_commit(Workpiece *piece, Circuit *next, Error *err) {
    circuit_drop_parameters(next);
    if (!rerun(piece, next, err)) {
        circuit_destroy(next);
        return false;
    }
    circuit_destroy(piece->preview);
    piece->preview = NULL;
    piece->held_record = piece->ticket ? (Record){0} : run_held(piece->run);
    history_commit(piece->history, next);
    keep_in_range(piece);
    return true;
}

// The circuit at that time; NULL where that is no other.
static Circuit *at_time(const Circuit *circuit, double time, bool *changed) {
    if (circuit_time(circuit) == time) return NULL;
    Circuit *next = circuit_copy(circuit);
    *changed = circuit_set_time(next, time);
    return next;
}

void workpiece_set_cycle(Workpiece *piece, double time) {
    bool changed = false, preview_changed = false;
    Circuit *next = at_time(history_now(piece->history), time, &changed);
    Circuit *preview =
        piece->preview ? at_time(piece->preview, time, &preview_changed) : NULL;
    if (next) history_amend(piece->history, next);
    if (preview) circuit_destroy(piece->preview);
    if (preview) piece->preview = preview;
    if (piece->preview ? preview_changed : changed)
        rerun(piece, workpiece_shown(piece), NULL);
}

void workpiece_show_present(Workpiece *piece) {
    circuit_destroy(piece->preview);
    piece->preview = NULL;
    piece->chosen = NO_STEP;
    rerun(piece, history_now(piece->history), NULL);
    if (piece->arrow) read_arrow(piece);
    keep_in_range(piece);
}

bool workpiece_undo(Workpiece *piece) {
    const Circuit *before = history_now(piece->history);
    double time = circuit_time(before);
    if (!history_undo(piece->history)) return false;
    holding_carry(piece, before);
    workpiece_show_present(piece);
    workpiece_set_cycle(piece, time);
    return true;
}

bool workpiece_redo(Workpiece *piece) {
    const Circuit *before = history_now(piece->history);
    double time = circuit_time(before);
    if (!history_redo(piece->history)) return false;
    holding_carry(piece, before);
    workpiece_show_present(piece);
    workpiece_set_cycle(piece, time);
    return true;
}

bool workpiece_go(Workpiece *piece, int place) {
    const Circuit *before = history_now(piece->history);
    if (!history_go(piece->history, place)) return false;
    holding_carry(piece, before);
    workpiece_show_present(piece);
    return true;
}

static void follow_arrow(Workpiece *piece, const Live *live) {
    if (!live_bind_arrow(live, piece->index, &piece->theta, &piece->phi)) return;
    Circuit *next = arrow_circuit(piece->theta, piece->phi);
    if (rerun(piece, next, NULL))
        history_amend(piece->history, next);
    else
        circuit_destroy(next);
}

// Where a new noise cannot be run, the old one stays.
static bool follow_noise(Workpiece *piece, const Live *live, const Circuit *shown) {
    Noise before = piece->noise;
    bool other = live_bind_noise(live, piece->index, &piece->noise);
    if (!other && !shown) return true;
    if (rerun(piece, shown ? shown : workpiece_shown(piece), NULL)) return true;
    piece->noise = before;
    return false;
}

void workpiece_follow(Workpiece *piece, const Live *live) {
    if (piece->arrow) {
        follow_arrow(piece, live);
        return;
    }
    if (piece->inside) return; // it is met when the gate is left
    Circuit *next = live_bind(live, piece->index, history_now(piece->history));
    Circuit *preview =
        piece->preview ? live_bind(live, piece->index, piece->preview) : NULL;
    Circuit *shown = piece->preview ? preview : next;
    if (!follow_noise(piece, live, shown)) {
        circuit_destroy(next);
        circuit_destroy(preview);
        return;
    }
    if (next) history_amend(piece->history, next);
    if (!preview) return;
    circuit_destroy(piece->preview);
    piece->preview = preview;
}

void workpiece_turn(Workpiece *piece, double theta, double phi, bool settle) {
    piece->theta = fmin(fmax(theta, 0), M_PI);
    piece->phi = fmod(fmod(phi, 2 * M_PI) + 2 * M_PI, 2 * M_PI);
    Circuit *next = arrow_circuit(piece->theta, piece->phi);
    if (settle)
        workpiece_commit(piece, next, NULL);
    else
        workpiece_preview(piece, next, NULL);
}

// The gates within one of the learner's own count, too.
static int learner_steps(const Circuit *circuit) {
    int count = 0;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        bool own = step->gate->kind == GATE_DEFINED;
        bool counts = !step->locked && step->gate->kind != GATE_DISPLAY;
        if (counts) count += own ? definition_of(step->gate)->steps : 1;
    }
    return count;
}

bool workpiece_room(const Workpiece *piece, int more, Error *err) {
    int steps = learner_steps(history_now(piece->history)) + more;
    return !piece->most_gates || steps <= piece->most_gates ||
           error_set(err, "desk.most_gates", "%d", piece->most_gates);
}

// A lesson's wires are its question's.
bool workpiece_may_rewire(const Workpiece *piece, Error *err) {
    return piece->most_wires || error_set(err, "desk.fixed_wires", "%s", "");
}

static const Circuit *base_of(const Workpiece *piece) {
    return piece->base ? piece->base : history_now(piece->history);
}

static Circuit *with_gate(const Workpiece *piece, const Tool *tool, int wire, int column,
                          Error *err) {
    int more = tool->gate->kind != GATE_DISPLAY;
    if (!workpiece_room(piece, more, err)) return NULL;
    Circuit *next = circuit_copy(base_of(piece));
    Step step = tool_step(next, tool, wire, column);
    if (circuit_place(next, step, err) != NO_STEP) return next;
    circuit_destroy(next);
    return NULL;
}

// The step of `column` whose wires are nearest to `wire` and do not hold it.
static int nearest_step(const Circuit *circuit, int wire, int column) {
    int best = NO_STEP, least = MAX_WIRES + 1;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->column != column || step_wires(step) >> wire & 1) continue;
        for (int w = 0; w < circuit_wires(circuit); w++)
            if (step_wires(step) >> w & 1 && abs(w - wire) < least) {
                least = abs(w - wire);
                best = i;
            }
    }
    return best;
}

// On a wire that was measured a control is a condition on what it read: feed-forward.
static bool put_dot(Circuit *circuit, int step, ControlDot dot, int wire, Error *err) {
    bool plain = dot.kind == DOT_CONTROL || dot.kind == DOT_ANTICONTROL;
    int bit = dots_measured(circuit, wire, circuit_step(circuit, step)->column);
    if (plain && dot.axis == 'z' && bit >= 0)
        return dots_condition(circuit, step, bit, dot.kind == DOT_CONTROL, err);
    return circuit_set_dot(circuit, step, wire, dot, err) != NO_STEP;
}

static Circuit *with_dot(const Workpiece *piece, ControlDot dot, int wire, int column,
                         Error *err) {
    Circuit *next = circuit_copy(base_of(piece));
    int step = nearest_step(next, wire, column);
    if (step == NO_STEP)
        error_set(err, "desk.no_target", "%d", column + 1);
    else if (put_dot(next, step, dot, wire, err))
        return next;
    circuit_destroy(next);
    return NULL;
}

Circuit *workpiece_put(const Workpiece *piece, const Tool *tool, int wire, int column,
                       Error *err) {
    bool own = tool->group == TOOLS_OWN; // made of what is offered
    if (!own && !palette_offers(piece->palette, tool->name)) {
        error_set(err, "desk.not_offered", "%s", tool->label);
        return NULL;
    }
    if (tool->gate) return with_gate(piece, tool, wire, column, err);
    return with_dot(piece, tool->dot, wire, column, err);
}

int workpiece_gates(const Workpiece *piece) {
    return learner_steps(workpiece_shown(piece));
}
