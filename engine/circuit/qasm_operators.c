#include "circuit/qasm_program.h"

#include <math.h>
#include <string.h>

// clang-format off
static const struct { const char *sign; int binds; bool in_2; } operators[] = {
    {"||", 1}, {"&&", 2}, {"|", 3}, {"^", 4}, {"&", 5}, {"==", 6}, {"!=", 6}, {"<", 7}, {">", 7},
    {"<=", 7}, {">=", 7}, {"<<", 8}, {">>", 8}, {"+", 9, true}, {"-", 9, true},
    {"*", QASM_TIGHTEST, true}, {"/", QASM_TIGHTEST, true}, {"%", QASM_TIGHTEST},
};
// clang-format on
enum { OPERATORS = sizeof operators / sizeof *operators };

int qasm_operator(const QasmProgram *p, Token *operator) {
    *operator= p->lexer.token;
    if (operator->kind != TOKEN_SIGN || strchr(",;:)]}", *operator->text)) return 0;
    for (int i = 0; i < OPERATORS; i++)
        if (token_is(*operator, operators[i].sign))
            return p->version == 2 && !operators[i].in_2 ? 0 : operators[i].binds;
    return 0;
}

bool qasm_long_condition(QasmProgram *p, Token at, bool fits) {
    return fits || qasm_fail(p, at, "qasm.long_condition", "%s", "");
}

// Something must be a number now, and is known only while the circuit runs.
static bool fail_not_constant(QasmProgram *p, Token at) {
    return qasm_fail(p, at, "qasm.not_constant", "%s", token_excerpt(at).text);
}

// --- Numbers

static const double MOST_INTEGER = 0x1p53; // beyond, doubles leave integers out

// Bit operations on whole numbers; NaN where a number is not one.
static double act_on_digits(Token operator, double a, double b) {
    if (!(fabs(a) < MOST_INTEGER && fabs(b) < MOST_INTEGER)) return NAN;
    long long x = (long long)a, y = (long long)b;
    switch (*operator.text) {
    case '&':
        return (double)(x & y);
    case '|':
        return (double)(x | y);
    case '^':
        return (double)(x ^ y);
    case '<':
        return y < 0 || y > 62 ? NAN : ldexp((double)x, (int)y);
    default:
        return y < 0 || y > 62 ? NAN : (double)(x >> y);
    }
}

static bool compare(Token operator, double a, double b) {
    if (token_is(operator, "==")) return a == b;
    if (token_is(operator, "!=")) return a != b;
    if (token_is(operator, "<")) return a < b;
    if (token_is(operator, "<=")) return a <= b;
    if (token_is(operator, ">")) return a > b;
    return a >= b;
}

static double calculate(Token operator, double a, double b) {
    switch (*operator.text) {
    case '+':
        return a + b;
    case '-':
        return a - b;
    case '*':
        return operator.size == 2 ? pow(a, b) : a * b;
    case '/':
        return a / b;
    case '%':
        return fmod(a, b);
    default:
        return pow(a, b); // the ^ of OpenQASM 2
    }
}

static bool compares(Token operator) {
    return strchr("=!", *operator.text) ||
           (strchr("<>", *operator.text) && !token_is(operator, "<<") &&
            !token_is(operator, ">>"));
}

static bool is_logical(Token operator) {
    return token_is(operator, "&&") || token_is(operator, "||");
}

static void apply_to_numbers(const QasmProgram *p, Token operator, QasmValue * left,
                             const QasmValue *right) {
    double a = left->number, b = right->number;
    bool whole = left->type != NUMBER_FLOAT && right->type != NUMBER_FLOAT;
    left->type = whole ? NUMBER_WHOLE : NUMBER_FLOAT;
    if (compares(operator) || is_logical(operator)) {
        left->number = is_logical(operator)
                           ? (*operator.text == '&' ? a != 0 && b != 0 : a != 0 || b != 0)
                           : compare(operator, a, b);
        left->type = NUMBER_BOOL;
    } else if (p->version == 3 && strchr("&|^<>", *operator.text)) {
        left->number = act_on_digits(operator, a, b);
    } else {
        left->number = calculate(operator, a, b);
        bool power = token_is(operator, "**") || *operator.text == '^';
        if (power && b < 0) left->type = NUMBER_FLOAT;
    }
}

// --- Bits

bool qasm_to_condition(QasmProgram *p, QasmValue *value) {
    if (value->kind == QASM_NUMBER) {
        condition_set(&value->condition, value->number != 0);
    } else if (value->kind == QASM_BITS) { // a register counts as true unless it is 0
        uint64_t mask = 0;
        for (int i = 0; i < value->bits.count; i++)
            mask |= UINT64_C(1) << value->bits.at[i];
        condition_set_cube(&value->condition, mask, 0);
        if (!qasm_long_condition(p, value->at, condition_not(&value->condition)))
            return false;
    }
    value->kind = QASM_CONDITION;
    return true;
}

static bool exclusive_or(Condition *a, const Condition *b) {
    Condition only_b = *b, not_a = *a, not_b = *b;
    return condition_not(&not_a) && condition_not(&not_b) && condition_and(a, &not_b) &&
           condition_and(&only_b, &not_a) && condition_or(a, &only_b);
}

