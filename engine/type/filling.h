// Fills lines with what pango shaped as one long line: where they break (kinsoku), what air
// stands between Japanese and western characters, and how a line's slack is shared out.
//
// Lines are filled to their column one after the other; what may not begin a line takes the
// character before it along. A line with Japanese in it that ends within an eighth of an em
// per gap of its column is justified: all the gaps beside Japanese characters become wider
// alike. Other lines, and the last of a paragraph, keep their natural width.
#ifndef KYUBI_TYPE_FILLING_H
#define KYUBI_TYPE_FILLING_H

#include <pango/pangocairo.h>
#include <stdbool.h>

// What the maker of a paragraph knows of a stretch of the text: the base of a reading.
typedef struct Base {
    int from, to;         // bytes of the layout's text
    double before, after; // px of air beside it within a line
    double inner;         // px of air between its characters
    // What its reading is wider than the base so set, px. Where the base begins a line they
    // begin together, and where it ends one they end together: the other side takes this
    // air.
    double out, after_head, before_tail;
    bool whole; // never broken
} Base;

// A character, or a shape, on its line.
typedef struct Cluster {
    int from, to; // bytes
    int run;      // of the filling
    uint32_t character;
    double width; // px, without the air behind it
    double air;   // px, before the next one on its line
    double x;     // from the left of its line
    bool shape, code;
    bool breaks; // a line may begin here
    bool last;   // a forced line break follows
} Cluster;

typedef struct FilledLine {
    int first, behind; // of the clusters
    int last;          // the last that shows: no blank
    GSList *runs;      // PangoGlyphItem *, left to right, with their air in them
    int from, to;      // bytes
} FilledLine;

typedef struct Filling {
    Cluster *clusters;
    int count;
    FilledLine *lines;
    int line_count;
} Filling;

typedef struct FillingOptions {
    double width;  // of the column, px; 0: none
    double size;   // of the type, px
    double letter; // air behind every character within a line, px
    const Base *bases;
    int base_count;
    bool (*is_code)(const PangoGlyphItem *run); // code keeps its blanks and takes no air
} FillingOptions;

// Of a layout that has no width. Shapes are clusters of their own and count as western.
void filling_make(Filling *filling, PangoLayout *layout, const FillingOptions *options);
void filling_clear(Filling *filling);

#endif
