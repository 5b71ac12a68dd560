// A table of texts and numbers, row by row, as it leaves the program: CSV as RFC 4180 has
// it, in UTF-8.
#ifndef KYUBI_BASE_TABLE_H
#define KYUBI_BASE_TABLE_H

#include "base/mem.h"

// Zero is an empty one.
typedef struct Table {
    Buffer text; // of the rows so far
    int cells;   // of the row at work
} Table;

void table_text(Table *table, const char *text); // copied; quoted where it must be
void table_number(Table *table, double number);  // as short as reads back the same
void table_integer(Table *table, long long number);
void table_end_row(Table *table);
char *table_take(Table *table); // the CSV, yours; the table is empty afterwards

#endif
