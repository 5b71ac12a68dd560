// What an expression can ask a circuit that was worked out: how probable an outcome is,
// where a qubit's arrow points, what a product of Pauli letters means. A table with a row
// each; qubit 0 is the rightmost character.
#ifndef KYUBI_CIRCUIT_QUESTION_H
#define KYUBI_CIRCUIT_QUESTION_H

#include "base/error.h"
#include "circuit/run.h"

enum { SUBJECT_SIZE = 32 };

// A circuit to be asked, at a moment of its run (circuit/run.h). Without a run nothing is
// worked out: only whether a question can be asked of so many qubits; the answer is 0.5.
typedef struct Asked {
    const Run *run;
    int after, qubits;
} Asked;

typedef struct Question {
    const char *name; // "p"
    const char *form; // "p(pair, \"11\")": how it is written
    bool quoted;      // its subject is a text; else a qubit's number
    bool (*fits)(int qubits, const char *subject, Error *err);
    double (*answer)(const Asked *asked, const char *subject);
} Question;

int question_count(void);
const Question *question_row(int index);
const Question *question_find(const char *name, size_t size); // or NULL

// Fails: question.bits (qubits, what was given), question.letters (the same),
// question.qubit (the last qubit, what was given).
bool question_answer(const Question *question, const Asked *asked, const char *subject,
                     double *answer, Error *err);

#endif
