// Numbers that need two terms or an angle to write down: (2 + √2)/4 is cos²(π/8), and
// cos(π/8) itself is no simpler. For reading only (quantum/closed_form.h).
#ifndef KYUBI_QUANTUM_SURD_H
#define KYUBI_QUANTUM_SURD_H

#include "base/mem.h"

#include <stdbool.h>

// x > 0 as (a + b√r)/c with r 2, 3 or 5, c 1 2 3 4 6 8 or 16, |a| to 16, |b| to 4, neither
// 0; or as the cosine or sine of kπ/m up to π/4, m from 5 to 16, over 1, √2 or 2. Adds the
// plain text and the TeX; false when nothing fits within `tolerance`. `minus`: a minus will
// stand in front, which a sum without denominator then needs brackets for.
bool surd_write(double x, double tolerance, bool minus, Buffer *text, Buffer *tex);

#endif
