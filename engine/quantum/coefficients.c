#include "quantum/coefficients.h"

#include "quantum/closed_form_inside.h"
#include "quantum/surd.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double near = 1e-6, very_near = 1e-9;

// One coefficient taken apart.
typedef enum Manner { AS_FRACTION, AS_SURD, AS_SUM, AS_NOTHING } Manner;
typedef struct Known {
    Manner manner;
    Fraction fraction;
    Turn turn;
    char surd[COEFFICIENT_ROOM]; // of AS_SURD and AS_SUM
} Known;

static void take(Buffer *from, char *to) {
    snprintf(to, COEFFICIENT_ROOM, "%s", from->data ? from->data : "");
    buffer_clear(from);
}

static bool surd_known(double modulus, Known *known) {
    Buffer text = {0}, tex = {0};
    bool found = surd_write(modulus, very_near, true, &text, &tex);
    buffer_clear(&text);
    if (found) known->manner = AS_SURD;
    take(&tex, known->surd);
    return found;
}

static bool turned_known(double complex a, Known *known) {
    int k, m;
    double modulus = cabs(a);
    if (!turn_recognise(carg(a), EXACT_TURNS, turn_tolerance(modulus), &k, &m))
        return false;
    known->turn = turn_exact(k, m);
    known->manner = AS_FRACTION;
    return fraction_recognise(modulus, near, &known->fraction) ||
           surd_known(modulus, known);
}

static bool sum_known(double complex a, Known *known) {
    char text[COEFFICIENT_ROOM], tex[COEFFICIENT_ROOM - 2];
    if (!closed_form_complex(a, text, sizeof text, tex, sizeof tex)) return false;
    *known = (Known){.manner = AS_SUM};
    snprintf(known->surd, sizeof known->surd, "(%s)", tex);
    return true;
}

static void write_known(const Known *known, Coefficient *out) {
    Buffer tex = {0};
    out->minus = known->turn.minus;
    if (known->manner == AS_FRACTION)
        fraction_before_ket(&tex, known->fraction, known->turn);
    else
        buffer_print(&tex, "%s%s%s", known->turn.imaginary ? "i" : "", known->turn.power,
                     known->surd);
    take(&tex, out->tex);
}

// ---- a common factor

static double fraction_value(Fraction f) {
    return f.above * sqrt(f.root_above) / (f.below * sqrt(f.root_below));
}

// About how many signs one sees: letters, digits, a root, a line; scripts count as well.
static int signs(const char *tex) {
    int count = 0;
    for (const char *at = tex; *at; at++) {
        if (*at == '\\') {
            while (isalpha((unsigned char)at[1]))
                at++;
            count++;
        } else if (!strchr("{}^ ", *at)) {
            count++;
        }
    }
    return count;
}

// All of them over `factor`, where that leaves whole numbers and roots alone.
static bool divided(const Known *known, int count, double factor, Coefficient *out) {
    for (int i = 0; i < count; i++) {
        Known over = known[i];
        double ratio = fraction_value(known[i].fraction) / factor;
        if (!fraction_recognise(ratio, very_near, &over.fraction)) return false;
        Fraction f = over.fraction;
        if (f.joined || f.below * f.root_below != 1) return false;
        write_known(&over, &out[i]);
    }
    return true;
}

static int signs_of(const Coefficient *of, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += signs(of[i].tex);
    return sum;
}

// The least modulus, or a part of it, as the factor of all.
static bool pull_out(const Known *known, int count, int brackets, Coefficient *out,
                     char *common) {
    enum { MOST_PARTS = 12 };
    double least = fraction_value(known[0].fraction);
    for (int i = 1; i < count; i++)
        least = fmin(least, fraction_value(known[i].fraction));
    Coefficient *inner = mem_new((size_t)count * sizeof *inner);
    bool pulled = false;
    for (int parts = 1; parts <= MOST_PARTS && !pulled; parts++) {
        Fraction factor;
        if (!fraction_recognise(least / parts, very_near, &factor)) continue;
        if (fraction_is_one(factor) || !divided(known, count, least / parts, inner))
            continue;
        Buffer tex = {0};
        fraction_tex(&tex, factor, "1");
        take(&tex, common);
        pulled = true;
    }
    bool shorter =
        pulled && signs(common) + brackets + signs_of(inner, count) < signs_of(out, count);
    if (shorter)
        memcpy(out, inner, (size_t)count * sizeof *out);
    else
        common[0] = '\0';
    free(inner);
    return shorter;
}

// ---- decimals

// "0.38", "0.0031", "2.5\times10^{-5}"; "1" only where it is one within 1e-6.
static void decimal_tex(double modulus, char *out, size_t room) {
    int tenths = (int)floor(log10(modulus * 1.0005));
    if (fabs(modulus - 1) < near)
        snprintf(out, room, "1");
    else if (modulus >= 0.0995)
        snprintf(out, room, "%.2f", modulus);
    else if (modulus >= 0.001)
        snprintf(out, room, "%.*f", 1 - tenths, modulus);
    else
        snprintf(out, room, "%.1f\\times10^{%d}", modulus * pow(10, -tenths), tenths);
}

static void write_decimal(double complex a, Coefficient *out) {
    double modulus = cabs(a);
    Turn turn = turn_of(modulus, carg(a), DECIMAL_TURNS);
    char number[48];
    decimal_tex(modulus, number, sizeof number);
    bool one = strcmp(number, "1") == 0;
    out->minus = turn.minus;
    snprintf(out->tex, sizeof out->tex, "%s%s%s", one ? "" : number,
             turn.imaginary ? "i" : "", turn.power);
}

// ---- all of them

static bool all_known(const double complex *a, int count, Known *known) {
    for (int i = 0; i < count; i++)
        if (!turned_known(a[i], &known[i]) && !sum_known(a[i], &known[i])) return false;
    return true;
}

static bool all_fractions(const Known *known, int count) {
    for (int i = 0; i < count; i++)
        if (known[i].manner != AS_FRACTION) return false;
    return true;
}

bool coefficients_tex(const double complex *a, int count, CoefficientStyle style,
                      Coefficient *out, char *common) {
    Known *known = mem_new((size_t)count * sizeof *known);
    bool exact = !style.decimals && all_known(a, count, known);
    common[0] = '\0';
    for (int i = 0; i < count; i++)
        if (exact)
            write_known(&known[i], &out[i]);
        else
            write_decimal(a[i], &out[i]);
    bool enough = count > (style.bracketed ? 1 : 2);
    if (exact && !style.whole && enough && all_fractions(known, count))
        pull_out(known, count, style.bracketed ? 0 : 2, out, common);
    free(known);
    return exact;
}
