#include "circuit/question.h"

#include "quantum/pauli.h"

#include <stdlib.h>
#include <string.h>

// --- what a subject may be

static bool consists_of(const char *subject, int count, const char *letters) {
    return (int)strlen(subject) == count && strspn(subject, letters) == (size_t)count;
}

static bool fits_bits(int qubits, const char *subject, Error *err) {
    return consists_of(subject, qubits, "01*") ||
           error_set(err, "question.bits", "%d\t%s", qubits, subject);
}

static bool fits_letters(int qubits, const char *subject, Error *err) {
    return consists_of(subject, qubits, "IXYZ") ||
           error_set(err, "question.letters", "%d\t%s", qubits, subject);
}

static bool fits_qubit(int qubits, const char *subject, Error *err) {
    return (strlen(subject) < 3 && atoi(subject) < qubits) ||
           error_set(err, "question.qubit", "%d\t%s", qubits - 1, subject);
}

// --- answers: averages over the branches

static double pure_probability(const Asked *asked, uint32_t mask, uint32_t bits) {
    double sum = 0, weight;
    for (int i = 0; i < run_branches(asked->run, asked->after); i++) {
        const State *state = run_branch(asked->run, asked->after, i, &weight, NULL);
        sum += weight * state_probability(state, mask, bits);
    }
    return sum;
}

// What is read may not be what is there.
static double read_probability(const Asked *asked, uint32_t mask, uint32_t bits) {
    int qubits = run_qubits(asked->run);
    double readings[1 << NOISY_QUBITS], sum = 0;
    run_readings(asked->run, asked->after, readings);
    for (uint32_t i = 0; i < UINT32_C(1) << qubits; i++)
        if ((i & mask) == bits) sum += readings[i];
    return sum;
}

static double probability(const Asked *asked, const char *subject) {
    uint32_t mask = 0, bits = 0;
    size_t size = strlen(subject);
    for (size_t i = 0; i < size; i++) {
        uint32_t bit = UINT32_C(1) << (size - 1 - i);
        if (subject[i] != '*') mask |= bit;
        if (subject[i] == '1') bits |= bit;
    }
    return run_noise(asked->run) ? read_probability(asked, mask, bits)
                                 : pure_probability(asked, mask, bits);
}

static double along_x(const Asked *asked, const char *subject) {
    return run_bloch(asked->run, asked->after, atoi(subject)).x;
}

static double along_y(const Asked *asked, const char *subject) {
    return run_bloch(asked->run, asked->after, atoi(subject)).y;
}

static double along_z(const Asked *asked, const char *subject) {
    return run_bloch(asked->run, asked->after, atoi(subject)).z;
}

static double expectation(const Asked *asked, const char *subject) {
    PauliTerm term = {.coefficient = 1};
    size_t size = strlen(subject);
    for (size_t i = 0; i < size; i++) {
        uint32_t bit = UINT32_C(1) << (size - 1 - i);
        if (subject[i] == 'X' || subject[i] == 'Y') term.x |= bit;
        if (subject[i] == 'Z' || subject[i] == 'Y') term.z |= bit;
    }
    return run_mean(asked->run, asked->after, (PauliSum){.terms = &term, .count = 1});
}

// clang-format off
static const Question rows[] = {
    {"p", "p(pair, \"11\")", true, fits_bits, probability},
    {"x", "x(pair, 0)", false, fits_qubit, along_x},
    {"y", "y(pair, 0)", false, fits_qubit, along_y},
    {"z", "z(pair, 0)", false, fits_qubit, along_z},
    {"expect", "expect(pair, \"ZZ\")", true, fits_letters, expectation},
};
// clang-format on

int question_count(void) {
    return sizeof rows / sizeof *rows;
}

const Question *question_row(int index) {
    return &rows[index];
}

const Question *question_find(const char *name, size_t size) {
    for (int i = 0; i < question_count(); i++)
        if (strlen(rows[i].name) == size && !memcmp(rows[i].name, name, size))
            return &rows[i];
    return NULL;
}

bool question_answer(const Question *question, const Asked *asked, const char *subject,
                     double *answer, Error *err) {
    int qubits = asked->run ? run_qubits(asked->run) : asked->qubits;
    if (!question->fits(qubits, subject, err)) return false;
    *answer = asked->run ? question->answer(asked, subject) : 0.5;
    return true;
}
