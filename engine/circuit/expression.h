// The small expression language: numbers, names, + - * / ^ **, brackets, functions (sqrt
// cos sin tan asin acos atan arcsin arccos arctan exp log ln abs floor ceiling popcount
// mod(a,b) pow(a,b)), constants pi, tau, euler and deg, `30 deg`, `60°`. Works on doubles;
// no state, no loops. It serves angles, answers and conditions; and what a person types
// into a number field is read by it too. Where a name stands for a circuit, the circuit can
// be asked: p(pair, "11"), x(pair, 0), expect(pair, "ZZ") (circuit/question.h).
#ifndef KYUBI_CIRCUIT_EXPRESSION_H
#define KYUBI_CIRCUIT_EXPRESSION_H

#include "base/error.h"
#include "circuit/question.h"

#include <stddef.h>

typedef struct Name {
    const char *name;
    double value;
    const Asked *circuit; // the name is a circuit's, which is asked; NULL: a number's
} Name;

// The value of `text` with `names` (ended by a NULL name; may be NULL; they come before our
// own). A word, π or √ behind a value multiplies it: "30 deg", "2π". Fails with line and
// column of the fault: expression.syntax (what stands there), expression.end,
// expression.bracket, expression.call (a function without brackets), expression.unknown
// (name), expression.unknown_near (name, the likeliest), expression.not_finite,
// expression.deep, expression.circuit (a circuit's name where a number should stand),
// expression.asks (question: what stands there is no circuit), expression.question (how it
// is written), question.…
bool expression_value(const char *text, const Name *names, double *value, Error *err);

// Whether `text` can be read with `names`, whatever their values are. `used` (one a name;
// may be NULL) is told which of them stand in it. Fails as expression_value does, but never
// with expression.not_finite.
bool expression_check(const char *text, const Name *names, bool *used, Error *err);

// Its functions and constants by name, for other readers of formulas (OpenQASM programs).
typedef struct ExpressionFunction {
    const char *name;
    double (*one)(double);         // of one argument; NULL: of two
    double (*two)(double, double); // modulo has the sign of the second
} ExpressionFunction;
const ExpressionFunction *expression_function(const char *name, size_t size); // or NULL
bool expression_constant(const char *name, size_t size, double *value);
const char *expression_word(int index); // every such name, for guessing; NULL at the end

// What a person types, read kindly: full-width anything, "75%", "3/4", "√2/2", "−1", "π/3",
// "60°" (as radians when `angle` or inside a function, else as 60), "2(1+1)", "1,000", and
// a comma as a decimal point only where nothing else fits ("0,75"). Fails:
// number.unreadable (what was typed), also where it could mean two numbers: "1/2π".
bool number_typed(const char *typed, bool angle, double *value, Error *err);

#endif
