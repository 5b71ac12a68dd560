#include "quantum/oracle.h"

#include "quantum/parts.h"

#include <assert.h>

uint32_t oracle_rows(const Oracle *oracle) {
    return UINT32_C(1) << oracle->inputs;
}

uint32_t oracle_value(const Oracle *oracle, uint32_t x) {
    assert(x < oracle_rows(oracle));
    return oracle->values[x];
}

bool oracle_from_rule(int inputs, int outputs, OracleRule rule, void *context,
                      Oracle *oracle, Error *err) {
    if (inputs < 1 || inputs > MAX_ORACLE_INPUTS || outputs < 1 ||
        outputs > MAX_ORACLE_OUTPUTS)
        return error_set(err, "oracle.size", "%d\t%d\t%d\t%d", inputs, outputs,
                         MAX_ORACLE_INPUTS, MAX_ORACLE_OUTPUTS);
    *oracle = (Oracle){.inputs = inputs, .outputs = outputs};
    for (uint32_t x = 0; x < oracle_rows(oracle); x++) {
        uint32_t value = rule(x, context);
        if (value >> outputs)
            return error_set(err, "oracle.value", "%u\t%u\t%d", x, value, outputs);
        oracle->values[x] = value;
    }
    return true;
}

static uint32_t row_of(uint32_t x, void *values) {
    return ((const uint32_t *const *)values)[0][x];
}

bool oracle_from_values(int inputs, int outputs, const uint32_t *values, Oracle *oracle,
                        Error *err) {
    return oracle_from_rule(inputs, outputs, row_of, &values, oracle, err);
}

// ---- what it does to a state

static bool is_odd(uint32_t bits) {
    return __builtin_parity(bits);
}

void oracle_diagonal(const Oracle *oracle, double complex *diagonal) {
    for (uint32_t x = 0; x < oracle_rows(oracle); x++)
        diagonal[x] = is_odd(oracle->values[x]) ? -1 : 1;
}

void oracle_permutation(const Oracle *oracle, uint32_t *to) {
    uint32_t size = UINT32_C(1) << (oracle->inputs + oracle->outputs);
    for (uint32_t value = 0; value < size; value++) {
        uint32_t x = value & (oracle_rows(oracle) - 1);
        to[value] = value ^ oracle->values[x] << oracle->inputs;
    }
}

static void check_qubits(const State *state, int count, const int *qubits) {
    uint32_t seen = 0;
    for (int k = 0; k < count; k++) {
        assert(qubits[k] >= 0 && qubits[k] < state_qubits(state));
        assert(!(seen >> qubits[k] & 1));
        seen |= UINT32_C(1) << qubits[k];
    }
}

void oracle_phase(const Oracle *oracle, State *state, const int *qubits) {
    check_qubits(state, oracle->inputs, qubits);
    StateParts parts = state_parts(state);
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        if (!is_odd(oracle->values[(uint32_t)part_value(i, oracle->inputs, qubits)]))
            continue;
        parts.re[i] = -parts.re[i];
        parts.im[i] = -parts.im[i];
    }
}

static void exchange(double *a, double *b) {
    double kept = *a;
    *a = *b;
    *b = kept;
}

// y ⊕ f(x) ⊕ f(x) = y, so that amplitudes change places in pairs.
void oracle_bit(const Oracle *oracle, State *state, const int *qubits) {
    check_qubits(state, oracle->inputs + oracle->outputs, qubits);
    StateParts parts = state_parts(state);
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        uint32_t value = oracle->values[(uint32_t)part_value(i, oracle->inputs, qubits)];
        size_t j = i ^ part_index(value, oracle->outputs, qubits + oracle->inputs);
        if (j <= i) continue;
        exchange(&parts.re[i], &parts.re[j]);
        exchange(&parts.im[i], &parts.im[j]);
    }
}

// ---- counting the questions

uint32_t oracle_ask(OracleCounter *counter, uint32_t x) {
    counter->classical++;
    return oracle_value(counter->oracle, x);
}

