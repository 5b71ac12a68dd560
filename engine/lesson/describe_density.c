// How the density matrix of some wires says itself, and its numbers.
#include "circuit/mixed.h"
#include "lesson/describe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void say_diagonal(Speech *speech, const Mixed *mixed) {
    for (int i = 0; i < mixed->size; i++) {
        double p = mixed_chance(mixed, i);
        char ket[32];
        if (p < 0.005 || !say_room(speech)) continue;
        ket_name(ket, sizeof ket, (uint64_t)i, mixed->count);
        say_item(speech, words_say(speech->words, speech->lang, "describe.density.entry",
                                   "%s\t%.2f", ket, p));
    }
}

// The largest entry above the diagonal; -1: all are nothing.
static int largest_off(const Mixed *mixed) {
    int at = -1;
    double most = 0.005;
    for (int r = 0; r < mixed->size; r++)
        for (int c = r + 1; c < mixed->size; c++) {
            double modulus = cabs(mixed->rho[r * mixed->size + c]);
            if (modulus > most + 1e-9) most = modulus, at = r * mixed->size + c;
        }
    return at;
}

static char *say_off(const Words *words, Lang lang, const Mixed *mixed) {
    int at = largest_off(mixed);
    char row[8], column[8];
    if (at < 0) return mem_text(words_in(words, lang, "describe.density.diagonal"));
    value_bits(row, (size_t)(at / mixed->size), mixed->count);
    value_bits(column, (size_t)(at % mixed->size), mixed->count);
    double complex entry = mixed->rho[at];
    return words_say(words, lang, "describe.density.off", "%s\t%s\t%.2f\t%d", row, column,
                     cabs(entry), whole_degrees(carg(entry)));
}

static char *say_many(const Words *words, Lang lang, int count) {
    return words_say(words, lang, "density.wires", "%d\t%d", MIXED_WIRES, count);
}

char *describe_density(const Words *words, Lang lang, const Run *run, int after,
                       DisplayOptions options) {
    int list[MAX_WIRES], count = run_portion(run, (uint32_t)options.wires, list);
    const Mixed *mixed = run_mixed(run, after, (uint32_t)options.wires);
    if (!mixed) return say_many(words, lang, count);
    Speech speech = {.words = words, .lang = lang};
    say_diagonal(&speech, mixed);
    Buffer out = {NULL};
    char *wires = say_wires(words, lang, mixed->wires);
    const char *between = lang == LANG_EN ? " " : NULL;
    say_more(&out, between, words_say(words, lang, "describe.density", "%s", wires));
    say_more(&out, between, say_list(&speech, "describe.density.diagonals"));
    say_more(&out, between, say_off(words, lang, mixed));
    if (mixed_real(mixed))
        say_more(&out, between, mem_text(words_in(words, lang, "describe.density.real")));
    say_more(&out, between,
             words_say(words, lang, "describe.density.facts", "%.2f\t%.2f", mixed->purity,
                       fmax(0, mixed->entropy)));
    free(wires);
    return buffer_take(&out);
}

void density_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                  DisplayOptions options) {
    static const char *const heads[] = {"rows.row", "rows.column", "rows.real",
                                        "rows.imaginary", NULL};
    const Mixed *mixed = run_mixed(run, after, (uint32_t)options.wires);
    put_heads(table, words, lang, heads);
    for (int i = 0; mixed && i < mixed->size * mixed->size; i++) {
        char row[8], column[8];
        value_bits(row, (size_t)(i / mixed->size), mixed->count);
        value_bits(column, (size_t)(i % mixed->size), mixed->count);
        table_text(table, row);
        table_text(table, column);
        table_number(table, creal(mixed->rho[i]));
        table_number(table, cimag(mixed->rho[i]));
        table_end_row(table);
    }
}
