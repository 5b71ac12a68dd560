#include "view/theme.h"
#include "view/vision.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static double lightness_curve(double t) {
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

// CIELAB of an sRGB colour under D65 (CIE 15; IEC 61966-2-1's matrix).
static void lab_of(const double rgb[3], double lab[3]) {
    static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                                        {0.2126729, 0.7151522, 0.0721750},
                                        {0.0193339, 0.1191920, 0.9503041}};
    static const double white[3] = {0.95047, 1, 1.08883};
    double f[3];
    for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double c = rgb[k];
            c = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
            sum += to_xyz[i][k] * c;
        }
        f[i] = lightness_curve(sum / white[i]);
    }
    lab[0] = 116 * f[1] - 16;
    lab[1] = 500 * (f[0] - f[1]);
    lab[2] = 200 * (f[1] - f[2]);
}

// ΔE*ab of two inks as those eyes have them.
static double apart(Theme theme, Vision vision, Ink a, Ink b) {
    double seen[2][3], lab[2][3], sum = 0;
    vision_colour(vision, theme_colours(theme)[a], seen[0]);
    vision_colour(vision, theme_colours(theme)[b], seen[1]);
    lab_of(seen[0], lab[0]);
    lab_of(seen[1], lab[1]);
    for (int i = 0; i < 3; i++)
        sum += (lab[0][i] - lab[1][i]) * (lab[0][i] - lab[1][i]);
    return sqrt(sum);
}

static void greys_stay_as_they_are_for_all_eyes(void **state) {
    (void)state;
    for (int v = 0; v < VISION_COUNT; v++)
        for (int grey = 0; grey < 256; grey++) {
            uint32_t pixel = 0x7F000000u | (uint32_t)grey * 0x010101u, from = pixel;
            vision_pixels((Vision)v, &pixel, 1);
            assert_int_equal(pixel >> 24, 0x7F);
            for (int i = 0; i < 3; i++) {
                int channel = (int)(pixel >> (8 * i) & 255);
                assert_true(abs(channel - (int)(from & 255)) <= 1);
            }
        }
}

// Red and green of equal luminance are one to eyes without the cone that tells them apart,
// as far as the simulation goes; blue and yellow stay apart.
static void a_missing_cone_takes_its_difference(void **state) {
    (void)state;
    static const double red[3] = {0.80, 0.20, 0.20}, green[3] = {0.30, 0.55, 0.20};
    static const double blue[3] = {0.10, 0.30, 0.85};
    for (int v = VISION_PROTAN; v <= VISION_DEUTAN; v++) {
        double a[3], b[3], c[3], usual = fabs(red[0] - green[0]);
        vision_colour((Vision)v, red, a);
        vision_colour((Vision)v, green, b);
        vision_colour((Vision)v, blue, c);
        assert_true(fabs(a[0] - a[1]) < 0.6 * fabs(red[0] - red[1]));
        assert_true(fabs(a[0] - b[0]) < usual / 2);
        assert_true(c[2] > c[0] + 0.3);
    }
}

static void opposite_phases_stay_apart(void **state) {
    (void)state;
    for (int k = 0; k < 4; k++)
        for (int v = VISION_USUAL; v <= VISION_DEUTAN; v++) {
            if (v == VISION_GREY) continue; // there the needle decides
            double found = apart(THEME_LIGHT, (Vision)v, phase_ink(k * M_PI / 4),
                                 phase_ink(k * M_PI / 4 + M_PI));
            assert_true(found >= 30);
        }
}

static void visions_are_found_by_name(void **state) {
    (void)state;
    Vision vision;
    for (int v = 0; v < VISION_COUNT; v++)
        assert_true(vision_find(vision_name((Vision)v), &vision) && (int)vision == v);
    assert_false(vision_find("achroma", &vision));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(greys_stay_as_they_are_for_all_eyes),
        cmocka_unit_test(a_missing_cone_takes_its_difference),
        cmocka_unit_test(opposite_phases_stay_apart),
        cmocka_unit_test(visions_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
