// A formula of TeX mathematics, laid out over the MATH table of the formula face
// (OpenType 1.9, "MATH"; rules from Appendix G of The TeXbook). It is glyphs and rules with
// places, never a picture.
#ifndef KYUBI_TYPE_FORMULA_H
#define KYUBI_TYPE_FORMULA_H

#include "type/fonts.h"
#include "type/ink.h"
#include "type/line.h"

typedef struct Formula Formula;

// Lays out `tex` (without dollars) at `size` px, in display style or in text style, with
// the author's macros that the fonts hold. NULL with the column of the fault: see
// formula_parse.h.
Formula *formula_create(Fonts *fonts, const char *tex, double size, bool display,
                        Error *err);
// The same in display style for a column of `column` px: a formula too wide is set a little
// smaller; if that is not enough, it is broken before relations, then before operations; if
// that is not enough, it is set smaller, to 0.6 of `size`.
Formula *formula_create_within(Fonts *fonts, const char *tex, double size, double column,
                               Error *err);
void formula_destroy(Formula *formula);

double formula_size(const Formula *formula); // px, as it was asked for
int formula_written(const Formula *formula); // bytes that macros wrote in it
double formula_width(const Formula *formula);
double formula_height(const Formula *formula); // above the baseline
double formula_depth(const Formula *formula);  // below it, positive

// Paints with (x, baseline) as the left end of the baseline, in `ink` and in what inks it
// names itself. `colours` has INK_COUNT rows of red, green, blue in 0 … 1.
void formula_draw(const Formula *formula, cairo_t *cr, double x, double baseline, Ink ink,
                  const double (*colours)[3]);

// The commands known, NULL-ended, for "did you mean".
const char *const *formula_commands(void);

#endif
