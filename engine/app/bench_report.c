#include "app/bench_report.h"

#include <complex.h>
#include <stdlib.h>

static Data *two_limits(double median, double p95) {
    Data *data = data_new_object();
    if (median >= 0) data_put(data, "median", data_new_number(median));
    if (p95 >= 0) data_put(data, "p95", data_new_number(p95));
    return data;
}

static Data *quantiles(const double *values, int runs) {
    return two_limits(bench_quantile(values, runs, 0.5),
                      bench_quantile(values, runs, 0.95));
}

Data *bench_result(const BenchRow *row, const Samples *samples, double pass) {
    const double *judged = bench_judged(row, samples);
    Data *data = data_new_object();
    data_put(data, "name", data_new_text(row->name));
    data_put(data, "unit", data_new_text(row->unit));
    data_put(data, "median", data_new_number(bench_quantile(judged, samples->runs, 0.5)));
    data_put(data, "p95", data_new_number(bench_quantile(judged, samples->runs, 0.95)));
    data_put(data, "runs", data_new_integer(samples->runs));
    if (row->of == BENCH_CPU || row->of == BENCH_WALL) {
        data_put(data, "of", data_new_text(row->of == BENCH_CPU ? "cpu" : "wall"));
        data_put(data, "cpu", quantiles(samples->cpu, samples->runs));
        data_put(data, "wall", quantiles(samples->wall, samples->runs));
    }
    if (row->of == BENCH_LEAST) {
        double least = bench_quantile(judged, samples->runs, 0);
        data_put(data, "least", data_new_number(least));
        if (row->median >= 0) data_put(data, "goal", data_new_number(row->median));
        if (pass > 0) data_put(data, "passes", data_new_number(least / pass));
    } else {
        data_put(data, "promise", two_limits(row->median, row->p95));
    }
    if (bench_promises(row))
        data_put(data, "holds", data_new_bool(bench_holds(row, samples)));
    return data;
}

static void print_pair(FILE *out, const double *values, int runs) {
    fprintf(out, "%9.2f %9.2f", bench_quantile(values, runs, 0.5),
            bench_quantile(values, runs, 0.95));
}

// A limit that is not promised is a dash.
static void print_limit(FILE *out, double limit) {
    if (limit < 0)
        fprintf(out, "%6s", "-");
    else
        fprintf(out, "%6g", limit);
}

static const char *verdict(const CommandContext *context, const BenchRow *row,
                           const Samples *samples) {
    if (!bench_promises(row)) return "";
    const char *key = bench_holds(row, samples) ? "bench.holds" : "bench.breaks";
    return words_in(context->words, context->lang, key);
}

static void print_screen_row(const CommandContext *context, const BenchRow *row,
                             const Samples *samples) {
    FILE *out = context->out;
    fprintf(out, "%-18s %-5s", row->name, row->unit);
    print_pair(out, samples->wall, samples->runs);
    if (row->of == BENCH_COUNT)
        fprintf(out, "%20s", "");
    else
        fprintf(out, " "), print_pair(out, samples->cpu, samples->runs);
    fprintf(out, "  %-4s",
            row->of == BENCH_CPU    ? "cpu"
            : row->of == BENCH_WALL ? "wall"
                                    : "");
    print_limit(out, row->median);
    print_limit(out, row->p95);
    fprintf(out, " %4d  %s\n", samples->runs, verdict(context, row, samples));
}

static void print_engine_row(const CommandContext *context, const BenchRow *row,
                             const Samples *samples, double pass) {
    FILE *out = context->out;
    double least = bench_quantile(samples->wall, samples->runs, 0);
    fprintf(out, "%-21s %-3s %11.4g", row->name, row->unit, least);
    for (int i = 0; i < 2; i++)
        fprintf(out, " %11.4g",
                bench_quantile(samples->wall, samples->runs, i ? 0.95 : 0.5));
    if (pass > 0)
        fprintf(out, " %8.2f", least / pass);
    else
        fprintf(out, " %8s", "-");
    if (row->median >= 0)
        fprintf(out, " %9.4g", row->median);
    else
        fprintf(out, " %9s", "-");
    fprintf(out, "  %s\n", verdict(context, row, samples));
}

void bench_print(const CommandContext *context, const BenchRow *row, const Samples *samples,
                 double pass) {
    if (row->of == BENCH_LEAST)
        print_engine_row(context, row, samples, pass);
    else
        print_screen_row(context, row, samples);
    fflush(context->out); // a row may take half a minute, and a reader waits
}

void bench_print_screens(const CommandContext *context) {
    fprintf(context->out, "%s\n\n", words_in(context->words, context->lang, "bench.head"));
    fprintf(context->out, "%-18s %-5s%9s %9s %9s %9s  %-4s%6s%6s %4s\n", "", "", "median",
            "p95", "cpu med.", "cpu p95", "<=", "med.", "p95", "runs");
}

void bench_print_engines(const Bench *bench, const SimCheck *checks) {
    const CommandContext *context = bench->context;
    const Kernels *kernels = bench->kernels;
    char *about =
        words_say(context->words, context->lang, "bench.engines", "%s\t%d",
                  kernels_name(kernels_width(kernels)), pool_threads(bench->pool));
    fprintf(context->out, "\n%s\n", about);
    free(about);
    for (int i = 0; i < SIM_CHECKS; i++) {
        const char *key = checks[i].agrees ? "bench.agrees" : "bench.differs";
        fprintf(context->out, "  %-10s %.12f %+.12fi  %s\n", checks[i].name,
                creal(checks[i].value), cimag(checks[i].value),
                words_in(context->words, context->lang, key));
    }
    fprintf(context->out, "\n%-25s %11s %11s %11s %8s %9s\n", "", "least", "median", "p95",
            "x pass", "goal");
}

Data *bench_checks(const SimCheck *checks) {
    Data *all = data_new_array();
    for (int i = 0; i < SIM_CHECKS; i++) {
        Data *check = data_new_object(), *value = data_new_array();
        data_push(value, data_new_number(creal(checks[i].value)));
        data_push(value, data_new_number(cimag(checks[i].value)));
        data_put(check, "name", data_new_text(checks[i].name));
        data_put(check, "value", value);
        data_put(check, "agrees", data_new_bool(checks[i].agrees));
        data_push(all, check);
    }
    return all;
}
