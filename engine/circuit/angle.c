#include "circuit/angle.h"

#include "circuit/expression.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void angle_negate(Angle *angle) {
    angle->value = -angle->value;
    char text[ANGLE_TEXT + 4];
    const char *own = angle->text;
    if (*own == '-' && !strpbrk(own + 1, "+-"))
        snprintf(text, sizeof text, "%s", own + 1);
    else
        snprintf(text, sizeof text, strpbrk(own, "+-") ? "-(%s)" : "-%s", own);
    bool fits = *own && strlen(text) < ANGLE_TEXT;
    snprintf(angle->text, sizeof angle->text, "%s", fits ? text : "");
}

bool angle_named(const Angle *angle) {
    double value;
    return angle->text[0] && !expression_value(angle->text, NULL, &value, NULL);
}

void number_write(Buffer *out, double value) {
    char digits[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value) break;
    }
    buffer_print(out, "%s", digits);
}

void angle_write(Buffer *out, const Angle *angle) {
    double value;
    bool reads = angle->text[0] && expression_value(angle->text, NULL, &value, NULL) &&
                 value == angle->value;
    if (reads)
        buffer_print(out, "%s", angle->text);
    else
        number_write(out, angle->value);
}
