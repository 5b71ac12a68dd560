// What a prose is made of, for the files of type/ alone. Headings, code and tables are set
// as prose of their own and placed within the whole (prose_blocks.c, prose_table.c).
#ifndef KYUBI_TYPE_PROSE_INSIDE_H
#define KYUBI_TYPE_PROSE_INSIDE_H

#include "type/paragraph.h"
#include "type/reach.h"

typedef enum StrokeKind { STROKE_GLYPHS, STROKE_FORMULA, STROKE_WORDS } StrokeKind;

// What is painted, its pen at x, baseline.
typedef struct Stroke {
    StrokeKind kind;
    double x, baseline, size;
    double spread; // between the characters of a reading
    Ink ink;
    Face face;
    PangoGlyphItem *glyphs; // borrowed from a paragraph
    const char *text;       // of the paragraph, the words, or the formula's TeX
    const Formula *formula; // borrowed
    int block;
    bool display;
    bool reading; // these words are no text of the paragraph
} Stroke;

struct Prose {
    Fonts *fonts;
    ProseStyle style;
    Markup *markup;
    Draft *draft;
    Paragraph **paragraphs;
    int paragraph_count;
    Formula **displays;
    int display_count;
    Stroke *strokes;
    int stroke_count, stroke_room;
    Piece *pieces; // their texts are ours
    int piece_count, piece_room;
    Link *links;
    int link_count, link_room;
    ProseBox *boxes;
    int box_count, box_room;
    Prose **parts; // prose that was set apart and placed within this one
    int part_count;
    bool part; // markup and draft are another's
    Error fault;
    int left, *all_left; // bytes that macros may still write: ours, and the whole's
    double width, height, first;
    // The line grid while it is filled:
    double baseline; // of the last line
    Reach reach;     // of the last line
    bool after_display;
    int block; // how many were begun
};

// One block set by itself, its top left at the origin. It shares what `whole` has read.
Prose *prose_part(const Prose *whole, const Block *block, const ProseStyle *style);
// Takes the part into the whole, its top left at (x, y).
void prose_place(Prose *whole, Prose *part, double x, double y);

void prose_add_box(Prose *p, ProseBox box);
// The ground of code in a line, on the baseline from x on; `more`: the code before goes on.
void prose_add_ground(Prose *p, double x, double width, bool more);

// Where a thing that is no line of words begins: `gap` below all that is there, 0 for the
// first. Behind it the lines go on below `bottom`; `baseline` is that of its first line,
// before which a marker of `block` is put.
double prose_below(const Prose *p, double gap);
void prose_go_on(Prose *p, const Block *block, double indent, double baseline,
                 double bottom);
double prose_gap(const ProseStyle *style);          // between paragraphs
double prose_column(const Prose *p, double indent); // its width; 0: none
// The style for a part in a column of `width`, its type `share` as large.
ProseStyle prose_part_style(const Prose *p, double share, double width);

// Adds what stands at `index` of the draft's blocks, all but words and displays.
void prose_add_heading(Prose *p, const Block *block, double indent);
void prose_add_code(Prose *p, const Block *block, double indent);
void prose_add_table(Prose *p, const Block *block, double indent); // its cells follow

#endif
