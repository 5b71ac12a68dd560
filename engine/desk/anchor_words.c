#include "desk/anchor_words.h"

#include "type/letters.h"

#include <math.h>

// A place is letter × LETTER + how far it is from that letter's left end, in its widths.
// The height is in parts of the letter, which is as high as its line (type/letters.h).
static const double LETTER = 16;

// A stroke on a line is no higher than so many of it, and most of it is at its letters.
static const double HIGHEST = 2.2, MOSTLY = 0.7;

static bool same_line(const Letter *a, const Letter *b) {
    double low = fmax(a->rect.y, b->rect.y);
    double high = fmin(a->rect.y + a->rect.h, b->rect.y + b->rect.h);
    return high - low > 0.5 * fmin(a->rect.h, b->rect.h);
}

// The letters of one line: rows from … to - 1.
typedef struct LetterLine {
    int from, to;
    Rect rect;
} LetterLine;

static LetterLine line_of(const Letters *letters, int letter) {
    LetterLine line = {letter, letter + 1, letters->rows[letter].rect};
    const Letter *rows = letters->rows;
    while (line.from > 0 && same_line(&rows[line.from - 1], &rows[letter]))
        line.rect = rect_around(line.rect, rows[--line.from].rect);
    while (line.to < letters->count && same_line(&rows[line.to], &rows[letter]))
        line.rect = rect_around(line.rect, rows[line.to++].rect);
    return line;
}

static bool is_on_line(Rect line, Rect bounds, const Point *places, int count) {
    double middle = bounds.y + bounds.h / 2;
    if (middle < line.y || middle > line.y + line.h) return false;
    if (bounds.h > HIGHEST * line.h) return false;
    int at = 0;
    for (int i = 0; i < count; i++)
        at += places[i].x > line.x - line.h && places[i].x < line.x + line.w + line.h;
    return at >= MOSTLY * count;
}

static int letter_at(const Letters *letters, const LetterLine *line, double x) {
    for (int i = line->from; i < line->to - 1; i++)
        if (x < letters->rows[i].rect.x + letters->rows[i].rect.w) return i;
    return line->to - 1;
}

static Point part_of(const Letters *letters, const LetterLine *line, Point at) {
    int letter = letter_at(letters, line, at.x);
    Rect r = letters->rows[letter].rect;
    double across = (at.x - r.x) / fmax(r.w, 1), half = LETTER / 2 - 0.01;
    across = fmin(fmax(across, -half), half);
    return (Point){letter * LETTER + across, (at.y - r.y) / fmax(r.h, 1)};
}

static bool on_text(const SceneText *text, const Point *places, int count, Point *parts) {
    Rect bounds = anchor_bounds(places, count);
    Letters letters = letters_of(text->prose);
    double x = bounds.x + bounds.w / 2 - text->x, y = bounds.y + bounds.h / 2 - text->y;
    int under = letters_under(&letters, x, y);
    bool on = under >= 0;
    if (on) {
        LetterLine line = line_of(&letters, under);
        Rect seen = line.rect;
        seen.x += text->x;
        seen.y += text->y;
        on = is_on_line(seen, bounds, places, count);
        for (int i = 0; on && i < count; i++) {
            Point at = {places[i].x - text->x, places[i].y - text->y};
            parts[i] = part_of(&letters, &line, at);
        }
    }
    letters_free(&letters);
    return on;
}

bool anchor_words(const Scene *scene, const Point *places, int count, Anchor *anchor,
                  Point *parts) {
    for (int i = scene_texts(scene) - 1; i >= 0; i--) {
        SceneText text = scene_text_at(scene, i);
        if (!on_text(&text, places, count, parts)) continue;
        *anchor = (Anchor){.kind = ANCHOR_WORDS, .a = i, .b = scene_look(scene)->lang};
        return true;
    }
    return false;
}

// --- and back

typedef struct Laying {
    SceneText text;
    Letters letters;
    Point *places;
    int count, room;
} Laying;

static void put(Laying *laying, double x, double y) {
    if (laying->count < laying->room) laying->places[laying->count++] = (Point){x, y};
}

static void put_at(Laying *laying, int letter, double across, double down) {
    Rect r = laying->letters.rows[letter].rect;
    put(laying, laying->text.x + r.x + across * r.w, laying->text.y + r.y + down * r.h);
}

// From a letter to one behind or before it: at the end of each line between them the stroke
// ends, and begins again where the next line does.
static void put_breaks(Laying *laying, int from, int to, double down) {
    int by = to > from ? 1 : -1;
    for (int i = from; i != to; i += by) {
        const Letter *rows = laying->letters.rows;
        if (same_line(&rows[i], &rows[i + by])) continue;
        put_at(laying, i, by > 0 ? 1 : 0, down);
        put(laying, NAN, 0);
        put_at(laying, i + by, by > 0 ? 0 : 1, down);
    }
}

static int letter_of(const Letters *letters, double part) {
    double letter = floor((part + LETTER / 2) / LETTER);
    return (int)fmin(fmax(letter, 0), letters->count - 1);
}

int anchor_words_places(const Scene *scene, const Anchor *anchor, const Point *parts,
                        int count, Point *places, int room) {
    bool there = anchor->a >= 0 && anchor->a < scene_texts(scene) &&
                 anchor->b == (int)scene_look(scene)->lang;
    if (!there) return 0;
    SceneText text = scene_text_at(scene, anchor->a);
    Laying laying = {text, letters_of(text.prose), places, 0, room};
    int before = -1;
    for (int i = 0; laying.letters.count && i < count; i++) {
        int letter = letter_of(&laying.letters, parts[i].x);
        if (before >= 0) put_breaks(&laying, before, letter, parts[i].y);
        double across = fmin(fmax(parts[i].x - letter * LETTER, -LETTER), LETTER);
        put_at(&laying, letter, across, parts[i].y);
        before = letter;
    }
    letters_free(&laying.letters);
    return laying.count;
}
