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
    FORM_OPERATOR, // {letters} as an upright name
    FORM_WORDS,    // {words} in the words' face
    FORM_FRACTION, // {above}{below}
    FORM_BINOM,    // {above}{below} in brackets, without a bar
    FORM_ROOT,     // [degree]{base}
    FORM_ACCENT,   // {base} under a mark
    FORM_LINE,     // {base} under or over a line
    FORM_BRACE,    // {base} under or over a brace; scripts are its label
    FORM_STRIKE,   // {base} struck out
    FORM_FRAME,    // {base} in a frame
    FORM_ARROW,    // [below]{above} an arrow that grows with them
    FORM_STACK,    // {small}{base}
    FORM_SUBSTACK, // {row \\ row}
    FORM_ALPHABET, // {letters} of another alphabet
    FORM_CLASS,    // {base} with spaces of another class
    FORM_PAIR,     // {base} between two fences
    FORM_KET,      // {words of a ket}
    FORM_BRA,
    FORM_BRAKET,  // {bra}{ket}, or {bra|ket}
    FORM_KETBRA,  // {ket}{bra}, or {both}
    FORM_EXPVAL,  // {operator}, or {operator}{state}
    FORM_ELEMENT, // {bra}{operator}{ket}
    FORM_LEFT,    // a fence that grows, up to its \right
    FORM_RIGHT,
    FORM_MIDDLE,
    FORM_SIZED, // a fence of a stated size
    FORM_BEGIN, // {name} … \end{name}
    FORM_END,
    FORM_SPACE,
    FORM_LIMITS,   // scripts of the operator before it go over and under it, or beside it
    FORM_STYLE,    // the style of what follows
    FORM_COLOUR,   // {ink} of what follows
    FORM_COLOURED, // {ink}{base}
    FORM_NOT,      // the sign behind it is crossed
    FORM_BREAK,    // the end of a row
    FORM_RULE,     // a line across a table
    // Made by the parser only.
    FORM_LIST,
    FORM_SCRIPTS,
    FORM_FENCE,
    FORM_ARRAY,
    FORM_ROW
} Form;

typedef struct TexCommand {
    const char *name; // without the backslash
    Form form;
    uint32_t character;
    Atom atom;
    int detail; // FORM_SPACE: 1/18 em; FORM_FRACTION, FORM_BINOM, FORM_STYLE: style, -1 of
                // its surroundings; FORM_BIG, FORM_NAME: 1 with limits in display style;
                // FORM_ALPHABET: Alphabet; FORM_ACCENT: 1 as wide as its base; FORM_SIZED:
                // tenths of an em; FORM_LINE, FORM_BRACE, FORM_STACK: 1 above; FORM_STRIKE:
                // 1 rising, 2 falling; FORM_LIMITS: 1 over and under
} TexCommand;

const TexCommand *tex_command_find(const char *name);
const TexCommand *
tex_command_of_character(uint32_t character); // for characters typed as they are: θ × →

int tex_command_count(void);
const TexCommand *tex_command_at(int index);

// Signs of the keyboard, with the name they are spoken by.
typedef struct TexSign {
    char typed;
    uint32_t character;
    Atom atom;
    const char *name;
} TexSign;
const TexSign *tex_sign_find(char typed);
// The name a character is spoken by: of its sign, or its first command; NULL for none.
const char *tex_character_name(uint32_t character);

// Alphabets of letters and digits (Unicode's Mathematical Alphanumeric Symbols).
typedef enum Alphabet {
    ALPHABET_ITALIC, // letters as formulas have them; digits upright
    ALPHABET_ROMAN,
    ALPHABET_BOLD,
    ALPHABET_BOLD_ITALIC,
    ALPHABET_SCRIPT,
    ALPHABET_DOUBLE,
    ALPHABET_FRAKTUR,
    ALPHABET_SANS,
    ALPHABET_TYPEWRITER,
    ALPHABET_COUNT
} Alphabet;
// An ASCII letter or digit in the alphabet.
uint32_t alphabet_letter(Alphabet alphabet, char letter);
// A Greek letter as ALPHABET_ITALIC has it, in the alphabet: bold where that is bold.
uint32_t alphabet_greek(Alphabet alphabet, uint32_t character);
// The ASCII letter or digit and the alphabet of a character; false for any other.
bool alphabet_of(uint32_t character, char *letter, Alphabet *alphabet);

#endif
