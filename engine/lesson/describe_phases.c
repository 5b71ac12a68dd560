#include "lesson/describe.h"

#include "circuit/names.h"
#include "circuit/portion.h"
#include "lesson/wire_phase.h"

#include <math.h>

static char *say_wire(const Words *words, Lang lang, int wire, WirePhase phase) {
    if (!phase.tells)
        return words_say(words, lang, "describe.phases.none", "%d\t%.1f\t%.2f", wire,
                         100 * phase.one, phase.purity);
    return words_say(words, lang, "describe.phases.wire", "%d\t%.1f\t%.2f\t%d", wire,
                     100 * phase.one, phase.purity, whole_degrees(phase.phase));
}

char *describe_phases(const Words *words, Lang lang, const Run *run, int after,
                      DisplayOptions options) {
    int list[MAX_WIRES], count = run_portion(run, (uint32_t)options.wires, list);
    Buffer out = {NULL};
    for (int i = 0; i < count; i++)
        say_more(
            &out, lang == LANG_EN ? " " : NULL,
            say_wire(words, lang, list[i], wire_phase(run_bloch(run, after, list[i]))));
    return buffer_take(&out);
}

void rows_phases(Table *table, const Words *words, Lang lang, const Run *run, int after,
                 DisplayOptions options) {
    static const char *const heads[] = {"rows.wire", "rows.one", "rows.phase",
                                        "rows.purity", NULL};
    int list[MAX_WIRES], count = run_portion(run, (uint32_t)options.wires, list);
    put_heads(table, words, lang, heads);
    for (int i = 0; i < count; i++) {
        WirePhase phase = wire_phase(run_bloch(run, after, list[i]));
        table_integer(table, list[i]);
        table_number(table, phase.one);
        if (phase.tells)
            table_number(table, phase.phase * 180 / M_PI);
        else
            table_text(table, "");
        table_number(table, phase.purity);
        table_end_row(table);
    }
}
