// The arrows of a noisy run one by one: not their average, which is the run's own arrow,
// but where each of many runs by chance has come to (circuit/sampled.h). What chance does
// is fixed, so that the same circuit gives the same cloud.
#ifndef KYUBI_CIRCUIT_CLOUD_H
#define KYUBI_CIRCUIT_CLOUD_H

#include "circuit/run.h"

enum { CLOUD_RUNS = 200 };

// One place that runs have come to, and how many of them.
typedef struct CloudTip {
    Bloch at;
    int runs;
} CloudTip;

// All arrows at a moment: tip i of qubit q is tips[i * qubits + q]. At most CLOUD_RUNS of
// each, whose `runs` add up to that. NULL where the run has no noise, at its start, or when
// memory is short. Not of what run_between and run_given give: they have no past.
typedef struct Cloud {
    int qubits, count;
    CloudTip tips[];
} Cloud;
Cloud *run_cloud(const Run *run, int after); // yours, by free

// A number that is another where the cloud is, for whoever keeps it.
uint64_t run_cloud_key(const Run *run, int after);

#endif
