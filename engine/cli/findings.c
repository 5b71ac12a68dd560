#include "cli/findings.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const char *const warnings[] = {
    "check.dollar",        "check.furigana", "check.given_sampled",
    "check.option_silent", "check.title",    "check.unnamed",
};

bool finding_warns(const char *key) {
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
        if (!strcmp(warnings[i], key)) return true;
    return false;
}

void findings_add(Findings *findings, const Error *about) {
    if (findings->count == findings->room) {
        findings->room = findings->room ? 2 * findings->room : 16;
        findings->rows =
            mem_grow(findings->rows, (size_t)findings->room, sizeof *findings->rows);
    }
    findings->rows[findings->count++] = *about;
    if (!finding_warns(about->key)) findings->errors++;
}

void findings_clear(Findings *findings) {
    free(findings->rows);
    *findings = (Findings){0};
}

void findings_print(const Findings *findings, const Words *words, Lang lang, FILE *to) {
    for (int i = 0; i < findings->count; i++) {
        char *line = words_error_line(words, lang, &findings->rows[i]);
        fprintf(to, "%s\n", line);
        free(line);
    }
}

Data *findings_data(const Findings *findings, const Words *words, Lang lang) {
    Data *list = data_new_array();
    for (int i = 0; i < findings->count; i++) {
        const Error *row = &findings->rows[i];
        char *message = words_error(words, lang, row);
        Data *finding = data_new_object();
        data_put(finding, "code", data_new_text(row->key));
        data_put(finding, "severity",
                 data_new_text(finding_warns(row->key) ? "warning" : "error"));
        data_put(finding, "file", data_new_text(row->file));
        data_put(finding, "line", data_new_integer(row->line));
        data_put(finding, "message", data_new_text(message));
        data_push(list, finding);
        free(message);
    }
    return list;
}
