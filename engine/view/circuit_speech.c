#include "view/circuit_speech.h"

#include "base/mem.h"
#include "circuit/definition.h"
#include "circuit/names.h"
#include "circuit/start.h"
#include "view/circuit_parts.h"
#include "view/gate_view.h"
#include "view/start_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SPOKEN = 24 }; // most steps that are told one by one

typedef struct Speech {
    const Words *words;
    Lang lang;
    const Circuit *circuit;
    bool degrees;
    Buffer out;
} Speech;

static void add(Buffer *out, char *words) {
    buffer_add(out, words, strlen(words));
    free(words);
}

// "q0、q2": the wires of a set.
static char *wires_words(const Speech *s, uint32_t wires) {
    Buffer out = {0};
    char name[WIRE_LABEL];
    for (int w = 0; w < MAX_WIRES; w++) {
        if (!(wires >> w & 1)) continue;
        if (out.size) buffer_print(&out, "%s", s->lang == LANG_EN ? ", " : "、");
        circuit_wire_label(s->circuit, w, name);
        buffer_print(&out, "%s", name);
    }
    return buffer_take(&out);
}

// In the order of the gate's own wires.
static char *own_wires_words(Speech *s, const Step *step) {
    Buffer out = {0};
    for (int i = 0; i < definition_of(step->gate)->wires; i++) {
        char *one = wires_words(s, UINT32_C(1) << step_own_wire(step, i));
        if (i) buffer_print(&out, "%s", s->lang == LANG_EN ? ", " : "、");
        buffer_print(&out, "%s", one);
        free(one);
    }
    return buffer_take(&out);
}

static void add_about(Speech *s, const char *key, char *about) {
    add(&s->out, words_fill(s->words, s->lang, key, about));
    free(about);
}

// "Y to the 1/2"; yours.
static char *name_words(const Speech *s, const Step *step) {
    char power[24];
    const char *name = gate_words(s->words, s->lang, step->gate);
    gate_power(step, power, sizeof power);
    if (!power[0]) return mem_text(name);
    return words_say(s->words, s->lang, "said.power", "%s\t%s", name, power);
}

static void add_step(Speech *s, const Step *step) {
    char angles[96], condition[72], *name = name_words(s, step);
    gate_angles(step, s->degrees, angles, sizeof angles);
    if (step->gate->kind == GATE_BLOCK)
        gate_operands(step, s->circuit, angles, sizeof angles);
    const char *dollar = strchr(angles, '\\') ? "$" : "";
    // The operands of a block are told by themselves.
    bool block = step->gate->kind == GATE_BLOCK, own = step->gate->kind == GATE_DEFINED;
    char *wires = own     ? own_wires_words(s, step)
                  : block ? wires_words(s, step->block)
                          : wires_words(s, step_wires(step) & ~step_dots(step));
    if (s->lang == LANG_EN) buffer_print(&s->out, " ");
    add(&s->out,
        words_say(s->words, s->lang, "said.step", "%d\t%s%s%s%s%s\t%s", step->column + 1,
                  name, angles[0] ? " " : "", angles[0] ? dollar : "", angles,
                  angles[0] ? dollar : "", wires));
    free(wires);
    free(name);
    if (step->controls) add_about(s, "said.controls", wires_words(s, step->controls));
    if (step->anticontrols)
        add_about(s, "said.anticontrols", wires_words(s, step->anticontrols));
    if (step->parity) add_about(s, "said.parity", wires_words(s, step->parity));
    if (step->x_axis) add_about(s, "said.x_axis", wires_words(s, step->x_axis));
    if (step->y_axis) add_about(s, "said.y_axis", wires_words(s, step->y_axis));
    circuit_condition(step, condition, sizeof condition);
    if (condition[0]) add_about(s, "said.condition", mem_text(condition));
    buffer_print(&s->out, "%s", s->lang == LANG_EN ? "." : "。");
}

static void add_wires(Speech *s, int wires) {
    if (circuit_has_names(s->circuit))
        add_about(s, "said.circuit.named", wires_words(s, (uint32_t)((1ull << wires) - 1)));
    else if (wires == 1)
        add_about(s, "said.circuit.one", mem_text(""));
    else
        add(&s->out, words_say(s->words, s->lang, "said.circuit", "%d", wires - 1));
}

static void add_starts(Speech *s, const Circuit *circuit) {
    for (int wire = 0; wire < circuit_wires(circuit); wire++) {
        WireStart start = circuit_start(circuit, wire);
        const char *name = start_shown_name(&start);
        char label[WIRE_LABEL];
        circuit_wire_label(circuit, wire, label);
        if (start_equal(&start, &(WireStart){0})) continue;
        if (s->lang == LANG_EN) buffer_print(&s->out, " ");
        char arrow[START_WORDS];
        start_words(&start, s->degrees, arrow);
        if (name)
            add(&s->out,
                words_say(s->words, s->lang, "said.start", "%s\t$\\ket{%s}$", label, name));
        else
            add(&s->out,
                words_say(s->words, s->lang, "said.start.arrow", "%s\t%s", label, arrow));
    }
}

char *circuit_words(const Words *words, Lang lang, const Circuit *circuit, bool degrees) {
    Speech s = {.words = words, .lang = lang, .circuit = circuit, .degrees = degrees};
    int steps = circuit_steps(circuit);
    add_wires(&s, circuit_wires(circuit));
    add_starts(&s, circuit);
    if (!steps && lang == LANG_EN) buffer_print(&s.out, " ");
    if (!steps) buffer_print(&s.out, "%s", words_in(words, lang, "said.no_gates"));
    for (int i = 0; i < steps && i < SPOKEN; i++)
        add_step(&s, circuit_step(circuit, i));
    if (steps > SPOKEN) {
        if (lang == LANG_EN) buffer_print(&s.out, " ");
        add(&s.out, words_say(words, lang, "said.more", "%d", steps - SPOKEN));
    }
    return buffer_take(&s.out);
}
