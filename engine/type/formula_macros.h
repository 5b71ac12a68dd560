// Commands that an author defines: a name and the TeX it stands for, with #1 … #9 where its
// arguments go. What it stands for is a formula by itself: braces, fences and tables that
// open in it close in it.
#ifndef KYUBI_TYPE_FORMULA_MACROS_H
#define KYUBI_TYPE_FORMULA_MACROS_H

#include "base/error.h"
#include "type/fonts.h"

typedef struct FormulaMacro {
    const char *name; // letters, without the backslash
    const char *tex;
} FormulaMacro;

// How many arguments a macro takes: the largest number behind a '#'.
int formula_macro_arguments(const FormulaMacro *macro);
// The macro of that name among `count`, NULL for none.
const FormulaMacro *formula_macro_find(const FormulaMacro *macros, int count,
                                       const char *name);

// From now on formulas set with these fonts know the macros (copied), and no others; a
// macro goes before a command of its name. Fails, and changes nothing: formula.macro_name
// (a name that is not letters alone), or the fault of its TeX with every argument an x.
bool formula_macros_use(Fonts *fonts, const FormulaMacro *macros, int count, Error *err);

#endif
