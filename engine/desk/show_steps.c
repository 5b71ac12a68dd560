#include "desk/show_steps.h"

#include "base/mem.h"
#include "circuit/short_form.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- steps in a row

int show_step_count(const Lesson *lesson) {
    int count = 0;
    for (int i = 0; i < lesson->page_count; i++)
        count += lesson->pages[i].steps + 1;
    return count;
}

int show_step_number(const Lesson *lesson, ShowStep at) {
    int number = 0;
    for (int i = 0; i < at.page && i < lesson->page_count; i++)
        number += lesson->pages[i].steps + 1;
    if (at.page >= lesson->page_count) return number - 1;
    int most = lesson->pages[at.page].steps;
    return number + (at.step < 0 ? 0 : at.step < most ? at.step : most);
}

ShowStep show_step_at(const Lesson *lesson, int number) {
    if (number < 0) return (ShowStep){0, 0};
    for (int i = 0; i < lesson->page_count; i++) {
        if (number <= lesson->pages[i].steps) return (ShowStep){i, number};
        number -= lesson->pages[i].steps + 1;
    }
    int last = lesson->page_count - 1;
    return (ShowStep){last, lesson->pages[last].steps};
}

bool show_step_same(ShowStep a, ShowStep b) {
    return a.page == b.page && a.step == b.step;
}

// --- one state

static StepState state_for(const Lesson *lesson) {
    size_t sources = (size_t)lesson->source_count;
    StepState state = {.kept = true,
                       .variables = lesson->variable_count,
                       .sources = lesson->source_count,
                       .stages = lesson->stage_count,
                       .exercises = lesson->exercise_count};
    state.numbers = mem_new(((size_t)lesson->variable_count + 1) * sizeof *state.numbers);
    state.circuits = mem_new((sources + 1) * sizeof *state.circuits);
    state.angles = mem_new((sources + 1) * sizeof *state.angles);
    state.seeds = mem_new((sources + 1) * sizeof *state.seeds);
    state.clocks = mem_new(((size_t)lesson->stage_count + 1) * sizeof *state.clocks);
    state.shown = mem_new(((size_t)lesson->exercise_count + 1) * sizeof *state.shown);
    return state;
}

bool step_state_fits(const StepState *state, const Lesson *lesson) {
    return state->kept && state->variables == lesson->variable_count &&
           state->sources == lesson->source_count && state->stages == lesson->stage_count &&
           state->exercises == lesson->exercise_count;
}

void step_state_end(StepState *state) {
    for (int i = 0; i < state->sources; i++)
        free(state->circuits[i]);
    free(state->numbers);
    free(state->circuits);
    free(state->angles);
    free(state->seeds);
    free(state->clocks);
    free(state->shown);
    *state = (StepState){.kept = false};
}

static char *circuit_text(const Workpiece *piece) {
    if (piece->arrow || !piece->editable) return mem_text("");
    const Circuit *now = history_now(piece->history);
    char *form = short_form_write(now, true);
    Buffer text = {0};
    buffer_print(&text, "%d %d\n%s", circuit_wires(now), circuit_bits(now), form);
    free(form);
    return buffer_take(&text);
}

StepState step_state_now(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    StepState state = state_for(lesson);
    for (int i = 0; i < lesson->variable_count; i++)
        state.numbers[i] = live_number(study->live, i);
    for (int i = 0; i < lesson->source_count; i++) {
        const Workpiece *piece = &study->pieces[i];
        state.circuits[i] = circuit_text(piece);
        state.angles[i][0] = piece->theta;
        state.angles[i][1] = piece->phi;
        state.seeds[i] = piece->seed;
    }
    for (int i = 0; i < lesson->stage_count; i++)
        state.clocks[i] = study->stages.rows[i].t;
    for (int i = 0; i < lesson->exercise_count; i++)
        state.shown[i] = study->answers[i].shown;
    return state;
}

static Circuit *circuit_of(const char *text) {
    int wires, bits;
    const char *form = strchr(text, '\n');
    if (!form || sscanf(text, "%d %d", &wires, &bits) != 2) return NULL;
    if (wires < 1 || wires > MAX_WIRES) return NULL;
    Circuit *circuit = short_form_read(form + 1, wires, NULL, NULL);
    bool same = circuit && circuit_wires(circuit) == wires;
    if (same && circuit_bits(circuit) == bits) return circuit;
    if (same && circuit_set_bits(circuit, bits, NULL)) return circuit;
    circuit_destroy(circuit);
    return NULL;
}

