// What a learner's answer is, as the jail takes it.
#include "desk/inside.h"
#include "desk/study.h"

#include "desk/response.h"

#include <stdlib.h>

// As the jail takes it: turns with axis and angle in radians, waits in the lesson's time.
static Data *pulses_data(const PulseRow *row, const Exercise *about) {
    Data *list = data_new_array();
    for (int i = 0; i < row->count; i++) {
        const Pulse *pulse = &row->pulses[i];
        Data *data = data_new_object();
        if (pulse->wait) {
            data_put(data, "wait", data_new_number(pulse->steps * about->wait_step));
        } else {
            data_put(data, "axis", data_new_integer(pulse->axis));
            data_put(data, "angle", data_new_number(pulse->steps * about->angle_step));
        }
        data_push(list, data);
    }
    return list;
}

Data *study_answer(const Study *study, int exercise) {
    const Exercise *about = &study_lesson(study)->exercises[exercise];
    const Answer *answer = &study->answers[exercise];
    Data *data = data_new_object();
    if (about->input == INPUT_NUMBER)
        data_put(data, "text", data_new_text(answer->field.text));
    if (about->input == INPUT_PULSES)
        data_put(data, "pulses", pulses_data(&answer->pulses, about));
    if (about->input == INPUT_CHOICE || about->input == INPUT_MARKS) {
        Data *chosen = data_new_array();
        for (int i = 0; i < 32; i++)
            if (answer->chosen >> i & 1) data_push(chosen, data_new_integer(i));
        data_put(data, "chosen", chosen);
    }
    if (about->input == INPUT_CODE)
        data_put(data, "code", data_new_text(answer->editor.text));
    if (about->input == INPUT_ARROW) {
        data_put(data, "theta", data_new_number(study->pieces[about->source].theta));
        data_put(data, "phi", data_new_number(study->pieces[about->source].phi));
    }
    if (about->input == INPUT_CIRCUIT) {
        Circuit *whole = inside_whole(&study->pieces[about->source]);
        char *text = live_short_form(whole);
        circuit_destroy(whole);
        data_put(data, "circuit", data_new_text(text));
        free(text);
    }
    response_put(answer, about, data);
    return data;
}

char *study_answer_text(const Study *study, int exercise) {
    Data *data = study_answer(study, exercise);
    char *text = data_write(data);
    data_free(data);
    return text;
}
