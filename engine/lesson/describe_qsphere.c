#include "lesson/describe.h"

#include "lesson/qsphere.h"

#include <math.h>

static void say_node(Speech *speech, const QsphereNode *node, int qubits) {
    char ket[MAX_QUBITS + 16];
    ket_name(ket, sizeof ket, node->index, qubits);
    say_item(speech,
             words_say(speech->words, speech->lang, "describe.qsphere.node", "%s\t%.1f\t%d",
                       ket, 100 * node->probability, whole_degrees(node->phase)));
}

char *describe_qsphere(const Words *words, Lang lang, const Run *run, int after,
                       DisplayOptions options) {
    Qsphere sphere;
    if (!qsphere_seen(run, after, (uint32_t)options.wires, &sphere))
        return mem_text(words_in(words, lang, "qsphere.mixed"));
    if (!sphere.count) return words_say(words, lang, "qsphere.many", "%d", QSPHERE_NODES);
    Speech speech = {.words = words, .lang = lang};
    for (int i = 0; i < sphere.count; i++)
        if (sphere.at[i].probability >= QSPHERE_NOTHING && say_room(&speech))
            say_node(&speech, &sphere.at[i], sphere.qubits);
    speech.more = sphere.there - speech.told;
    return say_list(&speech, "describe.qsphere");
}

void rows_qsphere(Table *table, const Words *words, Lang lang, const Run *run, int after,
                  DisplayOptions options) {
    static const char *const heads[] = {"rows.state", "rows.ones", "rows.probability",
                                        "rows.phase", NULL};
    put_heads(table, words, lang, heads);
    Qsphere sphere;
    if (!qsphere_seen(run, after, (uint32_t)options.wires, &sphere)) return;
    for (int i = 0; i < sphere.count; i++) {
        const QsphereNode *node = &sphere.at[i];
        char bits[MAX_QUBITS + 1];
        value_bits(bits, node->index, sphere.qubits);
        table_text(table, bits);
        table_integer(table, node->ones);
        table_number(table, node->probability);
        table_number(table, node->phase * 180 / M_PI);
        table_end_row(table);
    }
}
