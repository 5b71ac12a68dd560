#include "lesson/source_noise.h"

#include "base/mem.h"
#include "circuit/circuit.h"
#include "lesson/page_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = (MAX_WIRES + 1) * SOURCE_RATES };

static const char *const time_names[] = {"gate", "t1", "t2"};

static int rate_find(const char *name) {
    for (int i = 0; i < SOURCE_RATES - SOURCE_TIMES; i++)
        if (!strcmp(time_names[i], name)) return SOURCE_TIMES + i;
    return noise_find(name);
}

// --- what it comes to

static void set(Noise *noise, int wire, int rate, double value) {
    if (wire == ALL_WIRES)
        noise_set(noise, rate, value);
    else
        noise_set_own(noise, wire, rate, value);
}

static double *time_of(NoiseTimes *times, int what) {
    double *const all[] = {&times->gate, &times->t1, &times->t2};
    return all[what - SOURCE_TIMES];
}

// The times named of one place over those of all wires; false where it names none.
static bool times_of(const Source *source, const double *values, int wire,
                     NoiseTimes *times) {
    bool any = false;
    for (int i = 0; i < source->rate_count; i++) {
        const SourceRate *row = &source->rates[i];
        if (row->wire != wire || row->what < SOURCE_TIMES) continue;
        *time_of(times, row->what) = values[i];
        any = true;
    }
    return any;
}

// A wire's own two rates are those that its times make of a whole circuit.
static bool set_times(Noise *noise, int wire, NoiseTimes times, Error *err) {
    if (wire == ALL_WIRES) return noise_set_times(noise, times, err);
    static const char *const rates[] = {"amplitude_damping", "dephasing"};
    Noise whole = {.rates = {0}};
    if (!noise_set_times(&whole, times, err)) return false;
    for (int i = 0; i < 2; i++) {
        int rate = noise_find(rates[i]);
        noise_set_own(noise, wire, rate, whole.rates[rate]);
    }
    return true;
}

bool source_noise(const Source *source, const double *values, Noise *noise, Error *err) {
    Noise next = {.rates = {0}};
    NoiseTimes common = {0};
    for (int i = 0; i < source->rate_count; i++)
        if (source->rates[i].what < SOURCE_TIMES)
            set(&next, source->rates[i].wire, source->rates[i].what, values[i]);
    for (int wire = ALL_WIRES; wire < MAX_WIRES; wire++) {
        NoiseTimes times = wire == ALL_WIRES ? common : (NoiseTimes){.gate = common.gate};
        if (!times_of(source, values, wire, &times)) continue;
        if (!set_times(&next, wire, times, err)) return false;
        if (wire == ALL_WIRES) common = times;
    }
    if (!noise_check(&next, err)) return false;
    *noise = next;
    return true;
}

// --- how it comes

static bool named_before(const Source *source, const SourceRate *row) {
    for (int i = 0; i < source->rate_count; i++) {
        const SourceRate *other = &source->rates[i];
        if (other->wire == row->wire && other->what == row->what) return true;
    }
    return false;
}

static void read_row(const Lesson *lesson, Fields *fields, const Data *data,
                     Source *source) {
    char name[32];
    int wires = circuit_wires(source->start);
    SourceRate row = {.wire = (int)fields_integer(fields, "wire", 0, wires - 1, ALL_WIRES)};
    fields_word(fields, "rate", name, sizeof name, true);
    row.what = rate_find(name);
    row.start =
        fields_number(fields, "start", 0, row.what < SOURCE_TIMES ? 1 : HUGE_VAL, 0);
    if (row.what < 0 || named_before(source, &row)) fields_fault(fields, "rate");
    row.follows = expression_field(lesson, fields, "follows", data_get(data, "follows"));
    source->rates[source->rate_count++] = row;
}

static uint32_t named_of_all(const Source *source) {
    uint32_t named = 0;
    for (int i = 0; i < source->rate_count; i++) {
        const SourceRate *row = &source->rates[i];
        if (row->wire != ALL_WIRES) continue;
        if (row->what < SOURCE_TIMES)
            named |= UINT32_C(1) << row->what;
        else
            named |= UINT32_C(1) << noise_find("amplitude_damping") |
                     UINT32_C(1) << noise_find("dephasing");
    }
    return named;
}

void source_noise_read(const Lesson *lesson, Fields *fields, Source *source) {
    static const char *const NAMES[] = {"wire", "rate", "start", "follows", NULL};
    size_t count;
    const Data *list = fields_list(fields, "noise", MOST_ROWS, &count);
    if (!count || !fields->good) return;
    source->rates = mem_new(count * sizeof *source->rates);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields row = fields_within(fields, "noise", i, data_at(list, i), NAMES);
        if (row.good) read_row(lesson, &row, data_at(list, i), source);
        fields_end(fields, &row);
    }
    if (!fields->good) return;
    double *starts = mem_new(count * sizeof *starts);
    for (size_t i = 0; i < count; i++)
        starts[i] = source->rates[i].start;
    bool good = source_noise(source, starts, &source->noise, NULL);
    free(starts);
    source->noisy = named_of_all(source);
    if (!good || circuit_wires(source->start) > SAMPLED_QUBITS)
        fields_fault(fields, "noise");
}
