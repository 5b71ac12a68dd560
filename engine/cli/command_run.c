// `kyubi run FILE`: a circuit in the terminal.
#include "cli/command.h"

#include "base/data.h"
#include "base/mem.h"
#include "base/rng.h"
#include "circuit/format.h"
#include "circuit/noise_gate.h"
#include "circuit/run.h"
#include "circuit/shots.h"
#include "cli/inputs.h"
#include "quantum/sample.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

enum { MOST_SHOTS = 10000000, SHOTS_UNASKED = 1024, BAR_CELLS = 32 };
static const uint64_t most_seed = (UINT64_C(1) << 53) - 1; // whole in every reader's JSON

typedef struct Options {
    const char *file;
    int shots; // 0: none asked for
    bool seeded, json;
    uint64_t seed;
    Inputs inputs;
} Options;

// What is printed. `counts` is NULL without shots.
typedef struct Result {
    bool exact, measures;
    Reading *outcomes;
    uint64_t *counts;
    int count;
    double kept; // the share of runs that post-selections keep; only where exact
} Result;

// --- the words of the command

static bool read_word(int argc, char **argv, int *at, Options *options, Error *err) {
    const char *word = argv[*at];
    uint64_t number;
    if (strcmp(word, "--json") == 0) return options->json = true;
    if (strcmp(word, "--shots") == 0) {
        if (!command_number(argc, argv, at, 1, MOST_SHOTS, &number, err)) return false;
        options->shots = (int)number;
        return true;
    }
    if (strcmp(word, "--seed") == 0) {
        options->seeded = true;
        return command_number(argc, argv, at, 0, most_seed, &options->seed, err);
    }
    if (strcmp(word, "--input") == 0)
        return inputs_read(argc, argv, at, &options->inputs, err);
    return command_only(word, &options->file, "command.one_file", err);
}

static bool read_words(int argc, char **argv, Options *options, Error *err) {
    for (int at = 0; at < argc; at++)
        if (!read_word(argc, argv, &at, options, err)) return false;
    return options->file || error_set(err, "command.no_file", "%s", "");
}

// Unasked, chance differs from run to run; six digits can be typed again.
static uint64_t fresh_seed(void) {
    uint64_t bits = 1;
    (void)!getrandom(&bits, sizeof bits, 0);
    return bits % 1000000;
}

// --- working it out

// As many threads as there are processors, for circuits that gain by them; NULL: one.
static Pool *pool_for(const Circuit *circuit) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (circuit_wires(circuit) < POOL_QUBITS || processors < 2) return NULL;
    return pool_create(processors < MAX_THREADS ? (int)processors : MAX_THREADS);
}

// False where the branches are too many or too large to follow, or where there are none.
static bool run_exact(const Circuit *circuit, Result *result, Error *err) {
    RunOptions options = {.distribution_only = true, .pool = pool_for(circuit)};
    Run *run = run_create(circuit, options, err);
    pool_destroy(options.pool);
    if (!run) return false;
    result->kept = run_kept(run, run_columns(run));
    result->outcomes = run_distribution(run, &result->count);
    result->exact = result->outcomes != NULL;
    run_destroy(run);
    return result->exact;
}

static void count_shots(const Options *options, Result *result) {
    double *weights = mem_new((size_t)result->count * sizeof *weights);
    for (int i = 0; i < result->count; i++)
        weights[i] = result->outcomes[i].probability;
    result->counts = mem_new((size_t)result->count * sizeof *result->counts);
    Rng rng = rng_seeded(options->seed);
    sample_counts(weights, (size_t)result->count, (uint64_t)options->shots, &rng,
                  result->counts);
    free(weights);
}

