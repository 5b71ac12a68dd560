#include "circuit/qasm_symbols.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static uint32_t chain_of(const char *text, size_t size) {
    uint32_t hash = text_hash(TEXT_HASH, text, size);
    return (hash ^ hash >> 12) % SYMBOL_CHAINS;
}

Symbol *symbols_add(Symbols *symbols, SymbolKind kind, Token name) {
    if (symbols->count == symbols->room) {
        symbols->room = symbols->room ? 2 * symbols->room : 256;
        symbols->list =
            mem_grow(symbols->list, (size_t)symbols->room, sizeof *symbols->list);
    }
    int *chain = &symbols->chains[chain_of(name.text, name.size)];
    Symbol *added = &symbols->list[symbols->count++];
    *added = (Symbol){.kind = kind, .text = name.text, .size = name.size, .older = *chain};
    *chain = symbols->count;
    return added;
}

static bool symbol_seen(const Symbol *symbol, int index, int gates, int floor) {
    if (symbol->kind == SYMBOL_GATE) return index < gates;
    bool global = symbol->kind == SYMBOL_WORD || symbol->kind == SYMBOL_FOREIGN ||
                  (symbol->kind == SYMBOL_NUMBER && !symbol->variable);
    return global || index >= floor;
}

int symbols_find(const Symbols *symbols, Token name, int kinds, int gates, int floor) {
    int index = symbols->chains[chain_of(name.text, name.size)] - 1;
    for (; index >= 0; index = symbols->list[index].older - 1) {
        const Symbol *symbol = &symbols->list[index];
        if (!(symbol->kind & kinds) || symbol->size != name.size ||
            memcmp(symbol->text, name.text, name.size) != 0)
            continue;
        if (symbol_seen(symbol, index, gates, floor)) return index;
    }
    return NO_SYMBOL;
}

void symbols_leave(Symbols *symbols, int count) {
    while (symbols->count > count) {
        const Symbol *last = &symbols->list[--symbols->count];
        symbols->chains[chain_of(last->text, last->size)] = last->older;
    }
}

Excerpt symbols_nearest(const Symbols *symbols, Token name, int kinds,
                        const char *const *more) {
    if (name.size < 2) return (Excerpt){""}; // one letter is near to every other
    Buffer texts = {0};                      // each ends in a zero byte
    size_t count = 0;
    for (int i = 0; i < symbols->count; i++) {
        const Symbol *symbol = &symbols->list[i];
        if (!(symbol->kind & kinds)) continue;
        buffer_add(&texts, symbol->text, symbol->size);
        buffer_add(&texts, "", 1);
        count++;
    }
    for (int i = 0; more && more[i]; i++, count++)
        buffer_add(&texts, more[i], strlen(more[i]) + 1);
    const char **names = mem_new((count + 1) * sizeof *names);
    const char *at = texts.data;
    for (size_t i = 0; i < count; i++, at += strlen(at) + 1)
        names[i] = at;
    const char *near = text_nearest(token_excerpt(name).text, names);
    Excerpt found = near ? excerpt_of(near, strlen(near)) : (Excerpt){""};
    free(names);
    buffer_clear(&texts);
    return found;
}

void symbols_clear(Symbols *symbols) {
    free(symbols->list);
    symbols->list = NULL;
    symbols->count = symbols->room = 0;
}
