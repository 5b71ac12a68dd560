#include "circuit/short_form_head.h"

#include "circuit/angle.h"
#include "circuit/angle_text.h"
#include "circuit/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool fail_syntax(const Lexer *lexer, Error *err) {
    Token token = lexer->token;
    bool end = token.kind == TOKEN_END || token_is(token, ";");
    error_set(err, end ? "short.end" : "short.syntax", "%s", token_excerpt(token).text);
    return error_at(err, NULL, token.line, token.column);
}

// --- let

// Everything up to the word, or the statement's end, as one token.
static Token read_until(Lexer *lexer, const char *word) {
    Token whole = lexer->token;
    const char *end = whole.text;
    for (; lexer->token.kind != TOKEN_END; lexer_next(lexer)) {
        if (token_is(lexer->token, ";") || token_is(lexer->token, word)) break;
        end = lexer->token.text + lexer->token.size;
    }
    whole.size = (size_t)(end - whole.text);
    return whole;
}

static bool read_range(Lexer *lexer, Parameter *parameter, const Name *names, Error *err) {
    Angle from, to;
    if (!token_angle(read_until(lexer, ":"), names, true, &from, err)) return false;
    if (!lexer_take(lexer, ":")) return fail_syntax(lexer, err);
    if (!token_angle(read_until(lexer, ";"), names, true, &to, err)) return false;
    parameter->from = from.value;
    parameter->to = to.value;
    return true;
}

static bool is_given(const char *name, const Name *names, int given) {
    for (int i = 0; i < given; i++)
        if (!strcmp(names[i].name, name)) return true;
    return false;
}

bool short_let_read(Lexer *lexer, Circuit *circuit, const Name *names, int given,
                    Error *err) {
    Token name = lexer->token;
    Angle now;
    char text[PARAMETER_NAME + 1] = "";
    if (name.kind != TOKEN_NAME) return fail_syntax(lexer, err);
    snprintf(text, sizeof text, "%.*s", (int)name.size, name.text);
    lexer_next(lexer);
    if (!lexer_take(lexer, "=")) return fail_syntax(lexer, err);
    if (!token_angle(read_until(lexer, "in"), names, false, &now, err)) return false;
    Parameter parameter = parameter_of(text, now);
    if (lexer_take(lexer, "in") && !read_range(lexer, &parameter, names, err)) return false;
    if (is_given(text, names, given))
        error_set(err, "parameter.taken", "%s", text);
    else if (strlen(text) >= PARAMETER_NAME)
        error_set(err, "parameter.name", "%s", text);
    else if (circuit_add_parameter(circuit, parameter, err))
        return true;
    return error_at(err, NULL, name.line, name.column);
}

// --- name

bool short_name_read(Lexer *lexer, Circuit *circuit, int wire, Error *err) {
    Token token = lexer->token;
    bool quoted = token.kind == TOKEN_STRING;
    if (!quoted && token.kind != TOKEN_NAME) return fail_syntax(lexer, err);
    char *name = mem_new(token.size + 1);
    memcpy(name, token.text + quoted, token.size - (quoted ? 2U : 0U));
    lexer_next(lexer);
    bool named = circuit_name_wire(circuit, wire, name, err);
    free(name);
    return named || error_at(err, NULL, token.line, token.column);
}

// --- Writing

// As a fraction of π where that is the very same number.
static void write_value(Buffer *out, double value) {
    Buffer text = {0};
    double again;
    angle_print(&text, value);
    if (expression_value(text.data, NULL, &again, NULL) && again == value)
        buffer_print(out, "%s", text.data);
    else
        number_write(out, value);
    buffer_clear(&text);
}

static void write_let(Buffer *out, const Parameter *parameter, const char **between) {
    buffer_print(out, "%slet %s = ", *between, parameter->name);
    *between = "; ";
    if (parameter->now.text[0])
        angle_write(out, &parameter->now);
    else
        write_value(out, parameter->now.value);
    Parameter usual = parameter_of(parameter->name, parameter->now);
    if (usual.from != parameter->from || usual.to != parameter->to) {
        buffer_print(out, " in ");
        write_value(out, parameter->from);
        buffer_print(out, ":");
        write_value(out, parameter->to);
    }
}

// One word of the language needs no quotation marks.
static void write_name(Buffer *out, int wire, const char *name, const char **between) {
    Lexer lexer = lexer_start(name);
    bool word = lexer.token.kind == TOKEN_NAME && lexer.token.size == strlen(name);
    buffer_print(out, word ? "%sname %d %s" : "%sname %d \"%s\"", *between, wire, name);
    *between = "; ";
}

void short_head_write(Buffer *out, const Circuit *circuit, const char **between) {
    for (int i = 0; i < circuit_parameters(circuit); i++) {
        Parameter parameter = circuit_parameter(circuit, i);
        write_let(out, &parameter, between);
    }
    for (int wire = 0; wire < circuit_wires(circuit); wire++) {
        char label[WIRE_LABEL], plain[16];
        circuit_wire_label(circuit, wire, label);
        snprintf(plain, sizeof plain, "q%d", wire);
        if (strcmp(label, plain) != 0) write_name(out, wire, label, between);
    }
}
