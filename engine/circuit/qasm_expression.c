#include "circuit/qasm_program.h"

#include "circuit/angle.h"
#include "circuit/parameters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NUMBER = 128 };

static bool read_binary(QasmProgram *p, QasmValue *left, int binds);

// --- Literals

// The digits of a whole number of any base; false where it is none, or has more than 64
// bits.
static bool read_digits(const char *digits, uint64_t *value) {
    static const char prefixes[] = "xXbBo";
    static const int bases[] = {16, 16, 2, 2, 8};
    const char *prefix = *digits == '0' && digits[1] ? strchr(prefixes, digits[1]) : NULL;
    uint64_t base = prefix ? (uint64_t)bases[prefix - prefixes] : 10;
    *value = 0;
    for (const char *at = prefix ? digits + 2 : digits; *at; at++) {
        int number = *at <= '9' ? *at - '0' : (*at | 0x20) - 'a' + 10;
        if (number < 0 || (uint64_t)number >= base) return false;
        if (__builtin_mul_overflow(*value, base, value)) return false;
        if (__builtin_add_overflow(*value, (uint64_t)number, value)) return false;
    }
    return true;
}

static bool read_literal(QasmProgram *p, QasmValue *value) {
    char text[MOST_NUMBER];
    size_t size = 0;
    for (size_t i = 0; i < value->at.size && size < sizeof text - 1; i++)
        if (value->at.text[i] != '_') text[size++] = value->at.text[i];
    text[size] = 0;
    char *end = text + size;
    value->exact = read_digits(text, &value->digits);
    value->number = value->exact ? (double)value->digits : strtod(text, &end);
    bool whole = value->exact || strspn(text, "0123456789") == size;
    value->type = whole ? NUMBER_WHOLE : NUMBER_FLOAT;
    if (*end || size == sizeof text - 1) return qasm_fail_syntax(p);
    lexer_next(&p->lexer);
    return true;
}

// "0110": the first is the highest digit. `bits.count` keeps how many there are.
static bool read_bit_string(QasmProgram *p, QasmValue *value) {
    value->exact = true;
    value->type = NUMBER_WHOLE;
    value->digits = 0;
    for (size_t i = 1; i + 1 < value->at.size; i++) {
        char c = value->at.text[i];
        if (c == '_') continue;
        if ((c != '0' && c != '1') || value->bits.count == MAX_BITS)
            return qasm_fail_syntax(p);
        value->digits = value->digits << 1 | (c == '1');
        value->bits.count++;
    }
    if (!value->bits.count) return qasm_fail_syntax(p);
    value->number = (double)value->digits;
    lexer_next(&p->lexer);
    return true;
}

// --- Names

static bool fail_unknown(QasmProgram *p, Token name) {
    const char *words[64] = {NULL};
    for (int i = 0; i < 63 && expression_word(i); i++)
        words[i] = expression_word(i);
    Excerpt near = symbols_nearest(&p->symbols, name, SYMBOL_NUMBER | SYMBOL_BITS, words);
    const char *key = near.text[0] ? "expression.unknown_near" : "expression.unknown";
    return qasm_fail(p, name, key, "%s\t%s", token_excerpt(name).text, near.text);
}

static bool read_function(QasmProgram *p, const ExpressionFunction *function,
                          QasmValue *value) {
    Token name = value->at;
    if (!token_is(p->lexer.token, "("))
        return qasm_fail(p, p->lexer.token, "expression.call", "%s", function->name);
    lexer_next(&p->lexer);
    double first = 0;
    bool whole = false, named = false;
    if (function->two) {
        if (!qasm_number(p, value) || !qasm_expect(p, ",")) return false;
        first = value->number;
        whole = value->type != NUMBER_FLOAT;
        named = value->named;
    }
    if (!qasm_number(p, value)) return false;
    whole = function->two ? whole && value->type != NUMBER_FLOAT
                          : token_is(name, "floor") || token_is(name, "ceiling") ||
                                token_is(name, "popcount");
    value->number =
        function->two ? function->two(first, value->number) : function->one(value->number);
    value->type = whole ? NUMBER_WHOLE : NUMBER_FLOAT;
    value->at = name;
    value->named = value->named || named;
    value->exact = false;
    value->parameter = NO_SYMBOL;
    return qasm_expect(p, ")");
}

