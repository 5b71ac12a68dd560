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

double lens_sign_add(Scene *scene, double scale, Spot spot, double right, double middle) {
    enum { PAD = 8, HIGH = 26 };
    if (scale <= 1) return 0;
    const Look *look = scene_look(scene);
    bool under = spot_same(look->hover, spot) || spot_same(look->pressed, spot);
    Type type = style_bold(scene, ROLE_LABEL, INK_FOX);
    const char *words = scene_say(scene, "present.zoomed", "%.1f", scale);
    double wide = style_width(scene, words, type) + 2 * PAD;
    Rect rect = {right - wide, round(middle - HIGH / 2.0), wide, HIGH};
    scene_box(scene, rect, 6, under ? INK_TINT_FOX : INK_SHEET, INK_FOX);
    scene_words(scene, words, rect.x + PAD, middle + 0.36 * type.size, type);
    scene_ring(scene, rect, spot);
    scene_spot(scene,
               (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = words});
    return wide;
}
