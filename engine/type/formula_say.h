// How a formula is put into words: for the files formula_speech (atoms one behind another)
// and formula_say (each form of atom).
#ifndef KYUBI_TYPE_FORMULA_SAY_H
#define KYUBI_TYPE_FORMULA_SAY_H

#include "base/mem.h"
#include "base/words.h"
#include "type/formula_parse.h"

typedef struct Speaker {
    const Words *words;
    Lang lang;
    bool bits; // within a ket: digits are read one by one
} Speaker;

enum { PRIME = 0x2032, MINUS = 0x2212, TO = 0x2192, DAGGER = 0x2020, CIRCLE = 0x2218 };

// Everything said is the caller's to free; what is handed over to be joined or filled in is
// freed there.
void say_join(const Speaker *s, Buffer *out, char *words);
char *say_taken(Buffer *out);
char *say_filled(const Speaker *s, const char *key, char *one, char *two, char *three);
char *say_word(const Speaker *s, const char *name); // of the row speak.NAME, else the name
char *say_number(const Speaker *s, const char *digits);

bool is_symbol(const Node *node, uint32_t character);
bool is_digit(const Node *node);
bool is_roman(const Node *node);

// The digits or upright letters from `*node` on, which then is the last of them.
char *say_stretch(const Speaker *s, const Node **node, const Node *end);
char *say_node(const Speaker *s, const Node *node);
// The atoms from `first` up to `end`.
char *say_run(const Speaker *s, const Node *first, const Node *end);
// Scripts on a base that was put into words before.
char *say_scripts_on(const Speaker *s, const Node *node, char *base);

#endif