// int[32](…) and the like: bits stay bits, which compare as the number that they spell.
static bool read_cast(QasmProgram *p, Token type, QasmValue *value) {
    int size = 0;
    if (!qasm_designator(p, &size) || !qasm_expect(p, "(") || !read_binary(p, value, 1) ||
        !qasm_expect(p, ")"))
        return false;
    value->at = type;
    value->parameter = NO_SYMBOL;
    if (token_is(type, "bool") && value->kind != QASM_NUMBER)
        return qasm_to_condition(p, value);
    if (value->kind != QASM_NUMBER) return true;
    if (token_is(type, "bool"))
        value->number = value->number != 0, value->type = NUMBER_BOOL;
    else if (token_is(type, "int") || token_is(type, "uint"))
        value->number = trunc(value->number), value->type = NUMBER_WHOLE;
    else if (!token_is(type, "bit"))
        value->type = NUMBER_FLOAT, value->exact = false;
    return true;
}

static bool read_symbol(QasmProgram *p, int index, QasmValue *value) {
    const Symbol *symbol = &p->symbols.list[index];
    value->named = true;
    if (symbol->kind == SYMBOL_QUBITS)
        return qasm_fail(p, value->at, "qasm.not_classical", "%s",
                         token_excerpt(value->at).text);
    lexer_next(&p->lexer);
    if (symbol->kind == SYMBOL_BITS) {
        value->kind = QASM_BITS;
        value->bits = symbol->items;
        return qasm_index(p, value->at, &value->bits);
    }
    if (symbol->unset)
        return qasm_fail(p, value->at, "qasm.unset", "%s", token_excerpt(value->at).text);
    value->number = symbol->number.value;
    value->type = symbol->type;
    value->parameter = index;
    return true;
}

static bool read_name(QasmProgram *p, QasmValue *value) {
    Token name = value->at;
    int symbol = qasm_find(p, name, SYMBOL_NUMBER | SYMBOL_BITS | SYMBOL_QUBITS);
    if (symbol != NO_SYMBOL) return read_symbol(p, symbol, value);
    const ExpressionFunction *function = expression_function(name.text, name.size);
    bool constant = expression_constant(name.text, name.size, &value->number);
    bool truth = p->version == 3 && (token_is(name, "true") || token_is(name, "false"));
    bool cast = p->version == 3 && qasm_is_type(name);
    if (!function && !constant && !truth && !cast) return fail_unknown(p, name);
    lexer_next(&p->lexer);
    if (function) return read_function(p, function, value);
    if (truth) value->number = token_is(name, "true"), value->type = NUMBER_BOOL;
    return constant || truth || read_cast(p, name, value);
}

// --- Formulas

static bool read_atom(QasmProgram *p, QasmValue *value) {
    value->kind = QASM_NUMBER; // all but the condition, which is large
    value->at = p->lexer.token;
    value->type = NUMBER_FLOAT;
    value->exact = value->named = false;
    value->parameter = NO_SYMBOL;
    value->bits.count = 0;
    switch (value->at.kind) {
    case TOKEN_NUMBER:
        return read_literal(p, value);
    case TOKEN_NAME:
        return read_name(p, value);
    case TOKEN_STRING:
        return p->version == 3 ? read_bit_string(p, value) : qasm_fail_syntax(p);
    default:
        if (!lexer_take(&p->lexer, "(")) return qasm_fail_syntax(p);
        if (!read_binary(p, value, 1)) return false;
        value->parameter = NO_SYMBOL;
        return qasm_expect(p, ")");
    }
}

static bool read_unary(QasmProgram *p, QasmValue *value);

static bool read_exponent(QasmProgram *p, QasmValue *base) {
    Token power = p->lexer.token;
    QasmValue exponent;
    exponent.kind = QASM_NUMBER;
    lexer_next(&p->lexer);
    if (!read_unary(p, &exponent)) return false;
    if (base->kind == QASM_NUMBER && exponent.kind == QASM_NUMBER)
        return qasm_apply(p, power, base, &exponent);
    Token at = base->kind == QASM_NUMBER ? exponent.at : base->at;
    return qasm_fail(p, at, "qasm.not_constant", "%s", token_excerpt(at).text);
}

// Signs bind less than a power, and a power may have one: -2**2 is -4, and 2**-1 is 1/2.
static bool read_unary(QasmProgram *p, QasmValue *value) {
    if (++p->formulas > MOST_FORMULA_DEPTH)
        return qasm_fail(p, p->lexer.token, "expression.deep", "%s", "");
    Token sign = p->lexer.token;
    bool before = sign.kind == TOKEN_SIGN && sign.size == 1 && *sign.text &&
                  strchr(p->version == 2 ? "-+" : "-+!~", *sign.text);
    bool read = true;
    if (before) {
        lexer_next(&p->lexer);
        read = read_unary(p, value) && qasm_apply_before(p, sign, value);
        value->at = sign;
    } else {
        read = read_atom(p, value);
        if (read && token_is(p->lexer.token, p->version == 2 ? "^" : "**"))
            read = read_exponent(p, value);
    }
    p->formulas--;
    return read;
}