// Bits that spell the same as others.
static bool equal_bits(QasmProgram *p, Token at, QasmValue *left, const QasmValue *right) {
    const Items *a = &left->bits, *b = &right->bits;
    if (a->count != b->count)
        return qasm_fail(p, at, "qasm.sizes", "%s\t%d\t%s\t%d",
                         token_excerpt(left->at).text, a->count,
                         token_excerpt(right->at).text, b->count);
    Condition all, same, zero;
    condition_set(&all, true);
    for (int i = 0; i < a->count; i++) {
        uint64_t mask = UINT64_C(1) << a->at[i] | UINT64_C(1) << b->at[i];
        if (a->at[i] == b->at[i]) continue;
        condition_set_cube(&same, mask, mask);
        condition_set_cube(&zero, mask, 0);
        bool fits = condition_or(&same, &zero) && condition_and(&all, &same);
        if (!qasm_long_condition(p, at, fits)) return false;
    }
    left->condition = all;
    left->kind = QASM_CONDITION;
    return true;
}

// Whether bits spell less than `limit`, or that very number.
static void compare_bits(const Items *bits, bool equal, double number, bool exact,
                         uint64_t limit, Condition *out) {
    double beyond = ldexp(1, bits->count);
    if (number < 0 || (number >= beyond && !(exact && bits->count == MAX_BITS))) {
        condition_set(out, !equal && number >= 0);
        return;
    }
    if (!exact) limit = (uint64_t)number;
    if (!equal) {
        condition_less(out, bits->at, bits->count, limit);
        return;
    }
    uint64_t mask = 0, read = 0;
    for (int i = 0; i < bits->count; i++) {
        mask |= UINT64_C(1) << bits->at[i];
        read |= (limit >> i & 1) << bits->at[i];
    }
    condition_set_cube(out, mask, read);
}

// `bits` on the left of the operator, a number on its right.
static bool compare_with_number(QasmProgram *p, Token operator, QasmValue * bits,
                                const QasmValue *number) {
    if (number->number != trunc(number->number))
        return qasm_fail(p, number->at, "qasm.whole", "%s", token_excerpt(number->at).text);
    bool equal = strchr("=!", *operator.text), exact = number->exact;
    // a <= k is a < k + 1, and a > k its contrary.
    bool next = token_is(operator, "<=") || token_is(operator, ">");
    bool contrary = token_is(operator, "!=") || *operator.text == '>';
    if (next && exact && number->digits == UINT64_MAX) {
        condition_set(&bits->condition, true);
    } else {
        compare_bits(&bits->bits, equal, number->number + next, exact,
                     number->digits + next, &bits->condition);
    }
    bits->kind = QASM_CONDITION;
    return !contrary || qasm_long_condition(p, operator, condition_not(&bits->condition));
}

static Token mirrored(Token operator) {
    static const char *const pairs[][2] = {
        {"<", ">"}, {">", "<"}, {"<=", ">="}, {">=", "<="}};
    for (int i = 0; i < 4; i++)
        if (token_is(operator, pairs[i][0])) {
            operator.text = pairs[i][1];
            return operator;
        }
    return operator;
}

static bool single(const QasmValue *value) {
    return value->kind != QASM_BITS || value->bits.count == 1;
}

static bool apply_to_conditions(QasmProgram *p, Token operator, QasmValue * left,
                                QasmValue *right) {
    if (!qasm_to_condition(p, left) || !qasm_to_condition(p, right)) return false;
    Condition *a = &left->condition, *b = &right->condition;
    bool fits = false;
    if (*operator.text == '&')
        fits = condition_and(a, b);
    else if (*operator.text == '|')
        fits = condition_or(a, b);
    else
        fits = exclusive_or(a, b) && (*operator.text != '=' || condition_not(a));
    return qasm_long_condition(p, operator, fits);
}

bool qasm_apply(QasmProgram *p, Token operator, QasmValue * left, QasmValue *right) {
    left->named = left->named || right->named;
    left->parameter = NO_SYMBOL;
    if (left->kind == QASM_NUMBER && right->kind == QASM_NUMBER) {
        apply_to_numbers(p, operator, left, right);
        left->exact = false;
        left->bits.count = 0;
        return true;
    }
    bool equality = token_is(operator, "==") || token_is(operator, "!=");
    if (compares(operator) && left->kind == QASM_BITS && right->kind == QASM_NUMBER)
        return compare_with_number(p, operator, left, right);
    if (compares(operator) && left->kind == QASM_NUMBER && right->kind == QASM_BITS) {
        QasmValue number = *left;
        *left = *right;
        return compare_with_number(p, mirrored(operator), left, &number);
    }
    if (equality && left->kind == QASM_BITS && right->kind == QASM_BITS)
        return equal_bits(p, operator, left, right) &&
               (*operator.text == '=' ||
                 qasm_long_condition(p, operator, condition_not(&left->condition)));
    bool digits = strchr("&|^", *operator.text) && operator.size == 1;
    if (is_logical(operator) || (equality && single(left) && single(right)) ||
        (digits && single(left) && single(right)))
        return apply_to_conditions(p, operator, left, right);
    return fail_not_constant(p, left->kind == QASM_NUMBER ? right->at : left->at);
}

bool qasm_apply_before(QasmProgram *p, Token sign, QasmValue *value) {
    value->parameter = NO_SYMBOL;
    value->exact = false;
    if (value->kind != QASM_NUMBER) {
        bool contrary = *sign.text == '!' || (*sign.text == '~' && single(value));
        if (!contrary) return fail_not_constant(p, value->at);
        return qasm_to_condition(p, value) &&
               qasm_long_condition(p, sign, condition_not(&value->condition));
    }
    if (*sign.text == '-') value->number = -value->number;
    if (*sign.text == '~') value->number = -1 - value->number; // in two's complement
    if (*sign.text == '!') value->number = value->number == 0, value->type = NUMBER_BOOL;
    return true;
}
