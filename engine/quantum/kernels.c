#include "quantum/kernels.h"

#include "quantum/kernels_inside.h"

#include <stddef.h>

const Kernels *kernels_of(KernelWidth width) {
    if (width == WIDTH_SSE2) return &kernels_sse2;
#ifdef __x86_64__
    if (width == WIDTH_AVX2 && __builtin_cpu_supports("avx2") &&
        __builtin_cpu_supports("fma"))
        return &kernels_avx2;
    if (width == WIDTH_AVX512 && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return &kernels_avx512;
#endif
    return NULL;
}

const Kernels *kernels_best(void) {
    for (int width = WIDTH_COUNT - 1; width > 0; width--)
        if (kernels_of((KernelWidth)width)) return kernels_of((KernelWidth)width);
    return &kernels_sse2;
}

KernelWidth kernels_width(const Kernels *kernels) {
    return kernels->width;
}

const char *kernels_name(KernelWidth width) {
    static const char *const names[] = {"sse2", "avx2", "avx512"};
    return names[width];
}
