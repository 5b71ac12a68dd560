#include "quantum/closed_form_inside.h"

#include "quantum/surd.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int common(int a, int b) {
    return b ? common(b, a % b) : a;
}

// a√b/c as one would write it: √2/2 is 1/√2, √6/3 is √(2/3), 3√2/4 is 3/(2√2).
static Fraction fraction_of(int a, int b, int c) {
    int g = common(a, c);
    a /= g;
    c /= g;
    if (b > 1 && c % b == 0) return (Fraction){a, 1, c / b, b, false};
    g = common(b, c);
    if (g > 1 && c == g && a == 1) return (Fraction){1, b / g, 1, g, true};
    return (Fraction){a, b, c, 1, false};
}

// Denominators that are looked at: all to 16; the powers of two to 64 without great roots
// (search algorithms), and beyond that only for even superpositions. More would find chance
// likenesses.
static bool worth_trying(int a, int b, int c) {
    if (c <= 16) return a <= 100;
    bool power_of_two = (c & (c - 1)) == 0;
    if (!power_of_two || b > 2) return false;
    return c <= 64 ? a <= 100 : a == 1;
}

bool fraction_recognise(double x, double tolerance, Fraction *fraction) {
    static const int roots[] = {1, 2, 3, 5, 6, 7, 10, 11, 13, 14, 15};
    if (x > 1000) return false;
    for (int c = 1; c <= 4096; c += c < 16 ? 1 : c)
        for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
            double a = round(x * c / sqrt(roots[i]));
            if (a < 1 || fabs(a * sqrt(roots[i]) / c - x) > tolerance) continue;
            bool plain = c == 1 && roots[i] == 1; // any whole number is one
            if (!plain && !worth_trying((int)a, roots[i], c)) continue;
            *fraction = fraction_of((int)a, roots[i], c);
            return true;
        }
    return false;
}

bool turn_recognise(double angle, int most, double tolerance, int *k, int *m) {
    for (*m = 1; *m <= most; ++*m) {
        *k = (int)lround(angle * *m / M_PI);
        if (fabs(*k * M_PI / *m - angle) <= tolerance) return true;
    }
    return false;
}

// "3", "√3", "3√2"; where both are 1: `one`.
static void print_factor(Buffer *out, int number, int root, bool tex, const char *one) {
    if (number == 1 && root == 1) buffer_print(out, "%s", one);
    if (number != 1) buffer_print(out, "%d", number);
    if (root != 1) buffer_print(out, tex ? "\\sqrt{%d}" : "√%d", root);
}

static void print_text(Buffer *out, Fraction f, const char *one) {
    if (f.joined) {
        buffer_print(out, "√(%d/%d)", f.root_above, f.root_below);
        return;
    }
    print_factor(out, f.above, f.root_above, false, one);
    bool brackets = f.below != 1 && f.root_below != 1;
    if (f.below == 1 && f.root_below == 1) return;
    buffer_print(out, brackets ? "/(" : "/");
    print_factor(out, f.below, f.root_below, false, "1");
    if (brackets) buffer_print(out, ")");
}

void fraction_tex(Buffer *out, Fraction f, const char *one) {
    if (f.joined) {
        buffer_print(out, "\\sqrt{\\frac{%d}{%d}}", f.root_above, f.root_below);
        return;
    }
    if (f.below == 1 && f.root_below == 1) {
        print_factor(out, f.above, f.root_above, true, one);
        return;
    }
    buffer_print(out, "\\frac{");
    print_factor(out, f.above, f.root_above, true, one);
    buffer_print(out, "}{");
    print_factor(out, f.below, f.root_below, true, "1");
    buffer_print(out, "}");
}

// ---- kets

// One term: modulus, and phase in -π … π.
typedef struct Term {
    double modulus, phase;
    size_t index;
} Term;

enum { MOST_TERMS = 8 };
static const double nearly_zero = 1e-6;

double turn_tolerance(double modulus) {
    return fmin(1e-4, nearly_zero / modulus);
}

// The terms that are not (nearly) zero, the first `most` of them; `more` says whether
// others follow. All phases are counted from that of the first.
static int terms_of(const State *state, double least, Term *terms, int most, bool *more) {
    size_t size = (size_t)1 << state_qubits(state);
    double complex turn = 1;
    int count = 0;
    *more = false;
    for (size_t i = 0; i < size && !*more; i++) {
        double complex amplitude = state_amplitude(state, i);
        double re = creal(amplitude), im = cimag(amplitude);
        if (re * re + im * im < least * least) continue; // most are, of many
        double modulus = cabs(amplitude);
        *more = count == most;
        if (*more) break;
        if (count == 0) turn = conj(amplitude) / modulus;
        terms[count++] = (Term){modulus, carg(amplitude * turn), i};
    }
    return count;
}

