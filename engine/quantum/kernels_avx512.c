// The kernels for processors with AVX-512; compiled with it (CMakeLists.txt).
#ifdef __x86_64__
#define LANES 8
#define LANE_QUBITS 3
#define KERNELS kernels_avx512
#define KERNELS_WIDTH WIDTH_AVX512
#include "quantum/kernels.inc"
#endif
