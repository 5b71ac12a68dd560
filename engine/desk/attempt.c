#include "desk/attempt.h"

#include "circuit/short_form.h"
#include "desk/response.h"

#include <math.h>
#include <string.h>

uint64_t attempt_seed(const Study *study, int exercise) {
    uint64_t seed = study->options.seed + (uint64_t)study->answers[exercise].draws;
    return seed & ((UINT64_C(1) << 53) - 1);
}

void attempt_free(Answer *answer) {
    given_free(answer->given, answer->given_count);
    answer->given_count = 0;
}

// --- asking

static int next_of(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; lesson && i < lesson->exercise_count; i++)
        if (study->answers[i].to_draw || study->answers[i].to_solve) return i;
    return -1;
}

bool attempt_waits(const Study *study) {
    return next_of(study) >= 0;
}

bool attempt_ask(Study *study) {
    int exercise = next_of(study);
    if (exercise < 0) return false;
    Answer *answer = &study->answers[exercise];
    bool draws = answer->to_draw;
    Data *arg = data_new_object();
    data_put(arg, "exercise", data_new_text(study_lesson(study)->exercises[exercise].id));
    data_put(arg, "seed", data_new_integer((long long)attempt_seed(study, exercise)));
    *(draws ? &answer->to_draw : &answer->to_solve) = false;
    study->attempting = exercise;
    study->calling = draws ? CALLING_DRAW : CALLING_SOLUTION;
    visit_call(study->visit, draws ? "draw" : "solution", arg, 0);
    data_free(arg);
    return true;
}

// --- what came

static void take_draw(Answer *answer, const Data *data) {
    Given given[MAX_GIVEN];
    int count = given_read(data, given, NULL);
    if (count < 0) return;
    attempt_free(answer);
    memcpy(answer->given, given, sizeof given);
    answer->given_count = count;
}

static bool take_number(Study *study, int exercise, const Data *data) {
    field_set(&study->answers[exercise].field, data_text(data_get(data, "text"), ""));
    return true;
}

static Workpiece *piece_of(Study *study, int exercise) {
    return &study->pieces[study_lesson(study)->exercises[exercise].source];
}

static bool take_circuit(Study *study, int exercise, const Data *data) {
    Workpiece *piece = piece_of(study, exercise);
    int wires = circuit_wires(history_now(piece->history));
    const char *text = data_text(data_get(data, "circuit"), "");
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    bool fits = circuit && circuit_wires(circuit) == wires;
    if (fits)
        workpiece_commit(piece, circuit, NULL);
    else
        circuit_destroy(circuit);
    return fits;
}

static bool take_arrow(Study *study, int exercise, const Data *data) {
    workpiece_turn(piece_of(study, exercise), data_number(data_get(data, "theta"), 0),
                   data_number(data_get(data, "phi"), 0), true);
    return true;
}

static bool take_chosen(Study *study, int exercise, const Data *data) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    const Data *list = data_get(data, "chosen");
    bool marks = about->input == INPUT_MARKS;
    int most = marks ? about->distance * about->distance : about->option_count;
    uint32_t chosen = 0;
    for (size_t i = 0; i < data_count(list); i++) {
        long long option = data_integer(data_at(list, i), -1);
        if (option < 0 || option >= most) return false;
        chosen |= 1u << option;
    }
    study->answers[exercise].chosen = chosen;
    return true;
}

static bool take_code(Study *study, int exercise, const Data *data) {
    const char *code = data_text(data_get(data, "code"), "");
    if (strlen(code) >= EDITOR_SIZE) return false;
    editor_restart(&study->answers[exercise].editor, code);
    return true;
}

// False where it is no whole number of steps.
static bool read_pulse(const Exercise *about, const Data *data, Pulse *pulse) {
    const Data *wait = data_get(data, "wait");
    double size = wait ? data_number(wait, 0) : data_number(data_get(data, "angle"), 0);
    double steps = size / (wait ? about->wait_step : about->angle_step);
    if (!(steps > 0.5 && steps < 1e6)) return false;
    *pulse = (Pulse){.wait = wait != NULL,
                     .axis = (int)(data_integer(data_get(data, "axis"), 0) & 3),
                     .steps = (int)lround(steps)};
    return fabs(steps - pulse->steps) < 1e-6;
}

static bool take_pulses(Study *study, int exercise, const Data *data) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    const Data *list = data_get(data, "pulses");
    PulseRow row = {.count = (int)data_count(list)};
    if (row.count > about->most || row.count > MAX_PULSES) return false;
    for (int i = 0; i < row.count; i++)
        if (!read_pulse(about, data_at(list, (size_t)i), &row.pulses[i])) return false;
    study->answers[exercise].pulses = row;
    return true;
}

