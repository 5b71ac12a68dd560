// What a kind of canvas is made of; only canvas*.c include this. canvas.c turns verbs into
// a few operations, and each kind has a row of functions for them.
#ifndef KYUBI_VIEW_CANVAS_BACKEND_H
#define KYUBI_VIEW_CANVAS_BACKEND_H

#include "view/canvas.h"
#include "view/view_cache.h"

#include <cairo.h>

typedef enum ShapeKind {
    SHAPE_GROUND, // rect
    SHAPE_LINE,   // points[0], points[1]
    SHAPE_PATH,   // points
    SHAPE_CURVE,  // points
    SHAPE_BOX,    // rect, radius
    SHAPE_DISC,   // x, y, radius
    SHAPE_ARC,    // x, y, radius, a, b
    SHAPE_SHADOW, // rect, radius
    SHAPE_DIM,    // rect but for a disc: x, y, radius
} ShapeKind;

// How a colour meets what is there: over it, or (in a mark) only where that is lighter; in
// a dark theme only where it is darker.
typedef enum Blend { BLEND_OVER, BLEND_MARK } Blend;

// Anything that is no text. `stroke` has its defaults filled and the theme's factor
// applied.
typedef struct Shape {
    ShapeKind kind;
    Rect rect; // bounds of the outline
    const Point *points;
    int count;
    bool closed;
    double x, y, radius, a, b;
    Ink fill;
    double opacity; // of the fill
    Stroke stroke;
    Blend blend; // of the stroke
} Shape;

// One run of words or one formula. `x` is its left end.
typedef struct Line {
    const char *words; // as asked for
    double x, y, size, width;
    Face face;
    Ink ink;
} Line;

typedef struct Kept {
    uint64_t key;
    Rect rect;
    Ink ground;
    void (*draw)(Canvas *canvas, Rect rect, const void *with);
    const void *with;
} Kept;

typedef struct CanvasKind {
    void (*shape)(Canvas *canvas, const Shape *shape);
    void (*words)(Canvas *canvas, const Line *line);
    void (*tex)(Canvas *canvas, const Line *line);
    void (*boxes)(Canvas *canvas, const Prose *prose, double x, double y);
    void (*prose)(Canvas *canvas, const Prose *prose, double x, double y);
    void (*icon)(Canvas *canvas, const char *name, Rect rect, Ink ink);
    void (*picture)(Canvas *canvas, Rect rect, const Picture *picture, const char *words);
    void (*kept)(Canvas *canvas, const Kept *kept);
    void (*piece)(Canvas *canvas, const Kept *kept); // key and ground unused
    void (*clip)(Canvas *canvas, Rect rect);
    void (*unclip)(Canvas *canvas);
    void (*shift)(Canvas *canvas, double dx, double dy);
    bool (*close)(Canvas *canvas, Error *err); // frees what is the kind's own
    bool guess;                                // widths are estimates
    bool culls; // what lies outside the clip is not even passed on
} CanvasKind;

enum { CLIP_DEPTH = 16 };

struct Canvas {
    const CanvasKind *kind;
    Fonts *fonts;
    ViewCache *cache;
    Theme theme;
    double scale;
    Rect clips[CLIP_DEPTH]; // what may be painted, logical px; the last is in force
    int clip;
    Rect piece;    // what is painted at all; beside the clips, which are as ever
    bool cut;      // the piece is not the whole canvas
    double dx, dy; // what is drawn is moved by this
    // Pixels and files.
    cairo_t *cr;
    cairo_surface_t *surface;
    bool snap;            // lines, boxes and grounds stand on whole device pixels
    char *path;           // of a file
    int sheets;           // finished ones of a document
    const char *language; // it is in; NULL: not said
    // Marks, words and prints.
    void (*each)(void *to, const Mark *mark);
    void *to;
    uint64_t *print;
};

// A canvas of `kind`, everything else zero. The clip is `all`.
Canvas *canvas_create(const CanvasKind *kind, Fonts *fonts, Theme theme, double scale,
                      Rect all);

// Paints discs, arcs, boxes, grounds, straight lines and triangles by their exact
// areas (cover.h), right into the pixels; false, and nothing is painted, where the shape is
// another or has dashes (canvas_cover.c).
bool cover_shape(Canvas *canvas, const Shape *shape);

// Adds its language to a PDF that is written (canvas_language.c).
bool canvas_say_language(const char *path, const char *language, Error *err);

// The operations in cairo, shared by pixels and files (canvas_paint.c).
void paint_shape(Canvas *canvas, const Shape *shape);
void paint_words(Canvas *canvas, const Line *line);
void paint_tex(Canvas *canvas, const Line *line);
void paint_boxes(Canvas *canvas, const Prose *prose, double x, double y);
void paint_prose(Canvas *canvas, const Prose *prose, double x, double y);
void paint_icon(Canvas *canvas, const char *name, Rect rect, Ink ink);
void paint_picture(Canvas *canvas, Rect rect, const Picture *picture, const char *words);
void paint_piece(Canvas *canvas, const Kept *kept);
void paint_clip(Canvas *canvas, Rect rect);
void paint_unclip(Canvas *canvas);
void paint_shift(Canvas *canvas, double dx, double dy);
void paint_ink(Canvas *canvas, Ink ink, double opacity);
typedef struct InkPaint {
    double colour[3], opacity;
} InkPaint;
InkPaint paint_of_ink(const Canvas *canvas, Ink ink, double opacity);
// A coordinate whose line of `width` begins and ends on device pixels, if lines do here.
double paint_snapped(const Canvas *canvas, double at, double width);
// Where a box or ground is painted, and a line: level and upright ones stand on whole
// pixels, others stay where they are.
Rect paint_box_rect(const Canvas *canvas, const Shape *shape);
void paint_line_ends(const Canvas *canvas, const Shape *shape, Point *a, Point *b);
// `rect` on whole device pixels, outwards.
Rect paint_outwards(const Canvas *canvas, Rect rect);

#endif
