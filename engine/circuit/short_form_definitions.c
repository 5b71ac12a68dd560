// Gates that a short form defines itself: "gate bell 2 { h 0; cx 0 1 }", "gate third =
// turn(1, 1, 1, tau/3)", and those without a name, "permute(0 2 1 3) 0:1".
#include "circuit/short_form_inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static bool place_error(Reader *r, Token token) {
    return error_at(r->err, NULL, token.line, token.column);
}

// --- What stands in brackets

// Everything up to the bracket that closes the one read, and over it.
static bool read_source(Reader *r, Token *source) {
    *source = r->lexer.token;
    const char *end = source->text;
    for (int depth = 0; r->lexer.token.kind != TOKEN_END; lexer_next(&r->lexer)) {
        Token token = r->lexer.token;
        if (token_is(token, ";") || token_is(token, "{") || token_is(token, "}")) break;
        if (!depth && token_is(token, ")")) {
            source->size = (size_t)(end - source->text);
            lexer_next(&r->lexer);
            return true;
        }
        depth += token_is(token, "(") - token_is(token, ")");
        end = token.text + token.size;
    }
    return short_fail_syntax(r);
}

static const Definition *read_turn(Reader *r, const char *name, Token source) {
    Angle angles[4] = {{"", 0}};
    Lexer back = r->lexer;
    int count = 0;
    bool read = true;
    // Its own places in the text are kept by reading from the text itself.
    r->lexer.token = source;
    r->lexer.at = source.text;
    r->lexer.line = source.line;
    r->lexer.column = source.column;
    lexer_next(&r->lexer);
    while (read && r->lexer.token.text < source.text + source.size) {
        Token one = lexer_expression(&r->lexer);
        Angle spare;
        Angle *angle = count < 4 ? &angles[count] : &spare;
        read = token_angle(one, r->names, false, angle, r->err);
        count++;
        if (!lexer_take(&r->lexer, ",")) break;
    }
    r->lexer = back;
    if (read && count != 4) short_fail(r, source, "short.turn", "turn", 4, count);
    return read && count == 4 ? definition_turn(name, angles, r->err) : NULL;
}

static const Definition *read_values(Reader *r, const char *name, const char *text) {
    uint32_t to[1 << MAX_VALUE_WIRES];
    Lexer lexer = lexer_start(text);
    int count = 0;
    while (lexer.token.kind != TOKEN_END) {
        int value;
        if (!token_whole(lexer.token, MAX_OPERAND, &value)) {
            error_set(r->err, "short.syntax", "%s", token_excerpt(lexer.token).text);
            return NULL;
        }
        if (count < 1 << MAX_VALUE_WIRES) to[count] = (uint32_t)value;
        count++;
        lexer_next(&lexer);
        lexer_take(&lexer, ",");
    }
    return definition_values(name, count, to, r->err);
}

// Of a kind that stands in brackets; `wires` are those that it shall stand on, 0: unknown.
static const Definition *read_kind(Reader *r, const char *name, DefinitionKind kind,
                                   Token source, int wires) {
    if (kind == DEFINITION_TURN) return read_turn(r, name, source);
    char *text = mem_new(source.size + 1);
    memcpy(text, source.text, source.size);
    const Definition *made =
        kind == DEFINITION_MATRIX   ? definition_matrix(name, text, r->err)
        : kind == DEFINITION_VALUES ? read_values(r, name, text)
                                    : definition_marks(name, wires, text, r->err);
    free(text);
    return made;
}

// The kind whose word comes next with a bracket behind it; DEFINITION_KINDS: none.
static DefinitionKind kind_next(const Reader *r) {
    Lexer ahead = r->lexer;
    lexer_next(&ahead);
    for (int kind = DEFINITION_MATRIX; kind < DEFINITION_KINDS; kind++)
        if (token_is(r->lexer.token, definition_word((DefinitionKind)kind)) &&
            token_is(ahead.token, "("))
            return (DefinitionKind)kind;
    return DEFINITION_KINDS;
}

static const Definition *known(const Reader *r, Token token) {
    char name[DEFINITION_NAME] = "";
    if (token.kind != TOKEN_NAME || token.size >= sizeof name) return NULL;
    memcpy(name, token.text, token.size);
    return circuit_definition_find(r->known, name);
}

bool short_defines(const Reader *r) {
    return kind_next(r) != DEFINITION_KINDS || known(r, r->lexer.token);
}

// --- Steps

