#include "circuit/expression.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/excerpt.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DEPTH = 100, MOST_NUMBER = 128, MOST_SUGGESTIONS = 64 };

static const double PI = 3.14159265358979323846;
enum { ROOT_SIGN = 0x221a, PI_SIGN = 0x3c0 };

static double modulo(double a, double b) { // of the sign of b
    return a - b * floor(a / b);
}

// The digits 1 of a whole number.
static double popcount(double a) {
    return a >= 0 && a < 0x1p53 ? __builtin_popcountll((unsigned long long)a) : NAN;
}

// clang-format off
static const ExpressionFunction functions[] = {
    {"sqrt", sqrt},   {"cos", cos},     {"sin", sin},     {"tan", tan},     {"acos", acos},
    {"asin", asin},   {"atan", atan},   {"exp", exp},     {"log", log},     {"ln", log},
    {"abs", fabs},    {"arccos", acos}, {"arcsin", asin}, {"arctan", atan}, {"floor", floor},
    {"ceiling", ceil}, {"popcount", popcount}, {"mod", NULL, modulo}, {"pow", NULL, pow},
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

static const struct { const char *name; double value; } constants[] = {
    {"pi", M_PI}, {"tau", 2 * M_PI}, {"euler", M_E}, {"π", M_PI}, {"τ", 2 * M_PI}, {"ℇ", M_E},
};
enum { CONSTANTS = sizeof constants / sizeof *constants };

static const struct { uint32_t sign; double value; } fractions[] = {
    {0xbc, 0.25}, {0xbd, 0.5}, {0xbe, 0.75}, {0x2153, 1.0 / 3}, {0x2154, 2.0 / 3}, {0x215b, 0.125},
};
enum { FRACTIONS = sizeof fractions / sizeof *fractions };
// clang-format on

// Reads from left to right. A failure is remembered, and the rest of the text is not looked
// at.
typedef struct Reader {
    const char *start, *at;
    const Name *names;
    bool typed;    // by a person into a number field: "75%" is read, too
    double degree; // what one degree is worth: π/180, or 1 where degrees are wanted
    int depth;
    bool *used; // of names: which stand in the text; NULL: nobody asks
    bool failed;
    Error *err;
} Reader;

static double read_sum(Reader *r);

static double fail(Reader *r, const char *at, const char *key, const char *first,
                   const char *second) {
    if (r->failed) return 0;
    r->failed = true;
    error_set(r->err, key, "%s\t%s", first, second);
    int line, column;
    excerpt_place(r->start, at, &line, &column);
    error_at(r->err, NULL, line, column);
    r->at += strlen(r->at);
    return 0;
}

// The character that comes next, which stays; 0 at the end.
static uint32_t coming(Reader *r) {
    while (*r->at && isspace((unsigned char)*r->at))
        r->at++;
    const char *at = r->at;
    return text_next(&at);
}

static bool take(Reader *r, uint32_t sign) {
    if (coming(r) != sign) return false;
    text_next(&r->at);
    return true;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_degree(uint32_t c) {
    return c == 0xb0 || c == 0xba || c == 0x2da || c == 0x5ea6; // ° º ˚ 度
}

// Letters: those of ASCII, and Greek but π, which has a value of its own.
static bool is_letter(uint32_t c) {
    if (c < 0x80) return isalpha((int)c) || c == '_';
    return c >= 0x391 && c <= 0x3d6 && c != PI_SIGN;
}

static double fail_here(Reader *r) {
    if (!coming(r)) return fail(r, r->at, "expression.end", "", "");
    const char *end = r->at;
    bool word = is_letter(text_next(&end));
    while (word && (isalnum((unsigned char)*end) || *end == '_'))
        end++;
    Excerpt here = excerpt_of(r->at, (size_t)(end - r->at));
    return fail(r, r->at, "expression.syntax", here.text, "");
}

static const char *digits_end(const char *at) {
    while (is_digit((unsigned char)*at))
        at++;
    return at;
}

static double read_number(Reader *r) {
    const char *end = digits_end(r->at);
    if (*end == '.') end = digits_end(end + 1);
    if (*end == 'e' || *end == 'E') {
        const char *digits = end + 1 + (end[1] == '+' || end[1] == '-');
        if (is_digit((unsigned char)*digits)) end = digits_end(digits);
    }
    char number[MOST_NUMBER] = "";
    size_t size = (size_t)(end - r->at);
    if (size >= sizeof number || (size == 1 && *r->at == '.')) return fail_here(r);
    memcpy(number, r->at, size);
    r->at = end;
    return strtod(number, NULL);
}

static bool name_is(const char *name, const char *word, size_t size) {
    return strncmp(name, word, size) == 0 && !name[size];
}

const ExpressionFunction *expression_function(const char *name, size_t size) {
    for (int i = 0; i < FUNCTIONS; i++)
        if (name_is(functions[i].name, name, size)) return &functions[i];
    return NULL;
}

bool expression_constant(const char *name, size_t size, double *value) {
    for (int i = 0; i < CONSTANTS; i++)
        if (name_is(constants[i].name, name, size))
            return *value = constants[i].value, true;
    return false;
}

const char *expression_word(int index) {
    if (index < FUNCTIONS) return functions[index].name;
    return index - FUNCTIONS < CONSTANTS ? constants[index - FUNCTIONS].name : NULL;
}

static const char *likeliest(const Reader *r, const char *unknown) {
    const char *known[MOST_SUGGESTIONS + FUNCTIONS + CONSTANTS + 2] = {"deg"};
    int count = 1;
    for (const char *own; (own = expression_word(count - 1));)
        known[count++] = own;
    for (int i = 0; r->names && r->names[i].name && i < MOST_SUGGESTIONS; i++)
        known[count++] = r->names[i].name;
    return text_nearest(unknown, known);
}

static double fail_unknown(Reader *r, const char *word, size_t size) {
    Excerpt unknown = excerpt_of(word, size);
    // One letter is near to every other; and often nobody asks what is wrong.
    const char *near = r->err && size > 1 ? likeliest(r, unknown.text) : NULL;
    if (near) return fail(r, word, "expression.unknown_near", unknown.text, near);
    return fail(r, word, "expression.unknown", unknown.text, "");
}

static double read_brackets(Reader *r) {
    double value = read_sum(r);
    if (!take(r, ')') && !r->failed) {
        if (coming(r)) return fail_here(r);
        return fail(r, r->at, "expression.bracket", "", "");
    }
    return value;
}

static double read_call(Reader *r, const ExpressionFunction *function) {
    if (!take(r, '(')) return fail(r, r->at, "expression.call", function->name, "");
    double degree = r->degree, first = 0;
    r->degree = PI / 180; // cos(60°) means an angle, whatever the field asks for
    if (function->two) {
        first = read_sum(r);
        if (!take(r, ',')) return fail_here(r);
    }
    double value = read_brackets(r);
    r->degree = degree;
    return function->two ? function->two(first, value) : function->one(value);
}

// The word that comes; its size.
static size_t take_word(Reader *r) {
    const char *word = r->at;
    for (const char *at = word;
         is_letter(text_next(&at)) || is_digit((unsigned char)*r->at);)
        r->at = at;
    return (size_t)(r->at - word);
}

static const Name *find_name(const Reader *r, const char *word, size_t size) {
    for (int i = 0; r->names && r->names[i].name; i++) {
        if (!name_is(r->names[i].name, word, size)) continue;
        if (r->used) r->used[i] = true;
        return &r->names[i];
    }
    return NULL;
}

// The circuit that a question names.
static const Asked *read_asked(Reader *r, const Question *question) {
    bool named = is_letter(coming(r));
    const char *word = r->at;
    size_t size = named ? take_word(r) : 0;
    const Name *name = size ? find_name(r, word, size) : NULL;
    if (name && name->circuit) return name->circuit;
    if (size && !name) return fail_unknown(r, word, size), NULL;
    return fail(r, word, "expression.asks", question->form, ""), NULL;
}

// "11" in quotes of either kind, or a wire's number.
static bool read_subject(Reader *r, const Question *question, char subject[]) {
    uint32_t quote = coming(r);
    bool quoted = quote == '"' || quote == '\'';
    size_t size = 0;
    if (quoted) r->at++;
    while (size < SUBJECT_SIZE - 1 && *r->at &&
           (quoted ? *r->at != (char)quote : is_digit((unsigned char)*r->at)))
        subject[size++] = *r->at++;
    subject[size] = 0;
    if (quoted && *r->at++ != (char)quote) r->at--, quoted = false;
    if (size && quoted == question->quoted) return true;
    return fail(r, r->at, "expression.question", question->form, "");
}

// p(pair, "11"): what circuit/question.h says of the circuit named pair.
static double read_question(Reader *r, const Question *question) {
    char subject[SUBJECT_SIZE];
    take(r, '(');
    const Asked *asked = read_asked(r, question);
    if (!asked) return 0;
    if (!take(r, ',')) return fail(r, r->at, "expression.question", question->form, "");
    const char *at = r->at;
    if (!read_subject(r, question, subject)) return 0;
    if (!take(r, ')')) return fail(r, r->at, "expression.question", question->form, "");
    Error why = {.key = ""};
    double value = 0;
    if (!question_answer(question, asked, subject, &value, &why))
        fail(r, at, why.key, why.args, "");
    return value;
}

static bool has_circuits(const Reader *r) {
    for (int i = 0; r->names && r->names[i].name; i++)
        if (r->names[i].circuit) return true;
    return false;
}

static double read_word(Reader *r) {
    const char *word = r->at;
    size_t size = take_word(r);
    const Question *question = coming(r) == '(' ? question_find(word, size) : NULL;
    if (question && has_circuits(r)) return read_question(r, question);
    const Name *name = find_name(r, word, size);
    if (name && name->circuit) {
        Excerpt circuit = excerpt_of(word, size);
        return fail(r, word, "expression.circuit", circuit.text, "");
    }
    if (name) return name->value;
    const ExpressionFunction *function = expression_function(word, size);
    if (function) return read_call(r, function);
    double value;
    if (expression_constant(word, size, &value)) return value;
    if (name_is("deg", word, size)) return r->degree;
    return fail_unknown(r, word, size);
}

static bool read_fraction(Reader *r, uint32_t sign, double *value) {
    for (int i = 0; i < FRACTIONS; i++)
        if (fractions[i].sign == sign) {
            *value = fractions[i].value;
            return take(r, sign);
        }
    return false;
}

static double read_atom(Reader *r) {
    uint32_t c = coming(r);
    double value;
    if (++r->depth > MOST_DEPTH) return fail(r, r->at, "expression.deep", "", "");
    if (is_digit(c) || c == '.')
        value = read_number(r);
    else if (take(r, '('))
        value = read_brackets(r);
    else if (take(r, ROOT_SIGN))
        value = sqrt(read_atom(r));
    else if (take(r, PI_SIGN))
        value = PI;
    else if (is_letter(c))
        value = read_word(r);
    else if (!read_fraction(r, c, &value))
        value = fail_here(r);
    r->depth--;
    return value;
}

static double read_marked(Reader *r) {
    double value = read_atom(r);
    if (r->typed && take(r, '%')) value /= 100;
    if (!is_degree(coming(r))) return value;
    text_next(&r->at);
    return value * r->degree;
}

static bool take_power(Reader *r) {
    if (coming(r) == '*' && r->at[1] == '*')
        r->at++; // 2**3 as in OpenQASM 3
    else if (coming(r) != '^')
        return false;
    r->at++;
    return true;
}

// Signs bind less than a power: -2^2 is -4; and a power may have one: 2^-1.
static double read_signed(Reader *r) {
    if (++r->depth > MOST_DEPTH) return fail(r, r->at, "expression.deep", "", "");
    double value;
    if (take(r, '-'))
        value = -read_signed(r);
    else if (take(r, '+'))
        value = read_signed(r);
    else {
        value = read_marked(r);
        if (take_power(r)) value = pow(value, read_signed(r));
    }
    r->depth--;
    return value;
}

static bool comes_unit(const Reader *r) {
    return name_is("deg", r->at, 3) && !is_letter((unsigned char)r->at[3]);
}

// A word, π or √ directly behind a value multiplies it: "30 deg", "2π", "3√2/2". A person
// may write a bracket there, too; but nothing behind a divisor, where "1/2π" is (1/2)π for
// some and 1/(2π) for others. A unit is of the whole.
static bool multiplies(Reader *r, bool divided) {
    uint32_t c = coming(r);
    if (r->typed && divided && !comes_unit(r)) return false;
    return is_letter(c) || c == PI_SIGN || c == ROOT_SIGN || (r->typed && c == '(');
}

static double read_product(Reader *r) {
    double value = read_signed(r);
    bool divided = false;
    for (;;) {
        if (take(r, '/')) {
            value /= read_signed(r);
            divided = true;
        } else if (take(r, '*')) {
            value *= read_signed(r);
            divided = false;
        } else if (multiplies(r, divided)) {
            value *= read_signed(r);
        } else {
            return value;
        }
    }
}

static double read_sum(Reader *r) {
    double value = read_product(r);
    for (;;) {
        if (take(r, '+'))
            value += read_product(r);
        else if (take(r, '-'))
            value -= read_product(r);
        else
            return value;
    }
}

static bool read_whole(Reader *r, double *value) {
    double sum = read_sum(r);
    if (!r->failed && coming(r)) fail_here(r);
    if (!r->failed && !isfinite(sum)) fail(r, r->start, "expression.not_finite", "", "");
    if (!r->failed) *value = sum;
    return !r->failed;
}

bool expression_value(const char *text, const Name *names, double *value, Error *err) {
    Reader r = {.start = text, .at = text, .names = names, .degree = PI / 180, .err = err};
    return read_whole(&r, value);
}

bool expression_check(const char *text, const Name *names, bool *used, Error *err) {
    Reader r = {.start = text,
                .at = text,
                .names = names,
                .degree = PI / 180,
                .used = used,
                .err = err};
    read_sum(&r);
    if (!r.failed && coming(&r)) fail_here(&r);
    return !r.failed;
}

// --- What a person types

static bool typed_value(const char *text, bool angle, double *value) {
    double degree = angle ? PI / 180 : 1;
    Reader r = {.start = text, .at = text, .typed = true, .degree = degree};
    return read_whole(&r, value);
}

// "1,234,567": groups of three behind a first group that does not begin with 0.
static bool commas_group(const char *text) {
    size_t first = strspn(text, "0123456789");
    if (first < 1 || first > 3 || *text == '0') return false;
    for (text += first; *text == ','; text += 4)
        if (strspn(text + 1, "0123456789") != 3) return false;
    return !*text || *text == '.';
}

static void commas_resolve(char *text) {
    bool group = commas_group(text);
    char *out = text;
    for (const char *at = text; *at; at++)
        if (*at != ',' || !group) *out++ = *at == ',' ? '.' : *at;
    *out = 0;
}

bool number_typed(const char *typed, bool angle, double *value, Error *err) {
    char *text = text_plain(typed);
    bool read = typed_value(text, angle, value);
    if (!read && strchr(text, ',')) {
        commas_resolve(text);
        read = typed_value(text, angle, value);
    }
    free(text);
    if (read) return true;
    return error_set(err, "number.unreadable", "%s", excerpt_of(typed, strlen(typed)).text);
}
