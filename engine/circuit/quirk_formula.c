#include "circuit/quirk_formula.h"

#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DEPTH = 100, MOST_DIGITS = 63, ROOT_SIGN = 0x221a };

// Reads from left to right; the first fault is remembered and ends the text.
typedef struct Reader {
    const char *at, *end;
    int depth;
    FormulaFault fault;
    double time; // NAN: there is none
} Reader;

static double complex read_sum(Reader *r);

static double complex fail(Reader *r, FormulaFault fault) {
    if (r->fault == FORMULA_FINE) r->fault = fault;
    r->at = r->end;
    return 0;
}

// --- What stands next

static uint32_t coming(Reader *r) {
    while (r->at < r->end && isspace((unsigned char)*r->at))
        r->at++;
    const char *at = r->at;
    return at < r->end ? text_next(&at) : 0;
}

static bool take(Reader *r, uint32_t sign) {
    if (coming(r) != sign) return false;
    text_next(&r->at);
    return true;
}

static bool is_letter(char c) {
    return isalpha((unsigned char)c) || c == '_';
}

static bool is_number(char c) {
    return isdigit((unsigned char)c) || c == '.';
}

// --- Values

// clang-format off
static const struct { uint32_t sign; double over, under; } fractions[] = {
    {0xbc, 1, 4},   {0xbd, 1, 2},   {0xbe, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9}, {0x2152, 1, 10},
    {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5}, {0x2158, 4, 5},
    {0x2159, 1, 6}, {0x215a, 5, 6}, {0x215b, 1, 8}, {0x215c, 3, 8}, {0x215d, 5, 8}, {0x215e, 7, 8},
};
enum { FRACTIONS = sizeof fractions / sizeof *fractions };
// clang-format on

static const double complex *fraction_of(uint32_t sign, double complex *value) {
    for (int i = 0; i < FRACTIONS; i++)
        if (fractions[i].sign == sign)
            return *value = fractions[i].over / fractions[i].under, value;
    return NULL;
}

static double complex arc_sine(double complex z) {
    return cimag(z) == 0 ? asin(creal(z)) : NAN;
}

static double complex arc_cosine(double complex z) {
    return cimag(z) == 0 ? acos(creal(z)) : NAN;
}

static double complex arc_tangent(double complex z) {
    return cimag(z) == 0 ? atan(creal(z)) : NAN;
}

// clang-format off
static const struct { const char *name; double complex (*value)(double complex); } functions[] = {
    {"sqrt", csqrt}, {"exp", cexp}, {"ln", clog}, {"cos", ccos}, {"sin", csin}, {"tan", ctan},
    {"asin", arc_sine}, {"acos", arc_cosine}, {"atan", arc_tangent},
    {"arcsin", arc_sine}, {"arccos", arc_cosine},
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };
// clang-format on

// "2.5", and "1e-3" where digits follow the e.
static double complex read_number(Reader *r) {
    char digits[MOST_DIGITS + 1];
    const char *end = r->at;
    while (end < r->end && is_number(*end))
        end++;
    const char *power = end;
    if (power < r->end && tolower((unsigned char)*power) == 'e') power++;
    if (power > end && power < r->end && (*power == '+' || *power == '-')) power++;
    if (power > end && power < r->end && isdigit((unsigned char)*power))
        for (end = power; end < r->end && isdigit((unsigned char)*end);)
            end++;
    size_t size = (size_t)(end - r->at);
    if (size > MOST_DIGITS) return fail(r, FORMULA_BROKEN);
    memcpy(digits, r->at, size);
    digits[size] = 0;
    char *rest;
    double value = strtod(digits, &rest);
    if (*rest || rest == digits) return fail(r, FORMULA_BROKEN);
    r->at = end;
    return value;
}

static size_t word_size(const Reader *r) {
    const char *end = r->at;
    while (end < r->end && is_letter(*end))
        end++;
    return (size_t)(end - r->at);
}

static bool word_is(const Reader *r, size_t size, const char *word) {
    if (strlen(word) != size) return false;
    for (size_t i = 0; i < size; i++)
        if (tolower((unsigned char)r->at[i]) != word[i]) return false;
    return true;
}

// pi, e, i; the time t makes the value one of many.
static double complex read_name(Reader *r) {
    size_t size = word_size(r);
    double complex value = 0;
    if (word_is(r, size, "t") && isnan(r->time)) return fail(r, FORMULA_TIME);
    if (word_is(r, size, "t"))
        value = r->time;
    else if (word_is(r, size, "pi"))
        value = M_PI;
    else if (word_is(r, size, "e"))
        value = M_E;
    else if (word_is(r, size, "i"))
        value = I;
    else
        return fail(r, FORMULA_BROKEN);
    r->at += size;
    return value;
}

