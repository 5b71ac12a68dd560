// The inner loops of the simulator in three widths of vectors. One source, compiled once
// for each width; what the machine has is asked at run time, and which width is used is
// passed in. The numbers differ by rounding only.
#ifndef KYUBI_QUANTUM_KERNELS_H
#define KYUBI_QUANTUM_KERNELS_H

typedef enum KernelWidth {
    WIDTH_SSE2,   // two doubles at a time: what every x86-64 has, and every other machine
    WIDTH_AVX2,   // four, and fused multiplication and addition
    WIDTH_AVX512, // eight
    WIDTH_COUNT
} KernelWidth;

typedef struct Kernels Kernels;

const Kernels *kernels_of(KernelWidth width); // NULL where the machine lacks it
const Kernels *kernels_best(void);
KernelWidth kernels_width(const Kernels *kernels);
const char *kernels_name(KernelWidth width); // "sse2", "avx2", "avx512"

#endif
