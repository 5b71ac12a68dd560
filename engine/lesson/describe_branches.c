#include "circuit/branch_tree.h"
#include "lesson/describe.h"

#include <stdio.h>
#include <stdlib.h>

// "c0 = 1, c1 = 0": what is read along the way to a node.
static void path_text(const Circuit *circuit, Record path, char *out, size_t size) {
    int end = 0;
    out[0] = '\0';
    for (int i = 0; i < circuit_findings(circuit); i++) {
        int value = record_value(path, i);
        if (value == NO_FINDING || end + 16 > (int)size) continue;
        const Step *step = circuit_step(circuit, circuit_finding_step(circuit, i));
        bool reset = step->gate->kind == GATE_RESET;
        end += snprintf(out + end, size - (size_t)end, "%s%s%d = %d", end ? ", " : "",
                        reset ? "q" : "c", reset ? step->targets[0] : step->bit, value);
    }
}

char *describe_branches(const Words *words, Lang lang, const Run *run, int after,
                        DisplayOptions options) {
    (void)after;
    (void)options;
    const BranchTree *tree = run_tree(run);
    if (run_trials(run))
        return words_say(words, lang, "branches.noisy", "%d", NOISY_QUBITS);
    if (!tree || tree->levels == 1) return mem_text(words_in(words, lang, "branches.none"));
    const BranchLevel *last = &tree->level[tree->levels - 1];
    Speech speech = {.words = words, .lang = lang};
    for (int i = 0; i < last->nodes && i < SPOKEN; i++) {
        char path[256];
        path_text(run_circuit(run), last->node[i].path, path, sizeof path);
        say_more(&speech.out, lang == LANG_EN ? "; " : "、",
                 words_say(words, lang, "describe.branch", "%s\t%.1f", path,
                           100 * last->node[i].weight));
    }
    int more = last->nodes + last->folded - SPOKEN;
    speech.more = more > 0 ? more : 0;
    return say_list(&speech, "describe.branches");
}

void branches_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                   DisplayOptions options) {
    static const char *const heads[] = {"rows.level", "rows.path", "rows.probability",
                                        "rows.ways", NULL};
    (void)after;
    (void)options;
    const BranchTree *tree = run_tree(run);
    put_heads(table, words, lang, heads);
    for (int k = 0; tree && k < tree->levels; k++)
        for (int i = 0; i < tree->level[k].nodes; i++) {
            const BranchNode *node = &tree->level[k].node[i];
            char path[1024];
            path_text(run_circuit(run), node->path, path, sizeof path);
            table_integer(table, k);
            table_text(table, path);
            table_number(table, node->weight);
            table_integer(table, node->ways);
            table_end_row(table);
        }
}
