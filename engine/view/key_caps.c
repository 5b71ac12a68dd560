#include "view/key_caps.h"

#include "type/line.h"

#include <math.h>
#include <string.h>

enum { CAP_GAP = 4, CHORD_GAP = 14 };

// Where the next cap is put; `scene` NULL: it is only measured.
typedef struct Pen {
    Scene *scene;
    Fonts *fonts;
    double size, x, middle;
} Pen;

static void draw_cap(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 5, INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 1.3});
    // The lower edge of a cap is thick, as if it could be pressed.
    double y = rect.y + rect.h - 1.5;
    draw_line(canvas, rect.x + 5, y, rect.x + rect.w - 5, y,
              (Stroke){.ink = INK_EDGE, .width = 2.4});
}

double key_cap_height(double size) {
    return round(1.75 * size);
}

static Type cap_type(const Pen *pen, Ink ink) {
    return (Type){.size = pen->size, .face = FACE_CODE, .ink = ink};
}

static void put_cap(Pen *pen, const char *name) {
    double high = key_cap_height(pen->size), pad = round(0.4 * pen->size);
    double width = words_width(pen->fonts, name, FACE_CODE, pen->size) + 2 * pad;
    width = fmax(width, high);
    if (pen->scene) {
        Rect rect = {pen->x, pen->middle - high / 2, width, high};
        Type type = cap_type(pen, INK_INK);
        type.align = ALIGN_CENTRE;
        scene_add(pen->scene, rect, draw_cap, NULL, 0);
        scene_words(pen->scene, name, pen->x + width / 2, pen->middle + 0.36 * pen->size,
                    type);
    }
    pen->x += width + CAP_GAP;
}

static void put_plus(Pen *pen) {
    if (pen->scene)
        scene_words(pen->scene, "+", pen->x, pen->middle + 0.36 * pen->size,
                    cap_type(pen, INK_SOFT));
    pen->x += words_width(pen->fonts, "+", FACE_CODE, pen->size) + CAP_GAP;
}

double key_caps(Scene *scene, Fonts *fonts, const char *keys, double size, double x,
                double middle) {
    Pen pen = {scene, fonts, size, x, middle};
    while (*keys) {
        size_t length = strcspn(keys, " +");
        if (*keys == '+') length = 1;
        char name[32];
        size_t shown = length < sizeof name ? length : sizeof name - 1;
        memcpy(name, keys, shown);
        name[shown] = 0;
        put_cap(&pen, name);
        keys += length;
        if (*keys == '+') put_plus(&pen);
        if (*keys == ' ') pen.x += CHORD_GAP - CAP_GAP;
        if (*keys) keys++;
    }
    return fmax(0, pen.x - x - CAP_GAP);
}
