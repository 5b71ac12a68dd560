#include "lesson/glossary.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    GLOSSARY_BYTES = 1 << 20,
    GLOSSARY_TERMS = 2000,
    COLUMNS = 9,
    FILLED = 4,
    SPELLING = 256
};

struct Glossary {
    char *text; // cut up by zero bytes; the terms point into it
    Term *terms;
    int count;
};

static bool key_good(const char *key) {
    return *key && !key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

// Cuts a line at its tabs; false unless the first four columns are filled.
static bool read_row(char *line, Term *term) {
    char *columns[COLUMNS], *rest = line;
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = strsep(&rest, "\t");
        if (!columns[i]) columns[i] = line + strlen(line);
        if (i < FILLED && !columns[i][0]) return false;
    }
    *term = (Term){.key = columns[0],
                   .in = {[LANG_JA] = columns[1], [LANG_EN] = columns[3]},
                   .reading = columns[2],
                   .meaning = {[LANG_JA] = columns[4], [LANG_EN] = columns[5]},
                   .lesson = columns[6],
                   .also = columns[7],
                   .avoid = columns[8]};
    return !rest && key_good(columns[0]);
}

static bool read_rows(Glossary *glossary, const char *path, Error *err) {
    char *rest = glossary->text, *line;
    for (int number = 1; (line = strsep(&rest, "\n")); number++) {
        if (number == 1 || !*line) continue;
        if (glossary->count == GLOSSARY_TERMS) {
            error_set(err, "glossary.many", "%d", GLOSSARY_TERMS);
            return error_at(err, path, number, 0);
        }
        glossary->terms =
            mem_one_more(glossary->terms, (size_t)glossary->count, sizeof *glossary->terms);
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
    return text ? glossary_of_text(text, path, err) : NULL;
}

Glossary *glossary_of_pack(const PackFiles *files, Error *err) {
    static const char name[] = "glossary.tsv";
    if (!pack_files_have(files, name)) return NULL;
    char *text = pack_files_read(files, name, GLOSSARY_BYTES, NULL, err);
    char *place = pack_files_place(files, name);
    Glossary *glossary = text ? glossary_of_text(text, place, err) : NULL;
    free(place);
    return glossary;
}

Glossary *glossary_of_text(char *text, const char *path, Error *err) {
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

// "rate (QBER)" gives "rate", "controlled-NOT (CNOT) gate" gives "controlled-NOT gate".
static void without_brackets(const char *words, char *out) {
    const char *open = strchr(words, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close) {
        snprintf(out, SPELLING, "%s", words);
        return;
    }
    while (open > words && open[-1] == ' ')
        open--;
    snprintf(out, SPELLING, "%.*s%s", (int)(open - words), words, close + 1);
}

// Calls `each` with what stands between the ';' of a list.
static void each_of(const char *list, void (*each)(void *to, const char *spelling),
                    void *to) {
    char spelling[SPELLING];
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, ";");
        snprintf(spelling, sizeof spelling, "%.*s", (int)size, at);
        if (spelling[0]) each(to, spelling);
        at += size + (at[size] == ';');
    }
}

void term_avoided(const Term *term, void (*each)(void *to, const char *spelling),
                  void *to) {
    each_of(term->avoid, each, to);
}

void term_spellings(const Term *term, void (*each)(void *to, const char *spelling),
                    void *to) {
    char spelling[SPELLING];
    each(to, term->in[LANG_JA]);
    without_brackets(term->in[LANG_EN], spelling);
    each(to, spelling);
    each_of(term->also, each, to);
}
