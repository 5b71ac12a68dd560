#include "type/fonts_inside.h"

#include "base/mem.h"

#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>

// clang-format off
static const struct { const char *file, *family; PangoWeight weight; } faces[FACE_COUNT] = {
    [FACE_WORDS]     = {"BIZUDPGothic-Regular.ttf", "BIZ UDPGothic", PANGO_WEIGHT_NORMAL},
    [FACE_BOLD]      = {"BIZUDPGothic-Bold.ttf",    "BIZ UDPGothic", PANGO_WEIGHT_BOLD},
    [FACE_CODE]      = {"BIZUDGothic-Regular.ttf",  "BIZ UDGothic",  PANGO_WEIGHT_NORMAL},
    [FACE_CODE_BOLD] = {"BIZUDGothic-Bold.ttf",     "BIZ UDGothic",  PANGO_WEIGHT_BOLD},
};
// clang-format on
static const char maths_file[] = "DejaVuMathTeXGyre.ttf";

static bool add_file(Fonts *fonts, const char *folder, const char *file, Error *err) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    if (FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path)) return true;
    return error_set(err, "fonts.missing", "%s", path);
}

// The formula face stands in for what BIZ lacks: ⟨ ⟩ ∣ ↦ and the like.
static bool add_files(Fonts *fonts, const char *folder, Error *err) {
    for (int i = 0; i < FACE_COUNT; i++)
        if (!add_file(fonts, folder, faces[i].file, err)) return false;
    if (!add_file(fonts, folder, maths_file, err)) return false;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, maths_file);
    return (fonts->maths = maths_face_open(path, err));
}

// Without hinting a line has the same breaks and widths at every scale of the canvas.
static PangoContext *context_create(PangoFontMap *map) {
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("ja"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return context;
}

static void open_map(Fonts *fonts) {
    fonts->map = pango_cairo_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    fonts->context = context_create(fonts->map);
    for (int i = 0; i < FACE_COUNT; i++) {
        fonts->faces[i] = pango_font_description_new();
        pango_font_description_set_family_static(fonts->faces[i], faces[i].family);
        pango_font_description_set_weight(fonts->faces[i], faces[i].weight);
    }
}

static void measure(Fonts *fonts) {
    PangoFontDescription *words = fonts_description(fonts, FACE_WORDS, 1000);
    PangoFontMetrics *metrics = pango_context_get_metrics(fonts->context, words, NULL);
    fonts->ascent = pango_font_metrics_get_ascent(metrics) / 1000.0 / PANGO_SCALE;
    fonts->descent = pango_font_metrics_get_descent(metrics) / 1000.0 / PANGO_SCALE;
    pango_font_metrics_unref(metrics);
    pango_font_description_free(words);
}

Fonts *fonts_open(const char *folder, Error *err) {
    Fonts *fonts = mem_new(sizeof *fonts);
    fonts->config = FcConfigCreate();
    // Pango asks for a current configuration when it starts; ours, or it would read the
    // system's.
    FcConfigSetCurrent(fonts->config);
    if (!add_files(fonts, folder, err)) return fonts_close(fonts), NULL;
    open_map(fonts);
    measure(fonts);
    fonts->lines = line_cache_create();
    fonts->formulas = formula_cache_create();
    return fonts;
}

void fonts_close(Fonts *fonts) {
    if (!fonts) return;
    formula_macros_use(fonts, NULL, 0, NULL);
    recent_destroy(fonts->formulas);
    line_cache_destroy(fonts->lines);
    for (int i = 0; i < FACE_COUNT; i++)
        if (fonts->faces[i]) pango_font_description_free(fonts->faces[i]);
    if (fonts->context) g_object_unref(fonts->context);
    // The map stays until the program ends, and with it the configuration. Pango (1.50)
    // matches fonts on threads of its own that nobody can wait for, and they write to the
    // map's tables without a lock when they end: cleared meanwhile, a table is broken and
    // searched for ever.
    maths_face_close(fonts->maths);
    if (FcConfigGetCurrent() == fonts->config) FcConfigSetCurrent(NULL);
    FcConfigDestroy(fonts->config);
    free(fonts);
}

PangoFontDescription *fonts_description(const Fonts *fonts, Face face, double size) {
    PangoFontDescription *description = pango_font_description_copy(fonts->faces[face]);
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    return description;
}

PangoLayout *fonts_layout(const Fonts *fonts, Face face, double size) {
    PangoLayout *layout = pango_layout_new(fonts->context);
    PangoFontDescription *description = fonts_description(fonts, face, size);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    return layout;
}
