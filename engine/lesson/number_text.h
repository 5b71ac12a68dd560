// Numbers as a lesson's texts show them: {=x}, {=x:2}, {=x:percent} … The minus is U+2212;
// within a formula the text is TeX.
#ifndef KYUBI_LESSON_NUMBER_TEXT_H
#define KYUBI_LESSON_NUMBER_TEXT_H

#include "base/mem.h"

#include <stdbool.h>

typedef enum NumberStyle {
    NUMBER_SHORT,   // "": at most 4 significant digits, no zeros at the end
    NUMBER_FIXED,   // "2": so many decimals
    NUMBER_PERCENT, // "percent": whole percent; "percent1": one decimal
    NUMBER_ANGLE,   // "angle": radians as a multiple of π where it is one
    NUMBER_DEGREES, // "deg": radians in degrees
    NUMBER_SIGNED,  // "signed": as short, with a sign always
    NUMBER_COUNT    // "count": whole, in groups of three
} NumberStyle;

typedef struct NumberFormat {
    NumberStyle style;
    int decimals;
} NumberFormat;

// False where no format is called so.
bool number_format_find(const char *name, NumberFormat *format);

// What is not a number is "—".
void number_text(Buffer *out, double value, NumberFormat format, bool formula);

#endif