static bool read_binary(QasmProgram *p, QasmValue *left, int binds) {
    if (!read_unary(p, left)) return false;
    for (;;) {
        Token operator;
        int tight = qasm_operator(p, &operator);
        if (!tight || tight < binds) return true;
        QasmValue right;
        lexer_next(&p->lexer);
        if (!read_binary(p, &right, tight + 1)) return false;
        if (!qasm_apply(p, operator, left, &right)) return false;
    }
}

bool qasm_value(QasmProgram *p, QasmValue *value) {
    return read_binary(p, value, 1);
}

bool qasm_number(QasmProgram *p, QasmValue *value) {
    if (!read_binary(p, value, 1)) return false;
    if (value->kind != QASM_NUMBER)
        return qasm_fail(p, value->at, "qasm.not_constant", "%s",
                         token_excerpt(value->at).text);
    if (isfinite(value->number)) return true;
    // While the body of a gate is only being checked, its parameters have no values yet.
    if (!p->dry) return qasm_fail(p, value->at, "expression.not_finite", "%s", "");
    value->number = 1;
    return true;
}

bool qasm_whole(QasmProgram *p, int least, int most, int *out) {
    QasmValue value;
    if (!qasm_number(p, &value)) return false;
    double whole = trunc(value.number);
    bool cut = value.type == NUMBER_FLOAT && whole != value.number;
    *out = least;
    if (p->dry && (cut || whole < least || whole > most)) return true;
    if (cut)
        return qasm_fail(p, value.at, "qasm.whole", "%s", token_excerpt(value.at).text);
    if (whole < least || whole > most)
        return qasm_fail(p, value.at, "qasm.range", "%.17g\t%d\t%d", whole, least, most);
    *out = (int)whole;
    return true;
}

// A constant or an input that an angle names becomes a parameter of the circuit.
static bool make_parameter(QasmProgram *p, const char *name) {
    Token token = {TOKEN_NAME, name, strlen(name), 0, 0};
    int index = qasm_find(p, token, SYMBOL_NUMBER);
    const Symbol *symbol = index == NO_SYMBOL ? NULL : &p->symbols.list[index];
    if (!symbol || symbol->variable || symbol->unset || symbol->type != NUMBER_FLOAT)
        return false;
    if (angle_named(&symbol->number)) return false; // it follows another
    return circuit_add_parameter(p->circuit, parameter_of(name, symbol->number), NULL);
}

// The text with its names, where our expressions read it as the same number; outside of
// gates, in which names are the gate's own.
static bool keep_names(QasmProgram *p, Token text, Angle *angle) {
    char words[ANGLE_TEXT], name[PARAMETER_NAME];
    Name names[CIRCUIT_NAMES];
    double value;
    Token time = {TOKEN_NAME, "t", 1, 0, 0}; // a program's own t is not ours
    if (p->version == 2 || p->floor || text.size >= sizeof words) return false;
    if (qasm_find(p, time, SYMBOL_NUMBER) != NO_SYMBOL) return false;
    memcpy(words, text.text, text.size);
    words[text.size] = 0;
    if (strpbrk(words, "\n#") || strstr(words, "//") || strstr(words, "/*")) return false;
    circuit_names(p->circuit, names);
    while (expression_new_name(words, names, name)) {
        if (!make_parameter(p, name)) return false;
        circuit_names(p->circuit, names);
    }
    if (!expression_value(words, names, &value, NULL) || value != angle->value)
        return false;
    memcpy(angle->text, words, text.size + 1);
    return true;
}

bool qasm_angle(QasmProgram *p, Angle *angle) {
    QasmValue value;
    Token text = p->lexer.token;
    if (!qasm_number(p, &value)) return false;
    if (value.named && !p->numbers_only) {
        Token whole = text;
        whole.size = (size_t)(p->lexer.behind - text.text);
        angle->value = value.number;
        if (keep_names(p, whole, angle)) return true;
    }
    if (value.parameter != NO_SYMBOL) {
        *angle = p->symbols.list[value.parameter].number;
        return true;
    }
    angle->value = value.number;
    angle->text[0] = 0;
    text.size = (size_t)(p->lexer.behind - text.text);
    if (!value.named && !(text.kind == TOKEN_NUMBER && text.size == value.at.size))
        angle_keep_text(angle, text);
    return true;
}

bool qasm_condition(QasmProgram *p, Condition *out, bool *constant) {
    QasmValue value;
    value.kind = QASM_NUMBER;
    if (!qasm_value(p, &value)) return false;
    *constant = value.kind == QASM_NUMBER;
    if (!qasm_to_condition(p, &value)) return false;
    *out = value.condition;
    return true;
}
