// The table of a pack's texts that goes to a translator and comes back: a row for each,
// with the columns place, ja, en and mark, between tabs or commas, in UTF-8. A cell with a
// tab, a comma, a quote or a line's end stands in quotes, its quotes doubled (RFC 4180),
// which spreadsheets write and read. One that a spreadsheet would take for a formula has a
// ' in front, which is taken off when it is read.
#ifndef KYUBI_LESSON_WORDS_SHEET_H
#define KYUBI_LESSON_WORDS_SHEET_H

#include "base/mem.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

enum { SHEET_BYTES = 32 << 20, SHEET_ROWS = 200000 };

typedef struct SheetRow {
    char *place, *mark;
    char *in[LANG_COUNT]; // "" where the cell is empty
    int line;             // of the table, from 1
} SheetRow;

typedef struct WordsSheet {
    SheetRow *rows;
    int count;
} WordsSheet;

// Begins a table: with a byte order mark, by which spreadsheets know UTF-8.
void words_sheet_begin(Buffer *out, char between);
void words_sheet_add(Buffer *out, char between, const char *place, const Text *text,
                     const char *mark);

// Columns are found by their names in the first row, in any order, between tabs, commas or
// semicolons; others may stand beside them. Fails with the line: sheet.bytes,
// sheet.columns, sheet.quote (one that is not closed), sheet.rows (too many). Yours
// (words_sheet_free).
bool words_sheet_read(WordsSheet *sheet, const char *bytes, size_t size, const char *name,
                      Error *err);
void words_sheet_free(WordsSheet *sheet);

#endif
