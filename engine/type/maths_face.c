#include "type/maths_face.h"

#include "base/mem.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <stdlib.h>
#include FT_FREETYPE_H

enum { KNOWN = 512 }; // characters whose glyph is remembered

typedef struct Known {
    uint32_t character, glyph;
    int small;
} Known;

struct MathsFace {
    FT_Library library;
    cairo_font_face_t *cairo;
    hb_font_t *font; // its scale is the em of the face
    double em;
    Known known[KNOWN]; // a slot holds the last character that fell into it
};

static void ft_face_done(void *face) {
    FT_Done_Face(face);
}

static void library_done(void *library) {
    FT_Done_FreeType(library);
}

// Cairo may hold its font face longer than we do, so face and library die with it, in this
// order.
static bool open_cairo(MathsFace *face, const char *path) {
    static const cairo_user_data_key_t library_key, ft_face_key;
    FT_Library library;
    FT_Face ft;
    if (FT_Init_FreeType(&library)) return false;
    if (FT_New_Face(library, path, 0, &ft)) return FT_Done_FreeType(library), false;
    face->cairo = cairo_ft_font_face_create_for_ft_face(ft, FT_LOAD_NO_HINTING);
    cairo_font_face_set_user_data(face->cairo, &library_key, library, library_done);
    cairo_font_face_set_user_data(face->cairo, &ft_face_key, ft, ft_face_done);
    return true;
}

static bool open_shapes(MathsFace *face, const char *path) {
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *shapes = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    unsigned em = hb_face_get_upem(shapes);
    face->em = em;
    face->font = hb_font_create(shapes);
    hb_font_set_scale(face->font, (int)em, (int)em);
    bool maths = hb_ot_math_has_data(shapes);
    hb_face_destroy(shapes);
    return maths;
}

MathsFace *maths_face_open(const char *path, Error *err) {
    MathsFace *face = mem_new(sizeof *face);
    if (open_shapes(face, path) && open_cairo(face, path)) return face;
    maths_face_close(face);
    error_set(err, "fonts.missing", "%s", path);
    return NULL;
}

void maths_face_close(MathsFace *face) {
    if (!face) return;
    if (face->font) hb_font_destroy(face->font);
    if (face->cairo) cairo_font_face_destroy(face->cairo);
    free(face);
}

cairo_font_face_t *maths_face_cairo(const MathsFace *face) {
    return face->cairo;
}

static uint32_t glyph_shaped(const MathsFace *face, uint32_t character, int small) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf32(buffer, &character, 1, 0, 1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_MATH);
    hb_feature_t script = {HB_TAG('s', 's', 't', 'y'), (uint32_t)small, 0, ~0u};
    hb_shape(face->font, buffer, &script, small ? 1 : 0);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    uint32_t glyph = count ? glyphs[0].codepoint : 0;
    hb_buffer_destroy(buffer);
    return glyph;
}

uint32_t maths_face_glyph(MathsFace *face, uint32_t character, int small) {
    Known *slot = &face->known[(character * 3 + (uint32_t)small) % KNOWN];
    if (slot->character != character || slot->small != small)
        *slot = (Known){character, glyph_shaped(face, character, small), small};
    return slot->glyph;
}

GlyphSize maths_face_size(const MathsFace *face, uint32_t glyph, double size) {
    double k = size / face->em;
    hb_glyph_extents_t ink = {0};
    hb_font_get_glyph_extents(face->font, glyph, &ink);
    return (GlyphSize){
        .advance = hb_font_get_glyph_h_advance(face->font, glyph) * k,
        .height = ink.y_bearing * k,
        .depth = -(ink.y_bearing + ink.height) * k,
        .left = ink.x_bearing * k,
        .width = ink.width * k,
        .italic = hb_ot_math_get_glyph_italics_correction(face->font, glyph) * k,
        .accent = hb_ot_math_get_glyph_top_accent_attachment(face->font, glyph) * k,
    };
}

static bool in_per_cent(hb_ot_math_constant_t which) {
    return which == HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN ||
           which == HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN ||
           which == HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT;
}

double maths_face_constant(const MathsFace *face, hb_ot_math_constant_t which,
                           double size) {
    double value = hb_ot_math_get_constant(face->font, which);
    return in_per_cent(which) ? value : value * size / face->em;
}

double maths_face_kern(const MathsFace *face, uint32_t glyph, hb_ot_math_kern_t corner,
                       double height, double size) {
    double k = size / face->em;
    return hb_ot_math_get_glyph_kerning(face->font, glyph, corner,
                                        (hb_position_t)(height / k)) *
           k;
}

static hb_direction_t direction(Growth growth) {
    return growth == GROWTH_UP ? HB_DIRECTION_BTT : HB_DIRECTION_LTR;
}

uint32_t maths_face_variant(const MathsFace *face, uint32_t glyph, Growth growth,
                            double length, double size) {
    hb_ot_math_glyph_variant_t variants[32];
    unsigned count = 32;
    hb_ot_math_get_glyph_variants(face->font, glyph, direction(growth), 0, &count,
                                  variants);
    for (unsigned i = 0; i < count; i++)
        if (variants[i].advance * size / face->em >= length) return variants[i].glyph;
    return count ? variants[count - 1].glyph : glyph;
}

uint32_t maths_face_within(const MathsFace *face, uint32_t glyph, double length,
                           double size) {
    hb_ot_math_glyph_variant_t variants[32];
    unsigned count = 32;
    hb_ot_math_get_glyph_variants(face->font, glyph, HB_DIRECTION_LTR, 0, &count, variants);
    uint32_t widest = glyph;
    for (unsigned i = 0; i < count; i++)
        if (variants[i].advance * size / face->em <= length) widest = variants[i].glyph;
    return widest;
}

int maths_face_parts(const MathsFace *face, uint32_t glyph, Growth growth, double size,
                     GlyphPart *parts, int room, double *overlap) {
    hb_ot_math_glyph_part_t found[8];
    unsigned count = 8;
    hb_position_t italic;
    double k = size / face->em;
    hb_ot_math_get_glyph_assembly(face->font, glyph, direction(growth), 0, &count, found,
                                  &italic);
    *overlap = hb_ot_math_get_min_connector_overlap(face->font, direction(growth)) * k;
    int used = (int)count < room ? (int)count : room;
    for (int i = 0; i < used; i++)
        parts[i] = (GlyphPart){found[i].glyph, found[i].full_advance * k,
                               found[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER};
    return used;
}
