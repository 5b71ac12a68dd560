#include "circuit/ket_text.h"

#include "base/mem.h"
#include "circuit/expression.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DEPTH = 50 };

static const double HALF = 0.70710678118654752440; // 1/√2

// A number (v NULL) or a vector of 2^qubits amplitudes, not yet of length 1.
typedef struct Value {
    double complex s;
    double complex *v;
    int qubits;
} Value;

// A failure is remembered and ends the reading: the rest of the text is not looked at.
typedef struct Reader {
    const char *start, *at;
    int depth;
    bool failed;
    Error *err;
} Reader;

static Value read_sum(Reader *r);

static Value number(double complex s) {
    return (Value){.s = s};
}

static Value refuse(Reader *r, const char *at, const char *key, const char *what) {
    if (!r->failed) {
        r->failed = true;
        error_set(r->err, key, "%s", what);
        error_at(r->err, NULL, 1, (int)(at - r->start) + 1);
    }
    r->at = r->start + strlen(r->start);
    return number(0);
}

static char coming(Reader *r) {
    while (isspace((unsigned char)*r->at))
        r->at++;
    return *r->at;
}

static bool take(Reader *r, const char *sign) {
    coming(r);
    size_t size = strlen(sign);
    if (strncmp(r->at, sign, size) != 0) return false;
    r->at += size;
    return true;
}

static size_t size_of(Value value) {
    return (size_t)1 << value.qubits;
}

static Value scaled(Value value, double complex by) {
    value.s *= by;
    for (size_t i = 0; value.v && i < size_of(value); i++)
        value.v[i] *= by;
    return value;
}

// a ⊗ b; the left one stands at the higher qubits. Takes both.
static Value product(Reader *r, const char *at, Value a, Value b) {
    if (!a.v || !b.v) {
        Value vector = a.v ? a : b;
        return a.v || b.v ? scaled(vector, a.v ? b.s : a.s) : number(a.s * b.s);
    }
    Value out = {.qubits = a.qubits + b.qubits};
    if (out.qubits > KET_QUBITS) {
        char most[16];
        snprintf(most, sizeof most, "%d", KET_QUBITS);
        refuse(r, at, "ket.qubits", most);
        out.qubits = 0;
    } else {
        out.v = mem_new(size_of(out) * sizeof *out.v);
        for (size_t i = 0; i < size_of(out); i++)
            out.v[i] = a.v[i >> b.qubits] * b.v[i & (size_of(b) - 1)];
    }
    free(a.v);
    free(b.v);
    return out;
}

// a + b. Takes both.
static Value sum(Reader *r, const char *at, Value a, Value b) {
    if (r->failed || !a.v != !b.v || a.qubits != b.qubits) {
        refuse(r, at, !a.v != !b.v ? "ket.number" : "ket.sizes", "");
        free(a.v);
        free(b.v);
        return number(0);
    }
    a.s += b.s;
    for (size_t i = 0; a.v && i < size_of(a); i++)
        a.v[i] += b.v[i];
    free(b.v);
    return a;
}

static Value one_qubit(double complex zero, double complex one) {
    Value value = {.qubits = 1, .v = mem_new(2 * sizeof *value.v)};
    value.v[0] = zero;
    value.v[1] = one;
    return value;
}

static bool letter_value(char letter, Value *value) {
    switch (letter) {
    case '0':
        *value = one_qubit(1, 0);
        return true;
    case '1':
        *value = one_qubit(0, 1);
        return true;
    case '+':
        *value = one_qubit(HALF, HALF);
        return true;
    case '-':
        *value = one_qubit(HALF, -HALF);
        return true;
    default:
        return false;
    }
}

static Value read_label(Reader *r, const char *at, const char *label) {
    if (!strcmp(label, "i")) return one_qubit(HALF, HALF * I);
    if (!strcmp(label, "-i")) return one_qubit(HALF, -HALF * I);
    Value all = number(1);
    for (const char *letter = label; *letter && !r->failed; letter++) {
        Value one;
        if (!letter_value(*letter, &one)) {
            free(all.v);
            return refuse(r, at, "ket.label", label);
        }
        all = product(r, at, all, one);
    }
    return all.v ? all : refuse(r, at, "ket.label", label);
}

// Where '>' or '⟩' stands first; NULL: nowhere.
static const char *ket_end(const char *at) {
    const char *plain = strchr(at, '>'), *angle = strstr(at, "⟩");
    return !plain || (angle && angle < plain) ? angle : plain;
}

// Behind '|': the label and '>' or '⟩'.
static Value read_ket(Reader *r) {
    const char *at = r->at, *end = ket_end(at);
    char label[32];
    if (!end || (size_t)(end - at) >= sizeof label)
        return refuse(r, at - 1, "ket.syntax", "|");
    snprintf(label, sizeof label, "%.*s", (int)(end - at), at);
    r->at = end;
    if (!take(r, ">")) take(r, "⟩");
    return read_label(r, at, label);
}

static Value read_real(Reader *r, const char *at, const char *text) {
    double real;
    Error why;
    if (expression_value(text, NULL, &real, &why)) return number(real);
    refuse(r, at, why.key, why.args);
    return number(0);
}