static bool all_recognised(const Term *terms, int count) {
    Fraction fraction;
    int k, m;
    for (int i = 0; i < count; i++) {
        double tolerance = turn_tolerance(terms[i].modulus);
        if (!fraction_recognise(terms[i].modulus, nearly_zero, &fraction)) return false;
        if (!turn_recognise(terms[i].phase, EXACT_TURNS, tolerance, &k, &m)) return false;
    }
    return true;
}

static Turn quarter_turns(int quarters) { // -2 … 2
    return (Turn){.minus = quarters == 2 || quarters < 0, .imaginary = quarters % 2 != 0};
}

Turn turn_exact(int k, int m) {
    if (2 * k % m == 0) return quarter_turns(2 * k / m);
    Turn turn = {0};
    const char *sign = k < 0 ? "-" : "";
    char number[12] = "", below[16] = "";
    if (abs(k) != 1) snprintf(number, sizeof number, "%d", abs(k));
    snprintf(below, sizeof below, "/%d", m);
    snprintf(turn.power, sizeof turn.power, "e^{%si%s\\pi%s}", sign, number, below);
    return turn;
}

static Turn turn_degrees(double phase) {
    int degrees = (int)lround(phase * 180 / M_PI);
    if (degrees % 90 == 0) return quarter_turns(degrees / 90);
    Turn turn = {0};
    snprintf(turn.power, sizeof turn.power, "e^{%si%d^\\circ}", degrees < 0 ? "-" : "",
             abs(degrees));
    return turn;
}

Turn turn_of(double modulus, double phase, int most) {
    int k, m;
    if (turn_recognise(phase, most, turn_tolerance(modulus), &k, &m))
        return turn_exact(k, m);
    return turn_degrees(phase);
}

bool fraction_is_one(Fraction f) {
    return f.above * f.root_above * f.below * f.root_below == 1;
}

void fraction_before_ket(Buffer *out, Fraction fraction, Turn turn) {
    bool alone = !fraction.joined && fraction.above * fraction.root_above == 1;
    if (!fraction_is_one(fraction) || turn.imaginary)
        fraction_tex(out, fraction, turn.imaginary && alone ? "i" : "1");
    if (turn.imaginary && !alone) buffer_print(out, "i");
    buffer_print(out, "%s", turn.power);
}

static void print_exact(Buffer *out, Term term, Turn turn) {
    Fraction fraction = {0};
    fraction_recognise(term.modulus, nearly_zero, &fraction);
    fraction_before_ket(out, fraction, turn);
}

static void print_decimal(Buffer *out, Term term, Turn turn) {
    if (term.modulus < 0.995) buffer_print(out, "%.2f", term.modulus);
    buffer_print(out, "%s%s", turn.imaginary ? "i" : "", turn.power);
}

static void print_ket(Buffer *out, size_t index, int qubits, bool q0_left) {
    buffer_print(out, "\\ket{");
    for (int place = 0; place < qubits; place++) {
        int qubit = q0_left ? place : qubits - 1 - place;
        buffer_print(out, "%d", (int)(index >> qubit & 1));
    }
    buffer_print(out, "}");
}

char *ket_tex(const State *state, KetOptions options) {
    int most = options.terms > 0 ? options.terms : MOST_TERMS;
    Term *terms = mem_new((size_t)most * sizeof *terms);
    bool more;
    int count = terms_of(state, nearly_zero, terms, most, &more);
    bool exact = !options.decimals && all_recognised(terms, count);
    // What would read 0.00 says nothing, so the decimals leave it out and say so.
    if (!exact) {
        double least = 0.005;
        int shown = terms_of(state, least, terms, most, &more);
        more = more || shown < count;
        count = shown;
    }
    Buffer out = {0};
    for (int i = 0; i < count; i++) {
        int turns = exact ? EXACT_TURNS : DECIMAL_TURNS;
        Turn turn = turn_of(terms[i].modulus, terms[i].phase, turns);
        if (i > 0) buffer_print(&out, turn.minus ? " - " : " + ");
        if (exact)
            print_exact(&out, terms[i], turn);
        else
            print_decimal(&out, terms[i], turn);
        print_ket(&out, terms[i].index, state_qubits(state), options.q0_left);
    }
    if (more) buffer_print(&out, count ? " + \\cdots" : "\\cdots");
    free(terms);
    return buffer_take(&out);
}

// ---- numbers

static const double real_tolerance = 1e-9;

static void put(char *out, size_t size, Buffer *buffer, bool minus) {
    snprintf(out, size, "%s%s", minus ? "-" : "", buffer->data ? buffer->data : "");
    buffer_clear(buffer);
}

static bool fraction_real(double x, Buffer *text, Buffer *tex) {
    Fraction fraction;
    if (!fraction_recognise(x, real_tolerance, &fraction)) return false;
    print_text(text, fraction, "1");
    fraction_tex(tex, fraction, "1");
    return true;
}

static bool turn_real(double x, Buffer *text, Buffer *tex) {
    int k, m;
    if (x > 100 * M_PI || !turn_recognise(x, EXACT_TURNS, real_tolerance, &k, &m))
        return false;
    char number[12] = "";
    if (k != 1) snprintf(number, sizeof number, "%d", k);
    buffer_print(text, "%sπ", number);
    if (m != 1) buffer_print(text, "/%d", m);
    if (m == 1)
        buffer_print(tex, "%s\\pi", number);
    else
        buffer_print(tex, "\\frac{%s\\pi}{%d}", number, m);
    return true;
}

