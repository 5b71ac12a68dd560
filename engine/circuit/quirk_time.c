#include "circuit/quirk_time.h"

#include "base/text.h"
#include "circuit/angle.h"
#include "circuit/parameters.h"
#include "circuit/quirk_formula.h"

#include <complex.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double tried[] = {0.01, 0.37, 0.63, 0.98};
enum { TRIED = sizeof tried / sizeof *tried };

// The word that begins there; 0 where none does.
static size_t word_size(const char *at) {
    size_t size = 0;
    while (isalpha((unsigned char)at[size]) || at[size] == '_' ||
           (size && isdigit((unsigned char)at[size])))
        size++;
    return size;
}

static bool word_is(const char *at, size_t size, const char *word) {
    return strlen(word) == size && strncasecmp(at, word, size) == 0;
}

static double ours_at(const char *text, double time) {
    const Name names[] = {{"t", time, NULL}, {NULL, 0, NULL}};
    double value;
    return expression_value(text, names, &value, NULL) ? value : NAN;
}

static double quirk_at(const char *text, double time) {
    double complex value;
    FormulaFault fault = quirk_formula_at(text, strlen(text), 2 * time - 1, &value);
    return fault == FORMULA_FINE && fabs(cimag(value)) < 1e-9 ? creal(value) : NAN;
}

static bool same_in_time(const char *ours, const char *quirk) {
    for (int i = 0; i < TRIED; i++) {
        double a = ours_at(ours, tried[i]), b = quirk_at(quirk, tried[i]);
        if (!(fabs(a - b) < 1e-9 * fmax(1, fabs(a)))) return false;
    }
    return true;
}

// --- Reading

static bool is_function(const char *at, size_t size) {
    static const char *const names[] = {"sqrt", "exp",  "ln",   "cos",    "sin",   "tan",
                                        "asin", "acos", "atan", "arcsin", "arccos"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (word_is(at, size, names[i])) return true;
    return false;
}

static void add_name(Buffer *out, const char *at, size_t size) {
    if (word_is(at, size, "t"))
        buffer_print(out, "(2*t-1)");
    else if (word_is(at, size, "e"))
        buffer_print(out, "euler");
    else
        for (size_t i = 0; i < size; i++)
            buffer_print(out, "%c", tolower((unsigned char)at[i]));
}

static size_t number_size(const char *at) {
    return strspn(at, "0123456789.");
}

// One value or sign; how many bytes of the text it was.
static size_t add_piece(Buffer *out, const char *at) {
    size_t size = word_size(at);
    if (size) return add_name(out, at, size), size;
    size = number_size(at);
    const char *end = at;
    if (!size) text_next(&end), size = (size_t)(end - at);
    buffer_add(out, at, size);
    return size;
}

// Signs of products and brackets of functions, where Quirk leaves them out.
static bool translate(const char *text, char ours[ANGLE_TEXT]) {
    Buffer out = {0};
    bool value = false; // one stands before
    for (const char *at = text; *at;) {
        if (isspace((unsigned char)*at)) {
            at++;
            continue;
        }
        bool sign = strchr("+-*/^)", *at) != NULL;
        if (value && !sign) buffer_print(&out, "*");
        size_t size = word_size(at);
        bool function = size && is_function(at, size);
        if (function) {
            add_name(&out, at, size);
            at += size + strspn(at + size, " ");
            bool open = *at == '(';
            if (!open) buffer_print(&out, "(");
            if (!open && *at) at += add_piece(&out, at);
            if (!open) buffer_print(&out, ")");
            value = !open;
            continue;
        }
        value = *at == ')' || !(sign || *at == '(');
        at += add_piece(&out, at);
    }
    bool good = out.data && out.size < ANGLE_TEXT && same_in_time(out.data, text);
    if (good) memcpy(ours, out.data, out.size + 1);
    buffer_clear(&out);
    return good;
}

bool quirk_time_read(const char *text, Angle *ours) {
    *ours = (Angle){.text = ""};
    if (!translate(text, ours->text)) return false;
    ours->value = ours_at(ours->text, 0);
    return isfinite(ours->value);
}

Angle quirk_turns(const QuirkGate *gate) {
    bool rotation = gate->gate[1] != 0; // rx, not x
    Angle angle;
    snprintf(angle.text, sizeof angle.text, rotation ? "%s4*pi*t" : "%s2*t",
             gate->value < 0 ? "-" : "");
    angle.value = ours_at(angle.text, 0);
    return angle;
}

// --- Writing

// "(2*t-1)" is Quirk's own t.
static bool is_quirk_time(const char *at) {
    return strncmp(at, "(2*t-1)", strlen("(2*t-1)")) == 0;
}

static void write_word(Buffer *out, const Circuit *circuit, const char *at, size_t size) {
    char name[PARAMETER_NAME] = "";
    if (size < sizeof name) memcpy(name, at, size);
    int parameter = circuit_find_parameter(circuit, name);
    if (parameter != NO_PARAMETER) {
        buffer_print(out, "(");
        number_write(out, circuit_parameter(circuit, parameter).now.value);
        buffer_print(out, ")");
    } else if (word_is(at, size, "t")) {
        buffer_print(out, "((t+1)/2)");
    } else if (word_is(at, size, "euler")) {
        buffer_print(out, "e");
    } else if (word_is(at, size, "tau")) {
        buffer_print(out, "(2 pi)");
    } else {
        buffer_add(out, at, size);
    }
}

static void write_text(Buffer *out, const Circuit *circuit, const char *at) {
    while (*at) {
        size_t size = word_size(at);
        if (is_quirk_time(at)) {
            buffer_print(out, "t");
            at += strlen("(2*t-1)");
        } else if (size) {
            write_word(out, circuit, at, size);
            at += size;
        } else if (at[0] == '*' && at[1] == '*') {
            buffer_print(out, "^");
            at += 2;
        } else {
            buffer_add(out, at++, 1);
        }
    }
}

// As the circuit reads it, at each time that is tried.
static bool says_the_same(const Circuit *circuit, const Angle *angle, const char *quirk) {
    Name names[CIRCUIT_NAMES];
    circuit_names(circuit, names);
    int time = 0;
    while (strcmp(names[time].name, "t") != 0)
        time++;
    for (int i = 0; i < TRIED; i++) {
        double value, there = quirk_at(quirk, tried[i]);
        names[time].value = tried[i];
        if (!expression_value(angle->text, names, &value, NULL)) return false;
        if (!(fabs(value - there) < 1e-9 * fmax(1, fabs(value)))) return false;
    }
    return true;
}

bool quirk_time_write(const Circuit *circuit, const Angle *angle, Buffer *out) {
    const Name time[] = {{"t", 0, NULL}, {NULL, 0, NULL}};
    bool used = false;
    expression_check(angle->text, time, &used, NULL);
    for (const char *at = angle->text; *at && !used; at++) {
        size_t size = word_size(at);
        used = word_is(at, size, "t");
        if (size) at += size - 1;
    }
    if (!used) return false;
    Buffer text = {0};
    write_text(&text, circuit, angle->text);
    bool good = text.data && says_the_same(circuit, angle, text.data);
    if (good) buffer_add(out, text.data, text.size);
    buffer_clear(&text);
    return good;
}
