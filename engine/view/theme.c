#include "view/theme.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// One row an ink: its name, then light, dark, projector and print (look book, "Inks").
// clang-format off
#define INKS(ROW) \
    ROW(INK_INK,            "ink",            0x1B2330, 0xEEF0F3, 0x000000, 0x000000) \
    ROW(INK_SOFT,           "soft",           0x545D6B, 0xA9B2C0, 0x333A45, 0x3A3A3A) \
    ROW(INK_EDGE,           "edge",           0x7D848F, 0x7F8A9A, 0x555B65, 0x3A3A3A) \
    ROW(INK_LINE,           "line",           0xD9D5CB, 0x353E4C, 0x9AA0A8, 0x8A8A8A) \
    ROW(INK_ACCENT,         "accent",         0x1F4E8C, 0x8FB8F0, 0x0B3A78, 0x000000) \
    ROW(INK_FOX,            "fox",            0xC2410C, 0xFF9A5C, 0x8A2800, 0x000000) \
    ROW(INK_RIGHT,          "right",          0x007065, 0x5FD0B5, 0x00504A, 0x000000) \
    ROW(INK_WRONG,          "wrong",          0x9C1046, 0xFF8FB0, 0x8A0F3C, 0x000000) \
    ROW(INK_WARN,           "warn",           0x7A5200, 0xF0C75E, 0x5C3D00, 0x000000) \
    ROW(INK_ZERO,           "zero",           0x1A62A8, 0x7FB6F2, 0x0A4780, 0x000000) \
    ROW(INK_ONE,            "one",            0x8F5200, 0xF0B35A, 0x6B3C00, 0x000000) \
    ROW(INK_EXPECTED,       "expected",       0x1F4E8C, 0xA9CBF7, 0x0B3A78, 0x000000) \
    ROW(INK_OBSERVED,       "observed",       0x5B93CC, 0x4C83C4, 0x3F7FC0, 0x8A8A8A) \
    ROW(INK_PREDICTED,      "predicted",      0x7A3E9D, 0xCDA2F0, 0x5B2482, 0x000000) \
    ROW(INK_PAPER,          "paper",          0xFAF8F3, 0x12161D, 0xFFFFFF, 0xFFFFFF) \
    ROW(INK_SHEET,          "sheet",          0xFFFFFF, 0x1B212B, 0xFFFFFF, 0xFFFFFF) \
    ROW(INK_BALL,           "ball",           0xF1F4F8, 0x202835, 0xEEF2F7, 0xFFFFFF) \
    ROW(INK_ON_ACCENT,      "on-accent",      0xFFFFFF, 0x0E1A2B, 0xFFFFFF, 0xFFFFFF) \
    ROW(INK_TINT_ACCENT,    "tint-accent",    0xE6EDF7, 0x22324A, 0xE1EAF6, 0xFFFFFF) \
    ROW(INK_TINT_RIGHT,     "tint-right",     0xE0F1EA, 0x17352B, 0xDDF2E9, 0xFFFFFF) \
    ROW(INK_TINT_WRONG,     "tint-wrong",     0xFAE7EC, 0x3D1F2A, 0xFCE3EA, 0xFFFFFF) \
    ROW(INK_TINT_WARN,      "tint-warn",      0xFBF0D4, 0x3A3018, 0xFFF0C8, 0xFFFFFF) \
    ROW(INK_TINT_FOX,       "tint-fox",       0xFCEBDD, 0x3B271B, 0xFFE6D4, 0xFFFFFF) \
    ROW(INK_CODE,           "code",           0xE8E7E2, 0x2E3644, 0xE6E7EA, 0xFFFFFF) \
    ROW(INK_SELECTED,       "selected",       0xD0E2FA, 0x2B4268, 0xCFE2F8, 0xFFFFFF) \
    ROW(INK_MARKER,         "marker",         0xFFF59A, 0x554600, 0xFFE800, 0xDDDDDD) \
    ROW(INK_SUPERPOSE,      "superpose",      0xA2410A, 0xFFB27F, 0x7A2E00, 0x000000) \
    ROW(INK_SUPERPOSE_FILL, "superpose-fill", 0xFCEADB, 0x3A2A20, 0xFFE6D4, 0xFFFFFF) \
    ROW(INK_FLIP,           "flip",           0x1F4E8C, 0x9CC3F5, 0x0B3A78, 0x000000) \
    ROW(INK_FLIP_FILL,      "flip-fill",      0xE1EAF6, 0x22324A, 0xDDE8F6, 0xFFFFFF) \
    ROW(INK_PHASE,          "phase",          0x5F3E9E, 0xCBB2F5, 0x45268A, 0x000000) \
    ROW(INK_PHASE_FILL,     "phase-fill",     0xECE6F7, 0x30294A, 0xE9E1F8, 0xFFFFFF) \
    ROW(INK_ROTATE,         "rotate",         0x00645A, 0x7AD9C8, 0x004D45, 0x000000) \
    ROW(INK_ROTATE_FILL,    "rotate-fill",    0xDCF0EC, 0x1A3936, 0xD6F0EB, 0xFFFFFF) \
    ROW(INK_MEASURE,        "measure",        0x1B2330, 0xEEF0F3, 0x000000, 0x000000) \
    ROW(INK_MEASURE_FILL,   "measure-fill",   0xFFFFFF, 0x1B212B, 0xFFFFFF, 0xFFFFFF) \
    ROW(INK_NOISE,          "noise",          0x545D6B, 0xA9B2C0, 0x333A45, 0x3A3A3A) \
    ROW(INK_NOISE_FILL,     "noise-fill",     0xEEEDE8, 0x2A303A, 0xECECE8, 0xFFFFFF) \
    ROW(INK_HUE_0,          "hue-0",          0x2E7BC4, 0x5AA2E8, 0x2E7BC4, 0x000000) \
    ROW(INK_HUE_45,         "hue-45",         0x008A86, 0x2FB5AF, 0x008A86, 0x000000) \
    ROW(INK_HUE_90,         "hue-90",         0x3F8F3F, 0x6FBF5E, 0x3F8F3F, 0x000000) \
    ROW(INK_HUE_135,        "hue-135",        0xAE9000, 0xE0C23A, 0x937A00, 0x000000) \
    ROW(INK_HUE_180,        "hue-180",        0xB65200, 0xF08A3C, 0xB65200, 0x000000) \
    ROW(INK_HUE_225,        "hue-225",        0xB3212F, 0xEE6A6A, 0xB3212F, 0x000000) \
    ROW(INK_HUE_270,        "hue-270",        0xA93A8F, 0xE07AC8, 0xA93A8F, 0x000000) \
    ROW(INK_HUE_315,        "hue-315",        0x4A2F9E, 0x9A84F0, 0x4A2F9E, 0x000000)

