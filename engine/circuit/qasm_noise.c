// Lines of noise in OpenQASM: "noise NAME(rate)" of every wire, with wires behind it of
// these alone; "noise times(gate, T1, T2)" how long a qubit keeps what it has.
#include "circuit/angle.h"
#include "circuit/circuit_noise.h"
#include "circuit/noise_gate.h"
#include "circuit/qasm_pragma.h"

#include <stdlib.h>

typedef struct NoiseLine {
    Token name;
    Angle numbers[MAX_ANGLES];
    int count;
    QasmOperand wires[MOST_OPERANDS];
    int operands; // 0: of every wire
} NoiseLine;

static bool read_line(QasmProgram *p, NoiseLine *line) {
    if (!qasm_expect_name(p, &line->name)) return false;
    line->count = qasm_read_angles(p, line->numbers, MAX_ANGLES);
    if (line->count < 0) return false;
    line->operands = 0;
    if (lexer_take(&p->lexer, ";")) return true;
    line->operands = qasm_operands(p, line->wires, MOST_OPERANDS);
    return line->operands >= 0 && line->operands <= MOST_OPERANDS;
}

static bool set_times(const NoiseLine *line, Noise *noise, Error *err) {
    NoiseTimes times = {line->numbers[0].value, line->numbers[1].value,
                        line->numbers[2].value};
    return noise_set_times(noise, times, err);
}

static void set_rate(const NoiseLine *line, int rate, Noise *noise) {
    double value = line->numbers[0].value;
    if (!line->operands) noise_set(noise, rate, value);
    for (int i = 0; i < line->operands; i++)
        for (int k = 0; k < line->wires[i].items.count; k++)
            noise_set_own(noise, line->wires[i].items.at[k], rate, value);
}

bool qasm_read_noise(QasmProgram *p, Token word) {
    NoiseLine line;
    if (!read_line(p, &line)) return false;
    bool times = token_is(line.name, "times");
    int rate = noise_find(token_excerpt(line.name).text), wanted = times ? 3 : 1;
    if (rate < 0 && !times)
        return qasm_fail(p, line.name, "qasm.noise", "%s", token_excerpt(line.name).text);
    if (line.count != wanted)
        return qasm_fail(p, line.name, "qasm.angles", "%s\t%d\t%d",
                         token_excerpt(line.name).text, wanted, line.count);
    if (p->dry) return true;
    Noise noise = *circuit_noise(p->circuit);
    bool set = !times || set_times(&line, &noise, p->err);
    if (!times) set_rate(&line, rate, &noise);
    return (set && circuit_set_noise(p->circuit, &noise, p->err)) ||
           error_at(p->err, NULL, word.line, word.column);
}

bool qasm_read_channel(QasmProgram *p, Token word) {
    Token name = word;
    if (!qasm_expect_name(p, &name)) return false;
    const Gate *gate = noise_gate_find(token_excerpt(name).text);
    if (gate) return qasm_pragma_step(p, name, gate);
    return qasm_fail(p, name, "qasm.channel", "%s", token_excerpt(name).text);
}

// --- writing

bool qasm_write_channel(QasmWriter *w, const Step *step, const char *condition) {
    Buffer before = w->out;
    w->out = (Buffer){0};
    buffer_print(&w->out, "channel %s", step->gate->name);
    qasm_write_angles(w, step);
    buffer_print(&w->out, " ");
    qasm_write_qubit(w, step->targets[0], &w->out);
    char *statement = buffer_take(&w->out);
    w->out = before;
    bool written = qasm_write_pragma(w, step, condition, statement);
    free(statement);
    return written;
}

static void write_rate(QasmWriter *w, int rate, double value, int wire) {
    Buffer line = {0};
    buffer_print(&line, "noise %s(", noise_name(rate));
    number_write(&line, value);
    buffer_print(&line, ")");
    if (wire >= 0) {
        buffer_print(&line, " ");
        qasm_write_qubit(w, wire, &line);
    }
    qasm_write_pragma(w, NULL, NULL, line.data);
    buffer_clear(&line);
}

static void write_times(QasmWriter *w, NoiseTimes times) {
    const double all[] = {times.gate, times.t1, times.t2};
    Buffer line = {0};
    buffer_print(&line, "noise times");
    for (int i = 0; i < 3; i++) {
        buffer_print(&line, i ? ", " : "(");
        number_write(&line, all[i]);
    }
    buffer_print(&line, ")");
    qasm_write_pragma(w, NULL, NULL, line.data);
    buffer_clear(&line);
}

void qasm_write_noise(QasmWriter *w) {
    const Noise *noise = circuit_noise(w->circuit);
    for (int rate = 0; rate < NOISE_RATES; rate++) {
        if (noise->rates[rate] != 0) write_rate(w, rate, noise->rates[rate], -1);
        for (int wire = 0; wire < circuit_wires(w->circuit); wire++)
            if (noise->own[wire] >> rate & 1)
                write_rate(w, rate, noise->wire[wire][rate], wire);
    }
    if (noise->times.gate > 0) write_times(w, noise->times); // they say two of the rates
}