// The lesson's own number of wires stays.
static void put_circuit(Workpiece *piece, const char *text) {
    char *now = circuit_text(piece);
    bool same = !strcmp(now, text);
    free(now);
    if (same || !text[0]) return;
    Circuit *circuit = circuit_of(text);
    bool fits =
        circuit && circuit_wires(circuit) == circuit_wires(history_now(piece->history));
    if (!fits) {
        circuit_destroy(circuit);
        return;
    }
    workpiece_commit(piece, circuit, NULL);
}

static void put_piece(const StepState *state, Study *study, int source) {
    Workpiece *piece = &study->pieces[source];
    const double *angles = state->angles[source];
    bool turned = piece->theta != angles[0] || piece->phi != angles[1];
    if (piece->arrow && piece->editable && turned)
        workpiece_turn(piece, angles[0], angles[1], true);
    else if (!piece->arrow && piece->editable)
        put_circuit(piece, state->circuits[source]);
    piece->seed = state->seeds[source];
    study_touched(study, source);
}

void step_state_put(const StepState *state, Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->variable_count; i++)
        if (isfinite(state->numbers[i])) study_set(study, i, state->numbers[i]);
    for (int i = 0; i < lesson->source_count; i++)
        put_piece(state, study, i);
    for (int i = 0; i < lesson->stage_count; i++) {
        StageState *row = &study->stages.rows[i];
        if (study->stages.still || row->t == state->clocks[i]) continue;
        row->t = state->clocks[i];
        row->playing = false;
        row->wanted = true;
    }
    for (int i = 0; i < lesson->exercise_count; i++)
        study->answers[i].shown = state->shown[i];
}

void step_state_put_hands(const StepState *state, Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; i < lesson->variable_count; i++)
        if (lesson->variables[i].kind == VARIABLE_TALLY && isfinite(state->numbers[i]))
            study_set(study, i, state->numbers[i]);
}

// --- all of them

void show_steps_start(ShowSteps *steps, const Lesson *lesson) {
    steps->count = show_step_count(lesson);
    steps->rows = mem_new((size_t)steps->count * sizeof *steps->rows);
}

