#include "circuit/cloud.h"

#include "base/mem.h"
#include "circuit/between.h"
#include "circuit/run_inside.h"
#include "circuit/short_form.h"

#include <stdlib.h>
#include <string.h>

// The run of what is before the moment, by chance; NULL when memory is short.
static Run *sampled_twin(const Run *run, int after) {
    Circuit *before = circuit_between(run->circuit, after, 0);
    RunOptions options = {.noise = run->options.noise,
                          .sampled = true,
                          .trials = CLOUD_RUNS,
                          .cache_bytes = 1 << 20,
                          .held = run->options.held};
    Run *twin = run_create(before, options, NULL);
    circuit_destroy(before);
    return twin;
}

Cloud *run_cloud(const Run *run, int after) {
    if (!run_noise(run) || after == 0) return NULL; // nothing has happened yet
    Run *twin = sampled_twin(run, after);
    if (!twin) return NULL;
    int end = run_columns(twin), branches = run_branches(twin, end), qubits = run->qubits;
    Cloud *cloud = mem_new(sizeof *cloud + (size_t)branches * qubits * sizeof *cloud->tips);
    cloud->qubits = qubits;
    for (int i = 0; i < branches && cloud->count < CLOUD_RUNS; i++) {
        double weight;
        const State *state = run_branch(twin, end, i, &weight, NULL);
        if (!state) continue;
        for (int q = 0; q < qubits; q++)
            cloud->tips[cloud->count * qubits + q] =
                (CloudTip){state_bloch(state, q), (int)(weight * CLOUD_RUNS + 0.5)};
        cloud->count++;
    }
    run_destroy(twin);
    return cloud;
}

// FNV-1a (Fowler, Noll and Vo) over what decides the cloud: the circuit as it is written,
// and the arrows, which tell what its names stand for.
static void hash_bytes(uint64_t *hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        *hash = (*hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001B3u;
}

uint64_t run_cloud_key(const Run *run, int after) {
    uint64_t hash = 0xCBF29CE484222325u;
    char *text = short_form_write(run->circuit, true);
    hash_bytes(&hash, text, strlen(text));
    free(text);
    hash_bytes(&hash, &after, sizeof after);
    for (int q = 0; q < run->qubits; q++) {
        Bloch b = run_bloch(run, after, q);
        hash_bytes(&hash, &b, sizeof b);
    }
    return hash;
}
