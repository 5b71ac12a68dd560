#include "circuit/predicate.h"

#include "circuit/qasm_lexer.h"

#include <limits.h>
#include <string.h>

enum { MOST_DEPTH = 64, MOST_NUMBER = 1 << 24 };

typedef struct Reader {
    Lexer lexer;
    int bits, depth;
    long long x;
    Error *err;
} Reader;

static bool read_level(Reader *r, int level, long long *value);

static bool fail(Reader *r, const char *key, const char *first, long long second) {
    Token token = r->lexer.token;
    error_set(r->err, key, "%s\t%lld", first, second);
    return error_at(r->err, NULL, token.line, token.column);
}

static bool fail_syntax(Reader *r) {
    if (r->lexer.token.kind == TOKEN_END) return fail(r, "predicate.end", "", 0);
    return fail(r, "predicate.syntax", token_excerpt(r->lexer.token).text, 0);
}

// --- Signs between two values

typedef long long Whole;

// What nobody counts to is cut, so that a product of two always fits.
static Whole cut(Whole value) {
    const Whole most = 1LL << 31;
    return value > most || value < -most ? value % most : value;
}

// The quotient rounds down and the rest has the sign of the divisor, as in Python.
static Whole quotient(Whole a, Whole b) {
    return a / b - (a % b && (a < 0) != (b < 0));
}

static int shift(Whole by) {
    const int most = 31;
    return by < 0 ? 0 : by > most ? most : (int)by;
}

// clang-format off
#define SIGN(name, value) static Whole name(Whole a, Whole b) { return value; }
SIGN(either, a || b)          SIGN(both, a && b)            SIGN(equal, a == b)
SIGN(other, a != b)           SIGN(at_most, a <= b)         SIGN(at_least, a >= b)
SIGN(less, a < b)             SIGN(more, a > b)             SIGN(bits_or, a | b)
SIGN(bits_xor, a ^ b)         SIGN(bits_and, a & b)         SIGN(sum, cut(a + b))
SIGN(difference, cut(a - b))  SIGN(product, cut(a * b))     SIGN(divided, quotient(a, b))
SIGN(rest, a - quotient(a, b) * b)
SIGN(left, cut(a * (1LL << shift(b))))                      SIGN(right, a >> shift(b))
#undef SIGN

enum { COMPARED = 2, LEVELS = 8 }; // the loosest is 0
static const struct Sign {
    const char *text;
    int level;
    Whole (*value)(Whole, Whole);
} signs[] = {
    {"||", 0, either}, {"or", 0, either}, {"∨", 0, either},
    {"&&", 1, both}, {"and", 1, both}, {"∧", 1, both},
    {"==", 2, equal}, {"=", 2, equal}, {"!=", 2, other}, {"≠", 2, other}, {"<=", 2, at_most}, {"≤", 2, at_most},
    {">=", 2, at_least}, {"≥", 2, at_least}, {"<", 2, less}, {">", 2, more},
    {"|", 3, bits_or}, {"^", 4, bits_xor}, {"xor", 4, bits_xor}, {"⊕", 4, bits_xor}, {"&", 5, bits_and},
    {"<<", 6, left}, {">>", 6, right},
    {"+", 7, sum}, {"-", 7, difference}, {"−", 7, difference},
    {"*", 8, product}, {"×", 8, product}, {"/", 8, divided}, {"%", 8, rest}, {"mod", 8, rest},
};
// clang-format on
enum { SIGNS = sizeof signs / sizeof *signs };

static bool apply(Reader *r, const struct Sign *sign, Whole b, Whole *a) {
    bool divides = sign->value == divided || sign->value == rest;
    if (divides && !b) return fail(r, "predicate.zero", "", r->x);
    *a = sign->value(*a, b);
    return true;
}

static const struct Sign *sign_at(const Reader *r, int level) {
    for (int i = 0; i < SIGNS; i++)
        if (signs[i].level == level && token_is(r->lexer.token, signs[i].text))
            return &signs[i];
    return NULL;
}