void show_steps_end(ShowSteps *steps) {
    for (int i = 0; i < steps->count; i++)
        step_state_end(&steps->rows[i]);
    free(steps->rows);
    *steps = (ShowSteps){0};
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

// What the step was left with before and is left with now, for one thing after the other:
// `next` has the old one there and takes the new one. False: it has another.
static void carry_number(ShowSteps *steps, int number, int i, double was, double now) {
    if (same_number(was, now)) return;
    for (int n = number + 1; n < steps->count; n++) {
        if (!steps->rows[n].kept) continue;
        if (!same_number(steps->rows[n].numbers[i], was)) return;
        steps->rows[n].numbers[i] = now;
    }
}

static void carry_circuit(ShowSteps *steps, int number, int i, const StepState *was,
                          const StepState *now) {
    if (!strcmp(was->circuits[i], now->circuits[i])) return;
    for (int n = number + 1; n < steps->count; n++) {
        StepState *row = &steps->rows[n];
        if (!row->kept) continue;
        if (strcmp(row->circuits[i], was->circuits[i]) != 0) return;
        free(row->circuits[i]);
        row->circuits[i] = mem_text(now->circuits[i]);
    }
}

static bool same_angles(const StepState *a, const StepState *b, int i) {
    return a->angles[i][0] == b->angles[i][0] && a->angles[i][1] == b->angles[i][1];
}

static void carry_angles(ShowSteps *steps, int number, int i, const StepState *was,
                         const StepState *now) {
    if (same_angles(was, now, i)) return;
    for (int n = number + 1; n < steps->count; n++) {
        StepState *row = &steps->rows[n];
        if (!row->kept) continue;
        if (!same_angles(row, was, i)) return;
        memcpy(row->angles[i], now->angles[i], sizeof row->angles[i]);
    }
}

bool step_state_same(const StepState *a, const StepState *b) {
    if (!a->kept || !b->kept || a->variables != b->variables || a->sources != b->sources)
        return false;
    for (int i = 0; i < a->variables; i++)
        if (!same_number(a->numbers[i], b->numbers[i])) return false;
    for (int i = 0; i < a->sources; i++)
        if (strcmp(a->circuits[i], b->circuits[i]) != 0 || !same_angles(a, b, i))
            return false;
    return true;
}

void show_steps_leave(ShowSteps *steps, const Study *study, int number) {
    const Lesson *lesson = study_lesson(study);
    if (number < 0 || number >= steps->count) return;
    StepState now = step_state_now(study), was = steps->rows[number];
    for (int i = 0; was.kept && i < lesson->variable_count; i++)
        carry_number(steps, number, i, was.numbers[i], now.numbers[i]);
    for (int i = 0; was.kept && i < lesson->source_count; i++) {
        carry_circuit(steps, number, i, &was, &now);
        carry_angles(steps, number, i, &was, &now);
    }
    step_state_end(&was);
    steps->rows[number] = now;
}

void show_steps_enter(const ShowSteps *steps, Study *study, int number) {
    for (int n = number; n >= 0; n--)
        if (n < steps->count && steps->rows[n].kept) {
            step_state_put(&steps->rows[n], study);
            return;
        }
}

// --- as data

static Data *numbers_data(const double *numbers, int count) {
    Data *list = data_new_array();
    for (int i = 0; i < count; i++)
        data_push(list, data_new_number(numbers[i]));
    return list;
}

Data *step_state_data(const StepState *state, const Lesson *lesson) {
    Data *data = data_new_object(), *circuits = data_new_array(), *seeds = data_new_array();
    Data *shown = data_new_array();
    for (int i = 0; i < lesson->source_count; i++) {
        data_push(circuits, data_new_text(state->circuits[i]));
        data_push(seeds, data_new_integer((long long)state->seeds[i]));
    }
    for (int i = 0; i < lesson->exercise_count; i++)
        data_push(shown, data_new_bool(state->shown[i]));
    data_put(data, "numbers", numbers_data(state->numbers, lesson->variable_count));
    data_put(data, "circuits", circuits);
    data_put(data, "angles", numbers_data(state->angles[0], 2 * lesson->source_count));
    data_put(data, "seeds", seeds);
    data_put(data, "clocks", numbers_data(state->clocks, lesson->stage_count));
    data_put(data, "shown", shown);
    return data;
}

static double number_at(const Data *list, int index, double otherwise) {
    return data_number(data_at(list, (size_t)index), otherwise);
}

// Angles of an arrow are within their ranges, whatever the text says.
static double within(double number, double most) {
    return number >= 0 && number <= most ? number : 0;
}

StepState step_state_read(const Data *data, const Lesson *lesson) {
    const Data *numbers = data_get(data, "numbers"), *angles = data_get(data, "angles");
    bool fits = data_count(numbers) == (size_t)lesson->variable_count &&
                data_count(angles) == 2 * (size_t)lesson->source_count;
    if (!fits) return (StepState){.kept = false};
    StepState state = state_for(lesson);
    for (int i = 0; i < lesson->variable_count; i++)
        state.numbers[i] = number_at(numbers, i, NAN);
    for (int i = 0; i < lesson->source_count; i++) {
        size_t at = (size_t)i;
        state.circuits[i] =
            mem_text(data_text(data_at(data_get(data, "circuits"), at), ""));
        state.angles[i][0] = within(number_at(angles, 2 * i, 0), 3.1415926536);
        state.angles[i][1] = within(number_at(angles, 2 * i + 1, 0), 6.2831853072);
        long long seed = data_integer(data_at(data_get(data, "seeds"), at), 0);
        state.seeds[i] = seed > 0 ? (uint64_t)seed : 0;
    }
    for (int i = 0; i < lesson->stage_count; i++)
        state.clocks[i] = fmax(0, number_at(data_get(data, "clocks"), i, 0));
    for (int i = 0; i < lesson->exercise_count; i++)
        state.shown[i] = data_bool(data_at(data_get(data, "shown"), (size_t)i), false);
    return state;
}