void oracle_ask_phase(OracleCounter *counter, State *state, const int *qubits) {
    counter->quantum++;
    oracle_phase(counter->oracle, state, qubits);
}

void oracle_ask_bit(OracleCounter *counter, State *state, const int *qubits) {
    counter->quantum++;
    oracle_bit(counter->oracle, state, qubits);
}

// ---- promises

bool oracle_is_constant(const Oracle *oracle) {
    for (uint32_t x = 1; x < oracle_rows(oracle); x++)
        if (oracle->values[x] != oracle->values[0]) return false;
    return true;
}

bool oracle_is_balanced(const Oracle *oracle) {
    if (oracle->outputs > oracle->inputs) return false;
    uint32_t counts[1 << MAX_ORACLE_OUTPUTS] = {0};
    uint32_t each = oracle_rows(oracle) >> oracle->outputs;
    for (uint32_t x = 0; x < oracle_rows(oracle); x++)
        if (++counts[oracle->values[x]] > each) return false;
    return true;
}

uint32_t oracle_solutions(const Oracle *oracle) {
    uint32_t count = 0;
    for (uint32_t x = 0; x < oracle_rows(oracle); x++)
        count += oracle->values[x] != 0;
    return count;
}

bool oracle_is_affine(const Oracle *oracle, uint32_t *s, bool *flip) {
    assert(oracle->outputs == 1);
    *s = 0;
    *flip = oracle->values[0];
    for (int k = 0; k < oracle->inputs; k++)
        *s |= (oracle->values[1 << k] ^ *flip) << k;
    for (uint32_t x = 0; x < oracle_rows(oracle); x++)
        if (oracle->values[x] != (is_odd(*s & x) ^ *flip)) return false;
    return true;
}

// How many y have the same value as x; `other` is the last of them that is not x.
static int sharers(const Oracle *oracle, uint32_t x, uint32_t *other) {
    int count = 0;
    for (uint32_t y = 0; y < oracle_rows(oracle); y++) {
        if (oracle->values[y] != oracle->values[x]) continue;
        count++;
        if (y != x) *other = y;
    }
    return count;
}

bool oracle_has_shift(const Oracle *oracle, uint32_t *s) {
    uint32_t other = 0;
    int each = sharers(oracle, 0, &other);
    *s = other;
    for (uint32_t x = 0; x < oracle_rows(oracle); x++) {
        if (sharers(oracle, x, &other) != each || each > 2) return false;
        if (oracle->values[x ^ *s] != oracle->values[x]) return false;
    }
    return true;
}

static bool orthogonal(uint32_t s, const uint32_t *samples, int count) {
    for (int i = 0; i < count; i++)
        if (is_odd(s & samples[i])) return false;
    return true;
}

bool shift_from_samples(const uint32_t *samples, int count, int bits, uint32_t *s) {
    assert(bits >= 1 && bits <= MAX_ORACLE_INPUTS);
    int found = 0;
    for (uint32_t candidate = 1; candidate < UINT32_C(1) << bits; candidate++) {
        if (!orthogonal(candidate, samples, count)) continue;
        *s = candidate;
        found++;
    }
    return found == 1;
}

// ---- as gates

int oracle_minterms(const Oracle *oracle, OracleTerm *terms) {
    uint32_t all = oracle_rows(oracle) - 1;
    int count = 0;
    for (uint32_t x = 0; x <= all; x++)
        if (oracle->values[x])
            terms[count++] = (OracleTerm){x, all & ~x, oracle->values[x]};
    return count;
}

int oracle_normal_form(const Oracle *oracle, OracleTerm *terms) {
    Oracle sums = *oracle; // becomes the sum of f over all subsets of x
    for (int k = 0; k < sums.inputs; k++)
        for (uint32_t x = 0; x < oracle_rows(&sums); x++)
            if (x >> k & 1) sums.values[x] ^= sums.values[x ^ UINT32_C(1) << k];
    int count = 0;
    for (uint32_t x = 0; x < oracle_rows(&sums); x++)
        if (sums.values[x])
            terms[count++] = (OracleTerm){.ones = x, .flips = sums.values[x]};
    return count;
}
