#include "circuit/short_form.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/angle.h"
#include "circuit/short_form_head.h"
#include "circuit/short_form_inside.h"
#include "circuit/start.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- Pieces

bool short_fail(Reader *r, Token token, const char *key, const char *first, int a, int b) {
    error_set(r->err, key, "%s\t%d\t%d", first, a, b);
    return error_at(r->err, NULL, token.line, token.column);
}

bool short_fail_syntax(Reader *r) {
    Token token = r->lexer.token;
    bool end = token.kind == TOKEN_END || token_is(token, ";") || token_is(token, "}");
    return short_fail(r, token, end ? "short.end" : "short.syntax",
                      token_excerpt(token).text, 0, 0);
}

bool short_expect(Reader *r, const char *sign) {
    return lexer_take(&r->lexer, sign) || short_fail_syntax(r);
}

bool short_read_whole(Reader *r, int most, int *value) {
    if (!token_whole(r->lexer.token, most, value)) return short_fail_syntax(r);
    lexer_next(&r->lexer);
    return true;
}

// "0", or "q0" and "c0" where `letter` may stand before it.
static bool token_numbered(Token token, char letter, int *number) {
    if (token.kind == TOKEN_NAME && token.size > 1 && *token.text == letter)
        token.text++, token.size--, token.kind = TOKEN_NUMBER;
    return token_whole(token, 9999, number);
}

static bool wire_exists(Reader *r, int wire) {
    int wires = circuit_wires(r->circuit);
    if (wire >= r->named) r->named = wire + 1;
    if (wire < wires) return true;
    Token token = r->lexer.token;
    if (r->grows) {
        if (circuit_set_wires(r->circuit, wire + 1, r->err)) return true;
    } else {
        error_set(r->err, "circuit.no_wire", "%d\t%d\t%d", wire, wires, wires - 1);
    }
    return error_at(r->err, NULL, token.line, token.column);
}

bool short_read_wire(Reader *r, int *wire) {
    if (!token_numbered(r->lexer.token, 'q', wire)) return short_fail_syntax(r);
    if (!wire_exists(r, *wire)) return false;
    lexer_next(&r->lexer);
    return true;
}

static bool bit_exists(Reader *r, int bit) {
    Token token = r->lexer.token;
    if (bit < circuit_bits(r->circuit)) return true;
    if (circuit_set_bits(r->circuit, bit + 1, r->err)) return true;
    return error_at(r->err, NULL, token.line, token.column);
}

static bool read_bit(Reader *r, int *bit) {
    if (!token_numbered(r->lexer.token, 'c', bit)) return short_fail_syntax(r);
    if (!bit_exists(r, *bit)) return false;
    lexer_next(&r->lexer);
    return true;
}

// --- Gates

// "pow(1/2) @": a power of a power would not be the power of the product.
static bool read_power(Reader *r, Modifiers *modifiers) {
    Token word = r->lexer.token;
    if (modifiers->powered) return short_fail(r, word, "short.pow", "pow", 0, 0);
    modifiers->powered = true;
    lexer_next(&r->lexer);
    if (!short_expect(r, "(")) return false;
    Token expression = lexer_expression(&r->lexer);
    return token_angle(expression, r->names, true, &modifiers->power, r->err) &&
           short_expect(r, ")") && short_expect(r, "@");
}

static bool read_modifier(Reader *r, Modifiers *modifiers) {
    int times = 1;
    Token word = r->lexer.token;
    const DotWord *dot = dot_word_find(word.text, word.size);
    if (lexer_take(&r->lexer, "inv")) {
        bool *inverse =
            modifiers->powered ? &modifiers->inverse_within : &modifiers->inverse;
        *inverse = !*inverse;
        return short_expect(r, "@");
    }
    if (token_is(word, "pow")) return read_power(r, modifiers);
    lexer_next(&r->lexer);
    if (lexer_take(&r->lexer, "("))
        if (!short_read_whole(r, MAX_WIRES, &times) || !short_expect(r, ")")) return false;
    if (modifiers->count + times > MAX_WIRES)
        return short_fail(r, word, "short.controls", "", MAX_WIRES, 0);
    while (times-- > 0)
        modifiers->dots[modifiers->count++] = (ControlDot){dot->kind, dot->axis};
    return short_expect(r, "@");
}

