#include "view/vision.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    double matrix[3][3];
    double black; // light that is there where none is thrown, of white
} ROWS[VISION_COUNT] = {
    {"usual", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"grey",
     {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}},
    {"protan",
     {{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {"deutan",
     {{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {"tritan",
     {{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
    // 0.9 (0.8 I + 0.2 grey)
    {"lamp",
     {{0.758268, 0.128736, 0.012996},
      {0.038268, 0.848736, 0.012996},
      {0.038268, 0.128736, 0.732996}},
     0.1},
};

const char *vision_name(Vision vision) {
    return ROWS[vision].name;
}

bool vision_find(const char *name, Vision *vision) {
    for (int i = 0; i < VISION_COUNT; i++)
        if (!strcmp(ROWS[i].name, name)) return *vision = (Vision)i, true;
    return false;
}

// sRGB's transfer curve (IEC 61966-2-1).
static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double encoded(double c) {
    c = fmin(1, fmax(0, c));
    return c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055;
}

void vision_colour(Vision vision, const double from[3], double to[3]) {
    double light[3];
    for (int i = 0; i < 3; i++)
        light[i] = linear(from[i]);
    for (int i = 0; i < 3; i++) {
        const double *row = ROWS[vision].matrix[i];
        to[i] = encoded(row[0] * light[0] + row[1] * light[1] + row[2] * light[2] +
                        ROWS[vision].black);
    }
}

static uint32_t seen(Vision vision, uint32_t pixel) {
    double from[3], to[3];
    for (int i = 0; i < 3; i++)
        from[i] = (pixel >> (16 - 8 * i) & 255) / 255.0;
    vision_colour(vision, from, to);
    uint32_t out = pixel & 0xFF000000u;
    for (int i = 0; i < 3; i++)
        out |= (uint32_t)lround(255 * to[i]) << (16 - 8 * i);
    return out;
}

void vision_pixels(Vision vision, uint32_t *pixels, size_t count) {
    if (vision == VISION_USUAL) return;
    uint32_t last = 0, as = seen(vision, 0); // neighbours are often alike
    for (size_t i = 0; i < count; i++) {
        if (pixels[i] != last) last = pixels[i], as = seen(vision, last);
        pixels[i] = as;
    }
}
