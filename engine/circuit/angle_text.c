#include "circuit/angle_text.h"

#include "circuit/angle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_UNDER = 64, MOST_OVER = 1 << 20 };

bool fraction_near(double value, Fraction *fraction) {
    for (int under = 1; under <= MOST_UNDER; under++) {
        double over = round(value * under);
        if (!(fabs(over) <= MOST_OVER)) return false; // nor is NAN a fraction
        if (fabs(value * under - over) > 4e-15 * fmax(1, fabs(over))) continue;
        *fraction = (Fraction){(int)over, under};
        return true;
    }
    return false;
}

void ratio_print(Buffer *out, double value) {
    Fraction f;
    if (!fraction_near(value, &f) || (f.over == 0 && value != 0))
        number_write(out, value);
    else
        buffer_print(out, f.under == 1 ? "%d" : "%d/%d", f.over, f.under);
}

void angle_print(Buffer *out, double value) {
    Fraction f;
    if (!fraction_near(value / M_PI, &f) || (f.over == 0 && value != 0)) {
        number_write(out, value);
        return;
    }
    int size = abs(f.over);
    if (f.over < 0) buffer_print(out, "-");
    if (size != 1 && size != 0) buffer_print(out, "%d*", size);
    buffer_print(out, size ? "pi" : "0");
    if (f.under != 1) buffer_print(out, "/%d", f.under);
}

// The text says a fraction; what is none is told by the value alone.
static Angle told(double value, void (*print)(Buffer *, double), const char *mark) {
    Angle angle = {.value = value};
    Buffer text = {0};
    print(&text, value);
    if (strstr(text.data, mark)) snprintf(angle.text, sizeof angle.text, "%s", text.data);
    buffer_clear(&text);
    return angle;
}

Angle angle_told(double value) {
    return told(value, angle_print, "pi");
}

Angle ratio_told(double value) {
    return told(value, ratio_print, "/");
}
