#include "lesson/describe.h"

#include "lesson/pair.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char LETTERS[] = "XYZ";

// "XX +1.00": a correlation that is there.
static void say_cell(Speech *speech, int i, int j, double value) {
    say_item(speech,
             words_say(speech->words, speech->lang, "describe.correlation", "%c%c\t%s%.2f",
                       LETTERS[i], LETTERS[j], value < 0 ? "−" : "+", fabs(value)));
}

char *describe_correlations(const Words *words, Lang lang, const Run *run, int after,
                            DisplayOptions options) {
    int wires[2];
    Correlations pair;
    if (!pair_correlations(run, after, options.wires, wires, &pair))
        return mem_text(words_in(words, lang, "correlations.few"));
    Speech speech = {.words = words, .lang = lang};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            double v = options.connected ? pair.connected[i][j] : pair.mean[i][j];
            if (fabs(v) >= 0.005) say_cell(&speech, i, j, v);
        }
    Buffer out = {NULL};
    say_more(&out, NULL, pair_sentence(words, lang, wires, &pair));
    const char *key = options.connected ? "describe.connected" : "describe.correlations";
    char *list = buffer_take(&speech.out), none[] = "0";
    say_more(&out, lang == LANG_EN ? " " : NULL,
             words_say(words, lang, key, "%d\t%d\t%s", wires[0], wires[1],
                       list && *list ? list : none));
    free(list);
    return buffer_take(&out);
}

void rows_correlations(Table *table, const Words *words, Lang lang, const Run *run,
                       int after, DisplayOptions options) {
    int wires[2];
    Correlations pair;
    static const char *const heads[] = {"rows.pauli", "rows.mean", "rows.connected", NULL};
    put_heads(table, words, lang, heads);
    if (!pair_correlations(run, after, options.wires, wires, &pair)) return;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            char name[40];
            snprintf(name, sizeof name, "%c%d %c%d", LETTERS[i], wires[0], LETTERS[j],
                     wires[1]);
            table_text(table, name);
            table_number(table, pair.mean[i][j]);
            table_number(table, pair.connected[i][j]);
            table_end_row(table);
        }
    table_text(table, words_in(words, lang, "rows.concurrence"));
    table_number(table, pair.concurrence);
    table_end_row(table);
}
