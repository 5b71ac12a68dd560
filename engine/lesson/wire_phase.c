#include "lesson/wire_phase.h"

#include <math.h>

WirePhase wire_phase(Bloch arrow) {
    double length = bloch_length(arrow), across = hypot(arrow.x, arrow.y) / 2;
    WirePhase phase = {.one = fmax(0, fmin(1, (1 - arrow.z) / 2)),
                       .tells = across > 0.005,
                       .purity = fmin(1, (1 + length * length) / 2)};
    if (phase.tells) phase.phase = atan2(arrow.y, arrow.x);
    if (fabs(phase.phase) < 1e-9) phase.phase = 0;
    return phase;
}
