#include "lesson/page_read.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/tool.h"
#include "lesson/source_noise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { START_BYTES = 32 * 1024, PALETTE_BYTES = 512 };

static const double PI = 3.14159265358979323846;

static Source *new_source(Lesson *lesson) {
    size_t count = (size_t)lesson->source_count + 1;
    lesson->sources = mem_grow(lesson->sources, count, sizeof *lesson->sources);
    Source *source = &lesson->sources[lesson->source_count++];
    *source = (Source){.kind = SOURCE_CIRCUIT};
    return source;
}

static bool palette_word(const char *word) {
    Tool tool;
    return tool_find(word, &tool) || !strcmp(word, "start"); // of wires, chosen
}

static void read_palette(Fields *fields, Source *source) {
    if (!fields_has(fields, "palette")) return;
    char palette[PALETTE_BYTES];
    fields_word(fields, "palette", palette, sizeof palette, false);
    source->palette = mem_text(palette);
    char *rest = NULL;
    for (char *word = strtok_r(palette, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest))
        if (!palette_word(word)) fields_fault(fields, "palette");
}

static void lock_steps(Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        Step step = *circuit_step(circuit, i);
        step.locked = true;
        circuit_replace(circuit, i, step, NULL);
    }
}

// The numbers that a circuit's names begin with; yours. NULL: it has none.
static Name *names_at_start(const Lesson *lesson, const Source *source) {
    if (!source->name_count) return NULL;
    Name *names = mem_new((size_t)(source->name_count + 1) * sizeof *names);
    for (int i = 0; i < source->name_count; i++) {
        const Meaning *meaning = &source->names[i];
        bool variable = meaning->kind == MEANS_VARIABLE;
        names[i] = (Name){meaning->name, variable ? lesson->variables[meaning->index].start
                                                  : meaning->number};
    }
    return names;
}

static bool short_line(const char *words) {
    return !words || (text_length(words) <= WIRE_NAME && words[0] && !strchr(words, '\n'));
}

// After the circuit: there is a name for each of its wires, or none at all.
static void read_wires(Fields *fields, Source *source) {
    static const char *const NAMES[] = {"text", NULL};
    size_t count;
    const Data *list = fields_list(fields, "wire_names", DESK_QUBITS, &count);
    if (!count || !fields->good) return;
    if ((int)count != circuit_wires(source->start)) {
        fields_fault(fields, "wire_names");
        return;
    }
    source->wires = mem_new(count * sizeof *source->wires);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields row = fields_within(fields, "wire_names", i, data_at(list, i), NAMES);
        source->wires[i] = fields_text(&row, "text", true);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            if (!short_line(source->wires[i].in[lang])) fields_fault(&row, "text");
        fields_end(fields, &row);
    }
}

static void read_circuit(const Lesson *lesson, Fields *fields, Source *source) {
    int wires = (int)fields_integer(fields, "wires", 1, DESK_QUBITS, 1);
    char *start = mem_new(START_BYTES);
    fields_word(fields, "start", start, START_BYTES, false);
    Error why = {.key = ""};
    source->names = meanings_read(lesson, fields, "names", &source->name_count);
    Name *names = fields->good ? names_at_start(lesson, source) : NULL;
    if (fields->good) source->start = short_form_read(start, wires, names, &why);
    free(names);
    free(start);
    if (!source->start || circuit_wires(source->start) != wires) {
        fields_fault(fields, "start");
        return;
    }
    if (fields_bool(fields, "locked", false)) lock_steps(source->start);
    read_palette(fields, source);
    source_noise_read(lesson, fields, source);
    source->most_gates = (int)fields_integer(fields, "most_gates", 0, 10000, 0);
    read_wires(fields, source);
}

static bool place_turn(Circuit *circuit, const char *gate, int column, double angle) {
    Step step = step_of(circuit, gate_find(gate), 0, column);
    step.angles[0] = (Angle){.text = "", .value = angle};
    return circuit_place(circuit, step, NULL) != NO_STEP;
}

// Where the angles are expressions: what follows names is not for the hand.
static void read_bound(const Lesson *lesson, Fields *fields, Source *source) {
    static const char *const NAMES[] = {"theta", "phi", NULL};
    const Data *object = data_get(fields->object, "bound");
    if (!object) return;
    Fields bound = fields_within(fields, "bound", 0, object, NAMES);
    for (int i = 0; i < 2; i++)
        source->angles[i] =
            expression_field(lesson, &bound, NAMES[i], data_get(object, NAMES[i]));
    if (!source->fixed) fields_fault(&bound, "theta");
    fields_end(fields, &bound);
}

static void read_arrow(const Lesson *lesson, Fields *fields, Source *source) {
    // A hair of room: angles come as decimals.
    source->theta = fields_number(fields, "theta", 0, PI + 1e-9, 0);
    source->phi = fields_number(fields, "phi", 0, 2 * PI + 1e-9, 0);
    source->snap = fields_number(fields, "snap", 0, PI, PI / 12);
    read_bound(lesson, fields, source);
    source->start = circuit_create(1);
    if (!place_turn(source->start, "ry", 0, source->theta) ||
        !place_turn(source->start, "p", 1, source->phi))
        fields_fault(fields, "theta");
}

// All circuits of a lesson are worked out when it opens, so what they take is bounded here.
static void count_states(Lesson *lesson, Fields *fields, const Source *source) {
    if (!fields->good) return;
    lesson->states += run_noisy_bytes(source->start, &source->noise);
    if (lesson->states <= (size_t)STATES_MB << 20) return;
    fields_fault(fields, "start");
    error_set(fields->err, "lesson.states", "%d", STATES_MB);
    error_at(fields->err, lesson->file, source->line, 0);
}

void source_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {
        "noise",   "kind",  "line",   "label",      "wires", "start",
        "palette", "snap",  "locked", "theta",      "phi",   "most_gates",
        "fixed",   "names", "bound",  "wire_names", NULL};
    Fields fields = fields_within(page, "sources", index, data, NAMES);
    if (lesson->source_count == MAX_SOURCES) fields_fault(&fields, "kind");
    char kind[16];
    fields_word(&fields, "kind", kind, sizeof kind, true);
    bool arrow = !strcmp(kind, "arrow");
    if (!arrow && strcmp(kind, "circuit") != 0) fields_fault(&fields, "kind");
    if (fields_end(page, &fields)) {
        Source *source = new_source(lesson);
        source->kind = arrow ? SOURCE_ARROW : SOURCE_CIRCUIT;
        source->line = fields_line(&fields);
        source->label = fields_text(&fields, "label", false);
        source->fixed = fields_bool(&fields, "fixed", false);
        (arrow ? read_arrow : read_circuit)(lesson, &fields, source);
        count_states(lesson, &fields, source);
        fields_end(page, &fields);
    }
}