bool closed_form_real(double x, char *text, size_t text_size, char *tex, size_t tex_size) {
    if (!isfinite(x)) return false;
    Buffer plain = {0}, set = {0};
    bool zero = fabs(x) <= real_tolerance, minus = x < 0 && !zero;
    if (zero) {
        buffer_print(&plain, "0");
        buffer_print(&set, "0");
    } else if (!fraction_real(fabs(x), &plain, &set) && !turn_real(fabs(x), &plain, &set) &&
               !surd_write(fabs(x), real_tolerance, minus, &plain, &set)) {
        return false;
    }
    put(text, text_size, &plain, minus);
    put(tex, tex_size, &set, minus);
    return true;
}

// ---- complex numbers

enum { ROOM = 128 }; // of a real number's text; the longest has about 50 bytes
typedef struct Written {
    char text[ROOM], tex[ROOM];
} Written;

static bool write_real(double x, Written *out) {
    return closed_form_real(x, out->text, ROOM, out->tex, ROOM);
}

// `number`, which is positive, times `factor`: a 1 gives way to it ("i", "i/2"), a cosine
// stands behind it, and what has parts of its own gets brackets.
static void print_times(Buffer *text, Buffer *tex, const Written *number,
                        const char *factor, const char *tex_factor) {
    static const char over[] = "\\frac{1}{";
    bool one = strcmp(number->text, "1") == 0, under = strncmp(number->text, "1/", 2) == 0;
    bool line = strchr(number->text, '/'), sum = strchr(number->text, ' ');
    bool parts = line || sum || strstr(number->text, "√");
    if (strpbrk(number->text, "cs")) { // cos and sin
        buffer_print(text, "%s %s", factor, number->text);
        buffer_print(tex, "%s%s", tex_factor, number->tex);
    } else if (one || under) {
        buffer_print(text, "%s%s", factor, number->text + 1);
        if (one || strcmp(factor, "i") != 0)
            buffer_print(tex, "%s%s", one ? "" : number->tex, tex_factor);
        else
            buffer_print(tex, "\\frac{i}{%s", number->tex + sizeof over - 1);
    } else {
        buffer_print(text, parts ? "(%s)%s" : "%s%s", number->text, factor);
        buffer_print(tex, sum && !line ? "(%s)%s" : "%s%s", number->tex, tex_factor);
    }
}

static bool is_ratio(double x) {
    Fraction f;
    return fabs(x) <= real_tolerance || (fraction_recognise(fabs(x), real_tolerance, &f) &&
                                         f.root_above * f.root_below == 1);
}

static bool sum_complex(double complex z, Buffer *text, Buffer *tex) {
    Written re, im;
    if (!write_real(creal(z), &re) || !write_real(fabs(cimag(z)), &im)) return false;
    const char *sign = cimag(z) < 0 ? "-" : "";
    if (fabs(creal(z)) > real_tolerance) {
        sign = cimag(z) < 0 ? " - " : " + ";
        buffer_print(text, "%s", re.text);
        buffer_print(tex, "%s", re.tex);
    }
    buffer_print(text, "%s", sign);
    buffer_print(tex, "%s", sign);
    print_times(text, tex, &im, "i", "i");
    return true;
}

static bool turned_complex(double complex z, Buffer *text, Buffer *tex) {
    Written modulus;
    int k, m;
    char factor[32], number[12] = "";
    double tolerance = real_tolerance / cabs(z);
    if (!turn_recognise(carg(z), EXACT_TURNS, tolerance, &k, &m)) return false;
    if (!write_real(cabs(z), &modulus)) return false;
    if (abs(k) != 1) snprintf(number, sizeof number, "%d", abs(k));
    snprintf(factor, sizeof factor, "e^(%si%sπ/%d)", k < 0 ? "-" : "", number, m);
    print_times(text, tex, &modulus, factor, turn_exact(k, m).power);
    return true;
}

bool closed_form_complex(double complex z, char *text, size_t text_size, char *tex,
                         size_t tex_size) {
    if (!isfinite(creal(z)) || !isfinite(cimag(z))) return false;
    if (fabs(cimag(z)) <= real_tolerance)
        return closed_form_real(creal(z), text, text_size, tex, tex_size);
    Buffer plain = {0}, set = {0};
    bool imaginary = fabs(creal(z)) <= real_tolerance;
    bool ratios = imaginary || (is_ratio(creal(z)) && is_ratio(cimag(z)));
    bool found = ratios ? sum_complex(z, &plain, &set)
                        : turned_complex(z, &plain, &set) || sum_complex(z, &plain, &set);
    put(text, found ? text_size : 0, &plain, false);
    put(tex, found ? tex_size : 0, &set, false);
    return found;
}
