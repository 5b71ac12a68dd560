#include "view/ket_lines.h"

#include "base/mem.h"
#include "view/lit.h"
#include "view/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Fractions at the full size.
static char *displayed(const char *tex) {
    Buffer out = {0};
    for (const char *at = tex; *at; at++)
        if (strncmp(at, "\\frac", 5) == 0)
            buffer_print(&out, "\\d"); // \dfrac
        else
            buffer_add(&out, at, 1);
    return buffer_take(&out);
}

// The empty group gives a sign the room it has between two terms.
static TexSize measure(const Scene *scene, const char *piece, double size) {
    Buffer tex = {0};
    char *shown = displayed(piece);
    buffer_print(&tex, "{}%s", shown);
    TexSize is = picture_tex(scene, tex.data, size);
    free(shown);
    buffer_clear(&tex);
    return is;
}

KetLines ket_lines(const Scene *scene, const KetFormula *formula, const char *head,
                   double full) {
    size_t count = (size_t)formula->count;
    KetLines lines = {.formula = formula,
                      .head = head,
                      .wide = mem_new((count + 1) * sizeof(double)),
                      .line = mem_new((count + 1) * sizeof(int)),
                      .full = full};
    // Few terms have room for the tallest that angles make, so that nothing moves while one
    // turns.
    bool few = formula->count <= 2;
    TexSize tall =
        few ? picture_tex(scene, "\\dfrac{\\sqrt{3}}{\\sqrt{2}}", full) : (TexSize){0};
    lines.up = fmax(tall.height, 0.9 * full);
    lines.down = fmax(tall.depth, 0.35 * full);
    lines.head_wide = *head ? picture_tex(scene, head, full).width + 0.3 * full : 0;
    lines.whole = lines.head_wide;
    for (int i = 0; i < formula->count; i++) {
        TexSize is = measure(scene, formula->at[i].tex, full);
        lines.wide[i] = is.width;
        lines.whole += is.width;
        lines.up = fmax(lines.up, is.height);
        lines.down = fmax(lines.down, is.depth);
    }
    return lines;
}

// As many pieces to a line as fit; one that alone is too wide still gets a line.
void ket_lines_break(KetLines *lines, double size, double width) {
    double by = size / lines->full, used = by * lines->head_wide;
    lines->size = size;
    lines->indent = *lines->head ? 1.6 * size : 0;
    lines->ascent = by * lines->up + 2;
    lines->pitch = by * (lines->up + lines->down) + 0.45 * size;
    lines->count = 1;
    lines->widest = 0;
    for (int i = 0; i < lines->formula->count; i++) {
        double wide = by * lines->wide[i];
        if (i > 0 && used + wide > width + 0.01) {
            lines->count++;
            used = lines->indent;
        }
        used += wide;
        lines->widest = fmax(lines->widest, used);
        lines->line[i] = lines->count - 1;
    }
}

double ket_lines_height(const KetLines *lines) {
    return lines->count * lines->pitch;
}

// The pieces of a line as one formula.
static char *line_tex(const KetLines *lines, int line) {
    Buffer tex = {0};
    buffer_print(&tex, "%s", line == 0 && *lines->head ? lines->head : "{}");
    for (int i = 0; i < lines->formula->count; i++) {
        if (lines->line[i] != line) continue;
        char *shown = displayed(lines->formula->at[i].tex);
        buffer_print(&tex, "%s%s",
                     tex.size && shown[0] != ' ' && line == 0 && i == 0 ? " " : "", shown);
        free(shown);
    }
    return buffer_take(&tex);
}

static const char *said(Scene *scene, const KetPiece *piece) {
    return scene_say(scene, "ket.term", "%s\t%.1f",
                     basis_words(scene, piece->mask, piece->bits),
                     100 * piece->probability);
}

static void draw_lit(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_TINT_FOX);
    draw_line(canvas, rect.x, rect.y + rect.h - 1.5, rect.x + rect.w, rect.y + rect.h - 1.5,
              (Stroke){.ink = INK_FOX, .width = 3});
}

// The terms of a line as spots, under what will be written over them.
static void add_spots(Scene *scene, const KetLines *lines, int line, double x, double top,
                      double shrink, int source) {
    double by = lines->size / lines->full * shrink;
    double at = x + (line ? shrink * lines->indent : by * lines->head_wide);
    for (int i = 0; i < lines->formula->count; i++) {
        const KetPiece *piece = &lines->formula->at[i];
        if (lines->line[i] != line) continue;
        Rect rect = {at, top, by * lines->wide[i], lines->pitch - 0.2 * lines->size};
        at += rect.w;
        if (!piece->mask) continue;
        if (lit_has(scene, source, piece->mask, piece->bits))
            scene_add(scene, rect, draw_lit, NULL, 0);
        lit_spot_add(scene, rect, source, piece->mask, piece->bits, said(scene, piece));
    }
}

void ket_lines_add(Scene *scene, const KetLines *lines, double x, double y, double width,
                   int source) {
    double shrink = lines->widest > width ? 0.99 * width / lines->widest : 1;
    if (shrink * lines->size < 6) return;
    for (int line = 0; line < lines->count; line++) {
        double top = y + line * lines->pitch;
        add_spots(scene, lines, line, x, top, shrink, source);
        char *tex = line_tex(lines, line);
        picture_tex_add(scene, tex, x + (line ? shrink * lines->indent : 0),
                        top + lines->ascent,
                        (Type){.size = shrink * lines->size, .ink = INK_INK});
        free(tex);
    }
}

void ket_lines_free(KetLines *lines) {
    free(lines->wide);
    free(lines->line);
}
