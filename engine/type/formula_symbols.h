// The commands of a formula: one row each, and the only list.
#ifndef KYUBI_TYPE_FORMULA_SYMBOLS_H
#define KYUBI_TYPE_FORMULA_SYMBOLS_H

#include "base/error.h"

#include <stdint.h>

// The classes between which TeX puts space (The TeXbook, p. 170).
typedef enum Atom {
    ATOM_ORD,
    ATOM_OP,
    ATOM_BIN,
    ATOM_REL,
    ATOM_OPEN,
    ATOM_CLOSE,
    ATOM_PUNCT,
    ATOM_INNER,
    ATOM_COUNT
} Atom;

// What a command makes, and so what it reads behind itself.
typedef enum Form {
    FORM_SYMBOL,   // a character
    FORM_BIG,      // a character that grows in display style: sums, integrals
    FORM_NAME,     // an upright name: cos
    FORM_UPRIGHT,  // {letters} upright
    FORM_WORDS,    // {words} in the words' face
    FORM_FRACTION, // {above}{below}
    FORM_ROOT,     // [degree]{base}
    FORM_ACCENT,   // {base}
    FORM_KET,      // {words of a ket}
    FORM_BRA,
    FORM_BRAKET, // {bra}{ket}, or {bra|ket}
    FORM_LEFT,   // a fence that grows, up to its \right
    FORM_RIGHT,
    FORM_SPACE,
    // Made by the parser only.
    FORM_LIST,
    FORM_SCRIPTS,
    FORM_FENCE
} Form;

typedef struct TexCommand {
    const char *name; // without the backslash
    Form form;
    uint32_t character;
    Atom atom;
    int detail; // FORM_SPACE: 1/18 em; FORM_FRACTION: style; FORM_BIG, FORM_NAME: 1 with
                // limits; FORM_UPRIGHT: 1 bold
} TexCommand;

const TexCommand *tex_command_find(const char *name);
const TexCommand *
tex_command_of_character(uint32_t character); // for characters typed as they are: θ × →

int tex_command_count(void);
const TexCommand *tex_command_at(int index);

#endif
