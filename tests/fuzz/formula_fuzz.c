// Any bytes given to the formula reader, line by line, become a formula that is laid out
// and read aloud, or an error. A line that begins with # defines a macro: "#half \frac12".
#include "base/mem.h"
#include "base/text.h"
#include "type/formula_layout.h"
#include "type/formula_macros.h"
#include "type/formula_speech.h"
#include "type/formula_symbols.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MACROS = 8 };

typedef struct Bench {
    Fonts *fonts;
    Words *words;
    FormulaMacro macros[MACROS];
    int macro_count;
} Bench;

// Opened once: fonts take longer than formulas.
static Bench *bench_open(void) {
    static Bench bench;
    Error err = {0};
    if (bench.fonts) return &bench;
    bench.fonts = fonts_open(KYUBI_BUILD "/fonts", &err);
    bench.words = words_open(KYUBI_SOURCE "/assets/words.tsv", &err);
    assert(bench.fonts && bench.words);
    return &bench;
}

static void set_formula(Bench *bench, const char *tex) {
    Error err = {0};
    FormulaTree *tree = formula_tree_create(tex, bench->macros, bench->macro_count, &err);
    assert(!tree == (err.key[0] != 0));
    if (!tree) return;
    for (int i = 0; i < 3; i++) {
        double column = i == 2 ? 100 : 0;
        Placed formula =
            formula_layout(bench->fonts, formula_tree_root(tree), 20, i > 0, column);
        assert(isfinite(formula.width) && isfinite(formula.height + formula.depth));
        for (int m = 0; m < formula.count; m++)
            free(formula.marks[m].words);
        free(formula.marks);
    }
    formula_tree_destroy(tree);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        free(formula_words(bench->fonts, bench->words, (Lang)lang, tex));
}

// Every command of the table, alone and before two arguments: under the sanitizers once.
static void set_commands(Bench *bench) {
    for (int i = 0; i < tex_command_count(); i++) {
        char tex[96];
        snprintf(tex, sizeof tex, "\\%s", tex_command_at(i)->name);
        set_formula(bench, tex);
        snprintf(tex, sizeof tex, "\\%s{x}{y^2}", tex_command_at(i)->name);
        set_formula(bench, tex);
    }
}

static void read_line(Bench *bench, char *line) {
    if (*line != '#') {
        set_formula(bench, line);
        return;
    }
    char *tex = line + 1, *name = strsep(&tex, " ");
    if (!tex || bench->macro_count == MACROS) return;
    bench->macros[bench->macro_count++] = (FormulaMacro){name, tex};
    Error err = {0};
    formula_macros_use(bench->fonts, bench->macros, bench->macro_count, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static bool begun;
    Bench *bench = bench_open();
    if (!begun) set_commands(bench);
    begun = true;
    char *text = mem_new(size + 1), *rest = text;
    if (size) memcpy(text, data, size);
    bench->macro_count = 0;
    formula_macros_use(bench->fonts, NULL, 0, NULL);
    if (text_valid(text, strlen(text)))
        for (char *line; (line = strsep(&rest, "\n"));)
            read_line(bench, line);
    free(text);
    return 0;
}
