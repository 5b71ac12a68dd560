#include "circuit/format.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/excerpt.h"
#include "circuit/format_qasm.h"
#include "circuit/format_qiskit.h"
#include "circuit/format_quantikz.h"
#include "circuit/format_quirk.h"
#include "circuit/noise_gate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// 200 000 lines of a long-winded program fit four times.
enum { MOST_BYTES = 32 << 20 };

static const Format formats[] = {
    {".qasm", true, qasm_read, qasm_write},
    {".json", false, quirk_read, quirk_write},
    {".url", false, quirk_read, quirk_write_link},
    {".py", false, NULL, qiskit_write},
    {".tex", false, NULL, quantikz_write},
};
enum { FORMATS = sizeof formats / sizeof *formats };

int format_count(void) {
    return FORMATS;
}

const Format *format_row(int index) {
    assert(index >= 0 && index < FORMATS);
    return &formats[index];
}

static bool serves(const Format *format, bool writes) {
    return writes ? format->write != NULL : format->read != NULL;
}

const char *format_leaves_out(const Format *format, const Circuit *circuit) {
    return !format->noise && circuit_noisy(circuit) ? "format.no_noise" : NULL;
}

const char *circuit_leaves_out(const Circuit *circuit, const char *path) {
    for (int i = 0; i < FORMATS; i++)
        if (formats[i].write && file_ends_in(path, formats[i].ending))
            return format_leaves_out(&formats[i], circuit);
    return NULL;
}

// ".qasm .json"
static char *endings(bool writes) {
    Buffer list = {0};
    for (int i = 0; i < FORMATS; i++)
        if (serves(&formats[i], writes))
            buffer_print(&list, "%s%s", list.size ? " " : "", formats[i].ending);
    return buffer_take(&list);
}

static const Format *format_of(const char *path, bool writes, const char *others,
                               Error *err) {
    for (int i = 0; i < FORMATS; i++)
        if (serves(&formats[i], writes) && file_ends_in(path, formats[i].ending))
            return &formats[i];
    const char *name = file_name(path);
    char *known = endings(writes);
    error_set(err, writes ? "format.unknown_write" : "format.unknown", "%s\t%s%s",
              excerpt_of(name, strlen(name)).text, known, others ? others : "");
    error_at(err, path, 0, 0);
    free(known);
    return NULL;
}

Circuit *circuit_read(const char *path, FormatOptions options, Error *err) {
    const Format *format = format_of(path, false, NULL, err);
    if (!format) return NULL;
    size_t size;
    char *text = file_read(path, MOST_BYTES, &size, err);
    if (!text) return NULL;
    Circuit *circuit = NULL;
    if (strlen(text) == size)
        circuit = format->read(text, path, options, err);
    else // a zero byte: not a text at all
        error_set(err, "format.binary", "%s", ""), error_at(err, path, 0, 0);
    free(text);
    return circuit;
}

bool circuit_write(const Circuit *circuit, const char *path, FormatOptions options,
                   Error *err) {
    const Format *format = format_of(path, true, options.others, err);
    if (!format) return false;
    char *text = format->write(circuit, options, err);
    if (!text) return error_at(err, path, 0, 0);
    bool written = file_write(path, text, strlen(text), err);
    free(text);
    return written;
}
