#include "quantum/channel.h"

#include "base/mem.h"
#include "quantum/operator.h"

#include <assert.h>
#include <lapacke.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_ENTRIES = 1 << 2 * MAX_CHANNEL_QUBITS
}; // of a Kraus matrix; rows of a Choi one

typedef struct Kraus {
    double complex entries[MOST_ENTRIES];
    double weight;
    bool unitary, idle; // up to a factor: a unitary, the identity
} Kraus;

struct Channel {
    int qubits, count;
    Kraus *kraus;
    Transfer transfer;
};

static const double NEAR = 1e-9;      // what given matrices may be off
static const double ROUNDING = 1e-12; // what our own arithmetic may be off

// Row i, column j of K†K.
static double complex square_entry(const double complex *kraus, int rows, int i, int j) {
    double complex sum = 0;
    for (int k = 0; k < rows; k++)
        sum += conj(kraus[k * rows + i]) * kraus[k * rows + j];
    return sum;
}

// Tr K†L.
static double complex inner(const double complex *k, const double complex *l, int entries) {
    double complex sum = 0;
    for (int i = 0; i < entries; i++)
        sum += conj(k[i]) * l[i];
    return sum;
}

static Kraus kraus_of(int rows, const double complex *entries) {
    Kraus kraus = {.unitary = true, .idle = true};
    int size = rows * rows;
    memcpy(kraus.entries, entries, (size_t)size * sizeof *entries);
    kraus.weight = creal(inner(entries, entries, size)) / rows;
    for (int i = 0; i < size; i++) {
        bool diagonal = i % (rows + 1) == 0;
        double complex square = square_entry(entries, rows, i / rows, i % rows);
        if (cabs(square - diagonal * kraus.weight) > ROUNDING) kraus.unitary = false;
        if (cabs(entries[i] - diagonal * entries[0]) > ROUNDING) kraus.idle = false;
    }
    return kraus;
}

// The largest distance of an entry of Σ K†K from that of the identity.
static double distance_from_whole(int rows, const double complex *kraus, int count) {
    double largest = 0;
    for (int i = 0; i < rows * rows; i++) {
        double complex sum = i % (rows + 1) == 0 ? -1 : 0;
        for (int k = 0; k < count; k++)
            sum +=
                square_entry(kraus + (ptrdiff_t)k * rows * rows, rows, i / rows, i % rows);
        double distance = cabs(sum);
        if (!(distance <= largest)) largest = distance; // also what is no number
        if (isnan(largest)) return largest;
    }
    return largest;
}

static Channel *channel_make(int qubits, const double complex *kraus, int count) {
    Channel *channel = mem_new(sizeof *channel);
    channel->qubits = qubits;
    channel->kraus = mem_new((size_t)count * sizeof *channel->kraus);
    for (int k = 0; k < count; k++) {
        Kraus one = kraus_of(1 << qubits, kraus + (ptrdiff_t)k * transfer_size(qubits));
        if (one.weight > 0) channel->kraus[channel->count++] = one;
    }
    transfer_kraus(&channel->transfer, qubits, kraus, count);
    return channel;
}

Channel *channel_create(int qubits, const double complex *kraus, int count, Error *err) {
    assert(qubits >= 1 && qubits <= MAX_CHANNEL_QUBITS);
    if (count < 1 || count > MAX_KRAUS) {
        error_set(err, "channel.count", "%d\t%d", count, MAX_KRAUS);
        return NULL;
    }
    double distance = distance_from_whole(1 << qubits, kraus, count);
    if (distance <= NEAR) return channel_make(qubits, kraus, count);
    error_set(err, "channel.kraus", "%.3g", distance);
    return NULL;
}

void channel_destroy(Channel *channel) {
    if (!channel) return;
    free(channel->kraus);
    free(channel);
}

// --- Choi matrices

// The column of M(|i⟩⟨j|) goes where it belongs: entry by entry through the Pauli strings.
static void choi_block(int qubits, const double *r, uint32_t i, uint32_t j,
                       double complex *out) {
    int size = transfer_size(qubits);
    uint32_t rows = 1u << qubits;
    double complex in[MOST_ENTRIES] = {0}, image[MOST_ENTRIES] = {0};
    in[operator_digits(i) + 2 * operator_digits(j)] = 1;
    operator_to_paulis(qubits, in);
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++)
            image[row] += r[row * size + column] * in[column];
    operator_from_paulis(qubits, image);
    for (uint32_t a = 0; a < rows; a++)
        for (uint32_t b = 0; b < rows; b++)
            out[(a + rows * i) * (uint32_t)size + b + rows * j] =
                image[operator_digits(a) + 2 * operator_digits(b)];
}

static void choi_of(int qubits, const double *r, double complex *out) {
    for (uint32_t i = 0; i < 1u << qubits; i++)
        for (uint32_t j = 0; j < 1u << qubits; j++)
            choi_block(qubits, r, i, j, out);
}

