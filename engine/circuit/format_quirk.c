#include "circuit/format_quirk.h"

#include "base/mem.h"
#include "circuit/quirk_link.h"
#include "circuit/quirk_read.h"
#include "circuit/quirk_write.h"

#include <stdlib.h>
#include <string.h>

static const DataLimits limits = {.bytes = 4 << 20, .depth = 32, .elements = 400000};

static Circuit *read_json(const char *json, const char *file, Error *err) {
    Data *root = data_read(json, strlen(json), limits, file, err);
    if (!root) return NULL;
    Circuit *circuit = quirk_read_data(root, err);
    data_free(root);
    return circuit;
}

Circuit *quirk_read(const char *text, const char *file, FormatOptions options, Error *err) {
    (void)options;
    Circuit *circuit = NULL;
    char *json = quirk_link_open(text, err);
    if (json) circuit = read_json(json, file, err);
    if (!circuit) error_at(err, file, 0, 0);
    free(json);
    return circuit;
}

// The JSON in one line.
static char *write_json(const Circuit *circuit, Error *err) {
    Data *root = quirk_write_data(circuit, err);
    if (!root) return NULL;
    char *json = data_write(root);
    data_free(root);
    return json;
}

static char *with_line_end(char *text) {
    Buffer line = {0};
    buffer_print(&line, "%s\n", text);
    free(text);
    return buffer_take(&line);
}

char *quirk_write(const Circuit *circuit, FormatOptions options, Error *err) {
    (void)options;
    char *json = write_json(circuit, err);
    return json ? with_line_end(json) : NULL;
}

char *quirk_write_link(const Circuit *circuit, FormatOptions options, Error *err) {
    (void)options;
    char *json = write_json(circuit, err);
    if (!json) return NULL;
    char *link = quirk_link_make(json);
    free(json);
    return with_line_end(link);
}