// Wires and ranges of them ("0:2", "2:0") with or without commas between; -1 after a
// failure.
static int read_places(Reader *r, int *wires, int most) {
    int count = 0;
    do {
        int from, to;
        if (!short_read_wire(r, &from)) return -1;
        to = from;
        if (lexer_take(&r->lexer, ":") && !short_read_wire(r, &to)) return -1;
        for (int wire = from;; wire += to > from ? 1 : -1) {
            if (count < most) wires[count] = wire;
            count++;
            if (wire == to) break;
        }
        lexer_take(&r->lexer, ",");
    } while (r->lexer.token.kind == TOKEN_NUMBER || r->lexer.token.kind == TOKEN_NAME);
    return count;
}

static bool stand(Reader *r, Step *step, const int *wires, int count, Token start) {
    uint32_t seen = 0;
    for (int i = 0; i < count; i++) {
        if (seen >> wires[i] & 1) {
            error_set(r->err, "circuit.same_wire", "%d", wires[i]);
            return place_error(r, start);
        }
        seen |= UINT32_C(1) << wires[i];
    }
    step_stand_on(step, wires, count);
    return true;
}

// The gate itself, which the circuit then holds.
static bool take_in(Reader *r, const Definition *made, Step *step, Token start) {
    if (!made) return place_error(r, start);
    const Definition *held = circuit_define(r->circuit, made, r->err);
    definition_release(made);
    if (!held) return place_error(r, start);
    step->gate = &held->gate;
    return true;
}

bool short_read_defined(Reader *r, const Modifiers *modifiers, Step *step) {
    enum { MOST = 2 * MAX_WIRES };
    Token start = r->lexer.token, source = start;
    DefinitionKind kind = kind_next(r);
    const Definition *made = known(r, start);
    int wires[MOST];
    lexer_next(&r->lexer);
    if (kind != DEFINITION_KINDS && (!short_expect(r, "(") || !read_source(r, &source)))
        return false;
    int count = read_places(r, wires, MOST), own = count - modifiers->count;
    if (count < 0) return false;
    if (kind != DEFINITION_KINDS)
        made = read_kind(r, "", kind, source, own < 1 ? 1 : own);
    else
        definition_hold(made);
    if (!take_in(r, made, step, start)) return false;
    int wanted = definition_of(step->gate)->wires;
    if (own != wanted || count > MOST)
        return short_fail(r, start, "short.wires", token_excerpt(start).text,
                          wanted + modifiers->count, count);
    return short_add_dots(r, modifiers, wires, step, start) &&
           stand(r, step, wires + modifiers->count, own, start);
}

// --- Definitions

// The steps between braces, on wires of their own.
static const Definition *read_body(Reader *r, const char *name, int wires) {
    Reader inner = {.lexer = r->lexer,
                    .circuit = circuit_create(wires),
                    .known = r->known,
                    .within = true,
                    .names = r->names,
                    .given = r->given,
                    .err = r->err};
    bool read = short_read_statements(&inner) && short_expect(&inner, "}");
    r->lexer = inner.lexer;
    const Definition *made = read ? definition_circuit(name, inner.circuit, r->err) : NULL;
    circuit_destroy(inner.circuit);
    return made;
}

static const Definition *read_meaning(Reader *r, const char *name, int wires) {
    Token source;
    if (wires && lexer_take(&r->lexer, "{")) return read_body(r, name, wires);
    if (!short_expect(r, "=")) return NULL;
    DefinitionKind kind = kind_next(r);
    if (kind == DEFINITION_KINDS) {
        short_fail_syntax(r);
        return NULL;
    }
    lexer_next(&r->lexer);
    if (!short_expect(r, "(") || !read_source(r, &source)) return NULL;
    return read_kind(r, name, kind, source, wires);
}

bool short_read_definition(Reader *r) {
    Token token = r->lexer.token;
    char name[DEFINITION_NAME] = "";
    int wires = 0;
    if (token.kind != TOKEN_NAME) return short_fail_syntax(r);
    if (token.size < sizeof name) memcpy(name, token.text, token.size);
    if (!definition_name_free(name, r->err)) return place_error(r, token);
    if (known(r, token)) return short_fail(r, token, "definition.taken", name, 0, 0);
    lexer_next(&r->lexer);
    Token count = r->lexer.token;
    if (count.kind == TOKEN_NUMBER) {
        if (!short_read_whole(r, MAX_WIRES, &wires)) return false;
        if (wires < 1 || wires > MAX_DEFINED_WIRES) {
            error_set(r->err, "definition.wires", "%d\t%d", wires, MAX_DEFINED_WIRES);
            return place_error(r, count);
        }
    }
    const Definition *made = read_meaning(r, name, wires);
    bool good = made && circuit_define(r->known, made, r->err);
    if (made && wires && made->wires != wires)
        good = short_fail(r, count, "short.wires", name, made->wires, wires);
    definition_release(made);
    return good || place_error(r, token);
}