static double complex read_value(Reader *r) {
    uint32_t sign = coming(r);
    double complex value;
    if (take(r, '(')) {
        value = read_sum(r);
        return take(r, ')') ? value : fail(r, FORMULA_BROKEN);
    }
    if (fraction_of(sign, &value)) return text_next(&r->at), value;
    if (sign && sign < 0x80 && is_number((char)sign)) return read_number(r);
    return read_name(r);
}

// --- Signs between values

static double complex (*function_taken(Reader *r))(double complex) {
    if (take(r, ROOT_SIGN)) return csqrt;
    size_t size = word_size(r);
    for (int i = 0; i < FUNCTIONS; i++)
        if (word_is(r, size, functions[i].name)) return r->at += size, functions[i].value;
    return NULL;
}

// The zero beside a real number stays positive, so that √(-4) is 2i.
static double complex negative(double complex z) {
    return -creal(z) + I * (0 - cimag(z));
}

static double complex read_signed(Reader *r) {
    if (r->depth == MOST_DEPTH) return fail(r, FORMULA_BROKEN);
    r->depth++;
    double complex value;
    double complex (*function)(double complex) = NULL;
    if (take(r, '-'))
        value = negative(read_signed(r));
    else if (take(r, '+'))
        value = read_signed(r);
    else if ((coming(r), function = function_taken(r)))
        value = function(read_signed(r));
    else
        value = read_value(r);
    r->depth--;
    return value;
}

static double complex power(double complex base, double complex exponent) {
    if (exponent == 0) return 1;
    return base == 0 ? 0 : cpow(base, exponent);
}

static double complex read_power(Reader *r) {
    double complex value = read_signed(r);
    while (take(r, '^'))
        value = power(value, read_signed(r));
    return value;
}

static double complex read_product(Reader *r) {
    double complex value = read_power(r);
    for (;;) {
        uint32_t next = coming(r);
        if (!next || next == '+' || next == '-' || next == ')') return value;
        if (take(r, '/'))
            value /= read_power(r);
        else
            take(r, '*'), value *= read_power(r);
    }
}

static double complex read_sum(Reader *r) {
    double complex value = read_product(r);
    for (;;) {
        if (take(r, '+'))
            value += read_product(r);
        else if (take(r, '-'))
            value -= read_product(r);
        else
            return value;
    }
}

FormulaFault quirk_formula(const char *text, size_t size, double complex *value) {
    return quirk_formula_at(text, size, NAN, value);
}

FormulaFault quirk_formula_at(const char *text, size_t size, double time,
                              double complex *value) {
    Reader r = {.at = text, .end = text + size, .time = time};
    *value = read_sum(&r);
    if (coming(&r)) fail(&r, FORMULA_BROKEN);
    if (!isfinite(creal(*value)) || !isfinite(cimag(*value))) fail(&r, FORMULA_BROKEN);
    return r.fault;
}

static void skip_space(const char **at) {
    while (isspace((unsigned char)**at))
        (*at)++;
}

static bool take_sign(const char **at, char sign) {
    skip_space(at);
    if (**at != sign) return false;
    (*at)++;
    return true;
}

static FormulaFault read_row(const char **at, double complex row[2]) {
    if (!take_sign(at, '{')) return FORMULA_BROKEN;
    for (int i = 0; i < 2; i++) {
        size_t size = strcspn(*at, ",{}");
        FormulaFault fault = quirk_formula(*at, size, &row[i]);
        *at += size;
        if (fault != FORMULA_FINE) return fault;
        if (!take_sign(at, i == 0 ? ',' : '}')) return FORMULA_BROKEN;
    }
    return FORMULA_FINE;
}

FormulaFault quirk_matrix(const char *text, Matrix2 *matrix) {
    if (!take_sign(&text, '{')) return FORMULA_BROKEN;
    for (int row = 0; row < 2; row++) {
        FormulaFault fault = read_row(&text, matrix->m[row]);
        if (fault != FORMULA_FINE) return fault;
        if (!take_sign(&text, row == 0 ? ',' : '}')) return FORMULA_BROKEN;
    }
    skip_space(&text);
    return *text ? FORMULA_BROKEN : FORMULA_FINE;
}