static bool take_response(Study *study, int exercise, const Data *data) {
    return response_take(&study->answers[exercise],
                         &study_lesson(study)->exercises[exercise], data);
}

typedef bool Take(Study *study, int exercise, const Data *data);

// The answer goes where the learner's would, and can be changed like it.
bool attempt_take(Study *study, int exercise, const Data *data) {
    static Take *const takes[INPUT_COUNT] = {
        [INPUT_NUMBER] = take_number,  [INPUT_CHOICE] = take_chosen,
        [INPUT_ARROW] = take_arrow,    [INPUT_CIRCUIT] = take_circuit,
        [INPUT_CODE] = take_code,      [INPUT_MARKS] = take_chosen,
        [INPUT_PULSES] = take_pulses,  [INPUT_BARS] = take_response,
        [INPUT_ORDER] = take_response, [INPUT_PLACES] = take_response,
    };
    bool taken =
        takes[study_lesson(study)->exercises[exercise].input](study, exercise, data);
    study_typed(study, exercise);
    return taken;
}

void attempt_collect(Study *study, Calling calling) {
    const Error *mistake = visit_mistake(study->visit);
    const Data *data = visit_answer(study->visit);
    if (mistake->key[0])
        study->mistake = *mistake;
    else if (calling == CALLING_DRAW)
        take_draw(&study->answers[study->attempting], data);
    else
        attempt_take(study, study->attempting, data_get(data, "answer"));
}

// --- what the learner does

void study_pulse(Study *study, int exercise, int place, int act) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    if (pulse_act(&study->answers[exercise].pulses, about, place, (PulseAct)act))
        study_typed(study, exercise);
}

void study_bar(Study *study, int exercise, int bar, double value) {
    Answer *answer = &study->answers[exercise];
    if (answer->locked) return;
    response_bar(answer, &study_lesson(study)->exercises[exercise], bar, value);
    study_typed(study, exercise);
}

void study_card_to(Study *study, int exercise, int card, int slot) {
    response_card_to(&study->answers[exercise], &study_lesson(study)->exercises[exercise],
                     card, slot);
    study_typed(study, exercise);
}

void study_card_in(Study *study, int exercise, int card, int place) {
    response_card_in(&study->answers[exercise], &study_lesson(study)->exercises[exercise],
                     card, place);
    study_typed(study, exercise);
}

void study_again(Study *study, int exercise) {
    Answer *answer = &study->answers[exercise];
    response_start(answer, &study_lesson(study)->exercises[exercise]);
    answer->locked = false;
    verdict_free(&answer->verdict);
    study_typed(study, exercise);
}

static const Demo *demo_of(const Study *study, int exercise) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    int demo = study->answers[exercise].verdict.demo;
    bool said = study->answers[exercise].verdict.kind != VERDICT_NONE;
    return said && demo >= 0 && demo < about->demo_count ? &about->demos[demo] : NULL;
}

double study_demo(const Study *study, int exercise) {
    const Demo *demo = demo_of(study, exercise);
    double began = study->answers[exercise].demo_began;
    if (!demo || began <= 0) return 1;
    return fmin(fmax((study->now - began) / demo->seconds, 0), 1);
}

void study_replay(Study *study, int exercise) {
    const Demo *demo = demo_of(study, exercise);
    study->answers[exercise].demo_began = demo ? study->now : 0;
    if (!demo) return;
    Workpiece *piece = &study->pieces[demo->source];
    workpiece_to_moment(piece, circuit_columns(workpiece_shown(piece)));
}

bool study_plays(const Study *study) {
    const Lesson *lesson = study_lesson(study);
    for (int i = 0; lesson && i < lesson->exercise_count; i++)
        if (lesson->exercises[i].page == study->page && study_demo(study, i) < 1)
            return true;
    return false;
}

void study_redraw(Study *study, int exercise) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    Answer *answer = &study->answers[exercise];
    if (!about->given) return;
    answer->draws++;
    answer->to_draw = answer->anew = true;
    answer->shown = answer->explain = false;
    answer->chosen = 0;
    field_set(&answer->field, "");
    study_again(study, exercise);
}

bool study_solve(Study *study, int exercise) {
    Answer *answer = &study->answers[exercise];
    if (answer->tries < 2 || answer->right || answer->locked) return false;
    answer->to_solve = true;
    return true;
}

void study_fill(Study *study, int exercise) {
    study->answers[exercise].to_solve = true;
}
