// Painting a prose.
#include "type/prose_inside.h"

#include "base/text.h"

#include <math.h>

static void draw_glyphs(const Stroke *stroke, cairo_t *cr, double x, double y,
                        const double colour[3]) {
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
    cairo_move_to(cr, x + stroke->x, y + stroke->baseline);
    pango_cairo_show_glyph_item(cr, stroke->text, stroke->glyphs);
}

// A reading, which no document keeps as text.
static void draw_spread(Fonts *fonts, const Stroke *stroke, cairo_t *cr, double x, double y,
                        const double colour[3]) {
    const char *at = stroke->text;
    char one[5];
    for (uint32_t c; (c = text_next(&at));) {
        text_put(c, one);
        words_draw_told(fonts, cr, one, stroke->face, stroke->size, x, y, colour, "");
        x += words_width(fonts, one, stroke->face, stroke->size) + stroke->spread;
    }
}

// Its edges on whole pixels of the device.
static void draw_box(const ProseBox *box, cairo_t *cr, double x, double y,
                     const double (*colours)[3]) {
    double left = x + box->rect.x, top = y + box->rect.y;
    double right = left + box->rect.w, bottom = top + box->rect.h;
    cairo_user_to_device(cr, &left, &top);
    cairo_user_to_device(cr, &right, &bottom);
    left = round(left);
    top = round(top);
    right = fmax(left + 1, round(right));
    bottom = fmax(top + 1, round(bottom));
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_rectangle(cr, left, top, right - left, bottom - top);
    const double *colour = colours[box->fill];
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
    cairo_fill(cr);
    cairo_restore(cr);
}

void prose_draw_boxes(const Prose *prose, cairo_t *cr, double x, double y,
                      const double (*colours)[3]) {
    cairo_new_path(cr);
    for (int i = 0; i < prose->box_count; i++)
        draw_box(&prose->boxes[i], cr, x, y, colours);
}

void prose_draw(const Prose *prose, cairo_t *cr, double x, double y,
                const double (*colours)[3]) {
    cairo_new_path(cr);
    for (int i = 0; i < prose->stroke_count; i++) {
        const Stroke *s = &prose->strokes[i];
        const double *colour = colours[s->ink];
        if (s->kind == STROKE_GLYPHS)
            draw_glyphs(s, cr, x, y, colour);
        else if (s->kind == STROKE_FORMULA)
            formula_draw(s->formula, cr, x + s->x, y + s->baseline, s->ink, colours);
        else if (s->spread > 0)
            draw_spread(prose->fonts, s, cr, x + s->x, y + s->baseline, colour);
        else if (s->reading)
            words_draw_told(prose->fonts, cr, s->text, s->face, s->size, x + s->x,
                            y + s->baseline, colour, "");
        else
            words_draw(prose->fonts, cr, s->text, s->face, s->size, x + s->x,
                       y + s->baseline, colour);
    }
    cairo_new_path(cr);
}
