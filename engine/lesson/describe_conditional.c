#include "circuit/joint.h"
#include "circuit/means.h"
#include "lesson/describe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// "q1 q0 = 01": what wires read, the last first, as kets have it.
static void side_text(char *out, size_t size, uint32_t mask, int value) {
    int count = __builtin_popcount(mask), end = 0;
    out[0] = '\0';
    for (int wire = MAX_WIRES - 1; wire >= 0; wire--)
        if (mask >> wire & 1) end += snprintf(out + end, size - (size_t)end, "q%d ", wire);
    end += snprintf(out + end, size - (size_t)end, "= ");
    for (int b = count; b-- > 0;)
        end += snprintf(out + end, size - (size_t)end, "%d", value >> b & 1);
}

static const char *const KEYS[] = {
    [GIVEN_COLUMN] = "describe.given",
    [GIVEN_ROW] = "describe.given",
    [JOINT_BOTH] = "describe.both",
};

static void say_cell(Speech *speech, const Joint *joint, JointKind kind, int r, int c,
                     double p) {
    char row[128], column[128];
    side_text(row, sizeof row, joint->rows, r);
    side_text(column, sizeof column, joint->columns, c);
    bool turned = kind == GIVEN_ROW;
    say_item(speech, words_say(speech->words, speech->lang, KEYS[kind], "%s\t%s\t%.1f",
                               turned ? row : column, turned ? column : row, 100 * p));
}

char *describe_conditional(const Words *words, Lang lang, const Run *run, int after,
                           DisplayOptions options) {
    Joint joint;
    uint32_t rows = (uint32_t)options.wires, columns = (uint32_t)options.given;
    if (!joint_read(run, after, rows, columns, &joint)) return mem_text("");
    if (!joint.columns) return describe_histogram(words, lang, run, after, options);
    JointKind kind = (JointKind)options.table;
    Speech speech = {.words = words, .lang = lang};
    for (int c = 0; c < joint.column_count; c++)
        for (int r = 0; r < joint.row_count; r++) {
            double p = joint_cell(&joint, kind, r, c);
            if (p >= 5e-4 && say_room(&speech)) say_cell(&speech, &joint, kind, r, c, p);
        }
    return say_list(&speech, "describe.conditional");
}

static void value_text(Table *table, int count, int value) {
    char bits[JOINT_WIRES + 1];
    value_bits(bits, (size_t)value, count);
    table_text(table, bits);
}

void conditional_rows(Table *table, const Words *words, Lang lang, const Run *run,
                      int after, DisplayOptions options) {
    static const char *const heads[] = {"rows.row",          "rows.column",    "rows.both",
                                        "rows.given_column", "rows.given_row", NULL};
    Joint joint;
    if (!joint_read(run, after, (uint32_t)options.wires, (uint32_t)options.given, &joint))
        return;
    put_heads(table, words, lang, heads);
    for (int r = 0; r < joint.row_count; r++)
        for (int c = 0; c < joint.column_count; c++) {
            value_text(table, __builtin_popcount(joint.rows), r);
            value_text(table, __builtin_popcount(joint.columns), c);
            static const JointKind kinds[] = {JOINT_BOTH, GIVEN_COLUMN, GIVEN_ROW};
            for (int k = 0; k < 3; k++) {
                double p = joint_cell(&joint, kinds[k], r, c);
                if (p < 0)
                    table_text(table, "");
                else
                    table_number(table, p);
            }
            table_end_row(table);
        }
}

// --- mean values

static int means_of(const Run *run, int after, DisplayOptions options,
                    MeansLine lines[MEANS_LINES]) {
    return means_read(run, after, (uint32_t)options.wires, options.pauli, options.shots,
                      options.seed, lines);
}

char *describe_means(const Words *words, Lang lang, const Run *run, int after,
                     DisplayOptions options) {
    MeansLine lines[MEANS_LINES];
    int count = means_of(run, after, options, lines);
    Speech speech = {.words = words, .lang = lang};
    for (int i = 0; i < count; i++)
        for (int k = 0; k < lines[i].count; k++) {
            const Mean *mean = &lines[i].mean[k];
            if (fabs(mean->exact) < 0.005 || !say_room(&speech)) continue;
            char name[160];
            means_name(mean->term, name, sizeof name);
            say_item(&speech, words_say(words, lang, "describe.mean", "%s\t%+.2f", name,
                                        mean->exact));
        }
    if (!speech.told) return mem_text(words_in(words, lang, "describe.means.none"));
    return say_list(&speech, "describe.means");
}

void means_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                DisplayOptions options) {
    MeansLine lines[MEANS_LINES];
    int count = means_of(run, after, options, lines);
    table_text(table, words_in(words, lang, "rows.string"));
    table_text(table, words_in(words, lang, "rows.mean"));
    bool sampled = run_trials(run);
    if (sampled) table_text(table, words_in(words, lang, "rows.error"));
    if (options.shots > 0) {
        table_text(table, words_in(words, lang, "rows.observed"));
        table_text(table, words_in(words, lang, "rows.spread"));
    }
    table_end_row(table);
    for (int i = 0; i < count; i++)
        for (int k = 0; k < lines[i].count; k++) {
            const Mean *mean = &lines[i].mean[k];
            char name[160];
            means_name(mean->term, name, sizeof name);
            table_text(table, name);
            table_number(table, mean->exact);
            if (sampled) table_number(table, mean->trials);
            if (options.shots > 0) {
                table_number(table, mean->observed);
                table_number(table, mean->error);
            }
            table_end_row(table);
        }
}
