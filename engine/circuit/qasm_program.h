// An OpenQASM 2 or 3 program while it is being read: what its names mean, and the circuit
// so far. A program is read once, from the front; a loop, and the body of a gate where it
// is called, are read again each time. The files: qasm_program.c whole programs,
// qasm_words.c the statements' words, qasm_declare.c registers and numbers, qasm_operand.c
// qubits and bits, qasm_expression.c formulas, qasm_gates.c gates and their calls,
// qasm_flow.c `if` and `for`, qasm_assign.c measurements and classical bits, qasm_settle.c
// steps into columns. Sources: Cross, Bishop, Smolin, Gambetta, "Open Quantum Assembly
// Language", arXiv:1707.03429 (2); the OpenQASM 3.0 specification and its grammar (3).
#ifndef KYUBI_CIRCUIT_QASM_PROGRAM_H
#define KYUBI_CIRCUIT_QASM_PROGRAM_H

#include "circuit/circuit_definitions.h"
#include "circuit/condition.h"
#include "circuit/format.h"
#include "circuit/frontier.h"
#include "circuit/qasm_symbols.h"
#include "circuit/qasm_tape.h"
#include "circuit/spelling.h"

enum {
    MOST_STEPS = 1 << 19, // of a circuit from a program: some 170 MB
    MOST_EXECUTED =
        1 << 21, // statements, counting each time around a loop or through a gate
    MOST_PARAMETERS = 16,
    MOST_OPERANDS = 2 * MAX_WIRES,
    MOST_GATE_DEPTH = 64,
    MOST_BLOCKS = 64,
    MOST_FORMULA_DEPTH = 64,
};

typedef struct QasmGate {
    const Gate *row;           // of the gate table; NULL for a defined gate
    const char *implied_angle; // the first of the row, that the name implies; NULL: none
    bool any_controls;         // mcx: all qubits but the last
    bool opaque;               // declared, but nobody knows what it does
    int parameters, wires;     // angles and qubits to write behind its name
    int first_word;            // their names in the list of words, of a defined gate
    Lexer body;                // behind the opening brace
    int version;               // of the OpenQASM that the body is in
    int symbol;                // its own index: older gates are known to its body
    Token name;                // … and where it stands
    bool ours;                 // of the library
    bool spelt_out;            // its steps are put in its place, and no gate of its own
    const Definition *own;     // what stands for it in the circuit; NULL: none yet
} QasmGate;

// One `if` that is being read: the bits that it looks at, and those written since.
typedef struct QasmLook {
    uint64_t looks, written;
} QasmLook;

typedef struct QasmProgram {
    Lexer lexer;
    int version; // 2 or 3
    const Name *inputs;
    bool free_inputs; // one without a value is a quarter turn
    Circuit *circuit;
    Frontier frontier;
    Symbols symbols;
    int gates_known, floor; // what the body of a gate sees (symbols_find); floor 0: outside
    QasmGate *gates;
    int gate_count, gate_room;
    Token *words; // names of gates' parameters and wires
    int word_count, word_room;
    Tape tape;
    bool included;   // a standard file was
    bool in_library; // which is being read just now
    bool dry;        // the body of a gate is only checked
    int qubits;
    int known;           // wires that all its qubits take, where they were counted before
    bool early;          // a bit was assigned for which no wire was there yet
    bool machine;        // its qubits are $0, $1 …
    bool numbers_only;   // what is being read is no angle of a gate
    int unnamed;         // the first bit for measurements that name none; NO_SYMBOL
    Condition condition; // of the running statement,
    Term terms[MOST_CUBES];
    int term_count; // and as steps can say it
    QasmLook looks[MOST_BLOCKS];
    int look_count;
    int held[MOST_BLOCKS];                 // bits that hold conditions, of which
    int held_count, held_used;             // so many exist, and so many are in use
    bool changed;                          // the failure was that a condition changed
    Token statement;                       // where the statement begins that is being read
    int executed, depth, blocks, formulas; // how many so far; how deep just now
    Error *err;
} QasmProgram;

// Reads a whole program. Fails with line and column: the keys qasm.…, circuit.…,
// expression.…
Circuit *qasm_program_read(const char *text, FormatOptions options, Error *err);

// --- Failing, and the pieces of statements (qasm_program.c)

