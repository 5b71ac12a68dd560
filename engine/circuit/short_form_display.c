#include "circuit/inset.h"
#include "circuit/short_form_inside.h"

bool short_shows(const Reader *r) {
    Lexer ahead = r->lexer;
    if (!token_is(ahead.token, "display")) return false;
    lexer_next(&ahead);
    return ahead.token.kind == TOKEN_NAME;
}

static bool read_name(Reader *r, Step *step) {
    Token token = r->lexer.token;
    step->gate = inset_find(token_excerpt(token).text);
    if (!step->gate)
        return short_fail(r, token, "short.display", token_excerpt(token).text, 0, 0);
    lexer_next(&r->lexer);
    return true;
}

// "0:2", or "0".
static bool read_range(Reader *r, Step *step) {
    Token start = r->lexer.token;
    int first, last;
    if (!short_read_wire(r, &first)) return false;
    last = first;
    if (lexer_take(&r->lexer, ":") && !short_read_wire(r, &last)) return false;
    if (last < first)
        return short_fail(r, start, "short.block_order", step->gate->name, 0, 0);
    step->targets[0] = step->targets[1] = first;
    step->block = ((UINT32_C(2) << last) - 1) & ~((UINT32_C(1) << first) - 1);
    return true;
}

bool short_read_display(Reader *r, const Modifiers *modifiers, Step *step) {
    Token start = r->lexer.token;
    int wires[2 * MAX_WIRES];
    if (modifiers->powered || modifiers->inverse)
        return short_fail(r, start, "short.display_power", "", 0, 0);
    lexer_next(&r->lexer);
    if (!read_name(r, step)) return false;
    for (int i = 0; i < modifiers->count; i++) {
        if (!short_read_wire(r, &wires[i])) return false;
        lexer_take(&r->lexer, ",");
    }
    return read_range(r, step) && short_add_dots(r, modifiers, wires, step, start);
}