static bool read_modifiers(Reader *r, Modifiers *modifiers) {
    for (;;) {
        Token token = r->lexer.token;
        bool dot = token.kind == TOKEN_NAME && dot_word_find(token.text, token.size);
        if (!dot && !token_is(token, "inv") && !token_is(token, "pow")) return true;
        if (!read_modifier(r, modifiers)) return false;
    }
}

static bool read_spelling(Reader *r, Spelling *spelling) {
    Token token = r->lexer.token;
    if (token.kind != TOKEN_NAME) return short_fail_syntax(r);
    lexer_next(&r->lexer);
    if (spelling_find(token.text, token.size, spelling)) return true;
    Excerpt name = token_excerpt(token);
    const char *near = spelling_nearest(name.text);
    error_set(r->err, near ? "short.gate_near" : "short.gate", "%s\t%s", name.text,
              near ? near : "");
    return error_at(r->err, NULL, token.line, token.column);
}

static bool read_angles(Reader *r, const Spelling *spelling, Angle *angles) {
    Token start = r->lexer.token;
    int count = 0, wanted = spelling_angles(spelling);
    if (spelling->first_angle) *angles++ = (Angle){"pi/2", acos(0)};
    if (lexer_take(&r->lexer, "(") && !lexer_take(&r->lexer, ")")) {
        do {
            Angle angle;
            Token expression = lexer_expression(&r->lexer);
            if (!token_angle(expression, r->names, true, &angle, r->err)) return false;
            if (count < wanted) angles[count] = angle;
            count++;
        } while (lexer_take(&r->lexer, ","));
        if (!short_expect(r, ")")) return false;
    }
    if (count == wanted) return true;
    return short_fail(r, start, "short.angles", spelling->name, wanted, count);
}

// At the end of the text, or of the body of a gate.
static bool ends(const Reader *r) {
    return r->lexer.token.kind == TOKEN_END || (r->within && token_is(r->lexer.token, "}"));
}

// Up to `most` wires, with or without commas between; their number, -1 after a failure.
static int read_wires(Reader *r, int *wires, int most) {
    int count = 0;
    do {
        int wire;
        if (!short_read_wire(r, &wire)) return -1;
        if (count < most) wires[count] = wire;
        count++;
        lexer_take(&r->lexer, ",");
    } while (!token_is(r->lexer.token, ";") && !ends(r));
    return count;
}

// The dots that the words before a gate say, on the wires in their order.
bool short_add_dots(Reader *r, const Modifiers *modifiers, const int *wires, Step *step,
                    Token start) {
    for (int i = 0; i < modifiers->count; i++) {
        if (step_dots(step) >> wires[i] & 1) {
            error_set(r->err, "circuit.same_wire", "%d", wires[i]);
            return error_at(r->err, NULL, start.line, start.column);
        }
        step_add_dot(step, wires[i], modifiers->dots[i]);
    }
    return true;
}

static void modify(Step *step, const Modifiers *modifiers) {
    bool within = modifiers->powered ? modifiers->inverse_within : modifiers->inverse;
    if (within) step_invert(step);
    step->powered = modifiers->powered;
    step->power = modifiers->power;
    if (modifiers->powered && modifiers->inverse) angle_negate(&step->power);
}

static bool read_gate(Reader *r, Step *step) {
    Token start = r->lexer.token;
    Modifiers modifiers = {0};
    Spelling spelling = {0};
    if (!read_modifiers(r, &modifiers)) return false;
    if (short_blocks(r)) {
        if (!short_read_block(r, &modifiers, step)) return false;
        modify(step, &modifiers);
        return true;
    }
    if (short_shows(r)) return short_read_display(r, &modifiers, step);
    if (short_defines(r)) {
        if (!short_read_defined(r, &modifiers, step)) return false;
        modify(step, &modifiers);
        return true;
    }
    if (!read_spelling(r, &spelling)) return false;
    step->gate = gate_find(spelling.gate);
    if (!read_angles(r, &spelling, step->angles)) return false;
    int wires[MAX_WIRES * 2] = {0}, wanted = modifiers.count + spelling_wires(&spelling);
    int count = read_wires(r, wires, wanted);
    if (count < 0) return false;
    if (count != wanted)
        return short_fail(r, start, "short.wires", spelling.name, wanted, count);
    for (int i = 0; i < spelling.controls; i++)
        modifiers.dots[modifiers.count++] = (ControlDot){DOT_CONTROL, 'z'};
    if (!short_add_dots(r, &modifiers, wires, step, start)) return false;
    step->targets[0] = wires[modifiers.count];
    step->targets[1] = wires[wanted - 1];
    modify(step, &modifiers);
    return true;
}

