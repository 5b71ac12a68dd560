#include "quantum/kernels.h"

#include <stddef.h>

struct Kernels {
    KernelWidth width;
};

static const Kernels plain = {WIDTH_SSE2};

const Kernels *kernels_of(KernelWidth width) {
    return width == WIDTH_SSE2 ? &plain : NULL;
}

const Kernels *kernels_best(void) {
    return &plain;
}

KernelWidth kernels_width(const Kernels *kernels) {
    return kernels->width;
}

const char *kernels_name(KernelWidth width) {
    static const char *const names[] = {"sse2", "avx2", "avx512"};
    return names[width];
}
