// The table of named channels: one row each, and the only list of them. A test proves every
// row: its map on density matrices, its ranges.
#ifndef KYUBI_QUANTUM_CHANNEL_KINDS_H
#define KYUBI_QUANTUM_CHANNEL_KINDS_H

#include "quantum/channel.h"

typedef struct ChannelParameter {
    const char *name;
    double least, most; // both allowed; most may be infinite
    const char *unit;   // "" for a plain number, "s" for a time
} ChannelParameter;

enum { MAX_CHANNEL_PARAMETERS = 3 };

typedef struct ChannelKind {
    const char *name;
    int qubits, parameters;
    ChannelParameter parameter[MAX_CHANNEL_PARAMETERS];
    // Writes the Kraus matrices and returns how many; the values are in their ranges.
    int (*build)(const double *values, double complex *kraus);
    const char *source; // where the formula is: Nielsen and Chuang's sections
} ChannelKind;

int channel_kind_count(void);
const ChannelKind *channel_kind(int index);
const ChannelKind *channel_kind_find(const char *name); // NULL if there is no such kind

// The channel of a kind with the values of its parameters; NULL and an error that names the
// parameter where one is out of its range, or T2 is longer than 2·T1.
Channel *channel_named(const ChannelKind *kind, const double *values, Error *err);

// T2 where the pure dephasing time is tphi: 1/T2 = 1/(2 T1) + 1/Tφ.
double channel_t2(double t1, double tphi);

#endif
