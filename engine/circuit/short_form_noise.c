// Noise in the short form: "depolarising(0.1) 0" at one place, "noise readout(0.02)" of
// every wire, "noise readout(0.02) 0 1" of these alone, "noise times(1, 50, 70)".
#include "circuit/angle.h"
#include "circuit/circuit_noise.h"
#include "circuit/noise_gate.h"
#include "circuit/short_form_head.h"
#include "circuit/short_form_inside.h"

// "(0.1, p)": how many there are; -1 after a failure.
static int read_numbers(Reader *r, Angle numbers[MAX_ANGLES]) {
    int count = 0;
    if (!lexer_take(&r->lexer, "(")) return 0;
    do {
        Angle number;
        Token expression = lexer_expression(&r->lexer);
        if (!token_angle(expression, r->names, true, &number, r->err)) return -1;
        if (count < MAX_ANGLES) numbers[count] = number;
        count++;
    } while (lexer_take(&r->lexer, ","));
    return short_expect(r, ")") ? count : -1;
}

static bool read_so_many(Reader *r, Token name, Angle numbers[MAX_ANGLES], int wanted) {
    int count = read_numbers(r, numbers);
    if (count < 0 || count == wanted) return count >= 0;
    return short_fail(r, name, "short.angles", token_excerpt(name).text, wanted, count);
}

bool short_noise_comes(const Reader *r) {
    return r->lexer.token.kind == TOKEN_NAME &&
           noise_gate_find(token_excerpt(r->lexer.token).text);
}

bool short_read_noise_gate(Reader *r, Step *step) {
    Token name = r->lexer.token;
    step->gate = noise_gate_find(token_excerpt(name).text);
    lexer_next(&r->lexer);
    if (!read_so_many(r, name, step->angles, step->gate->angles)) return false;
    if (!short_read_wire(r, &step->targets[0])) return false;
    step->targets[1] = step->targets[0];
    return true;
}

// --- Rates

static bool read_wires(Reader *r, Noise *noise, int rate, double value) {
    while (r->lexer.token.kind != TOKEN_END && !token_is(r->lexer.token, ";")) {
        int wire;
        if (!short_read_wire(r, &wire)) return false;
        noise_set_own(noise, wire, rate, value);
        lexer_take(&r->lexer, ",");
    }
    return true;
}

static bool read_rate(Reader *r, Token name, int rate, Noise *noise) {
    Angle numbers[MAX_ANGLES] = {{{0}, 0}};
    if (!read_so_many(r, name, numbers, 1)) return false;
    double value = numbers[0].value;
    bool all = r->lexer.token.kind == TOKEN_END || token_is(r->lexer.token, ";");
    if (all) noise_set(noise, rate, value);
    return all || read_wires(r, noise, rate, value);
}

static bool read_times(Reader *r, Token name, Noise *noise) {
    Angle n[MAX_ANGLES] = {{{0}, 0}};
    if (!read_so_many(r, name, n, 3)) return false;
    NoiseTimes times = {n[0].value, n[1].value, n[2].value};
    return noise_set_times(noise, times, r->err) ||
           error_at(r->err, NULL, name.line, name.column);
}

bool short_read_noise(Reader *r) {
    Token name = r->lexer.token;
    if (name.kind != TOKEN_NAME) return short_fail_syntax(r);
    int rate = noise_find(token_excerpt(name).text);
    bool times = token_is(name, "times");
    if (rate < 0 && !times)
        return short_fail(r, name, "qasm.noise", token_excerpt(name).text, 0, 0);
    lexer_next(&r->lexer);
    Noise noise = *circuit_noise(r->circuit);
    bool read = times ? read_times(r, name, &noise) : read_rate(r, name, rate, &noise);
    if (!read) return false;
    return circuit_set_noise(r->circuit, &noise, r->err) ||
           error_at(r->err, NULL, name.line, name.column);
}

// --- Writing

static void write_number(Buffer *out, double value, const char *before) {
    buffer_print(out, "%s", before);
    number_write(out, value);
}

static void write_rate(Buffer *out, const Noise *noise, int rate, int wires,
                       const char **between) {
    if (noise->rates[rate] != 0) {
        buffer_print(out, "%snoise %s", *between, noise_name(rate));
        write_number(out, noise->rates[rate], "(");
        buffer_print(out, ")");
        *between = "; ";
    }
    for (int wire = 0; wire < wires; wire++) {
        if (!(noise->own[wire] >> rate & 1)) continue;
        buffer_print(out, "%snoise %s", *between, noise_name(rate));
        write_number(out, noise->wire[wire][rate], "(");
        buffer_print(out, ") %d", wire);
        *between = "; ";
    }
}

void short_noise_write(Buffer *out, const Circuit *circuit, const char **between) {
    const Noise *noise = circuit_noise(circuit);
    for (int rate = 0; rate < NOISE_RATES; rate++)
        write_rate(out, noise, rate, circuit_wires(circuit), between);
    if (noise->times.gate <= 0) return;
    buffer_print(out, "%snoise times", *between);
    write_number(out, noise->times.gate, "(");
    write_number(out, noise->times.t1, ", ");
    write_number(out, noise->times.t2, ", ");
    buffer_print(out, ")");
    *between = "; ";
}
