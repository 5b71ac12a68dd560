#include "lesson/number_text.h"

#include "circuit/angle_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double PI = 3.14159265358979323846;

static const struct {
    const char *name;
    NumberFormat format;
} FORMATS[] = {
    {"", {NUMBER_SHORT, 0}},           {"percent", {NUMBER_PERCENT, 0}},
    {"percent1", {NUMBER_PERCENT, 1}}, {"angle", {NUMBER_ANGLE, 0}},
    {"deg", {NUMBER_DEGREES, 0}},      {"signed", {NUMBER_SIGNED, 0}},
    {"count", {NUMBER_COUNT, 0}},
};

bool number_format_find(const char *name, NumberFormat *format) {
    bool digit = name[0] >= '0' && name[0] <= '9' && !name[1];
    if (digit) *format = (NumberFormat){NUMBER_FIXED, name[0] - '0'};
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS && !digit; i++)
        if (!strcmp(FORMATS[i].name, name)) return *format = FORMATS[i].format, true;
    return digit;
}

// Digits with their minus; nothing is −0.
static void put_digits(Buffer *out, const char *digits) {
    if (*digits == '-' && strspn(digits + 1, "0.") == strlen(digits + 1)) digits++;
    buffer_print(out, "%s%s", *digits == '-' ? "−" : "", digits + (*digits == '-'));
}

static void put_fixed(Buffer *out, double value, int decimals) {
    char digits[400];
    snprintf(digits, sizeof digits, "%.*f", decimals, value);
    put_digits(out, digits);
}

// 1234567 → 1.235 × 10^6, but only beyond what is read at a glance.
static void put_power(Buffer *out, double value, bool formula) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.3e", value);
    char *e = strchr(digits, 'e');
    int power = atoi(e + 1);
    *e = 0;
    for (char *end = e; end > digits && strchr("0.", end[-1]); *--end = 0)
        if (end[-1] == '.') {
            end[-1] = 0;
            break;
        }
    put_digits(out, digits);
    buffer_print(out, formula ? "\\times 10^{%d}" : "×10^%d", power);
}

static void put_short(Buffer *out, double value, bool formula) {
    double size = fabs(value);
    if (size >= 1e7 || (size > 0 && size < 1e-4)) {
        put_power(out, value, formula);
        return;
    }
    char digits[64];
    int whole = size >= 1 ? (int)floor(log10(size)) + 1 : 0;
    int decimals = whole >= 4 ? 0 : size >= 1 || size == 0 ? 4 - whole : 4;
    if (size > 0 && size < 1) decimals = 3 - (int)floor(log10(size));
    snprintf(digits, sizeof digits, "%.*f", decimals, value);
    if (strchr(digits, '.')) {
        char *end = digits + strlen(digits);
        while (end[-1] == '0')
            *--end = 0;
        if (end[-1] == '.') end[-1] = 0;
    }
    put_digits(out, digits);
}

// Multiples of π with a denominator up to 64; else as a number of radians.
static void put_angle(Buffer *out, double value, bool formula) {
    Fraction fraction;
    if (!fraction_near(value / PI, &fraction)) {
        put_short(out, value, formula);
        return;
    }
    const char *pi = formula ? "\\pi" : "π";
    if (!fraction.over) {
        buffer_print(out, "0");
        return;
    }
    if (fraction.over < 0) buffer_print(out, "−");
    if (abs(fraction.over) != 1) buffer_print(out, "%d", abs(fraction.over));
    buffer_print(out, "%s", pi);
    if (fraction.under != 1) buffer_print(out, "/%d", fraction.under);
}

static void put_count(Buffer *out, double value, bool formula) {
    char digits[400];
    snprintf(digits, sizeof digits, "%.0f", fabs(value));
    if (value < 0 && strcmp(digits, "0") != 0) buffer_print(out, "−");
    size_t size = strlen(digits);
    for (size_t i = 0; i < size; i++) {
        if (i && (size - i) % 3 == 0) buffer_print(out, formula ? "{,}" : ",");
        buffer_add(out, &digits[i], 1);
    }
}

void number_text(Buffer *out, double value, NumberFormat format, bool formula) {
    if (!isfinite(value)) {
        buffer_print(out, "—");
        return;
    }
    switch (format.style) {
    case NUMBER_SHORT:
        put_short(out, value, formula);
        break;
    case NUMBER_FIXED:
        put_fixed(out, value, format.decimals);
        break;
    case NUMBER_PERCENT:
        put_fixed(out, value * 100, format.decimals);
        buffer_print(out, formula ? "\\%%" : "%%");
        break;
    case NUMBER_ANGLE:
        put_angle(out, value, formula);
        break;
    case NUMBER_DEGREES:
        put_short(out, value * 180 / PI, formula);
        buffer_print(out, formula ? "^\\circ" : "°");
        break;
    case NUMBER_SIGNED:
        if (value > 0) buffer_print(out, "+");
        put_short(out, value, formula);
        break;
    case NUMBER_COUNT:
        put_count(out, value, formula);
        break;
    }
}
