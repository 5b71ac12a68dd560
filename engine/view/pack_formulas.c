#include "view/pack_formulas.h"

#include "base/file.h"
#include "base/mem.h"
#include "type/formula_macros.h"

#include <stdlib.h>

bool pack_formulas_use(Fonts *fonts, const Pack *pack, Error *err) {
    FormulaMacro *macros = mem_new(((size_t)pack->macro_count + 1) * sizeof *macros);
    for (int i = 0; i < pack->macro_count; i++)
        macros[i] = (FormulaMacro){pack->macros[i].name, pack->macros[i].tex};
    bool good = formula_macros_use(fonts, macros, pack->macro_count, err);
    free(macros);
    if (good) return true;
    formula_macros_use(fonts, NULL, 0, NULL);
    char *path = file_join(pack->folder, "pack.json");
    if (err) err->line = err->column = 0; // of the formula, not of the file
    error_at(err, path, 0, 0);
    free(path);
    return false;
}
