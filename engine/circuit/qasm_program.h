// An OpenQASM 2 program while it is being read: its registers, its gates, and the circuit
// so far. qasm_program.c reads whole programs, qasm_gates.c definitions of gates and calls
// of them. A gate that the program (or qelib1.inc) defines is expanded, where it is called,
// into rows of the gate table. Source: Cross, Bishop, Smolin, Gambetta, "Open Quantum
// Assembly Language", arXiv:1707.03429.
#ifndef KYUBI_CIRCUIT_QASM_PROGRAM_H
#define KYUBI_CIRCUIT_QASM_PROGRAM_H

#include "circuit/frontier.h"
#include "circuit/qasm_lexer.h"
#include "circuit/spelling.h"

enum { MOST_PARAMETERS = 16, MOST_NAME = 64, MOST_EXPANDED = 200000, MOST_GATE_DEPTH = 64 };

// A register of the program; its wires or bits are consecutive.
typedef struct QasmRegister {
    Token name;
    int first, size;
    bool quantum;
} QasmRegister;

typedef struct QasmGate {
    char name[MOST_NAME];
    char parameters[MOST_PARAMETERS][MOST_NAME];
    Token wires[MAX_WIRES]; // the names its body has for them
    int parameter_count, wire_count;
    Lexer body; // behind the opening brace
    bool ours;  // from qelib1.inc: a program may define it anew
} QasmGate;

typedef struct QasmProgram {
    Lexer lexer;
    Circuit *circuit;
    Frontier frontier;
    QasmRegister *registers;
    int register_count, register_room, qubits;
    QasmGate *gates;
    int gate_count, gate_room;
    bool included;             // qelib1.inc was
    bool in_library;           // and is being read just now
    uint64_t if_mask, if_bits; // the condition of the statement that is being read
    bool never;                // that condition cannot hold
    Token statement;           // where the statement begins that is being read
    int expanded, depth; // statements of gate bodies so far; gates within gates right now
    Error *err;
} QasmProgram;

// One operand: a wire (or bit), or a whole register.
typedef struct QasmOperand {
    Token at;
    int first, size;
    bool whole;
} QasmOperand;

// Reads a whole program. Fails with line and column: the keys qasm.…, circuit.…,
// expression.…
Circuit *qasm_program_read(const char *text, Error *err);

// --- Between the two files

// The inside of a gate while it is checked (`dry`) or expanded.
typedef struct QasmScope {
    const QasmGate *gate;
    int before; // only gates defined before this one are known to its body
    Name names[MOST_PARAMETERS + 1];
    int wires[MAX_WIRES];
    bool dry;
} QasmScope;

// Fails at `token`, or at the running statement where a gate is being expanded.
bool qasm_fail(QasmProgram *p, const QasmScope *scope, Token token, const char *key,
               const char *format, ...) __attribute__((format(printf, 5, 6)));
bool qasm_expect(QasmProgram *p, const char *sign);
bool qasm_expect_name(QasmProgram *p, Token *name);

// One operand out of the program's registers, or (in a scope) the gate's own wires.
bool qasm_operand(QasmProgram *p, const QasmScope *scope, bool quantum,
                  QasmOperand *operand);
// How often a statement with these operands is repeated: the size of its registers, which
// must agree; 0 after a failure.
int qasm_repeats(QasmProgram *p, const QasmOperand *operands, int count);
int qasm_operand_at(const QasmOperand *operand, int repeat);

// As far left as it can stand, with the running condition; both are filled into `step`.
bool qasm_place(QasmProgram *p, Step *step);
bool qasm_barrier(QasmProgram *p, const QasmScope *scope); // behind the word

bool qasm_define(QasmProgram *p); // behind the word "gate"
bool qasm_call(QasmProgram *p, const QasmScope *scope);

// Definitions, in OpenQASM, of what qelib1.inc has beyond the spellings of the gate table.
const char *qasm_library(void);

#endif
