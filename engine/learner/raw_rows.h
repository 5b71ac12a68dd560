// The attempts in the bytes of a damaged record, found page by page without its trees and
// tables: every page that looks like a leaf of a table is searched for rows of the shape of
// an attempt. Format: sqlite.org/fileformat2.html, sections 1.6 (b-tree pages) and 2.1
// (records). Bytes are believed in nothing. Only this room includes it.
#ifndef KYUBI_LEARNER_RAW_ROWS_H
#define KYUBI_LEARNER_RAW_ROWS_H

#include <stdint.h>

#include <stddef.h>

// The columns of the table attempt behind its id: four texts and five numbers, the last of
// which an earlier Kyubi did not keep.
enum { RAW_TEXTS = 4, RAW_NUMBERS = 5 };

typedef struct RawRow {
    int64_t id;
    struct {
        const unsigned char *bytes; // UTF-8, checked; for the call
        size_t size;
    } texts[RAW_TEXTS];
    int64_t numbers[RAW_NUMBERS];
} RawRow;

typedef void RawTake(void *to, const RawRow *row);

// Calls `take` for every row; one that was moved may be met twice.
void raw_rows_each(const unsigned char *bytes, size_t size, RawTake *take, void *to);

#endif
