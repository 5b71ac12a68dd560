// The kernels for processors with AVX2 and FMA; compiled with those (CMakeLists.txt).
#ifdef __x86_64__
#define LANES 4
#define LANE_QUBITS 2
#define KERNELS kernels_avx2
#define KERNELS_WIDTH WIDTH_AVX2
#include "quantum/kernels.inc"
#endif
