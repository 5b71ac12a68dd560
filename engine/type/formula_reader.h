// The reader of formulas while it reads; for the files formula_parse and formula_read.
#ifndef KYUBI_TYPE_FORMULA_READER_H
#define KYUBI_TYPE_FORMULA_READER_H

#include "type/formula_parse.h"

#include <stddef.h>

enum { FORMULA_NAME = 32 };

// Where a list ends.
typedef enum Stop { STOP_END, STOP_BRACE, STOP_BRACKET, STOP_RIGHT, STOP_CELL } Stop;

typedef struct Parser {
    FormulaTree *parse;
    const FormulaMacro *macros;
    int macro_count;
    const char *tex, *at;
    const char *call; // the outermost macro's call that is being read, of `source`
    const char *source;
    Error *err;
    int depth, written; // bytes that macros wrote
    int fences, tables; // that are open around here
    int repeats;        // arguments being read a second time
    Alphabet alphabet;
    Ink ink;
} Parser;

Node *formula_node(Parser *p, Form form, Atom atom);
Node *formula_symbol(Parser *p, uint32_t character, Atom atom);
// A copy of words that lives as long as the tree.
char *formula_keep(Parser *p, const char *words, size_t size);

// Notes a fault at a place; returns NULL.
Node *formula_fault(const Parser *p, const char *where, const char *key, const char *arg);
Node *formula_fault_near(const Parser *p, const char *where, const char *near_key,
                         const char *far_key, const char *name, const char *const *names);

void formula_skip_blanks(Parser *p);
bool formula_letter(char c);
void formula_read_name(Parser *p, char name[FORMULA_NAME]);

// A list up to its stop; `start` is where it opened, for the fault when it does not close.
Node *formula_read_list(Parser *p, Stop stop, const char *start);
// One atom, without scripts.
Node *formula_read_atom(Parser *p);
// What stands behind a command: one atom or a group.
Node *formula_read_argument(Parser *p, const char *of);
bool formula_at_group(Parser *p); // blanks are skipped
// The raw words of {…}, without braces or commands within; NULL with a fault.
const char *formula_read_words(Parser *p, const char *of);
// What stands behind a command that was just read at `start`.
Node *formula_read_command(Parser *p, const TexCommand *command, const char *start);
// The environment behind \begin.
Node *formula_read_table(Parser *p, const char *start);
Node *formula_read_substack(Parser *p);
// What a macro that was just read at `start` stands for: a list.
Node *formula_read_macro(Parser *p, const FormulaMacro *macro, const char *start);

#endif
