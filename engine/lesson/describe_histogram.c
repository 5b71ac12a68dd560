#include "circuit/portion.h"
#include "circuit/tally.h"
#include "lesson/describe.h"

#include <math.h>
#include <stdlib.h>

// The readings of the wires that are looked at; NULL when memory is short.
static double *readings(const Run *run, int after, DisplayOptions options, size_t *size) {
    int list[MAX_WIRES];
    *size = (size_t)1 << run_portion(run, (uint32_t)options.wires, list);
    double *p = mem_try(*size, sizeof *p);
    if (p) run_portion_readings(run, after, (uint32_t)options.wires, p);
    return p;
}

static void bits_text(char *out, size_t value, size_t size) {
    int width = 0;
    while ((size_t)1 << width < size)
        width++;
    value_bits(out, value, width);
}

typedef struct Likely {
    size_t value;
    double p;
} Likely;

static int likelier(const void *left, const void *right) {
    const Likely *a = left, *b = right;
    if (a->p != b->p) return a->p > b->p ? -1 : 1;
    return (a->value > b->value) - (a->value < b->value);
}

// Those that occur, by value, or the likeliest first; how many there are in `count`.
static Likely *occurring(const double *p, size_t size, bool sorted, int *count) {
    Likely *list = mem_new(size * sizeof *list);
    *count = 0;
    for (size_t i = 0; i < size; i++)
        if (p[i] > 1e-12) list[(*count)++] = (Likely){i, p[i]};
    if (sorted) qsort(list, (size_t)*count, sizeof *list, likelier);
    return list;
}

static char *say_outcomes(const Words *words, Lang lang, const double *p, size_t size,
                          bool sorted) {
    int count;
    Likely *list = occurring(p, size, sorted, &count);
    Speech speech = {.words = words, .lang = lang};
    for (int i = 0; i < count; i++) {
        char bits[MAX_WIRES + 1];
        if (!say_room(&speech)) continue;
        bits_text(bits, list[i].value, size);
        say_item(&speech, words_say(words, lang, "describe.outcome", "%s\t%.1f", bits,
                                    100 * list[i].p));
    }
    free(list);
    return say_list(&speech, "describe.histogram");
}

char *describe_histogram(const Words *words, Lang lang, const Run *run, int after,
                         DisplayOptions options) {
    size_t size;
    double *p = readings(run, after, options, &size);
    if (!p) return mem_text("");
    char *sentence = say_outcomes(words, lang, p, size, options.sort);
    free(p);
    if (!options.shots) return sentence;
    Buffer out = {NULL};
    say_more(&out, NULL, sentence);
    say_more(&out, lang == LANG_EN ? " " : NULL,
             words_say(words, lang, "describe.histogram.shots", "%d\t%llu", options.shots,
                       (unsigned long long)options.seed));
    return buffer_take(&out);
}

// What is counted are the shots of all wires, as the display's bars are. NULL when memory
// is short.
static uint64_t *counts_of(const Run *run, int after, DisplayOptions options) {
    int list[MAX_WIRES], wires = run_portion(run, (uint32_t)options.wires, list);
    Tally *tally = tally_of(run, after, options.seed);
    bool made = tally && tally_to(tally, options.shots);
    uint64_t *counts = made ? tally_portion(tally, wires, list) : NULL;
    tally_destroy(tally);
    return counts;
}

void histogram_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                    DisplayOptions options) {
    static const char *const exact[] = {"rows.outcome", "rows.probability", NULL};
    static const char *const sampled[] = {"rows.outcome", "rows.probability", "rows.count",
                                          "rows.share",   "rows.spread",      NULL};
    size_t size;
    double *p = readings(run, after, options, &size);
    if (!p) return;
    put_heads(table, words, lang, options.shots > 0 ? sampled : exact);
    uint64_t *counts = options.shots > 0 ? counts_of(run, after, options) : NULL;
    int count;
    Likely *list = occurring(p, size, options.sort, &count);
    for (int i = 0; i < count; i++) {
        char bits[MAX_WIRES + 1];
        bits_text(bits, list[i].value, size);
        table_text(table, bits);
        table_number(table, list[i].p);
        if (counts) {
            double share = (double)counts[list[i].value] / options.shots;
            table_integer(table, (long long)counts[list[i].value]);
            table_number(table, share);
            table_number(table, 2 * sqrt(share * (1 - share) / options.shots));
        }
        table_end_row(table);
    }
    free(list);
    free(counts);
    free(p);
}