// --- Statements

static bool read_measure(Reader *r, Step *step) {
    step->gate = gate_find("measure");
    if (!short_read_wire(r, &step->targets[0])) return false;
    step->bit = step->targets[0];
    if (lexer_take(&r->lexer, "->")) return read_bit(r, &step->bit);
    return bit_exists(r, step->bit);
}

// "c2 = 1"
static bool read_assign(Reader *r, Step *step) {
    int value;
    if (!read_bit(r, &step->bit) || !short_expect(r, "=") ||
        !short_read_whole(r, 1, &value))
        return false;
    step->gate = gate_find(value ? "set1" : "set0");
    step->targets[0] = circuit_assign_wire(r->circuit, step->bit);
    return true;
}

// Those that take one wire and nothing else.
static const char *const alone[] = {"reset", "post0", "post1"};
enum { ALONE = sizeof alone / sizeof *alone };

static bool read_operation(Reader *r, Step *step) {
    if (lexer_take(&r->lexer, "measure")) return read_measure(r, step);
    for (int i = 0; i < ALONE; i++)
        if (lexer_take(&r->lexer, alone[i])) {
            step->gate = gate_find(alone[i]);
            return short_read_wire(r, &step->targets[0]);
        }
    if (short_noise_comes(r)) return short_read_noise_gate(r, step);
    int bit;
    if (r->lexer.token.kind == TOKEN_NAME && token_numbered(r->lexer.token, 'c', &bit))
        return read_assign(r, step);
    return read_gate(r, step);
}

// "c0 == 1 && c2 == 0"
static bool read_bits(Reader *r, uint64_t *mask, uint64_t *bits) {
    int bit, value;
    if (!read_bit(r, &bit) || !short_expect(r, "==") || !short_read_whole(r, 1, &value))
        return false;
    *mask |= UINT64_C(1) << bit;
    *bits &= ~(UINT64_C(1) << bit);
    *bits |= (uint64_t)value << bit;
    return true;
}

// "!(c0 == 1 && c2 == 0)"
static bool read_unless(Reader *r, Step *step) {
    Token start = r->lexer.token;
    if (step->unless_mask) return short_fail(r, start, "short.unless", "", 0, 0);
    if (!short_expect(r, "(")) return false;
    do {
        if (!read_bits(r, &step->unless_mask, &step->unless_bits)) return false;
    } while (lexer_take(&r->lexer, "&&"));
    return short_expect(r, ")");
}

// "(c0 == 1 && c2 == 0)", and once in it "!(…)".
static bool read_condition(Reader *r, Step *step) {
    if (!short_expect(r, "(")) return false;
    do {
        bool read = lexer_take(&r->lexer, "!")
                        ? read_unless(r, step)
                        : read_bits(r, &step->if_mask, &step->if_bits);
        if (!read) return false;
    } while (lexer_take(&r->lexer, "&&"));
    return short_expect(r, ")");
}

static bool place_step(Reader *r, Step *step, Token start, int asked) {
    if (r->counts) return true;
    int leftmost = frontier_column(&r->frontier, step);
    if (asked && asked - 1 < leftmost)
        return short_fail(r, start, "short.column", "", asked, leftmost + 1);
    step->column = asked ? asked - 1 : leftmost;
    if (circuit_place(r->circuit, *step, r->err) == NO_STEP)
        return error_at(r->err, NULL, start.line, start.column);
    frontier_pass(&r->frontier, step);
    return true;
}

static uint32_t wires_so_far(const Reader *r) {
    return (UINT32_C(1) << (r->grows ? r->named : circuit_wires(r->circuit))) - 1;
}

// Without wires it stands on all that there are so far, and holds back those to come, too.
static bool read_barrier(Reader *r, Step *step) {
    int wires[MAX_WIRES], count = 0;
    step->gate = gate_find("barrier");
    if (!token_is(r->lexer.token, ";") && !ends(r))
        count = read_wires(r, wires, MAX_WIRES);
    else
        step->block = wires_so_far(r);
    for (int i = 0; i < count && i < MAX_WIRES; i++)
        step->block |= UINT32_C(1) << wires[i];
    if (step->block) step->targets[0] = __builtin_ctz(step->block);
    return count >= 0;
}

