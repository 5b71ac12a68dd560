// Text formats of circuits: a table with one row each, found by the file's ending. Each
// reader is in format_<name>.c.
#ifndef KYUBI_CIRCUIT_FORMAT_H
#define KYUBI_CIRCUIT_FORMAT_H

#include "circuit/circuit.h"

typedef struct Format {
    const char *ending;                                               // ".qasm"
    Circuit *(*read)(const char *text, const char *file, Error *err); // NULL: write only
    char *(*write)(const Circuit *circuit);                           // NULL: read only
} Format;

int format_count(void);
const Format *format_row(int index);

// Reads a circuit from a file by its ending. Fails: file.…, format.unknown, or the reader's
// own error, with file, line and column.
Circuit *circuit_read(const char *path, Error *err);

#endif
