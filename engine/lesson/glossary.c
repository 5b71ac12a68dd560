#include "lesson/glossary.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { GLOSSARY_BYTES = 1 << 20, COLUMNS = 4 };

struct Glossary {
    char *text; // cut up by zero bytes; the terms point into it
    Term *terms;
    int count;
};

static bool key_good(const char *key) {
    return *key && !key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

// Cuts a line at its tabs; false unless that gives four filled columns.
static bool read_row(char *line, Term *term) {
    char *columns[COLUMNS], *rest = line;
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = strsep(&rest, "\t");
        if (!columns[i] || !columns[i][0]) return false;
    }
    *term = (Term){.key = columns[0], .reading = columns[2]};
    term->in[LANG_JA] = columns[1];
    term->in[LANG_EN] = columns[3];
    return !rest && key_good(columns[0]);
}

static bool read_rows(Glossary *glossary, const char *path, Error *err) {
    char *rest = glossary->text, *line;
    for (int number = 1; (line = strsep(&rest, "\n")); number++) {
        if (number == 1 || !*line) continue;
        glossary->terms =
            mem_grow(glossary->terms, (size_t)glossary->count + 1, sizeof *glossary->terms);
        Term *term = &glossary->terms[glossary->count];
        if (!read_row(line, term) || glossary_find(glossary, term->key)) {
            error_set(err, "glossary.row", "%s", line);
            return error_at(err, path, number, 0);
        }
        glossary->count++;
    }
    return true;
}

Glossary *glossary_open(const char *path, Error *err) {
    char *text = file_read(path, GLOSSARY_BYTES, NULL, err);
    if (!text) return NULL;
    Glossary *glossary = mem_new(sizeof *glossary);
    glossary->text = text;
    if (read_rows(glossary, path, err)) return glossary;
    glossary_close(glossary);
    return NULL;
}

void glossary_close(Glossary *glossary) {
    if (!glossary) return;
    free(glossary->terms);
    free(glossary->text);
    free(glossary);
}

int glossary_count(const Glossary *glossary) {
    return glossary->count;
}

const Term *glossary_term(const Glossary *glossary, int index) {
    return &glossary->terms[index];
}

const Term *glossary_find(const Glossary *glossary, const char *key) {
    for (int i = 0; i < glossary->count; i++)
        if (!strcmp(glossary->terms[i].key, key)) return &glossary->terms[i];
    for (int i = 0; i < glossary->count; i++)
        if (!strcmp(glossary->terms[i].in[LANG_JA], key)) return &glossary->terms[i];
    return NULL;
}
