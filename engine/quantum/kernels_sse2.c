// The kernels in the width that every machine has.
#define LANES 2
#define LANE_QUBITS 1
#define KERNELS kernels_sse2
#define KERNELS_WIDTH WIDTH_SSE2
#include "quantum/kernels.inc"
