// Text formats of circuits: a table with one row each, found by the file's ending. Each
// reader and writer is in format_<name>.c.
#ifndef KYUBI_CIRCUIT_FORMAT_H
#define KYUBI_CIRCUIT_FORMAT_H

#include "circuit/circuit.h"
#include "circuit/expression.h"

// What a caller may say to a reader or writer; zero is a good default.
typedef struct FormatOptions {
    int qasm_version;   // the OpenQASM to write: 2 or 3; 0 is 3
    const Name *inputs; // values for the program's `input` names, NULL-ended; may be NULL
    // An input that has no value there is no failure, but a parameter at π/2.
    bool free_inputs;
    const char *others; // endings that the caller itself writes, told with ours; or NULL
} FormatOptions;

typedef struct Format {
    const char *ending; // ".qasm"
    bool noise;         // it can say what goes wrong; the others leave that out
    // A new circuit from a text; `file` names the text in errors (NULL: none). NULL where
    // the format cannot be read.
    Circuit *(*read)(const char *text, const char *file, FormatOptions options, Error *err);
    // The text, yours to free; fails where the format cannot say a step. NULL where the
    // format cannot be written.
    char *(*write)(const Circuit *circuit, FormatOptions options, Error *err);
} Format;

int format_count(void);
const Format *format_row(int index);

// Reads a circuit from a file by its ending. Fails: file.…, format.unknown, format.binary,
// or the reader's own error, with file, line and column.
Circuit *circuit_read(const char *path, FormatOptions options, Error *err);

// The key of a sentence that says what a text in that format will not have of the circuit;
// NULL: it will have all of it. By its ending: NULL also where there is no such format.
const char *format_leaves_out(const Format *format, const Circuit *circuit);
const char *circuit_leaves_out(const Circuit *circuit, const char *path);

// Writes it into a file by its ending. Fails: file.unwritable, format.unknown_write, or the
// writer's own error, with the file.
bool circuit_write(const Circuit *circuit, const char *path, FormatOptions options,
                   Error *err);

#endif
