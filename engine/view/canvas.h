// What views draw on. They use these verbs and named inks, never cairo, a colour or a font.
// Three kinds of canvas answer the same verbs: pixels (a window's surface or a picture),
// vector files, and words (one line of text per verb, for tests, for the layout check, and
// as a fingerprint that tells whether a part would look any different). Coordinates are
// logical px of the whole window. Drawing never fails; cairo remembers, and canvas_close
// tells.
//
// A print canvas does not set type: the widths it answers are estimates, the same for the
// same words, so what a part lays out by them is no less a fingerprint.
#ifndef KYUBI_VIEW_CANVAS_H
#define KYUBI_VIEW_CANVAS_H

#include "base/rect.h"
#include "lesson/picture.h"
#include "type/fonts.h"
#include "type/formula.h"
#include "type/prose.h"
#include "view/theme.h"
#include "view/vision.h"

#include <stddef.h>
#include <stdint.h>

typedef struct Canvas Canvas;

// `pixels`: width × height of 32-bit xRGB, `stride` bytes a row, borrowed until
// canvas_close.
Canvas *canvas_open_pixels(Fonts *fonts, Theme theme, double scale, void *pixels, int width,
                           int height, int stride);
// A picture of its own, in device pixels; canvas_save_png writes it.
Canvas *canvas_open_picture(Fonts *fonts, Theme theme, double scale, int width, int height);
// Paints right into the picture, which has its sides and gets its pixels (yours) here.
Canvas *canvas_open_into(Fonts *fonts, Theme theme, double scale, Picture *picture);
void canvas_see_as(Canvas *canvas,
                   Vision vision); // what was drawn so far on such a picture
bool canvas_save_png(Canvas *canvas, const char *path, Error *err);
const void *canvas_pixels(Canvas *canvas,
                          int *stride); // pixels and picture canvases; borrowed
// A vector file in logical px: ".svg" or ".pdf" by its ending. Written by canvas_close.
Canvas *canvas_open_file(Fonts *fonts, Theme theme, const char *path, double width,
                         double height, Error *err);

// For a document (".pdf" only) of several sheets of one size: what it is called and its
// language ("ja", which must last); a bookmark in its outline to the sheet at hand; and a
// new sheet for what follows.
void canvas_entitle(Canvas *canvas, const char *title, const char *language);
void canvas_bookmark(Canvas *canvas, const char *title);
void canvas_new_sheet(Canvas *canvas);
// What follows is a picture of width × height logical px, drawn in its own theme as wide as
// `rect` of this file; until canvas_inset_end is given what this returned. Not within
// another.
typedef struct OuterCanvas {
    Theme theme;
    Rect clip;
    double scale;
} OuterCanvas;
OuterCanvas canvas_inset(Canvas *canvas, Rect rect, double width, double height,
                         Theme theme);
void canvas_inset_end(Canvas *canvas, OuterCanvas outer);
// What follows is `by` times as large about the corner of the canvas, drawn for that size,
// until canvas_enlarge_end. Not on a canvas that does not paint, nor within a clip.
OuterCanvas canvas_enlarge(Canvas *canvas, double by);
void canvas_enlarge_end(Canvas *canvas, OuterCanvas outer);

// What a verb wrote, for words canvases.
typedef struct Mark {
    const char *verb; // "text" "prose" "ruby" "formula" "box" "line" "disc" "arc" "path"
                      // "curve" "icon" "picture" "ground" "shadow" "dim"
    Rect rect;   // the ink's bounds (of text: its line box: ascent+descent, advance; of a
                 // shape: its outline without the stroke's width)
    Ink ink;     // of the text or outline, INK_NONE if none
    Ink fill;    // INK_NONE if none
    double size; // type size, 0 where it is no text
    const char *
        words; // text, TeX, icon name, what a picture shows; "" else; borrowed for the call
    double cover;  // how much the fill hides of what is under it, 0 … 1
    Rect clip;     // what of it may be seen (canvas_clip)
    double stroke; // its line's width, px; 0: it is no shape
} Mark;
Canvas *canvas_open_marks(Fonts *fonts, Theme theme,
                          void (*each)(void *to, const Mark *mark), void *to);
// Prints one line a mark, whole pixels, into a text the caller takes with buffer_take
// (base/mem.h).
struct Buffer;
Canvas *canvas_open_words(Fonts *fonts, struct Buffer *lines);
// A 64-bit fingerprint of everything drawn since it was opened or begun anew.
Canvas *canvas_open_print(Fonts *fonts, uint64_t *print);
void canvas_print_anew(Canvas *canvas);

bool canvas_close(Canvas *canvas,
                  Error *err); // canvas.failed when drawing or writing failed

// Where draw_kept keeps its pictures; without one it draws anew each time. Borrowed.
struct ViewCache;
void canvas_use_cache(Canvas *canvas, struct ViewCache *cache);

