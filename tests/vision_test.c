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
    for (int v = 0; v < VISION_LAMP; v++)
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

// WCAG 2.1's contrast of two inks as a tired lamp throws them.
static double worn(Ink a, Ink b) {
    static const double weight[3] = {0.2126, 0.7152, 0.0722};
    const Ink inks[2] = {a, b};
    double light[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        double seen[3];
        vision_colour(VISION_LAMP, theme_colours(THEME_PROJECTOR)[inks[i]], seen);
        for (int k = 0; k < 3; k++)
            light[i] +=
                weight[k] * (seen[k] <= 0.03928 ? seen[k] / 12.92
                                                : pow((seen[k] + 0.055) / 1.055, 2.4));
    }
    return (fmax(light[0], light[1]) + 0.05) / (fmin(light[0], light[1]) + 0.05);
}

static void a_tired_lamp_adds_a_tenth_of_white_and_leaves_white_white(void **state) {
    (void)state;
    static const double black[3] = {0, 0, 0}, white[3] = {1, 1, 1};
    double seen[3];
    vision_colour(VISION_LAMP, white, seen);
    for (int i = 0; i < 3; i++)
        assert_float_equal(seen[i], 1, 1e-6);
    vision_colour(VISION_LAMP, black, seen);
    for (int i = 0; i < 3; i++) // sRGB of 0.1: 1.055 · 0.1^(1/2.4) − 0.055
        assert_float_equal(seen[i], 0.3492, 1e-3);
    assert_float_equal(worn(INK_INK, INK_PAPER), 7, 0.01); // 1.05 / 0.15
}

// What is read stays readable (4.5 : 1 on paper, on tints the 3 : 1 of large type), what
// has meaning as a line or an area stays to be seen.
static void the_projectors_inks_survive_a_tired_lamp(void **state) {
    (void)state;
    static const Ink read[] = {INK_INK,   INK_SOFT,     INK_ACCENT,    INK_FOX,
                               INK_RIGHT, INK_WRONG,    INK_WARN,      INK_ZERO,
                               INK_ONE,   INK_EXPECTED, INK_PREDICTED, INK_SUPERPOSE,
                               INK_FLIP,  INK_PHASE,    INK_ROTATE,    INK_NOISE};
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        assert_true(worn(read[i], INK_PAPER) >= 4.5);
    static const Ink tinted[][2] = {
        {INK_ACCENT, INK_TINT_ACCENT}, {INK_RIGHT, INK_TINT_RIGHT},
        {INK_WRONG, INK_TINT_WRONG},   {INK_WARN, INK_TINT_WARN},
        {INK_FLIP, INK_FLIP_FILL},     {INK_SUPERPOSE, INK_SUPERPOSE_FILL},
        {INK_PHASE, INK_PHASE_FILL},   {INK_ROTATE, INK_ROTATE_FILL},
        {INK_ON_ACCENT, INK_ACCENT}};
    for (size_t i = 0; i < sizeof tinted / sizeof *tinted; i++)
        assert_true(worn(tinted[i][0], tinted[i][1]) >= 3);
    assert_true(worn(INK_EDGE, INK_PAPER) >= 3);
    assert_true(worn(INK_OBSERVED, INK_PAPER) >= 3);
    for (int k = 0; k < 8; k++)
        assert_true(worn(phase_ink(k * M_PI / 4), INK_PAPER) >= 3);
}

// Meanings that stand beside each other differ, also where a form tells them apart.
static void meanings_stay_apart_by_a_tired_lamp(void **state) {
    (void)state;
    static const Ink pairs[][2] = {
        {INK_ZERO, INK_ONE},          {INK_RIGHT, INK_WRONG},
        {INK_ACCENT, INK_FOX},        {INK_OBSERVED, INK_PREDICTED},
        {INK_OBSERVED, INK_EXPECTED}, {INK_FLIP, INK_SUPERPOSE},
        {INK_PHASE, INK_ROTATE},      {INK_EXPECTED, INK_PREDICTED}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(apart(THEME_PROJECTOR, VISION_LAMP, pairs[i][0], pairs[i][1]) >= 12);
    for (int k = 0; k < 4; k++)
        assert_true(apart(THEME_PROJECTOR, VISION_LAMP, phase_ink(k * M_PI / 4),
                          phase_ink(k * M_PI / 4 + M_PI)) >= 30);
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
        cmocka_unit_test(a_tired_lamp_adds_a_tenth_of_white_and_leaves_white_white),
        cmocka_unit_test(the_projectors_inks_survive_a_tired_lamp),
        cmocka_unit_test(meanings_stay_apart_by_a_tired_lamp),
        cmocka_unit_test(visions_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
