// The formula of a state in words and as a table of its terms.
#include "lesson/describe.h"

#include "circuit/run_seen.h"
#include "lesson/ket_plan.h"
#include "quantum/closed_form.h"

#include <stdio.h>
#include <stdlib.h>

static const Kets *kets_of(const Run *run, int after, DisplayOptions options, int terms) {
    KetPlan plan = ket_plan(&options, run_circuit(run));
    plan.terms = terms;
    return run_seen_kets(run, after, &plan);
}

static char *say_formula(const Words *words, Lang lang, const KetFormula *formula) {
    char *tex = ket_formula_tex(formula);
    Buffer sentence = {0};
    buffer_print(&sentence, "$%s$", tex);
    free(tex);
    if (formula->others < 0.5) return buffer_take(&sentence);
    char *more =
        words_say(words, lang, "describe.ket.more", "%s\t%.0f\t%.1f", sentence.data,
                  formula->others, 100 * formula->others_probability);
    buffer_clear(&sentence);
    return more;
}

static char *say_branch(const Words *words, Lang lang, const Kets *kets, int index) {
    char text[64], tex[96];
    if (!closed_form_real(kets->weight[index], text, sizeof text, tex, sizeof tex))
        snprintf(tex, sizeof tex, "%.3f", kets->weight[index]);
    char chance[100];
    snprintf(chance, sizeof chance, "$%s$", tex);
    char *formula = say_formula(words, lang, kets->formula[index]);
    char *said = words_say(words, lang, "describe.ket.branch", "%s\t%s", chance, formula);
    free(formula);
    return said;
}

static char *say_none(const Words *words, Lang lang, const Run *run, int after,
                      DisplayOptions options) {
    SeenAs seen = run_seen(run, after, (uint32_t)options.wires);
    if (seen != SEEN_ENTANGLED) return say_mixture(words, lang, run);
    return mem_text(words_in(words, lang, "describe.entangled"));
}

char *describe_ket(const Words *words, Lang lang, const Run *run, int after,
                   DisplayOptions options) {
    const Kets *kets = kets_of(run, after, options, SPOKEN);
    if (!kets->count) return say_none(words, lang, run, after, options);
    Buffer list = {0};
    for (int i = 0; i < kets->count; i++)
        say_more(&list, say_comma(lang),
                 kets->count > 1 ? say_branch(words, lang, kets, i)
                                 : say_formula(words, lang, kets->formula[i]));
    char *all = buffer_take(&list);
    const char *basis = ket_plan_word(&options);
    char *sentence = basis ? words_say(words, lang, "describe.ket.in", "%s\t%s", all,
                                       words_in(words, lang, basis))
                           : words_say(words, lang, "describe.ket", "%s", all);
    free(all);
    return sentence;
}

void rows_ket(Table *table, const Words *words, Lang lang, const Run *run, int after,
              DisplayOptions options) {
    static const char *const heads[] = {"rows.branch", "rows.term", "rows.probability",
                                        NULL};
    enum { MOST_ROWS = 256 };
    const Kets *kets = kets_of(run, after, options, MOST_ROWS);
    put_heads(table, words, lang, heads);
    for (int i = 0; i < kets->count; i++)
        for (int k = 0; k < kets->formula[i]->count; k++) {
            const KetPiece *piece = &kets->formula[i]->at[k];
            table_number(table, kets->weight[i]);
            table_text(table, piece->tex);
            table_number(table, piece->probability);
            table_end_row(table);
        }
}
