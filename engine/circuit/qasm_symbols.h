// What the names of an OpenQASM program mean just now: words of the language, gates,
// registers and their aliases, numbers. A younger symbol hides an older one of the same
// name and kind; leaving a block forgets what was declared in it. Names are found by hash,
// and their texts are borrowed.
#ifndef KYUBI_CIRCUIT_QASM_SYMBOLS_H
#define KYUBI_CIRCUIT_QASM_SYMBOLS_H

#include "circuit/qasm_lexer.h"

// Qubits or classical bits, in order; numbered as in the circuit.
typedef struct Items {
    uint8_t at[MAX_BITS];
    int count;
    bool whole; // a register, which repeats a statement; false: a single one
} Items;

typedef enum SymbolKind { // each one bit, so that a search may ask for several
    SYMBOL_WORD = 1,
    SYMBOL_GATE = 2,
    SYMBOL_QUBITS = 4,
    SYMBOL_BITS = 8,
    SYMBOL_NUMBER = 16,
    SYMBOL_FOREIGN = 32, // a word of the other version of the language
} SymbolKind;

typedef enum NumberKind { NUMBER_FLOAT, NUMBER_WHOLE, NUMBER_BOOL } NumberKind;

typedef struct Symbol {
    SymbolKind kind;
    const char *text;
    size_t size;
    int older;       // the next in its chain
    int index;       // of the word, or of the gate in the program's list
    Items items;     // qubits and bits
    Angle number;    // with its text where that needs no names
    NumberKind type; // of a number
    bool variable;   // a number that may change
    bool unset;      // a number that has none yet
    bool ours;       // from a standard file: a program may define it anew
} Symbol;

enum { NO_SYMBOL = -1, SYMBOL_CHAINS = 4096 };

typedef struct Symbols {
    Symbol *list;
    int count, room;
    int chains[SYMBOL_CHAINS]; // the youngest of each, + 1
} Symbols;

// A new symbol, to be filled in; borrowed until the next is added.
Symbol *symbols_add(Symbols *symbols, SymbolKind kind, Token name);

// The youngest symbol of that name and one of `kinds` (a sum). Gates count only before the
// index `gates`, registers and variables only from the index `floor` on: what the body of a
// gate can see. NO_SYMBOL if there is none.
int symbols_find(const Symbols *symbols, Token name, int kinds, int gates, int floor);

void symbols_leave(Symbols *symbols, int count); // forgets all but the first `count`

// The likeliest name of those `kinds` for a misspelt one; "" when none is near. `more`
// (NULL-ended; may be NULL) are likely, too.
Excerpt symbols_nearest(const Symbols *symbols, Token name, int kinds,
                        const char *const *more);

void symbols_clear(Symbols *symbols);

#endif
