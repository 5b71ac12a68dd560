#include "quantum/likeliest.h"

#include "base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const double there = 1e-12;

typedef struct Chosen {
    uint32_t *index;
    double *p;
    int count, least; // the least likely, of equals the last
} Chosen;

static void find_least(Chosen *chosen) {
    chosen->least = 0;
    for (int i = 1; i < chosen->count; i++)
        if (chosen->p[i] <= chosen->p[chosen->least] * (1 + 1e-9)) chosen->least = i;
}

static void drop_least(Chosen *chosen) {
    size_t behind = (size_t)(--chosen->count - chosen->least);
    int at = chosen->least;
    memmove(chosen->index + at, chosen->index + at + 1, behind * sizeof *chosen->index);
    memmove(chosen->p + at, chosen->p + at + 1, behind * sizeof *chosen->p);
}

Likeliest likeliest(const double *re, const double *im, size_t size, int most,
                    uint32_t *index) {
    Likeliest found = {.all = 0};
    Chosen chosen = {.index = index, .p = mem_new((size_t)most * sizeof(double))};
    double bar = 0; // what one must exceed to be chosen
    for (size_t i = 0; i < size; i++) {
        double p = im ? re[i] * re[i] + im[i] * im[i] : re[i];
        if (p <= there) continue;
        found.all++;
        bool full = chosen.count == most;
        if (full && p <= bar) continue;
        if (full) drop_least(&chosen);
        chosen.index[chosen.count] = (uint32_t)i;
        chosen.p[chosen.count++] = p;
        if (chosen.count < most) continue;
        find_least(&chosen);
        bar = chosen.p[chosen.least] * (1 + 1e-9);
    }
    found.count = chosen.count;
    for (int i = 0; i < chosen.count; i++)
        found.probability += chosen.p[i];
    free(chosen.p);
    return found;
}
