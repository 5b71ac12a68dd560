// Markdown read into blocks: what is said and how, not yet where it stands.
#ifndef KYUBI_TYPE_DRAFT_H
#define KYUBI_TYPE_DRAFT_H

#include "type/ink.h"
#include "type/markup.h"
#include "type/span.h"

// A table is followed by its cells, row by row, the header's first.
typedef enum BlockKind {
    BLOCK_WORDS,
    BLOCK_DISPLAY,
    BLOCK_CODE,
    BLOCK_HEADING,
    BLOCK_TABLE,
    BLOCK_CELL
} BlockKind;
typedef enum CellAlign { CELL_LEFT, CELL_CENTRE, CELL_RIGHT } CellAlign;

typedef struct Block {
    BlockKind kind;
    char *text; // with stand-ins; '\n' is a hard line break
    Span *spans;
    int span_count;
    int insert;        // BLOCK_DISPLAY: the formula
    int depth;         // lists around it
    char marker[12];   // "•", "1", or "" where none stands before it
    bool tight;        // stands close below the block before: an item of a list without air
    int level;         // BLOCK_HEADING: 1 … 6
    int columns, rows; // BLOCK_TABLE: header included
    CellAlign align;   // BLOCK_CELL
} Block;

typedef struct DraftLink {
    char *target;
    int line;   // within the source
    bool found; // by its spelling, not written as a link (type/lexicon_mark.h)
} DraftLink;

typedef struct Draft {
    Block *blocks;
    int block_count;
    DraftLink *links;
    int link_count;
} Draft;

Draft *draft_create(const Markup *markup);
void draft_destroy(Draft *draft);

// Whether a character is Japanese: kana, kanji, full-width signs. Between two of them a
// line break is nothing.
bool draft_japanese(uint32_t character);
// Whether it is Japanese punctuation, which brings its own air.
bool draft_japanese_sign(uint32_t character);

#endif
