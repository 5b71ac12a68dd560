#include "circuit/format.h"

#include "base/file.h"
#include "circuit/excerpt.h"
#include "circuit/format_qasm.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 4 << 20 };

static const Format formats[] = {
    {".qasm", qasm_read, NULL},
};
enum { FORMATS = sizeof formats / sizeof *formats };

int format_count(void) {
    return FORMATS;
}

const Format *format_row(int index) {
    assert(index >= 0 && index < FORMATS);
    return &formats[index];
}

static const Format *format_of(const char *path) {
    for (int i = 0; i < FORMATS; i++)
        if (formats[i].read && file_ends_in(path, formats[i].ending)) return &formats[i];
    return NULL;
}

Circuit *circuit_read(const char *path, Error *err) {
    const Format *format = format_of(path);
    if (!format) {
        const char *name = file_name(path);
        error_set(err, "format.unknown", "%s", excerpt_of(name, strlen(name)).text);
        error_at(err, path, 0, 0);
        return NULL;
    }
    size_t size;
    char *text = file_read(path, MOST_BYTES, &size, err);
    if (!text) return NULL;
    Circuit *circuit = NULL;
    if (strlen(text) == size)
        circuit = format->read(text, path, err);
    else // a zero byte: not a text at all
        error_set(err, "format.binary", "%s", ""), error_at(err, path, 0, 0);
    free(text);
    return circuit;
}
