// Numbers below 2.2e-308 count as zero, so that amplitudes on their way to nothing do not
// slow arithmetic down a hundredfold. For this room only; a setting of the thread, which on
// processors other than x86-64 is left as it is.
#ifndef KYUBI_QUANTUM_DENORMALS_H
#define KYUBI_QUANTUM_DENORMALS_H

#ifdef __x86_64__
#include <immintrin.h>

// Bits of MXCSR: flush results to zero, take operands as zero (Intel SDM 1, 10.2.3).
enum { FLUSH_TO_ZERO = 0x8000, DENORMALS_ARE_ZERO = 0x0040 };

static inline unsigned denormals_flush(void) { // returns the setting to go back to
    unsigned before = _mm_getcsr();
    _mm_setcsr(before | FLUSH_TO_ZERO | DENORMALS_ARE_ZERO);
    return before;
}

static inline void denormals_restore(unsigned before) {
    _mm_setcsr(before);
}
#else
static inline unsigned denormals_flush(void) {
    return 0;
}

static inline void denormals_restore(unsigned before) {
    (void)before;
}
#endif

#endif