// Fails at `token`, or at the running statement where the body of a gate is being expanded.
bool qasm_fail(QasmProgram *p, Token token, const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool qasm_fail_syntax(QasmProgram *p); // at the next token
// With the likeliest name of these kinds, where there is one: "did you mean".
bool qasm_fail_near(QasmProgram *p, Token name, int kinds, const char *key,
                    const char *key_near);
bool qasm_expect(QasmProgram *p, const char *sign);
bool qasm_expect_name(QasmProgram *p, Token *name);
bool qasm_expect_new_name(QasmProgram *p, Token *name);     // no word of the language
int qasm_find(const QasmProgram *p, Token name, int kinds); // a symbol that is seen here
bool qasm_statement(QasmProgram *p);
bool qasm_statements(QasmProgram *p); // up to a closing brace, and over it
bool qasm_count(QasmProgram *p);      // one statement more; fails where there are too many
// A bit changes while something still depends on what it read: "c[1]".
bool qasm_fail_changed(QasmProgram *p, Token token, int bit);

// --- Words (qasm_words.c)

typedef struct QasmWord {
    const char *word;
    bool in_2, in_3, in_gate;                 // where it may stand
    bool (*read)(QasmProgram *p, Token word); // the rest of the statement
} QasmWord;
const QasmWord *qasm_word(int index); // NULL behind the last

// --- Declarations (qasm_declare.c)

bool qasm_read_register(QasmProgram *p, Token word); // qreg, creg, qubit, bit
bool qasm_read_number(QasmProgram *p, Token word);   // int, uint, float, angle, bool
bool qasm_read_const(QasmProgram *p, Token word);
bool qasm_read_input(QasmProgram *p, Token word);
bool qasm_read_output(QasmProgram *p, Token word);
bool qasm_read_let(QasmProgram *p, Token word);
bool qasm_is_type(Token word); // of numbers and bits: int, uint, float, angle, bool, bit
bool qasm_set_number(QasmProgram *p, int symbol); // to the value of a formula
bool qasm_designator(QasmProgram *p, int *size);  // "[4]" where it stands
// A register of bits that the program has not named itself: its first bit.
bool qasm_own_bits(QasmProgram *p, const char *name, int size, int *first);

// --- Operands (qasm_operand.c)

typedef struct QasmOperand {
    Token at;
    Items items;
} QasmOperand;

// One operand of `kind` (qubits or bits), with its index.
bool qasm_operand(QasmProgram *p, SymbolKind kind, QasmOperand *operand);
// The indexes that stand behind the name of `items`, which become what they pick.
bool qasm_index(QasmProgram *p, Token name, Items *items);
// A list with commas up to the semicolon, and over it; their number, -1 after a failure.
// Those beyond `most` are counted only.
int qasm_operands(QasmProgram *p, QasmOperand *operands, int most);
// How often a statement with these operands is repeated: the size of its registers, which
// must agree; -1 after a failure.
int qasm_repeats(QasmProgram *p, const QasmOperand *operands, int count);
int qasm_operand_at(const QasmOperand *operand, int repeat);

// --- Formulas (qasm_expression.c, qasm_operators.c)

typedef enum QasmKind { QASM_NUMBER, QASM_BITS, QASM_CONDITION } QasmKind;

typedef struct QasmValue {
    QasmKind kind;
    Token at;        // where it begins
    double number;   // of a number
    NumberKind type; // a quotient of whole numbers may have a fraction: it is cut where a
                     // whole number is needed, as an integer division would
    bool exact;      // a whole literal, whose
    uint64_t digits; // bits are these, all 64 of them
    int parameter;   // the symbol that it is, and nothing more; NO_SYMBOL
    bool named;      // it speaks of symbols, so that its text means nothing elsewhere
    Items bits;
    Condition condition;
} QasmValue;

bool qasm_value(QasmProgram *p, QasmValue *value);
bool qasm_number(QasmProgram *p, QasmValue *value);             // refuses bits
bool qasm_whole(QasmProgram *p, int least, int most, int *out); // and fractions
bool qasm_angle(QasmProgram *p, Angle *angle);
bool qasm_to_condition(QasmProgram *p, QasmValue *value); // changes its kind
bool qasm_condition(QasmProgram *p, Condition *out, bool *constant);

// The operator that comes next and how it binds (loosest: 1); 0 if there is none.
int qasm_operator(const QasmProgram *p, Token *operator);
enum { QASM_TIGHTEST = 10 };
bool qasm_apply(QasmProgram *p, Token operator, QasmValue * left, QasmValue *right);
bool qasm_apply_before(QasmProgram *p, Token sign, QasmValue *value); // - + ! ~
bool qasm_long_condition(QasmProgram *p, Token at, bool fits); // fails unless it fits

// --- Gates (qasm_gates.c, qasm_call.c)

bool qasm_gates_prepare(QasmProgram *p); // the standard ones
bool qasm_read_gate(QasmProgram *p, Token word);
bool qasm_read_opaque(QasmProgram *p, Token word);
bool qasm_read_call(QasmProgram *p, Token first); // behind a gate's name or a modifier
// The numbers in brackets behind a name, at most `most` of them kept; -1 after a failure.
int qasm_read_angles(QasmProgram *p, Angle *angles, int most);
bool qasm_gate_emit(QasmProgram *p, int gate, const Angle *angles, const int *wires,
                    int count);

// What stands for a gate without parameters that the program defines: a gate of the
// circuit's own. NULL where it cannot be one, so that its steps stand in its place; with
// err where it failed. (qasm_definition.c)
const Definition *qasm_definition(QasmProgram *p, int index, bool *failed);
bool qasm_expand(QasmProgram *p, const QasmGate *gate, const Angle *angles,
                 const int *wires);

// Definitions, in OpenQASM 3, of standard gates that are no row of the gate table: first
// those that both versions share, then those of version 3.
const char *qasm_library(int version);

// --- Flow (qasm_flow.c)

bool qasm_read_if(QasmProgram *p, Token word);
bool qasm_read_for(QasmProgram *p, Token word);
bool qasm_read_block(QasmProgram *p, Token word);   // box, and a brace alone
bool qasm_read_nothing(QasmProgram *p, Token word); // delay, nop, duration: without effect

// --- Measurements and bits (qasm_assign.c)

bool qasm_read_measure(QasmProgram *p, Token word);
bool qasm_read_reset(QasmProgram *p, Token word);
bool qasm_read_barrier(QasmProgram *p, Token word);
bool qasm_read_assign(QasmProgram *p, Token name); // behind a bit's or a number's name
// Behind "="; `fresh` bits read 0 so far.
bool qasm_assign_bits(QasmProgram *p, const QasmOperand *to, bool fresh);
// Puts what the condition reads now into a bit of our own, at which it looks from then on.
bool qasm_hold(QasmProgram *p, Token at, Condition *condition);

// --- Steps (qasm_settle.c)

// Every step of the tape as far left as it can stand, under the running condition; the tape
// is empty then.
bool qasm_settle(QasmProgram *p);
// The same under one more condition.
bool qasm_settle_under(QasmProgram *p, Token at, const Condition *also);
// Leaves out of the tape the phases of the whole, which nobody can see.
void qasm_drop_phases(QasmProgram *p);

#endif