static int by_bits(const void *left, const void *right) {
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void tally(uint64_t *shots, int count, Result *result) {
    qsort(shots, (size_t)count, sizeof *shots, by_bits);
    result->outcomes = mem_new((size_t)count * sizeof *result->outcomes);
    result->counts = mem_new((size_t)count * sizeof *result->counts);
    for (int i = 0; i < count; i++) {
        bool again = i > 0 && shots[i] == shots[i - 1];
        if (!again) result->outcomes[result->count++].bits = shots[i];
        result->counts[result->count - 1]++;
    }
    for (int i = 0; i < result->count; i++)
        result->outcomes[i].probability = (double)result->counts[i] / count;
}

static bool run_sampled(const Circuit *circuit, Options *options, Result *result,
                        Error *err) {
    if (!options->shots) options->shots = SHOTS_UNASKED;
    Rng rng = rng_seeded(options->seed);
    uint64_t *shots = shots_run(circuit, options->shots, &rng, err);
    if (!shots) return false;
    tally(shots, options->shots, result);
    free(shots);
    return true;
}

static bool work_out(const Circuit *circuit, Options *options, Result *result, Error *err) {
    result->measures = circuit_measures(circuit);
    if (!run_exact(circuit, result, err)) {
        if (!strcmp(err->key, "run.impossible") || circuit_noisy(circuit)) return false;
        return run_sampled(circuit, options, result, err);
    }
    if (options->shots) count_shots(options, result);
    return true;
}

static void result_clear(Result *result) {
    free(result->outcomes);
    free(result->counts);
}

// --- telling it

static void print_json(FILE *out, const Circuit *circuit, const Options *options,
                       const Result *result) {
    Data *all = data_new_object(), *distribution = data_new_object();
    Data *counts = data_new_object();
    for (int i = 0; i < result->count; i++) {
        char *name = outcome_text(circuit, result->measures, result->outcomes[i].bits);
        data_put(distribution, name, data_new_number(result->outcomes[i].probability));
        if (result->counts && result->counts[i])
            data_put(counts, name, data_new_integer((long long)result->counts[i]));
        free(name);
    }
    data_put(all, "qubits", data_new_integer(circuit_wires(circuit)));
    data_put(all, "clbits", data_new_integer(circuit_bits(circuit)));
    data_put(all, "exact", data_new_bool(result->exact));
    if (result->exact && result->kept < 1)
        data_put(all, "kept", data_new_number(result->kept));
    data_put(all, "distribution", distribution);
    if (result->counts) {
        data_put(all, "counts", counts);
        data_put(all, "seed", data_new_integer((long long)options->seed));
    } else {
        data_free(counts);
    }
    char *text = data_write_harmless(all);
    fprintf(out, "%s\n", text);
    free(text);
    data_free(all);
}

// A bar of eighths of a cell.
static void print_bar(FILE *out, double share) {
    static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int eighths = (int)lround(share * BAR_CELLS * 8);
    for (int i = 0; i < eighths / 8; i++)
        fputs("█", out);
    fputs(parts[eighths % 8], out);
}

static void print_row(FILE *out, const Result *result, int index, const char *name,
                      double most) {
    double probability = result->outcomes[index].probability;
    bool small = most < 1e-3; // six places would hide them
    fprintf(out, small ? "  %s  %.3e  " : "  %s  %.6f  ", name, probability);
    if (result->counts) fprintf(out, "%9" PRIu64 "  ", result->counts[index]);
    print_bar(out, probability / most);
    fputc('\n', out);
}

static void print_heading(const CommandContext *context, const Circuit *circuit,
                          const Options *options, const Result *result) {
    char *size = words_say(context->words, context->lang, "run.size", "%d\t%d",
                           circuit_wires(circuit), circuit_bits(circuit));
    fprintf(context->out, "%s\n", size);
    free(size);
    const char *key = !result->exact   ? "run.sampled"
                      : result->counts ? "run.counts"
                                       : "run.exact";
    char *how = words_say(context->words, context->lang, key, "%d\t%llu", options->shots,
                          (unsigned long long)options->seed);
    fprintf(context->out, "%s\n", how);
    free(how);
    if (result->exact && result->kept < 1) {
        char *kept =
            words_say(context->words, context->lang, "run.kept", "%.6f", result->kept);
        fprintf(context->out, "%s\n", kept);
        free(kept);
    }
    fputc('\n', context->out);
}

static void print_table(const CommandContext *context, const Circuit *circuit,
                        const Options *options, const Result *result) {
    print_heading(context, circuit, options, result);
    double most = 0;
    for (int i = 0; i < result->count; i++)
        most = fmax(most, result->outcomes[i].probability);
    for (int i = 0; i < result->count; i++) {
        char *name = outcome_text(circuit, result->measures, result->outcomes[i].bits);
        print_row(context->out, result, i, name, most);
        free(name);
    }
}

static int run_file(const CommandContext *context, Options *options) {
    Error err = {0};
    FormatOptions format = {.inputs = options->inputs.names};
    Circuit *circuit = circuit_read(options->file, format, &err);
    if (!circuit) return command_failed(context, &err);
    if (!options->seeded) options->seed = fresh_seed();
    Result result = {0};
    bool done = work_out(circuit, options, &result, &err);
    if (done && options->json)
        print_json(context->out, circuit, options, &result);
    else if (done)
        print_table(context, circuit, options, &result);
    else
        error_at(&err, options->file, 0, 0);
    result_clear(&result);
    circuit_destroy(circuit);
    return done ? 0 : command_failed(context, &err);
}

static int run_words(int argc, char **argv, const CommandContext *context);

const Command command_run = {
    .name = "run",
    .run = run_words,
    .usage = "run FILE [--shots N] [--seed S] [--json] [--input NAME=VALUE]",
};

static int run_words(int argc, char **argv, const CommandContext *context) {
    Options options = {0};
    Error err = {0};
    int status = read_words(argc, argv, &options, &err)
                     ? run_file(context, &options)
                     : command_misused(context, &command_run, &err);
    inputs_clear(&options.inputs);
    return status;
}
