#include "circuit/outcomes.h"
#include "lesson/describe.h"
#include "lesson/prediction.h"

#include <math.h>
#include <stdlib.h>

// What is looked at; `p`: how likely each is, NULL when memory is short. Yours.
static Outcomes looked_at(const Run *run, int after, DisplayOptions options, double **p) {
    Outcomes of = outcomes_of(run, after, (uint32_t)options.wires, options.bits);
    *p = mem_try(of.size, sizeof **p);
    if (*p) outcome_chances(&of, *p);
    return of;
}

static void bits_text(char *out, size_t value, size_t size) {
    value_bits(out, value, __builtin_ctzll(size));
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
                          bool sorted, const char *key) {
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
    return say_list(&speech, key);
}

// What was predicted; while that covers the rest, nothing else.
static char *say_prediction(const Words *words, Lang lang, DisplayOptions options,
                            size_t size) {
    double shares[PREDICTED_BARS] = {0};
    if (!prediction_sum(options.foreseen, (int)size))
        return mem_text(words_in(words, lang, "describe.histogram.to_predict"));
    prediction_shares(options.foreseen, (int)size, shares);
    return say_outcomes(words, lang, shares, size, false, "describe.histogram.predicted");
}

static char *say_found(const Words *words, Lang lang, const double *p, size_t size,
                       DisplayOptions options) {
    Buffer out = {NULL};
    say_more(&out, NULL,
             say_outcomes(words, lang, p, size, options.sort, "describe.histogram"));
    if (options.shots)
        say_more(&out, lang == LANG_EN ? " " : NULL,
                 words_say(words, lang, "describe.histogram.shots", "%d\t%llu",
                           options.shots, (unsigned long long)options.seed));
    if (prediction_made(&options, size))
        say_more(&out, lang == LANG_EN ? " " : NULL,
                 say_prediction(words, lang, options, size));
    return buffer_take(&out);
}

char *describe_histogram(const Words *words, Lang lang, const Run *run, int after,
                         DisplayOptions options) {
    double *p;
    size_t size = looked_at(run, after, options, &p).size;
    if (!p) return mem_text("");
    char *sentence = prediction_covers(&options, size)
                         ? say_prediction(words, lang, options, size)
                         : say_found(words, lang, p, size, options);
    free(p);
    return sentence;
}

// What the rows are made of; arrays by outcome, NULL: no such column.
typedef struct Columns {
    size_t size;
    const double *p, *error, *predicted;
    const uint64_t *counts;
    int shots;
} Columns;

static void put_columns(Table *table, const Words *words, Lang lang, const Columns *of) {
    const char *keys[8] = {"rows.outcome"};
    int count = 1;
    if (of->p) keys[count++] = "rows.probability";
    if (of->p && of->error) keys[count++] = "rows.error";
    if (of->counts) keys[count++] = "rows.count";
    if (of->counts) keys[count++] = "rows.share";
    if (of->counts) keys[count++] = "rows.spread";
    if (of->predicted) keys[count++] = "rows.predicted";
    put_heads(table, words, lang, keys);
}

static void put_row(Table *table, const Columns *of, size_t value) {
    char bits[MAX_WIRES + 1];
    bits_text(bits, value, of->size);
    table_text(table, bits);
    if (of->p) table_number(table, of->p[value]);
    if (of->p && of->error) table_number(table, of->error[value]);
    if (of->counts) {
        double share = (double)of->counts[value] / of->shots;
        table_integer(table, (long long)of->counts[value]);
        table_number(table, share);
        table_number(table, 2 * sqrt(share * (1 - share) / of->shots));
    }
    if (of->predicted) table_number(table, of->predicted[value]);
    table_end_row(table);
}

// The outcomes that occur, or of a prediction all.
static void put_rows(Table *table, const Words *words, Lang lang, const Columns *of,
                     const double *p, bool sorted) {
    put_columns(table, words, lang, of);
    int count;
    Likely *list = occurring(p, of->size, sorted && of->p, &count);
    for (size_t value = 0; of->predicted && value < of->size; value++)
        put_row(table, of, value);
    for (int i = 0; !of->predicted && i < count; i++)
        put_row(table, of, list[i].value);
    free(list);
}

static double *errors_of(const Outcomes *of) {
    double *error = run_trials(of->run) ? mem_try(of->size, sizeof *error) : NULL;
    if (error) outcome_errors(of, error);
    return error;
}

void histogram_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                    DisplayOptions options) {
    double *p, shares[PREDICTED_BARS] = {0};
    Outcomes looked = looked_at(run, after, options, &p);
    size_t size = looked.size;
    if (!p) return;
    bool covers = prediction_covers(&options, size);
    bool shots = options.shots > 0 && !covers;
    double *error = errors_of(&looked);
    uint64_t *counts =
        shots ? outcome_counts(&looked, p, options.shots, options.seed) : NULL;
    if (prediction_made(&options, size))
        prediction_shares(options.foreseen, (int)size, shares);
    Columns of = {.size = size,
                  .p = covers ? NULL : p,
                  .error = error,
                  .predicted = prediction_made(&options, size) ? shares : NULL,
                  .counts = counts,
                  .shots = options.shots};
    put_rows(table, words, lang, &of, p, options.sort);
    free(error);
    free(counts);
    free(p);
}