// --- Values

// "x", or one of its bits.
static bool read_name(Reader *r, long long *value) {
    Token token = r->lexer.token, digits = token;
    int bit;
    digits.text++, digits.size--, digits.kind = TOKEN_NUMBER;
    if (*token.text != 'x') return fail_syntax(r);
    if (token.size == 1) {
        *value = r->x;
    } else {
        if (!token_whole(digits, 99, &bit)) return fail_syntax(r);
        if (bit >= r->bits)
            return fail(r, "predicate.bit", token_excerpt(token).text, r->bits);
        *value = r->x >> bit & 1;
    }
    lexer_next(&r->lexer);
    return true;
}

static bool read_value(Reader *r, long long *value) {
    int number;
    if (lexer_take(&r->lexer, "("))
        return read_level(r, 0, value) && (lexer_take(&r->lexer, ")") || fail_syntax(r));
    if (r->lexer.token.kind == TOKEN_NAME) return read_name(r, value);
    if (!token_whole(r->lexer.token, MOST_NUMBER, &number)) return fail_syntax(r);
    lexer_next(&r->lexer);
    *value = number;
    return true;
}

static bool take_one_of(Reader *r, const char *const *words) {
    for (; *words; words++)
        if (lexer_take(&r->lexer, *words)) return true;
    return false;
}

// "not" stands before a whole comparison, the others before a value.
static bool read_signed(Reader *r, long long *value) {
    static const char *const no[] = {"!", "¬", NULL}, *const minus[] = {"-", "−", NULL};
    bool denies = take_one_of(r, no), negates = !denies && take_one_of(r, minus);
    bool flips = !denies && !negates && lexer_take(&r->lexer, "~");
    if (!denies && !negates && !flips) return read_value(r, value);
    if (++r->depth > MOST_DEPTH) return fail(r, "predicate.deep", "", 0);
    bool read = read_signed(r, value);
    r->depth--;
    if (denies) *value = !*value;
    if (negates) *value = -*value;
    // The other bits of x: nothing above them.
    if (flips) *value = ~*value & ((1LL << r->bits) - 1);
    return read;
}

static bool read_operand(Reader *r, int level, long long *value) {
    if (level == LEVELS) return read_signed(r, value);
    if (level + 1 == COMPARED && lexer_take(&r->lexer, "not")) {
        if (++r->depth > MOST_DEPTH) return fail(r, "predicate.deep", "", 0);
        bool read = read_operand(r, level, value);
        r->depth--;
        *value = !*value;
        return read;
    }
    return read_level(r, level + 1, value);
}

static bool read_level(Reader *r, int level, long long *value) {
    if (++r->depth > MOST_DEPTH * LEVELS) return fail(r, "predicate.deep", "", 0);
    bool read = read_operand(r, level, value);
    for (const struct Sign *sign; read && (sign = sign_at(r, level));) {
        long long right = 0;
        lexer_next(&r->lexer);
        read = read_operand(r, level, &right) && apply(r, sign, right, value);
        if (level == COMPARED) break; // 2 < x < 5 is said by two
    }
    r->depth--;
    return read;
}

// To the lexer these begin comments; here nothing may be passed over in silence.
static bool has_comment(const char *text, Error *err) {
    static const char *const begins[] = {"//", "/*"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        const char *at = strstr(text, begins[i]);
        if (!at) continue;
        error_set(err, "predicate.syntax", "%s", begins[i]);
        error_at(err, NULL, 1, (int)(at - text) + 1);
        return true;
    }
    return false;
}

bool predicate_table(const char *text, int bits, bool *marked, Error *err) {
    if (has_comment(text, err)) return false;
    for (long long x = 0; x < 1LL << bits; x++) {
        Reader r = {.lexer = lexer_start(text), .bits = bits, .x = x, .err = err};
        long long value = 0;
        if (!read_level(&r, 0, &value)) return false;
        if (r.lexer.token.kind != TOKEN_END) return fail_syntax(&r);
        marked[x] = value != 0;
    }
    return true;
}
