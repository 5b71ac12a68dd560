#include "circuit/blocks.h"
#include "circuit/short_form_inside.h"

#include <stdlib.h>

// "4:7", and "7:4" where the last wire is the lowest bit; the first number is read already.
static bool read_range(Reader *r, int from, Operand *range) {
    int to = from;
    if (lexer_take(&r->lexer, ":") && !short_read_wire(r, &to)) return false;
    range->reversed = to < from;
    range->first = to < from ? to : from;
    range->count = abs(to - from) + 1;
    return true;
}

static bool is_range(const Reader *r) {
    Lexer ahead = r->lexer;
    lexer_next(&ahead);
    return token_is(ahead.token, ":");
}

static bool read_operand(Reader *r, const BlockGate *block, Step *step, unsigned *said) {
    int operand = 0, from, value;
    while (operand < OPERANDS) {
        char letter[] = {(char)(operand_letter(operand) - 'A' + 'a'), 0};
        bool missing = block->operands >> operand & ~*said >> operand & 1;
        if (missing && lexer_take(&r->lexer, letter)) break;
        operand++;
    }
    if (operand == OPERANDS) return short_fail_syntax(r);
    if (!short_expect(r, "=")) return false;
    *said |= 1U << operand;
    if (is_range(r))
        return short_read_wire(r, &from) && read_range(r, from, &step->operands[operand]);
    if (!short_read_whole(r, MAX_OPERAND, &value)) return false;
    step->operands[operand].value = (uint32_t)value;
    return true;
}

static const Gate *block_named(Token token) {
    Excerpt name = token_excerpt(token);
    return token.kind == TOKEN_NAME ? block_find(name.text) : NULL;
}

bool short_blocks(const Reader *r) {
    return block_named(r->lexer.token) != NULL;
}

bool short_read_block(Reader *r, const Modifiers *modifiers, Step *step) {
    Token start = r->lexer.token;
    const Gate *gate = block_named(start);
    const BlockGate *block = block_of(step->gate = gate);
    unsigned said = 0;
    int wires[MAX_WIRES], from;
    lexer_next(&r->lexer);
    for (int i = 0; i < modifiers->count; i++) {
        if (!short_read_wire(r, &wires[i])) return false;
        lexer_take(&r->lexer, ",");
    }
    Operand targets = {0};
    if (!short_read_wire(r, &from) || !read_range(r, from, &targets)) return false;
    if (targets.reversed)
        return short_fail(r, start, "short.block_order", gate->name, 0, 0);
    step->block = operand_wires(&targets);
    step->targets[0] = step->targets[1] = targets.first;
    while (lexer_take(&r->lexer, ","))
        if (!read_operand(r, block, step, &said)) return false;
    unsigned missing = block->operands & ~said;
    if (missing) {
        const char letter[] = {operand_letter(__builtin_ctz(missing)), 0};
        error_set(r->err, "short.operand", "%s\t%s", gate->name, letter);
        return error_at(r->err, NULL, start.line, start.column);
    }
    return short_add_dots(r, modifiers, wires, step, start);
}