Fonts *canvas_fonts(const Canvas *canvas);
double canvas_scale(const Canvas *canvas); // device pixels a logical px; 1 for files
Theme canvas_theme(const Canvas *canvas);

// Limits what follows to `rect` until canvas_unclip; they nest.
void canvas_clip(Canvas *canvas, Rect rect);
void canvas_unclip(Canvas *canvas);
// Moves what follows (clips too) by whole device pixels, nearest to (dx, dy); undone by the
// opposite call. Marks and kept pictures follow.
void canvas_shift(Canvas *canvas, double dx, double dy);

// Strokes: width in px as in the look book's laptop column; the projector theme makes all
// strokes 2.5 times as wide.
typedef struct Stroke {
    Ink ink;
    double width;   // 0: 1.3
    double on, off; // dash; 0: solid
    bool round;     // round ends
    double opacity; // 0: 1. The projector theme takes 1 always
} Stroke;

typedef struct Point {
    double x, y;
} Point;

void draw_ground(Canvas *canvas, Rect rect, Ink ink); // fills, aligned to device pixels
void draw_ground_faint(Canvas *canvas, Rect rect, Ink ink, double opacity);
void draw_line(Canvas *canvas, double x0, double y0, double x1, double y1, Stroke stroke);
void draw_path(Canvas *canvas, const Point *points, int count, bool closed, Ink fill,
               Stroke stroke);
void draw_curve(Canvas *canvas, const Point *points, int count,
                Stroke stroke); // smooth through points
void draw_box(Canvas *canvas, Rect rect, double radius, Ink fill,
              Stroke stroke); // stroke.ink INK_NONE: none
void draw_disc(Canvas *canvas, double x, double y, double radius, Ink fill, Stroke stroke);
void draw_disc_faint(Canvas *canvas, double x, double y, double radius, Ink fill,
                     double opacity);
// An arc from angle a to b in radians, mathematical sense (anticlockwise on screen, y up).
void draw_arc(Canvas *canvas, double x, double y, double radius, double a, double b,
              Stroke stroke);
void draw_arrow(Canvas *canvas, Point from, Point to, Stroke stroke,
                double head); // head 0: 15 long
void draw_shadow(Canvas *canvas, Rect rect,
                 double radius); // of the thing in hand: (3, 5) at 14 %

// A broad pen's stroke, smooth through points, `width` px in every theme: it colours the
// ground and leaves what is written there as it is.
void draw_marked(Canvas *canvas, const Point *points, int count, double width);
// Darkens what is in `rect`, but for a disc.
void draw_dimmed(Canvas *canvas, Rect rect, double x, double y, double radius);

typedef enum Align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;
typedef struct Type {
    double size; // px
    Face face;
    Ink ink;
    Align align;
    double width; // > 0: shortened with … to fit
} Type;

// One line of plain words: y is the baseline. Returns its width.
double draw_words(Canvas *canvas, const char *words, double x, double y, Type type);
double words_wide(const Canvas *canvas, const char *words, Type type);
// One formula on a baseline; one that does not parse is drawn as its source. Returns its
// width.
double draw_tex(Canvas *canvas, const char *tex, double x, double y, Type type);
double tex_wide(Canvas *canvas, const char *tex, double size);
// (x, y): top left. First its grounds and rules, then, over what is selected, its words.
void draw_prose_boxes(Canvas *canvas, const Prose *prose, double x, double y);
void draw_prose(Canvas *canvas, const Prose *prose, double x, double y);

// A picture from assets/icons.txt in a square of `size` at (x, y); lines grow with it, in
// every theme alike. "kyubi" is the mark.
void draw_icon(Canvas *canvas, const char *name, double x, double y, double size, Ink ink);

// A lesson's picture scaled into `rect`; what it lets through is white paper in every
// theme, as it was drawn for. `words` say what it shows. Borrowed until canvas_close.
void draw_picture(Canvas *canvas, Rect rect, const Picture *picture, const char *words);

// Draws something that stays the same while `key` does, by way of a kept picture on pixel
// canvases: `draw` is called when there is none yet. Opaque with a `ground` under it; with
// INK_NONE it lies over what is there. Only for what is costly (a sphere's ball, a gate's
// box) and draws nothing outside `rect`.
void draw_kept(Canvas *canvas, uint64_t key, Rect rect, Ink ground,
               void (*draw)(Canvas *canvas, Rect rect, const void *with), const void *with);
// A key made of what decides the picture, one number after the other, from 0 on.
uint64_t kept_mix(uint64_t key, double number);

// Repaints one piece of a page: `draw` is called with it, and only its pixels (`rect`
// outwards to whole device pixels) are touched. A clip alone would give slightly other
// pixels than a full painting where it cuts through a shape; a piece does not.
void draw_piece(Canvas *canvas, Rect rect,
                void (*draw)(Canvas *canvas, Rect rect, const void *with),
                const void *with);

#endif
