#include "view/lens_view.h"

#include "view/style.h"

#include <math.h>

// Orange between two lines of paper, to be seen on whatever is there.
static void draw_frame(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    double wide = canvas_theme(canvas) == THEME_PROJECTOR ? 2 : 3;
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_PAPER, .width = 2.4 * wide});
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_FOX, .width = wide});
}

void lens_frame_add(Scene *scene, Rect rect, Rect part) {
    if (part.w <= 0) return;
    Rect frame = {rect.x + part.x * rect.w, rect.y + part.y * rect.h, part.w * rect.w,
                  part.h * rect.h};
    scene_add(scene, rect_inset(frame, 4), draw_frame, NULL, 0);
}

enum { PAD = 8, HIGH = 24 };

static const char *sign_words(Scene *scene, double scale) {
    return scene_say(scene, "present.zoomed", "%.1f", scale);
}

double lens_sign_wide(Scene *scene, double scale) {
    Type type = style_bold(scene, ROLE_LABEL, INK_FOX);
    return scale > 1 ? style_width(scene, sign_words(scene, scale), type) + 2 * PAD : 0;
}

void lens_sign_add(Scene *scene, double scale, Spot spot, double x, double middle) {
    if (scale <= 1) return;
    const Look *look = scene_look(scene);
    bool under = spot_same(look->hover, spot) || spot_same(look->pressed, spot);
    Type type = style_bold(scene, ROLE_LABEL, INK_FOX);
    const char *words = sign_words(scene, scale);
    Rect rect = {x, round(middle - HIGH / 2.0), lens_sign_wide(scene, scale), HIGH};
    scene_box(scene, rect, 6, under ? INK_TINT_FOX : INK_SHEET, INK_FOX);
    scene_words(scene, words, rect.x + PAD, middle + 0.36 * type.size, type);
    scene_ring(scene, rect, spot);
    scene_spot(scene,
               (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = words});
}
