// The formula commands of a pack, given to the fonts that set its lessons.
#ifndef KYUBI_VIEW_PACK_FORMULAS_H
#define KYUBI_VIEW_PACK_FORMULAS_H

#include "lesson/pack.h"
#include "type/fonts.h"

// From now on formulas know this pack's commands and no other's. Fails, and then they know
// none: as formula_macros_use, with the pack's file.
bool pack_formulas_use(Fonts *fonts, const Pack *pack, Error *err);

#endif