#define RGB(hex) {((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0}
#define NAME(ink, name, light, dark, projector, print) [ink] = (name),
#define LIGHT(ink, name, light, dark, projector, print) [ink] = RGB(light),
#define DARK(ink, name, light, dark, projector, print) [ink] = RGB(dark),
#define PROJECTOR(ink, name, light, dark, projector, print) [ink] = RGB(projector),
#define SHEET(ink, name, light, dark, projector, print) [ink] = RGB((ink) == INK_PAPER ? 0xFFFFFF : (light)),
#define PRINT(ink, name, light, dark, projector, print) [ink] = RGB(print),
// clang-format on

enum { THEMES_ALL = THEME_PRINT + 1 };

static const char *const ink_names[INK_COUNT] = {INKS(NAME)};
static const double colours[THEMES_ALL][INK_COUNT][3] = {
    [THEME_LIGHT] = {INKS(LIGHT)},         [THEME_DARK] = {INKS(DARK)},
    [THEME_PROJECTOR] = {INKS(PROJECTOR)}, [THEME_SHEET] = {INKS(SHEET)},
    [THEME_PRINT] = {INKS(PRINT)},
};
static const char *const theme_names[THEMES_ALL] = {"light", "dark", "projector", "sheet",
                                                    "print"};

const char *theme_name(Theme theme) {
    assert(theme <= THEME_PRINT);
    return theme_names[theme];
}

bool theme_find(const char *name, Theme *theme) {
    for (int i = 0; i < THEME_COUNT; i++) {
        if (strcmp(theme_names[i], name) != 0) continue;
        *theme = (Theme)i;
        return true;
    }
    return false;
}

const double (*theme_colours(Theme theme))[3] {
    assert(theme <= THEME_PRINT);
    return colours[theme];
}

// Relative luminance of an sRGB colour (WCAG 2.1, "relative luminance").
static double luminance(const double colour[3]) {
    static const double weight[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = colour[i];
        sum += weight[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double ink_contrast(Theme theme, Ink a, Ink b) {
    assert(theme <= THEME_PRINT && a >= 0 && a < INK_COUNT && b >= 0 && b < INK_COUNT);
    double la = luminance(colours[theme][a]), lb = luminance(colours[theme][b]);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

const char *ink_name(Ink ink) {
    assert(ink < INK_COUNT);
    return ink < 0 ? "-" : ink_names[ink];
}

bool ink_find(const char *name, Ink *ink) {
    for (int i = 0; i < INK_COUNT; i++) {
        if (strcmp(ink_names[i], name) != 0) continue;
        *ink = (Ink)i;
        return true;
    }
    return false;
}

Ink phase_ink(double phase) {
    if (!isfinite(phase)) return INK_HUE_0;
    long eighth = lround(fmod(phase, 2 * M_PI) / (M_PI / 4));
    return (Ink)(INK_HUE_0 + (eighth % 8 + 8) % 8);
}

// Letter and outline, then ground, of each family.
static const Ink families[FAMILY_COUNT][2] = {
    [FAMILY_SUPERPOSE] = {INK_SUPERPOSE, INK_SUPERPOSE_FILL},
    [FAMILY_FLIP] = {INK_FLIP, INK_FLIP_FILL},
    [FAMILY_PHASE] = {INK_PHASE, INK_PHASE_FILL},
    [FAMILY_ROTATE] = {INK_ROTATE, INK_ROTATE_FILL},
    [FAMILY_LINK] = {INK_INK, INK_SHEET},
    [FAMILY_MEASURE] = {INK_MEASURE, INK_MEASURE_FILL},
    [FAMILY_NOISE] = {INK_NOISE, INK_NOISE_FILL},
    [FAMILY_SHOW] = {INK_SOFT, INK_SHEET},
    [FAMILY_OWN] = {INK_INK, INK_SHEET},
};

Ink family_ink(GateFamily family) {
    assert(family < FAMILY_COUNT);
    return families[family][0];
}

Ink family_fill(GateFamily family) {
    assert(family < FAMILY_COUNT);
    return families[family][1];
}
