// Amplitudes in words and as numbers.
#include "lesson/describe.h"

#include "circuit/run_seen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_ROWS = 4096, ALL_TO = 6 }; // rows of a table; qubits of which all are listed

// What is at one basis state.
typedef struct Entry {
    size_t index;
    double complex amplitude; // where there is a pure state
    double probability;
} Entry;

// The wires as one list of basis states.
typedef struct List {
    const State *state; // NULL: probabilities alone
    double *p;
    double complex turn;
    int qubits;
    SeenAs seen;
} List;

static List list_of(const Run *run, int after, DisplayOptions options) {
    uint32_t wires = run_seen_wires(run, (uint32_t)options.wires);
    const Pyramid *pyramid = run_seen_pyramid(run, after, (uint32_t)options.wires);
    List list = {.seen = run_seen(run, after, (uint32_t)options.wires),
                 .state = run_seen_state(run, after, (uint32_t)options.wires),
                 .turn = pyramid ? pyramid_turn(pyramid) : 1,
                 .qubits = __builtin_popcount(wires)};
    if (list.state) return list;
    list.p = mem_new(state_size(list.qubits) * sizeof *list.p);
    run_portion_probabilities(run, after, wires, list.p);
    return list;
}

static Entry entry_at(const List *list, size_t index) {
    if (!list->state) return (Entry){index, 0, list->p[index]};
    double complex a = state_amplitude(list->state, index) * list->turn;
    return (Entry){index, a, creal(a) * creal(a) + cimag(a) * cimag(a)};
}

// ---- words

static char *say_entry(const Speech *speech, const List *list, Entry entry) {
    char ket[MAX_QUBITS + 16];
    ket_name(ket, sizeof ket, entry.index, list->qubits);
    if (!list->state)
        return words_say(speech->words, speech->lang, "describe.probability", "%s\t%.1f",
                         ket, 100 * entry.probability);
    return words_say(speech->words, speech->lang, "describe.amplitude", "%s\t%.2f\t%d", ket,
                     cabs(entry.amplitude), whole_degrees(carg(entry.amplitude)));
}

static char *why_none(const Speech *speech, const List *list, const Run *run) {
    if (list->seen != SEEN_ENTANGLED) return say_mixture(speech->words, speech->lang, run);
    return mem_text(words_in(speech->words, speech->lang, "describe.entangled"));
}

static char *sentence_of(Speech *speech, const List *list, const Run *run) {
    if (list->state) return say_list(speech, "describe.amplitudes");
    char *why = why_none(speech, list, run), *all = say_list(speech, NULL);
    char *sentence = words_say(speech->words, speech->lang, "describe.probabilities",
                               "%s\t%s", why, all);
    free(why);
    free(all);
    return sentence;
}

char *describe_amplitudes(const Words *words, Lang lang, const Run *run, int after,
                          DisplayOptions options) {
    List list = list_of(run, after, options);
    Speech speech = {.words = words, .lang = lang};
    for (size_t i = 0; i < state_size(list.qubits); i++) {
        Entry entry = entry_at(&list, i);
        if (entry.probability > 1e-12 && say_room(&speech))
            say_item(&speech, say_entry(&speech, &list, entry));
    }
    char *sentence = sentence_of(&speech, &list, run);
    free(list.p);
    return sentence;
}

// ---- numbers

static void put_entry(Table *table, const List *list, Entry entry) {
    char bits[MAX_QUBITS + 1];
    value_bits(bits, entry.index, list->qubits);
    table_text(table, bits);
    table_number(table, entry.probability);
    if (list->state) {
        table_number(table, cabs(entry.amplitude));
        table_number(table, entry.probability > 0 ? carg(entry.amplitude) * 180 / M_PI : 0);
        table_number(table, creal(entry.amplitude));
        table_number(table, cimag(entry.amplitude));
    } else {
        for (int i = 0; i < 4; i++)
            table_text(table, "");
    }
    table_end_row(table);
}

void rows_amplitudes(Table *table, const Words *words, Lang lang, const Run *run, int after,
                     DisplayOptions options) {
    static const char *const heads[] = {"rows.state", "rows.probability", "rows.modulus",
                                        "rows.phase", "rows.real",        "rows.imaginary",
                                        NULL};
    List list = list_of(run, after, options);
    int rows = 0, more = 0;
    put_heads(table, words, lang, heads);
    for (size_t i = 0; i < state_size(list.qubits); i++) {
        Entry entry = entry_at(&list, i);
        if (list.qubits > ALL_TO && entry.probability <= 1e-12) continue;
        if (rows < MOST_ROWS)
            put_entry(table, &list, entry);
        else
            more++;
        rows++;
    }
    free(list.p);
    if (!more) return;
    char *words_more = words_say(words, lang, "rows.more", "%d", more);
    table_text(table, words_more);
    free(words_more);
    table_end_row(table);
}