void channel_choi(const Channel *channel, double complex *out) {
    choi_of(channel->qubits, channel->transfer.r, out);
}

// Kraus operators for a Pauli transfer matrix, 4^qubits of them, and the least eigenvalue
// of the Choi matrix; NAN where an entry is no number. An eigenvector v of eigenvalue e is
// one: K[a][i] = √e v[a + 2^k i].
static double kraus_find(int qubits, const double *r, double complex *kraus) {
    int size = transfer_size(qubits), rows = 1 << qubits;
    double complex choi[MOST_ENTRIES * MOST_ENTRIES];
    double values[MOST_ENTRIES];
    choi_of(qubits, r, choi);
    int refused = LAPACKE_zheev(LAPACK_ROW_MAJOR, 'V', 'U', size, choi, size, values);
    if (refused) return NAN;
    for (int k = 0; k < size; k++) {
        double root = values[k] > ROUNDING ? sqrt(values[k]) : 0;
        for (int a = 0; a < rows; a++)
            for (int i = 0; i < rows; i++)
                kraus[k * size + a * rows + i] = root * choi[(a + rows * i) * size + k];
    }
    return values[0]; // they come in rising order
}

Channel *channel_from_transfer(int qubits, const double *r, Error *err) {
    double complex kraus[MOST_ENTRIES * MOST_ENTRIES];
    double least = kraus_find(qubits, r, kraus);
    if (least >= -NEAR) return channel_create(qubits, kraus, transfer_size(qubits), err);
    error_set(err, "channel.unphysical", "%.3g", least);
    return NULL;
}

// --- composition

static void multiply(int rows, const double complex *a, const double complex *b,
                     double complex *out) {
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < rows; column++) {
            out[row * rows + column] = 0;
            for (int k = 0; k < rows; k++)
                out[row * rows + column] += a[row * rows + k] * b[k * rows + column];
        }
}

// Adds an operator to the list, or its length to one that it is a multiple of.
static int merge(double complex *list, int count, const double complex *fresh, int size) {
    double length = creal(inner(fresh, fresh, size));
    for (int k = 0; k < count; k++) {
        double complex *kept = list + (ptrdiff_t)k * size;
        double before = creal(inner(kept, kept, size));
        double shared = cabs(inner(kept, fresh, size));
        if (shared * shared < before * length * (1 - ROUNDING)) continue;
        double by = before > 0 ? sqrt((before + length) / before) : 1;
        for (int i = 0; i < size; i++)
            kept[i] *= by;
        return count;
    }
    memcpy(list + (ptrdiff_t)count * size, fresh, (size_t)size * sizeof *fresh);
    return count + 1;
}

Channel *channel_compose(const Channel *first, const Channel *second) {
    assert(first->qubits == second->qubits);
    int rows = 1 << first->qubits, size = rows * rows, count = 0;
    size_t most = (size_t)first->count * (size_t)second->count;
    double complex *list = mem_new(most * (size_t)size * sizeof *list);
    for (int a = 0; a < first->count; a++)
        for (int b = 0; b < second->count; b++) {
            double complex product[MOST_ENTRIES];
            multiply(rows, second->kraus[b].entries, first->kraus[a].entries, product);
            count = merge(list, count, product, size);
        }
    if (count > size) {
        Transfer transfer;
        transfer_product(&transfer, &second->transfer, &first->transfer);
        kraus_find(first->qubits, transfer.r, list);
        count = size;
    }
    Channel *channel = channel_make(first->qubits, list, count);
    free(list);
    return channel;
}

// --- what is asked

int channel_qubits(const Channel *channel) {
    return channel->qubits;
}

int channel_count(const Channel *channel) {
    return channel->count;
}

static const Kraus *kraus_at(const Channel *channel, int index) {
    assert(index >= 0 && index < channel->count);
    return &channel->kraus[index];
}

const double complex *channel_kraus(const Channel *channel, int index) {
    return kraus_at(channel, index)->entries;
}

const Transfer *channel_transfer(const Channel *channel) {
    return &channel->transfer;
}

bool channel_is_mixture(const Channel *channel) {
    for (int k = 0; k < channel->count; k++)
        if (!channel->kraus[k].unitary) return false;
    return true;
}

double channel_weight(const Channel *channel, int index) {
    return kraus_at(channel, index)->weight;
}

bool channel_is_idle(const Channel *channel, int index) {
    return kraus_at(channel, index)->idle;
}

double channel_fidelity(const Channel *channel, const double complex *u) {
    double d = 1 << channel->qubits, sum = 0;
    for (int k = 0; k < channel->count; k++) {
        double overlap =
            cabs(inner(u, channel->kraus[k].entries, 1 << 2 * channel->qubits));
        sum += overlap * overlap;
    }
    return (sum + d) / (d * d + d);
}

void density_channel(Density *density, const Channel *channel, const int *targets) {
    density_transfer(density, &channel->transfer, targets);
}

void density_channel_each(Density *density, const Channel *channel) {
    density_transfer_each(density, &channel->transfer);
}
