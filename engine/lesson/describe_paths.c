// How paths say themselves, and their numbers.
#include "circuit/paths.h"
#include "lesson/describe.h"
#include "lesson/path_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Most terms of one sum.
enum { MOST_TERMS = 8 };

// "H（q0）"
static char *gate_words(const Words *words, Lang lang, const Step *step) {
    char *wires = say_wires(words, lang, step_wires(step));
    char *gate = words_say(words, lang, "paths.gate", "%s\t%s", step->gate->label, wires);
    free(wires);
    return gate;
}

// "$\ket{0}$ → $…$": where the gate leads one state.
static char *leads_to(const Paths *paths, int from) {
    const PathLayer *layer = &paths->layer[paths->layers - 1];
    Buffer sum = {NULL};
    char ket[24];
    for (int i = 0; i < layer->count; i++) {
        if (layer->edges[i].from != from) continue;
        ket_tex_name(ket, sizeof ket, (uint64_t)layer->edges[i].to, paths->wires);
        say_term(&sum, layer->edges[i].factor, ket);
    }
    char *to = buffer_take(&sum);
    ket_tex_name(ket, sizeof ket, (uint64_t)from, paths->wires);
    buffer_print(&sum, "$%s$ → $%s$", ket, to);
    free(to);
    return buffer_take(&sum);
}

char *path_through(const Words *words, Lang lang, const Paths *paths) {
    const double complex *before = paths->nodes[paths->layers - 1];
    Speech speech = {.words = words, .lang = lang};
    for (int state = 0; state < 1 << paths->wires; state++)
        if (cabs(before[state]) >= PATH_NOTHING && say_room(&speech))
            say_item(&speech, leads_to(paths, state));
    char *list = say_list(&speech, NULL);
    char *gate = gate_words(words, lang, &paths->layer[paths->layers - 1].step);
    char *sentence = words_say(words, lang, "paths.through", "%s\t%s", gate, list);
    free(gate);
    free(list);
    return sentence;
}

char *path_sum(const Words *words, Lang lang, const Paths *paths, int state) {
    PathMeeting meeting = paths_meeting(paths, paths->layers, state);
    const PathLayer *layer = &paths->layer[paths->layers - 1];
    if (!meeting.count) return NULL;
    Buffer sum = {NULL}, total = {NULL};
    char ket[24];
    int terms = 0;
    for (int i = 0; i < layer->count; i++)
        if (layer->edges[i].to == state && terms++ < MOST_TERMS)
            say_term(&sum, layer->edges[i].carried, "");
    if (terms > MOST_TERMS) buffer_print(&sum, " + \\cdots");
    say_term(&total, path_cancelled(meeting) ? 0 : meeting.sum, "");
    char *parts = buffer_take(&sum), *whole = buffer_take(&total);
    ket_tex_name(ket, sizeof ket, (uint64_t)state, paths->wires);
    if (meeting.count > 1)
        buffer_print(&sum, "$%s$: $%s = %s$", ket, parts, whole);
    else
        buffer_print(&sum, "$%s$: $%s$", ket, whole);
    free(parts);
    free(whole);
    char *formula = buffer_take(&sum);
    if (!path_cancelled(meeting)) return formula;
    char *cancelled = words_say(words, lang, "paths.cancelled", "%s", formula);
    free(formula);
    return cancelled;
}

char *path_sums(const Words *words, Lang lang, const Paths *paths) {
    Speech speech = {.words = words, .lang = lang};
    for (int state = 0; state < 1 << paths->wires; state++) {
        char *sum = path_sum(words, lang, paths, state);
        if (!sum) continue;
        if (say_room(&speech))
            say_item(&speech, sum);
        else
            free(sum);
    }
    return say_list(&speech, "paths.sums");
}

const char *path_refusal(const Words *words, Lang lang, const Run *run) {
    const char *key = run_qubits(run) > PATH_WIRES ? "paths.wires"
                      : run_noise(run)             ? "paths.noisy"
                                                   : "paths.none";
    return words_in(words, lang, key);
}

char *describe_paths(const Words *words, Lang lang, const Run *run, int after,
                     DisplayOptions options) {
    (void)options;
    Paths *paths = run_paths(run, after, 0);
    if (!paths) return mem_text(path_refusal(words, lang, run));
    const char *between = lang == LANG_EN ? " " : NULL;
    Buffer out = {NULL};
    if (!paths->layers) {
        paths_destroy(paths);
        return mem_text(words_in(words, lang, "paths.start"));
    }
    say_more(&out, between, words_say(words, lang, "describe.paths", "%d", paths->layers));
    say_more(&out, between, path_through(words, lang, paths));
    say_more(&out, between, path_sums(words, lang, paths));
    paths_destroy(paths);
    return buffer_take(&out);
}

static void edge_row(Table *table, const Paths *paths, int layer, const PathEdge *edge) {
    char from[PATH_WIRES + 1], to[PATH_WIRES + 1];
    double complex sum = paths->nodes[layer + 1][edge->to];
    value_bits(from, (size_t)edge->from, paths->wires);
    value_bits(to, (size_t)edge->to, paths->wires);
    table_integer(table, layer + 1);
    table_text(table, paths->layer[layer].step.gate->label);
    table_text(table, from);
    table_text(table, to);
    table_number(table, creal(edge->carried));
    table_number(table, cimag(edge->carried));
    table_number(table, creal(sum));
    table_number(table, cimag(sum));
    table_end_row(table);
}

void paths_rows(Table *table, const Words *words, Lang lang, const Run *run, int after,
                DisplayOptions options) {
    static const char *const heads[] = {
        "rows.gate_number", "rows.gate",     "rows.from",          "rows.to", "rows.real",
        "rows.imaginary",   "rows.sum_real", "rows.sum_imaginary", NULL};
    Paths *paths = run_paths(run, after, 0);
    (void)options;
    put_heads(table, words, lang, heads);
    for (int k = 0; paths && k < paths->layers; k++)
        for (int i = 0; i < paths->layer[k].count; i++)
            edge_row(table, paths, k, &paths->layer[k].edges[i]);
    paths_destroy(paths);
}
