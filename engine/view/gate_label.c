#include "view/gate_label.h"

#include <stdio.h>
#include <string.h>

static const double small = 0.66, up = 0.42; // shares of the size

// What is before the ^; returns what is behind it, NULL where there is none.
static const char *split(const char *label, char *base, size_t size) {
    const char *behind = strchr(label, '^');
    int bytes = behind ? (int)(behind - label) : (int)strlen(label);
    snprintf(base, size, "%.*s", bytes, label);
    return behind ? behind + 1 : NULL;
}

static Type raised(Type type) {
    type.size *= small;
    return type;
}

double label_wide(const Canvas *canvas, const char *label, Type type) {
    char base[64];
    const char *behind = split(label, base, sizeof base);
    double wide = words_wide(canvas, base, type);
    return behind ? wide + words_wide(canvas, behind, raised(type)) : wide;
}

void draw_label(Canvas *canvas, const char *label, double x, double baseline, Type type) {
    char base[64];
    const char *behind = split(label, base, sizeof base);
    type.align = ALIGN_CENTRE;
    if (!behind) {
        draw_words(canvas, label, x, baseline, type);
        return;
    }
    double left = x - label_wide(canvas, label, type) / 2;
    type.align = ALIGN_LEFT;
    type.width = 0;
    left += draw_words(canvas, base, left, baseline, type);
    draw_words(canvas, behind, left, baseline - up * type.size, raised(type));
}