static Value read_brackets(Reader *r) {
    const char *at = r->at;
    Value inner = read_sum(r);
    if (!r->failed && !take(r, ")")) {
        free(inner.v);
        return refuse(r, at, "expression.bracket", "");
    }
    return inner;
}

// sqrt(…), cos(…) … of a real number; exp(…) of any.
static Value read_call(Reader *r, const char *at, const char *name) {
    Value inner = read_brackets(r);
    if (r->failed || inner.v) {
        free(inner.v);
        return refuse(r, at, "ket.syntax", name);
    }
    if (!strcmp(name, "exp")) return number(cexp(inner.s));
    if (cimag(inner.s) != 0) return refuse(r, at, "ket.syntax", name);
    char text[96];
    snprintf(text, sizeof text, "%s(%.17g)", name, creal(inner.s));
    return read_real(r, at, text);
}

static Value read_word(Reader *r) {
    const char *at = r->at;
    char word[16] = "";
    size_t size = 0;
    while (isalpha((unsigned char)r->at[size]))
        size++;
    if (size >= sizeof word) return refuse(r, at, "ket.syntax", "");
    memcpy(word, at, size);
    r->at += size;
    if (!strcmp(word, "i")) return number(I);
    if (!strcmp(word, "e")) return number(cexp(1));
    if (coming(r) == '(' && take(r, "(")) return read_call(r, at, word);
    return read_real(r, at, word);
}

// "1e-3" is a thousandth; the e of "2e" and of "2e i" is Euler's number.
static size_t exponent_size(const char *at) {
    if (*at != 'e' && *at != 'E') return 0;
    size_t sign = at[1] == '+' || at[1] == '-' ? 1 : 0;
    size_t digits = strspn(at + 1 + sign, "0123456789");
    return digits ? 1 + sign + digits : 0;
}

static Value read_number(Reader *r) {
    char text[48];
    size_t size = strspn(r->at, "0123456789.");
    size += exponent_size(r->at + size);
    if (size >= sizeof text) return refuse(r, r->at, "ket.syntax", "");
    snprintf(text, sizeof text, "%.*s", (int)size, r->at);
    const char *at = r->at;
    r->at += size;
    return read_real(r, at, text);
}

static Value read_atom(Reader *r);

static Value read_root(Reader *r) {
    const char *at = r->at;
    Value inner = read_atom(r);
    if (!inner.v) return number(csqrt(inner.s));
    free(inner.v);
    return refuse(r, at, "ket.syntax", "√");
}

static Value read_atom(Reader *r) {
    char c = coming(r);
    if (isdigit((unsigned char)c) || c == '.') return read_number(r);
    if (isalpha((unsigned char)c)) return read_word(r);
    if (take(r, "|")) return read_ket(r);
    if (take(r, "√")) return read_root(r);
    if (take(r, "π")) return read_real(r, r->at, "pi");
    if (take(r, "(")) return read_brackets(r);
    char here[2] = {c, '\0'};
    return refuse(r, r->at, "ket.syntax", isprint((unsigned char)c) ? here : "");
}

static Value read_signed(Reader *r) {
    if (++r->depth > MOST_DEPTH) return refuse(r, r->at, "expression.deep", "");
    Value value;
    if (take(r, "-") || take(r, "−"))
        value = scaled(read_signed(r), -1);
    else
        value = read_atom(r);
    const char *at = r->at;
    if (take(r, "^")) {
        Value power = read_signed(r);
        if (value.v || power.v) {
            free(value.v);
            free(power.v);
            value = refuse(r, at, "ket.syntax", "^");
        } else {
            value = number(cpow(value.s, power.s));
        }
    }
    r->depth--;
    return value;
}

static bool starts_factor(char c) {
    return isalnum((unsigned char)c) || c == '|' || c == '(' || c == '.' ||
           (unsigned char)c == 0xcf || (unsigned char)c == 0xe2; // π √
}

static Value read_product(Reader *r) {
    Value value = read_signed(r);
    while (!r->failed) {
        const char *at = r->at;
        if (take(r, "/")) {
            Value by = read_signed(r);
            if (by.v || by.s == 0) {
                refuse(r, at, "ket.syntax", "/");
                free(by.v);
            } else {
                value = scaled(value, 1 / by.s);
            }
        } else if (take(r, "*") ||
                   (starts_factor(coming(r)) && strncmp(r->at, "−", 3) != 0)) {
            value = product(r, at, value, read_signed(r));
        } else {
            break;
        }
    }
    return value;
}

static Value read_sum(Reader *r) {
    Value value = read_product(r);
    while (!r->failed) {
        const char *at = r->at;
        if (take(r, "+"))
            value = sum(r, at, value, read_product(r));
        else if (take(r, "-") || take(r, "−"))
            value = sum(r, at, value, scaled(read_product(r), -1));
        else
            break;
    }
    return value;
}

State *ket_text_read(const char *text, Error *err) {
    Reader r = {.start = text, .at = text, .err = err};
    Value value = read_sum(&r);
    if (!r.failed && coming(&r)) refuse(&r, r.at, "ket.syntax", r.at);
    if (!r.failed && !value.v) refuse(&r, r.at, "ket.number", "");
    State *state = r.failed ? NULL : state_from(value.qubits, value.v);
    if (!state) refuse(&r, r.start, "ket.nothing", "");
    free(value.v);
    return state;
}
