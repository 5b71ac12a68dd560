// Canvases that do not paint: they tell each mark, print it as a line, or hash it.
#include "view/canvas_backend.h"

#include "base/mem.h"
#include "type/line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const verbs[] = {
    [SHAPE_GROUND] = "ground", [SHAPE_LINE] = "line",     [SHAPE_PATH] = "path",
    [SHAPE_CURVE] = "curve",   [SHAPE_BOX] = "box",       [SHAPE_DISC] = "disc",
    [SHAPE_ARC] = "arc",       [SHAPE_SHADOW] = "shadow", [SHAPE_DIM] = "dim",
};

static void tell(Canvas *canvas, Mark mark) {
    mark.rect.x += canvas->dx;
    mark.rect.y += canvas->dy;
    mark.clip = canvas->clips[canvas->clip];
    canvas->each(canvas->to, &mark);
}

static void marks_shape(Canvas *canvas, const Shape *s) {
    double cover = s->fill == INK_NONE ? 0 : s->opacity;
    Mark mark = {verbs[s->kind], s->rect, s->stroke.ink, s->fill, 0, "", cover};
    if (s->stroke.ink != INK_NONE) mark.stroke = s->stroke.width;
    tell(canvas, mark);
}

static void marks_words(Canvas *canvas, const Line *line) {
    double up = words_ascent(canvas->fonts, line->size);
    double down = words_descent(canvas->fonts, line->size);
    Mark mark = {"text",     {line->x, line->y - up, line->width, up + down},
                 line->ink,  INK_NONE,
                 line->size, line->words};
    tell(canvas, mark);
}

static void marks_tex(Canvas *canvas, const Line *line) {
    Formula *formula = formula_create(canvas->fonts, line->words, line->size, false, NULL);
    if (!formula) {
        marks_words(canvas, line);
        return;
    }
    double up = formula_height(formula), down = formula_depth(formula);
    Mark mark = {"formula",  {line->x, line->y - up, line->width, up + down},
                 line->ink,  INK_NONE,
                 line->size, line->words};
    tell(canvas, mark);
    formula_destroy(formula);
}

static void marks_boxes(Canvas *canvas, const Prose *prose, double x, double y) {
    for (int i = 0; i < prose_boxes(prose); i++) {
        ProseBox box = prose_box(prose, i);
        Rect r = {x + box.rect.x, y + box.rect.y, box.rect.w, box.rect.h};
        Mark mark = {box.line ? "shade" : "box", r, INK_NONE, box.fill, 0, "", 1};
        tell(canvas, mark);
    }
}

static void marks_prose(Canvas *canvas, const Prose *prose, double x, double y) {
    static const char *const names[] = {
        [PIECE_WORDS] = "prose",
        [PIECE_FORMULA] = "formula",
        [PIECE_RUBY] = "ruby",
        [PIECE_FAULT] = "prose",
    };
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        Rect r = {x + piece.rect.x, y + piece.rect.y, piece.rect.w, piece.rect.h};
        Mark mark = {names[piece.kind], r, piece.ink, INK_NONE, piece.size, piece.text};
        tell(canvas, mark);
    }
}

static void marks_icon(Canvas *canvas, const char *name, Rect rect, Ink ink) {
    Mark mark = {"icon", rect, ink, INK_NONE, 0, name};
    tell(canvas, mark);
}

static void marks_picture(Canvas *canvas, Rect rect, const Picture *picture,
                          const char *words) {
    (void)picture;
    Mark mark = {"picture", rect, INK_NONE, INK_NONE, 0, words};
    tell(canvas, mark);
}

static void marks_kept(Canvas *canvas, const Kept *kept) {
    if (kept->ground != INK_NONE) draw_ground(canvas, kept->rect, kept->ground);
    kept->draw(canvas, kept->rect, kept->with);
}

static void marks_piece(Canvas *canvas, const Kept *kept) {
    kept->draw(canvas, kept->rect, kept->with);
}

static void marks_clip(Canvas *canvas, Rect rect) {
    (void)canvas;
    (void)rect;
}

static void marks_unclip(Canvas *canvas) {
    (void)canvas;
}

static void marks_shift(Canvas *canvas, double dx, double dy) {
    (void)canvas;
    (void)dx;
    (void)dy;
}

static bool marks_close(Canvas *canvas, Error *err) {
    (void)canvas;
    (void)err;
    return true;
}

static const CanvasKind marks_kind = {
    .shape = marks_shape,
    .words = marks_words,
    .tex = marks_tex,
    .boxes = marks_boxes,
    .prose = marks_prose,
    .icon = marks_icon,
    .picture = marks_picture,
    .kept = marks_kept,
    .piece = marks_piece,
    .clip = marks_clip,
    .unclip = marks_unclip,
    .shift = marks_shift,
    .close = marks_close,
};

static const Rect everywhere = {-1e9, -1e9, 2e9, 2e9};

Canvas *canvas_open_marks(Fonts *fonts, Theme theme,
                          void (*each)(void *to, const Mark *mark), void *to) {
    Canvas *canvas = canvas_create(&marks_kind, fonts, theme, 1, everywhere);
    canvas->each = each;
    canvas->to = to;
    return canvas;
}

