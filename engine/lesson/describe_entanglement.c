// How pairs and cuts of wires say themselves, and their numbers.
#include "circuit/bonds.h"
#include "lesson/describe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double shown_from = 0.005;

// The pairs in order of how far they hang together, the strongest first.
typedef struct Pair {
    int a, b;
    double value;
} Pair;

static int stronger(const void *x, const void *y) {
    const Pair *a = x, *b = y;
    if (fabs(a->value - b->value) > 1e-9) return a->value > b->value ? -1 : 1;
    return a->a != b->a ? a->a - b->a : a->b - b->b;
}

static int pairs_of(const Bonds *bonds, BondMeasure measure, Pair *pairs) {
    int count = 0;
    for (int a = 0; a < bonds->wires; a++)
        for (int b = a + 1; b < bonds->wires; b++) {
            double value = bond_measure(bonds_pair(bonds, a, b), measure);
            if (value >= shown_from) pairs[count++] = (Pair){a, b, value};
        }
    qsort(pairs, (size_t)count, sizeof *pairs, stronger);
    return count;
}

static const char *const sentences[BOND_MEASURES] = {
    "describe.bonds.concurrence", "describe.bonds.information", "describe.bonds.entropy"};
static const char *const nothings[BOND_MEASURES] = {"describe.bonds.no_concurrence",
                                                    "describe.bonds.no_information",
                                                    "describe.bonds.no_entropy"};

static char *say_pairs(const Words *words, Lang lang, const Bonds *bonds,
                       BondMeasure measure) {
    Pair pairs[MAX_QUBITS * MAX_QUBITS / 2];
    int count = pairs_of(bonds, measure, pairs);
    Speech speech = {.words = words, .lang = lang};
    if (!count) return mem_text(words_in(words, lang, nothings[measure]));
    for (int i = 0; i < count; i++) {
        if (!say_room(&speech)) continue;
        char *pair =
            say_wires(words, lang, UINT32_C(1) << pairs[i].a | UINT32_C(1) << pairs[i].b);
        say_more(&speech.out, lang == LANG_EN ? "; " : "、",
                 words_say(words, lang, "describe.bonds.pair", "%s\t%.2f", pair,
                           pairs[i].value));
        free(pair);
    }
    return say_list(&speech, sentences[measure]);
}

static char *say_singles(const Words *words, Lang lang, const Bonds *bonds) {
    Speech speech = {.words = words, .lang = lang};
    for (int w = 0; w < bonds->wires; w++) {
        double bits = bonds_pair(bonds, w, w)->entropy;
        if (bits >= shown_from && say_room(&speech))
            say_item(&speech,
                     words_say(words, lang, "describe.bonds.wire", "%d\t%.2f", w, bits));
    }
    if (!speech.told) return mem_text(words_in(words, lang, "describe.bonds.no_wire"));
    return say_list(&speech, "describe.bonds.wires");
}

static char *say_cut(const Words *words, Lang lang, const Run *run, int after,
                     uint32_t chosen) {
    double bits;
    if (!run_cut(run, after, chosen, &bits))
        return words_say(words, lang, "bonds.cut_many", "%d", CUT_WIRES);
    char *wires = say_wires(words, lang, chosen);
    char *sentence = words_say(words, lang, "bonds.cut", "%s\t%.2f", wires, bits);
    free(wires);
    return sentence;
}

char *describe_entanglement(const Words *words, Lang lang, const Run *run, int after,
                            DisplayOptions options) {
    const Bonds *bonds = run_bonds(run, after);
    if (!bonds) return mem_text(words_in(words, lang, "bonds.memory"));
    uint32_t all = (UINT32_C(1) << bonds->wires) - 1,
             chosen = (uint32_t)options.wires & all;
    const char *between = lang == LANG_EN ? " " : NULL;
    Buffer out = {NULL};
    say_more(&out, between, say_pairs(words, lang, bonds, (BondMeasure)options.measure));
    say_more(&out, between, say_singles(words, lang, bonds));
    if (chosen && chosen != all)
        say_more(&out, between, say_cut(words, lang, run, after, chosen));
    if (bonds->mixed)
        say_more(&out, between, mem_text(words_in(words, lang, "bonds.mixed")));
    return buffer_take(&out);
}

void entanglement_rows(Table *table, const Words *words, Lang lang, const Run *run,
                       int after, DisplayOptions options) {
    static const char *const heads[] = {"rows.wires", "option.measure.concurrence",
                                        "option.measure.information",
                                        "option.measure.entropy", NULL};
    const Bonds *bonds = run_bonds(run, after);
    (void)options;
    put_heads(table, words, lang, heads);
    for (int i = 0; bonds && i < bonds->wires * bonds->wires; i++) {
        int a = i / bonds->wires, b = i % bonds->wires;
        if (a > b) continue;
        char *pair = say_wires(words, lang, UINT32_C(1) << a | UINT32_C(1) << b);
        table_text(table, pair);
        for (int m = 0; m < BOND_MEASURES; m++)
            if (a == b && m != BOND_ENTROPY)
                table_text(table, "");
            else
                table_number(table, bond_measure(&bonds->pairs[i], (BondMeasure)m));
        table_end_row(table);
        free(pair);
    }
}
