#include "view/picture.h"

#include "view/style.h"

#include <stdlib.h>

double picture_unit(const Scene *scene) {
    return scene_look(scene)->metrics.size[ROLE_LABEL] / 14;
}

TexSize picture_tex(const Scene *scene, const char *tex, double size) {
    Fonts *fonts = view_cache_fonts(scene_look(scene)->cache);
    Formula *formula = formula_create(fonts, tex, size, false, NULL);
    if (!formula)
        return (TexSize){words_width(fonts, tex, FACE_WORDS, size),
                         words_ascent(fonts, size), words_descent(fonts, size)};
    TexSize is = {formula_width(formula), formula_height(formula), formula_depth(formula)};
    formula_destroy(formula);
    return is;
}

typedef struct TexPart {
    const char *tex;
    double x, baseline;
    Type type;
} TexPart;

static void draw_tex_part(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const TexPart *part = with;
    draw_tex(canvas, part->tex, part->x, part->baseline, part->type);
}

void picture_tex_add(Scene *scene, const char *tex, double x, double baseline, Type type) {
    TexSize is = picture_tex(scene, tex, type.size);
    double left = x - is.width * (type.align == ALIGN_CENTRE  ? 0.5
                                  : type.align == ALIGN_RIGHT ? 1
                                                              : 0);
    TexPart part = {scene_keep(scene, tex), x, baseline, type};
    Rect rect = {left - 2, baseline - is.height - 2, is.width + 4,
                 is.height + is.depth + 4};
    scene_add(scene, rect, draw_tex_part, &part, sizeof part);
}

int picture_every(double pitch, double room, int count) {
    int step = 1;
    while (step * pitch < room && step < count)
        step *= 2;
    return step;
}

double picture_sentence_height(const Scene *scene, const char *words, double width) {
    ProseStyle style = style_prose(scene, ROLE_PANEL, width, INK_SOFT);
    return prose_height(view_cache_prose(scene_look(scene)->cache, words, &style));
}

// Narrower than so many em there is no reading it.
static const double NARROW = 8;

void picture_sentence_add(Scene *scene, const char *words, Rect rect) {
    ProseStyle style = style_prose(scene, ROLE_PANEL, rect.w, INK_SOFT);
    if (rect.w >= NARROW * style.size) {
        scene_prose(scene, words, rect.x, rect.y, style);
        return;
    }
    Type type = style_type(scene, ROLE_PANEL, INK_SOFT);
    type.align = ALIGN_CENTRE;
    scene_words(scene, "—", rect.x + rect.w / 2, rect.y + rect.h / 2 + 0.36 * type.size,
                type);
    scene_tell(scene, words, rect);
}

typedef struct RingPart {
    double radius;
} RingPart;

static void draw_ring(Canvas *canvas, Rect rect, const void *with) {
    const RingPart *part = with;
    draw_box(canvas, rect_inset(rect, 4), part->radius, INK_NONE,
             (Stroke){.ink = INK_FOX, .width = 3});
}

void picture_focus_add(Scene *scene, Rect rect, double radius, Spot spot) {
    const Look *look = scene_look(scene);
    if (!look->focus_shown || !spot_same(look->focus, spot)) return;
    RingPart part = {radius + 4};
    scene_add(scene, rect_inset(rect, -8), draw_ring, &part, sizeof part);
}