static void print_mark(void *to, const Mark *mark) {
    Buffer *lines = to;
    Rect r = mark->rect;
    long left = lround(r.x), top = lround(r.y);
    buffer_print(lines, "%s %ld %ld %ld %ld %s %s", mark->verb, left, top,
                 lround(r.x + r.w) - left, lround(r.y + r.h) - top, ink_name(mark->ink),
                 ink_name(mark->fill));
    if (mark->size > 0) buffer_print(lines, " %g", mark->size);
    if (*mark->words) buffer_print(lines, " %s", mark->words);
    buffer_add(lines, "\n", 1);
}

Canvas *canvas_open_words(Fonts *fonts, Buffer *lines) {
    return canvas_open_marks(fonts, THEME_LIGHT, print_mark, lines);
}

// A multiplication and a shift a word (after Knuth's multiplicative hashing, TAOCP 6.4);
// fingerprints need speed and spread, not secrecy.
static void hash_word(uint64_t *hash, uint64_t word) {
    uint64_t h = (*hash ^ word) * 0x9E3779B97F4A7C15u;
    *hash = h ^ h >> 29;
}

static void hash_number(uint64_t *hash, double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    hash_word(hash, bits);
}

static void hash_numbers(uint64_t *hash, const double *numbers, int count) {
    for (int i = 0; i < count; i++)
        hash_number(hash, numbers[i]);
}

static void hash_text(uint64_t *hash, const char *text) {
    size_t size = strlen(text);
    hash_word(hash, size);
    for (; size >= 8; size -= 8, text += 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        hash_word(hash, word);
    }
    uint64_t rest = 0;
    memcpy(&rest, text, size);
    hash_word(hash, rest);
}

static void hash_rect(uint64_t *hash, Rect r) {
    hash_numbers(hash, (double[]){r.x, r.y, r.w, r.h}, 4);
}

static void print_shape(Canvas *canvas, const Shape *s) {
    const Stroke *k = &s->stroke;
    hash_rect(canvas->print, s->rect);
    for (int i = 0; i < s->count; i++)
        hash_numbers(canvas->print, (double[]){s->points[i].x, s->points[i].y}, 2);
    double parts[] = {s->kind, s->closed, s->x,       s->y,    s->radius, s->a,
                      s->b,    s->fill,   s->opacity, k->ink,  k->width,  k->on,
                      k->off,  k->round,  k->opacity, s->blend};
    hash_numbers(canvas->print, parts, sizeof parts / sizeof *parts);
}

static void print_words(Canvas *canvas, const Line *line) {
    double parts[] = {line->x, line->y, line->size, line->width, line->face, line->ink};
    hash_text(canvas->print, line->words);
    hash_numbers(canvas->print, parts, 6);
}

static void print_boxes(Canvas *canvas, const Prose *prose, double x, double y) {
    hash_numbers(canvas->print, (double[]){x, y}, 2);
    for (int i = 0; i < prose_boxes(prose); i++) {
        hash_rect(canvas->print, prose_box(prose, i).rect);
        hash_number(canvas->print, prose_box(prose, i).fill);
    }
}

static void print_prose(Canvas *canvas, const Prose *prose, double x, double y) {
    hash_numbers(canvas->print, (double[]){x, y}, 2);
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        hash_rect(canvas->print, piece.rect);
        hash_text(canvas->print, piece.text);
        hash_numbers(canvas->print, (double[]){piece.kind, piece.size, piece.ink}, 3);
    }
}

static void print_icon(Canvas *canvas, const char *name, Rect rect, Ink ink) {
    hash_text(canvas->print, name);
    hash_rect(canvas->print, rect);
    hash_number(canvas->print, ink);
}

static void print_picture(Canvas *canvas, Rect rect, const Picture *picture,
                          const char *words) {
    hash_text(canvas->print, words);
    hash_rect(canvas->print, rect);
    hash_word(canvas->print, picture->print);
}

// The key stands for what would be drawn.
static void print_kept(Canvas *canvas, const Kept *kept) {
    hash_word(canvas->print, kept->key);
    hash_rect(canvas->print, kept->rect);
    hash_number(canvas->print, kept->ground);
}

static void print_unclip(Canvas *canvas) {
    hash_word(canvas->print, 0xC1);
}

static void print_clip(Canvas *canvas, Rect rect) {
    hash_rect(canvas->print, rect);
}

static void print_shift(Canvas *canvas, double dx, double dy) {
    hash_numbers(canvas->print, (double[]){dx, dy}, 2);
}

static const CanvasKind print_kind = {
    .shape = print_shape,
    .words = print_words,
    .tex = print_words,
    .boxes = print_boxes,
    .prose = print_prose,
    .icon = print_icon,
    .picture = print_picture,
    .kept = print_kept,
    .piece = marks_piece,
    .clip = print_clip,
    .unclip = print_unclip,
    .shift = print_shift,
    .close = marks_close,
    .guess = true,
};

Canvas *canvas_open_print(Fonts *fonts, uint64_t *print) {
    Canvas *canvas = canvas_create(&print_kind, fonts, THEME_LIGHT, 1, everywhere);
    canvas->print = print;
    canvas_print_anew(canvas);
    return canvas;
}

void canvas_print_anew(Canvas *canvas) {
    *canvas->print = 0x6B79756269u;
}