// "init(+) 0", or "init(pi/3, pi/2) 0 1": an arrow.
static bool read_start(Reader *r) {
    WireStart start = {0};
    Token name;
    if (!short_expect(r, "(")) return false;
    name = lexer_expression(&r->lexer);
    if (lexer_take(&r->lexer, ",")) {
        if (!token_angle(name, r->names, true, &start.theta, r->err)) return false;
        Token phi = lexer_expression(&r->lexer);
        if (!token_angle(phi, r->names, true, &start.phi, r->err)) return false;
    } else if (!start_find(name.text, name.size, &start)) {
        return short_fail(r, name, "short.start", token_excerpt(name).text, 0, 0);
    }
    int wires[MAX_WIRES];
    if (!short_expect(r, ")")) return false;
    int count = read_wires(r, wires, MAX_WIRES);
    for (int i = 0; i < count && i < MAX_WIRES; i++)
        if (!circuit_set_start(r->circuit, wires[i], start, r->err)) return false;
    return count >= 0;
}

// What the circuit's own names are worth just now.
static void know_names(Reader *r) {
    circuit_names(r->circuit, r->names + r->given);
}

static bool read_let(Reader *r) {
    bool read = short_let_read(&r->lexer, r->circuit, r->names, r->given, r->err);
    know_names(r);
    return read;
}

static bool read_name(Reader *r) {
    int wire;
    return short_read_wire(r, &wire) &&
           short_name_read(&r->lexer, r->circuit, wire, r->err);
}

static bool read_statement(Reader *r) {
    int asked = 0;
    if (!r->within && lexer_take(&r->lexer, "let")) return read_let(r);
    if (!r->within && lexer_take(&r->lexer, "name")) return read_name(r);
    if (!r->within && lexer_take(&r->lexer, "init")) return read_start(r);
    if (!r->within && lexer_take(&r->lexer, "noise")) return short_read_noise(r);
    if (!r->within && lexer_take(&r->lexer, "gate")) return short_read_definition(r);
    if (lexer_take(&r->lexer, "@")) {
        if (!short_expect(r, "column")) return false;
        if (token_is(r->lexer.token, "0"))
            return short_fail_syntax(r); // columns count from 1
        if (!short_read_whole(r, MAX_COLUMNS, &asked)) return false;
    }
    Token start = r->lexer.token;
    Step step = {0};
    if (lexer_take(&r->lexer, "barrier")) {
        if (!read_barrier(r, &step) || !place_step(r, &step, start, asked)) return false;
        if (step.block == wires_so_far(r))
            frontier_barrier(&r->frontier, ~(~UINT32_C(0) << MAX_WIRES));
        return true;
    }
    if (lexer_take(&r->lexer, "if") && !read_condition(r, &step)) return false;
    return read_operation(r, &step) && place_step(r, &step, start, asked);
}

bool short_read_statements(Reader *r) {
    for (;;) {
        while (lexer_take(&r->lexer, ";"))
            continue;
        if (ends(r)) return true;
        bool gate = token_is(r->lexer.token, "gate");
        if (!read_statement(r)) return false;
        if (!ends(r) && !gate && !short_expect(r, ";")) return false;
    }
}

static bool read_all(Reader *r, const char *text, int wires) {
    r->lexer = lexer_start(text);
    r->known = r->circuit = circuit_create(wires);
    r->named = 1;
    know_names(r);
    return short_read_statements(r);
}

// Where steps and bits stand hangs on how many wires there are, also on those named later.
static int count_wires(Reader r, const char *text) {
    r.counts = true;
    r.err = NULL; // it comes again
    read_all(&r, text, 1);
    int wires = circuit_wires(r.circuit);
    circuit_destroy(r.circuit);
    return wires;
}

Circuit *short_form_read(const char *text, int wires, const Name *names, Error *err) {
    if (!text_valid(text, strlen(text))) {
        error_set(err, "short.not_text", "%s", "");
        return NULL;
    }
    if (wires < 0 || wires > MAX_WIRES) {
        error_set(err, "circuit.wires", "%d", MAX_WIRES);
        return NULL;
    }
    Reader r = {.grows = !wires, .err = err};
    while (names && names[r.given].name)
        r.given++;
    r.names = mem_new((size_t)(r.given + CIRCUIT_NAMES) * sizeof *r.names);
    for (int i = 0; i < r.given; i++)
        r.names[i] = names[i];
    bool read = read_all(&r, text, wires ? wires : count_wires(r, text));
    free(r.names);
    if (read) return r.circuit;
    circuit_destroy(r.circuit);
    return NULL;
}
